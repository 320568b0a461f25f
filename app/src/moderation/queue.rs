//! `/moderation`: one queue for all content. What hurts people comes first, then what waits longest.

use super::kinds::MODERATED;
use super::shared::{Tab, name_of, page, places};
use super::store::items::{self, Item};
use super::store::queue::{self, After, Counts, Filter, Load};
use super::templates;
use super::words::{kind_name, origin_name, span};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::ui::forms::{FieldText, select};
use crate::ui::pager::pager;
use crate::web::{AppState, LocalPath, Page, Query, Section, Visit};
use crate::{events, spaces, t, transact};
use axum::Router;
use axum::routing::{get, post};
use domain::ids::{AccountId, ItemId, SpaceId};
use domain::moderation::{Claim, Origin};
use domain::rights;
use jiff::SignedDuration;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;

pub mod rows;

/// Items on a page.
const PER_PAGE: usize = 25;
/// The load of moderators counts decisions of so many days.
const LOAD_DAYS: i64 = 7;
/// So many items can be claimed at once.
const CLAIMED_AT_ONCE: usize = 50;

/// Routes of the queue and of the templates that decide quickly.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/moderation", get(show))
        .route("/moderation/next", post(next))
        .route("/moderation/claims", post(claim))
        .merge(templates::routes())
}

/// What is asked for in the address.
fn filter_of(query: &Fields) -> Filter {
    let short = |name: &str| query.get(name).chars().take(20).collect::<String>();
    Filter {
        state: short("state"),
        kind: short("kind"),
        origin: short("origin"),
        space: query.get("space").parse().ok(),
    }
}

fn address(filter: &Filter, state: &str, after: Option<&Item>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    let space = filter.space.map(|space| space.to_string());
    for (name, value) in [
        ("state", state),
        ("kind", &filter.kind),
        ("origin", &filter.origin),
        ("space", &space.unwrap_or_default()),
    ] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    if let Some(item) = after {
        let After {
            urgency,
            opened_at,
            id,
        } = After::of(item);
        query.append_pair("after", &format!("{urgency}.{opened_at}.{id}"));
    }
    format!("/moderation?{}", query.finish())
}

fn after_of(text: &str) -> After {
    let read = |text: &str| {
        let mut parts = text.splitn(3, '.');
        Some(After {
            urgency: parts.next()?.parse().ok()?,
            opened_at: parts.next()?.parse().ok()?,
            id: parts.next()?.parse().ok()?,
        })
    };
    read(text).unwrap_or(After::START)
}

/// What a page of the queue shows.
struct Shown {
    filter: Filter,
    items: Vec<Item>,
    more: bool,
    counts: Counts,
    load: Vec<(String, Load)>,
    spaces: Vec<(SpaceId, String)>,
}

async fn load(visit: &Visit, filter: Filter, after: After) -> Result<Shown, Problem> {
    let by = rights::may_enter_moderation(&visit.actor)?;
    let mut places = places(visit)?;
    let mut tx = visit.app.db.read().await?;
    let mut known = spaces::all_titles(&mut tx).await?;
    known.retain(|(space, _)| places.contains(&None) || places.contains(&Some(*space)));
    if let Some(space) = filter.space {
        rights::may_moderate(&visit.actor, space)?;
        places = vec![Some(space)];
    }
    let who = (by, visit.now);
    let since = visit.now - SignedDuration::from_hours(LOAD_DAYS * 24);
    let mut items = Vec::new();
    let mut counts = Counts::default();
    let mut load: Vec<Load> = Vec::new();
    let limit = i64::try_from(PER_PAGE + 1).unwrap_or(i64::MAX);
    for place in places {
        items.extend(queue::list(&mut tx, place, &filter, who, after, limit).await?);
        let here = queue::counts(&mut tx, place, who).await?;
        counts.open += here.open;
        counts.late += here.late;
        counts.mine += here.mine;
        counts.free += here.free;
        for one in queue::load(&mut tx, place, since, visit.now).await? {
            match load.iter_mut().find(|other| other.by == one.by) {
                Some(other) => {
                    other.claimed += one.claimed;
                    other.decided += one.decided;
                }
                None => load.push(one),
            }
        }
    }
    drop(tx);
    items.sort_by_key(|item| (-item.urgency, item.opened_at, item.id));
    let more = items.len() > PER_PAGE;
    items.truncate(PER_PAGE);
    let mut named = Vec::with_capacity(load.len());
    for one in load {
        named.push((name_of(visit, one.by).await?, one));
    }
    Ok(Shown {
        filter,
        items,
        more,
        counts,
        load: named,
        spaces: known,
    })
}

