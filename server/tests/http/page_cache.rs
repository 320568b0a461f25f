//! Pages answered from memory: the same for everybody without a session, never out of date by what this server wrote, nobody's own.

use domain::actor::Role;
use support::{PollText, Town, both, voting};

both!(a_change_is_seen_at_the_next_request, async |town: &Town| {
    let (ada, visitor) = (town.resident("Ada").await, town.visitor());
    let poll = voting::open_poll(town, &PollText::default()).await;
    let page = format!("/polls/{poll}");
    let taken_part = async || visitor.get(&page).await.has_text("1 of 1");
    assert!(!taken_part().await);
    assert!(!taken_part().await, "the second one comes from memory");
    voting::vote(&ada.browser, poll, &["1"]).await;
    assert!(taken_part().await);
});

both!(a_poll_is_not_open_after_its_time, async |town: &Town| {
    let poll = voting::open_poll(town, &PollText::default()).await;
    let visitor = town.visitor();
    let page = format!("/polls/{poll}");
    let is_open = async || {
        let page = visitor.get(&page).await;
        page.attributes("li", "class")
            .contains(&"tag open".to_owned())
    };
    assert!(is_open().await && is_open().await);
    town.clock.advance(400 * 24 * 3600);
    assert!(!is_open().await, "no job ran: the time alone decides");
});

both!(nobody_gets_the_page_of_another, async |town: &Town| {
    let space = town.space("budget").await;
    let ada = town
        .official("Ada Own", Role::Administrator, Some(space))
        .await;
    let visitor = town.visitor();
    for _ in 0..3 {
        let (own, shared) = (ada.browser.get("/").await, visitor.get("/").await);
        assert!(own.has_text("Ada Own") && own.has_text("Administration"));
        assert_eq!(own.header("cache-control"), "no-store");
        assert!(!shared.has_text("Ada Own") && !shared.has_text("Administration"));
        assert!(
            shared
                .links()
                .iter()
                .any(|link| link.starts_with("/sign-in"))
        );
    }
    let draft = town.poll(space, "draft", &PollText::default()).await;
    let page = format!("/polls/{draft}");
    assert_eq!(visitor.get(&page).await.status, 404);
    assert_eq!(ada.browser.get(&page).await.status, 200);
    assert_eq!(visitor.get(&page).await.status, 404);
});

both!(each_language_has_its_own_pages, async |town: &Town| {
    let (english, german) = (town.visitor(), town.visitor());
    german.visit("/language/de?next=/help").await;
    for _ in 0..2 {
        assert_eq!(
            english.get("/help").await.attributes("html", "lang"),
            ["en"]
        );
        assert_eq!(german.get("/help").await.attributes("html", "lang"), ["de"]);
    }
});

both!(
    a_page_from_memory_counts_against_the_limit,
    |config| {
        config.address_limit = 5;
    },
    async |town: &Town| {
        let visitor = town.visitor();
        let mut statuses = Vec::new();
        for _ in 0..8 {
            statuses.push(visitor.get("/help").await.status);
        }
        assert_eq!(statuses, [200, 200, 200, 200, 200, 429, 429, 429]);
    }
);

both!(
    what_is_asked_for_packed_comes_packed,
    async |town: &Town| {
        let visitor = town.visitor();
        for _ in 0..2 {
            let plain = visitor.get("/help").await;
            let packed = visitor
                .send(
                    hyper::Method::GET,
                    "/help",
                    &[("accept-encoding", "br")],
                    Vec::new(),
                )
                .await;
            assert_eq!(packed.header("content-encoding"), "br");
            assert_eq!(plain.header("content-encoding"), "");
            assert!(plain.is_page());
            assert!(plain.header("vary").contains("Accept-Language"));
            let vary = packed.headers("vary").join(", ").to_lowercase();
            assert!(vary.contains("accept-encoding") && vary.contains("accept-language"));
        }
    }
);

both!(
    an_answer_that_is_no_success_stays_none,
    async |town: &Town| {
        let poll = voting::open_poll(town, &PollText::default()).await;
        let visitor = town.visitor();
        for _ in 0..3 {
            // Both are drawn as pages: one says that there is nothing to read yet, the other that there is no such thing.
            let early = visitor.get(&format!("/polls/{poll}/results.csv")).await;
            assert_eq!(early.status, 404);
            assert_eq!(visitor.get("/no/such/page").await.status, 404);
            assert_eq!(
                visitor.get(&format!("/polls/{poll}/results")).await.status,
                200
            );
        }
    }
);
