//! Telling one person one thing, by the way they chose; the same thing once, however often it is tried.

use super::stop;
use super::store::{self, Row};
use crate::clock::millis;
use crate::contacts::{self, Written};
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::i18n::Locale;
use crate::identity::people;
use crate::mail;
use crate::t;
use crate::web::{AppState, Site};
use domain::contacts::Kind as Contact;
use domain::ids::AccountId;
use domain::notices::{Kind, Pace, Way};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// So long what goes with the mail of the day is gathered: polls that open together are told together.
const GATHERED: SignedDuration = SignedDuration::from_mins(10);

/// Something to be told.
pub struct Notice<'a> {
    /// Of what kind.
    pub kind: Kind,
    /// What about: the same is told once.
    pub about: Uuid,
    /// Where to read on: a path of ours.
    pub link: &'a str,
    /// Subject and text, in the language of whoever is told.
    pub words: &'a (dyn Fn(Locale) -> (String, String) + Sync),
}

/// Tells people: made before the transaction in which they are told.
pub struct Teller<'a> {
    site: &'a Site,
    key: [u8; 32],
    now: Timestamp,
}

impl<'a> Teller<'a> {
    /// Somebody who tells now.
    ///
    /// # Errors
    /// When the key of the links that stop notices cannot be read.
    pub fn new(app: &'a AppState, now: Timestamp) -> Result<Self, Problem> {
        Ok(Self {
            site: &app.site,
            key: stop::key(app)?,
            now,
        })
    }

    /// A path of ours as a whole address.
    pub fn address(&self, path: &str) -> String {
        format!(
            "{}{path}",
            self.site.base_url.as_str().trim_end_matches('/')
        )
    }

    /// Tells the holder of an account, unless they were told before, or do not want it. `ids` are those of the notice and of what is sent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tell(
        &self,
        tx: &mut Tx,
        account: AccountId,
        ids: [Uuid; 2],
        notice: &Notice<'_>,
    ) -> Result<(), DbError> {
        let Some(to) = people::contact(tx, account).await? else {
            return Ok(());
        };
        let choice = store::choice(tx, account, notice.kind).await?;
        if choice.way == Way::Off {
            return Ok(());
        }
        let reachable = contacts::reachable(tx, self.site, account).await?;
        let way = reachable.taken(choice.way);
        let waits = way == Way::Mail && notice.kind.has_pace() && choice.pace == Pace::Daily;
        let gathered = self.now.saturating_add(GATHERED).unwrap_or(Timestamp::MAX);
        let l = Locale::from_tag(&to.lang).unwrap_or(self.site.language);
        let (subject, body) = (notice.words)(l);
        let row = Row {
            id: ids[0],
            kind: notice.kind.word().to_owned(),
            about: notice.about,
            subject,
            body,
            lang: l.tag().to_owned(),
            link: notice.link.to_owned(),
            at: millis(self.now),
            read_at: None,
            mail_at: waits.then(|| millis(gathered)),
        };
        if !store::insert(tx, account, &row).await? {
            return Ok(());
        }
        match way {
            Way::Mail if waits => Ok(()),
            Way::Mail => {
                let stop = self.address(&stop::path(&self.key, account, notice.kind.word()));
                let body = with_stop(l, &row.body, &stop);
                mail::queue_stoppable(
                    tx,
                    ids[1],
                    &to.email,
                    [&row.subject, &body, &stop],
                    self.now,
                )
                .await
            }
            Way::Sms => self.message(tx, account, ids[1], l, &row).await,
            Way::Letter => self.letter(tx, account, ids[1], l, &row).await,
            Way::Here | Way::Off => Ok(()),
        }
    }

    async fn message(
        &self,
        tx: &mut Tx,
        account: AccountId,
        id: Uuid,
        l: Locale,
        row: &Row,
    ) -> Result<(), DbError> {
        let Some(point) = contacts::confirmed(tx, account, Contact::Phone).await? else {
            return Ok(());
        };
        let (what, link) = (row.subject.as_str(), self.address(&row.link));
        let text = t!(l, "notice-sms", what = what, link = link);
        mail::queue_sms(tx, id, &point.value, &text, self.now, None).await
    }

    async fn letter(
        &self,
        tx: &mut Tx,
        account: AccountId,
        id: Uuid,
        l: Locale,
        row: &Row,
    ) -> Result<(), DbError> {
        let Some(point) = contacts::confirmed(tx, account, Contact::Address).await? else {
            return Ok(());
        };
        let letter = Written {
            account,
            address: &point.value,
            subject: &row.subject,
            body: &row.body,
            lang: l.tag(),
        };
        contacts::queue_letter(tx, id, &letter, self.now).await
    }

    /// Sends the mail of the day: what waits, in one mail. A single thing is told in its own words.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn digest(
        &self,
        tx: &mut Tx,
        account: AccountId,
        id: Uuid,
    ) -> Result<(), DbError> {
        let rows = store::take(tx, account, self.now).await?;
        let (Some(first), Some(to)) = (rows.first(), people::contact(tx, account).await?) else {
            return Ok(());
        };
        let l = Locale::from_tag(&to.lang).unwrap_or(self.site.language);
        let is_of_one_kind = rows.iter().all(|row| row.kind == first.kind);
        let what = if is_of_one_kind {
            first.kind.as_str()
        } else {
            stop::DAILY
        };
        let stop = self.address(&stop::path(&self.key, account, what));
        let (subject, body) = match rows.as_slice() {
            [row] => (row.subject.clone(), row.body.clone()),
            rows => self.many(l, rows),
        };
        let body = with_stop(l, &body, &stop);
        mail::queue_stoppable(tx, id, &to.email, [&subject, &body, &stop], self.now).await
    }

    fn many(&self, l: Locale, rows: &[Row]) -> (String, String) {
        let items: Vec<String> = rows
            .iter()
            .map(|row| format!("{}\n{}", row.subject, self.address(&row.link)))
            .collect();
        let name = self.site.name.as_str();
        let subject = t!(l, "notice-digest-subject", site = name, n = rows.len());
        let body = t!(
            l,
            "notice-digest",
            site = name,
            items = items.join("\n\n"),
            link = self.address("/me/notices")
        );
        (subject, body)
    }
}

/// The text of a mail with the way to stop such mails.
fn with_stop(l: Locale, body: &str, stop: &str) -> String {
    let foot = t!(l, "notice-stop-foot", stop = stop);
    format!("{}\n\n{foot}\n", body.trim_end())
}
