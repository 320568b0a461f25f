//! The life of a poll: states, and the steps that lead from one to the next.

use serde::{Deserialize, Serialize};

/// Where a poll stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PollState {
    /// Being written; seen by those who hold a role in the space.
    Draft,
    /// Complete, shown to those who hold a role in the space as citizens will see it.
    Preview,
    /// Public, not open yet.
    Published,
    /// Ballots are taken. Nothing that binds can change any more.
    Open,
    /// No more ballots; counted.
    Closed,
    /// Finished; what tied a person to having taken part is destroyed.
    Archived,
}

/// A step in the life of a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Step {
    /// Draft → preview.
    ShowPreview,
    /// Preview → draft.
    BackToDraft,
    /// Preview → published.
    Publish,
    /// Published → preview, as long as it is not open.
    Withdraw,
    /// Published → open.
    Open,
    /// Open → closed.
    Close,
    /// Closed → archived.
    Archive,
}

/// The step does not lead on from that state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidTransition {
    /// The state it was tried in.
    pub from: PollState,
    /// The step that was tried.
    pub step: Step,
}

impl PollState {
    /// All states, in the order of a poll's life.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Preview,
        Self::Published,
        Self::Open,
        Self::Closed,
        Self::Archived,
    ];

    /// The word it is stored as.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Preview => "preview",
            Self::Published => "published",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Archived => "archived",
        }
    }

    /// The state stored as `word`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// The state after a step.
    ///
    /// # Errors
    /// [`InvalidTransition`] when the step does not lead on from here.
    pub fn after(self, step: Step) -> Result<Self, InvalidTransition> {
        match (self, step) {
            (Self::Draft, Step::ShowPreview) | (Self::Published, Step::Withdraw) => {
                Ok(Self::Preview)
            }
            (Self::Preview, Step::BackToDraft) => Ok(Self::Draft),
            (Self::Preview, Step::Publish) => Ok(Self::Published),
            (Self::Published, Step::Open) => Ok(Self::Open),
            (Self::Open, Step::Close) => Ok(Self::Closed),
            (Self::Closed, Step::Archive) => Ok(Self::Archived),
            (from, step) => Err(InvalidTransition { from, step }),
        }
    }

    /// Whether what binds (question, options, method, who may vote, times) may still be changed.
    #[must_use]
    pub fn is_editable(self) -> bool {
        matches!(self, Self::Draft | Self::Preview)
    }
}

impl Step {
    /// All steps.
    pub const ALL: [Self; 7] = [
        Self::ShowPreview,
        Self::BackToDraft,
        Self::Publish,
        Self::Withdraw,
        Self::Open,
        Self::Close,
        Self::Archive,
    ];

    /// The word it is known as in forms and translations.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::ShowPreview => "show-preview",
            Self::BackToDraft => "back-to-draft",
            Self::Publish => "publish",
            Self::Withdraw => "withdraw",
            Self::Open => "open",
            Self::Close => "close",
            Self::Archive => "archive",
        }
    }

    /// The step known as `word`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_life_goes_forward_and_nothing_that_binds_changes_after_publication() {
        for state in PollState::ALL {
            assert_eq!(PollState::from_word(state.word()), Some(state));
            for step in Step::ALL {
                let Ok(after) = state.after(step) else {
                    continue;
                };
                let place = |state| PollState::ALL.iter().position(|other| *other == state);
                let back = matches!(step, Step::BackToDraft | Step::Withdraw);
                assert_eq!(place(after) < place(state), back, "{state:?} {step:?}");
                assert!(
                    !back
                        || !matches!(
                            state,
                            PollState::Open | PollState::Closed | PollState::Archived
                        )
                );
            }
        }
        assert!(!PollState::Open.is_editable() && !PollState::Published.is_editable());
    }
}
