//! Receipts: shown after casting, looked up by anybody who has one.

use super::{Found, marks, moment};
use crate::error::Answer;
use crate::form::FormState;
use crate::polls::manifest;
use crate::polls::store::{self, PublicBallot};
use crate::t;
use crate::ui::forms::{FieldText, hint_and_error};
use crate::ui::{self, ErrorSummary, lang_of};
use crate::web::{Id, Page, Query, Section, Visit};
use ::ballot::Receipt;
use domain::ids::PollId;
use domain::poll::Stage;
use leptos::prelude::*;

/// What we know of a receipt.
enum Known {
    /// Before the close: whether the box holds its ballot.
    InTheBox(bool),
    /// After the close: the ballot as published, or that there is none.
    Published(Option<PublicBallot>),
}

/// `GET /polls/{id}/receipt?code=…`
pub async fn show(visit: Visit, Id(id): Id<PollId>, Query(query): Query) -> Answer {
    let found = Found::load(&visit, id).await?;
    let typed = query.get("code").trim().to_owned();
    if typed.is_empty() {
        return Ok(ask(&visit, &found, &FormState::of(query)));
    }
    let Ok(receipt) = typed.parse::<Receipt>() else {
        let mut form = FormState::of(query);
        form.refuse("code", "receipt-malformed", &[]);
        return Ok(ask(&visit, &found, &form));
    };
    if found.record.poll.profile.is_secret() {
        return super::sealed_receipt::known(&visit, &found, &receipt).await;
    }
    let mut tx = visit.app.db.read().await?;
    let known = if matches!(found.stage, Stage::Counting | Stage::Counted) {
        // Until the close the box answers, then the list. Ballots only move from the box to the list, so the box is asked first.
        let staged = store::staged(&mut tx, id, std::iter::once(receipt)).await?;
        match store::public_ballot_with(&mut tx, id, receipt).await? {
            listed if found.stage == Stage::Counting => {
                Known::InTheBox(listed.is_some() || staged.contains(&receipt))
            }
            published => Known::Published(published),
        }
    } else {
        Known::InTheBox(
            store::staged(&mut tx, id, std::iter::once(receipt))
                .await?
                .contains(&receipt),
        )
    };
    drop(tx);
    Ok(match known {
        Known::InTheBox(true) => held(&visit, &found, &receipt),
        Known::Published(Some(ballot)) => published(&visit, &found, &ballot),
        Known::InTheBox(false) | Known::Published(None) => missing(&visit, &found, &receipt),
    })
}

fn ask(visit: &Visit, found: &Found, form: &FormState) -> axum::response::Response {
    let l = visit.locale;
    let page = Page::new(Section::Polls, t!(l, "find-receipt")).of_form(l, form);
    let words = if found.record.poll.profile.is_secret() {
        t!(l, "sealed-receipt-words")
    } else {
        t!(l, "find-receipt-words")
    };
    visit.page(page, || {
        view! {
            {ui::crumbs(l, found.crumbs(visit))}
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                <h1>{t!(l, "find-receipt")}</h1>
                <p class="lede">{words}</p>
                {field(visit, found, form)}
            </div>
        }
    })
}

/// The form that looks a receipt up.
pub fn look_up(visit: &Visit, found: &Found, typed: &str) -> impl IntoView + use<> {
    let mut form = FormState::default();
    form.fields.set("code", typed);
    field(visit, found, &form)
}

fn field(visit: &Visit, found: &Found, form: &FormState) -> impl IntoView + use<> {
    let l = visit.locale;
    let text = FieldText::new("code", t!(l, "receipt-code"), t!(l, "receipt-code-hint"));
    let invalid = form.error("code").is_some();
    view! {
        <form method="get" action=found.path("/receipt")>
            <div class="field" class:invalid=invalid>
                <label for="code">{text.label.clone()}</label>
                {hint_and_error(l, form, &text)}
                <input id="code" name="code" class="code w-full" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="200"
                    value=form.value("code") aria-invalid=invalid.then_some("true") aria-describedby=ui::forms::described_by(&text, invalid)/>
            </div>
            <div class="actions"><button class="button">{t!(l, "look-up")}</button></div>
        </form>
    }
}

