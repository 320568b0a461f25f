//! The whole life of a poll as its administrators lead it, and everything that is refused on the way.

use app::admin::moment_field;
use app::clock::Clock;
use domain::actor::Role;
use domain::ids::PollId;
use domain::poll::{PollState, Step};
use jiff::SignedDuration;
use support::{Browser, PollText, Reply, Town, both};

/// A moment in some hours, as a form takes it.
fn in_hours(town: &Town, hours: i64) -> String {
    let time = town.clock.now() + SignedDuration::from_hours(hours);
    moment_field(time, &town.app.site.time_zone)
}

/// A whole form of a poll.
fn form(town: &Town, space: &str) -> Vec<(&'static str, String)> {
    vec![
        ("action", "save".to_owned()),
        ("version", String::new()),
        ("space", space.to_owned()),
        ("title", "Where shall the trees stand?".to_owned()),
        ("summary", "Forty trees are to be planted.".to_owned()),
        ("body", "In **spring**.".to_owned()),
        ("binding", "The council is bound.".to_owned()),
        ("lang", "en".to_owned()),
        ("option-1-title", "Market".to_owned()),
        ("option-1-description", "In two rows.".to_owned()),
        ("option-1-cost", "1900.50".to_owned()),
        ("option-2-title", "School".to_owned()),
        ("option-3-title", String::new()),
        ("budget", "50000".to_owned()),
        ("currency", "eur".to_owned()),
        ("method", "single".to_owned()),
        ("none", "yes".to_owned()),
        ("order", "fixed".to_owned()),
        ("level", "1".to_owned()),
        ("opens", in_hours(town, 1)),
        ("closes", in_hours(town, 48)),
    ]
}

async fn send(browser: &Browser, path: &str, form: &[(&str, String)]) -> Reply {
    let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
    browser.post(path, &fields).await
}

