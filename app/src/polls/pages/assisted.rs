//! Voting at the desk: a clerk fills in the ballot of a resident who has no account, with them; in a secret poll the server seals it. The clerk sees the
//! choice, and the trust card of such a poll says so. What is written down is that there was a vote, at the hour the visit began; never which.

use super::Found;
use super::ballot::{self, Voter};
use super::sealed_for::SealedFor;
use super::{cast, marks, secret as pages};
use crate::access::{self, Opened};
use crate::error::{Answer, Problem};
use crate::form::{Fields, FormState, Unkept};
use crate::polls::casting::Outcome;
use crate::polls::{jobs, store, voting};
use crate::roll::{self, Assisted};
use crate::secret;
use crate::transact;
use crate::web::{AppState, Visit};
use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use domain::access::{Field, Person, Purpose, Why};
use domain::ids::PollId;
use domain::rights::{self, Denied, MayVote};
use std::iter::once;
use uuid::Uuid;

/// Routes of the desk that polls answer.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route(
            "/desk/paper/visits/{visit}/polls/{poll}/vote",
            get(fill_in).post(put),
        )
        .route(
            "/desk/paper/visits/{visit}/polls/{poll}/check",
            post(check).get(fill_in),
        )
}

/// A poll that takes votes at the desk, as the page of a visit lists it.
pub struct Offer {
    /// Where its ballot is.
    pub href: String,
    /// Its question.
    pub title: String,
    /// Language of the question (BCP 47).
    pub lang: String,
    /// Why the person cannot vote in it; `None` where they can.
    pub denied: Option<Denied>,
    /// Whether they have voted.
    pub voted: bool,
}

/// The open polls that take votes at the desk, and how the person stands to each.
///
/// # Errors
/// When the database fails, or a key of a poll is lost.
pub async fn offers(visit: &Visit, assisted: &Assisted) -> Result<Vec<Offer>, Problem> {
    let ids = store::open_assisted(&mut visit.app.db.read().await?).await?;
    let mut offers = Vec::new();
    for id in ids {
        let (found, may) = found(visit, assisted, id).await?;
        let voted = match &may {
            Ok(may) => has_voted(visit, &found, may).await?,
            Err(_) => false,
        };
        offers.push(Offer {
            href: format!("{}/vote", base(assisted, id)),
            title: found.record.title.clone(),
            lang: found.record.lang.clone(),
            denied: may.err(),
            voted,
        });
    }
    Ok(offers)
}

fn base(assisted: &Assisted, poll: PollId) -> String {
    format!("/desk/paper/visits/{}/polls/{poll}", assisted.id)
}

/// The poll as the person at the desk finds it, and whether they may vote.
async fn found(
    visit: &Visit,
    assisted: &Assisted,
    id: PollId,
) -> Result<(Found, Result<MayVote, Denied>), Problem> {
    let mut found = Found::load(visit, id).await?;
    let resident = &assisted.resident;
    found.listed = roll::listed(&mut visit.app.db.read().await?, id, resident.entry).await?;
    let day = jobs::close_day(&visit.app, &found.record.poll);
    let (space, poll) = (&found.space, &found.record.poll);
    let may = rights::may_vote_for(
        &assisted.may,
        resident,
        space,
        poll,
        (visit.now, day),
        found.listed,
    );
    Ok((found, may))
}

async fn has_voted(visit: &Visit, found: &Found, may: &MayVote) -> Result<bool, Problem> {
    if found.record.poll.profile.is_secret() {
        let held = pages::held(visit, found).await?;
        let tag = pages::tag(visit, found, may).await?;
        let asked = secret::took_part(&visit.app, &held, tag.into_iter().collect()).await?;
        return Ok(!asked.is_empty());
    }
    let tag = found.tag(visit, may)?;
    let mut tx = visit.app.db.read().await?;
    let known = store::took_part(&mut tx, found.record.poll.id, once(tag)).await?;
    Ok(known.contains(&tag))
}

/// The ballot of the person at the desk, or the page that says why there is none.
async fn voter(
    visit: &Visit,
    assisted: &Assisted,
    id: PollId,
) -> Result<Result<(Voter, MayVote), Response>, Problem> {
    let (found, may) = found(visit, assisted, id).await?;
    let may = match may {
        Ok(may) => may,
        Err(denied) => return cast::denied(visit, &found, denied).map(Err),
    };
    let tag = found.tag(visit, &may)?;
    let voter = Voter {
        base: base(assisted, id),
        helped: Some(assisted.name.clone()),
        nonce: None,
        found,
        tag,
    };
    Ok(Ok((voter, may)))
}

/// The ballot in a secret poll of the person at the desk, or the page that says why there is none; nothing in polls of another kind.
async fn sealed(
    visit: &Visit,
    assisted: &Assisted,
    id: PollId,
    headers: &HeaderMap,
) -> Result<Option<Result<SealedFor, Response>>, Problem> {
    let (found, may) = found(visit, assisted, id).await?;
    if !found.record.poll.profile.is_secret() {
        return Ok(None);
    }
    let may = match may {
        Ok(may) => may,
        Err(denied) => return Ok(Some(Err(cast::denied(visit, &found, denied)?))),
    };
    let whose = (base(assisted, id), Some(assisted.name.clone()));
    let sealed = SealedFor::of(visit, (found, may), whose, headers).await?;
    Ok(Some(Ok(sealed)))
}

