//! The feed of polls, and what caches may keep of it.

use domain::actor::Role;
use support::{PollText, Town, both};

both!(
    the_feed_shows_what_everybody_may_see_to_anybody,
    async |town: &Town| {
        let space = town.space("river").await;
        let ada = town.official("Ada", Role::Administrator, None).await;
        for (state, title) in [
            ("draft", "Heron in draft?"),
            ("preview", "Otter in preview?"),
            ("published", "Kestrel published?"),
        ] {
            let text = PollText {
                title,
                opens_in: 3600,
                ..PollText::default()
            };
            town.poll(space, state, &text).await;
        }
        let visitor = town.visitor();
        for browser in [&visitor, &ada.browser] {
            let feed = browser.get("/polls.atom").await;
            assert!(feed.body.contains("Kestrel"), "{}", feed.body);
            assert!(!feed.body.contains("Heron") && !feed.body.contains("Otter"));
            assert!(!feed.body.contains("Ada"));
        }
    }
);

both!(
    caches_keep_the_feed_by_language_and_nobodys_session,
    async |town: &Town| {
        let visitor = town.visitor();
        let feed = visitor.get("/polls.atom").await;
        assert_eq!(feed.header("cache-control"), "public, max-age=300");
        let vary = feed.header("vary").to_ascii_lowercase();
        assert!(
            vary.contains("accept-language") && vary.contains("cookie"),
            "{vary}"
        );
        visitor.visit("/language/de?next=/").await;
        let german = visitor.get("/polls.atom").await;
        assert!(german.body.contains("xml:lang=\"de\""), "{}", german.body);
        let ada = town.citizen("Ada").await;
        let private = ada.browser.get("/polls.atom").await;
        assert_eq!(private.header("cache-control"), "private, max-age=300");
    }
);

both!(
    a_poll_of_unknown_size_warns_that_it_may_not_be_secret,
    async |town: &Town| {
        let everybody = PollText {
            min_level: 1,
            ..PollText::default()
        };
        let poll = support::voting::open_poll(town, &everybody).await;
        let page = town.visitor().get(&format!("/polls/{poll}")).await;
        assert!(page.has_text("With few ballots, this poll may not be secret"));
        assert!(page.has_text("How many people may vote is not known here"));
        let german = town.visitor();
        german.visit("/language/de?next=/").await;
        let page = german.get(&format!("/polls/{poll}")).await;
        assert!(page.has_text("Wie viele hier abstimmen dürfen, ist nicht bekannt"));

        // Where it is known, a small electorate is told by its number, and a large one needs no warning.
        for n in 0..20 {
            let poll = support::voting::open_poll(town, &PollText::default()).await;
            if n == 0 || n == 19 {
                let page = town.visitor().get(&format!("/polls/{poll}")).await;
                assert!(!page.has_text("is not known here"));
                assert_eq!(page.has_text("people may vote. With so few"), n == 0, "{n}");
            }
            town.roll_entry("Mitte", "1990-05-17").await;
            town.roll_entry("Mitte", "1990-05-17").await;
        }
    }
);
