//! Help: how to vote, how votes are kept secret, accessibility, privacy, and whom to ask.

use crate::error::Answer;
use crate::i18n::Locale;
use crate::t;
use crate::ui::{self, chart};
use crate::web::{AppState, Page, Section, Visit};
use axum::Router;
use axum::routing::get;
use leptos::prelude::*;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/help", get(help))
        .route("/help/secrecy", get(secrecy))
        .route("/help/accessibility", get(accessibility))
        .route("/help/privacy", get(privacy))
}

async fn help(visit: Visit) -> Answer {
    let l = visit.locale;
    Ok(visit.page(Page::new(Section::Help, t!(l, "help-title")), || {
        view! {
            <h1>{t!(l, "help-title")}</h1>
            <div class="two"><div>
                <h2>{t!(l, "help-vote")}</h2>
                <ol class="count-steps">
                    <li><b>{t!(l, "help-vote-1")}</b>" "{t!(l, "help-vote-1-words")}</li>
                    <li><b>{t!(l, "help-vote-2")}</b>" "{t!(l, "help-vote-2-words")}</li>
                    <li><b>{t!(l, "help-vote-3")}</b>" "{t!(l, "help-vote-3-words")}</li>
                    <li><b>{t!(l, "help-vote-4")}</b>" "{t!(l, "help-vote-4-words")}</li>
                    <li><b>{t!(l, "help-vote-5")}</b>" "{t!(l, "help-vote-5-words")}</li>
                </ol>
                <h2 id="who">{t!(l, "help-who")}</h2>
                <p>{t!(l, "help-who-words")}</p>
                <p>{t!(l, "help-who-age")}</p>
                <h2>{t!(l, "help-questions")}</h2>
                {question(t!(l, "help-q-change"), t!(l, "help-a-change"))}
                {question(t!(l, "help-q-receipt"), t!(l, "help-a-receipt"))}
                {question(t!(l, "help-q-roll"), t!(l, "help-a-roll"))}
                {question(t!(l, "help-q-mail"), t!(l, "help-a-mail"))}
                {question(t!(l, "help-q-passkey"), t!(l, "help-a-passkey"))}
                {question(t!(l, "help-q-helper"), t!(l, "help-a-helper"))}
            </div><aside aria-label=t!(l, "help-contact")>{contact(&visit).into_any()}{more(l).into_any()}</aside></div>
        }
    }))
}

async fn secrecy(visit: Visit) -> Answer {
    let l = visit.locale;
    let operator = visit.app.site.operator.clone();
    let operator = operator.as_str();
    Ok(
        visit.page(Page::new(Section::Help, t!(l, "secrecy-title")), || {
            view! {
                {ui::crumbs(l, vec![("/help".to_owned(), t!(l, "help-title"))])}
                <h1>{t!(l, "secrecy-title")}</h1>
                <p class="lede">{t!(l, "secrecy-lede")}</p>
                {chart::two_boxes(l).into_any()}
                <div class="measure">
                    <h2>{t!(l, "secrecy-promise")}</h2>
                    <ul>
                        <li>{t!(l, "secrecy-promise-apart")}</li>
                        <li>{t!(l, "secrecy-promise-once")}</li>
                        <li>{t!(l, "secrecy-promise-published")}</li>
                        <li>{t!(l, "secrecy-promise-hidden")}</li>
                        <li>{t!(l, "secrecy-promise-key")}</li>
                    </ul>
                    <h2>{t!(l, "secrecy-not")}</h2>
                    <ul>
                        <li>{t!(l, "secrecy-not-operator", operator = operator)}</li>
                        <li>{t!(l, "secrecy-not-add", operator = operator)}</li>
                        <li>{t!(l, "secrecy-not-totals", operator = operator)}</li>
                        <li>{t!(l, "secrecy-not-proof")}</li>
                        <li>{t!(l, "secrecy-not-watching")}</li>
                        <li>{t!(l, "secrecy-not-device")}</li>
                        <li>{t!(l, "secrecy-not-small")}</li>
                        <li>{t!(l, "secrecy-not-election")}</li>
                    </ul>
                    <h2>{t!(l, "secrecy-wrong")}</h2>
                    <p>{t!(l, "secrecy-wrong-words", contact = visit.app.site.contact.as_str())}</p>
                    <h2>{t!(l, "secrecy-check")}</h2>
                    <p>{t!(l, "secrecy-check-words")}</p>
                </div>
                {sealed(l).into_any()}
            }
        }),
    )
}

