//! Issuers beside this server: each is run by somebody else, knows its persons by itself, and has to sign every credential too. Where there is one, this server
//! alone cannot add votes.
//!
//! Design note, 2026-12-01. What stands for a person in the registers of all issuers is the `reference` of the roll: the slot of such a poll opens to it, and the
//! other issuer finds it in its own register. Passkeys are made at the other issuer at any time, also while the poll is open; that is why they are no part of
//! the slots, which are frozen before.

use super::store::Further;
use crate::error::Problem;
use crate::federation::fetch::is_safe;
use crate::web::AppState;
use ballot::secret::MAX_ISSUERS;
use ballot::secret::record::vkey::{KeyKind, NamedKey, VerifierKey};
use domain::ids::PollId;
use url::Url;

/// An issuer beside this server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FurtherIssuer {
    /// Its name, as manifests and trust cards say it.
    pub name: String,
    /// Its address, without a slash at the end.
    pub url: String,
    /// What its answers are verified with.
    pub key: VerifierKey,
}

/// The issuers of new polls beside this server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FurtherIssuers(pub Vec<FurtherIssuer>);

/// An address as manifests hold it.
fn plain(url: &Url) -> String {
    url.as_str().trim_end_matches('/').to_owned()
}

impl FurtherIssuers {
    /// Reads `NAME URL KEY; NAME URL KEY`; a name may have spaces in it.
    ///
    /// # Errors
    /// In words, what makes no sense.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut list: Vec<FurtherIssuer> = Vec::new();
        let parts = text.split(';').map(str::trim);
        for part in parts.filter(|part| !part.is_empty()) {
            let mut words = part.rsplitn(3, ' ').map(str::trim);
            let (Some(key), Some(url), Some(name)) = (words.next(), words.next(), words.next())
            else {
                return Err(format!("{part}: write NAME URL KEY"));
            };
            let key: VerifierKey = key.parse().map_err(|e| format!("{part}: {e}"))?;
            let url: Url = url.parse().map_err(|e| format!("{part}: {e}"))?;
            if !is_safe(&url) || url.query().is_some() || url.fragment().is_some() {
                return Err(format!("{url}: write https://…"));
            }
            let new = FurtherIssuer {
                name: name.to_owned(),
                url: plain(&url),
                key,
            };
            let is_again = |other: &FurtherIssuer| {
                other.name == new.name || other.url == new.url || other.key == new.key
            };
            if new.key.kind() != KeyKind::Note || list.iter().any(is_again) {
                return Err(format!("{name}: not the key of an issuer, or named twice"));
            }
            list.push(new);
        }
        if list.len() >= MAX_ISSUERS {
            return Err(format!(
                "at most {} issuers beside this server",
                MAX_ISSUERS - 1
            ));
        }
        Ok(Self(list))
    }
}

/// Host and port; the scheme is left out: what is told apart is the place.
pub fn host(app: &AppState) -> String {
    let url = &app.site.base_url;
    let host = url.host_str().unwrap_or("localhost");
    url.port()
        .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// What this server signs with when it asks other issuers. It is made at its first use; its public part is what they know this server by.
///
/// # Errors
/// When the folder of keys cannot be read or written.
pub fn asking_key(app: &AppState) -> Result<NamedKey, Problem> {
    let seed = app.keys.of_purpose("asking-issuers", app.clock.as_ref());
    let seed = seed.map_err(Problem::internal)?;
    let name = format!("{}/asks", host(app));
    NamedKey::from_seed(&name, KeyKind::Note, &seed).map_err(Problem::internal)
}

/// How the issuers of a poll beside this server stand, for whoever runs the poll.
///
/// # Errors
/// When the database fails.
pub async fn further(app: &AppState, id: PollId) -> Result<Vec<Further>, Problem> {
    Ok(super::store::further(&mut app.db.read().await?, id).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, kind: KeyKind) -> String {
        let key = NamedKey::from_seed(name, kind, &[name.len() as u8; 32]).expect("a key");
        key.public().to_string()
    }

    #[test]
    fn issuers_are_read_with_names_of_several_words() {
        let one = format!(
            "County of Ostrau https://issuer.example/ {}",
            key("one", KeyKind::Note)
        );
        let two = format!("Club http://localhost:1 {}", key("other", KeyKind::Note));
        let read = FurtherIssuers::read(&format!("{one}; {two};")).expect("issuers");
        let names: Vec<&str> = read.0.iter().map(|issuer| issuer.name.as_str()).collect();
        assert_eq!(names, ["County of Ostrau", "Club"]);
        assert_eq!(read.0[0].url, "https://issuer.example");
        assert_eq!(FurtherIssuers::read(" "), Ok(FurtherIssuers::default()));
        let note = key("one", KeyKind::Note);
        for bad in [
            note.clone(),
            format!("https://issuer.example {note}"),
            format!("County http://issuer.example {note}"),
            format!("County https://issuer.example?x {note}"),
            format!(
                "County https://issuer.example {}",
                key("one", KeyKind::Witness)
            ),
            format!("{one}; {one}"),
        ] {
            assert!(FurtherIssuers::read(&bad).is_err(), "{bad}");
        }
        let many: Vec<String> = ["a", "bb", "ccc", "dddd"]
            .map(|name| format!("{name} https://{name}.example {}", key(name, KeyKind::Note)))
            .to_vec();
        assert!(FurtherIssuers::read(&many[..3].join("; ")).is_ok());
        assert!(FurtherIssuers::read(&many.join("; ")).is_err());
    }
}
