//! Under which name somebody appears in a space, for whatever shows people in public.

use super::{moderated, store};
use crate::clock::Clock;
use crate::error::{OrNotFound, Problem};
use crate::i18n::{self, Locale};
use crate::identity;
use crate::t;
use crate::transact;
use crate::web::AppState;
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, SpaceId};
use domain::moderation::Visibility;
use domain::names::{NameRule, Pseudonym, Shown, shown};

/// The pseudonym that follows from the key: the same account has nothing in common in two spaces, and without the key nobody can tell which
/// pseudonyms belong together. `turn` is how often somebody else in the space had it already.
fn derived(key: &[u8; 32], space: SpaceId, account: AccountId, turn: u32) -> Pseudonym {
    let mut hasher = blake3::Hasher::new_keyed(key);
    hasher.update(space.0.as_bytes());
    hasher.update(account.0.as_bytes());
    hasher.update(&turn.to_le_bytes());
    Pseudonym::of(hasher.finalize().as_bytes())
}

/// The pseudonym of an account in a space. It is written down when it is asked for first, and stays.
///
/// # Errors
/// When the database or the folder of keys fails.
pub(super) async fn pseudonym(
    app: &AppState,
    space: SpaceId,
    account: AccountId,
) -> Result<Pseudonym, Problem> {
    if let Some(found) = store::pseudonym(&mut app.db.read().await?, space, account).await? {
        return Ok(found);
    }
    let clock: &dyn Clock = &*app.clock;
    let key = app.keys.of_purpose("pseudonyms", clock);
    let key = key.map_err(Problem::internal)?;
    transact!(&app.db, tx => {
        if let Some(found) = store::pseudonym(tx, space, account).await? {
            return Ok(found);
        }
        for turn in 0..100 {
            let next = derived(&key, space, account, turn);
            if store::claim(tx, space, account, next).await? {
                return Ok(next);
            }
        }
        // A space with so many people that a hundred in a row are taken.
        Err(Problem::Unavailable)
    })
}

/// The name under which somebody appears in a space, in the reader's language.
///
/// # Errors
/// When there is no such space or account, or the database fails.
pub async fn public_name(
    app: &AppState,
    l: Locale,
    space: SpaceId,
    account: AccountId,
) -> Result<String, Problem> {
    let mut tx = app.db.read().await?;
    let rule = crate::spaces::name_rule(&mut tx, space)
        .await?
        .or_not_found()?;
    let actor = identity::actor(&mut tx, account).await?.or_not_found()?;
    let person = identity::account(&mut tx, account).await?.or_not_found()?;
    let chosen = moderated::chosen_in(&mut tx, account, space).await?;
    drop(tx);
    // One that moderators hid, or have not looked at yet, gives way to the pseudonym.
    let chosen = chosen.filter(|(_, visibility)| *visibility == Visibility::Visible);
    let chosen = chosen.map(|(name, _)| name).unwrap_or_default();
    let roll = match (person.given_name, person.family_name) {
        (Some(given), Some(family)) => Some(format!("{given} {family}")),
        _ => None,
    };
    Ok(match shown(rule, roll.as_deref(), &chosen) {
        Shown::Real(name) | Shown::Display(name) => name,
        Shown::Role => role_words(l, &actor, actor.resident.is_some(), space),
        Shown::Pseudonym => in_language(l, pseudonym(app, space, account).await?),
    })
}

/// A pseudonym in the reader's language.
pub(super) fn in_language(l: Locale, pseudonym: Pseudonym) -> String {
    let (english, german) = pseudonym.words();
    match l {
        Locale::En => english,
        Locale::De => german,
        Locale::Pseudo => i18n::accented(&english).into_owned(),
    }
}

/// In which role somebody speaks in a space.
pub(super) fn role_words(l: Locale, actor: &Actor, is_resident: bool, space: SpaceId) -> String {
    let role = Role::ALL
        .into_iter()
        .find(|role| actor.is(*role, Some(space)));
    match role {
        Some(role) => identity::role_name(l, role),
        None if is_resident => t!(l, "public-resident"),
        None => t!(l, "public-participant"),
    }
}

/// What a rule means, in a sentence.
pub(super) fn rule_words(l: Locale, rule: NameRule) -> String {
    match rule {
        NameRule::Real => t!(l, "name-rule-real-words"),
        NameRule::Display => t!(l, "name-rule-display-words"),
        NameRule::Role => t!(l, "name-rule-role-words"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use uuid::Uuid;

    #[test]
    fn pseudonyms_of_two_spaces_have_nothing_in_common() {
        let key = [7; 32];
        let spaces = [1_u128, 2].map(|n| SpaceId(Uuid::from_u128(n)));
        let mut same = [0_u32; 3];
        let mut seen = HashSet::new();
        for n in 0..4000_u128 {
            let account = AccountId(Uuid::from_u128(n));
            let of = |space| derived(&key, space, account, 0);
            let [here, there] = spaces.map(of);
            assert_eq!(here, of(spaces[0]), "it is stable");
            // Nor does the way of deriving it help without the key.
            assert_ne!(here, derived(&[8; 32], spaces[0], account, 0));
            let words = [here, there].map(|name| name.words().0);
            let [a, b] = words
                .each_ref()
                .map(|name| name.split(' ').collect::<Vec<_>>());
            for (at, count) in same.iter_mut().enumerate() {
                *count += u32::from(a[at] == b[at]);
            }
            seen.insert(here);
        }
        // By chance 125 of 4000 have one word of 32 in common, and not even one the number of 9000.
        assert!((60..220).contains(&same[0]), "{same:?}");
        assert!((60..220).contains(&same[1]), "{same:?}");
        assert!(same[2] < 10, "{same:?}");
        assert!(seen.len() > 3990);
    }
}
