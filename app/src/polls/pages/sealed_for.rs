//! Voting in a secret poll with the server's help, for people whose browser cannot seal a ballot, where the poll allows it: plain forms, with a plain warning
//! and an explicit tick. Also at the desk. Nothing here is kept: see `secret::cast_for`.

use super::ballot::{self, Voter};
use super::{Found, cast, marks, receipt, secret as pages};
use crate::clock::millis;
use crate::error::{Answer, Problem};
use crate::form::{Fields, FormState, Unkept};
use crate::i18n::Locale;
use crate::polls::{manifest, secrecy};
use crate::secret::{self, Held, Nonce, NotAssisted, NotIssued};
use crate::t;
use crate::ui::forms::{FieldText, InputKind, checkboxes, input};
use crate::ui::{self, lang_of};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit, cookie};
use ::ballot::Receipt;
use ::ballot::secret::{Body, Refused};
use axum::Router;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use domain::ids::PollId;
use domain::rights::{Denied, MayVote};
use leptos::prelude::*;
use std::sync::Arc;

/// The cookie with the number from which the seed of the ballot follows: below the address of the form alone, until the ballot is in the box.
const COOKIE: &str = "sealing";

/// What is told on the page of the receipt.
pub const DONE: &str = "sealed-for-done";

/// Routes of voting with the server's help.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/polls/{id}/assisted/vote", get(vote).post(put))
        .route("/polls/{id}/assisted/check", post(check).get(to_ballot))
}

/// Whether this poll lets the server seal ballots, and the server can.
pub fn is_offered(found: &Found, held: &Held) -> bool {
    found.record.poll.seals_for_voters() && secret::can_assist(held)
}

/// Where the way without scripts begins.
pub fn address(found: &Found) -> String {
    found.path("/assisted/vote")
}

/// A form whose ballot the server will seal, with what it takes to do so.
pub struct SealedFor {
    /// The form.
    pub voter: Voter,
    may: MayVote,
    held: Arc<Held>,
}

impl SealedFor {
    /// The form that leads to addresses below `base`, for somebody who may vote; `helped` is whom a clerk fills it in for.
    ///
    /// # Errors
    /// [`Problem::NotFound`] where the poll does not allow it; when keys are missing or a database fails.
    pub async fn of(
        visit: &Visit,
        (found, may): (Found, MayVote),
        (base, helped): (String, Option<String>),
        headers: &HeaderMap,
    ) -> Result<Self, Problem> {
        let held = pages::held(visit, &found).await?;
        let tag = pages::tag(visit, &found, &may).await?;
        let tag = tag.filter(|_| is_offered(&found, &held));
        let nonce = kept(headers).unwrap_or_else(|| visit.app.clock.random());
        let voter = Voter {
            tag: tag.ok_or(Problem::NotFound)?,
            nonce: Some(nonce),
            found,
            base,
            helped,
        };
        Ok(Self { voter, may, held })
    }

    /// The permit to vote.
    #[must_use]
    pub fn may(&self) -> &MayVote {
        &self.may
    }

    /// The ballot to fill in; where it leads if the right was used.
    ///
    /// # Errors
    /// When keys are missing or a database fails.
    pub async fn show(&self, visit: &Visit, headers: &HeaderMap, notice: &'static str) -> Answer {
        let (app, held) = (&visit.app, &self.held);
        let asked = secret::took_part(app, held, vec![self.voter.tag]).await?;
        let ballot = || self.voter.ballot(visit, &FormState::default());
        if asked.is_empty() {
            return Ok(ballot());
        }
        let Some(nonce) = kept(headers) else {
            return Ok(used(visit, &self.voter.found, StatusCode::OK));
        };
        // Whoever was interrupted goes on with the number that the browser kept: to the receipt, or between the credential and the box.
        match secret::cast_with(app, held, &self.may, &nonce).await? {
            Some(receipt) => self.done(visit, &receipt, notice).await,
            None => Ok(ballot()),
        }
    }

    /// The page to check the choice on; the browser keeps the number of the ballot from now on.
    #[must_use]
    pub fn check(&self, visit: &Visit, fields: Fields) -> Response {
        let voter = &self.voter;
        if !fields.get("change").is_empty() {
            return voter.ballot(visit, &FormState::of(fields));
        }
        let chosen = match marks::chosen(&voter.found.record.poll, &fields) {
            Ok(chosen) => chosen,
            Err(fault) => return voter.refused(visit, fields, fault),
        };
        let form = FormState::of(fields);
        let page = voter.checked(visit, &chosen, StatusCode::OK, &form);
        let closes = millis(voter.found.record.closes());
        let seconds = (closes - millis(visit.now)).max(0) / 1000;
        let salt = voter.nonce.as_ref().map(|nonce| ballot::hex(nonce));
        keep(visit, page, &voter.base, &salt.unwrap_or_default(), seconds)
    }

