//! Choosing and checking. What is chosen travels in the forms alone: no session, no log and no address holds it.

use super::{Found, controls, marks, options, sealed_for};
use crate::error::{Answer, Problem};
use crate::form::{Fields, FormState, Unkept};
use crate::i18n::Locale;
use crate::polls::store;
use crate::secret::Nonce;
use crate::t;
use crate::ui::{self, ErrorSummary, lang_of};
use crate::web::{Id, Page, Section, Visit};
use ::ballot::Tag;
use axum::http::StatusCode;
use domain::ids::PollId;
use domain::poll::{ChoiceFault, Chosen, Marks, Method};
use leptos::prelude::*;

/// `GET /polls/{id}/vote`
pub async fn vote(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = Found::load(&visit, id).await?;
    if found.record.poll.profile.is_secret() {
        return super::secret::vote(&visit, &found).await;
    }
    let voter = match Voter::load(&visit, id).await? {
        Ok(voter) => voter,
        Err(answer) => return Ok(answer),
    };
    Ok(voter.ballot(&visit, &FormState::default()))
}

/// `POST /polls/{id}/check`: the choice again, to be cast or changed; or what is wrong with it.
pub async fn check(visit: Visit, Id(id): Id<PollId>, Unkept(fields): Unkept) -> Answer {
    if Found::load(&visit, id)
        .await?
        .record
        .poll
        .profile
        .is_secret()
    {
        return super::cast::to_ballot(visit, Id(id)).await;
    }
    let voter = match Voter::load(&visit, id).await? {
        Ok(voter) => voter,
        Err(answer) => return Ok(answer),
    };
    if !fields.get("change").is_empty() {
        return Ok(voter.ballot(&visit, &FormState::of(fields)));
    }
    Ok(match marks::chosen(&voter.found.record.poll, &fields) {
        Ok(chosen) => voter.checked(&visit, &chosen, StatusCode::OK, &FormState::default()),
        Err(fault) => voter.refused(&visit, fields, fault),
    })
}

/// Somebody who may vote in this poll and has not.
pub struct Voter {
    /// The poll.
    pub found: Found,
    /// What stands for them.
    pub tag: Tag,
    /// Where the forms lead: an address that ends before `/vote` and `/check`.
    pub base: String,
    /// Whom a clerk fills it in for; nobody where people vote themselves.
    pub helped: Option<String>,
    /// In a secret poll, where the server seals it: the number from which that follows.
    pub nonce: Option<Nonce>,
}

impl Voter {
    /// The voter, or the page that says why there is nothing to choose.
    pub async fn load(
        visit: &Visit,
        id: PollId,
    ) -> Result<Result<Self, axum::response::Response>, Problem> {
        let found = Found::load(visit, id).await?;
        let may = match found.may_vote(visit) {
            Ok(may) => may,
            Err(denied) => return super::cast::denied(visit, &found, denied).map(Err),
        };
        let tag = found.tag(visit, &may)?;
        let mut tx = visit.app.db.read().await?;
        if store::took_part(&mut tx, id, std::iter::once(tag))
            .await?
            .contains(&tag)
        {
            return Ok(Err(super::cast::voted(visit, &found, StatusCode::OK)));
        }
        Ok(Ok(Self {
            base: found.path(""),
            helped: None,
            nonce: None,
            found,
            tag,
        }))
    }

    /// Where one came from: the poll, or the visit at the desk.
    fn back(&self) -> String {
        match (&self.helped, self.base.split_once("/polls/")) {
            (Some(_), Some((visit, _))) => visit.to_owned(),
            _ => self.found.path(""),
        }
    }

    /// Whose ballot a clerk fills in, and what that asks of the clerk.
    fn help(&self, l: Locale) -> Option<impl IntoView + use<>> {
        let name = self.helped.clone()?;
        Some(
            view! { <div class="notice warn"><h2>{t!(l, "assisted-for", name = name)}</h2><p>{t!(l, "assisted-words")}</p></div> },
        )
    }

