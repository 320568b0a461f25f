//! The shape of the program, held by reading its sources. Every rule is shown to find what it forbids.

use std::collections::BTreeMap;
use support::sources::{self, Source, all, manifest};

/// The slices of the app: one folder for each thing citizens know.
const SLICES: &[&str] = &["admin", "home", "identity", "polls", "spaces"];

/// Which slice, or which other file of `app/src`, each table belongs to.
const OWNERS: &[(&str, &[&str])] = &[
    (
        "identity",
        &[
            "sessions",
            "roll_entries",
            "accounts",
            "passkeys",
            "email_links",
            "role_grants",
            "devices",
        ],
    ),
    ("spaces", &["spaces", "phases"]),
    (
        "polls",
        &[
            "polls",
            "poll_options",
            "poll_notes",
            "participation",
            "staged_ballots",
            "ballots",
            "turnout",
            "mixings",
            "results",
            "result_votes",
            "district_turnout",
            "replays",
        ],
    ),
    ("events", &["events"]),
    ("mail", &["outgoing_mail"]),
    ("db", &["settings"]),
];

/// Where a slice reads a table of another after all, and why.
const SHARED_READS: &[(&str, &str, &str)] = &[(
    "polls",
    "spaces",
    "lists of polls name the space of each and link to it; a join instead of one more query a row",
)];

/// What is wrong with one source: nothing, or sentences with the line.
type Rule = fn(&Source) -> Vec<String>;

const RULES: &[(&str, Rule)] = &[
    ("a slice asks for its own tables alone", own_tables),
    ("a slice never reaches into another's store", own_store),
    ("statements stand inside sql!", registered_statements),
    ("raw HTML is printed by ui/markdown.rs alone", raw_html),
    ("titles are printed by ui::PageTitle alone", titles),
    ("text areas are printed by ui::TextArea alone", text_areas),
    ("no style attributes, no inline handlers", inline_style),
    ("a feature's own file is a table of contents", contents),
    ("files stay readable", length),
    ("time is an argument", clock),
    ("the app does not know the server", direction),
    ("no allow without a reason that is checked", allowed),
];

/// Lines of the source that contain a word, as findings.
fn lines_with(source: &Source, words: &[&str], why: &str) -> Vec<String> {
    let hit = |line: &&str| words.iter().any(|word| line.contains(word));
    source
        .code()
        .lines()
        .filter(hit)
        .map(|line| format!("{}: {why}: {}", source.path, line.trim()))
        .collect()
}

fn owner_of(table: &str) -> Option<&'static str> {
    OWNERS
        .iter()
        .find_map(|(owner, tables)| tables.contains(&table).then_some(*owner))
}

fn own_tables(source: &Source) -> Vec<String> {
    let Some(owner) = source.part() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for statement in source.statements() {
        for table in sources::tables(&statement) {
            let shared = SHARED_READS
                .iter()
                .any(|(reader, read, _)| *reader == owner && *read == table)
                && !sources::written_tables(&statement).contains(&table);
            if owner_of(&table).is_some_and(|of| of != owner) && !shared {
                found.push(format!("{}: {owner} asks for {table}", source.path));
            }
        }
    }
    found
}

fn own_store(source: &Source) -> Vec<String> {
    let Some(part) = source.part() else {
        return Vec::new();
    };
    let others = SLICES.iter().filter(|slice| **slice != part);
    let words: Vec<String> = others.map(|slice| format!("{slice}::store")).collect();
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .chain(["pub mod store"])
        .collect();
    lines_with(source, &words, "a store is private to its slice")
}

fn registered_statements(source: &Source) -> Vec<String> {
    if !source.is_program() {
        return Vec::new();
    }
    let code = source.code();
    let mut found = lines_with(
        source,
        &["AssertSqlSafe", "raw_sql", "QueryBuilder"],
        "statements are written down, not put together",
    );
    for (at, _) in code.match_indices("sqlx::query") {
        let call = &code[at..];
        let argument = call
            .split_once('(')
            .map_or("", |(_, rest)| rest.trim_start());
        let registered = ["sql!(", "crate::sql!("]
            .iter()
            .any(|start| argument.starts_with(start));
        if !registered {
            let line = call.lines().next().unwrap_or_default();
            found.push(format!("{}: without sql!: {line}", source.path));
        }
    }
    found
}

