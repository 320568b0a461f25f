//! Fields of forms: label, hint, what was typed, and what is wrong with it.

use crate::form::{FieldError, FormState};
use crate::i18n::{self, Locale};
use crate::t;
use fluent_bundle::FluentArgs;
use leptos::prelude::*;

/// What surrounds a field.
#[derive(Clone, Debug, Default)]
pub struct FieldText {
    /// Name of the field; also its `id`.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// What helps to fill it in; may be empty.
    pub hint: String,
}

impl FieldText {
    /// A field with label and hint.
    pub fn new(name: &'static str, label: String, hint: String) -> Self {
        Self { name, label, hint }
    }
}

/// The words of an error.
#[must_use]
pub fn error_words(l: Locale, error: &FieldError) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in &error.args {
        args.set(*name, *value);
    }
    i18n::text(l, error.key, Some(&args))
}

/// "There is a problem", with a link to each field that has one; first in `main` of a refused form, and focused.
#[component]
pub fn ErrorSummary(
    /// The reader's language.
    l: Locale,
    /// The form.
    errors: Vec<FieldError>,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let links = errors
            .iter()
            .map(|error| view! { <li><a href=format!("#{}", error.field)>{error_words(l, error)}</a></li> })
            .collect_view();
        view! {
            <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1" autofocus>
                <h2 id="error-summary-title">{t!(l, "error-summary")}</h2>
                <ul>{links}</ul>
            </div>
        }
    })
}

