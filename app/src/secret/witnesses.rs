//! Asking witnesses to cosign the checkpoints of records ([C2SP tlog-witness](https://c2sp.org/tlog-witness)). Each is asked for every checkpoint, in their
//! order, as a witness never goes back; one that does not answer is asked again later, and keeps nobody waiting.

use super::held::Held;
use super::proofs;
use super::store::{self, PublishedCheckpoint};
use crate::error::Problem;
use crate::federation::fetch::{FetchError, fetch};
use crate::transact;
use crate::web::AppState;
use axum::http::{Request, StatusCode};
use ballot::PollId;
use ballot::secret::WitnessPolicy;
use ballot::secret::record::note::SignedNote;
use ballot::secret::record::vkey::{KeyKind, VerifierKey};
use ballot::secret::record::witness::AddCheckpoint;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::Arc;
use url::Url;

/// Checkpoints that are read at once.
const AT_ONCE: i64 = 100;

/// Somebody who watches records.
#[derive(Clone, Debug)]
pub struct Witness {
    /// Where requests go: below it is `add-checkpoint`.
    pub url: Url,
    /// What its cosignatures are verified with.
    pub key: VerifierKey,
}

/// Who watches the records of new polls.
#[derive(Clone, Debug, Default)]
pub struct Witnesses {
    /// How many of them a checkpoint needs.
    pub quorum: u16,
    /// All of them.
    pub list: Vec<Witness>,
}

impl Witnesses {
    /// Reads `URL KEY; URL KEY`. Without a quorum it is more than half of them.
    ///
    /// # Errors
    /// In words, what makes no sense.
    pub fn read(text: &str, quorum: Option<u16>) -> Result<Self, String> {
        let mut list: Vec<Witness> = Vec::new();
        for part in text
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let (url, key) = part
                .split_once(' ')
                .ok_or_else(|| format!("{part}: write URL KEY"))?;
            let key: VerifierKey = key.trim().parse().map_err(|e| format!("{part}: {e}"))?;
            let mut url: Url = url.parse().map_err(|e| format!("{part}: {e}"))?;
            if !crate::federation::fetch::is_safe(&url) {
                return Err(format!("{url}: write https://…"));
            }
            if key.kind() != KeyKind::Witness
                || list.iter().any(|other| other.key.name() == key.name())
            {
                return Err(format!(
                    "{key}: not the key of a witness, or a second of this name"
                ));
            }
            url.set_path(&format!("{}/", url.path().trim_end_matches('/')));
            list.push(Witness { url, key });
        }
        let many = u16::try_from(list.len()).map_err(|_| "too many witnesses")?;
        let half = if many == 0 { 0 } else { many / 2 + 1 };
        let quorum = quorum.unwrap_or(half);
        if quorum > many {
            return Err(format!("a quorum of {quorum} among {many}"));
        }
        Ok(Self { quorum, list })
    }

    /// What stands in manifests.
    #[must_use]
    pub fn policy(&self) -> WitnessPolicy {
        WitnessPolicy {
            quorum: self.quorum,
            witnesses: self
                .list
                .iter()
                .map(|witness| witness.key.clone())
                .collect(),
        }
    }
}

