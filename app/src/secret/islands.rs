//! Voting in a secret poll: the voter's own browser chooses, seals and hands in. The choice is in no form, no address and no request that could be read.
#![expect(
    missing_docs,
    reason = "the macro for islands makes items that cannot carry words"
)]

mod after;
mod choose;
mod code;
mod controls;
mod marks;
mod order;
mod props;
mod steps;
mod words;

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(not(feature = "hydrate"))]
mod browser {
    //! The server casts no ballots: an island runs its code in the browser alone.
    use super::Desk;
    use leptos::prelude::*;

    pub fn wake(_: Desk) {}
    pub fn take_in(_: Desk) {}
    pub fn arrived(_: Desk) {}
    pub fn focus(_: &str) {}
    pub fn cast(_: Desk) {}
    pub fn go_on(_: Desk) {}
    pub fn go_to_issuer(_: Desk) {}
    pub fn look(_: Desk) {}
    pub fn forget(_: Desk) {}
    pub fn open_own(_: Desk) {}
    pub fn open(_: Desk, _: NodeRef<leptos::html::Input>) {}
}

use ballot::secret::{BlindAnswer, Device, Poll};
use leptos::prelude::*;
use std::sync::Arc;

pub use crate::islands::{Fault, Words};
pub use marks::Kind;
pub use props::{OptionProps, VotePage};
pub use words::KEYS;

/// What the voter sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The program has not begun.
    Waking,
    /// Choosing.
    Choose,
    /// What was chosen, before it is cast.
    Check,
    /// The ballot is on its way; how far says what is kept.
    Working,
    /// The ballot is in the box; where it is now stands beside it.
    Receipt,
    /// Another issuer confirms the right to vote, too, at its own address.
    OtherIssuer,
    /// The right to vote was used by another device.
    Used,
    /// A secret was taken in from another device.
    TakenIn,
    /// A page for a secret without one.
    NothingToTakeIn,
    /// It does not go on.
    Stopped(Trouble),
}

/// Where the ballot is, as the browser has checked it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is being looked up.
    Asked,
    /// In the box.
    Waiting,
    /// In the public record, as number so and so; the proof is good.
    Recorded(u64),
    /// Neither in the box nor in the record.
    Missing,
    /// The record says it is there, but its proof is wrong.
    Unproven,
    /// It could not be looked up.
    Unknown,
}

/// Why it does not go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// This browser cannot do it.
    Unsupported,
    /// This browser keeps nothing.
    Storage,
    /// The server was not reached.
    Offline,
    /// What the server shows is not the poll that everybody sees.
    Changed,
    /// Nobody is signed in any more.
    SignedOut,
    /// The poll is closed, and this browser keeps no vote in it.
    Closed,
    /// What came back is wrong.
    Wrong,
    /// The server says why.
    Told(String),
}

/// How far the opening of one's own ballot is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Not asked for.
    No,
    /// On its way.
    Asked,
    /// It is open.
    Yes,
    /// It was not opened; why.
    Refused(String),
}

/// What this device keeps, as it was stored.
#[derive(Clone)]
pub struct Kept {
    pub poll: Arc<Poll>,
    pub device: Device,
    pub stored: String,
}

/// All that an island holds.
#[derive(Clone, Copy)]
pub struct Desk {
    pub page: StoredValue<VotePage>,
    pub step: RwSignal<Step>,
    pub marked: RwSignal<Vec<String>>,
    pub phrase: RwSignal<String>,
    pub fault: RwSignal<Option<Fault>>,
    pub kept: RwSignal<Option<Kept>>,
    pub poll: StoredValue<Option<Arc<Poll>>>,
    pub note: RwSignal<Option<&'static str>>,
    pub place: RwSignal<Place>,
    pub opened: RwSignal<Opened>,
    /// What another issuer answered, brought back in the address.
    pub brought: StoredValue<Option<BlindAnswer>>,
}

impl Desk {
    fn new(page: VotePage) -> Self {
        Self {
            page: StoredValue::new(page),
            step: RwSignal::new(Step::Waking),
            marked: RwSignal::new(Vec::new()),
            phrase: RwSignal::new(String::new()),
            fault: RwSignal::new(None),
            kept: RwSignal::new(None),
            poll: StoredValue::new(None),
            note: RwSignal::new(None),
            place: RwSignal::new(Place::Asked),
            opened: RwSignal::new(Opened::No),
            brought: StoredValue::new(None),
        }
    }

    /// A text.
    #[must_use]
    pub fn words(&self, key: &str) -> String {
        self.page.with_value(|page| page.words.of(key))
    }

    /// A text with what stands in its place.
    #[must_use]
    pub fn words_with(&self, key: &str, value: &str) -> String {
        self.words(key).replace("{0}", value)
    }

    /// The address of something of the poll.
    #[must_use]
    pub fn path(&self, below: &str) -> String {
        self.page.with_value(|page| format!("{}{below}", page.path))
    }
}

/// The ballot of a secret poll.
#[island]
pub fn SecretBallot(
    /// What the page says.
    page: VotePage,
) -> impl IntoView {
    let desk = Desk::new(page);
    Effect::new(move |_| browser::wake(desk));
    follow(desk);
    view! { <div class="vote">{move || steps::step(desk)}</div> }
}

/// What a secret is brought to that comes from another device.
#[island]
pub fn SecondDevice(
    /// What the page says.
    page: VotePage,
) -> impl IntoView {
    let desk = Desk::new(page);
    Effect::new(move |_| browser::take_in(desk));
    follow(desk);
    view! { <div class="vote">{move || steps::step(desk)}</div> }
}

/// Moves the focus to the heading of each new step.
fn follow(desk: Desk) {
    Effect::new(move |before: Option<Step>| {
        let step = desk.step.get();
        let is_new = |before: Step| {
            before != Step::Waking
                && std::mem::discriminant(&before) != std::mem::discriminant(&step)
        };
        if before.is_some_and(is_new) {
            browser::arrived(desk);
        }
        step
    });
}
