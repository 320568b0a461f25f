//! How spaces and their phases are shown.

use super::store::SpaceRecord;
use crate::i18n::{self, Locale};
use crate::t;
use crate::web::Visit;
use domain::space::{Activity, Phase, Space};
use leptos::either::Either;
use leptos::prelude::*;

/// The phases as a line of time, with what each permits.
pub fn phases(visit: &Visit, space: &Space, lang: Option<String>) -> impl IntoView + use<> {
    let step = |phase: &Phase| {
        let is_running = phase.is_running(visit.now);
        let is_over = phase.ends_at <= visit.now;
        view! {
            <li class:done=is_over aria-current=is_running.then_some("step")>
                <span lang=lang.clone()>{phase.title.clone()}</span>
                <small>{window(visit, phase)}</small>
                <small>{permitted(visit.locale, phase)}</small>
            </li>
        }
    };
    let steps = space.phases.iter().map(step).collect_view();
    view! { <ol class="phases down">{steps}</ol> }
}

/// From when until when.
pub fn window(visit: &Visit, phase: &Phase) -> String {
    let zone = &visit.app.site.time_zone;
    let l = visit.locale;
    t!(
        l,
        "phase-window",
        from = i18n::moment(l, phase.starts_at, zone),
        until = i18n::moment(l, phase.ends_at, zone)
    )
}

/// What citizens may do, in words.
pub fn permitted(l: Locale, phase: &Phase) -> String {
    let permitted = Activity::ALL
        .into_iter()
        .filter(|activity| phase.permits.contains(*activity));
    let words: Vec<String> = permitted
        .map(|activity| activity_name(l, activity))
        .collect();
    if words.is_empty() {
        t!(l, "phase-permits-nothing")
    } else {
        t!(l, "phase-permits", what = words.join(", "))
    }
}

/// What an activity is called.
pub fn activity_name(l: Locale, activity: Activity) -> String {
    match activity {
        Activity::Vote => t!(l, "activity-vote"),
        Activity::Answer => t!(l, "activity-answer"),
        Activity::Propose => t!(l, "activity-propose"),
        Activity::Discuss => t!(l, "activity-discuss"),
    }
}

/// The phases with links to edit and remove them.
pub fn editable_phases(visit: &Visit, space: &SpaceRecord, rules: &Space) -> impl IntoView + use<> {
    let l = visit.locale;
    let lang = crate::ui::lang_of(visit, &space.lang);
    let row = |phase: &Phase| {
        let which = format!(" {}", phase.title);
        let running = phase
            .is_running(visit.now)
            .then(|| view! { <span class="tag open">{t!(l, "phase-running")}</span> });
        view! {
            <li>
                <div><b lang=lang.clone()>{phase.title.clone()}</b>" "{running}<small>{window(visit, phase)}</small><small>{permitted(l, phase)}</small></div>
                <div class="actions">
                    <a class="button quiet" href=format!("/admin/phases/{}", phase.id)>{t!(l, "admin-edit")}<span class="hide">{which.clone()}</span></a>
                    <a class="button danger quiet" href=format!("/admin/phases/{}/remove", phase.id)>{t!(l, "admin-remove")}<span class="hide">{which}</span></a>
                </div>
            </li>
        }
    };
    let rows = if rules.phases.is_empty() {
        Either::Left(view! { <p>{t!(l, "phases-none")}</p> })
    } else {
        Either::Right(view! { <ul class="rows">{rules.phases.iter().map(row).collect_view()}</ul> })
    };
    view! {
        <section aria-labelledby="phases">
            <div class="head"><h2 id="phases">{t!(l, "phases-title")}</h2><a href=format!("/admin/spaces/{}/phases/new", space.id)>{t!(l, "phase-new")}</a></div>
            {rows}
        </section>
    }
}
