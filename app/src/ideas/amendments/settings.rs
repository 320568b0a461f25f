//! `/admin/boards/{id}/amendments`: whether authors decide about proposed changes, or the board votes, and for how long.

use super::super::store;
use crate::admin::{self, Tab};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, input};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use domain::amendment::LONGEST_VOTE;
use domain::ids::BoardId;
use domain::rights::{self, MayRunSpace};
use leptos::prelude::*;
use serde_json::json;

async fn managed(visit: &Visit, id: BoardId) -> Result<(String, MayRunSpace, i64), Problem> {
    rights::may_enter_administration(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let board = store::board(&mut tx, id).await?.or_not_found()?;
    let may = rights::may_run_space(&visit.actor, board.rules.space)?;
    let days = store::amendment_days(&mut tx, id).await?;
    Ok((board.draft.title, may, days))
}

/// `GET /admin/boards/{id}/amendments`
pub async fn show(visit: Visit, Id(id): Id<BoardId>) -> Answer {
    let (title, _, days) = managed(&visit, id).await?;
    let mut form = FormState::default();
    form.fields.set("days", days.to_string());
    Ok(draw(&visit, &title, &form))
}

fn draw(visit: &Visit, board: &str, form: &FormState) -> axum::response::Response {
    let l = visit.locale;
    let title = t!(l, "amendment-settings");
    let text = FieldText::new(
        "days",
        t!(l, "amendment-days"),
        t!(l, "amendment-days-hint"),
    );
    let crumbs = vec![("/admin/boards".to_owned(), t!(l, "nav-ideas"))];
    let page = Page::new(Section::Admin, title.clone());
    admin::page(visit, Tab::Boards, page, Some(form), crumbs, || {
        view! {
            <p class="over">{board.to_owned()}</p>
            <h1>{title}</h1>
            <form method="post" novalidate>
                {input(l, form, &text, InputKind::NUMBER)}
                <div class="actions"><button class="button">{t!(l, "save")}</button></div>
            </form>
        }
    })
}

/// `POST /admin/boards/{id}/amendments`
pub async fn save(visit: Visit, Id(id): Id<BoardId>, fields: Fields) -> Answer {
    let (title, may, _) = managed(&visit, id).await?;
    let mut form = FormState::of(fields);
    let days = form.optional_number("days", 0, LONGEST_VOTE).unwrap_or(0);
    if form.is_refused() {
        return Ok(draw(&visit, &title, &form));
    }
    let event = visit.app.clock.id();
    transact!(&visit.app.db, tx => {
        store::set_amendment_days(tx, &may, id, days).await?;
        events::record(tx, event, visit.now, Kind::BoardEdited, id.0, Some(*may.by()), &json!({ "amendment_days": days })).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("admin-saved").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/admin/boards/{id}/amendments"))))
}
