//! The list of those who may vote is fixed when a poll opens, and the level a space asks for with it.

use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use support::voting::{close, open_poll, pairs, vote};
use support::{PollText, Town, both};

async fn change(town: &Town, statement: &'static str) {
    let done: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query(statement).execute(c).await?.rows_affected());
        Ok(())
    });
    done.expect("the table is changed");
}

both!(
    whoever_comes_later_is_not_on_the_list,
    async |town: &Town| {
        let amira = town.resident("Amira").await;
        let poll = open_poll(town, &PollText::default()).await;
        let later = town.resident("Later").await;
        let page = later.browser.get(&format!("/polls/{poll}")).await;
        assert!(page.has_text("you were not on it yet"), "{}", page.text());
        assert_eq!(
            later
                .browser
                .get(&format!("/polls/{poll}/vote"))
                .await
                .status,
            403
        );
        assert_eq!(vote(&amira.browser, poll, &["1"]).await.status, 303);
        let next = open_poll(town, &PollText::default()).await;
        assert_eq!(
            vote(&later.browser, next, &["1"]).await.status,
            303,
            "the next poll is theirs too"
        );
    }
);

both!(
    moving_within_changes_nothing_while_a_poll_is_open,
    async |town: &Town| {
        let amira = town.resident("Amira").await;
        let ben = town.resident("Ben").await;
        let poll = open_poll(town, &PollText::default()).await;
        change(town, "UPDATE roll_entries SET district = 'Nord'").await;
        for person in [&amira, &ben] {
            assert_eq!(vote(&person.browser, poll, &["1"]).await.status, 303);
        }
        close(town).await;
        let turnout: Result<Vec<(String, i64, i64)>, DbError> = async {
        let mut tx = town.app.db.read().await?;
        Ok(run!(&mut tx, c => sqlx::query_as("SELECT district, eligible, voted FROM district_turnout").fetch_all(c).await?))
    }
    .await;
        assert_eq!(
            turnout.expect("turnout"),
            [("Mitte".to_owned(), 2, 2)],
            "the district of the day it opened"
        );
    }
);

both!(
    whoever_leaves_the_roll_is_struck_off,
    async |town: &Town| {
        let amira = town.resident("Amira").await;
        let poll = open_poll(town, &PollText::default()).await;
        let ballot = amira
            .browser
            .post(&format!("/polls/{poll}/check"), &[("option", "1")])
            .await
            .form(Some("salt"));
        change(
            town,
            "UPDATE roll_entries SET left_on = '2026-11-01', left_why = 'died'",
        )
        .await;
        assert_eq!(
            amira
                .browser
                .get(&format!("/polls/{poll}/vote"))
                .await
                .status,
            403
        );
        // The ballot that lay ready does not come in either; while she stood on the roll it would have.
        let at = format!("/polls/{poll}/vote");
        let late = amira.browser.post(&at, &pairs(&ballot)).await;
        assert_eq!(late.status, 403);
        change(
            town,
            "UPDATE roll_entries SET left_on = NULL, left_why = NULL",
        )
        .await;
        let cast = amira.browser.post(&at, &pairs(&ballot)).await;
        assert_eq!(cast.status, 303, "{}", cast.text());
    }
);

both!(
    the_list_is_gone_when_the_poll_is_archived,
    async |town: &Town| {
        town.resident("Amira").await;
        let ada = town.official("Ada", Role::Administrator, None).await;
        let poll = open_poll(town, &PollText::default()).await;
        let listed = async || {
            let rows: Result<i64, DbError> = async {
            let mut tx = town.app.db.read().await?;
            Ok(run!(&mut tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM frozen_roll_entries").fetch_one(c).await?))
        }
        .await;
            rows.expect("a count")
        };
        assert_eq!(listed().await, 1);
        close(town).await;
        town.jobs().await;
        let id = format!("/admin/polls/{poll}");
        let ada = support::Person {
            browser: town.signed_in(ada.account).await,
            ..ada
        };
        let browser = town.signed_in(ada.account).await;
        support::drafting::take(&browser, &id, domain::poll::Step::Archive, "").await;
        app::polls::jobs::destroy_keys(&town.app)
            .await
            .expect("keys are destroyed");
        assert_eq!(listed().await, 0);
        let header: Result<i64, DbError> = async {
        let mut tx = town.app.db.read().await?;
        Ok(run!(&mut tx, c => sqlx::query_scalar("SELECT entries FROM frozen_rolls").fetch_one(c).await?))
    }
    .await;
        assert_eq!(header.expect("a header"), 1, "how many there were stays");
    }
);

both!(a_space_asks_for_its_own_level, async |town: &Town| {
    let cem = town.citizen("Cem").await;
    let amira = town.resident("Amira").await;
    let text = PollText {
        min_level: 1,
        ..PollText::default()
    };
    change(town, "UPDATE spaces SET min_level = 2").await;
    let easy = open_poll(town, &text).await;
    assert_eq!(
        vote(&cem.browser, easy, &["1"]).await.status,
        303,
        "a space made after the change asks for nothing"
    );
    let space = town.space("strict").await;
    change(
        town,
        "UPDATE spaces SET min_level = 2 WHERE slug = 'strict'",
    )
    .await;
    let strict = town.poll(space, "published", &text).await;
    let page = cem.browser.get(&format!("/polls/{strict}")).await;
    assert_eq!(page.status, 200);
    town.jobs().await;
    assert_eq!(
        cem.browser
            .get(&format!("/polls/{strict}/vote"))
            .await
            .status,
        403
    );
    assert_eq!(vote(&amira.browser, strict, &["1"]).await.status, 303);
    // What the space asks for later does not bind a poll that is open.
    change(town, "UPDATE spaces SET min_level = 3").await;
    let ben = town.citizen("Ben").await;
    assert_eq!(vote(&ben.browser, easy, &["1"]).await.status, 303);
});

both!(
    an_administrator_sets_the_level_of_a_space,
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        let space = town.space("strict").await;
        let path = format!("/admin/spaces/{space}/edit");
        let page = ada.browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        let refused = ada
            .browser
            .submit(
                &page,
                &path,
                &[("min_level", "9"), ("summary", "Who may come in.")],
            )
            .await;
        assert_eq!(refused.status, 422);
        let saved = ada
            .browser
            .submit(
                &page,
                &path,
                &[("min_level", "2"), ("summary", "Who may come in.")],
            )
            .await;
        assert_eq!(saved.status, 303);
        assert_eq!(
            ada.browser.get(&path).await.field("min_level").as_deref(),
            Some("2")
        );
    }
);
