//! Changes of roles that one administrator cannot make alone: asked for by one, confirmed or refused by another.

use super::page::{name, place};
use super::{Revoked, grant, take_away};
use crate::admin::{self, Tab};
use crate::db::DbError;
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::identity::links::moment;
use crate::identity::store;
use crate::identity::store::role_requests::{self, Reader, Row};
use crate::identity::store::roles::{self, GrantedBy};
use crate::mail;
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, input};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use domain::actor::{Grant, Role};
use domain::ids::{AccountId, SpaceId};
use domain::rights::{self, MayAdminister, RoleChange, RoleVerb};
use jiff::SignedDuration;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// For so long a change can be confirmed.
const VALID: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Longest reason, in characters.
const REASON: usize = 500;

/// What comes of a change that somebody wants.
pub enum Wanted {
    /// One may make it alone.
    Alone,
    /// It waits for a second administrator now; or did already.
    Asked,
    /// There is no second one.
    Nobody,
}

/// Whether a change can be made by one; where it cannot, it is written down and the other administrators get a mail.
///
/// # Errors
/// When the database fails.
pub async fn want(
    visit: &Visit,
    permit: &MayAdminister,
    change: &RoleChange,
    holder: &str,
) -> Result<Wanted, Problem> {
    let key = Grant {
        role: Role::Administrator,
        space: None,
    };
    let mut tx = visit.app.db.read().await?;
    let over = roles::is_held(&mut tx, change.account, key).await?;
    let all = role_requests::administrators(&mut tx, permit).await?;
    drop(tx);
    if !rights::needs_second(permit, change, over, all.len()) {
        return Ok(Wanted::Alone);
    }
    if all.len() < 2 {
        return Ok(Wanted::Nobody);
    }
    let asker = visit.actor.name.clone();
    let others = all.iter().filter(|one| one.id != permit.by().0);
    let mut letters = Vec::new();
    for one in others {
        letters.push(letter(visit, one, "mail-role-asked", &asker, holder, change, "").await?);
    }
    let (id, event, now) = (visit.app.clock.id(), visit.app.clock.id(), visit.now);
    transact!(&visit.app.db, tx => {
        if role_requests::insert(tx, permit, id, change, now, now + VALID).await? {
            events::record(tx, event, now, Kind::RoleAsked, change.account.0, Some(*permit.by()), &facts(change)).await?;
            send(tx, &letters, now).await?;
        }
        Ok::<_, Problem>(())
    })?;
    Ok(Wanted::Asked)
}

fn facts(change: &RoleChange) -> serde_json::Value {
    json!({ "change": change.verb.word(), "role": change.grant.role.word(), "space": change.grant.space })
}

struct Letter {
    id: Uuid,
    to: String,
    subject: String,
    body: String,
}

async fn letter(
    visit: &Visit,
    to: &Reader,
    key: &'static str,
    by: &str,
    holder: &str,
    change: &RoleChange,
    reason: &str,
) -> Result<Letter, Problem> {
    let l = Locale::from_tag(&to.lang).unwrap_or(visit.app.site.language);
    let site = &visit.app.site;
    let what = words(visit, l, change, by, holder).await?;
    let link = site
        .base_url
        .join("/admin/roles/requests")
        .map_err(Problem::internal)?;
    Ok(Letter {
        id: visit.app.clock.id(),
        to: to.email.clone(),
        subject: t!(l, "mail-role-subject", site = site.name.as_str()),
        body: t!(
            l,
            key,
            what = what,
            reason = reason,
            link = link.as_str(),
            contact = site.contact.as_str()
        ),
    })
}

async fn send(
    tx: &mut crate::db::Tx,
    letters: &[Letter],
    now: jiff::Timestamp,
) -> Result<(), DbError> {
    for one in letters {
        mail::queue(tx, one.id, &one.to, &one.subject, &one.body, now).await?;
    }
    Ok(())
}

