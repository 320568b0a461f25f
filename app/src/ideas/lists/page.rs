//! `/boards/{slug}`: the ideas of a board.

use super::map;
use super::wanted::{Cursor, Wanted};
use crate::db::Tx;
use crate::error::{Answer, OrNotFound, Problem};
use crate::i18n::Locale;
use crate::ideas::list;
use crate::ideas::names::status_on;
use crate::ideas::store::{self, BoardRecord, Category, IdeaRecord};
use crate::recent::Recent;
use crate::ui::{self, Markdown, lang_of, pager};
use crate::web::{LocalPath, Name, Page, Query, Section, Visit};
use crate::{search, spaces, t};
use domain::idea::{Sort, Status};
use domain::ids::{AccountId, BoardId, IdeaId};
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;
use std::sync::Arc;

/// Ideas on a page.
const PER_PAGE: usize = 20;
/// Ideas on a map.
const PER_MAP: usize = 60;
/// Counting stops here: "more than 1,000". No more than that are found by words either.
const MOST_COUNTED: i64 = search::RANKED;

/// Pages of lists by board and by what was asked for, as it stands in an address.
pub type RecentLists = Recent<(BoardId, String), Arc<Found>>;

/// What a page of a list has to show.
pub struct Found {
    ideas: Vec<IdeaRecord>,
    count: i64,
    next: Option<Cursor>,
}

/// `GET /boards/{slug}?q=…&category=…&district=…&status=…&sort=…&view=…&after=…`
pub async fn show(visit: Visit, Name(slug): Name, Query(query): Query) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let board = store::board_by_slug(&mut tx, &slug).await?.or_not_found()?;
    let space = spaces::find(&mut tx, board.rules.space).await?;
    let space = space.or_not_found()?;
    let categories = store::categories(&mut tx, board.id()).await?;
    let wanted = Wanted::of(&query, &board, &categories);
    let path = format!("/boards/{slug}");
    if wanted.sort == Sort::Random && wanted.seed.is_none() {
        let [a, b, c, d, ..] = visit.app.clock.random();
        let wanted = Wanted {
            seed: Some(u32::from_le_bytes([a, b, c, d])),
            after: None,
            ..wanted
        };
        return Ok(visit.redirect(&LocalPath::new(wanted.address(&path, None))));
    }
    drop(tx);
    let found = found(&visit, &board, &wanted).await?;
    let boards = [board.clone()];
    let list = if wanted.map {
        Either::Left(map::view(&visit, &board, &found.ideas))
    } else {
        let cards = list::cards(&visit, &boards, &found.ideas).await?;
        Either::Right(
            view! { <h2 class="hide">{t!(visit.locale, "ideas-title")}</h2><ul class="idea-list">{cards}</ul> },
        )
    };
    let l = visit.locale;
    let crumbs = vec![
        ("/ideas".to_owned(), t!(l, "nav-ideas")),
        (format!("/spaces/{}", space.slug), space.title),
    ];
    let next = found.next.map(|after| wanted.address(&path, Some(after)));
    let first = wanted.after.is_some().then(|| wanted.address(&path, None));
    let is_empty = found.ideas.is_empty();
    let page = Page::new(Section::Ideas, board.draft.title.clone());
    Ok(visit.page(page, || {
        let list = if is_empty {
            Either::Left(empty(l, &path, &wanted))
        } else {
            Either::Right(view! { <p class="count">{counted(l, found.count)}</p>{list} })
        };
        view! {
            {ui::crumbs(l, crumbs)}
            {head(&visit, &board)}
            {filters(&visit, &path, &board, &categories, &wanted)}
            {views(l, &path, &board, &wanted)}
            {list}
            {first.map(|href| view! { <p><a href=href>{t!(l, "to-first-page")}</a></p> })}
            {pager::pager(l, None, next)}
            {feeds(l, &path, &wanted)}
        }
    }))
}

/// A page of a list; those that everybody sees alike are read once a moment.
async fn found(visit: &Visit, board: &BoardRecord, wanted: &Wanted) -> Result<Arc<Found>, Problem> {
    let read = async {
        let mut tx = visit.app.db.read().await?;
        let found = read(&mut tx, board, wanted, wanted.whose(visit)).await;
        found.map(Arc::new)
    };
    if wanted.mine || wanted.followed {
        return read.await;
    }
    let key = (board.id(), wanted.address("", wanted.after));
    visit.app.recent_lists.get(&visit.app, key, read).await
}

