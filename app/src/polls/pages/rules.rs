//! The rule of a poll in words: how ballots are counted, who wins, and what breaks a tie.

use crate::i18n::Locale;
use crate::t;
use domain::poll::{Method, Poll};
use leptos::prelude::*;

/// How ballots are counted and who wins, in sentences.
pub fn counted(l: Locale, method: Method) -> String {
    let n = method.seats();
    match method {
        Method::SingleChoice => t!(l, "rule-single"),
        Method::Approval { .. } => t!(l, "rule-approval"),
        Method::Score { .. } => t!(l, "rule-score", n = n),
        Method::MajorityJudgment { .. } => t!(l, "rule-judgment", n = n),
        Method::Borda { .. } => t!(l, "rule-borda", n = n),
        Method::Schulze { .. } => t!(l, "rule-schulze", n = n),
        Method::InstantRunoff => t!(l, "rule-runoff"),
        Method::Stv { .. } => t!(l, "rule-stv", n = n),
    }
}

/// What becomes of options that are equal.
pub fn ties(l: Locale, poll: &Poll) -> String {
    let earlier = match poll.method {
        Method::InstantRunoff | Method::Stv { .. } => format!("{} ", t!(l, "rule-ties-earlier")),
        _ => String::new(),
    };
    let lot = if poll.profile.is_secret() {
        t!(l, "rule-ties-secret")
    } else {
        t!(l, "rule-ties")
    };
    format!("{earlier}{lot}")
}

/// The rule on the page of the poll.
pub fn view(l: Locale, poll: &Poll) -> impl IntoView + use<> {
    view! {
        <h2>{t!(l, "rule-title")}</h2>
        <p>{counted(l, poll.method)}</p>
        <p>{ties(l, poll)}</p>
    }
}
