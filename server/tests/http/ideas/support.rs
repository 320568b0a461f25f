//! Supports: one a person, undone, and a threshold that sets a day for everybody to see.

use super::propose::only_permit;
use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use domain::ids::IdeaId;
use domain::space::Activity;
use support::proposing::{Board, BoardText};
use support::{Person, Town, both};

async fn ground(town: &Town) -> (Board, Person, IdeaId) {
    let space = town.space("here").await;
    let board = town.board_of(space, "ideas", &BoardText::default()).await;
    let edith = town.citizen("Edith").await;
    let idea = town.idea_on(&board, edith.account, "A bench").await;
    (board, edith, idea)
}

async fn supports(town: &Town, idea: IdeaId) -> (i64, i64) {
    let read: Result<(i64, i64), DbError> = transact!(&town.app.db, tx => {
        Ok(run!(tx, c => sqlx::query_as("SELECT supports, (SELECT COUNT(*) FROM idea_supports s WHERE s.idea = i.id) FROM ideas i WHERE i.id = $1")
            .bind(idea.0).fetch_one(c).await?))
    });
    read.expect("the idea is there")
}

both!(line_2_one_support_a_person_and_undo, async |town: &Town| {
    let (_, _, idea) = ground(town).await;
    let cem = town.citizen("Cem").await;
    let path = format!("/ideas/{idea}");
    let page = cem.browser.get(&path).await;
    assert!(
        page.has_text("The administration can see who supports"),
        "it is said before"
    );
    let support = format!("{path}/support");
    let (one, two) = tokio::join!(
        cem.browser.post(&support, &[("action", "support")]),
        cem.browser.post(&support, &[("action", "support")])
    );
    assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303));
    cem.browser.post(&support, &[("action", "support")]).await;
    assert_eq!(supports(town, idea).await, (1, 1));
    let page = cem.browser.get(&path).await;
    assert!(page.has_text("You support this idea") && page.has_text("1 support"));
    assert!(
        !town
            .visitor()
            .get(&path)
            .await
            .has_text("You support this idea")
    );
    for _ in 0..2 {
        cem.browser.post(&support, &[("action", "undo")]).await;
        assert_eq!(supports(town, idea).await, (0, 0));
    }
    assert_eq!(
        cem.browser
            .post(&support, &[("action", "twice")])
            .await
            .status,
        400
    );
});

both!(
    line_2_a_person_who_is_matched_to_the_roll_later_is_still_one,
    async |town: &Town| {
        let (_, _, idea) = ground(town).await;
        let cem = town.citizen("Cem").await;
        let support = format!("/ideas/{idea}/support");
        cem.browser.post(&support, &[]).await;
        let entry = town.roll_entry("Mitte", "1980-01-01").await;
        let matched: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("UPDATE accounts SET roll_entry = $2 WHERE id = $1").bind(cem.account.0).bind(entry.0).execute(c).await?.rows_affected());
            Ok(())
        });
        matched.expect("he is matched");
        cem.browser.post(&support, &[]).await;
        assert_eq!(supports(town, idea).await, (1, 1));
        cem.browser.post(&support, &[("action", "undo")]).await;
        assert_eq!(supports(town, idea).await, (0, 0));
    }
);

both!(
    line_2_enough_supports_set_a_day_that_everybody_sees,
    async |town: &Town| {
        let (board, _, idea) = ground(town).await;
        let path = format!("/ideas/{idea}");
        let page = town.visitor().get(&path).await;
        assert!(page.has_text("0 of 3 supports that call for an official answer"));
        let lena = town
            .official("Lena", Role::Councillor, Some(board.space))
            .await;
        for name in ["A", "B", "C"] {
            let person = town.citizen(name).await;
            person.browser.post(&format!("{path}/support"), &[]).await;
        }
        let page = town.visitor().get(&path).await;
        assert!(
            page.has_text("The official answer is due by"),
            "{}",
            page.text()
        );
        town.jobs().await;
        let told = lena.browser.get("/me/notices/inbox").await;
        assert!(
            told.has_text("an official answer is due"),
            "{}",
            told.text()
        );
        town.clock.advance(31 * 24 * 3600);
        assert!(
            town.visitor()
                .get(&path)
                .await
                .has_text("The official answer was due by")
        );
    }
);

both!(
    line_2_no_support_in_a_closed_phase_or_for_what_is_hidden_merged_or_withdrawn,
    async |town: &Town| {
        let (board, edith, idea) = ground(town).await;
        let cem = town.citizen("Cem").await;
        let support = format!("/ideas/{idea}/support");
        for (column, word, status) in [
            ("status", "withdrawn", 403),
            ("status", "merged", 403),
            ("status", "accepted", 403),
            ("status", "new", 303),
            ("visibility", "hidden", 404),
            ("visibility", "held", 404),
            ("visibility", "visible", 303),
        ] {
            town.set_idea(idea, column, word).await;
            assert_eq!(
                cem.browser.post(&support, &[]).await.status,
                status,
                "{word}"
            );
            cem.browser.post(&support, &[("action", "undo")]).await;
        }
        town.set_idea(idea, "visibility", "hidden").await;
        assert_eq!(
            town.visitor().get(&format!("/ideas/{idea}")).await.status,
            404
        );
        assert_eq!(
            edith.browser.get(&format!("/ideas/{idea}")).await.status,
            200,
            "its author reads it"
        );
        assert_eq!(edith.browser.post(&support, &[]).await.status, 403);
        town.set_idea(idea, "visibility", "visible").await;
        only_permit(town, board.space, &[Activity::Vote]).await;
        assert_eq!(cem.browser.post(&support, &[]).await.status, 403);
        assert_eq!(supports(town, idea).await, (0, 0));
    }
);

both!(
    line_2_a_visitor_signs_in_and_is_asked_once,
    async |town: &Town| {
        let (_, _, idea) = ground(town).await;
        let visitor = town.visitor();
        let support = format!("/ideas/{idea}/support");
        let led = visitor.post(&support, &[("action", "support")]).await;
        assert!(led.location().expect("a way").starts_with("/sign-in?next="));
        support::links::sign_in(town, &visitor, "edith@example.org").await;
        let page = visitor.get(&support).await;
        assert!(page.has_text("Do you support this idea?"));
        visitor
            .submit(&page, &support, &[("action", "support")])
            .await;
        assert_eq!(supports(town, idea).await, (1, 1));
    }
);

both!(
    line_2_following_sharing_and_printing,
    async |town: &Town| {
        let (_, _, idea) = ground(town).await;
        let cem = town.citizen("Cem").await;
        let path = format!("/ideas/{idea}");
        cem.browser
            .post(&format!("{path}/follow"), &[("action", "follow")])
            .await;
        cem.browser
            .post(&format!("{path}/follow"), &[("action", "follow")])
            .await;
        let page = cem.browser.get(&path).await;
        assert!(page.has_text("Stop following") && page.has_text("one person follows"));
        cem.browser
            .post(&format!("{path}/follow"), &[("action", "leave")])
            .await;
        let page = cem.browser.get(&path).await;
        assert!(!page.has_text("one person follows"));
        let address = page.field("address").unwrap_or_default();
        let inputs = page.attributes("input", "value");
        assert!(
            inputs.iter().any(|value| value.ends_with(&path)),
            "{address} {inputs:?}"
        );
        assert!(
            page.links()
                .iter()
                .any(|link| link.starts_with("mailto:?subject=A%20bench"))
        );
    }
);
