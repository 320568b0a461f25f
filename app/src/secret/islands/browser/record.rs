//! What the browser checks of the public record before it trusts a poll, and of a ballot after it was cast.

use crate::islands::net::{As, ask};
use crate::secret::islands::{Desk, Place, Trouble, VotePage};
use ballot::Receipt;
use ballot::secret::record::tree::Hash;
use ballot::secret::{Leaf, Manifest, Poll, from_json};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::GetValue;
use serde::Deserialize;

#[derive(Deserialize)]
struct First {
    checkpoint: String,
    proof: Vec<String>,
}

#[derive(Deserialize)]
struct Found {
    state: String,
    number: Option<u64>,
    leaf: Option<String>,
    checkpoint: Option<String>,
    proof: Option<Vec<String>>,
}

async fn read(path: &str) -> Result<Vec<u8>, Trouble> {
    let answer = ask(path, As::Nobody, None)
        .await
        .map_err(|_| Trouble::Offline)?;
    match answer.status {
        200 => Ok(answer.body),
        500.. => Err(Trouble::Offline),
        _ => Err(Trouble::Changed),
    }
}

fn hashes(proof: &[String]) -> Option<Vec<Hash>> {
    let hash = |text: &String| STANDARD.decode(text).ok()?.try_into().ok();
    proof.iter().map(hash).collect()
}

/// The poll, if it is the one that the page names, stands at the head of its signed record, and asks what the page asks.
pub async fn poll(desk: Desk) -> Result<Poll, Trouble> {
    let manifest = read(&desk.path("/record/manifest.json")).await?;
    let first = read(&desk.path("/record/first.json")).await?;
    let text = read(&desk.path("/record/text.json")).await?;
    let page = desk.page.get_value();
    checked(&page, &manifest, &first, &text).ok_or(Trouble::Changed)
}

fn checked(page: &VotePage, manifest: &[u8], first: &[u8], text: &[u8]) -> Option<Poll> {
    let manifest: Manifest = from_json(manifest).ok()?;
    let poll = Poll::new(manifest).ok()?;
    let first: First = serde_json::from_slice(first).ok()?;
    let texts: Vec<String> = serde_json::from_slice(text).ok()?;
    let checkpoint = poll.checkpoint(&first.checkpoint).ok()?;
    let is_hashed =
        ballot::text_hash(texts.iter().map(String::as_str)) == poll.manifest().text_hash;
    let is_named = poll.id().to_string() == page.poll;
    let is_recorded = poll.is_first_leaf(&checkpoint, &hashes(&first.proof)?);
    (is_hashed && is_named && is_recorded && shows(page, &texts)).then_some(poll)
}

/// Whether the page shows the question and the options that are hashed: question, three texts, then five texts for each option.
fn shows(page: &VotePage, texts: &[String]) -> bool {
    let is_shown = |option: &crate::secret::islands::OptionProps| {
        let place = usize::from(option.number)
            .checked_sub(1)
            .map(|place| 4 + 5 * place);
        let texts = place.and_then(|place| Some((texts.get(place)?, texts.get(place + 1)?)));
        texts.is_some_and(|(title, text)| *title == option.title && *text == option.text)
    };
    texts.first() == Some(&page.title) && page.options.iter().all(is_shown)
}

/// Where the ballot with this receipt is, with what proves it.
pub async fn place(desk: Desk, poll: &Poll, receipt: &Receipt) -> Place {
    let path = desk.path(&format!("/record/receipts/{receipt}"));
    match ask(&path, As::Nobody, None).await {
        Ok(answer) if answer.status == 404 => Place::Missing,
        Ok(answer) if answer.status == 200 => match serde_json::from_slice::<Found>(&answer.body) {
            Ok(found) if found.state == "waiting" => Place::Waiting,
            Ok(found) => proven(poll, receipt, &found).map_or(Place::Unproven, Place::Recorded),
            Err(_) => Place::Unknown,
        },
        _ => Place::Unknown,
    }
}

fn proven(poll: &Poll, receipt: &Receipt, found: &Found) -> Option<u64> {
    let number = found.number?;
    let leaf = STANDARD.decode(found.leaf.as_ref()?).ok()?;
    let Leaf::Ballot(ballot) = Leaf::from_bytes(&leaf).ok()? else {
        return None;
    };
    let checkpoint = poll.checkpoint(found.checkpoint.as_ref()?).ok()?;
    let is_there = checkpoint.has_leaf(&leaf, number, &hashes(found.proof.as_ref()?)?);
    (is_there && ballot.signed.receipt() == *receipt).then_some(number)
}
