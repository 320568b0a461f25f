//! `/moderation/report`: what moderators did in a month, in numbers, and the same as CSV.

use super::store::figures::{self, Line};
use super::store::statements::UNDO;
use super::words::{decision_name, ground_name, span};
use crate::clock::from_millis;
use crate::error::{Answer, Problem};
use crate::i18n::{self, Locale};
use crate::ui::chart::{self, Bar};
use crate::ui::pager::pager;
use crate::web::{AppState, Page, Query, Section, Visit};
use crate::{spaces, t};
use axum::Router;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::moderation::{Decision, Ground, median};
use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;
use leptos::prelude::*;

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// Routes of the report.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/moderation/report", get(show))
        .route("/moderation/report.csv", get(report_csv))
        .route("/moderation/log.csv", get(log_csv))
}

/// A month: its first day, and the first day of the next.
struct Month {
    first: Date,
    next: Date,
}

impl Month {
    /// The month asked for (`2026-11`), or the one that is running.
    fn of(visit: &Visit, typed: &str) -> Self {
        let today = i18n::local(visit.now, &visit.app.site.time_zone).date();
        let parsed = format!("{typed}-01").parse::<Date>().ok();
        let day = parsed.filter(|day| (2020..=2200).contains(&day.year()));
        let first = day.unwrap_or(today).first_of_month();
        Self {
            first,
            next: first.checked_add(1.month()).unwrap_or(Date::MAX),
        }
    }

    fn word(first: Date) -> String {
        format!("{:04}-{:02}", first.year(), first.month())
    }

    fn before(&self) -> Date {
        self.first.checked_sub(1.month()).unwrap_or(Date::MIN)
    }

    /// From when until when, in the municipality's time.
    fn span(&self, visit: &Visit) -> Result<(Timestamp, Timestamp), Problem> {
        let zone = &visit.app.site.time_zone;
        let at = |day: Date| day.to_zoned(zone.clone()).map(|zoned| zoned.timestamp());
        let from = at(self.first).map_err(Problem::internal)?;
        Ok((from, at(self.next).map_err(Problem::internal)?))
    }
}

/// The numbers of a month.
struct Figures {
    /// Decisions, without those that undo others.
    decisions: Vec<Line>,
    undoing: usize,
    undone: usize,
    appeals: (i64, i64, i64),
}

impl Figures {
    async fn load(visit: &Visit, month: &Month) -> Result<Self, Problem> {
        let (from, until) = month.span(visit)?;
        let mut tx = visit.app.db.read().await?;
        let lines = figures::between(&mut tx, from, until).await?;
        let appeals = figures::appeals_between(&mut tx, from, until).await?;
        let (undoing, decisions): (Vec<_>, Vec<_>) =
            lines.into_iter().partition(|line| line.decision == UNDO);
        let undone = decisions.iter().filter(|line| line.undone_at.is_some());
        Ok(Self {
            undone: undone.count(),
            undoing: undoing.len(),
            decisions,
            appeals,
        })
    }

    fn count(&self, is: impl Fn(&Line) -> bool) -> usize {
        self.decisions.iter().filter(|line| is(line)).count()
    }

    /// Minutes to the decision, in the middle.
    fn median(&self, is: impl Fn(&Line) -> bool) -> Option<i64> {
        let counted = self.decisions.iter().filter(|line| is(line));
        let minutes: Vec<i64> = counted
            .map(|line| (line.at - line.opened_at) / MINUTE)
            .collect();
        median(&minutes)
    }
}

async fn show(visit: Visit, Query(query): Query) -> Answer {
    let month = Month::of(&visit, query.get("month"));
    let figures = Figures::load(&visit, &month).await?;
    let l = visit.locale;
    let name = t!(
        l,
        "monthly-name",
        month = t!(l, &format!("month-{}", month.first.month())),
        year = month.first.year().to_string()
    );
    let title = t!(l, "monthly-of", month = name);
    let to = |first: Date| format!("/moderation/report?month={}", Month::word(first));
    let (from, _) = month.span(&visit)?;
    let is_last =
        from >= visit.now || month.next > i18n::local(visit.now, &visit.app.site.time_zone).date();
    let next = (!is_last).then(|| to(month.next));
    let word = Month::word(month.first);
    Ok(visit.page(Page::new(Section::Other, title.clone()), || {
        view! {
            <p class="over"><a href="/moderation/log">{t!(l, "log-title")}</a></p>
            <h1>{title}</h1>
            <p class="lede">{t!(l, "monthly-lede", n = figures.decisions.len())}</p>
            {numbers(l, &figures)}
            <div class="two even"><div>{by_decision(l, &figures)}</div><div>{by_ground(l, &figures)}</div></div>
            <h2>{t!(l, "monthly-files")}</h2>
            <ul class="links"><li><a href=format!("/moderation/report.csv?month={word}")>{t!(l, "monthly-csv")}</a></li>
                <li><a href=format!("/moderation/log.csv?month={word}")>{t!(l, "monthly-log-csv")}</a></li></ul>
            {pager(l, Some(to(month.before())), next)}
        }
    }))
}

