//! The public record of a secret poll as a page, and its checkpoints as a feed (Atom, RFC 4287).

use super::{Found, moment, sealed_watch, secret as pages};
use crate::error::{Answer, Problem};
use crate::i18n::{self, Locale};
use crate::secret::{self, PublishedCheckpoint, Standing};
use crate::t;
use crate::ui;
use crate::ui::atom::{Entry, Feed, Words};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use axum::Router;
use axum::routing::get;
use domain::ids::PollId;
use leptos::prelude::*;

/// Checkpoints that a page or a feed shows.
const MOST: i64 = 50;

/// Routes of the record, for people.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/polls/{id}/record", get(record))
        .route("/polls/{id}/record/checkpoints.atom", get(atom))
}

/// Where lists lead that a secret poll does not have.
pub fn instead(visit: &Visit, found: &Found) -> axum::response::Response {
    visit.redirect(&LocalPath::new(found.path("/record")))
}

async fn load(visit: &Visit, id: PollId) -> Result<(Found, Standing), Problem> {
    let found = Found::load(visit, id).await?;
    if !found.record.poll.profile.is_secret() {
        return Err(Problem::NotFound);
    }
    let held = pages::held(visit, &found).await?;
    let standing = secret::standing(&visit.app, &held, MOST).await?;
    Ok((found, standing))
}

/// The whole address of the poll, as programs want it.
pub fn address(visit: &Visit, found: &Found) -> String {
    let base = visit.app.site.base_url.as_str().trim_end_matches('/');
    format!("{base}{}", found.path(""))
}

/// `GET /polls/{id}/record`
pub async fn record(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let (found, standing) = load(&visit, id).await?;
    let l = visit.locale;
    let address = address(&visit, &found);
    let page = Page::new(Section::Polls, t!(l, "record-title"));
    Ok(visit.page(page, || {
        view! {
            {ui::crumbs(l, found.crumbs(&visit))}
            <h1>{t!(l, "record-title")}</h1>
            <p class="lede">{t!(l, "record-lede")}</p>
            {numbers(&visit, &standing).into_any()}
            <div class="two"><div>
                <h2>{t!(l, "record-what")}</h2>
                <p class="measure">{t!(l, "record-what-words")}</p>
                <p class="measure">{t!(l, "record-batches", k = standing.min_k)}</p>
                {sealed_watch::watchers(&visit, &standing).into_any()}
                {assisted(l, &found, &standing)}
                {newest(&visit, &standing).into_any()}
                {checkpoints(&visit, &found, &standing).into_any()}
            </div><aside aria-label=t!(l, "result-checks")>
                <section class="card" aria-labelledby="yours"><h2 id="yours">{t!(l, "check-yours")}</h2><p>{t!(l, "record-yours")}</p>
                    <div class="actions"><a class="button" href=found.path("/receipt")>{t!(l, "find-receipt")}</a></div></section>
                <section class="card" aria-labelledby="verify"><h2 id="verify">{t!(l, "record-verify")}</h2><div class="actions"><a class="button" href=found.path("/verify")>{t!(l, "verify-link")}</a></div><p>{t!(l, "record-verify-words")}</p>
                    <pre class="wraps"><code translate="no">{format!("comitia verify poll {address}")}</code></pre></section>
                {downloads(&visit, &found, &standing).into_any()}
            </aside></div>
        }
    }))
}

fn numbers(visit: &Visit, standing: &Standing) -> impl IntoView + use<> {
    let l = visit.locale;
    let facts = [
        (standing.size, t!(l, "record-size")),
        (standing.ballots, t!(l, "record-ballots")),
        (standing.voters, t!(l, "record-voters")),
        (standing.batches, t!(l, "record-batch-count")),
    ];
    let facts = facts
        .map(|(n, label)| view! { <li><b>{i18n::number(l, n)}</b><small>{label}</small></li> });
    view! { <ul class="facts">{facts.into_iter().collect_view()}</ul> }
}

/// How many ballots the server sealed, where the poll allows it or there are some.
fn assisted(l: Locale, found: &Found, standing: &Standing) -> impl IntoView + use<> {
    let is_told = found.record.poll.seals_for_voters() || standing.assisted > 0;
    is_told
        .then(|| view! { <p class="measure">{t!(l, "record-assisted", n = standing.assisted)}</p> })
}

