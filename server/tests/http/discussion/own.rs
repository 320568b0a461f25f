//! What one wrote oneself: editing with history, withdrawing, and what is hidden from others.

use super::{ids, of};
use app::run;
use domain::actor::Role;
use domain::moderation::Visibility;
use support::forum::Forum;
use support::{Town, both};

both!(
    line_4_edited_within_a_time_with_history,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let (ada, ben) = (town.citizen("Ada").await, town.citizen("Ben").await);
        let id = forum.comment(&ada.browser, "for", "Duks like it.").await;
        let path = format!("/comments/{id}/edit");
        assert!(of(&ada.browser.get(&forum.path()).await, id).contains("/edit"));
        assert!(!of(&ben.browser.get(&forum.path()).await, id).contains("/edit"));
        town.clock.advance(14 * 60);
        let page = ada.browser.get(&path).await;
        assert!(page.has_text("What it said before stays readable"));
        let preview = ada
            .browser
            .submit(
                &page,
                &path,
                &[("body", "*Ducks* like it."), ("do", "preview")],
            )
            .await;
        assert!(preview.status == 200 && preview.body.contains("<em>Ducks</em>"));
        let saved = ada
            .browser
            .submit(&page, &path, &[("body", "Ducks like it.")])
            .await;
        assert_eq!(saved.status, 303);
        let shown = town.visitor().get(&forum.path()).await;
        assert!(of(&shown, id).contains("Ducks like it.") && of(&shown, id).contains("edited"));
        let history = town.visitor().get(&format!("/comments/{id}/history")).await;
        assert!(history.has_text("Duks like it.") && history.has_text("Ducks like it."));

        // The form was drawn from the first version: both are shown, nothing is overwritten.
        let stale = ada
            .browser
            .submit(&page, &path, &[("body", "Ducks love it.")])
            .await;
        assert_eq!(stale.status, 409);
        assert!(stale.has_text("Ducks like it.") && stale.has_text("Ducks love it."));
        assert_eq!(stale.field("body").as_deref(), Some("Ducks love it."));
        assert!(of(&town.visitor().get(&forum.path()).await, id).contains("Ducks like it."));
        let again = ada
            .browser
            .submit(&stale, &path, &[("body", "Ducks love it.")])
            .await;
        assert_eq!(again.status, 303, "who has seen both may save");

        town.clock.advance(120);
        let page = ada.browser.get(&path).await;
        assert!(
            page.status == 422 && page.has_text("15 minutes, and that time is over"),
            "{}",
            page.text()
        );
        let late = ada
            .browser
            .post(&path, &[("version", "3"), ("body", "Too late, but kept.")])
            .await;
        assert!(late.status == 422 && late.has_text("15 minutes, and that time is over"));
        assert_eq!(late.field("body").as_deref(), Some("Too late, but kept."));
        assert!(!of(&ada.browser.get(&forum.path()).await, id).contains("/edit"));
    }
);

both!(
    line_4_withdrawn_leaves_a_line_with_its_replies,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let (ada, ben) = (town.citizen("Ada").await, town.citizen("Ben").await);
        let id = forum
            .comment(&ada.browser, "for", "Something I regret.")
            .await;
        let reply = forum.reply(&ben.browser, id, "I do not.").await;
        let path = format!("/comments/{id}/withdraw");
        assert!(ada.browser.get(&path).await.has_text("Something I regret."));
        assert_eq!(ada.browser.post(&path, &[]).await.status, 303);
        let page = town.visitor().get(&forum.path()).await;
        assert!(of(&page, id).contains("Withdrawn by its author") && !page.has_text("regret"));
        assert_eq!(ids(&page), [id, reply]);
        assert_eq!(forum.counters(town).await, [1, 0, 0, 0]);
        let mut tx = town.app.db.read().await.expect("a connection");
        let body: String = run!(&mut tx, c => sqlx::query_scalar("SELECT body FROM comments WHERE id = $1").bind(id.0).fetch_one(c).await.expect("a row"));
        assert_eq!(body, "", "its text is gone for good");
        drop(tx);
        assert_eq!(ada.browser.post(&path, &[]).await.status, 404, "once");
        for (below, fields) in [
            ("edit", vec![("version", "1"), ("body", "x")]),
            ("reply", vec![("body", "Kept.")]),
            ("rate", vec![("rate", "helpful")]),
        ] {
            let reply = ben
                .browser
                .post(&format!("/comments/{id}/{below}"), &fields)
                .await;
            assert!(
                [404, 409, 422].contains(&reply.status.as_u16()),
                "{below}: {}",
                reply.status
            );
            assert_eq!(
                below == "reply",
                reply.field("body").as_deref() == Some("Kept.")
            );
        }
        assert_eq!(forum.counters(town).await, [1, 0, 0, 0]);
    }
);

