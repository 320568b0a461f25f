//! Letters with codes, for the desk: made in batches, printed from the browser or merged by a mailing house. A code is shown in the answer that makes
//! it and never again; the table has only its hash.

mod sheet;

use super::entries::Entry;
use super::residence::hash_of_code;
use super::store::letters::{self, NewBatch};
use crate::access;
use crate::desk;
use crate::error::{Answer, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::i18n;
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, checkboxes, input, radios, select};
use crate::web::{AppState, Page, Section, Visit};
use axum::Router;
use axum::routing::get;
use domain::ids::RollEntryId;
use domain::letter_code::LetterCode;
use domain::rights::{self, MayServe};
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;
use serde_json::json;

/// Letters made at once: a ream of paper.
const MOST: i64 = 500;
/// Days for which codes can be made valid.
const DAYS: [i64; 3] = [14, 30, 60];
/// Batches that are listed.
const LISTED: i64 = 20;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/desk/letters", get(page).post(make))
}

/// A letter that was made: to whom, with which code.
struct Letter {
    to: Entry,
    code: LetterCode,
}

async fn page(visit: Visit) -> Answer {
    rights::may_serve(&visit.actor)?;
    let mut form = visit.typed_before().await?.unwrap_or_default();
    form.fields.set("format", "sheet");
    form.fields.set("days", "30");
    form.fields.set("count", "100");
    draw(&visit, &form).await
}

async fn draw(visit: &Visit, form: &FormState) -> Answer {
    rights::may_serve(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let waiting = letters::waiting(&mut tx, visit.now).await?;
    let batches = letters::batches(&mut tx, LISTED).await?;
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "letters-title");
    let people: i64 = waiting.iter().map(|row| row.people).sum();
    let with_code: i64 = waiting.iter().map(|row| row.with_code).sum();
    let batches = batches
        .iter()
        .map(|batch| batch_row(visit, batch))
        .collect::<Result<Vec<_>, Problem>>()?;
    let districts = waiting.iter().map(|row| row.district.clone()).collect();
    let page = Page::new(Section::Desk, title.clone());
    Ok(desk::page(visit, "/desk/letters", page, Some(form), || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "letters-lede", people = people, codes = with_code)}</p>
            {fields(visit, form, districts)}
            <h2>{t!(l, "letters-batches")}</h2>
            {if batches.is_empty() { leptos::either::Either::Left(view! { <p class="muted">{t!(l, "letters-none")}</p> }) } else { leptos::either::Either::Right(view! { <ul class="rows">{batches}</ul> }) }}
        }
    }))
}

fn batch_row(visit: &Visit, batch: &letters::Batch) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let moment = |at| -> Result<String, Problem> {
        let at = crate::clock::from_millis(at)?;
        Ok(i18n::moment(l, at, &visit.app.site.time_zone))
    };
    let district = batch
        .district
        .clone()
        .filter(|district| !district.is_empty());
    let district = district.unwrap_or_else(|| t!(l, "letters-everywhere"));
    let words = t!(
        l,
        "letters-batch",
        letters = batch.letters,
        used = batch.used,
        until = moment(batch.expires_at)?
    );
    let when = moment(batch.at)?;
    Ok(
        view! { <li><div><b>{when}</b><small>{district}</small><small>{words}</small></div></li> }
            .into_any(),
    )
}

fn fields(visit: &Visit, form: &FormState, districts: Vec<String>) -> impl IntoView + use<> {
    let l = visit.locale;
    let mut places = vec![(String::new(), t!(l, "letters-everywhere"))];
    let named = districts
        .into_iter()
        .filter(|district| !district.is_empty());
    places.extend(named.map(|district| (district.clone(), district)));
    let days = DAYS
        .map(|days| (days.to_string(), t!(l, "letters-days", days = days)))
        .to_vec();
    let formats = vec![
        (
            "sheet".to_owned(),
            t!(l, "letters-sheet"),
            t!(l, "letters-sheet-words"),
        ),
        (
            "csv".to_owned(),
            t!(l, "letters-csv"),
            t!(l, "letters-csv-words"),
        ),
    ];
    let again = vec![(
        "yes".to_owned(),
        t!(l, "letters-again"),
        t!(l, "letters-again-words"),
    )];
    let text =
        |name, label: &str, hint: String| FieldText::new(name, i18n::text(l, label, None), hint);
    view! {
        <form method="post" class="measure" novalidate>
            {access::warning(l)}
            {input(l, form, &text("reference", "letters-reference", t!(l, "letters-reference-hint")), InputKind { width: "w-m", ..InputKind::TEXT })}
            {select(l, form, &text("district", "letters-district", String::new()), places)}
            {input(l, form, &text("count", "letters-count", t!(l, "letters-count-hint", most = MOST)), InputKind::NUMBER)}
            {select(l, form, &text("days", "letters-valid", String::new()), days)}
            {radios(l, form, &text("format", "letters-format", String::new()), formats)}
            {checkboxes(l, form, &text("again", "letters-who", String::new()), again)}
            <div class="notice"><p>{t!(l, "letters-once")}</p></div>
            <div class="actions"><button class="button">{t!(l, "letters-make")}</button></div>
        </form>
    }
}

