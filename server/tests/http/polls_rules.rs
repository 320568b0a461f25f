//! Who may vote and when, and what everybody else is told.

use domain::ids::PollId;
use support::{PollText, Town, both, voting::vote};

both!(whoever_may_not_vote_is_told_why, async |town: &Town| {
    let (citizen, child, elsewhere) = (
        town.citizen("Cem").await,
        town.roll_entry("Mitte", "2015-01-01").await,
        town.roll_entry("Süd", "1980-01-01").await,
    );
    let (child, elsewhere) = (
        town.person("Kim", Some(child)).await,
        town.person("Eva", Some(elsewhere)).await,
    );
    let space = town.space("rules").await;
    let poll = town.poll(space, "published", &PollText::default()).await;
    restrict(town, poll, r#"["Mitte"]"#, Some(16)).await;
    town.jobs().await;
    let cases = [
        (&citizen.browser, "Your residence is not confirmed yet"),
        (&child.browser, "You have to be 16 or older"),
        (&elsewhere.browser, "Only residents of Mitte may vote here"),
    ];
    for (browser, words) in cases {
        for path in ["", "/vote"] {
            let page = browser.get(&format!("/polls/{poll}{path}")).await;
            assert!(page.has_text(words), "{words}: {}", page.text());
            assert!(!page.has_text("Vote now"));
        }
        let forced = browser
            .post(
                &format!("/polls/{poll}/vote"),
                &[("option", "1"), ("salt", &"00".repeat(32))],
            )
            .await;
        assert_eq!(forced.status, 403);
    }
    let visitor = town.visitor();
    let reply = visitor
        .post(
            &format!("/polls/{poll}/vote"),
            &[("option", "1"), ("salt", &"00".repeat(32))],
        )
        .await;
    assert_eq!(
        reply.location(),
        Some(format!("/sign-in?next=%2Fpolls%2F{poll}%2Fvote"))
    );
    assert!(
        visitor
            .get(&format!("/polls/{poll}"))
            .await
            .has_text("Sign in to vote")
    );
    let page = visitor.get(&format!("/polls/{poll}")).await;
    assert!(
        page.has_text("Residents of Mitte, 16 or older") && page.has_text("0 of 0"),
        "{}",
        page.text()
    );
});

/// Narrows who may vote, before the poll opens.
async fn restrict(town: &Town, poll: PollId, districts: &str, min_age: Option<i16>) {
    let done: Result<(), app::db::DbError> = app::transact!(&town.app.db, tx => {
        app::run!(tx, c => sqlx::query("UPDATE polls SET districts = $2, min_age = $3 WHERE id = $1")
            .bind(poll.0).bind(districts).bind(min_age).execute(c).await?.rows_affected());
        Ok(())
    });
    done.expect("the poll is changed");
}

both!(
    before_and_after_its_time_a_poll_takes_no_ballot,
    async |town: &Town| {
        let ada = town.resident("Ada").await;
        let space = town.space("times").await;
        let text = PollText {
            opens_in: 3600,
            closes_in: 7200,
            ..PollText::default()
        };
        let poll = town.poll(space, "published", &text).await;
        let draft = town.poll(space, "draft", &text).await;
        town.jobs().await;
        let forced = [("option", "1"), ("salt", "00")];
        assert!(
            ada.browser
                .get(&format!("/polls/{poll}"))
                .await
                .has_text("Opens ")
        );
        assert_eq!(
            ada.browser
                .post(&format!("/polls/{poll}/vote"), &forced)
                .await
                .status,
            403
        );
        assert_eq!(
            ada.browser.get(&format!("/polls/{draft}")).await.status,
            404
        );
        assert_eq!(
            town.visitor()
                .get(&format!("/polls/{draft}/results"))
                .await
                .status,
            404
        );
        town.clock.advance(3601);
        town.jobs().await;
        let page = ada.browser.get(&format!("/polls/{poll}/vote")).await;
        assert_eq!(page.status, 200, "{}", page.text());
        // Time is over, but the worker has not come yet.
        town.clock.advance(3600);
        let late = ada
            .browser
            .post(
                &format!("/polls/{poll}/vote"),
                &[("option", "1"), ("salt", &"00".repeat(32))],
            )
            .await;
        assert_eq!(late.status, 403);
        assert!(late.has_text("Too late to vote") && late.has_text("Voting ended"));
        let counting = town.visitor().get(&format!("/polls/{poll}")).await;
        assert!(counting.has_text("We are counting"));
    }
);

both!(phases_say_when_votes_are_taken, async |town: &Town| {
    let ada = town.resident("Ada").await;
    let space = town.space("phases").await;
    let now = app::clock::millis(app::clock::Clock::now(&town.clock));
    let phase = app::clock::Clock::id(&town.clock);
    // Only in an hour.
    let done: Result<(), app::db::DbError> = app::transact!(&town.app.db, tx => {
        app::run!(tx, c => sqlx::query("INSERT INTO phases (id, space, title, starts_at, ends_at, permits) VALUES ($1, $2, 'You vote', $3, $4, $5)")
            .bind(phase).bind(space.0).bind(now + 3_600_000).bind(now + 86_400_000).bind(1_i16).execute(c).await?.rows_affected());
        Ok(())
    });
    done.expect("the phase is made");
    let poll = town.poll(space, "published", &PollText::default()).await;
    town.jobs().await;
    let page = ada.browser.get(&format!("/polls/{poll}")).await;
    assert!(
        page.has_text("The next phase with voting begins on") && page.has_text("You vote"),
        "{}",
        page.text()
    );
    assert_eq!(
        ada.browser.get(&format!("/polls/{poll}/vote")).await.status,
        403
    );
    town.clock.advance(3601);
    assert_eq!(vote(&ada.browser, poll, &["none"]).await.status, 303);
});
