//! The list of all polls for the administration.

use super::words::{self, state_name, state_tag};
use crate::admin::{self, Tab};
use crate::error::{Answer, Problem};
use crate::form::Fields;
use crate::i18n::Locale;
use crate::polls::store::{self, AdminPoll, Asked};
use crate::ui::{lang_of, pager};
use crate::web::{Page, Query, Section, Visit};
use crate::{spaces, t};
use domain::ids::SpaceId;
use domain::poll::PollState;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;

/// Polls on a page.
const PER_PAGE: usize = 25;

/// `GET /admin/polls?state=…&space=…&q=…`; who administers single spaces sees one of them at a time.
pub async fn list(visit: Visit, Query(query): Query) -> Answer {
    rights::may_enter_administration(&visit.actor)?;
    let l = visit.locale;
    let is_all = rights::may_administer(&visit.actor).is_ok();
    let mut tx = visit.app.db.read().await?;
    let mut own = spaces::all_titles(&mut tx).await?;
    own.retain(|(id, _)| rights::may_run_space(&visit.actor, *id).is_ok());
    let asked = asked(&visit, &query, &own, is_all)?;
    let limit = i64::try_from(PER_PAGE + 1).unwrap_or(i64::MAX);
    let mut polls = store::administered(&mut tx, &asked, limit).await?;
    let found = store::count_administered(&mut tx, &asked).await?;
    drop(tx);
    let more = polls.len() > PER_PAGE;
    if asked.after.is_some() && more {
        polls.remove(0);
    } else {
        polls.truncate(PER_PAGE);
    }
    let has_newer = if asked.after.is_some() {
        more
    } else {
        asked.before.is_some()
    };
    let has_older = if asked.after.is_some() { true } else { more };
    let previous = polls.first().filter(|_| has_newer);
    let previous = previous.map(|poll| address(&asked, Some(("after", poll))));
    let next = polls.last().filter(|_| has_older);
    let next = next.map(|poll| address(&asked, Some(("before", poll))));
    let title = t!(l, "admin-polls");
    let page = Page::new(Section::Admin, title.clone());
    Ok(admin::page(&visit, Tab::Polls, page, None, vec![], || {
        let list = if polls.is_empty() {
            Either::Left(
                view! { <div class="empty"><h2>{t!(l, "admin-polls-none")}</h2><p>{t!(l, "admin-polls-none-words")}</p></div> },
            )
        } else {
            Either::Right(
                view! { <p class="count">{t!(l, "admin-polls-count", n = found)}</p>{table(&visit, &polls)} },
            )
        };
        view! {
            <div class="title-row"><h1>{title}</h1><a class="button" href=new_address(&asked)>{t!(l, "poll-new")}</a></div>
            {filters(l, &asked, &own, is_all)}
            {list}
            {pager::pager(l, previous, next)}
        }
    }))
}

fn asked(
    visit: &Visit,
    query: &Fields,
    own: &[(SpaceId, String)],
    is_all: bool,
) -> Result<Asked, Problem> {
    let space: Option<SpaceId> = query.get("space").parse().ok();
    let space = match space {
        Some(space) => {
            rights::may_run_space(&visit.actor, space)?;
            Some(space)
        }
        None if is_all => None,
        // Somebody whose space is gone administers nothing.
        None => Some(
            own.first()
                .map_or(SpaceId(uuid::Uuid::nil()), |(id, _)| *id),
        ),
    };
    let words = query.get("q").trim().chars().filter(|c| !c.is_control());
    Ok(Asked {
        state: PollState::from_word(query.get("state")),
        space,
        words: words.take(200).collect(),
        before: query.get("before").parse().ok(),
        after: query.get("after").parse().ok(),
    })
}

fn address(asked: &Asked, cursor: Option<(&str, &AdminPoll)>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if let Some(state) = asked.state {
        query.append_pair("state", state.word());
    }
    if let Some(space) = asked.space {
        query.append_pair("space", &space.to_string());
    }
    if !asked.words.is_empty() {
        query.append_pair("q", &asked.words);
    }
    if let Some((side, poll)) = cursor {
        query.append_pair(side, &poll.id.to_string());
    }
    format!("/admin/polls?{}", query.finish())
}

fn new_address(asked: &Asked) -> String {
    match asked.space {
        Some(space) => format!("/admin/polls/new?space={space}"),
        None => "/admin/polls/new".to_owned(),
    }
}

fn filters(
    l: Locale,
    asked: &Asked,
    own: &[(SpaceId, String)],
    is_all: bool,
) -> impl IntoView + use<> {
    let states: Vec<_> = PollState::ALL
        .into_iter()
        .map(|state| view! { <option value=state.word() selected=asked.state == Some(state)>{state_name(l, state)}</option> })
        .collect();
    let spaces: Vec<_> = own
        .iter()
        .map(|(id, title)| view! { <option value=id.to_string() selected=asked.space == Some(*id)>{title.clone()}</option> })
        .collect();
    let all = is_all.then(|| view! { <option value="">{t!(l, "admin-all-spaces")}</option> });
    view! {
        <form class="filters" role="search" method="get" action="/admin/polls" aria-label=t!(l, "search")>
            <div class="field"><label for="state">{t!(l, "admin-state")}</label><select id="state" name="state"><option value="">{t!(l, "admin-all-states")}</option>{states}</select></div>
            <div class="field"><label for="space">{t!(l, "poll-space")}</label><select id="space" name="space">{all}{spaces}</select></div>
            <div class="field"><label for="q">{t!(l, "admin-words")}</label><input id="q" name="q" r#type="search" maxlength="200" value=asked.words.clone()/></div>
            <button class="button secondary slim">{t!(l, "admin-show")}</button>
        </form>
    }
}

fn table(visit: &Visit, polls: &[AdminPoll]) -> impl IntoView + use<> {
    let l = visit.locale;
    let rows: Vec<_> = polls
        .iter()
        .map(|poll| {
            let lang = lang_of(visit, &poll.lang);
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row"><a href=format!("/admin/polls/{}", poll.id) lang=lang>{poll.title.clone()}</a><small>{poll.space_title.clone()}</small></th>
                    <td role="cell" data-label=t!(l, "admin-state")>{state_tag(l, poll.state)}</td>
                    <td role="cell" data-label=t!(l, "poll-opens")>{words::moment(visit, poll.opens_at)}</td>
                    <td role="cell" data-label=t!(l, "poll-closes")>{words::moment(visit, poll.closes_at)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="reflow" role="table">
            <caption class="hide">{t!(l, "admin-polls")}</caption>
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{t!(l, "admin-poll")}</th>
                <th role="columnheader" scope="col">{t!(l, "admin-state")}</th>
                <th role="columnheader" scope="col">{t!(l, "poll-opens")}</th>
                <th role="columnheader" scope="col">{t!(l, "poll-closes")}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}