async fn read(
    tx: &mut Tx,
    board: &BoardRecord,
    wanted: &Wanted,
    whose: AccountId,
) -> Result<Found, Problem> {
    let per_page = if wanted.map { PER_MAP } else { PER_PAGE };
    let limit = i64::try_from(per_page + 1).unwrap_or(i64::MAX);
    let listed = store::listed(tx, board.id(), wanted, whose, limit).await?;
    let shown = &listed.ideas[..listed.ideas.len().min(per_page)];
    let more = listed.ideas.len() > per_page;
    let next = shown.last().filter(|_| more).map(|(_, cursor)| *cursor);
    let ids: Vec<IdeaId> = shown.iter().map(|(id, _)| *id).collect();
    let count = match listed.found {
        Some(found) => found,
        None => store::count_listed(tx, board.id(), wanted, whose, MOST_COUNTED).await?,
    };
    let ideas = store::records(tx, &ids).await?;
    Ok(Found { ideas, count, next })
}

fn head(visit: &Visit, board: &BoardRecord) -> impl IntoView + use<> {
    let l = visit.locale;
    let slug = &board.draft.slug;
    let lang = lang_of(visit, &board.draft.lang);
    let manage = rights::may_run_space(&visit.actor, board.rules.space).is_ok().then(|| {
        view! { <p class="no-print"><a href=format!("/admin/boards/{}", board.id())>{t!(l, "board-manage")}</a></p> }
    });
    let new = board.rules.is_open.then(|| {
        view! { <a class="button" href=format!("/boards/{slug}/new")>{t!(l, "idea-new")}</a> }
    });
    let about = (!board.draft.body.is_empty()).then(|| {
        view! { <details class="more"><summary>{t!(l, "board-about")}</summary><Markdown text=board.draft.body.clone() lang=lang.clone()/></details> }
    });
    view! {
        <div class="title-row"><h1 lang=lang.clone()>{board.draft.title.clone()}</h1>{new}</div>
        <p class="lede" lang=lang>{board.draft.summary.clone()}</p>
        {manage}
        {about}
    }
}

/// The words for an order.
fn sort_name(l: Locale, sort: Sort) -> String {
    t!(l, &format!("ideas-sort-{}", sort.word()))
}

