//! The trust card: what a voter can rely on in this poll, and what not. Computed from the poll; it never flatters.

use super::{Found, count, moment};
use crate::t;
use crate::web::Visit;
use domain::poll::Stage;
use leptos::prelude::*;

/// Below so many who may vote, a ballot may be guessed from the result (`min_k` of the ballot protocol).
const SMALL_ELECTORATE: u64 = 20;

/// What can be relied on: each a heading and a sentence or two.
pub fn card(visit: &Visit, found: &Found) -> impl IntoView + use<> {
    let l = visit.locale;
    let record = &found.record;
    let operator = visit.app.site.operator.as_str();
    let once = if record.poll.eligibility.asks_for_resident() {
        t!(l, "trust-once-residents")
    } else {
        t!(l, "trust-once-accounts")
    };
    let until = match found.stage {
        Stage::Counted => t!(l, "trust-totals-after"),
        _ => t!(
            l,
            "trust-totals",
            operator = operator,
            when = moment(visit, record.closes())
        ),
    };
    let small = match record.eligible.map(count) {
        Some(n) if n < SMALL_ELECTORATE => {
            Some((t!(l, "trust-small-title"), t!(l, "trust-small", n = n)))
        }
        Some(_) => None,
        None => Some((t!(l, "trust-unknown-title"), t!(l, "trust-unknown"))),
    };
    let facts = [
        (t!(l, "trust-once-title"), once),
        (
            t!(l, "trust-choice-title"),
            t!(l, "trust-choice", operator = operator),
        ),
        (
            t!(l, "trust-took-part-title"),
            t!(l, "trust-took-part", operator = operator),
        ),
        (
            t!(l, "trust-add-title"),
            t!(l, "trust-add", operator = operator),
        ),
        (t!(l, "trust-drop-title"), t!(l, "trust-drop")),
        (t!(l, "trust-totals-title"), until),
    ];
    let assisted = record.poll.assisted.then(|| {
        let words = t!(l, "trust-assisted", operator = operator);
        (t!(l, "trust-assisted-title"), words)
    });
    let facts = small
        .into_iter()
        .chain(facts)
        .chain(assisted)
        .map(|(title, words)| view! { <dt>{title}</dt><dd>{words}</dd> })
        .collect_view();
    view! {
        <section class="card trust" aria-labelledby="trust">
            <h2 id="trust">{t!(l, "trust")}</h2>
            <dl>{facts}</dl>
            <p><a href="/help/secrecy">{t!(l, "trust-more")}</a></p>
        </section>
    }
}
