//! The counting methods, from outside.

mod brute;
mod oracles;
mod oracles_rounds;
mod properties;
mod stv_rules;
mod support;
