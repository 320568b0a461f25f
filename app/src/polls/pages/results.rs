//! What came out of a poll.

use super::outcome::{self, Shown};
use super::{Found, count, files, moment, options, rules, secret as pages, turnout};
use crate::error::{Answer, OrNotFound};
use crate::i18n::{self, Locale};
use crate::polls::store::{self, PollOption, ResultRecord};
use crate::secret;
use crate::t;
use crate::ui::chart::{self, Bar};
use crate::ui::{self, lang_of};
use crate::web::{Id, Page, Section, Visit};
use domain::ids::PollId;
use domain::poll::{Marks, Method, Stage};
use domain::results::{self, Outcome};
use leptos::prelude::*;

/// More bars than these make no picture; the table has all.
const MOST_BARS: usize = 20;

/// `GET /polls/{id}/results`
pub async fn show(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = Found::load(&visit, id).await?;
    if found.stage != Stage::Counted {
        return Ok(not_yet(&visit, &found));
    }
    let mut tx = visit.app.db.read().await?;
    let result = store::result(&mut tx, id).await?.or_not_found()?;
    let listed = &found.options;
    let districts = store::districts(&mut tx, id).await?;
    drop(tx);
    let sealed_here = match found.record.poll.seals_for_voters() {
        true => Some(secret::assisted(&visit.app, &*pages::held(&visit, &found).await?).await?),
        false => None,
    };
    let l = visit.locale;
    let record = &found.record;
    let compared = record.poll.method.marks() != Marks::Options;
    let drawn = result.drawn.as_ref();
    let shown = Shown::new(&visit, &found);
    let (headline, reason) = match drawn.filter(|_| compared) {
        Some(drawn) => (
            outcome::headline(&shown, &drawn.outcome, result.counts.ballots),
            outcome::reason(&shown, &drawn.outcome),
        ),
        None => {
            let words = headline(&visit, &found, &result, listed);
            match by_lot(&result) {
                Some(option) => {
                    let option = shown.title(option);
                    let reason = t!(l, "reason-tie-lot", tie = words);
                    (t!(l, "outcome-wins-by-lot", option = option), Some(reason))
                }
                None => (words, None),
            }
        }
    };
    let reason = reason.map(|words| view! { <p class="lede">{words}</p> });
    let main = || match drawn.filter(|_| compared) {
        Some(drawn) => outcome::body(&shown, drawn),
        None => {
            let lines = lines(&visit, &found, &result, listed);
            let table = table(l, &lines, &result, record.poll.method);
            view! { {picture(l, &lines).into_any()}{table.into_any()} }.into_any()
        }
    };
    let ties = || drawn.map(|drawn| outcome::ties(&shown, drawn).into_any());
    Ok(visit.page(Page::new(Section::Polls, t!(l, "result-title", poll = record.title.as_str())), || {
        view! {
            {ui::crumbs(l, found.crumbs(&visit))}
            <ul class="tags"><li class="tag closed">{t!(l, "closed-on", when = moment(&visit, record.closes()))}</li><li class="tag done">{t!(l, "tag-counted")}</li></ul>
            <p class="over" lang=lang_of(&visit, &record.lang)>{record.title.clone()}</p>
            <h1 class="result-title">{headline}</h1>
            {reason}
            <p class="lede">{took_part(&visit, &found, &result)}</p>
            {sealed_here.map(|n| view! { <p>{t!(l, "record-assisted", n = n)}</p> })}
            <div class="two"><div>
                {main()}
                {ties()}
                {turnout::table(l, &turnout::rows(&districts, &result)).into_any()}
                <h2>{t!(l, "how-counted")}</h2>
                {steps(&visit, &found, &result).into_any()}
            </div><aside aria-label=t!(l, "result-checks")>
                <section class="card" aria-labelledby="yours"><h2 id="yours">{t!(l, "check-yours")}</h2><p>{t!(l, "check-yours-words")}</p>
                    <div class="actions"><a class="button" href=found.path("/receipt")>{t!(l, "find-receipt")}</a></div>
                    <p>{list_link(l, &found)}</p>{verify_link(l, &found)}</section>
                {binding(&visit, &found).into_any()}
                <section class="card" aria-labelledby="downloads"><h2 id="downloads">{t!(l, "downloads")}</h2>{downloads(l, &found, result.counts.ballots, !districts.is_empty()).into_any()}</section>
                <p class="cite"><a href=found.path("/results")>{t!(l, "this-result")}</a></p>
            </aside></div>
        }
    }))
}

/// The way to all ballots: of a secret poll they stand in its record.
fn list_link(l: Locale, found: &Found) -> impl IntoView + use<> {
    let (below, words) = if found.record.poll.profile.is_secret() {
        ("/record", t!(l, "sealed-to-record"))
    } else {
        ("/receipts", t!(l, "all-receipts"))
    };
    view! { <a href=found.path(below)>{words}</a> }
}

