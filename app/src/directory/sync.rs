//! Following the directory: who came gets their roles, who left loses them and is signed out at once.

use super::ldap::{Connection, DirectoryError};
use super::plan::{Meaning, Member, is_suspicious, leavers, staff};
use super::store::{self, Row};
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::events;
use crate::i18n;
use crate::identity::{NewAccount, account_for, ways};
use crate::transact;
use crate::web::AppState;
use domain::ids::AccountId;
use domain::rights::{self, MayFollowDirectory};
use jiff::SignedDuration;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The nightly run is made from this hour on, in the municipality's zone.
const HOUR: i8 = 2;
/// A run that failed, or never ended, is tried again after this time.
const AGAIN: SignedDuration = SignedDuration::from_hours(1);

/// How to follow the directory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Changes nothing, and says what would change.
    pub is_dry: bool,
    /// Also if so many would leave that it stops otherwise.
    pub is_forced: bool,
}

/// What following the directory has changed, or would.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// It did nothing, because too many would have left.
    pub is_stopped: bool,
    /// Names of those who came.
    pub joined: Vec<String>,
    /// Names of those who left.
    pub departed: Vec<String>,
    /// Roles given: name and role.
    pub granted: Vec<String>,
    /// Roles taken: name and role.
    pub revoked: Vec<String>,
}

impl Outcome {
    fn row(&self, at: i64) -> Row {
        let n = |names: &[String]| i64::try_from(names.len()).unwrap_or(i64::MAX);
        let outcome = if self.is_stopped { "stopped" } else { "done" };
        Row {
            at,
            outcome: outcome.to_owned(),
            joined: n(&self.joined),
            departed: n(&self.departed),
            granted: n(&self.granted),
            revoked: n(&self.revoked),
        }
    }
}

/// Ends a dry run: what was written is rolled back.
enum Ended {
    Dry(Outcome),
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

/// Follows the directory once.
///
/// # Errors
/// [`DirectoryError`]; then nothing has changed.
pub async fn run(app: &AppState, how: Run) -> Result<Outcome, DirectoryError> {
    run_as(app, how, app.clock.id()).await
}

async fn run_as(app: &AppState, how: Run, id: Uuid) -> Result<Outcome, DirectoryError> {
    let settings = app.site.directory.as_ref().ok_or(DirectoryError::None)?;
    let here = |error: DbError| DirectoryError::Here(error.to_string());
    let people = Connection::as_ourselves(app, settings)
        .await?
        .people()
        .await?;
    let mut tx = app.db.read().await.map_err(here)?;
    let meaning = Meaning::of(&mut tx, settings).await.map_err(here)?;
    drop(tx);
    let staff = staff(people, &meaning);
    let follow = Follow::new(app, staff, how, id);
    let ended = transact!(&app.db, tx => follow.follow(tx).await);
    match ended {
        Ok(outcome) => {
            if outcome.is_stopped {
                tracing::error!(
                    leaving = outcome.departed.len(),
                    "the directory was not followed: too many people would have left at once"
                );
            }
            Ok(outcome)
        }
        Err(Ended::Dry(outcome)) => Ok(outcome),
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
    let here = |error: DbError| DirectoryError::Here(error.to_string());
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
            ..Outcome::default().row(millis(now))
        };
        let written: Result<(), DbError> =
            transact!(&app.db, tx => store::write(tx, &permit, id, &row).await);
        written.map_err(here)?;
    }
    done.map(|_| ())
}

/// All that one transaction needs; the same however often it is tried.
pub struct Follow {
    permit: MayFollowDirectory,
    staff: Vec<Member>,
    how: Run,
    id: Uuid,
    /// Ids of accounts that may have to be made.
    accounts: Vec<AccountId>,
    /// Ids of events, one for each thing that can change.
    events: Vec<Uuid>,
    lang: &'static str,
}

