//! Putting ideas in order, for moderators and administrators of their space: merging one into another, taking them apart again, moving one to another
//! board. Nobody does that with their own.

use super::lists;
use super::seen::Seen;
use super::store::{self, BoardRecord, Step};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::ui::forms::{FieldText, InputKind, input, select};
use crate::ui::{self, ErrorSummary, lang_of};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use crate::{t, transact};
use axum::Router;
use axum::routing::get;
use domain::idea::StepKind;
use domain::ids::{BoardId, IdeaId};
use domain::rights;
use leptos::prelude::*;
use serde_json::json;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/ideas/{id}/merge", get(merge_form).post(merge))
        .route("/ideas/{id}/split", get(split_form).post(split))
        .route("/ideas/{id}/move", get(move_form).post(relocate))
}

async fn load(visit: &Visit, id: IdeaId) -> Result<Seen, Problem> {
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(visit, &mut tx, id).await?;
    rights::may_curate(&visit.actor, &seen.rules)?;
    Ok(seen)
}

/// A page about one idea with one form.
fn page<V: IntoView>(
    visit: &Visit,
    seen: &Seen,
    form: &FormState,
    [title, words]: [&str; 2],
    fields: V,
) -> axum::response::Response {
    let l = visit.locale;
    let title = t!(l, title);
    visit.page(Page::new(Section::Ideas, title.clone()).of_form(l, form), || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, seen.path())}
                <p class="over" lang=lang_of(visit, &seen.idea.lang)>{seen.idea.title.clone()}</p>
                <h1>{title}</h1>
                <p class="lede">{t!(l, words)}</p>
                {fields}
            </div>
        }
    })
}

/// `GET /ideas/{id}/merge`
async fn merge_form(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let seen = load(&visit, id).await?;
    let form = visit.typed_before().await?.unwrap_or_default();
    Ok(draw_merge(&visit, &seen, &form, None))
}

fn draw_merge(
    visit: &Visit,
    seen: &Seen,
    form: &FormState,
    into: Option<&Seen>,
) -> axum::response::Response {
    let l = visit.locale;
    let text = FieldText::new("into", t!(l, "merge-into"), t!(l, "merge-into-hint"));
    let target = into.map(|into| {
        let lang = lang_of(visit, &into.idea.lang);
        view! {
            <section class="card" aria-labelledby="target">
                <p class="over">{t!(l, "merge-target")}</p>
                <h2 id="target" lang=lang><a href=into.path()>{into.idea.title.clone()}</a></h2>
                <p>{t!(l, "merge-effect")}</p>
            </section>
        }
    });
    let button = match into {
        Some(_) => view! { <button class="button" name="action" value="merge">{t!(l, "merge-do")}</button> }.into_any(),
        None => view! { <button class="button" name="action" value="check">{t!(l, "idea-continue")}</button> }.into_any(),
    };
    let fields = view! {
        <form method="post" novalidate>
            {input(l, form, &text, InputKind::TEXT)}
            {target}
            <div class="actions">{button}<a class="button quiet" href=seen.path()>{t!(l, "admin-cancel")}</a></div>
        </form>
    };
    page(visit, seen, form, ["merge-title", "merge-lede"], fields)
}

/// The id in the address of an idea's page, or the id itself.
fn idea_in(typed: &str) -> Option<IdeaId> {
    let id = typed.split_once("/ideas/").map_or(typed, |(_, rest)| rest);
    id.split(['/', '?', '#']).next()?.trim().parse().ok()
}

/// `POST /ideas/{id}/merge`: shows what would be merged, then does it.
async fn merge(visit: Visit, Id(id): Id<IdeaId>, fields: Fields) -> Answer {
    let seen = load(&visit, id).await?;
    let is_sure = fields.get("action") == "merge";
    let mut form = FormState::of(fields);
    let typed = form.line("into", 500);
    let into = idea_in(&typed);
    let target = match into {
        Some(into) => Seen::find(&mut visit.app.db.read().await?, into).await?,
        None => None,
    };
    let is_fitting = |target: &Seen| {
        let same_space = target.space.id == seen.space.id;
        same_space && target.idea.id != id && !target.idea.status.is_gone()
    };
    let Some(target) = target.filter(is_fitting) else {
        if !form.is_refused() {
            form.refuse("into", "error-merge", &[]);
        }
        return Ok(draw_merge(&visit, &seen, &form, None));
    };
    rights::may_curate(&visit.actor, &target.rules)?;
    seen.idea.status.merge().map_err(|_| Problem::Conflict)?;
    if !is_sure {
        return Ok(draw_merge(&visit, &seen, &form, Some(&target)));
    }
    write_merge(&visit, id, target.idea.id).await?;
    visit.notice("idea-was-merged").await?;
    Ok(visit.redirect(&LocalPath::new(target.path())))
}

