//! What the home page and pages of spaces show of polls.

use super::card::card;
use super::list;
use crate::db::{DbError, Tx};
use crate::polls::store::{self, ListedPoll, Shelf, Wanted};
use crate::t;
use crate::web::Visit;
use leptos::prelude::*;

/// Open polls shown.
const OPEN: i64 = 6;
/// Coming polls and latest results shown, each.
const OTHERS: i64 = 4;

/// The polls worth a place on the home page, or on the page of one space.
pub struct Highlights {
    open: Vec<ListedPoll>,
    upcoming: Vec<ListedPoll>,
    closed: Vec<ListedPoll>,
    all_open: i64,
    space: String,
}

impl Highlights {
    /// Those of a space by its name in addresses; of all spaces for an empty one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(visit: &Visit, tx: &mut Tx, space: &str) -> Result<Self, DbError> {
        let wanted = |shelf, limit| Wanted {
            space: space.to_owned(),
            ..Wanted::first(shelf, visit.now, limit)
        };
        Ok(Self {
            open: store::listed(tx, &wanted(Shelf::Open, OPEN)).await?,
            upcoming: store::listed(tx, &wanted(Shelf::Upcoming, OTHERS)).await?,
            closed: store::listed(tx, &wanted(Shelf::Closed, OTHERS)).await?,
            all_open: store::count_listed(tx, &wanted(Shelf::Open, 0), 1001).await?,
            space: space.to_owned(),
        })
    }

    /// How many polls are open.
    #[must_use]
    pub fn open_polls(&self) -> usize {
        self.open.len()
    }

    /// The sections: open now, opening soon, latest results.
    pub fn sections(&self, visit: &Visit) -> impl IntoView + use<> {
        let l = visit.locale;
        let address = |state: &str| {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query.append_pair("state", state);
            if !self.space.is_empty() {
                query.append_pair("space", &self.space);
            }
            format!("/polls?{}", query.finish())
        };
        let cards = |polls: &[ListedPoll]| {
            polls
                .iter()
                .map(|poll| card(visit, poll, false))
                .collect_view()
        };
        let open = if self.open.is_empty() {
            view! { <div class="empty"><h3>{t!(l, "empty-open")}</h3><p>{t!(l, "empty-open-words")}</p></div> }.into_any()
        } else {
            let class = if self.open.len() == 1 {
                "poll-list one"
            } else {
                "poll-list"
            };
            view! { <ul class=class>{cards(&self.open)}</ul> }.into_any()
        };
        let more = (!self.open.is_empty())
            .then(|| view! { <a href=address("open")>{list::all_open(l, self.all_open)}</a> });
        let upcoming = (!self.upcoming.is_empty()).then(|| {
            view! { <div class="head"><h2>{t!(l, "home-upcoming")}</h2><a href=address("upcoming")>{t!(l, "home-all-upcoming")}</a></div><ul class="poll-list">{cards(&self.upcoming)}</ul> }
        });
        let closed = (!self.closed.is_empty()).then(|| {
            view! { <div class="head"><h2>{t!(l, "home-results")}</h2><a href=address("closed")>{t!(l, "home-all-results")}</a></div><ul class="poll-list">{cards(&self.closed)}</ul> }
        });
        view! { <div class="head"><h2>{t!(l, "home-open")}</h2>{more}</div>{open}{upcoming}{closed} }
    }
}
