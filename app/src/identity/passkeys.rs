//! Passkeys: making, naming and removing them; in `entry` signing in with one.

mod entry;

pub use entry::{answered, challenge, sign_in};

use super::alerts::{Alert, Letter};
use super::islands::{Ask, PasskeyButton, Question};
use super::links::moment;
use super::store::{self, passkeys};
use super::{me, proof, sign_in};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events;
use crate::form::{Fields, FormState, Unkept};
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, input};
use crate::ui::{self, ErrorSummary};
use crate::web::{AppState, LocalPath, Name, Page, Query, Section, Visit};
use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::actor::Proof;
use domain::rights;
use jiff::SignedDuration;
use leptos::either::Either;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential};

/// Session entry: what was asked of the browser on the sign-in page.
const SESSION_USE: &str = "passkey use";
/// Session entry: what was asked of the browser for a new passkey.
const SESSION_MAKE: &str = "passkey make";
/// An answer that comes later than this is refused, in seconds.
const CHALLENGE_SECONDS: i64 = 600;
/// Passkeys of one account.
const MOST: usize = 20;
/// Longest name of a passkey, in characters.
const NAME: usize = 60;
/// So long after it was asked without showing a passkey, one is removed.
const LEAVES_AFTER: SignedDuration = SignedDuration::from_hours(72);

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/me/passkeys", get(list))
        .route("/me/passkeys/new", get(new).post(add))
        .route("/me/passkeys/{id}/rename", get(name).post(rename))
        .route("/me/passkeys/{id}/remove", get(ask_remove).post(remove))
}

/// No question asked before counts any more.
pub(super) async fn forget_challenges(visit: &Visit) -> Result<(), Problem> {
    visit.session.remove_value(SESSION_USE).await?;
    visit.session.remove_value(SESSION_MAKE).await?;
    Ok(())
}

async fn keep(visit: &Visit, entry: &str, state: &impl Serialize) -> Result<(), Problem> {
    Ok(visit
        .session
        .insert(entry, (visit.now.as_second(), state))
        .await?)
}

/// What was asked, once: it is gone from the session before the answer is looked at.
async fn asked<T: DeserializeOwned>(visit: &Visit, entry: &str) -> Result<Option<T>, Problem> {
    if visit.session.id().is_none() {
        return Ok(None);
    }
    let Some(kept) = visit.session.remove_value(entry).await? else {
        return Ok(None);
    };
    visit.session.save().await?;
    let kept: Option<(i64, T)> = serde_json::from_value(kept).ok();
    Ok(kept
        .filter(|(since, _)| visit.now.as_second() - since <= CHALLENGE_SECONDS)
        .map(|(_, state)| state))
}

fn text(options: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(options).map_err(Problem::internal)
}

async fn list(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let keys = passkeys::of(&mut visit.app.db.read().await?, *permit.account()).await?;
    let l = visit.locale;
    let rows = keys
        .iter()
        .map(|key| row(&visit, key))
        .collect::<Result<Vec<_>, Problem>>()?;
    let full = rows.len() >= MOST;
    let body = if rows.is_empty() {
        Either::Left(
            view! { <div class="empty"><h2>{t!(l, "passkeys-none")}</h2><p>{t!(l, "passkey-what-words")}</p></div> },
        )
    } else {
        Either::Right(view! { <ul class="rows">{rows}</ul> })
    };
    let title = t!(l, "me-passkeys");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        me::framed(l, "/me/passkeys", view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "passkeys-lede")}</p>
            {body}
            <div class="actions">{(!full).then(|| view! { <a class="button" href="/me/passkeys/new">{t!(l, "passkey-add")}</a> })}</div>
            <p class="small muted">{t!(l, "passkeys-recovery")}</p>
        })
    }))
}

fn row(visit: &Visit, key: &passkeys::Row) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let made = moment(visit, key.created_at)?;
    let used = match key.used_at {
        Some(at) => t!(l, "passkey-used", when = moment(visit, at)?),
        None => t!(l, "passkey-unused"),
    };
    let (id, name) = (URL_SAFE_NO_PAD.encode(&key.id), key.name.clone());
    let leaves = match key.leaves_at {
        Some(at) => Some(t!(l, "passkey-leaves", when = moment(visit, at)?)),
        None => None,
    };
    let leaves = leaves.map(|words| view! { <p class="notice warn">{words}" "<a href="/confirm?next=/me/passkeys">{t!(l, "passkey-keep")}</a></p> });
    Ok(view! {
        <li>
            <div><b>{name.clone()}</b><small>{t!(l, "passkey-made", when = made)}<br/>{used}</small>{leaves}</div>
            <div class="actions">
                <a class="button quiet" href=format!("/me/passkeys/{id}/rename")>{t!(l, "rename")}<span class="hide">" "{name.clone()}</span></a>
                <a class="button danger quiet" href=format!("/me/passkeys/{id}/remove")>{t!(l, "remove")}<span class="hide">" "{name}</span></a>
            </div>
        </li>
    }
    .into_any())
}

