//! Letters as a page to print, one to a sheet, and as a table for mail merge. Letters speak the language of the municipality.

use super::Letter;
use crate::error::{Answer, Problem};
use crate::i18n;
use crate::t;
use crate::web::{Page, Section, Visit};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use leptos::prelude::*;

/// The address that letters name.
fn address(visit: &Visit) -> String {
    let base = visit.app.site.base_url.as_str().trim_end_matches('/');
    format!("{base}/me/residence/code")
}

fn lines(address: &str) -> Vec<String> {
    let parts = address.split([',', ';', '\n']);
    parts
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// The page of all letters.
pub fn letters(visit: &Visit, made: &[Letter], expires_at: Timestamp) -> Response {
    let (l, site) = (visit.locale, &visit.app.site);
    let title = t!(l, "letters-made-title", letters = made.len());
    let until = i18n::moment(site.language, expires_at, &site.time_zone);
    let today = i18n::short_day(
        site.language,
        i18n::local(visit.now, &site.time_zone).date(),
    );
    let page = Page::new(Section::Desk, title.clone());
    visit.page(page, || {
        let letters = made
            .iter()
            .map(|letter| one(visit, letter, &until, &today))
            .collect_view();
        view! {
            <div class="measure no-print">
                <h1>{title}</h1>
                <p class="lede">{t!(l, "letters-made-lede")}</p>
                <p>{t!(l, "letters-once")}</p>
                <p><a href="/desk/letters">{t!(l, "letters-back")}</a></p>
            </div>
            {letters}
        }
    })
}

fn one(visit: &Visit, letter: &Letter, until: &str, today: &str) -> impl IntoView + use<> {
    let site = &visit.app.site;
    let l = site.language;
    let name = letter.to.name();
    let to = letter.to.address.as_deref().map(lines).unwrap_or_default();
    let to = to
        .into_iter()
        .map(|line| view! { <br/>{line} })
        .collect_view();
    view! {
        <section class="letter" lang=l.tag()>
            <p class="sender">{site.operator.clone()}</p>
            <address>{name.clone()}{to}</address>
            <p class="date">{today.to_owned()}</p>
            <h2>{t!(l, "letter-subject", site = site.name.as_str())}</h2>
            <p>{t!(l, "letter-greeting", name = name)}</p>
            <p>{t!(l, "letter-why", site = site.name.as_str())}</p>
            <p>{t!(l, "letter-how")}</p>
            <p class="where">{address(visit)}</p>
            <p class="bignumber">{letter.code.grouped()}</p>
            <p>{t!(l, "letter-until", until = until)}</p>
            <p>{t!(l, "letter-born")}</p>
            <p>{t!(l, "letter-help", contact = site.contact.as_str())}</p>
        </section>
    }
}

/// The table for mail merge.
pub fn csv(visit: &Visit, made: &[Letter], expires_at: Timestamp) -> Answer {
    let mut table = csv::Writer::from_writer(Vec::new());
    let site = &visit.app.site;
    let until = i18n::local(expires_at, &site.time_zone).date().to_string();
    let head = [
        "reference",
        "given_name",
        "family_name",
        "address",
        "code",
        "valid_until",
        "web_address",
    ];
    table.write_record(head).map_err(Problem::internal)?;
    for letter in made {
        let to = &letter.to;
        let row = [
            to.reference.as_str(),
            &to.given_name,
            &to.family_name,
            to.address.as_deref().unwrap_or_default(),
            &letter.code.grouped(),
            &until,
            &address(visit),
        ]
        .map(harmless);
        table.write_record(row).map_err(Problem::internal)?;
    }
    let body = table
        .into_inner()
        .map_err(|error| Problem::internal(error.into_error()))?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"letters.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, body).into_response())
}

/// A cell that no spreadsheet takes for a formula (OWASP, "CSV injection").
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