fn filters(
    visit: &Visit,
    path: &str,
    board: &BoardRecord,
    categories: &[Category],
    wanted: &Wanted,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let lang = lang_of(visit, &board.draft.lang);
    let options = |all: &str, choices: Vec<(String, String, bool)>| {
        let all = t!(l, all);
        let choices: Vec<_> = choices
            .into_iter()
            .map(|(value, name, selected)| view! { <option value=value selected=selected>{name}</option> })
            .collect();
        view! { <option value="">{all}</option>{choices} }
    };
    let category = (!categories.is_empty()).then(|| {
        let choices = categories.iter().map(|c| (c.id.to_string(), c.name.clone(), wanted.category == Some(c.id)));
        let options = options("ideas-all-categories", choices.collect());
        view! { <div class="field"><label for="category">{t!(l, "idea-category")}</label><select id="category" name="category" lang=lang.clone()>{options}</select></div> }
    });
    let districts = &board.draft.districts;
    let district = (!districts.is_empty()).then(|| {
        let choices = districts.iter().map(|d| (d.clone(), d.clone(), *d == wanted.district));
        let options = options("ideas-all-districts", choices.collect());
        view! { <div class="field"><label for="district">{t!(l, "idea-district")}</label><select id="district" name="district" lang=lang.clone()>{options}</select></div> }
    });
    let statuses = Status::ALL.iter().filter(|status| !status.is_gone());
    let statuses = statuses.map(|status| {
        let (name, _) = status_on(visit, board, *status);
        (
            status.word().to_owned(),
            name,
            wanted.status == Some(*status),
        )
    });
    let status = options("ideas-all-statuses", statuses.collect());
    let has_words = !wanted.words.is_empty();
    let usual = Sort::usual(has_words);
    let sorts: Vec<_> = Sort::ALL
        .iter()
        .filter(|sort| has_words || **sort != Sort::Fitting)
        .filter(|sort| !has_words || **sort != Sort::Random)
        .map(|sort| {
            // The usual order has no word, so that whoever only types words gets what fits best.
            let value = if *sort == usual { "" } else { sort.word() };
            view! { <option value=value selected=*sort == wanted.sort>{sort_name(l, *sort)}</option> }
        })
        .collect();
    let own = visit.actor.account.is_some().then(|| {
        let boxes = [("mine", "ideas-mine", wanted.mine), ("followed", "ideas-followed", wanted.followed)]
            .map(|(name, key, checked)| view! { <label class="check"><input r#type="checkbox" name=name value="yes" checked=checked/>" "{t!(l, key)}</label> });
        view! { <div class="field checks">{boxes.collect_view()}</div> }
    });
    let map = wanted
        .map
        .then(|| view! { <input r#type="hidden" name="view" value="map"/> });
    let seed = wanted.seed.filter(|_| wanted.sort == Sort::Random);
    let seed =
        seed.map(|seed| view! { <input r#type="hidden" name="seed" value=seed.to_string()/> });
    view! {
        <form class="filters" role="search" method="get" action=path.to_owned() aria-label=t!(l, "filter")>
            <div class="field"><label for="q">{t!(l, "ideas-words")}</label><input id="q" name="q" r#type="search" maxlength="200" value=wanted.words.clone()/></div>
            {category}
            {district}
            <div class="field"><label for="status">{t!(l, "ideas-status")}</label><select id="status" name="status">{status}</select></div>
            <div class="field"><label for="sort">{t!(l, "ideas-sort")}</label><select id="sort" name="sort">{sorts}</select></div>
            {own}
            {map}
            {seed}
            <button class="button secondary slim">{t!(l, "filter-show")}</button>
        </form>
    }
}

/// The same ideas as a list and on the map, where the board asks for places.
fn views(l: Locale, path: &str, board: &BoardRecord, wanted: &Wanted) -> impl IntoView + use<> {
    board.draft.asks_place.then(|| {
        let links = [(false, "ideas-as-list"), (true, "ideas-as-map")].map(|(map, key)| {
            let other = Wanted {
                map,
                ..wanted.clone()
            };
            let current = (map == wanted.map).then_some("page");
            view! { <li><a href=other.address(path, None) aria-current=current>{t!(l, key)}</a></li> }
        });
        view! { <nav class="tabs" aria-label=t!(l, "ideas-views")><ul>{links.collect_view()}</ul></nav> }
    })
}

fn feeds(l: Locale, path: &str, wanted: &Wanted) -> impl IntoView + use<> {
    let plain = Wanted {
        map: false,
        mine: false,
        followed: false,
        ..wanted.clone()
    };
    let of = |end: &str| plain.address(&format!("{path}/ideas.{end}"), None);
    view! {
        <p class="small no-print">
            <a href=of("atom") r#type="application/atom+xml">{t!(l, "ideas-feed")}</a>" · "
            <a href=format!("{path}/ideas.csv") r#type="text/csv">{t!(l, "ideas-csv")}</a>" · "
            <a href=format!("{path}/ideas.json") r#type="application/json">{t!(l, "ideas-json")}</a>" · "
            <a href="/ideas/data">{t!(l, "ideas-dictionary")}</a>
        </p>
    }
}

fn counted(l: Locale, count: i64) -> String {
    if count >= MOST_COUNTED {
        t!(l, "ideas-many", n = MOST_COUNTED - 1)
    } else {
        t!(l, "ideas-count", n = count)
    }
}

fn empty(l: Locale, path: &str, wanted: &Wanted) -> impl IntoView + use<> {
    if wanted.is_filtered() {
        Either::Left(view! {
            <div class="empty"><h2>{t!(l, "ideas-none-filtered")}</h2><p>{t!(l, "ideas-none-filtered-words")}</p>
                <p><a href=path.to_owned()>{t!(l, "ideas-show-all")}</a></p></div>
        })
    } else {
        Either::Right(
            view! { <div class="empty"><h2>{t!(l, "ideas-none")}</h2><p>{t!(l, "ideas-none-words")}</p></div> },
        )
    }
}
