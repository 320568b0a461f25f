//! The address in a mail that stops mails like it: it needs no sign-in and does nothing else. Opening it changes nothing, because mail scanners
//! open links; the button does, and so does a mail program with one click (RFC 8058).

use super::store;
use crate::contacts;
use crate::error::{Answer, Problem};
use crate::events;
use crate::identity;
use crate::t;
use crate::transact;
use crate::web::{AppState, Name, Page, Section, Visit};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::AccountId;
use domain::notices::{Kind, Pace, Way};
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// What stands in the address for all that comes by the mail of the day.
pub const DAILY: &str = "daily";

/// The key of these addresses.
///
/// # Errors
/// When it cannot be read.
pub fn key(app: &AppState) -> Result<[u8; 32], Problem> {
    let key = app.keys.of_purpose("stop-notices", &*app.clock);
    key.map_err(Problem::internal)
}

/// The path that stops `what` for an account: both, and a keyed hash of both.
#[must_use]
pub fn path(key: &[u8; 32], account: AccountId, what: &str) -> String {
    let mut bytes = account.0.as_bytes().to_vec();
    bytes.extend(what.as_bytes());
    let mac = blake3::keyed_hash(key, &bytes);
    let packed = [mac.as_bytes().as_slice(), &bytes].concat();
    format!("/stop/{}", URL_SAFE_NO_PAD.encode(packed))
}

/// Whom an address is about, and which kinds of notices it stops.
fn read(app: &AppState, secret: &str) -> Result<(AccountId, &'static [Kind]), Problem> {
    let bytes = URL_SAFE_NO_PAD.decode(secret);
    let bytes = bytes.map_err(|_| Problem::NotFound)?;
    let account = bytes.get(32..48).and_then(|id| Uuid::from_slice(id).ok());
    let what = bytes
        .get(48..)
        .and_then(|word| std::str::from_utf8(word).ok());
    let (Some(account), Some(what)) = (account.map(AccountId), what) else {
        return Err(Problem::NotFound);
    };
    let right = path(&key(app)?, account, what);
    // Compared as hashes, so that time says nothing.
    if blake3::hash(right.as_bytes()) != blake3::hash(format!("/stop/{secret}").as_bytes()) {
        return Err(Problem::NotFound);
    }
    if what == DAILY {
        return Ok((account, Kind::ALL));
    }
    let kind = Kind::ALL.iter().position(|kind| kind.word() == what);
    let kinds = kind.and_then(|at| Kind::ALL.get(at..=at));
    kinds.map(|kinds| (account, kinds)).ok_or(Problem::NotFound)
}

/// The names of what is stopped.
fn names(visit: &Visit, kinds: &[Kind]) -> String {
    let l = visit.locale;
    let free: Vec<String> = kinds
        .iter()
        .filter(|kind| kinds.len() == 1 || kind.has_pace())
        .map(|kind| t!(l, &format!("notice-kind-{}", kind.word())))
        .collect();
    free.join(", ")
}

/// `GET /stop/{secret}`
pub async fn ask(visit: Visit, Name(secret): Name) -> Answer {
    let (_, kinds) = read(&visit.app, &secret)?;
    let l = visit.locale;
    let title = t!(l, "notice-stop-title");
    let what = names(&visit, kinds);
    Ok(visit.page(Page::new(Section::Other, title.clone()), || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{t!(l, "notice-stop-lede", what = what)}</p>
                <form method="post"><div class="actions"><button class="button big">{t!(l, "notice-stop")}</button></div></form>
            </div>
        }
    }))
}

/// `POST /stop/{secret}`: by the button, or by the mail program itself. Twice is as good as once.
pub async fn stop(visit: Visit, Name(secret): Name) -> Answer {
    let (account, kinds) = read(&visit.app, &secret)?;
    let (event, now, site) = (visit.app.clock.id(), visit.now, &visit.app.site);
    transact!(&visit.app.db, tx => {
        if identity::account(tx, account).await?.is_none() {
            return Ok(());
        }
        let mut has_changed = false;
        let reachable = contacts::reachable(tx, site, account).await?;
        for kind in kinds.iter().filter(|kind| kind.is_free()) {
            let choice = store::choice(tx, account, *kind).await?;
            let is_meant = kinds.len() == 1 || (kind.has_pace() && choice.pace == Pace::Daily);
            // Also where mail stands in for a way that leads nowhere any more.
            if is_meant && reachable.taken(choice.way) == Way::Mail {
                store::stop(tx, account, *kind, choice, now).await?;
                has_changed = true;
            }
        }
        if has_changed {
            events::record(tx, event, now, events::Kind::NoticesEdited, account.0, None, &json!({})).await?;
        }
        Ok::<_, Problem>(())
    })?;
    let l = visit.locale;
    let title = t!(l, "notice-stopped-title");
    Ok(visit.page(Page::new(Section::Other, title.clone()), || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{t!(l, "notice-stopped-lede")}</p>
                <p><a href="/me/notices">{t!(l, "me-notices")}</a></p>
            </div>
        }
    }))
}
