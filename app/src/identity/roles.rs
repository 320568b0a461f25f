//! Roles: who holds which, granted and revoked by administrators of the municipality.

mod page;
mod requests;

pub use super::store::roles::GrantedBy;
pub use page::name as role_name;

use super::store::{self, NewAccount, email_changes, roles};
use crate::db::{DbError, Tx};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events;
use crate::form::{Fields, FormState};
use crate::transact;
use crate::web::{AppState, LocalPath, Query, Visit};
use axum::Router;
use axum::routing::{get, post};
use domain::actor::{Grant, Role};
use domain::ids::{AccountId, SpaceId};
use domain::rights::{self, RoleChange, RoleVerb};
use jiff::Timestamp;
use requests::Wanted;
use serde_json::json;
use uuid::Uuid;

/// What stands for the whole municipality in the form.
const EVERYWHERE: &str = "all";

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/admin/roles", get(show).post(give))
        .route("/admin/roles/revoke", post(revoke))
        .route("/admin/roles/requests", get(requests::list))
        .route(
            "/admin/roles/requests/{id}/confirm",
            post(requests::confirm),
        )
        .route("/admin/roles/requests/{id}/refuse", post(requests::refuse))
}

async fn show(visit: Visit, Query(query): Query) -> Answer {
    let mut form = visit.typed_before().await?.unwrap_or_default();
    if form.fields.get("space").is_empty() {
        form.fields.set("space", EVERYWHERE);
    }
    page::draw(&visit, &query, form).await
}

/// Gives an account a role; `false` if it is held already.
///
/// # Errors
/// When the database fails.
pub async fn grant(
    tx: &mut Tx,
    by: GrantedBy<'_>,
    account: AccountId,
    grant: Grant,
    event: Uuid,
    now: Timestamp,
) -> Result<bool, DbError> {
    let added = roles::insert(tx, by, account, grant, now).await?;
    if added {
        let actor = match by {
            GrantedBy::Administrator(permit) => Some(*permit.by()),
            GrantedBy::Operator | GrantedBy::Directory(_) => None,
        };
        events::record(
            tx,
            event,
            now,
            events::Kind::RoleGranted,
            account.0,
            actor,
            &facts(grant),
        )
        .await?;
    }
    Ok(added)
}

fn facts(grant: Grant) -> serde_json::Value {
    json!({ "role": grant.role.word(), "space": grant.space })
}

/// Gives a role at the command line, to the account of an address, which is made if there is none. `false` if the role is held already.
///
/// # Errors
/// When the database fails.
pub async fn grant_by_operator(
    app: &AppState,
    email: &str,
    role: Role,
    space: Option<SpaceId>,
) -> Result<bool, DbError> {
    let new = newcomer(app, email.to_owned());
    let (event, now) = (app.clock.id(), app.clock.now());
    transact!(&app.db, tx => {
        let (account, _) = store::account_for(tx, &new, now).await?;
        grant(tx, GrantedBy::Operator, account, Grant { role, space }, event, now).await
    })
}

fn newcomer(app: &AppState, email: String) -> NewAccount {
    NewAccount {
        id: AccountId(app.clock.id()),
        email,
        name: String::new(),
        lang: app.site.language.tag(),
    }
}

/// `POST /admin/roles`
async fn give(visit: Visit, Query(query): Query, fields: Fields) -> Answer {
    let permit = rights::may_administer(&visit.actor)?;
    let mut form = FormState::of(fields);
    let email = form.email("email");
    let role = Role::from_word(form.fields.get("role"));
    if role.is_none() {
        form.refuse("role", "error-role", &[]);
    }
    let space = page::chosen_space(&visit, &mut form).await?;
    let (Some(role), Some(space), false) = (role, space, form.is_refused()) else {
        return page::draw(&visit, &query, form).await;
    };
    let new = newcomer(&visit.app, email);
    let (event, now) = (visit.app.clock.id(), visit.now);
    let account: Option<AccountId> = transact!(&visit.app.db, tx => {
        if email_changes::is_held(tx, &new.email, now).await? {
            return Ok(None);
        }
        Ok::<_, Problem>(Some(store::account_for(tx, &new, now).await?.0))
    })?;
    let Some(account) = account else {
        form.refuse("email", "role-email-held", &[]);
        return page::draw(&visit, &query, form).await;
    };
    let wanted = Grant { role, space };
    let change = change(RoleVerb::Grant, account, wanted);
    match requests::want(&visit, &permit, &change, &new.email).await? {
        Wanted::Alone => {}
        Wanted::Asked => return asked(&visit).await,
        Wanted::Nobody => {
            form.refuse("email", "role-alone", &[]);
            return page::draw(&visit, &query, form).await;
        }
    }
    let given: bool = transact!(&visit.app.db, tx => {
        grant(tx, GrantedBy::Administrator(&permit), account, wanted, event, now).await
    })?;
    visit
        .notice(if given { "role-granted" } else { "role-held" })
        .await?;
    Ok(visit.redirect(&LocalPath::new("/admin/roles")))
}

