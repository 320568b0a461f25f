//! The shape of the program, held by reading its sources. Every rule is shown to find what it forbids.

#[path = "architecture/rules.rs"]
mod rules;

use rules::{OWNERS, RULES, SHARED_READS, owner_of, raw_html};
use std::collections::BTreeMap;
use support::sources::{self, Source, all, manifest};

#[test]
fn the_sources_keep_the_rules() {
    let mut found = Vec::new();
    for source in all()
        .iter()
        .filter(|source| !source.path.starts_with("server/tests/architecture"))
    {
        for (name, rule) in RULES {
            found.extend(
                rule(source)
                    .into_iter()
                    .map(|what| format!("{name}: {what}")),
            );
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_rule_finds_what_it_forbids() {
    let long = "let x = 1;\n".repeat(401);
    let bad: &[(&str, &str, &str)] = &[
        (
            "a slice asks for its own tables alone",
            "app/src/polls/store.rs",
            r#"sql!("SELECT 1 FROM polls p JOIN accounts a ON 1 = 1")"#,
        ),
        (
            "a slice asks for its own tables alone",
            "app/src/polls/store.rs",
            r#"sql!("UPDATE spaces SET title = $1")"#,
        ),
        (
            "a slice asks for its own tables alone",
            "app/src/home.rs",
            r#"sql!(Sqlite, "DELETE FROM sessions")"#,
        ),
        (
            "a slice never reaches into another's store",
            "app/src/home/pages.rs",
            "use crate::polls::store::find;",
        ),
        (
            "a slice never reaches into another's store",
            "app/src/polls.rs",
            "pub mod store;",
        ),
        (
            "moderators cannot look at ballots",
            "app/src/moderation/signals.rs",
            "use crate::polls;",
        ),
        (
            "moderators cannot look at ballots",
            "app/src/moderation/store/texts.rs",
            r#"sql!("SELECT 1 FROM participation")"#,
        ),
        (
            "statements stand inside sql!",
            "app/src/polls/store.rs",
            r#"run!(tx, c => sqlx::query_as::<_, Row>("SELECT 1").fetch_one(c))"#,
        ),
        (
            "statements stand inside sql!",
            "server/src/jobs.rs",
            "sqlx::query(AssertSqlSafe(text))",
        ),
        (
            "raw HTML is printed by ui/markdown.rs alone",
            "app/src/polls/pages.rs",
            "view! { <p inner_html=x></p> }",
        ),
        (
            "titles are printed by ui::PageTitle alone",
            "app/src/polls/pages.rs",
            "view! { <title>{x}</title> }",
        ),
        (
            "text areas are printed by ui::TextArea alone",
            "app/src/polls/pages.rs",
            "view! { <textarea></textarea> }",
        ),
        (
            "no style attributes, no inline handlers",
            "app/src/polls/pages.rs",
            "view! { <p style=\"x\"></p> }",
        ),
        (
            "a feature's own file is a table of contents",
            "app/src/polls.rs",
            &long,
        ),
        ("files stay readable", "server/src/lib.rs", &long),
        (
            "time is an argument",
            "app/src/polls/jobs.rs",
            "let now = OffsetDateTime::now_utc();",
        ),
        (
            "the app does not know the server",
            "app/domain/src/poll.rs",
            "use sqlx::Row;",
        ),
        (
            "the app does not know the server",
            "app/src/web.rs",
            "use server::config::Config;",
        ),
        (
            "no allow without a reason that is checked",
            "app/src/web.rs",
            "#[allow(dead_code)]",
        ),
    ];
    let mut tried = BTreeMap::new();
    for (name, path, text) in bad {
        let rule = RULES
            .iter()
            .find(|(rule, _)| rule == name)
            .map(|(_, rule)| rule);
        let rule = rule.expect("a rule of this name");
        let source = Source::new(path, text, true);
        assert!(!rule(&source).is_empty(), "{name} finds nothing in {text}");
        assert!(
            rule(&Source::new(path, "", true)).is_empty(),
            "{name} finds something in nothing"
        );
        tried.insert(*name, ());
    }
    assert_eq!(tried.len(), RULES.len(), "every rule is tried");
}

#[test]
fn comments_and_tests_are_not_code() {
    let text =
        "// inner_html\n    /// <title>\nfn x() {}\n#[cfg(test)]\nmod tests { inner_html }\n";
    assert!(raw_html(&Source::new("app/src/home.rs", text, false)).is_empty());
}

#[test]
fn every_table_has_an_owner() {
    let known = sources::created_tables();
    for table in &known {
        assert!(owner_of(table).is_some(), "{table} belongs to nobody");
    }
    for (_, tables) in OWNERS {
        for table in *tables {
            assert!(known.contains(*table), "there is no table {table}");
        }
    }
    assert!(SHARED_READS.iter().all(|(_, _, why)| why.len() > 20));
}

#[test]
fn the_pure_crates_depend_on_pure_crates() {
    let permitted: &[(&str, &[&str])] = &[
        (
            "app/ballot",
            &[
                "base64",
                "blake3",
                "blind-rsa-signatures",
                "chacha20poly1305",
                "curve25519-dalek",
                "ed25519-dalek",
                "getrandom",
                "rand_chacha",
                "rand_core",
                "rsa",
                "serde",
                "serde_json",
                "sha2",
            ],
        ),
        ("app/workflow", &["thiserror"]),
        (
            "app/domain",
            &[
                "ballot",
                "blake3",
                "csv",
                "jiff",
                "serde",
                "thiserror",
                "uuid",
                "unicode-normalization",
            ],
        ),
    ];
    for (folder, names) in permitted {
        for name in manifest(folder) {
            assert!(names.contains(&name.as_str()), "{folder} depends on {name}");
        }
    }
    assert!(!manifest("app").contains(&"server".to_owned()));
    assert!(!manifest("app").is_empty());
}
