//! Ideas before the moderators, and what a page of an idea asks of the database.

use super::answers::answer;
use app::clock::Clock;
use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use domain::ids::IdeaId;
use support::proposing::{BoardText, send};
use support::{Browser, Town, both};
use uuid::Uuid;

async fn item(town: &Town, content: IdeaId) -> Uuid {
    let found: Result<Uuid, DbError> = transact!(&town.app.db, tx => {
        Ok(run!(tx, c => sqlx::query_scalar("SELECT id FROM moderation_items WHERE content = $1").bind(content.0).fetch_one(c).await?))
    });
    found.expect("an item")
}

async fn decide(by: &Browser, item: Uuid, decision: &str) {
    let page = by.get(&format!("/moderation/items/{item}")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let fields = [
        ("facts", "It calls a neighbour names."),
        ("decision", decision),
        ("ground", "insult"),
    ];
    let path = format!("/moderation/items/{item}/decide");
    let decided = by.submit(&page, &path, &fields).await;
    assert_eq!(decided.status, 303, "{}", decided.text());
}

both!(
    line_7_an_idea_waits_where_the_space_asks_for_it_and_is_public_afterwards,
    async |town: &Town| {
        let space = town.space("here").await;
        let board = town.board_of(space, "ideas", &BoardText::default()).await;
        let ada = town.official("Ada", Role::Administrator, Some(space)).await;
        let settings = format!("/admin/spaces/{space}/moderation");
        let page = ada.browser.get(&settings).await;
        let set = ada
            .browser
            .submit(&page, &settings, &[("premoderated", "yes")])
            .await;
        assert_eq!(set.status, 303, "{}", set.text());
        let edith = town.citizen("Edith").await;
        let sent = send(&edith.browser, &board, &[], "check").await;
        let published = edith
            .browser
            .post(&sent.location().expect("a check"), &[])
            .await;
        let path = published.location().expect("the idea");
        assert_eq!(town.visitor().get(&path).await.status, 404);
        assert!(
            edith
                .browser
                .get(&path)
                .await
                .has_text("looked at before it is public")
        );
        assert!(
            !town
                .visitor()
                .get("/boards/ideas")
                .await
                .has_text("A bench in the shade")
        );
        let cem = town.citizen("Cem").await;
        for act in ["support", "follow", "edit", "answer", "merge"] {
            let reply = cem
                .browser
                .post(&format!("{path}/{act}"), &[("version", "1")])
                .await;
            assert_eq!(reply.status, 404, "{act}");
        }
        let mona = town.official("Mona", Role::Moderator, Some(space)).await;
        assert_eq!(mona.browser.get(&path).await.status, 200);
        let id = path.trim_start_matches("/ideas/").parse().expect("an id");
        decide(&mona.browser, item(town, id).await, "keep").await;
        assert_eq!(town.visitor().get(&path).await.status, 200);
        assert!(
            town.visitor()
                .get("/boards/ideas")
                .await
                .has_text("A bench in the shade")
        );
    }
);

both!(
    line_7_a_reported_idea_is_hidden_stays_readable_to_its_author_and_comes_back,
    async |town: &Town| {
        let space = town.space("here").await;
        let board = town.board_of(space, "ideas", &BoardText::default()).await;
        let (edith, cem) = (town.citizen("Edith").await, town.citizen("Cem").await);
        let idea = town.idea_on(&board, edith.account, "A bench").await;
        let path = format!("/ideas/{idea}");
        let report = format!("/report/idea/{idea}");
        assert!(cem.browser.get(&path).await.links().contains(&report));
        assert!(
            !edith.browser.get(&path).await.links().contains(&report),
            "nobody their own"
        );
        let sent = cem
            .browser
            .post(&report, &[("ground", "insult"), ("words", "It insults.")])
            .await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let mona = town.official("Mona", Role::Moderator, Some(space)).await;
        decide(&mona.browser, item(town, idea).await, "hide").await;
        assert_eq!(town.visitor().get(&path).await.status, 404);
        assert!(
            edith
                .browser
                .get(&path)
                .await
                .has_text("hidden by a decision")
        );
        decide(&mona.browser, item(town, idea).await, "restore").await;
        assert_eq!(town.visitor().get(&path).await.status, 200);
    }
);

both!(
    line_7_whoever_is_suspended_takes_no_part,
    async |town: &Town| {
        let space = town.space("here").await;
        let board = town.board_of(space, "ideas", &BoardText::default()).await;
        let (edith, mallory) = (town.citizen("Edith").await, town.citizen("Mallory").await);
        let idea = town.idea_on(&board, edith.account, "A bench").await;
        let own = town.idea_on(&board, mallory.account, "A wall").await;
        let id = Clock::id(&town.clock);
        let written: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("INSERT INTO suspensions (id, space, account, statement, since, until) VALUES ($1, $2, $3, $1, 0, $4)")
                .bind(id).bind(space.0).bind(mallory.account.0).bind(i64::MAX / 1_000_000).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("a suspension");
        let support = format!("/ideas/{idea}/support");
        assert_eq!(mallory.browser.post(&support, &[]).await.status, 403);
        let invite = [("email", "a@example.org"), ("action", "invite")];
        assert_eq!(
            mallory
                .browser
                .post(&format!("/ideas/{own}/authors"), &invite)
                .await
                .status,
            403
        );
        let edit = format!("/ideas/{own}/edit");
        let page = mallory.browser.get(&edit).await;
        let saved = mallory
            .browser
            .submit(&page, &edit, &[("title", "A fence"), ("action", "save")])
            .await;
        assert_eq!(saved.status, 403);
        let sent = send(&mallory.browser, &board, &[], "check").await;
        let check = sent.location().expect("a draft is hers alone");
        assert_eq!(mallory.browser.post(&check, &[]).await.status, 403);
    }
);

both!(
    line_9_a_program_that_fills_in_what_nobody_sees_is_refused,
    async |town: &Town| {
        let space = town.space("here").await;
        let board = town.board_of(space, "ideas", &BoardText::default()).await;
        let edith = town.citizen("Edith").await;
        let changed = [("website", "https://buy.example")];
        let sent = send(&edith.browser, &board, &changed, "check").await;
        let check = sent.location().expect("a draft");
        let refused = edith.browser.post(&check, &[]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(
            refused.field("title").as_deref(),
            Some("A bench in the shade")
        );
    }
);

async fn statements(town: &Town, browser: &Browser, path: &str) -> u64 {
    assert_eq!(browser.get(path).await.status, 200);
    town.clock.advance(2);
    let before = town.app.db.statements();
    assert_eq!(browser.get(path).await.status, 200);
    town.app.db.statements() - before
}

both!(
    line_6_a_page_of_an_idea_needs_no_more_statements_with_more_on_it,
    async |town: &Town| {
        let space = town.space("here").await;
        let board = town
            .board_of(
                space,
                "ideas",
                &BoardText {
                    threshold: 0,
                    ..BoardText::default()
                },
            )
            .await;
        let edith = town.citizen("Edith").await;
        let lena = town.official("Lena", Role::Councillor, Some(space)).await;
        let (small, large) = (
            town.idea_on(&board, edith.account, "Small").await,
            town.idea_on(&board, edith.account, "Large").await,
        );
        for idea in [small, large] {
            let answered = answer(&lena, idea, "under_review", "We look.").await;
            assert_eq!(answered.status, 303, "{}", answered.text());
        }
        for n in 0..12 {
            let cem = town.citizen("Cem").await;
            cem.browser
                .post(&format!("/ideas/{large}/support"), &[])
                .await;
            let written: Result<(), DbError> = transact!(&town.app.db, tx => {
                run!(tx, c => sqlx::query("INSERT INTO idea_authors (idea, account, since) VALUES ($1, $2, 0)")
                    .bind(large.0).bind(cem.account.0).execute(c).await?.rows_affected());
                Ok(())
            });
            written.expect("an author");
            let part = town.idea_on(&board, cem.account, "Part").await;
            let mona = town.official("Mona", Role::Moderator, Some(space)).await;
            if n < 4 {
                let into = large.to_string();
                let fields = [("into", into.as_str()), ("action", "merge")];
                mona.browser
                    .post(&format!("/ideas/{part}/merge"), &fields)
                    .await;
            }
            answer(&lena, large, "under_review", "Still.").await;
        }
        for browser in [&town.visitor(), &edith.browser] {
            let few = statements(town, browser, &format!("/ideas/{small}")).await;
            let many = statements(town, browser, &format!("/ideas/{large}")).await;
            assert_eq!(few, many);
            assert!(few < 80, "{few}");
        }
    }
);
