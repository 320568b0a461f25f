//! A trustee's own device does the step: the secret is made here, kept here, and never sent.
#![expect(
    missing_docs,
    reason = "the macro for islands makes items that cannot carry words"
)]

mod steps;

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(not(feature = "hydrate"))]
mod browser {
    //! The server keeps no secret of a trustee: an island runs its code in the browser alone.
    use super::Desk;
    use leptos::prelude::*;

    pub fn wake(_: Desk) {}
    pub fn make(_: Desk) {}
    pub fn open(_: Desk, _: NodeRef<leptos::html::Input>) {}
    pub fn type_in(_: Desk) {}
    pub fn act(_: Desk) {}
    pub fn print() {}
    pub fn arrived() {}
}

use crate::islands::{Fault, Words};
use ballot::secret::TrusteeFile;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the server tells the island: nothing secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrusteePage {
    /// The address of the trustee's page.
    pub path: String,
    /// The poll, as its server names it.
    pub poll: String,
    /// Tells persons who share a browser apart.
    pub whose: String,
    /// What the poll asks.
    pub title: String,
    /// Its language, if it is not that of the page.
    pub lang: Option<String>,
    /// The word of the step that waits for this trustee.
    pub step: Option<String>,
    /// Whether the trustee has to show first who they are.
    pub must_confirm: bool,
    /// All that is said.
    pub words: Words,
}

/// What the trustee sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The program has not begun.
    Waking,
    /// There is no secret yet, and one is needed.
    Make,
    /// There is a secret, which has to be kept before anything is sent.
    Keep,
    /// The secret is elsewhere.
    Bring,
    /// The step can be done.
    Ready,
    /// The device is at it.
    Working,
    /// Nothing waits.
    Idle,
    /// It does not go on.
    Stopped(Trouble),
}

/// Why it does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// This browser cannot do it.
    Unsupported,
    /// This browser keeps nothing.
    Storage,
    /// The server was not reached.
    Offline,
    /// Nobody is signed in any more.
    SignedOut,
    /// The server, or another trustee, sent what is wrong.
    Wrong,
}

/// All that the island holds.
#[derive(Clone, Copy)]
pub struct Desk {
    pub page: StoredValue<TrusteePage>,
    pub step: RwSignal<Step>,
    /// The word of the step that is on.
    pub on: RwSignal<Option<String>>,
    pub secret: RwSignal<Option<TrusteeFile>>,
    /// What the trustees compare.
    pub code: RwSignal<Option<String>>,
    pub typed: RwSignal<String>,
    /// Whether what has to be ticked is ticked.
    pub is_sure: RwSignal<bool>,
    pub fault: RwSignal<Option<Fault>>,
    /// What happened last.
    pub note: RwSignal<Option<String>>,
}

impl Desk {
    fn new(page: TrusteePage) -> Self {
        let on = page.step.clone();
        Self {
            page: StoredValue::new(page),
            step: RwSignal::new(Step::Waking),
            on: RwSignal::new(on),
            secret: RwSignal::new(None),
            code: RwSignal::new(None),
            typed: RwSignal::new(String::new()),
            is_sure: RwSignal::new(false),
            fault: RwSignal::new(None),
            note: RwSignal::new(None),
        }
    }

    /// A text.
    #[must_use]
    pub fn words(&self, key: &str) -> String {
        self.page.with_value(|page| page.words.of(key))
    }

    /// Says what is wrong at a field.
    pub fn refuse(&self, field: &'static str, key: &str) {
        let words = self.words(key);
        self.fault.set(Some(Fault {
            field: field.into(),
            words,
        }));
    }
}

/// A trustee's part of a key.
#[island]
pub fn TrusteeDesk(
    /// What the page says.
    page: TrusteePage,
) -> impl IntoView {
    let desk = Desk::new(page);
    Effect::new(move |_| browser::wake(desk));
    Effect::new(move |before: Option<Step>| {
        let step = desk.step.get();
        if before.is_some_and(|before| before != Step::Waking && before != step) {
            browser::arrived();
        }
        step
    });
    view! { <section class="vote" aria-labelledby="own-step">{move || steps::step(desk)}</section> }
}

/// The keys of all texts of the island.
pub const KEYS: &[&str] = &[
    "error-prefix",
    "sign-in",
    "trustee-confirm-first",
    "trustee-confirm-now",
    "trustee-do-confirm",
    "trustee-do-deal",
    "trustee-do-join",
    "trustee-do-share",
    "trustee-do-trial",
    "trustee-digits",
    "trustee-digits-hint",
    "trustee-digits-use",
    "trustee-digits-wrong",
    "trustee-elsewhere",
    "trustee-elsewhere-words",
    "trustee-file",
    "trustee-file-hint",
    "trustee-file-other",
    "trustee-file-unread",
    "trustee-have-it",
    "trustee-here",
    "trustee-here-words",
    "trustee-idle",
    "trustee-keep",
    "trustee-keep-words",
    "trustee-kept",
    "trustee-kept-needed",
    "trustee-make",
    "trustee-make-title",
    "trustee-make-words",
    "trustee-nothing",
    "trustee-offline",
    "trustee-print",
    "trustee-same",
    "trustee-same-needed",
    "trustee-save",
    "trustee-secret-other",
    "trustee-sent",
    "trustee-share-sure",
    "trustee-sheet",
    "trustee-signed-out",
    "trustee-step-confirm",
    "trustee-step-deal",
    "trustee-step-join",
    "trustee-step-second",
    "trustee-step-share",
    "trustee-step-trial",
    "trustee-storage",
    "trustee-unsupported",
    "trustee-waking",
    "trustee-working",
    "trustee-wrong",
    "trustee-your-step",
    "trustee-compare",
    "vote-offline-title",
    "vote-signed-out-title",
    "vote-storage-title",
    "vote-try-again",
    "vote-wrong-title",
];
