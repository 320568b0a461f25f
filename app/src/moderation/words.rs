//! What things are called.

use super::store::items::Item;
use super::store::statements::{Statement, UNDO};
use crate::i18n::{self, Locale};
use crate::t;
use crate::web::Visit;
use domain::moderation::rules::Why;
use domain::moderation::{ContentKind, Decision, Ground, Label, Origin, Visibility};
use jiff::Timestamp;

/// What a kind of content is called.
pub fn kind_name(l: Locale, kind: ContentKind) -> String {
    t!(l, &format!("content-{}", kind.word()))
}

/// What a note beside content says.
#[must_use]
pub fn label_name(l: Locale, label: Label) -> String {
    t!(l, &format!("label-{}", label.word()))
}

/// What a ground is called.
pub fn ground_name(l: Locale, ground: Ground) -> String {
    t!(l, &format!("ground-{}", ground.word()))
}

/// Why content on this ground is against a law or the rules.
pub fn ground_because(l: Locale, ground: Ground) -> String {
    t!(l, &format!("ground-because-{}", ground.word()))
}

/// Why content came to the moderators.
pub fn origin_name(l: Locale, origin: Origin) -> String {
    t!(l, &format!("origin-{}", origin.word()))
}

/// What a rule noticed.
pub fn why_name(l: Locale, why: Why) -> String {
    t!(l, &format!("why-{}", why.word()))
}

/// Who can read content.
pub fn visibility_name(l: Locale, visibility: Visibility) -> String {
    t!(l, &format!("visibility-{}", visibility.word()))
}

/// What a decision is called, by its word.
pub fn decision_name(l: Locale, word: &str) -> String {
    let is_known = word == UNDO || Decision::WORDS.contains(&word);
    if is_known {
        t!(l, &format!("decision-{word}"))
    } else {
        String::new()
    }
}

/// What a decision means for its content, in a sentence.
pub fn restriction(l: Locale, statement: &Statement) -> String {
    match statement.decided() {
        Some(Decision::Label(label)) => {
            t!(l, "restriction-label", label = label_name(l, label))
        }
        Some(Decision::Slow { minutes }) => t!(l, "restriction-slow", minutes = minutes),
        Some(Decision::Suspend { days }) => t!(l, "restriction-suspend", days = days),
        Some(decision) => t!(l, &format!("restriction-{}", decision.word())),
        None => t!(
            l,
            "restriction-undo",
            what = decision_name(l, &statement.detail)
        ),
    }
}

/// A moment in words.
pub fn moment(visit: &Visit, time: Timestamp) -> String {
    i18n::moment(visit.locale, time, &visit.app.site.time_zone)
}

/// How long something took or takes, in the largest unit that fits.
pub fn span(l: Locale, minutes: i64) -> String {
    match minutes.max(0) {
        minutes @ ..60 => t!(l, "span-minutes", n = minutes.max(1)),
        minutes @ 60..2880 => t!(l, "span-hours", n = minutes / 60),
        minutes => t!(l, "span-days", n = minutes / 1440),
    }
}

/// How much time is left for a decision, or by how much it is late.
pub fn time_left(l: Locale, item: &Item, now: Timestamp) -> String {
    let minutes = item.due_at.duration_since(now).as_mins();
    if minutes >= 0 {
        t!(l, "time-left", span = span(l, minutes))
    } else {
        t!(l, "time-late", span = span(l, -minutes))
    }
}
