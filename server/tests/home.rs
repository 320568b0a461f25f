//! The first page, and the support of the tests themselves.

use app::clock::Clock;
use domain::actor::Role;
use support::{PollText, Town, both};

both!(
    the_home_page_is_there_in_both_languages,
    async |town: &Town| {
        let browser = town.visitor();
        let page = browser.get("/").await;
        assert_eq!(page.status, 200);
        assert!(page.is_page());
        assert!(page.title().contains("Lindenau"), "{}", page.title());
        let german = browser.visit("/language/de?next=/").await;
        assert_eq!(browser.cookie("language").as_deref(), Some("de"));
        assert_eq!(german.attributes("html", "lang"), ["de"]);
    }
);

both!(
    a_person_of_the_tests_is_signed_in_and_holds_roles,
    async |town: &Town| {
        let space = town.space("budget").await;
        let ada = town.official("Ada", Role::Administrator, Some(space)).await;
        assert!(ada.browser.get("/").await.has_text("Ada"));
        let ben = town.resident("Ben").await;
        town.poll(space, "draft", &PollText::default()).await;
        let before = town.clock.now();
        town.clock.advance(3600);
        assert!(town.clock.now().as_second() >= before.as_second() + 3600);
        town.jobs().await;
        assert!(ben.browser.get("/").await.has_text("Ben"));
        assert!(!town.visitor().get("/").await.has_text("Ben"));
    }
);