async fn new(visit: Visit, headers: HeaderMap, Query(query): Query) -> Answer {
    rights::may_act_for_sure(&visit.actor, visit.now)?;
    let mut form = FormState::default();
    let next = LocalPath::to_return_to(query.get("next"));
    form.fields.set("next", next.as_str());
    form.fields.set(
        "name",
        super::agent::words(visit.locale, &super::agent::of(&headers)),
    );
    draw_new(&visit, form).await
}

/// What the browser is asked for when a passkey is made. It must be able to find it by itself later (a "discoverable" credential).
async fn creation(visit: &Visit) -> Result<Option<String>, Problem> {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    if visit.app.site.islands.is_none() {
        return Ok(None);
    }
    let mut tx = visit.app.db.read().await?;
    let account = store::account(&mut tx, *permit.account())
        .await?
        .or_not_found()?;
    let present = passkeys::of(&mut tx, *permit.account()).await?;
    drop(tx);
    let present = present.into_iter().map(|key| key.id).collect();
    let (options, state) = visit
        .app
        .webauthn
        .start_passkey_registration(
            permit.account().0,
            &account.email,
            &visit.actor.name,
            Some(present),
        )
        .map_err(Problem::internal)?;
    keep(visit, SESSION_MAKE, &state).await?;
    let mut options = serde_json::to_value(&options).map_err(Problem::internal)?;
    if let Some(selection) = options.pointer_mut("/publicKey/authenticatorSelection") {
        *selection = json!({ "residentKey": "required", "requireResidentKey": true, "userVerification": "required" });
    }
    Ok(Some(options.to_string()))
}

async fn draw_new(visit: &Visit, form: FormState) -> Answer {
    let options = creation(visit).await?;
    let l = visit.locale;
    let title = t!(l, "passkey-add");
    let text = FieldText::new("name", t!(l, "passkey-name"), t!(l, "passkey-name-hint"));
    let way = match options {
        Some(options) => Either::Left(view! {
            <form method="post" id="passkey">
                {input(l, &form, &text, InputKind::TEXT)}
                <input r#type="hidden" name="credential"/>
                <input r#type="hidden" name="next" value=form.value("next")/>
                <PasskeyButton question=Question::Here(options) ask=Ask::Make label=t!(l, "passkey-make") texts=sign_in::texts(visit)/>
            </form>
            <noscript><p class="small">{t!(l, "passkey-needs-scripts")}</p></noscript>
        }),
        None => Either::Right(view! { <div class="notice"><p>{t!(l, "passkey-off")}</p></div> }),
    };
    let page = Page::new(Section::Me, title.clone()).of_form(l, &form);
    let errors = form.errors.clone();
    Ok(visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors/>
                {ui::back(l, "/me/passkeys")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "passkey-what-words")}</p>
                {way}
            </div>
        }
    }))
}

/// `POST /me/passkeys/new`. Where there is a passkey, it has to be shown before another is added: whoever reads the mailbox alone adds none.
async fn add(visit: Visit, headers: HeaderMap, Unkept(fields): Unkept) -> Answer {
    rights::may_act_for_sure(&visit.actor, visit.now)?;
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut form = FormState::default();
    form.fields.set("name", fields.get("name"));
    form.fields.set("next", fields.get("next"));
    let name = form.line("name", NAME);
    let state = asked::<PasskeyRegistration>(&visit, SESSION_MAKE).await?;
    let answer = serde_json::from_str::<RegisterPublicKeyCredential>(fields.get("credential"));
    let made = match (state, answer) {
        (None, _) => Err("passkey-late"),
        (_, Err(_)) => Err("passkey-malformed"),
        (Some(state), Ok(answer)) => visit
            .app
            .webauthn
            .finish_passkey_registration(&answer, &state)
            .map_err(|_| "passkey-refused"),
    };
    if let Err(key) = made {
        form.refuse("passkey", key, &[]);
    }
    let (Ok(passkey), false) = (made, form.is_refused()) else {
        return draw_new(&visit, form).await;
    };
    let (id, account) = (visit.app.clock.id(), *permit.account());
    let letter = Letter::new(&visit, &headers, Alert::PasskeyAdded);
    let added: bool = transact!(&visit.app.db, tx => {
        let room = passkeys::of(tx, account).await?.len() < MOST;
        let added = room && passkeys::insert(tx, &permit, &passkey, &name, visit.now).await?;
        if added {
            events::record(tx, id, visit.now, events::Kind::PasskeyAdded, account.0, Some(account), &json!({})).await?;
            letter.queue(tx, account).await?;
        }
        Ok::<_, Problem>(added)
    })?;
    if !added {
        return Err(Problem::Conflict);
    }
    // The browser has just checked who holds the new passkey: from here on the session is as good as one that began with it.
    proof::keep(&visit.session, Proof::passkey(visit.now)).await?;
    visit.notice("passkey-added").await?;
    Ok(
        visit.redirect(&match LocalPath::checked(fields.get("next")) {
            next if next.as_str() == "/" => LocalPath::new("/me/passkeys"),
            next => next,
        }),
    )
}

