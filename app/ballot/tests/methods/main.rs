//! The counting methods, from outside.

mod brute;
mod encoding;
mod files;
mod oracles;
mod oracles_rounds;
mod properties;
mod second;
mod stv_rules;
mod support;
mod ties;
mod vectors;
