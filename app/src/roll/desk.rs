//! The roll at the desk: confirming who somebody is, opening what stands about a person, deciding claims.

mod claims;
mod identify;
mod paper;

pub use paper::{Assisted, assisted};

use super::entries::{self, Entry};
use super::store::codes;
use crate::access::{self, Opened};
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::events::{self, Kind};
use crate::i18n;
use crate::t;
use crate::transact;
use crate::web::{AppState, Visit};
use axum::Router;
use axum::routing::{get, post};
use domain::access::{Field, Person, Purpose, Why};
use domain::ids::{AccountId, RollEntryId};
use domain::rights::MayServe;
use jiff::Timestamp;
use leptos::prelude::*;
use serde_json::json;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/identify", get(identify::start).post(identify::find))
        .route(
            "/desk/identify/{visit}",
            get(identify::ask).post(identify::search),
        )
        .route(
            "/desk/identify/{visit}/{entry}",
            get(identify::compare).post(identify::confirm),
        )
        .route("/desk/paper", get(paper::start).post(paper::search))
        .route(
            "/desk/paper/{entry}",
            get(paper::compare).post(paper::begin),
        )
        .route("/desk/paper/visits/{id}", get(paper::show))
        .route("/desk/paper/visits/{id}/sheet", get(paper::sheet))
        .route("/desk/paper/visits/{id}/end", post(paper::end))
        .route("/desk/claims", get(claims::list))
        .route("/desk/claims/{id}", get(claims::ask).post(claims::open))
        .route("/desk/claims/{id}/decide", post(claims::decide))
}

/// The account of whoever stands at the desk with this number, if it is in use.
///
/// # Errors
/// When the database fails.
pub async fn at_desk(
    tx: &mut Tx,
    typed: &str,
    now: Timestamp,
) -> Result<Option<AccountId>, DbError> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let hash = super::residence::hash_of_number(&digits);
    match codes::visit_with(tx, &hash, now).await? {
        Some(visit) => codes::account_of_visit(tx, visit, now).await,
        None => Ok(None),
    }
}

/// What is opened of an entry of the roll.
const OF_ENTRY: &[Field] = &[
    Field::Name,
    Field::BirthDate,
    Field::District,
    Field::Address,
    Field::Reference,
];

/// What is opened for a letter.
const OF_LETTER: &[Field] = &[Field::Name, Field::Address, Field::Reference];

/// Writes down that an address was opened for a letter.
pub(super) async fn record_letter(
    tx: &mut Tx,
    visit: &Visit,
    may: &MayServe,
    entry: RollEntryId,
) -> Result<(), DbError> {
    let why = Why {
        purpose: Purpose::Letter,
        reason: String::new(),
        case: None,
    };
    let opened = Opened {
        may,
        person: Person::Entry(entry),
        why: &why,
        fields: OF_LETTER,
    };
    access::record(tx, &opened, visit.now).await
}

/// Found entries, with as little as tells two people apart: name, year of birth, district. `href` is where one is opened.
fn found<H: Fn(&Entry) -> String>(
    visit: &Visit,
    entries: &[Entry],
    href: H,
) -> impl IntoView + use<H> {
    let l = visit.locale;
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| {
            let year = entry.birth_date.get(..4).unwrap_or_default().to_owned();
            let district = entry.district.clone().unwrap_or_default();
            let left = entry.left_on.is_some().then(|| view! { <span class="tag closed">{t!(l, "people-left")}</span> });
            view! { <li><div><b><a href=href(entry)>{entry.name()}</a></b><small>{t!(l, "people-born", year = year)}" "{district}</small></div>{left}</li> }
        })
        .collect();
    view! { <ul class="rows">{rows}</ul> }
}

/// What the roll says of a person, opened.
fn facts(visit: &Visit, entry: &Entry) -> Result<impl IntoView + use<>, Problem> {
    let l = visit.locale;
    let line = |label: String, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    let born = i18n::short_day(l, entry.born()?);
    Ok(view! {
        <dl class="answers">
            {line(t!(l, "me-roll-name"), entry.name())}
            {line(t!(l, "me-roll-born"), born)}
            {entry.address.clone().map(|address| line(t!(l, "me-roll-address"), address))}
            {entry.district.clone().map(|district| line(t!(l, "me-roll-district"), district))}
            {line(t!(l, "people-reference"), entry.reference.clone())}
        </dl>
    })
}

/// Searches the roll by what was typed: a reference, or family name and date of birth. That there was a search is written down, not for whom.
async fn look_for(
    visit: &Visit,
    may: &MayServe,
    form: &mut crate::form::FormState,
) -> Result<Option<Vec<Entry>>, Problem> {
    let reference = form.optional_line("reference", 200);
    let family = form.optional_line("family", 200);
    if reference.is_empty() && family.is_empty() {
        return Ok(None);
    }
    let born = if reference.is_empty() {
        form.day(BORN)
    } else {
        None
    };
    if form.is_refused() {
        return Ok(None);
    }
    let (event, by) = (visit.app.clock.id(), *may.by());
    let what = if reference.is_empty() {
        "born"
    } else {
        "reference"
    };
    let found = transact!(&visit.app.db, tx => {
        let found = entries::search(tx, may, &reference, &family, born, 20).await?;
        let facts = json!({ "by": what, "found": found.len() });
        events::record(tx, event, visit.now, Kind::PeopleSearched, by.0, Some(by), &facts).await?;
        Ok::<_, DbError>(found)
    })?;
    Ok(Some(found))
}

/// The fields of the date of birth.
const BORN: [&str; 3] = ["born_day", "born_month", "born_year"];

/// The form for [`look_for`].
fn search_fields(visit: &Visit, form: &crate::form::FormState) -> impl IntoView + use<> {
    use crate::ui::forms::{FieldText, InputKind, day, input};
    let l = visit.locale;
    let reference = FieldText::new(
        "reference",
        t!(l, "people-reference"),
        t!(l, "people-reference-hint"),
    );
    let family = FieldText::new("family", t!(l, "people-family"), String::new());
    let kind = InputKind {
        width: "w-m",
        ..InputKind::TEXT
    };
    view! {
        <form method="post" class="measure" novalidate>
            {input(l, form, &reference, kind)}
            <p class="or">{t!(l, "people-or")}</p>
            {input(l, form, &family, InputKind::TEXT)}
            {day(l, form, BORN, t!(l, "people-born-on"), String::new())}
            <div class="actions"><button class="button">{t!(l, "search")}</button></div>
        </form>
    }
}
