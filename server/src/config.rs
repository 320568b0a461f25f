//! Settings: from a TOML file, from `COMITIA_…` variables, from the command line; the later wins.

use app::db::Places;
use app::directory::Settings;
use domain::actor::StaffPasskey;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// What is in force.
#[derive(Clone, Debug, Serialize, Deserialize, clap::Args)]
#[serde(deny_unknown_fields, default)]
// Without a name of its own the group of these options is called as the command `config` is, and clap refuses both.
#[group(id = "settings")]
pub struct Config {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, env = "COMITIA_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// Folder of the SQLite database and, apart in `keys`, of the keys.
    #[arg(long, env = "COMITIA_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Folder of the keys, `keys` in the data folder if not given. Keep it out of the database's backups.
    #[arg(long, env = "COMITIA_KEYS")]
    pub keys: Option<PathBuf>,
    /// `postgres://…` instead of the SQLite file in the data folder.
    #[arg(long, env = "COMITIA_DATABASE")]
    pub database: Option<String>,
    /// `postgres://…` for who was given credentials for secret polls, if it is to be another server; on PostgreSQL it is a schema of its own, with
    /// SQLite a file of its own.
    #[arg(long, env = "COMITIA_ISSUER_DATABASE")]
    pub issuer_database: Option<String>,
    /// `postgres://…` for the box and the record of secret polls, if it is to be another server.
    #[arg(long, env = "COMITIA_BOX_DATABASE")]
    pub box_database: Option<String>,
    /// Folder of the browser bundle, made by `cargo xtask build`; without it every page works, islands are off.
    #[arg(long, env = "COMITIA_SITE", default_value = "target/site")]
    pub site: PathBuf,
    /// Address under which citizens reach the service; `auto` is `http://localhost:PORT`.
    #[arg(long, env = "COMITIA_BASE_URL", default_value = "auto")]
    pub base_url: String,
    /// Name of the municipality.
    #[arg(long, env = "COMITIA_NAME", default_value = "Lindenau")]
    pub name: String,
    /// Who runs the service, for the footer and for the manifest of polls.
    #[arg(long, env = "COMITIA_OPERATOR", default_value = "Town of Lindenau")]
    pub operator: String,
    /// E-mail address for questions and problems.
    #[arg(
        long,
        env = "COMITIA_CONTACT",
        default_value = "participation@lindenau.example"
    )]
    pub contact: String,
    /// Time zone of the municipality (IANA name).
    #[arg(long, env = "COMITIA_TIME_ZONE", default_value = "Europe/Berlin")]
    pub time_zone: String,
    /// Language of visitors who state none: `en` or `de`.
    #[arg(long, env = "COMITIA_LANGUAGE", default_value = "en")]
    pub language: String,
    /// SMTP server for outgoing mail: `smtp://user:password@host:587` (STARTTLS), `smtps://…`, or `smtp+plain://localhost:25` without encryption.
    #[arg(long, env = "COMITIA_SMTP")]
    pub smtp: Option<String>,
    /// Sender of outgoing mail.
    #[arg(
        long,
        env = "COMITIA_MAIL_FROM",
        default_value = "Comitia <no-reply@localhost>"
    )]
    pub mail_from: String,
    /// Gateway for text messages: an address that takes `{"to": "+49…", "text": "…"}` by POST, `https` unless it is on this machine.
    #[arg(long, env = "COMITIA_SMS")]
    pub sms: Option<String>,
    /// Secret of the gateway, sent as `Authorization: Bearer`; never printed. It can also stand in the file `sms-secret` of the keys.
    #[arg(long, env = "COMITIA_SMS_SECRET", hide_env_values = true)]
    #[serde(skip_serializing)]
    pub sms_secret: Option<String>,
    /// How telephone numbers of this country begin.
    #[arg(long, env = "COMITIA_PHONE_PREFIX", default_value = "+49")]
    pub phone_prefix: String,
    /// Address of the reverse proxy whose `X-Forwarded-For` is believed; without one the address of the connection counts.
    #[arg(long, env = "COMITIA_PROXY")]
    pub proxy: Option<std::net::IpAddr>,
    /// Requests a minute that one network address may make without being signed in; 0 for no limit. Generous: a town hall shares one address.
    #[arg(long, env = "COMITIA_ADDRESS_LIMIT", default_value_t = 6000)]
    pub address_limit: u32,
    /// Requests a minute that one account may make; 0 for no limit.
    #[arg(long, env = "COMITIA_ACCOUNT_LIMIT", default_value_t = 600)]
    pub account_limit: u32,
    /// Whether roles need a passkey: `required` or `optional`; `required` if not given, in a demonstration `optional`.
    #[arg(long, env = "COMITIA_STAFF_PASSKEY")]
    pub staff_passkey: Option<String>,
    /// Directory of staff: `ldaps://host`, or `ldap://host`, then with StartTLS. Its password is in the file `directory-password` of the keys.
    #[arg(long, env = "COMITIA_DIRECTORY_URL")]
    pub directory_url: Option<String>,
    /// Whom the directory is asked as (DN).
    #[arg(long, env = "COMITIA_DIRECTORY_BIND_DN", default_value = "")]
    pub directory_bind_dn: String,
    /// The entry under which people and groups are (DN).
    #[arg(long, env = "COMITIA_DIRECTORY_BASE", default_value = "")]
    pub directory_base: String,
    /// Which entries are people of ours.
    #[arg(
        long,
        env = "COMITIA_DIRECTORY_FILTER",
        default_value = "(objectClass=person)"
    )]
    pub directory_filter: String,
    /// Attribute of the name to sign in with; `sAMAccountName` in Active Directory.
    #[arg(long, env = "COMITIA_DIRECTORY_UID", default_value = "uid")]
    pub directory_uid: String,
    /// Attribute of the e-mail address.
    #[arg(long, env = "COMITIA_DIRECTORY_MAIL", default_value = "mail")]
    pub directory_mail: String,
    /// Attribute of the name to show.
    #[arg(long, env = "COMITIA_DIRECTORY_NAME", default_value = "displayName")]
    pub directory_name: String,
    /// Attribute that names the groups of a person.
    #[arg(long, env = "COMITIA_DIRECTORY_GROUPS", default_value = "memberOf")]
    pub directory_groups: String,
    /// Filter that finds the groups of a person and of a group, `{dn}` standing for it: `(member={dn})`.
    #[arg(long, env = "COMITIA_DIRECTORY_GROUP_FILTER")]
    pub directory_group_filter: Option<String>,
    /// What groups mean: `role=GROUP` or `role@space=GROUP`, with semicolons between.
    #[arg(long, env = "COMITIA_DIRECTORY_ROLES", default_value = "")]
    pub directory_roles: String,
    /// So many in a hundred may leave the directory, or lose one role by it, at once; before more do, an administrator has to confirm it.
    #[arg(long, env = "COMITIA_DIRECTORY_SHARE", default_value_t = 25, value_parser = clap::value_parser!(u8).range(1..=100))]
    pub directory_share: u8,
    /// File with the authorities (PEM) of which one has to vouch for the directory; those of the system if not given.
    #[arg(long, env = "COMITIA_DIRECTORY_CA")]
    pub directory_ca: Option<PathBuf>,
    /// Who gives credentials for new secret polls beside this server, each of them needed: `NAME URL KEY`, with semicolons between.
    #[arg(long, env = "COMITIA_ISSUERS", default_value = "")]
    pub issuers: String,
    /// Who watches the records of new secret polls: `URL KEY`, with semicolons between.
    #[arg(long, env = "COMITIA_WITNESSES", default_value = "")]
    pub witnesses: String,
    /// How many of the witnesses have to cosign a checkpoint; more than half if not given.
    #[arg(long, env = "COMITIA_WITNESS_QUORUM")]
    pub witness_quorum: Option<u16>,
    /// Days without a sign-in after which an account is erased, with warnings 60 and 14 days ahead; 0 for never.
    #[arg(long, env = "COMITIA_INACTIVE_DAYS", default_value_t = 730)]
    pub inactive_days: u32,
    /// Demonstration: fills an empty database with a believable municipality, and shows mail on a page instead of sending it.
    #[arg(long, env = "COMITIA_DEMO")]
    pub demo: bool,
}