/// Why there is no cosignature now.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{0}")]
    Fetch(#[from] FetchError),
    #[error("the witness answers {0}")]
    Refused(StatusCode),
    #[error("the answer is no cosignature")]
    Answer,
    #[error("{0:?}")]
    Problem(Problem),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// What is remembered from round to round; lost with the process, and then found out anew.
#[derive(Default)]
pub struct Asking {
    /// Up to which size a witness has cosigned all checkpoints of a poll.
    done: HashMap<(String, PollId), u64>,
    /// Who failed how often, and until when nothing is asked of them.
    resting: HashMap<String, (u32, Timestamp)>,
}

/// Asks all witnesses, beside each other, for what they have not cosigned yet.
pub async fn ask_witnesses(
    app: &AppState,
    polls: &[Arc<Held>],
    asking: &mut Asking,
    now: Timestamp,
) {
    let rests = |name: &str| {
        asking
            .resting
            .get(name)
            .is_some_and(|(_, until)| now < *until)
    };
    let awake = app
        .site
        .witnesses
        .list
        .iter()
        .filter(|witness| !rests(witness.key.name()));
    let rounds = awake.map(async |witness| (witness, ask(app, polls, witness, &asking.done).await));
    for (witness, (reached, failure)) in futures::future::join_all(rounds).await {
        let name = witness.key.name();
        for (poll, size) in reached {
            asking.done.insert((name.to_owned(), poll), size);
        }
        match failure {
            None => {
                asking.resting.remove(name);
            }
            Some(error) => {
                let failures = asking
                    .resting
                    .get(name)
                    .map_or(0, |(failures, _)| *failures);
                let pause = SignedDuration::from_secs(1_i64 << failures.min(8));
                let until = now.saturating_add(pause).unwrap_or(Timestamp::MAX);
                asking
                    .resting
                    .insert(name.to_owned(), (failures + 1, until));
                tracing::warn!(witness = name, error.cause = %error, "a witness did not cosign and is asked later");
            }
        }
    }
}

/// Asks one witness, poll by poll and checkpoint by checkpoint. A poll that fails keeps the others of the same witness from nothing; the last failure is
/// told.
async fn ask(
    app: &AppState,
    polls: &[Arc<Held>],
    witness: &Witness,
    done: &HashMap<(String, PollId), u64>,
) -> (Vec<(PollId, u64)>, Option<Failure>) {
    let (mut reached, mut failure) = (Vec::new(), None);
    for held in polls {
        let name = held.name();
        if !held
            .poll
            .manifest()
            .witness_policy
            .witnesses
            .contains(&witness.key)
        {
            continue;
        }
        let before = done.get(&(witness.key.name().to_owned(), name)).copied();
        let mut size = before.unwrap_or(0);
        let ended = ask_for(app, name, witness, &mut size).await;
        reached.push((name, size));
        match ended {
            Ok(()) => {}
            // Whoever cannot be reached for one poll cannot be for the others.
            Err(error @ Failure::Fetch(_)) => return (reached, Some(error)),
            Err(error) => failure = Some(error),
        }
    }
    (reached, failure)
}

/// Asks for all checkpoints of a poll above a size, which is moved on.
async fn ask_for(
    app: &AppState,
    poll: PollId,
    witness: &Witness,
    size: &mut u64,
) -> Result<(), Failure> {
    loop {
        let mut tx = app.box_db.read().await.map_err(Problem::from)?;
        let page = store::checkpoints_after(&mut tx, poll, *size, AT_ONCE).await;
        let page = page.map_err(Problem::from)?;
        drop(tx);
        if page.is_empty() {
            return Ok(());
        }
        for checkpoint in page {
            if !is_cosigned(&checkpoint, &witness.key)
                && let Some(lines) = cosignature(app, poll, witness, &checkpoint, *size).await?
            {
                keep(app, poll, checkpoint.size, &lines, &witness.key).await?;
            }
            *size = checkpoint.size;
        }
    }
}

fn is_cosigned(checkpoint: &PublishedCheckpoint, key: &VerifierKey) -> bool {
    SignedNote::parse(&checkpoint.note).is_ok_and(|note| {
        let mut lines = note.signatures.iter();
        lines.any(|line| line.name == key.name() && line.id == key.id())
    })
}

/// What the witness answers; `None` if it has gone on already, and so never cosigns this one.
async fn cosignature(
    app: &AppState,
    poll: PollId,
    witness: &Witness,
    checkpoint: &PublishedCheckpoint,
    guess: u64,
) -> Result<Option<String>, Failure> {
    let mut old = guess;
    // The second time from where the witness says it is.
    for _ in 0..2 {
        let mut tx = app.box_db.read().await.map_err(Problem::from)?;
        let proof = proofs::consistency(&mut tx, poll, old, checkpoint.size).await?;
        drop(tx);
        let note = checkpoint.note.clone();
        let body = AddCheckpoint { old, proof, note }.to_string();
        let url = witness
            .url
            .join("add-checkpoint")
            .map_err(|_| Failure::Answer)?;
        let request = Request::post(url.as_str()).body(body.into_bytes());
        let answer = fetch(request.map_err(|_| Failure::Answer)?).await?;
        let status = answer.status();
        let text = String::from_utf8(answer.into_body()).map_err(|_| Failure::Answer)?;
        match status {
            StatusCode::OK => return Ok(Some(text)),
            StatusCode::CONFLICT => {
                let size: u64 = text
                    .trim_end()
                    .parse()
                    .map_err(|_| Failure::Refused(status))?;
                if size > checkpoint.size {
                    tracing::warn!(
                        witness = witness.key.name(),
                        size = checkpoint.size,
                        "a witness is ahead of a checkpoint"
                    );
                    return Ok(None);
                }
                if size == old {
                    // It saw another root of this size.
                    return Err(Failure::Refused(status));
                }
                old = size;
            }
            other => return Err(Failure::Refused(other)),
        }
    }
    Err(Failure::Refused(StatusCode::CONFLICT))
}

/// Adds a cosignature, if it is good, to the checkpoint of a size.
async fn keep(
    app: &AppState,
    poll: PollId,
    size: u64,
    lines: &str,
    key: &VerifierKey,
) -> Result<(), Failure> {
    transact!(&app.box_db, tx => {
        let Some(mut checkpoint) = store::checkpoint_of(tx, poll, size).await? else { return Ok(Ok(())) };
        let Ok(mut note) = SignedNote::parse(&checkpoint.note) else { return Ok(Err(Failure::Answer)) };
        if note.take(lines, key).is_err() {
            return Ok(Err(Failure::Answer));
        }
        checkpoint.note = note.to_string();
        store::put_checkpoint(tx, poll, &checkpoint).await?;
        Ok::<_, Problem>(Ok(()))
    })?
}

#[cfg(test)]
mod tests {
    use super::*;
    use ballot::secret::record::vkey::NamedKey;

    fn key(name: &str, kind: KeyKind) -> String {
        NamedKey::from_seed(name, kind, &[7; 32])
            .expect("a key")
            .public()
            .to_string()
    }

    #[test]
    fn witnesses_are_read_with_their_quorum() {
        let (one, two) = (key("one", KeyKind::Witness), key("two", KeyKind::Witness));
        let text = format!("https://one.example/w {one}; http://localhost:1 {two};");
        let read = Witnesses::read(&text, None).expect("witnesses");
        assert_eq!((read.quorum, read.list.len()), (2, 2));
        assert_eq!(read.list[0].url.as_str(), "https://one.example/w/");
        assert_eq!(
            Witnesses::read(&text, Some(1)).expect("witnesses").quorum,
            1
        );
        assert_eq!(Witnesses::read("", None).expect("none").quorum, 0);
        for bad in [
            one.clone(),
            format!("http://one.example {one}"),
            format!("https://one.example {}", key("one", KeyKind::Note)),
            format!("https://one.example {one}; https://two.example {one}"),
        ] {
            assert!(Witnesses::read(&bad, None).is_err(), "{bad}");
        }
        assert!(Witnesses::read(&text, Some(3)).is_err());
    }
}