both!(
    line_4_what_is_hidden_or_held_is_read_by_its_author_alone,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let (ada, ben) = (town.citizen("Ada").await, town.citizen("Ben").await);
        let mona = town
            .official("Mona", Role::Moderator, Some(forum.space))
            .await;
        let id = forum
            .comment(&ada.browser, "for", "Something unkind.")
            .await;
        forum.reply(&ben.browser, id, "Please.").await;
        for (to, line, own) in [
            (
                Visibility::Hidden,
                "Moderators have hidden this comment.",
                "Moderators have hidden it",
            ),
            (
                Visibility::Held,
                "This comment waits for moderators.",
                "It waits for moderators",
            ),
        ] {
            forum.decide(town, &mona, id, to).await;
            forum.decide(town, &mona, id, to).await;
            assert_eq!(forum.counters(town).await, [1, 0, 0, 0]);
            for browser in [&town.visitor(), &ben.browser] {
                for path in [
                    forum.path(),
                    format!("/ideas/{}", forum.idea),
                    format!("/comments/{id}/reply"),
                ] {
                    let page = browser.get(&path).await;
                    assert!(page.has_text(line) && !page.has_text("unkind"), "{path}");
                    assert!(page.has_text("Please."), "replies stay");
                }
                assert_eq!(
                    browser.get(&format!("/comments/{id}/history")).await.status,
                    404
                );
            }
            for browser in [&ada.browser, &mona.browser] {
                let page = browser.get(&forum.path()).await;
                assert!(
                    of(&page, id).contains("unkind") && of(&page, id).contains(own),
                    "{}",
                    of(&page, id)
                );
            }
            let rated = ben
                .browser
                .post(&format!("/comments/{id}/rate"), &[("rate", "helpful")])
                .await;
            assert_eq!(rated.status, 409);
            let replied = ben
                .browser
                .post(&format!("/comments/{id}/reply"), &[("body", "Kept.")])
                .await;
            assert!(replied.status == 422 && replied.has_text("not there any more"));
            assert_eq!(replied.field("body").as_deref(), Some("Kept."));
        }
        forum.decide(town, &mona, id, Visibility::Hidden).await;
        for below in ["edit", "withdraw"] {
            let reply = ada
                .browser
                .post(
                    &format!("/comments/{id}/{below}"),
                    &[("version", "1"), ("body", "x")],
                )
                .await;
            assert_eq!(
                reply.status, 404,
                "what is hidden stays as it is for an appeal: {below}"
            );
        }
        forum.decide(town, &mona, id, Visibility::Visible).await;
        assert_eq!(forum.counters(town).await, [2, 1, 0, 0]);
        assert!(town.visitor().get(&forum.path()).await.has_text("unkind"));
    }
);

both!(nobody_acts_on_what_others_wrote, async |town: &Town| {
    let forum = Forum::new(town, "pond").await;
    let (ada, ben) = (town.citizen("Ada").await, town.citizen("Ben").await);
    let admin = town.official("Root", Role::Administrator, None).await;
    let id = forum.comment(&ada.browser, "for", "Mine.").await;
    for person in [&ben, &admin] {
        for below in ["edit", "withdraw"] {
            let path = format!("/comments/{id}/{below}");
            assert_eq!(person.browser.get(&path).await.status, 404, "{below}");
            let reply = person
                .browser
                .post(&path, &[("version", "1"), ("body", "Yours.")])
                .await;
            assert_eq!(reply.status, 404, "{below}");
        }
    }
    for below in ["edit", "withdraw"] {
        let path = format!("/comments/{id}/{below}");
        let reply = town
            .visitor()
            .post(&path, &[("version", "1"), ("body", "Yours.")])
            .await;
        assert!(
            reply
                .location()
                .expect("a redirect")
                .starts_with("/sign-in?"),
            "{below}"
        );
    }
    let nobody = "00000000-0000-7000-8000-000000000001";
    for below in ["", "/reply", "/edit", "/history", "/rate", "/withdraw"] {
        assert_eq!(
            ada.browser
                .get(&format!("/comments/{nobody}{below}"))
                .await
                .status,
            404
        );
    }
    assert!(town.visitor().get(&forum.path()).await.has_text("Mine."));
});
