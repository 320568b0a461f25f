//! Binding an account to an entry of the roll, by whatever means; and the claim that is opened where another account has that entry.

use super::entries;
use super::store::{claims, codes, matches};
use crate::db::{DbError, Tx};
use crate::events::{self, Kind};
use crate::i18n::Locale;
use crate::identity::{self, Bound};
use crate::t;
use crate::transact;
use crate::web::{AppState, Site};
use domain::ids::{AccountId, ClaimId, RollEntryId};
use domain::residence::{Document, MatchMeans};
use jiff::Timestamp;
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// What binds an account to an entry: the same however often its transaction is tried.
pub struct Match {
    /// The account.
    pub account: AccountId,
    /// The entry.
    pub entry: RollEntryId,
    /// By what means.
    pub means: MatchMeans,
    /// What a clerk saw.
    pub document: Option<Document>,
    /// The clerk.
    pub by: Option<AccountId>,
    /// The hash of the code that is used up by it.
    code: Option<Vec<u8>>,
    papers: Papers,
}

/// What is needed to write down a match or a claim, made before the transaction.
#[derive(Clone)]
pub struct Papers {
    site: Arc<Site>,
    /// For the row of the match or the claim, its event, and the mails to holder and claimant.
    ids: [Uuid; 4],
    now: Timestamp,
}

impl Papers {
    /// For one match, now.
    #[must_use]
    pub fn new(app: &AppState) -> Self {
        Self {
            site: app.site.clone(),
            ids: std::array::from_fn(|_| app.clock.id()),
            now: app.clock.now(),
        }
    }
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matched {
    /// The account is bound to the entry now.
    Now,
    /// It was before.
    Before,
    /// The account is bound to another entry.
    ToAnother,
    /// Another account is bound to the entry: a clerk has to look into it.
    Claimed(ClaimId),
    /// A clerk decided that only the desk can match this account.
    OnlyAtDesk,
}

impl Match {
    /// Somebody's own doing, by these means.
    #[must_use]
    pub fn new(app: &AppState, account: AccountId, entry: RollEntryId, means: MatchMeans) -> Self {
        Self::with(Papers::new(app), account, entry, means)
    }

    /// The same, with what was made before a transaction that is under way.
    #[must_use]
    pub fn with(papers: Papers, account: AccountId, entry: RollEntryId, means: MatchMeans) -> Self {
        Self {
            account,
            entry,
            means,
            document: None,
            by: None,
            code: None,
            papers,
        }
    }

    /// The same, by a code, which is used up whatever comes of it.
    #[must_use]
    pub fn with_code(self, hash: &[u8]) -> Self {
        Self {
            code: Some(hash.to_vec()),
            ..self
        }
    }

    /// The same, done by a clerk, who saw this document.
    #[must_use]
    pub fn by_clerk(self, by: AccountId, document: Option<Document>) -> Self {
        Self {
            by: Some(by),
            document,
            ..self
        }
    }

    /// Binds, or opens a claim; with its event and mails.
    ///
    /// # Errors
    /// When the database fails; a unique violation says that somebody else took the entry at the same moment.
    pub async fn carry_out(&self, tx: &mut Tx) -> Result<Matched, DbError> {
        let is_at_desk = self.by.is_some();
        if !is_at_desk
            && codes::only_at_desk_until(tx, self.account, self.papers.now)
                .await?
                .is_some()
        {
            return Ok(Matched::OnlyAtDesk);
        }
        if let Some(hash) = &self.code {
            codes::use_up(tx, hash, self.papers.now).await?;
        }
        match identity::bind(tx, self.account, self.entry).await? {
            Bound::Before => Ok(Matched::Before),
            Bound::ToAnother => Ok(Matched::ToAnother),
            Bound::TakenBy(holder) => Ok(Matched::Claimed(self.claim(tx, holder).await?)),
            Bound::Now => {
                let [row, event, ..] = self.papers.ids;
                matches::insert(tx, row, self, self.papers.now).await?;
                let facts = json!({ "means": self.means.word() });
                let actor = Some(self.by.unwrap_or(self.account));
                events::record(
                    tx,
                    event,
                    self.papers.now,
                    Kind::AccountMatched,
                    self.account.0,
                    actor,
                    &facts,
                )
                .await?;
                Ok(Matched::Now)
            }
        }
    }

    async fn claim(&self, tx: &mut Tx, holder: AccountId) -> Result<ClaimId, DbError> {
        if let Some(known) = claims::of(tx, self.entry, self.account, holder).await? {
            return Ok(known);
        }
        let [row, event, to_holder, to_claimant] = self.papers.ids;
        let claim = ClaimId(row);
        claims::insert(tx, claim, self, holder, self.papers.now).await?;
        let facts = json!({ "entry": self.entry, "means": self.means.word() });
        let actor = Some(self.by.unwrap_or(self.account));
        events::record(
            tx,
            event,
            self.papers.now,
            Kind::ClaimOpened,
            claim.0,
            actor,
            &facts,
        )
        .await?;
        let site = &self.papers.site;
        identity::people::write_to(tx, site, holder, (to_holder, self.papers.now), |l| {
            words_to_holder(l, site)
        })
        .await?;
        identity::people::write_to(
            tx,
            site,
            self.account,
            (to_claimant, self.papers.now),
            |l| words_to_claimant(l, site),
        )
        .await?;
        Ok(claim)
    }
}

/// Binds, or opens a claim, in a transaction of its own. Of two at the same moment one binds and the other one claims.
///
/// # Errors
/// When the database fails.
pub async fn attempt(app: &AppState, attempted: &Match) -> Result<Matched, DbError> {
    match transact!(&app.db, tx => attempted.carry_out(tx).await) {
        Err::<_, DbError>(error) if error.is_unique_violation() => {
            transact!(&app.db, tx => attempted.carry_out(tx).await)
        }
        done => done,
    }
}

fn words_to_holder(l: Locale, site: &Site) -> (String, String) {
    let name = site.name.as_str();
    (
        t!(l, "mail-claim-holder-subject", site = name),
        t!(
            l,
            "mail-claim-holder-body",
            site = name,
            contact = site.contact.as_str()
        ),
    )
}

fn words_to_claimant(l: Locale, site: &Site) -> (String, String) {
    let name = site.name.as_str();
    (
        t!(l, "mail-claim-claimant-subject", site = name),
        t!(
            l,
            "mail-claim-claimant-body",
            site = name,
            contact = site.contact.as_str()
        ),
    )
}

/// Binds an account to the entry that has its confirmed address, and that nobody else on the roll has; for accounts that are bound to none.
///
/// # Errors
/// When the database fails.
pub async fn by_email(app: &AppState, account: AccountId, email: &str) -> Result<(), DbError> {
    let mut tx = app.db.read().await?;
    if identity::entry_of(&mut tx, account).await?.is_some() {
        return Ok(());
    }
    let Some(entry) = entries::with_email(&mut tx, email).await? else {
        return Ok(());
    };
    let over = is_over(&mut tx, account, entry).await?;
    drop(tx);
    if !over {
        attempt(app, &Match::new(app, account, entry, MatchMeans::Email)).await?;
    }
    Ok(())
}

/// Whether it was ended before that this account has this entry, or a clerk decided about it: that does not begin again by signing in.
///
/// # Errors
/// When the database fails.
pub async fn is_over(tx: &mut Tx, account: AccountId, entry: RollEntryId) -> Result<bool, DbError> {
    Ok(matches::was_ended(tx, account, entry).await?
        || claims::was_decided(tx, entry, account).await?)
}
