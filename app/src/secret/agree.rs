//! Agreeing with the issuers beside this server, before a poll, while it is open, and at its close. It goes on beside all other work: an issuer that does not
//! answer keeps its poll back, and nothing else.

use super::further::asking_key;
use super::held::{self, Held};
use super::store::{self, BoxState, Further, Step, ToForget};
use crate::clock::millis;
use crate::error::Problem;
use crate::federation::fetch::{Bounds, fetch_within};
use crate::transact;
use crate::web::AppState;
use axum::http::{Request, StatusCode};
use ballot::secret::record::vkey::{KeyKind, VerifierKey};
use ballot::secret::{Agreed, Ask, Issuance, IssuerKey, Leaf};
use domain::ids::PollId;
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

/// Making a key takes a second or two, on a small machine more.
const BOUNDS: Bounds = Bounds {
    patience: Duration::from_secs(30),
    largest: 256 * 1024,
    plain: false,
};

/// Words by which an issuer says why it does not do what it is asked; all others are one to us.
const KNOWN: &[&str] = &[
    "unknown-town",
    "clock",
    "taken",
    "key",
    "town",
    "window",
    "register",
];

/// Why an issuer did not do what it was asked, as it is kept: a word.
struct Trouble(&'static str);

impl Trouble {
    const UNREACHABLE: Self = Self("unreachable");
    const ANSWER: Self = Self("answer");

    fn of(status: StatusCode, body: &[u8]) -> Self {
        let text = String::from_utf8_lossy(body);
        let known = KNOWN.iter().find(|word| **word == text.trim());
        match known {
            Some(word) => Self(word),
            None if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS => {
                Self::UNREACHABLE
            }
            None => Self("refused"),
        }
    }
}

/// So long nothing is asked of an issuer that had nothing new in an open poll.
const REST: SignedDuration = SignedDuration::from_secs(30);

/// What came of asking: trouble of the issuer's, or a problem of ours.
type Asked<T> = Result<Result<T, Trouble>, Problem>;

async fn send(request: Result<Request<Vec<u8>>, axum::http::Error>) -> Result<Vec<u8>, Trouble> {
    let request = request.map_err(|_| Trouble::UNREACHABLE)?;
    let url = request.uri().to_string();
    let answer = fetch_within(request, BOUNDS).await.map_err(|error| {
        tracing::warn!(issuer = %url, error.cause = %error, "an issuer does not answer");
        Trouble::UNREACHABLE
    })?;
    let status = answer.status();
    let body = answer.into_body();
    if status == StatusCode::OK {
        return Ok(body);
    }
    let trouble = Trouble::of(status, &body);
    tracing::warn!(issuer = %url, %status, word = trouble.0, "an issuer refuses");
    Err(trouble)
}

/// Asks an issuer, by a signed note; the answer is one, too.
async fn ask(app: &AppState, url: &str, key: &VerifierKey, what: &Ask) -> Asked<Agreed> {
    let note = what.sign(&asking_key(app)?).map_err(Problem::internal)?;
    let request = Request::post(format!("{url}/agreement")).body(note.into_bytes());
    let body = match send(request).await {
        Ok(body) => body,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let note = String::from_utf8(body).unwrap_or_default();
    Ok(Agreed::open(&note, key).ok_or(Trouble::ANSWER))
}

fn later(now: Timestamp, failures: u32) -> Timestamp {
    let pause = SignedDuration::from_secs(1_i64 << failures.min(8));
    now.saturating_add(pause).unwrap_or(Timestamp::MAX)
}

/// Notes what came of a step with an issuer.
async fn note(
    app: &AppState,
    id: PollId,
    one: &Further,
    done: Result<Step, Trouble>,
    now: Timestamp,
) -> Result<(), Problem> {
    let until = later(now, one.failures);
    Ok(transact!(&app.db, tx => match &done {
        Ok(step) => store::note_step(tx, id, one.place, step).await,
        Err(trouble) => store::note_trouble(tx, id, one.place, trouble.0, until).await,
    })?)
}

/// The issuers of a poll that can be asked now.
async fn awake(app: &AppState, id: PollId, now: Timestamp) -> Result<Vec<Further>, Problem> {
    let all = store::further(&mut app.db.read().await?, id).await?;
    let is_awake = |one: &Further| one.next_at <= millis(now);
    Ok(all.into_iter().filter(is_awake).collect())
}

/// Goes on with the issuers of a published poll: their keys, and then that each accepts the manifest.
///
/// # Errors
/// When keys cannot be read or a database fails; what issuers answer is noted.
pub async fn agree(app: &AppState, id: PollId, now: Timestamp) -> Result<(), Problem> {
    for one in awake(app, id, now).await? {
        let held = held::held(app, id).await?;
        let done = match (&one.keys, held) {
            (None, _) => keys(app, id, &one, now).await?,
            (Some(_), Some(held)) if one.accepted != Some(held.name()) => {
                accepts(app, &one, &held).await?
            }
            _ => continue,
        };
        note(app, id, &one, done, now).await?;
    }
    Ok(())
}

async fn keys(app: &AppState, id: PollId, one: &Further, now: Timestamp) -> Asked<Step> {
    let setting = store::setting(&mut app.db.read().await?, id).await?;
    let bits = setting.map_or(2048, |setting| setting.key_bits);
    let what = Ask::Key {
        poll: id.to_string(),
        at_ms: millis(now),
        nonce: app.clock.random(),
        bits: u16::try_from(bits).unwrap_or(2048),
    };
    let Ask::Key { nonce: own, .. } = what else {
        return Ok(Err(Trouble::ANSWER));
    };
    let agreed = ask(app, &one.issuer.url, &one.issuer.key, &what).await?;
    Ok(agreed.and_then(|agreed| match agreed {
        Agreed::Key {
            nonce,
            rsa_spki,
            record_vkey,
        } if nonce == own => {
            let is_right = record_vkey.kind() == KeyKind::Note
                && IssuerKey::from_spki(&rsa_spki).is_ok_and(|key| key.length() * 8 == bits);
            is_right
                .then_some(Step::Keys(rsa_spki, record_vkey))
                .ok_or(Trouble::ANSWER)
        }
        _ => Err(Trouble::ANSWER),
    }))
}

async fn accepts(app: &AppState, one: &Further, held: &Held) -> Asked<Step> {
    let what = Ask::Manifest {
        poll: held.id.to_string(),
        manifest: Box::new(held.poll.manifest().clone()),
    };
    let agreed = ask(app, &one.issuer.url, &one.issuer.key, &what).await?;
    Ok(agreed.and_then(|agreed| match agreed {
        Agreed::Manifest { poll } if poll == held.name() => Ok(Step::Accepted(poll)),
        _ => Err(Trouble::ANSWER),
    }))
}

/// Takes in what the issuers of an open poll have published; of one that is closed they are told so first, and then all of it is taken in.
///
/// # Errors
/// As [`agree`].
pub async fn gather(
    app: &AppState,
    id: PollId,
    closed: bool,
    now: Timestamp,
) -> Result<(), Problem> {
    let Some(held) = held::held(app, id).await? else {
        return Ok(());
    };
    let stand = store::stand(&mut app.box_db.read().await?, held.name()).await?;
    if stand.is_none_or(|stand| matches!(stand.state, BoxState::Closed | BoxState::Final)) {
        return Ok(());
    }
    let all = store::further(&mut app.db.read().await?, id).await?;
    for one in all {
        // The close does not wait for the end of a rest, only for that of a pause after a failure.
        let rests = one.next_at > millis(now) && (one.failures > 0 || !closed);
        let mut tx = app.issuer_db.read().await?;
        let taken = store::further_batches(&mut tx, held.name(), one.place).await?;
        drop(tx);
        if rests || one.batches == Some(taken) {
            continue;
        }
        let told = if closed && one.batches.is_none() {
            close(app, &one, &held).await?
        } else {
            Ok(Step::Nothing)
        };
        let pulled = match &told {
            Ok(_) => pull(app, &one, &held).await?,
            Err(_) => Ok(()),
        };
        let done = told.and_then(|step| pulled.map(|()| step));
        note(app, id, &one, done, now).await?;
        if !closed {
            let until = now.saturating_add(REST).unwrap_or(Timestamp::MAX);
            transact!(&app.db, tx => store::rest(tx, id, one.place, until).await)?;
        }
    }
    Ok(())
}

async fn close(app: &AppState, one: &Further, held: &Held) -> Asked<Step> {
    let what = Ask::Close { poll: held.name() };
    let agreed = ask(app, &one.issuer.url, &one.issuer.key, &what).await?;
    Ok(agreed.and_then(|agreed| match agreed {
        Agreed::Close { poll, batches } if poll == held.name() => Ok(Step::Closed(batches)),
        _ => Err(Trouble::ANSWER),
    }))
}

/// Takes in the batches that an issuer has published since.
async fn pull(app: &AppState, one: &Further, held: &Held) -> Asked<()> {
    let name = held.name();
    loop {
        let mut tx = app.issuer_db.read().await?;
        let next = store::further_batches(&mut tx, name, one.place).await?;
        drop(tx);
        let url = format!("{}/polls/{name}/batches/{next}", one.issuer.url);
        let body = match send(Request::get(url).body(Vec::new())).await {
            Ok(body) if body.is_empty() => return Ok(Ok(())),
            Ok(body) => body,
            Err(trouble) => return Ok(Err(trouble)),
        };
        let Some(batch) = checked(held, one.place, next, &body) else {
            return Ok(Err(Trouble("batch")));
        };
        let is_taken: bool =
            transact!(&app.issuer_db, tx => store::take_batch(tx, name, &batch).await)?;
        if !is_taken {
            return Ok(Err(Trouble("batch")));
        }
    }
}

/// A batch, if its issuer signed it and it is the one that was asked for.
fn checked(held: &Held, place: u16, number: u64, body: &[u8]) -> Option<Issuance> {
    let Ok(Leaf::Issuance(batch)) = Leaf::from_bytes(body) else {
        return None;
    };
    let entry = held.poll.manifest().issuers.get(usize::from(place))?;
    let is_right = batch.issuer == place
        && batch.batch == number
        && batch.is_ascending()
        && batch.is_signed(&held.name(), &entry.record_vkey);
    is_right.then_some(batch)
}

/// Whether all issuers beside this server have closed, and all they published was taken in.
///
/// # Errors
/// When a database fails.
pub async fn all_closed(app: &AppState, held: &Held) -> Result<bool, Problem> {
    for one in store::further(&mut app.db.read().await?, held.id).await? {
        let mut tx = app.issuer_db.read().await?;
        let taken = store::further_batches(&mut tx, held.name(), one.place).await?;
        if one.batches != Some(taken) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Names of the issuers beside this server that have not said yet that they issue no more.
///
/// # Errors
/// When the database fails.
pub async fn awaited(app: &AppState, id: PollId) -> Result<Vec<String>, Problem> {
    let issuers = store::further(&mut app.db.read().await?, id).await?;
    let open = issuers.into_iter().filter(|one| one.batches.is_none());
    Ok(open.map(|one| one.issuer.name).collect())
}

/// Tells issuers what they are to forget.
///
/// # Errors
/// As [`agree`].
pub async fn tell_to_forget(app: &AppState, now: Timestamp) -> Result<(), Problem> {
    let due: Vec<ToForget> = store::to_forget(&mut app.db.read().await?, now).await?;
    for one in due {
        let poll = one.manifest;
        let agreed = ask(app, &one.url, &one.key, &Ask::Forget { poll }).await?;
        let is_done = matches!(agreed, Ok(Agreed::Forget { poll: forgotten }) if forgotten == poll);
        let again = (!is_done).then(|| later(now, one.failures));
        transact!(&app.db, tx => store::note_forgotten(tx, &one, again).await)?;
    }
    Ok(())
}

/// Asks the issuers of a poll again now, without waiting for their pause to end.
///
/// # Errors
/// When the database fails.
pub async fn ask_now(app: &AppState, id: PollId) -> Result<(), Problem> {
    Ok(transact!(&app.db, tx => store::ask_now(tx, id).await)?)
}
