//! Who may do what: every route, in every state of a poll where it is about one, tried over HTTP by every role, and compared with the table
//! that is checked in. `COMITIA_REWRITE=1 cargo test -p server --test http authz_matrix` writes the table anew; its diff is what gets reviewed.

mod secret;

use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use domain::ids::{PhaseId, PollId, SpaceId};
use domain::space::Activity;
use secret::{is_secret, secret_polls};
use std::collections::BTreeMap;
use std::fmt::Write;
use support::forum::Forum;
use support::secret::SecretPoll;
use support::sources::{self, Route, root};
use support::{Person, PollText, Reply, Town, both};
use uuid::Uuid;

const TABLE: &str = "server/tests/authz_matrix.txt";

const HEAD: &str = "\
# Who may do what. Written by authz_matrix.rs, reviewed by people.
#
#   ✔   may: the page, the form (also one that is refused because it is empty), or what was asked for
#   ✘   may not, and is told why (403)
#   ?   there is no such thing for them (404), or no longer (410)
#   in  is asked to sign in first
#
# moderator to auditor hold their role in the space; the administrator of the municipality in all of it. `other` is the administrator of
# another space. The clerk (case worker), the lead (unit manager) and the checker (auditor) hold theirs in all of it. A citizen has confirmed an e-mail address, a resident stands on the roll.
";

/// Somebody of each kind.
const KINDS: &[(&str, Kind)] = &[
    ("visitor", Kind::Visitor),
    ("citizen", Kind::Citizen),
    ("resident", Kind::Resident),
    ("moderator", Kind::Official(Role::Moderator)),
    ("councillor", Kind::Official(Role::Councillor)),
    ("caseworker", Kind::Official(Role::CaseWorker)),
    ("manager", Kind::Official(Role::UnitManager)),
    ("spaceadmin", Kind::Official(Role::Administrator)),
    ("other", Kind::AdministratorElsewhere),
    ("admin", Kind::Administrator),
    ("auditor", Kind::Official(Role::Auditor)),
    ("clerk", Kind::Everywhere(Role::CaseWorker)),
    ("lead", Kind::Everywhere(Role::UnitManager)),
    ("checker", Kind::Everywhere(Role::Auditor)),
];

#[derive(Clone, Copy)]
enum Kind {
    Visitor,
    Citizen,
    Resident,
    Official(Role),
    Everywhere(Role),
    AdministratorElsewhere,
    Administrator,
}

/// States of a poll, in the order of its life.
const STATES: &[&str] = &["draft", "preview", "published", "open", "closed"];

/// Routes about a thing of one's own that this test does not make: a passkey, a session, the secret of a link.
const OWN: &[&str] = &[
    "/me/providers/{",
    "/me/passkeys/{",
    "/ideas/drafts/{",
    "/ideas/{id}/edit",
    "/ideas/{id}/withdraw",
    "/ideas/{id}/authors",
    "/ideas/{id}/rate",
    "/ideas/{id}/split",
    "/invitations/{",
    "/me/sessions/{",
    "/me/access/{",
    "/me/residence/release",
    "/desk/corrections/{",
    "/sign-in/link/{",
    "/email/confirm/{",
    "/email/undo/{",
    "/admin/roles/requests/{",
    "/me/about/{",
    "/me/notices/{",
    "/stop/{",
    "/trustees/{",
    "/contact/undo/{",
    "/me/names/{",
    "/pictures",
    "/admin/roll/{",
    "/desk/identify/{",
    "/desk/people/{",
    "/desk/paper/{",
    "/desk/paper/visits/{",
    "/desk/claims/{",
    "/desk/signals/{",
    "/desk/questions/{",
    "/comments/{id}/edit",
    "/comments/{id}/withdraw",
    "/amendments/{id}/decide",
    "/amendments/{id}/withdraw",
    "/report/{",
    "/moderation/items/{",
    "/moderation/statements/{",
    "/moderation/appeals/{",
    "/moderation/templates/{",
    "/moderation/signals/{",
    "/me/decisions/{",
];

/// The id of what a route is about, where nothing else is said: the provider below has it.
const ID: &str = "00000000-0000-7000-8000-000000000000";

/// A provider that is switched on and does not answer.
async fn provider(town: &Town) {
    let id: Uuid = ID.parse().expect("an id");
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query(
            "INSERT INTO providers (id, name, issuer, client_id, scopes, resident_acr, strong_acr, roll_match, match_claim, trusts_email, is_active, version, created_at)
             VALUES ($1, 'Town ID', 'http://127.0.0.1:1', 'c', 'openid', '', '', 'none', '', $2, $3, 1, 0) ON CONFLICT (id) DO NOTHING"
        ).bind(id).bind(false).bind(true).execute(c).await?.rows_affected());
        Ok(())
    });
    written.expect("the provider is made");
}

