//! The trust card of a secret poll, computed from its manifest; it never flatters. And what is said between the close and the count.

use super::{Found, moment, sealed_for};
use crate::clock::from_millis;
use crate::i18n::Locale;
use crate::secret::{Held, own_openings_ms, shares_from_ms};
use crate::t;
use crate::web::Visit;
use ::ballot::secret::Revote;
use domain::poll::Stage;
use jiff::Timestamp;
use leptos::prelude::*;

fn from_ms(visit: &Visit, at_ms: i64) -> String {
    moment(visit, from_millis(at_ms).unwrap_or(Timestamp::UNIX_EPOCH))
}

/// Names one after the other, with a word before the last.
pub fn listed(l: Locale, names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => t!(l, "names-and", names = most.join(", "), last = *last),
    }
}

/// The issuers beside this server, for those who are going to vote; nothing where there is none.
pub fn others(l: Locale, held: &Held) -> Option<impl IntoView + use<>> {
    let issuers = held.poll.manifest().issuers.iter().skip(1);
    let names: Vec<&str> = issuers.clone().map(|one| one.name.as_str()).collect();
    let names = (!names.is_empty()).then(|| listed(l, &names))?;
    let links: Vec<_> = issuers
        .map(|one| view! { <li><a href=one.url.clone() rel="noreferrer">{one.name.clone()}</a></li> })
        .collect();
    Some(view! {
        <aside class="notice" aria-labelledby="others">
            <h2 id="others">{t!(l, "issuers-notice-title", names = names.as_str())}</h2>
            <p>{t!(l, "issuers-notice", names = names.as_str())}</p>
            <ul class="links">{links}</ul>
        </aside>
    })
}

/// What can be relied on: each a question and its answer.
pub fn card(visit: &Visit, found: &Found, held: &Held) -> impl IntoView + use<> {
    let l = visit.locale;
    let manifest = held.poll.manifest();
    let operator = manifest.operator.as_str();
    let issuers: Vec<&str> = manifest
        .issuers
        .iter()
        .map(|issuer| issuer.name.as_str())
        .collect();
    let added = match issuers[..] {
        [one] => t!(
            l,
            "sealed-add-one",
            operator = one,
            eligible = manifest.eligible_count
        ),
        _ => t!(l, "sealed-add-all", issuers = listed(l, &issuers)),
    };
    let took_part = match issuers[..] {
        [one] => t!(l, "sealed-took-part", operator = one),
        _ => t!(l, "sealed-took-part-all", issuers = listed(l, &issuers)),
    };
    let sealing = &manifest.sealing;
    let until = from_ms(visit, shares_from_ms(held));
    let totals = if found.stage == Stage::Counted {
        t!(l, "sealed-totals-after", t = sealing.t, n = sealing.n)
    } else {
        t!(
            l,
            "sealed-totals",
            t = sealing.t,
            n = sealing.n,
            when = until
        )
    };
    let policy = &manifest.witness_policy;
    let watched = if policy.quorum == 0 {
        t!(l, "sealed-watch-nobody", operator = operator)
    } else {
        t!(
            l,
            "sealed-watch",
            quorum = policy.quorum,
            n = policy.witnesses.len()
        )
    };
    let once = match manifest.revote {
        Revote::Last => t!(l, "sealed-once-last"),
        Revote::None => t!(l, "sealed-once"),
    };
    let is_assisted = sealed_for::is_offered(found, held);
    let choice = if is_assisted {
        t!(l, "sealed-choice-assisted")
    } else {
        t!(l, "sealed-choice")
    };
    let assisted = is_assisted.then(|| {
        let words = t!(l, "sealed-assisted", operator = operator);
        (t!(l, "sealed-assisted-title"), words)
    });
    let desk = found.record.poll.takes_assisted().then(|| {
        let words = t!(l, "sealed-assisted-desk", operator = operator);
        (t!(l, "trust-assisted-title"), words)
    });
    let facts = [
        (t!(l, "sealed-took-part-title"), took_part),
        (t!(l, "sealed-choice-title"), choice),
        (
            t!(l, "sealed-connection-title"),
            t!(l, "sealed-connection", operator = operator),
        ),
        (t!(l, "sealed-add-title"), added),
        (
            t!(l, "sealed-stop-title"),
            t!(l, "sealed-stop", operator = operator),
        ),
        (t!(l, "sealed-totals-title"), totals),
        (t!(l, "sealed-watch-title"), watched),
        (t!(l, "sealed-once-title"), once),
        (t!(l, "sealed-proof-title"), t!(l, "sealed-proof")),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .chain(assisted)
        .chain(desk.filter(|_| is_assisted))
        .map(|(title, words)| view! { <dt>{title}</dt><dd>{words}</dd> })
        .collect();
    view! {
        <section class="card trust" aria-labelledby="trust">
            <h2 id="trust">{t!(l, "trust")}</h2>
            <dl>{facts}</dl>
            <p><a href=found.path("/record")>{t!(l, "sealed-to-record")}</a></p>
            <p><a href=found.path("/verify")>{t!(l, "verify-link")}</a></p>
            <p><a href="/help/secrecy#secret">{t!(l, "trust-more")}</a></p>
        </section>
    }
}

/// What happens between the close and the count: the other issuers end, then there is time for complaints, then the trustees.
pub fn counting_words(visit: &Visit, held: &Held, awaited: &[String]) -> String {
    let (l, sealing) = (visit.locale, &held.poll.manifest().sealing);
    if !awaited.is_empty() {
        let names: Vec<&str> = awaited.iter().map(String::as_str).collect();
        return t!(
            l,
            "sealed-awaits",
            names = listed(l, &names),
            n = names.len()
        );
    }
    let from = shares_from_ms(held);
    if crate::clock::millis(visit.now) < from {
        let when = from_ms(visit, from);
        return t!(
            l,
            "sealed-complaints",
            when = when,
            t = sealing.t,
            n = sealing.n
        );
    }
    let (from, until) = own_openings_ms(held);
    if (from..until).contains(&crate::clock::millis(visit.now)) {
        return t!(l, "sealed-own", when = from_ms(visit, until));
    }
    t!(l, "sealed-trustees", t = sealing.t, n = sealing.n)
}
