//! Choosing and checking. There is no form around it: nothing that could be sent holds what is chosen.

use super::marks::Kind;
use super::{Desk, Fault, OptionProps, Step, browser, code, controls, order};
use leptos::prelude::*;
use std::borrow::Cow;

/// Texts of up to so many characters are shown at once, longer ones open.
const SHORT: usize = 200;
/// Bytes there are for the voter's words.
const PHRASE: usize = 64;

/// "There is a problem", with the way to the field.
fn summary(desk: Desk) -> impl IntoView {
    move || {
        desk.fault.get().map(|fault| {
            view! {
                <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1">
                    <h2 id="error-summary-title">{desk.words("error-summary")}</h2>
                    <ul><li><a href=format!("#{}", fault.field)>{fault.words}</a></li></ul>
                </div>
            }
        })
    }
}

pub fn fault_of(desk: Desk, field: &str) -> Option<String> {
    let fault = desk.fault.get()?;
    (fault.field == field).then_some(fault.words)
}

/// What is wrong, beside the field.
pub fn beside(desk: Desk, field: impl Into<String>) -> impl IntoView {
    let field = field.into();
    move || {
        fault_of(desk, &field).map(|words| {
            view! { <p class="error" id=format!("{field}-error")><span class="hide">{desk.words("error-prefix")}</span>" "{words}</p> }
        })
    }
}

fn mark(desk: Desk, mark: &str, single: bool) {
    desk.fault.set(None);
    desk.marked.update(|marked| {
        let was = marked.iter().any(|other| other == mark);
        if single {
            marked.clear();
        }
        marked.retain(|other| other != mark);
        if single || !was {
            marked.push(mark.to_owned());
        }
    });
}

