//! Whatever column an account can stand in: after the erasure it stands there no more. The columns are read from the migrations, so that a
//! new one is looked at by itself; who adds one takes the account out of it, or says here why it stays.

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use std::path::Path;
use support::{Engine, Person, Town, both, sources};
use uuid::Uuid;

/// Columns that name something else than an account, in every table.
const OTHER_THINGS: &[&str] = &[
    "id",
    "space",
    "poll",
    "entry",
    "roll_entry",
    "batch",
    "provider",
    "unit",
    "about",
    "run",
    "board",
    "category",
    "idea",
    "into_idea",
    "merged_into",
    "via",
    "subject",
    "parent",
    "comment",
    "answer",
    "amendment",
    "picture",
    "item",
    "content",
    "statement",
    "appeal",
    "step",
];

/// Where an account stays, and why.
const STAYS: &[(&str, &str, &str)] = &[
    (
        "events",
        "subject",
        "that an account was made and erased is kept for a time, under its number (domain::retention)",
    ),
    (
        "access_log",
        "person",
        "the log of opened data is a chain of hashes; it holds staff to account",
    ),
    ("access_log", "actor", "the same"),
    (
        "role_grants",
        "account",
        "whoever holds a role hands it back first",
    ),
];

/// Rows about others in which the account stood: they are there as before.
const OF_OTHERS: &[(&str, i64)] = &[
    ("residence_claims", 3),
    ("residence_matches", 1),
    ("role_requests", 1),
    ("role_grants", 1),
    ("corrections", 1),
    ("access_questions", 1),
    ("letter_batches", 1),
    ("roll_imports", 1),
    ("notice_rounds", 1),
];

struct Column {
    table: String,
    name: String,
    /// As PostgreSQL calls it.
    kind: String,
}

/// All columns of all tables, from the migrations for PostgreSQL, which tell an id from other bytes.
fn columns() -> Vec<Column> {
    let mut found = Vec::new();
    let folder = sources::root().join("migrations/postgres");
    for file in std::fs::read_dir(folder).expect("the migrations") {
        let path = file.expect("a file").path();
        if path.is_dir() {
            // The issuer and the box have databases of their own, which know no accounts.
            continue;
        }
        let text = std::fs::read_to_string(path).expect("text");
        let mut table = String::new();
        for line in text.lines() {
            let words: Vec<&str> = line
                .split([' ', ',', ';'])
                .filter(|word| !word.is_empty())
                .collect();
            let column = match words.as_slice() {
                ["CREATE", "TABLE", name, ..] => {
                    (*name).clone_into(&mut table);
                    None
                }
                ["ALTER", "TABLE", name, "ADD", "COLUMN", column, kind, ..] => {
                    Some((*name, *column, *kind))
                }
                [column, kind, ..] if line.starts_with("    ") && !is_constraint(column) => {
                    Some((table.as_str(), *column, *kind))
                }
                _ => None,
            };
            found.extend(column.map(|(table, name, kind)| Column {
                table: table.to_owned(),
                name: name.to_owned(),
                kind: kind.to_owned(),
            }));
        }
    }
    // The index of words is another thing in each engine, made from the texts, and goes with them.
    found.retain(|column| column.table != "search_texts");
    assert!(found.len() > 300, "{} columns", found.len());
    found
}

fn is_constraint(word: &str) -> bool {
    ["PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "SELECT", "FROM"].contains(&word)
}

fn is_id(column: &Column) -> bool {
    column.kind == "UUID" && !OTHER_THINGS.contains(&column.name.as_str())
}

/// A connection that takes rows as they are, also where what they refer to is missing.
enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Raw {
    async fn open(town: &Town) -> Self {
        let url = town.config.places().main;
        if town.engine == Engine::Sqlite {
            let path = url.strip_prefix("sqlite:").expect("a file");
            let options = SqliteConnectOptions::new()
                .filename(Path::new(path))
                .foreign_keys(false);
            let connection = SqliteConnection::connect_with(&options).await;
            return Self::Sqlite(connection.expect("the file opens"));
        }
        let mut connection = PgConnection::connect(&url).await.expect("it answers");
        let quiet = connection
            .execute("SET session_replication_role = replica")
            .await;
        quiet.expect("tests are superusers");
        Self::Postgres(connection)
    }

    async fn execute(&mut self, statement: String) {
        let shown = statement.clone();
        let done = match self {
            Self::Sqlite(c) => c.execute(AssertSqlSafe(statement)).await.map(|_| ()),
            Self::Postgres(c) => c.execute(AssertSqlSafe(statement)).await.map(|_| ()),
        };
        done.unwrap_or_else(|error| panic!("{shown}: {error}"));
    }

    async fn count(&mut self, table: &str, condition: &str) -> i64 {
        let statement = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table} WHERE {condition}"));
        let counted = match self {
            Self::Sqlite(c) => sqlx::query_scalar(statement).fetch_one(c).await,
            Self::Postgres(c) => sqlx::query_scalar(statement).fetch_one(c).await,
        };
        counted.unwrap_or_else(|error| panic!("{table}, {condition}: {error}"))
    }

    fn id(&self, id: Uuid) -> String {
        match self {
            Self::Sqlite(_) => format!("x'{}'", id.simple()),
            Self::Postgres(_) => format!("'{id}'"),
        }
    }

    /// Some value of a kind, another one for each number.
    fn some(&self, kind: &str, number: u32) -> String {
        let truth = match self {
            Self::Sqlite(_) => "0",
            Self::Postgres(_) => "FALSE",
        };
        let bytes = match self {
            Self::Sqlite(_) => format!("x'{number:08x}'"),
            Self::Postgres(_) => format!("'\\x{number:08x}'"),
        };
        match kind {
            "UUID" => self.id(Uuid::from_u128(u128::from(number))),
            "BYTEA" => bytes,
            "TEXT" => format!("'some {number}'"),
            "BOOLEAN" => truth.to_owned(),
            "BIGINT" | "SMALLINT" | "INTEGER" | "DOUBLE" => number.to_string(),
            other => panic!("what is {other}?"),
        }
    }

    /// Writes a row into the table of a column, in which the column is this id and everything else is something.
    async fn plant(&mut self, columns: &[Column], at: &Column, id: Uuid, number: u32) {
        let of_table: Vec<&Column> = columns.iter().filter(|c| c.table == at.table).collect();
        let names: Vec<&str> = of_table.iter().map(|c| c.name.as_str()).collect();
        let values: Vec<String> = of_table
            .iter()
            .map(|c| match c.name == at.name {
                true => self.id(id),
                false => self.some(&c.kind, number),
            })
            .collect();
        let statement = format!(
            "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT DO NOTHING",
            at.table,
            names.join(", "),
            values.join(", ")
        );
        self.execute(statement).await;
    }
}