fn raw_html(source: &Source) -> Vec<String> {
    if source.path == "app/src/ui/markdown.rs" {
        return Vec::new();
    }
    lines_with(source, &["inner_html", "innerHTML"], "raw HTML")
}

fn titles(source: &Source) -> Vec<String> {
    // A feed is XML with a `<title>` of its own, and puts every text through its own escaping.
    if !source.is_program()
        || ["app/src/ui.rs", "app/src/polls/pages/feed.rs"].contains(&&*source.path)
    {
        return Vec::new();
    }
    // `<title id=…>` names a picture in SVG.
    let mut found = lines_with(source, &["<title", "leptos_meta"], "a title");
    found.retain(|line| !line.contains("<title id="));
    found
}

fn text_areas(source: &Source) -> Vec<String> {
    if !source.is_program() || source.path == "app/src/ui/forms.rs" {
        return Vec::new();
    }
    lines_with(source, &["<textarea"], "a text area")
}

fn inline_style(source: &Source) -> Vec<String> {
    if !source.path.starts_with("app/src") {
        return Vec::new();
    }
    let words = [
        " style=",
        "onclick=",
        "onload=",
        "onerror=",
        "onsubmit=",
        "<style",
    ];
    lines_with(source, &words, "the policy of the page forbids it")
}

fn contents(source: &Source) -> Vec<String> {
    let is_feature = SLICES
        .iter()
        .any(|slice| source.path == format!("app/src/{slice}.rs"))
        && source.has_folder;
    let code = source.code();
    let lines = code.lines().filter(|line| !line.trim().is_empty());
    match lines.count() {
        n if is_feature && n > 40 => vec![format!("{}: {n} lines of code", source.path)],
        _ => Vec::new(),
    }
}

fn length(source: &Source) -> Vec<String> {
    // A file of tests is a list that nobody reads from top to bottom.
    let most = if source.path.starts_with("server/tests/") {
        900
    } else {
        400
    };
    match source.program_lines() {
        n if n > most => vec![format!("{}: {n} lines", source.path)],
        _ => Vec::new(),
    }
}

fn clock(source: &Source) -> Vec<String> {
    if source.path == "server/src/clock.rs" || !source.is_program() {
        return Vec::new();
    }
    let words = [
        "now_utc(",
        "now_local(",
        "SystemTime::now",
        "Timestamp::now",
        "Zoned::now",
        "UNIX_EPOCH.elapsed",
    ];
    lines_with(source, &words, "reads the clock")
}

fn direction(source: &Source) -> Vec<String> {
    let forbidden: &[&str] = match source.path.split('/').collect::<Vec<_>>().as_slice() {
        ["app", "src", ..] => &["server::", "leptos_router", "leptos_axum"],
        ["app", "domain" | "ballot" | "workflow", "src", ..] => &[
            "leptos",
            "sqlx",
            "tokio",
            "axum",
            "app::",
            "server::",
            "std::fs",
            "std::net",
            "std::env",
            "std::thread",
        ],
        _ => return Vec::new(),
    };
    lines_with(source, forbidden, "against the direction")
}

fn allowed(source: &Source) -> Vec<String> {
    lines_with(source, &["#[allow(", "#![allow("], "use #[expect]")
}

#[test]
fn the_sources_keep_the_rules() {
    let mut found = Vec::new();
    for source in all()
        .iter()
        .filter(|source| !source.path.ends_with("tests/architecture.rs"))
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
        ("app/ballot", &["blake3"]),
        ("app/workflow", &["thiserror"]),
        (
            "app/domain",
            &[
                "ballot",
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
