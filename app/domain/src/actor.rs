//! Who is asking: the account, how sure we are of the person, and the roles held.

use crate::ids::{AccountId, RollEntryId, SpaceId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How sure the municipality is of who somebody is (the assurance levels of the design, section 5).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Level {
    /// Nobody in particular.
    #[default]
    Anonymous,
    /// An e-mail address was confirmed.
    Email,
    /// Matched to one entry of the roll of residents.
    Resident,
    /// Electronic identity, or a passkey with user verification bound to a matched resident.
    Strong,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Self; 4] = [Self::Anonymous, Self::Email, Self::Resident, Self::Strong];

    /// The number it is stored as: 0 to 3.
    #[must_use]
    pub fn number(self) -> i16 {
        match self {
            Self::Anonymous => 0,
            Self::Email => 1,
            Self::Resident => 2,
            Self::Strong => 3,
        }
    }

    /// The level with this number; `None` above 3 or below 0.
    #[must_use]
    pub fn from_number(number: i16) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.number() == number)
    }
}

/// A role somebody holds in one space or in the whole municipality. Being a citizen needs no grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Curates discussions.
    Moderator,
    /// Reads analytics, answers ideas officially.
    Councillor,
    /// Processes cases.
    CaseWorker,
    /// Answers for the load and the promises of a unit.
    UnitManager,
    /// Sets things up.
    Administrator,
    /// Checks.
    Auditor,
}

impl Role {
    /// All roles, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Moderator,
        Self::Councillor,
        Self::CaseWorker,
        Self::UnitManager,
        Self::Administrator,
        Self::Auditor,
    ];

    /// The word it is stored as.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Moderator => "moderator",
            Self::Councillor => "councillor",
            Self::CaseWorker => "case_worker",
            Self::UnitManager => "unit_manager",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
        }
    }

    /// The role stored as `word`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// A role and where it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grant {
    /// What may be done.
    pub role: Role,
    /// Where; `None` is the whole municipality.
    pub space: Option<SpaceId>,
}

/// Whether roles need a passkey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum StaffPasskey {
    /// Roles count only in a session in which a passkey, a provider or the directory has shown who it is.
    #[default]
    Required,
    /// They count in every session: for demonstrations.
    Optional,
}

/// By what means somebody showed who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// A link sent to the e-mail address of the account.
    Link,
    /// A passkey that checked who holds it (user verification of WebAuthn).
    Passkey,
    /// An identity provider that vouches for the person (OpenID Connect).
    Provider,
    /// The directory of staff.
    Directory,
}

/// How somebody last showed who they are in this session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// By what means.
    pub means: Means,
    /// When.
    pub at: Timestamp,
    /// Whether the means says for sure which person it was, once the account is matched to the roll: a passkey, or a provider's `acr` that
    /// the administration counts as electronic identity.
    pub is_strong: bool,
}

impl Proof {
    /// A proof by a passkey, at this moment.
    #[must_use]
    pub fn passkey(at: Timestamp) -> Self {
        Self {
            means: Means::Passkey,
            at,
            is_strong: true,
        }
    }

    /// A proof by a link, at this moment.
    #[must_use]
    pub fn link(at: Timestamp) -> Self {
        Self {
            means: Means::Link,
            at,
            is_strong: false,
        }
    }
}

/// What the roll says of a matched resident, as far as rules ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resident {
    /// The entry of the roll.
    pub entry: RollEntryId,
    /// Date of birth, for rules on age.
    pub birth_date: Date,
    /// District of residence, where the roll names one.
    pub district: Option<String>,
}

