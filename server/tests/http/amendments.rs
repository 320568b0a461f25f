//! Amendments: line 5 of the issue on ideas. A changed text is proposed and shown word by word, authors accept or the board votes, and nothing is
//! overwritten.

mod refused;

use app::db::DbError;
use app::{run, transact};
use support::forum::Forum;
use support::{Browser, Reply, Town, both};

const WHY: &str = "Cats sit there, too.";

/// Sends the form of an amendment.
async fn send(forum: &Forum, browser: &Browser, body: &str) -> Reply {
    let path = format!("/ideas/{}/amendments/new", forum.idea);
    let page = browser.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let fields = [("body", body), ("why", WHY)];
    browser.submit(&page, &path, &fields).await
}

/// Proposes a changed text; the address of the amendment.
async fn proposed(forum: &Forum, browser: &Browser, body: &str) -> String {
    let reply = send(forum, browser, body).await;
    let to = reply.location();
    to.unwrap_or_else(|| panic!("{}: {}", reply.status, reply.text()))
}

/// Lets the boards vote for so many days.
async fn votes(town: &Town, days: i64) {
    let done: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query("UPDATE boards SET amendment_days = $1").bind(days).execute(c).await?.rows_affected());
        Ok(())
    });
    done.expect("the boards vote");
}

/// The version and the text of the idea.
async fn text(town: &Town, forum: &Forum) -> (i64, String) {
    let mut tx = town.app.db.read().await.expect("a connection");
    run!(&mut tx, c => sqlx::query_as("SELECT version, body FROM ideas WHERE id = $1").bind(forum.idea.0).fetch_one(c).await.expect("the idea"))
}

async fn edit(forum: &Forum, body: &str) {
    let path = format!("/ideas/{}/edit", forum.idea);
    let page = forum.author.browser.get(&path).await;
    let saved = forum
        .author
        .browser
        .submit(&page, &path, &[("body", body)])
        .await;
    assert_eq!(saved.status, 303, "{}", saved.text());
}

both!(
    line_5_the_author_accepts_and_the_version_names_who_proposed_it,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let ada = town.citizen("Ada").await;
        let path = proposed(&forum, &ada.browser, "For the ducks and the cats.").await;
        let page = town.visitor().get(&path).await;
        assert!(
            page.has_text(WHY) && page.has_text("Waits for a decision"),
            "{}",
            page.text()
        );
        assert!(
            page.body.contains("<ins>") && page.body.contains("<del>"),
            "what changes is shown word by word"
        );
        let list = town
            .visitor()
            .get(&format!("/ideas/{}/amendments", forum.idea))
            .await;
        assert!(list.links().contains(&path));
        town.jobs().await;
        let told = forum.author.browser.get("/me/notices/inbox").await;
        assert!(
            told.has_text("A change of your idea is proposed"),
            "{}",
            told.text()
        );

        let decide = format!("{path}/decide");
        assert_eq!(
            ada.browser.post(&decide, &[("do", "accept")]).await.status,
            403,
            "not who proposed it"
        );
        let page = forum.author.browser.get(&path).await;
        let accepted = forum
            .author
            .browser
            .submit(&page, &decide, &[("reasons", ""), ("do", "accept")])
            .await;
        assert_eq!(
            accepted.location().as_deref(),
            Some(path.as_str()),
            "{}",
            accepted.text()
        );
        assert_eq!(
            text(town, &forum).await,
            (2, "For the ducks and the cats.".to_owned())
        );
        let names = town.visitor().get(&path).await;
        assert!(names.has_text("Accepted") && names.has_text("It became version 2"));
        let who = {
            let at = names.body.find("Proposed by ").expect("who") + 12;
            names.body[at..]
                .split(" on ")
                .next()
                .expect("it ends")
                .to_owned()
        };
        let history = town
            .visitor()
            .get(&format!("/ideas/{}/history", forum.idea))
            .await;
        assert!(history.has_text(&who), "{who}: {}", history.text());
        town.jobs().await;
        assert!(
            ada.browser
                .get("/me/notices/inbox")
                .await
                .has_text("The change you proposed: Accepted")
        );
        let again = forum
            .author
            .browser
            .post(&decide, &[("do", "accept")])
            .await;
        assert_eq!(again.status, 403, "once");
    }
);

both!(
    line_5_the_author_declines_with_reasons,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let ada = town.citizen("Ada").await;
        let path = proposed(&forum, &ada.browser, "For the cats.").await;
        let decide = format!("{path}/decide");
        let refused = forum
            .author
            .browser
            .post(&decide, &[("do", "decline"), ("reasons", " ")])
            .await;
        assert!(
            refused.status == 422 && refused.has_text("Say why you decline it"),
            "{}",
            refused.text()
        );
        let declined = forum
            .author
            .browser
            .post(
                &decide,
                &[("do", "decline"), ("reasons", "Cats chase ducks.")],
            )
            .await;
        assert_eq!(declined.status, 303);
        let page = town.visitor().get(&path).await;
        assert!(page.has_text("Declined") && page.has_text("Cats chase ducks."));
        assert_eq!(text(town, &forum).await.0, 1);
    }
);

