//! `/me/data/export`: everything that stands about a person, as a ZIP of JSON files with their schemas, and a page to read.

use super::parts::{Exported, Kind, Whose};
use super::{readable, store};
use crate::db::{DbError, Tx};
use crate::error::{Answer, OrNotFound, Problem};
use crate::identity::people;
use crate::t;
use crate::transact;
use crate::ui;
use crate::web::{Page, Section, Visit};
use crate::{
    access, contacts, discussion, events, federation, ideas, identity, media, moderation, notices,
    profile, roll, trustees,
};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use domain::ids::AccountId;
use domain::rights;
use leptos::prelude::*;
use serde_json::{Map, Value, json};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What is exported, in this order. A part that keeps data about people adds a line.
pub const EXPORTS: &[Exported] = &[
    identity::exports::ACCOUNT,
    identity::exports::EMAIL_CHANGES,
    roll::ROLL,
    roll::MATCHES,
    roll::CLAIMS,
    identity::exports::ROLES,
    identity::exports::ROLE_REQUESTS,
    identity::exports::SESSIONS,
    identity::exports::DEVICES,
    identity::exports::PASSKEYS,
    federation::IDENTITIES,
    profile::PROFILE,
    profile::NAMES,
    media::PICTURES,
    contacts::CONTACTS,
    contacts::LETTERS,
    notices::NOTICES,
    notices::CHOICES,
    notices::FOLLOWED,
    ideas::privacy::IDEAS,
    ideas::privacy::VERSIONS,
    ideas::privacy::DRAFTS,
    ideas::privacy::SUPPORTS,
    ideas::privacy::FOLLOWS,
    ideas::privacy::AMENDMENTS,
    ideas::privacy::AMENDMENT_VOTES,
    ideas::privacy::RATINGS,
    ideas::privacy::ANSWERS,
    discussion::COMMENTS,
    discussion::RATINGS,
    trustees::privacy::KEY_PARTS,
    moderation::privacy::REPORTS,
    moderation::privacy::DECISIONS,
    moderation::privacy::APPEALS,
    moderation::privacy::SUSPENSIONS,
    moderation::privacy::NOTES,
    store::exports::CONSENTS,
    store::exports::CORRECTIONS,
    access::OPENED,
    access::QUESTIONS,
    events::EVENTS,
];

/// One kind of data with its rows.
pub struct Part {
    /// Which.
    pub kind: Exported,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
}

/// `GET /me/data/export`
pub async fn page(visit: Visit) -> Answer {
    rights::may_manage_own_account(&visit.actor)?;
    let l = visit.locale;
    let title = t!(l, "data-export");
    let parts: Vec<_> = EXPORTS
        .iter()
        .map(|part| view! { <li>{t!(l, &format!("export-{}", part.name))}</li> })
        .collect();
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        view! {
            <div class="narrow">
                {ui::back(l, "/me/data")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "export-lede")}</p>
                <ul>{parts}</ul>
                <h2>{t!(l, "export-ballots")}</h2>
                <p>{t!(l, "export-ballots-words")}</p>
                <form method="post"><div class="actions"><button class="button">{t!(l, "export-download")}</button></div></form>
                <p class="small muted">{t!(l, "export-confirm")}</p>
            </div>
        }
    }))
}

/// `POST /me/data/export`: the answer is the file.
pub async fn download(visit: Visit) -> Answer {
    let sure = rights::may_act_for_sure(&visit.actor, visit.now)?;
    let (event, now) = (visit.app.clock.id(), visit.now);
    let account = *sure.account();
    let parts = transact!(&visit.app.db, tx => {
        let whose = whose(tx, account).await?.or_not_found()?;
        let parts = collected(tx, &whose).await?;
        events::record(tx, event, now, events::Kind::DataExported, account.0, Some(account), &json!({})).await?;
        Ok::<_, Problem>(parts)
    })?;
    let file = zipped(&visit, &parts).map_err(Problem::internal)?;
    let day = crate::i18n::local(now, &visit.app.site.time_zone).date();
    let disposition = format!("attachment; filename=\"comitia-{day}.zip\"");
    let headers = [
        (CONTENT_TYPE, "application/zip".to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, file).into_response())
}

/// Whose data belongs to an account; `None` if it is gone.
///
/// # Errors
/// When the database fails.
pub async fn whose(tx: &mut Tx, account: AccountId) -> Result<Option<Whose>, DbError> {
    let Some(contact) = people::contact(tx, account).await? else {
        return Ok(None);
    };
    let entry = people::entry_of(tx, account).await?;
    Ok(Some(Whose {
        account,
        entry,
        email: contact.email,
    }))
}

async fn collected(tx: &mut Tx, whose: &Whose) -> Result<Vec<Part>, DbError> {
    let mut parts = Vec::with_capacity(EXPORTS.len());
    for kind in EXPORTS {
        let rows = (kind.read)(tx, whose).await?;
        parts.push(Part { kind: *kind, rows });
    }
    Ok(parts)
}

fn zipped(visit: &Visit, parts: &[Part]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    zip.start_file("index.html", options)?;
    zip.write_all(readable::page(visit, parts).as_bytes())?;
    zip.start_file("style.css", options)?;
    zip.write_all(readable::STYLE.as_bytes())?;
    for part in parts {
        zip.start_file(format!("{}.json", part.kind.name), options)?;
        zip.write_all(pretty(&json_of(part)).as_bytes())?;
        zip.start_file(format!("{}.schema.json", part.kind.name), options)?;
        zip.write_all(pretty(&schema_of(part)).as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

fn json_of(part: &Part) -> Value {
    let object = |row: &Vec<Value>| {
        let names = part.kind.columns.iter().map(|(name, _)| (*name).to_owned());
        Value::Object(names.zip(row.iter().cloned()).collect::<Map<_, _>>())
    };
    Value::Array(part.rows.iter().map(object).collect())
}

/// The JSON Schema (2020-12) of a file.
fn schema_of(part: &Part) -> Value {
    let property = |kind: Kind| match kind {
        Kind::Text | Kind::Role | Kind::Words(_) | Kind::Device | Kind::Network => {
            json!({ "type": ["string", "null"] })
        }
        Kind::Number => json!({ "type": ["integer", "null"] }),
        Kind::Flag => json!({ "type": ["boolean", "null"] }),
        Kind::Moment => json!({ "type": ["string", "null"], "format": "date-time" }),
        Kind::Day => json!({ "type": ["string", "null"], "format": "date" }),
    };
    let columns = part.kind.columns;
    let properties: Map<String, Value> = columns
        .iter()
        .map(|(name, kind)| ((*name).to_owned(), property(*kind)))
        .collect();
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": part.kind.name,
        "type": "array",
        "items": { "type": "object", "properties": properties, "required": names, "additionalProperties": false }
    })
}

#[cfg(test)]
mod tests {
    use super::EXPORTS;
    use crate::i18n::{Locale, has_text};
    use std::collections::HashSet;

    #[test]
    fn every_part_and_every_column_has_a_name() {
        let names: HashSet<&str> = EXPORTS.iter().map(|part| part.name).collect();
        assert_eq!(names.len(), EXPORTS.len(), "two files have one name");
        for part in EXPORTS {
            let columns = part
                .columns
                .iter()
                .map(|(name, _)| format!("export-col-{name}"));
            for key in columns.chain([format!("export-{}", part.name)]) {
                assert!(Locale::ALL.iter().all(|l| has_text(*l, &key)), "{key}");
            }
        }
    }
}