impl Default for Config {
    fn default() -> Self {
        #[derive(clap::Parser)]
        struct Alone {
            #[command(flatten)]
            config: Config,
        }
        <Alone as clap::Parser>::parse_from(["comitia"]).config
    }
}

impl Config {
    /// Where the databases are.
    #[must_use]
    pub fn places(&self) -> Places {
        let of = |given: &Option<String>, file: &str| {
            let server = given.clone().or_else(|| self.database.clone());
            server.unwrap_or_else(|| format!("sqlite:{}", self.data.join(file).display()))
        };
        Places {
            main: of(&self.database, "comitia.db"),
            issuer: of(&self.issuer_database, "issuer.db"),
            ballot_box: of(&self.box_database, "box.db"),
        }
    }

    /// Whether roles need a passkey.
    ///
    /// # Errors
    /// When the setting is neither `required` nor `optional`; the text is what it is.
    pub fn staff_passkey(&self) -> Result<StaffPasskey, String> {
        match self.staff_passkey.as_deref() {
            Some("required") => Ok(StaffPasskey::Required),
            Some("optional") => Ok(StaffPasskey::Optional),
            Some(other) => Err(other.to_owned()),
            None if self.demo => Ok(StaffPasskey::Optional),
            None => Ok(StaffPasskey::Required),
        }
    }

