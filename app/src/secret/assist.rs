//! Assisted casting: the server does what a voter's device does, for voters who ask for that because theirs cannot. It sees the ballot while it seals it; the
//! leaf of the record carries a mark.
//!
//! What the voter's device would keep is never stored here. The seed follows from a key in the folder of keys, the person, and a number that the voter's
//! browser alone keeps: whoever is interrupted between the credential and the box goes on with the same bytes, and no copy of databases and keys gives
//! the seed again.

use super::held::{Held, OWN_ISSUER};
use super::issue::{NotIssued, issue};
use super::store::{self, Whereabouts};
use crate::error::{OrNotFound, Problem};
use crate::web::AppState;
use ballot::secret::{Body, Leaf, Promise, ReceiptFile, Refused, SignedBallot, Voter, VoterError};
use ballot::{Receipt, participation_tag};
use domain::rights::MayVote;
use jiff::Timestamp;
use std::sync::Arc;

/// What the voter's browser keeps until the ballot is in the box.
pub type Nonce = [u8; 32];

/// Why a ballot is not in the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAssisted {
    /// The server cannot do it in this poll: another issuer gives credentials, too, and asks the voter itself.
    OtherIssuers,
    /// No credential is given.
    NotIssued(NotIssued),
    /// The box does not take it.
    Refused(Refused),
}

/// Whether the server can seal ballots in this poll: it alone gives credentials.
#[must_use]
pub fn can_assist(held: &Held) -> bool {
    held.poll.issuers().len() == 1
}

fn voter(held: &Held, may: &MayVote, nonce: &Nonce) -> Result<Voter, Problem> {
    let signing = held.signing()?;
    let tag = participation_tag(&signing.participation, may.person());
    let seed = signing.keys.assisted_seed(&held.name(), &tag, nonce);
    Ok(Voter::new(seed, held.name()))
}

/// The receipt of the ballot that was cast with this number, if there is one.
///
/// # Errors
/// When keys are missing or the database fails.
pub async fn cast_with(
    app: &AppState,
    held: &Held,
    may: &MayVote,
    nonce: &Nonce,
) -> Result<Option<Receipt>, Problem> {
    let cid = voter(held, may, nonce)?.credential_id();
    let last = store::last_ballots(&mut app.box_db.read().await?, held.name(), &[cid]).await?;
    Ok(last.first().map(|(_, _, receipt)| *receipt))
}

/// Gets the credential of somebody who may vote, seals their ballot and puts it into the box, as their device would. The same call gives the same ballot,
/// also after it was interrupted anywhere.
///
/// # Errors
/// When keys are missing, too many ballots wait, or a database fails.
pub async fn cast_for(
    app: &AppState,
    held: &Arc<Held>,
    may: &MayVote,
    (nonce, body): (&Nonce, Body),
    now: Timestamp,
) -> Result<Result<Promise, NotAssisted>, Problem> {
    if !can_assist(held) {
        return Ok(Err(NotAssisted::OtherIssuers));
    }
    let voter = voter(held, may, nonce)?;
    let poll = held.clone();
    let asked = tokio::task::spawn_blocking(move || {
        let request = voter.blind(&poll.poll, OWN_ISSUER)?;
        Ok::<_, VoterError>((voter, request))
    });
    let (voter, request) = asked
        .await
        .map_err(Problem::internal)?
        .map_err(Problem::internal)?;
    let answer = match issue(app, held, may, &request, now).await? {
        Ok(answer) => answer,
        Err(reason) => return Ok(Err(NotAssisted::NotIssued(reason))),
    };
    let poll = held.clone();
    let sealed = tokio::task::spawn_blocking(move || {
        let credential = voter.finalise(&poll.poll, &[answer.blind_sig])?;
        voter.cast(&poll.poll, &credential, (0, None), &body)
    });
    let sealed = sealed
        .await
        .map_err(Problem::internal)?
        .map_err(Problem::internal)?;
    let taken = app.taking.take(held, sealed, true).await?;
    Ok(taken.map_err(NotAssisted::Refused))
}

/// The receipt file of a ballot that is in the box or the record, for whoever has its receipt. There is no choice in it that could be read before the poll is
/// opened.
///
/// # Errors
/// [`Problem::NotFound`] if there is no such ballot, or the keys that sign promises are deleted; when the database fails.
pub async fn receipt_file(
    app: &AppState,
    held: &Held,
    receipt: Receipt,
) -> Result<ReceiptFile, Problem> {
    let name = held.name();
    let signing = held.signing.as_ref().ok().or_not_found()?;
    let mut tx = app.box_db.read().await?;
    let place = store::whereabouts(&mut tx, name, receipt).await?;
    let (batch, ballot) = match place.or_not_found()? {
        Whereabouts::Waiting => {
            let stand = store::stand(&mut tx, name).await?.or_not_found()?;
            let bytes = store::waiting(&mut tx, name, receipt).await?;
            let bytes = bytes.or_not_found()?;
            let ballot = SignedBallot::from_bytes(&bytes).map_err(Problem::internal)?;
            (stand.next_batch, ballot)
        }
        Whereabouts::Recorded { leaf, batch } => {
            let leaves = store::leaves_from(&mut tx, name, leaf, 1).await?;
            let leaf = Leaf::from_bytes(leaves.first().or_not_found()?);
            let Ok(Leaf::Ballot(leaf)) = leaf else {
                return Err(Problem::NotFound);
            };
            (batch, leaf.signed)
        }
    };
    Ok(ReceiptFile {
        promise: Promise::sign(name, receipt, batch, &signing.ballot_box),
        ballot,
    })
}
