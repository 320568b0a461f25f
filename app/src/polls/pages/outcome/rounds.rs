//! Instant runoff: round by round.

use super::Shown;
use super::parts::{Row, bars, cell, table};
use crate::i18n;
use crate::t;
use ::ballot::methods::{Round, RunoffOutcome};
use domain::results::share;
use leptos::prelude::*;

fn at(votes: &[u64], option: u16) -> u64 {
    let place = usize::from(option).checked_sub(1);
    place
        .and_then(|place| votes.get(place))
        .copied()
        .unwrap_or(0)
}

/// The round in which an option drops out, from 1.
fn out(outcome: &RunoffOutcome, option: u16) -> Option<usize> {
    let is_out = |round: &Round| round.eliminated == Some(option);
    outcome
        .rounds
        .iter()
        .position(is_out)
        .map(|place| place + 1)
}

/// Rounds as a table, and each in words.
pub fn rounds(shown: &Shown<'_>, outcome: &RunoffOutcome) -> impl IntoView + use<> {
    let l = shown.l;
    let Some(last) = outcome.rounds.last() else {
        return ().into_any();
    };
    let winners = outcome.winner.as_slice();
    let options = u16::try_from(shown.options.len()).unwrap_or(0);
    let mut order: Vec<u16> = (1..=options).collect();
    // Who stayed longest first; among those who are still in, who has most.
    order.sort_by_key(|option| {
        let until = out(outcome, *option).unwrap_or(usize::MAX);
        std::cmp::Reverse((until, at(&last.votes, *option)))
    });
    let counting = outcome.ballots - last.exhausted;
    let lines = order
        .iter()
        .map(|option| {
            let votes = at(&last.votes, *option);
            let words = match out(outcome, *option) {
                Some(round) => t!(l, "out-in-round", round = round),
                None => votes_and_share(l, votes, counting),
            };
            (*option, words, share(votes, counting))
        })
        .collect();
    let mut rows: Vec<Row> = order
        .iter()
        .map(|option| {
            let until = out(outcome, *option);
            let votes = |(number, round): (usize, &Round)| {
                if until.is_some_and(|until| number > until) {
                    return cell("–");
                }
                cell(i18n::number(l, at(&round.votes, *option)))
            };
            let cells = (1..).zip(&outcome.rounds).map(votes).collect();
            shown.row(*option, winners, cells)
        })
        .collect();
    let exhausted = |round: &Round| cell(i18n::number(l, round.exhausted));
    rows.push(Row {
        label: t!(l, "exhausted"),
        lang: None,
        wins: false,
        cells: outcome.rounds.iter().map(exhausted).collect(),
    });
    let mut columns = vec![t!(l, "column-option")];
    columns.extend((1..=outcome.rounds.len()).map(|round| t!(l, "column-round", n = round)));
    let steps: Vec<_> = outcome
        .rounds
        .iter()
        .map(|round| view! { <li>{step(shown, outcome, round)}</li> })
        .collect();
    view! {
        {bars(shown, t!(l, "chart-last-round", n = outcome.rounds.len()), winners, lines).into_any()}
        {table("table", t!(l, "table-rounds"), columns, rows).into_any()}
        <p class="small muted">{t!(l, "exhausted-note")}</p>
        <h2>{t!(l, "rounds-title")}</h2>
        <ol class="count-steps">{steps}</ol>
    }
    .into_any()
}

fn votes_and_share(l: i18n::Locale, votes: u64, of: u64) -> String {
    let percent = i18n::percent(l, share(votes, of));
    format!("{} · {percent}", i18n::number(l, votes))
}

/// What happens in a round.
fn step(shown: &Shown<'_>, outcome: &RunoffOutcome, round: &Round) -> String {
    let l = shown.l;
    let counting = outcome.ballots - round.exhausted;
    match (round.eliminated, outcome.winner) {
        (Some(out), _) => t!(
            l,
            "round-out",
            of = counting,
            option = shown.title(out),
            votes = at(&round.votes, out)
        ),
        (None, Some(winner)) => t!(
            l,
            "round-won",
            of = counting,
            option = shown.title(winner),
            votes = at(&round.votes, winner)
        ),
        (None, None) => String::new(),
    }
}
