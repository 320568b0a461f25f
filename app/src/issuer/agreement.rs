//! Agreeing with a municipality on a poll: keys for it, its manifest, its close. Only municipalities that are known get an answer, and only what they signed counts.

use super::keys::ServedKeys;
use super::office::{Office, ServedTown};
use super::publishing;
use super::store::{self, ServedPoll, State};
use crate::clock::millis;
use crate::error::Problem;
use crate::transact;
use axum::http::StatusCode;
use ballot::PollId;
use ballot::secret::record::vkey::VerifierKey;
use ballot::secret::{Agreed, Ask, MAX_AGE_MS, Manifest, Poll};

/// Longest name of a poll.
const LONGEST_NAME: usize = 64;
/// Polls of one municipality that have keys and no manifest.
const MOST_KEYS: u64 = 100;
/// A poll lasts at most so long, in milliseconds: two years.
const LONGEST_POLL: i64 = 2 * 366 * 24 * 3_600_000;

/// Why a municipality does not get what it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not known here, or did not sign.
    UnknownTown,
    /// It is no request.
    Malformed,
    /// Its clock or this one is wrong, or the request is an old one.
    Clock,
    /// There are too many keys that were not used.
    Many,
    /// Credentials were given for this poll already.
    Taken,
    /// The manifest does not hold the keys that were made for it, under the name and address of this issuer.
    Key,
    /// The manifest is not one of this municipality.
    Town,
    /// The poll is over, or lasts longer than any.
    Window,
    /// More persons may vote than there are in the register: some of them could not.
    Register,
}

impl Refusal {
    /// The status and the word of the answer.
    #[must_use]
    pub fn parts(self) -> (StatusCode, &'static str) {
        match self {
            Self::UnknownTown => (StatusCode::FORBIDDEN, "unknown-town"),
            Self::Malformed => (StatusCode::BAD_REQUEST, "malformed"),
            Self::Clock => (StatusCode::CONFLICT, "clock"),
            Self::Many => (StatusCode::TOO_MANY_REQUESTS, "many"),
            Self::Taken => (StatusCode::CONFLICT, "taken"),
            Self::Key => (StatusCode::UNPROCESSABLE_ENTITY, "key"),
            Self::Town => (StatusCode::UNPROCESSABLE_ENTITY, "town"),
            Self::Window => (StatusCode::UNPROCESSABLE_ENTITY, "window"),
            Self::Register => (StatusCode::UNPROCESSABLE_ENTITY, "register"),
        }
    }
}

/// What came of a request.
type Done<T> = Result<Result<T, Refusal>, Problem>;

/// Answers a signed request by a signed note.
///
/// # Errors
/// When keys cannot be made or read, or a database fails.
pub async fn answer(office: &Office, note: &str) -> Done<String> {
    let Some(signer) = Ask::signer(note) else {
        return Ok(Err(Refusal::Malformed));
    };
    let towns = (office.set.towns)();
    let towns = towns.map_err(|words| Problem::internal(std::io::Error::other(words)))?;
    let Some(town) = towns.iter().find(|town| town.key.name() == signer) else {
        return Ok(Err(Refusal::UnknownTown));
    };
    let Some(ask) = Ask::open(note, &town.key) else {
        return Ok(Err(Refusal::UnknownTown));
    };
    let agreed = match ask {
        Ask::Key {
            poll,
            at_ms,
            nonce,
            bits,
        } => {
            let wish = Wish {
                poll,
                at_ms,
                nonce,
                bits: usize::from(bits),
            };
            make_keys(office, town, wish).await?
        }
        Ask::Manifest { poll, manifest } => accept(office, town, &poll, *manifest).await?,
        Ask::Close { poll } => close(office, town, poll).await?,
        Ask::Forget { poll } => forget(office, town, poll).await?,
    };
    Ok(match agreed {
        Ok(agreed) => Ok(agreed.sign(&office.key).map_err(Problem::internal)?),
        Err(refusal) => Err(refusal),
    })
}

