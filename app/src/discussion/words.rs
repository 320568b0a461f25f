//! Words of a discussion: sides, orders, and why nothing can be said.

use crate::clock::from_millis;
use crate::db::DbError;
use crate::i18n::{self, Locale};
use crate::t;
use crate::ui::errors::denied_words;
use crate::web::Visit;
use domain::discussion::{Sort, Stance};
use domain::rights::discussion::Silenced;
use jiff::Timestamp;

/// A moment in words, in the municipality's zone.
pub fn moment(visit: &Visit, at: Timestamp) -> String {
    i18n::moment(visit.locale, at, &visit.app.site.time_zone)
}

/// A stored moment in words.
pub fn stored(visit: &Visit, at: i64) -> Result<String, DbError> {
    Ok(moment(visit, from_millis(at)?))
}

/// What a stance is called.
pub fn stance(l: Locale, stance: Stance) -> String {
    t!(l, &format!("comment-{}", stance.word()))
}

/// What an order is called.
pub fn sort(l: Locale, sort: Sort) -> String {
    t!(l, &format!("discussion-{}", sort.word()))
}

/// Why nothing can be said, in a sentence or two.
pub fn silenced(visit: &Visit, why: &Silenced) -> String {
    let l = visit.locale;
    match why {
        Silenced::Denied(denied) => denied_words(visit, denied),
        Silenced::Closed => t!(l, "discussion-closed"),
        Silenced::Locked => t!(l, "discussion-locked"),
        Silenced::Phase { next: None } => t!(l, "discussion-phase"),
        Silenced::Phase { next: Some(next) } => {
            t!(l, "discussion-phase-until", when = moment(visit, *next))
        }
        Silenced::Pause { until } => t!(l, "discussion-pause", when = moment(visit, *until)),
        Silenced::TooLate => t!(l, "comment-too-late"),
        Silenced::Own => t!(l, "comment-own"),
        Silenced::Gone => t!(l, "comment-gone"),
    }
}
