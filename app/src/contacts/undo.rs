//! Taking a change of a contact point back, by the link that the mailbox and the old number got. Opening changes nothing; the button does.

use super::change::hash;
use super::store::codes;
use super::store::points;
use crate::error::{Answer, Problem};
use crate::events::{self, Kind};
use crate::identity::people;
use crate::profile;
use crate::t;
use crate::transact;
use crate::web::{Name, Page, Section, Visit};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use serde_json::json;

fn told(visit: &Visit, title: String, words: String, status: StatusCode) -> Response {
    let page = Page {
        status,
        ..Page::new(Section::Me, title.clone())
    };
    visit.page(page, || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{words}</p>
                <p><a href="/me/sessions">{t!(visit.locale, "me-sessions")}</a></p>
            </div>
        }
    })
}

fn useless(visit: &Visit) -> Response {
    let l = visit.locale;
    let words = t!(l, "contact-undo-useless");
    told(visit, t!(l, "link-useless-title"), words, StatusCode::GONE)
}

/// `GET /contact/undo/{secret}`
pub async fn open(visit: Visit, Name(secret): Name) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let found = points::undoable(&mut tx, &hash(&secret), visit.now).await?;
    drop(tx);
    let Some(change) = found else {
        return Ok(useless(&visit));
    };
    let l = visit.locale;
    let what = t!(l, &format!("contact-the-{}", change.kind.word()));
    let title = t!(l, "contact-undo-title");
    // What it was is not shown: the link may be read by others who use the telephone.
    let words = t!(l, "contact-undo-lede", what = what);
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{words}</p>
                <form method="post"><div class="actions"><button class="button big">{t!(l, "contact-undo")}</button></div></form>
            </div>
        }
    }))
}

/// `POST /contact/undo/{secret}`: the old contact point is there again, and nobody is signed in any more.
pub async fn undo(visit: Visit, Name(secret): Name) -> Answer {
    let (id, now, event) = (hash(&secret), visit.now, visit.app.clock.id());
    let is_done = transact!(&visit.app.db, tx => {
        let Some(change) = points::undoable(tx, &id, now).await? else {
            return Ok(false);
        };
        let account = change.account;
        points::take_back(tx, &change, now).await?;
        codes::forget(tx, account, change.kind).await?;
        profile::put_back(tx, account, change.kind.word(), &change.point.value, now).await?;
        people::sign_out_everywhere(tx, account).await?;
        let facts = json!({ "kind": change.kind.word() });
        events::record(tx, event, now, Kind::ContactRestored, account.0, None, &facts).await?;
        Ok::<_, Problem>(true)
    })?;
    if !is_done {
        return Ok(useless(&visit));
    }
    let l = visit.locale;
    let words = t!(l, "contact-undone-words");
    Ok(told(
        &visit,
        t!(l, "contact-undone-title"),
        words,
        StatusCode::OK,
    ))
}
