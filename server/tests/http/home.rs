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

both!(
    the_home_page_leads_to_spaces_and_says_what_is_open_there,
    async |town: &Town| {
        let visitor = town.visitor();
        assert!(
            !visitor
                .get("/")
                .await
                .links()
                .contains(&"/spaces/river".to_owned())
        );
        let river = town.space("river").await;
        town.space("market").await;
        town.poll(river, "published", &PollText::default()).await;
        town.jobs().await;
        let page = visitor.get("/").await;
        for link in ["/spaces", "/spaces/river", "/spaces/market"] {
            assert!(page.links().contains(&link.to_owned()), "{link}");
        }
        for words in [
            "All spaces",
            "Space river",
            "One poll is open",
            "No poll is open",
        ] {
            assert!(page.has_text(words), "{words}: {}", page.text());
        }
        visitor.visit("/language/de?next=/").await;
        assert!(visitor.get("/").await.has_text("Alle Räume"));
    }
);
