//! Reads the sources of the program as text.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// One source file.
pub struct Source {
    /// Path from the root of the repository, with `/`.
    pub path: String,
    /// Whether there is a folder of the same name beside it.
    pub has_folder: bool,
    text: String,
}

impl Source {
    /// A source with this text.
    #[must_use]
    pub fn new(path: &str, text: &str, has_folder: bool) -> Self {
        Self {
            path: path.to_owned(),
            has_folder,
            text: text.to_owned(),
        }
    }

    /// Whether this runs in the service, unlike tests and tasks.
    #[must_use]
    pub fn is_program(&self) -> bool {
        self.path.starts_with("app/src") || self.path.starts_with("server/src")
    }

    /// The slice or other part of the app it belongs to: `polls` for `app/src/polls/store.rs`.
    #[must_use]
    pub fn part(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("app/src/")?;
        inside.split(['/', '.']).next()
    }

    /// The text without its tests and without whole lines of comment.
    #[must_use]
    pub fn code(&self) -> String {
        let program = self.program();
        let lines = program
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// How many lines it has before its tests.
    #[must_use]
    pub fn program_lines(&self) -> usize {
        self.program().lines().count()
    }

    fn program(&self) -> &str {
        let tests = self.text.find("#[cfg(test)]\nmod tests");
        tests.map_or(&self.text, |at| &self.text[..at])
    }

    /// The texts of all `sql!` in it.
    #[must_use]
    pub fn statements(&self) -> Vec<String> {
        let code = self.code();
        let texts = code.match_indices("sql!(").filter_map(|(at, _)| {
            let argument = &code[at + "sql!(".len()..];
            let start = argument.find('"')? + 1;
            // Where the macro itself is written, there is no text.
            let is_macro = argument[..start].contains('$');
            if is_macro {
                return None;
            }
            let end = start + argument[start..].find('"')?;
            Some(unescaped(&argument[start..end]))
        });
        texts.collect()
    }
}

/// The text a string literal stands for, as far as statements need it.
fn unescaped(literal: &str) -> String {
    let mut text = literal.replace("\\n", "\n");
    while let Some((start, rest)) = text.clone().split_once("\\u{") {
        let Some((code, rest)) = rest.split_once('}') else {
            break;
        };
        let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        text = format!("{start}{}{rest}", c.unwrap_or_default());
    }
    text
}

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// All Rust sources of the repository.
#[must_use]
pub fn all() -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    for top in ["app", "server"] {
        let files = walkdir::WalkDir::new(root.join(top)).into_iter();
        let files = files.filter_entry(|entry| entry.file_name() != "target");
        for file in files.filter_map(Result::ok) {
            let path = file.path();
            if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(path).expect("a source is text");
                let relative = path.strip_prefix(&root).expect("below the root");
                let relative = relative.to_string_lossy().replace('\\', "/");
                let has_folder = path.with_extension("").is_dir();
                found.push(Source::new(&relative, &text, has_folder));
            }
        }
    }
    assert!(found.len() > 40, "the sources are not where they should be");
    found
}

/// Names of the crates a package needs outside of its tests.
#[must_use]
pub fn manifest(folder: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join(folder).join("Cargo.toml"));
    let table: toml::Table = text.expect("a manifest").parse().expect("TOML");
    let needed = table.get("dependencies").and_then(|d| d.as_table());
    needed.map_or_else(Vec::new, |needed| needed.keys().cloned().collect())
}

/// Words of a statement; punctuation separates them.
fn words(statement: &str) -> Vec<&str> {
    statement
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect()
}

fn after(statement: &str, keywords: &[&str]) -> BTreeSet<String> {
    let known = created_tables();
    let words = words(statement);
    let pairs = words.windows(2).filter(|pair| keywords.contains(&pair[0]));
    let mut found: BTreeSet<String> = pairs.map(|pair| pair[1].to_owned()).collect();
    // FROM a, b: tables behind commas are words of their own.
    if keywords.contains(&"FROM") && statement.contains("FROM") {
        let listed = statement.split(',').filter_map(|part| words_first(part));
        found.extend(listed.map(str::to_owned));
    }
    found.retain(|table| known.contains(table));
    found
}

fn words_first(part: &str) -> Option<&str> {
    let first = part
        .trim()
        .split(|c: char| !c.is_alphanumeric() && c != '_');
    first.into_iter().next().filter(|word| {
        !word.is_empty()
            && part
                .trim()
                .get(word.len()..)
                .is_some_and(|rest| !rest.starts_with('.'))
    })
}

/// The tables a statement names.
#[must_use]
pub fn tables(statement: &str) -> BTreeSet<String> {
    after(statement, &["FROM", "JOIN", "INTO", "UPDATE", "USING"])
}

/// The tables a statement changes.
#[must_use]
pub fn written_tables(statement: &str) -> BTreeSet<String> {
    let mut found = after(statement, &["INTO", "UPDATE"]);
    let words = words(statement);
    let deleted = words.windows(3).filter(|w| w[..2] == ["DELETE", "FROM"]);
    found.extend(deleted.map(|w| w[2].to_owned()));
    found
}

/// The tables that the migrations make.
#[must_use]
pub fn created_tables() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let folder = root().join("migrations/postgres");
    for file in walkdir::WalkDir::new(folder) {
        let file = file.expect("a migration");
        if !file.file_type().is_file() {
            continue;
        }
        let text = std::fs::read_to_string(file.path());
        for part in text.expect("text").split("CREATE TABLE ").skip(1) {
            found.extend(words(part).first().map(|name| (*name).to_owned()));
        }
    }
    found
}

/// A route of the program, as its sources name it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// Path, with its parameters in braces.
    pub path: String,
    /// `get`, `post` or both.
    pub methods: Vec<&'static str>,
}

/// All routes of the app, in the order of their paths. Reading them from the sources means that none is forgotten.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut found = Vec::new();
    for source in all() {
        if !source.path.starts_with("app/src") {
            continue;
        }
        let code = source.code();
        for (at, _) in code.match_indices(".route(") {
            let call = call_of(&code[at + ".route".len()..]);
            let path = call.split('"').nth(1).unwrap_or_default().to_owned();
            let methods = [("get(", "get"), ("post(", "post")];
            let methods = methods.into_iter().filter(|(word, _)| call.contains(word));
            found.push(Route {
                path,
                methods: methods.map(|(_, method)| method).collect(),
            });
        }
    }
    found.sort();
    found
}

/// The text from an opening parenthesis to the one that closes it.
fn call_of(text: &str) -> &str {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return &text[..=at],
            ')' => depth -= 1,
            _ => {}
        }
    }
    text
}
