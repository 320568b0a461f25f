//! What an issuer's handlers can reach: its settings, its database, its keys, and the polls it serves.

use super::keys::ServedKeys;
use super::store;
use crate::clock::Clock;
use crate::db::Db;
use crate::error::Problem;
use crate::i18n::Locale;
use crate::keys::Keys;
use ballot::PollId;
use ballot::secret::Poll;
use ballot::secret::record::vkey::{KeyKind, NamedKey, VerifierKey};
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, RwLock};
use url::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// A municipality that is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedTown {
    /// Its name.
    pub name: String,
    /// Its address, without a slash at the end.
    pub url: String,
    /// What its requests are verified with.
    pub key: VerifierKey,
}

/// Reads which municipalities are served, anew each time.
pub type Towns = Arc<dyn Fn() -> Result<Vec<ServedTown>, String> + Send + Sync>;

/// How an office is set up.
pub struct Opening {
    /// Its name, as manifests and trust cards say it.
    pub name: String,
    /// Its address, as manifests say it.
    pub url: Url,
    /// The host that passkeys are bound to; that of the address if not given.
    pub rp_id: Option<String>,
    /// The language of those who state none.
    pub language: Locale,
    /// Days after the close of a poll until everything about persons in it is deleted, should the municipality not ask for it before.
    pub term_days: u32,
    /// Address of the style sheet.
    pub style: String,
    /// Address of the script that wakes islands up.
    pub islands: Option<String>,
    /// Which municipalities are served.
    pub towns: Towns,
}

/// What every handler can reach. A clone is one more reference.
#[derive(Clone)]
pub struct Office(Arc<OfficeReach>);

/// What a handler can reach.
pub struct OfficeReach {
    /// Its settings.
    pub set: Opening,
    /// The host that passkeys are bound to.
    pub rp_id: String,
    /// The database.
    pub db: Db,
    /// Keys outside of the database.
    pub keys: Keys,
    /// Time, ids and randomness.
    pub clock: Arc<dyn Clock>,
    /// Passkeys.
    pub webauthn: Webauthn,
    /// What it signs answers with.
    pub key: NamedKey,
    served: RwLock<HashMap<PollId, Arc<Served>>>,
}

/// A poll that is served, made ready with its keys.
pub struct Served {
    /// The poll.
    pub poll: Poll,
    /// How its municipality calls it.
    pub called: String,
    /// The number of this issuer in the manifest.
    pub place: u16,
    /// Its keys.
    pub keys: ServedKeys,
}

impl Served {
    /// Where a voter goes back to.
    pub fn way_back(&self) -> String {
        let town = self.poll.manifest().issuers.first();
        let url = town.map_or("", |town| town.url.trim_end_matches('/'));
        format!("{url}/polls/{}/vote", self.called)
    }
}

impl Deref for Office {
    type Target = OfficeReach;
    fn deref(&self) -> &OfficeReach {
        &self.0
    }
}

impl Office {
    /// Opens an office.
    ///
    /// # Errors
    /// In words, when its address cannot carry passkeys, or its key cannot be read or made.
    pub fn open(set: Opening, db: Db, keys: Keys, clock: Arc<dyn Clock>) -> Result<Self, String> {
        let host = set.url.host_str().ok_or("the address has no host")?;
        let rp_id = set.rp_id.clone().unwrap_or_else(|| host.to_owned());
        let webauthn = WebauthnBuilder::new(&rp_id, &set.url)
            .and_then(|builder| builder.rp_name(&set.name).build())
            .map_err(|e| format!("passkeys for {rp_id}: {e}"))?;
        let seed = keys.of_purpose("answers", clock.as_ref());
        let seed = seed.map_err(|e| format!("the folder of keys: {e}"))?;
        let place = set
            .url
            .port()
            .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        let key = NamedKey::from_seed(&format!("{place}/issuer"), KeyKind::Note, &seed);
        Ok(Self(Arc::new(OfficeReach {
            key: key.map_err(|e| e.to_string())?,
            set,
            rp_id,
            db,
            keys,
            clock,
            webauthn,
            served: RwLock::default(),
        })))
    }

    /// The address as manifests say it.
    #[must_use]
    pub fn url(&self) -> String {
        self.set.url.as_str().trim_end_matches('/').to_owned()
    }

    /// The poll with this manifest, if credentials are given for it now; its keys are there.
    ///
    /// # Errors
    /// When the database fails, or keys are missing or damaged.
    pub async fn served(&self, name: PollId) -> Result<Option<Arc<Served>>, Problem> {
        if let Ok(served) = self.served.read()
            && let Some(one) = served.get(&name)
        {
            return Ok(Some(one.clone()));
        }
        let found = store::served_as(&mut self.db.read().await?, name).await?;
        let Some((found, manifest)) = found else {
            return Ok(None);
        };
        if found.state != store::State::Open {
            return Ok(None);
        }
        let poll = Poll::new(manifest).map_err(Problem::internal)?;
        let served = Arc::new(Served {
            keys: ServedKeys::read(&self.keys, &found.key_file).map_err(Problem::internal)?,
            called: found.poll,
            place: found.place.unwrap_or(0),
            poll,
        });
        if let Ok(mut all) = self.served.write() {
            all.insert(name, served.clone());
        }
        Ok(Some(served))
    }

    /// Forgets a poll that was made ready, so that keys which were deleted are in nobody's memory.
    pub fn forget(&self, name: PollId) {
        if let Ok(mut all) = self.served.write() {
            all.remove(&name);
        }
    }
}
