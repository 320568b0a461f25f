//! How the form of a poll looks: five parts on one page.

use super::options;
use super::words::{level_name, method_name, method_words};
use crate::form::FormState;
use crate::i18n::Locale;
use crate::t;
use crate::ui::TextArea;
use crate::ui::forms::{FieldText, InputKind, checkboxes, input, radios, select};
use domain::actor::Level;
use domain::ids::SpaceId;
use domain::poll::{MAX_SCORE, Method};
use leptos::prelude::*;

/// What the form offers to choose from.
pub struct Choices {
    /// Spaces, for a poll that is new; empty for one that stays where it is.
    pub spaces: Vec<(SpaceId, String)>,
    /// Districts of the roll.
    pub districts: Vec<String>,
    /// Where "Cancel" leads.
    pub cancel: String,
}

const WIDE: InputKind = InputKind {
    width: "w-full",
    ..InputKind::TEXT
};

fn text(name: &'static str, label: String, hint: String) -> FieldText {
    FieldText::new(name, label, hint)
}

/// The form. The first button in it is what "Enter" presses: saving, never moving an option.
pub fn form(l: Locale, form: &FormState, choices: &Choices) -> impl IntoView + use<> {
    view! {
        <form method="post" class="measure" novalidate>
            <button class="hide" name="action" value="save" tabindex="-1" aria-hidden="true">{t!(l, "admin-save")}</button>
            <input r#type="hidden" name="version" value=form.value("version")/>
            {question(l, form, choices)}
            {view_options(l, form)}
            {how(l, form)}
            {who(l, form, choices)}
            {when(l, form)}
            <div class="actions"><button class="button" name="action" value="save">{t!(l, "poll-save")}</button><a class="button quiet" href=choices.cancel.clone()>{t!(l, "admin-cancel")}</a></div>
        </form>
    }
}

