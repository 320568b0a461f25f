//! Following the directory: who came gets their roles, who left loses them all and is signed out at once.
//!
//! All of it is done in one transaction, and then looked at: if so much would go that somebody has to confirm it, the transaction is taken back and
//! what it would have done is written down instead.

use super::ldap::{DirectoryError, Person, everybody};
use super::outcome::{Change, Outcome, What};
use super::plan::{Meaning, Member, staff};
use super::settings::Settings;
use super::store::{self, Row};
use crate::clock::{Clock, millis};
use crate::db::{DbError, Tx};
use crate::events;
use crate::i18n;
use crate::identity::{NewAccount, account_for, people, ways};
use crate::transact;
use crate::web::AppState;
use domain::actor::Grant;
use domain::ids::AccountId;
use domain::rights::{self, MayFollowDirectory};
use jiff::SignedDuration;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// The nightly run is made from this hour on, in the municipality's zone.
const HOUR: i8 = 2;
/// A run that failed, or never ended, is tried again after this time.
const AGAIN: SignedDuration = SignedDuration::from_hours(1);

/// How to follow the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Changes nothing, and says what would change.
    pub is_dry: bool,
    /// What somebody saw and confirmed, if it is so much that it stops otherwise: [`Outcome::code`].
    pub confirmed: Option<String>,
}

fn row(outcome: &Outcome, id: Uuid, at: i64) -> Row {
    let n = |what| i64::try_from(outcome.count(what)).unwrap_or(i64::MAX);
    let word = if outcome.is_stopped {
        "stopped"
    } else {
        "done"
    };
    Row {
        id,
        at,
        outcome: word.to_owned(),
        joined: n(What::Joined),
        departed: n(What::Departed),
        granted: n(What::Granted),
        revoked: n(What::Revoked),
    }
}

/// Ends a run without effect: what was written is rolled back.
enum Ended {
    Dry(Outcome),
    Stopped(Outcome),
    Db(DbError),
}

impl From<DbError> for Ended {
    fn from(error: DbError) -> Self {
        Self::Db(error)
    }
}

impl crate::db::Collides for Ended {
    fn collides(&self) -> bool {
        matches!(self, Self::Db(error) if error.is_collision())
    }
}

fn here(error: DbError) -> DirectoryError {
    DirectoryError::Here(error.to_string())
}

/// Follows the directory once.
///
/// # Errors
/// [`DirectoryError`]; then nothing has changed.
pub async fn run(app: &AppState, how: Run) -> Result<Outcome, DirectoryError> {
    run_as(app, how, app.clock.id()).await
}

async fn run_as(app: &AppState, how: Run, id: Uuid) -> Result<Outcome, DirectoryError> {
    let settings = app.site.directory.as_ref().ok_or(DirectoryError::None)?;
    let people = everybody(app, settings).await?;
    let follow = Follow::of(app, settings, people).await.map_err(here)?;
    let ended = transact!(&app.db, tx => {
        let outcome = follow.all(tx, settings.share).await?;
        let is_confirmed = how.confirmed.as_ref() == Some(&outcome.code());
        match outcome {
            outcome if how.is_dry => Err(Ended::Dry(outcome)),
            outcome if outcome.is_stopped && !is_confirmed => Err(Ended::Stopped(outcome)),
            outcome => {
                let done = Outcome { is_stopped: false, ..outcome };
                follow.write_down(tx, id, &done).await?;
                Ok(done)
            }
        }
    });
    match ended {
        Ok(outcome) | Err(Ended::Dry(outcome)) => Ok(outcome),
        Err(Ended::Stopped(outcome)) => {
            tracing::error!(
                leaving = outcome.count(What::Departed),
                roles = outcome.count(What::Revoked),
                "the directory was not followed: somebody has to confirm first that so much goes at once"
            );
            let written: Result<(), DbError> =
                transact!(&app.db, tx => follow.write_down(tx, id, &outcome).await);
            written.map_err(here)?;
            Ok(outcome)
        }
        Err(Ended::Db(error)) => Err(here(error)),
    }
}

