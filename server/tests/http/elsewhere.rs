//! Phases, polls and spaces of others: whoever does not run a space changes nothing in it, whatever ids the forms carry.

use domain::actor::Role;
use domain::ids::{PhaseId, SpaceId};
use support::drafting::{form, in_hours, send, with};
use support::{Browser, Person, PollText, Reply, Town, both};

/// Roles that do not run a space, held in it.
const OTHER_ROLES: [Role; 5] = [
    Role::Moderator,
    Role::Councillor,
    Role::CaseWorker,
    Role::UnitManager,
    Role::Auditor,
];

/// All that stands on a space and its polls, for its administrators.
async fn seen(ada: &Browser, space: SpaceId, polls: &[String]) -> Vec<String> {
    let mut paths = vec![
        format!("/admin/spaces/{space}"),
        format!("/admin/polls?space={space}"),
        "/admin/spaces".to_owned(),
    ];
    paths.extend(polls.iter().cloned());
    let mut seen = Vec::new();
    for path in paths {
        let page = ada.get(&path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text());
        // The addresses of polls and phases say which there are.
        seen.push(format!("{} {:?}", page.text(), page.links()));
    }
    seen
}

fn is_denied(reply: &Reply, what: &str) {
    assert_eq!(reply.status, 403, "{what}: {}", reply.text());
    assert!(reply.is_page(), "{what}");
    assert_eq!(reply.heading(), "You cannot do this", "{what}");
}