    /// What is to be cast, and with which number; or the page that says what is missing.
    ///
    /// # Errors
    /// [`Problem::Malformed`] for a form that is not ours.
    pub fn ready(
        &self,
        visit: &Visit,
        fields: Fields,
    ) -> Result<Result<(Nonce, Body), Response>, Problem> {
        let poll = &self.voter.found.record.poll;
        let chosen = match marks::chosen(poll, &fields) {
            Ok(chosen) => chosen,
            Err(fault) => return Ok(Err(self.voter.refused(visit, fields, fault))),
        };
        let mut form = FormState::of(fields);
        let phrase = form.optional_line("phrase", usize::from(secrecy::PHRASE));
        if !form.is_refused() && phrase.len() > usize::from(secrecy::PHRASE) {
            form.refuse("phrase", "vote-phrase-long", &[]);
        }
        if !form.fields.has("sees", "yes") {
            form.refuse("sees", "sealed-for-untick", &[]);
        }
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        if form.is_refused() {
            return Ok(Err(self.voter.checked(visit, &chosen, status, &form)));
        }
        let nonce = ballot::salt(form.fields.get("salt")).ok_or(Problem::Malformed)?;
        let vote = manifest::vote(poll, &chosen);
        let choice = manifest::rules(poll).encode(&vote);
        let choice = choice.map_err(Problem::internal)?;
        Ok(Ok((nonce, Body { choice, phrase })))
    }

    /// Seals the ballot and puts it into the box; leads to its receipt. The same form sent twice is one ballot.
    ///
    /// # Errors
    /// As [`secret::cast_for`].
    pub async fn put(&self, visit: &Visit, ready: (Nonce, Body), notice: &'static str) -> Answer {
        let (nonce, body) = ready;
        let found = &self.voter.found;
        let (app, held, now) = (&visit.app, &self.held, visit.now);
        let cast = secret::cast_for(app, held, &self.may, (&nonce, body), now).await?;
        match cast {
            Ok(promise) => self.done(visit, &promise.receipt, notice).await,
            Err(
                NotAssisted::NotIssued(NotIssued::Window) | NotAssisted::Refused(Refused::Window),
            ) => {
                let closed_at = found.record.closes();
                cast::denied(visit, found, Denied::Closed { closed_at })
            }
            Err(NotAssisted::NotIssued(NotIssued::NotOnRoll)) => {
                cast::denied(visit, found, Denied::NotListed)
            }
            Err(NotAssisted::OtherIssuers) => Err(Problem::NotFound),
            Err(
                NotAssisted::NotIssued(NotIssued::Used)
                | NotAssisted::Refused(
                    Refused::Seq { .. } | Refused::PreviousReceipt | Refused::NoRevote,
                ),
            ) => Ok(used(visit, found, StatusCode::CONFLICT)),
            Err(NotAssisted::NotIssued(NotIssued::Malformed)) => Err(Problem::Malformed),
            Err(NotAssisted::Refused(refused)) => Err(Problem::internal(refused)),
        }
    }

    async fn done(&self, visit: &Visit, receipt: &Receipt, notice: &'static str) -> Answer {
        visit.notice(notice).await?;
        let response = visit.redirect(&cast::receipt_path(&self.voter.found, receipt));
        Ok(keep(visit, response, &self.voter.base, "", 0))
    }
}

/// The number that the voter's browser kept.
fn kept(headers: &HeaderMap) -> Option<Nonce> {
    ballot::salt(cookie(headers, COOKIE)?)
}