/// "A wants to give B the role C (where)".
async fn words(
    visit: &Visit,
    l: Locale,
    change: &RoleChange,
    by: &str,
    holder: &str,
) -> Result<String, Problem> {
    let spaces = super::page::spaces(visit).await?;
    Ok(sentence(l, change, by, holder, &spaces))
}

fn sentence(
    l: Locale,
    change: &RoleChange,
    by: &str,
    holder: &str,
    spaces: &[(SpaceId, String)],
) -> String {
    let key = match change.verb {
        RoleVerb::Grant => "role-request-grant",
        RoleVerb::Revoke => "role-request-revoke",
    };
    t!(
        l,
        key,
        by = by,
        who = holder,
        role = name(l, change.grant.role),
        place = place(l, change.grant.space, spaces)
    )
}

/// `GET /admin/roles/requests`
pub async fn list(visit: Visit) -> Answer {
    draw(&visit, FormState::default()).await
}

async fn draw(visit: &Visit, form: FormState) -> Answer {
    let permit = rights::may_administer(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let waiting = role_requests::open(&mut tx, &permit, visit.now).await?;
    let administrators = roles::administrators(&mut tx).await?;
    drop(tx);
    let l = visit.locale;
    let spaces = super::page::spaces(visit).await?;
    let mut rows = Vec::new();
    for row in &waiting {
        rows.push(request(visit, row, &spaces, &form)?);
    }
    let list = if rows.is_empty() {
        Either::Left(view! { <div class="empty"><h2>{t!(l, "role-requests-none")}</h2></div> })
    } else {
        Either::Right(rows)
    };
    let alone = (administrators < 2).then(|| alone(l));
    let title = t!(l, "role-requests-title");
    let page = Page::new(Section::Admin, title.clone());
    let crumbs = vec![("/admin/roles".to_owned(), t!(l, "roles-title"))];
    Ok(admin::page(
        visit,
        Tab::Roles,
        page,
        Some(&form),
        crumbs,
        || {
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "role-requests-lede")}</p>
                {alone}
                {list}
            }
        },
    ))
}

/// How to proceed where there is one administrator alone.
fn alone(l: Locale) -> impl IntoView {
    view! { <div class="notice"><p>{t!(l, "role-alone-words")}</p></div> }
}

fn request(
    visit: &Visit,
    row: &Row,
    spaces: &[(SpaceId, String)],
    form: &FormState,
) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let what = sentence(l, &row.what()?, &row.asker, &row.holder, spaces);
    let until = moment(visit, row.expires_at)?;
    let is_own = rights::may_second(&visit.actor, AccountId(row.asked_by)).is_err();
    let id = row.id;
    let empty = FormState::default();
    // What was wrong belongs to the request it was typed at.
    let form = if form.fields.get("id") == id.to_string() {
        form
    } else {
        &empty
    };
    let decide = if is_own {
        Either::Left(view! { <p>{t!(l, "role-request-own")}</p> })
    } else {
        let reason = FieldText::new("reason", t!(l, "role-request-reason"), String::new());
        Either::Right(view! {
            <form method="post" action=format!("/admin/roles/requests/{id}/confirm")><div class="actions"><button class="button">{t!(l, "role-request-confirm")}<span class="hide">": "{what.clone()}</span></button></div></form>
            <details class="more" open=form.is_refused()><summary>{t!(l, "role-request-refuse")}<span class="hide">": "{what.clone()}</span></summary>
                <form method="post" action=format!("/admin/roles/requests/{id}/refuse") novalidate>
                    {input(l, form, &reason, InputKind::TEXT)}
                    <div class="actions"><button class="button danger">{t!(l, "role-request-refuse")}</button></div>
                </form>
            </details>
        })
    };
    Ok(view! { <section class="card"><h2>{what}</h2><p class="small">{t!(l, "role-request-until", until = until)}</p>{decide}</section> }.into_any())
}

