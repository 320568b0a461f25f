//! What there is to know before deciding: the content, the reports, what was decided before, and what moderators wrote to each other.

use super::Whole;
use crate::clock::from_millis;
use crate::form::FormState;
use crate::i18n::Locale;
use crate::moderation::queue::{rows, waits};
use crate::moderation::store::statements::Statement;
use crate::moderation::words::{
    decision_name, ground_name, moment, restriction, time_left, visibility_name,
};
use crate::t;
use crate::ui::forms::FieldText;
use crate::ui::{Markdown, TextArea, lang_of};
use crate::web::Visit;
use domain::moderation::Visibility;
use leptos::prelude::*;

/// Why it is here, and how much time is left.
pub fn status(visit: &Visit, whole: &Whole) -> impl IntoView + use<> {
    let l = visit.locale;
    let item = &whole.item;
    let is_late = item.due_at < visit.now;
    let clock = item.is_open.then(|| {
        view! { <p class="clock-line"><b class:late=is_late>{time_left(l, item, visit.now)}</b>" · "{waits(l, item, visit.now)}</p> }
    });
    view! { <ul class="tags">{rows::reasons(l, item)}</ul>{clock} }
}

/// The content as its readers see it, and where it stands.
pub fn content(visit: &Visit, whole: &Whole) -> AnyView {
    let l = visit.locale;
    let item = &whole.item;
    let Some(content) = &whole.content else {
        let lang = lang_of(visit, &item.lang);
        let excerpt = item.excerpt.clone();
        return view! {
            <section class="card content" aria-labelledby="content"><h2 id="content">{t!(l, "item-content")}</h2>
                <p class="notice">{t!(l, "item-gone")}</p><p lang=lang.clone()><b>{item.title.clone()}</b></p><p lang=lang>{excerpt}</p></section>
        }
        .into_any();
    };
    let lang = lang_of(visit, &content.lang);
    let state = match content.visibility {
        Visibility::Visible => "open",
        Visibility::Held => "preview",
        Visibility::Hidden => "closed",
    };
    let text = (!content.text.is_empty())
        .then(|| view! { <Markdown text=content.text.clone() lang=lang.clone()/> });
    let when = moment(visit, content.created_at);
    let before: Vec<_> = whole
        .of_author
        .iter()
        .map(|(word, count)| {
            view! { <li>{t!(l, "item-author-line", what = decision_name(l, word), n = *count)}</li> }
        })
        .collect();
    let before = if before.is_empty() {
        view! { <p class="small muted">{t!(l, "item-author-none")}</p> }.into_any()
    } else {
        view! { <p class="small">{t!(l, "item-author-before")}</p><ul class="small">{before}</ul> }
            .into_any()
    };
    view! {
        <section class="card content" aria-labelledby="content">
            <div class="head"><h2 id="content">{t!(l, "item-content")}</h2><span class=format!("tag {state}")>{visibility_name(l, content.visibility)}</span></div>
            <p class="large" lang=lang><b>{content.title.clone()}</b></p>
            {text}
            <p class="small muted">{t!(l, "item-where", space = whole.space.as_str(), when = when)}</p>
            <p class="small"><a href=content.link.clone()>{t!(l, "item-see")}</a></p>
            {before}
        </section>
    }
    .into_any()
}

/// Who reported it, and why. Moderators alone see names.
pub fn reports(visit: &Visit, whole: &Whole) -> impl IntoView + use<> {
    let l = visit.locale;
    let rows: Vec<_> = whole
        .reports
        .iter()
        .map(|(name, report)| {
            let when = from_millis(report.at).map(|at| moment(visit, at));
            let words = (!report.words.is_empty())
                .then(|| view! { <p class="pre">{report.words.clone()}</p> });
            let answered = report
                .is_closed
                .then(|| view! { <span class="tag done">{t!(l, "item-answered")}</span> });
            view! {
                <li><div><b>{ground_name(l, report.ground)}</b>" "{answered}{words}<small>{name.clone()}" · "{when.unwrap_or_default()}</small></div></li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! {
        <section aria-labelledby="reports"><h2 id="reports">{t!(l, "item-reports")}</h2><ul class="rows">{rows}</ul>
            <p class="small muted">{t!(l, "item-reporters-hidden")}</p></section>
    })
}

/// What was decided before, each with the way to undo it.
pub fn history(visit: &Visit, whole: &Whole) -> impl IntoView + use<> {
    let l = visit.locale;
    let rows: Vec<_> = whole
        .statements
        .iter()
        .map(|(name, statement)| decided(visit, l, name, statement))
        .collect();
    (!rows.is_empty()).then(|| view! {
        <section aria-labelledby="history"><h2 id="history">{t!(l, "item-history")}</h2><ul class="rows">{rows}</ul></section>
    })
}

fn decided(visit: &Visit, l: Locale, name: &str, statement: &Statement) -> impl IntoView + use<> {
    let when = moment(visit, statement.at);
    let ground = statement
        .ground
        .map(|ground| view! { <small>{ground_name(l, ground)}</small> });
    let undone = statement.undone_at.map(
        |at| view! { <span class="tag plain">{t!(l, "item-undone", when = moment(visit, at))}</span> },
    );
    let can_undo = statement.undone_at.is_none() && statement.undoes.is_none();
    let what = decision_name(l, &statement.decision);
    let href = format!("/moderation/statements/{}/undo", statement.id);
    let undo = can_undo.then(|| view! { <div class="actions"><a class="button quiet slim" href=href>{t!(l, "item-undo")}<span class="hide">": "{what.clone()}</span></a></div> });
    let facts = (!statement.facts.is_empty())
        .then(|| view! { <p class="pre small">{statement.facts.clone()}</p> });
    view! {
        <li><div><b>{what.clone()}</b>" "{undone}<small>{restriction(l, statement)}</small>{ground}{facts}<small>{name.to_owned()}" · "{when}</small></div>{undo}</li>
    }
}

/// What moderators wrote to each other.
pub fn notes(visit: &Visit, whole: &Whole, form: &FormState) -> impl IntoView + use<> {
    let l = visit.locale;
    let rows: Vec<_> = whole
        .notes
        .iter()
        .map(|(name, note)| {
            let when = from_millis(note.at).map(|at| moment(visit, at));
            view! { <li><div><p class="pre">{note.words.clone()}</p><small>{name.clone()}" · "{when.unwrap_or_default()}</small></div></li> }
        })
        .collect();
    let list = (!rows.is_empty()).then(|| view! { <ul class="rows">{rows}</ul> });
    let text = FieldText::new(
        "note",
        t!(l, "moderator-note-label"),
        t!(l, "moderator-note-hint"),
    );
    view! {
        <section aria-labelledby="notes"><h2 id="notes">{t!(l, "moderator-notes-title")}</h2>
            {list}
            <form method="post" action=format!("/moderation/items/{}/notes", whole.item.id) novalidate>
                <TextArea l form=form.clone() text=text rows=2/>
                <div class="actions"><button class="button secondary slim">{t!(l, "moderator-note-add")}</button></div></form>
        </section>
    }
}
