//! What every handler can reach: settings, database, keys, time, and what was read a moment ago.

use crate::clock::Clock;
use crate::db::Db;
use crate::i18n::Locale;
use crate::keys::Keys;
use crate::polls;
use jiff::tz::TimeZone;
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
    /// Demonstration: mail goes to a page anybody can read.
    pub demo: bool,
    /// Address of the style sheet.
    pub style: String,
    /// Address of the script that wakes islands up; `None` without a browser bundle.
    pub islands: Option<String>,
}

/// What every handler can reach.
#[derive(Clone)]
pub struct AppState {
    /// The database.
    pub db: Db,
    /// Keys outside of the database.
    pub keys: Keys,
    /// Time, ids and randomness.
    pub clock: Arc<dyn Clock>,
    /// Settings.
    pub site: Arc<Site>,
    /// Where ballots go to be written together.
    pub casting: polls::Casting,
    /// Polls as they were read a moment ago.
    pub recent_polls: polls::RecentPolls,
    /// Passkeys.
    pub webauthn: Arc<webauthn_rs::Webauthn>,
}

/// Until when something that was read may be shown again: until this process writes, or the second is over, in which other processes
/// may have written or the time of something have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Freshness {
    writes: u64,
    second: i64,
}

impl AppState {
    /// What is read now is as fresh as this.
    #[must_use]
    pub fn freshness(&self) -> Freshness {
        Freshness {
            writes: self.db.writes(),
            second: self.clock.now().as_second(),
        }
    }
}
