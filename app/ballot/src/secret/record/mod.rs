//! The public record of a poll: its leaves, tree, files and signed checkpoints.

pub mod checkpoint;
pub mod leaf;
pub mod note;
pub mod tiles;
pub mod tree;
pub mod vkey;
pub mod witness;
