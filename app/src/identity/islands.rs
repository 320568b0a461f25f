//! The button that asks the browser for a passkey. It fills the hidden field `credential` of the form it stands in and sends that form.
#![expect(
    missing_docs,
    reason = "the macro for islands makes items that cannot carry words"
)]

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What is asked of the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// A new passkey.
    Make,
    /// An answer by a passkey that is there.
    Use,
}

/// What the browser is asked for: options as JSON, with byte strings in base64url.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// These.
    Here(String),
    /// Those that a POST to this path of ours answers with, when the button is pressed.
    At(String),
}

/// What the button says when something does not work.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PasskeyTexts {
    /// While the browser asks.
    pub busy: String,
    /// The browser has no passkeys.
    pub unsupported: String,
    /// The person stopped, or took too long.
    pub cancelled: String,
    /// The device has a passkey for this account already.
    pub present: String,
    /// Anything else.
    pub failed: String,
}

/// Why there is no passkey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The browser has no passkeys.
    Unsupported,
    /// The person stopped, or took too long.
    Cancelled,
    /// The device has a passkey for this account already.
    Present,
    /// Anything else.
    Failed,
}

impl PasskeyTexts {
    fn of(&self, refusal: Refusal) -> String {
        match refusal {
            Refusal::Unsupported => self.unsupported.clone(),
            Refusal::Cancelled => self.cancelled.clone(),
            Refusal::Present => self.present.clone(),
            Refusal::Failed => self.failed.clone(),
        }
    }
}

/// The button. Until its island is awake it cannot be pressed; a sentence beside it says what it needs.
#[island]
pub fn PasskeyButton(
    /// The question.
    question: Question,
    /// What is asked.
    ask: Ask,
    /// What stands on the button.
    label: String,
    /// What it says when something does not work.
    texts: PasskeyTexts,
) -> impl IntoView {
    let button = NodeRef::<leptos::html::Button>::new();
    let awake = RwSignal::new(false);
    let words = RwSignal::new(String::new());
    let wake_texts = texts.clone();
    Effect::new(move |_| {
        if browser::has_passkeys() {
            awake.set(true);
        } else {
            words.set(wake_texts.of(Refusal::Unsupported));
        }
    });
    let press = move |_| {
        let (question, texts) = (question.clone(), texts.clone());
        awake.set(false);
        words.set(texts.busy.clone());
        leptos::task::spawn_local(async move {
            if let Err(refusal) = browser::ask(&question, ask, button).await {
                words.set(texts.of(refusal));
                awake.set(true);
            }
        });
    };
    view! {
        <div class="actions"><button r#type="button" class="button" node_ref=button disabled=move || !awake.get() on:click=press>{label}</button></div>
        <p class="small" role="status">{move || words.get()}</p>
    }
}

#[cfg(not(feature = "hydrate"))]
mod browser {
    //! The server has no passkeys: an island runs its code in the browser alone.

    use super::{Ask, Question, Refusal};
    use leptos::prelude::*;

    pub fn has_passkeys() -> bool {
        false
    }

    pub async fn ask(
        _: &Question,
        _: Ask,
        _: NodeRef<leptos::html::Button>,
    ) -> Result<(), Refusal> {
        Err(Refusal::Unsupported)
    }
}

#[cfg(feature = "hydrate")]
pub mod browser;