/// A request for keys.
struct Wish {
    poll: String,
    at_ms: i64,
    nonce: [u8; 32],
    bits: usize,
}

async fn make_keys(office: &Office, town: &ServedTown, wish: Wish) -> Done<Agreed> {
    if wish.poll.is_empty() || wish.poll.len() > LONGEST_NAME {
        return Ok(Err(Refusal::Malformed));
    }
    if (millis(office.clock.now()) - wish.at_ms).abs() > MAX_AGE_MS {
        return Ok(Err(Refusal::Clock));
    }
    let mut tx = office.db.read().await?;
    let before = store::served(&mut tx, town.key.name(), &wish.poll).await?;
    let keys = store::count_keys(&mut tx, town.key.name()).await?;
    drop(tx);
    match before {
        Some(old) if old.nonce == wish.nonce => return offered(old),
        Some(old) if wish.at_ms <= old.asked_at => return Ok(Err(Refusal::Clock)),
        Some(old) if old.state == State::Key && length(&old) == Some(wish.bits) => {
            transact!(&office.db, tx => store::note_request(tx, &old, wish.nonce, wish.at_ms).await)?;
            let nonce = wish.nonce;
            return offered(ServedPoll { nonce, ..old });
        }
        // The municipality begins anew: what nobody was given anything for is dropped.
        Some(old) => {
            let is_dropped = drop_unused(office, &old).await?;
            if !is_dropped {
                return Ok(Err(Refusal::Taken));
            }
        }
        None if keys >= MOST_KEYS => return Ok(Err(Refusal::Many)),
        None => {}
    }
    new_keys(office, town, wish).await
}

fn length(old: &ServedPoll) -> Option<usize> {
    let key = ballot::secret::IssuerKey::from_spki(&old.rsa_spki).ok()?;
    Some(key.length() * 8)
}

fn offered(poll: ServedPoll) -> Done<Agreed> {
    let record_vkey: VerifierKey = poll.record_vkey.parse().map_err(Problem::internal)?;
    Ok(Ok(Agreed::Key {
        nonce: poll.nonce,
        rsa_spki: poll.rsa_spki,
        record_vkey,
    }))
}

async fn new_keys(office: &Office, town: &ServedTown, wish: Wish) -> Done<Agreed> {
    let (clock, bits) = (office.clock.clone(), wish.bits);
    let made = tokio::task::spawn_blocking(move || ServedKeys::generate(clock.as_ref(), bits));
    let Ok(made) = made.await.map_err(Problem::internal)? else {
        return Ok(Err(Refusal::Malformed));
    };
    let key_file = office.clock.random();
    let short: String = key_file
        .iter()
        .take(4)
        .map(|b| format!("{b:02x}"))
        .collect();
    let name = format!("{}/{}/{short}", office.key.public().name(), wish.poll);
    let Ok(record) = made.record(&name) else {
        return Ok(Err(Refusal::Malformed));
    };
    let public = made.issuer.public().map_err(Problem::internal)?;
    let new = ServedPoll {
        town: town.key.name().to_owned(),
        poll: wish.poll,
        state: State::Key,
        nonce: wish.nonce,
        asked_at: wish.at_ms,
        key_file,
        rsa_spki: public.to_spki().map_err(Problem::internal)?,
        record_vkey: record.public().to_string(),
        name: None,
        place: None,
        batches: 0,
    };
    // The keys are durable before anything names them.
    made.keep(&office.keys, &key_file, office.clock.as_ref())
        .map_err(Problem::internal)?;
    let is_new: bool = transact!(&office.db, tx => store::insert_served(tx, &new).await)?;
    if is_new {
        return offered(new);
    }
    // Somebody else was faster.
    office
        .keys
        .destroy_poll(&key_file)
        .map_err(Problem::internal)?;
    Ok(Err(Refusal::Clock))
}