/// The receipt in groups.
pub fn code(receipt: &Receipt) -> impl IntoView + use<> {
    let groups = receipt
        .to_string()
        .split('-')
        .map(|group| view! { <span>{group.to_owned()}</span>" " })
        .collect_view();
    view! { <p class="receipt-code" translate="no">{groups}</p> }
}

fn held(visit: &Visit, found: &Found, receipt: &Receipt) -> axum::response::Response {
    let l = visit.locale;
    let record = &found.record;
    visit.page(Page::new(Section::Polls, t!(l, "receipt-held-title")), || {
        view! {
            {ui::crumbs(l, found.crumbs(visit))}
            <div class="two"><div>
                <article class="receipt">
                    <span class="seal" aria-hidden="true"></span>
                    <h1>{t!(l, "receipt-held-title")}</h1>
                    <p class="lede">{t!(l, "receipt-held-words")}</p>
                    <h2 class="over">{t!(l, "receipt-yours")}</h2>
                    {code(receipt)}
                    <dl><div><dt>{t!(l, "receipt-poll")}</dt><dd lang=lang_of(visit, &record.lang)>{record.title.clone()}</dd></div>
                        <div><dt>{t!(l, "receipt-where")}</dt><dd>{visit.app.site.base_url.host_str().unwrap_or_default().to_owned()}{found.path("/receipt")}</dd></div></dl>
                </article>
                <p class="no-print">{t!(l, "receipt-print")}</p>
                <div class="actions"><a class="button secondary" href=found.path("")>{t!(l, "to-poll")}</a></div>
            </div><aside class="card" aria-labelledby="now">
                <h2 id="now">{t!(l, "receipt-next")}</h2>
                <ol class="phases down">
                    <li class="done">{t!(l, "receipt-next-cast")}</li>
                    <li aria-current="step">{t!(l, "receipt-next-keep")}<small>{t!(l, "receipt-next-keep-words")}</small></li>
                    <li>{t!(l, "receipt-next-close")}<small>{moment(visit, record.closes())}</small></li>
                    <li>{t!(l, "receipt-next-find")}<small>{t!(l, "receipt-next-find-words")}</small></li>
                </ol>
            </aside></div>
        }
    })
}

fn published(visit: &Visit, found: &Found, ballot: &PublicBallot) -> axum::response::Response {
    let l = visit.locale;
    let (receipt, _, choice) = ballot;
    let lines = choice_lines(visit, found, choice);
    visit.page(Page::new(Section::Polls, t!(l, "receipt-public-title")), || {
        view! {
            {ui::crumbs(l, found.crumbs(visit))}
            <div class="narrow">
                <h1>{t!(l, "receipt-public-title")}</h1>
                <p class="lede">{t!(l, "receipt-public-words")}</p>
                {code(receipt)}
                <section class="ballot" aria-labelledby="b"><h2 id="b">{t!(l, "receipt-public-choice")}</h2><ul>{lines}</ul></section>
                <p>{t!(l, "receipt-public-wrong", contact = visit.app.site.contact.as_str())}</p>
                <div class="actions"><a class="button" href=found.path("/results")>{t!(l, "see-result")}</a>
                    <a class="button secondary" href=found.path("/receipts")>{t!(l, "all-receipts")}</a></div>
            </div>
        }
    })
}

/// A published choice, line by line.
pub fn choice_lines(visit: &Visit, found: &Found, choice: &::ballot::Choice) -> Vec<AnyView> {
    match manifest::chosen(&manifest::rules(&found.record.poll), &choice.0) {
        Some(chosen) => marks::lines(visit, found, &chosen),
        None => {
            let words = t!(visit.locale, "ballot-invalid");
            vec![view! { <li class="none">{words}</li> }.into_any()]
        }
    }
}

fn missing(visit: &Visit, found: &Found, receipt: &Receipt) -> axum::response::Response {
    let l = visit.locale;
    visit.page(Page::new(Section::Polls, t!(l, "receipt-missing-title")), || {
        view! {
            {ui::crumbs(l, found.crumbs(visit))}
            <div class="narrow">
                <h1>{t!(l, "receipt-missing-title")}</h1>
                <p class="lede">{t!(l, "receipt-missing-words", contact = visit.app.site.contact.as_str())}</p>
                {look_up(visit, found, &receipt.to_string())}
            </div>
        }
    })
}
