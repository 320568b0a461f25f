//! The profile `secret`, from outside.

mod path;
mod red_operator;
mod refusals;
mod rfc9474;
mod support;
