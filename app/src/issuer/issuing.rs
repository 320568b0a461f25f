//! Giving credentials at an issuer that somebody else runs: to whoever shows a passkey of its register, and that the same person is on the roll of the poll.

use super::guest::Guest;
use super::office::{Office, Served};
use super::store::{self, Evidence, Given, Person, State};
use crate::clock::millis;
use crate::error::{Answer, OrNotFound, Problem};
use crate::i18n::Locale;
use crate::web::Name;
use crate::{t, transact};
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use ballot::secret::{
    BlindAnswer, BlindRequest, IssueRequest, evidence, from_json, issue_challenge, issue_request,
};
use ballot::{PollId, participation_tag};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;
use webauthn_rs::prelude::{DiscoverableAuthentication, PublicKeyCredential};

/// Longest request: a blinded message, the proof of a place among millions, and an answer of a passkey.
const LONGEST: usize = 32 * 1024;

/// Why nothing is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NotGiven {
    Malformed,
    TooLarge,
    Window,
    NotOnRoll,
    UnknownPasskey,
    Passkey,
    OtherPerson,
    Used,
}

impl NotGiven {
    fn answer(self, l: Locale) -> Response {
        let unfit = StatusCode::UNPROCESSABLE_ENTITY;
        let (status, word, words) = match self {
            Self::Malformed => (unfit, "malformed", t!(l, "issuer-malformed")),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                t!(l, "issuer-malformed"),
            ),
            Self::Window => (StatusCode::FORBIDDEN, "window", t!(l, "issuer-window")),
            Self::NotOnRoll => (
                StatusCode::FORBIDDEN,
                "not-on-roll",
                t!(l, "issuer-not-on-roll"),
            ),
            Self::UnknownPasskey => (
                StatusCode::FORBIDDEN,
                "unknown-passkey",
                t!(l, "issuer-unknown-passkey"),
            ),
            Self::Passkey => (StatusCode::FORBIDDEN, "passkey", t!(l, "issuer-passkey")),
            Self::OtherPerson => (
                StatusCode::FORBIDDEN,
                "other-person",
                t!(l, "issuer-other-person"),
            ),
            Self::Used => (StatusCode::CONFLICT, "used", t!(l, "issuer-used")),
        };
        let body = json!({ "refused": word, "words": words });
        (status, [(CACHE_CONTROL, "no-store")], axum::Json(body)).into_response()
    }
}

/// A hash of a manifest in an address: 64 lower-case hexadecimal digits.
pub fn poll_id(text: &str) -> Option<PollId> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().map(digit).collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    let bytes: Vec<u8> = pairs.iter().map(|[high, low]| high << 4 | low).collect();
    let bytes = bytes.try_into().ok().filter(|_| rest.is_empty());
    bytes.map(PollId)
}

/// `GET /polls/{name}`: whose poll it is and where its voters go back to, as JSON.
pub async fn about(guest: Guest, Name(name): Name) -> Answer {
    let name = poll_id(&name).or_not_found()?;
    let served = guest.office.served(name).await?.or_not_found()?;
    let body = json!({ "operator": served.poll.manifest().operator, "back": served.way_back() });
    Ok(([(CACHE_CONTROL, "no-store")], axum::Json(body)).into_response())
}

/// What a browser sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    ask: serde_json::Value,
    passkey: serde_json::Value,
}

/// `POST /polls/{name}/credential`: the right of whoever shows their passkey, once, as a blind signature. The same request gets the same answer, also after a
/// crash; the row that says so is durable before the answer leaves.
pub async fn credential(guest: Guest, Name(name): Name, body: Bytes) -> Answer {
    let l = guest.locale;
    let name = poll_id(&name).or_not_found()?;
    if body.len() > LONGEST {
        return Ok(NotGiven::TooLarge.answer(l));
    }
    let Some(served) = guest.office.served(name).await? else {
        return Ok(NotGiven::Window.answer(l));
    };
    let sent: Option<Sent> = serde_json::from_slice(&body).ok();
    let read = sent.and_then(|sent| {
        let ask: IssueRequest = from_json(sent.ask.to_string().as_bytes()).ok()?;
        Some((ask, sent.passkey))
    });
    let Some((ask, passkey)) = read else {
        return Ok(NotGiven::Malformed.answer(l));
    };
    Ok(match give(&guest.office, &served, &ask, &passkey).await? {
        Ok(answer) => ([(CACHE_CONTROL, "no-store")], axum::Json(answer)).into_response(),
        Err(reason) => reason.answer(l),
    })
}

