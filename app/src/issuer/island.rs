//! Where a voter confirms, with their passkey at this issuer, that a credential may be given. What is asked stands behind `#` of the address, and goes back to the
//! page of the poll behind another.
#![expect(
    missing_docs,
    reason = "the macro for islands makes items that cannot carry words"
)]

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(not(feature = "hydrate"))]
mod browser {
    //! The server confirms nothing: an island runs its code in the browser alone.
    use super::Counter;

    pub fn wake(_: Counter) {}
    pub fn confirm(_: Counter) {}
    pub fn arrived() {}
}

use crate::islands::Words;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The keys of texts without anything put in.
pub const KEYS: &[&str] = &[
    "issue-button",
    "issue-going",
    "issue-nothing",
    "issue-nothing-title",
    "issue-no-passkey",
    "issue-not-open",
    "issue-offline",
    "issue-stopped-title",
    "issue-title",
    "issue-waking",
    "issue-wrong",
    "issuer-to-enrol",
    "issuer-passkey-failed",
    "issuer-passkeys-none",
    "passkey-busy",
    "passkey-cancelled",
];

/// What the page says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuePage {
    /// The name of the issuer.
    pub name: String,
    /// The host that passkeys are bound to.
    pub rp_id: String,
    /// All that is said.
    pub words: Words,
}

/// Whose poll it is, as the issuer says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The municipality.
    pub operator: String,
    /// Where its voters go back to.
    pub back: String,
}

/// What the voter sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The program has not begun.
    Waking,
    /// Nobody was led here with a request.
    Nothing,
    /// Whether the voter confirms; beside it, why it did not work before.
    Confirm(Option<String>),
    /// The passkey is asked for.
    Asking,
    /// It is confirmed; the page of the poll comes.
    Going,
    /// It does not go on here: why.
    Stopped(String),
}

/// All that the island holds.
#[derive(Clone, Copy)]
pub struct Counter {
    pub page: StoredValue<IssuePage>,
    pub step: RwSignal<Step>,
    pub about: RwSignal<Option<About>>,
    /// The request, as JSON.
    pub ask: StoredValue<Option<String>>,
}

impl Counter {
    /// A text.
    #[must_use]
    pub fn words(&self, key: &str) -> String {
        self.page.with_value(|page| page.words.of(key))
    }
}

/// The island.
#[island]
pub fn IssueDesk(
    /// What the page says.
    page: IssuePage,
) -> impl IntoView {
    let counter = Counter {
        page: StoredValue::new(page),
        step: RwSignal::new(Step::Waking),
        about: RwSignal::new(None),
        ask: StoredValue::new(None),
    };
    Effect::new(move |_| browser::wake(counter));
    Effect::new(move |before: Option<Step>| {
        let step = counter.step.get();
        let is_new = |before: Step| {
            before != Step::Waking
                && std::mem::discriminant(&before) != std::mem::discriminant(&step)
        };
        if before.is_some_and(is_new) {
            browser::arrived();
        }
        step
    });
    view! { <div class="vote">{move || shown(counter)}</div> }
}

fn shown(counter: Counter) -> AnyView {
    let words = |key: &str| counter.words(key);
    match counter.step.get() {
        Step::Waking => view! {
            <h1 tabindex="-1">{words("issue-title")}</h1>
            <p class="lede waking" role="status">{words("issue-waking")}</p>
        }
        .into_any(),
        Step::Nothing => view! {
            <h1 tabindex="-1">{words("issue-nothing-title")}</h1>
            <p class="lede">{words("issue-nothing")}</p>
            <ul class="links"><li><a href="/enrol">{words("issuer-to-enrol")}</a></li></ul>
        }
        .into_any(),
        Step::Confirm(fault) => confirm(counter, fault),
        Step::Asking => view! {
            <h1 tabindex="-1">{words("issue-title")}</h1>
            <p class="lede" role="status">{words("passkey-busy")}</p>
        }
        .into_any(),
        Step::Going => view! {
            <h1 tabindex="-1">{words("issue-title")}</h1>
            <p class="lede" role="status">{words("issue-going")}</p>
        }
        .into_any(),
        Step::Stopped(why) => view! {
            <h1 tabindex="-1">{words("issue-stopped-title")}</h1>
            <div class="notice warn" role="alert"><p>{why}</p></div>
            {back(counter)}
        }
        .into_any(),
    }
}

fn confirm(counter: Counter, fault: Option<String>) -> AnyView {
    let name = counter.page.with_value(|page| page.name.clone());
    let operator = counter.about.get_untracked().map(|about| about.operator);
    let operator = operator.unwrap_or_default();
    let lede = counter.words("issue-words");
    let lede = lede.replace("{0}", &operator).replace("{1}", &name);
    let sees = counter.words("issue-sees").replace("{0}", &name);
    let fault = fault.map(|why| view! { <div class="notice warn" role="alert"><p>{why}</p></div> });
    view! {
        <h1 tabindex="-1">{counter.words("issue-title")}</h1>
        <p class="lede">{lede}</p>
        <p>{sees}</p>
        {fault}
        <div class="actions"><button r#type="button" class="button big" on:click=move |_| browser::confirm(counter)>{counter.words("issue-button")}</button></div>
        <p class="small">{counter.words("issue-no-passkey")}" "<a href="/enrol">{counter.words("issuer-to-enrol")}</a></p>
        {back(counter)}
    }
    .into_any()
}

/// The way back to the poll, without an answer.
fn back(counter: Counter) -> Option<AnyView> {
    let about = counter.about.get_untracked()?;
    let words = counter.words("issue-back").replace("{0}", &about.operator);
    Some(view! { <ul class="links"><li><a href=about.back>{words}</a></li></ul> }.into_any())
}
