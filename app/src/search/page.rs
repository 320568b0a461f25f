//! `/search`: everything that everybody may read, by its words.

use super::store::{self, Hit, Scope};
use crate::error::{Answer, Problem};
use crate::i18n::Locale;
use crate::recent::Recent;
use crate::t;
use crate::ui::{lang_of, pager};
use crate::web::{Page, Query, Section, Visit};
use domain::search::{self, FoundKind};
use leptos::either::Either;
use leptos::prelude::*;
use std::sync::Arc;

/// Hits on a page.
const PER_PAGE: i64 = 20;
/// Pages that can be turned; whoever has not found it by then needs other words.
const MOST_PAGES: i64 = 50;
/// Counting stops here: "more than 1,000".
const MOST_COUNTED: i64 = 1001;
/// Characters of the field.
const MOST_TYPED: usize = 200;

/// Pages of what was found, by words, kind and number of the page.
pub type RecentSearches = Recent<(String, Option<FoundKind>, i64), Arc<Found>>;

/// A page of what was found.
pub struct Found {
    hits: Vec<Hit>,
    count: i64,
}

/// `GET /search?q=…&kind=…&page=…`
pub async fn show(visit: Visit, Query(query): Query) -> Answer {
    let l = visit.locale;
    let visible = query.get("q").trim().chars().filter(|c| !c.is_control());
    let typed: String = visible.take(MOST_TYPED).collect();
    let kind = FoundKind::from_word(query.get("kind"));
    let number = query.get("page").parse().unwrap_or(1_i64);
    let number = number.clamp(1, MOST_PAGES);
    let words = search::query(&typed);
    let scope = Scope {
        kind,
        ..Scope::default()
    };
    let read = async {
        let mut tx = visit.app.db.read().await?;
        let place = (PER_PAGE + 1, (number - 1) * PER_PAGE);
        let hits = store::find(&mut tx, &words, &scope, false, place).await?;
        let found = store::count(&mut tx, &words, &scope, MOST_COUNTED).await?;
        Ok::<_, Problem>(Arc::new(Found { hits, count: found }))
    };
    let key = (words.join(" "), kind, number);
    let found = visit.app.recent_searches.get(&visit.app, key, read).await?;
    let per_page = usize::try_from(PER_PAGE).unwrap_or(usize::MAX);
    let more = found.hits.len() > per_page && number < MOST_PAGES;
    let hits = found.hits.iter().take(per_page);
    let previous = (number > 1).then(|| address(&typed, kind, number - 1));
    let next = more.then(|| address(&typed, kind, number + 1));
    let title = if typed.is_empty() {
        t!(l, "search-title")
    } else {
        t!(l, "search-title-of", words = typed.as_str())
    };
    let items: Vec<_> = hits.map(|hit| item(&visit, hit, &words)).collect();
    Ok(visit.page(Page::new(Section::Other, title.clone()), || {
        let list = match (typed.is_empty(), items.is_empty()) {
            (true, _) => None,
            (false, true) => Some(Either::Left(
                view! { <div class="empty"><h2>{t!(l, "search-none")}</h2><p>{t!(l, "search-none-words")}</p></div> },
            )),
            (false, false) => Some(Either::Right(
                view! { <p class="count">{counted(l, found.count)}</p><ol class="hits">{items}</ol> },
            )),
        };
        view! {
            <h1>{title}</h1>
            {form(l, &typed, kind)}
            {list}
            {pager::pager(l, previous, next)}
        }
    }))
}

fn counted(l: Locale, found: i64) -> String {
    if found >= MOST_COUNTED {
        t!(l, "search-many", n = MOST_COUNTED - 1)
    } else {
        t!(l, "search-counted", n = found)
    }
}

fn address(typed: &str, kind: Option<FoundKind>, page: i64) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("q", typed);
    if let Some(kind) = kind {
        query.append_pair("kind", kind.word());
    }
    if page > 1 {
        query.append_pair("page", &page.to_string());
    }
    format!("/search?{}", query.finish())
}

fn form(l: Locale, typed: &str, kind: Option<FoundKind>) -> impl IntoView + use<> {
    let kinds: Vec<_> = FoundKind::ALL
        .iter()
        .map(|one| view! { <option value=one.word() selected=kind == Some(*one)>{t!(l, &format!("search-kind-{}", one.word()))}</option> })
        .collect();
    view! {
        <form class="filters" role="search" method="get" action="/search" aria-label=t!(l, "search-title")>
            <div class="field"><label for="q">{t!(l, "search-words")}</label><input id="q" name="q" r#type="search" maxlength=MOST_TYPED.to_string() value=typed.to_owned()/></div>
            <div class="field"><label for="kind">{t!(l, "search-kind")}</label><select id="kind" name="kind"><option value="">{t!(l, "search-kind-all")}</option>{kinds}</select></div>
            <button class="button secondary slim">{t!(l, "search-go")}</button>
        </form>
    }
}

fn item(visit: &Visit, hit: &Hit, words: &[String]) -> AnyView {
    let l = visit.locale;
    let lang = lang_of(visit, &hit.lang);
    view! {
        <li>
            <h2><a href=hit.link.clone() lang=lang.clone()>{hit.title.clone()}</a></h2>
            <p lang=lang>{marked(&hit.body, words)}</p>
            <p class="small muted">{t!(l, &format!("search-is-{}", hit.kind))}</p>
        </li>
    }
    .into_any()
}

/// The part of a text that was found, what was looked for set apart; every piece is a text node of its own.
pub fn marked(text: &str, words: &[String]) -> impl IntoView + use<> {
    let pieces = search::excerpt(text, words).into_iter();
    let pieces = pieces.map(|(piece, is_hit)| {
        if is_hit {
            Either::Left(view! { <mark>{piece}</mark> })
        } else {
            Either::Right(piece)
        }
    });
    pieces.collect_view()
}
