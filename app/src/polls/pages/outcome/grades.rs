//! Majority judgment: how often each grade was given, and the one in the middle.

use super::Shown;
use super::parts::{cell, table};
use super::points::place;
use crate::i18n;
use crate::polls::pages::marks::grade;
use crate::t;
use crate::ui::chart::stacked::{self, Stack};
use ::ballot::methods::{JudgmentOutcome, Merit};
use domain::poll::GRADES;
use domain::results::share;
use leptos::prelude::*;

fn merit(outcome: &JudgmentOutcome, option: u16) -> Option<&Merit> {
    outcome.merits.get(usize::from(option).checked_sub(1)?)
}

/// Grades, the best first.
pub fn grades(shown: &Shown<'_>, outcome: &JudgmentOutcome) -> impl IntoView + use<> {
    let l = shown.l;
    let standing = &outcome.standing;
    let best_first = || (0..GRADES).rev();
    let count =
        |merit: &Merit, grade: u8| merit.tally.get(usize::from(grade)).copied().unwrap_or(0);
    let stacks = standing
        .order
        .iter()
        .filter_map(|option| {
            let merit = merit(outcome, *option)?;
            Some(Stack {
                label: shown.title(*option),
                lang: shown.lang.clone(),
                value: t!(l, "median-is", grade = grade(l, merit.median)),
                parts: best_first()
                    .map(|grade| (grade, share(count(merit, grade), outcome.ballots)))
                    .collect(),
                wins: standing.winners.contains(option),
            })
        })
        .collect();
    let rows = standing
        .order
        .iter()
        .filter_map(|option| {
            let merit = merit(outcome, *option)?;
            let mut cells = vec![
                cell(place(standing, *option).to_string()),
                cell(grade(l, merit.median)),
            ];
            cells.extend(best_first().map(|grade| cell(i18n::number(l, count(merit, grade)))));
            Some(shown.row(*option, &standing.winners, cells))
        })
        .collect();
    let mut columns = vec![
        t!(l, "column-option"),
        t!(l, "column-place"),
        t!(l, "column-median"),
    ];
    columns.extend(best_first().map(|n| grade(l, n)));
    let key = best_first().map(|n| (n, grade(l, n))).collect();
    view! {
        {stacked::stacks("figure", t!(l, "chart-grades"), key, stacks).into_any()}
        {table("table", t!(l, "table-grades"), columns, rows).into_any()}
        <p class="small muted">{t!(l, "grades-note", n = outcome.ballots)}</p>
    }
}
