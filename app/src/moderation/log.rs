//! `/moderation/log`: every decision, for everybody, without people and without what it was about; and the grounds on which moderators decide.

use super::monthly;
use super::store::figures::{self, Line};
use super::words::{decision_name, ground_because, ground_name, kind_name, moment};
use crate::clock::from_millis;
use crate::error::{Answer, Problem};
use crate::i18n::Locale;
use crate::ui::pager::pager;
use crate::web::{AppState, Page, Query, Section, Visit};
use crate::{spaces, t};
use axum::Router;
use axum::routing::get;
use domain::moderation::{ContentKind, Ground, Source};
use leptos::either::Either;
use leptos::prelude::*;
use uuid::Uuid;

/// Decisions on a page.
const SHOWN: usize = 50;

/// Routes of the log and the report.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/moderation/log", get(show))
        .merge(monthly::routes())
}

async fn show(visit: Visit, Query(query): Query) -> Answer {
    let before: Option<Uuid> = query.get("before").parse().ok();
    let limit = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let mut tx = visit.app.db.read().await?;
    let mut lines = figures::log(&mut tx, before.unwrap_or(Uuid::max()), limit).await?;
    let titles = spaces::all_titles(&mut tx).await?;
    drop(tx);
    let l = visit.locale;
    let more = lines.len() > SHOWN;
    lines.truncate(SHOWN);
    let last = lines.last().filter(|_| more);
    let next = last.map(|line| format!("/moderation/log?before={}", line.id));
    let previous = before.map(|_| "/moderation/log".to_owned());
    let space = |line: &Line| {
        let found = titles.iter().find(|(space, _)| space.0 == line.space);
        found.map(|(_, title)| title.clone()).unwrap_or_default()
    };
    let rows = lines
        .iter()
        .map(|line| row(&visit, line, space(line)))
        .collect::<Result<Vec<_>, Problem>>()?;
    let table = if rows.is_empty() {
        Either::Left(view! { <div class="empty"><h2>{t!(l, "log-none")}</h2></div> })
    } else {
        Either::Right(view! {
            <div class="table-wrap" role="region" aria-labelledby="decisions" tabindex="0"><table><caption class="hide" id="decisions">{t!(l, "log-title")}</caption>
                <thead><tr><th scope="col">{t!(l, "log-when")}</th><th scope="col">{t!(l, "log-decision")}</th><th scope="col">{t!(l, "log-what")}</th>
                    <th scope="col">{t!(l, "log-ground")}</th><th scope="col">{t!(l, "log-source")}</th></tr></thead>
                <tbody>{rows}</tbody></table></div>
        })
    };
    let title = t!(l, "log-title");
    Ok(visit.page(Page::new(Section::Other, title.clone()), || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "log-lede")}</p>
            <ul class="links"><li><a href="/moderation/report">{t!(l, "monthly-title")}</a></li><li><a href="#grounds">{t!(l, "log-grounds")}</a></li></ul>
            {table}
            {pager(l, previous, next)}
            {grounds(l)}
        }
    }))
}

fn row(visit: &Visit, line: &Line, space: String) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let when = moment(visit, from_millis(line.at)?);
    let kind = ContentKind::from_word(&line.kind).map(|kind| kind_name(l, kind));
    let ground = Ground::from_word(&line.ground).map(|ground| ground_name(l, ground));
    let source = match Source::from_word(&line.source) {
        Some(Source::Notice) => t!(l, "log-source-notice"),
        _ if line.automated_detection => t!(l, "log-source-rule"),
        _ => t!(l, "log-source-own"),
    };
    let mut notes = Vec::new();
    if line.statement.is_some() {
        notes.push(t!(l, "log-undoes", what = decision_name(l, &line.detail)));
    }
    if line.appeal.is_some() {
        notes.push(t!(l, "log-after-appeal"));
    }
    if line.undone_at.is_some() {
        notes.push(t!(l, "log-undone"));
    }
    let notes: Vec<_> = notes
        .into_iter()
        .map(|note| view! { <small>{note}</small> })
        .collect();
    Ok(view! {
        <tr><td>{when}</td><td><b>{decision_name(l, &line.decision)}</b>{notes}</td><td>{kind.unwrap_or_default()}<small>{space}</small></td>
            <td>{ground.unwrap_or_default()}</td><td>{source}</td></tr>
    }
    .into_any())
}

/// The grounds: what is a law, and what is a rule of this platform.
fn grounds(l: Locale) -> impl IntoView {
    let rows: Vec<_> = Ground::ALL
        .iter()
        .map(|ground| {
            let basis = if ground.is_legal() {
                t!(l, "ground-is-legal")
            } else {
                t!(l, "ground-is-contractual")
            };
            view! {
                <div id=format!("ground-{}", ground.word())><dt>{ground_name(l, *ground)}</dt><dd>{ground_because(l, *ground)}<small>{basis}</small></dd></div>
            }
        })
        .collect();
    view! {
        <section aria-labelledby="grounds"><h2 id="grounds">{t!(l, "log-grounds")}</h2><p>{t!(l, "log-grounds-words")}</p><dl class="answers">{rows}</dl></section>
    }
}
