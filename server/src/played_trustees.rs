//! Trustees whom the program plays itself, for the demonstration and for measurements: all shares of a poll lie in one file of the folder of keys, which a
//! municipality would never do.

use app::error::Problem;
use app::polls::tend;
use app::secret;
use app::web::AppState;
use ballot::secret::{CanaryPart, Dealing, Sealing, Share, deal, from_json, open_canary, to_json};
use domain::ids::PollId;
use serde::{Deserialize, Serialize};

/// How the files of the shares in the folder of keys begin; the id of the poll follows.
pub const SHARES: &str = "demo-trustees-";
/// How many shares open, and how many there are.
const TRUSTEES: (u16, u16) = (2, 3);

/// What the trustees have: their shares, and the public part of the key.
#[derive(Serialize, Deserialize)]
struct Trustees {
    sealing: Sealing,
    shares: Vec<Share>,
}

/// Makes a published secret poll ready to open: the trustees' key is its key, its manifest is fixed, and all trustees have shown that they have their
/// shares.
///
/// # Errors
/// When the file of the shares cannot be read or written, or a database fails.
pub async fn make_ready(app: &AppState, id: PollId) -> Result<(), Problem> {
    seal(app, id).await?;
    show(app, id, &trustees(app, id)?).await
}

/// The first half of it: the trustees' key is the key of the poll, and its manifest is fixed, unless other issuers are asked first.
///
/// # Errors
/// As [`make_ready`].
pub async fn seal(app: &AppState, id: PollId) -> Result<(), Problem> {
    secret::set_sealing(app, id, &trustees(app, id)?.sealing).await?;
    tend(app).await
}

/// The trustees of a poll; dealt and written down the first time, so that whoever was interrupted goes on with the same key.
fn trustees(app: &AppState, id: PollId) -> Result<Trustees, Problem> {
    let name = format!("{SHARES}{id}");
    if let Some(kept) = app.keys.secret(&name).map_err(Problem::internal)? {
        return from_json(kept.as_bytes()).map_err(Problem::internal);
    }
    let (t, n) = TRUSTEES;
    let (dealing, shares) = deal(&app.clock.random(), t, n).map_err(Problem::internal)?;
    let sealing = Dealing::join(&[dealing], n).map_err(Problem::internal)?;
    let trustees = Trustees { sealing, shares };
    let kept = to_json(&trustees).map_err(Problem::internal)?;
    app.keys
        .keep_secret(&name, &kept, app.clock.id())
        .map_err(Problem::internal)?;
    Ok(trustees)
}

/// All trustees show that they have their shares, as the poll asks before it opens.
async fn show(app: &AppState, id: PollId, trustees: &Trustees) -> Result<(), Problem> {
    let (Some(held), Some(nonce)) = (
        secret::held(app, id).await?,
        secret::trial_nonce(app, id).await?,
    ) else {
        return Err(Problem::internal(std::io::Error::other(
            "a secret poll was not fixed",
        )));
    };
    let name = held.name();
    let parts: Result<Vec<CanaryPart>, _> = trustees
        .shares
        .iter()
        .map(|share| {
            let masking = app.clock.random();
            open_canary(&name, &trustees.sealing, &nonce, share, &masking)
        })
        .collect();
    let parts = parts.map_err(Problem::internal)?;
    secret::try_open(app, id, &parts, app.clock.now()).await?;
    Ok(())
}
