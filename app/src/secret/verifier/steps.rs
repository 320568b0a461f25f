//! What the reader sees at each step.

use super::{At, Desk, Found, Recounted, Step, browser};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;

/// Failures that are listed; all of them stand in the report.
const LISTED: usize = 1000;

/// What the reader sees now.
pub fn step(desk: Desk) -> AnyView {
    match desk.step.get() {
        Step::Waking => {
            view! { {heading(desk, "verify-here")}<p class="waking" role="status">{desk.words("verify-waking")}</p> }
            .into_any()
        }
        Step::Ready => view! {
            {heading(desk, "verify-here")}
            <p>{desk.words("verify-here-words")}</p>
            {start(desk, "verify-start")}
        }
        .into_any(),
        Step::Working => working(desk),
        Step::Stopped => again(desk, "verify-stopped-title", desk.words("verify-stopped")),
        Step::Unreached(file) => {
            let words = desk.filled("verify-unreached", &[file]);
            again(desk, "verify-unreached-title", words)
        }
        Step::Broken => again(desk, "verify-broken-title", desk.words("verify-broken")),
        Step::Done(found) => done(desk, &found),
    }
}

fn heading(desk: Desk, key: &str) -> AnyView {
    view! { <h2 id="verifier" tabindex="-1">{desk.words(key)}</h2> }.into_any()
}

fn start(desk: Desk, key: &str) -> AnyView {
    view! { <div class="actions"><button r#type="button" class="button big" on:click=move |_| browser::start(desk)>{desk.words(key)}</button></div> }
    .into_any()
}

fn again(desk: Desk, title: &str, words: String) -> AnyView {
    view! {
        {heading(desk, title)}
        <div class="notice warn"><p>{words}</p></div>
        {start(desk, "verify-again")}
    }
    .into_any()
}

/// Both readings are one way: each leaf is met twice.
fn working(desk: Desk) -> AnyView {
    let done = move || {
        let At {
            reading,
            leaves,
            of,
        } = desk.at.get();
        leaves + of * u64::from(reading.saturating_sub(1))
    };
    let all = move || (desk.at.get().of * 2).max(1).to_string();
    let words = move || {
        let at = desk.at.get();
        let numbers = [at.leaves, at.of].map(browser::number);
        match at.reading {
            0 => desk.words("verify-reading"),
            1 => desk.filled("verify-first", &numbers),
            _ => desk.filled("verify-second", &numbers),
        }
    };
    view! {
        {heading(desk, "verify-working")}
        <progress aria-label=desk.words("verify-progress") max=all prop:value=move || done().to_string()></progress>
        <p>{words}</p>
        <div class="actions"><button r#type="button" class="button secondary" on:click=move |_| browser::stop(desk)>{desk.words("verify-stop")}</button></div>
    }
    .into_any()
}

fn done(desk: Desk, found: &Found) -> AnyView {
    let data = STANDARD.encode(&found.json);
    let data = format!("data:application/json;base64,{data}");
    let (title, said) = if found.failures.is_empty() {
        let words = desk.words("verify-good");
        let said = view! { <div class="notice ok"><p>{words}</p></div> }.into_any();
        ("verify-good-title", said)
    } else {
        ("verify-failures-title", failures(desk, &found.failures))
    };
    view! {
        {heading(desk, title)}
        {said}
        {result(desk, found.result.as_ref())}
        {figures(desk, found)}
        <div class="actions">
            <a class="button secondary" href=data download="comitia-verify-report.json">{desk.words("verify-report")}</a>
            <button r#type="button" class="button secondary" on:click=move |_| browser::start(desk)>{desk.words("verify-again")}</button>
        </div>
    }
    .into_any()
}

/// All that is wrong. The verifier speaks English.
fn failures(desk: Desk, failures: &[String]) -> AnyView {
    let listed: Vec<_> = failures
        .iter()
        .take(LISTED)
        .map(|failure| view! { <li lang="en">{failure.clone()}</li> })
        .collect();
    let more = failures.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| {
        let n = browser::number(u64::try_from(more).unwrap_or(u64::MAX));
        view! { <p>{desk.filled("verify-more", &[n])}</p> }
    });
    view! { <div class="notice warn"><p>{desk.words("verify-failures")}</p><ul>{listed}</ul>{more}</div> }
        .into_any()
}

fn figures(desk: Desk, found: &Found) -> AnyView {
    let facts = [
        (found.eligible, "verify-eligible"),
        (found.issued, "verify-issued"),
        (found.credentials, "record-voters"),
        (found.ballots, "record-ballots"),
        (found.leaves, "record-size"),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .map(|(n, key)| {
            view! { <li><b>{browser::number(n)}</b><small>{desk.words(key)}</small></li> }
        })
        .collect();
    let root = found.root.clone().map(|root| {
        view! { <p>{desk.words("verify-root")}</p><pre class="wraps"><code translate="no">{root}</code></pre> }
    });
    view! { <ul class="facts">{facts}</ul>{root} }.into_any()
}

/// What came out, and whether the site says the same.
fn result(desk: Desk, result: Option<&Recounted>) -> AnyView {
    let shown = desk.page.with_value(|page| page.shown.clone());
    let Some(result) = result else {
        let key = if shown.is_some() {
            "verify-differs"
        } else {
            "verify-no-result"
        };
        return view! { <p>{desk.words(key)}</p> }.into_any();
    };
    let (class, key) = match shown {
        None => ("notice", "verify-no-shown"),
        Some(shown) if shown == result.same => ("notice ok", "verify-same"),
        Some(_) => ("notice warn", "verify-differs"),
    };
    let lang = desk.page.with_value(|page| page.lang.clone());
    let numbers = [result.same.ballots, result.same.invalid].map(browser::number);
    let came_out = match &result.sums {
        Some((none, options)) => {
            let row = |(title, votes): &(String, u64)| {
                view! { <tr><th scope="row" lang=lang.clone()>{title.clone()}</th><td class="n">{browser::number(*votes)}</td></tr> }
            };
            let rows: Vec<_> = options.iter().map(row).collect();
            view! {
                <div class="table-wrap" role="region" aria-labelledby="recounted" tabindex="0"><table>
                    <caption id="recounted">{desk.filled("verify-counted", &numbers)}</caption>
                    <thead><tr><th scope="col">{desk.words("column-option")}</th><th scope="col" class="n">{desk.words("column-votes")}</th></tr></thead>
                    <tbody>{rows}<tr><th scope="row">{desk.words("none-of-these")}</th><td class="n">{browser::number(*none)}</td></tr></tbody>
                </table></div>
            }
            .into_any()
        }
        None => {
            let winners: Vec<_> = result
                .winners
                .iter()
                .map(|title| {
                    let words = desk.filled("verify-winner", std::slice::from_ref(title));
                    view! { <li>{words}</li> }
                })
                .collect();
            view! { <p>{desk.filled("verify-counted", &numbers)}</p><ul>{winners}</ul> }.into_any()
        }
    };
    view! {
        <h3>{desk.words("verify-result")}</h3>
        <div class=class><p>{desk.words(key)}</p></div>
        {came_out}
    }
    .into_any()
}
