//! Looking up a receipt of a secret poll: in the box, in the public record, or nowhere.

use super::{Found, secret as pages};
use crate::error::Answer;
use crate::secret::{self, Whereabouts};
use crate::t;
use crate::ui;
use crate::web::{Page, Section, Visit};
use ::ballot::Receipt;
use leptos::prelude::*;

/// What is known of a receipt.
pub async fn known(visit: &Visit, found: &Found, receipt: &Receipt) -> Answer {
    let held = pages::held(visit, found).await?;
    let place = secret::whereabouts(&visit.app, &held, *receipt).await?;
    let l = visit.locale;
    let contact = visit.app.site.contact.as_str();
    let (title, words) = match place {
        Some(Whereabouts::Waiting) => (t!(l, "place-waiting-title"), t!(l, "place-waiting")),
        Some(Whereabouts::Recorded { leaf, .. }) => (
            t!(l, "place-recorded-title"),
            t!(l, "sealed-receipt-recorded", number = leaf),
        ),
        None => (
            t!(l, "place-missing-title"),
            t!(l, "place-missing", contact = contact),
        ),
    };
    let proof = matches!(place, Some(Whereabouts::Recorded { .. })).then(|| {
        let href = found.path(&format!("/record/receipts/{receipt}"));
        view! { <p><a href=href>{t!(l, "sealed-receipt-proof")}</a></p> }
    });
    let file = place.is_some_and(|_| held.signing.is_ok()).then(|| {
        let href = found.path(&format!("/record/receipts/{receipt}/file"));
        view! { <p><a class="button secondary" href=href download="">{t!(l, "sealed-receipt-file")}</a></p><p class="small muted">{t!(l, "sealed-receipt-file-words")}</p> }
    });
    Ok(visit.page(Page::new(Section::Polls, title.clone()), || {
        view! {
            {ui::crumbs(l, found.crumbs(visit))}
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{words}</p>
                {super::receipt::code(receipt)}
                {proof}
                {file}
                <div class="actions"><a class="button" href=found.path("/record")>{t!(l, "sealed-to-record")}</a>
                    <a class="button secondary" href=found.path("/vote")>{t!(l, "sealed-receipt-own")}</a></div>
                {super::receipt::look_up(visit, found, "")}
            </div>
        }
    }))
}
