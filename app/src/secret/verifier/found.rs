//! What the verifier found, for the page.

use super::{Found, Recounted, Shown};
use ballot::methods::Outcome;
use ballot::secret::verify::Verdict;

/// Texts before those of the options, and texts of each option: title first.
const BEFORE: usize = 4;
const EACH: usize = 5;

/// A verdict for the page, with the titles of options from the texts that were verified.
pub fn found(verdict: &Verdict, texts: &[String]) -> Found {
    let report = &verdict.report;
    let counted = report.result.as_ref().zip(verdict.outcome.as_ref());
    let result = counted.map(|(result, outcome)| Recounted {
        same: Shown {
            ballots: result.counted,
            invalid: result.invalid + result.unreadable,
            tally: Shown::digits(&result.tally),
        },
        sums: match outcome {
            Outcome::Options(sums) => {
                let votes = (1..).zip(&sums.per_option);
                let lines = votes.map(|(option, votes)| (title(texts, option), *votes));
                Some((sums.none, lines.collect()))
            }
            _ => None,
        },
        winners: outcome
            .winners()
            .iter()
            .map(|option| title(texts, *option))
            .collect(),
    });
    let json = verdict.json();
    Found {
        failures: verdict.wrong.iter().map(ToString::to_string).collect(),
        eligible: report.eligible,
        issued: report.issued,
        ballots: report.ballots,
        credentials: report.credentials,
        leaves: report.leaves,
        root: json["report"]["root"].as_str().map(str::to_owned),
        result,
        json: format!("{json:#}\n"),
    }
}

/// The title of an option; its number if the texts are laid out in another way.
fn title(texts: &[String], option: u16) -> String {
    let place = usize::from(option)
        .checked_sub(1)
        .map(|n| BEFORE + EACH * n);
    let is_ours = texts.len() >= BEFORE && (texts.len() - BEFORE).is_multiple_of(EACH);
    place
        .filter(|_| is_ours)
        .and_then(|place| texts.get(place))
        .map_or_else(|| option.to_string(), Clone::clone)
}
