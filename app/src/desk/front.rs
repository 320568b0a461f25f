//! `GET /desk`: what can be done at the desk.

use super::links::LINKS;
use super::shared::page;
use crate::error::Answer;
use crate::t;
use crate::web::{Page, Section, Visit};
use domain::rights;
use leptos::prelude::*;

pub async fn show(visit: Visit) -> Answer {
    rights::may_serve(&visit.actor)?;
    let l = visit.locale;
    let title = t!(l, "nav-desk");
    let rows: Vec<_> = LINKS
        .iter()
        .filter(|link| (link.is_for)(&visit.actor))
        .map(|link| view! { <li><div><b><a href=link.href>{t!(l, link.title)}</a></b><small>{t!(l, link.words)}</small></div></li> })
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
