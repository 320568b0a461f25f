//! The log of who opened what about whom: what an entry says, and the chain of hashes that shows whether one was changed.
//!
//! Each entry carries the hash of the one before it and its own, BLAKE3 (`derive_key` mode) over all its columns, each with its length before
//! it. Changing, removing or swapping entries breaks the chain at the first of them; dropping the newest ones shows by a head that somebody
//! remembers.

use crate::actor::Role;
use crate::ids::{AccountId, RollEntryId, SpaceId};
use uuid::Uuid;

words! {
    /// What data about a person is opened for.
    Purpose {
        /// Somebody at the desk shows who they are.
        DeskIdentity "desk_identity",
        /// Something that stands about the person is to be put right.
        Correction "correction",
        /// A suspicion of fraud is looked into.
        FraudCheck "fraud_check",
        /// A letter to the person.
        Letter "letter",
        /// The person has no account, came to the desk, and something is done for them.
        ActingFor "acting_for",
        /// The person asked for something.
        RequestOfPerson "request_of_person",
        /// Anything else; the reason says what.
        Other "other",
    }
}

words! {
    /// A kind of personal data.
    Field {
        /// Name on the roll.
        Name "name",
        /// Date of birth.
        BirthDate "birth_date",
        /// District of residence.
        District "district",
        /// Reference on the roll.
        Reference "reference",
        /// E-mail address the roll has.
        RollEmail "roll_email",
        /// Telephone number the roll has.
        RollPhone "roll_phone",
        /// Postal address.
        Address "address",
        /// E-mail address of the account.
        AccountEmail "account_email",
        /// Name given to the account.
        AccountName "account_name",
        /// Language of mails.
        Language "language",
        /// When the account was made, and last used.
        AccountDates "account_dates",
        /// Which entry of the roll the account is matched to.
        Match "match",
        /// Roles held.
        Roles "roles",
        /// Contact points.
        Contacts "contacts",
        /// The profile the person filled in.
        Profile "profile",
        /// Letters with codes: when sent, whether used.
        Letters "letters",
        /// The kind of identity document that was shown.
        Document "document",
        /// Claims to an entry of the roll.
        Claims "claims",
        /// Signs of fraud.
        Signals "signals",
        /// Devices and sessions.
        Devices "devices",
        /// A wish to have something corrected.
        CorrectionText "correction_text",
        /// A question about an entry of this log.
        Question "question",
        /// A ballot that was filled in for the person.
        Ballot "ballot",
    }
}

/// Whom an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Person {
    /// An account.
    Account(AccountId),
    /// An entry of the roll, with or without an account.
    Entry(RollEntryId),
}

impl Person {
    /// The word its kind is stored as.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Account(_) => "account",
            Self::Entry(_) => "entry",
        }
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> Uuid {
        match self {
            Self::Account(AccountId(id)) | Self::Entry(RollEntryId(id)) => id,
        }
    }

    /// The person of a kind and an id.
    #[must_use]
    pub fn of(kind: &str, id: Uuid) -> Option<Self> {
        match kind {
            "account" => Some(Self::Account(AccountId(id))),
            "entry" => Some(Self::Entry(RollEntryId(id))),
            _ => None,
        }
    }
}

/// Why something is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// For what.
    pub purpose: Purpose,
    /// More about it, in the words of whoever opens it; needed for [`Purpose::Other`].
    pub reason: String,
    /// The case of the person it is opened in, as the program knows it, never as somebody typed it. That is told in the log, and not by mail.
    pub case: Option<String>,
}

/// A BLAKE3 hash.
pub type Hash = [u8; 32];

