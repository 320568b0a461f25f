//! What there is to take along about somebody on the roll.

use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, ROWS, Whose, moment};
use crate::{run, sql};
use serde_json::{Value, json};
use uuid::Uuid;

type Rows = Result<Vec<Vec<Value>>, DbError>;

/// The entry of the roll.
pub const ROLL: Exported = Exported {
    name: "roll",
    columns: &[
        ("reference", Kind::Text),
        ("given_name", Kind::Text),
        ("family_name", Kind::Text),
        ("birth_date", Kind::Day),
        ("district", Kind::Text),
        ("address", Kind::Text),
        ("email", Kind::Text),
        ("phone", Kind::Text),
        ("imported", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(roll(tx, whose)),
};

#[derive(sqlx::FromRow)]
struct Entry {
    reference: String,
    given_name: String,
    family_name: String,
    birth_date: String,
    district: Option<String>,
    address: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    imported_at: i64,
}

async fn roll(tx: &mut Tx, whose: &Whose) -> Rows {
    let Some(entry) = whose.entry else {
        return Ok(Vec::new());
    };
    let rows: Vec<Entry> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT reference, given_name, family_name, birth_date, district, address, email, phone, imported_at FROM roll_entries WHERE id = $1"
    )).bind(entry.0).fetch_all(c).await?);
    let row = |row: Entry| {
        vec![
            json!(row.reference),
            json!(row.given_name),
            json!(row.family_name),
            json!(row.birth_date),
            json!(row.district),
            json!(row.address),
            json!(row.email),
            json!(row.phone),
            moment(row.imported_at),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

/// How and when the account was connected to the entry, and how that ended.
pub const MATCHES: Exported = Exported {
    name: "residence",
    columns: &[
        ("at", Kind::Moment),
        ("means", Kind::Words("means-")),
        ("document", Kind::Words("document-")),
        ("by_staff", Kind::Flag),
        ("ended", Kind::Moment),
        ("ended_why", Kind::Words("residence-ended-")),
    ],
    read: |tx, whose| Box::pin(matches(tx, whose)),
};

#[derive(sqlx::FromRow)]
struct Match {
    at: i64,
    means: String,
    document: Option<String>,
    by_account: Option<Uuid>,
    ended_at: Option<i64>,
    ended_why: Option<String>,
}

async fn matches(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<Match> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT at, means, document, by_account, ended_at, ended_why FROM residence_matches WHERE account = $1 ORDER BY at DESC, id LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |row: Match| {
        vec![
            moment(row.at),
            json!(row.means),
            json!(row.document),
            json!(row.by_account.is_some()),
            row.ended_at.map_or(Value::Null, moment),
            json!(row.ended_why),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Claims on an entry in which the account has a part. Of the other account nothing is said.
pub const CLAIMS: Exported = Exported {
    name: "disputes",
    columns: &[
        ("at", Kind::Moment),
        ("side", Kind::Words("dispute-side-")),
        ("means", Kind::Words("means-")),
        ("state", Kind::Words("dispute-state-")),
        ("reason", Kind::Text),
        ("decided", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(claims(tx, whose)),
};

#[derive(sqlx::FromRow)]
struct Claim {
    at: i64,
    claimant: Uuid,
    means: String,
    state: String,
    reason: Option<String>,
    decided_at: Option<i64>,
}

async fn claims(tx: &mut Tx, whose: &Whose) -> Rows {
    let id = whose.account.0;
    let rows: Vec<Claim> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT at, claimant, means, state, reason, decided_at FROM residence_claims WHERE claimant = $1 OR holder = $1 ORDER BY at DESC, id LIMIT $2"
    )).bind(id).bind(ROWS).fetch_all(c).await?);
    let row = |row: Claim| {
        let side = if row.claimant == id { "asked" } else { "had" };
        vec![
            moment(row.at),
            json!(side),
            json!(row.means),
            json!(row.state),
            json!(row.reason),
            row.decided_at.map_or(Value::Null, moment),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use crate::i18n::{Locale, has_text};
    use domain::residence::{ClaimState, Document, MatchMeans};

    #[test]
    fn every_word_that_is_exported_can_be_read() {
        let means = MatchMeans::ALL.iter().map(|means| ("means", means.word()));
        let documents = Document::ALL.iter().map(|seen| ("document", seen.word()));
        let states = ClaimState::ALL
            .iter()
            .map(|state| ("dispute-state", state.word()));
        let sides = ["asked", "had"].map(|side| ("dispute-side", side));
        let ended = ["own", "claim"].map(|why| ("residence-ended", why));
        for (prefix, word) in means
            .chain(documents)
            .chain(states)
            .chain(sides)
            .chain(ended)
        {
            let key = format!("{prefix}-{word}");
            assert!(Locale::ALL.iter().all(|l| has_text(*l, &key)), "{key}");
        }
    }
}
