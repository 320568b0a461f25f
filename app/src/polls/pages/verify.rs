//! Where anybody verifies a whole secret poll: in their own browser, or with one of two programs.

use super::{Found, sealed_record, secret as pages};
use crate::error::{Answer, Problem};
use crate::i18n::Locale;
use crate::polls::store::{self, ResultRecord};
use crate::secret::verifier::{KEYS, PollVerifier, Shown, VerifyPage};
use crate::secret::{Held, standing};
use crate::t;
use crate::ui::{self, lang_of};
use crate::web::{AppState, Id, Page, Section, Visit};
use ::ballot::methods::Outcome;
use axum::Router;
use axum::routing::get;
use domain::ids::PollId;
use domain::poll::Stage;
use leptos::prelude::*;

/// What is checked, in the order in which it is.
const CHECKED: &[&str] = &[
    "verify-checks-record",
    "verify-checks-poll",
    "verify-checks-rights",
    "verify-checks-ballots",
    "verify-checks-count",
];
/// What no check of a record shows.
const UNCHECKED: &[&str] = &[
    "verify-not-page",
    "verify-not-same",
    "verify-not-rights",
    "verify-not-yours",
];

/// Routes of the verifier.
pub fn routes() -> Router<AppState> {
    Router::new().route("/polls/{id}/verify", get(show))
}

/// `GET /polls/{id}/verify`
pub async fn show(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = Found::load(&visit, id).await?;
    if !found.record.poll.profile.is_secret() {
        return Err(Problem::NotFound);
    }
    let held = pages::held(&visit, &found).await?;
    let standing = standing(&visit.app, &held, 1).await?;
    let mut tx = visit.app.db.read().await?;
    let result = store::result(&mut tx, id).await?;
    drop(tx);
    let l = visit.locale;
    let address = sealed_record::address(&visit, &found);
    let early = (found.stage != Stage::Counted)
        .then(|| view! { <div class="notice"><p>{t!(l, "verify-early")}</p></div> });
    let title = t!(l, "verify-title", poll = found.record.title.as_str());
    Ok(visit.page(Page::new(Section::Polls, title), || {
        view! {
            {ui::crumbs(l, found.crumbs(&visit))}
            <p class="over" lang=lang_of(&visit, &found.record.lang)>{found.record.title.clone()}</p>
            <h1>{t!(l, "verify-heading")}</h1>
            <p class="lede">{t!(l, "verify-lede")}</p>
            {early}
            <div class="two"><div>
                {here(&visit, &found, &held, result.as_ref()).into_any()}
                {list(l, "verify-checks", CHECKED).into_any()}
                {list(l, "verify-not", UNCHECKED).into_any()}
            </div><aside aria-label=t!(l, "verify-otherwise")>
                {programs(l, &address).into_any()}
                {sealed_record::downloads(&visit, &found, &standing).into_any()}
                <p><a href=found.path("/record")>{t!(l, "sealed-to-record")}</a></p>
            </aside></div>
        }
    }))
}

/// The verifier of this page, and what is said where it does not run.
fn here(
    visit: &Visit,
    found: &Found,
    held: &Held,
    result: Option<&ResultRecord>,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let Some(script) = visit.app.site.verify_islands.clone() else {
        return cannot(l).into_any();
    };
    let plain = KEYS.iter().map(|key| ((*key).to_owned(), t!(l, key)));
    let page = VerifyPage {
        record: found.path("/record/"),
        script,
        poll: held.name(),
        lang: lang_of(visit, &found.record.lang),
        shown: result.and_then(shown),
        words: crate::islands::Words(plain.chain(filled(l)).collect()),
    };
    view! {
        <PollVerifier page/>
        <noscript>{cannot(l)}</noscript>
        <div class="islands-failed">{cannot(l)}</div>
    }
    .into_any()
}

/// Texts in which the browser puts numbers and names.
fn filled(l: Locale) -> impl Iterator<Item = (String, String)> {
    let (first, second) = ("{0}", "{1}");
    let texts = [
        (
            "verify-counted",
            t!(l, "verify-counted", ballots = first, invalid = second),
        ),
        (
            "verify-first",
            t!(l, "verify-first", n = first, of = second),
        ),
        ("verify-more", t!(l, "verify-more", n = first)),
        (
            "verify-second",
            t!(l, "verify-second", n = first, of = second),
        ),
        ("verify-unreached", t!(l, "verify-unreached", file = first)),
        ("verify-winner", t!(l, "verify-winner", option = first)),
    ];
    texts.into_iter().map(|(key, text)| (key.to_owned(), text))
}

/// The result as the page of results shows it; `None` if it was counted by nobody's ballots.
fn shown(result: &ResultRecord) -> Option<Shown> {
    let mut outcome = result.drawn.as_ref()?.outcome.clone();
    if let Outcome::Options(sums) = &mut outcome {
        sums.none = result.counts.none.unwrap_or(0);
        sums.per_option.clone_from(&result.counts.votes);
    }
    Some(Shown {
        ballots: result.counts.ballots,
        invalid: super::count(result.invalid),
        tally: Shown::digits(&outcome.to_bytes()),
    })
}

fn cannot(l: Locale) -> impl IntoView {
    view! {
        <section class="denied">
            <h2>{t!(l, "verify-cannot-title")}</h2>
            <p>{t!(l, "verify-cannot")}</p>
        </section>
    }
}

fn list(l: Locale, key: &str, lines: &[&str]) -> impl IntoView + use<> {
    let lines: Vec<_> = lines
        .iter()
        .map(|key| view! { <li>{t!(l, key)}</li> })
        .collect();
    view! { <h2>{t!(l, key)}</h2><ul class="measure">{lines}</ul> }
}

fn programs(l: Locale, address: &str) -> impl IntoView + use<> {
    let ways = [
        ("verify-program", format!("comitia verify poll {address}")),
        (
            "verify-python",
            format!("python3 end2end/verifier/verify.py {address}/record/"),
        ),
    ];
    let ways = ways.map(|(key, command)| {
        view! { <p>{t!(l, key)}</p><pre class="wraps"><code translate="no">{command}</code></pre> }
    });
    view! {
        <section class="card" aria-labelledby="programs"><h2 id="programs">{t!(l, "verify-otherwise")}</h2>
            <p>{t!(l, "verify-otherwise-words")}</p>{ways.into_iter().collect_view()}</section>
    }
}