/// The ids of hint and error of a field, for `aria-describedby`.
#[must_use]
pub fn described_by(text: &FieldText, invalid: bool) -> Option<String> {
    let hint = (!text.hint.is_empty()).then(|| format!("{}-hint", text.name));
    let error = invalid.then(|| format!("{}-error", text.name));
    let ids: Vec<String> = hint.into_iter().chain(error).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Hint and error of a field.
pub fn hint_and_error(l: Locale, form: &FormState, text: &FieldText) -> impl IntoView + use<> {
    let hint = (!text.hint.is_empty()).then(
        || view! { <p class="hint" id=format!("{}-hint", text.name)>{text.hint.clone()}</p> },
    );
    let error = form.error(text.name).map(|error| {
        view! { <p class="error" id=format!("{}-error", text.name)><span class="hide">{t!(l, "error-prefix")}" "</span>{error_words(l, error)}</p> }
    });
    (hint, error)
}

/// Attributes of an `<input>` that are not the same for all.
#[derive(Clone, Copy, Debug)]
pub struct InputKind {
    /// `type`.
    pub kind: &'static str,
    /// `autocomplete` (HTML's list of names).
    pub autocomplete: &'static str,
    /// Class of its width: `w-s`, `w-m` or `w-l`.
    pub width: &'static str,
}

impl InputKind {
    /// A line of text.
    pub const TEXT: Self = Self {
        kind: "text",
        autocomplete: "off",
        width: "w-l",
    };
    /// An e-mail address of the person at the keyboard.
    pub const EMAIL: Self = Self {
        kind: "email",
        autocomplete: "email",
        width: "w-l",
    };
    /// A whole number.
    pub const NUMBER: Self = Self {
        kind: "number",
        autocomplete: "off",
        width: "w-s",
    };
    /// Local date and time.
    pub const MOMENT: Self = Self {
        kind: "datetime-local",
        autocomplete: "off",
        width: "w-m",
    };
}

/// A field of one line.
pub fn input(
    l: Locale,
    form: &FormState,
    text: &FieldText,
    kind: InputKind,
) -> impl IntoView + use<> {
    let invalid = form.error(text.name).is_some();
    let inputmode = (kind.kind == "number").then_some("numeric");
    let shown = if kind.kind == "number" {
        "text"
    } else {
        kind.kind
    };
    view! {
        <div class="field" class:invalid=invalid>
            <label for=text.name>{text.label.clone()}</label>
            {hint_and_error(l, form, text)}
            <input id=text.name name=text.name r#type=shown class=kind.width inputmode=inputmode autocomplete=kind.autocomplete
                value=form.value(text.name) aria-invalid=invalid.then_some("true") aria-describedby=described_by(text, invalid)/>
        </div>
    }
}

/// A field of several lines. What was typed is one escaped node; a first line end is doubled, because HTML drops one (13.2.6.4.7).
#[component]
pub fn TextArea(
    /// The reader's language.
    l: Locale,
    /// What was typed, and what is wrong.
    form: FormState,
    /// Name, label, hint.
    text: FieldText,
    /// Lines shown.
    rows: u32,
) -> impl IntoView {
    let invalid = form.error(text.name).is_some();
    let typed = form.value(text.name);
    let typed = if typed.starts_with('\n') || typed.starts_with('\r') {
        format!("\n{typed}")
    } else {
        typed
    };
    view! {
        <div class="field" class:invalid=invalid>
            <label for=text.name>{text.label.clone()}</label>
            {hint_and_error(l, &form, &text)}
            <textarea id=text.name name=text.name rows=rows aria-invalid=invalid.then_some("true") aria-describedby=described_by(&text, invalid)>{typed}</textarea>
        </div>
    }
}

/// One of several values, by radio buttons; `choices` are value, label and hint.
pub fn radios(
    l: Locale,
    form: &FormState,
    text: &FieldText,
    choices: Vec<(String, String, String)>,
) -> impl IntoView + use<> {
    choice_group(l, form, text, choices, "radio")
}

/// Any of several values, by check boxes; `choices` are value, label and hint.
pub fn checkboxes(
    l: Locale,
    form: &FormState,
    text: &FieldText,
    choices: Vec<(String, String, String)>,
) -> impl IntoView + use<> {
    choice_group(l, form, text, choices, "checkbox")
}

fn choice_group(
    l: Locale,
    form: &FormState,
    text: &FieldText,
    choices: Vec<(String, String, String)>,
    kind: &'static str,
) -> impl IntoView + use<> {
    let invalid = form.error(text.name).is_some();
    let name = text.name;
    let boxes = choices
        .into_iter()
        .enumerate()
        .map(|(index, (value, label, hint))| {
            let id = if index == 0 { name.to_owned() } else { format!("{name}-{}", index + 1) };
            let hint = (!hint.is_empty()).then(|| view! { <small>{hint}</small> });
            let label_for = id.clone();
            view! {
                <li><label for=label_for>
                    <input id=id name=name r#type=kind value=value.clone() checked=form.fields.has(name, &value)/>
                    <span>{label}{hint}</span>
                </label></li>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" class:invalid=invalid aria-describedby=described_by(text, invalid)>
            <legend>{text.label.clone()}</legend>
            {hint_and_error(l, form, text)}
            <ul class="choices">{boxes}</ul>
        </fieldset>
    }
}

/// One of several values, by a list that opens; `choices` are value and label.
pub fn select(
    l: Locale,
    form: &FormState,
    text: &FieldText,
    choices: Vec<(String, String)>,
) -> impl IntoView + use<> {
    let invalid = form.error(text.name).is_some();
    let typed = form.value(text.name);
    let choices = choices.into_iter().map(|(value, label)| view! { <option value=value.clone() selected=value == typed>{label}</option> }).collect_view();
    view! {
        <div class="field" class:invalid=invalid>
            <label for=text.name>{text.label.clone()}</label>
            {hint_and_error(l, form, text)}
            <select id=text.name name=text.name aria-invalid=invalid.then_some("true") aria-describedby=described_by(text, invalid)>{choices}</select>
        </div>
    }
}

/// A day in three fields, for dates that people know by heart (the pattern "Dates" of the GOV.UK Design System). The first of the names stands
/// for all three: errors are shown at it.
pub fn day(
    l: Locale,
    form: &FormState,
    names: [&'static str; 3],
    label: String,
    hint: String,
) -> impl IntoView + use<> {
    let text = FieldText::new(names[0], label, hint);
    let invalid = form.error(text.name).is_some();
    let parts = [
        (names[0], t!(l, "day-day"), "2"),
        (names[1], t!(l, "day-month"), "2"),
        (names[2], t!(l, "day-year"), "4"),
    ]
    .map(|(name, label, length)| {
        view! {
            <div><label for=name>{label}</label>
                <input id=name name=name r#type="text" inputmode="numeric" maxlength=length autocomplete="off"
                    value=form.value(name) aria-invalid=invalid.then_some("true")/></div>
        }
    });
    view! {
        <fieldset class="field" class:invalid=invalid aria-describedby=described_by(&text, invalid)>
            <legend>{text.label.clone()}</legend>
            {hint_and_error(l, form, &text)}
            <div class="day">{parts.collect_view()}</div>
        </fieldset>
    }
}
