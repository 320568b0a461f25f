//! What happens to a secret poll as time goes on. Every step may run twice, be interrupted anywhere, and run beside itself on another machine: what it
//! writes into a record and what it notes stand in one transaction of the box.

use super::agree;
use super::held::{self, Held, OWN_ISSUER};
use super::record::Pen;
use super::store::{self, BoxState, Envelope};
use crate::clock::millis;
use crate::db::DbError;
use crate::error::Problem;
use crate::transact;
use crate::web::AppState;
use ballot::Receipt;
use ballot::secret::{
    BallotLeaf, Close, Incident, Issuance, Leaf, Share, SharingError, SignedBallot,
};
use domain::ids::PollId;
use jiff::Timestamp;

/// Ballots that are read from the box at once.
const BALLOTS_AT_ONCE: i64 = 1000;

/// Whether a poll can open: its manifest is fixed, all other issuers have accepted it, enough trustees have shown that they have their shares, and the keys
/// are here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready {
    /// The hash of the manifest.
    pub name: ballot::PollId,
    /// Its nonce.
    pub nonce: [u8; 32],
    /// How many may vote.
    pub eligible: i64,
}

/// Whether a poll can open, and as what.
///
/// # Errors
/// [`Problem::Unavailable`] if the keys are missing or damaged; when a database fails.
pub async fn ready(app: &AppState, id: PollId) -> Result<Option<Ready>, Problem> {
    let setting = store::setting(&mut app.db.read().await?, id).await?;
    let passed = setting.is_some_and(|setting| setting.trial_passed_at.is_some());
    let Some(held) = held::held(app, id).await?.filter(|_| passed) else {
        return Ok(None);
    };
    let further = store::further(&mut app.db.read().await?, id).await?;
    let has_agreed = |one: &store::Further| one.accepted == Some(held.name());
    if !further.iter().all(has_agreed) {
        return Ok(None);
    }
    held.signing()?;
    let manifest = held.poll.manifest();
    Ok(Some(Ready {
        name: held.name(),
        nonce: manifest.nonce,
        eligible: i64::try_from(manifest.eligible_count).unwrap_or(i64::MAX),
    }))
}

/// The box takes ballots from now on, within the window of the manifest.
///
/// # Errors
/// When the database fails.
pub async fn open_box(app: &AppState, name: ballot::PollId) -> Result<(), Problem> {
    transact!(&app.box_db, tx => {
        if let Some(mut stand) = store::stand(tx, name).await?
            && stand.state == BoxState::Fixed
        {
            stand.state = BoxState::Open;
            store::set_stand(tx, name, &stand).await?;
        }
        Ok::<(), Problem>(())
    })
}

/// Whether enough ballots wait, and enough time has gone by, for the next batch.
///
/// # Errors
/// When a database fails.
pub async fn is_due(app: &AppState, held: &Held, now: Timestamp) -> Result<bool, Problem> {
    let batch = held.poll.manifest().batch;
    let setting = store::setting(&mut app.db.read().await?, held.id).await?;
    let last = setting.and_then(|setting| setting.released_at);
    let has_rested =
        last.is_none_or(|last| now.as_second() - last.as_second() >= i64::from(batch.interval));
    if !has_rested {
        return Ok(false);
    }
    let waiting = store::count_waiting(&mut app.box_db.read().await?, held.name()).await?;
    Ok(waiting >= u64::from(batch.min_k))
}

