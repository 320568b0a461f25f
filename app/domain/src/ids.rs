//! Identifiers of the things citizens know. Each is a UUID made outside of this crate (version 7 for ordinary things).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

id! {
    /// An account: somebody who can sign in.
    AccountId,
    /// One person on the roll of residents.
    RollEntryId,
    /// A unit, a neighbourhood or a process of the municipality.
    SpaceId,
    /// A phase of a space.
    PhaseId,
    /// A poll.
    PollId,
    /// A board of ideas.
    BoardId,
    /// An idea.
    IdeaId,
    /// A comment.
    CommentId,
    /// A picture that somebody added.
    PictureId,
    /// Something that waits for moderators, or that they decided about.
    ItemId,
    /// A decision of moderators with its reasons.
    StatementId,
    /// Somebody's claim on an entry of the roll that another account holds.
    ClaimId,
}

impl AccountId {
    /// Stands in a row that is about somebody or something else, in place of an account that was erased.
    pub const ERASED: Self = Self(Uuid::nil());
}
