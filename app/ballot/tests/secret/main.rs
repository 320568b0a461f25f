//! The profile `secret`, from outside.

mod faults;
mod path;
mod properties;
mod ranked;
mod red_operator;
mod red_record;
mod refusals;
mod rfc9474;
mod support;
mod vectors;
