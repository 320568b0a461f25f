//! The rights of a person over what stands about them: corrections and consents.

words! {
    /// What somebody wants corrected.
    About {
        /// The name on the roll.
        Name "name",
        /// The date of birth.
        BirthDate "birth_date",
        /// The district or the address.
        District "district",
        /// An e-mail address or a telephone number on the roll.
        Contact "contact",
        /// Which entry of the roll the account is matched to.
        Match "match",
        /// Anything else.
        Other "other",
    }
}

words! {
    /// What became of it.
    Outcome {
        /// It is corrected.
        Corrected "corrected",
        /// Another office has to do it, and has got it.
        PassedOn "passed_on",
        /// It stays as it is; the reason says why.
        Refused "refused",
    }
}

words! {
    /// What somebody may consent to.
    Consent {
        /// News of the municipality by mail.
        News "news",
        /// Invitations to surveys by mail.
        Surveys "surveys",
    }
}

impl Consent {
    /// The version of the wording that is asked with now. Another wording is another version; the text of an old one is never changed.
    #[must_use]
    pub fn version(self) -> i16 {
        match self {
            Self::News | Self::Surveys => 1,
        }
    }
}