async fn show(visit: Visit, Query(query): Query) -> Answer {
    let filter = filter_of(&query);
    let shown = load(&visit, filter, after_of(query.get("after"))).await?;
    let l = visit.locale;
    let title = t!(l, "queue-title");
    let shell = Page::new(Section::Moderation, title.clone());
    let next = shown.items.last().filter(|_| shown.more);
    let next = next.map(|item| address(&shown.filter, &shown.filter.state, Some(item)));
    let is_first = query.get("after").is_empty();
    let previous = (!is_first).then(|| address(&shown.filter, &shown.filter.state, None));
    page(&visit, Tab::Queue, shell, None, || {
        let take = (shown.counts.open > 0).then(|| view! {
            <form method="post" action="/moderation/next"><button class="button" accesskey="n">{t!(l, "queue-next")}</button></form>
        });
        view! {
            <div class="title-row"><h1>{title}</h1>{take}</div>
            <p class="lede">{t!(l, "queue-lede")}</p>
            {tabs(l, &shown)}
            {filters(l, &shown)}
            {rows::list(&visit, &shown.items, &shown.spaces, shown.filter.state == "decided")}
            {pager(l, previous, next)}
            {load_table(l, &shown.load)}
        }
    })
    .await
}

/// How much waits, each number with its list.
fn tabs(l: Locale, shown: &Shown) -> impl IntoView + use<> {
    let counts = shown.counts;
    let tabs = [
        ("", t!(l, "queue-open"), Some(counts.open)),
        ("late", t!(l, "queue-late"), Some(counts.late)),
        ("mine", t!(l, "queue-mine"), Some(counts.mine)),
        ("free", t!(l, "queue-free"), Some(counts.free)),
        ("decided", t!(l, "queue-decided"), None),
    ];
    let tabs = tabs.map(|(state, name, count)| {
        let is_here = shown.filter.state == state;
        let class = if state == "late" && counts.late > 0 { "late" } else { "" };
        let count = count.map(|count| view! { " "<b>{count}</b> });
        view! { <li class=class><a href=address(&shown.filter, state, None) aria-current=is_here.then_some("page")>{name}{count}</a></li> }
    });
    view! { <nav class="tabs" aria-label=t!(l, "queue-tabs")><ul>{tabs.into_iter().collect_view()}</ul></nav> }
}

fn filters(l: Locale, shown: &Shown) -> impl IntoView + use<> {
    let mut form = FormState::default();
    form.fields.set("kind", &shown.filter.kind);
    form.fields.set("origin", &shown.filter.origin);
    let space = shown.filter.space.map(|space| space.to_string());
    form.fields.set("space", space.unwrap_or_default());
    let all = (String::new(), t!(l, "queue-all"));
    let kinds = MODERATED.iter().map(|moderated| {
        (
            moderated.kind.word().to_owned(),
            kind_name(l, moderated.kind),
        )
    });
    let origins = Origin::ALL.iter();
    let origins = origins.map(|origin| (origin.word().to_owned(), origin_name(l, *origin)));
    let spaces = shown.spaces.iter();
    let spaces = spaces.map(|(space, title)| (space.to_string(), title.clone()));
    let with_all = |choices: Vec<(String, String)>| [vec![all.clone()], choices].concat();
    let text = |name, key: &'static str| FieldText::new(name, t!(l, key), String::new());
    let kinds = with_all(kinds.collect());
    let origins = with_all(origins.collect());
    let spaces = with_all(spaces.collect());
    view! {
        <form method="get" action="/moderation" class="queue-filters">
            <input r#type="hidden" name="state" value=shown.filter.state.clone()/>
            {select(l, &form, &text("kind", "queue-kind"), kinds)}
            {select(l, &form, &text("origin", "queue-origin"), origins)}
            {select(l, &form, &text("space", "queue-space"), spaces)}
            <button class="button secondary slim">{t!(l, "queue-filter")}</button>
        </form>
    }
}

/// Who works on how much.
fn load_table(l: Locale, load: &[(String, Load)]) -> impl IntoView + use<> {
    let rows: Vec<_> = load
        .iter()
        .map(|(name, load)| view! { <tr><th scope="row">{name.clone()}</th><td class="n">{load.claimed}</td><td class="n">{load.decided}</td></tr> })
        .collect();
    (!rows.is_empty()).then(|| view! {
        <div><h2 id="load">{t!(l, "load-title")}</h2>
            <div class="table-wrap" role="region" aria-labelledby="load" tabindex="0"><table><thead><tr><th scope="col">{t!(l, "load-who")}</th><th scope="col" class="n">{t!(l, "load-claimed")}</th>
                <th scope="col" class="n">{t!(l, "load-decided", days = LOAD_DAYS)}</th></tr></thead><tbody>{rows}</tbody></table></div></div>
    })
}

