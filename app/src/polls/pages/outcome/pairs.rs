//! Schulze: each option against each other one.

use super::Shown;
use super::parts::{Row, bars, cell, table};
use crate::i18n;
use crate::t;
use ::ballot::methods::{Matrix, SchulzeOutcome};
use domain::results::share;
use leptos::prelude::*;

fn at(matrix: &Matrix, a: u16, b: u16) -> u64 {
    let cell = || {
        let row = matrix.get(usize::from(a).checked_sub(1)?)?;
        row.get(usize::from(b).checked_sub(1)?).copied()
    };
    cell().unwrap_or(0)
}

/// Duels, and the chains of victories where no option wins all its duels.
pub fn pairs(shown: &Shown<'_>, outcome: &SchulzeOutcome) -> impl IntoView + use<> {
    let l = shown.l;
    let standing = &outcome.standing;
    let order = &standing.order;
    let others = order.len().saturating_sub(1);
    let lines = order
        .iter()
        .map(|option| {
            let beats = |other: &&u16| {
                at(&outcome.pairwise, *option, **other) > at(&outcome.pairwise, **other, *option)
            };
            let won = order.iter().filter(beats).count();
            let n = |n: usize| u64::try_from(n).unwrap_or(0);
            let words = t!(l, "beats", n = won, others = others);
            (*option, words, share(n(won), n(others)))
        })
        .collect();
    let duels = matrix(shown, outcome, &outcome.pairwise);
    let paths = matrix(shown, outcome, &outcome.paths);
    let columns = || {
        let mut columns = vec![t!(l, "column-option")];
        columns.extend(
            order
                .iter()
                .map(|option| t!(l, "column-above", option = shown.title(*option))),
        );
        columns
    };
    view! {
        {bars(shown, t!(l, "chart-duels"), &standing.winners, lines).into_any()}
        {table("table", t!(l, "table-duels"), columns(), duels).into_any()}
        <p class="small muted">{t!(l, "duels-note", n = outcome.ballots)}</p>
        <h2>{t!(l, "paths-title")}</h2>
        <p>{t!(l, "paths-words")}</p>
        {table("paths", t!(l, "table-paths"), columns(), paths).into_any()}
    }
}

/// Rows and columns in the order of the outcome; the greater of two numbers that belong together is bold.
fn matrix(shown: &Shown<'_>, outcome: &SchulzeOutcome, matrix: &Matrix) -> Vec<Row> {
    let l = shown.l;
    let order = &outcome.standing.order;
    let row = |a: &u16| {
        let number = |b: &u16| {
            if a == b {
                return cell("–");
            }
            let (for_a, for_b) = (at(matrix, *a, *b), at(matrix, *b, *a));
            let number = i18n::number(l, for_a);
            if for_a > for_b {
                view! { <strong>{number}</strong> }.into_any()
            } else {
                cell(number)
            }
        };
        shown.row(
            *a,
            &outcome.standing.winners,
            order.iter().map(number).collect(),
        )
    };
    order.iter().map(row).collect()
}
