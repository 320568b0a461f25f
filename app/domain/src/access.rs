//! Opening what stands about a person: why, which fields, and how an entry of the log is written so that it can be hashed.

use uuid::Uuid;

words! {
    /// What a person's data is opened for.
    Purpose {
        /// The person stands at the desk and shows a document.
        Identity "identity",
        /// A letter to the person is made.
        Letter "letter",
        /// The person asked for something, in person, by phone or in writing.
        Request "request",
        /// Something stored about the person is wrong, or said to be.
        Correction "correction",
        /// Two accounts claim one entry, or another sign of misuse is looked into.
        Misuse "misuse",
        /// Anything else; the reason says what.
        Other "other",
    }
}

impl Purpose {
    /// Whether a reason in words is needed.
    #[must_use]
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Other | Self::Misuse)
    }
}

words! {
    /// What of a person's data was opened.
    Field {
        /// Name on the roll.
        Name "name",
        /// Date of birth.
        BirthDate "birth_date",
        /// District.
        District "district",
        /// Postal address.
        Address "address",
        /// The number by which the municipality knows the person.
        Reference "reference",
        /// E-mail address of the account.
        Email "email",
        /// Phone number.
        Phone "phone",
        /// How and when the account was matched to the roll.
        Match "match",
    }
}

/// Whose data it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Person {
    /// An account.
    Account(Uuid),
    /// An entry of the roll.
    Entry(Uuid),
}

impl Person {
    /// The word for its kind, as it is stored.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Account(_) => "account",
            Self::Entry(_) => "entry",
        }
    }

    /// The id, of whichever kind.
    #[must_use]
    pub fn id(self) -> Uuid {
        match self {
            Self::Account(id) | Self::Entry(id) => id,
        }
    }
}

/// An entry of the log as it is hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the columns of the table `access_log`, which says what each is"
)]
pub struct Logged {
    pub number: i64,
    pub at: i64,
    pub person_kind: String,
    pub person: Uuid,
    pub actor: Uuid,
    pub actor_name: String,
    pub role: String,
    pub unit: Uuid,
    pub purpose: String,
    pub reason: String,
    pub about_case: Option<Uuid>,
    pub fields: String,
}

impl Logged {
    /// What is hashed, after the 32 bytes of the hash before (zeros for the first entry): every column in the order of the table, each with its
    /// length before it (8 bytes, little-endian), so that no two entries are written alike.
    #[must_use]
    pub fn bytes(&self, previous: &[u8; 32]) -> Vec<u8> {
        let mut bytes = previous.to_vec();
        let mut put = |part: &[u8]| {
            let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
            bytes.extend_from_slice(&length.to_le_bytes());
            bytes.extend_from_slice(part);
        };
        put(&self.number.to_le_bytes());
        put(&self.at.to_le_bytes());
        put(self.person_kind.as_bytes());
        put(self.person.as_bytes());
        put(self.actor.as_bytes());
        put(self.actor_name.as_bytes());
        put(self.role.as_bytes());
        put(self.unit.as_bytes());
        put(self.purpose.as_bytes());
        put(self.reason.as_bytes());
        put(self
            .about_case
            .as_ref()
            .map_or(&[][..], |case| case.as_bytes()));
        put(self.fields.as_bytes());
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn logged(name: &str, role: &str, reason: &str, fields: &str) -> Logged {
        Logged {
            number: 1,
            at: 2,
            person_kind: "entry".to_owned(),
            person: Uuid::from_u128(3),
            actor: Uuid::from_u128(4),
            actor_name: name.to_owned(),
            role: role.to_owned(),
            unit: Uuid::nil(),
            purpose: "other".to_owned(),
            reason: reason.to_owned(),
            about_case: None,
            fields: fields.to_owned(),
        }
    }

    proptest! {
        #[test]
        fn different_entries_are_written_differently(a in "[a-c]{0,3}", b in "[a-c]{0,3}", c in "[a-c]{0,3}", d in "[a-c]{0,3}", e in "[a-c]{0,3}") {
            let (one, other) = (logged(&a, &b, &c, &d), logged(&a, &b, &d, &e));
            prop_assert_eq!(one == other, one.bytes(&[0; 32]) == other.bytes(&[0; 32]));
            let (one, other) = (logged(&a, &b, &c, &d), logged(&b, &a, &c, &d));
            prop_assert_eq!(one == other, one.bytes(&[0; 32]) == other.bytes(&[0; 32]));
        }
    }

    #[test]
    fn the_entry_before_and_a_case_change_what_is_written() {
        let one = logged("a", "b", "c", "d");
        assert_ne!(one.bytes(&[0; 32]), one.bytes(&[1; 32]));
        let with_case = Logged {
            about_case: Some(Uuid::nil()),
            ..one.clone()
        };
        assert_ne!(one.bytes(&[0; 32]), with_case.bytes(&[0; 32]));
    }

    #[test]
    fn words_come_back() {
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::from_word(purpose.word()), Some(*purpose));
        }
        for field in Field::ALL {
            assert_eq!(Field::from_word(field.word()), Some(*field));
        }
    }
}
