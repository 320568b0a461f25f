//! Places and ratings in the island: the same lists and buttons as on a page without scripts.

use super::choose::{about, beside, fault_of};
use super::marks::{Kind, give, given};
use super::{Desk, OptionProps, order};
use leptos::prelude::*;

/// The control of one option.
pub fn control(desk: Desk, option: OptionProps, lang: Option<String>) -> AnyView {
    match desk.page.with_value(|page| page.kind.clone()) {
        Kind::Ratings { offered, numbers } => rating(desk, option, lang, offered, numbers),
        _ => place(desk, option, lang),
    }
}

fn set(desk: Desk, option: u16, value: &str) {
    desk.marked.update(|marked| give(marked, option, value));
}

fn place(desk: Desk, option: OptionProps, lang: Option<String>) -> AnyView {
    let number = option.number;
    let field = format!("place-{number}");
    let now = move || desk.marked.with(|marked| given(marked, number));
    let count = desk.page.with_value(|page| page.options.len());
    let places: Vec<_> = (1..=count)
        .map(|place| {
            let value = place.to_string();
            let words = desk.words_with("place", &value);
            let selected = move || now().is_some_and(|now| usize::from(now) == place);
            view! { <option value=value prop:selected=selected>{words}</option> }
        })
        .collect();
    let add =
        order::is_ordered(desk).then(|| order::add_button(desk, number, option.title.clone()));
    let label = view! { <b lang=lang.clone()>{option.title.clone()}</b> };
    let (id, named, error) = (field.clone(), field.clone(), format!("{field}-error"));
    let wrong = field.clone();
    let is_wrong = move || fault_of(desk, &wrong).is_some();
    let (invalid, described) = (is_wrong.clone(), is_wrong.clone());
    view! {
        <div class="option rank" class:invalid=is_wrong>
            {view! { <label r#for=named>{label}</label> }}
            {about(desk, &option, lang)}
            {beside(desk, field)}
            <select id=id aria-invalid=move || invalid().then_some("true") aria-describedby=move || described().then(|| error.clone())
                on:change=move |event| set(desk, number, &event_target_value(&event))>
                <option value="" prop:selected=move || now().is_none()>{desk.words("no-place")}</option>
                {places}
            </select>
            {add}
        </div>
    }
    .into_any()
}

fn rating(
    desk: Desk,
    option: OptionProps,
    lang: Option<String>,
    offered: Vec<(u8, String)>,
    numbers: bool,
) -> AnyView {
    let number = option.number;
    let field = format!("rating-{number}");
    let now = desk.marked.with_untracked(|marked| given(marked, number));
    let all = offered
        .into_iter()
        .map(|(rating, words)| (Some(rating), words))
        .chain([(None, desk.words("vote-unrated"))]);
    let buttons: Vec<_> = all
        .enumerate()
        .map(|(place, (rating, words))| {
            let id = if place == 0 { field.clone() } else { format!("{field}-{place}") };
            let value = rating.map(|rating| rating.to_string()).unwrap_or_default();
            let checked = now == rating.map(u16::from);
            let (own, given) = (id.clone(), value.clone());
            view! {
                <li><label r#for=own><input id=id name=field.clone() r#type="radio" value=value checked=checked on:change=move |_| set(desk, number, &given)/><span>{words}</span></label></li>
            }
        })
        .collect();
    let class = if numbers { "scale numbers" } else { "scale" };
    view! {
        <fieldset class="rate">
            <legend lang=lang.clone()>{option.title.clone()}</legend>
            {about(desk, &option, lang)}
            <ul class=class>{buttons}</ul>
        </fieldset>
    }
    .into_any()
}

/// What was given, in words, the best first.
pub fn lines(desk: Desk, marked: &[String]) -> Vec<AnyView> {
    let page = desk.page.get_value();
    let mut given_to: Vec<(Option<u16>, u16, String)> = page
        .options
        .iter()
        .map(|option| {
            (
                given(marked, option.number),
                option.number,
                option.title.clone(),
            )
        })
        .collect();
    let is_ranked = matches!(page.kind, Kind::Places { .. });
    given_to.sort_by_key(|(given, number, _)| {
        let best = match given {
            None => u16::MAX,
            Some(place) if is_ranked => *place,
            Some(rating) => u16::MAX - 1 - *rating,
        };
        (best, *number)
    });
    given_to
        .into_iter()
        .map(|(given, _, title)| {
            let words = match (given, &page.kind) {
                (Some(rating), Kind::Ratings { offered, .. }) => {
                    let is_it = |(other, _): &&(u8, String)| u16::from(*other) == rating;
                    offered
                        .iter()
                        .find(is_it)
                        .map(|(_, words)| words.clone())
                        .unwrap_or_default()
                }
                (Some(place), _) => desk.words_with("place", &place.to_string()),
                (None, Kind::Ratings { .. }) => desk.words("vote-unrated"),
                (None, _) => desk.words("no-place"),
            };
            let lang = page.lang.clone();
            view! { <li class:none=given.is_none()><span lang=lang>{title}</span>" "<small>{words}</small></li> }.into_any()
        })
        .collect()
}