    /// The directory of staff, if one is set.
    ///
    /// # Errors
    /// In words, what makes no sense.
    pub fn directory(&self) -> Result<Option<Settings>, String> {
        let Some(url) = &self.directory_url else {
            return Ok(None);
        };
        let url: url::Url = url.parse().map_err(|e| format!("{url}: {e}"))?;
        if !["ldap", "ldaps"].contains(&url.scheme()) || url.host().is_none() {
            return Err(format!("{url}: write ldaps://HOST or ldap://HOST"));
        }
        Ok(Some(Settings {
            url,
            bind_dn: self.directory_bind_dn.clone(),
            base: self.directory_base.clone(),
            filter: self.directory_filter.clone(),
            uid: self.directory_uid.clone(),
            mail: self.directory_mail.clone(),
            name: self.directory_name.clone(),
            groups: self.directory_groups.clone(),
            group_filter: self.directory_group_filter.clone(),
            roles: Settings::read_roles(&self.directory_roles)?,
            share: usize::from(self.directory_share),
            tls: match &self.directory_ca {
                Some(file) => Some(Settings::trusting(file)?),
                None => None,
            },
        }))
    }

    /// The folder of keys.
    #[must_use]
    pub fn keys_folder(&self) -> PathBuf {
        self.keys.clone().unwrap_or_else(|| self.data.join("keys"))
    }

    /// Reads the settings of a TOML file into the environment of this process' parser: variables and options win over the file.
    ///
    /// # Errors
    /// When the file cannot be read, is no TOML, or has an unknown setting; the text says which.
    pub fn file_arguments(path: &Path) -> Result<Vec<String>, String> {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let table: toml::Table = text
            .parse()
            .map_err(|e| format!("{}: {e}", path.display()))?;
        toml::from_str::<Self>(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        let argument = |(name, value): (&String, &toml::Value)| {
            let variable = format!("COMITIA_{}", name.to_uppercase());
            if std::env::var_os(&variable).is_some() {
                return None;
            }
            let option = format!("--{}", name.replace('_', "-"));
            match value {
                toml::Value::Boolean(true) => Some(option),
                toml::Value::Boolean(false) => None,
                toml::Value::String(text) => Some(format!("{option}={text}")),
                other => Some(format!("{option}={other}")),
            }
        };
        Ok(table.iter().filter_map(argument).collect())
    }
}