both!(
    nothing_that_is_left_names_an_erased_account,
    async |town: &Town| {
        let rita = town.resident("Rita").await;
        let otto = town.citizen("Otto").await;
        let columns = columns();
        for (table, name, _) in STAYS {
            let found = columns.iter().any(|c| c.table == *table && c.name == *name);
            assert!(found, "there is no {table}.{name}");
        }
        let stays = |c: &Column| STAYS.iter().any(|(t, n, _)| c.table == *t && c.name == *n);
        let mut raw = Raw::open(town).await;
        for (number, column) in (1..).zip(columns.iter().filter(|c| is_id(c) && !stays(c))) {
            raw.plant(&columns, column, rita.account.0, number).await;
            let own = raw.id(rita.account.0);
            let planted = raw
                .count(&column.table, &format!("{} = {own}", column.name))
                .await;
            assert!(planted >= 1, "{}.{}", column.table, column.name);
        }
        write_of_it(&mut raw, &rita, &otto).await;

        let typed = [("email", rita.email.as_str())];
        let reply = rita.browser.post("/me/data/erase", &typed).await;
        assert_eq!(reply.status, 303, "{}", reply.text());

        let own = raw.id(rita.account.0);
        let mut left = Vec::new();
        for column in &columns {
            let text = rita.account.to_string();
            let condition = match column.kind.as_str() {
                // A row that is about the account anyway may say its number twice.
                "UUID" if !stays(column) => {
                    let about_others: String = STAYS
                        .iter()
                        .filter(|(table, _, _)| column.table == *table)
                        .map(|(_, name, _)| format!(" AND {name} <> {own}"))
                        .collect();
                    format!("{} = {own}{about_others}", column.name)
                }
                "TEXT" => format!(
                    "{0} LIKE '%{text}%' OR ({0} LIKE '%{1}%' AND {0} <> '{1}')",
                    column.name, rita.email
                ),
                _ => continue,
            };
            if raw.count(&column.table, &condition).await > 0 {
                left.push(format!("{}.{}", column.table, column.name));
            }
        }
        assert!(
            left.is_empty(),
            "an erased account is named by {left:?} (privacy::erasure::ERASERS)"
        );
        for (table, rows) in OF_OTHERS {
            assert_eq!(raw.count(table, "1 = 1").await, *rows, "{table}");
        }
        // A sign about several names the others; it is known again by the first of them.
        let signs = format!("holders = '[\"{0}\"]' AND about = '{0}'", otto.account);
        assert_eq!(raw.count("signals", &signs).await, 1);
        let signs = format!("holders = '[\"{}\"]'", otto.account);
        assert_eq!(raw.count("signals", &signs).await, 2);
        assert_eq!(raw.count("signals", "kind = 'codes_tried'").await, 0);
    }
);

/// Writes of somebody where texts name accounts: in signs of misuse, and in the facts of an event about something else.
async fn write_of_it(raw: &mut Raw, of: &Person, other: &Person) {
    let (own, others) = (of.account, other.account);
    for (number, kind, about, holders) in [
        (9001, "codes_tried", own.to_string(), format!("[\"{own}\"]")),
        (
            9002,
            "desk_device",
            own.to_string(),
            format!("[\"{own}\",\"{others}\"]"),
        ),
        (
            9003,
            "one_mailbox",
            "box".to_owned(),
            format!("[\"{others}\",\"{own}\"]"),
        ),
    ] {
        let id = raw.some("UUID", number);
        raw.execute(format!(
            "INSERT INTO signals (id, kind, about, first_at, last_at, count, holders, state) VALUES ({id}, '{kind}', '{about}', 0, 0, 2, '{holders}', 'open')"
        ))
        .await;
    }
    let id = raw.some("UUID", 9004);
    raw.execute(format!(
        "INSERT INTO events (id, at, kind, subject, facts) VALUES ({id}, 0, 'signal.decided', {id}, '{{\"account\":\"{own}\"}}')"
    ))
    .await;
}
