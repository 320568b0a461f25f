//! The form of a board: from what is stored, and to what will be.

use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::ideas::names::status_name;
use crate::ideas::store::{BoardDraft, BoardRecord};
use crate::t;
use crate::ui::TextArea;
use crate::ui::forms::{FieldText, InputKind, checkboxes, input, select};
use domain::actor::Level;
use domain::idea::{Area, CATEGORIES, NAME, Status};
use domain::ids::SpaceId;
use domain::text;
use leptos::prelude::*;

/// Longest title.
const TITLE: usize = 120;
/// Longest summary.
const SUMMARY: usize = 400;
/// Longest description.
const BODY: usize = 20_000;
/// Longest list: of categories, districts, corners.
const LIST: usize = 10_000;
/// Longest name in addresses.
const SLUG: usize = 60;

/// The field with a board's own name of a status.
fn name_field(status: Status) -> &'static str {
    match status {
        Status::New => "name_new",
        Status::Discussed => "name_discussed",
        Status::UnderReview => "name_under_review",
        Status::Accepted => "name_accepted",
        Status::Rejected => "name_rejected",
        Status::Planned => "name_planned",
        Status::InProgress => "name_in_progress",
        Status::Done => "name_done",
        Status::Withdrawn => "name_withdrawn",
        Status::Merged => "name_merged",
    }
}

/// What an empty form begins with.
pub fn fields_of_new(l: Locale) -> Fields {
    let mut fields = Fields::default();
    fields.set("lang", if l == Locale::De { "de" } else { "en" });
    fields.set("min_level", Level::Email.number().to_string());
    fields.set("threshold", "50");
    fields.set("answer_days", "60");
    fields.set("currency", "EUR");
    for kind in ["open", "place", "cost"] {
        fields.set("takes", kind);
    }
    fields
}

/// What the fields show of a board that is stored.
pub fn fields_of(board: &BoardRecord, categories: &[String]) -> Fields {
    let draft = &board.draft;
    let mut fields = Fields::default();
    fields.set("title", &draft.title);
    fields.set("slug", &draft.slug);
    fields.set("summary", &draft.summary);
    fields.set("body", &draft.body);
    fields.set("lang", &draft.lang);
    fields.set("min_level", draft.min_level.number().to_string());
    fields.set("threshold", draft.threshold.to_string());
    fields.set("answer_days", draft.answer_days.to_string());
    fields.set("currency", &draft.currency);
    fields.set("area", draft.area.words());
    fields.set("districts", draft.districts.join("\n"));
    fields.set("categories", categories.join("\n"));
    for (status, name) in &draft.status_names {
        fields.set(name_field(*status), name);
    }
    let takes = [
        ("open", draft.is_open),
        ("place", draft.asks_place),
        ("cost", draft.asks_cost),
    ];
    for (kind, _) in takes.iter().filter(|(_, is_so)| *is_so) {
        fields.set("takes", *kind);
    }
    fields.set("version", board.version.to_string());
    fields
}

/// Lines of a field, without doubles, each of at most so many characters as a name.
fn lines(form: &mut FormState, field: &'static str, most: usize) -> Vec<String> {
    let typed = form.optional_paragraphs(field, LIST);
    let mut found: Vec<String> = Vec::new();
    for line in typed.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if !found.iter().any(|known| known == line) {
            found.push(line.to_owned());
        }
    }
    let limit = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    if found.len() > most {
        form.refuse(field, "error-too-many-lines", &[("limit", limit(most))]);
    }
    let longest = found.iter().map(|line| line.chars().count()).max();
    if let Some(length) = longest.filter(|length| *length > NAME) {
        let args = [("limit", limit(NAME)), ("length", limit(length))];
        form.refuse(field, "error-line-too-long", &args);
    }
    found
}

/// Reads the form; what is wrong is noted in it. Yields the board and its categories.
pub fn read(form: &mut FormState) -> Option<(BoardDraft, Vec<String>)> {
    let title = form.line("title", TITLE);
    let summary = form.line("summary", SUMMARY);
    form.say_if_empty("title", "needed-board-title");
    form.say_if_empty("summary", "needed-space-summary");
    let slug = read_slug(form, &title);
    let body = form.optional_paragraphs("body", BODY);
    let categories = lines(form, "categories", CATEGORIES);
    let districts = lines(form, "districts", 100);
    let area = read_area(form);
    let threshold = form.optional_number("threshold", 0, 1_000_000);
    let answer_days = form.optional_number("answer_days", 1, 730);
    let currency = form.optional_line("currency", 3).to_uppercase();
    let lang = Locale::from_tag(form.fields.get("lang")).filter(|l| Locale::ALL.contains(l));
    if lang.is_none() {
        form.refuse("lang", "admin-choose", &[]);
    }
    let min_level = form.fields.get("min_level").parse().ok();
    let min_level = min_level.and_then(Level::from_number);
    if min_level.is_none() {
        form.refuse("min_level", "admin-choose", &[]);
    }
    let mut status_names = Vec::new();
    for status in Status::ALL {
        let name = form.optional_line(name_field(*status), NAME);
        if !name.is_empty() {
            status_names.push((*status, name));
        }
    }
    let (lang, min_level) = (lang?, min_level?);
    let draft = BoardDraft {
        slug,
        title,
        summary,
        body,
        lang: lang.tag().to_owned(),
        min_level,
        threshold: i32::try_from(threshold.unwrap_or(0)).unwrap_or_default(),
        answer_days: i16::try_from(answer_days.unwrap_or(60)).unwrap_or(60),
        asks_place: form.fields.has("takes", "place"),
        asks_cost: form.fields.has("takes", "cost"),
        currency: if currency.is_empty() {
            "EUR".to_owned()
        } else {
            currency
        },
        area,
        districts,
        status_names,
        is_open: form.fields.has("takes", "open"),
    };
    (!form.is_refused()).then_some((draft, categories))
}

