//! Giving a confirmed contact point up, by typing another one or none: the old one and the account's mailbox are told, and it can be taken
//! back for three days.

use super::letters::{self, Written};
use super::limits::Limits;
use super::store::codes;
use super::store::points::{self, Change};
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::events;
use crate::i18n::{self, Locale};
use crate::identity::people;
use crate::mail;
use crate::t;
use crate::web::{AppState, Site};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::contacts::{self, Kind, UNDO};
use domain::ids::AccountId;
use domain::profile::is_same;
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

/// What stands for the secret of a link in the table.
pub fn hash(secret: &str) -> Vec<u8> {
    blake3::derive_key(
        "comitia 2026-11 change of a contact point",
        secret.as_bytes(),
    )
    .to_vec()
}

/// A change under way: the same however often its transaction is tried.
pub struct Replacing<'a> {
    site: &'a Site,
    account: AccountId,
    kind: Kind,
    /// What is to stand there: empty for nothing.
    value: &'a str,
    secret: String,
    letters: Limits,
    ids: [Uuid; 3],
    now: Timestamp,
}

impl<'a> Replacing<'a> {
    /// The change that putting a value into this field of the profile could be; `None` for a field that is no contact point.
    ///
    /// # Errors
    /// When the key cannot be read.
    pub fn of(
        app: &'a AppState,
        account: AccountId,
        key: &str,
        value: &'a str,
        now: Timestamp,
    ) -> Result<Option<Self>, Problem> {
        let Some(kind) = Kind::from_word(key) else {
            return Ok(None);
        };
        Ok(Some(Self {
            site: &app.site,
            account,
            kind,
            value,
            secret: URL_SAFE_NO_PAD.encode(app.clock.random()),
            letters: Limits::of_letter(app, account)?,
            ids: [(); 3].map(|()| app.clock.id()),
            now,
        }))
    }

    fn is_new(&self, old: &str) -> bool {
        match self.kind {
            Kind::Phone => {
                let new = contacts::international(self.value, &self.site.phone_prefix);
                new.as_deref() != Some(old)
            }
            Kind::Address => !is_same(self.value, old),
        }
    }

    /// Whether a confirmed contact point would be given up: whoever does that shows first that it is them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn gives_up(&self, tx: &mut Tx) -> Result<bool, DbError> {
        let point = points::confirmed(tx, self.account, self.kind).await?;
        Ok(point.is_some_and(|point| self.is_new(&point.value)))
    }

    /// Gives the confirmed contact point up, if the value is another one, and tells those it concerns. Goes before the value is written.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn carry_out(&self, tx: &mut Tx) -> Result<(), DbError> {
        let (account, kind, now) = (self.account, self.kind, self.now);
        let open = codes::open(tx, account, kind, now).await?;
        if open.is_some_and(|open| self.is_new(&open.value)) {
            codes::forget(tx, account, kind).await?;
        }
        let point = points::confirmed(tx, account, kind).await?;
        let Some(point) = point.filter(|point| self.is_new(&point.value)) else {
            return Ok(());
        };
        let until = now.saturating_add(UNDO).unwrap_or(Timestamp::MAX);
        let change = Change {
            account,
            kind,
            point,
            changed_at: millis(now),
        };
        points::give_up(tx, &change, &hash(&self.secret), until).await?;
        let [event, mail, other] = self.ids;
        let facts = json!({ "kind": kind.word() });
        let replaced = events::Kind::ContactReplaced;
        events::record(tx, event, now, replaced, account.0, Some(account), &facts).await?;
        people::write_to(tx, self.site, account, (mail, now), |l| {
            self.words(l, until)
        })
        .await?;
        self.tell_old(tx, &change, other).await
    }

    fn words(&self, l: Locale, until: Timestamp) -> (String, String) {
        let site = self.site;
        let what = t!(l, &format!("contact-the-{}", self.kind.word()));
        let subject = t!(
            l,
            "contact-mail-changed-subject",
            site = site.name.as_str(),
            what = what.as_str()
        );
        let body = t!(
            l,
            "contact-mail-changed",
            site = site.name.as_str(),
            what = what,
            link = self.undo_link(),
            until = i18n::moment(l, until, &site.time_zone),
            contact = site.contact.as_str()
        );
        (subject, body)
    }

    fn undo_link(&self) -> String {
        let base = self.site.base_url.as_str().trim_end_matches('/');
        format!("{base}/contact/undo/{}", self.secret)
    }

    /// Tells the old number by a message, the old address by a letter.
    async fn tell_old(&self, tx: &mut Tx, change: &Change, id: Uuid) -> Result<(), DbError> {
        let Some(to) = people::contact(tx, self.account).await? else {
            return Ok(());
        };
        let site = self.site;
        let l = Locale::from_tag(&to.lang).unwrap_or(site.language);
        let (name, contact) = (site.name.as_str(), site.contact.as_str());
        match self.kind {
            Kind::Phone if site.sms => {
                let link = self.undo_link();
                let text = t!(l, "contact-sms-changed", site = name, link = link);
                mail::queue_sms(tx, id, &change.point.value, &text, self.now, None).await
            }
            Kind::Phone => Ok(()),
            Kind::Address => {
                if !self.letters.take(tx, self.now).await? {
                    return Ok(());
                }
                let subject = t!(l, "contact-letter-changed-subject", site = name);
                let body = t!(l, "contact-letter-changed", site = name, contact = contact);
                let letter = Written {
                    account: self.account,
                    address: &change.point.value,
                    subject: &subject,
                    body: &body,
                    lang: l.tag(),
                };
                letters::queue(tx, id, &letter, self.now).await
            }
        }
    }
}
