//! Co-authors by invitation.

use app::db::DbError;
use app::{run, transact};
use domain::ids::IdeaId;
use support::proposing::BoardText;
use support::{Person, Town, both};

async fn ground(town: &Town) -> (Person, IdeaId) {
    let space = town.space("here").await;
    let board = town.board_of(space, "ideas", &BoardText::default()).await;
    let edith = town.citizen("Edith").await;
    let idea = town.idea_on(&board, edith.account, "A bench").await;
    (edith, idea)
}

/// The path of the link in the only mail to an address.
async fn invitation(town: &Town, email: &str) -> String {
    let read: Result<String, DbError> = transact!(&town.app.db, tx => {
        Ok(run!(tx, c => sqlx::query_scalar("SELECT body FROM outgoing_mail WHERE address = $1").bind(email).fetch_one(c).await?))
    });
    let body = read.expect("a mail");
    let at = body.find("/invitations/").expect("a link");
    body[at..]
        .split_whitespace()
        .next()
        .expect("a path")
        .to_owned()
}

both!(
    line_1_a_co_author_comes_by_invitation_writes_along_and_leaves,
    async |town: &Town| {
        let (edith, idea) = ground(town).await;
        let path = format!("/ideas/{idea}/authors");
        let invite = [("email", "cem@example.org"), ("action", "invite")];
        assert_eq!(edith.browser.post(&path, &invite).await.status, 303);
        assert!(
            edith
                .browser
                .get(&path)
                .await
                .has_text("Invitations without an answer")
        );
        let link = invitation(town, "cem@example.org").await;
        let stored: Result<i64, DbError> = transact!(&town.app.db, tx => {
            Ok(run!(tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM idea_invitations").fetch_one(c).await?))
        });
        assert_eq!(stored.expect("a count"), 1);
        let cem = town.citizen("Cem").await;
        assert_eq!(
            cem.browser.get(&format!("/ideas/{idea}/edit")).await.status,
            403
        );
        let visitor = town.visitor().get(&link).await;
        assert!(visitor.location().expect("a way").starts_with("/sign-in"));
        assert!(
            cem.browser
                .get(&link)
                .await
                .has_text("Write this idea together?")
        );
        let joined = cem.browser.post(&link, &[("action", "join")]).await;
        assert_eq!(joined.status, 303, "{}", joined.text());
        assert_eq!(
            cem.browser.get(&format!("/ideas/{idea}/edit")).await.status,
            200
        );
        let dora = town.citizen("Dora").await;
        assert_eq!(
            dora.browser.post(&link, &[("action", "join")]).await.status,
            404,
            "once"
        );
        assert_eq!(
            cem.browser.post(&path, &[("action", "leave")]).await.status,
            303
        );
        assert_eq!(
            cem.browser.get(&format!("/ideas/{idea}/edit")).await.status,
            403
        );
        assert_eq!(
            edith
                .browser
                .post(&path, &[("action", "leave")])
                .await
                .status,
            404,
            "the first author stays"
        );
    }
);

both!(
    line_1_invitations_are_called_back_run_out_and_are_few,
    async |town: &Town| {
        let (edith, idea) = ground(town).await;
        let path = format!("/ideas/{idea}/authors");
        let invite = async |email: &str| {
            let fields = [("email", email), ("action", "invite")];
            edith.browser.post(&path, &fields).await
        };
        assert_eq!(invite("not an address").await.status, 422);
        invite("a@example.org").await;
        let page = edith.browser.get(&path).await;
        let id = page.field("invitation").expect("an id");
        let called = [("invitation", id.as_str()), ("action", "call-back")];
        let mallory = town.citizen("Mallory").await;
        assert_eq!(mallory.browser.post(&path, &called).await.status, 403);
        assert_eq!(mallory.browser.get(&path).await.status, 403);
        edith.browser.post(&path, &called).await;
        let link = invitation(town, "a@example.org").await;
        assert_eq!(mallory.browser.get(&link).await.status, 404);
        for n in 0..7 {
            assert_eq!(
                invite(&format!("b{n}@example.org")).await.status,
                303,
                "{n}"
            );
        }
        let refused = invite("c@example.org").await;
        assert_eq!(refused.status, 422);
        assert!(refused.has_text("At most 8 people"));
        let link = invitation(town, "b0@example.org").await;
        assert_eq!(mallory.browser.get(&link).await.status, 200);
        town.clock.advance(15 * 24 * 3600);
        let later = town.signed_in(mallory.account).await;
        assert_eq!(later.get(&link).await.status, 404, "it has run out");
        app::ideas::purge(&town.app).await.expect("a job");
    }
);
