//! How the person in a session last showed who they are, as the session keeps it.

use crate::clock::millis;
use domain::actor::{Means, Proof};
use jiff::Timestamp;
use tower_sessions::Session;
use tower_sessions::session::Error;

/// Session entry: by what means, when (milliseconds since 1970), and whether that says for sure which person it is.
const PROOF: &str = "proof";

/// How the person last showed in this session who they are.
///
/// # Errors
/// When the session cannot be read.
pub async fn of(session: &Session) -> Result<Option<Proof>, Error> {
    let kept: Option<(Means, i64, bool)> = session.get(PROOF).await?;
    Ok(kept.and_then(|(means, at, is_strong)| {
        let at = Timestamp::from_millisecond(at).ok()?;
        Some(Proof {
            means,
            at,
            is_strong,
        })
    }))
}

/// Writes down that the person has shown who they are.
///
/// # Errors
/// When the session cannot be read.
pub async fn keep(session: &Session, proof: Proof) -> Result<(), Error> {
    let kept = (proof.means, millis(proof.at), proof.is_strong);
    session.insert(PROOF, kept).await
}