both!(
    line_5_over_a_newer_text_both_are_shown_and_nothing_is_overwritten,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let ada = town.citizen("Ada").await;
        let page = ada
            .browser
            .get(&format!("/ideas/{}/amendments/new", forum.idea))
            .await;
        let path = proposed(&forum, &ada.browser, "For the ducks and cats.").await;
        edit(&forum, "For the ducks, in the shade.").await;
        let decide = format!("{path}/decide");
        let stale = forum
            .author
            .browser
            .post(&decide, &[("do", "accept"), ("reasons", "Good.")])
            .await;
        assert_eq!(stale.status, 409, "{}", stale.text());
        assert!(
            stale.has_text("Nothing is overwritten")
                && stale.has_text("shade")
                && stale.has_text("cats")
        );
        assert_eq!(stale.field("reasons").as_deref(), Some("Good."));
        assert_eq!(
            text(town, &forum).await,
            (2, "For the ducks, in the shade.".to_owned())
        );
        // A form that was drawn from the older text is stale, too.
        let fields = [("body", "For cats."), ("why", WHY)];
        let late = ada
            .browser
            .submit(
                &page,
                &format!("/ideas/{}/amendments/new", forum.idea),
                &fields,
            )
            .await;
        assert!(
            late.status == 409 && late.has_text("shade"),
            "{}: {}",
            late.status,
            late.text()
        );
        assert_eq!(late.field("body").as_deref(), Some("For cats."));
        let again = format!(
            "/ideas/{}/amendments/new?from={}",
            forum.idea,
            path.trim_start_matches("/amendments/")
        );
        let form = ada.browser.get(&again).await;
        assert_eq!(
            form.field("body").as_deref(),
            Some("For the ducks and cats."),
            "who proposed it goes on from there"
        );
        let stranger = town.citizen("Ben").await;
        assert_eq!(
            stranger.browser.get(&again).await.field("body").as_deref(),
            Some("For the ducks, in the shade.")
        );
    }
);

both!(
    line_5_the_board_votes_where_it_says_so,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        votes(town, 3).await;
        let (ada, ben) = (town.citizen("Ada").await, town.resident("Ben").await);
        let path = proposed(&forum, &ada.browser, "For the ducks and the cats.").await;
        let other = proposed(&forum, &ada.browser, "For nobody.").await;
        let decided = forum
            .author
            .browser
            .post(&format!("{path}/decide"), &[("do", "accept")])
            .await;
        assert_eq!(
            decided.status, 403,
            "where the board votes, authors do not decide"
        );
        let vote = format!("{path}/vote");
        for (who, value, counts) in [
            (&ada, "for", "1 for, 0 against"),
            (&ada, "for", "1 for, 0 against"),
            (&ben, "against", "1 for, 1 against"),
            (&ben, "none", "1 for, 0 against"),
            (&ben, "for", "2 for, 0 against"),
            (&forum.author, "against", "2 for, 1 against"),
        ] {
            let reply = who.browser.post(&vote, &[("vote", value)]).await;
            assert_eq!(reply.status, 303, "{}", reply.text());
            let page = town.visitor().get(&path).await;
            assert!(page.has_text(counts), "{value}: {}", page.text());
        }
        let visitor = town.visitor().post(&vote, &[("vote", "for")]).await;
        assert!(
            visitor
                .location()
                .expect("a redirect")
                .starts_with("/sign-in?")
        );
        ben.browser
            .post(&format!("{other}/vote"), &[("vote", "against")])
            .await;
        town.clock.advance(3 * 24 * 3600 - 60);
        town.jobs().await;
        assert_eq!(text(town, &forum).await.0, 1, "not before its time");
        town.clock.advance(120);
        let late = ada.browser.post(&vote, &[("vote", "against")]).await;
        assert_eq!(late.status, 403, "nor after it");
        town.jobs().await;
        town.jobs().await;
        assert_eq!(
            text(town, &forum).await,
            (2, "For the ducks and the cats.".to_owned())
        );
        assert!(town.visitor().get(&path).await.has_text("Accepted"));
        assert!(town.visitor().get(&other).await.has_text("Declined"));
    }
);

both!(
    line_5_a_vote_over_a_newer_text_changes_nothing,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        votes(town, 1).await;
        let ada = town.citizen("Ada").await;
        let path = proposed(&forum, &ada.browser, "For the cats.").await;
        ada.browser
            .post(&format!("{path}/vote"), &[("vote", "for")])
            .await;
        edit(&forum, "For the ducks, in the shade.").await;
        town.clock.advance(25 * 3600);
        town.jobs().await;
        assert_eq!(
            text(town, &forum).await,
            (2, "For the ducks, in the shade.".to_owned())
        );
        let page = town.visitor().get(&path).await;
        assert!(
            page.has_text("the text had changed meanwhile") && page.has_text("shade"),
            "{}",
            page.text()
        );
    }
);
