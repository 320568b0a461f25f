//! The check before an idea is put forward, and the act.

use super::{Ground, draw, own};
use crate::error::{Answer, Problem};
use crate::form::FormState;
use crate::ideas::lists::alike;
use crate::ideas::store::{self, IdeaRecord, Step};
use crate::ideas::{form, moderated};
use crate::moderation::Screened;
use crate::ui::{self, Markdown, errors};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use crate::{events, profile, t, transact};
use axum::response::Response;
use domain::idea::StepKind;
use domain::ids::IdeaId;
use domain::moderation::Visibility;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;

/// `GET /ideas/drafts/{id}/check`
pub(super) async fn show(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let (ground, mut form) = own(&visit, id).await?;
    if form::read(&mut form, &ground.board, &ground.categories).is_none() {
        return Ok(draw(&visit, &ground, &form));
    }
    let mut tx = visit.app.db.read().await?;
    let (title, body) = (form.value("title"), form.value("body"));
    let others = alike::alike(&mut tx, &ground.board, &title, &body, Some(id)).await?;
    drop(tx);
    Ok(draw_check(&visit, &ground, id, &form, &others))
}

fn draw_check(
    visit: &Visit,
    ground: &Ground,
    id: IdeaId,
    form: &FormState,
    others: &[IdeaRecord],
) -> Response {
    let l = visit.locale;
    let title = t!(l, "idea-check");
    let change = format!("/ideas/drafts/{id}");
    let lang = Some(form.value("lang"));
    let category = form.value("category");
    let category = ground
        .categories
        .iter()
        .find(|c| c.id.to_string() == category);
    let category = category.map(|c| c.name.clone()).unwrap_or_default();
    let shown = [
        ("category", t!(l, "idea-category"), category),
        ("district", t!(l, "idea-district"), form.value("district")),
        ("place", t!(l, "idea-place"), form.value("place")),
        ("point", t!(l, "idea-point"), form.value("point")),
        ("cost", t!(l, "idea-cost-label"), form.value("cost")),
    ];
    let rows = shown
        .into_iter()
        .filter(|(_, _, value)| !value.is_empty())
        .map(|(name, label, value)| answer(l, &change, name, label, value))
        .collect_view();
    let act = match ground.hindrance(visit) {
        Some(denied) => Either::Left(
            view! { <div class="notice warn"><p>{errors::denied_words(visit, &denied)}</p></div> },
        ),
        None => Either::Right(view! {
            <form method="post"><div class="actions">
                <button class="button big">{t!(l, "idea-publish")}</button>
                <a class="button quiet" href="/me/ideas">{t!(l, "idea-later")}</a>
            </div></form>
        }),
    };
    visit.page(Page::new(Section::Ideas, title.clone()), || {
        view! {
            <div class="narrow">
                {ui::back(l, change.clone())}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "idea-check-lede")}</p>
                {alike::section(visit, &ground.board, others)}
                <section class="card preview" aria-labelledby="preview">
                    <p class="over" id="preview">{t!(l, "idea-preview")}</p>
                    <h2 lang=lang.clone()>{form.value("title")}</h2>
                    <Markdown text=form.value("body") lang=lang/>
                    <p><a href=format!("{change}#title")>{t!(l, "change")}<span class="hide">" "{t!(l, "idea-body")}</span></a></p>
                </section>
                <dl class="answers">{rows}</dl>
                <p><a href=format!("/ideas/{id}/pictures")>{t!(l, "idea-pictures-edit")}</a></p>
                {act}
            </div>
        }
    })
}

fn answer(
    l: crate::i18n::Locale,
    change: &str,
    name: &str,
    label: String,
    value: String,
) -> impl IntoView + use<> {
    let href = format!("{change}#{name}");
    view! {
        <div><dt>{label.clone()}</dt><dd>{value}</dd>
            <dd class="change"><a href=href>{t!(l, "change")}<span class="hide">" "{label}</span></a></dd></div>
    }
}

/// `POST /ideas/drafts/{id}/check`: the idea is public.
pub(super) async fn publish(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let account = *rights::may_manage_own_account(&visit.actor)?.account();
    let before = store::find(&mut visit.app.db.read().await?, id).await?;
    if before.is_some_and(|idea| idea.author == account) {
        // The same form was sent before.
        return Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}"))));
    }
    let (ground, mut form) = own(&visit, id).await?;
    let may = rights::may_propose(&visit.actor, &ground.space, &ground.board.rules, visit.now)?;
    let own = rights::may_manage_own_account(&visit.actor)?;
    let Some(wording) = form::read(&mut form, &ground.board, &ground.categories) else {
        return Ok(draw(&visit, &ground, &form));
    };
    // The name under which they appear is settled now, so that nobody who reads waits for it.
    profile::public_name(&visit.app, visit.locale, ground.space.id, account).await?;
    let clock = &visit.app.clock;
    let (event, random, now) = (clock.id(), clock.random(), visit.now);
    let step = Step::new(clock.id(), StepKind::Proposed, Some(account), now);
    let kept = form.fields.clone();
    let place = (id, ground.space.id);
    let screened = transact!(&visit.app.db, tx => {
        if store::draft(tx, &own, id).await?.is_none() {
            // The same form was faster.
            return Ok(Screened::Publish);
        }
        let screened = moderated::screened(&visit, tx, place, &wording, (&kept, false)).await?;
        let visibility = match &screened {
            Screened::Publish => Visibility::Visible,
            Screened::Hold { .. } => Visibility::Held,
            Screened::Refuse { .. } => return Ok(screened),
        };
        store::drop_draft(tx, &own, id).await?;
        store::insert(tx, &may, id, &wording, visibility, random, now).await?;
        store::add_step(tx, id, &step).await?;
        alike::index(tx, id).await?;
        events::record(tx, event, now, events::Kind::IdeaProposed, id.0, Some(account), &json!({ "title": wording.title })).await?;
        Ok::<_, Problem>(screened)
    })?;
    match screened.or_refuse(&mut form) {
        None => return Ok(draw(&visit, &ground, &form)),
        Some(Visibility::Visible) => visit.notice("idea-published").await?,
        Some(_) => visit.notice("idea-waits").await?,
    }
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}"))))
}
