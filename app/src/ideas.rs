//! Ideas: boards on which citizens put them forward, support them, and follow what becomes of them.

pub mod amendments;
mod answer;
mod authors;
mod boards;
mod curate;
mod diff;
mod drafts;
mod edit;
mod form;
mod history;
pub mod home;
pub mod islands;
mod list;
mod lists;
mod moderated;
mod names;
mod page;
pub mod privacy;
mod progress;
mod propose;
mod routes;
mod seen;
mod store;
mod support;
mod telling;
mod thread;
mod topic;

pub use list::{card, cards};
pub use lists::{index, is_public, made, prove};
pub use moderated::{MODERATED, supporters};
pub use names::status_name;
pub use routes::routes;
pub use seen::Seen;
pub use store::{BoardRecord, IdeaRecord};
pub use telling::{purge, tell};
pub use topic::{count_comment, topic};
