//! What became of it: the steps from idea to delivery, what is still to be done, and which ideas went up in this one.

use super::Shown;
use crate::i18n;
use crate::ideas::lists::pictures;
use crate::ideas::store::{Milestone, Step};
use crate::ideas::thread;
use crate::t;
use crate::ui::{Markdown, lang_of};
use crate::web::Visit;
use domain::idea::StepKind;
use leptos::prelude::*;

/// Everything below the text and the answer.
pub(super) fn view(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    view! { {milestones(visit, shown)}{steps(visit, shown)}{parts(visit, shown)} }
}

/// What is to be done, with what is done ticked.
fn milestones(visit: &Visit, shown: &Shown) -> Option<impl IntoView + use<>> {
    let l = visit.locale;
    let item = |milestone: &Milestone| {
        let day = match (milestone.done_at, milestone.due_on) {
            (Some(at), _) => {
                let day = i18n::local(at, &visit.app.site.time_zone).date();
                Some(t!(l, "milestone-was-done", day = i18n::short_day(l, day)))
            }
            (None, Some(day)) => Some(t!(l, "milestone-due", day = i18n::short_day(l, day))),
            (None, None) => None,
        };
        let is_done = milestone.done_at.is_some();
        view! { <li class:done=is_done><span>{milestone.title.clone()}</span>{day.map(|day| view! { <small>{day}</small> })}</li> }
    };
    (!shown.milestones.is_empty()).then(|| {
        let done = shown.milestones.iter().filter(|m| m.done_at.is_some()).count();
        let items = shown.milestones.iter().map(item).collect_view();
        view! {
            <section aria-labelledby="milestones">
                <h2 id="milestones">{t!(l, "milestones-title")}</h2>
                <p class="small muted">{t!(l, "milestones-count", done = done, all = shown.milestones.len())}</p>
                <ul class="milestones">{items}</ul>
            </section>
        }
    })
}

/// The thread, the newest first; changes of the text and of the authors stand in the history.
fn steps(visit: &Visit, shown: &Shown) -> Option<impl IntoView + use<>> {
    let l = visit.locale;
    let is_shown = |step: &&Step| !matches!(step.kind, StepKind::Edited | StepKind::Joined);
    let steps: Vec<&Step> = shown.steps.iter().rev().filter(is_shown).collect();
    (steps.len() > 1).then(|| {
        let steps = steps
            .iter()
            .map(|step| entry(visit, shown, step))
            .collect_view();
        view! {
            <section aria-labelledby="thread">
                <h2 id="thread">{t!(l, "idea-thread")}</h2>
                <ol class="thread" reversed>{steps}</ol>
            </section>
        }
    })
}

fn entry(visit: &Visit, shown: &Shown, step: &Step) -> impl IntoView + use<> {
    let l = visit.locale;
    let board = &shown.seen.board;
    let day = i18n::local(step.at, &visit.app.site.time_zone).date();
    let has_words = !step.words.is_empty() && step.kind != StepKind::Milestone;
    let words = has_words.then(|| view! { <Markdown text=step.words.clone()/> });
    let link = match (step.kind, step.poll, step.about) {
        (StepKind::Poll, Some(poll), _) => Some((format!("/polls/{poll}"), t!(l, "step-to-poll"))),
        (StepKind::Answer, ..) => Some(("#answer".to_owned(), t!(l, "step-to-answer"))),
        (StepKind::Merged | StepKind::Split, _, Some(idea)) => {
            Some((format!("/ideas/{idea}"), t!(l, "step-to-idea")))
        }
        _ => None,
    };
    let link = link.map(|(href, name)| view! { <p><a href=href>{name}</a></p> });
    let photos = shown.pictures.iter();
    let mut photos = photos.filter(|photo| photo.step == Some(step.id) && photo.is_visible());
    let photo = photos.next().map(|photo| pictures::figure(visit, photo));
    view! {
        <li><p class="when"><time datetime=day.to_string()>{i18n::short_day(l, day)}</time></p><div><b>{thread::what(l, board, step)}</b>{words}{photo}{link}</div></li>
    }
}

/// Which ideas went up in this one.
fn parts(visit: &Visit, shown: &Shown) -> Option<impl IntoView + use<>> {
    let l = visit.locale;
    (!shown.parts.is_empty()).then(|| {
        let parts = shown
            .parts
            .iter()
            .map(|(id, title, lang)| {
                view! { <li lang=lang_of(visit, lang)><a href=format!("/ideas/{id}")>{title.clone()}</a></li> }
            })
            .collect_view();
        view! {
            <section aria-labelledby="parts"><h2 id="parts">{t!(l, "idea-parts")}</h2><p>{t!(l, "idea-parts-words")}</p><ul>{parts}</ul></section>
        }
    })
}