/// A form as one who may got it, with all that makes it complete.
struct Drawn {
    path: String,
    page: Reply,
    fields: Vec<(&'static str, String)>,
}

impl Drawn {
    async fn by(ada: &Browser, path: String, fields: Vec<(&'static str, String)>) -> Self {
        let page = ada.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        Self { path, page, fields }
    }

    async fn sent_by(&self, browser: &Browser) -> Reply {
        let fields: Vec<(&str, &str)> = self.fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        browser.submit(&self.page, &self.path, &fields).await
    }
}

/// The forms of a phase and of a new one beside it, each complete.
async fn phase_forms(town: &Town, ada: &Browser, space: SpaceId, phase: PhaseId) -> Vec<Drawn> {
    let changed = vec![
        ("title", "Taken over".to_owned()),
        ("starts", in_hours(town, -3)),
        ("ends", in_hours(town, 30)),
        ("permits", "discuss".to_owned()),
    ];
    let new = format!("/admin/spaces/{space}/phases/new");
    vec![
        Drawn::by(ada, new, changed.clone()).await,
        Drawn::by(ada, format!("/admin/phases/{phase}"), changed).await,
        Drawn::by(ada, format!("/admin/phases/{phase}/remove"), Vec::new()).await,
    ]
}

async fn others(town: &Town, space: SpaceId, elsewhere: SpaceId) -> Vec<(String, Person)> {
    let mut others = vec![
        ("citizen".to_owned(), town.citizen("Cem").await),
        ("resident".to_owned(), town.resident("Rita").await),
        (
            "administrator elsewhere".to_owned(),
            town.official("Ines", Role::Administrator, Some(elsewhere))
                .await,
        ),
    ];
    for role in OTHER_ROLES {
        let person = town.official("O", role, Some(space)).await;
        others.push((format!("{role:?}"), person));
        let person = town.official("O", role, None).await;
        others.push((format!("{role:?} of the municipality"), person));
    }
    others
}

both!(
    phases_are_changed_by_administrators_of_their_space_alone,
    async |town: &Town| {
        let (space, elsewhere) = (town.space("budget").await, town.space("harbour").await);
        let phase = town.phase(space).await;
        let ada = town.official("Ada", Role::Administrator, Some(space)).await;
        let ada = &ada.browser;
        let forms = phase_forms(town, ada, space, phase).await;
        let before = seen(ada, space, &[]).await;
        for (who, person) in others(town, space, elsewhere).await {
            for drawn in &forms {
                let what = format!("{who} at {}", drawn.path);
                is_denied(&person.browser.get(&drawn.path).await, &what);
                is_denied(&drawn.sent_by(&person.browser).await, &what);
                // A form that nothing can be read from is told the same: who may not learns nothing of it.
                is_denied(&person.browser.post(&drawn.path, &[]).await, &what);
            }
        }
        for drawn in &forms {
            let visitor = town.visitor();
            for reply in [
                visitor.get(&drawn.path).await,
                drawn.sent_by(&visitor).await,
            ] {
                let to = reply.location().unwrap_or_default();
                assert!(to.starts_with("/sign-in?"), "{}: {to}", drawn.path);
            }
        }
        assert_eq!(seen(ada, space, &[]).await, before);
        // The same forms, sent by one who may.
        assert_eq!(forms[1].sent_by(ada).await.status, 303);
        assert_ne!(seen(ada, space, &[]).await, before);
        let removing = Drawn::by(ada, forms[2].path.clone(), Vec::new()).await;
        assert_eq!(removing.sent_by(ada).await.status, 303);
        assert_eq!(ada.get(&forms[1].path).await.status, 404);
    }
);

both!(
    an_administrator_changes_nothing_in_another_space,
    async |town: &Town| {
        let (space, own) = (town.space("budget").await, town.space("harbour").await);
        let phase = town.phase(space).await;
        let ada = town.official("Ada", Role::Administrator, Some(space)).await;
        let ines = town.official("Ines", Role::Administrator, Some(own)).await;
        let (ada, ines) = (&ada.browser, &ines.browser);
        let later = PollText {
            opens_in: 3600,
            ..PollText::default()
        };
        let mut polls = Vec::new();
        for state in ["draft", "preview", "published"] {
            let id = town.poll(space, state, &later).await;
            polls.push(format!("/admin/polls/{id}"));
        }
        let open = town.poll(space, "published", &PollText::default()).await;
        town.jobs().await;
        polls.push(format!("/admin/polls/{open}"));
        let mut forms = phase_forms(town, ada, space, phase).await;
        let other_title = vec![("title", "Taken over?".to_owned())];
        forms.push(Drawn::by(ada, format!("{}/edit", polls[0]), other_title).await);
        forms.push(Drawn::by(ada, format!("{}/delete", polls[0]), Vec::new()).await);
        let note = vec![("body", "Do not vote.".to_owned())];
        forms.push(Drawn::by(ada, format!("{}/notes", polls[3]), note).await);
        for (poll, step) in [
            (0, "show-preview"),
            (1, "publish"),
            (2, "open"),
            (2, "withdraw"),
            (3, "close"),
        ] {
            let page = ada.get(&format!("{}/step?step={step}", polls[poll])).await;
            let why = vec![("step", step.to_owned()), ("note", "Because.".to_owned())];
            forms.push(Drawn {
                path: format!("{}/step", polls[poll]),
                page,
                fields: why,
            });
        }
        let before = seen(ada, space, &polls).await;
        for drawn in &forms {
            is_denied(&drawn.sent_by(ines).await, &drawn.path);
            // Naming a space of one's own in the form changes nothing about whose it is.
            let page = ines.get("/admin/polls/new").await;
            let mut claimed = drawn.fields.clone();
            claimed.push(("space", own.to_string()));
            let claimed = Drawn {
                path: drawn.path.clone(),
                page,
                fields: claimed,
            };
            is_denied(&claimed.sent_by(ines).await, &drawn.path);
        }
        for path in polls.iter().flat_map(|poll| {
            ["", "/edit", "/notes", "/delete", "/step?step=publish"]
                .map(|page| format!("{poll}{page}"))
        }) {
            is_denied(&ines.get(&path).await, &path);
        }
        let foreign = form(town, &space.to_string());
        is_denied(&send(ines, "/admin/polls/new", &foreign).await, "new poll");
        for path in [
            format!("/admin/spaces/{space}"),
            format!("/admin/spaces/{space}/edit"),
            format!("/admin/spaces/{space}/phases/new"),
            format!("/admin/polls?space={space}"),
        ] {
            is_denied(&ines.get(&path).await, &path);
        }
        assert_eq!(seen(ada, space, &polls).await, before);
    }
);

both!(
    a_poll_does_not_move_to_another_space,
    async |town: &Town| {
        let (space, own) = (town.space("budget").await, town.space("harbour").await);
        let ines = town.official("Ines", Role::Administrator, Some(own)).await;
        let ines = &ines.browser;
        let whole = form(town, &own.to_string());
        let made = send(ines, "/admin/polls/new", &whole).await;
        let poll = made.location().expect("a poll of one's own");
        let page = ines.get(&format!("{poll}/edit")).await;
        let version = page.field("version").expect("a version");
        let moved = with(
            &with(&whole, "version", &version),
            "space",
            &space.to_string(),
        );
        let _ = send(ines, &format!("{poll}/edit"), &moved).await;
        let page = ines.get(&poll).await;
        assert_eq!(page.status, 200, "it is still one's own");
        assert!(page.has_text("Space harbour") && !page.has_text("Space budget"));
    }
);

both!(an_id_of_another_kind_is_not_found, async |town: &Town| {
    let space = town.space("budget").await;
    let phase = town.phase(space).await;
    let poll = town.poll(space, "draft", &PollText::default()).await;
    let ada = town.official("Ada", Role::Administrator, None).await;
    let ada = &ada.browser;
    let nobody = "00000000-0000-7000-8000-000000000000";
    for path in [
        format!("/admin/phases/{space}"),
        format!("/admin/phases/{poll}"),
        format!("/admin/phases/{poll}/remove"),
        format!("/admin/phases/{nobody}"),
        format!("/admin/phases/{nobody}/remove"),
        format!("/admin/polls/{phase}"),
        format!("/admin/polls/{space}/edit"),
        format!("/admin/polls/{nobody}/delete"),
        format!("/admin/spaces/{phase}"),
        format!("/admin/spaces/{poll}/edit"),
        format!("/admin/spaces/{nobody}/phases/new"),
        "/admin/phases/1".to_owned(),
    ] {
        let asked = ada.get(&path).await;
        assert_eq!(asked.status, 404, "{path}: {}", asked.text());
        let sent = [("version", "1"), ("title", "x"), ("step", "publish")];
        let sent = ada.post(&path, &sent).await;
        // There is nothing to send where a page only shows.
        assert!([404, 405].contains(&sent.status.as_u16()), "{path}");
    }
});
