//! The form of an idea: its fields, what is wrong with them, and what is stored of it.

use super::store::{BoardRecord, Category, IdeaRecord, Wording};
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::t;
use crate::ui::forms::{FieldText, InputKind, input, select};
use crate::ui::{Markdown, TextArea};
use domain::idea::{self, Place};
use leptos::prelude::*;
use uuid::Uuid;

/// Name of the hidden field with the id that was made for the form.
pub const ID: &str = "id";

/// What an empty form begins with.
pub fn fields_of_new(l: Locale, id: Uuid) -> Fields {
    let mut fields = Fields::default();
    fields.set(ID, id.to_string());
    fields.set("lang", if l == Locale::De { "de" } else { "en" });
    fields
}

/// What the fields show of an idea that is stored.
pub fn fields_of(idea: &IdeaRecord) -> Fields {
    let mut fields = Fields::default();
    fields.set("title", &idea.title);
    fields.set("body", &idea.body);
    fields.set("lang", &idea.lang);
    fields.set(
        "category",
        idea.category.map(|c| c.to_string()).unwrap_or_default(),
    );
    fields.set("district", idea.district.clone().unwrap_or_default());
    fields.set("place", &idea.place);
    fields.set("point", idea.point.map(Place::words).unwrap_or_default());
    fields.set("cost", idea.cost_minor.map(cost_field).unwrap_or_default());
    fields.set("version", idea.version.to_string());
    fields
}

/// An amount as it is typed: `1500` or `1500.50`.
fn cost_field(minor: i64) -> String {
    match minor % 100 {
        0 => (minor / 100).to_string(),
        cents => format!("{}.{cents:02}", minor / 100),
    }
}

/// Reads the form; what is wrong is noted in it.
pub fn read(form: &mut FormState, board: &BoardRecord, categories: &[Category]) -> Option<Wording> {
    let title = form.line("title", idea::TITLE);
    let body = form.paragraphs("body", idea::BODY);
    form.say_if_empty("title", "needed-idea-title");
    form.say_if_empty("body", "needed-idea-body");
    let category = read_category(form, categories);
    let district = read_district(form, board);
    let (place, point) = if board.draft.asks_place {
        (
            form.optional_line("place", idea::PLACE),
            read_point(form, board),
        )
    } else {
        (String::new(), None)
    };
    let cost_minor = board.draft.asks_cost.then(|| read_cost(form)).flatten();
    let lang = Locale::from_tag(form.fields.get("lang")).filter(|l| Locale::ALL.contains(l));
    if lang.is_none() {
        form.refuse("lang", "admin-choose", &[]);
    }
    let lang = lang?.tag().to_owned();
    (!form.is_refused()).then_some(Wording {
        title,
        body,
        lang,
        category,
        district,
        place,
        point,
        cost_minor,
    })
}

fn read_category(form: &mut FormState, categories: &[Category]) -> Option<Uuid> {
    let typed = form.fields.get("category").to_owned();
    let found = categories.iter().find(|c| c.id.to_string() == typed);
    if found.is_none() {
        match typed.is_empty() {
            // A board without categories asks for none.
            true if categories.is_empty() => {}
            true => form.refuse("category", "needed-idea-category", &[]),
            false => form.refuse("category", "error-category-gone", &[]),
        }
    }
    found.map(|c| c.id)
}

fn read_district(form: &mut FormState, board: &BoardRecord) -> Option<String> {
    let typed = form.fields.get("district").to_owned();
    if typed.is_empty() || board.draft.districts.is_empty() {
        return None;
    }
    let found = board.draft.districts.iter().find(|d| **d == typed).cloned();
    if found.is_none() {
        form.refuse("district", "error-district-gone", &[]);
    }
    found
}

fn read_point(form: &mut FormState, board: &BoardRecord) -> Option<Place> {
    let typed = form.optional_line("point", idea::PLACE);
    if typed.is_empty() {
        return None;
    }
    let point = Place::parse(&typed);
    match point {
        None => form.refuse("point", "error-point", &[]),
        Some(point) if !board.draft.area.contains(point) => {
            form.refuse("point", "error-point-outside", &[]);
        }
        Some(_) => {}
    }
    point
}

fn read_cost(form: &mut FormState) -> Option<i64> {
    let typed = form.optional_line("cost", idea::NAME);
    if typed.is_empty() {
        return None;
    }
    let cost = idea::amount(&typed).filter(|cost| *cost <= idea::COST);
    if cost.is_none() {
        form.refuse("cost", "error-cost", &[]);
    }
    cost
}

/// Names and labels of the fields, in their order.
pub fn labels(l: Locale) -> Vec<(String, String)> {
    [
        ("title", t!(l, "idea-title")),
        ("body", t!(l, "idea-body")),
        ("category", t!(l, "idea-category")),
        ("district", t!(l, "idea-district")),
        ("place", t!(l, "idea-place")),
        ("point", t!(l, "idea-point")),
        ("cost", t!(l, "idea-cost-label")),
    ]
    .map(|(name, label)| (name.to_owned(), label))
    .to_vec()
}

/// The fields.
pub fn view(
    l: Locale,
    form: &FormState,
    board: &BoardRecord,
    categories: &[Category],
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
    let first = |key: &str| (String::new(), t!(l, key));
    let category = (!categories.is_empty()).then(|| {
        let mut choices = vec![first("choose-one")];
        choices.extend(
            categories
                .iter()
                .map(|c| (c.id.to_string(), c.name.clone())),
        );
        select(l, form, &text("category", "idea-category", ""), choices)
    });
    let districts = &board.draft.districts;
    let district = (!districts.is_empty()).then(|| {
        let mut choices = vec![first("idea-district-all")];
        choices.extend(districts.iter().map(|d| (d.clone(), d.clone())));
        select(l, form, &text("district", "idea-district", ""), choices)
    });
    let place = board.draft.asks_place.then(|| {
        view! {
            {input(l, form, &text("place", "idea-place", "idea-place-hint"), InputKind::TEXT)}
            {input(l, form, &text("point", "idea-point", "idea-point-hint"), InputKind::TEXT)}
        }
    });
    let cost = board.draft.asks_cost.then(|| {
        let label = t!(l, "idea-cost", currency = board.draft.currency.as_str());
        let text = FieldText::new("cost", label, t!(l, "idea-cost-hint"));
        input(
            l,
            form,
            &text,
            InputKind {
                width: "w-m",
                ..InputKind::TEXT
            },
        )
    });
    let langs = Locale::ALL.map(|lang| (lang.tag().to_owned(), lang.name().to_owned()));
    view! {
        {input(l, form, &text("title", "idea-title", "idea-title-hint"), wide)}
        <TextArea l form=form.clone() text=text("body", "idea-body", "idea-body-hint") rows=12/>
        {category}
        {district}
        {place}
        {cost}
        {select(l, form, &text("lang", "idea-lang", ""), langs.to_vec())}
    }
}

/// How the text will look, above the form that was sent for it.
pub fn preview(l: Locale, form: &FormState) -> impl IntoView + use<> {
    let title = form.value("title");
    let (body, lang) = (form.value("body"), Some(form.value("lang")));
    view! {
        <section class="card preview" aria-labelledby="preview" tabindex="-1" autofocus>
            <p class="over" id="preview">{t!(l, "idea-preview")}</p>
            <h2 lang=lang.clone()>{title}</h2>
            <Markdown text=body lang=lang/>
        </section>
    }
}