/// Follows the directory once a night, on one machine. May be called as often as one likes.
///
/// # Errors
/// [`DirectoryError`].
pub async fn nightly(app: &AppState) -> Result<(), DirectoryError> {
    if app.site.directory.is_none() {
        return Ok(());
    }
    let now = app.clock.now();
    let local = i18n::local(now, &app.site.time_zone);
    if local.hour() < HOUR {
        return Ok(());
    }
    let (id, day) = (app.clock.id(), local.date().to_string());
    let permit = rights::may_follow_directory(now);
    let claimed: Result<bool, DbError> = transact!(&app.db, tx => {
        store::give_up(tx, &permit, now - AGAIN).await?;
        store::claim(tx, &permit, id, &day).await
    });
    if !claimed.map_err(here)? {
        return Ok(());
    }
    let done = run_as(app, Run::default(), id).await;
    if done.is_err() {
        let row = Row {
            outcome: "failed".to_owned(),
            ..row(&Outcome::default(), id, millis(now))
        };
        let written: Result<(), DbError> =
            transact!(&app.db, tx => store::write(tx, &permit, &row).await);
        written.map_err(here)?;
    }
    done.map(|_| ())
}

/// All that one transaction needs.
pub struct Follow {
    permit: MayFollowDirectory,
    /// The names of all who are in the directory, with a role or without.
    present: BTreeSet<String>,
    staff: Vec<Member>,
    /// Ids of accounts that may have to be made; the same however often the transaction is tried.
    accounts: Vec<AccountId>,
    /// Where the ids of events come from: nobody knows before how many there will be.
    clock: Arc<dyn Clock>,
    lang: &'static str,
}