async fn write_merge(visit: &Visit, id: IdeaId, into: IdeaId) -> Result<(), Problem> {
    let (clock, now, by) = (&visit.app.clock, visit.now, visit.actor.account);
    let (event, reached) = (clock.id(), clock.id());
    let step = |about: IdeaId| Step {
        about: Some(about.0),
        ..Step::new(clock.id(), StepKind::Merged, by, now)
    };
    let (here, there) = (step(into), step(id));
    let threshold = Step::new(clock.id(), StepKind::Threshold, None, now);
    transact!(&visit.app.db, tx => {
        let seen = Seen::load(visit, tx, id).await?;
        let target = Seen::load(visit, tx, into).await?;
        let may = rights::may_curate(&visit.actor, &seen.rules)?;
        rights::may_curate(&visit.actor, &target.rules)?;
        if target.idea.status.is_gone() || seen.idea.status.merge().is_err() {
            return Err(Problem::Conflict);
        }
        let supports = store::merge(tx, &may, (id, into), seen.idea.status, now).await?;
        let supports = supports.ok_or(Problem::Conflict)?;
        store::add_step(tx, id, &here).await?;
        store::add_step(tx, into, &there).await?;
        lists::index(tx, id).await?;
        events::record(tx, event, now, Kind::IdeaMerged, id.0, by, &json!({ "into": into })).await?;
        if let Some(due) = target.board.rules.due(supports, now)
            && target.idea.status.is_undecided()
            && store::set_due(tx, into, due).await?
        {
            store::add_step(tx, into, &threshold).await?;
            events::record(tx, reached, now, Kind::IdeaDue, into.0, None, &json!({ "supports": supports })).await?;
        }
        Ok::<_, Problem>(())
    })
}

/// `GET /ideas/{id}/split`
async fn split_form(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let seen = load(&visit, id).await?;
    seen.idea.merged_into.or_not_found()?;
    let l = visit.locale;
    let fields = view! {
        <form method="post"><div class="actions">
            <button class="button">{t!(l, "split-do")}</button>
            <a class="button quiet" href=seen.path()>{t!(l, "admin-cancel")}</a>
        </div></form>
    };
    let form = FormState::default();
    Ok(page(
        &visit,
        &seen,
        &form,
        ["split-title", "split-lede"],
        fields,
    ))
}

/// `POST /ideas/{id}/split`
async fn split(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let (clock, now, by) = (&visit.app.clock, visit.now, visit.actor.account);
    let event = clock.id();
    let steps = [clock.id(), clock.id()];
    transact!(&visit.app.db, tx => {
        let seen = Seen::load(&visit, tx, id).await?;
        let may = rights::may_curate(&visit.actor, &seen.rules)?;
        let (into, before) = store::merged(tx, id).await?.or_not_found()?;
        let to = seen.idea.status.split(before).map_err(|_| Problem::Conflict)?;
        if !store::split(tx, &may, (id, into), to).await? {
            return Err(Problem::Conflict);
        }
        for (step, (on, about)) in steps.into_iter().zip([(id, into), (into, id)]) {
            let step = Step {
                about: Some(about.0),
                ..Step::new(step, StepKind::Split, by, now)
            };
            store::add_step(tx, on, &step).await?;
        }
        lists::index(tx, id).await?;
        events::record(tx, event, now, Kind::IdeaSplit, id.0, by, &json!({ "from": into })).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("idea-was-split").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}"))))
}

/// The boards to which the visitor may move an idea: the others of those spaces whose ideas they put in order.
async fn targets(visit: &Visit, seen: &Seen) -> Result<Vec<BoardRecord>, Problem> {
    let mut boards = store::boards(&mut visit.app.db.read().await?, None).await?;
    boards.retain(|board| {
        let there = domain::idea::Idea {
            board: board.rules.clone(),
            ..seen.rules.clone()
        };
        board.id() != seen.idea.board && rights::may_curate(&visit.actor, &there).is_ok()
    });
    Ok(boards)
}

/// `GET /ideas/{id}/move`
async fn move_form(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let seen = load(&visit, id).await?;
    let boards = targets(&visit, &seen).await?;
    let form = visit.typed_before().await?.unwrap_or_default();
    Ok(draw_move(&visit, &seen, &form, &boards))
}

fn draw_move(
    visit: &Visit,
    seen: &Seen,
    form: &FormState,
    boards: &[BoardRecord],
) -> axum::response::Response {
    let l = visit.locale;
    let text = FieldText::new("board", t!(l, "move-board"), t!(l, "move-board-hint"));
    let mut choices = vec![(String::new(), t!(l, "choose-one"))];
    let choice = |board: &BoardRecord| (board.id().to_string(), board.draft.title.clone());
    choices.extend(boards.iter().map(choice));
    let fields = view! {
        <form method="post" novalidate>
            {select(l, form, &text, choices)}
            <div class="actions">
                <button class="button">{t!(l, "move-do")}</button>
                <a class="button quiet" href=seen.path()>{t!(l, "admin-cancel")}</a>
            </div>
        </form>
    };
    page(visit, seen, form, ["move-title", "move-lede"], fields)
}

/// `POST /ideas/{id}/move`
async fn relocate(visit: Visit, Id(id): Id<IdeaId>, fields: Fields) -> Answer {
    let seen = load(&visit, id).await?;
    let boards = targets(&visit, &seen).await?;
    let mut form = FormState::of(fields);
    let typed: Option<BoardId> = form.fields.get("board").parse().ok();
    let Some(to) = boards.iter().find(|board| Some(board.id()) == typed) else {
        form.refuse("board", "admin-choose", &[]);
        return Ok(draw_move(&visit, &seen, &form, &boards));
    };
    let (clock, now, by) = (&visit.app.clock, visit.now, visit.actor.account);
    let (event, to, from) = (clock.id(), to.id(), seen.idea.board);
    let step = Step {
        about: Some(to.0),
        ..Step::new(clock.id(), StepKind::Moved, by, now)
    };
    transact!(&visit.app.db, tx => {
        let seen = Seen::load(&visit, tx, id).await?;
        let may = rights::may_curate(&visit.actor, &seen.rules)?;
        if !store::move_to(tx, &may, id, (from, to)).await? {
            return Err(Problem::Conflict);
        }
        store::add_step(tx, id, &step).await?;
        lists::index(tx, id).await?;
        events::record(tx, event, now, Kind::IdeaMoved, id.0, by, &json!({ "board": to })).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("idea-was-moved").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}"))))
}
