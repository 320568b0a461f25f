//! The ideas of a board as open data: CSV (RFC 4180) and JSON, with a dictionary that says what each column means. Nobody's name is in it.

use crate::db::DbError;
use crate::error::{Answer, OrNotFound};
use crate::ideas::store::{self, BoardRecord, IdeaRecord};
use crate::web::{AppState, Name, Page, Section, Visit};
use crate::{t, ui};
use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, VARY};
use axum::response::IntoResponse;
use domain::idea::Status;
use domain::ids::IdeaId;
use futures::stream::{self, Stream, StreamExt};
use jiff::Timestamp;
use leptos::prelude::*;
use serde_json::{Map, Value, json};

/// Ideas that are read at once.
const AT_ONCE: i64 = 200;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Moment,
}

/// The columns, in their order; what each means is the text `ideas-col-…`.
const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Text),
    ("url", Kind::Text),
    ("title", Kind::Text),
    ("text", Kind::Text),
    ("language", Kind::Text),
    ("status", Kind::Text),
    ("category", Kind::Text),
    ("district", Kind::Text),
    ("place", Kind::Text),
    ("latitude", Kind::Number),
    ("longitude", Kind::Number),
    ("cost", Kind::Number),
    ("currency", Kind::Text),
    ("supports", Kind::Number),
    ("followers", Kind::Number),
    ("comments", Kind::Number),
    ("for", Kind::Number),
    ("against", Kind::Number),
    ("questions", Kind::Number),
    ("proposed_at", Kind::Moment),
    ("changed_at", Kind::Moment),
    ("answer_due_at", Kind::Moment),
    ("answered_at", Kind::Moment),
];

fn values(idea: &IdeaRecord, board: &BoardRecord, base: &str) -> Vec<Value> {
    let cost = idea.cost_minor.map(|minor| {
        let cents = (minor % 100).abs();
        let amount = format!("{}.{cents:02}", minor / 100);
        amount.parse::<f64>().unwrap_or_default()
    });
    let moment = |at: Option<Timestamp>| at.map_or(Value::Null, |at| json!(at.to_string()));
    vec![
        json!(idea.id.to_string()),
        json!(format!("{base}/ideas/{}", idea.id)),
        json!(idea.title),
        json!(idea.body),
        json!(idea.lang),
        json!(idea.status.word()),
        json!(idea.category_name),
        json!(idea.district),
        json!(idea.place),
        json!(idea.point.map(|point| point.latitude)),
        json!(idea.point.map(|point| point.longitude)),
        json!(cost),
        json!(cost.map(|_| board.draft.currency.as_str())),
        json!(idea.supports),
        json!(idea.follows),
        json!(idea.comments),
        json!(idea.pros),
        json!(idea.cons),
        json!(idea.questions),
        moment(Some(idea.created_at)),
        moment(Some(idea.updated_at)),
        moment(idea.answer_due_at),
        moment(idea.answered_at),
    ]
}

type Rows = Result<Vec<Vec<Value>>, DbError>;

/// All public ideas of a board, the newest first, some at a time, so that no file is ever whole in memory.
fn pages(app: AppState, board: BoardRecord) -> impl Stream<Item = Rows> + Send {
    let start: Option<Option<(Timestamp, IdeaId)>> = Some(None);
    stream::unfold(start, move |state| {
        let (app, board) = (app.clone(), board.clone());
        async move {
            let after = state?;
            let ideas = async {
                let mut tx = app.db.read().await?;
                store::newest(&mut tx, Some(board.id()), after, AT_ONCE).await
            };
            let ideas = match ideas.await {
                Ok(ideas) => ideas,
                Err(error) => return Some((Err(error), None)),
            };
            let full = i64::try_from(ideas.len()).unwrap_or(0) == AT_ONCE;
            let last = ideas.last().filter(|_| full);
            let next = last.map(|idea| Some((idea.created_at, idea.id)));
            let base = app.site.base_url.as_str().trim_end_matches('/');
            let rows = ideas.iter().map(|idea| values(idea, &board, base));
            Some((Ok(rows.collect()), next))
        }
    })
}

fn csv_lines(rows: &[Vec<Value>]) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|value| match value {
            Value::Null => String::new(),
            Value::String(text) => harmless(text),
            other => other.to_string(),
        });
        // Writing into memory does not fail.
        let _ = table.write_record(cells);
    }
    table.into_inner().unwrap_or_default()
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn file(visit: &Visit, slug: &str, end: &str, kind: &'static str, body: Body) -> Answer {
    let caching = if visit.session.id().is_some() {
        "private, max-age=60"
    } else {
        "public, max-age=60"
    };
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{slug}.{end}\""),
        ),
        (CACHE_CONTROL, caching.to_owned()),
        (VARY, "Cookie".to_owned()),
    ];
    Ok((headers, body).into_response())
}

