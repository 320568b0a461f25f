//! A poll as a card in a list.

use super::{count, moment};
use crate::i18n;
use crate::polls::store::ListedPoll;
use crate::t;
use crate::ui::lang_of;
use crate::web::Visit;
use domain::poll::PollState;
use jiff::Timestamp;
use leptos::either::Either;
use leptos::prelude::*;

/// Within so many hours of the close a poll closes soon.
const SOON_HOURS: i64 = 72;

/// Whether a poll closes within days.
pub fn is_soon(now: Timestamp, closes: Timestamp) -> bool {
    closes.as_second() - now.as_second() < SOON_HOURS * 3600
}

/// The card; its heading is an `h2` on a page that is the list itself, an `h3` below a section title.
pub fn card(visit: &Visit, poll: &ListedPoll, is_list_page: bool) -> impl IntoView + use<> {
    let l = visit.locale;
    let open = poll.state == PollState::Open && poll.closes_at > visit.now;
    let soon = open && is_soon(visit.now, poll.closes_at);
    let lang = lang_of(visit, &poll.lang);
    let link =
        view! { <a href=format!("/polls/{}", poll.id) lang=lang.clone()>{poll.title.clone()}</a> };
    let heading = if is_list_page {
        Either::Left(view! { <h2>{link}</h2> })
    } else {
        Either::Right(view! { <h3>{link}</h3> })
    };
    let state = match poll.state {
        PollState::Published => view! { <li class="tag published">{t!(l, "stage-announced")}</li> }.into_any(),
        PollState::Closed | PollState::Archived => view! { <li class="tag closed">{t!(l, "stage-counted")}</li> }.into_any(),
        _ if soon => view! { <li class="tag urgent">{t!(l, "closes-in", when = i18n::until(l, visit.now, poll.closes_at))}</li> }.into_any(),
        _ => view! { <li class="tag open">{t!(l, "stage-open")}</li> }.into_any(),
    };
    let (word, time) = match poll.state {
        PollState::Published => (t!(l, "card-opens"), poll.opens_at),
        PollState::Closed | PollState::Archived => (t!(l, "card-closed"), poll.closes_at),
        _ => (t!(l, "card-closes"), poll.closes_at),
    };
    let turnout = (poll.state != PollState::Published)
        .then(|| turnout(visit, count(poll.voted), poll.eligible.map(count)));
    view! {
        <li class="poll-card" class:soon=soon>
            <ul class="tags">{state}<li class="tag plain">{poll.space_title.clone()}</li></ul>
            {heading}
            <p lang=lang>{poll.summary.clone()}</p>
            {turnout}
            <p class="when">{word}" "<b>{moment(visit, time)}</b></p>
        </li>
    }
}

fn turnout(visit: &Visit, voted: u64, eligible: Option<u64>) -> impl IntoView + use<> {
    let l = visit.locale;
    let number = i18n::number(l, voted);
    let words = match eligible {
        Some(eligible) => t!(l, "card-turnout-of", eligible = i18n::number(l, eligible)),
        None => t!(l, "card-turnout", n = voted),
    };
    let bar = eligible.map(|eligible| {
        let share = domain::results::share(voted, eligible).min(1000);
        let width = format!("{}.{}", share / 10, share % 10);
        view! {
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="4"/><rect class="fill" width=width height="4"/></svg>
        }
    });
    view! { <div class="turnout"><b>{number}</b>" "{words}{bar}</div> }
}
