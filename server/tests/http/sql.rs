//! Every statement that stands in the sources means something to both engines.

use app::db::{Db, Engine, Part, statements};
use sqlx::{Executor, SqlStr};
use std::collections::BTreeSet;
use support::{Town, both, sources};

both!(every_statement_prepares, async |town: &Town| {
    // All parts in one database: which of them a statement is for does not matter here.
    for part in [Part::Issuer, Part::Box, Part::Process] {
        town.app.db.migrate(part).await.expect("the schema");
    }
    let mut refused = Vec::new();
    for statement in statements() {
        let text = SqlStr::from_static(statement.text);
        let prepared = match &town.app.db {
            Db::Sqlite { .. } if statement.engine == Engine::Postgres => continue,
            Db::Postgres { .. } if statement.engine == Engine::Sqlite => continue,
            Db::Sqlite { writer, .. } => writer.prepare(text).await.map(|_| ()),
            Db::Postgres { pool, .. } => pool.prepare(text).await.map(|_| ()),
        };
        if let Err(error) = prepared {
            refused.push(format!(
                "{}:{}: {error}\n    {}",
                statement.file, statement.line, statement.text
            ));
        }
    }
    assert!(refused.is_empty(), "\n{}\n", refused.join("\n"));
});

/// The linker keeps what is reachable; a statement that nobody reaches would escape the test above.
#[test]
fn no_statement_escapes() {
    let references = (server::router::router, server::issuer::router);
    assert!(size_of_val(&references) == 0);
    let known: BTreeSet<&str> = statements().map(|statement| statement.text).collect();
    for source in sources::all().iter().filter(|source| source.is_program()) {
        for text in source.statements() {
            assert!(
                known.contains(text.as_str()),
                "{}: not registered: {text}",
                source.path
            );
        }
    }
}
