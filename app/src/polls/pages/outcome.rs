//! What came out of a poll by a method that rates or ranks: who won and why, a chart with its table, and the count step by step.

mod grades;
mod pairs;
mod parts;
mod points;
mod rounds;
mod ties;
mod transfers;

use super::Found;
use crate::i18n::Locale;
use crate::polls::store::{Drawn, PollOption};
use crate::t;
use crate::ui::lang_of;
use crate::web::Visit;
use ::ballot::methods::Outcome;
use domain::poll::Method;
use leptos::prelude::*;

pub use points::place;
pub use ties::ties;

/// What all parts of the page need to name options.
pub struct Shown<'a> {
    /// The reader's language.
    pub l: Locale,
    /// Language of the titles.
    pub lang: Option<String>,
    /// The method.
    pub method: Method,
    /// The options by number.
    pub options: &'a [PollOption],
}

impl<'a> Shown<'a> {
    /// What the visitor sees of a poll.
    pub fn new(visit: &Visit, found: &'a Found) -> Self {
        Self {
            l: visit.locale,
            lang: lang_of(visit, &found.record.lang),
            method: found.record.poll.method,
            options: &found.options,
        }
    }

    /// The title of an option.
    pub fn title(&self, number: u16) -> String {
        super::options::numbered(self.options, number)
            .map(|option| option.title.clone())
            .unwrap_or_default()
    }

    /// Several titles: “A”, “B” and “C”.
    pub fn titles(&self, numbers: &[u16]) -> String {
        let l = self.l;
        let quoted: Vec<String> = numbers
            .iter()
            .map(|number| t!(l, "quoted", option = self.title(*number)))
            .collect();
        match quoted.split_last() {
            Some((last, before)) if !before.is_empty() => {
                t!(l, "and", first = before.join(", "), last = last.as_str())
            }
            _ => quoted.concat(),
        }
    }
}

/// Who won, in a sentence.
pub fn headline(shown: &Shown<'_>, outcome: &Outcome, ballots: u64) -> String {
    let l = shown.l;
    match outcome.winners() {
        [] if ballots == 0 => t!(l, "outcome-no-ballots"),
        [] => t!(l, "outcome-all-blank"),
        [option] => t!(l, "outcome-wins", option = shown.title(*option)),
        several => t!(l, "outcome-win-several", options = shown.titles(several)),
    }
}

/// Why, in a sentence or two; nothing if nobody won.
pub fn reason(shown: &Shown<'_>, outcome: &Outcome) -> Option<String> {
    let l = shown.l;
    let first = *outcome.winners().first()?;
    let at = usize::from(first).checked_sub(1)?;
    let n = outcome.winners().len();
    let why = match outcome {
        Outcome::Options(_) => return None,
        Outcome::Score(outcome) => t!(
            l,
            "reason-score",
            n = n,
            points = outcome.sums.get(at).copied().unwrap_or(0)
        ),
        Outcome::Borda(outcome) => {
            let points = outcome.half_points.get(at).copied().unwrap_or(0);
            t!(l, "reason-borda", n = n, points = parts::halves(l, points))
        }
        Outcome::Judgment(outcome) => {
            let median = outcome.merits.get(at).map_or(0, |merit| merit.median);
            t!(
                l,
                "reason-judgment",
                n = n,
                grade = super::marks::grade(l, median)
            )
        }
        Outcome::Schulze(outcome) => match outcome.condorcet {
            Some(_) => t!(l, "reason-schulze-beats-all", n = n),
            None => t!(l, "reason-schulze", n = n),
        },
        Outcome::Runoff(outcome) => {
            let last = outcome.rounds.last()?;
            t!(
                l,
                "reason-runoff",
                rounds = outcome.rounds.len(),
                votes = last.votes.get(at).copied().unwrap_or(0),
                of = outcome.ballots - last.exhausted
            )
        }
        Outcome::Stv(outcome) => t!(l, "reason-stv", n = n, quota = outcome.quota),
    };
    let lot = ties::was_drawn(outcome).then(|| match outcome {
        Outcome::Runoff(_) | Outcome::Stv(_) => t!(l, "reason-lot-between"),
        _ => t!(l, "reason-lot"),
    });
    Some(
        [Some(why), lot]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// Chart, table and steps.
pub fn body(shown: &Shown<'_>, drawn: &Drawn) -> AnyView {
    match &drawn.outcome {
        Outcome::Options(_) => ().into_any(),
        Outcome::Score(outcome) => points::scores(shown, outcome).into_any(),
        Outcome::Borda(outcome) => points::borda(shown, outcome).into_any(),
        Outcome::Judgment(outcome) => grades::grades(shown, outcome).into_any(),
        Outcome::Schulze(outcome) => pairs::pairs(shown, outcome).into_any(),
        Outcome::Runoff(outcome) => rounds::rounds(shown, outcome).into_any(),
        Outcome::Stv(outcome) => transfers::transfers(shown, outcome).into_any(),
    }
}
