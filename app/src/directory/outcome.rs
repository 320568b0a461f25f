//! What following the directory changes: who came, who left, who got or lost which role.

use super::plan::{is_drained, is_suspicious};
use domain::actor::Grant;
use domain::ids::AccountId;

macro_rules! what {
    ($($(#[$doc:meta])* $name:ident $word:literal),+ $(,)?) => {
        /// What happens to somebody, in the order in which it is told.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum What {
            $($(#[$doc])* $name,)+
        }

        impl What {
            /// The word it is stored as.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// The one stored as `word`.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                [$(Self::$name),+].into_iter().find(|known| known.word() == word)
            }
        }
    };
}

what! {
    /// The directory names them now.
    Joined "joined",
    /// The directory names them no longer.
    Departed "departed",
    /// They got a role.
    Granted "granted",
    /// They lost a role.
    Revoked "revoked",
    /// They keep a role for now: without it the municipality would have no administrator.
    Kept "kept",
}

/// One thing that happens to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What.
    pub what: What,
    /// The name to sign in with.
    pub uid: String,
    /// The name to show.
    pub name: String,
    /// The account.
    pub account: AccountId,
    /// The role, where it is about one.
    pub grant: Option<Grant>,
}

/// What following the directory has changed, or would.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// It did nothing, because somebody has to confirm it first.
    pub is_stopped: bool,
    /// What happened, or would have.
    pub changes: Vec<Change>,
}

impl Outcome {
    /// Whom this happens to: the name to sign in with, and the role where it is about one.
    #[must_use]
    pub fn whom(&self, what: What) -> Vec<String> {
        let those = self.changes.iter().filter(|change| change.what == what);
        those
            .map(|change| match change.grant {
                Some(grant) => format!("{}: {}", change.uid, grant.role.word()),
                None => change.uid.clone(),
            })
            .collect()
    }

    /// To how many this happens.
    #[must_use]
    pub fn count(&self, what: What) -> usize {
        let those = self.changes.iter().filter(|change| change.what == what);
        those.count()
    }

    /// What stands for exactly these changes: who confirms them says this, and nothing else happens than what they saw.
    #[must_use]
    pub fn code(&self) -> String {
        let line = |change: &Change| {
            let grant = change.grant.map(|grant| (grant.role.word(), grant.space));
            format!("{} {:?} {grant:?}\n", change.what.word(), change.uid)
        };
        let mut lines: Vec<String> = self.changes.iter().map(line).collect();
        lines.sort();
        let hash = blake3::hash(lines.concat().as_bytes()).to_hex();
        hash.chars().take(16).collect()
    }

    /// Whether so much would go at once that somebody has to confirm it: many people, much of one role, or the last administrator.
    pub fn is_doubtful(&self, members: usize, holders: &[(Grant, usize)], share: usize) -> bool {
        let loses = |grant: Grant| {
            let lost =
                |change: &&Change| change.what == What::Revoked && change.grant == Some(grant);
            self.changes.iter().filter(lost).count()
        };
        self.count(What::Kept) > 0
            || is_suspicious(members, self.count(What::Departed), share)
            || holders
                .iter()
                .any(|(grant, held)| is_drained(*held, loses(*grant), share))
    }
}
