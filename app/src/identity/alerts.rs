//! Mails to the holder of an account about what gives access to it: a sign-in on a new device, a passkey that came or went.

use super::agent;
use super::store::{self, devices};
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::events::{self, Kind};
use crate::i18n::{self, Locale};
use crate::mail;
use crate::roll;
use crate::t;
use crate::transact;
use crate::web::{Site, Visit, cookie};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::AccountId;
use domain::signals::DESK_DEVICE;
use jiff::Timestamp;
use serde_json::json;
use std::time::Duration;
use uuid::Uuid;

/// A device on which nobody has signed in for so long is a new one.
pub(super) const REMEMBERED: Duration = Duration::from_secs(365 * 24 * 3600);

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alert {
    NewDevice,
    PasskeyAdded,
    PasskeyRemoved,
    /// It goes in three days, unless it is used before.
    PasskeyLeaves,
    /// An identity of a provider was connected.
    IdentityAdded,
}

/// An alert on its way into the outbox: the same however often its transaction is tried.
pub(super) struct Letter<'a> {
    site: &'a Site,
    id: Uuid,
    alert: Alert,
    /// Browser and system, as they are stored.
    agent: String,
    now: Timestamp,
}

impl<'a> Letter<'a> {
    /// About what somebody does with this browser now.
    pub(super) fn new(visit: &'a Visit, headers: &HeaderMap, alert: Alert) -> Self {
        Self {
            site: &visit.app.site,
            id: visit.app.clock.id(),
            alert,
            agent: agent::of(headers),
            now: visit.now,
        }
    }

    /// Queues the mail, in the language the account is written to.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn queue(&self, tx: &mut Tx, account: AccountId) -> Result<(), DbError> {
        let Some(to) = store::account(tx, account).await? else {
            return Ok(());
        };
        let l = Locale::from_tag(&to.lang).unwrap_or(self.site.language);
        let (subject, body) = self.words(l);
        mail::queue(tx, self.id, &to.email, &subject, &body, self.now).await
    }

    fn words(&self, l: Locale) -> (String, String) {
        let site = self.site.name.as_str();
        let (subject, what) = match self.alert {
            Alert::NewDevice => (
                t!(l, "alert-device-subject", site = site),
                t!(l, "alert-device", site = site),
            ),
            Alert::PasskeyAdded => (
                t!(l, "alert-added-subject", site = site),
                t!(l, "alert-added", site = site),
            ),
            Alert::PasskeyLeaves => (
                t!(l, "alert-leaves-subject", site = site),
                t!(l, "alert-leaves", site = site),
            ),
            Alert::IdentityAdded => (
                t!(l, "alert-identity-subject", site = site),
                t!(l, "alert-identity", site = site),
            ),
            Alert::PasskeyRemoved => (
                t!(l, "alert-removed-subject", site = site),
                t!(l, "alert-removed", site = site),
            ),
        };
        let address = |path: &str| {
            let base = self.site.base_url.as_str().trim_end_matches('/');
            format!("{base}{path}")
        };
        let body = t!(
            l,
            "alert-body",
            what = what,
            when = i18n::moment(l, self.now, &self.site.time_zone),
            device = agent::words(l, &self.agent),
            sessions = address("/me/sessions"),
            passkeys = address("/me/passkeys"),
            contact = self.site.contact.as_str()
        );
        (subject, body)
    }
}

/// The device somebody signs in on, and what its browser is to remember it by.
pub(super) struct Device {
    secret: String,
    is_https: bool,
}

impl Device {
    fn cookie_name(is_https: bool) -> &'static str {
        if is_https { "__Host-device" } else { "device" }
    }

    /// The device that sends these headers; a new one if it names none.
    pub(super) fn of(visit: &Visit, headers: &HeaderMap) -> Self {
        let is_https = visit.app.site.base_url.scheme() == "https";
        let named = cookie(headers, Self::cookie_name(is_https))
            .filter(|secret| (20..=64).contains(&secret.len()));
        let secret = match named {
            Some(secret) => secret.to_owned(),
            None => URL_SAFE_NO_PAD.encode(visit.app.clock.random()),
        };
        Self { secret, is_https }
    }

    /// What stands for it in the table: for each account another hash, so that nobody sees there which accounts share a device.
    fn id(&self, account: AccountId) -> Vec<u8> {
        let name = [account.0.as_bytes(), self.secret.as_bytes()].concat();
        blake3::derive_key("comitia 2026-11 device", &name).to_vec()
    }

    /// Writes down that an account signs in here, and tells its holder if that is new.
    ///
    /// # Errors
    /// When the database fails, or the key cannot be read.
    pub(super) async fn meet(
        &self,
        visit: &Visit,
        headers: &HeaderMap,
        account: AccountId,
        is_new_account: bool,
    ) -> Result<(), Problem> {
        let (id, letter) = (
            self.id(account),
            Letter::new(visit, headers, Alert::NewDevice),
        );
        let key = visit.app.keys.of_purpose("desk devices", &*visit.app.clock);
        let key = key.map_err(Problem::internal)?;
        let shared = blake3::keyed_hash(&key, self.secret.as_bytes());
        let event = visit.app.clock.id();
        transact!(&visit.app.db, tx => {
            // Whoever has just made the account knows. Anybody else is told, also after a year without a device that is remembered.
            if devices::meet(tx, account, &id, visit.now).await? && !is_new_account {
                letter.queue(tx, account).await?;
            }
            if roll::is_by_clerk(tx, account).await? {
                let met = devices::meet_of_desk(tx, account, shared.as_bytes(), visit.now).await?;
                if met >= DESK_DEVICE {
                    events::record(tx, event, visit.now, Kind::DeviceShared, account.0, None, &json!({})).await?;
                }
            }
            Ok(())
        })
    }

    /// The answer, with the cookie by which the device is known again.
    pub(super) fn remember(&self, mut response: Response) -> Response {
        let secure = if self.is_https { "; Secure" } else { "" };
        let cookie = format!(
            "{}={}; Path=/; Max-Age={}; SameSite=Lax; HttpOnly{secure}",
            Self::cookie_name(self.is_https),
            self.secret,
            REMEMBERED.as_secs()
        );
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(SET_COOKIE, value);
        }
        response
    }
}
