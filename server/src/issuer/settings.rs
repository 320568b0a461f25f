//! What an issuer is told at the command line, and the file of its municipalities.

use app::i18n::Locale;
use app::issuer::ServedTown;
use ballot::secret::record::vkey::{KeyKind, VerifierKey};
use serde::Deserialize;
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use url::Url;

/// What comes of a step, in words for whoever typed it.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// `comitia issuer`: without a step it serves.
#[derive(Clone, Debug, clap::Args)]
pub struct Issuer {
    /// Settings.
    #[command(flatten)]
    pub options: Options,
    /// A step for its operator.
    #[command(subcommand)]
    pub step: Option<Step>,
}

/// How it runs.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Folder of its database, its keys and its settings.
    #[arg(long, global = true, default_value = "issuer")]
    pub data: PathBuf,
    /// Folder of the keys, `keys` in the data folder if not given. Keep it out of the database's backups.
    #[arg(long, global = true)]
    pub keys: Option<PathBuf>,
    /// `postgres://…` instead of the SQLite file in the data folder.
    #[arg(long, global = true)]
    pub database: Option<String>,
    /// Its name, as voters read it: needed the first time.
    #[arg(long, global = true)]
    pub name: Option<String>,
    /// Address and port to listen on; port 0 takes a free one. Put a proxy with TLS in front of it.
    #[arg(long, default_value = "127.0.0.1:3200")]
    pub listen: SocketAddr,
    /// Address under which voters and municipalities reach it; `auto` is `http://localhost:PORT`.
    #[arg(long, default_value = "auto")]
    pub base_url: String,
    /// Host that passkeys are bound to; that of the address if not given.
    #[arg(long)]
    pub rp_id: Option<String>,
    /// Language of visitors who state none: `en` or `de`.
    #[arg(long, default_value = "en")]
    pub language: String,
    /// TOML file of the municipalities that are served; `towns.toml` in the folder if not given. It is read anew whenever one asks.
    #[arg(long)]
    pub towns: Option<PathBuf>,
    /// Days after the close of a poll until everything about persons in it is deleted, unless the municipality asks for it before.
    #[arg(long, default_value_t = 365)]
    pub term_days: u32,
    /// Folder of the browser bundle.
    #[arg(long, env = "COMITIA_SITE", default_value = "target/site")]
    pub site: PathBuf,
    /// Address of the reverse proxy whose `X-Forwarded-For` is believed.
    #[arg(long)]
    pub proxy: Option<IpAddr>,
    /// Requests a minute that one network address may make; 0 for no limit.
    #[arg(long, default_value_t = 600)]
    pub address_limit: u32,
}

/// What its operator does beside.
#[derive(Clone, Debug, clap::Subcommand)]
pub enum Step {
    /// Takes up persons of its own register, and gives codes to those who have neither passkey nor code.
    Enrol {
        /// CSV with the columns `reference` (as in the municipality's roll) and `name`.
        register: PathBuf,
        /// File for the codes, which are shown this once: CSV, readable by its owner alone.
        #[arg(long)]
        codes: PathBuf,
        /// A new code for everybody in the file: for somebody who lost their passkey, a file with that one person.
        #[arg(long)]
        all: bool,
    },
    /// Takes a person off the register.
    Strike {
        /// The person's reference.
        reference: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Towns {
    #[serde(default)]
    town: Vec<Town>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Town {
    name: String,
    url: Url,
    key: VerifierKey,
}

/// The municipalities of a file; none if there is no file.
///
/// # Errors
/// In words, what makes no sense.
pub fn read_towns(path: &Path) -> Result<Vec<ServedTown>, String> {
    let place = path.display();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(format!("{place}: {error}")),
    };
    let read: Towns = toml::from_str(&text).map_err(|e| format!("{place}: {e}"))?;
    let mut towns: Vec<ServedTown> = Vec::new();
    for town in read.town {
        let is_again = |other: &ServedTown| other.key.name() == town.key.name();
        if town.key.kind() != KeyKind::Note || towns.iter().any(is_again) {
            return Err(format!(
                "{place}: {} is not the key of a municipality, or there twice",
                town.key
            ));
        }
        towns.push(ServedTown {
            name: town.name,
            url: town.url.as_str().trim_end_matches('/').to_owned(),
            key: town.key,
        });
    }
    Ok(towns)
}

impl Options {
    /// The folder of keys.
    #[must_use]
    pub fn keys_folder(&self) -> PathBuf {
        let beside = || self.data.join("keys");
        self.keys.clone().unwrap_or_else(beside)
    }

    /// Where the database is.
    #[must_use]
    pub fn database(&self) -> String {
        let file = || format!("sqlite:{}", self.data.join("issuer.db").display());
        self.database.clone().unwrap_or_else(file)
    }

    /// The file of the municipalities.
    #[must_use]
    pub fn towns_file(&self) -> PathBuf {
        let beside = || self.data.join("towns.toml");
        self.towns.clone().unwrap_or_else(beside)
    }

    /// The name that was given now or before; it is kept, as manifests name it.
    ///
    /// # Errors
    /// In words, when there is none, or another than before.
    pub fn known_name(&self) -> Result<String, String> {
        let path = self.data.join("name");
        let failed = |e: std::io::Error| format!("{}: {e}", path.display());
        let kept = match std::fs::read_to_string(&path) {
            Ok(text) => Some(text.trim().to_owned()),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        let given = self.name.as_deref().map(str::trim);
        match (kept, given.filter(|name| !name.is_empty())) {
            (Some(kept), None) => Ok(kept),
            (Some(kept), Some(given)) if kept == given => Ok(kept),
            (Some(kept), Some(_)) => Err(format!(
                "this issuer is called \"{kept}\": polls name it so"
            )),
            (None, Some(given)) => {
                std::fs::write(&path, format!("{given}\n")).map_err(failed)?;
                Ok(given.to_owned())
            }
            (None, None) => Err("--name is needed the first time".to_owned()),
        }
    }

    /// The address.
    ///
    /// # Errors
    /// In words, when it is none.
    pub fn url(&self, listening: SocketAddr) -> Result<Url, String> {
        let text = match self.base_url.as_str() {
            "auto" => format!("http://localhost:{}", listening.port()),
            given => given.trim_end_matches('/').to_owned(),
        };
        let url: Url = text
            .parse()
            .map_err(|e| format!("--base-url {text}: {e}"))?;
        if app::federation::fetch::is_safe(&url) {
            Ok(url)
        } else {
            Err(format!("--base-url {text}: write https://…"))
        }
    }

    /// The language of those who state none.
    ///
    /// # Errors
    /// In words, for one we do not have.
    pub fn locale(&self) -> Result<Locale, String> {
        Locale::from_tag(&self.language).ok_or_else(|| format!("--language {}", self.language))
    }
}
