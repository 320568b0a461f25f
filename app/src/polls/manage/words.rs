//! Words for states, steps and rules.

use crate::i18n::{self, Locale};
use crate::t;
use crate::web::Visit;
use domain::actor::Level;
use domain::poll::{Eligibility, Method, Poll, PollState, Profile, RuleFault, Step};
use leptos::prelude::*;

/// What a state is called.
pub fn state_name(l: Locale, state: PollState) -> String {
    match state {
        PollState::Draft => t!(l, "state-draft"),
        PollState::Preview => t!(l, "state-preview"),
        PollState::Published => t!(l, "state-published"),
        PollState::Open => t!(l, "state-open"),
        PollState::Closed => t!(l, "state-closed"),
        PollState::Archived => t!(l, "state-archived"),
    }
}

/// The state as a tag.
pub fn state_tag(l: Locale, state: PollState) -> impl IntoView {
    let class = format!("tag {}", state.word());
    view! { <span class=class>{state_name(l, state)}</span> }
}

/// What a step is called on its button.
pub fn step_name(l: Locale, step: Step) -> String {
    match step {
        Step::ShowPreview => t!(l, "step-show-preview"),
        Step::BackToDraft => t!(l, "step-back-to-draft"),
        Step::Publish => t!(l, "step-publish"),
        Step::Withdraw => t!(l, "step-withdraw"),
        Step::Open => t!(l, "step-open"),
        Step::Close => t!(l, "step-close"),
        Step::Archive => t!(l, "step-archive"),
    }
}

/// What a step means, before it is done.
pub fn step_words(l: Locale, step: Step) -> String {
    match step {
        Step::ShowPreview => t!(l, "step-show-preview-words"),
        Step::BackToDraft => t!(l, "step-back-to-draft-words"),
        Step::Publish => t!(l, "step-publish-words"),
        Step::Withdraw => t!(l, "step-withdraw-words"),
        Step::Open => t!(l, "step-open-words"),
        Step::Close => t!(l, "step-close-words"),
        Step::Archive => t!(l, "step-archive-words"),
    }
}

/// The key of the words that tell a step was done.
pub fn step_done(step: Step) -> &'static str {
    match step {
        Step::ShowPreview => "step-show-preview-done",
        Step::BackToDraft => "step-back-to-draft-done",
        Step::Publish => "step-publish-done",
        Step::Withdraw => "step-withdraw-done",
        Step::Open => "step-open-done",
        Step::Close => "step-close-done",
        Step::Archive => "step-archive-done",
    }
}

/// The steps that lead on from where a poll stands, the one most likely wanted first.
pub fn steps_from(poll: &Poll) -> Vec<Step> {
    let possible = [
        Step::ShowPreview,
        Step::Publish,
        Step::Open,
        Step::Close,
        Step::Archive,
        Step::Withdraw,
        Step::BackToDraft,
    ];
    possible
        .into_iter()
        .filter(|step| poll.permits(*step))
        .collect()
}

/// The field a fault of the rules belongs to, and the key of its words.
pub fn fault(fault: RuleFault) -> (&'static str, &'static str) {
    match fault {
        RuleFault::TooFewOptions => ("option-1-title", "fault-too-few-options"),
        RuleFault::TooManyOptions => ("option-1-title", "fault-too-many-options"),
        RuleFault::Bounds => ("min", "fault-bounds"),
        RuleFault::MaxAboveOptions => ("max", "fault-max-above-options"),
        RuleFault::TooManyToCompare => ("method", "fault-too-many-to-compare"),
        RuleFault::TooFewToCompare => ("option-1-title", "fault-too-few-to-compare"),
        RuleFault::Seats => ("seats", "fault-seats"),
        RuleFault::Scale => ("scale", "fault-scale"),
        RuleFault::Times => ("closes", "fault-times"),
        RuleFault::Past => ("closes", "fault-past"),
        RuleFault::Ages => ("min_age", "fault-ages"),
        RuleFault::Assisted => ("assisted", "fault-assisted"),
        RuleFault::SecretElectorate => ("profile", "fault-secret-electorate"),
    }
}

/// What a level asks of a person.
pub fn level_name(l: Locale, level: Level) -> String {
    match level {
        Level::Anonymous | Level::Email => t!(l, "voters-email"),
        Level::Resident => t!(l, "voters-resident"),
        Level::Strong => t!(l, "voters-strong"),
    }
}

/// How ballots are kept.
pub fn profile(l: Locale, profile: Profile) -> String {
    match profile {
        Profile::Confidential => t!(l, "profile-confidential"),
        Profile::Secret { revote: true } => t!(l, "profile-secret-revote"),
        Profile::Secret { revote: false } => t!(l, "profile-secret"),
    }
}

/// What a method is called, by the word it is known as in forms.
pub fn method_name(l: Locale, word: &str) -> String {
    match word {
        "approval" => t!(l, "method-approval"),
        "score" => t!(l, "method-score"),
        "judgment" => t!(l, "method-judgment"),
        "runoff" => t!(l, "method-runoff"),
        "schulze" => t!(l, "method-schulze"),
        "borda" => t!(l, "method-borda"),
        "stv" => t!(l, "method-stv"),
        _ => t!(l, "method-single"),
    }
}

/// A method in a sentence, for who has to choose one.
pub fn method_words(l: Locale, word: &str) -> String {
    match word {
        "approval" => t!(l, "method-approval-words"),
        "score" => t!(l, "method-score-words"),
        "judgment" => t!(l, "method-judgment-words"),
        "runoff" => t!(l, "method-runoff-words"),
        "schulze" => t!(l, "method-schulze-words"),
        "borda" => t!(l, "method-borda-words"),
        "stv" => t!(l, "method-stv-words"),
        _ => t!(l, "method-single-words"),
    }
}

/// How one chooses, with the numbers that belong to it.
pub fn method(l: Locale, method: Method) -> String {
    let name = method_name(l, method.word());
    let name = match method {
        Method::Approval { min, max } => t!(l, "method-approval-bounds", min = min, max = max),
        Method::Score { max_score, .. } => t!(l, "method-score-to", max = max_score),
        _ => name,
    };
    match method.seats() {
        1 => name,
        seats => t!(l, "method-seats", method = name, n = seats),
    }
}

/// Who may vote.
pub fn electorate(l: Locale, rule: &Eligibility) -> Vec<String> {
    let mut words = vec![level_name(l, rule.min_level)];
    if !rule.districts.is_empty() {
        words.push(t!(
            l,
            "who-districts",
            districts = rule.districts.join(", ")
        ));
    }
    match (rule.min_age, rule.max_age) {
        (Some(min), Some(max)) => words.push(t!(l, "who-ages", min = min, max = max)),
        (Some(min), None) => words.push(t!(l, "who-from", min = min)),
        (None, Some(max)) => words.push(t!(l, "who-until", max = max)),
        (None, None) => {}
    }
    words
}

/// A moment in words, in the municipality's zone.
pub fn moment(visit: &Visit, time: jiff::Timestamp) -> String {
    i18n::moment(visit.locale, time, &visit.app.site.time_zone)
}
