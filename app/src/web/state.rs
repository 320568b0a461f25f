//! What every handler can reach: settings, database, keys, time, and what was read a moment ago.

use crate::clock::Clock;
use crate::db::{Databases, Db};
use crate::i18n::Locale;
use crate::keys::Keys;
use crate::recent::Recent;
use crate::{federation, home, ideas, polls, search, secret};
use domain::actor::StaffPasskey;
use jiff::tz::TimeZone;
use std::ops::Deref;
use std::sync::Arc;

/// What the municipality has set for this server.
#[derive(Clone, Debug)]
pub struct Site {
    /// Name of the municipality.
    pub name: String,
    /// Who runs it, for the footer and the manifest of polls.
    pub operator: String,
    /// How to reach the people behind it: an e-mail address.
    pub contact: String,
    /// Scheme, host and port under which citizens reach it, without a slash at the end.
    pub base_url: url::Url,
    /// The zone in which dates and times are told and typed.
    pub time_zone: TimeZone,
    /// The language of those who state none.
    pub language: Locale,
    /// Days without a sign-in after which an account is erased; 0 for never.
    pub inactive_days: u32,
    /// Demonstration: mail goes to a page anybody can read.
    pub demo: bool,
    /// Whether text messages can be sent.
    pub sms: bool,
    /// How telephone numbers of this country begin: `+49`.
    pub phone_prefix: String,
    /// Whether roles need a passkey.
    pub staff_passkey: StaffPasskey,
    /// Address of the style sheet.
    pub style: String,
    /// The directory of staff, if there is one.
    pub directory: Option<crate::directory::Settings>,
    /// Who watches the records of secret polls.
    pub witnesses: secret::Witnesses,
    /// Who gives credentials for secret polls beside this server.
    pub issuers: secret::FurtherIssuers,
    /// Address of the script that wakes islands up; `None` without a browser bundle.
    pub islands: Option<String>,
    /// The same for pages of trustees, which have a bundle of their own.
    pub trustee_islands: Option<String>,
    /// The same for those who write an idea.
    pub idea_islands: Option<String>,
    /// The same for those who verify a poll.
    pub verify_islands: Option<String>,
    /// SHA-256 of each file of the browser bundle, ascending: secret polls name what may run in the voter's browser.
    pub bundle_hashes: Vec<[u8; 32]>,
}

/// What every handler can reach. A clone is one more reference.
#[derive(Clone)]
pub struct AppState(Arc<Reach>);

impl AppState {
    /// All of it in one place.
    #[must_use]
    pub fn new(reach: Reach) -> Self {
        Self(Arc::new(reach))
    }
}

impl Reach {
    /// All databases.
    #[must_use]
    pub fn databases(&self) -> Databases {
        Databases {
            main: self.db.clone(),
            issuer: self.issuer_db.clone(),
            ballot_box: self.box_db.clone(),
        }
    }
}

impl Deref for AppState {
    type Target = Reach;
    fn deref(&self) -> &Reach {
        &self.0
    }
}

/// What a handler can reach.
#[derive(Clone)]
pub struct Reach {
    /// The database: people, spaces, polls.
    pub db: Db,
    /// The database of the issuer of credentials for secret polls.
    pub issuer_db: Db,
    /// The database of the box and the public records of secret polls.
    pub box_db: Db,
    /// Keys outside of the database.
    pub keys: Keys,
    /// Time, ids and randomness.
    pub clock: Arc<dyn Clock>,
    /// Settings.
    pub site: Arc<Site>,
    /// Where ballots go to be written together.
    pub casting: polls::Casting,
    /// Where secret ballots go to be written together.
    pub taking: secret::Taking,
    /// Secret polls, made ready with their keys.
    pub held_polls: secret::HeldPolls,
    /// Polls as they were read a moment ago.
    pub recent_polls: polls::RecentPolls,
    /// Ideas as they were read a moment ago.
    pub recent_ideas: ideas::RecentIdeas,
    /// Pages of lists of ideas as they were read a moment ago.
    pub recent_lists: ideas::RecentLists,
    /// What was searched for a moment ago.
    pub recent_searches: search::RecentSearches,
    /// What the home page shows, as it was read a moment ago.
    pub recent_home: Recent<(), Arc<home::Content>>,
    /// What providers of identities offer, as it was some minutes ago at most.
    pub offers: federation::Offers,
    /// Passkeys.
    pub webauthn: Arc<webauthn_rs::Webauthn>,
}
