//! Writing a poll, and changing it while it can be changed.

use super::form::{self as poll_form, fields_of, fields_of_new};
use super::look::Managed;
use super::options;
use super::view::{self, Choices};
use crate::admin::{self, Tab};
use crate::error::{Answer, Problem};
use crate::form::{Fields, FormState};
use crate::polls::store;
use crate::web::{Id, LocalPath, Page, Query, Section, Visit};
use crate::{events, roll, spaces, t, transact};
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::{PollId, SpaceId};
use domain::rights;
use leptos::prelude::*;
use serde_json::json;

/// Spaces in which the visitor can make polls.
async fn own_spaces(visit: &Visit) -> Result<Vec<(SpaceId, String)>, Problem> {
    let all = spaces::all_titles(&mut visit.app.db.read().await?).await?;
    let is_own = |(id, _): &(SpaceId, String)| rights::may_run_space(&visit.actor, *id).is_ok();
    Ok(all.into_iter().filter(is_own).collect())
}

async fn districts(visit: &Visit) -> Result<Vec<String>, Problem> {
    Ok(roll::districts(&mut visit.app.db.read().await?).await?)
}

/// `GET /admin/polls/new?space=…`
pub async fn new(visit: Visit, Query(query): Query) -> Answer {
    rights::may_enter_administration(&visit.actor)?;
    let form = visit.typed_before().await?;
    let form =
        form.unwrap_or_else(|| FormState::of(fields_of_new(visit.locale, query.get("space"))));
    new_page(&visit, &form).await
}

async fn new_page(visit: &Visit, form: &FormState) -> Answer {
    let l = visit.locale;
    let choices = Choices {
        spaces: own_spaces(visit).await?,
        districts: districts(visit).await?,
        cancel: "/admin/polls".to_owned(),
    };
    let title = t!(l, "poll-new");
    let page = Page::new(Section::Admin, title.clone());
    let crumbs = vec![("/admin/polls".to_owned(), t!(l, "nav-polls"))];
    Ok(admin::page(
        visit,
        Tab::Polls,
        page,
        Some(form),
        crumbs,
        || {
            if choices.spaces.is_empty() {
                return view! {
                <h1>{title}</h1>
                <div class="empty"><h2>{t!(l, "poll-needs-space")}</h2><p>{t!(l, "poll-needs-space-words")}</p><p><a href="/admin/spaces/new">{t!(l, "space-new")}</a></p></div>
            }.into_any();
            }
            view! { <h1>{title}</h1>{view::form(l, form, &choices)} }.into_any()
        },
    ))
}

/// `POST /admin/polls/new`
pub async fn create(visit: Visit, mut fields: Fields) -> Answer {
    rights::may_enter_administration(&visit.actor)?;
    if options::act(&mut fields) {
        return new_page(&visit, &FormState::of(fields)).await;
    }
    let mut form = FormState::of(fields);
    let may = match form.fields.get("space").parse::<SpaceId>() {
        Ok(space) => Some(rights::may_run_space(&visit.actor, space)?),
        Err(_) => None,
    };
    let known = match &may {
        Some(may) => spaces::find(&mut visit.app.db.read().await?, *may.space()).await?,
        None => None,
    };
    if known.is_none() {
        form.refuse("space", "admin-choose", &[]);
    }
    let zone = &visit.app.site.time_zone;
    let draft = poll_form::read(&mut form, &[], &districts(&visit).await?, zone, visit.now);
    let (Some(draft), Some(may)) = (draft, may) else {
        return new_page(&visit, &form).await;
    };
    let (id, event) = (PollId(visit.app.clock.id()), visit.app.clock.id());
    let written: Result<(), Problem> = transact!(&visit.app.db, tx => {
        store::insert(tx, &may, id, &draft, visit.now).await?;
        events::record(tx, event, visit.now, events::Kind::PollCreated, id.0, Some(*may.by()), &json!({ "title": draft.title })).await?;
        Ok::<(), Problem>(())
    });
    written?;
    visit.notice("poll-made").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/admin/polls/{id}"))))
}

