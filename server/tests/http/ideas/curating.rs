//! Merging ideas with credit to all and supports counted once, taking them apart, moving them.

use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use domain::ids::IdeaId;
use support::proposing::{Board, BoardText};
use support::{Person, Reply, Town, both};

struct Ground {
    board: Board,
    edith: Person,
    mona: Person,
    bench: IdeaId,
    seat: IdeaId,
}

async fn ground(town: &Town) -> Ground {
    let space = town.space("here").await;
    let board = town.board_of(space, "ideas", &BoardText::default()).await;
    let (edith, cem) = (town.citizen("Edith").await, town.citizen("Cem").await);
    let mona = town.official("Mona", Role::Moderator, Some(space)).await;
    let bench = town.idea_on(&board, edith.account, "A bench").await;
    let seat = town.idea_on(&board, cem.account, "A seat").await;
    Ground {
        board,
        edith,
        mona,
        bench,
        seat,
    }
}

async fn merge(by: &Person, idea: IdeaId, into: &str) -> Reply {
    let path = format!("/ideas/{idea}/merge");
    let page = by.browser.get(&path).await;
    let checked = by
        .browser
        .submit(&page, &path, &[("into", into), ("action", "check")])
        .await;
    if checked.status != 200 {
        return checked;
    }
    by.browser
        .submit(&checked, &path, &[("into", into), ("action", "merge")])
        .await
}

async fn count(town: &Town, idea: IdeaId) -> (i64, i64, i64) {
    let read: Result<(i64, i64, i64), DbError> = transact!(&town.app.db, tx => {
        Ok(run!(tx, c => sqlx::query_as(
            "SELECT supports, (SELECT COUNT(*) FROM idea_supports s WHERE s.idea = i.id), (SELECT COUNT(*) FROM idea_authors a WHERE a.idea = i.id) FROM ideas i WHERE i.id = $1"
        ).bind(idea.0).fetch_one(c).await?))
    });
    read.expect("the idea is there")
}

both!(
    line_3_a_merge_credits_all_authors_and_counts_each_supporter_once,
    async |town: &Town| {
        let g = ground(town).await;
        let both = town.citizen("Both").await;
        let one = town.citizen("One").await;
        for (person, idea) in [(&both, g.bench), (&both, g.seat), (&one, g.seat)] {
            person
                .browser
                .post(&format!("/ideas/{idea}/support"), &[])
                .await;
        }
        // Who supported one as an account and the other as a resident is one person, too.
        let late = town.citizen("Late").await;
        late.browser
            .post(&format!("/ideas/{}/support", g.seat), &[])
            .await;
        let entry = town.roll_entry("Mitte", "1980-01-01").await;
        let matched: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("UPDATE accounts SET roll_entry = $2 WHERE id = $1").bind(late.account.0).bind(entry.0).execute(c).await?.rows_affected());
            Ok(())
        });
        matched.expect("matched");
        late.browser
            .post(&format!("/ideas/{}/support", g.bench), &[])
            .await;
        assert_eq!(
            (count(town, g.bench).await, count(town, g.seat).await),
            ((2, 2, 1), (3, 3, 1))
        );

        let merged = merge(
            &g.mona,
            g.seat,
            &format!("https://town.example/ideas/{}", g.bench),
        )
        .await;
        assert_eq!(
            merged.location().as_deref(),
            Some(format!("/ideas/{}", g.bench).as_str()),
            "{}",
            merged.text()
        );
        assert_eq!(count(town, g.bench).await, (3, 3, 2));
        let page = town.visitor().get(&format!("/ideas/{}", g.seat)).await;
        assert!(
            page.has_text("part of another one")
                && page.links().contains(&format!("/ideas/{}", g.bench))
        );
        let page = town.visitor().get(&format!("/ideas/{}", g.bench)).await;
        assert!(page.has_text("Ideas that became part of this one") && page.has_text("A seat"));
        assert!(!town.visitor().get("/boards/ideas").await.has_text("A seat"));
        assert!(
            page.has_text("The official answer is due"),
            "three are enough"
        );

        // Taking the support back takes it back wherever it was given.
        one.browser
            .post(
                &format!("/ideas/{}/support", g.bench),
                &[("action", "undo")],
            )
            .await;
        assert_eq!(
            (count(town, g.bench).await.0, count(town, g.seat).await.0),
            (2, 2)
        );

        let split = format!("/ideas/{}/split", g.seat);
        assert!(
            g.mona
                .browser
                .get(&split)
                .await
                .has_text("stands by itself again")
        );
        assert_eq!(g.mona.browser.post(&split, &[]).await.status, 303);
        assert_eq!(
            (count(town, g.bench).await, count(town, g.seat).await),
            ((2, 2, 1), (2, 2, 1))
        );
        assert!(town.visitor().get("/boards/ideas").await.has_text("A seat"));
        assert_eq!(g.mona.browser.post(&split, &[]).await.status, 404, "once");
    }
);

