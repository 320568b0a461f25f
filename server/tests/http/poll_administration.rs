//! The whole life of a poll as its administrators lead it, and everything that is refused on the way.

use domain::actor::Role;
use domain::ids::PollId;
use domain::poll::Step;
use support::drafting::{form, in_hours, send, take};
use support::{PollText, Town, both};

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
