//! The list of polls.

use super::card::card;
use crate::error::Answer;
use crate::form::Fields;
use crate::i18n::Locale;
use crate::polls::store::{self, ListedPoll, Shelf, Wanted};
use crate::t;
use crate::ui::pager;
use crate::web::{Page, Query, Section, Visit};
use domain::ids::PollId;
use leptos::either::Either;
use leptos::prelude::*;

/// Polls on a page.
const PER_PAGE: i64 = 20;
/// Counting stops here: "more than 1,000".
const MOST_COUNTED: i64 = 1001;

/// `GET /polls?state=…&space=…&q=…&after=…`
pub async fn list(visit: Visit, Query(query): Query) -> Answer {
    let l = visit.locale;
    let wanted = wanted(&visit, &query);
    let mut tx = visit.app.db.read().await?;
    let mut polls = store::listed(
        &mut tx,
        &Wanted {
            limit: PER_PAGE + 1,
            ..wanted.clone()
        },
    )
    .await?;
    let found = store::count_listed(&mut tx, &wanted, MOST_COUNTED).await?;
    let spaces = store::spaces_to_filter(&mut tx).await?;
    drop(tx);
    let more = polls.len() > usize::try_from(PER_PAGE).unwrap_or(usize::MAX);
    polls.truncate(usize::try_from(PER_PAGE).unwrap_or(usize::MAX));
    let next = polls
        .last()
        .filter(|_| more)
        .map(|last| address(&wanted, Some(last)));
    let first = wanted.after.is_some().then(|| address(&wanted, None));
    let cards = polls
        .iter()
        .map(|poll| card(&visit, poll, true))
        .collect_view();
    let list = if polls.is_empty() {
        Either::Left(empty(l, &wanted))
    } else {
        Either::Right(
            view! { <p class="count">{counted(l, found)}</p><ul class="poll-list">{cards}</ul> },
        )
    };
    Ok(visit.page(Page::new(Section::Polls, t!(l, "polls-title")), || {
        view! {
            <h1>{t!(l, "polls-title")}</h1>
            <p class="lede">{t!(l, "polls-lede")}</p>
            {filters(l, &wanted, spaces)}
            {list}
            {first.map(|href| view! { <p><a href=href>{t!(l, "to-first-page")}</a></p> })}
            {pager::pager(l, None, next)}
            <p class="small no-print"><a href="/polls.atom" r#type="application/atom+xml">{t!(l, "polls-feed")}</a></p>
        }
    }))
}

fn wanted(visit: &Visit, query: &Fields) -> Wanted {
    let shelf = match query.get("state") {
        "upcoming" => Shelf::Upcoming,
        "closed" => Shelf::Closed,
        _ => Shelf::Open,
    };
    let after = query
        .get("after")
        .split_once('_')
        .and_then(|(time, id)| Some((time.parse().ok()?, id.parse::<PollId>().ok()?)));
    let short = |text: &str| {
        text.trim()
            .chars()
            .filter(|c| !c.is_control())
            .take(200)
            .collect::<String>()
    };
    Wanted {
        space: short(query.get("space")),
        words: short(query.get("q")),
        after,
        ..Wanted::first(shelf, visit.now, PER_PAGE)
    }
}

fn word(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Open => "open",
        Shelf::Upcoming => "upcoming",
        Shelf::Closed => "closed",
    }
}

fn address(wanted: &Wanted, last: Option<&ListedPoll>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("state", word(wanted.shelf));
    if !wanted.space.is_empty() {
        query.append_pair("space", &wanted.space);
    }
    if !wanted.words.is_empty() {
        query.append_pair("q", &wanted.words);
    }
    if let Some(last) = last {
        let time = if wanted.shelf == Shelf::Upcoming {
            last.opens_at
        } else {
            last.closes_at
        };
        query.append_pair(
            "after",
            &format!("{}_{}", crate::clock::millis(time), last.id),
        );
    }
    format!("/polls?{}", query.finish())
}

fn counted(l: Locale, found: i64) -> String {
    if found >= MOST_COUNTED {
        t!(l, "polls-many", n = MOST_COUNTED - 1)
    } else {
        t!(l, "polls-counted", n = found)
    }
}

fn filters(l: Locale, wanted: &Wanted, spaces: Vec<(String, String)>) -> impl IntoView + use<> {
    let states = [Shelf::Open, Shelf::Upcoming, Shelf::Closed]
        .map(|shelf| {
            let label = match shelf {
                Shelf::Open => t!(l, "shelf-open"),
                Shelf::Upcoming => t!(l, "shelf-upcoming"),
                Shelf::Closed => t!(l, "shelf-closed"),
            };
            view! { <option value=word(shelf) selected=shelf == wanted.shelf>{label}</option> }
        })
        .collect_view();
    let spaces = spaces
        .into_iter()
        .map(|(slug, title)| {
            let selected = slug == wanted.space;
            view! { <option value=slug selected=selected>{title}</option> }
        })
        .collect_view();
    view! {
        <form class="filters" action="/polls" method="get" role="search" aria-label=t!(l, "filter")>
            <div class="field"><label for="state">{t!(l, "filter-state")}</label><select id="state" name="state">{states}</select></div>
            <div class="field"><label for="space">{t!(l, "filter-space")}</label><select id="space" name="space"><option value="">{t!(l, "filter-all-spaces")}</option>{spaces}</select></div>
            <div class="field"><label for="q">{t!(l, "filter-words")}</label><input id="q" name="q" r#type="search" maxlength="200" value=wanted.words.clone()/></div>
            <button class="button secondary slim">{t!(l, "filter-show")}</button>
        </form>
    }
}

fn empty(l: Locale, wanted: &Wanted) -> impl IntoView + use<> {
    let is_filtered = !wanted.space.is_empty() || !wanted.words.is_empty();
    let (title, words) = match (is_filtered, wanted.shelf) {
        (true, _) => (t!(l, "empty-filtered"), t!(l, "empty-filtered-words")),
        (false, Shelf::Open) => (t!(l, "empty-open"), t!(l, "empty-open-words")),
        (false, Shelf::Upcoming) => (t!(l, "empty-upcoming"), t!(l, "empty-upcoming-words")),
        (false, Shelf::Closed) => (t!(l, "empty-closed"), t!(l, "empty-closed-words")),
    };
    let next = if is_filtered {
        view! { <a href=format!("/polls?state={}", word(wanted.shelf))>{t!(l, "empty-show-all")}</a> }.into_any()
    } else if wanted.shelf == Shelf::Open {
        view! { <a href="/polls?state=upcoming">{t!(l, "shelf-upcoming")}</a>" · "<a href="/polls?state=closed">{t!(l, "shelf-closed")}</a> }.into_any()
    } else {
        view! { <a href="/polls">{t!(l, "shelf-open")}</a> }.into_any()
    };
    view! { <div class="empty"><h2>{title}</h2><p>{words}</p><p>{next}</p></div> }
}

/// Words for a number of polls, for the home page.
pub fn all_open(l: Locale, n: i64) -> String {
    if n >= MOST_COUNTED {
        t!(l, "all-open-many")
    } else {
        t!(l, "all-open", n = n)
    }
}
