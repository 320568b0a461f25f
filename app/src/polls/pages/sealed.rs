//! What a voter's browser asks for in a secret poll. It seals the ballot itself: nothing here sees a choice.

use super::Found;
use crate::error::{Answer, OrNotFound, Problem};
use crate::polls::{manifest, recent};
use crate::secret::{self, Held, Refusal, refusal};
use crate::ui::errors;
use crate::web::{AppState, Id, Visit};
use ::ballot::secret::{BlindRequest, SelfOpening, SignedBallot, from_json};
use axum::Router;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use domain::ids::PollId;
use domain::rights::Denied;
use serde::Serialize;
use serde_json::json;
use std::sync::Arc;

/// Longest request: a ballot of the longest body with the signatures of all issuers, in base64.
const LONGEST: usize = 64 * 1024;

/// Routes of what browsers ask for.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/polls/{id}/credential", post(credential))
        .route("/polls/{id}/opening", get(opening))
        .route("/polls/{id}/ballots", post(cast))
        .route("/polls/{id}/openings", post(open))
        .route("/polls/{id}/record/text.json", get(text))
}

/// The secret poll with this id that is or was open.
async fn held(app: &AppState, id: PollId) -> Result<Arc<Held>, Problem> {
    let recent = recent::poll(app, id).await?.or_not_found()?;
    let record = &recent.record;
    let name = record
        .manifest
        .filter(|_| record.poll.profile.is_secret())
        .or_not_found()?;
    secret::held_as(app, id, name).await?.or_not_found()
}

fn answer(value: &impl Serialize) -> Response {
    ([(CACHE_CONTROL, "no-store")], axum::Json(value)).into_response()
}

/// `POST /polls/{id}/credential`: the visitor's right to vote in this poll, once, as a blind signature on what their browser made.
pub async fn credential(visit: Visit, Id(id): Id<PollId>, body: Bytes) -> Answer {
    let l = visit.locale;
    let found = Found::load(&visit, id).await?;
    let held = held(&visit.app, id).await?;
    let may = match found.may_vote(&visit) {
        Ok(may) => may,
        Err(denied) => return Ok(refused(&visit, &denied)),
    };
    if body.len() > LONGEST {
        return Ok(refusal(l, Refusal::TooLarge));
    }
    let Ok(request) = from_json::<BlindRequest>(&body) else {
        return Ok(refusal(l, Refusal::Malformed));
    };
    let issued = secret::issue(&visit.app, &held, &may, &request, visit.now).await?;
    Ok(match issued {
        Ok(signed) => answer(&signed),
        Err(reason) => refusal(l, Refusal::NotIssued(reason)),
    })
}

/// `GET /polls/{id}/opening`: what shows an issuer beside this server that the visitor is on the roll of this poll; for the visitor alone.
pub async fn opening(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = Found::load(&visit, id).await?;
    let held = held(&visit.app, id).await?;
    let may = match found.may_vote(&visit) {
        Ok(may) => may,
        Err(denied) => return Ok(refused(&visit, &denied)),
    };
    Ok(answer(
        &secret::slot_opening(&visit.app, &held, &may).await?,
    ))
}

/// Why somebody gets no credential, for the page that asked.
fn refused(visit: &Visit, denied: &Denied) -> Response {
    let (status, word) = match denied {
        Denied::SignIn => (StatusCode::UNAUTHORIZED, "sign-in"),
        Denied::Level { .. } | Denied::Confirm => (StatusCode::FORBIDDEN, "level"),
        _ => (StatusCode::FORBIDDEN, "denied"),
    };
    let body = json!({ "refused": word, "words": errors::denied_words(visit, denied) });
    (status, [(CACHE_CONTROL, "no-store")], axum::Json(body)).into_response()
}

/// `POST /polls/{id}/ballots`: a sealed ballot. Nobody is asked who they are: the credential in it says that they may.
pub async fn cast(visit: Visit, Id(id): Id<PollId>, body: Bytes) -> Answer {
    let l = visit.locale;
    let held = held(&visit.app, id).await?;
    if body.len() > LONGEST {
        return Ok(refusal(l, Refusal::TooLarge));
    }
    let Ok(signed) = from_json::<SignedBallot>(&body) else {
        return Ok(refusal(l, Refusal::Malformed));
    };
    Ok(match visit.app.taking.take(&held, signed, false).await? {
        Ok(promise) => answer(&promise),
        Err(refused) => refusal(l, Refusal::Ballot(refused)),
    })
}

/// `POST /polls/{id}/openings`: what opens a ballot, by its voter, should too few trustees have opened the poll. Nobody is asked who they are.
pub async fn open(visit: Visit, Id(id): Id<PollId>, body: Bytes) -> Answer {
    let l = visit.locale;
    let held = held(&visit.app, id).await?;
    if body.len() > LONGEST {
        return Ok(refusal(l, Refusal::TooLarge));
    }
    let Ok(opening) = from_json::<SelfOpening>(&body) else {
        return Ok(refusal(l, Refusal::Malformed));
    };
    let taken = secret::take_opening(&visit.app, &held, &opening, visit.now).await?;
    Ok(match taken {
        Ok(()) => answer(&json!({ "opened": true })),
        Err(refused) => refusal(l, Refusal::NotOpened(refused)),
    })
}

/// `GET /polls/{id}/record/text.json`: the texts that bind, in the order in which the manifest holds their hash.
pub async fn text(visit: Visit, Id(id): Id<PollId>) -> Answer {
    secret::held(&visit.app, id).await?.or_not_found()?;
    let recent = recent::poll(&visit.app, id).await?.or_not_found()?;
    let texts = manifest::texts(&recent.record, &recent.options);
    Ok(([(CACHE_CONTROL, "public, max-age=5")], axum::Json(texts)).into_response())
}
