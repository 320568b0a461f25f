//! What other ways of signing in need from here: a session, an account, and the entry of the roll that somebody else vouches for.

use super::alerts::{Alert, Device, Letter};
use super::store::roles::{self, GrantedBy};
use super::{proof, sign_in};
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::web::Visit;
use crate::{roll, run, sql};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::actor::{Grant, Proof, Role};
use domain::ids::{AccountId, RollEntryId, SpaceId};
use domain::residence::MatchMeans;
use domain::rights::MayFollowDirectory;
use domain::spelling;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Somebody who has just been signed in; their device is to be remembered by the answer.
pub struct Entered(Device);

impl Entered {
    /// The answer, with what the device is known by.
    #[must_use]
    pub fn answer(&self, response: Response) -> Response {
        self.0.remember(response)
    }
}

/// Begins a session for this account, as every way of signing in does; `account` says whether it was made just now.
///
/// # Errors
/// When the database fails.
pub async fn enter(
    visit: &Visit,
    headers: &HeaderMap,
    account: (AccountId, bool),
    proof: Proof,
) -> Result<Entered, Problem> {
    Ok(Entered(
        sign_in::begin(visit, headers, account, proof).await?,
    ))
}

/// Somebody who is signed in has shown once more who they are: the session goes on under a new id.
///
/// # Errors
/// When the database fails.
pub async fn prove(visit: &Visit, shown: Proof) -> Result<(), Problem> {
    visit.session.cycle_id().await?;
    Ok(proof::keep(&visit.session, shown).await?)
}

/// Whether an account has this address.
///
/// # Errors
/// When the database fails.
pub async fn is_known(tx: &mut Tx, email: &str) -> Result<bool, DbError> {
    let found: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT (SELECT COUNT(*) FROM accounts WHERE email = $1) + (SELECT COUNT(*) FROM held_emails WHERE email = $1)")).bind(email).fetch_one(c).await?);
    Ok(found > 0)
}

/// What somebody else vouches for, that says which entry of the roll a person is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Claim {
    /// The reference of the entry.
    Reference(String),
    /// Names and day of birth, which have to fit one entry alone.
    Person {
        /// Given name.
        given: String,
        /// Family name.
        family: String,
        /// Day of birth, as ISO 8601 writes it.
        born: String,
    },
}

/// What became of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matched {
    /// The account belongs to the entry, since now or before.
    Bound,
    /// No entry fits, or more than one.
    Unknown,
    /// The entry belongs to another account, or the account to another entry.
    Refused,
}

/// Binds an account to the entry of the roll that is vouched for. Where another account holds that entry, a claim is opened for a clerk. What the
/// person ended, or a clerk decided, begins again only where they ask for it (`is_asked`).
///
/// # Errors
/// When the database fails; a unique violation says that somebody else took the entry at the same moment.
pub async fn match_claim(
    tx: &mut Tx,
    account: AccountId,
    claim: &Claim,
    papers: &roll::Papers,
    is_asked: bool,
) -> Result<Matched, DbError> {
    let Some(entry) = entry_vouched_for(tx, claim).await? else {
        return Ok(Matched::Unknown);
    };
    if !is_asked && roll::is_over(tx, account, entry).await? {
        return Ok(Matched::Unknown);
    }
    let attempted = roll::Match::with(papers.clone(), account, entry, MatchMeans::Provider);
    Ok(match attempted.carry_out(tx).await? {
        roll::Matched::Now | roll::Matched::Before => Matched::Bound,
        roll::Matched::ToAnother | roll::Matched::Claimed(_) | roll::Matched::OnlyAtDesk => {
            Matched::Refused
        }
    })
}

/// The entry of the roll that a claim fits, if it is one alone. Names of two offices are compared as [`spelling::plain`] says.
async fn entry_vouched_for(tx: &mut Tx, claim: &Claim) -> Result<Option<RollEntryId>, DbError> {
    let found: Vec<Uuid> = match claim {
        Claim::Reference(reference) => {
            run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM roll_entries WHERE reference = $1 AND left_on IS NULL")).bind(reference).fetch_all(c).await?)
        }
        Claim::Person {
            given,
            family,
            born,
        } => {
            let rows: Vec<(Uuid, String, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT id, given_name, family_name FROM roll_entries WHERE birth_date = $1 AND left_on IS NULL"))
                .bind(born).fetch_all(c).await?);
            let is_same = |one: &str, other: &str| {
                let name = spelling::plain(one);
                !name.is_empty() && name == spelling::plain(other)
            };
            let rows = rows
                .into_iter()
                .filter(|(_, first, last)| is_same(first, given) && is_same(last, family));
            rows.map(|(id, ..)| id).collect()
        }
    };
    match found.as_slice() {
        [entry] => Ok(Some(RollEntryId(*entry))),
        _ => Ok(None),
    }
}

