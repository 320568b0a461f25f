//! Casting, and the pages for when it cannot be.

use super::ballot::{self, Voter};
use super::{Found, marks, moment, poll};
use crate::error::{Answer, Problem};
use crate::form::{FormState, Unkept};
use crate::polls::casting::Outcome;
use crate::polls::voting;
use crate::t;
use crate::ui::{self, lang_of};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use ::ballot::Receipt;
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::PollId;
use domain::rights::Denied;
use leptos::prelude::*;

/// `POST /polls/{id}/vote`: puts the ballot into the box and leads to its receipt. The same form sent twice is one ballot.
pub async fn cast(visit: Visit, Id(id): Id<PollId>, Unkept(fields): Unkept) -> Answer {
    let found = Found::load(&visit, id).await?;
    if found.record.poll.profile.is_secret() {
        // A choice that anybody can read is not taken in a secret poll, nor looked at.
        return to_ballot(visit, Id(id)).await;
    }
    let may = match found.may_vote(&visit) {
        Ok(may) => may,
        Err(reason) => return denied(&visit, &found, reason),
    };
    let chosen = match marks::chosen(&found.record.poll, &fields) {
        Ok(chosen) => chosen,
        Err(fault) => {
            return Ok(match Voter::load(&visit, id).await? {
                Ok(voter) => voter.refused(&visit, fields, fault),
                Err(page) => page,
            });
        }
    };
    let salt = ballot::salt(fields.get("salt")).ok_or(Problem::Malformed)?;
    let voted_now = voting::cast(&visit.app, &may, &found.record, &chosen, salt).await?;
    match voted_now.outcome {
        Outcome::InTheBox => Ok(visit.redirect(&receipt_path(&found, &voted_now.receipt))),
        Outcome::VotedBefore => Ok(voted(&visit, &found, StatusCode::CONFLICT)),
        Outcome::NotOpen => {
            let closed_at = found.record.closes();
            denied(&visit, &found, Denied::Closed { closed_at })
        }
        Outcome::SaltTaken => Ok(match Voter::load(&visit, id).await? {
            Ok(voter) => {
                voter.checked(&visit, &chosen, StatusCode::CONFLICT, &FormState::default())
            }
            Err(page) => page,
        }),
    }
}

/// Where a receipt is shown.
pub fn receipt_path(found: &Found, receipt: &Receipt) -> LocalPath {
    LocalPath::new(found.path(&format!("/receipt?code={receipt}")))
}

/// "You have voted", with the way to look up the receipt; never what was chosen.
pub fn voted(visit: &Visit, found: &Found, status: StatusCode) -> Response {
    let l = visit.locale;
    let record = &found.record;
    let page = Page {
        status,
        ..Page::new(Section::Polls, t!(l, "voted-title"))
    };
    visit.page(page, || {
        view! {
            {ui::crumbs(l, found.crumbs(visit))}
            <div class="narrow">
                <h1>{t!(l, "voted-title")}</h1>
                <p class="lede">{t!(l, "voted-words", when = moment(visit, record.closes()))}</p>
                <p lang=lang_of(visit, &record.lang)>{record.title.clone()}</p>
                <p>{t!(l, "voted-not-you")}</p>
                {super::receipt::look_up(visit, found, "")}
            </div>
        }
    })
}

/// Why somebody cannot vote here: too late, too early, or not among those who may. Whoever is not signed in is led there first.
pub fn denied(visit: &Visit, found: &Found, reason: Denied) -> Answer {
    if matches!(reason, Denied::SignIn) {
        return Err(Problem::Denied(reason));
    }
    let l = visit.locale;
    let title = match reason {
        Denied::Closed { .. } => t!(l, "too-late-title"),
        Denied::NotOpenYet { .. } => t!(l, "too-early-title"),
        _ => t!(l, "denied-title-vote"),
    };
    let late = matches!(reason, Denied::Closed { .. })
        .then(|| view! { <p class="lede">{t!(l, "too-late-words")}</p> });
    let record = &found.record;
    let page = Page {
        status: StatusCode::FORBIDDEN,
        ..Page::new(Section::Polls, title.clone())
    };
    Ok(visit.page(page, || {
        view! {
            {ui::crumbs(l, found.crumbs(visit))}
            <div class="narrow">
                <h1>{title}</h1>
                <p lang=lang_of(visit, &record.lang)>{record.title.clone()}</p>
                {late}
                {poll::denied_card(visit, found, &reason)}
            </div>
        }
    }))
}

/// `GET /polls/{id}/check`: somebody came back to the address of the check page, say by signing in; nothing chosen is left, so the ballot it is.
pub async fn to_ballot(visit: Visit, Id(id): Id<PollId>) -> Answer {
    Ok(visit.redirect(&LocalPath::new(format!("/polls/{id}/vote"))))
}
