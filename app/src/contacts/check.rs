//! Checking a code that somebody typed: a try is counted in the transaction that compares, and a right one confirms.

use super::store::codes;
use super::store::points::{self, Point};
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::events;
use crate::i18n::{self, Locale};
use crate::identity::people;
use crate::mail;
use crate::t;
use crate::transact;
use crate::ui;
use crate::web::{AppState, Page, Section, Site, Visit};
use axum::http::StatusCode;
use axum::response::Response;
use domain::contacts::{Kind, Means};
use domain::ids::AccountId;
use domain::residence::{TRIES, Tries};
use jiff::Timestamp;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// What stands for a code in the table.
///
/// # Errors
/// When the key cannot be read.
pub fn hash(
    app: &AppState,
    account: AccountId,
    kind: Kind,
    code: &str,
) -> Result<Vec<u8>, Problem> {
    let key = app.keys.of_purpose("contact-codes", &*app.clock);
    let key = key.map_err(Problem::internal)?;
    let name = format!("{account} {} {code}", kind.word());
    let hash = blake3::keyed_hash(&key, name.as_bytes());
    Ok(hash.as_bytes().to_vec())
}

/// What became of a code.
pub enum Checked {
    /// It was right: the contact point is confirmed.
    Right,
    /// It was wrong; the tries left.
    Wrong(i64),
    /// Too many were wrong.
    Waiting(Timestamp),
    /// There is none, or it has expired.
    Gone,
}

/// Looks at a code by its hash.
///
/// # Errors
/// When the database fails.
pub async fn check(
    visit: &Visit,
    account: AccountId,
    kind: Kind,
    hash: &[u8],
) -> Result<Checked, Problem> {
    let [event, mail, message] = [(); 3].map(|()| visit.app.clock.id());
    let (now, site) = (visit.now, &visit.app.site);
    let means = match kind {
        Kind::Phone => Means::Sms,
        Kind::Address => Means::Letter,
    };
    transact!(&visit.app.db, tx => {
        if let Tries::Until(until) = codes::tries(tx, account, kind, now).await? {
            return Ok(Checked::Waiting(until));
        }
        let Some(open) = codes::open(tx, account, kind, now).await? else {
            return Ok(Checked::Gone);
        };
        // Compared as keyed hashes: the time it takes says nothing about the code.
        if open.hash.as_deref() != Some(hash) {
            codes::count_try(tx, account, kind, now).await?;
            let facts = json!({ "kind": kind.word() });
            events::record(tx, event, now, events::Kind::ContactRefused, account.0, Some(account), &facts).await?;
            return Ok(match codes::tries(tx, account, kind, now).await? {
                Tries::Left(left) => Checked::Wrong(left),
                Tries::Until(until) => Checked::Waiting(until),
            });
        }
        let point = Point { value: open.value, means };
        confirm(tx, account, kind, &point, now).await?;
        let facts = json!({ "kind": kind.word(), "means": means.word() });
        events::record(tx, event, now, events::Kind::ContactConfirmed, account.0, Some(account), &facts).await?;
        tell(tx, site, account, (kind, &point), [mail, message], now).await?;
        Ok::<_, Problem>(Checked::Right)
    })
}

/// Confirms a contact point; codes and tries are over.
///
/// # Errors
/// When the database fails.
pub async fn confirm(
    tx: &mut Tx,
    account: AccountId,
    kind: Kind,
    point: &Point,
    now: Timestamp,
) -> Result<(), DbError> {
    points::confirm(tx, account, kind, point, now).await?;
    codes::forget(tx, account, kind).await?;
    codes::forget_tries(tx, account, kind).await
}

/// Tells the account by mail, and a new number by itself, that a contact point is confirmed now.
///
/// # Errors
/// When the database fails.
pub async fn tell(
    tx: &mut Tx,
    site: &Site,
    account: AccountId,
    (kind, point): (Kind, &Point),
    [mail, message]: [Uuid; 2],
    now: Timestamp,
) -> Result<(), DbError> {
    let (name, contact) = (site.name.as_str(), site.contact.as_str());
    let link = format!("{}/me/about", site.base_url.as_str().trim_end_matches('/'));
    people::write_to(tx, site, account, (mail, now), |l| {
        let what = t!(l, &format!("contact-the-{}", kind.word()));
        let subject = t!(
            l,
            "contact-mail-confirmed-subject",
            site = name,
            what = what.as_str()
        );
        let body = t!(
            l,
            "contact-mail-confirmed",
            site = name,
            what = what,
            link = link.as_str(),
            contact = contact
        );
        (subject, body)
    })
    .await?;
    if kind == Kind::Phone
        && site.sms
        && let Some(to) = people::contact(tx, account).await?
    {
        let l = Locale::from_tag(&to.lang).unwrap_or(site.language);
        let text = t!(l, "contact-sms-confirmed", site = name, contact = contact);
        mail::queue_sms(tx, message, &point.value, &text, now, None).await?;
    }
    Ok(())
}

/// The page for whoever typed too many wrong codes.
pub fn cooling_down(visit: &Visit, until: Timestamp) -> Response {
    let l = visit.locale;
    let title = t!(l, "code-wait-title");
    let when = i18n::moment(l, until, &visit.app.site.time_zone);
    let page = Page {
        status: StatusCode::TOO_MANY_REQUESTS,
        ..Page::new(Section::Me, title.clone())
    };
    visit.page(page, || {
        view! {
            <div class="narrow">
                {ui::back(l, "/me/about")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "contact-wait", tries = TRIES, when = when)}</p>
                <p>{t!(l, "contact-wait-words")}</p>
            </div>
        }
    })
}