/// The way to the verifier of a secret poll.
fn verify_link(l: Locale, found: &Found) -> impl IntoView + use<> {
    let is_secret = found.record.poll.profile.is_secret();
    is_secret.then(|| view! { <p><a href=found.path("/verify")>{t!(l, "verify-link")}</a></p> })
}

/// The page before there is a result: when it will be there.
pub fn not_yet(visit: &Visit, found: &Found) -> axum::response::Response {
    let l = visit.locale;
    let record = &found.record;
    let words = if found.stage == Stage::Counting {
        t!(l, "counting-words")
    } else {
        t!(l, "no-result-yet", when = moment(visit, record.closes()))
    };
    visit.page(Page::new(Section::Polls, t!(l, "no-result-title")), || {
        view! {
            {ui::crumbs(l, found.crumbs(visit))}
            <div class="narrow">
                <h1>{t!(l, "no-result-title")}</h1>
                <p lang=lang_of(visit, &record.lang)>{record.title.clone()}</p>
                <p class="lede">{words}</p>
                <p>{t!(l, "no-result-hidden")}</p>
                <div class="actions"><a class="button" href=found.path("")>{t!(l, "to-poll")}</a><a class="button quiet" href=found.path("/results")>{t!(l, "refresh")}</a></div>
            </div>
        }
    })
}

/// Winner and margin in a sentence.
fn headline(visit: &Visit, found: &Found, result: &ResultRecord, listed: &[PollOption]) -> String {
    let l = visit.locale;
    let title = |number: u16| {
        options::numbered(listed, number)
            .map(|option| option.title.clone())
            .unwrap_or_default()
    };
    match result.counts.outcome() {
        Outcome::NoBallots => t!(l, "outcome-no-ballots"),
        Outcome::Winner { option, margin, .. } if found.record.poll.options == 1 => {
            t!(l, "outcome-only", option = title(option), n = margin)
        }
        Outcome::Winner { option, margin, .. } => {
            t!(l, "outcome-winner", option = title(option), n = margin)
        }
        Outcome::Tie { options, votes } if options.len() == 2 => {
            let [a, b] = [0, 1].map(|place| {
                options
                    .get(place)
                    .map(|number| title(*number))
                    .unwrap_or_default()
            });
            t!(l, "outcome-tie-two", a = a, b = b, n = votes)
        }
        Outcome::Tie { options, votes } => t!(l, "outcome-tie", options = options.len(), n = votes),
        Outcome::NoneOfThese { margin: 0, votes } => t!(l, "outcome-none-tie", n = votes),
        Outcome::NoneOfThese { margin, .. } => t!(l, "outcome-none", n = margin),
    }
}

/// The option for which the lot decided among those with most votes; nothing if none was drawn, as in polls that were counted before there was a lot.
fn by_lot(result: &ResultRecord) -> Option<u16> {
    let Outcome::Tie { .. } = result.counts.outcome() else {
        return None;
    };
    match result.drawn.as_ref()?.outcome.winners() {
        [option] => Some(*option),
        _ => None,
    }
}

fn took_part(visit: &Visit, found: &Found, result: &ResultRecord) -> String {
    let l = visit.locale;
    let ballots = result.counts.ballots;
    match found.record.eligible.map(count) {
        Some(eligible) => {
            let share = i18n::percent(l, results::share(ballots, eligible));
            t!(
                l,
                "result-turnout-of",
                n = ballots,
                eligible = i18n::number(l, eligible),
                share = share
            )
        }
        None => t!(l, "result-turnout", n = ballots),
    }
}

/// A line of chart and table.
struct Line {
    label: String,
    lang: Option<String>,
    number: Option<u16>,
    votes: u64,
    tenths: u64,
    wins: bool,
}

/// Options by votes, and "none of these" at the end.
fn lines(visit: &Visit, found: &Found, result: &ResultRecord, listed: &[PollOption]) -> Vec<Line> {
    let outcome = result.counts.outcome();
    let lang = lang_of(visit, &found.record.lang);
    let drawn = by_lot(result);
    let wins = |number: u16| match &outcome {
        _ if drawn.is_some() => drawn == Some(number),
        Outcome::Winner { option, .. } => *option == number,
        Outcome::Tie { options, .. } => options.contains(&number),
        Outcome::NoBallots | Outcome::NoneOfThese { .. } => false,
    };
    let mut lines: Vec<Line> = result
        .counts
        .ranking()
        .into_iter()
        .filter_map(|(number, votes)| {
            let option = options::numbered(listed, number)?;
            let tenths = result.counts.share(votes);
            Some(Line {
                label: option.title.clone(),
                lang: lang.clone(),
                number: Some(number),
                votes,
                tenths,
                wins: wins(number),
            })
        })
        .collect();
    lines.extend(result.counts.none.map(|votes| Line {
        label: t!(visit.locale, "none-of-these"),
        lang: None,
        number: None,
        votes,
        tenths: result.counts.share(votes),
        wins: matches!(outcome, Outcome::NoneOfThese { .. }),
    }));
    lines
}

