//! Whether a tie was broken, and how.

use super::Shown;
use crate::polls::store::Drawn;
use crate::t;
use ::ballot::methods::{Action, Outcome, Standing, Tie, TieBreak};
use leptos::prelude::*;

/// Whether the lot decided who wins, or who drops out.
pub fn was_drawn(outcome: &Outcome) -> bool {
    let is_lot = |tie: &Tie| matches!(tie.by, TieBreak::Lot { .. });
    match outcome {
        Outcome::Runoff(outcome) => outcome
            .rounds
            .iter()
            .filter_map(|round| round.tie.as_ref())
            .any(is_lot),
        Outcome::Stv(outcome) => outcome
            .stages
            .iter()
            .filter_map(|stage| stage.tie.as_ref())
            .any(is_lot),
        other => other
            .standing()
            .is_some_and(|standing| standing.lot().is_some()),
    }
}

/// What was equal and what became of it, and the lot; a sentence if nothing was equal.
pub fn ties(shown: &Shown<'_>, drawn: &Drawn) -> impl IntoView + use<> {
    let l = shown.l;
    let broken = sentences(shown, &drawn.outcome);
    let none = broken
        .is_empty()
        .then(|| view! { <p>{t!(l, "ties-none")}</p> });
    let broken: Vec<_> = broken
        .into_iter()
        .map(|words| view! { <li>{words}</li> })
        .collect();
    let list = (!broken.is_empty()).then(|| view! { <ul>{broken}</ul> });
    let order: Vec<_> = drawn
        .order
        .iter()
        .map(|option| view! { <li lang=shown.lang.clone()>{shown.title(*option)}</li> })
        .collect();
    let seed = drawn.seed.clone();
    view! {
        <h2 id="ties">{t!(l, "ties-title")}</h2>
        {none}
        {list}
        <details class="more"><summary>{t!(l, "lot-title")}</summary>
            <p>{t!(l, "lot-words")}</p>
            <ol>{order}</ol>
            <p class="small muted">{t!(l, "lot-seed")}" "<code class="wrap-anywhere" translate="no">{seed}</code></p>
        </details>
    }
}

fn sentences(shown: &Shown<'_>, outcome: &Outcome) -> Vec<String> {
    match outcome {
        Outcome::Runoff(outcome) => (1_u64..)
            .zip(&outcome.rounds)
            .filter_map(|(number, round)| {
                Some(dropped(shown, number, round.tie.as_ref()?, "round"))
            })
            .collect(),
        Outcome::Stv(outcome) => (1_u64..)
            .zip(&outcome.stages)
            .flat_map(|(number, stage)| {
                let chosen = stage.tie.as_ref().map(|tie| match stage.action {
                    Action::Surplus { .. } => surplus(shown, number, tie),
                    _ => dropped(shown, number, tie, "stage"),
                });
                let order = stage
                    .order_ties
                    .iter()
                    .map(move |tie| first(shown, number, tie));
                chosen.into_iter().chain(order).collect::<Vec<_>>()
            })
            .collect(),
        other => other
            .standing()
            .and_then(|standing| standing_tie(shown, standing))
            .into_iter()
            .collect(),
    }
}

/// Options that are equal, of which only some win.
fn standing_tie(shown: &Shown<'_>, standing: &Standing) -> Option<String> {
    let equal = standing.lot()?;
    let taken: Vec<u16> = standing
        .winners
        .iter()
        .copied()
        .filter(|option| equal.contains(option))
        .collect();
    Some(t!(
        shown.l,
        "tie-lot",
        options = shown.titles(equal),
        n = taken.len(),
        taken = shown.titles(&taken)
    ))
}

fn dropped(shown: &Shown<'_>, number: u64, tie: &Tie, kind: &str) -> String {
    let l = shown.l;
    let (options, taken) = (shown.titles(&tie.among), shown.titles(&[tie.taken]));
    match (&tie.by, kind) {
        (TieBreak::Earlier { stage }, "round") => t!(
            l,
            "tie-round-earlier",
            n = number,
            options = options,
            taken = taken,
            earlier = *stage
        ),
        (TieBreak::Earlier { stage }, _) => t!(
            l,
            "tie-stage-earlier",
            n = number,
            options = options,
            taken = taken,
            earlier = *stage
        ),
        (TieBreak::Lot { .. }, "round") => t!(
            l,
            "tie-round-lot",
            n = number,
            options = options,
            taken = taken
        ),
        (TieBreak::Lot { .. }, _) => t!(
            l,
            "tie-stage-lot",
            n = number,
            options = options,
            taken = taken
        ),
    }
}

fn surplus(shown: &Shown<'_>, number: u64, tie: &Tie) -> String {
    let l = shown.l;
    let (options, taken) = (shown.titles(&tie.among), shown.titles(&[tie.taken]));
    match &tie.by {
        TieBreak::Earlier { stage } => t!(
            l,
            "tie-surplus-earlier",
            n = number,
            options = options,
            taken = taken,
            earlier = *stage
        ),
        TieBreak::Lot { .. } => t!(
            l,
            "tie-surplus-lot",
            n = number,
            options = options,
            taken = taken
        ),
    }
}

fn first(shown: &Shown<'_>, number: u64, tie: &Tie) -> String {
    let l = shown.l;
    let (options, taken) = (shown.titles(&tie.among), shown.titles(&[tie.taken]));
    match &tie.by {
        TieBreak::Earlier { stage } => t!(
            l,
            "tie-order-earlier",
            n = number,
            options = options,
            taken = taken,
            earlier = *stage
        ),
        TieBreak::Lot { .. } => t!(
            l,
            "tie-order-lot",
            n = number,
            options = options,
            taken = taken
        ),
    }
}
