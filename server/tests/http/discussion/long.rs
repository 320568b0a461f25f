//! Long discussions: pages by cursor, the same number of statements for ten comments and ten thousand, permalinks, and counters that are right.

use super::{ids, of};
use app::clock::Clock;
use app::run;
use domain::actor::Role;
use domain::ids::CommentId;
use domain::moderation::Visibility;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use support::forum::{Forum, filled};
use support::{Town, both};

both!(
    line_4_every_comment_stands_on_one_page,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        forum.fill(town, 270).await;
        for sort in ["newest", "helpful", "balanced"] {
            let mut path = format!("{}?sort={sort}", forum.path());
            let mut seen = Vec::new();
            for _ in 0..5 {
                let page = town.visitor().get(&path).await;
                let tops = ids(&page)
                    .into_iter()
                    .filter(|id| (id.0.as_u128() - filled(0).as_u128()).is_multiple_of(3));
                let before = seen.len();
                seen.extend(tops);
                assert!(seen.len() - before <= 20);
                let next = page
                    .links()
                    .into_iter()
                    .find(|href| href.contains("after="));
                match next {
                    Some(next) => path = next.split('#').next().expect("a path").to_owned(),
                    None => break,
                }
            }
            let once: BTreeSet<CommentId> = seen.iter().copied().collect();
            assert_eq!((seen.len(), once.len()), (90, 90), "{sort}");
        }
        let nonsense = town
            .visitor()
            .get(&format!("{}?sort=balanced&after=%00-_1", forum.path()))
            .await;
        assert_eq!((nonsense.status.as_u16(), ids(&nonsense).len()), (200, 60));
    }
);

both!(
    line_4_a_permalink_leads_to_the_page_that_shows_it,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        forum.fill(town, 270).await;
        let ben = town.citizen("Ben").await;
        for n in [0, 1, 5, 150, 269] {
            let id = filled(n);
            let page = town.visitor().visit(&format!("/comments/{id}")).await;
            assert!(page.body.contains(&format!("id=\"comment-{id}\"")), "{n}");
        }
        let top = CommentId(filled(3));
        let mut last = top;
        for n in 0..30 {
            last = forum.reply(&ben.browser, top, &format!("Reply {n}")).await;
        }
        let lead = town.visitor().get(&format!("/comments/{last}")).await;
        let to = lead.location().expect("a redirect");
        assert!(to.ends_with(&format!("#comment-{last}")), "{to}");
        let path = to.split('#').next().expect("a path");
        assert!(
            ids(&town.visitor().get(path).await).contains(&last),
            "a reply that is not shown at once"
        );
    }
);

/// How many statements a page needs for somebody who is signed in, once everything was asked for before.
async fn statements(town: &Town, forum: &Forum, path: &str) -> u64 {
    let browser = &forum.author.browser;
    assert_eq!(browser.get(path).await.status, 200);
    town.clock.advance(2);
    let before = town.app.db.statements();
    let page = browser.get(path).await;
    assert!(page.status == 200 && ids(&page).len() > 3, "{path}");
    town.app.db.statements() - before
}

both!(
    line_4_ten_thousand_comments_take_no_more_statements_than_ten,
    async |town: &Town| {
        let (small, large) = (
            Forum::new(town, "small").await,
            Forum::new(town, "large").await,
        );
        small.fill(town, 12).await;
        let mut few = Vec::new();
        for sort in ["newest", "helpful", "balanced"] {
            few.push(statements(town, &small, &format!("{}?sort={sort}", small.path())).await);
        }
        few.push(statements(town, &small, &format!("/ideas/{}", small.idea)).await);
        let gone: Result<(), app::db::DbError> = app::transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("DELETE FROM comments").execute(c).await?.rows_affected());
            Ok(())
        });
        gone.expect("room for others");
        large.fill(town, 10_000).await;
        let mut many = Vec::new();
        for sort in ["newest", "helpful", "balanced"] {
            many.push(statements(town, &large, &format!("{}?sort={sort}", large.path())).await);
        }
        many.push(statements(town, &large, &format!("/ideas/{}", large.idea)).await);
        assert_eq!(few, many);
        assert!(many.iter().all(|n| *n < 40), "{many:?}");
        // The last page is as near as the first one.
        let mut slowest = Duration::ZERO;
        for sort in ["newest", "helpful", "balanced"] {
            let after = if sort == "balanced" {
                "0_1-1-0_1-1-0_1-1-0_1-1-0"
            } else {
                "0-1-0"
            };
            let path = format!("{}?sort={sort}&after={after}", large.path());
            for path in [path, format!("{}?sort={sort}", large.path())] {
                let begun = Instant::now();
                assert_eq!(town.visitor().get(&path).await.status, 200);
                slowest = slowest.max(begun.elapsed());
            }
        }
        assert!(slowest < Duration::from_secs(2), "{slowest:?}");
    }
);

