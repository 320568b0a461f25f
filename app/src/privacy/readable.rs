//! The page of an export: the same facts as in the files beside it, in the person's language, to read without this service.

use super::export::Part;
use super::parts::Kind;
use crate::i18n::{self, Locale};
use crate::identity::exports::{device_words, network_words};
use crate::identity::role_name;
use crate::t;
use crate::ui::PageTitle;
use crate::web::Visit;
use domain::actor::Role;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use leptos::prelude::*;
use serde_json::Value;

/// How it looks, in a file of its own beside it.
pub const STYLE: &str = ":root { color-scheme: light dark; }
body { max-width: 54rem; margin: 2.5rem auto; padding: 0 1.25rem; font: 1.0625rem/1.55 'Atkinson Hyperlegible Next', system-ui, sans-serif; }
h1 { font-size: 2rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; padding-top: 1.25rem; border-top: 3px solid #0b5c46; font-size: 1.3rem; }
section { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem 1rem .5rem 0; border-bottom: 1px solid #8886; text-align: start; vertical-align: top; }
th[scope=row] { width: 14rem; }
.file { font-size: .875rem; }
@media print { body { margin: 0; max-width: none; } section { break-inside: avoid; overflow: visible; } }
";

/// The whole document.
pub fn page(visit: &Visit, parts: &[Part]) -> String {
    let (l, site) = (visit.locale, &visit.app.site);
    let zone = &site.time_zone;
    let made = i18n::moment(l, visit.now, zone);
    let owner = Owner::new();
    owner.with(|| {
        let (empty, full): (Vec<_>, Vec<_>) = parts.iter().partition(|part| part.rows.is_empty());
        let sections: Vec<_> = full
            .into_iter()
            .map(|part| section(l, zone, part))
            .collect();
        let empty: Vec<_> = empty
            .into_iter()
            .map(|part| view! { <li>{title(l, part)}</li> })
            .collect();
        let empty = (!empty.is_empty()).then(
            || view! { <section><h2>{t!(l, "export-nothing")}</h2><ul>{empty}</ul></section> },
        );
        let document = view! {
            <!DOCTYPE html>
            <html lang=l.tag() dir="ltr">
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <PageTitle title=t!(l, "export-title") site=site.name.clone()/>
                    <meta name="color-scheme" content="light dark"/>
                    <link rel="stylesheet" href="style.css"/>
                </head>
                <body>
                    <main>
                        <h1>{t!(l, "export-title")}</h1>
                        <p>{t!(l, "export-made", site = site.name.as_str(), when = made)}</p>
                        {sections}
                        {empty}
                        <h2>{t!(l, "export-ballots")}</h2>
                        <p>{t!(l, "export-ballots-words")}</p>
                    </main>
                </body>
            </html>
        };
        document.to_html()
    })
}

fn title(l: Locale, part: &Part) -> String {
    t!(l, &format!("export-{}", part.kind.name))
}

/// A table with a line for each row; a single row stands upright, one fact below the other.
fn section(l: Locale, zone: &TimeZone, part: &Part) -> AnyView {
    let file = format!("{}.json", part.kind.name);
    let columns = part.kind.columns;
    let name = |column: &str| t!(l, &format!("export-col-{column}"));
    let table = if let [row] = part.rows.as_slice() {
        let facts = row.iter().zip(columns);
        let facts: Vec<_> = facts
            .map(|(value, (column, kind))| view! { <tr><th scope="row">{name(column)}</th><td>{words(l, zone, value, *kind)}</td></tr> })
            .collect();
        view! { <table><tbody>{facts}</tbody></table> }.into_any()
    } else {
        let heads: Vec<_> = columns
            .iter()
            .map(|(column, _)| view! { <th scope="col">{name(column)}</th> })
            .collect();
        let rows: Vec<_> = part
            .rows
            .iter()
            .map(|row| {
                let cells = row.iter().zip(columns);
                let cells: Vec<_> = cells
                    .map(|(value, (_, kind))| view! { <td>{words(l, zone, value, *kind)}</td> })
                    .collect();
                view! { <tr>{cells}</tr> }
            })
            .collect();
        view! { <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table> }.into_any()
    };
    view! {
        <section>
            <h2>{title(l, part)}</h2>
            {table}
            <p class="file"><a href=file.clone()>{file.clone()}</a></p>
        </section>
    }
    .into_any()
}

/// A value as a person reads it.
fn words(l: Locale, zone: &TimeZone, value: &Value, kind: Kind) -> String {
    match (kind, value) {
        (Kind::Device, stored) => device_words(l, stored.as_str().unwrap_or_default()),
        (_, Value::Null) => "–".to_owned(),
        (Kind::Moment, Value::String(text)) => match text.parse::<Timestamp>() {
            Ok(time) => i18n::moment(l, time, zone),
            Err(_) => text.clone(),
        },
        (Kind::Day, Value::String(text)) => match text.parse() {
            Ok(day) => i18n::short_day(l, day),
            Err(_) => text.clone(),
        },
        (Kind::Flag, Value::Bool(flag)) => {
            if *flag {
                t!(l, "export-yes")
            } else {
                t!(l, "export-no")
            }
        }
        (Kind::Words(prefix), Value::String(text)) => {
            let known = |word: &str| {
                let key = format!("{prefix}{word}");
                if i18n::has_text(l, &key) {
                    t!(l, &key)
                } else {
                    word.to_owned()
                }
            };
            let words: Vec<String> = text
                .split(' ')
                .filter(|w| !w.is_empty())
                .map(known)
                .collect();
            words.join(", ")
        }
        (Kind::Role, Value::String(text)) => {
            Role::from_word(text).map_or_else(|| text.clone(), |role| role_name(l, role))
        }
        (Kind::Network, Value::String(stored)) => network_words(l, stored),
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}