fn time(l: Locale, minutes: Option<i64>) -> String {
    minutes.map_or_else(|| "–".to_owned(), |minutes| span(l, minutes))
}

/// The numbers that stand for the whole month.
fn numbers(l: Locale, figures: &Figures) -> impl IntoView + use<> {
    let (appeals, decided, reversed) = figures.appeals;
    let rows = [
        ("monthly-decisions", figures.decisions.len().to_string()),
        ("monthly-median", time(l, figures.median(|_| true))),
        (
            "monthly-by-notice",
            figures.count(|line| line.source == "notice").to_string(),
        ),
        (
            "monthly-by-rule",
            figures.count(|line| line.automated_detection).to_string(),
        ),
        (
            "monthly-by-program",
            figures.count(|line| line.automated_decision).to_string(),
        ),
        ("monthly-undone", figures.undone.to_string()),
        ("monthly-undoing", figures.undoing.to_string()),
        ("monthly-appeals", appeals.to_string()),
        ("monthly-appeals-decided", decided.to_string()),
        ("monthly-appeals-reversed", reversed.to_string()),
    ];
    let rows = rows.map(|(key, value)| view! { <tr><th scope="row">{t!(l, key)}</th><td class="n">{value}</td></tr> });
    view! {
        <div class="table-wrap" role="region" aria-labelledby="whole" tabindex="0"><table><caption id="whole">{t!(l, "monthly-whole")}</caption><tbody>{rows.into_iter().collect_view()}</tbody></table></div>
    }
}

fn share(part: usize, whole: usize) -> u64 {
    u64::try_from(part * 1000 / whole.max(1)).unwrap_or(0)
}

/// How often each decision, with the time it took.
fn by_decision(l: Locale, figures: &Figures) -> impl IntoView + use<> {
    let of = |word: &'static str| {
        let is = move |line: &Line| line.decision == word;
        let count = figures.count(is);
        (decision_name(l, word), count, figures.median(is))
    };
    let rows = Decision::WORDS.map(of).into_iter().collect();
    counted(l, "by-decision", figures.decisions.len(), rows)
}

/// How often each ground, with the time it took.
fn by_ground(l: Locale, figures: &Figures) -> impl IntoView + use<> {
    let of = |ground: &Ground| {
        let word = ground.word();
        let is = move |line: &Line| line.ground == word;
        let count = figures.count(is);
        (ground_name(l, *ground), count, figures.median(is))
    };
    let rows = Ground::ALL.iter().map(of).collect();
    counted(l, "by-ground", figures.decisions.len(), rows)
}

/// A chart and a table of the same numbers.
fn counted(
    l: Locale,
    name: &'static str,
    whole: usize,
    rows: Vec<(String, usize, Option<i64>)>,
) -> impl IntoView + use<> {
    let caption = t!(l, &format!("monthly-{name}"));
    let bars = rows
        .iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(label, count, _)| Bar {
            label: label.clone(),
            lang: None,
            value: format!("{count} · {}", i18n::percent(l, share(*count, whole))),
            tenths: share(*count, whole),
            wins: false,
        })
        .collect::<Vec<_>>();
    let picture = (!bars.is_empty()).then(|| chart::bars(name, caption.clone(), bars));
    let id = format!("{name}-table");
    let labelled = id.clone();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(label, count, median)| {
            let percent = i18n::percent(l, share(count, whole));
            view! { <tr><th scope="row">{label}</th><td class="n">{count}</td><td class="n">{percent}</td><td class="n">{time(l, median)}</td></tr> }
        })
        .collect();
    view! {
        {picture}
        <div class="table-wrap" role="region" aria-labelledby=labelled tabindex="0"><table><caption id=id>{caption}</caption><thead><tr><th scope="col">{t!(l, "monthly-what")}</th><th scope="col" class="n">{t!(l, "monthly-count")}</th>
            <th scope="col" class="n">{t!(l, "monthly-share")}</th><th scope="col" class="n">{t!(l, "monthly-median-short")}</th></tr></thead><tbody>{rows}</tbody></table></div>
    }
}

/// A cell that no spreadsheet takes for a formula (OWASP, CSV injection).
fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn file(name: &str, table: csv::Writer<Vec<u8>>) -> Result<Response, Problem> {
    let bytes = table
        .into_inner()
        .map_err(|error| Problem::internal(error.into_error()))?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    Ok((headers, bytes).into_response())
}