fn question(l: Locale, form: &FormState, choices: &Choices) -> impl IntoView + use<> {
    let spaces: Vec<(String, String)> = choices
        .spaces
        .iter()
        .map(|(id, title)| (id.to_string(), title.clone()))
        .collect();
    let space = text("space", t!(l, "poll-space"), String::new());
    let space = if spaces.is_empty() {
        view! { <input r#type="hidden" name="space" value=form.value("space")/> }.into_any()
    } else {
        select(l, form, &space, spaces).into_any()
    };
    let mut langs = Locale::ALL
        .map(|lang| (lang.tag().to_owned(), lang.name().to_owned()))
        .to_vec();
    let own = form.value("lang");
    if !own.is_empty() && langs.iter().all(|(tag, _)| *tag != own) {
        langs.push((own.clone(), own));
    }
    let body = text("body", t!(l, "poll-body"), t!(l, "admin-markdown-hint"));
    view! {
        <h2>{t!(l, "part-question")}</h2>
        {space}
        {input(l, form, &text("title", t!(l, "poll-question"), t!(l, "poll-question-hint")), WIDE)}
        {input(l, form, &text("summary", t!(l, "poll-summary"), t!(l, "poll-summary-hint")), WIDE)}
        <TextArea l form=form.clone() text=body rows=8/>
        {input(l, form, &text("binding", t!(l, "poll-binds"), t!(l, "poll-binds-hint")), WIDE)}
        {select(l, form, &text("lang", t!(l, "admin-lang"), String::new()), langs)}
    }
}

fn view_options(l: Locale, form: &FormState) -> impl IntoView + use<> {
    view! {
        <h2>{t!(l, "part-options")}</h2>
        <p>{t!(l, "part-options-words")}</p>
        {options::view(l, form)}
        <div class="row">
            {input(l, form, &text("budget", t!(l, "poll-budget-label"), t!(l, "poll-budget-hint")), InputKind { width: "w-m", ..InputKind::NUMBER })}
            {input(l, form, &text("currency", t!(l, "poll-currency"), t!(l, "poll-currency-hint")), InputKind { width: "w-s", ..InputKind::TEXT })}
        </div>
    }
}

fn how(l: Locale, form: &FormState) -> impl IntoView + use<> {
    let choice = |value: &str, label: String, hint: String| (value.to_owned(), label, hint);
    let methods = Method::WORDS
        .map(|word| choice(word, method_name(l, word), method_words(l, word)))
        .to_vec();
    let none = vec![
        choice("yes", t!(l, "admin-yes"), String::new()),
        choice("no", t!(l, "admin-no"), String::new()),
    ];
    let orders = vec![
        choice("fixed", t!(l, "order-fixed"), String::new()),
        choice(
            "shuffled",
            t!(l, "order-shuffled"),
            t!(l, "order-shuffled-words"),
        ),
    ];
    let profiles = vec![
        choice(
            "secret-revote",
            t!(l, "profile-secret-revote"),
            t!(l, "profile-secret-revote-words"),
        ),
        choice(
            "secret",
            t!(l, "profile-secret"),
            t!(l, "profile-secret-words"),
        ),
        choice(
            "confidential",
            t!(l, "profile-confidential"),
            t!(l, "profile-confidential-words"),
        ),
    ];
    view! {
        <h2>{t!(l, "part-how")}</h2>
        {radios(l, form, &text("profile", t!(l, "poll-profile"), String::new()), profiles)}
        {radios(l, form, &text("method", t!(l, "poll-method"), String::new()), methods)}
        <div class="row">
            {input(l, form, &text("min", t!(l, "poll-min"), t!(l, "poll-bounds-hint")), InputKind::NUMBER)}
            {input(l, form, &text("max", t!(l, "poll-max"), t!(l, "poll-bounds-hint")), InputKind::NUMBER)}
        </div>
        <div class="row">
            {input(l, form, &text("seats", t!(l, "poll-seats"), t!(l, "poll-seats-hint")), InputKind::NUMBER)}
            {input(l, form, &text("scale", t!(l, "poll-scale"), t!(l, "poll-scale-hint", max = MAX_SCORE)), InputKind::NUMBER)}
        </div>
        {radios(l, form, &text("none", t!(l, "poll-none"), t!(l, "poll-none-hint")), none)}
        {radios(l, form, &text("order", t!(l, "poll-order"), String::new()), orders)}
    }
}

fn who(l: Locale, form: &FormState, choices: &Choices) -> impl IntoView + use<> {
    let levels = [Level::Email, Level::Resident, Level::Strong]
        .map(|level| {
            let hint = match level {
                Level::Email | Level::Anonymous => t!(l, "voters-email-words"),
                Level::Resident => t!(l, "voters-resident-words"),
                Level::Strong => t!(l, "voters-strong-words"),
            };
            (level.number().to_string(), level_name(l, level), hint)
        })
        .to_vec();
    let districts: Vec<(String, String, String)> = choices
        .districts
        .iter()
        .map(|name| (name.clone(), name.clone(), String::new()))
        .collect();
    let label = text(
        "districts",
        t!(l, "poll-districts"),
        t!(l, "poll-districts-hint"),
    );
    let districts = if districts.is_empty() {
        view! { <p class="muted">{t!(l, "poll-districts-none")}</p> }.into_any()
    } else {
        checkboxes(l, form, &label, districts).into_any()
    };
    let assisted = vec![(
        "yes".to_owned(),
        t!(l, "poll-assisted-yes"),
        t!(l, "poll-assisted-words"),
    )];
    view! {
        <h2>{t!(l, "part-who")}</h2>
        {radios(l, form, &text("level", t!(l, "poll-level"), String::new()), levels)}
        {districts}
        <div class="row">
            {input(l, form, &text("min_age", t!(l, "poll-min-age"), t!(l, "poll-age-hint")), InputKind::NUMBER)}
            {input(l, form, &text("max_age", t!(l, "poll-max-age"), t!(l, "poll-age-hint")), InputKind::NUMBER)}
        </div>
        {checkboxes(l, form, &text("assisted", t!(l, "poll-assisted"), String::new()), assisted)}
    }
}

fn when(l: Locale, form: &FormState) -> impl IntoView + use<> {
    view! {
        <h2>{t!(l, "part-when")}</h2>
        <p>{t!(l, "part-when-words")}</p>
        <div class="row">
            {input(l, form, &text("opens", t!(l, "poll-opens"), String::new()), InputKind::MOMENT)}
            {input(l, form, &text("closes", t!(l, "poll-closes"), String::new()), InputKind::MOMENT)}
        </div>
    }
}
