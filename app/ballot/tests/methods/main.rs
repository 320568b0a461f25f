//! The counting methods, from outside.

mod oracles;
mod oracles_rounds;
mod support;