both!(
    line_4_counters_are_right_whatever_people_do,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let mona = town
            .official("Mona", Role::Moderator, Some(forum.space))
            .await;
        let people = [
            town.citizen("A").await,
            town.citizen("B").await,
            town.citizen("C").await,
        ];
        let mut made: Vec<CommentId> = Vec::new();
        let mut random = Vec::new();
        for _ in 0..90 {
            if random.is_empty() {
                random.extend(Clock::random(&town.clock));
            }
            let dice = usize::from(random.pop().unwrap_or_default());
            let (who, one) = (
                &people[dice % 3],
                made.get(dice % made.len().max(1)).copied(),
            );
            match (dice / 3 % 8, one) {
                (0 | 1, _) | (_, None) => {
                    let stance = ["for", "against", "question"][dice % 3];
                    made.push(forum.comment(&who.browser, stance, "A comment").await);
                }
                (2, Some(one)) => {
                    let reply = forum.send_reply_anyway(&who.browser, one).await;
                    made.extend(reply);
                }
                (3 | 4, Some(one)) => {
                    let value = ["helpful", "unhelpful", "none"][dice % 3];
                    let _ = who
                        .browser
                        .post(&format!("/comments/{one}/rate"), &[("rate", value)])
                        .await;
                }
                (5, Some(one)) => {
                    let to = [Visibility::Visible, Visibility::Held, Visibility::Hidden][dice % 3];
                    forum.decide(town, &mona, one, to).await;
                }
                (6, Some(one)) => {
                    let _ = who
                        .browser
                        .post(&format!("/comments/{one}/withdraw"), &[])
                        .await;
                }
                (_, Some(one)) => {
                    let fields = [("version", "1"), ("body", "Changed")];
                    let _ = who
                        .browser
                        .post(&format!("/comments/{one}/edit"), &fields)
                        .await;
                }
            }
        }
        let mut tx = town.app.db.read().await.expect("a connection");
        let counted = app::discussion::counted(&mut tx, forum.idea)
            .await
            .expect("counts");
        let of = |word: &str| {
            counted
                .iter()
                .find(|(stance, _)| stance == word)
                .map_or(0, |(_, n)| *n)
        };
        let all: i64 = counted.iter().map(|(_, n)| n).sum();
        let expected = [all, of("for"), of("against"), of("question")];
        let wrong: i64 = run!(&mut tx, c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM comments c WHERE helpful <> (SELECT COUNT(*) FROM comment_ratings r WHERE r.comment = c.id AND r.helpful = $1)
            OR rated <> (SELECT COUNT(*) FROM comment_ratings r WHERE r.comment = c.id) OR replies <> (SELECT COUNT(*) FROM comments r WHERE r.parent = c.id)"
    ).bind(true).fetch_one(c).await.expect("a number"));
        let scores: Vec<(i64, i64, i64)> = run!(&mut tx, c => sqlx::query_as("SELECT helpful, rated, score FROM comments").fetch_all(c).await.expect("rows"));
        drop(tx);
        assert_eq!(forum.counters(town).await, expected);
        assert_eq!(wrong, 0, "counters of comments");
        assert!(
            scores.iter().all(
                |(helpful, rated, score)| *score == domain::discussion::score(*helpful, *rated)
            )
        );
    }
);

both!(
    an_erased_account_leaves_its_comments_without_a_name,
    async |town: &Town| {
        let forum = Forum::new(town, "pond").await;
        let (ada, ben) = (town.citizen("Ada").await, town.citizen("Ben").await);
        let id = forum.comment(&ada.browser, "for", "Ducks like it.").await;
        let other = forum.comment(&ben.browser, "against", "Dogs do not.").await;
        ada.browser
            .post(&format!("/comments/{other}/rate"), &[("rate", "helpful")])
            .await;
        let export = ada.browser.post("/me/data/export", &[]).await;
        assert_eq!(export.status, 200, "{}", export.text());
        assert_eq!(
            ada.browser
                .post("/me/data/erase", &[("email", &ada.email)])
                .await
                .status,
            303
        );
        let page = ben.browser.get(&forum.path()).await;
        assert!(
            of(&page, id).contains("Somebody who has left"),
            "{}",
            of(&page, id)
        );
        assert!(page.has_text("Ducks like it.") && !page.has_text("found this helpful"));
        assert_eq!(forum.counters(town).await, [2, 1, 1, 0]);
        forum.reply(&ben.browser, id, "Farewell.").await;
        town.jobs().await;
    }
);