/// Gives a role that the directory names; `false` if it is held already.
///
/// # Errors
/// When the database fails.
pub async fn give(
    tx: &mut Tx,
    permit: &MayFollowDirectory,
    account: AccountId,
    grant: Grant,
) -> Result<bool, DbError> {
    roles::insert(
        tx,
        GrantedBy::Directory(permit),
        account,
        grant,
        *permit.at(),
    )
    .await
}

/// Takes away a role; `false` where it stays, because without it the municipality would have no administrator.
///
/// # Errors
/// When the database fails.
pub async fn take(
    tx: &mut Tx,
    _: &MayFollowDirectory,
    account: AccountId,
    grant: Grant,
) -> Result<bool, DbError> {
    let is_key = grant.role == Role::Administrator && grant.space.is_none();
    if is_key && roles::is_held(tx, account, grant).await? && roles::administrators(tx).await? <= 1
    {
        return Ok(false);
    }
    let space = grant.space.map_or(Uuid::nil(), |space| space.0);
    run!(tx, c => sqlx::query(sql!("DELETE FROM role_grants WHERE account = $1 AND space = $2 AND role = $3"))
        .bind(account.0).bind(space).bind(grant.role.word()).execute(c).await?.rows_affected());
    Ok(true)
}

/// The roles somebody holds, whoever gave them.
///
/// # Errors
/// When the database fails.
pub async fn roles_of(
    tx: &mut Tx,
    _: &MayFollowDirectory,
    account: AccountId,
) -> Result<Vec<Grant>, DbError> {
    let rows: Vec<(String, Uuid)> = run!(tx, c => sqlx::query_as(sql!("SELECT role, space FROM role_grants WHERE account = $1 ORDER BY role, space")).bind(account.0).fetch_all(c).await?);
    rows.into_iter().map(stored_grant).collect()
}

/// Each role that somebody holds somewhere, and how many do.
///
/// # Errors
/// When the database fails.
pub async fn holders(tx: &mut Tx, _: &MayFollowDirectory) -> Result<Vec<(Grant, usize)>, DbError> {
    let rows: Vec<(String, Uuid, i64)> = run!(tx, c => sqlx::query_as(sql!("SELECT role, space, COUNT(*) FROM role_grants GROUP BY role, space")).fetch_all(c).await?);
    let held = |(role, space, count)| {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        Ok((stored_grant((role, space))?, count))
    };
    rows.into_iter().map(held).collect()
}

fn stored_grant((role, space): (String, Uuid)) -> Result<Grant, DbError> {
    Ok(Grant {
        role: Role::from_word(&role).ok_or(DbError::Stored("role"))?,
        space: (!space.is_nil()).then_some(SpaceId(space)),
    })
}

/// Ends all sessions of somebody whom the directory has taken a role from.
///
/// # Errors
/// When the database fails.
pub async fn end_sessions(
    tx: &mut Tx,
    _: &MayFollowDirectory,
    account: AccountId,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM sessions WHERE account = $1")).bind(account.0).execute(c).await?.rows_affected());
    Ok(())
}

/// A mail that says that an identity of a provider was connected with an account, on its way into the outbox.
pub struct IdentityAdded<'a>(Letter<'a>);

/// For what somebody does with this browser now.
#[must_use]
pub fn identity_added<'a>(visit: &'a Visit, headers: &HeaderMap) -> IdentityAdded<'a> {
    IdentityAdded(Letter::new(visit, headers, Alert::IdentityAdded))
}

impl IdentityAdded<'_> {
    /// Queues the mail.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn queue(&self, tx: &mut Tx, account: AccountId) -> Result<(), DbError> {
        self.0.queue(tx, account).await
    }
}

/// The account that has this address; also one that gave it up a moment ago and can take it back.
///
/// # Errors
/// When the database fails.
pub async fn holder_of(tx: &mut Tx, email: &str) -> Result<Option<AccountId>, DbError> {
    let account: Option<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT id FROM accounts WHERE email = $1 UNION ALL SELECT account FROM held_emails WHERE email = $1 LIMIT 1"
    )).bind(email).fetch_optional(c).await?);
    Ok(account.map(AccountId))
}
