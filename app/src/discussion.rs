//! Discussion: comments on an idea, for, against or asking, with replies one level deep, and what people found helpful.
//!
//! What others call: [`load`] draws the discussion on the page of an idea; [`MODERATED`] and [`THREADS`] are for moderators;
//! [`tell`] is the job that tells people of replies and of being named; [`counted`] counts anew what ideas keep as counters.

mod card;
mod edit;
mod exports;
mod form;
mod history;
mod link;
mod list;
pub mod made;
mod moderated;
mod page;
mod paths;
mod rate;
mod reply;
mod shown;
mod store;
mod talk;
mod tell;
mod view;
mod withdraw;
mod words;
mod write;

pub use exports::{COMMENTS, RATINGS, erase};
pub use moderated::{MODERATED, THREADS};
pub use paths::routes;
pub use shown::{Shown, load};
pub use store::counted;
pub use talk::Topic;
pub use tell::tell;
