//! What each source is read for.

use support::sources::{self, Source};

/// The slices of the app: one folder for each thing citizens know.
const SLICES: &[&str] = &[
    "access",
    "admin",
    "contacts",
    "desk",
    "directory",
    "discussion",
    "federation",
    "home",
    "ideas",
    "identity",
    "issuer",
    "media",
    "moderation",
    "notices",
    "polls",
    "privacy",
    "profile",
    "retention",
    "roll",
    "search",
    "secret",
    "signals",
    "spaces",
    "trustees",
];

/// Which slice, or which other file of `app/src`, each table belongs to.
pub const OWNERS: &[(&str, &[&str])] = &[
    (
        "identity",
        &[
            "sessions",
            "accounts",
            "passkeys",
            "email_links",
            "role_grants",
            "devices",
            "desk_devices",
            "email_changes",
            "held_emails",
            "failed_attempts",
            "role_requests",
            "account_activity",
        ],
    ),
    (
        "directory",
        &[
            "directory_members",
            "directory_grants",
            "directory_runs",
            "directory_changes",
            "directory_tries",
        ],
    ),
    (
        "roll",
        &[
            "roll_entries",
            "roll_imports",
            "roll_uploads",
            "letter_batches",
            "letter_codes",
            "desk_assistances",
            "code_tries",
            "desk_numbers",
            "residence_matches",
            "residence_claims",
            "frozen_rolls",
            "frozen_roll_entries",
        ],
    ),
    ("signals", &["signals", "signal_mailboxes", "signal_hours"]),
    ("federation", &["providers", "federated_identities"]),
    ("profile", &["profile_fields", "pseudonyms", "public_names"]),
    (
        "contacts",
        &[
            "contact_points",
            "contact_codes",
            "contact_tries",
            "contact_sendings",
            "contact_changes",
            "outgoing_letters",
        ],
    ),
    (
        "notices",
        &[
            "notice_choices",
            "notices",
            "notice_digests",
            "notice_rounds",
            "poll_follows",
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
    (
        "secret",
        &[
            "secret_polls",
            "issuer_polls",
            "roll_slots",
            "issuance",
            "box_polls",
            "staged_envelopes",
            "own_openings",
            "recorded_envelopes",
            "record_leaves",
            "record_tiles",
            "record_checkpoints",
            "further_issuers",
            "issuers_to_forget",
            "further_batches",
            "further_slots",
            "further_recorded",
        ],
    ),
    (
        "issuer",
        &[
            "register_persons",
            "register_codes",
            "register_passkeys",
            "served_polls",
            "served_issuance",
            "served_batches",
        ],
    ),
    (
        "trustees",
        &["trustee_ceremonies", "trustees", "trustee_complaints"],
    ),
    (
        "access",
        &[
            "access_log",
            "access_untold",
            "access_told",
            "access_questions",
        ],
    ),
    (
        "ideas",
        &[
            "boards",
            "board_categories",
            "ideas",
            "idea_versions",
            "idea_drafts",
            "idea_authors",
            "idea_invitations",
            "idea_supports",
            "idea_follows",
            "idea_steps",
            "idea_rounds",
            "idea_merges",
            "official_answers",
            "answer_ratings",
            "milestones",
            "amendments",
            "amendment_votes",
        ],
    ),
    (
        "discussion",
        &["threads", "comments", "comment_versions", "comment_ratings"],
    ),
    (
        "moderation",
        &[
            "moderation_items",
            "reports",
            "statements",
            "statement_recipients",
            "moderation_texts",
            "appeals",
            "moderation_notes",
            "moderation_templates",
            "moderation_rules",
            "suspensions",
        ],
    ),
    ("search", &["search_entries", "search_texts"]),
    ("media", &["pictures"]),
    ("privacy", &["corrections", "consents"]),
    ("retention", &["retention_runs"]),
    ("events", &["events"]),
    ("mail", &["outgoing_mail"]),
    ("db", &["settings"]),
];

/// Where a slice reads a table of another after all, and why.
pub const SHARED_READS: &[(&str, &str, &str)] = &[
    (
        "polls",
        "spaces",
        "lists of polls name the space of each and link to it; a join instead of one more query a row",
    ),
    (
        "identity",
        "roll_entries",
        "who asks is read at every request, with what the roll says of them: one statement instead of two",
    ),
    (
        "ideas",
        "search_entries",
        "a list of ideas that is filtered by words and by everything else at once: a join instead of thousands of ids",
    ),
    (
        "ideas",
        "search_texts",
        "the index of the words themselves, for the same join",
    ),
    (
        "roll",
        "accounts",
        "letters go to those residents to whom no account belongs: among a million that is a question for the database",
    ),
];

/// Parts that look at people and what they write, and must not be able to look at ballots.
const WITHOUT_BALLOTS: &[&str] = &["moderation", "signals"];
/// Parts that keep ballots, and who voted.
const BALLOTS: &[&str] = &["polls", "secret", "trustees"];

/// What is wrong with one source: nothing, or sentences with the line.
pub type Rule = fn(&Source) -> Vec<String>;

/// Each rule, with its name.
pub const RULES: &[(&str, Rule)] = &[
    ("a slice asks for its own tables alone", own_tables),
    ("a slice never reaches into another's store", own_store),
    ("moderators cannot look at ballots", without_ballots),
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

/// The slice or file a table belongs to.
pub fn owner_of(table: &str) -> Option<&'static str> {
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

fn without_ballots(source: &Source) -> Vec<String> {
    let is_meant = source
        .part()
        .is_some_and(|part| WITHOUT_BALLOTS.contains(&part));
    if !is_meant {
        return Vec::new();
    }
    let words: Vec<String> = BALLOTS
        .iter()
        .flat_map(|part| [format!("{part}::"), format!("crate::{part}")])
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut found = lines_with(source, &words, "reaches to ballots");
    for statement in source.statements() {
        let kept = sources::tables(&statement).into_iter();
        let kept = kept.filter(|table| owner_of(table).is_some_and(|of| BALLOTS.contains(&of)));
        found.extend(kept.map(|table| format!("{}: asks for {table}", source.path)));
    }
    found
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

/// HTML that is printed as it is.
pub fn raw_html(source: &Source) -> Vec<String> {
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
    match source.program_lines() {
        n if n > 400 => vec![format!("{}: {n} lines", source.path)],
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
