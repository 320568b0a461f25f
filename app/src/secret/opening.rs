//! When too few trustees open a poll, its voters open their own ballots: each publishes the scalar by which theirs was sealed. It says what is in the
//! ballot, as the trustees would have, and not whose it is.

use super::held::Held;
use super::life::shares_from_ms;
use super::record::Pen;
use super::store::{self, BoxState, Whereabouts};
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::transact;
use crate::web::AppState;
use ballot::Receipt;
use ballot::secret::{Leaf, SelfOpening, SignedBallot};
use jiff::Timestamp;

/// So long the trustees have for their shares before voters are asked.
const TRUSTEES_HAVE_MS: i64 = 14 * 24 * 3_600_000;
/// So long the voters have.
const VOTERS_HAVE_MS: i64 = 28 * 24 * 3_600_000;
/// Openings that are written under one checkpoint.
const OPENINGS_AT_ONCE: i64 = 1000;

/// Why an opening is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// It is not the time: the trustees may still open the poll, or it is counted.
    NotNow,
    /// There is no such ballot that counts.
    NoBallot,
    /// It does not open that ballot.
    Wrong,
}

/// From when until when voters open their own ballots, in milliseconds, should too few shares be there.
#[must_use]
pub fn own_openings_ms(held: &Held) -> (i64, i64) {
    let from = shares_from_ms(held) + TRUSTEES_HAVE_MS;
    (from, from + VOTERS_HAVE_MS)
}

/// Whether voters can open their own ballots now.
///
/// # Errors
/// When the database fails.
pub async fn takes_openings(app: &AppState, held: &Held, now: Timestamp) -> Result<bool, Problem> {
    let stand = store::stand(&mut app.box_db.read().await?, held.name()).await?;
    let is_closed = stand.is_some_and(|stand| stand.state == BoxState::Closed);
    let (from, until) = own_openings_ms(held);
    Ok(is_closed && (from..until).contains(&millis(now)))
}

/// Takes what opens a ballot; it stands in the record with the next round. Handing it in again changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn take_opening(
    app: &AppState,
    held: &Held,
    opening: &SelfOpening,
    now: Timestamp,
) -> Result<Result<(), NotOpened>, Problem> {
    if !takes_openings(app, held, now).await? {
        return Ok(Err(NotOpened::NotNow));
    }
    let name = held.name();
    transact!(&app.box_db, tx => {
        let Some(signed) = counting_ballot(tx, name, opening.receipt).await? else {
            return Ok(Err(NotOpened::NoBallot));
        };
        if !signed.ballot.is_opened_by(&opening.r) {
            return Ok(Err(NotOpened::Wrong));
        }
        store::keep_opening(tx, name, opening).await?;
        Ok::<_, Problem>(Ok(()))
    })
}

/// The ballot with this receipt, if it is in the record and the last of its credential.
async fn counting_ballot(
    tx: &mut Tx,
    name: ballot::PollId,
    receipt: Receipt,
) -> Result<Option<SignedBallot>, DbError> {
    let place = store::whereabouts(tx, name, receipt).await?;
    let Some(Whereabouts::Recorded { leaf, .. }) = place else {
        return Ok(None);
    };
    let leaves = store::leaves_from(tx, name, leaf, 1).await?;
    let leaf = leaves.first().map(|bytes| Leaf::from_bytes(bytes));
    let Some(Ok(Leaf::Ballot(ballot))) = leaf else {
        return Err(DbError::Stored("leaf of a ballot"));
    };
    let signed = ballot.signed;
    let last = store::last_ballots(tx, name, &[signed.ballot.credential_id()]).await?;
    let counts = last.first().is_some_and(|(_, _, last)| *last == receipt);
    Ok(counts.then_some(signed))
}

/// Puts what voters opened into the record.
///
/// # Errors
/// When keys are missing or the database fails.
pub async fn record_openings(app: &AppState, held: &Held, now: Timestamp) -> Result<(), Problem> {
    let (name, signing) = (held.name(), held.signing()?);
    loop {
        let recorded: Result<usize, Problem> = transact!(&app.box_db, tx => {
            let new = store::new_openings(tx, name, OPENINGS_AT_ONCE).await?;
            let mut pen = Pen::open(tx, name).await?;
            if new.is_empty() || pen.stand.state != BoxState::Closed {
                return Ok(0);
            }
            for opening in &new {
                let leaf = pen.append(tx, &Leaf::Opening(opening.clone())).await?;
                store::note_opening(tx, name, opening.receipt, leaf).await?;
            }
            pen.sign(tx, &signing.ballot_box, now).await?;
            Ok::<usize, Problem>(new.len())
        });
        if recorded? == 0 {
            return Ok(());
        }
    }
}
