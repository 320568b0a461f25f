//! The page of an export: the same facts as in the files beside it, in the person's language, to read without this service.

use super::export::Part;
use super::parts::Kind;
use crate::i18n::{self, Locale};
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
pub const STYLE: &str =
    "body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif; }
section { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: .4rem .6rem; border: 1px solid; text-align: start; vertical-align: top; }
";

/// The whole document.
pub fn page(visit: &Visit, parts: &[Part]) -> String {
    let (l, site) = (visit.locale, &visit.app.site);
    let zone = &site.time_zone;
    let made = i18n::moment(l, visit.now, zone);
    let owner = Owner::new();
    owner.with(|| {
        let parts: Vec<_> = parts.iter().map(|part| section(l, zone, part)).collect();
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
                        {parts}
                        <h2>{t!(l, "export-ballots")}</h2>
                        <p>{t!(l, "export-ballots-words")}</p>
                    </main>
                </body>
            </html>
        };
        document.to_html()
    })
}

fn section(l: Locale, zone: &TimeZone, part: &Part) -> AnyView {
    let title = t!(l, &format!("export-{}", part.kind.name));
    let file = format!("{}.json", part.kind.name);
    if part.rows.is_empty() {
        return view! { <section><h2>{title}</h2><p>{t!(l, "export-nothing")}</p></section> }
            .into_any();
    }
    let columns = part.kind.columns;
    let heads: Vec<_> = columns
        .iter()
        .map(|(name, _)| view! { <th scope="col">{t!(l, &format!("export-col-{name}"))}</th> })
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
    view! {
        <section>
            <h2>{title}</h2>
            <p><a href=file.clone()>{file.clone()}</a></p>
            <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </section>
    }
    .into_any()
}

/// A value as a person reads it.
fn words(l: Locale, zone: &TimeZone, value: &Value, kind: Kind) -> String {
    match (kind, value) {
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
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}
