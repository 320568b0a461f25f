//! Writing down that something was opened.

use super::store;
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::identity::people;
use domain::access::{Field, Opening, Person, Why};
use domain::rights::MayServe;
use jiff::Timestamp;

/// What somebody of the staff opens about a person.
#[derive(Clone, Copy, Debug)]
pub struct Opened<'a> {
    /// By what right: it says who, and in which role.
    pub may: &'a MayServe,
    /// About whom.
    pub person: Person,
    /// Why.
    pub why: &'a Why,
    /// What.
    pub fields: &'a [Field],
}

/// Adds an entry to the log, in the transaction that reads the data. The holder of the account is told by mail later, unless it was opened
/// within a case of theirs, or the person opened what is their own.
///
/// # Errors
/// When the database fails; [`DbError::Overtaken`] when somebody else opened something at the same moment, after which
/// [`transact!`](crate::transact) begins anew.
pub async fn record(tx: &mut Tx, opened: &Opened<'_>, now: Timestamp) -> Result<(), DbError> {
    let by = *opened.may.by();
    let actor_name = people::name_of(tx, by).await?;
    let opening = Opening {
        at: millis(now),
        person: opened.person,
        actor: by,
        actor_name: &actor_name,
        role: *opened.may.role(),
        // Whoever serves at the desk does so for the whole municipality.
        unit: None,
        why: opened.why,
        fields: opened.fields,
    };
    let entry = store::chain(tx).await?.next(&opening);
    match store::insert(tx, &entry).await {
        Err(error) if error.is_unique_violation() => return Err(DbError::Overtaken),
        done => done?,
    }
    if opened.why.case.is_none()
        && let Some(account) = people::account_of(tx, opened.person).await?
        && account != by
    {
        store::tell_later(tx, account, entry.number).await?;
    }
    Ok(())
}
