//! `/me/notices/inbox`: the notices on the site.

use super::store::{self, Row};
use crate::desk::moment;
use crate::error::{Answer, Problem};
use crate::events;
use crate::form::Fields;
use crate::identity;
use crate::t;
use crate::transact;
use crate::ui::{self, lang_of};
use crate::web::{LocalPath, Page, Query, Section, Visit};
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

const HERE: &str = "/me/notices/inbox";
/// Notices on one page.
const SHOWN: usize = 25;

/// `GET /me/notices/inbox`
pub async fn list(visit: Visit, Query(query): Query) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let before: Option<Uuid> = query.get("before").parse().ok();
    let limit = i64::try_from(SHOWN).unwrap_or(i64::MAX) + 1;
    let mut tx = visit.app.db.read().await?;
    let from = before.unwrap_or(Uuid::max());
    let mut rows = store::list(&mut tx, *permit.account(), from, limit).await?;
    drop(tx);
    let l = visit.locale;
    let has_more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    let oldest = rows.last().filter(|_| has_more);
    let next = oldest.map(|row| format!("{HERE}?before={}", row.id));
    let previous = before.map(|_| HERE.to_owned());
    let newest = rows.first().map(|row| row.id).filter(|_| before.is_none());
    let read = newest.filter(|_| visit.unread.0 > 0).map(|newest| {
        view! {
            <form method="post" action=HERE>
                <input r#type="hidden" name="until" value=newest.to_string()/>
                <div class="actions"><button class="button secondary">{t!(l, "notices-read-all")}</button></div>
            </form>
        }
    });
    let items = rows
        .iter()
        .map(|row| item(&visit, row))
        .collect::<Result<Vec<_>, Problem>>()?;
    let content = if items.is_empty() {
        Either::Left(view! { <div class="empty"><h2>{t!(l, "notices-none")}</h2></div> })
    } else {
        Either::Right(view! { <ul class="rows">{items}</ul> })
    };
    let title = t!(l, "notices-inbox");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        identity::framed(
            l,
            "/me/notices",
            view! {
                {ui::back(l, "/me/notices")}
                <h1>{title}</h1>
                {read}
                {content}
                {ui::pager::pager(l, previous, next)}
            },
        )
    }))
}

fn item(visit: &Visit, row: &Row) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let when = moment(visit, row.at)?;
    let new = row
        .read_at
        .is_none()
        .then(|| view! { <span class="tag open">{t!(l, "notice-new")}</span> });
    let kind = t!(l, &format!("notice-kind-{}", row.kind));
    let lang = lang_of(visit, &row.lang);
    Ok(view! {
        <li><div><b><a href=row.link.clone() lang=lang>{row.subject.clone()}</a></b><small>{kind}<br/>{when}</small></div>{new}</li>
    }
    .into_any())
}

/// `POST /me/notices/inbox`: all that was shown, and what is older, is read. What came meanwhile is not.
pub async fn read(visit: Visit, fields: Fields) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let until = fields.get("until").parse::<Uuid>();
    let until = until.map_err(|_| Problem::Malformed)?;
    let (event, now, account) = (visit.app.clock.id(), visit.now, *permit.account());
    transact!(&visit.app.db, tx => {
        store::read_all(tx, &permit, until, now).await?;
        events::record(tx, event, now, events::Kind::NoticesEdited, account.0, Some(account), &json!({})).await
    })?;
    Ok(visit.redirect(&LocalPath::new(HERE)))
}
