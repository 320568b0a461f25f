//! `/me/data`: what a person can do about what stands about them.

use crate::error::Answer;
use crate::identity::framed;
use crate::t;
use crate::web::{Page, Section, Visit};
use domain::rights;
use leptos::prelude::*;

/// The pages: address, title, words.
const PAGES: &[(&str, &str, &str)] = &[
    ("/me/data/export", "data-export", "data-export-words"),
    (
        "/me/data/corrections",
        "data-corrections",
        "data-corrections-words",
    ),
    ("/me/data/consents", "data-consents", "data-consents-words"),
    ("/me/data/erase", "data-erase", "data-erase-words"),
];

/// `GET /me/data`
pub async fn show(visit: Visit) -> Answer {
    rights::may_manage_own_account(&visit.actor)?;
    let l = visit.locale;
    let title = t!(l, "me-data");
    let rows: Vec<_> = PAGES
        .iter()
        .map(|(href, title, words)| view! { <li><div><b><a href=*href>{t!(l, title)}</a></b><small>{t!(l, words)}</small></div></li> })
        .collect();
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        framed(
            l,
            "/me/data",
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "data-lede")}</p>
                <ul class="rows">{rows}</ul>
            },
        )
    }))
}

#[cfg(test)]
mod tests {
    use super::PAGES;
    use crate::i18n::{Locale, has_text};

    #[test]
    fn every_page_has_words() {
        for (_, title, words) in PAGES {
            for l in Locale::ALL {
                assert!(has_text(l, title) && has_text(l, words), "{title}");
            }
        }
    }
}