/// The request in the path and the right to decide it.
async fn decidable(visit: &Visit, id: Uuid) -> Result<(rights::MaySecond, Row), Problem> {
    rights::may_administer(&visit.actor)?;
    let row = role_requests::find(&mut visit.app.db.read().await?, id, visit.now)
        .await?
        .or_not_found()?;
    let permit = rights::may_second(&visit.actor, AccountId(row.asked_by))?;
    Ok((permit, row))
}

/// Mails to whoever asked and to whom it is about.
async fn letters(
    visit: &Visit,
    row: &Row,
    key: &'static str,
    reason: &str,
) -> Result<Vec<Letter>, Problem> {
    let change = row.what()?;
    let mut letters = Vec::new();
    let mut ids = vec![row.asked_by];
    ids.extend((row.account != row.asked_by).then_some(row.account));
    for id in ids {
        let account = store::account(&mut visit.app.db.read().await?, AccountId(id)).await?;
        let Some(account) = account else { continue };
        let reader = Reader {
            id,
            email: account.email,
            lang: account.lang,
        };
        letters.push(
            letter(
                visit,
                &reader,
                key,
                &row.asker,
                &row.holder,
                &change,
                reason,
            )
            .await?,
        );
    }
    Ok(letters)
}

/// `POST /admin/roles/requests/{id}/confirm`
pub async fn confirm(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    let permit = rights::may_administer(&visit.actor)?;
    let (second, row) = decidable(&visit, id).await?;
    let letters = letters(&visit, &row, "mail-role-confirmed", "").await?;
    let (change, now) = (row.what()?, visit.now);
    let events = [visit.app.clock.id(), visit.app.clock.id()];
    let key = Grant {
        role: Role::Administrator,
        space: None,
    };
    transact!(&visit.app.db, tx => {
        // Whoever asked has to be an administrator still.
        if !roles::is_held(tx, AccountId(row.asked_by), key).await? {
            return Err(Problem::Conflict);
        }
        if !role_requests::decide(tx, &second, id, ("confirmed", ""), now).await? {
            return Err(Problem::Conflict);
        }
        let [first, last] = events;
        events::record(tx, first, now, Kind::RoleConfirmed, change.account.0, Some(*second.by()), &facts(&change)).await?;
        match change.verb {
            RoleVerb::Grant => {
                grant(tx, GrantedBy::Administrator(&permit), change.account, change.grant, last, now).await?;
            }
            RoleVerb::Revoke => {
                if matches!(take_away(tx, &permit, change.account, change.grant, last, now).await?, Revoked::Last) {
                    return Err(Problem::Conflict);
                }
            }
        }
        Ok(send(tx, &letters, now).await?)
    })?;
    visit.notice("role-request-confirmed").await?;
    Ok(visit.redirect(&LocalPath::new("/admin/roles/requests")))
}

/// `POST /admin/roles/requests/{id}/refuse`
pub async fn refuse(visit: Visit, Id(id): Id<Uuid>, fields: Fields) -> Answer {
    let (second, row) = decidable(&visit, id).await?;
    let mut form = FormState::of(fields);
    let reason = form.line("reason", REASON);
    form.say_if_empty("reason", "role-request-reason-needed");
    if form.is_refused() {
        form.fields.replace("id", id.to_string());
        return draw(&visit, form).await;
    }
    let letters = letters(&visit, &row, "mail-role-refused", &reason).await?;
    let (change, now, event) = (row.what()?, visit.now, visit.app.clock.id());
    transact!(&visit.app.db, tx => {
        if !role_requests::decide(tx, &second, id, ("refused", &reason), now).await? {
            return Err(Problem::Conflict);
        }
        events::record(tx, event, now, Kind::RoleRefused, change.account.0, Some(*second.by()), &facts(&change)).await?;
        Ok(send(tx, &letters, now).await?)
    })?;
    visit.notice("role-request-refused").await?;
    Ok(visit.redirect(&LocalPath::new("/admin/roles/requests")))
}
