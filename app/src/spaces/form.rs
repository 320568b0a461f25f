//! The form of a space: from what is stored, and to what will be.

use super::store::{SpaceDraft, SpaceRecord};
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::t;
use crate::ui::TextArea;
use crate::ui::forms::{FieldText, InputKind, input, radios, select};
use domain::actor::Level;
use domain::names::NameRule;
use domain::space::SpaceKind;
use domain::text;
use leptos::prelude::*;

/// Longest title.
const TITLE: usize = 120;
/// Longest summary.
const SUMMARY: usize = 400;
/// Longest description.
const BODY: usize = 20_000;
/// Longest name in addresses.
const SLUG: usize = 60;

/// What the fields show for a space that is stored.
pub fn fields_of(space: &SpaceRecord) -> Fields {
    let mut fields = Fields::default();
    fields.set("title", &space.title);
    fields.set("slug", &space.slug);
    fields.set("kind", space.kind.word());
    fields.set("summary", &space.summary);
    fields.set("body", &space.body);
    fields.set("lang", &space.lang);
    fields.set("min_level", space.min_level.number().to_string());
    fields.set("name_rule", space.name_rule.word());
    fields.set("version", space.version.to_string());
    fields
}

/// What an empty form begins with.
pub fn fields_of_new(l: Locale) -> Fields {
    let mut fields = Fields::default();
    fields.set("kind", SpaceKind::Process.word());
    fields.set("min_level", Level::Anonymous.number().to_string());
    fields.set("name_rule", NameRule::default().word());
    fields.set("lang", if l == Locale::De { "de" } else { "en" });
    fields
}

/// Reads the form; what is wrong is noted in it.
pub fn read(form: &mut FormState) -> Option<SpaceDraft> {
    let title = form.line("title", TITLE);
    let mut slug = form.optional_line("slug", SLUG);
    if slug.is_empty() {
        slug = text::slug(&title);
        if slug.is_empty() && !title.is_empty() {
            form.refuse("slug", "space-slug-needed", &[]);
        }
    } else if slug != text::slug(&slug) {
        form.refuse("slug", "space-slug-letters", &[]);
    }
    let kind = SpaceKind::from_word(form.fields.get("kind"));
    if kind.is_none() {
        form.refuse("kind", "admin-choose", &[]);
    }
    let summary = form.line("summary", SUMMARY);
    form.say_if_empty("title", "needed-space-title");
    form.say_if_empty("summary", "needed-space-summary");
    let body = form.optional_paragraphs("body", BODY);
    let lang = Locale::from_tag(form.fields.get("lang")).filter(|l| Locale::ALL.contains(l));
    if lang.is_none() {
        form.refuse("lang", "admin-choose", &[]);
    }
    let min_level = form.fields.get("min_level").parse().ok();
    let min_level = min_level.and_then(Level::from_number);
    if min_level.is_none() {
        form.refuse("min_level", "admin-choose", &[]);
    }
    let name_rule = match form.fields.get("name_rule") {
        "" => Some(NameRule::default()),
        typed => NameRule::from_word(typed),
    };
    if name_rule.is_none() {
        form.refuse("name_rule", "admin-choose", &[]);
    }
    let (kind, lang, min_level, name_rule) = (kind?, lang?, min_level?, name_rule?);
    (!form.is_refused()).then(|| SpaceDraft {
        slug,
        kind,
        title,
        summary,
        body,
        lang: lang.tag().to_owned(),
        min_level,
        name_rule,
    })
}

/// Names and labels of the fields, in their order.
pub fn labels(l: Locale) -> Vec<(String, String)> {
    [
        ("title", t!(l, "space-title")),
        ("slug", t!(l, "space-slug")),
        ("kind", t!(l, "space-kind")),
        ("summary", t!(l, "space-summary")),
        ("body", t!(l, "space-body")),
        ("lang", t!(l, "admin-lang")),
        ("min_level", t!(l, "space-level")),
        ("name_rule", t!(l, "name-rule")),
    ]
    .map(|(name, label)| (name.to_owned(), label))
    .to_vec()
}

