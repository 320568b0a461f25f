//! `GET /desk`: what can be done at the desk.

use super::links::LINKS;
use super::shared::page;
use crate::error::Answer;
use crate::t;
use crate::web::{Page, Section, Visit};
use crate::{roll, signals};
use domain::rights;
use leptos::prelude::*;

pub async fn show(visit: Visit) -> Answer {
    rights::may_serve(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let waiting = [
        ("/desk/claims", roll::count_claims(&mut tx).await?),
        ("/desk/signals", signals::count_open(&mut tx).await?),
    ];
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "nav-desk");
    let rows: Vec<_> = LINKS
        .iter()
        .filter(|link| (link.is_for)(&visit.actor))
        .map(|link| {
            let waits = waiting.iter().find(|(href, count)| *href == link.href && *count > 0);
            let waits = waits.map(|(_, count)| view! { <span class="tag open">{t!(l, "desk-waiting", count = *count)}</span> });
            view! { <li><div><b><a href=link.href>{t!(l, link.title)}</a></b><small>{t!(l, link.words)}</small></div>{waits}</li> }
        })
        .collect();
    let shell = Page::new(Section::Desk, title.clone());
    Ok(page(&visit, "/desk", shell, None, || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "desk-lede")}</p>
            <ul class="rows">{rows}</ul>
        }
    }))
}
