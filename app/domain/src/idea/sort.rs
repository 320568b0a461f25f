//! In which order ideas are listed.

words! {
    /// An order of a list of ideas.
    Sort {
        /// Put forward last first.
        Newest "newest",
        /// Most supports first.
        Supported "supported",
        /// Most comments first.
        Discussed "discussed",
        /// Where something happened last first.
        Active "active",
        /// At random, the same for one visitor: nobody is first because of when they came.
        Random "random",
        /// What fits the words best first.
        Fitting "fitting",
    }
}

impl Sort {
    /// The order nobody has to ask for: what fits best where words are looked for, else the newest first.
    #[must_use]
    pub fn usual(has_words: bool) -> Self {
        if has_words {
            Self::Fitting
        } else {
            Self::Newest
        }
    }
}
