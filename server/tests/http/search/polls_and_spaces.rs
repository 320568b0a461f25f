//! Polls and spaces in the search: from when, how, and until when.

use domain::actor::Role;
use domain::poll::Step;
use support::drafting::{form, send, take};
use support::{PollText, Reply, Town, both};

/// Which of the places that begin so are found.
fn places(page: &Reply, begin: &str) -> Vec<String> {
    let links = page.links().into_iter();
    links.filter(|link| link.starts_with(begin)).collect()
}

both!(
    a_poll_is_found_from_its_publication_until_it_is_withdrawn,
    async |town: &Town| {
        let space = town.space("centre").await;
        let ada = town.official("Ada", Role::Administrator, None).await;
        let made = send(
            &ada.browser,
            "/admin/polls/new",
            &form(town, &space.to_string()),
        )
        .await;
        let path = made.location().expect("the new poll");
        let found = async || places(&town.visitor().get("/search?q=trees").await, "/polls/");
        assert_eq!(found().await, Vec::<String>::new(), "a draft");
        take(&ada.browser, &path, Step::ShowPreview, "").await;
        assert_eq!(found().await, Vec::<String>::new(), "a preview");
        take(&ada.browser, &path, Step::Publish, "").await;
        let public = path.replace("/admin", "");
        assert_eq!(found().await, std::slice::from_ref(&public));
        // By its background and by what may be chosen, and only where polls are looked for.
        for (query, hits) in [
            ("q=spring", 1),
            ("q=market+rows", 1),
            ("q=school&kind=poll", 1),
            ("q=school&kind=idea", 0),
        ] {
            let page = town.visitor().get(&format!("/search?{query}")).await;
            assert_eq!(places(&page, "/polls/").len(), hits, "{query}");
        }
        take(&ada.browser, &path, Step::Withdraw, "A mistake.").await;
        assert_eq!(found().await, Vec::<String>::new(), "withdrawn");
        take(&ada.browser, &path, Step::Publish, "").await;
        assert_eq!(found().await, [public]);
    }
);

both!(a_space_is_found_as_it_stands_now, async |town: &Town| {
    let ada = town.official("Ada", Role::Administrator, None).await;
    let fields = |title: &'static str, version: &'static str| {
        [
            ("title", title),
            ("slug", "riverside"),
            ("kind", "neighbourhood"),
            ("summary", "What becomes of the old harbour."),
            ("body", ""),
            ("lang", "en"),
            ("min_level", "0"),
            ("name_rule", "display"),
            ("version", version),
        ]
    };
    let made = ada
        .browser
        .post("/admin/spaces/new", &fields("Riverside", ""))
        .await;
    let path = made.location().unwrap_or_else(|| panic!("{}", made.text()));
    let found = async |q: &str| {
        places(
            &town.visitor().get(&format!("/search?q={q}")).await,
            "/spaces/",
        )
    };
    assert_eq!(found("harbour").await, ["/spaces/riverside"]);
    let changed = ada
        .browser
        .post(&format!("{path}/edit"), &fields("Along the water", "1"))
        .await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    assert_eq!(found("riverside").await, Vec::<String>::new());
    assert_eq!(found("water").await, ["/spaces/riverside"]);
});

both!(
    what_was_public_before_it_could_be_searched_is_made_findable,
    async |town: &Town| {
        let space = town.space("old").await;
        let poll = town.poll(space, "published", &PollText::default()).await;
        town.poll(space, "draft", &PollText::default()).await;
        let title = PollText::default().title;
        let query = url::form_urlencoded::byte_serialize(title.as_bytes()).collect::<String>();
        for _ in 0..2 {
            app::spaces::index_missing(&town.app).await.expect("spaces");
            app::polls::index_missing(&town.app).await.expect("polls");
            let page = town.visitor().get(&format!("/search?q={query}")).await;
            assert_eq!(places(&page, "/polls/"), [format!("/polls/{poll}")]);
            let page = town.visitor().get("/search?q=space+old").await;
            assert_eq!(places(&page, "/spaces/"), ["/spaces/old"]);
        }
    }
);
