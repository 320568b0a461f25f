//! Turnout by district, for people and for programs. What is small is left out in all of them alike.

use super::{Found, count, record};
use crate::error::{Answer, OrNotFound, Problem};
use crate::i18n::{self, Locale};
use crate::polls::store::{self, DistrictTurnout, ResultRecord};
use crate::t;
use crate::web::{Id, Visit};
use axum::body::Body;
use domain::ids::PollId;
use domain::results::{self, share};
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::{Value, json};

/// A row of the table as it may be shown.
pub struct Row {
    /// The district; `None` for residents who have none on the roll.
    district: Option<String>,
    /// How many may vote and how many did; `None` where that must not be shown.
    cells: Option<(u64, u64)>,
}

/// The rows that were counted, without what must not be shown.
pub fn rows(districts: &[DistrictTurnout], result: &ResultRecord) -> Vec<Row> {
    let cells: Vec<(u64, u64)> = districts
        .iter()
        .map(|row| (count(row.eligible), count(row.voted)))
        .collect();
    let hidden = results::hidden_rows(&cells, result.counts.ballots);
    let row = |((row, cells), hidden): ((&DistrictTurnout, (u64, u64)), bool)| Row {
        district: (!row.district.is_empty()).then(|| row.district.clone()),
        cells: (!hidden).then_some(cells),
    };
    districts.iter().zip(cells).zip(hidden).map(row).collect()
}

/// The table on the page of the result; nothing where there are no districts.
pub fn table(l: Locale, rows: &[Row]) -> impl IntoView + use<> {
    let any_hidden = rows.iter().any(|row| row.cells.is_none());
    (!rows.is_empty()).then(|| {
        let rows = rows
            .iter()
            .map(|row| {
                let district = row.district.clone().unwrap_or_else(|| t!(l, "no-district"));
                let cells = match row.cells {
                    Some((eligible, voted)) => Either::Left(view! {
                        <td class="n">{i18n::number(l, eligible)}</td><td class="n">{i18n::number(l, voted)}</td>
                        <td class="n">{i18n::percent(l, share(voted, eligible))}</td>
                    }),
                    None => Either::Right([(); 3].map(|()| view! { <td class="n">{t!(l, "not-shown")}</td> }).collect_view()),
                };
                view! { <tr><th scope="row">{district}</th>{cells}</tr> }
            })
            .collect_view();
        let note = any_hidden.then(|| view! { <p class="small muted">{t!(l, "hidden-cells")}</p> });
        view! {
            <h2>{t!(l, "turnout-by-district")}</h2>
            <div class="table-wrap" role="region" aria-labelledby="districts" tabindex="0"><table>
                <caption class="hide" id="districts">{t!(l, "turnout-by-district")}</caption>
                <thead><tr><th scope="col">{t!(l, "column-district")}</th><th scope="col" class="n">{t!(l, "column-eligible")}</th>
                    <th scope="col" class="n">{t!(l, "column-took-part")}</th><th scope="col" class="n">{t!(l, "column-turnout")}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
            {note}
        }
    })
}

/// The rows for programs; `null` is what is not shown, and the district of those who have none.
pub fn values(rows: &[Row]) -> Vec<Value> {
    rows.iter()
        .map(|row| {
            let (eligible, voted) = row.cells.unzip();
            json!({ "district": row.district, "eligible": eligible, "voted": voted })
        })
        .collect()
}

/// `GET /polls/{id}/turnout.csv`
pub async fn turnout_csv(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = match record::counted(&visit, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let mut tx = visit.app.db.read().await?;
    let result = store::result(&mut tx, id).await?.or_not_found()?;
    let districts = store::districts(&mut tx, id).await?;
    drop(tx);
    let mut table = csv::Writer::from_writer(Vec::new());
    table
        .write_record(["district", "eligible", "voted", "percent_of_eligible"])
        .map_err(Problem::internal)?;
    for row in rows(&districts, &result) {
        let cells = row.cells.map(|(eligible, voted)| {
            let tenths = share(voted, eligible);
            [
                eligible.to_string(),
                voted.to_string(),
                format!("{}.{}", tenths / 10, tenths % 10),
            ]
        });
        let district = row.district.unwrap_or_default();
        let fields = std::iter::once(district).chain(cells.unwrap_or_default());
        table.write_record(fields).map_err(Problem::internal)?;
    }
    csv_file(&found, "turnout.csv", table)
}

/// A finished table as a download.
pub fn csv_file(found: &Found, name: &str, table: csv::Writer<Vec<u8>>) -> Answer {
    let bytes = table
        .into_inner()
        .map_err(|error| Problem::internal(error.into_error()))?;
    let kind = "text/csv; charset=utf-8";
    Ok(record::file(found, name, kind, Body::from(bytes)))
}