/// Publishes what waits: slots that were issued to, then ballots in the order of their receipts, under one checkpoint. Unless the poll closes with it, there
/// have to be enough of either. A poll that is to close takes no more ballots from here on; its record is closed as soon as everything is there that other
/// issuers issued to. Yields how many credentials have voted, as the record says it.
///
/// # Errors
/// When keys are missing or a database fails.
pub async fn release(
    app: &AppState,
    held: &Held,
    closes: bool,
    now: Timestamp,
) -> Result<u64, Problem> {
    let (name, signing) = (held.name(), held.signing()?);
    let min_k = u64::from(held.poll.manifest().batch.min_k);
    let (all, waiting) = store::count_issued(&mut app.issuer_db.read().await?, name).await?;
    if waiting > 0 && (closes || waiting >= min_k) {
        while transact!(&app.issuer_db, tx => store::batch_issued(tx, name).await)?.is_some() {}
        // The tenth makes every row of a roll of a million be written anew about eleven times in all.
        if closes || waiting * 10 >= all {
            forgotten(
                held,
                store::forget_issuing_order(&app.issuer_db, name).await,
            );
        }
    }
    let batches = issued_since(app, held).await?;
    let further = further_since(app, held).await?;
    let others = u16::try_from(held.poll.issuers().len().saturating_sub(1)).unwrap_or(0);
    let issued = store::count_issued_by_all(&mut app.issuer_db.read().await?, name, others).await?;
    let is_whole = closes && agree::all_closed(app, held).await?;
    let credentials: Result<u64, Problem> = transact!(&app.box_db, tx => {
        let mut pen = Pen::open(tx, name).await?;
        if !matches!(pen.stand.state, BoxState::Open | BoxState::Ending) {
            return Ok(store::count_recorded(tx, name).await?.1);
        }
        let before = pen.stand.leaves;
        for batch in &batches {
            if batch.batch == pen.stand.issued_batches {
                pen.append(tx, &Leaf::Issuance(batch.clone())).await?;
                pen.stand.issued_batches += 1;
            }
        }
        for batch in &further {
            if batch.batch == store::further_recorded(tx, name, batch.issuer).await? {
                pen.append(tx, &Leaf::Issuance(batch.clone())).await?;
                store::note_further_recorded(tx, name, batch.issuer).await?;
            }
        }
        let waiting = store::count_waiting(tx, name).await?;
        if waiting > 0 && (closes || waiting >= min_k) {
            append_ballots(tx, name, &mut pen).await?;
        }
        let (ballots, distinct_cids) = store::count_recorded(tx, name).await?;
        if is_whole {
            let last_batch = pen.stand.next_batch.checked_sub(1);
            let close = Close { ballots, distinct_cids, issued, last_batch };
            pen.append(tx, &Leaf::Close(close)).await?;
            pen.stand.state = BoxState::Closed;
        } else if closes {
            pen.stand.state = BoxState::Ending;
        }
        if pen.stand.leaves > before {
            pen.sign(tx, &signing.ballot_box, now).await?;
        } else {
            store::set_stand(tx, name, &pen.stand).await?;
        }
        Ok::<u64, Problem>(distinct_cids)
    });
    forgotten(held, store::forget_casting_order(&app.box_db).await);
    transact!(&app.db, tx => store::note_release(tx, held.id, now).await)?;
    credentials
}

/// An order that could not be forgotten now is forgotten with the next batch; the log says so.
fn forgotten(held: &Held, done: Result<(), DbError>) {
    if let Err(error) = done {
        tracing::warn!(poll = %held.id, error.cause = %error, "the database may not have forgotten the order of a batch yet");
    }
}

/// Batches of issued slots that are not in the record, signed.
async fn issued_since(app: &AppState, held: &Held) -> Result<Vec<Issuance>, Problem> {
    let (name, signing) = (held.name(), held.signing()?);
    let stand = store::stand(&mut app.box_db.read().await?, name).await?;
    let done = stand.map_or(0, |stand| stand.issued_batches);
    let mut tx = app.issuer_db.read().await?;
    let mut batches = Vec::new();
    for batch in done..store::issued_batches(&mut tx, name).await? {
        let slots = store::slots_of_batch(&mut tx, name, batch).await?;
        let signed = Issuance::sign(&name, OWN_ISSUER, batch, slots, &signing.record);
        let signed = signed.map_err(|_| {
            Problem::internal(std::io::Error::other("a batch of slots does not ascend"))
        })?;
        batches.push(signed);
    }
    Ok(batches)
}

/// Batches of the issuers beside this server that are not in the record.
async fn further_since(app: &AppState, held: &Held) -> Result<Vec<Issuance>, Problem> {
    let name = held.name();
    let mut batches = Vec::new();
    for issuer in 1..u16::try_from(held.poll.issuers().len()).unwrap_or(0) {
        let done = store::further_recorded(&mut app.box_db.read().await?, name, issuer).await?;
        let mut tx = app.issuer_db.read().await?;
        for batch in done..store::further_batches(&mut tx, name, issuer).await? {
            batches.push(store::further_batch(&mut tx, name, issuer, batch).await?);
        }
    }
    Ok(batches)
}

