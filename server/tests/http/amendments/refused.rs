//! Amendments that are refused, and who may not do what with them.

use super::{WHY, proposed, send, text};
use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use domain::space::Activity;
use support::forum::Forum;
use support::{Town, both};

both!(
    amendments_are_refused_in_words_and_the_text_is_kept,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let ada = town.citizen("Ada").await;
        let deep = "> ".repeat(100) + "deep";
        for (body, words) in [
            ("", "Type the text"),
            ("For the ducks.", "Change something"),
            (deep.as_str(), "too deep"),
        ] {
            let refused = send(&forum, &ada.browser, body).await;
            assert_eq!(refused.status, 422, "{words}: {}", refused.text());
            assert!(
                words == "Type the text" || refused.has_text(words),
                "{words}: {}",
                refused.text()
            );
            assert_eq!(refused.field("body").as_deref(), Some(body));
            assert_eq!(refused.field("why").as_deref(), Some(WHY));
        }
        let path = format!("/ideas/{}/amendments/new", forum.idea);
        let page = ada.browser.get(&path).await;
        let fields = [
            ("body", "For <script>alert(1)</script> cats."),
            ("why", WHY),
            ("do", "preview"),
        ];
        let preview = ada.browser.submit(&page, &path, &fields).await;
        assert!(
            preview.status == 200
                && preview.body.contains("<ins>")
                && !preview.body.contains("<script>alert")
        );

        let page = ada.browser.get(&path).await;
        let fields = [("body", "For the cats."), ("why", WHY)];
        let first = ada.browser.submit(&page, &path, &fields).await.location();
        let second = ada.browser.submit(&page, &path, &fields).await.location();
        assert!(
            first.is_some() && first == second,
            "a form sent twice makes one"
        );
        for n in 0..2 {
            proposed(&forum, &ada.browser, &format!("For {n} cats.")).await;
        }
        let fourth = send(&forum, &ada.browser, "For all cats.").await;
        assert!(
            fourth.status == 422 && fourth.has_text("wait for a decision already"),
            "{}",
            fourth.text()
        );

        let visitor = town.visitor();
        let page = visitor.get(&path).await;
        let reply = visitor.submit(&page, &path, &fields).await;
        assert!(
            reply
                .location()
                .expect("a redirect")
                .starts_with("/sign-in?")
        );
        let ben = town.citizen("Ben").await;
        let page = ben.browser.get(&path).await;
        forum.phase(town, &[Activity::Vote]).await;
        let closed = ben.browser.submit(&page, &path, &fields).await;
        assert!(
            closed.status == 422 && closed.has_text("not part of the present phase"),
            "{}",
            closed.text()
        );
        assert_eq!(closed.field("body").as_deref(), Some("For the cats."));
    }
);

both!(
    nobody_decides_on_or_sees_what_is_not_theirs,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let (ada, ben) = (town.citizen("Ada").await, town.citizen("Ben").await);
        let mona = town
            .official("Mona", Role::Moderator, Some(forum.space))
            .await;
        let path = proposed(&forum, &ada.browser, "For the cats.").await;
        for (who, below) in [
            (&ben, "withdraw"),
            (&ben, "decide"),
            (&mona, "decide"),
            (&mona, "withdraw"),
            (&ben, "vote"),
        ] {
            let reply = who
                .browser
                .post(
                    &format!("{path}{below}", path = format!("{path}/")),
                    &[("do", "decline"), ("reasons", "No."), ("vote", "for")],
                )
                .await;
            assert_eq!(reply.status, 403, "{below}");
        }
        let hidden: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("UPDATE amendments SET visibility = 'hidden'").execute(c).await?.rows_affected());
            Ok(())
        });
        hidden.expect("it is hidden");
        assert_eq!(ben.browser.get(&path).await.status, 404);
        assert!(
            !ben.browser
                .get(&format!("/ideas/{}/amendments", forum.idea))
                .await
                .links()
                .contains(&path)
        );
        for who in [&ada, &mona] {
            assert!(
                who.browser
                    .get(&path)
                    .await
                    .has_text("Only you and moderators")
            );
        }
        assert_eq!(
            forum
                .author
                .browser
                .post(&format!("{path}/decide"), &[("do", "accept")])
                .await
                .status,
            404
        );
        assert_eq!(text(town, &forum).await.0, 1);
        let shown: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("UPDATE amendments SET visibility = 'visible'").execute(c).await?.rows_affected());
            Ok(())
        });
        shown.expect("it is shown");
        assert_eq!(
            ada.browser
                .post(&format!("{path}/withdraw"), &[])
                .await
                .status,
            303
        );
        assert!(ben.browser.get(&path).await.has_text("Withdrawn"));
        let nobody = "/amendments/00000000-0000-7000-8000-000000000001";
        assert_eq!(ada.browser.get(nobody).await.status, 404);
    }
);
