//! Who of the staff opened what about whom, and why: written down in the transaction that reads the data, in a chain of hashes.
//!
//! Whoever shows data about a person to staff does it like this, after a page that has [`warning`] and [`purpose_field`]:
//!
//! ```text
//! let may = rights::may_serve(&visit.actor)?;
//! let mut form = FormState::of(fields);
//! let Some(why) = access::purpose_of(&mut form) else { return draw_again(&visit, &form) };
//! let opened = Opened { may: &may, person, why: &why, fields: &[Field::Name, Field::BirthDate] };
//! let data = transact!(&visit.app.db, tx => {
//!     let data = store::read(tx, …).await?;
//!     access::record(tx, &opened, visit.now).await?;
//!     Ok::<_, Problem>(data)
//! })?;
//! ```

mod audit;
mod erasure;
mod exports;
mod form;
mod jobs;
mod mine;
mod questions;
mod record;
mod retention;
mod store;
mod verify;

pub use erasure::erase;
pub use exports::{OPENED, QUESTIONS};
pub use form::{field_name, purpose_field, purpose_name, purpose_of, warning};
pub use jobs::{log_head, tell};
pub use mine::entry_view;
pub use record::{Opened, record};
pub use retention::{clear_questions, count_questions};
pub use store::of_entry;
pub use verify::{Verdict, verify};

use crate::web::AppState;
use axum::Router;
use axum::routing::get;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/me/access", get(mine::list))
        .route(
            "/me/access/{number}/ask",
            get(mine::question).post(mine::ask),
        )
        .route("/desk/questions", get(questions::list))
        .route(
            "/desk/questions/{id}",
            get(questions::one).post(questions::answer),
        )
        .route("/audit/access", get(audit::show))
}
