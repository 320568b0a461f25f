//! The public record of a closed poll: every ballot, the counts, and what the poll was, for people and for programs.

use super::{Found, ballot::hex, files, numbers, receipt, results, turnout, written};
use crate::error::{Answer, OrNotFound, Problem};
use crate::polls::manifest;
use crate::polls::store::{self, PublicBallot};
use crate::t;
use crate::ui::{self, pager};
use crate::web::{AppState, Id, Page, Query, Section, Visit};
use ::ballot::Receipt;
use ::ballot::methods::Rules;
use axum::Router;
use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::ids::PollId;
use domain::poll::Stage;
use leptos::prelude::*;
use serde_json::json;

/// Ballots on a page.
const PER_PAGE: i64 = 50;
/// Ballots that are read at once for a download.
const AT_ONCE: i64 = 4096;

/// Routes of the public record: lists and files for whoever counts again.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/polls/{id}/receipts", get(receipts))
        .route("/polls/{id}/results.csv", get(numbers::results_csv))
        .route("/polls/{id}/results.json", get(numbers::results_json))
        .route("/polls/{id}/ballots.preflib", get(files::preflib))
        .route("/polls/{id}/ballots.blt", get(files::blt))
        .route("/polls/{id}/turnout.csv", get(turnout::turnout_csv))
        .route("/polls/{id}/ballots.csv", get(ballots_csv))
        .route("/polls/{id}/ballots.json", get(ballots_json))
        .route("/polls/{id}/manifest.json", get(manifest_json))
}

/// A counted poll; before that the page that says when there will be something to see.
pub(super) async fn counted(visit: &Visit, id: PollId) -> Result<Result<Found, Response>, Problem> {
    let found = Found::load(visit, id).await?;
    if found.stage == Stage::Counted {
        return Ok(Ok(found));
    }
    let mut page = results::not_yet(visit, &found);
    *page.status_mut() = StatusCode::NOT_FOUND;
    Ok(Err(page))
}

/// As [`counted`], where ballots are listed; a secret poll has its record for that.
async fn listed(visit: &Visit, id: PollId) -> Result<Result<Found, Response>, Problem> {
    let found = Found::load(visit, id).await?;
    if found.record.poll.profile.is_secret() {
        return Ok(Err(super::sealed_record::instead(visit, &found)));
    }
    counted(visit, id).await
}

