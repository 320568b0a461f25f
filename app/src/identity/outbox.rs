//! In a demonstration mail is not sent: this page shows it to everybody.

use super::links::moment;
use crate::error::{Answer, Problem};
use crate::mail;
use crate::t;
use crate::web::{AppState, Page, Section, Visit};
use axum::Router;
use axum::routing::get;
use leptos::either::Either;
use leptos::prelude::*;

/// So many mails are shown.
const SHOWN: i64 = 50;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/demo/outbox", get(outbox))
}

async fn outbox(visit: Visit) -> Answer {
    if !visit.app.site.demo {
        return Err(Problem::NotFound);
    }
    let mails = mail::newest(&mut visit.app.db.read().await?, SHOWN).await?;
    let l = visit.locale;
    let items = mails
        .into_iter()
        .map(|mail| item(&visit, mail))
        .collect::<Result<Vec<_>, Problem>>()?;
    let title = t!(l, "outbox-title");
    let body = if items.is_empty() {
        Either::Left(
            view! { <div class="empty"><h2>{t!(l, "outbox-empty")}</h2><p><a href="/sign-in">{t!(l, "sign-in")}</a></p></div> },
        )
    } else {
        Either::Right(view! { <ol class="outbox">{items}</ol> })
    };
    Ok(visit.page(Page::new(Section::Other, title.clone()), || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "outbox-lede")}</p>
            {body}
        }
    }))
}

fn item(visit: &Visit, mail: mail::Mail) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let base = visit.app.site.base_url.as_str();
    let paragraphs = mail
        .body
        .split("\n\n")
        .map(|paragraph| {
            let lines = paragraph
                .lines()
                .map(|line| text_line(line, base))
                .collect_view();
            view! { <p>{lines}</p> }
        })
        .collect_view();
    let when = moment(visit, mail.queued_at)?;
    let subject = if mail.channel == mail::Channel::Sms.word() {
        t!(l, "outbox-sms")
    } else {
        mail.subject
    };
    let to = t!(l, "outbox-to", address = mail.address.as_str());
    Ok(view! {
        <li class="card">
            <article data-to=mail.address>
                <h2>{subject}</h2>
                <ul class="meta"><li>{to}</li><li>{when}</li></ul>
                <div class="mail">{paragraphs}</div>
            </article>
        </li>
    }
    .into_any())
}

/// A line of a mail; a line that is an address of ours is a link.
fn text_line(line: &str, base: &str) -> impl IntoView + use<> {
    let line = line.trim_end().to_owned();
    if line.starts_with(base) {
        let address = line.clone();
        Either::Left(view! { <a href=address>{line}</a><br/> })
    } else {
        Either::Right(view! { {line}<br/> })
    }
}
