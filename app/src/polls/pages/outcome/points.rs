//! Sums: scores, and points for places.

use super::Shown;
use super::parts::{bars, cell, halves, mean, table};
use crate::i18n;
use crate::t;
use ::ballot::methods::{BordaOutcome, ScoreOutcome, Standing};
use domain::results::share;
use leptos::prelude::*;

/// Places by the ballots alone: options that are equal share theirs.
pub fn place(standing: &Standing, option: u16) -> usize {
    let before = standing
        .tiers
        .iter()
        .take_while(|tier| !tier.contains(&option));
    before.map(Vec::len).sum::<usize>() + 1
}

fn at(sums: &[u64], option: u16) -> u64 {
    let place = usize::from(option).checked_sub(1);
    place
        .and_then(|place| sums.get(place))
        .copied()
        .unwrap_or(0)
}

/// Scores.
pub fn scores(shown: &Shown<'_>, outcome: &ScoreOutcome) -> impl IntoView + use<> {
    let l = shown.l;
    let standing = &outcome.standing;
    let most = outcome.ballots * u64::from(shown.method.scale());
    let lines = standing
        .order
        .iter()
        .map(|option| {
            let sum = at(&outcome.sums, *option);
            (*option, t!(l, "points", n = sum), share(sum, most))
        })
        .collect();
    let rows = standing
        .order
        .iter()
        .map(|option| {
            let (sum, by) = (at(&outcome.sums, *option), at(&outcome.scored_by, *option));
            let cells = vec![
                cell(place(standing, *option).to_string()),
                cell(i18n::number(l, sum)),
                cell(i18n::number(l, by)),
                cell(mean(l, sum, by)),
            ];
            shown.row(*option, &standing.winners, cells)
        })
        .collect();
    let columns = vec![
        t!(l, "column-option"),
        t!(l, "column-place"),
        t!(l, "column-sum"),
        t!(l, "column-scored-by"),
        t!(l, "column-mean"),
    ];
    view! {
        {bars(shown, t!(l, "chart-sums"), &standing.winners, lines).into_any()}
        {table("table", t!(l, "table-caption"), columns, rows).into_any()}
        <p class="small muted">{t!(l, "sums-note", n = outcome.ballots, most = shown.method.scale())}</p>
    }
}

/// Points for places.
pub fn borda(shown: &Shown<'_>, outcome: &BordaOutcome) -> impl IntoView + use<> {
    let l = shown.l;
    let standing = &outcome.standing;
    let best = u64::try_from(shown.options.len().saturating_sub(1)).unwrap_or(0);
    let lines = standing
        .order
        .iter()
        .map(|option| {
            let points = at(&outcome.half_points, *option);
            let words = t!(l, "points-written", points = halves(l, points));
            (*option, words, share(points, outcome.ballots * best * 2))
        })
        .collect();
    let rows = standing
        .order
        .iter()
        .map(|option| {
            let points = at(&outcome.half_points, *option);
            let cells = vec![
                cell(place(standing, *option).to_string()),
                cell(halves(l, points)),
                cell(mean(l, points, outcome.ballots * 2)),
            ];
            shown.row(*option, &standing.winners, cells)
        })
        .collect();
    let columns = vec![
        t!(l, "column-option"),
        t!(l, "column-place"),
        t!(l, "column-points"),
        t!(l, "column-mean-points"),
    ];
    view! {
        {bars(shown, t!(l, "chart-points"), &standing.winners, lines).into_any()}
        {table("table", t!(l, "table-caption"), columns, rows).into_any()}
        <p class="small muted">{t!(l, "points-note", n = outcome.ballots, best = best)}</p>
    }
}
