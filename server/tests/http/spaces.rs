//! Spaces and phases: what everybody sees, and how they are set up.

use domain::actor::Role;
use support::drafting::in_hours;
use support::{PollText, Town, both};

const SPACE: [(&str, &str); 7] = [
    ("title", "Old harbour"),
    ("slug", ""),
    ("kind", "neighbourhood"),
    ("summary", "What becomes of the harbour."),
    ("body", "# Plans\n\n<script>alert(1)</script>"),
    ("lang", "en"),
    ("min_level", "0"),
];

both!(a_space_with_phases_is_made_and_seen, async |town: &Town| {
    let ada = town
        .official("Ada", Role::Administrator, None)
        .await
        .browser;
    let made = ada.post("/admin/spaces/new", &SPACE).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let admin = made.location().expect("the page of the space");
    let path = format!("{admin}/phases/new");
    let (starts, ends) = (in_hours(town, -1), in_hours(town, 10));
    let phase = [
        ("title", "You vote"),
        ("starts", &*starts),
        ("ends", &*ends),
        ("permits", "vote"),
    ];
    let page = ada.get(&path).await;
    assert_eq!(ada.submit(&page, &path, &phase).await.status, 303);
    let visitor = town.visitor();
    let list = visitor.get("/spaces").await;
    for words in ["Old harbour", "You vote", "Neighbourhood"] {
        assert!(list.has_text(words), "{words}: {}", list.text());
    }
    let page = visitor.get("/spaces/old-harbour").await;
    for words in ["Plans", "You vote", "You can vote."] {
        assert!(page.has_text(words), "{words}: {}", page.text());
    }
    assert!(!page.body.contains("<script>alert"));
    assert_eq!(visitor.get("/spaces/nowhere").await.status, 404);
    let again = ada.post("/admin/spaces/new", &SPACE).await;
    assert_eq!(again.status, 422, "the name in the address is taken");
    assert!(again.links().contains(&"#slug".to_owned()));
});

both!(
    bad_spaces_and_phases_come_back_with_what_was_typed,
    async |town: &Town| {
        let ada = town
            .official("Ada", Role::Administrator, None)
            .await
            .browser;
        let long = "x".repeat(1_000_000);
        for (name, value) in [
            ("title", ""),
            ("title", &*long),
            ("summary", &*long),
            ("body", &*long),
            ("slug", "Not Good"),
            ("kind", "castle"),
            ("lang", "xx"),
            ("slug", &*long),
        ] {
            let mut fields = SPACE.to_vec();
            fields.retain(|(field, _)| *field != name);
            fields.push((name, value));
            let reply = ada.post("/admin/spaces/new", &fields).await;
            assert_eq!(reply.status, 422, "{name}");
            assert!(reply.links().contains(&format!("#{name}")), "{name}");
            assert!(
                value != long || reply.body.contains(&long),
                "{name} is kept"
            );
        }
        let space = town.space("budget").await;
        let path = format!("/admin/spaces/{space}/phases/new");
        let (early, late) = (in_hours(town, 1), in_hours(town, 2));
        for (title, starts, ends, field) in [
            ("", &early, &late, "#title"),
            ("Talk", &late, &early, "#ends"),
            ("Talk", &String::new(), &late, "#starts"),
        ] {
            let fields = [
                ("version", "1"),
                ("title", title),
                ("starts", starts),
                ("ends", ends),
            ];
            let reply = ada.post(&path, &fields).await;
            assert_eq!(reply.status, 422);
            assert!(reply.links().contains(&field.to_owned()), "{field}");
        }
    }
);

