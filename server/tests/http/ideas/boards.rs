//! Setting up boards.

use domain::actor::Role;
use support::proposing::BoardText;
use support::{Town, both};

const FIELDS: &[(&str, &str)] = &[
    ("title", "Ideas for the north"),
    ("summary", "What shall change between river and station?"),
    ("body", "We answer **all** of them."),
    ("categories", "Streets\nParks\n\nStreets"),
    ("takes", "open"),
    ("takes", "place"),
    ("area", "51.2, 12.2\n51.4, 12.5"),
    ("districts", "Nord"),
    ("threshold", "50"),
    ("answer_days", "60"),
    ("currency", "eur"),
    ("min_level", "1"),
    ("lang", "en"),
    ("name_accepted", "Yes, let us do it"),
    ("slug", ""),
];

fn with<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_changed = |name: &str| changed.iter().any(|(field, _)| *field == name);
    let mut fields: Vec<(&str, &str)> = FIELDS.to_vec();
    fields.retain(|(name, _)| !is_changed(name));
    fields.extend(changed);
    fields
}

both!(
    line_1_a_board_is_set_up_by_the_administrators_of_its_space,
    async |town: &Town| {
        let space = town.space("here").await.to_string();
        let ada = town.official("Ada", Role::Administrator, None).await;
        let made = ada
            .browser
            .post("/admin/boards/new", &with(&[("space", &space)]))
            .await;
        assert_eq!(made.status, 303, "{}", made.text());
        let page = town.visitor().get("/boards/ideas-for-the-north").await;
        assert_eq!(page.heading(), "Ideas for the north");
        assert!(page.body.contains("<strong>all</strong>"));
        let form = ada.browser.get("/boards/ideas-for-the-north/new").await;
        for words in ["Streets", "Parks", "Nord", "On the map"] {
            assert!(form.has_text(words), "{words}");
        }
        assert!(
            !form.has_text("What it may cost"),
            "it does not ask for that"
        );
        let again = ada
            .browser
            .post("/admin/boards/new", &with(&[("space", &space)]))
            .await;
        assert_eq!(again.status, 422, "the name in addresses is taken");
        assert!(
            ada.browser
                .get("/admin/boards")
                .await
                .has_text("Ideas for the north")
        );
    }
);

both!(
    line_1_what_is_wrong_with_a_board_is_said_at_the_field,
    async |town: &Town| {
        let space = town.space("here").await.to_string();
        let ada = town.official("Ada", Role::Administrator, None).await;
        let many = "Topic\n".to_owned() + &(0..31).map(|n| format!("T{n}\n")).collect::<String>();
        for (field, value) in [
            ("title", ""),
            ("summary", ""),
            ("area", "51.2, 12.2\nthe river"),
            ("categories", many.as_str()),
            ("threshold", "-1"),
            ("answer_days", "0"),
            ("slug", "No Blanks"),
            ("min_level", "9"),
            ("space", ""),
        ] {
            let changed = [("space", space.as_str()), (field, value)];
            let fields: Vec<(&str, &str)> = if field == "space" {
                with(&[(field, value)])
            } else {
                with(&changed)
            };
            let page = ada.browser.post("/admin/boards/new", &fields).await;
            assert_eq!(page.status, 422, "{field}");
            assert!(
                page.links().contains(&format!("#{field}")),
                "{field}: {}",
                page.text()
            );
        }
    }
);

both!(
    line_1_two_who_edit_a_board_see_both_versions,
    async |town: &Town| {
        let space = town.space("here").await;
        let board = town.board_of(space, "ideas", &BoardText::default()).await;
        let ada = town.official("Ada", Role::Administrator, Some(space)).await;
        let path = format!("/admin/boards/{}", board.id);
        let page = ada.browser.get(&path).await;
        let first = ada
            .browser
            .submit(&page, &path, &[("title", "First")])
            .await;
        assert_eq!(first.status, 303, "{}", first.text());
        let second = ada
            .browser
            .submit(&page, &path, &[("title", "Second")])
            .await;
        assert_eq!(second.status, 409);
        assert!(second.has_text("First") && second.has_text("Second"));
        assert_eq!(town.visitor().get("/boards/ideas").await.heading(), "First");
    }
);

both!(line_1_nobody_else_sets_up_boards, async |town: &Town| {
    let (space, elsewhere) = (town.space("here").await, town.space("elsewhere").await);
    let board = town.board_of(space, "ideas", &BoardText::default()).await;
    let path = format!("/admin/boards/{}", board.id);
    let other = town
        .official("Otto", Role::Administrator, Some(elsewhere))
        .await;
    let mona = town.official("Mona", Role::Moderator, Some(space)).await;
    for person in [&other, &mona] {
        assert_eq!(person.browser.get(&path).await.status, 403);
        let fields = with(&[("version", "1")]);
        assert_eq!(person.browser.post(&path, &fields).await.status, 403);
    }
    let own = space.to_string();
    let refused = other
        .browser
        .post("/admin/boards/new", &with(&[("space", &own)]))
        .await;
    assert_eq!(refused.status, 422, "not among the spaces to choose from");
    assert!(
        !other
            .browser
            .get("/admin/boards")
            .await
            .has_text("Board ideas")
    );
    assert_eq!(
        town.visitor().get("/boards/ideas").await.heading(),
        "Board ideas"
    );
});
