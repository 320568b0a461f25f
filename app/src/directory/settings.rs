//! How the directory is reached, and what its groups mean here.

use domain::actor;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::path::Path;
use std::sync::Arc;
use url::{Host, Url};

/// The file in the folder of keys that holds the password we ask the directory with.
#[must_use]
pub fn password_file() -> &'static str {
    "directory-password"
}

/// What a group of the directory means here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The role its members hold.
    pub role: actor::Role,
    /// The name in its address of the space where they hold it; `None` for the whole municipality.
    pub space: Option<String>,
    /// The group's name (DN).
    pub group: String,
}

/// How the directory is reached and read.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `ldaps://…`, or `ldap://…`, then with StartTLS unless it is on this machine.
    pub url: Url,
    /// Whom we ask as (DN).
    pub bind_dn: String,
    /// Under which entry people and groups are (DN).
    pub base: String,
    /// Which entries are people of ours.
    pub filter: String,
    /// Attribute of the name to sign in with.
    pub uid: String,
    /// Attribute of the e-mail address.
    pub mail: String,
    /// Attribute of the name to show.
    pub name: String,
    /// Attribute that names the groups of a person.
    pub groups: String,
    /// Filter that finds the groups of a person or of a group, `{dn}` standing for it; for directories that do not name groups at people.
    pub group_filter: Option<String>,
    /// What groups mean.
    pub roles: Vec<Role>,
    /// So many in a hundred may leave, or lose one role, at once; before more do, somebody has to confirm it.
    pub share: usize,
    /// How it has to show that it is the directory; `None` for the system's authorities.
    pub tls: Option<Arc<ClientConfig>>,
}

impl Settings {
    /// Whether the address is one we send passwords to: encrypted, or on this machine.
    #[must_use]
    pub fn is_here(url: &Url) -> bool {
        match url.host() {
            Some(Host::Domain(name)) => name == "localhost" || name == "127.0.0.1",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
    }

    /// Encryption with a directory for which one of the authorities in this file (PEM) vouches, and no other.
    ///
    /// # Errors
    /// In words, what is wrong with the file.
    pub fn trusting(file: &Path) -> Result<Arc<ClientConfig>, String> {
        let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
        let mut roots = RootCertStore::empty();
        for found in CertificateDer::pem_file_iter(file).map_err(|e| wrong(&e))? {
            let found = found.map_err(|e| wrong(&e))?;
            roots.add(found).map_err(|e| wrong(&e))?;
        }
        if roots.is_empty() {
            return Err(wrong(&"no certificate in it"));
        }
        let ring = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(ring)
            .with_safe_default_protocol_versions()
            .map_err(|e| wrong(&e))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Arc::new(config))
    }

    /// The meanings of groups as they are written in the settings: `role=GROUP` or `role@space=GROUP`, with semicolons between.
    ///
    /// # Errors
    /// In words, which part makes no sense.
    pub fn read_roles(text: &str) -> Result<Vec<Role>, String> {
        let parts = text
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        parts
            .map(|part| {
                let wrong = || format!("{part}: write role=GROUP or role@space=GROUP");
                let (what, group) = part.split_once('=').ok_or_else(wrong)?;
                let (role, space) = match what.split_once('@') {
                    Some((role, space)) => (role, Some(space.trim().to_owned())),
                    None => (what, None),
                };
                Ok(Role {
                    role: actor::Role::from_word(role.trim()).ok_or_else(wrong)?,
                    space,
                    group: group.trim().to_owned(),
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_given_a_meaning() {
        let roles =
            Settings::read_roles("case_worker=cn=desk,dc=x; moderator@old-town=cn=mods,dc=x;");
        let roles = roles.expect("they make sense");
        assert_eq!(roles[0].group, "cn=desk,dc=x");
        assert_eq!(roles[1].space.as_deref(), Some("old-town"));
        assert_eq!(roles[1].role, actor::Role::Moderator);
        for bad in ["king=cn=x", "moderator", "cn=desk,dc=x"] {
            assert!(Settings::read_roles(bad).is_err(), "{bad}");
        }
    }
}
