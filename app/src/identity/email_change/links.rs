//! The two links of a change of address: to the new one, which confirms it, and to the old one, which takes it back. Opening changes nothing;
//! the button does. Neither needs a sign-in: whoever reads the mailbox may.

use super::{UNDO_HOURS, VALID_MINUTES, hash, in_words, told};
use crate::clock::from_millis;
use crate::db::DbError;
use crate::error::{Answer, Problem};
use crate::events::{self, Kind};
use crate::federation;
use crate::i18n::Locale;
use crate::identity::attempts::{self, Try};
use crate::identity::store::{self, email_changes, sessions};
use crate::mail;
use crate::t;
use crate::transact;
use crate::web::{Name, Page, Section, Visit};
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::AccountId;
use jiff::SignedDuration;
use leptos::prelude::*;
use serde_json::json;

fn address(visit: &Visit, path: &str) -> Result<String, Problem> {
    let base = &visit.app.site.base_url;
    Ok(base.join(path).map_err(Problem::internal)?.into())
}

/// Subject and text of the mail to the new address.
pub fn letter_to_new(visit: &Visit, secret: &str) -> Result<(String, String), Problem> {
    let (l, site) = (visit.locale, &visit.app.site);
    let link = address(visit, &format!("/email/confirm/{secret}"))?;
    Ok((
        t!(l, "mail-change-subject", site = site.name.as_str()),
        t!(
            l,
            "mail-change-body",
            site = site.name.as_str(),
            link = link,
            minutes = VALID_MINUTES,
            contact = site.contact.as_str()
        ),
    ))
}

/// Subject and text of the mail to the old address, in the language of the account.
fn letter_to_old(
    visit: &Visit,
    l: Locale,
    secret: &str,
    until: jiff::Timestamp,
) -> Result<(String, String), Problem> {
    let site = &visit.app.site;
    let link = address(visit, &format!("/email/undo/{secret}"))?;
    Ok((
        t!(l, "mail-changed-subject", site = site.name.as_str()),
        t!(
            l,
            "mail-changed-body",
            site = site.name.as_str(),
            link = link,
            until = in_words(visit, l, until),
            contact = site.contact.as_str()
        ),
    ))
}

fn useless(visit: &Visit) -> Response {
    let l = visit.locale;
    told(
        visit,
        t!(l, "link-useless-title"),
        t!(l, "email-change-useless"),
        StatusCode::GONE,
    )
}

fn button(visit: &Visit, title: String, words: String, label: String) -> Response {
    visit.page(Page::new(Section::Me, title.clone()), || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{words}</p>
                <form method="post"><div class="actions"><button class="button big">{label}</button></div></form>
            </div>
        }
    })
}

/// `GET /email/confirm/{secret}`
pub async fn open(visit: Visit, Name(secret): Name) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let found = email_changes::open(&mut tx, &hash(&secret), visit.now).await?;
    drop(tx);
    let Some(change) = found else {
        attempts::missed(&visit, Try::Link).await?;
        return Ok(useless(&visit));
    };
    let l = visit.locale;
    Ok(button(
        &visit,
        t!(l, "email-confirm-title"),
        t!(
            l,
            "email-confirm-lede",
            old = change.old_email,
            new = change.new_email
        ),
        t!(l, "email-confirm"),
    ))
}

enum Confirmed {
    Done,
    Taken,
    Useless,
}

/// `POST /email/confirm/{secret}`
pub async fn confirm(visit: Visit, Name(secret): Name) -> Answer {
    let (id, now) = (hash(&secret), visit.now);
    let mut tx = visit.app.db.read().await?;
    let Some(change) = email_changes::open(&mut tx, &id, now).await? else {
        drop(tx);
        attempts::missed(&visit, Try::Link).await?;
        return Ok(useless(&visit));
    };
    let account = AccountId(change.account);
    let lang = store::account(&mut tx, account).await?.map(|a| a.lang);
    drop(tx);
    let l = lang.and_then(|lang| Locale::from_tag(&lang));
    let l = l.unwrap_or(visit.app.site.language);
    let undo = URL_SAFE_NO_PAD.encode(visit.app.clock.random());
    let until = now + SignedDuration::from_hours(UNDO_HOURS);
    let letter = letter_to_old(&visit, l, &undo, until)?;
    let (mail_id, event) = (visit.app.clock.id(), visit.app.clock.id());
    let undo = hash(&undo);
    let done: Result<Confirmed, DbError> = transact!(&visit.app.db, tx => {
        let Some(change) = email_changes::open(tx, &id, now).await? else {
            return Ok(Confirmed::Useless);
        };
        if email_changes::held_until(tx, account, now).await?.is_some() {
            return Ok(Confirmed::Useless);
        }
        if email_changes::is_taken(tx, &change.new_email, change.account, now).await? {
            return Ok(Confirmed::Taken);
        }
        email_changes::carry_out(tx, &change, &undo, now, until).await?;
        mail::queue(tx, mail_id, &change.old_email, &letter.0, &letter.1, now).await?;
        events::record(tx, event, now, Kind::AccountReaddressed, account.0, Some(account), &json!({})).await?;
        Ok(Confirmed::Done)
    });
    let l = visit.locale;
    match done {
        Ok(Confirmed::Done) => Ok(told(
            &visit,
            t!(l, "email-changed-title"),
            t!(l, "email-changed-words", hours = UNDO_HOURS),
            StatusCode::OK,
        )),
        Ok(Confirmed::Useless) => Ok(useless(&visit)),
        Err(error) if !error.is_unique_violation() => Err(error.into()),
        // Somebody else took the address at this moment.
        Ok(Confirmed::Taken) | Err(_) => Ok(told(
            &visit,
            t!(l, "email-taken-title"),
            t!(l, "email-taken-words"),
            StatusCode::CONFLICT,
        )),
    }
}

/// `GET /email/undo/{secret}`
pub async fn open_undo(visit: Visit, Name(secret): Name) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let found = email_changes::undoable(&mut tx, &hash(&secret), visit.now).await?;
    drop(tx);
    let Some(change) = found else {
        attempts::missed(&visit, Try::Link).await?;
        return Ok(useless(&visit));
    };
    let l = visit.locale;
    Ok(button(
        &visit,
        t!(l, "email-undo-title"),
        t!(
            l,
            "email-undo-lede",
            email = change.old_email.as_str(),
            since = in_words(&visit, l, from_millis(change.doubtful_since())?)
        ),
        t!(l, "email-undo"),
    ))
}

/// `POST /email/undo/{secret}`: the old address, no session, and no passkey or identity of a provider that whoever asked may have added.
pub async fn undo(visit: Visit, Name(secret): Name) -> Answer {
    let (undo, now, event) = (hash(&secret), visit.now, visit.app.clock.id());
    let done: bool = transact!(&visit.app.db, tx => {
        let Some(change) = email_changes::undoable(tx, &undo, now).await? else {
            return Ok(false);
        };
        let account = AccountId(change.account);
        email_changes::undo(tx, &change, now).await?;
        federation::part_since(tx, account, change.doubtful_since()).await?;
        sessions::end_all_of(tx, account).await?;
        events::record(tx, event, now, Kind::AccountRestored, account.0, None, &json!({})).await?;
        Ok::<_, Problem>(true)
    })?;
    if !done {
        attempts::missed(&visit, Try::Link).await?;
        return Ok(useless(&visit));
    }
    let l = visit.locale;
    Ok(told(
        &visit,
        t!(l, "email-undone-title"),
        t!(l, "email-undone-words"),
        StatusCode::OK,
    ))
}
