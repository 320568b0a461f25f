//! Signing in by a one-time link in a mail: ask for it, open it, press the button. The page of the link changes nothing by being opened,
//! because mail scanners open links; only its button does.

use super::attempts::{self, Try};
use super::sign_in;
use super::store::{self, NewAccount, email_changes, links};
use crate::db::{DbError, Tx};
use crate::error::{Answer, Problem};
use crate::events;
use crate::form::{Fields, FormState};
use crate::i18n::{self, Locale};
use crate::mail;
use crate::roll;
use crate::t;
use crate::transact;
use crate::web::{AppState, LocalPath, Name, Page, Query, Section, Visit};
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::actor::Proof;
use domain::ids::AccountId;
use jiff::ToSpan;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// For so many minutes a link can be used.
const VALID_MINUTES: i64 = 30;
/// So many links of one address can be usable at a time. One that was sent stays usable, so asking in somebody else's name locks nobody out.
const LIVE_PER_ADDRESS: i64 = 5;
/// So many links are sent within ten minutes to all addresses together.
const RECENT_OVERALL: i64 = 5000;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/sign-in/sent", get(sent))
        .route("/sign-in/link/{secret}", get(open).post(enter))
        .merge(super::outbox::routes())
}

/// `POST /sign-in/link`: sends a link. The answer is the same whether or not the address has an account.
pub(super) async fn ask(visit: Visit, fields: Fields) -> Answer {
    let mut form = FormState::of(fields);
    let email = form.email("email");
    if form.is_refused() {
        return sign_in::draw(&visit, form).await;
    }
    send_to(&visit, email, form.fields.get("next")).await
}

/// Sends a link to this address, and says on the next page that it is on its way.
pub(super) async fn send_to(visit: &Visit, email: String, next: &str) -> Answer {
    let link = links::Link {
        email,
        next: LocalPath::to_return_to(next).as_str().to_owned(),
        lang: visit.locale.tag().to_owned(),
    };
    let secret = URL_SAFE_NO_PAD.encode(visit.app.clock.random());
    let letter = letter(visit, &secret)?;
    let held = held_letter(visit);
    let mail_id = visit.app.clock.id();
    let id = hash(&secret);
    let sent = transact!(&visit.app.db, tx => send(tx, &id, &link, mail_id, [&letter, &held], visit.now).await)?;
    if !sent {
        return Err(Problem::TooMany { retry_after: 60 });
    }
    Ok(visit.redirect(&LocalPath::leading_back("/sign-in/sent", &[], &link.next)))
}

struct Letter {
    subject: String,
    body: String,
}

fn letter(visit: &Visit, secret: &str) -> Result<Letter, Problem> {
    let (l, site) = (visit.locale, &visit.app.site);
    let address = site
        .base_url
        .join(&format!("/sign-in/link/{secret}"))
        .map_err(Problem::internal)?;
    Ok(Letter {
        subject: t!(l, "mail-link-subject", site = site.name.as_str()),
        body: t!(
            l,
            "mail-link-body",
            site = site.name.as_str(),
            link = address.as_str(),
            minutes = VALID_MINUTES,
            contact = site.contact.as_str()
        ),
    })
}

/// What an address is told that was given up a moment ago and is kept for its account.
fn held_letter(visit: &Visit) -> Letter {
    let (l, site) = (visit.locale, &visit.app.site);
    Letter {
        subject: t!(l, "mail-link-subject", site = site.name.as_str()),
        body: t!(
            l,
            "mail-held-body",
            site = site.name.as_str(),
            contact = site.contact.as_str()
        ),
    }
}

/// Queues the mail with its link, unless the address has enough that can still be used. `false` if the service as a whole has sent too many.
async fn send(
    tx: &mut Tx,
    id: &[u8],
    link: &links::Link,
    mail_id: Uuid,
    [letter, held]: [&Letter; 2],
    now: jiff::Timestamp,
) -> Result<bool, DbError> {
    let expires_at = now + VALID_MINUTES.minutes();
    let (live, recent) = links::counts(tx, &link.email, now, expires_at - 10.minutes()).await?;
    if recent >= RECENT_OVERALL {
        return Ok(false);
    }
    if live >= LIVE_PER_ADDRESS {
        return Ok(true);
    }
    if email_changes::is_held(tx, &link.email, now).await? {
        // The link would make a second account. It is of no use, but takes its place among those that can be asked for.
        links::insert(tx, id, link, now, expires_at).await?;
        mail::queue(tx, mail_id, &link.email, &held.subject, &held.body, now).await?;
    } else {
        links::insert(tx, id, link, now, expires_at).await?;
        mail::queue(tx, mail_id, &link.email, &letter.subject, &letter.body, now).await?;
    }
    Ok(true)
}