fn read_slug(form: &mut FormState, title: &str) -> String {
    let typed = form.optional_line("slug", SLUG);
    if typed.is_empty() {
        let slug = text::slug(title);
        if slug.is_empty() && !title.is_empty() {
            form.refuse("slug", "space-slug-needed", &[]);
        }
        return slug;
    }
    if typed != text::slug(&typed) {
        form.refuse("slug", "space-slug-letters", &[]);
    }
    typed
}

fn read_area(form: &mut FormState) -> Area {
    let typed = form.optional_paragraphs("area", LIST);
    Area::parse(&typed).unwrap_or_else(|line| {
        let line = i64::try_from(line).unwrap_or(i64::MAX);
        form.refuse("area", "error-area", &[("line", line)]);
        Area::default()
    })
}

/// Names and labels of the fields, in their order.
pub fn labels(l: Locale) -> Vec<(String, String)> {
    let mut labels: Vec<(String, String)> = [
        ("title", "board-title"),
        ("summary", "space-summary"),
        ("body", "board-body"),
        ("categories", "board-categories"),
        ("districts", "board-districts"),
        ("area", "board-area"),
        ("takes", "board-takes"),
        ("currency", "board-currency"),
        ("threshold", "board-threshold"),
        ("answer_days", "board-answer-days"),
        ("lang", "admin-lang"),
        ("min_level", "space-level"),
        ("slug", "space-slug"),
    ]
    .map(|(name, key)| (name.to_owned(), t!(l, key)))
    .to_vec();
    let name = |status: &Status| (name_field(*status).to_owned(), status_name(l, *status));
    labels.extend(Status::ALL.iter().map(name));
    labels
}

fn names(l: Locale, form: &FormState) -> impl IntoView + use<> {
    let fields = Status::ALL
        .iter()
        .map(|status| {
            let text = FieldText::new(name_field(*status), status_name(l, *status), String::new());
            input(l, form, &text, InputKind::TEXT)
        })
        .collect_view();
    let is_wrong = Status::ALL
        .iter()
        .any(|s| form.error(name_field(*s)).is_some());
    view! {
        <details class="more" open=is_wrong><summary>{t!(l, "board-names")}</summary><p class="hint">{t!(l, "board-names-hint")}</p>{fields}</details>
    }
}

/// The form; `spaces` are those to choose from for a new board.
pub fn view(
    l: Locale,
    form: &FormState,
    spaces: Option<Vec<(SpaceId, String)>>,
    save: String,
    cancel: String,
) -> impl IntoView + use<> {
    let text = |name, label: &str, hint: &str| {
        let hint = if hint.is_empty() {
            String::new()
        } else {
            t!(l, hint)
        };
        FieldText::new(name, t!(l, label), hint)
    };
    let wide = InputKind {
        width: "w-full",
        ..InputKind::TEXT
    };
    let small = InputKind {
        width: "w-s",
        ..InputKind::TEXT
    };
    let space = spaces.map(|spaces| {
        let mut choices = vec![(String::new(), t!(l, "choose-one"))];
        choices.extend(
            spaces
                .into_iter()
                .map(|(id, title)| (id.to_string(), title)),
        );
        select(l, form, &text("space", "board-space", ""), choices)
    });
    let langs = Locale::ALL.map(|lang| (lang.tag().to_owned(), lang.name().to_owned()));
    let levels = [Level::Email, Level::Resident, Level::Strong].map(|level| {
        (
            level.number().to_string(),
            crate::spaces::level_name(l, level),
        )
    });
    let takes = ["open", "place", "cost"]
        .map(|kind| {
            let (label, hint) = (
                format!("board-takes-{kind}"),
                format!("board-takes-{kind}-words"),
            );
            (kind.to_owned(), t!(l, &label), t!(l, &hint))
        })
        .to_vec();
    view! {
        <form method="post" class="measure" novalidate>
            <input r#type="hidden" name="version" value=form.value("version")/>
            {space}
            {input(l, form, &text("title", "board-title", "board-title-hint"), wide)}
            {input(l, form, &text("summary", "space-summary", "space-summary-hint"), wide)}
            <TextArea l form=form.clone() text=text("body", "board-body", "board-body-hint") rows=8/>
            <TextArea l form=form.clone() text=text("categories", "board-categories", "board-categories-hint") rows=6/>
            {checkboxes(l, form, &text("takes", "board-takes", ""), takes)}
            <TextArea l form=form.clone() text=text("area", "board-area", "board-area-hint") rows=4/>
            <TextArea l form=form.clone() text=text("districts", "board-districts", "board-districts-hint") rows=4/>
            {input(l, form, &text("threshold", "board-threshold", "board-threshold-hint"), InputKind::NUMBER)}
            {input(l, form, &text("answer_days", "board-answer-days", "board-answer-days-hint"), InputKind::NUMBER)}
            {input(l, form, &text("currency", "board-currency", "board-currency-hint"), small)}
            {select(l, form, &text("min_level", "space-level", "space-level-hint"), levels.to_vec())}
            {select(l, form, &text("lang", "admin-lang", ""), langs.to_vec())}
            {names(l, form)}
            {input(l, form, &text("slug", "space-slug", "space-slug-hint"), InputKind::TEXT)}
            <div class="actions"><button class="button">{save}</button><a class="button quiet" href=cancel>{t!(l, "admin-cancel")}</a></div>
        </form>
    }
}