async fn give(
    office: &Office,
    served: &Arc<Served>,
    ask: &IssueRequest,
    passkey: &serde_json::Value,
) -> Result<Result<BlindAnswer, NotGiven>, Problem> {
    let (name, manifest) = (served.poll.id(), served.poll.manifest());
    if ask.request.poll_id != name || ask.request.issuer != served.place {
        return Ok(Err(NotGiven::Malformed));
    }
    if !manifest.windows.issue.contains(millis(office.clock.now())) {
        return Ok(Err(NotGiven::Window));
    }
    let Some(slot) = ask.opening.slot_of(manifest) else {
        return Ok(Err(NotGiven::NotOnRoll));
    };
    let person = match shown(office, &ask.request, passkey).await? {
        Ok(person) => person,
        Err(reason) => return Ok(Err(reason)),
    };
    if person.reference.as_bytes() != ask.opening.person_ref {
        return Ok(Err(NotGiven::OtherPerson));
    }
    let tag = participation_tag(&served.keys.participation(&name), &person.id);
    let digest = issue_request(&ask.request);
    let before = store::given(&mut office.db.read().await?, name, tag).await?;
    if let Some(before) = before {
        return Ok(same(before, digest));
    }
    let (poll, blinded, masking) = (
        served.clone(),
        ask.request.blinded.clone(),
        office.clock.random(),
    );
    let signed =
        tokio::task::spawn_blocking(move || poll.keys.issuer.blind_sign(&blinded, &masking));
    let Ok(blind_sig) = signed.await.map_err(Problem::internal)? else {
        return Ok(Err(NotGiven::Malformed));
    };
    let proof = passkey.to_string();
    let shown = Evidence {
        slot,
        hash: evidence(&ask.request, &slot, proof.as_bytes()),
        proof,
    };
    let new = Given { digest, blind_sig };
    transact!(&office.db, tx => {
        if store::give(tx, name, tag, &new, &shown).await? {
            return Ok(Ok(BlindAnswer { blind_sig: new.blind_sig.clone() }));
        }
        if let Some(before) = store::given(tx, name, tag).await? {
            return Ok(same(before, digest));
        }
        // The place was used by another person, or the poll ended meanwhile.
        let now = store::served_as(tx, name).await?;
        let is_open = now.is_some_and(|(poll, _)| poll.state == State::Open);
        Ok::<_, Problem>(Err(if is_open { NotGiven::Used } else { NotGiven::Window }))
    })
}

/// What was given before, to the same request alone.
fn same(before: Given, digest: [u8; 32]) -> Result<BlindAnswer, NotGiven> {
    if before.digest == digest {
        let blind_sig = before.blind_sig;
        Ok(BlindAnswer { blind_sig })
    } else {
        Err(NotGiven::Used)
    }
}

/// Whose passkey has signed this request. The challenge follows from the request, so nothing has to be remembered between asking and answering: an answer
/// that somebody overhears gets them what was given to it before, and nothing else.
async fn shown(
    office: &Office,
    request: &BlindRequest,
    passkey: &serde_json::Value,
) -> Result<Result<Person, NotGiven>, Problem> {
    let Ok(answer) = serde_json::from_value::<PublicKeyCredential>(passkey.clone()) else {
        return Ok(Err(NotGiven::Malformed));
    };
    let id = answer.get_credential_id();
    let found = store::by_passkey(&mut office.db.read().await?, id).await?;
    let Some((person, mut key)) = found else {
        return Ok(Err(NotGiven::UnknownPasskey));
    };
    let state = asked(office, request)?;
    let result = office
        .webauthn
        .finish_discoverable_authentication_v2(&answer, state, &key);
    let Some(result) = result.ok().filter(|result| result.user_verified()) else {
        return Ok(Err(NotGiven::Passkey));
    };
    if key.update_credential(&result) == Some(true) {
        transact!(&office.db, tx => store::note_use(tx, &key).await)?;
    }
    Ok(Ok(person))
}

/// What the passkey was asked: as `webauthn-rs` asks, with the challenge of the protocol in place of a random one.
fn asked(office: &Office, request: &BlindRequest) -> Result<DiscoverableAuthentication, Problem> {
    let (_, state) = office
        .webauthn
        .start_discoverable_authentication()
        .map_err(Problem::internal)?;
    let mut state = serde_json::to_value(&state).map_err(Problem::internal)?;
    let place = state.pointer_mut("/ast/challenge");
    let place = place.ok_or_else(|| Problem::internal(std::io::Error::other("no challenge")))?;
    *place = URL_SAFE_NO_PAD.encode(issue_challenge(request)).into();
    serde_json::from_value(state).map_err(Problem::internal)
}
