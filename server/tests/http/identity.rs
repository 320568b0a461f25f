//! Signing in by a one-time link, what becomes of the session, and the match with the roll of residents.

use app::clock::{Clock, millis};
use app::db::DbError;
use app::{run, transact};
use support::links::{ask, links as sent_links, newest_link, signed_in};
use support::{Browser, Town, both};

both!(
    a_link_signs_in_once_and_makes_the_account,
    async |town: &Town| {
        let browser = town.visitor();
        let answer = ask(&browser, " Amira@Example.org ", "/me?x=1").await;
        assert_eq!(
            answer.location().as_deref(),
            Some("/sign-in/sent?next=%2Fme%3Fx%3D1")
        );
        let link = newest_link(town, "amira@example.org").await;
        // A mail scanner opens the link, even twice: nothing happens.
        for _ in 0..2 {
            let page = town.visitor().get(&link).await;
            assert_eq!(page.status, 200);
            assert!(page.has_text("amira@example.org"));
        }
        let entered = browser.post(&link, &[]).await;
        assert_eq!(entered.location().as_deref(), Some("/me?x=1"));
        let page = browser.get("/me").await;
        assert!(page.has_text("You are signed in."), "{}", page.text());
        assert!(page.has_text("Your e-mail address is confirmed."));
        // Used up: for the one who used it and for everybody.
        for other in [&browser, &town.visitor()] {
            assert_eq!(other.get(&link).await.status, 410);
            assert_eq!(other.post(&link, &[]).await.status, 410);
        }
        assert_eq!(
            town.visitor()
                .get("/sign-in/link/no-such-link")
                .await
                .status,
            410
        );
    }
);

both!(a_link_expires, async |town: &Town| {
    let browser = town.visitor();
    ask(&browser, "amira@example.org", "/").await;
    let link = newest_link(town, "amira@example.org").await;
    town.clock.advance(30 * 60 + 1);
    assert_eq!(browser.get(&link).await.status, 410);
    assert_eq!(browser.post(&link, &[]).await.status, 410);
    assert!(browser.get("/me").await.location().is_some());
});

both!(
    of_many_who_use_one_link_at_once_one_is_signed_in,
    async |town: &Town| {
        ask(&town.visitor(), "amira@example.org", "/").await;
        let link = newest_link(town, "amira@example.org").await;
        let browsers: Vec<Browser> = (0..12).map(|_| town.visitor()).collect();
        let answers = futures::future::join_all(browsers.iter().map(|b| b.post(&link, &[]))).await;
        let won = answers.iter().filter(|a| a.status == 303).count();
        let lost = answers.iter().filter(|a| a.status == 410).count();
        assert_eq!((won, lost), (1, 11));
    }
);

both!(
    asking_for_a_link_tells_nobody_who_has_an_account,
    async |town: &Town| {
        let known = town.citizen("Ada").await;
        let browser = town.visitor();
        let one = ask(&browser, &known.email, "/").await;
        let other = ask(&browser, "nobody@example.org", "/").await;
        assert_eq!(
            (one.status, one.location()),
            (other.status, other.location())
        );
        assert_eq!(one.body, other.body);
    }
);

both!(
    links_are_limited_without_locking_out,
    async |town: &Town| {
        let browser = town.visitor();
        for _ in 0..9 {
            assert_eq!(ask(&browser, "amira@example.org", "/").await.status, 303);
        }
        let links = sent_links(town, "amira@example.org").await;
        assert_eq!(links.len(), 5);
        assert_eq!(browser.post(&links[4], &[]).await.status, 303);
        // One was used: there is room for another, and after half an hour for five.
        ask(&browser, "amira@example.org", "/").await;
        assert_eq!(sent_links(town, "amira@example.org").await.len(), 6);
        town.clock.advance(31 * 60);
        ask(&browser, "amira@example.org", "/").await;
        assert_eq!(sent_links(town, "amira@example.org").await.len(), 7);
        app::retention::apply(&town.app)
            .await
            .expect("old links are cleared away");
    }
);

both!(
    a_bad_address_is_told_at_the_field_and_next_stays_here,
    async |town: &Town| {
        let browser = town.visitor();
        let page = ask(&browser, "not an address", "/polls").await;
        assert_eq!(page.status, 422);
        assert!(page.title().starts_with("Error: "));
        assert_eq!(page.field("email").as_deref(), Some("not an address"));
        assert_eq!(page.field("next").as_deref(), Some("/polls"));
        ask(&browser, "amira@example.org", "//evil.example").await;
        let link = newest_link(town, "amira@example.org").await;
        assert_eq!(
            browser.post(&link, &[]).await.location().as_deref(),
            Some("/")
        );
    }
);

both!(
    the_session_gets_a_new_id_at_sign_in_and_keeps_what_was_typed,
    async |town: &Town| {
        let browser = town.visitor();
        // A form sent without being signed in waits in the session.
        let refused = browser.post("/me/name", &[("name", "Amira S.")]).await;
        assert_eq!(
            refused.location().as_deref(),
            Some("/sign-in?next=%2Fme%2Fname")
        );
        let before = browser.cookie("comitia").expect("a session");
        ask(&browser, "amira@example.org", "/me/name").await;
        let link = newest_link(town, "amira@example.org").await;
        assert_eq!(
            browser.post(&link, &[]).await.location().as_deref(),
            Some("/me/name")
        );
        let after = browser.cookie("comitia").expect("a session");
        assert_ne!(before, after);
        let page = browser.get("/me/name").await;
        assert_eq!(page.field("name").as_deref(), Some("Amira S."));
        // The id from before is nobody's.
        let thief = town.visitor();
        thief.set_cookie("comitia", &before);
        assert!(thief.get("/me").await.location().is_some());
    }
);

async fn on_the_roll(town: &Town, email: &str) {
    let (id, now) = (Clock::id(&town.clock), millis(town.clock.now()));
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query("INSERT INTO roll_entries (id, reference, given_name, family_name, birth_date, district, email, imported_at) VALUES ($1, $2, 'Amira', 'Sander', '1990-05-17', 'Mitte', $3, $4)")
            .bind(id).bind(id.to_string()).bind(email).bind(now).execute(c).await?.rows_affected());
        Ok(())
    });
    written.expect("the roll takes an entry");
}

both!(
    a_confirmed_address_is_matched_to_the_only_entry_of_the_roll,
    async |town: &Town| {
        on_the_roll(town, "amira@example.org").await;
        on_the_roll(town, "family@example.org").await;
        on_the_roll(town, "family@example.org").await;
        let page = signed_in(town, "amira@example.org").await.get("/me").await;
        assert!(
            page.has_text("Your residence is confirmed."),
            "{}",
            page.text()
        );
        assert!(page.has_text("Amira Sander") && page.has_text("Mitte"));
        let page = signed_in(town, "family@example.org").await.get("/me").await;
        assert!(!page.has_text("Amira Sander") && page.has_text("We have not found you"));
    }
);

both!(
    an_entry_of_the_roll_that_is_taken_stays_taken,
    async |town: &Town| {
        let entry = town.roll_entry("Mitte", "1990-05-17").await;
        town.person("Bea", Some(entry)).await;
        let written: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("UPDATE roll_entries SET email = 'amira@example.org' WHERE id = $1").bind(entry.0).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the address is set");
        let browser = signed_in(town, "amira@example.org").await;
        assert!(browser.get("/me").await.has_text("We have not found you"));
    }
);
