//! The single transferable vote: stage by stage, with what is transferred.

use super::Shown;
use super::parts::{Row, bars, cell, table, votes};
use crate::i18n::Locale;
use crate::t;
use ::ballot::methods::{Action, Stage, StvOutcome, VOTE};
use domain::results::share;
use leptos::prelude::*;

fn at(votes: &[u64], option: u16) -> u64 {
    let place = usize::from(option).checked_sub(1);
    place
        .and_then(|place| votes.get(place))
        .copied()
        .unwrap_or(0)
}

/// Votes, and beside them what came or went since the stage before.
fn with_change(l: Locale, now: u64, before: Option<u64>) -> AnyView {
    let change = match before {
        Some(before) if now > before => format!("+{}", votes(l, now - before)),
        Some(before) if now < before => format!("−{}", votes(l, before - now)),
        _ => return cell(votes(l, now)),
    };
    view! { {votes(l, now)}" "<small class="change">{format!("({change})")}</small> }.into_any()
}

/// Stages as a table, and each in words.
pub fn transfers(shown: &Shown<'_>, outcome: &StvOutcome) -> impl IntoView + use<> {
    let l = shown.l;
    let (Some(first), Some(last)) = (outcome.stages.first(), outcome.stages.last()) else {
        return ().into_any();
    };
    let options = u16::try_from(shown.options.len()).unwrap_or(0);
    let mut order = outcome.elected.clone();
    let mut others: Vec<u16> = (1..=options).filter(|n| !order.contains(n)).collect();
    // The one excluded last stands next to those who are elected.
    let excluded = |option: u16| {
        let is_it = |stage: &Stage| matches!(stage.action, Action::Exclusion { option: out, .. } if out == option);
        outcome.stages.iter().position(is_it).unwrap_or(usize::MAX)
    };
    others.sort_by_key(|option| std::cmp::Reverse(excluded(*option)));
    order.extend(others);
    let all = outcome.ballots * VOTE;
    let lines = order
        .iter()
        .map(|option| {
            let has = at(&first.votes, *option);
            (
                *option,
                t!(l, "first-preferences", votes = votes(l, has)),
                share(has, all),
            )
        })
        .collect();
    let row = |of: &dyn Fn(&Stage) -> u64| {
        let mut before = None;
        let cells = outcome.stages.iter().map(|stage| {
            let now = of(stage);
            with_change(l, now, before.replace(now))
        });
        cells.collect::<Vec<_>>()
    };
    let mut rows: Vec<Row> = order
        .iter()
        .map(|option| {
            shown.row(
                *option,
                &outcome.elected,
                row(&|stage| at(&stage.votes, *option)),
            )
        })
        .collect();
    let mut add = |label: String, cells: Vec<AnyView>| {
        rows.push(Row {
            label,
            lang: None,
            wins: false,
            cells,
        });
    };
    add(t!(l, "exhausted"), row(&|stage| stage.exhausted));
    if last.cut_off > 0 {
        add(t!(l, "cut-off"), row(&|stage| stage.cut_off));
    }
    let mut columns = vec![t!(l, "column-option")];
    columns.extend((1..=outcome.stages.len()).map(|stage| t!(l, "column-stage", n = stage)));
    let steps: Vec<_> = outcome
        .stages
        .iter()
        .map(|stage| view! { <li>{step(shown, outcome, stage)}</li> })
        .collect();
    view! {
        {bars(shown, t!(l, "chart-first-preferences"), &outcome.elected, lines).into_any()}
        <p>{t!(l, "quota-words", quota = outcome.quota, ballots = outcome.ballots, seats = shown.method.seats())}</p>
        {table("table", t!(l, "table-stages"), columns, rows).into_any()}
        <p class="small muted">{t!(l, "exhausted-note")}</p>
        <h2>{t!(l, "stages-title")}</h2>
        <ol class="count-steps">{steps}</ol>
    }
    .into_any()
}

/// What happens in a stage.
fn step(shown: &Shown<'_>, outcome: &StvOutcome, stage: &Stage) -> String {
    let l = shown.l;
    let mut words = vec![match stage.action {
        Action::First => t!(l, "stage-first", n = outcome.ballots),
        Action::Surplus { option, surplus } => t!(
            l,
            "stage-surplus",
            option = shown.title(option),
            votes = votes(l, surplus)
        ),
        Action::Exclusion { option, votes: had } => t!(
            l,
            "stage-excluded",
            option = shown.title(option),
            votes = votes(l, had)
        ),
    }];
    if !stage.elected.is_empty() {
        let n = stage.elected.len();
        words.push(t!(
            l,
            "stage-elected",
            n = n,
            options = shown.titles(&stage.elected)
        ));
    }
    if !stage.filled.is_empty() {
        let n = stage.filled.len();
        words.push(t!(
            l,
            "stage-filled",
            n = n,
            options = shown.titles(&stage.filled)
        ));
    }
    words.join(" ")
}
