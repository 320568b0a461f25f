//! `/comments/{id}/withdraw`: taking back what one wrote. Its place stays, with the replies to it.

use super::{link, store};
use crate::error::{Answer, Problem};
use crate::events::{self, Kind};
use crate::ideas;
use crate::search;
use crate::t;
use crate::transact;
use crate::ui::{self, Markdown};
use crate::web::{Id, Page, Section, Visit};
use domain::ids::CommentId;
use domain::rights::discussion::{MayWithdrawComment, Silenced, may_withdraw_comment};
use leptos::prelude::*;
use serde_json::json;

fn permit(visit: &Visit, row: &store::Row) -> Result<MayWithdrawComment, Problem> {
    may_withdraw_comment(&visit.actor, &row.written()?).map_err(|why| match why {
        Silenced::Denied(denied) => Problem::Denied(denied),
        _ => Problem::NotFound,
    })
}

/// `GET /comments/{id}/withdraw`
pub async fn ask(visit: Visit, Id(id): Id<CommentId>) -> Answer {
    let (row, _) = link::find(&visit, id).await?;
    permit(&visit, &row)?;
    let l = visit.locale;
    let title = t!(l, "comment-withdraw-title");
    Ok(visit.page(Page::new(Section::Ideas, title.clone()), || {
        view! {
            <div class="narrow">
                {ui::back(l, format!("/comments/{id}"))}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "comment-withdraw-words")}</p>
                <section class="card" aria-label=t!(l, "comment-body")><Markdown text=row.body.clone()/></section>
                <form method="post"><div class="actions">
                    <button class="button danger">{t!(l, "comment-withdraw")}</button>
                    <a class="button quiet" href=format!("/comments/{id}")>{t!(l, "cancel")}</a>
                </div></form>
            </div>
        }
    }))
}

/// `POST /comments/{id}/withdraw`
pub async fn withdraw(visit: Visit, Id(id): Id<CommentId>) -> Answer {
    let (row, talk) = link::find(&visit, id).await?;
    permit(&visit, &row)?;
    let event = visit.app.clock.id();
    transact!(&visit.app.db, tx => {
        let Some(row) = store::find(tx, id, None).await? else { return Err(Problem::NotFound) };
        let may = permit(&visit, &row)?;
        if !store::withdraw(tx, &may, visit.now).await? {
            return Ok(());
        }
        if row.is_public() {
            ideas::count_comment(tx, talk.idea(), row.stance(), -1, visit.now).await?;
        }
        search::remove(tx, id.0).await?;
        events::record(tx, event, visit.now, Kind::CommentWithdrawn, id.0, Some(*may.by()), &json!({ "idea": talk.topic.id })).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("comment-is-withdrawn").await?;
    Ok(visit.redirect(&link::place(&row)))
}
