//! Asking the directory: over an encrypted connection, within a time, and with everything that somebody typed escaped.

use super::settings::{Settings, password_file};
use crate::web::AppState;
use ldap3::adapters::{Adapter, EntriesOnly, PagedResults};
use ldap3::{Ldap, LdapConnAsync, LdapConnSettings, LdapError, Scope, SearchEntry, ldap_escape};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use tokio::task::JoinSet;

/// No answer within this time is none.
const PATIENCE: Duration = Duration::from_secs(10);
/// All of what is asked, together, has to be answered within this time: a directory can also be slow in many small steps.
const PATIENCE_WITH_ALL: Duration = Duration::from_mins(10);
/// The same, while somebody waits to be signed in.
const PATIENCE_WITH_ONE: Duration = Duration::from_secs(20);
/// Groups within groups are followed so far.
const DEPTH: usize = 10;
/// Disabled, in `userAccountControl` of Active Directory (ADS_UF_ACCOUNTDISABLE).
const DISABLED: i64 = 2;

/// Why the directory did not say.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    /// The way there, or its answer.
    #[error("the directory: {0}")]
    Ldap(#[from] LdapError),
    /// No password to ask with.
    #[error("the file {0} in the folder of keys is missing or empty")]
    Password(&'static str),
    /// No directory is set.
    #[error("no directory is set (directory_url)")]
    None,
    /// It took too long.
    #[error("the directory did not answer all of it within {} seconds", .0.as_secs())]
    Late(Duration),
    /// Somewhere here.
    #[error("{0}")]
    Here(String),
}

/// Somebody in the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Where the entry is.
    pub dn: String,
    /// The name to sign in with.
    pub uid: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// The name to show.
    pub name: String,
    /// Names of groups, in small letters.
    pub groups: BTreeSet<String>,
}

/// A connection; it ends when this is dropped.
pub struct Connection<'a> {
    settings: &'a Settings,
    ldap: Ldap,
    _driving: JoinSet<()>,
}

impl<'a> Connection<'a> {
    /// Connects, without saying who asks.
    async fn open(settings: &'a Settings) -> Result<Self, DirectoryError> {
        let starttls = settings.url.scheme() == "ldap" && !Settings::is_here(&settings.url);
        let mut how = LdapConnSettings::new()
            .set_conn_timeout(PATIENCE)
            .set_starttls(starttls);
        if let Some(tls) = &settings.tls {
            how = how.set_config(tls.clone());
        }
        let (connection, mut ldap) =
            LdapConnAsync::with_settings(how, settings.url.as_str()).await?;
        let mut driving = JoinSet::new();
        driving.spawn(async move {
            if let Err(error) = connection.drive().await {
                tracing::warn!(error.cause = %error, "the connection to the directory broke off");
            }
        });
        ldap.with_timeout(PATIENCE);
        Ok(Self {
            settings,
            ldap,
            _driving: driving,
        })
    }

    /// Connects as the one whom the settings name.
    ///
    /// # Errors
    /// [`DirectoryError`].
    pub async fn as_ourselves(
        app: &AppState,
        settings: &'a Settings,
    ) -> Result<Self, DirectoryError> {
        let password = app.keys.secret(password_file());
        let password = password.map_err(|e| DirectoryError::Here(e.to_string()))?;
        let password = password.ok_or(DirectoryError::Password(password_file()))?;
        let mut connection = Self::open(settings).await?;
        let ldap = connection.ldap.with_timeout(PATIENCE);
        ldap.simple_bind(&settings.bind_dn, &password)
            .await?
            .success()?;
        Ok(connection)
    }

    async fn search(&mut self, filter: &str) -> Result<Vec<SearchEntry>, DirectoryError> {
        let settings = self.settings;
        let attributes = vec![
            settings.uid.clone(),
            settings.mail.clone(),
            settings.name.clone(),
            settings.groups.clone(),
            "userAccountControl".to_owned(),
            "nsAccountLock".to_owned(),
            "pwdAccountLockedTime".to_owned(),
        ];
        let adapters: Vec<Box<dyn Adapter<_, _>>> = vec![
            Box::new(EntriesOnly::new()),
            Box::new(PagedResults::new(500)),
        ];
        let ldap = self.ldap.with_timeout(PATIENCE);
        let mut stream = ldap
            .streaming_search_with(adapters, &settings.base, Scope::Subtree, filter, attributes)
            .await?;
        let mut found = Vec::new();
        while let Some(entry) = stream.next().await? {
            found.push(SearchEntry::construct(entry));
        }
        stream.finish().await.success()?;
        Ok(found)
    }

    /// All people of ours who are not locked, with their groups.
    ///
    /// # Errors
    /// [`DirectoryError`].
    async fn people(&mut self) -> Result<Vec<Person>, DirectoryError> {
        let filter = self.settings.filter.clone();
        let entries = self.search(&filter).await?;
        self.read(entries).await
    }

    /// Whoever has this name, if it is one person.
    ///
    /// # Errors
    /// [`DirectoryError`].
    pub async fn person(&mut self, uid: &str) -> Result<Option<Person>, DirectoryError> {
        let (filter, attribute) = (&self.settings.filter, &self.settings.uid);
        let filter = format!("(&{filter}({attribute}={}))", ldap_escape(uid));
        let entries = self.search(&filter).await?;
        let mut people = self.read(entries).await?;
        Ok(if people.len() == 1 {
            people.pop()
        } else {
            None
        })
    }