struct Places {
    here: SpaceId,
    phase: Option<PhaseId>,
    elsewhere: SpaceId,
    /// A board in `here`, an idea on it, a comment on that and a change of it that was proposed.
    board: Uuid,
    idea: Uuid,
    comment: Uuid,
    amendment: Uuid,
}

async fn somebody(town: &Town, kind: Kind, places: &Places) -> Option<Person> {
    Some(match kind {
        Kind::Visitor => return None,
        Kind::Citizen => town.citizen("C").await,
        Kind::Resident => {
            let resident = town.resident("R").await;
            town.enlist(resident.entry.expect("an entry")).await;
            resident
        }
        Kind::Official(role) => town.official("O", role, Some(places.here)).await,
        Kind::Everywhere(role) => town.official("W", role, None).await,
        Kind::AdministratorElsewhere => {
            town.official("E", Role::Administrator, Some(places.elsewhere))
                .await
        }
        Kind::Administrator => town.official("A", Role::Administrator, None).await,
    })
}

/// As many polls in that state as there are kinds of people, because a request may change the one it is about.
async fn polls(town: &Town, space: SpaceId, state: &str) -> Vec<PollId> {
    let (written, closes_in) = match state {
        "draft" => ("draft", 86_400),
        "preview" => ("preview", 86_400),
        "closed" => ("published", 60),
        _ => ("published", 86_400),
    };
    let opens_in = if ["open", "closed"].contains(&state) {
        -3600
    } else {
        3600
    };
    let text = PollText {
        opens_in,
        closes_in,
        ..PollText::default()
    };
    let mut made = Vec::new();
    for _ in KINDS {
        made.push(town.poll(space, written, &text).await);
    }
    if state == "closed" {
        town.jobs().await;
        town.clock.advance(120);
    }
    town.jobs().await;
    made
}

fn outcome(reply: &Reply) -> &'static str {
    let to = reply.location().unwrap_or_default();
    match reply.status.as_u16() {
        401 => "in",
        303 if to.starts_with("/sign-in?") => "in",
        // 502: asked of a provider that is not there.
        200..=399 | 400 | 409 | 422 | 502 => "✔",
        403 => "✘",
        404 | 410 => "?",
        _ => "FAIL",
    }
}

/// The path of a route with its parameters filled in.
fn filled(route: &Route, places: &Places, poll: Option<PollId>) -> String {
    let mut before = "";
    let parts = route.path.split('/').map(|part| {
        let value = match (part, before) {
            ("{tag}", _) => "de".to_owned(),
            ("{slug}", _) => "here".to_owned(),
            ("{number}" | "{size}", _) => "1".to_owned(),
            ("{*path}", _) => "0/000.p/1".to_owned(),
            (part, "polls") if part.starts_with('{') => {
                poll.map(|poll| poll.to_string()).unwrap_or_default()
            }
            (part, "phases") if part.starts_with('{') => places
                .phase
                .map(|phase| phase.to_string())
                .unwrap_or_default(),
            (part, "spaces") if part.starts_with('{') => places.here.to_string(),
            (part, "boards") if part.starts_with("{id") => places.board.to_string(),
            (part, "ideas") if part.starts_with('{') => places.idea.to_string(),
            (part, "comments") if part.starts_with('{') => places.comment.to_string(),
            (part, "amendments") if part.starts_with('{') => places.amendment.to_string(),
            ("{kind}", "report") => "name".to_owned(),
            (part, _) if part.starts_with('{') => ID.to_owned(),
            (part, _) => part.to_owned(),
        };
        before = part;
        value
    });
    parts.collect::<Vec<_>>().join("/")
}

async fn row(
    town: &Town,
    route: &Route,
    method: &str,
    places: &Places,
    (state, secret): (Option<&str>, Option<PollId>),
) -> Vec<&'static str> {
    let polls = match (state, secret) {
        (_, Some(secret)) => vec![secret; KINDS.len()],
        (Some(state), None) => polls(town, places.here, state).await,
        (None, None) => Vec::new(),
    };
    // Somebody may have removed it.
    provider(town).await;
    let mut cells = Vec::new();
    for (number, (_, kind)) in KINDS.iter().enumerate() {
        let person = somebody(town, *kind, places).await;
        let visitor = town.visitor();
        let browser = person.as_ref().map_or(&visitor, |person| &person.browser);
        // A request may remove the phase it is about.
        let places = Places {
            phase: if route.path.contains("/phases/{") {
                Some(town.phase(places.here).await)
            } else {
                None
            },
            ..*places
        };
        let path = filled(route, &places, polls.get(number).copied());
        let reply = if method == "post" {
            browser.post(&path, &[]).await
        } else {
            browser.get(&path).await
        };
        cells.push(outcome(&reply));
    }
    cells
}

