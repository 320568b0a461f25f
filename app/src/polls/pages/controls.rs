//! The ballot where options are ranked or rated: a list of places at each option, or a row of buttons. Nothing has to be dragged, no script has to run.

use super::options::{description, how_many, meta, numbered};
use super::{Found, marks};
use crate::form::FormState;
use crate::i18n::Locale;
use crate::polls::store::PollOption;
use crate::t;
use crate::ui::{forms, lang_of};
use crate::web::Visit;
use domain::poll::{Marks, Method};
use leptos::prelude::*;

/// What the controls of all options need.
struct Ballot<'a> {
    l: Locale,
    found: &'a Found,
    form: &'a FormState,
    lang: Option<String>,
}

/// The controls, an option after the other, in a group with the rule as its legend.
pub fn controls(
    visit: &Visit,
    found: &Found,
    order: &[u16],
    form: &FormState,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let poll = &found.record.poll;
    let ballot = Ballot {
        l,
        found,
        form,
        lang: lang_of(visit, &found.record.lang),
    };
    let options = order
        .iter()
        .filter_map(|number| numbered(&found.options, *number))
        .map(|option| match poll.method.marks() {
            Marks::Ratings { highest } => ballot.rating(option, highest).into_any(),
            _ => ballot.place(option).into_any(),
        })
        .collect_view();
    let none = poll.none_option.then(|| {
        let checked = form.fields.has("option", "none");
        view! {
            <div class="option">
                <input id="option-none" name="option" r#type="checkbox" value="none" checked=checked/>
                <label for="option-none"><b>{t!(l, "none-of-these")}</b></label>
            </div>
        }
    });
    let invalid = form.error("option").is_some();
    view! {
        <fieldset id="option" tabindex="-1" class="options" class:invalid=invalid aria-describedby=invalid.then_some("option-error")>
            <legend>{how_many(l, poll.method)}<small>{hint(l, poll.method)}</small></legend>
            {error(l, form, "option")}
            {options}
            {none}
        </fieldset>
    }
}

/// How one fills it in, in a sentence or two.
pub fn hint(l: Locale, method: Method) -> String {
    match method {
        Method::Score { max_score, .. } => t!(l, "hint-score", max = max_score),
        Method::MajorityJudgment { .. } => t!(l, "hint-judgment"),
        Method::Schulze { .. } => t!(l, "hint-rank-equal"),
        _ => t!(l, "hint-rank"),
    }
}

/// Scores or grades with their words, in the order of the buttons: the best grade first, scores counting up.
pub fn offered(l: Locale, method: Method, highest: u8) -> Vec<(u8, String)> {
    let words = |rating| (rating, marks::rating(l, method, rating));
    match method {
        Method::Score { .. } => (0..=highest).map(words).collect(),
        _ => (0..=highest).rev().map(words).collect(),
    }
}

/// What the button says that gives none.
pub fn unrated(l: Locale, method: Method) -> String {
    match method {
        Method::Score { .. } => t!(l, "no-score"),
        _ => t!(l, "no-grade"),
    }
}

fn error(l: Locale, form: &FormState, field: &str) -> impl IntoView + use<> {
    let id = format!("{field}-error");
    form.error(field).map(|error| {
        view! { <p class="error" id=id><span class="hide">{t!(l, "error-prefix")}</span>" "{forms::error_words(l, error)}</p> }
    })
}

impl Ballot<'_> {
    fn about(&self, option: &PollOption) -> impl IntoView + use<> {
        let currency = self.found.record.currency.as_deref();
        let facts = meta(self.l, option, currency).into_any();
        view! { {facts}{description(self.l, option).into_any()} }
    }

    /// A list of places.
    fn place(&self, option: &PollOption) -> impl IntoView + use<> {
        let l = self.l;
        let field = format!("place-{}", option.number);
        let typed = self.form.value(&field);
        let invalid = self.form.error(&field).is_some();
        let places = (1..=self.found.record.poll.options)
            .map(|place| {
                let selected = typed.trim() == place.to_string();
                view! { <option value=place.to_string() selected=selected>{t!(l, "place", n = place)}</option> }
            })
            .collect_view();
        view! {
            <div class="option rank" class:invalid=invalid>
                <label for=field.clone() lang=self.lang.clone()><b>{option.title.clone()}</b></label>
                {self.about(option)}
                {error(l, self.form, &field)}
                <select id=field.clone() name=field.clone() aria-invalid=invalid.then_some("true") aria-describedby=invalid.then(|| format!("{field}-error"))>
                    <option value="">{t!(l, "no-place")}</option>
                    {places}
                </select>
            </div>
        }
    }

    /// A row of buttons, the best grade first; scores count up.
    fn rating(&self, option: &PollOption, highest: u8) -> impl IntoView + use<> {
        let l = self.l;
        let field = format!("rating-{}", option.number);
        let method = self.found.record.poll.method;
        let is_score = matches!(method, Method::Score { .. });
        let typed = self.form.value(&field);
        let invalid = self.form.error(&field).is_some();
        let mut offered: Vec<(String, String)> = offered(l, method, highest)
            .into_iter()
            .map(|(rating, words)| (rating.to_string(), words))
            .collect();
        offered.push((String::new(), unrated(l, method)));
        let buttons = offered
            .into_iter()
            .enumerate()
            .map(|(place, (value, words))| {
                let id = if place == 0 {
                    field.clone()
                } else {
                    format!("{field}-{place}")
                };
                let (own, checked) = (id.clone(), typed.trim() == value);
                view! {
                    <li><label for=own><input id=id name=field.clone() r#type="radio" value=value checked=checked/><span>{words}</span></label></li>
                }
            })
            .collect_view();
        let class = if is_score { "scale numbers" } else { "scale" };
        view! {
            <fieldset class="rate" class:invalid=invalid aria-describedby=invalid.then(|| format!("{field}-error"))>
                <legend lang=self.lang.clone()>{option.title.clone()}</legend>
                {self.about(option)}
                {error(l, self.form, &field)}
                <ul class=class>{buttons}</ul>
            </fieldset>
        }
    }
}
