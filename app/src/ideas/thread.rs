//! The thread from an idea to its delivery, in words: on its page, and in what people are told.

use super::names::status_name;
use super::store::{BoardRecord, Step};
use crate::i18n::{self, Locale};
use crate::t;
use domain::idea::{Status, StepKind};

/// So much of a text stands in a mail.
const EXCERPT: usize = 600;

/// What a status is called on a board, in the reader's language unless the board has a name of its own.
pub(super) fn named(l: Locale, board: &BoardRecord, status: Status) -> String {
    let own = board.draft.status_names.iter();
    let mut own = own.filter(|(of, _)| *of == status).map(|(_, name)| name);
    own.next_back()
        .cloned()
        .unwrap_or_else(|| status_name(l, status))
}

/// What happened, in half a sentence.
pub(super) fn what(l: Locale, board: &BoardRecord, step: &Step) -> String {
    let status = step.status.map(|status| named(l, board, status));
    let status = status.unwrap_or_default();
    match step.kind {
        StepKind::Proposed => t!(l, "step-proposed"),
        StepKind::Status => t!(l, "step-status", status = status),
        StepKind::Threshold => t!(l, "step-threshold"),
        StepKind::Answer => t!(l, "step-answer", status = status),
        StepKind::Poll => t!(l, "step-poll"),
        StepKind::Budget => {
            let amount = step.amount_minor.unwrap_or_default();
            let amount = i18n::money(l, amount, &board.draft.currency);
            t!(l, "step-budget", amount = amount)
        }
        StepKind::Milestone => t!(l, "step-milestone", title = step.words.as_str()),
        StepKind::News => t!(l, "step-news"),
        StepKind::Merged => t!(l, "step-merged"),
        StepKind::Split => t!(l, "step-split"),
        StepKind::Moved => t!(l, "step-moved"),
        StepKind::Joined => t!(l, "step-joined"),
        StepKind::Edited => t!(l, "step-edited"),
    }
}

/// The beginning of a longer text.
pub(super) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
