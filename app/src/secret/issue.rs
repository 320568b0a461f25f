//! Giving credentials: one to each person on the roll, without seeing what it will be.

use super::held::{Held, OWN_ISSUER};
use super::store::{self, Issued};
use crate::clock::millis;
use crate::error::Problem;
use crate::transact;
use crate::web::AppState;
use ballot::participation_tag;
use ballot::secret::{BlindAnswer, BlindRequest, issue_request};
use domain::rights::MayVote;
use jiff::Timestamp;
use std::sync::Arc;

/// Why no credential is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotIssued {
    /// The request is for another poll or issuer, or what it holds is no blinded message.
    Malformed,
    /// Credentials are not given now.
    Window,
    /// The person is not on the roll of the poll.
    NotOnRoll,
    /// The person's vote right was used, by another request.
    Used,
}

/// Gives the credential of somebody who may vote. The same request gets the same answer, also after a crash; the row that says so is durable before the
/// answer leaves.
///
/// # Errors
/// When keys are missing or a database fails.
pub async fn issue(
    app: &AppState,
    held: &Arc<Held>,
    may: &MayVote,
    request: &BlindRequest,
    now: Timestamp,
) -> Result<Result<BlindAnswer, NotIssued>, Problem> {
    let (name, manifest) = (held.name(), held.poll.manifest());
    if request.poll_id != name || request.issuer != OWN_ISSUER || *may.poll() != held.id {
        return Ok(Err(NotIssued::Malformed));
    }
    if !manifest.windows.issue.contains(millis(now)) {
        return Ok(Err(NotIssued::Window));
    }
    let signing = held.signing()?;
    let tag = participation_tag(&signing.participation, may.person());
    let digest = issue_request(request);
    let mut tx = app.issuer_db.read().await?;
    if let Some(before) = store::issued(&mut tx, name, tag).await? {
        return Ok(same(before, digest));
    }
    let Some(place) = store::place(&mut tx, name, may.person()).await? else {
        return Ok(Err(NotIssued::NotOnRoll));
    };
    drop(tx);
    let (held, blinded, masking) = (held.clone(), request.blinded.clone(), app.clock.random());
    let signed = tokio::task::spawn_blocking(move || {
        let signing = held.signing()?;
        Ok::<_, Problem>(signing.keys.issuer().blind_sign(&blinded, &masking))
    });
    let Ok(blind_sig) = signed.await.map_err(Problem::internal)?? else {
        return Ok(Err(NotIssued::Malformed));
    };
    let new = Issued { digest, blind_sig };
    transact!(&app.issuer_db, tx => {
        if store::issue(tx, name, tag, place.slot, &new).await? {
            return Ok(Ok(BlindAnswer { blind_sig: new.blind_sig.clone() }));
        }
        let before = store::issued(tx, name, tag).await?;
        Ok::<_, Problem>(before.map_or(Err(NotIssued::Used), |before| same(before, digest)))
    })
}

/// What was given before, to the same request alone.
fn same(before: Issued, digest: [u8; 32]) -> Result<BlindAnswer, NotIssued> {
    if before.digest == digest {
        let blind_sig = before.blind_sig;
        Ok(BlindAnswer { blind_sig })
    } else {
        Err(NotIssued::Used)
    }
}
