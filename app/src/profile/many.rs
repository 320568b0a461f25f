//! Under which names several people appear on one page, by a number of statements that does not grow with the page.

use super::public::{in_language, pseudonym, role_words};
use super::store::{self, Place};
use crate::error::Problem;
use crate::i18n::Locale;
use crate::identity::people;
use crate::t;
use crate::web::AppState;
use domain::ids::{AccountId, SpaceId};
use domain::names::{NameRule, Shown, shown};
use std::collections::{BTreeSet, HashMap};

/// Public names, each by where somebody appears and who it is.
#[derive(Clone, Debug, Default)]
pub struct Names {
    names: HashMap<Place, String>,
    gone: String,
}

impl Names {
    /// The name of somebody in a space; neutral words for whoever is gone.
    #[must_use]
    pub fn of(&self, space: SpaceId, account: AccountId) -> &str {
        self.names.get(&(space, account)).unwrap_or(&self.gone)
    }
}

/// The names under which people appear in one space, in the reader's language. Whoever is gone appears as somebody who has left.
///
/// # Errors
/// When the database or the folder of keys fails.
pub async fn public_names(
    app: &AppState,
    l: Locale,
    space: SpaceId,
    accounts: &[AccountId],
) -> Result<Names, Problem> {
    let places: Vec<Place> = accounts.iter().map(|account| (space, *account)).collect();
    public_names_across(app, l, &places).await
}

/// The same where each appears in a space of their own.
///
/// # Errors
/// When the database or the folder of keys fails.
pub async fn public_names_across(
    app: &AppState,
    l: Locale,
    places: &[Place],
) -> Result<Names, Problem> {
    let mut names = Names {
        names: HashMap::new(),
        gone: t!(l, "public-gone"),
    };
    let accounts: BTreeSet<AccountId> = places.iter().map(|(_, account)| *account).collect();
    let accounts: Vec<AccountId> = accounts
        .into_iter()
        .filter(|account| *account != AccountId::ERASED)
        .collect();
    let spaces: BTreeSet<SpaceId> = places.iter().map(|(space, _)| *space).collect();
    let spaces: Vec<SpaceId> = spaces.into_iter().collect();
    if accounts.is_empty() {
        return Ok(names);
    }
    let mut tx = app.db.read().await?;
    let rules = crate::spaces::name_rules(&mut tx, &spaces).await?;
    let known = people::known(&mut tx, &accounts).await?;
    let chosen = store::all_chosen(&mut tx, &accounts).await?;
    let pseudonyms = store::pseudonyms(&mut tx, &accounts).await?;
    drop(tx);
    for place @ (space, account) in places {
        let Some(person) = known.get(account) else {
            continue;
        };
        let rule = rules.get(space).copied().unwrap_or(NameRule::Display);
        let by_choice = chosen.get(place).map_or("", String::as_str);
        let name = match shown(rule, person.on_roll.as_deref(), by_choice) {
            Shown::Real(name) | Shown::Display(name) => name,
            Shown::Role => role_words(l, &person.roles, person.is_resident(), *space),
            Shown::Pseudonym => match pseudonyms.get(place) {
                Some(pseudonym) => in_language(l, *pseudonym),
                // Asked for the first time ever: it is written down, and found with the others from then on.
                None => in_language(l, pseudonym(app, *space, *account).await?),
            },
        };
        names.names.insert(*place, name);
    }
    Ok(names)
}
