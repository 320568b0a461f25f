//! The options of a poll, to be read or to be chosen from.

use super::Found;
use crate::form::FormState;
use crate::i18n::{self, Locale};
use crate::polls::store::PollOption;
use crate::t;
use crate::ui::{forms, lang_of};
use crate::web::Visit;
use domain::poll::Method;
use leptos::either::Either;
use leptos::prelude::*;

/// Descriptions of up to so many characters are shown at once, longer ones open.
const SHORT: usize = 200;

/// The option with this number, among options in the order of their numbers.
pub fn numbered(options: &[PollOption], number: u16) -> Option<&PollOption> {
    options.get(usize::from(number).checked_sub(1)?)
}

/// The options in the visitor's order, to be read.
pub fn shown(
    visit: &Visit,
    found: &Found,
    options: &[PollOption],
    order: &[u16],
) -> impl IntoView + use<> {
    let lang = lang_of(visit, &found.record.lang);
    let items = order
        .iter()
        .filter_map(|number| numbered(options, *number))
        .map(|option| {
            view! {
                <li class="option" lang=lang.clone()>
                    <b>{option.title.clone()}</b>
                    {meta(visit.locale, option, found.record.currency.as_deref())}
                    {description(visit.locale, option)}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="option-list">{items}</ul> }
}

/// The ballot: radio buttons or check boxes.
pub fn choices(
    visit: &Visit,
    found: &Found,
    options: &[PollOption],
    order: &[u16],
    form: &FormState,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let poll = &found.record.poll;
    let lang = lang_of(visit, &found.record.lang);
    let kind = if poll.method == Method::SingleChoice {
        "radio"
    } else {
        "checkbox"
    };
    let invalid = form.error("option").is_some();
    let boxes = order
        .iter()
        .filter_map(|number| numbered(options, *number))
        .enumerate()
        .map(|(place, option)| {
            let id = if place == 0 {
                "option".to_owned()
            } else {
                format!("option-{}", option.number)
            };
            let value = option.number.to_string();
            let checked = form.fields.has("option", &value);
            view! {
                <div class="option">
                    <input id=id.clone() name="option" r#type=kind value=value checked=checked/>
                    <label for=id lang=lang.clone()><b>{option.title.clone()}</b></label>
                    {meta(l, option, found.record.currency.as_deref())}
                    {description(l, option)}
                </div>
            }
        })
        .collect_view();
    let none = poll.none_option.then(|| {
        let checked = form.fields.has("option", "none");
        view! {
            <div class="option">
                <input id="option-none" name="option" r#type=kind value="none" checked=checked/>
                <label for="option-none"><b>{t!(l, "none-of-these")}</b></label>
            </div>
        }
    });
    let error = form.error("option").map(|error| {
        view! { <p class="error" id="option-error"><span class="hide">{t!(l, "error-prefix")}</span>" "{forms::error_words(l, error)}</p> }
    });
    let chosen = (kind == "checkbox").then(|| {
        let of = t!(l, "chosen-of", max = poll.method.bounds().1);
        view! { <div class="chosen"><p>{t!(l, "chosen")}" "<b class="number"></b>" "{of}</p><button class="button slim">{t!(l, "continue-to-check")}</button></div> }
    });
    view! {
        <fieldset class="options" class:invalid=invalid aria-describedby=invalid.then_some("option-error")>
            <legend>{how_many(l, poll.method)}</legend>
            {error}
            {boxes}
            {none}
            {chosen}
        </fieldset>
    }
}

/// How many may be chosen, in words.
pub fn how_many(l: Locale, method: Method) -> String {
    match method {
        Method::SingleChoice => t!(l, "choose-one"),
        Method::Approval { min, max } if min == max => t!(l, "choose-exactly", n = min),
        Method::Approval { min: 1, max } => t!(l, "choose-up-to", max = max),
        Method::Approval { min, max } => t!(l, "choose-between", min = min, max = max),
        Method::Score { max_score, .. } => t!(l, "choose-score", max = max_score),
        Method::MajorityJudgment { .. } => t!(l, "choose-grades"),
        Method::Borda { .. }
        | Method::Schulze { .. }
        | Method::InstantRunoff
        | Method::Stv { .. } => {
            t!(l, "choose-ranking")
        }
    }
}

/// What an option costs; district and category.
fn cost_and_others(
    l: Locale,
    option: &PollOption,
    currency: Option<&str>,
) -> (Option<String>, Vec<String>) {
    let cost = option
        .cost_minor
        .map(|cost| i18n::money(l, cost, currency.unwrap_or("EUR")));
    let others = [&option.district, &option.category];
    (cost, others.into_iter().flatten().cloned().collect())
}

/// Cost, district and category of an option, in words.
pub fn facts(l: Locale, option: &PollOption, currency: Option<&str>) -> Vec<String> {
    let (cost, others) = cost_and_others(l, option, currency);
    cost.into_iter().chain(others).collect()
}

pub(super) fn meta(
    l: Locale,
    option: &PollOption,
    currency: Option<&str>,
) -> impl IntoView + use<> {
    let (cost, others) = cost_and_others(l, option, currency);
    (cost.is_some() || !others.is_empty()).then(|| {
        let others = others
            .into_iter()
            .map(|fact| view! { <li>{fact}</li> })
            .collect_view();
        view! { <ul class="meta">{cost.map(|cost| view! { <li><b>{cost}</b></li> })}{others}</ul> }
    })
}

pub(super) fn description(l: Locale, option: &PollOption) -> impl IntoView + use<> {
    let text = option.description.trim().to_owned();
    let about = t!(l, "read-more-about", option = option.title.as_str());
    (!text.is_empty()).then(|| {
        if text.chars().count() <= SHORT {
            return Either::Left(view! { <small>{text}</small> });
        }
        let paragraphs = text
            .split("\n\n")
            .map(|paragraph| view! { <p>{paragraph.to_owned()}</p> })
            .collect_view();
        Either::Right(view! { <details class="more"><summary>{t!(l, "read-more")}<span class="hide">" "{about}</span></summary>{paragraphs}</details> })
    })
}