/// The form with one value changed.
fn with(
    form: &[(&'static str, String)],
    name: &'static str,
    value: &str,
) -> Vec<(&'static str, String)> {
    let mut form = form.to_vec();
    form.retain(|(field, _)| *field != name);
    form.push((name, value.to_owned()));
    form
}

async fn take(browser: &Browser, poll: &str, step: Step, note: &str) -> Reply {
    let page = browser
        .get(&format!("{poll}/step?step={}", step.word()))
        .await;
    assert_eq!(page.status, 200, "{step:?}: {}", page.text());
    browser
        .submit(
            &page,
            &format!("{poll}/step"),
            &[("step", step.word()), ("note", note)],
        )
        .await
}

both!(a_poll_lives_from_draft_to_archive, async |town: &Town| {
    let space = town.space("budget").await;
    let ada = town
        .official("Ada", Role::Administrator, Some(space))
        .await
        .browser;
    let made = send(&ada, "/admin/polls/new", &form(town, &space.to_string())).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let poll = made.location().expect("the page of the poll");
    let public = poll.replace("/admin", "");
    let visitor = town.visitor();
    assert_eq!(visitor.get(&public).await.status, 404);
    let page = ada.get(&poll).await;
    for words in [
        "Where shall the trees stand?",
        "1,900.50",
        "50,000",
        "Draft",
    ] {
        assert!(page.has_text(words), "{words}: {}", page.text());
    }

    let edit = ada.get(&format!("{poll}/edit")).await;
    let edited = ada
        .submit(
            &edit,
            &format!("{poll}/edit"),
            &[
                ("summary", "Fifty trees are to be planted."),
                ("action", "save"),
            ],
        )
        .await;
    assert_eq!(edited.status, 303, "{}", edited.text());

    assert_eq!(take(&ada, &poll, Step::ShowPreview, "").await.status, 303);
    assert_eq!(take(&ada, &poll, Step::BackToDraft, "").await.status, 303);
    assert_eq!(take(&ada, &poll, Step::ShowPreview, "").await.status, 303);
    assert_eq!(ada.get(&public).await.status, 200, "shown in preview");
    assert_eq!(visitor.get(&public).await.status, 404);
    assert_eq!(take(&ada, &poll, Step::Publish, "").await.status, 303);
    assert!(visitor.get(&public).await.has_text("Fifty trees"));
    assert_eq!(take(&ada, &poll, Step::Withdraw, "").await.status, 303);
    assert_eq!(visitor.get(&public).await.status, 404);
    assert_eq!(take(&ada, &poll, Step::Publish, "").await.status, 303);
    assert_eq!(take(&ada, &poll, Step::Open, "").await.status, 303);
    let id: PollId = poll
        .rsplit('/')
        .next()
        .expect("an id")
        .parse()
        .expect("an id");
    let keys = || town.app.keys.participations().expect("the folder");
    assert!(keys().contains(&id));

    let note = [("body", "The market has **three** rows.")];
    assert_eq!(ada.post(&format!("{poll}/notes"), &note).await.status, 303);
    assert!(visitor.get(&public).await.has_text("three rows"));

    let silent = take(&ada, &poll, Step::Close, "").await;
    assert_eq!(silent.status, 422, "closing early needs a reason");
    assert_eq!(
        take(&ada, &poll, Step::Close, "The hall is flooded.")
            .await
            .status,
        303
    );
    assert!(visitor.get(&public).await.has_text("The hall is flooded."));
    assert_eq!(take(&ada, &poll, Step::Archive, "").await.status, 303);
    assert!(!keys().contains(&id), "the key is destroyed");
});

async fn poll_events(town: &Town, poll: PollId) -> Vec<(String, Option<uuid::Uuid>)> {
    let mut tx = town.app.db.read().await.expect("a connection");
    let rows: Result<_, app::db::DbError> = async {
        Ok(app::run!(&mut tx, c => sqlx::query_as("SELECT kind, actor FROM events WHERE subject = $1 ORDER BY id").bind(poll.0).fetch_all(c).await?))
    }
    .await;
    rows.expect("events")
}

both!(
    a_step_is_one_event_that_says_by_whom,
    async |town: &Town| {
        let space = town.space("budget").await;
        let ada = town.official("Ada", Role::Administrator, None).await;
        let text = PollText {
            opens_in: 3600,
            ..PollText::default()
        };
        let id = town.poll(space, "preview", &text).await;
        let poll = format!("/admin/polls/{id}");
        let by = Some(ada.account.0);
        assert_eq!(
            take(&ada.browser, &poll, Step::Publish, "").await.status,
            303
        );
        let asked = ada.browser.get(&format!("{poll}/step?step=open")).await;
        let stale = [("step", "open"), ("version", "1")];
        let stale = ada.browser.post(&format!("{poll}/step"), &stale).await;
        assert_eq!((asked.status.as_u16(), stale.status.as_u16()), (200, 409));
        let published = ("poll.published".to_owned(), by);
        assert_eq!(
            poll_events(town, id).await,
            std::slice::from_ref(&published)
        );
        assert_eq!(take(&ada.browser, &poll, Step::Open, "").await.status, 303);
        let opened = ("poll.opened".to_owned(), by);
        assert_eq!(poll_events(town, id).await, [published, opened]);

        // What time does, nobody did.
        let other = town.poll(space, "published", &PollText::default()).await;
        town.jobs().await;
        assert_eq!(
            poll_events(town, other).await,
            [("poll.opened".to_owned(), None)]
        );
    }
);

both!(
    a_step_that_does_not_lead_on_is_refused,
    async |town: &Town| {
        let space = town.space("budget").await;
        let ada = town
            .official("Ada", Role::Administrator, None)
            .await
            .browser;
        for (state, word) in [
            (PollState::Draft, "draft"),
            (PollState::Preview, "preview"),
            (PollState::Published, "published"),
        ] {
            let text = PollText {
                opens_in: 3600,
                ..PollText::default()
            };
            let id = town.poll(space, word, &text).await;
            for step in Step::ALL
                .into_iter()
                .filter(|step| state.after(*step).is_err())
            {
                let path = format!("/admin/polls/{id}/step");
                let fields = [("step", step.word()), ("version", "1"), ("note", "why")];
                assert_eq!(
                    ada.post(&path, &fields).await.status,
                    409,
                    "{state:?} {step:?}"
                );
                let ask = ada.get(&format!("{path}?step={}", step.word())).await;
                assert_eq!(ask.status, 409, "{state:?} {step:?}");
            }
            let bad = [("step", "explode"), ("version", "1")];
            assert_eq!(
                ada.post(&format!("/admin/polls/{id}/step"), &bad)
                    .await
                    .status,
                400
            );
        }
    }
);

both!(
    only_administrators_of_the_space_run_its_polls,
    async |town: &Town| {
        let space = town.space("budget").await;
        let other = town.space("harbour").await;
        let id = town.poll(space, "draft", &PollText::default()).await;
        let path = format!("/admin/polls/{id}");
        let others = [
            town.citizen("Cem").await,
            town.official("Mo", Role::Moderator, Some(space)).await,
            town.official("Ines", Role::Administrator, Some(other))
                .await,
        ];
        for person in &others {
            for page in ["", "/edit", "/delete", "/notes", "/step?step=show-preview"] {
                let reply = person.browser.get(&format!("{path}{page}")).await;
                assert_eq!(reply.status, 403, "{page}");
            }
            for page in ["/edit", "/delete", "/notes", "/step"] {
                let fields = [("version", "1"), ("step", "show-preview"), ("body", "x")];
                let reply = person.browser.post(&format!("{path}{page}"), &fields).await;
                assert_eq!(reply.status, 403, "{page}");
            }
            let made = send(
                &person.browser,
                "/admin/polls/new",
                &form(town, &space.to_string()),
            )
            .await;
            assert_eq!(made.status, 403);
            let list = person
                .browser
                .get(&format!("/admin/polls?space={space}"))
                .await;
            assert_eq!(list.status, 403);
        }
        let ines = &others[2].browser;
        assert!(!ines.get("/admin/polls").await.has_text("bridge"));
        assert!(!ines.get("/admin").await.has_text("bridge"));
        let visitor = town.visitor().get(&path).await;
        assert_eq!(visitor.status, 303, "{:?}", visitor.location());
    }
);

both!(
    nothing_that_binds_changes_once_a_poll_is_public,
    async |town: &Town| {
        let space = town.space("budget").await;
        let ada = town
            .official("Ada", Role::Administrator, None)
            .await
            .browser;
        let id = town.poll(space, "published", &PollText::default()).await;
        town.jobs().await;
        let path = format!("/admin/polls/{id}");
        let public = format!("/polls/{id}");
        let before = ada.get(&path).await;
        assert!(before.has_text("Open"));
        let whole = form(town, &space.to_string());
        let shown = town.visitor().get(&public).await.text();
        for version in ["1", "2", "3"] {
            for (name, _) in &whole {
                let changed = with(&whole, name, "3");
                let changed = if *name == "version" {
                    changed
                } else {
                    with(&changed, "version", version)
                };
                let reply = send(&ada, &format!("{path}/edit"), &changed).await;
                assert_eq!(reply.status, 409, "{name}: {}", reply.text());
            }
        }
        assert_eq!(ada.get(&format!("{path}/edit")).await.status, 409);
        let deleted = ada
            .post(&format!("{path}/delete"), &[("version", "2")])
            .await;
        assert_eq!(deleted.status, 409);
        assert_eq!(town.visitor().get(&public).await.text(), shown);
    }
);

both!(
    a_poll_is_not_published_where_no_phase_permits_voting,
    async |town: &Town| {
        let space = town.space("budget").await;
        let ada = town
            .official("Ada", Role::Administrator, None)
            .await
            .browser;
        let page = ada.get(&format!("/admin/spaces/{space}/phases/new")).await;
        let path = format!("/admin/spaces/{space}/phases/new");
        let (starts, ends) = (in_hours(town, -5), in_hours(town, 20));
        let fields = [
            ("title", "Talk"),
            ("starts", &*starts),
            ("ends", &*ends),
            ("permits", "vote"),
        ];
        assert_eq!(ada.submit(&page, &path, &fields).await.status, 303);
        let text = PollText {
            opens_in: 3600,
            ..PollText::default()
        };
        let id = town.poll(space, "preview", &text).await;
        let step = format!("/admin/polls/{id}/step");
        let refused = ada
            .post(&step, &[("step", "publish"), ("version", "1")])
            .await;
        assert_eq!(refused.status, 422);
        assert!(refused.has_text("No phase of the space permits voting"));
    }
);

both!(a_draft_is_deleted_and_nothing_else, async |town: &Town| {
    let space = town.space("budget").await;
    let ada = town
        .official("Ada", Role::Administrator, None)
        .await
        .browser;
    let id = town.poll(space, "draft", &PollText::default()).await;
    let path = format!("/admin/polls/{id}");
    let stale = ada
        .post(&format!("{path}/delete"), &[("version", "7")])
        .await;
    assert_eq!(stale.status, 409);
    let page = ada.get(&format!("{path}/delete")).await;
    let deleted = ada
        .submit(&page, &format!("{path}/delete"), &[("version", "1")])
        .await;
    assert_eq!(deleted.status, 303);
    assert_eq!(ada.get(&path).await.status, 404);
    let preview = town.poll(space, "preview", &PollText::default()).await;
    let kept = ada
        .post(
            &format!("/admin/polls/{preview}/delete"),
            &[("version", "1")],
        )
        .await;
    assert_eq!(kept.status, 409);
});