/// The answer, with the cookie that keeps the number for so many seconds; none deletes it.
fn keep(visit: &Visit, mut response: Response, base: &str, value: &str, seconds: i64) -> Response {
    let is_https = visit.app.site.base_url.scheme() == "https";
    let secure = if is_https { "; Secure" } else { "" };
    let cookie =
        format!("{COOKIE}={value}; Path={base}; Max-Age={seconds}; SameSite=Lax; HttpOnly{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

/// The form of a citizen, or the page that says why there is none.
async fn load(
    visit: &Visit,
    id: PollId,
    headers: &HeaderMap,
) -> Result<Result<SealedFor, Response>, Problem> {
    let found = Found::load(visit, id).await?;
    if !found.record.poll.seals_for_voters() {
        return Err(Problem::NotFound);
    }
    let may = match found.may_vote(visit) {
        Ok(may) => may,
        Err(denied) => return cast::denied(visit, &found, denied).map(Err),
    };
    let base = found.path("/assisted");
    let assisted = SealedFor::of(visit, (found, may), (base, None), headers).await?;
    Ok(Ok(assisted))
}

/// `GET /polls/{id}/assisted/vote`
async fn vote(visit: Visit, Id(id): Id<PollId>, headers: HeaderMap) -> Answer {
    let assisted = match load(&visit, id, &headers).await? {
        Ok(assisted) => assisted,
        Err(page) => return Ok(page),
    };
    assisted.show(&visit, &headers, DONE).await
}

/// `POST /polls/{id}/assisted/check`
async fn check(
    visit: Visit,
    Id(id): Id<PollId>,
    headers: HeaderMap,
    Unkept(fields): Unkept,
) -> Answer {
    Ok(match load(&visit, id, &headers).await? {
        Ok(assisted) => assisted.check(&visit, fields),
        Err(page) => page,
    })
}

/// `GET /polls/{id}/assisted/check`: nothing chosen is left, so the ballot it is.
async fn to_ballot(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let ballot = format!("/polls/{id}/assisted/vote");
    Ok(visit.redirect(&LocalPath::new(ballot)))
}

/// `POST /polls/{id}/assisted/vote`
async fn put(
    visit: Visit,
    Id(id): Id<PollId>,
    headers: HeaderMap,
    Unkept(fields): Unkept,
) -> Answer {
    let assisted = match load(&visit, id, &headers).await? {
        Ok(assisted) => assisted,
        Err(page) => return Ok(page),
    };
    match assisted.ready(&visit, fields)? {
        Ok(ready) => assisted.put(&visit, ready, DONE).await,
        Err(page) => Ok(page),
    }
}

/// That the vote right was used, and what can be done; nobody here knows with which ballot.
pub fn used(visit: &Visit, found: &Found, status: StatusCode) -> Response {
    let l = visit.locale;
    let record = &found.record;
    let contact = visit.app.site.contact.as_str();
    let page = Page {
        status,
        ..Page::new(Section::Polls, t!(l, "sealed-for-used-title"))
    };
    visit.page(page, || {
        view! {
            {ui::crumbs(l, found.crumbs(visit))}
            <div class="narrow">
                <h1>{t!(l, "sealed-for-used-title")}</h1>
                <p lang=lang_of(visit, &record.lang)>{record.title.clone()}</p>
                <p class="lede">{t!(l, "sealed-for-used")}</p>
                <ul><li>{t!(l, "sealed-for-used-cast")}</li><li>{t!(l, "sealed-for-used-device")}</li>
                    <li>{t!(l, "vote-used-not-you", contact = contact)}</li></ul>
                {receipt::look_up(visit, found, "")}
            </div>
        }
    })
}

/// What the server sees, and what cannot be done later: said before anything is chosen.
pub fn warning(visit: &Visit) -> impl IntoView + use<> {
    let l = visit.locale;
    let operator = visit.app.site.operator.as_str();
    view! {
        <div class="notice warn">
            <h2>{t!(l, "sealed-for-title", operator = operator)}</h2>
            <p>{t!(l, "sealed-for-words")}</p>
            <ul><li>{t!(l, "sealed-for-marked")}</li><li>{t!(l, "sealed-for-time")}</li><li>{t!(l, "sealed-for-final")}</li></ul>
        </div>
    }
}

/// The voter's words, and the tick without which nothing is cast.
pub fn consent(visit: &Visit, form: &FormState, helped: bool) -> impl IntoView + use<> {
    let l = visit.locale;
    let operator = visit.app.site.operator.as_str();
    let tick = if helped {
        t!(l, "sealed-for-tick-desk", operator = operator)
    } else {
        t!(l, "sealed-for-tick", operator = operator)
    };
    let phrase = FieldText::new("phrase", t!(l, "vote-phrase"), t!(l, "vote-phrase-hint"));
    let sees = FieldText::new("sees", t!(l, "sealed-for-tick-title"), String::new());
    let ticks = vec![("yes".to_owned(), tick, String::new())];
    view! {
        {input(l, form, &phrase, InputKind::TEXT)}
        {checkboxes(l, form, &sees, ticks)}
    }
}

/// The way on for a browser that cannot seal, as a link; nothing where the poll does not allow it.
pub fn offer(
    l: Locale,
    found: &Found,
    held: &Held,
    operator: &str,
) -> Option<impl IntoView + use<>> {
    let href = address(found);
    is_offered(found, held).then(|| {
        view! {
            <h3>{t!(l, "sealed-for-offer-title")}</h3>
            <p>{t!(l, "sealed-for-offer", operator = operator)}</p>
            <p><a class="button secondary" href=href>{t!(l, "sealed-for-offer-link")}</a></p>
        }
    })
}