    async fn read(&mut self, entries: Vec<SearchEntry>) -> Result<Vec<Person>, DirectoryError> {
        let mut above = BTreeMap::new();
        let mut people = Vec::new();
        for entry in entries.into_iter().filter(|entry| !is_locked(entry)) {
            let settings = self.settings;
            let Some(uid) = first(&entry, &settings.uid) else {
                continue;
            };
            let named = all(&entry, &settings.groups);
            let mut groups: BTreeSet<String> = named.map(|group| group.to_lowercase()).collect();
            if let Some(filter) = &settings.group_filter {
                groups.extend(self.groups(filter, &entry.dn, &mut above).await?);
            }
            people.push(Person {
                email: first(&entry, &settings.mail).and_then(|mail| domain::text::email(&mail)),
                name: first(&entry, &settings.name).unwrap_or_default(),
                dn: entry.dn,
                uid,
                groups,
            });
        }
        Ok(people)
    }

    /// The groups that something is in, and the groups that those are in. `above` remembers what was asked before.
    async fn groups(
        &mut self,
        filter: &str,
        of: &str,
        above: &mut BTreeMap<String, Vec<String>>,
    ) -> Result<BTreeSet<String>, DirectoryError> {
        let mut found = BTreeSet::new();
        let mut now = vec![of.to_owned()];
        for _ in 0..DEPTH {
            let mut next = Vec::new();
            for dn in now {
                let groups = match above.get(&dn) {
                    Some(groups) => groups.clone(),
                    None => {
                        let asked = filter.replace("{dn}", &ldap_escape(dn.as_str()));
                        let entries = self.search(&asked).await?;
                        let groups: Vec<_> = entries.into_iter().map(|entry| entry.dn).collect();
                        above.insert(dn, groups.clone());
                        groups
                    }
                };
                next.extend(
                    groups
                        .into_iter()
                        .filter(|group| found.insert(group.to_lowercase())),
                );
            }
            if next.is_empty() {
                break;
            }
            now = next;
        }
        Ok(found)
    }
}

/// All people of ours who are not locked, with their groups.
///
/// # Errors
/// [`DirectoryError`].
pub async fn everybody(app: &AppState, settings: &Settings) -> Result<Vec<Person>, DirectoryError> {
    within(PATIENCE_WITH_ALL, async {
        Connection::as_ourselves(app, settings)
            .await?
            .people()
            .await
    })
    .await
}

/// What somebody who waits is asked for, within the time that they have.
///
/// # Errors
/// [`DirectoryError`].
pub async fn meanwhile<T>(
    asking: impl Future<Output = Result<T, DirectoryError>>,
) -> Result<T, DirectoryError> {
    within(PATIENCE_WITH_ONE, asking).await
}

async fn within<T>(
    time: Duration,
    asking: impl Future<Output = Result<T, DirectoryError>>,
) -> Result<T, DirectoryError> {
    tokio::time::timeout(time, asking)
        .await
        .unwrap_or(Err(DirectoryError::Late(time)))
}

/// Whether this is the password of a person. An empty one never is: a directory takes it for somebody who does not want to say who they are
/// (RFC 4513, 5.1.2), and says yes.
///
/// # Errors
/// [`DirectoryError`].
pub async fn is_password(
    settings: &Settings,
    person: &Person,
    password: &str,
) -> Result<bool, DirectoryError> {
    if password.is_empty() || person.dn.is_empty() {
        return Ok(false);
    }
    let mut connection = Connection::open(settings).await?;
    let ldap = connection.ldap.with_timeout(PATIENCE);
    let answer = ldap.simple_bind(&person.dn, password).await?;
    match answer.rc {
        0 => Ok(true),
        // invalidCredentials, and what directories say of locked or expired ones.
        19 | 32 | 49 | 50 | 53 => Ok(false),
        _ => Err(answer
            .success()
            .err()
            .map_or(DirectoryError::None, Into::into)),
    }
}

/// How many people the directory names.
///
/// # Errors
/// [`DirectoryError`].
pub async fn check(app: &AppState) -> Result<usize, DirectoryError> {
    let settings = app.site.directory.as_ref().ok_or(DirectoryError::None)?;
    Ok(everybody(app, settings).await?.len())
}

/// The values of an attribute; directories do not tell capitals from small letters in its name.
fn all<'a>(entry: &'a SearchEntry, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    let named = |(name, _): &(&String, &Vec<String>)| name.eq_ignore_ascii_case(attribute);
    let values = entry.attrs.iter().filter(named);
    values.flat_map(|(_, values)| values.iter().map(String::as_str))
}

fn first(entry: &SearchEntry, attribute: &str) -> Option<String> {
    let value = all(entry, attribute).next()?.trim();
    let is_plain = !value.is_empty() && value.len() <= 200 && !value.contains(char::is_control);
    is_plain.then(|| value.to_owned())
}

fn is_locked(entry: &SearchEntry) -> bool {
    let control = first(entry, "userAccountControl").and_then(|text| text.parse::<i64>().ok());
    let is_true = |text: String| text.eq_ignore_ascii_case("true");
    control.is_some_and(|control| control & DISABLED != 0)
        || first(entry, "nsAccountLock").is_some_and(is_true)
        || first(entry, "pwdAccountLockedTime").is_some()
}
