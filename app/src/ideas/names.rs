//! What things are called: statuses by the name their board gave them, tags beside a title.

use super::store::BoardRecord;
use crate::i18n::Locale;
use crate::t;
use crate::ui::lang_of;
use crate::web::Visit;
use domain::idea::Status;
use leptos::prelude::*;

/// What a status is called where a board has no name of its own for it.
#[must_use]
pub fn status_name(l: Locale, status: Status) -> String {
    t!(
        l,
        &format!("idea-status-{}", status.word().replace('_', "-"))
    )
}

/// What a status is called on a board, and the language of the name where it is the board's own.
pub(super) fn status_on(
    visit: &Visit,
    board: &BoardRecord,
    status: Status,
) -> (String, Option<String>) {
    let own = board.draft.status_names.iter();
    let mut own = own.filter(|(of, _)| *of == status).map(|(_, name)| name);
    own.next_back().map_or_else(
        || (status_name(visit.locale, status), None),
        |name| (name.clone(), lang_of(visit, &board.draft.lang)),
    )
}

/// The tag of a status.
pub(super) fn status_tag(
    visit: &Visit,
    board: &BoardRecord,
    status: Status,
) -> impl IntoView + use<> {
    let (name, lang) = status_on(visit, board, status);
    let class = match status {
        Status::New | Status::Discussed => "tag published",
        Status::UnderReview => "tag urgent",
        Status::Accepted | Status::Planned | Status::InProgress => "tag open",
        Status::Done => "tag done",
        Status::Rejected | Status::Withdrawn | Status::Merged => "tag closed",
    };
    view! { <span class=class lang=lang>{name}</span> }
}
