//! The two schemas are one: tables, columns, kinds of values, nullability, keys and indexes. The index of texts is the one that differs on purpose:
//! `search_texts` is a virtual table of SQLite with tables of its own in its shadow, and an ordinary one of PostgreSQL.

use app::db::{Db, Part};
use sqlx::{PgPool, SqlitePool};
use std::collections::{BTreeMap, BTreeSet};
use support::{Engine, Town};

/// Table → what there is to say of it.
type Schema = BTreeMap<String, Table>;

#[derive(Debug, Default, PartialEq, Eq)]
struct Table {
    /// Column → kind and whether it may be null.
    columns: BTreeMap<String, (Kind, bool)>,
    /// The columns of each index in their order, and whether it is unique.
    indexes: BTreeSet<(Vec<String>, bool)>,
}

/// What both engines keep, by the name of the one that has fewer.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Blob,
    Integer,
    Real,
    Text,
    Other(String),
}

impl Kind {
    fn of(name: &str) -> Self {
        match name.to_ascii_lowercase().as_str() {
            "blob" | "bytea" | "uuid" => Self::Blob,
            "integer" | "bigint" | "smallint" | "boolean" => Self::Integer,
            "real" | "double precision" => Self::Real,
            "text" => Self::Text,
            other => Self::Other(other.to_owned()),
        }
    }
}

async fn of_sqlite(pool: &SqlitePool) -> Schema {
    let columns: Vec<(String, String, String, bool)> = sqlx::query_as(
        "SELECT t.name, c.name, c.type, c.\"notnull\" = 0 FROM pragma_table_list t, pragma_table_info(t.name) c
         WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '\\_%' ESCAPE '\\'",
    ).fetch_all(pool).await.expect("columns");
    let indexes: Vec<(String, String, bool, String)> = sqlx::query_as(
        "SELECT t.name, i.name, i.\"unique\" = 1, c.name FROM pragma_table_list t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
         WHERE t.schema = 'main' AND t.type = 'table' ORDER BY i.name, c.seqno",
    ).fetch_all(pool).await.expect("indexes");
    let strict: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
         AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_%' ESCAPE '\\'",
    )
    .fetch_all(pool)
    .await
    .expect("tables");
    assert!(strict.is_empty(), "not STRICT: {strict:?}");
    schema(columns, indexes)
}

/// The tables that SQLite keeps in a way of its own.
async fn split_of_sqlite(pool: &SqlitePool) -> Vec<String> {
    let found = sqlx::query_scalar(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual' ORDER BY name",
    );
    found.fetch_all(pool).await.expect("tables")
}

async fn of_postgres(pool: &PgPool) -> Schema {
    let columns: Vec<(String, String, String, bool)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'YES' FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' AND table_name <> 'search_texts'",
    ).fetch_all(pool).await.expect("columns");
    let indexes: Vec<(String, String, bool, String)> = sqlx::query_as(
        "SELECT t.relname::text, i.relname::text, x.indisunique, a.attname::text
         FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
              JOIN pg_namespace n ON n.oid = t.relnamespace
              JOIN LATERAL unnest(x.indkey) WITH ORDINALITY k (attnum, place) ON true
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
         WHERE n.nspname = 'public' AND t.relname NOT LIKE '\\_%' ORDER BY i.relname, k.place",
    )
    .fetch_all(pool)
    .await
    .expect("indexes");
    schema(columns, indexes)
}

fn schema(
    columns: Vec<(String, String, String, bool)>,
    indexes: Vec<(String, String, bool, String)>,
) -> Schema {
    let mut schema = Schema::new();
    for (table, column, kind, null) in columns {
        let table = schema.entry(table).or_default();
        table.columns.insert(column, (Kind::of(&kind), null));
    }
    let mut by_name: BTreeMap<(String, String, bool), Vec<String>> = BTreeMap::new();
    for (table, index, unique, column) in indexes {
        by_name
            .entry((table, index, unique))
            .or_default()
            .push(column);
    }
    for ((table, _, unique), columns) in by_name {
        if let Some(table) = schema.get_mut(&table) {
            table.indexes.insert((columns, unique));
        }
    }
    schema
}

#[tokio::test]
async fn both_engines_have_the_same_schema() {
    Town::with(
        Engine::Postgres,
        |_| (),
        async |postgres: &Town| {
            Town::with(
                Engine::Sqlite,
                |_| (),
                async |sqlite: &Town| {
                    for part in [Part::Issuer, Part::Box, Part::Process] {
                        sqlite.app.db.migrate(part).await.expect("the schema");
                        postgres.app.db.migrate(part).await.expect("the schema");
                    }
                    let (Db::Sqlite { writer, .. }, Db::Postgres { pool, .. }) =
                        (&sqlite.app.db, &postgres.app.db)
                    else {
                        panic!("one of each kind");
                    };
                    let (ours, theirs) = (of_sqlite(writer).await, of_postgres(pool).await);
                    assert_eq!(split_of_sqlite(writer).await, ["search_texts"]);
                    assert!(ours.len() > 10, "only {} tables", ours.len());
                    let names = |schema: &Schema| schema.keys().cloned().collect::<Vec<_>>();
                    assert_eq!(names(&ours), names(&theirs));
                    for (name, table) in &ours {
                        assert_eq!(Some(table), theirs.get(name), "{name}");
                    }
                    let odd = ours
                        .values()
                        .flat_map(|t| t.columns.values())
                        .find(|(kind, _)| matches!(kind, Kind::Other(_)));
                    assert_eq!(odd, None, "a kind of value that is not portable");
                },
            )
            .await;
        },
    )
    .await;
}
