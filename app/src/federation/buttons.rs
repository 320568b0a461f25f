//! One way on for each provider, on the pages where somebody shows who they are.

use super::store;
use crate::error::Problem;
use crate::t;
use crate::web::{LocalPath, Visit};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What somebody goes to a provider for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// To sign in.
    SignIn,
    /// To show once more who they are.
    Confirm,
    /// To reach "known to the roll".
    Resident,
    /// To reach "known for sure".
    Strong,
    /// To connect the provider with the account.
    Connect,
}

impl Purpose {
    const ALL: [Self; 5] = [
        Self::SignIn,
        Self::Confirm,
        Self::Resident,
        Self::Strong,
        Self::Connect,
    ];

    /// Its word in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Confirm => "confirm",
            Self::Resident => "resident",
            Self::Strong => "strong",
            Self::Connect => "connect",
        }
    }

    /// The purpose with this word; to sign in, if there is none.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let found = Self::ALL.into_iter().find(|purpose| purpose.word() == word);
        found.unwrap_or(Self::SignIn)
    }
}

/// A list of links to the providers that serve a purpose, and then back to `next`; nothing if there is none.
///
/// # Errors
/// When the database fails.
pub async fn buttons(
    visit: &Visit,
    purpose: Purpose,
    next: &str,
) -> Result<Option<AnyView>, Problem> {
    let mut tx = visit.app.db.read().await?;
    let all = store::all(&mut tx).await?;
    let mine = match (purpose, visit.actor.account) {
        (Purpose::Confirm, Some(account)) => store::of(&mut tx, account).await?,
        _ => Vec::new(),
    };
    drop(tx);
    let serves = |provider: &store::Provider| match purpose {
        Purpose::Strong => provider.roll_match != "none" && !provider.strong_acr.is_empty(),
        Purpose::Resident => {
            provider.roll_match != "none"
                && !(provider.resident_acr.is_empty() && provider.strong_acr.is_empty())
        }
        Purpose::Confirm => mine.iter().any(|known| known.provider_id == provider.id),
        Purpose::SignIn | Purpose::Connect => true,
    };
    let l = visit.locale;
    let links: Vec<_> = all
        .into_iter()
        .filter(|provider| provider.is_active && serves(provider))
        .map(|provider| {
            let page = format!("/sign-in/with/{}", provider.id);
            let to = LocalPath::leading_back(&page, &[("for", purpose.word())], next);
            view! { <li><a class="button secondary" href=to.as_str().to_owned() rel="nofollow">{t!(l, "provider-button", name = provider.name)}</a></li> }
        })
        .collect();
    Ok((!links.is_empty()).then(|| view! { <ul class="plain providers">{links}</ul> }.into_any()))
}
