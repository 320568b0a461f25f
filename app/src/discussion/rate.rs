//! `POST /comments/{id}/rate`: saying whether a comment helped, and taking it back.

use super::store::{self, Rated};
use super::write::why;
use super::{link, words};
use crate::error::{Answer, Problem};
use crate::events::{self, Kind};
use crate::form::Fields;
use crate::moderation;
use crate::t;
use crate::transact;
use crate::ui;
use crate::web::{Id, LocalPath, Page, Section, Visit};
use axum::http::StatusCode;
use domain::ids::CommentId;
use domain::moderation::Suspended;
use domain::rights::Denied;
use domain::rights::discussion::{Silenced, may_rate_comment};
use leptos::prelude::*;
use serde_json::json;

/// `POST /comments/{id}/rate`
pub async fn rate(visit: Visit, Id(id): Id<CommentId>, fields: Fields) -> Answer {
    let (row, talk) = link::find(&visit, id).await?;
    let rated = match fields.get("rate") {
        "helpful" => Some(Rated::Helpful),
        "unhelpful" => Some(Rated::Unhelpful),
        _ => None,
    };
    let event = visit.app.clock.id();
    let may = match may_rate_comment(&visit.actor, &talk.forum(), &row.written()?, visit.now) {
        Ok(may) => may,
        Err(silenced) => return refused(&visit, id, silenced),
    };
    let mut tx = visit.app.db.read().await?;
    let takes_part = moderation::may_take_part(&mut tx, *may.by(), talk.topic.space, visit.now);
    if let Err(Suspended { until }) = takes_part.await? {
        return Err(Problem::Denied(Denied::Suspended { until }));
    }
    drop(tx);
    transact!(&visit.app.db, tx => {
        store::rate(tx, &may, rated, visit.now).await?;
        events::record(tx, event, visit.now, Kind::CommentRated, id.0, Some(*may.by()), &json!({})).await?;
        Ok::<_, Problem>(())
    })?;
    let back = LocalPath::checked(fields.get("back"));
    let to = if back.as_str() == "/" {
        link::place(&row)
    } else {
        LocalPath::new(format!("{}#comment-{id}", back.as_str()))
    };
    Ok(visit.redirect(&to))
}

/// Says why it does not count.
fn refused(visit: &Visit, id: CommentId, silenced: Silenced) -> Answer {
    let words = words::silenced(visit, &silenced);
    why(silenced, visit.now)?;
    let l = visit.locale;
    let title = t!(l, "comment-not-rated");
    let page = Page {
        status: StatusCode::CONFLICT,
        ..Page::new(Section::Ideas, title.clone())
    };
    Ok(visit.page(page, || {
        view! {
            <div class="narrow">
                {ui::back(l, format!("/comments/{id}"))}
                <h1>{title}</h1>
                <p class="lede">{words}</p>
            </div>
        }
    }))
}
