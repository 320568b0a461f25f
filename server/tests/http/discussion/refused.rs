//! Where nothing can be said: refused in words, and what was typed is kept.

use super::of;
use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use domain::space::Activity;
use support::forum::{Forum, written};
use support::links::sign_in;
use support::{Reply, Town, both};

const TEXT: &str = "A long text that took a while.";

fn is_kept(reply: &Reply, words: &str) {
    assert_eq!(reply.status, 422, "{}", reply.text());
    assert!(reply.has_text(words), "{words}: {}", reply.text());
    assert_eq!(reply.field("body").as_deref(), Some(TEXT), "{words}");
}

both!(
    a_visitor_signs_in_and_finds_the_text_again,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let id = forum.comment(&forum.author.browser, "for", "First.").await;
        for path in [forum.path(), format!("/comments/{id}/reply")] {
            let visitor = town.visitor();
            let page = visitor.get(&path).await;
            assert!(page.has_text("What you have typed is kept"));
            let reply = visitor
                .submit(&page, &path, &[("body", TEXT), ("stance", "against")])
                .await;
            let next = url::form_urlencoded::byte_serialize(path.as_bytes()).collect::<String>();
            assert_eq!(reply.location(), Some(format!("/sign-in?next={next}")));
            sign_in(town, &visitor, "dora@example.org").await;
            let page = visitor.get(&path).await;
            assert_eq!(page.field("body").as_deref(), Some(TEXT), "{path}");
            let sent = visitor.submit(&page, &path, &[("body", TEXT)]).await;
            let _ = written(&sent);
        }
    }
);

both!(
    too_low_a_level_leads_to_the_step_up_and_back,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let raised: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("UPDATE boards SET min_level = 2").execute(c).await?.rows_affected());
            Ok(())
        });
        raised.expect("the board asks for residents");
        let ada = town.citizen("Ada").await;
        let reply = forum.send(&ada.browser, "for", TEXT).await;
        assert!(
            reply
                .location()
                .expect("a redirect")
                .starts_with("/step-up?needs=2&next=")
        );
        let page = ada.browser.get(&forum.path()).await;
        assert_eq!(page.field("body").as_deref(), Some(TEXT));
        let rita = town.resident("Rita").await;
        forum.comment(&rita.browser, "for", TEXT).await;
    }
);

both!(a_closed_phase_is_said_in_words, async |town: &Town| {
    let forum = Forum::new(town, "pond").await;
    let ada = town.citizen("Ada").await;
    let id = forum.comment(&ada.browser, "for", "Before.").await;
    let page = ada.browser.get(&forum.path()).await;
    forum
        .phase(town, &[Activity::Vote, Activity::Propose])
        .await;
    let fields = [("body", TEXT), ("stance", "for")];
    is_kept(
        &ada.browser.submit(&page, &forum.path(), &fields).await,
        "not part of the present phase",
    );
    is_kept(
        &ada.browser
            .post(&format!("/comments/{id}/reply"), &[("body", TEXT)])
            .await,
        "not part of the present phase",
    );
    is_kept(
        &ada.browser
            .post(
                &format!("/comments/{id}/edit"),
                &[("version", "1"), ("body", TEXT)],
            )
            .await,
        "not part of the present phase",
    );
    let ben = town.citizen("Ben").await;
    let rated = ben
        .browser
        .post(&format!("/comments/{id}/rate"), &[("rate", "helpful")])
        .await;
    assert!(rated.status == 409 && rated.has_text("not part of the present phase"));
    let page = town.visitor().get(&forum.path()).await;
    assert!(page.has_text("not part of the present phase") && page.field("body").is_none());
    let visitor = town.visitor().post(&forum.path(), &fields).await;
    is_kept(&visitor, "not part of the present phase");
    assert_eq!(
        ada.browser
            .post(&format!("/comments/{id}/withdraw"), &[])
            .await
            .status,
        303,
        "one's own goes at any time"
    );
    forum.phase(town, &[Activity::Discuss]).await;
    forum.comment(&ada.browser, "for", TEXT).await;
});