/// What stands for a link's secret in the table.
fn hash(secret: &str) -> Vec<u8> {
    blake3::derive_key("comitia 2026-11 sign-in link", secret.as_bytes()).to_vec()
}

async fn sent(visit: Visit, Query(query): Query) -> Answer {
    let l = visit.locale;
    let again = LocalPath::sign_in(LocalPath::to_return_to(query.get("next")).as_str());
    let demo = visit.app.site.demo;
    let title = t!(l, "link-sent-title");
    Ok(visit.page(Page::new(Section::Other, title.clone()), || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{t!(l, "link-sent-lede", minutes = VALID_MINUTES)}</p>
                <p>{t!(l, "link-sent-words")}</p>
                {demo.then(|| view! { <div class="notice"><p>{t!(l, "link-sent-demo")}" "<a href="/demo/outbox">{t!(l, "demo-more")}</a></p></div> })}
                <p><a href=again.as_str().to_owned()>{t!(l, "link-sent-again")}</a></p>
            </div>
        }
    }))
}

async fn open(visit: Visit, Name(secret): Name) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let found = links::usable(&mut tx, &hash(&secret), visit.now).await?;
    drop(tx);
    let Some(link) = found else {
        attempts::missed(&visit, Try::Link).await?;
        return Ok(useless(&visit));
    };
    let l = visit.locale;
    let title = t!(l, "link-title");
    Ok(visit.page(Page::new(Section::Other, title.clone()), || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{t!(l, "link-lede", email = link.email)}</p>
                <form method="post"><div class="actions"><button class="button big">{t!(l, "sign-in")}</button></div></form>
                <p class="small muted">{t!(l, "link-words")}</p>
            </div>
        }
    }))
}

/// The page of a link that was used, has expired, or was torn by a mail program.
fn useless(visit: &Visit) -> Response {
    let l = visit.locale;
    let title = t!(l, "link-useless-title");
    let page = Page {
        status: StatusCode::GONE,
        ..Page::new(Section::Other, title.clone())
    };
    visit.page(page, || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{t!(l, "link-useless-lede", minutes = VALID_MINUTES)}</p>
                <div class="actions"><a class="button" href="/sign-in">{t!(l, "link-useless-again")}</a></div>
            </div>
        }
    })
}

/// `POST /sign-in/link/{secret}`: uses the link up and signs in, with a new account at the first time.
async fn enter(visit: Visit, headers: HeaderMap, Name(secret): Name) -> Answer {
    let plan = Plan {
        link: hash(&secret),
        account: AccountId(visit.app.clock.id()),
        event: visit.app.clock.id(),
        now: visit.now,
    };
    let entered = transact!(&visit.app.db, tx => carry_out(tx, &plan).await)?;
    let Some((account, is_new, link)) = entered else {
        attempts::missed(&visit, Try::Link).await?;
        return Ok(useless(&visit));
    };
    roll::match_by_email(&visit.app, account, &link.email).await?;
    let device =
        sign_in::begin(&visit, &headers, (account, is_new), Proof::link(visit.now)).await?;
    visit.notice("signed-in").await?;
    Ok(device.remember(visit.redirect(&LocalPath::checked(&link.next))))
}

struct Plan {
    link: Vec<u8>,
    account: AccountId,
    event: Uuid,
    now: jiff::Timestamp,
}

/// The account signed in to, whether it was made by that, and the link; `None` if the link is of no use.
async fn carry_out(
    tx: &mut Tx,
    plan: &Plan,
) -> Result<Option<(AccountId, bool, links::Link)>, DbError> {
    let Some(link) = links::usable(tx, &plan.link, plan.now).await? else {
        return Ok(None);
    };
    let is_held = email_changes::is_held(tx, &link.email, plan.now).await?;
    if is_held || !links::use_up(tx, &plan.link, plan.now).await? {
        return Ok(None);
    }
    let new = NewAccount {
        id: plan.account,
        email: link.email.clone(),
        name: String::new(),
        lang: Locale::from_tag(&link.lang).unwrap_or(Locale::En).tag(),
    };
    let (account, made) = store::account_for(tx, &new, plan.now).await?;
    if made {
        let (id, by) = (plan.event, Some(account));
        let kind = events::Kind::AccountCreated;
        events::record(tx, id, plan.now, kind, account.0, by, &json!({})).await?;
    }
    Ok(Some((account, made, link)))
}

/// A moment in the visitor's words.
///
/// # Errors
/// When what is stored is no moment.
pub fn moment(visit: &Visit, millis: i64) -> Result<String, DbError> {
    Ok(i18n::moment(
        visit.locale,
        crate::clock::from_millis(millis)?,
        &visit.app.site.time_zone,
    ))
}
