//! The entries of the main navigation.

/// Which entry of the main navigation a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// None of them.
    Other,
    /// The front page.
    Home,
    /// Polls.
    Polls,
    /// Spaces.
    Spaces,
    /// Ideas.
    Ideas,
    /// The visitor's own account.
    Me,
    /// Moderation, for moderators.
    Moderation,
    /// The desk: staff who serve people.
    Desk,
    /// Checking.
    Audit,
    /// Administration.
    Admin,
    /// Help.
    Help,
}

impl Section {
    /// Whether its pages are meant for every visitor alike. What is addressed to one person – a link from a mail, a way back from a
    /// provider – stands in other sections and is never kept for others.
    pub(super) fn is_public(self) -> bool {
        matches!(
            self,
            Self::Home | Self::Polls | Self::Spaces | Self::Ideas | Self::Help
        )
    }
}