    /// The ballot, with what is marked and what is wrong.
    pub fn ballot(&self, visit: &Visit, form: &FormState) -> axum::response::Response {
        let l = visit.locale;
        let record = &self.found.record;
        let is_sealed = self.nonce.is_some();
        let order = self.found.order(visit, Some(self.tag));
        let page = Page::new(
            Section::Polls,
            t!(l, "ballot-title", poll = record.title.as_str()),
        )
        .of_form(l, form);
        visit.page(page, || {
            let counts = matches!(record.poll.method, Method::Approval { .. });
            let next = (!counts).then(|| view! { <div class="actions"><button class="button big">{t!(l, "continue-to-check")}</button></div> });
            view! {
                {ui::back(l, self.back())}
                <div class="narrow">
                    <ErrorSummary l errors=form.errors.clone()/>
                    {self.help(l)}
                    {is_sealed.then(|| sealed_for::warning(visit))}
                    <h1 lang=lang_of(visit, &record.lang)>{record.title.clone()}</h1>
                    <form method="post" action=format!("{}/check", self.base)>
                        {self.controls(visit, &order, form)}
                        {is_sealed.then(|| view! { <input r#type="hidden" name="phrase" value=form.value("phrase")/> })}
                        {next}
                    </form>
                    <p class="small muted">{t!(l, "ballot-once")}</p>
                </div>
            }
        })
    }

    fn controls(&self, visit: &Visit, order: &[u16], form: &FormState) -> AnyView {
        let found = &self.found;
        match found.record.poll.method.marks() {
            Marks::Options => {
                options::choices(visit, found, &found.options, order, form).into_any()
            }
            _ => controls::controls(visit, found, order, form).into_any(),
        }
    }

    /// The ballot with what is wrong about it.
    pub fn refused(
        &self,
        visit: &Visit,
        fields: Fields,
        fault: ChoiceFault,
    ) -> axum::response::Response {
        let mut form = FormState::of(fields);
        marks::refuse(&mut form, self.found.record.poll.method, fault);
        self.ballot(visit, &form)
    }

    /// "Check your vote", with the salt of the ballot it will be; where the server seals it, with the voter's words and the tick of `form`.
    pub fn checked(
        &self,
        visit: &Visit,
        chosen: &Chosen,
        status: StatusCode,
        form: &FormState,
    ) -> axum::response::Response {
        let l = visit.locale;
        let record = &self.found.record;
        let lang = lang_of(visit, &record.lang);
        let is_sealed = self.nonce.is_some();
        let salt = hex(&self.nonce.unwrap_or_else(|| visit.app.clock.random()));
        let lines = marks::lines(visit, &self.found, chosen);
        let hidden = marks::fields(chosen)
            .into_iter()
            .map(|(name, value)| view! { <input r#type="hidden" name=name value=value/> })
            .collect_view();
        let page = Page {
            status,
            ..Page::new(Section::Polls, t!(l, "check-title")).of_form(l, form)
        };
        visit.page(page, || {
            let again = (status == StatusCode::CONFLICT).then(|| view! { <div class="notice warn"><p>{t!(l, "check-again")}</p></div> });
            view! {
                <div class="narrow">
                    <ErrorSummary l errors=form.errors.clone()/>
                    {again}
                    {self.help(l)}
                    <h1>{t!(l, "check-title")}</h1>
                    <p class="lede">{t!(l, "check-words")}</p>
                    <section class="ballot" aria-labelledby="b">
                        <h2 id="b" lang=lang.clone()>{record.title.clone()}</h2>
                        <ul>{lines}</ul>
                    </section>
                    <form method="post" action=format!("{}/vote", self.base)>
                        {hidden}
                        <input r#type="hidden" name="salt" value=salt/>
                        {is_sealed.then(|| sealed_for::consent(visit, form, self.helped.is_some()))}
                        <div class="actions">
                            <button class="button big">{t!(l, "cast")}</button>
                            <button class="button quiet" name="change" value="1" formaction=format!("{}/check", self.base)>{t!(l, "change-choice")}</button>
                        </div>
                    </form>
                    <p class="small muted">{t!(l, "check-final")}</p>
                </div>
            }
        })
    }
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A salt as our check page writes it: 64 hexadecimal digits.
pub fn salt(text: &str) -> Option<[u8; 32]> {
    let digits: Vec<u8> = text
        .chars()
        .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
        .collect::<Option<_>>()?;
    let bytes: Vec<u8> = digits
        .chunks_exact(2)
        .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
        .collect();
    if digits.len() == 64 {
        bytes.try_into().ok()
    } else {
        None
    }
}