/// What is to be made.
struct Order {
    reference: String,
    district: String,
    count: i64,
    days: i64,
    as_csv: bool,
    again: bool,
}

fn order(form: &mut FormState) -> Option<Order> {
    let reference = form.optional_line("reference", 200);
    let district = form.optional_line("district", 200);
    let count = form.optional_number("count", 1, MOST);
    if count.is_none() && form.error("count").is_none() && reference.is_empty() {
        form.refuse("count", "error-number", &[("min", 1), ("max", MOST)]);
    }
    let days = form.fields.get("days").parse().ok();
    let days = days.filter(|days| DAYS.contains(days));
    if days.is_none() {
        form.refuse("days", "admin-choose", &[]);
    }
    let as_csv = match form.fields.get("format") {
        "sheet" => false,
        "csv" => true,
        _ => {
            form.refuse("format", "admin-choose", &[]);
            false
        }
    };
    let again = form.fields.has("again", "yes");
    let days = days?;
    (!form.is_refused()).then_some(Order {
        reference,
        district,
        count: count.unwrap_or(1),
        days,
        as_csv,
        again,
    })
}

/// `POST /desk/letters`: makes the codes, writes down that these addresses were opened, and answers with the letters themselves.
async fn make(visit: Visit, fields: Fields) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let mut form = FormState::of(fields);
    let Some(order) = order(&mut form) else {
        return draw(&visit, &form).await;
    };
    let days = SignedDuration::from_hours(24 * order.days);
    let batch = NewBatch {
        id: visit.app.clock.id(),
        district: order.district.clone(),
        expires_at: visit.now.saturating_add(days).unwrap_or(Timestamp::MAX),
    };
    let made = write(&visit, &may, &order, &batch).await?;
    if made.is_empty() {
        let key = if order.reference.is_empty() {
            ("count", "letters-nobody")
        } else {
            ("reference", "letters-not-found")
        };
        form.refuse(key.0, key.1, &[]);
        return draw(&visit, &form).await;
    }
    if order.as_csv {
        sheet::csv(&visit, &made, batch.expires_at)
    } else {
        Ok(sheet::letters(&visit, &made, batch.expires_at))
    }
}

async fn write(
    visit: &Visit,
    may: &MayServe,
    order: &Order,
    batch: &NewBatch,
) -> Result<Vec<Letter>, Problem> {
    let app = &visit.app;
    let event = app.clock.id();
    let drawn: Vec<LetterCode> = (0..order.count)
        .map(|_| LetterCode::from_random(&app.clock.random()))
        .collect();
    let hashes = drawn
        .iter()
        .map(|code| hash_of_code(app, code))
        .collect::<Result<Vec<_>, Problem>>()?;
    transact!(&app.db, tx => {
        let to = match (order.reference.as_str(), order.again) {
            ("", false) => letters::recipients(tx, &order.district, visit.now, order.count).await?,
            ("", true) => letters::recipients_again(tx, &order.district, visit.now, order.count).await?,
            (reference, _) => letters::recipient(tx, reference).await?.into_iter().collect(),
        };
        if to.is_empty() {
            return Ok(Vec::new());
        }
        let codes: Vec<_> = to.iter().map(|entry| RollEntryId(entry.id)).zip(hashes.iter().cloned()).collect();
        letters::insert(tx, may, batch, &codes, visit.now).await?;
        for (entry, _) in &codes {
            super::desk::record_letter(tx, visit, may, *entry).await?;
        }
        let facts = json!({ "letters": to.len(), "district": order.district });
        events::record(tx, event, visit.now, Kind::LettersPrinted, batch.id, Some(*may.by()), &facts).await?;
        Ok::<_, Problem>(to.into_iter().zip(drawn.iter().cloned()).map(|(to, code)| Letter { to, code }).collect())
    })
}