fn row(
    desk: Desk,
    id: String,
    value: String,
    single: bool,
    label: AnyView,
    more: AnyView,
) -> AnyView {
    let kind = if single { "radio" } else { "checkbox" };
    let (seen, pressed) = (value.clone(), value.clone());
    let checked = move || desk.marked.with(|marked| marked.contains(&seen));
    view! {
        <div class="option">
            <input id=id.clone() name="option" r#type=kind value=value prop:checked=checked on:change=move |_| mark(desk, &pressed, single)/>
            {view! { <label r#for=id>{label}</label> }}
            {more}
        </div>
    }
    .into_any()
}

fn option_row(
    desk: Desk,
    place: usize,
    option: OptionProps,
    single: bool,
    lang: Option<String>,
) -> AnyView {
    let id = if place == 0 {
        "option".to_owned()
    } else {
        format!("option-{}", option.number)
    };
    let label = view! { <b lang=lang.clone()>{option.title.clone()}</b> }.into_any();
    let more = about(desk, &option, lang);
    row(desk, id, option.number.to_string(), single, label, more)
}

/// Facts and text of an option.
pub fn about(desk: Desk, option: &OptionProps, lang: Option<String>) -> AnyView {
    let facts: Vec<_> = option
        .facts
        .iter()
        .map(|fact| view! { <li>{fact.clone()}</li> })
        .collect();
    let facts =
        (!facts.is_empty()).then(|| view! { <ul class="meta" lang=lang.clone()>{facts}</ul> });
    let text = option.text.trim().to_owned();
    let about = desk.words_with("vote-read-about", &option.title);
    let text = match text.chars().count() {
        0 => ().into_any(),
        1..=SHORT => view! { <small lang=lang>{text}</small> }.into_any(),
        _ => {
            let paragraphs: Vec<_> = text
                .split("\n\n")
                .map(|part| view! { <p>{part.to_owned()}</p> })
                .collect();
            view! { <details class="more"><summary>{desk.words("read-more")}<span class="hide">" "{about}</span></summary><div lang=lang>{paragraphs}</div></details> }.into_any()
        }
    };
    view! { {facts}{text} }.into_any()
}

/// The ballot.
pub fn choose(desk: Desk) -> AnyView {
    let page = desk.page.get_value();
    let single = page.single;
    let rows: Vec<_> = page
        .options
        .iter()
        .cloned()
        .enumerate()
        .map(|(place, option)| match page.kind {
            Kind::Options => option_row(desk, place, option, single, page.lang.clone()),
            _ => controls::control(desk, option, page.lang.clone()),
        })
        .collect();
    // Ratings and places have no id of the whole among them.
    let whole = (page.kind != Kind::Options).then_some("option");
    let hint = (!page.hint.is_empty()).then(|| view! { <small>{page.hint.clone()}</small> });
    let none = page.none.then(|| {
        let label = view! { <b>{desk.words("none-of-these")}</b> }.into_any();
        row(
            desk,
            "option-none".to_owned(),
            "none".to_owned(),
            single,
            label,
            ().into_any(),
        )
    });
    let ordered = order::is_ordered(desk).then(|| order::order(desk));
    let on = move |_| to_check(desk);
    let next = view! { <button r#type="button" class="button big" on:click=on>{desk.words("continue-to-check")}</button> };
    let next = if single || page.kind != Kind::Options {
        view! { <div class="actions">{next}</div> }.into_any()
    } else {
        view! { <div class="chosen"><p>{desk.words("chosen")}" "<b class="number"></b>" "{desk.words("vote-chosen-of")}</p>{next}</div> }.into_any()
    };
    let note = move || {
        desk.note.get().map(
            |key| view! { <div class="notice warn" role="status"><p>{desk.words(key)}</p></div> },
        )
    };
    view! {
        {summary(desk)}
        {note}
        <h1 lang=page.lang.clone() tabindex="-1">{page.title.clone()}</h1>
        <p class="sealed-by">{desk.words("vote-sealed-here")}</p>
        <fieldset id=whole tabindex=whole.map(|_| "-1") class="options" class:invalid=move || fault_of(desk, "option").is_some() aria-describedby=move || fault_of(desk, "option").map(|_| "option-error")>
            <legend>{desk.words("vote-how-many")}{hint}</legend>
            {beside(desk, "option")}
            {rows}
            {none}
            {ordered}
            {next}
        </fieldset>
        <p class="small muted">{desk.words("vote-not-yet")}</p>
    }
    .into_any()
}

fn to_check(desk: Desk) {
    let marked = desk.marked.get_untracked();
    let vote = desk.page.with_value(|page| page.vote(&marked));
    match vote {
        Ok(_) => {
            desk.fault.set(None);
            desk.note.set(None);
            desk.step.set(Step::Check);
        }
        Err(wrong) => {
            let words = desk.words_with(wrong.key, &wrong.place.to_string());
            refuse(desk, wrong.field, words);
        }
    }
}

fn refuse(desk: Desk, field: impl Into<Cow<'static, str>>, words: String) {
    let field = field.into();
    desk.fault.set(Some(Fault { field, words }));
    browser::arrived(desk);
}

/// What was chosen, the voter's words, and the file to keep before anything is sent.
pub fn check(desk: Desk) -> AnyView {
    let page = desk.page.get_value();
    let lang = page.lang.clone();
    let marked = desk.marked.get_untracked();
    let is_none = marked.iter().any(|mark| mark == "none");
    let mut lines: Vec<AnyView> = match page.kind {
        Kind::Options => Vec::new(),
        _ if is_none => Vec::new(),
        _ => controls::lines(desk, &marked),
    };
    for option in &page.options {
        if page.kind == Kind::Options && marked.contains(&option.number.to_string()) {
            lines.push(view! { <li lang=lang.clone()>{option.title.clone()}</li> }.into_any());
        }
    }
    if lines.is_empty() {
        lines.push(view! { <li class="none">{desk.words("none-of-these")}</li> }.into_any());
    }
    let change = move |_| {
        desk.fault.set(None);
        desk.step.set(Step::Choose);
    };
    view! {
        {summary(desk)}
        <h1 tabindex="-1">{desk.words("check-title")}</h1>
        <p class="lede">{desk.words("check-words")}</p>
        <section class="ballot" aria-labelledby="b"><h2 id="b" lang=lang>{page.title.clone()}</h2><ul>{lines}</ul></section>
        {phrase(desk)}
        {keep_first(desk)}
        <div class="actions">
            <button r#type="button" class="button big" on:click=move |_| to_cast(desk)>{desk.words("cast")}</button>
            <button r#type="button" class="button quiet" on:click=change>{desk.words("change-choice")}</button>
        </div>
        <p class="small muted">{desk.words("vote-may-again")}</p>
    }
    .into_any()
}

fn phrase(desk: Desk) -> AnyView {
    let typed = move |event| desk.phrase.set(event_target_value(&event));
    let invalid = move || fault_of(desk, "phrase").is_some();
    let described = move || {
        if invalid() {
            "phrase-hint phrase-error"
        } else {
            "phrase-hint"
        }
    };
    view! {
        <div class="field" class:invalid=invalid>
            <label r#for="phrase">{desk.words("vote-phrase")}</label>
            <p class="hint" id="phrase-hint">{desk.words("vote-phrase-hint")}</p>
            {beside(desk, "phrase")}
            <input id="phrase" r#type="text" class="w-full" autocomplete="off" aria-describedby=described aria-invalid=move || invalid().then_some("true")
                prop:value=move || desk.phrase.get() on:input=typed/>
        </div>
    }
    .into_any()
}

fn keep_first(desk: Desk) -> AnyView {
    view! {
        <section class="card keep" aria-labelledby="keep">
            <h2 id="keep">{desk.words("vote-keep-title")}</h2>
            <p>{desk.words("vote-keep-words")}</p>
            <p>{code::secret_link(desk, "vote-save-secret")}</p>
        </section>
    }
    .into_any()
}

fn to_cast(desk: Desk) {
    if desk
        .phrase
        .with_untracked(|phrase| phrase.trim().len() > PHRASE)
    {
        refuse(desk, "phrase", desk.words("vote-phrase-long"));
    } else {
        desk.fault.set(None);
        browser::cast(desk);
    }
}
