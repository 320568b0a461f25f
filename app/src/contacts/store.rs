//! Rows of contact points, of codes that confirm them, and of letters.

pub mod codes;
pub mod letters;
pub mod points;