both!(
    line_3_what_cannot_be_merged_is_said_at_the_field,
    async |town: &Town| {
        let g = ground(town).await;
        let elsewhere = town.space("elsewhere").await;
        let other = town
            .board_of(elsewhere, "others", &BoardText::default())
            .await;
        let foreign = town.idea_on(&other, g.edith.account, "Elsewhere").await;
        for into in [
            g.seat.to_string(),
            foreign.to_string(),
            "nonsense".to_owned(),
            String::new(),
        ] {
            assert_eq!(merge(&g.mona, g.seat, &into).await.status, 422, "{into}");
        }
        town.set_idea(g.bench, "status", "withdrawn").await;
        assert_eq!(
            merge(&g.mona, g.seat, &g.bench.to_string()).await.status,
            422
        );
        town.set_idea(g.seat, "status", "accepted").await;
        town.set_idea(g.bench, "status", "new").await;
        assert_eq!(
            merge(&g.mona, g.seat, &g.bench.to_string()).await.status,
            409,
            "decided"
        );
    }
);

both!(
    line_3_only_moderators_of_the_space_and_nobody_their_own,
    async |town: &Town| {
        let g = ground(town).await;
        let elsewhere = town.space("elsewhere").await;
        let other = town
            .official("Otto", Role::Moderator, Some(elsewhere))
            .await;
        let lena = town
            .official("Lena", Role::Councillor, Some(g.board.space))
            .await;
        for person in [&g.edith, &other, &lena] {
            for path in ["merge", "move", "split"] {
                let path = format!("/ideas/{}/{path}", g.seat);
                assert_eq!(person.browser.get(&path).await.status, 403, "{path}");
                let into = g.bench.to_string();
                let fields = [("into", into.as_str()), ("action", "merge")];
                assert_eq!(
                    person.browser.post(&path, &fields).await.status,
                    403,
                    "{path}"
                );
            }
        }
        let own = town.idea_on(&g.board, g.mona.account, "Mine").await;
        assert_eq!(
            g.mona
                .browser
                .get(&format!("/ideas/{own}/merge"))
                .await
                .status,
            403
        );
        assert_eq!(
            merge(&g.mona, g.seat, &own.to_string()).await.status,
            403,
            "nor into their own"
        );
    }
);

both!(
    line_3_an_idea_moves_to_another_board_with_all_it_has,
    async |town: &Town| {
        let g = ground(town).await;
        let target = town
            .board_of(g.board.space, "parks", &BoardText::default())
            .await;
        let elsewhere = town.space("elsewhere").await;
        let foreign = town
            .board_of(elsewhere, "others", &BoardText::default())
            .await;
        let cem = town.citizen("Cem").await;
        cem.browser
            .post(&format!("/ideas/{}/support", g.bench), &[])
            .await;
        let path = format!("/ideas/{}/move", g.bench);
        for board in [foreign.id.to_string(), String::new(), "x".to_owned()] {
            assert_eq!(
                g.mona
                    .browser
                    .post(&path, &[("board", &board)])
                    .await
                    .status,
                422,
                "{board}"
            );
        }
        let moved = g
            .mona
            .browser
            .post(&path, &[("board", &target.id.to_string())])
            .await;
        assert_eq!(moved.status, 303);
        let page = town.visitor().get(&format!("/ideas/{}", g.bench)).await;
        assert!(
            page.has_text("Board parks") && page.has_text("1 support") && page.has_text("Streets")
        );
        assert!(
            town.visitor()
                .get("/boards/parks")
                .await
                .has_text("A bench")
        );
        assert!(
            !town
                .visitor()
                .get("/boards/ideas")
                .await
                .has_text("A bench")
        );
    }
);