impl Follow {
    /// For these people.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(
        app: &AppState,
        settings: &Settings,
        people: Vec<Person>,
    ) -> Result<Self, DbError> {
        let meaning = Meaning::of(&mut app.db.read().await?, settings).await?;
        let present = people.iter().map(|person| person.uid.clone()).collect();
        let staff = staff(people, &meaning);
        Ok(Self {
            permit: rights::may_follow_directory(app.clock.now()),
            present,
            accounts: staff.iter().map(|_| AccountId(app.clock.id())).collect(),
            staff,
            clock: app.clock.clone(),
            lang: app.site.language.tag(),
        })
    }

    /// How many of them work here.
    pub fn len(&self) -> usize {
        self.staff.len()
    }

    /// Does it all. Roles are given before any is taken, so that whoever follows somebody in an office is there before they leave.
    async fn all(&self, tx: &mut Tx, share: usize) -> Result<Outcome, DbError> {
        let members = store::members(tx).await?;
        let holders = ways::holders(tx, &self.permit).await?;
        let mut outcome = Outcome::default();
        let mut welcomed = Vec::new();
        for number in 0..self.len() {
            let by = (&members, None);
            welcomed.push(self.welcome(tx, number, by, &mut outcome).await?);
        }
        for (number, welcomed) in welcomed.into_iter().enumerate() {
            if let Some(welcomed) = welcomed {
                self.withdraw(tx, number, &welcomed, &mut outcome).await?;
            }
        }
        for (uid, account) in &members {
            if !self.staff.iter().any(|member| member.uid == *uid) {
                self.depart(tx, uid, *account, &mut outcome).await?;
            }
        }
        outcome
            .changes
            .sort_by(|a, b| (&a.uid, a.what).cmp(&(&b.uid, b.what)));
        outcome.is_stopped = outcome.is_doubtful(members.len(), &holders, share);
        Ok(outcome)
    }

    async fn write_down(&self, tx: &mut Tx, id: Uuid, outcome: &Outcome) -> Result<(), DbError> {
        let now = *self.permit.at();
        store::write(tx, &self.permit, &row(outcome, id, millis(now))).await?;
        store::changes::insert(tx, &self.permit, id, &outcome.changes).await?;
        let facts = json!({ "stopped": outcome.is_stopped, "joined": outcome.count(What::Joined), "departed": outcome.count(What::Departed) });
        let kind = events::Kind::DirectoryFollowed;
        events::record(tx, id, now, kind, id, None, &facts).await
    }

    /// Somebody has no role by the directory any more: those roles end, and all sessions. Who is gone from it, or locked, loses every role, also those
    /// given by hand.
    async fn depart(
        &self,
        tx: &mut Tx,
        uid: &str,
        account: AccountId,
        outcome: &mut Outcome,
    ) -> Result<(), DbError> {
        let is_gone = !self.present.contains(uid);
        let grants = if is_gone {
            ways::roles_of(tx, &self.permit, account).await?
        } else {
            store::grants(tx, account).await?
        };
        if !is_gone && grants.is_empty() {
            return Ok(());
        }
        let change = |what, name: &str, grant| Change {
            what,
            uid: uid.to_owned(),
            name: name.to_owned(),
            account,
            grant,
        };
        let name = people::name_of(tx, account).await?;
        if is_gone {
            outcome.changes.push(change(What::Departed, &name, None));
        }
        let mut lost = 0;
        for grant in grants {
            let what = self.take(tx, account, grant).await?;
            lost += usize::from(what == What::Revoked);
            outcome.changes.push(change(what, &name, Some(grant)));
        }
        if is_gone {
            store::depart(tx, &self.permit, account).await?;
        }
        ways::end_sessions(tx, &self.permit, account).await?;
        let facts = json!({ "left": is_gone, "granted": 0, "revoked": lost });
        self.changed(tx, account, &facts).await
    }

    /// Takes a role away, unless nobody else could let anybody in; that somebody keeps it for this is for people to end.
    async fn take(&self, tx: &mut Tx, account: AccountId, grant: Grant) -> Result<What, DbError> {
        if !ways::take(tx, &self.permit, account, grant).await? {
            tracing::warn!(account.id = %account, "the last administrator keeps the role, against the directory");
            return Ok(What::Kept);
        }
        store::unmark(tx, &self.permit, account, grant).await?;
        Ok(What::Revoked)
    }

    async fn changed(
        &self,
        tx: &mut Tx,
        account: AccountId,
        facts: &serde_json::Value,
    ) -> Result<(), DbError> {
        let kind = events::Kind::MemberChanged;
        let (id, now) = (self.clock.id(), *self.permit.at());
        events::record(tx, id, now, kind, account.0, None, facts).await
    }

    /// Somebody works here: an account, and the roles that the groups say. `None` where another account has the address already: its owner has to be
    /// here (`owner`), or somebody could get into it by an address that they wrote into the directory.
    pub async fn welcome(
        &self,
        tx: &mut Tx,
        number: usize,
        (members, owner): (&BTreeMap<String, AccountId>, Option<AccountId>),
        outcome: &mut Outcome,
    ) -> Result<Option<Welcomed>, DbError> {
        let (member, now) = (&self.staff[number], *self.permit.at());
        let account = match members.get(&member.uid) {
            Some(account) => *account,
            None => match ways::holder_of(tx, &member.email).await? {
                Some(holder) if owner == Some(holder) => holder,
                Some(_) => {
                    tracing::warn!(
                        uid = member.uid,
                        "left out: an account with this address is there already; its owner can connect it by signing in"
                    );
                    return Ok(None);
                }
                None => {
                    let new = NewAccount {
                        id: self.accounts[number],
                        email: member.email.clone(),
                        name: member.name.clone(),
                        lang: self.lang,
                    };
                    account_for(tx, &new, now).await?.0
                }
            },
        };
        if store::join(tx, &self.permit, account, &member.uid).await? {
            let joined = member.change(What::Joined, account, None);
            outcome.changes.push(joined);
        }
        let mut granted = 0;
        for (grant, group) in &member.roles {
            if ways::give(tx, &self.permit, account, *grant).await? {
                store::mark(tx, &self.permit, account, *grant, group).await?;
                let change = member.change(What::Granted, account, Some(*grant));
                outcome.changes.push(change);
                granted += 1;
            }
        }
        Ok(Some(Welcomed { account, granted }))
    }

    /// Takes from somebody who works here what the groups say no longer; whoever loses something signs in anew.
    pub async fn withdraw(
        &self,
        tx: &mut Tx,
        number: usize,
        welcomed: &Welcomed,
        outcome: &mut Outcome,
    ) -> Result<(), DbError> {
        let (member, account) = (&self.staff[number], welcomed.account);
        let mut lost = 0;
        for grant in store::grants(tx, account).await? {
            if !member.roles.iter().any(|(wanted, _)| *wanted == grant) {
                let what = self.take(tx, account, grant).await?;
                lost += usize::from(what == What::Revoked);
                outcome
                    .changes
                    .push(member.change(what, account, Some(grant)));
            }
        }
        if lost > 0 {
            ways::end_sessions(tx, &self.permit, account).await?;
        }
        if lost + welcomed.granted > 0 {
            let facts = json!({ "granted": welcomed.granted, "revoked": lost });
            self.changed(tx, account, &facts).await?;
        }
        Ok(())
    }
}

/// Somebody who works here.
pub struct Welcomed {
    /// The account.
    pub account: AccountId,
    /// How many roles they got just now.
    granted: usize,
}