/// An entry as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Running number, from 1.
    pub number: i64,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// Kind of the person it is about.
    pub person_kind: String,
    /// Id of the person it is about.
    pub person: Uuid,
    /// The account of whoever opened it.
    pub actor: Uuid,
    /// The name of whoever opened it, at that time.
    pub actor_name: String,
    /// The role in which it was opened.
    pub role: String,
    /// The unit for which; nil for the whole municipality.
    pub unit: Uuid,
    /// For what.
    pub purpose: String,
    /// More about it; may be empty.
    pub reason: String,
    /// The case, if there is one.
    pub case_reference: Option<String>,
    /// What was opened: words, with spaces between them.
    pub fields: String,
    /// The hash of the entry before.
    pub previous: Vec<u8>,
    /// The hash of this one.
    pub hash: Vec<u8>,
}

/// What is to be written down.
#[derive(Clone, Debug)]
pub struct Opening<'a> {
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// About whom.
    pub person: Person,
    /// By whom.
    pub actor: AccountId,
    /// By what name.
    pub actor_name: &'a str,
    /// In which role.
    pub role: Role,
    /// For which unit; `None` is the whole municipality.
    pub unit: Option<SpaceId>,
    /// Why.
    pub why: &'a Why,
    /// What.
    pub fields: &'a [Field],
}

impl Record {
    /// The hash that belongs to the columns and to `previous`.
    #[must_use]
    pub fn right_hash(&self) -> Hash {
        blake3::derive_key("comitia 2026-11 access log entry", &self.bytes())
    }

    /// All columns but the hash, each with its length before it.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(256);
        let mut put = |column: &[u8]| {
            bytes.extend_from_slice(&(column.len() as u64).to_le_bytes());
            bytes.extend_from_slice(column);
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
        // A case that is there is told from none, also an empty one.
        put(&[u8::from(self.case_reference.is_some())]);
        put(self.case_reference.as_deref().unwrap_or("").as_bytes());
        put(self.fields.as_bytes());
        put(&self.previous);
        bytes
    }
}

/// A chain of entries, followed from its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    entries: i64,
    head: Hash,
}

/// The first entry that is not what was written: it was changed, or stands in the place of another, or one before it is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The number the entry should have.
    pub number: i64,
}

impl Default for Chain {
    fn default() -> Self {
        Self::START
    }
}

impl Chain {
    /// The empty chain.
    pub const START: Self = Self {
        entries: 0,
        head: [0; 32],
    };

    /// The chain that ends with this number and this hash.
    #[must_use]
    pub fn ending(entries: i64, head: Hash) -> Self {
        Self { entries, head }
    }

    /// How many entries it has.
    #[must_use]
    pub fn entries(&self) -> i64 {
        self.entries
    }

    /// The hash of the newest entry; zeros where there is none.
    #[must_use]
    pub fn head(&self) -> Hash {
        self.head
    }

    /// The entry that comes next and says this.
    #[must_use]
    pub fn next(&self, opening: &Opening<'_>) -> Record {
        let fields: Vec<&str> = opening.fields.iter().map(|field| field.word()).collect();
        let mut record = Record {
            number: self.entries + 1,
            at: opening.at,
            person_kind: opening.person.kind().to_owned(),
            person: opening.person.id(),
            actor: opening.actor.0,
            actor_name: opening.actor_name.to_owned(),
            role: opening.role.word().to_owned(),
            unit: opening.unit.map_or(Uuid::nil(), |unit| unit.0),
            purpose: opening.why.purpose.word().to_owned(),
            reason: opening.why.reason.clone(),
            case_reference: opening.why.case.clone(),
            fields: fields.join(" "),
            previous: self.head.to_vec(),
            hash: Vec::new(),
        };
        record.hash = record.right_hash().to_vec();
        record
    }

    /// Goes on to the entry that should come next.
    ///
    /// # Errors
    /// [`Broken`] when it is not the one that was written there.
    pub fn follow(&mut self, record: &Record) -> Result<(), Broken> {
        let number = self.entries + 1;
        let hash = record.right_hash();
        let is_right =
            record.number == number && record.previous == self.head && record.hash == hash;
        if !is_right {
            return Err(Broken { number });
        }
        *self = Self::ending(number, hash);
        Ok(())
    }
}
