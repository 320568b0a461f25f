//! `/audit/access`: whether the chain holds, and counts; nothing about anybody.

use super::form::purpose_name;
use super::store;
use super::verify::{Verdict, verify};
use crate::clock::millis;
use crate::error::Answer;
use crate::i18n::Locale;
use crate::identity::role_name;
use crate::t;
use crate::web::{Page, Section, Visit};
use domain::access::Purpose;
use domain::actor::Role;
use domain::rights;
use jiff::SignedDuration;
use leptos::either::Either;
use leptos::prelude::*;

/// The time the counts are for.
const SPAN: SignedDuration = SignedDuration::from_hours(30 * 24);

/// `GET /audit/access`
pub async fn show(visit: Visit) -> Answer {
    let may = rights::may_audit(&visit.actor)?;
    let verdict = verify(&visit.app.db, None).await?;
    let since = millis(visit.now - SPAN);
    let counts = store::counts(&mut visit.app.db.read().await?, &may, since).await?;
    let l = visit.locale;
    let title = t!(l, "audit-access");
    Ok(visit.page(Page::new(Section::Audit, title.clone()), || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "audit-access-lede")}</p>
            {state(l, verdict)}
            {table(l, &counts)}
            <p class="small muted">{t!(l, "audit-access-how")}</p>
        }
    }))
}

fn state(l: Locale, verdict: Verdict) -> impl IntoView {
    match verdict {
        Verdict::Whole(chain) | Verdict::HeadMissing(chain) => {
            let head = blake3::Hash::from_bytes(chain.head()).to_hex().to_string();
            Either::Left(view! {
                <div class="notice ok"><h2>{t!(l, "audit-whole")}</h2><p>{t!(l, "audit-whole-words", n = chain.entries())}</p></div>
                <p>{t!(l, "audit-head")}" "<span class="incident">{head}</span></p>
            })
        }
        Verdict::Broken { number } => Either::Right(
            view! { <div class="notice bad" role="alert"><h2>{t!(l, "audit-broken")}</h2><p>{t!(l, "audit-broken-words", n = number)}</p></div> },
        ),
    }
}

fn table(l: Locale, counts: &[(String, String, i64)]) -> impl IntoView + use<> {
    if counts.is_empty() {
        return Either::Left(view! { <p>{t!(l, "audit-none")}</p> });
    }
    let rows: Vec<_> = counts
        .iter()
        .map(|(role, purpose, n)| {
            let role = Role::from_word(role).map_or_else(|| role.clone(), |role| role_name(l, role));
            let purpose = Purpose::from_word(purpose).map_or_else(|| purpose.clone(), |purpose| purpose_name(l, purpose));
            view! { <tr><th scope="row">{role}</th><td>{purpose}</td><td class="num">{*n}</td></tr> }
        })
        .collect();
    Either::Right(view! {
        <table>
            <caption>{t!(l, "audit-counts")}</caption>
            <thead><tr><th scope="col">{t!(l, "role")}</th><th scope="col">{t!(l, "access-why")}</th><th scope="col">{t!(l, "audit-count")}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    })
}