/// Somebody who asks for something, signed in or not.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Actor {
    /// The account signed in to; `None` for a visitor.
    pub account: Option<AccountId>,
    /// Assurance level of this session.
    pub level: Level,
    /// The entry of the roll the account is matched to.
    pub resident: Option<Resident>,
    /// Roles held.
    pub grants: Vec<Grant>,
    /// The name to greet with; empty for a visitor.
    pub name: String,
    /// How the person last showed who they are; `None` for a visitor.
    pub proof: Option<Proof>,
    /// Whether the account has a passkey.
    pub has_passkey: bool,
    /// Whether there are roles that do not count in this session, because nobody has shown a passkey in it.
    pub withheld: bool,
}

impl Actor {
    /// Whether the role is held in this space, directly or for the whole municipality.
    #[must_use]
    pub fn is(&self, role: Role, space: Option<SpaceId>) -> bool {
        self.account.is_some()
            && self
                .grants
                .iter()
                .any(|grant| grant.role == role && (grant.space.is_none() || grant.space == space))
    }

    /// The actor of a session in which this was proved: a matched resident is then known for sure, if the proof is a strong one.
    #[must_use]
    pub fn proved(self, proof: Option<Proof>) -> Self {
        let is_strong = proof.is_some_and(|proof| proof.is_strong);
        let level = if is_strong && self.level == Level::Resident {
            Level::Strong
        } else {
            self.level
        };
        Self {
            level,
            proof,
            ..self
        }
    }

    /// The actor whose roles count only where the person has shown a passkey, or a provider or the directory of staff vouches for them: a
    /// link reaches whoever reads the mailbox.
    #[must_use]
    pub fn holding(self, rule: StaffPasskey) -> Self {
        let is_enough = self.proof.is_some_and(|proof| match proof.means {
            Means::Passkey | Means::Provider | Means::Directory => true,
            Means::Link => false,
        });
        if rule == StaffPasskey::Optional || is_enough || self.grants.is_empty() {
            return self;
        }
        Self {
            grants: Vec::new(),
            withheld: true,
            ..self
        }
    }

    /// Whether any role is held anywhere.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.account.is_some() && !self.grants.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_role_in_one_space_does_not_reach_into_another() {
        let (here, there) = (SpaceId(Uuid::from_u128(1)), SpaceId(Uuid::from_u128(2)));
        let actor = Actor {
            account: Some(AccountId(Uuid::from_u128(9))),
            grants: vec![Grant {
                role: Role::Moderator,
                space: Some(here),
            }],
            ..Actor::default()
        };
        assert!(actor.is(Role::Moderator, Some(here)));
        assert!(!actor.is(Role::Moderator, Some(there)));
        assert!(!actor.is(Role::Moderator, None));
        assert!(!actor.is(Role::Administrator, Some(here)));
    }

    #[test]
    fn roles_wait_for_a_passkey() {
        let at = Timestamp::UNIX_EPOCH;
        let actor = |means: Option<Means>, grants: usize| Actor {
            account: Some(AccountId(Uuid::from_u128(9))),
            grants: vec![
                Grant {
                    role: Role::Administrator,
                    space: None,
                };
                grants
            ],
            proof: means.map(|means| Proof {
                means,
                at,
                is_strong: false,
            }),
            ..Actor::default()
        };
        for (means, counts) in [
            (None, false),
            (Some(Means::Link), false),
            (Some(Means::Passkey), true),
            (Some(Means::Provider), true),
            (Some(Means::Directory), true),
        ] {
            let held = actor(means, 1).holding(StaffPasskey::Required);
            assert_eq!(
                (held.is_staff(), held.withheld),
                (counts, !counts),
                "{means:?}"
            );
            let open = actor(means, 1).holding(StaffPasskey::Optional);
            assert!(open.is_staff() && !open.withheld);
            assert!(!actor(means, 0).holding(StaffPasskey::Required).withheld);
        }
    }

    #[test]
    fn words_and_numbers_come_back() {
        for role in Role::ALL {
            assert_eq!(Role::from_word(role.word()), Some(role));
        }
        for level in Level::ALL {
            assert_eq!(Level::from_number(level.number()), Some(level));
        }
        assert_eq!(Level::from_number(4), None);
    }
}
