//! The pages of an issuer besides making a passkey: what it is, and where a voter confirms.

use super::guest::Guest;
use super::island::{IssueDesk, IssuePage, KEYS};
use crate::error::Answer;
use crate::islands::Words;
use crate::t;
use leptos::either::Either;
use leptos::prelude::*;

/// `GET /`
pub async fn home(guest: Guest) -> Answer {
    let l = guest.locale;
    let name = guest.office.set.name.clone();
    Ok(guest.page(&t!(l, "issuer-home-title"), None, || {
        view! {
            <h1>{name.clone()}</h1>
            <p class="lede">{t!(l, "issuer-home-words", name = name.as_str())}</p>
            <ul class="ways">
                <li>{t!(l, "issuer-home-sees")}</li>
                <li>{t!(l, "issuer-home-once")}</li>
                <li>{t!(l, "issuer-home-kept")}</li>
            </ul>
            <div class="actions"><a class="button" href="/enrol">{t!(l, "issuer-to-enrol")}</a></div>
        }
    }))
}

/// `GET /issue`: where a voter is led by the page of the poll. What they ask for stands behind `#` and is read by the island alone.
pub async fn issue(guest: Guest) -> Answer {
    let l = guest.locale;
    let set = &guest.office.set;
    let cannot = || {
        view! {
            <section class="denied">
                <h2>{t!(l, "issuer-scripts-title")}</h2>
                <p>{t!(l, "issuer-needs-scripts")}</p>
                <p>{t!(l, "issuer-scripts-back")}</p>
            </section>
        }
    };
    let island = if set.islands.is_some() {
        let filled = [
            (
                "issue-words",
                t!(l, "issue-words", town = "{0}", name = "{1}"),
            ),
            ("issue-sees", t!(l, "issue-sees", name = "{0}")),
            ("issue-back", t!(l, "issue-back", town = "{0}")),
        ];
        let filled = filled.map(|(key, words)| (key.to_owned(), words));
        let words = KEYS.iter().map(|key| ((*key).to_owned(), t!(l, key)));
        let words = words.chain(filled);
        let page = IssuePage {
            name: set.name.clone(),
            rp_id: guest.office.rp_id.clone(),
            words: Words(words.collect()),
        };
        Either::Left(view! {
            <IssueDesk page/>
            <noscript>{cannot()}</noscript>
            <div class="islands-failed">{cannot()}</div>
        })
    } else {
        let title = t!(l, "issue-title");
        Either::Right(view! { <h1>{title}</h1>{cannot()} })
    };
    Ok(guest.page(
        &t!(l, "issue-title"),
        None,
        || view! { <div class="narrow">{island}</div> },
    ))
}