async fn table(town: &Town) -> String {
    let here = town.space("here").await;
    let forum = Forum::at(town, here, "here").await;
    let comment = forum
        .comment(&forum.author.browser, "for", "For the ducks.")
        .await;
    let places = Places {
        here,
        phase: None,
        elsewhere: town.space("elsewhere").await,
        board: forum.board,
        idea: forum.idea.0,
        comment: comment.0,
        amendment: forum.amendment(town).await,
    };
    provider(town).await;
    let secrets = secret_polls(town).await;
    let mut rows: BTreeMap<(String, String), Vec<&'static str>> = BTreeMap::new();
    for route in sources::routes() {
        for method in &route.methods {
            let name = (route.path.clone(), method.to_uppercase());
            if !route.path.contains("/polls/{") {
                // Phases that other rows made permit votes alone.
                forum.phase(town, &Activity::ALL).await;
                rows.insert(name, row(town, &route, method, &places, (None, None)).await);
                continue;
            }
            for (number, state) in STATES.iter().enumerate() {
                let name = (format!("{} ·{number} {state}", name.0), name.1.clone());
                let secret = secrets.get(state).copied();
                let secret = secret.filter(|_| is_secret(&route.path));
                let cells = row(town, &route, method, &places, (Some(state), secret)).await;
                rows.insert(name, cells);
            }
        }
    }
    let mut text = HEAD.to_owned();
    let names: Vec<String> = KINDS
        .iter()
        .map(|(name, _)| format!("{name:<10}"))
        .collect();
    let _ = writeln!(text, "\n{:<58}{}", "", names.join(" ").trim_end());
    for ((path, method), cells) in rows {
        let path = STATES.iter().enumerate().fold(path, |path, (n, state)| {
            path.replace(&format!("·{n} {state}"), &format!("({state})"))
        });
        let cells: Vec<String> = cells.iter().map(|cell| format!("{cell:<10}")).collect();
        let _ = writeln!(
            text,
            "{:<58}{}",
            format!("{method:<4} {path}"),
            cells.join(" ").trim_end()
        );
    }
    text
}

both!(
    the_table_says_who_may_do_what,
    |config| {
        config.demo = true;
        // One that does not answer.
        config.directory_url = Some("ldap://127.0.0.1:1".to_owned());
        config.account_limit = 0;
        config.address_limit = 0;
    },
    async |town: &Town| {
        let found = table(town).await;
        let path = root().join(TABLE);
        if std::env::var_os("COMITIA_REWRITE").is_some() {
            std::fs::write(&path, &found).expect("the table can be written");
        }
        let expected = std::fs::read_to_string(&path).expect("the table is checked in");
        let different: Vec<String> = found
            .lines()
            .filter(|line| !expected.lines().any(|other| other == *line))
            .map(|line| format!("now  {line}"))
            .chain(
                expected
                    .lines()
                    .filter(|line| !found.lines().any(|other| other == *line))
                    .map(|line| format!("was  {line}")),
            )
            .collect();
        assert!(
            different.is_empty(),
            "{TABLE} says otherwise:\n{}",
            different.join("\n")
        );
    }
);

#[test]
fn the_table_itself_makes_sense() {
    let text = std::fs::read_to_string(root().join(TABLE)).expect("the table is checked in");
    let rows: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("GET") || line.starts_with("POST"))
        .collect();
    for route in sources::routes() {
        assert!(
            rows.iter().any(|row| row.contains(&route.path)),
            "{} is not in the table",
            route.path
        );
    }
    for row in rows {
        assert!(!row.contains("FAIL"), "{row}");
        let is_own = OWN.iter().any(|own| row.contains(own));
        let about_a_state = row.contains(')');
        assert!(
            is_own || about_a_state || row.contains('✔'),
            "nobody may: {row}"
        );
        if row.contains(" /admin") {
            let start = row.char_indices().nth(58).map_or("", |(at, _)| &row[at..]);
            let cells: Vec<&str> = start.split_whitespace().collect();
            assert_eq!(
                cells.first(),
                Some(&"in"),
                "a visitor in the administration: {row}"
            );
            assert!(
                cells.iter().skip(1).take(2).all(|cell| *cell != "✔"),
                "a citizen in the administration: {row}"
            );
        }
    }
}