/// Claims the first item one can take, and leads to it.
pub async fn lead_on(visit: &Visit, but: ItemId) -> Answer {
    let by = rights::may_enter_moderation(&visit.actor)?;
    let (places, now) = (places(visit)?, visit.now);
    let event = visit.app.clock.id();
    let taken = transact!(&visit.app.db, tx => {
        for place in &places {
            let Some(id) = queue::next(tx, *place, (by, now), but).await? else {
                continue;
            };
            if take(tx, visit, id, event).await? {
                return Ok(Some(id));
            }
        }
        Ok::<_, Problem>(None)
    })?;
    match taken {
        Some(id) => Ok(visit.redirect(&LocalPath::new(format!("/moderation/items/{id}")))),
        None => {
            visit.notice("queue-empty-notice").await?;
            Ok(visit.redirect(&LocalPath::new("/moderation")))
        }
    }
}

async fn next(visit: Visit) -> Answer {
    lead_on(&visit, ItemId(uuid::Uuid::nil())).await
}

/// Claims an item; `false` if somebody else works on it, or it is decided.
///
/// # Errors
/// [`Problem::Denied`] for moderators of another space, or when the database fails.
pub async fn take(
    tx: &mut crate::db::Tx,
    visit: &Visit,
    id: ItemId,
    event: uuid::Uuid,
) -> Result<bool, Problem> {
    let item = items::find(tx, id).await?.or_not_found()?;
    let may = rights::may_moderate(&visit.actor, item.space)?;
    let Ok(claim) = Claim::take(item.claim, *may.by(), visit.now) else {
        return Ok(false);
    };
    if !items::claim(tx, &may, id, &claim, visit.now).await? {
        return Ok(false);
    }
    let facts = json!({ "item": id.to_string() });
    let kind = events::Kind::ContentClaimed;
    events::record(
        tx,
        event,
        visit.now,
        kind,
        item.content,
        Some(*may.by()),
        &facts,
    )
    .await?;
    Ok(true)
}

/// `POST /moderation/claims`: claims what was chosen.
async fn claim(visit: Visit, fields: Fields) -> Answer {
    rights::may_enter_moderation(&visit.actor)?;
    let ids = chosen(&fields)?;
    let events: Vec<_> = ids.iter().map(|_| visit.app.clock.id()).collect();
    let claimed = transact!(&visit.app.db, tx => {
        let mut claimed = 0;
        for (id, event) in ids.iter().zip(&events) {
            claimed += usize::from(take(tx, &visit, *id, *event).await?);
        }
        Ok::<_, Problem>(claimed)
    })?;
    let notice = if claimed == ids.len() {
        "queue-claimed"
    } else {
        "queue-claimed-some"
    };
    visit.notice(notice).await?;
    Ok(visit.redirect(&LocalPath::new("/moderation?state=mine")))
}

/// The items ticked in a form.
///
/// # Errors
/// [`Problem::Malformed`] for what is no id.
pub fn chosen(fields: &Fields) -> Result<Vec<ItemId>, Problem> {
    let ids = fields.all("item").take(CLAIMED_AT_ONCE);
    ids.map(|id| id.parse().map_err(|_| Problem::Malformed))
        .collect()
}

/// Who works on an item, if it is somebody else.
pub fn held_by_other(item: &Item, by: Option<AccountId>, now: jiff::Timestamp) -> Option<Claim> {
    item.claim
        .filter(|claim| claim.holds(now) && Some(claim.by) != by)
}

/// Since when an item waits, in words.
pub fn waits(l: Locale, item: &Item, now: jiff::Timestamp) -> String {
    let minutes = now.duration_since(item.opened_at).as_mins();
    t!(l, "queue-waits", span = span(l, minutes))
}

/// The list, or that there is nothing.
fn or_empty<V: IntoView>(l: Locale, is_empty: bool, list: V) -> impl IntoView {
    if is_empty {
        Either::Left(
            view! { <div class="empty"><h2>{t!(l, "queue-none")}</h2><p>{t!(l, "queue-none-words")}</p></div> },
        )
    } else {
        Either::Right(list)
    }
}