/// What a kind of space is called.
pub fn kind_name(l: Locale, kind: SpaceKind) -> String {
    match kind {
        SpaceKind::Process => t!(l, "kind-process"),
        SpaceKind::Neighbourhood => t!(l, "kind-neighbourhood"),
        SpaceKind::Unit => t!(l, "kind-unit"),
    }
}

/// What a level is called where a space asks for it.
pub fn level_name(l: Locale, level: Level) -> String {
    match level {
        Level::Anonymous => t!(l, "space-level-none"),
        Level::Email => t!(l, "space-level-email"),
        Level::Resident => t!(l, "space-level-resident"),
        Level::Strong => t!(l, "space-level-strong"),
    }
}

fn kind_words(l: Locale, kind: SpaceKind) -> String {
    match kind {
        SpaceKind::Process => t!(l, "kind-process-words"),
        SpaceKind::Neighbourhood => t!(l, "kind-neighbourhood-words"),
        SpaceKind::Unit => t!(l, "kind-unit-words"),
    }
}

/// How names are shown in a space.
fn names(l: Locale, form: &FormState) -> impl IntoView + use<> {
    let text = FieldText::new("name_rule", t!(l, "name-rule"), t!(l, "name-rule-hint"));
    let choices = NameRule::ALL.map(|rule| {
        let (name, words) = match rule {
            NameRule::Display => (t!(l, "name-rule-display"), t!(l, "name-rule-display-words")),
            NameRule::Real => (t!(l, "name-rule-real"), t!(l, "name-rule-real-words")),
            NameRule::Role => (t!(l, "name-rule-role"), t!(l, "name-rule-role-words")),
        };
        (rule.word().to_owned(), name, words)
    });
    radios(l, form, &text, choices.to_vec())
}

/// The form.
pub fn view(l: Locale, form: &FormState, save: String, cancel: String) -> impl IntoView + use<> {
    let kinds = SpaceKind::ALL
        .map(|kind| {
            (
                kind.word().to_owned(),
                kind_name(l, kind),
                kind_words(l, kind),
            )
        })
        .to_vec();
    let langs = Locale::ALL
        .map(|lang| (lang.tag().to_owned(), lang.name().to_owned()))
        .to_vec();
    let levels = Level::ALL
        .map(|level| (level.number().to_string(), level_name(l, level)))
        .to_vec();
    let level = FieldText::new("min_level", t!(l, "space-level"), t!(l, "space-level-hint"));
    let title = FieldText::new("title", t!(l, "space-title"), t!(l, "space-title-hint"));
    let slug = FieldText::new("slug", t!(l, "space-slug"), t!(l, "space-slug-hint"));
    let kind = FieldText::new("kind", t!(l, "space-kind"), String::new());
    let lang = FieldText::new("lang", t!(l, "admin-lang"), String::new());
    let summary = FieldText::new(
        "summary",
        t!(l, "space-summary"),
        t!(l, "space-summary-hint"),
    );
    let body = FieldText::new("body", t!(l, "space-body"), t!(l, "admin-markdown-hint"));
    let wide = InputKind {
        width: "w-full",
        ..InputKind::TEXT
    };
    view! {
        <form method="post" class="measure" novalidate>
            <input r#type="hidden" name="version" value=form.value("version")/>
            {input(l, form, &title, wide)}
            {radios(l, form, &kind, kinds)}
            {input(l, form, &summary, wide)}
            <TextArea l form=form.clone() text=body rows=10/>
            {select(l, form, &lang, langs)}
            {select(l, form, &level, levels)}
            {names(l, form)}
            {input(l, form, &slug, InputKind::TEXT)}
            <div class="actions"><button class="button">{save}</button><a class="button quiet" href=cancel>{t!(l, "admin-cancel")}</a></div>
        </form>
    }
}
