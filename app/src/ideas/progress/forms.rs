//! The forms of the page: where the idea stands, what is to be done, news with a photo, a poll, money.

use super::{DUE, choices};
use crate::form::FormState;
use crate::i18n::{self, Locale};
use crate::ideas::lists::pictures;
use crate::ideas::names::status_on;
use crate::ideas::seen::Seen;
use crate::ideas::store::Milestone;
use crate::media::Picture;
use crate::t;
use crate::ui::TextArea;
use crate::ui::forms::{FieldText, InputKind, day, input, radios};
use crate::web::Visit;
use leptos::prelude::*;

fn id_field(form: &FormState) -> impl IntoView + use<> {
    view! { <input r#type="hidden" name="id" value=form.value("id")/> }
}

pub(super) fn status_form(visit: &Visit, seen: &Seen, form: &FormState) -> impl IntoView + use<> {
    let l = visit.locale;
    let choices: Vec<_> = choices(seen.idea.status)
        .into_iter()
        .map(|to| {
            (
                to.word().to_owned(),
                status_on(visit, &seen.board, to).0,
                String::new(),
            )
        })
        .collect();
    let (now, _) = status_on(visit, &seen.board, seen.idea.status);
    let text = FieldText::new(
        "status",
        t!(l, "progress-status"),
        t!(l, "progress-status-hint", now = now),
    );
    let words = FieldText::new(
        "words",
        t!(l, "progress-words"),
        t!(l, "progress-words-hint"),
    );
    (!choices.is_empty()).then(|| {
        view! {
            <form method="post" class="card" novalidate>
                {id_field(form)}
                <input r#type="hidden" name="from" value=seen.idea.status.word()/>
                {radios(l, form, &text, choices)}
                <TextArea l form=form.clone() text=words rows=3/>
                <div class="actions"><button class="button" name="action" value="status">{t!(l, "progress-take")}</button></div>
            </form>
        }
    })
}

pub(super) fn milestone_part(
    visit: &Visit,
    milestones: &[Milestone],
    form: &FormState,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let row = |milestone: &Milestone| {
        let due = milestone.due_on.map(|day| {
            view! { <small>{t!(l, "milestone-due", day = i18n::short_day(l, day))}</small> }
        });
        let (action, label) = match milestone.done_at {
            Some(_) => ("undone", "milestone-undone"),
            None => ("done", "milestone-done"),
        };
        let which = format!(" {}", milestone.title);
        view! {
            <li><div><b>{milestone.title.clone()}</b>{due}</div>
                <div class="actions"><form method="post"><input r#type="hidden" name="milestone" value=milestone.id.to_string()/>
                    <button class="button secondary slim" name="action" value=action>{t!(l, label)}<span class="hide">{which.clone()}</span></button>
                    <button class="button danger quiet slim" name="action" value="drop">{t!(l, "admin-remove")}<span class="hide">{which}</span></button></form></div></li>
        }
    };
    let rows = milestones.iter().map(row).collect_view();
    let title = FieldText::new(
        "milestone_title",
        t!(l, "milestone-title"),
        t!(l, "milestone-title-hint"),
    );
    view! {
        <section class="card" aria-labelledby="milestones">
            <h2 id="milestones">{t!(l, "milestones-title")}</h2>
            <ul class="rows">{rows}</ul>
            <form method="post" novalidate>
                {id_field(form)}
                {input(l, form, &title, InputKind::TEXT)}
                {day(l, form, DUE, t!(l, "milestone-day"), t!(l, "milestone-day-hint"))}
                <div class="actions"><button class="button secondary" name="action" value="milestone">{t!(l, "milestone-add")}</button></div>
            </form>
        </section>
    }
}

/// News, with a photo where there is one; and the photos there are.
pub(super) fn news(l: Locale, photos: &[Picture], form: &FormState) -> impl IntoView + use<> {
    let news = FieldText::new("news", t!(l, "progress-news"), t!(l, "progress-news-hint"));
    let photo = |photo: &Picture| {
        let hidden = (!photo.is_visible())
            .then(|| view! { <p class="notice warn">{t!(l, "idea-picture-hidden")}</p> });
        view! {
            <li class="picture">
                {pictures::small(photo)}
                {hidden}
                <p class="small" lang=photo.lang.clone()>{photo.alt.clone()}</p>
                <form method="post"><input r#type="hidden" name="photo" value=photo.id.to_string()/>
                    <button class="button danger quiet slim" name="action" value="drop-photo">{t!(l, "idea-picture-remove")}<span class="hide" lang=photo.lang.clone()>" "{photo.alt.clone()}</span></button></form>
            </li>
        }
    };
    let photos = (!photos.is_empty()).then(|| {
        view! { <h2>{t!(l, "progress-photos")}</h2><ul class="pictures">{photos.iter().map(photo).collect_view()}</ul> }
    });
    view! {
        <section class="card">
            <form method="post" enctype="multipart/form-data" novalidate>
                {id_field(form)}
                <TextArea l form=form.clone() text=news rows=4/>
                <fieldset><legend>{t!(l, "progress-photo")}</legend>{pictures::file_and_alt(l, form)}</fieldset>
                <div class="actions"><button class="button secondary" name="action" value="news">{t!(l, "progress-tell")}</button></div>
            </form>
            {photos}
        </section>
    }
}

/// A poll about it, and money for it.
pub(super) fn others(l: Locale, seen: &Seen, form: &FormState) -> impl IntoView + use<> {
    let poll = FieldText::new("poll", t!(l, "progress-poll"), t!(l, "progress-poll-hint"));
    let currency = seen.board.draft.currency.as_str();
    let amount = FieldText::new(
        "amount",
        t!(l, "progress-amount", currency = currency),
        String::new(),
    );
    let line = FieldText::new("line", t!(l, "progress-line"), t!(l, "progress-line-hint"));
    let medium = InputKind {
        width: "w-m",
        ..InputKind::TEXT
    };
    view! {
        <form method="post" class="card" novalidate>
            {id_field(form)}
            {input(l, form, &poll, InputKind::TEXT)}
            <div class="actions"><button class="button secondary" name="action" value="poll">{t!(l, "progress-link-poll")}</button></div>
        </form>
        <form method="post" class="card" novalidate>
            {id_field(form)}
            {input(l, form, &amount, medium)}
            {input(l, form, &line, InputKind::TEXT)}
            <div class="actions"><button class="button secondary" name="action" value="budget">{t!(l, "progress-note-money")}</button></div>
        </form>
    }
}
