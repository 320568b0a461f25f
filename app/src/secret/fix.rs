//! Fixing a secret poll: its keys are made, the list of those who may vote is frozen and hidden in slots, and the manifest becomes the first leaf of
//! its record.

use super::further::host;
use super::held::{self, OWN_ISSUER};
use super::keys::PollKeys;
use super::record::Pen;
use super::store::{self, BoxState, Further, Place};
use crate::clock::millis;
use crate::error::Problem;
use crate::web::AppState;
use crate::{roll, transact};
use ballot::secret::{
    Batch, Issuer, Leaf, Manifest, Method, PROFILE, Poll, Revote, UnreadableRule, Window, Windows,
    roll_root, slot,
};
use domain::ids::{PollId, RollEntryId};
use domain::poll::{self, Profile};
use jiff::Timestamp;
use jiff::civil::Date;

/// Smallest published part of a result.
const MIN_PUBLISH_CELL: u32 = 5;
/// Persons that are taken up at once.
const PERSONS_AT_ONCE: i64 = 512;

/// What the polls slice says about a poll that is to be fixed.
pub struct Subject {
    /// The poll.
    pub poll: poll::Poll,
    /// The texts that bind, in their order.
    pub texts: Vec<String>,
    /// How one chooses, as the ballot protocol knows it.
    pub method: Method,
    /// The local day of the close, on which age counts.
    pub close_day: Date,
}

/// Why a poll is not fixed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotYet {
    /// The trustees have not made the key that seals ballots.
    Sealing,
    /// Fewer persons may vote than a secret poll needs.
    TooSmall {
        /// How many may vote.
        eligible: u64,
        /// How many have to.
        needed: u32,
    },
    /// Another issuer has not made its keys for the poll.
    Issuers,
}

/// Fixes the manifest of a published secret poll. What is fixed stays; `Ok(Err(…))` says what is missing.
///
/// # Errors
/// When keys cannot be written or a database fails; the next try begins anew.
pub async fn fix(
    app: &AppState,
    subject: &Subject,
    now: Timestamp,
) -> Result<Result<(), NotYet>, Problem> {
    let id = subject.poll.id;
    let setting = store::setting(&mut app.db.read().await?, id).await?;
    let Some(setting) = setting else {
        return Ok(Err(NotYet::Sealing));
    };
    if setting.manifest.is_some() {
        return begin_record(app, id, now).await.map(Ok);
    }
    let Some(sealing) = setting.sealing else {
        return Ok(Err(NotYet::Sealing));
    };
    let eligible = freeze(app, subject, now).await?;
    if eligible < u64::from(setting.min_k) {
        let needed = setting.min_k;
        return Ok(Err(NotYet::TooSmall { eligible, needed }));
    }
    let Some(further) = further(app, id).await? else {
        return Ok(Err(NotYet::Issuers));
    };
    let (clock, bits) = (app.clock.clone(), setting.key_bits);
    let keys = tokio::task::spawn_blocking(move || PollKeys::generate(clock.as_ref(), bits)).await;
    let keys = keys
        .map_err(Problem::internal)?
        .map_err(Problem::internal)?;
    let nonce = app.clock.random();
    let places = places(app, id, &nonce, !further.is_empty()).await?;
    let mut slots: Vec<[u8; 32]> = places.iter().map(|place| place.slot).collect();
    slots.sort_unstable();
    let host = host(app);
    let short: String = nonce.iter().take(4).map(|b| format!("{b:02x}")).collect();
    let origin = format!("{host}/polls/{id}/{short}");
    let ballot_box = keys.ballot_box(&origin).map_err(Problem::internal)?;
    let record = keys
        .record(&format!("{origin}/issuer"))
        .map_err(Problem::internal)?;
    let public = keys.issuer().public().map_err(Problem::internal)?;
    let own = Issuer {
        name: app.site.operator.clone(),
        url: app.site.base_url.to_string(),
        rsa_spki: public.to_spki().map_err(Problem::internal)?,
        record_vkey: record.public().clone(),
    };
    let (opens, closes) = (
        millis(subject.poll.opens_at),
        millis(subject.poll.closes_at),
    );
    let window = Window {
        opens_at_ms: opens,
        closes_at_ms: closes,
    };
    let manifest = Manifest {
        version: ballot::PROTOCOL_VERSION,
        profile: PROFILE.to_owned(),
        operator: app.site.operator.clone(),
        nonce,
        text_hash: ballot::text_hash(subject.texts.iter().map(String::as_str)),
        method: subject.method.clone(),
        windows: Windows {
            issue: window,
            cast: window,
            complaint_hours: setting.complaint_hours,
        },
        eligible_count: u64::try_from(slots.len()).unwrap_or(u64::MAX),
        roll_root: roll_root(&slots),
        issuers: std::iter::once(own).chain(further).collect(),
        sealing,
        box_vkey: ballot_box.public().clone(),
        record_origin: origin,
        witness_policy: app.site.witnesses.policy(),
        bundle_hashes: app.site.bundle_hashes.clone(),
        revote: match subject.poll.profile {
            Profile::Secret { revote: true } => Revote::Last,
            _ => Revote::None,
        },
        batch: Batch {
            min_k: setting.min_k,
            interval: setting.batch_seconds,
        },
        min_publish_cell: MIN_PUBLISH_CELL,
        unreadable_rule: UnreadableRule::Invalid,
    };
    let poll = Poll::new(manifest.clone()).map_err(Problem::internal)?;
    let bytes = keys.to_bytes().map_err(Problem::internal)?;
    // The keys are durable before anything names them; keys that nothing names are of no use to anybody.
    app.keys
        .keep_poll(&nonce, &bytes, app.clock.id())
        .map_err(Problem::internal)?;
    for some in places.chunks(usize::try_from(PERSONS_AT_ONCE).unwrap_or(512)) {
        transact!(&app.issuer_db, tx => store::insert_places(tx, poll.id(), some).await)?;
    }
    transact!(&app.issuer_db, tx => store::begin_issuing(tx, poll.id(), OWN_ISSUER).await)?;
    let trial = app.clock.random();
    let fixed: bool = transact!(&app.db, tx => store::fix(tx, id, &manifest, trial, now).await)?;
    if !fixed {
        // Somebody else was faster: what was made here belongs to no poll.
        transact!(&app.issuer_db, tx => store::forget_openings(tx, poll.id()).await)?;
        app.keys.destroy_poll(&nonce).map_err(Problem::internal)?;
    }
    begin_record(app, id, now).await.map(Ok)
}

