//! The result as files for programs.

use super::record::{counted, file};
use super::{Found, turnout, written};
use crate::error::{Answer, OrNotFound, Problem};
use crate::polls::store::{self, Drawn, ResultRecord};
use crate::web::{Id, Visit};
use axum::body::Body;
use domain::ids::PollId;
use domain::poll::Marks;
use serde_json::{Value, json};

/// `GET /polls/{id}/results.csv`
pub async fn results_csv(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = match counted(&visit, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let mut tx = visit.app.db.read().await?;
    let result = store::result(&mut tx, id).await?.or_not_found()?;
    drop(tx);
    let compared = found.record.poll.method.marks() != Marks::Options;
    let table = match result.drawn.as_ref().filter(|_| compared) {
        Some(drawn) => outcome_table(&found, &result, drawn),
        None => votes_table(&found, &result),
    };
    turnout::csv_file(&found, "results.csv", table.map_err(Problem::internal)?)
}

type Table = csv::Writer<Vec<u8>>;

/// What each option has, and whether it wins.
fn outcome_table(found: &Found, result: &ResultRecord, drawn: &Drawn) -> Result<Table, csv::Error> {
    let outcome = &drawn.outcome;
    let (columns, cells) = written::figures(outcome, found.options.len());
    let mut table = csv::Writer::from_writer(Vec::new());
    let fixed = ["number", "option", "wins", "place"].map(str::to_owned);
    let width = fixed.len() + columns.len();
    table.write_record(fixed.into_iter().chain(columns))?;
    for ((number, option), cells) in (1_u16..).zip(&found.options).zip(cells) {
        let wins = if outcome.winners().contains(&number) {
            "yes"
        } else {
            "no"
        };
        let place = written::placed(outcome, number);
        let row = [
            number.to_string(),
            option.title.clone(),
            wins.to_owned(),
            place,
        ];
        table.write_record(row.into_iter().chain(cells))?;
    }
    let mut all = vec![String::new(); width];
    if let [first, second, ..] = all.as_mut_slice() {
        *first = "ballots".to_owned();
        *second = result.counts.ballots.to_string();
    }
    table.write_record(all)?;
    Ok(table)
}

/// The votes for each option.
fn votes_table(found: &Found, result: &ResultRecord) -> Result<Table, csv::Error> {
    let share = |votes: u64| {
        let tenths = result.counts.share(votes);
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["number", "option", "votes", "percent_of_ballots"])?;
    for (option, votes) in found.options.iter().zip(&result.counts.votes) {
        let row = [
            option.number.to_string(),
            option.title.clone(),
            votes.to_string(),
            share(*votes),
        ];
        table.write_record(row)?;
    }
    if let Some(none) = result.counts.none {
        let row = [
            "none".to_owned(),
            "none of these".to_owned(),
            none.to_string(),
            share(none),
        ];
        table.write_record(row)?;
    }
    let all = [
        "ballots".to_owned(),
        String::new(),
        result.counts.ballots.to_string(),
        String::new(),
    ];
    table.write_record(all)?;
    Ok(table)
}

/// `GET /polls/{id}/results.json`
pub async fn results_json(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = match counted(&visit, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let mut tx = visit.app.db.read().await?;
    let result = store::result(&mut tx, id).await?.or_not_found()?;
    let districts = store::districts(&mut tx, id).await?;
    drop(tx);
    let votes: Vec<Value> = found
        .options
        .iter()
        .zip(&result.counts.votes)
        .map(|(option, votes)| json!({ "number": option.number, "option": option.title, "votes": votes }))
        .collect();
    let drawn = result.drawn.as_ref();
    let whole = json!({
        "poll": found.record.manifest.map(|poll| poll.to_string()),
        "title": found.record.title,
        "ballots": result.counts.ballots,
        "invalid": result.invalid,
        "none_of_these": result.counts.none,
        "eligible": found.record.eligible,
        "closed_at": found.record.closes().to_string(),
        "counted_at": result.counted_at.to_string(),
        "method": found.record.poll.method.word(),
        "votes": votes,
        "winners": drawn.map(|drawn| drawn.outcome.winners()),
        "outcome": drawn.map(|drawn| &drawn.outcome),
        "tie_seed": drawn.map(|drawn| &drawn.seed),
        "tie_order": drawn.map(|drawn| &drawn.order),
        "districts": turnout::values(&turnout::rows(&districts, &result)),
    });
    Ok(file(
        &found,
        "results.json",
        "application/json",
        Body::from(format!("{whole:#}\n")),
    ))
}
