//! The directory of staff (LDAP): who works here and in which role, as its groups say; followed every night, and at each sign-in.

mod admin;
mod erasure;
mod ldap;
mod outcome;
mod plan;
mod settings;
mod sign_in;
mod store;
mod sync;

pub use erasure::erase;
pub use ldap::{DirectoryError, check};
pub use outcome::{Change, Outcome, What};
pub use settings::{Role, Settings, password_file};
pub use sign_in::form as sign_in_form;
pub use sync::{Run, nightly, run};

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(sign_in::routes())
        .merge(admin::routes())
}