/// What is told on the page of the receipt.
const DONE: &str = "assisted-done";

/// `GET /desk/paper/visits/{visit}/polls/{poll}/vote`
async fn fill_in(
    visit: Visit,
    Path((id, poll)): Path<(Uuid, PollId)>,
    headers: HeaderMap,
) -> Answer {
    let assisted = roll::assisted(&visit, id).await?;
    match sealed(&visit, &assisted, poll, &headers).await? {
        Some(Ok(sealed)) => return sealed.show(&visit, &headers, DONE).await,
        Some(Err(page)) => return Ok(page),
        None => {}
    }
    let (voter, may) = match voter(&visit, &assisted, poll).await? {
        Ok(both) => both,
        Err(page) => return Ok(page),
    };
    if has_voted(&visit, &voter.found, &may).await? {
        return Ok(cast::voted(&visit, &voter.found, StatusCode::OK));
    }
    Ok(voter.ballot(&visit, &FormState::default()))
}

/// `POST /desk/paper/visits/{visit}/polls/{poll}/check`
async fn check(
    visit: Visit,
    Path((id, poll)): Path<(Uuid, PollId)>,
    headers: HeaderMap,
    Unkept(fields): Unkept,
) -> Answer {
    let assisted = roll::assisted(&visit, id).await?;
    match sealed(&visit, &assisted, poll, &headers).await? {
        Some(Ok(sealed)) => return Ok(sealed.check(&visit, fields)),
        Some(Err(page)) => return Ok(page),
        None => {}
    }
    let voter = match voter(&visit, &assisted, poll).await? {
        Ok((voter, _)) => voter,
        Err(page) => return Ok(page),
    };
    if !fields.get("change").is_empty() {
        return Ok(voter.ballot(&visit, &FormState::of(fields)));
    }
    Ok(match marks::chosen(&voter.found.record.poll, &fields) {
        Ok(chosen) => voter.checked(&visit, &chosen, StatusCode::OK, &FormState::default()),
        Err(fault) => voter.refused(&visit, fields, fault),
    })
}

/// `POST /desk/paper/visits/{visit}/polls/{poll}/vote`: the ballot goes into the box; its receipt is printed for the person.
async fn put(
    visit: Visit,
    Path((id, poll)): Path<(Uuid, PollId)>,
    headers: HeaderMap,
    Unkept(fields): Unkept,
) -> Answer {
    let assisted = roll::assisted(&visit, id).await?;
    match sealed(&visit, &assisted, poll, &headers).await? {
        Some(Ok(sealed)) => return put_sealed(&visit, &assisted, &sealed, fields).await,
        Some(Err(page)) => return Ok(page),
        None => {}
    }
    let (voter, may) = match voter(&visit, &assisted, poll).await? {
        Ok(both) => both,
        Err(page) => return Ok(page),
    };
    let chosen = match marks::chosen(&voter.found.record.poll, &fields) {
        Ok(chosen) => chosen,
        Err(fault) => return Ok(voter.refused(&visit, fields, fault)),
    };
    let salt = ballot::salt(fields.get("salt")).ok_or(Problem::Malformed)?;
    let found = &voter.found;
    if !has_voted(&visit, found, &may).await? {
        record(&visit, &assisted, &found.record.title).await?;
    }
    let voted = voting::cast(&visit.app, &may, &found.record, &chosen, salt).await?;
    match voted.outcome {
        Outcome::InTheBox => {
            visit.notice(DONE).await?;
            Ok(visit.redirect(&cast::receipt_path(found, &voted.receipt)))
        }
        Outcome::VotedBefore => Ok(cast::voted(&visit, found, StatusCode::CONFLICT)),
        Outcome::NotOpen => {
            let closed_at = found.record.closes();
            cast::denied(&visit, found, Denied::Closed { closed_at })
        }
        Outcome::SaltTaken => {
            let form = FormState::default();
            Ok(voter.checked(&visit, &chosen, StatusCode::CONFLICT, &form))
        }
    }
}

/// The ballot goes sealed into the box of a secret poll.
async fn put_sealed(
    visit: &Visit,
    assisted: &Assisted,
    sealed: &SealedFor,
    fields: Fields,
) -> Answer {
    let ready = match sealed.ready(visit, fields)? {
        Ok(ready) => ready,
        Err(page) => return Ok(page),
    };
    let found = &sealed.voter.found;
    if !has_voted(visit, found, sealed.may()).await? {
        record(visit, assisted, &found.record.title).await?;
    }
    sealed.put(visit, ready, DONE).await
}

/// Writes down, before the ballot goes into the box, that it was filled in for the person: at the time at which the visit began, so that nothing
/// tells when the ballot came in.
async fn record(visit: &Visit, assisted: &Assisted, poll: &str) -> Result<(), Problem> {
    let why = Why {
        purpose: Purpose::ActingFor,
        reason: poll.to_owned(),
        case: None,
    };
    let opened = Opened {
        may: &assisted.serve,
        person: Person::Entry(assisted.resident.entry),
        why: &why,
        fields: &[Field::Ballot],
    };
    transact!(&visit.app.db, tx => access::record(tx, &opened, assisted.began_at).await)?;
    Ok(())
}