fn change(verb: RoleVerb, account: AccountId, grant: Grant) -> RoleChange {
    RoleChange {
        verb,
        account,
        grant,
    }
}

/// On to the page where what was asked for waits.
async fn asked(visit: &Visit) -> Answer {
    visit.notice("role-asked").await?;
    Ok(visit.redirect(&LocalPath::new("/admin/roles/requests")))
}

/// `POST /admin/roles/revoke`
async fn revoke(visit: Visit, fields: Fields) -> Answer {
    let permit = rights::may_administer(&visit.actor)?;
    let account: AccountId = fields
        .get("account")
        .parse()
        .map_err(|_| Problem::Malformed)?;
    let space: Uuid = fields
        .get("space")
        .parse()
        .map_err(|_| Problem::Malformed)?;
    let grant = Grant {
        role: Role::from_word(fields.get("role")).ok_or(Problem::Malformed)?,
        space: (!space.is_nil()).then_some(SpaceId(space)),
    };
    let (event, now) = (visit.app.clock.id(), visit.now);
    let mut tx = visit.app.db.read().await?;
    if !roles::is_held(&mut tx, account, grant).await? {
        return Err(Problem::NotFound);
    }
    let holder = store::account(&mut tx, account).await?.or_not_found()?;
    drop(tx);
    let wish = change(RoleVerb::Revoke, account, grant);
    match requests::want(&visit, &permit, &wish, &holder.email).await? {
        Wanted::Alone => {}
        Wanted::Asked => return asked(&visit).await,
        Wanted::Nobody => return refused(&visit, "role-last").await,
    }
    let outcome =
        transact!(&visit.app.db, tx => take_away(tx, &permit, account, grant, event, now).await)?;
    match outcome {
        Revoked::Done => visit.notice("role-revoked").await?,
        Revoked::NotHeld => return Err(Problem::NotFound),
        Revoked::Last => return refused(&visit, "role-last").await,
    }
    Ok(visit.redirect(&LocalPath::new("/admin/roles")))
}

/// The page of roles with what is wrong above those that are held.
async fn refused(visit: &Visit, key: &'static str) -> Answer {
    let mut form = FormState::default();
    form.fields.set("space", EVERYWHERE);
    form.refuse("held", key, &[]);
    page::draw(visit, &Fields::default(), form).await
}

enum Revoked {
    Done,
    NotHeld,
    Last,
}

/// The last administrator of the whole municipality stays: otherwise nobody could let anybody in.
async fn take_away(
    tx: &mut Tx,
    permit: &rights::MayAdminister,
    account: AccountId,
    grant: Grant,
    event: Uuid,
    now: Timestamp,
) -> Result<Revoked, DbError> {
    if !roles::is_held(tx, account, grant).await? {
        return Ok(Revoked::NotHeld);
    }
    let is_key = grant.role == Role::Administrator && grant.space.is_none();
    if is_key && roles::administrators(tx).await? <= 1 {
        return Ok(Revoked::Last);
    }
    roles::remove(tx, permit, account, grant).await?;
    let by = Some(*permit.by());
    events::record(
        tx,
        event,
        now,
        events::Kind::RoleRevoked,
        account.0,
        by,
        &facts(grant),
    )
    .await?;
    Ok(Revoked::Done)
}