/// Secret polls: the way of a ballot, and what could go wrong.
fn sealed(l: Locale) -> impl IntoView {
    let steps = [
        (t!(l, "sealed-help-1"), t!(l, "sealed-help-1-words")),
        (t!(l, "sealed-help-2"), t!(l, "sealed-help-2-words")),
        (t!(l, "sealed-help-3"), t!(l, "sealed-help-3-words")),
        (t!(l, "sealed-help-4"), t!(l, "sealed-help-4-words")),
        (t!(l, "sealed-help-5"), t!(l, "sealed-help-5-words")),
    ];
    let steps = steps.map(|(step, words)| view! { <li><b>{step}</b>" "{words}</li> });
    let wrong = [
        t!(l, "sealed-help-wrong-page"),
        t!(l, "sealed-help-wrong-line"),
        t!(l, "sealed-help-wrong-add"),
        t!(l, "sealed-help-wrong-trustees"),
        t!(l, "sealed-help-wrong-lost"),
        t!(l, "sealed-help-wrong-assisted"),
        t!(l, "sealed-help-wrong-force"),
    ];
    let wrong = wrong.map(|words| view! { <li>{words}</li> });
    view! {
        <section id="secret" aria-labelledby="secret-title">
            <h2 id="secret-title">{t!(l, "sealed-help-title")}</h2>
            <p class="lede">{t!(l, "sealed-help-lede")}</p>
            {chart::sealed_ballot(l)}
            <ol class="count-steps">{steps.into_iter().collect_view()}</ol>
            <div class="measure"><h3>{t!(l, "sealed-help-wrong")}</h3><ul>{wrong.into_iter().collect_view()}</ul></div>
        </section>
    }
}

async fn accessibility(visit: Visit) -> Answer {
    let l = visit.locale;
    Ok(visit.page(
        Page::new(Section::Help, t!(l, "accessibility-title")),
        || {
            view! {
                {ui::crumbs(l, vec![("/help".to_owned(), t!(l, "help-title"))])}
                <div class="measure">
                    <h1>{t!(l, "accessibility-title")}</h1>
                    <p class="lede">{t!(l, "accessibility-lede")}</p>
                    <h2>{t!(l, "accessibility-done")}</h2>
                    <ul>
                        <li>{t!(l, "accessibility-done-scripts")}</li>
                        <li>{t!(l, "accessibility-done-keyboard")}</li>
                        <li>{t!(l, "accessibility-done-size")}</li>
                        <li>{t!(l, "accessibility-done-colour")}</li>
                        <li>{t!(l, "accessibility-done-charts")}</li>
                        <li>{t!(l, "accessibility-done-time")}</li>
                    </ul>
                    <h2>{t!(l, "accessibility-tested")}</h2>
                    <p>{t!(l, "accessibility-tested-words")}</p>
                    <h2>{t!(l, "accessibility-gaps")}</h2>
                    <ul>
                        <li>{t!(l, "accessibility-gaps-people")}</li>
                        <li>{t!(l, "accessibility-gaps-easy")}</li>
                        <li>{t!(l, "accessibility-gaps-texts")}</li>
                    </ul>
                    <h2>{t!(l, "accessibility-tell")}</h2>
                    <p>{t!(l, "accessibility-tell-words")}</p>
                    {contact(&visit).into_any()}
                </div>
            }
        },
    ))
}

async fn privacy(visit: Visit) -> Answer {
    let l = visit.locale;
    let operator = visit.app.site.operator.clone();
    Ok(
        visit.page(Page::new(Section::Help, t!(l, "privacy-title")), || {
            view! {
                {ui::crumbs(l, vec![("/help".to_owned(), t!(l, "help-title"))])}
                <div class="measure">
                    <h1>{t!(l, "privacy-title")}</h1>
                    <p class="lede">{t!(l, "privacy-lede")}</p>
                    <h2>{t!(l, "privacy-what")}</h2>
                    <ul>
                        <li>{t!(l, "privacy-what-account")}</li>
                        <li>{t!(l, "privacy-what-roll")}</li>
                        <li>{t!(l, "privacy-what-session")}</li>
                        <li>{t!(l, "privacy-what-part")}</li>
                        <li>{t!(l, "privacy-what-ballot")}</li>
                    </ul>
                    <h2>{t!(l, "privacy-not")}</h2>
                    <ul>
                        <li>{t!(l, "privacy-not-third")}</li>
                        <li>{t!(l, "privacy-not-cookies")}</li>
                        <li>{t!(l, "privacy-not-log")}</li>
                    </ul>
                    <h2>{t!(l, "privacy-who")}</h2>
                    <p>{t!(l, "privacy-who-words", operator = operator.as_str())}</p>
                    {contact(&visit).into_any()}
                </div>
            }
        }),
    )
}

fn question(question: String, answer: String) -> impl IntoView {
    view! { <details class="more"><summary>{question}</summary><p>{answer}</p></details> }
}

fn contact(visit: &Visit) -> impl IntoView + use<> {
    let l = visit.locale;
    let address = visit.app.site.contact.clone();
    let mailto = format!("mailto:{address}");
    view! {
        <section class="card" aria-labelledby="contact"><h2 id="contact">{t!(l, "help-contact")}</h2>
            <p>{t!(l, "help-contact-words", operator = visit.app.site.operator.as_str())}</p>
            <p><a href=mailto>{address}</a></p></section>
    }
}

fn more(l: Locale) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="more"><h2 id="more">{t!(l, "help-more")}</h2>
            <ul class="links">
                <li><a href="/help/secrecy">{t!(l, "secrecy-title")}</a></li>
                <li><a href="/help/accessibility">{t!(l, "accessibility-title")}</a></li>
                <li><a href="/help/privacy">{t!(l, "privacy-title")}</a></li>
            </ul></section>
    }
}