/// `GET /admin/polls/{id}/edit`
pub async fn edit(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let managed = Managed::load(&visit, id).await?;
    if !managed.record.poll.state.is_editable() {
        return Ok(fixed_page(&visit, &managed));
    }
    let zone = &visit.app.site.time_zone;
    let form = visit.typed_before().await?;
    let form =
        form.unwrap_or_else(|| FormState::of(fields_of(&managed.record, &managed.options, zone)));
    edit_page(&visit, &managed, &form, false).await
}

/// `POST /admin/polls/{id}/edit`
pub async fn save(visit: Visit, Id(id): Id<PollId>, mut fields: Fields) -> Answer {
    let managed = Managed::load(&visit, id).await?;
    if !managed.record.poll.state.is_editable() {
        return Ok(fixed_page(&visit, &managed));
    }
    let version = admin::version(&fields)?;
    if options::act(&mut fields) {
        return edit_page(&visit, &managed, &FormState::of(fields), false).await;
    }
    let mut form = FormState::of(fields);
    let (zone, known) = (
        &visit.app.site.time_zone,
        known_districts(&visit, &managed).await?,
    );
    let Some(draft) = poll_form::read(&mut form, &managed.options, &known, zone, visit.now) else {
        return edit_page(&visit, &managed, &form, false).await;
    };
    let (may, event) = (&managed.may, visit.app.clock.id());
    let saved: Result<bool, Problem> = transact!(&visit.app.db, tx => {
        let saved = store::update(tx, may, id, version, &draft).await?;
        if saved {
            events::record(tx, event, visit.now, events::Kind::PollEdited, id.0, Some(*may.by()), &json!({ "title": draft.title })).await?;
        }
        Ok::<bool, Problem>(saved)
    });
    if saved? {
        visit.notice("admin-saved").await?;
        return Ok(visit.redirect(&LocalPath::new(managed.path())));
    }
    let managed = Managed::load(&visit, id).await?;
    if !managed.record.poll.state.is_editable() {
        return Ok(fixed_page(&visit, &managed));
    }
    edit_page(&visit, &managed, &form, true).await
}

/// Districts of the roll, and those the poll names already.
async fn known_districts(visit: &Visit, managed: &Managed) -> Result<Vec<String>, Problem> {
    let mut known = districts(visit).await?;
    for district in &managed.record.poll.eligibility.districts {
        if !known.contains(district) {
            known.push(district.clone());
        }
    }
    Ok(known)
}

async fn edit_page(visit: &Visit, managed: &Managed, form: &FormState, is_stale: bool) -> Answer {
    let l = visit.locale;
    let choices = Choices {
        spaces: Vec::new(),
        districts: known_districts(visit, managed).await?,
        cancel: managed.path(),
    };
    let title = t!(l, "poll-edit");
    let page = Page {
        status: if is_stale {
            StatusCode::CONFLICT
        } else {
            StatusCode::OK
        },
        ..Page::new(Section::Admin, title.clone())
    };
    let mut form = form.clone();
    let stale = is_stale.then(|| {
        let now = fields_of(&managed.record, &managed.options, &visit.app.site.time_zone);
        form.fields
            .replace("version", managed.record.version.to_string());
        let labels = poll_form::labels(l, &now, &form.fields);
        view! { {admin::stale_notice(l)}{admin::both_versions(l, &labels, &now, &form.fields)} }
    });
    Ok(admin::page(
        visit,
        Tab::Polls,
        page,
        Some(&form),
        managed.crumbs(visit),
        || {
            view! { <h1>{title}</h1>{stale}{view::form(l, &form, &choices)} }
        },
    ))
}

/// What binds is public and can no longer be changed; a correction is a public note.
fn fixed_page(visit: &Visit, managed: &Managed) -> Response {
    let l = visit.locale;
    let title = t!(l, "poll-fixed");
    let page = Page {
        status: StatusCode::CONFLICT,
        ..Page::new(Section::Admin, title.clone())
    };
    let path = managed.path();
    admin::page(visit, Tab::Polls, page, None, managed.crumbs(visit), || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "poll-fixed-words")}</p>
            <div class="actions"><a class="button" href=format!("{path}/notes")>{t!(l, "note-add")}</a><a class="button quiet" href=path.clone()>{t!(l, "poll-back")}</a></div>
        }
    })
}