/// The issuers beside this server as the manifest names them; `None` as long as one of them has no keys for the poll.
async fn further(app: &AppState, id: PollId) -> Result<Option<Vec<Issuer>>, Problem> {
    let named = &app.site.issuers.0;
    let mut listed = store::further(&mut app.db.read().await?, id).await?;
    if listed.is_empty() && !named.is_empty() {
        listed = transact!(&app.db, tx => {
            store::name_further(tx, id, named).await?;
            Ok::<_, Problem>(store::further(tx, id).await?)
        })?;
    }
    let entry = |one: Further| {
        let (rsa_spki, record_vkey) = one.keys?;
        Some(Issuer {
            name: one.issuer.name,
            url: one.issuer.url,
            rsa_spki,
            record_vkey,
        })
    };
    Ok(listed.into_iter().map(entry).collect())
}

/// Freezes the list of those who may vote, unless it is; yields how many there are.
async fn freeze(app: &AppState, subject: &Subject, now: Timestamp) -> Result<u64, Problem> {
    let (id, rule) = (subject.poll.id, &subject.poll.eligibility);
    let eligible: i64 = transact!(&app.db, tx => {
        match roll::frozen_size(tx, id).await? {
            Some(size) => Ok::<i64, Problem>(size),
            None => Ok(roll::freeze(tx, id, rule, subject.close_day, now).await?),
        }
    })?;
    Ok(u64::try_from(eligible).unwrap_or(0))
}

/// The places of all who may vote, with new salts. Where other issuers have to find a person, too, a slot opens to the reference that all registers share.
async fn places(
    app: &AppState,
    id: PollId,
    nonce: &[u8; 32],
    has_others: bool,
) -> Result<Vec<Place>, Problem> {
    let mut places = Vec::new();
    let mut after: Option<RollEntryId> = None;
    loop {
        let page =
            roll::references_after(&mut app.db.read().await?, id, after, PERSONS_AT_ONCE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(places);
        };
        after = Some(*last);
        places.extend(page.into_iter().map(|(entry, reference)| {
            let (person, salt) = (entry.0.into_bytes(), app.clock.random());
            let person_ref = if has_others {
                reference.as_bytes()
            } else {
                &person[..]
            };
            Place {
                person,
                slot: slot(nonce, person_ref, &[], &salt),
                salt,
            }
        }));
    }
}

/// Makes the record of a poll whose manifest is fixed, unless it is there: whoever was interrupted goes on here.
async fn begin_record(app: &AppState, id: PollId, now: Timestamp) -> Result<(), Problem> {
    let Some(held) = held::held(app, id).await? else {
        return Ok(());
    };
    let (signing, name) = (held.signing()?, held.name());
    transact!(&app.box_db, tx => {
        store::make_box(tx, name).await?;
        let mut pen = Pen::open(tx, name).await?;
        if pen.stand.leaves == 0 {
            let first = Leaf::Manifest(Box::new(held.poll.manifest().clone()));
            pen.append(tx, &first).await?;
            pen.sign(tx, &signing.ballot_box, now).await?;
        }
        Ok::<(), Problem>(())
    })
}

/// Takes a manifest back: the poll was withdrawn before it opened. Its record and its keys go with it.
///
/// # Errors
/// When a poll with ballots is taken back, or a database fails.
pub async fn take_back(app: &AppState, id: PollId) -> Result<(), Problem> {
    let Some(held) = held::held(app, id).await? else {
        return Ok(transact!(&app.db, tx => store::leave_further(tx, id).await)?);
    };
    let stand = store::stand(&mut app.box_db.read().await?, held.name()).await?;
    if stand.is_some_and(|stand| stand.state != BoxState::Fixed) {
        return Err(Problem::Conflict);
    }
    transact!(&app.db, tx => {
        store::unfix(tx, id).await?;
        store::leave_further(tx, id).await?;
        roll::unfreeze(tx, id).await?;
        Ok::<(), Problem>(())
    })?;
    transact!(&app.issuer_db, tx => store::forget_openings(tx, held.name()).await)?;
    app.held_polls.forget();
    let nonce = held.poll.manifest().nonce;
    app.keys.destroy_poll(&nonce).map_err(Problem::internal)
}
