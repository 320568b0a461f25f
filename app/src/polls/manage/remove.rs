//! Deleting a draft.

use super::look::Managed;
use crate::admin::{self, Tab};
use crate::error::{Answer, Problem};
use crate::form::Fields;
use crate::polls::store;
use crate::web::{Id, LocalPath, Page, Section, Visit};
use crate::{events, t, transact, trustees};
use domain::ids::PollId;
use domain::poll::PollState;
use leptos::prelude::*;
use serde_json::json;

/// `GET /admin/polls/{id}/delete`
pub async fn ask(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let managed = Managed::load(&visit, id).await?;
    if managed.record.poll.state != PollState::Draft {
        return Err(Problem::Conflict);
    }
    let l = visit.locale;
    let title = t!(l, "poll-delete-title");
    let page = Page::new(Section::Admin, title.clone());
    let (cancel, version) = (managed.path(), managed.record.version.to_string());
    Ok(admin::page(
        &visit,
        Tab::Polls,
        page,
        None,
        managed.crumbs(&visit),
        || {
            view! {
                <h1>{title}</h1>
                <p class="lede" lang=crate::ui::lang_of(&visit, &managed.record.lang)>{managed.record.title.clone()}</p>
                <p>{t!(l, "poll-delete-words")}</p>
                <form method="post">
                    <input r#type="hidden" name="version" value=version/>
                    <div class="actions"><button class="button danger">{t!(l, "poll-delete")}</button><a class="button quiet" href=cancel>{t!(l, "admin-cancel")}</a></div>
                </form>
            }
        },
    ))
}

/// `POST /admin/polls/{id}/delete`
pub async fn delete(visit: Visit, Id(id): Id<PollId>, fields: Fields) -> Answer {
    let managed = Managed::load(&visit, id).await?;
    let version = admin::version(&fields)?;
    let (may, event) = (&managed.may, visit.app.clock.id());
    let deleted: Result<bool, Problem> = transact!(&visit.app.db, tx => {
        let deleted = store::delete_draft(tx, may, id, version).await?;
        if deleted {
            trustees::privacy::forget(tx, id).await?;
            events::record(tx, event, visit.now, events::Kind::PollDeleted, id.0, Some(*may.by()), &json!({ "title": managed.record.title })).await?;
        }
        Ok::<bool, Problem>(deleted)
    });
    if !deleted? {
        return Err(Problem::Conflict);
    }
    visit.notice("poll-deleted").await?;
    Ok(visit.redirect(&LocalPath::new("/admin/polls")))
}