fn newest(visit: &Visit, standing: &Standing) -> impl IntoView + use<> {
    let l = visit.locale;
    standing.checkpoints.first().map(|newest| {
        let when = moment(visit, newest.at);
        view! {
            <h2>{t!(l, "record-newest")}</h2>
            <p class="measure">{t!(l, "record-newest-words", when = when)}</p>
            <pre class="wraps"><code translate="no">{newest.note.clone()}</code></pre>
        }
    })
}

fn checkpoints(visit: &Visit, found: &Found, standing: &Standing) -> impl IntoView + use<> {
    let l = visit.locale;
    let rows: Vec<_> = standing
        .checkpoints
        .iter()
        .map(|one| {
            let href = found.path(&format!("/record/checkpoints/{}", one.size));
            let cosigned = sealed_watch::cosigned(visit, standing, one.size).map(|words| view! { <td>{words}</td> });
            view! { <tr><th scope="row"><a href=href>{i18n::number(l, one.size)}</a></th><td>{moment(visit, one.at)}</td>{cosigned}</tr> }
        })
        .collect();
    let by = (!standing.watch.watchers.is_empty())
        .then(|| view! { <th scope="col">{t!(l, "record-cosigned")}</th> });
    view! {
        <h2>{t!(l, "record-checkpoints")}</h2>
        <p><a href=found.path("/record/checkpoints.atom")>{t!(l, "record-feed")}</a></p>
        <div class="table-wrap" role="region" aria-labelledby="checkpoints" tabindex="0"><table>
            <caption id="checkpoints">{t!(l, "record-checkpoints-caption")}</caption>
            <thead><tr><th scope="col">{t!(l, "record-size")}</th><th scope="col">{t!(l, "record-signed")}</th>{by}</tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
}

/// The files of the record.
pub fn downloads(visit: &Visit, found: &Found, standing: &Standing) -> impl IntoView + use<> {
    let l = visit.locale;
    let first = standing.first_bundle.as_ref().map(|name| {
        view! { <li><a href=found.path(&format!("/record/{name}"))>{t!(l, "record-leaves")}</a><small translate="no">"tile/entries"</small></li> }
    });
    let files = [
        ("manifest.json", "JSON", t!(l, "record-manifest")),
        ("text.json", "JSON", t!(l, "record-text")),
        ("roll", "", t!(l, "record-roll")),
        ("checkpoint", "", t!(l, "record-checkpoint")),
        ("checkpoints/sizes", "", t!(l, "record-sizes")),
    ];
    let files = files.map(|(name, kind, label)| {
        view! { <li><a href=found.path(&format!("/record/{name}"))>{label}</a><small>{kind}</small></li> }
    });
    view! {
        <section class="card" aria-labelledby="downloads"><h2 id="downloads">{t!(l, "downloads")}</h2>
            <ul class="downloads">{files.into_iter().collect_view()}{first}</ul></section>
    }
}

/// `GET /polls/{id}/record/checkpoints.atom`
pub async fn atom(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let (found, standing) = load(&visit, id).await?;
    let l = visit.locale;
    let base = visit.app.site.base_url.as_str().trim_end_matches('/');
    let record = format!("{base}{}", found.path("/record"));
    let newest = standing.checkpoints.first();
    let title = t!(l, "record-feed-title", poll = found.record.title.as_str());
    let entry = |one: &PublishedCheckpoint| {
        let address = format!("{record}/checkpoints/{}", one.size);
        Entry {
            id: address.clone(),
            lang: l.tag().to_owned(),
            title: t!(l, "record-entry", n = one.size),
            published: None,
            updated: one.at,
            address,
            words: Words::Content(one.note.clone()),
        }
    };
    let feed = Feed {
        id: record.clone(),
        lang: l.tag(),
        title: &title,
        address: format!("{record}/checkpoints.atom"),
        page: record.clone(),
        updated: newest.map_or(visit.now, |newest| newest.at),
        max_age: 60,
        entries: standing.checkpoints.iter().map(entry).collect(),
    };
    Ok(feed.answer(&visit))
}