/// Moves all ballots that wait into the record, as one batch.
async fn append_ballots(
    tx: &mut crate::db::Tx,
    name: ballot::PollId,
    pen: &mut Pen,
) -> Result<(), Problem> {
    let (batch_no, first) = (pen.stand.next_batch, pen.stand.leaves);
    let mut after: Option<Receipt> = None;
    loop {
        let page: Vec<Envelope> = store::waiting_after(tx, name, after, BALLOTS_AT_ONCE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.receipt);
        let leaf = |envelope: &Envelope| {
            SignedBallot::from_bytes(&envelope.bytes).map(|signed| {
                let assisted = envelope.assisted;
                Leaf::Ballot(Box::new(BallotLeaf {
                    batch_no,
                    assisted,
                    signed,
                }))
            })
        };
        let leaves: Result<Vec<Leaf>, _> = page.iter().map(leaf).collect();
        let leaves = leaves.map_err(Problem::internal)?;
        pen.append_all(tx, &leaves).await?;
    }
    store::note_recorded(tx, name, first, batch_no).await?;
    store::clear_waiting(tx, name).await?;
    pen.stand.next_batch += 1;
    Ok(())
}

/// Why a share is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareRefused {
    /// The poll is not closed, or the time for complaints is not over.
    TooEarly,
    /// It is not the share of its trustee.
    Wrong(SharingError),
}

/// From when on shares are taken: the close, and then the hours for complaints.
#[must_use]
pub fn shares_from_ms(held: &Held) -> i64 {
    let windows = held.poll.manifest().windows;
    windows.cast.closes_at_ms + i64::from(windows.complaint_hours) * 3_600_000
}

/// Takes a trustee's share and publishes it. Handing it in again changes nothing.
///
/// # Errors
/// When keys are missing or the database fails.
pub async fn hand_in(
    app: &AppState,
    held: &Held,
    share: &Share,
    now: Timestamp,
) -> Result<Result<(), ShareRefused>, Problem> {
    if let Err(wrong) = held.poll.manifest().sealing.check_share(share) {
        return Ok(Err(ShareRefused::Wrong(wrong)));
    }
    if millis(now) < shares_from_ms(held) {
        return Ok(Err(ShareRefused::TooEarly));
    }
    let (name, signing) = (held.name(), held.signing()?);
    transact!(&app.box_db, tx => {
        let mut pen = Pen::open(tx, name).await?;
        match pen.stand.state {
            BoxState::Fixed | BoxState::Open | BoxState::Ending => {
                return Ok(Err(ShareRefused::TooEarly));
            }
            BoxState::Final => return Ok(Ok(())),
            BoxState::Closed => {}
        }
        let closed = super::count::after_close(tx, name, &pen.stand).await?;
        if closed.shares.iter().all(|other| other.index != share.index) {
            pen.append(tx, &Leaf::Share(share.clone())).await?;
            pen.sign(tx, &signing.ballot_box, now).await?;
        }
        Ok::<_, Problem>(Ok(()))
    })
}

/// Deletes the keys of a poll and what opens its roll, once its term is over; the record says so.
///
/// # Errors
/// When a key cannot be destroyed or a database fails; then this is to be done again.
pub async fn delete_keys(app: &AppState, id: PollId, now: Timestamp) -> Result<(), Problem> {
    let setting = store::setting(&mut app.db.read().await?, id).await?;
    if setting.is_none_or(|setting| setting.deleted_at.is_some()) {
        return Ok(());
    }
    let Some(held) = held::held(app, id).await? else {
        return Ok(());
    };
    let name = held.name();
    if let Ok(signing) = &held.signing {
        transact!(&app.box_db, tx => {
            let mut pen = Pen::open(tx, name).await?;
            let text = "The keys of the issuer and of the box, and what opens the slots of the roll, are deleted.";
            let told = Incident { kind: "deleted".to_owned(), text: text.to_owned() };
            pen.append(tx, &Leaf::Incident(told)).await?;
            pen.sign(tx, &signing.ballot_box, now).await
        })?;
    }
    transact!(&app.issuer_db, tx => store::forget_openings(tx, name).await)?;
    app.held_polls.forget();
    app.keys
        .destroy_poll(&held.poll.manifest().nonce)
        .map_err(Problem::internal)?;
    Ok(transact!(&app.db, tx => {
        store::forget_further(tx, id).await?;
        store::note_deletion(tx, id, now).await
    })?)
}

/// Which of these persons were given a credential.
///
/// # Errors
/// When the database fails.
pub async fn took_part(
    app: &AppState,
    held: &Held,
    tags: Vec<ballot::Tag>,
) -> Result<std::collections::HashSet<ballot::Tag>, Problem> {
    let mut tx = app.issuer_db.read().await?;
    Ok(store::issued_to(&mut tx, held.name(), &tags).await?)
}
