//! Who somebody is: accounts, passkeys, links by e-mail, sessions, roles, and the roll of residents.

pub mod activity;
mod agent;
mod alerts;
mod attempts;
mod binding;
mod email_change;
pub mod erasure;
pub mod exports;
pub mod islands;
pub mod jobs;
pub mod known;
mod links;
mod me;
mod outbox;
mod passkeys;
pub mod people;
mod place;
pub mod proof;
pub mod retention;
mod roles;
pub mod sessions;
mod sign_in;
mod step_up;
mod store;
pub mod ways;

pub use binding::{Bound, Card, bind, card, entry_of, holder, release};
pub use links::moment;
pub use me::framed;
pub use roles::{GrantedBy, grant, grant_by_operator, role_name};
pub use sign_in::{end as end_session, webauthn};
pub use store::{Account, NewAccount, account, account_for, actor, devices::sharing_a_device};

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(sign_in::routes())
        .merge(links::routes())
        .merge(me::routes())
        .merge(roles::routes())
}
