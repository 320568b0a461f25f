//! What an administrator may not do alone: change roles of their own account, or of another administrator's.

use super::{Denied, MayAdminister, MaySecond, may_administer};
use crate::actor::{Actor, Grant, Role};
use crate::ids::AccountId;

/// What is to become of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoleVerb {
    /// It is given.
    Grant,
    /// It is taken away.
    Revoke,
}

impl RoleVerb {
    /// The word it is stored as.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Grant => "grant",
            Self::Revoke => "revoke",
        }
    }

    /// What is stored as `word`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Grant, Self::Revoke]
            .into_iter()
            .find(|verb| verb.word() == word)
    }
}

/// A role that somebody is to get or to lose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleChange {
    /// Which of the two.
    pub verb: RoleVerb,
    /// Whose.
    pub account: AccountId,
    /// Which role, where.
    pub grant: Grant,
}

/// Whether a change of roles needs a second administrator: one of one's own account or of an administrator's (`over_administrator`), in
/// either direction; and a further administrator of everything, who could otherwise be one's own second. `administrators` counts those there
/// are: somebody who is alone can still make the second one.
#[must_use]
pub fn needs_second(
    permit: &MayAdminister,
    change: &RoleChange,
    over_administrator: bool,
    administrators: usize,
) -> bool {
    let makes_administrator = change.verb == RoleVerb::Grant
        && change.grant.role == Role::Administrator
        && change.grant.space.is_none();
    change.account == *permit.by()
        || over_administrator
        || (makes_administrator && administrators > 1)
}

/// The permit to confirm or refuse what another administrator asked for.
///
/// # Errors
/// [`Denied::SignIn`], or [`Denied::Role`], also for whoever asked.
pub fn may_second(actor: &Actor, asked_by: AccountId) -> Result<MaySecond, Denied> {
    let by = *may_administer(actor)?.by();
    if by == asked_by {
        return Err(Denied::Role);
    }
    Ok(MaySecond { by })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn account(n: u128) -> AccountId {
        AccountId(Uuid::from_u128(n))
    }

    fn administrator(n: u128) -> Actor {
        Actor {
            account: Some(account(n)),
            grants: vec![Grant {
                role: Role::Administrator,
                space: None,
            }],
            ..Actor::default()
        }
    }

    #[test]
    fn nobody_changes_their_own_rights_alone() {
        let permit = may_administer(&administrator(1)).expect("an administrator");
        for verb in [RoleVerb::Grant, RoleVerb::Revoke] {
            for role in Role::ALL {
                let change = |n| RoleChange {
                    verb,
                    account: account(n),
                    grant: Grant { role, space: None },
                };
                assert!(needs_second(&permit, &change(1), true, 2));
                assert!(needs_second(&permit, &change(1), false, 1));
                assert!(needs_second(&permit, &change(2), true, 2));
                let makes_one = verb == RoleVerb::Grant && role == Role::Administrator;
                assert_eq!(needs_second(&permit, &change(2), false, 2), makes_one);
                assert!(!needs_second(&permit, &change(2), false, 1));
            }
            assert_eq!(RoleVerb::from_word(verb.word()), Some(verb));
        }
    }

    #[test]
    fn the_second_is_another_administrator() {
        assert!(may_second(&administrator(1), account(1)).is_err());
        assert!(may_second(&administrator(2), account(1)).is_ok());
        let citizen = Actor {
            account: Some(account(3)),
            ..Actor::default()
        };
        assert!(may_second(&citizen, account(1)).is_err());
    }
}
