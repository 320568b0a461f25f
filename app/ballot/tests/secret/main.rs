//! The profile `secret`, from outside.

mod path;
mod support;
