//! The verifier of secret polls in a reader's browser: a worker reads the whole public record and recomputes it, the page says how far it is and what it found.
#![expect(
    missing_docs,
    reason = "the macro for islands makes items that cannot carry words"
)]

mod steps;

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod found;
#[cfg(feature = "hydrate")]
mod worker;
#[cfg(not(feature = "hydrate"))]
mod browser {
    //! The server verifies nothing for its readers: an island runs its code in the browser alone.
    use super::Desk;

    pub fn wake(_: Desk) {}
    pub fn start(_: Desk) {}
    pub fn stop(_: Desk) {}
    pub fn arrived() {}
    pub fn number(n: u64) -> String {
        n.to_string()
    }
}

use crate::islands::Words;
use ballot::PollId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the server tells the island.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifyPage {
    /// Where the files of the record are, with a slash at the end.
    pub record: String,
    /// The script that the worker runs.
    pub script: String,
    /// The poll that this page is about.
    pub poll: PollId,
    /// The language of the poll, if it is not that of the page.
    pub lang: Option<String>,
    /// The result that the site shows, if there is one.
    pub shown: Option<Shown>,
    /// All that is said.
    pub words: Words,
}

/// A result as the site shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Ballots that were counted, invalid ones too.
    pub ballots: u64,
    /// Those that are invalid or could not be read.
    pub invalid: u64,
    /// What the others say, as the record encodes it: hexadecimal digits.
    pub tally: String,
}

impl Shown {
    /// The digits of a count.
    #[must_use]
    pub fn digits(tally: &[u8]) -> String {
        tally.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// What a worker is asked to do; it stands in its name.
#[derive(Serialize, Deserialize)]
pub struct Errand {
    /// Where the files of the record are.
    pub record: String,
    /// The poll that the page is about.
    pub poll: PollId,
}

/// What a worker tells the page.
#[derive(Serialize, Deserialize)]
pub enum Told {
    /// How far it is.
    At(At),
    /// A file could not be read: the network, or the server, fails.
    Unreached {
        /// Which.
        file: String,
    },
    /// It is through.
    Done(Box<Found>),
}

/// How far the verifier is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct At {
    /// The first or the second reading; 0 before both.
    pub reading: u8,
    /// Entries read.
    pub leaves: u64,
    /// Entries there are.
    pub of: u64,
}

/// What the verifier found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// All that is wrong, in the verifier's words.
    pub failures: Vec<String>,
    /// Persons on the roll.
    pub eligible: u64,
    /// Rights to vote that were given out.
    pub issued: u64,
    /// Sealed ballots.
    pub ballots: u64,
    /// Persons who voted.
    pub credentials: u64,
    /// Entries.
    pub leaves: u64,
    /// The root hash of all entries, as in checkpoints.
    pub root: Option<String>,
    /// What came out, if it is counted.
    pub result: Option<Recounted>,
    /// All of it for programs.
    pub json: String,
}

/// What the verifier counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recounted {
    /// The numbers that the site shows too.
    pub same: Shown,
    /// Ballots for "none of these", and the votes of each option, where ballots choose options.
    pub sums: Option<(u64, Vec<(String, u64)>)>,
    /// The options that win.
    pub winners: Vec<String>,
}

/// What the reader sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The program has not begun.
    Waking,
    /// It can be begun.
    Ready,
    /// The worker is at it.
    Working,
    /// The reader stopped it.
    Stopped,
    /// A file could not be read.
    Unreached(String),
    /// This browser cannot do it, or its program broke.
    Broken,
    /// It is through.
    Done(Box<Found>),
}

/// All that the island holds.
#[derive(Clone, Copy)]
pub struct Desk {
    pub page: StoredValue<VerifyPage>,
    pub step: RwSignal<Step>,
    pub at: RwSignal<At>,
}

impl Desk {
    /// A text.
    #[must_use]
    pub fn words(&self, key: &str) -> String {
        self.page.with_value(|page| page.words.of(key))
    }

    /// A text in which numbers or names stand.
    #[must_use]
    pub fn filled(&self, key: &str, parts: &[String]) -> String {
        let put = |text: String, (place, part): (usize, &String)| {
            text.replace(&format!("{{{place}}}"), part)
        };
        parts.iter().enumerate().fold(self.words(key), put)
    }
}

/// The verifier.
#[island]
pub fn PollVerifier(
    /// What the page says.
    page: VerifyPage,
) -> impl IntoView {
    let desk = Desk {
        page: StoredValue::new(page),
        step: RwSignal::new(Step::Waking),
        at: RwSignal::new(At::default()),
    };
    Effect::new(move |_| browser::wake(desk));
    Effect::new(move |was_ready: Option<bool>| {
        let is_begun = desk
            .step
            .with(|step| !matches!(step, Step::Waking | Step::Ready));
        if is_begun && was_ready.is_some() {
            browser::arrived();
        }
        is_begun
    });
    view! { <section class="vote verifier" aria-labelledby="verifier">{move || steps::step(desk)}</section> }
}

/// The keys of the island's texts without anything put in.
pub const KEYS: &[&str] = &[
    "column-option",
    "column-votes",
    "none-of-these",
    "verify-again",
    "verify-broken",
    "verify-broken-title",
    "verify-differs",
    "verify-eligible",
    "verify-failures",
    "verify-failures-title",
    "verify-good",
    "verify-good-title",
    "verify-here",
    "verify-here-words",
    "verify-issued",
    "verify-no-result",
    "verify-no-shown",
    "verify-progress",
    "verify-reading",
    "verify-report",
    "verify-result",
    "verify-root",
    "verify-same",
    "verify-start",
    "verify-stop",
    "verify-stopped",
    "verify-stopped-title",
    "verify-unreached-title",
    "verify-waking",
    "verify-working",
    "record-ballots",
    "record-size",
    "record-voters",
];
