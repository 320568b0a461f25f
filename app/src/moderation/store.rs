//! Rows of moderation.

pub mod appeals;
pub mod figures;
pub mod items;
pub mod notes;
pub mod queue;
pub mod reports;
pub mod settings;
pub mod statements;
pub mod suspensions;
pub mod templates;
pub mod texts;
