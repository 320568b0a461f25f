//! Publishing to which slots was issued: in batches, sorted and signed, so that nobody learns when who asked. The municipality fetches them and puts them into
//! the record.

use super::keys::ServedKeys;
use super::office::Office;
use super::store::{self, ServedPoll, State};
use crate::error::Problem;
use crate::transact;
use ballot::PollId;
use ballot::secret::record::vkey::NamedKey;
use ballot::secret::{Issuance, Leaf};

/// Publishes the next batch, if more than so many slots wait; `false` if they do not. The poll has to be as far as it is said.
///
/// # Errors
/// When the database fails.
async fn publish(
    office: &Office,
    (name, state): (PollId, State),
    key: &NamedKey,
    fewest: u64,
) -> Result<bool, Problem> {
    transact!(&office.db, tx => {
        let Some((poll, _)) = store::served_as(tx, name).await? else { return Ok(false) };
        let (_, waiting) = store::count_given(tx, name).await?;
        if poll.state != state || waiting == 0 || waiting < fewest {
            return Ok(false);
        }
        let slots = store::put_into_batch(tx, name, poll.batches).await?;
        let batch = Issuance::sign(&name, poll.place.unwrap_or(0), poll.batches, slots, key);
        let batch = batch.map_err(|error| Problem::internal(std::io::Error::other(error)))?;
        let leaf = Leaf::Issuance(batch).to_bytes();
        let leaf = leaf.map_err(|error| Problem::internal(std::io::Error::other(error.to_string())))?;
        store::insert_batch(tx, name, poll.batches, &leaf).await?;
        Ok::<bool, Problem>(true)
    })
}

/// What signs the batches of a poll.
fn record_key(poll: &ServedPoll, keys: &ServedKeys) -> Result<NamedKey, Problem> {
    let name = poll.record_vkey.split('+').next().unwrap_or_default();
    keys.record(name).map_err(Problem::internal)
}

/// Publishes what waits of an open poll, if it is enough.
///
/// # Errors
/// When keys are missing or the database fails.
pub async fn publish_due(office: &Office, poll: &ServedPoll, name: PollId) -> Result<(), Problem> {
    let Some(served) = office.served(name).await? else {
        return Ok(());
    };
    let key = record_key(poll, &served.keys)?;
    let fewest = u64::from(served.poll.manifest().batch.min_k);
    while publish(office, (name, State::Open), &key, fewest).await? {}
    Ok(())
}

/// Ends a poll: nothing more is given, all is published, the keys are destroyed. Yields how many batches there are. Doing it again changes nothing.
///
/// # Errors
/// When keys are missing or the database fails; then this is to be done again.
pub async fn close(office: &Office, name: PollId) -> Result<u64, Problem> {
    let found = store::served_as(&mut office.db.read().await?, name).await?;
    let Some((poll, _)) = found else {
        return Err(Problem::NotFound);
    };
    if poll.state == State::Open {
        transact!(&office.db, tx => store::set_state(tx, name, State::Closing).await)?;
    }
    office.forget(name);
    if matches!(poll.state, State::Open | State::Closing) {
        let keys = ServedKeys::read(&office.keys, &poll.key_file).map_err(Problem::internal)?;
        let key = record_key(&poll, &keys)?;
        while publish(office, (name, State::Closing), &key, 1).await? {}
        transact!(&office.db, tx => store::set_state(tx, name, State::Closed).await)?;
    }
    office
        .keys
        .destroy_poll(&poll.key_file)
        .map_err(Problem::internal)?;
    let found = store::served_as(&mut office.db.read().await?, name).await?;
    Ok(found.map_or(0, |(poll, _)| poll.batches))
}

/// Deletes a poll: its keys, and everything about persons.
///
/// # Errors
/// When a key cannot be destroyed or the database fails; then this is to be done again.
pub async fn forget(office: &Office, poll: &ServedPoll) -> Result<(), Problem> {
    if let Some(name) = poll.name {
        office.forget(name);
    }
    office
        .keys
        .destroy_poll(&poll.key_file)
        .map_err(Problem::internal)?;
    Ok(transact!(&office.db, tx => store::delete(tx, poll).await)?)
}

/// A batch as it goes into the record; empty if there is none of this number (yet).
///
/// # Errors
/// [`Problem::NotFound`] for a poll that is not served; when the database fails.
pub async fn batch(office: &Office, name: PollId, number: u64) -> Result<Vec<u8>, Problem> {
    let mut tx = office.db.read().await?;
    if store::served_as(&mut tx, name).await?.is_none() {
        return Err(Problem::NotFound);
    }
    let leaf = store::published(&mut tx, name, number).await?;
    Ok(leaf.unwrap_or_default())
}