both!(locked_threads_and_slow_mode, async |town: &Town| {
    let forum = Forum::new(town, "pond").await;
    let (ada, mia) = (
        town.citizen("Ada").await,
        town.official("Mia", Role::Councillor, Some(forum.space))
            .await,
    );
    let id = forum.comment(&ada.browser, "for", "Before.").await;
    forum.rule(town, false, 5).await;
    town.clock.advance(61);
    is_kept(
        &forum.send(&ada.browser, "for", TEXT).await,
        "Wait 4 minutes more",
    );
    is_kept(
        &forum.send_reply(&ada.browser, id, TEXT).await,
        "Wait 4 minutes more",
    );
    assert!(
        town.visitor()
            .get(&forum.path())
            .await
            .has_text("waits 5 minutes between two comments")
    );
    let page = mia.browser.get(&forum.path()).await;
    for body in ["One.", "Two."] {
        let sent = mia
            .browser
            .post(&forum.path(), &[("body", body), ("official", "yes")])
            .await;
        let _ = written(&sent);
    }
    drop(page);
    town.clock.advance(4 * 60);
    forum.comment(&ada.browser, "for", "After.").await;

    let page = ada.browser.get(&forum.path()).await;
    forum.rule(town, true, 0).await;
    let fields = [("body", TEXT), ("stance", "for")];
    is_kept(
        &ada.browser.submit(&page, &forum.path(), &fields).await,
        "Moderators have closed this discussion",
    );
    let page = town.visitor().get(&forum.path()).await;
    assert!(
        page.has_text("Moderators have closed this discussion") && page.field("body").is_none()
    );
    assert!(page.has_text("Before."), "it can still be read");
    forum.rule(town, false, 0).await;
    forum.comment(&ada.browser, "for", TEXT).await;
});

both!(
    a_hidden_or_withdrawn_idea_is_not_discussed,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let ada = town.citizen("Ada").await;
        let id = forum.comment(&ada.browser, "for", "Before.").await;
        let set = async |column: &'static str| {
            let done: Result<(), DbError> = transact!(&town.app.db, tx => {
                run!(tx, c => sqlx::query(column).execute(c).await?.rows_affected());
                Ok(())
            });
            done.expect("it is set");
        };
        let fields = [("body", TEXT), ("stance", "for")];
        set("UPDATE ideas SET status = 'withdrawn'").await;
        is_kept(
            &ada.browser.post(&forum.path(), &fields).await,
            "cannot be discussed any more",
        );
        assert!(town.visitor().get(&forum.path()).await.has_text("Before."));
        set("UPDATE ideas SET visibility = 'hidden'").await;
        for path in [
            forum.path(),
            format!("/comments/{id}"),
            format!("/comments/{id}/reply"),
            format!("/comments/{id}/history"),
        ] {
            assert_eq!(town.visitor().get(&path).await.status, 404, "{path}");
            assert_eq!(ada.browser.get(&path).await.status, 404, "{path}");
        }
        is_kept(
            &ada.browser.post(&forum.path(), &fields).await,
            "cannot be discussed any more",
        );
        is_kept(
            &ada.browser
                .post(&format!("/comments/{id}/reply"), &[("body", TEXT)])
                .await,
            "not there any more",
        );
        let author = forum.author.browser.get(&forum.path()).await;
        assert!(
            author.status == 200 && author.has_text("Before."),
            "its author still reads it"
        );
        is_kept(
            &forum.author.browser.post(&forum.path(), &fields).await,
            "cannot be discussed any more",
        );
        assert_eq!(forum.counters(town).await, [1, 1, 0, 0]);
    }
);

both!(
    hostile_text_is_refused_at_the_field_or_harmless,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let ada = town.citizen("Ada").await;
        let hostile = "[a](javascript:alert(1)) <script>alert(2)</script><img src=x onerror=alert(3)> </article></main>";
        let id = forum.comment(&ada.browser, "for", hostile).await;
        let page = town.visitor().get(&forum.path()).await;
        for bad in ["javascript:", "<script>alert", "<img src", "onerror"] {
            assert!(!page.body.contains(bad), "{bad}");
        }
        assert_eq!(page.body.matches("</main>").count(), 1);
        assert!(of(&page, id).contains(">a</a>"));

        let nested = format!("{}deep", "> ".repeat(100));
        let lists: String = (0..100)
            .map(|n| format!("{}- a\n", "  ".repeat(n)))
            .collect();
        for deep in [nested.as_str(), lists.trim()] {
            let refused = forum.send(&ada.browser, "for", deep).await;
            assert!(refused.status == 422, "{}", refused.status);
            assert!(
                refused.has_text("too deep") || refused.has_text("characters"),
                "{}",
                &refused.text()[..500]
            );
            assert_eq!(refused.field("body").as_deref(), Some(deep));
        }
        let long = "a".repeat(5001);
        let refused = forum.send(&ada.browser, "for", &long).await;
        assert!(refused.status == 422 && refused.has_text("5,001 characters"));
        assert_eq!(refused.field("body").as_deref(), Some(long.as_str()));
        let huge = "a".repeat(5_000_000);
        let refused = forum.send(&ada.browser, "for", &huge).await;
        assert!(refused.status == 422 && refused.has_text("5,000,000 characters"));
        assert_eq!(
            refused.field("body").map_or(0, |kept| kept.len()),
            huge.len()
        );
        assert_eq!(forum.counters(town).await, [1, 1, 0, 0]);
    }
);