impl Follow {
    /// For these people.
    pub fn new(app: &AppState, staff: Vec<Member>, how: Run, id: Uuid) -> Self {
        let accounts = staff.iter().map(|_| AccountId(app.clock.id())).collect();
        Self {
            permit: rights::may_follow_directory(app.clock.now()),
            events: staff.iter().map(|_| app.clock.id()).collect(),
            staff,
            how,
            id,
            accounts,
            lang: app.site.language.tag(),
        }
    }

    async fn follow(&self, tx: &mut Tx) -> Result<Outcome, Ended> {
        let members = store::members(tx).await?;
        let leaving = leavers(&members, &self.staff);
        let mut outcome = Outcome {
            departed: leaving.iter().map(|(uid, _)| uid.clone()).collect(),
            ..Outcome::default()
        };
        let now = *self.permit.at();
        if is_suspicious(members.len(), leaving.len()) && !self.how.is_forced {
            outcome.is_stopped = true;
        } else {
            for (uid, account) in &leaving {
                self.depart(tx, uid, *account, &mut outcome).await?;
            }
            for number in 0..self.staff.len() {
                self.welcome(tx, number, (&members, None), &mut outcome)
                    .await?;
            }
        }
        if self.how.is_dry {
            return Err(Ended::Dry(outcome));
        }
        store::write(tx, &self.permit, self.id, &outcome.row(millis(now))).await?;
        let facts = json!({ "stopped": outcome.is_stopped, "joined": outcome.joined.len(), "departed": outcome.departed.len() });
        events::record(
            tx,
            self.id,
            now,
            events::Kind::DirectoryFollowed,
            self.id,
            None,
            &facts,
        )
        .await?;
        Ok(outcome)
    }

    /// Somebody left: roles from the directory and all sessions end.
    async fn depart(
        &self,
        tx: &mut Tx,
        uid: &str,
        account: AccountId,
        outcome: &mut Outcome,
    ) -> Result<(), DbError> {
        for grant in store::grants(tx, account).await? {
            ways::take(tx, &self.permit, account, grant).await?;
            store::unmark(tx, &self.permit, account, grant).await?;
            outcome
                .revoked
                .push(format!("{uid}: {}", grant.role.word()));
        }
        store::depart(tx, &self.permit, account).await?;
        ways::end_sessions(tx, &self.permit, account).await
    }

    /// Somebody works here: an account, and the roles that the groups say. Yields the account; `None` where another account has the address
    /// already: its owner has to be here (`owner`), or somebody could get into it by an address that they wrote into the directory.
    pub async fn welcome(
        &self,
        tx: &mut Tx,
        number: usize,
        (members, owner): (&BTreeMap<String, AccountId>, Option<AccountId>),
        outcome: &mut Outcome,
    ) -> Result<Option<AccountId>, DbError> {
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
            outcome.joined.push(member.uid.clone());
        }
        let held = store::grants(tx, account).await?;
        let before = (outcome.granted.len(), outcome.revoked.len());
        for (grant, group) in &member.roles {
            let is_given = ways::give(tx, &self.permit, account, *grant).await?;
            if is_given {
                store::mark(tx, &self.permit, account, *grant, group).await?;
                let words = format!("{}: {}", member.uid, grant.role.word());
                outcome.granted.push(words);
            }
        }
        for grant in held {
            if !member.roles.iter().any(|(wanted, _)| *wanted == grant) {
                ways::take(tx, &self.permit, account, grant).await?;
                store::unmark(tx, &self.permit, account, grant).await?;
                let words = format!("{}: {}", member.uid, grant.role.word());
                outcome.revoked.push(words);
            }
        }
        let after = (outcome.granted.len(), outcome.revoked.len());
        if after.1 > before.1 {
            ways::end_sessions(tx, &self.permit, account).await?;
        }
        if after != before {
            let kind = events::Kind::MemberChanged;
            let facts = json!({ "granted": after.0 - before.0, "revoked": after.1 - before.1 });
            events::record(tx, self.events[number], now, kind, account.0, None, &facts).await?;
        }
        Ok(Some(account))
    }
}