both!(
    two_editors_of_a_space_see_both_versions,
    async |town: &Town| {
        let ada = town
            .official("Ada", Role::Administrator, None)
            .await
            .browser;
        let made = ada
            .post("/admin/spaces/new", &SPACE)
            .await
            .location()
            .expect("made");
        let path = format!("{made}/edit");
        let (first, second) = (ada.get(&path).await, ada.get(&path).await);
        let saved = ada
            .submit(&first, &path, &[("summary", "By the first.")])
            .await;
        assert_eq!(saved.status, 303);
        let stale = ada
            .submit(&second, &path, &[("summary", "By the second.")])
            .await;
        assert_eq!(stale.status, 409);
        assert!(stale.has_text("By the first."));
        assert_eq!(stale.field("summary").as_deref(), Some("By the second."));
        assert!(
            town.visitor()
                .get("/spaces/old-harbour")
                .await
                .has_text("By the first.")
        );
        assert_eq!(
            ada.submit(&stale, &path, &[("summary", "By both.")])
                .await
                .status,
            303
        );
    }
);

both!(a_phase_that_a_poll_needs_stays, async |town: &Town| {
    let ada = town
        .official("Ada", Role::Administrator, None)
        .await
        .browser;
    let space = town.space("budget").await;
    let new = format!("/admin/spaces/{space}/phases/new");
    let (starts, ends) = (in_hours(town, -2), in_hours(town, 500));
    let phase = [
        ("title", "You vote"),
        ("starts", &*starts),
        ("ends", &*ends),
        ("permits", "vote"),
    ];
    let page = ada.get(&new).await;
    assert_eq!(ada.submit(&page, &new, &phase).await.status, 303);
    // Without any phase everything would be permitted: another one has to remain.
    let talk_starts = in_hours(town, -1);
    let talk = [
        ("title", "Talk"),
        ("starts", &*talk_starts),
        ("ends", &*ends),
        ("permits", "discuss"),
    ];
    let page = ada.get(&new).await;
    assert_eq!(ada.submit(&page, &new, &talk).await.status, 303);
    town.poll(space, "published", &PollText::default()).await;
    town.jobs().await;
    let page = ada.get(&format!("/admin/spaces/{space}")).await;
    let edit = page
        .links()
        .into_iter()
        .find(|l| l.starts_with("/admin/phases/"))
        .expect("a phase");
    let remove = format!("{edit}/remove");
    let ask = ada.get(&remove).await;
    let refused = ada.submit(&ask, &remove, &[]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.has_text("A poll needs this phase"));
    let page = ada.get(&edit).await;
    let soon = in_hours(town, 1);
    let shorter = ada.submit(&page, &edit, &[("ends", &*soon)]).await;
    assert_eq!(shorter.status, 422);
    let longer = in_hours(town, 600);
    assert_eq!(
        ada.submit(&page, &edit, &[("ends", &*longer)]).await.status,
        303
    );
    let stale = ada.submit(&page, &edit, &[("title", "Late")]).await;
    assert_eq!(stale.status, 409);
});

both!(only_administrators_set_up_spaces, async |town: &Town| {
    let (space, other) = (town.space("budget").await, town.space("harbour").await);
    let local = town.official("Lou", Role::Administrator, Some(space)).await;
    for person in [
        town.citizen("Cem").await,
        town.official("Mo", Role::Moderator, None).await,
    ] {
        for path in [
            "/admin",
            "/admin/spaces",
            "/admin/spaces/new",
            "/admin/polls",
            "/admin/polls/new",
        ] {
            assert_eq!(person.browser.get(path).await.status, 403, "{path}");
        }
        let path = format!("/admin/spaces/{space}/phases/new");
        assert_eq!(
            person.browser.post(&path, &[("version", "1")]).await.status,
            403
        );
    }
    let lou = &local.browser;
    assert_eq!(lou.get("/admin/spaces/new").await.status, 403);
    assert_eq!(lou.post("/admin/spaces/new", &SPACE).await.status, 403);
    assert_eq!(lou.get(&format!("/admin/spaces/{space}")).await.status, 200);
    assert_eq!(
        lou.get(&format!("/admin/spaces/{space}/edit")).await.status,
        403
    );
    assert_eq!(lou.get(&format!("/admin/spaces/{other}")).await.status, 403);
    assert_eq!(
        lou.get(&format!("/admin/spaces/{other}/phases/new"))
            .await
            .status,
        403
    );
    assert_eq!(town.visitor().get("/admin").await.status, 303);
});