/// `GET /moderation/report.csv?month=2026-11`: one number a line.
async fn report_csv(visit: Visit, Query(query): Query) -> Answer {
    let month = Month::of(&visit, query.get("month"));
    let figures = Figures::load(&visit, &month).await?;
    let word = Month::word(month.first);
    let mut rows: Vec<[String; 4]> = Vec::new();
    let mut add = |number: &str, of: &str, value: String| {
        rows.push([word.clone(), number.to_owned(), of.to_owned(), value]);
    };
    let minutes = |median: Option<i64>| median.map(|n| n.to_string()).unwrap_or_default();
    let (appeals, decided, reversed) = figures.appeals;
    for (number, value) in [
        ("decisions", figures.decisions.len().to_string()),
        (
            "median_minutes_to_decision",
            minutes(figures.median(|_| true)),
        ),
        (
            "source_notice",
            figures.count(|line| line.source == "notice").to_string(),
        ),
        (
            "automated_detection",
            figures.count(|line| line.automated_detection).to_string(),
        ),
        (
            "automated_decision",
            figures.count(|line| line.automated_decision).to_string(),
        ),
        ("undone", figures.undone.to_string()),
        ("undoing", figures.undoing.to_string()),
        ("appeals", appeals.to_string()),
        ("appeals_decided", decided.to_string()),
        ("appeals_reversed", reversed.to_string()),
    ] {
        add(number, "", value);
    }
    for decision in Decision::WORDS {
        let is = |line: &Line| line.decision == decision;
        add("by_decision", decision, figures.count(is).to_string());
        add(
            "median_minutes_by_decision",
            decision,
            minutes(figures.median(is)),
        );
    }
    for ground in Ground::ALL {
        let is = |line: &Line| line.ground == ground.word();
        add("by_ground", ground.word(), figures.count(is).to_string());
        add(
            "median_minutes_by_ground",
            ground.word(),
            minutes(figures.median(is)),
        );
    }
    let mut table = csv::Writer::from_writer(Vec::new());
    let written = std::iter::once(["month", "number", "of", "value"].map(str::to_owned))
        .chain(rows)
        .try_for_each(|row| table.write_record(row));
    written.map_err(Problem::internal)?;
    file(&format!("moderation-{word}.csv"), table)
}

/// `GET /moderation/log.csv?month=2026-11`: one decision a line.
async fn log_csv(visit: Visit, Query(query): Query) -> Answer {
    let month = Month::of(&visit, query.get("month"));
    let (from, until) = month.span(&visit)?;
    let mut tx = visit.app.db.read().await?;
    let lines = figures::between(&mut tx, from, until).await?;
    let titles = spaces::all_titles(&mut tx).await?;
    drop(tx);
    let mut table = csv::Writer::from_writer(Vec::new());
    let head = [
        "at",
        "space",
        "content_type",
        "decision",
        "detail",
        "decision_ground",
        "ground_basis",
        "source_type",
        "automated_detection",
        "automated_decision",
        "minutes_to_decision",
        "undone_at",
        "undoes_a_decision",
        "after_an_appeal",
    ];
    table.write_record(head).map_err(Problem::internal)?;
    for line in &lines {
        let space = titles.iter().find(|(space, _)| space.0 == line.space);
        let basis = match Ground::from_word(&line.ground) {
            Some(ground) if ground.is_legal() => "law",
            Some(_) => "rules",
            None => "",
        };
        let undone = line.undone_at.map(from_millis).transpose()?;
        let yes_no = |is: bool| if is { "yes" } else { "no" };
        let row = [
            from_millis(line.at)?.to_string(),
            cell(space.map_or("", |(_, title)| title)),
            line.kind.clone(),
            line.decision.clone(),
            line.detail.clone(),
            line.ground.clone(),
            basis.to_owned(),
            line.source.clone(),
            yes_no(line.automated_detection).to_owned(),
            yes_no(line.automated_decision).to_owned(),
            ((line.at - line.opened_at) / MINUTE).to_string(),
            undone.map(|at| at.to_string()).unwrap_or_default(),
            yes_no(line.statement.is_some()).to_owned(),
            yes_no(line.appeal.is_some()).to_owned(),
        ];
        table.write_record(row).map_err(Problem::internal)?;
    }
    let word = Month::word(month.first);
    file(&format!("moderation-log-{word}.csv"), table)
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula() {
        for bad in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"] {
            assert!(cell(bad).starts_with('\''), "{bad}");
        }
        assert_eq!(cell("Old town"), "Old town");
    }
}
