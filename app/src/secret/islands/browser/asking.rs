//! The steps that ask the server for something: the right to vote, and the promise of the box.

use super::Halt;
use crate::islands::net::{Answer, As, ask};
use crate::secret::islands::{Desk, Kept, Opened, Trouble};
use ballot::Receipt;
use ballot::secret::{BlindAnswer, Device, Elsewhere, Promise, from_json, to_json};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos::prelude::{GetValue, Set, SetValue};
use serde::Deserialize;

/// What a program is told that gets no credential, or whose ballot is not taken.
#[derive(Deserialize)]
struct Refused {
    refused: String,
    words: String,
}

#[derive(Deserialize)]
struct Last {
    seq: u32,
    receipt: String,
}

fn refused(answer: &Answer) -> Halt {
    match serde_json::from_slice::<Refused>(&answer.body) {
        Ok(told) if told.refused == "used" => Halt::Used,
        Ok(told) => Trouble::Told(told.words).into(),
        Err(_) if answer.status >= 500 || answer.status == 429 => Trouble::Offline.into(),
        Err(_) => Trouble::Wrong.into(),
    }
}

/// Asks for the right to vote, as the person who is signed in: of this server, or, with what was brought back from it, of another issuer.
pub async fn enrol(desk: Desk, kept: &Kept) -> Result<Device, Halt> {
    let issuer = kept.device.asks().ok_or(Trouble::Wrong)?;
    if issuer > 0 {
        let answer = desk.brought.get_value().ok_or(Halt::OtherIssuer)?;
        desk.brought.set_value(None);
        // An answer that is not to this request, or changed on its way, is none: the issuer can be asked again.
        return kept
            .device
            .clone()
            .answered(&kept.poll, answer)
            .map_err(|_| Halt::OtherIssuer);
    }
    let request = kept.device.request(&kept.poll)?;
    let json = to_json(&request).map_err(|_| Trouble::Wrong)?;
    let answer = asked_of_town(desk, "/credential", Some(&json)).await?;
    let answer: BlindAnswer = from_json(&answer.body).map_err(|_| Trouble::Wrong)?;
    Ok(kept.device.clone().answered(&kept.poll, answer)?)
}

async fn asked_of_town(desk: Desk, below: &str, json: Option<&str>) -> Result<Answer, Halt> {
    let asked = ask(&desk.path(below), As::Oneself, json).await;
    let answer = asked.map_err(|_| Trouble::Offline)?;
    if answer.redirected {
        return Err(Trouble::SignedOut.into());
    }
    if answer.status != 200 {
        return Err(refused(&answer));
    }
    Ok(answer)
}

/// The address at which another issuer is asked: request and place on the roll stand behind `#`, and go to no server.
pub async fn address(desk: Desk, kept: &Kept) -> Result<String, Halt> {
    let issuer = kept.device.asks().ok_or(Trouble::Wrong)?;
    let entry = kept.poll.manifest().issuers.get(usize::from(issuer));
    let url = &entry.ok_or(Trouble::Wrong)?.url;
    let answer = asked_of_town(desk, "/opening", None).await?;
    // The opening is passed on as it came: the issuer checks it.
    let opening = String::from_utf8(answer.body).map_err(|_| Trouble::Wrong)?;
    let request = to_json(&kept.device.request(&kept.poll)?).map_err(|_| Trouble::Wrong)?;
    let asked = format!("{{\"request\":{request},\"opening\":{opening}}}");
    Ok(format!("{url}/issue#{}", URL_SAFE_NO_PAD.encode(asked)))
}

/// Seals the ballot.
pub fn seal(kept: &Kept) -> Result<Device, Halt> {
    Ok(kept.device.clone().sealing(&kept.poll)?)
}

/// Hands the ballot in, as nobody.
pub async fn send(desk: Desk, kept: &Kept) -> Result<Device, Halt> {
    let json = kept.device.sealed().and_then(|sealed| to_json(sealed).ok());
    let json = json.ok_or(Trouble::Wrong)?;
    let asked = ask(&desk.path("/ballots"), As::Nobody, Some(&json)).await;
    let answer = asked.map_err(|_| Trouble::Offline)?;
    if answer.status == 200 {
        let promise: Promise = from_json(&answer.body).map_err(|_| Trouble::Wrong)?;
        return Ok(kept.device.clone().promised(&kept.poll, promise)?);
    }
    let is_overtaken = serde_json::from_slice::<Refused>(&answer.body)
        .is_ok_and(|told| matches!(told.refused.as_str(), "seq" | "no-revote"));
    if is_overtaken && let Some(last) = last(desk, kept).await? {
        desk.note.set(Some("vote-overtaken"));
        return Ok(kept.device.clone().overtaken(last));
    }
    Err(refused(&answer))
}

/// Hands in what opens the own ballot, as nobody.
pub async fn open(desk: Desk, json: &str) -> Opened {
    let offline = || Opened::Refused(desk.words("vote-offline"));
    match ask(&desk.path("/openings"), As::Nobody, Some(json)).await {
        Ok(answer) if answer.status == 200 => Opened::Yes,
        Ok(answer) => match serde_json::from_slice::<Refused>(&answer.body) {
            Ok(told) => Opened::Refused(told.words),
            Err(_) => offline(),
        },
        Err(_) => offline(),
    }
}

/// What the box has of this voter: another device cast it.
async fn last(desk: Desk, kept: &Kept) -> Result<Option<Elsewhere>, Halt> {
    let cid = kept.device.secret().voter().credential_id();
    let path = desk.path(&format!("/record/credentials/{cid}"));
    let answer = ask(&path, As::Nobody, None)
        .await
        .map_err(|_| Trouble::Offline)?;
    let last: Option<Last> = serde_json::from_slice(&answer.body).ok();
    let known = last.and_then(|last| {
        let receipt: Receipt = last.receipt.parse().ok()?;
        Some(Elsewhere {
            seq: last.seq,
            receipt,
        })
    });
    Ok(known)
}
