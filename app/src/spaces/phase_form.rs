//! The form of a phase.

use super::views::activity_name;
use crate::admin::moment_field;
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::t;
use crate::ui::forms::{FieldText, InputKind, checkboxes, input};
use domain::ids::PhaseId;
use domain::space::{Activity, Permits, Phase};
use jiff::tz::TimeZone;
use leptos::prelude::*;

/// Longest title.
const TITLE: usize = 80;

/// What the fields show for a phase that is stored; `version` is the space's.
pub fn fields_of(phase: &Phase, version: i64, zone: &TimeZone) -> Fields {
    let mut fields = Fields::default();
    fields.set("title", &phase.title);
    fields.set("starts", moment_field(phase.starts_at, zone));
    fields.set("ends", moment_field(phase.ends_at, zone));
    for activity in Activity::ALL {
        if phase.permits.contains(activity) {
            fields.set("permits", activity.word());
        }
    }
    fields.set("version", version.to_string());
    fields
}

/// Reads the form; what is wrong is noted in it.
pub fn read(form: &mut FormState, id: PhaseId, zone: &TimeZone) -> Option<Phase> {
    let title = form.line("title", TITLE);
    let starts_at = form.moment("starts", zone);
    let ends_at = form.moment("ends", zone);
    form.say_if_empty("title", "needed-phase-title");
    form.say_if_empty("starts", "needed-starts");
    form.say_if_empty("ends", "needed-ends");
    let permitted: Vec<Activity> = Activity::ALL
        .into_iter()
        .filter(|activity| form.fields.has("permits", activity.word()))
        .collect();
    let (starts_at, ends_at) = (starts_at?, ends_at?);
    if ends_at <= starts_at {
        form.refuse("ends", "phase-ends-first", &[]);
    }
    (!form.is_refused()).then(|| Phase {
        id,
        title,
        starts_at,
        ends_at,
        permits: Permits::of(&permitted),
    })
}

/// Names and labels of the fields, in their order.
pub fn labels(l: Locale) -> Vec<(String, String)> {
    [
        ("title", t!(l, "phase-title")),
        ("starts", t!(l, "phase-starts")),
        ("ends", t!(l, "phase-ends")),
        ("permits", t!(l, "phase-permits-label")),
    ]
    .map(|(name, label)| (name.to_owned(), label))
    .to_vec()
}

/// The form.
pub fn view(l: Locale, form: &FormState, cancel: String) -> impl IntoView + use<> {
    let activities = Activity::ALL
        .map(|a| (a.word().to_owned(), activity_name(l, a), String::new()))
        .to_vec();
    let title = FieldText::new("title", t!(l, "phase-title"), t!(l, "phase-title-hint"));
    let starts = FieldText::new("starts", t!(l, "phase-starts"), String::new());
    let ends = FieldText::new("ends", t!(l, "phase-ends"), String::new());
    let permits = FieldText::new(
        "permits",
        t!(l, "phase-permits-label"),
        t!(l, "phase-permits-hint"),
    );
    view! {
        <form method="post" class="measure" novalidate>
            <input r#type="hidden" name="version" value=form.value("version")/>
            {input(l, form, &title, InputKind::TEXT)}
            <div class="row">{input(l, form, &starts, InputKind::MOMENT)}{input(l, form, &ends, InputKind::MOMENT)}</div>
            {checkboxes(l, form, &permits, activities)}
            <div class="actions"><button class="button">{t!(l, "admin-save")}</button><a class="button quiet" href=cancel>{t!(l, "admin-cancel")}</a></div>
        </form>
    }
}