fn picture(l: Locale, lines: &[Line]) -> impl IntoView + use<> {
    let caption = if lines.len() > MOST_BARS {
        t!(l, "chart-caption-first", n = MOST_BARS)
    } else {
        t!(l, "chart-caption")
    };
    let bars = lines
        .iter()
        .take(MOST_BARS)
        .map(|line| Bar {
            label: line.label.clone(),
            lang: line.lang.clone(),
            value: format!(
                "{} · {}",
                i18n::number(l, line.votes),
                i18n::percent(l, line.tenths)
            ),
            tenths: line.tenths,
            wins: line.wins,
        })
        .collect();
    chart::bars("votes", caption, bars)
}

fn table(
    l: Locale,
    lines: &[Line],
    result: &ResultRecord,
    method: Method,
) -> impl IntoView + use<> {
    let rows = lines
        .iter()
        .map(|line| {
            let number = line.number.map(|number| number.to_string()).unwrap_or_default();
            view! {
                <tr class=line.wins.then_some("winner")><th scope="row" lang=line.lang.clone()>{line.label.clone()}</th><td class="n">{number}</td>
                    <td class="n">{i18n::number(l, line.votes)}</td><td class="n">{i18n::percent(l, line.tenths)}</td></tr>
            }
        })
        .collect_view();
    let share = match method {
        Method::SingleChoice => t!(l, "share-of-ballots"),
        _ => t!(l, "share-of-ballots-several"),
    };
    view! {
        <div class="table-wrap" role="region" aria-labelledby="table" tabindex="0"><table>
            <caption id="table">{t!(l, "table-caption")}</caption>
            <thead><tr><th scope="col">{t!(l, "column-option")}</th><th scope="col" class="n">{t!(l, "column-number")}</th>
                <th scope="col" class="n">{t!(l, "column-votes")}</th><th scope="col" class="n">{t!(l, "column-share")}</th></tr></thead>
            <tbody>{rows}</tbody>
            <tfoot><tr><th scope="row">{t!(l, "all-ballots")}</th><td></td><td class="n">{i18n::number(l, result.counts.ballots)}</td><td></td></tr></tfoot>
        </table></div>
        <p class="small muted">{share}</p>
    }
}

fn steps(visit: &Visit, found: &Found, result: &ResultRecord) -> impl IntoView + use<> {
    let l = visit.locale;
    let how = rules::counted(l, found.record.poll.method);
    let blank = result
        .counts
        .none
        .filter(|blank| *blank > 0 && found.record.poll.method.marks() != Marks::Options);
    let blank = blank.map(|n| view! { <li>{t!(l, "step-blank", n = n)}</li> });
    let invalid = (result.invalid > 0)
        .then(|| view! { <li>{t!(l, "step-invalid", n = count(result.invalid))}</li> });
    view! {
        <ol class="count-steps">
            <li><b>{t!(l, "step-came-in", n = result.counts.ballots)}</b>" "{t!(l, "step-once")}</li>
            <li><b>{t!(l, "step-closed", when = moment(visit, found.record.closes()))}</b>" "{t!(l, "step-sorted")}</li>
            <li><b>{t!(l, "step-counted", when = moment(visit, result.counted_at))}</b>" "{how}</li>
            {blank}
            {invalid}
            <li><b>{t!(l, "step-published")}</b>" "{t!(l, "step-again")}</li>
        </ol>
    }
}

fn binding(visit: &Visit, found: &Found) -> impl IntoView + use<> {
    let l = visit.locale;
    let (words, lang) = (
        found.record.binding.clone(),
        lang_of(visit, &found.record.lang),
    );
    (!words.is_empty()).then(|| view! { <section class="card" aria-labelledby="binding"><h2 id="binding">{t!(l, "poll-binding")}</h2><p lang=lang>{words}</p></section> })
}

fn downloads(
    l: Locale,
    found: &Found,
    ballots: u64,
    with_districts: bool,
) -> impl IntoView + use<> {
    let turnout = with_districts.then(|| ("/turnout.csv", t!(l, "turnout-by-district"), "CSV"));
    let files = [
        ("/results.csv", t!(l, "download-result"), "CSV"),
        ("/results.json", t!(l, "download-result"), "JSON"),
    ]
    .into_iter()
    .chain(turnout)
    .chain(files::downloads(l, &found.record.poll, ballots))
    .chain([
        ("/ballots.csv", t!(l, "download-ballots"), "CSV"),
        ("/ballots.json", t!(l, "download-ballots"), "JSON"),
        ("/manifest.json", t!(l, "download-manifest"), "JSON"),
    ])
    .map(|(file, words, kind)| view! { <li><a href=found.path(file)>{words}<span class="hide">" "{kind}</span></a><small aria-hidden="true">{kind}</small></li> })
    .collect_view();
    view! { <ul class="downloads">{files}</ul> }
}
