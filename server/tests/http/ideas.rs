//! Ideas: from a form to an idea that is supported, answered and carried out. Each test is named after the line it shows.

mod answers;
mod boards;
mod curating;
mod editing;
mod moderated;
mod notices;
mod owed;
mod photos;
mod privacy;
mod propose;
mod support;
mod together;