/// The passkey in the path, if it is one of the visitor's own.
async fn own(visit: &Visit, id: &str) -> Result<passkeys::Row, Problem> {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let id = URL_SAFE_NO_PAD.decode(id).map_err(|_| Problem::NotFound)?;
    passkeys::one(&mut visit.app.db.read().await?, *permit.account(), &id)
        .await?
        .or_not_found()
}

async fn name(visit: Visit, Name(id): Name) -> Answer {
    let key = own(&visit, &id).await?;
    let form = match visit.typed_before().await? {
        Some(typed) => typed,
        None => {
            let mut form = FormState::default();
            form.fields.set("name", key.name);
            form
        }
    };
    Ok(draw_name(&visit, &form))
}

fn draw_name(visit: &Visit, form: &FormState) -> axum::response::Response {
    let l = visit.locale;
    let title = t!(l, "passkey-rename-title");
    let text = FieldText::new("name", t!(l, "passkey-name"), t!(l, "passkey-name-hint"));
    visit.page(Page::new(Section::Me, title.clone()).of_form(l, form), || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, "/me/passkeys")}
                <h1>{title}</h1>
                <form method="post">{input(l, form, &text, InputKind::TEXT)}<div class="actions"><button class="button">{t!(l, "save")}</button></div></form>
            </div>
        }
    })
}

async fn rename(visit: Visit, Name(id): Name, fields: Fields) -> Answer {
    let key = own(&visit, &id).await?;
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut form = FormState::of(fields);
    let name = form.line("name", NAME);
    if form.is_refused() {
        return Ok(draw_name(&visit, &form));
    }
    let found =
        transact!(&visit.app.db, tx => passkeys::rename(tx, &permit, &key.id, &name).await)?;
    found.then_some(()).or_not_found()?;
    visit.notice("saved").await?;
    Ok(visit.redirect(&LocalPath::new("/me/passkeys")))
}

async fn ask_remove(visit: Visit, Name(id): Name) -> Answer {
    let key = own(&visit, &id).await?;
    let l = visit.locale;
    let title = t!(l, "passkey-remove-title", name = key.name);
    let later = rights::may_act_for_sure(&visit.actor, visit.now).is_err().then(|| {
        view! {
            <div class="notice warn"><p>{t!(l, "passkey-remove-later", hours = LEAVES_AFTER.as_hours())}</p>
                <p><a href=format!("/confirm?next=/me/passkeys/{id}/remove")>{t!(l, "passkey-remove-now")}</a></p></div>
        }
    });
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        view! {
            <div class="narrow">
                {ui::back(l, "/me/passkeys")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "passkey-remove-lede")}</p>
                <p>{t!(l, "passkeys-recovery")}</p>
                {later}
                <form method="post"><div class="actions"><button class="button danger">{t!(l, "remove")}</button><a class="button quiet" href="/me/passkeys">{t!(l, "cancel")}</a></div></form>
            </div>
        }
    }))
}

/// `POST /me/passkeys/{id}/remove`: at once for whoever has just shown a passkey, else after three days in which the holder can keep it.
async fn remove(visit: Visit, headers: HeaderMap, Name(id): Name) -> Answer {
    let key = own(&visit, &id).await?;
    let permit = rights::may_manage_own_account(&visit.actor)?;
    if rights::may_act_for_sure(&visit.actor, visit.now).is_err() {
        return remove_later(&visit, &headers, &key).await;
    }
    let (event, account) = (visit.app.clock.id(), *permit.account());
    let letter = Letter::new(&visit, &headers, Alert::PasskeyRemoved);
    let found: bool = transact!(&visit.app.db, tx => {
        let found = passkeys::remove(tx, &permit, &key.id).await?;
        if found {
            events::record(tx, event, visit.now, events::Kind::PasskeyRemoved, account.0, Some(account), &json!({})).await?;
            letter.queue(tx, account).await?;
        }
        Ok::<_, Problem>(found)
    })?;
    found.then_some(()).or_not_found()?;
    visit.notice("passkey-removed").await?;
    Ok(visit.redirect(&LocalPath::new("/me/passkeys")))
}

/// Lets a passkey go in three days, and tells its owner: using any passkey of the account keeps it.
async fn remove_later(visit: &Visit, headers: &HeaderMap, key: &passkeys::Row) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let account = *permit.account();
    let letter = Letter::new(visit, headers, Alert::PasskeyLeaves);
    let at = visit.now + LEAVES_AFTER;
    transact!(&visit.app.db, tx => {
        if passkeys::let_go(tx, &permit, &key.id, at).await? {
            letter.queue(tx, account).await?;
        }
        Ok::<_, Problem>(())
    })?;
    visit.notice("passkey-removed-later").await?;
    Ok(visit.redirect(&LocalPath::new("/me/passkeys")))
}