/// `GET /polls/{id}/receipts?after=…`
pub async fn receipts(visit: Visit, Id(id): Id<PollId>, Query(query): Query) -> Answer {
    let found = match listed(&visit, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let after: Option<Receipt> = query.get("after").parse().ok();
    let mut tx = visit.app.db.read().await?;
    let mut ballots = store::ballots_after(&mut tx, id, after, PER_PAGE + 1).await?;
    drop(tx);
    let size = usize::try_from(PER_PAGE).unwrap_or(usize::MAX);
    let more = ballots.len() > size;
    ballots.truncate(size);
    let next = ballots
        .last()
        .filter(|_| more)
        .map(|(last, ..)| found.path(&format!("/receipts?after={last}")));
    let l = visit.locale;
    let first = after.is_some().then(|| found.path("/receipts"));
    let rows = ballots
        .iter()
        .map(|ballot| row(&visit, &found, ballot))
        .collect_view();
    Ok(visit.page(Page::new(Section::Polls, t!(l, "all-receipts")), || {
        view! {
            {ui::crumbs(l, found.crumbs(&visit))}
            <h1>{t!(l, "all-receipts")}</h1>
            <p class="lede">{t!(l, "all-receipts-words")}</p>
            {receipt::look_up(&visit, &found, "")}
            <div class="table-wrap" role="region" aria-labelledby="ballots" tabindex="0"><table>
                <caption id="ballots">{t!(l, "all-receipts-caption", n = found.record.voted)}</caption>
                <thead><tr><th scope="col">{t!(l, "column-receipt")}</th><th scope="col">{t!(l, "column-choice")}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
            {first.map(|href| view! { <p><a href=href>{t!(l, "to-first-page")}</a></p> })}
            {pager::pager(l, None, next)}
            <p><a href=found.path("/ballots.csv")>{t!(l, "download-ballots")}" (CSV)"</a></p>
        }
    }))
}

fn row(visit: &Visit, found: &Found, (receipt, _, choice): &PublicBallot) -> impl IntoView + use<> {
    let lines = receipt::choice_lines(visit, found, choice);
    view! { <tr><th scope="row"><a class="mono" translate="no" href=found.path(&format!("/receipt?code={receipt}"))>{receipt.to_string()}</a></th><td><ul class="meta">{lines}</ul></td></tr> }
}

/// `GET /polls/{id}/ballots.csv`
pub async fn ballots_csv(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = match listed(&visit, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let line = |(receipt, salt, choice): &PublicBallot, rules: &Rules, _: bool| {
        let words = written::words(manifest::chosen(rules, &choice.0).as_ref());
        format!("{receipt},{},{},{words}\r\n", hex(salt), hex(&choice.0))
    };
    let head = format!(
        "receipt,salt,choice,{}\r\n",
        written::column(&found.record.poll)
    );
    let body = stream(&visit.app, &found, head, String::new(), line);
    Ok(file(&found, "ballots.csv", "text/csv; charset=utf-8", body))
}

/// `GET /polls/{id}/ballots.json`
pub async fn ballots_json(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = match listed(&visit, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let poll = found.record.manifest.or_not_found()?;
    let line = |(receipt, salt, choice): &PublicBallot, rules: &Rules, first: bool| {
        let comma = if first { "" } else { ",\n" };
        let mut ballot =
            json!({ "receipt": receipt.to_string(), "salt": hex(salt), "choice": hex(&choice.0) });
        let (name, value) = written::value(rules, manifest::chosen(rules, &choice.0).as_ref());
        ballot[name] = value;
        format!("{comma}{ballot}")
    };
    let head = format!("{{\"poll\":\"{poll}\",\"ballots\":[\n");
    let body = stream(&visit.app, &found, head, "\n]}\n".to_owned(), line);
    Ok(file(&found, "ballots.json", "application/json", body))
}

/// Where a download stands.
enum Place {
    Head,
    After(Option<Receipt>),
    Done,
}

/// The whole list, read page by page while it is sent: its size is no matter for memory.
fn stream(
    app: &AppState,
    found: &Found,
    head: String,
    tail: String,
    line: fn(&PublicBallot, &Rules, bool) -> String,
) -> Body {
    let (db, poll, rules) = (
        app.db.clone(),
        found.record.poll.id,
        manifest::rules(&found.record.poll),
    );
    let chunks = futures::stream::unfold(Place::Head, move |place| {
        let (db, head, tail) = (db.clone(), head.clone(), tail.clone());
        async move {
            let after = match place {
                Place::Head => return Some((Ok(head), Place::After(None))),
                Place::Done => return None,
                Place::After(after) => after,
            };
            let page =
                async { store::ballots_after(&mut db.read().await?, poll, after, AT_ONCE).await }
                    .await;
            match page {
                // The connection is broken off, so that nobody takes a part for the whole.
                Err(error) => Some((Err(std::io::Error::other(error)), Place::Done)),
                Ok(page) => match page.last() {
                    None => Some((Ok(tail), Place::Done)),
                    Some((last, ..)) => {
                        let next = Place::After(Some(*last));
                        let text: String = page
                            .iter()
                            .enumerate()
                            .map(|(n, ballot)| line(ballot, &rules, n == 0 && after.is_none()))
                            .collect();
                        Some((Ok(text), next))
                    }
                },
            }
        }
    });
    // Compression asks once more after the end, which an unfolded stream takes ill.
    Body::from_stream(futures::StreamExt::fuse(chunks))
}

/// `GET /polls/{id}/manifest.json`: what the poll is, with all that is hashed into the id that every receipt contains. From opening on.
pub async fn manifest_json(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = Found::load(&visit, id).await?;
    if found.record.poll.profile.is_secret() {
        return Ok(super::sealed_record::instead(&visit, &found));
    }
    let record = &found.record;
    let (nonce, hash) = (
        record.nonce.or_not_found()?,
        record.manifest.or_not_found()?,
    );
    let whole = manifest::manifest(
        record,
        &found.options,
        &visit.app.site.operator,
        nonce,
        record.eligible,
    );
    let value = json!({
        "poll_id": hash.to_string(),
        "version": whole.version,
        "profile": whole.profile.name(),
        "operator": whole.operator,
        "nonce": hex(&whole.nonce),
        "text_hash": hex(&whole.text_hash),
        "texts": manifest::texts(record, &found.options),
        "method": { "id": whole.method.id, "version": whole.method.version, "min": whole.method.min, "max": whole.method.max,
            "none_allowed": whole.method.none_allowed, "options": whole.method.options, "params": hex(&whole.method.params) },
        "window": { "opens_at_ms": whole.window.opens_at_ms, "closes_at_ms": whole.window.closes_at_ms },
        "eligibility": { "min_level": whole.eligibility.min_level, "districts": whole.eligibility.districts,
            "min_age": whole.eligibility.min_age, "max_age": whole.eligibility.max_age },
        "eligible_count": whole.eligible_count,
    });
    Ok(file(
        &found,
        "manifest.json",
        "application/json",
        Body::from(format!("{value:#}\n")),
    ))
}

pub(super) fn file(found: &Found, name: &str, kind: &'static str, body: Body) -> Response {
    let disposition = format!("attachment; filename=\"{}-{name}\"", found.record.poll.id);
    (
        [
            (CONTENT_TYPE, kind.to_owned()),
            (CONTENT_DISPOSITION, disposition),
        ],
        body,
    )
        .into_response()
}