/// Drops a poll for which nobody was given anything; `false` if somebody was.
async fn drop_unused(office: &Office, old: &ServedPoll) -> Result<bool, Problem> {
    let is_dropped: bool = transact!(&office.db, tx => {
        if let Some(name) = old.name
            && store::count_given(tx, name).await?.0 > 0
        {
            return Ok(false);
        }
        store::delete(tx, old).await?;
        Ok::<bool, Problem>(true)
    })?;
    if is_dropped {
        if let Some(name) = old.name {
            office.forget(name);
        }
        office
            .keys
            .destroy_poll(&old.key_file)
            .map_err(Problem::internal)?;
    }
    Ok(is_dropped)
}

async fn accept(
    office: &Office,
    town: &ServedTown,
    called: &str,
    manifest: Manifest,
) -> Done<Agreed> {
    let mut tx = office.db.read().await?;
    let known = store::served(&mut tx, town.key.name(), called).await?;
    let persons = store::count_persons(&mut tx).await?;
    drop(tx);
    let Some(known) = known else {
        return Ok(Err(Refusal::Key));
    };
    let poll = manifest.poll_id();
    if known.name == Some(poll) {
        return Ok(Ok(Agreed::Manifest { poll }));
    }
    if known.state != State::Key {
        return Ok(Err(Refusal::Taken));
    }
    let place = match check(office, town, &known, &manifest, persons) {
        Ok(place) => place,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let is_taken: bool =
        transact!(&office.db, tx => store::accept(tx, &known, &manifest, place).await)?;
    Ok(is_taken
        .then_some(Agreed::Manifest { poll })
        .ok_or(Refusal::Taken))
}

/// The number of this issuer in a manifest that it can issue for.
fn check(
    office: &Office,
    town: &ServedTown,
    known: &ServedPoll,
    manifest: &Manifest,
    persons: u64,
) -> Result<u16, Refusal> {
    let poll = Poll::new(manifest.clone()).map_err(|_| Refusal::Malformed)?;
    let manifest = poll.manifest();
    let is_ours = |entry: &&ballot::secret::Issuer| {
        entry.name == office.set.name
            && entry.url == office.url()
            && entry.rsa_spki == known.rsa_spki
            && entry.record_vkey.to_string() == known.record_vkey
    };
    let mut entries = (0_u16..).zip(&manifest.issuers);
    let place = entries.find(|(_, entry)| is_ours(entry));
    let (place, _) = place.ok_or(Refusal::Key)?;
    let keeper = manifest.issuers.first();
    let is_town = keeper.is_some_and(|entry| {
        entry.name == town.name && entry.url.trim_end_matches('/') == town.url
    });
    if place == 0 || !is_town || manifest.operator != town.name {
        return Err(Refusal::Town);
    }
    let (now, issue) = (millis(office.clock.now()), manifest.windows.issue);
    let lasts = issue
        .closes_at_ms
        .saturating_sub(now.min(issue.opens_at_ms));
    if issue.closes_at_ms <= now || lasts > LONGEST_POLL {
        return Err(Refusal::Window);
    }
    if manifest.eligible_count > persons {
        return Err(Refusal::Register);
    }
    Ok(place)
}

/// The poll of a municipality with this manifest.
async fn own(
    office: &Office,
    town: &ServedTown,
    name: PollId,
) -> Result<Option<ServedPoll>, Problem> {
    let found = store::served_as(&mut office.db.read().await?, name).await?;
    let found = found.map(|(poll, _)| poll);
    Ok(found.filter(|poll| poll.town == town.key.name()))
}

async fn close(office: &Office, town: &ServedTown, name: PollId) -> Done<Agreed> {
    if own(office, town, name).await?.is_none() {
        return Ok(Err(Refusal::Key));
    }
    let batches = publishing::close(office, name).await?;
    Ok(Ok(Agreed::Close {
        poll: name,
        batches,
    }))
}

async fn forget(office: &Office, town: &ServedTown, name: PollId) -> Done<Agreed> {
    if let Some(poll) = own(office, town, name).await? {
        publishing::forget(office, &poll).await?;
    }
    Ok(Ok(Agreed::Forget { poll: name }))
}