async fn board(visit: &Visit, slug: &str) -> Result<BoardRecord, crate::error::Problem> {
    let mut tx = visit.app.db.read().await?;
    store::board_by_slug(&mut tx, slug).await?.or_not_found()
}

/// `GET /boards/{slug}/ideas.csv`
pub async fn csv(visit: Visit, Name(slug): Name) -> Answer {
    let board = board(&visit, &slug).await?;
    let slug = board.draft.slug.clone();
    let names = COLUMNS.iter().map(|(name, _)| json!(name)).collect();
    let head = stream::once(async { Ok(vec![names]) });
    let lines = head.chain(pages(visit.app.clone(), board));
    let lines = lines.map(|rows| rows.map(|rows| Bytes::from(csv_lines(&rows))));
    file(
        &visit,
        &slug,
        "csv",
        "text/csv; charset=utf-8",
        Body::from_stream(lines),
    )
}

/// `GET /boards/{slug}/ideas.json`: an array of objects.
pub async fn json(visit: Visit, Name(slug): Name) -> Answer {
    let board = board(&visit, &slug).await?;
    let slug = board.draft.slug.clone();
    let mut is_first = true;
    let objects = pages(visit.app.clone(), board).map(move |rows| {
        let mut text = String::new();
        for row in rows? {
            text.push_str(if is_first { "\n" } else { ",\n" });
            is_first = false;
            let names = COLUMNS.iter().map(|(name, _)| (*name).to_owned());
            text.push_str(&Value::Object(names.zip(row).collect::<Map<_, _>>()).to_string());
        }
        Ok::<_, DbError>(Bytes::from(text))
    });
    let open = stream::once(async { Ok(Bytes::from_static(b"[")) });
    let close = stream::once(async { Ok(Bytes::from_static(b"\n]\n")) });
    let body = Body::from_stream(open.chain(objects).chain(close));
    file(&visit, &slug, "json", "application/json", body)
}

/// `GET /ideas/data`: what each column means.
pub async fn dictionary(visit: Visit) -> Answer {
    let l = visit.locale;
    let title = t!(l, "ideas-dictionary");
    let rows: Vec<_> = COLUMNS
        .iter()
        .map(|(name, kind)| {
            let kind = match kind {
                Kind::Text => t!(l, "ideas-kind-text"),
                Kind::Number => t!(l, "ideas-kind-number"),
                Kind::Moment => t!(l, "ideas-kind-moment"),
            };
            let means = t!(l, &format!("ideas-col-{}", name.replace('_', "-")));
            view! {
                <tr role="row"><th role="rowheader" scope="row"><code translate="no">{*name}</code></th>
                    <td role="cell" data-label=t!(l, "ideas-data-kind")>{kind}</td><td role="cell" data-label=t!(l, "ideas-data-means")>{means}</td></tr>
            }
        })
        .collect();
    let statuses: Vec<_> = Status::ALL
        .iter()
        .filter(|status| !status.is_gone())
        .map(|status| view! { <li><code translate="no">{status.word()}</code>": "{crate::ideas::status_name(l, *status)}</li> })
        .collect();
    Ok(visit.page(Page::new(Section::Ideas, title.clone()), || {
        view! {
            {ui::back(l, "/ideas")}
            <h1>{title}</h1>
            <p class="lede">{t!(l, "ideas-data-lede")}</p>
            <table class="reflow" role="table">
                <caption class="hide">{t!(l, "ideas-dictionary")}</caption>
                <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{t!(l, "ideas-data-column")}</th>
                    <th role="columnheader" scope="col">{t!(l, "ideas-data-kind")}</th><th role="columnheader" scope="col">{t!(l, "ideas-data-means")}</th></tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            <h2>{t!(l, "ideas-data-statuses")}</h2>
            <ul>{statuses}</ul>
            <p class="small muted">{t!(l, "ideas-data-licence")}</p>
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Locale, has_text};

    #[test]
    fn every_column_has_words() {
        for (name, _) in COLUMNS {
            let key = format!("ideas-col-{}", name.replace('_', "-"));
            assert!(Locale::ALL.iter().all(|l| has_text(*l, &key)), "{key}");
        }
    }

    #[test]
    fn a_formula_stays_text() {
        let lines = csv_lines(&[vec![json!("=1+1"), json!(-1), json!("a,\"b\"")]]);
        assert_eq!(
            String::from_utf8(lines).expect("text"),
            "'=1+1,-1,\"a,\"\"b\"\"\"\n"
        );
    }
}
