//! The forms and lists of the administration of polls: what is typed is kept, what does not fit is said at its field.

use domain::actor::Role;
use support::drafting::{form, in_hours, send, with};
use support::{PollText, Reply, Town, both};

both!(
    a_form_of_an_older_version_shows_both_and_overwrites_nothing,
    async |town: &Town| {
        let space = town.space("budget").await;
        let ada = town
            .official("Ada", Role::Administrator, None)
            .await
            .browser;
        let id = town
            .poll(
                space,
                "draft",
                &PollText {
                    opens_in: 3600,
                    ..PollText::default()
                },
            )
            .await;
        let path = format!("/admin/polls/{id}/edit");
        let (first, second) = (ada.get(&path).await, ada.get(&path).await);
        let step = ada
            .get(&format!("/admin/polls/{id}/step?step=show-preview"))
            .await;
        let saved = ada
            .submit(
                &first,
                &path,
                &[("title", "The first title?"), ("action", "save")],
            )
            .await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let stale = ada
            .submit(
                &second,
                &path,
                &[("title", "The second title?"), ("action", "save")],
            )
            .await;
        assert_eq!(stale.status, 409);
        assert!(stale.has_text("The first title?"));
        assert_eq!(stale.field("title").as_deref(), Some("The second title?"));
        assert!(
            ada.get(&format!("/admin/polls/{id}"))
                .await
                .has_text("The first title?")
        );
        let late = ada
            .submit(
                &step,
                &format!("/admin/polls/{id}/step"),
                &[("step", "show-preview")],
            )
            .await;
        assert_eq!(late.status, 409);
        let knowing = ada
            .submit(
                &stale,
                &path,
                &[("title", "The second title?"), ("action", "save")],
            )
            .await;
        assert_eq!(knowing.status, 303);
    }
);

both!(
    what_does_not_fit_is_said_at_its_field_and_kept,
    async |town: &Town| {
        let space = town.space("budget").await.to_string();
        let ada = town
            .official("Ada", Role::Administrator, None)
            .await
            .browser;
        let whole = form(town, &space);
        let long = "x".repeat(1_000_000);
        let past = in_hours(town, -2);
        for (name, value) in [
            ("title", ""),
            ("title", &long),
            ("summary", &long),
            ("body", &long),
            ("binding", &long),
            ("option-1-title", &long),
            ("option-1-description", &long),
            ("option-2-title", "Market"),
            ("option-1-cost", "many"),
            ("budget", "-5"),
            ("currency", "coins"),
            ("method", "dice"),
            ("none", "maybe"),
            ("order", "random"),
            ("level", "9"),
            ("districts", "Atlantis"),
            ("min_age", "121"),
            ("opens", "soon"),
            ("closes", ""),
            ("closes", &past),
            ("lang", "?"),
            ("title", "a\u{0}b"),
        ] {
            let reply = send(&ada, "/admin/polls/new", &with(&whole, name, value)).await;
            assert_eq!(reply.status, 422, "{name}");
            assert!(
                reply.links().contains(&format!("#{name}")),
                "{name}: {:?}",
                reply.links()
            );
            assert!(reply.title().starts_with("Error: "));
            if value == long {
                assert!(reply.body.contains(&long), "{name} is kept");
            }
        }
        let bounds = with(&whole, "method", "approval");
        for (min, max, field) in [
            ("0", "1", "#min"),
            ("2", "1", "#min"),
            ("1", "9", "#max"),
            ("", "1", "#min"),
        ] {
            let reply = send(
                &ada,
                "/admin/polls/new",
                &with(&with(&bounds, "min", min), "max", max),
            )
            .await;
            assert_eq!(reply.status, 422);
            assert!(reply.links().contains(&field.to_owned()), "{min} to {max}");
        }
    }
);

both!(hostile_texts_are_shown_as_text, async |town: &Town| {
    let space = town.space("budget").await.to_string();
    let ada = town
        .official("Ada", Role::Administrator, None)
        .await
        .browser;
    let hostile = "</title></textarea><script>alert(1)</script><img src=x onerror=alert(1)>";
    let mut whole = form(town, &space);
    for name in [
        "title",
        "summary",
        "body",
        "binding",
        "option-1-title",
        "option-1-description",
    ] {
        whole = with(&whole, name, hostile);
    }
    let poll = send(&ada, "/admin/polls/new", &whole)
        .await
        .location()
        .expect("made");
    for page in ["", "/edit", "/step?step=show-preview", "/delete"] {
        let reply = ada.get(&format!("{poll}{page}")).await;
        assert_eq!(reply.status, 200);
        assert!(
            !reply.body.contains("<script>alert") && !reply.body.contains("<img"),
            "{page}"
        );
    }
    let edit = ada.get(&format!("{poll}/edit")).await;
    assert_eq!(edit.field("body").as_deref(), Some(hostile));
    for list in ["/admin", "/admin/polls"] {
        assert!(
            !ada.get(list).await.body.contains("<script>alert"),
            "{list}"
        );
    }
});

both!(
    options_are_added_and_moved_without_scripts,
    async |town: &Town| {
        let space = town.space("budget").await.to_string();
        let ada = town
            .official("Ada", Role::Administrator, None)
            .await
            .browser;
        let whole = form(town, &space);
        let added = send(&ada, "/admin/polls/new", &with(&whole, "action", "add")).await;
        assert_eq!(added.status, 200);
        assert_eq!(added.field("option-4-title").as_deref(), Some(""));
        assert_eq!(
            added.field("title").as_deref(),
            Some("Where shall the trees stand?")
        );
        let moved = send(&ada, "/admin/polls/new", &with(&whole, "action", "down-1")).await;
        assert_eq!(moved.field("option-1-title").as_deref(), Some("School"));
        assert_eq!(
            moved.field("option-2-description").as_deref(),
            Some("In two rows.")
        );
    }
);

both!(the_list_is_filtered_and_paged, async |town: &Town| {
    let space = town.space("budget").await;
    let ada = town
        .official("Ada", Role::Administrator, None)
        .await
        .browser;
    for _ in 0..27 {
        town.poll(space, "draft", &PollText::default()).await;
    }
    let first = ada.get("/admin/polls?state=draft&q=BRIDGE").await;
    assert!(first.has_text("27 polls"));
    let older = first
        .links()
        .into_iter()
        .find(|link| link.contains("before="))
        .expect("older polls");
    let second = ada.get(&older).await;
    let newer = second
        .links()
        .into_iter()
        .find(|link| link.contains("after="))
        .expect("newer polls");
    let rows = |page: &Reply| {
        page.links()
            .iter()
            .filter(|l| l.starts_with("/admin/polls/0"))
            .count()
    };
    assert_eq!((rows(&first), rows(&second)), (25, 2));
    assert_eq!(rows(&ada.get(&newer).await), 25);
    assert!(
        ada.get("/admin/polls?state=open")
            .await
            .has_text("No poll matches")
    );
    assert!(
        ada.get("/admin/polls?q=%25")
            .await
            .has_text("No poll matches")
    );
});
