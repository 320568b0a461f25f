//! The demonstration municipality.

use app::db::Db;
use app::run;
use support::{Town, both};

async fn count(db: &Db, statement: &'static str) -> i64 {
    let mut tx = db.read().await.expect("a connection");
    let counted: Result<i64, app::db::DbError> =
        async { Ok(run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await?)) }.await;
    counted.expect("a count")
}

both!(
    the_demonstration_is_filled_once,
    |config| config.demo = true,
    async |town: &Town| {
        let db = &town.app.db;
        assert!(server::demo::fill(&town.app).await.expect("filled"));
        let states = "SELECT COUNT(DISTINCT state) FROM polls";
        assert_eq!(
            count(db, states).await,
            6,
            "draft, preview, published, open, closed, archived"
        );
        let ballots = "SELECT ballots FROM results r JOIN polls p ON p.id = r.poll WHERE p.title LIKE '%library%'";
        assert_eq!(count(db, ballots).await, 1200);
        assert!(count(db, "SELECT COUNT(*) FROM roll_entries").await > 3000);
        let ideas = "SELECT COUNT(*) FROM ideas WHERE lang IN ('en', 'de')";
        assert!(count(db, ideas).await >= 200);
        assert!(count(db, "SELECT COUNT(*) FROM comments").await > 800);
        assert_eq!(
            count(db, "SELECT COUNT(DISTINCT status) FROM ideas").await,
            8
        );
        assert!(count(db, "SELECT COUNT(*) FROM pictures").await > 5);
        assert_eq!(app::ideas::prove(&town.app).await.expect("proved"), 0);
        let waiting = "SELECT COUNT(*) FROM moderation_items";
        assert!(count(db, waiting).await >= 36, "a queue of every kind");
        let grounds = "SELECT COUNT(DISTINCT ground) FROM reports";
        assert_eq!(count(db, grounds).await, 9);
        let tied = "SELECT COUNT(*) FROM result_votes v JOIN polls p ON p.id = v.poll WHERE p.title LIKE '%footbridge%' AND v.votes = 90";
        assert_eq!(count(db, tied).await, 2);

        let events = count(db, "SELECT COUNT(*) FROM events").await;
        assert!(
            server::demo::fill(&town.app)
                .await
                .expect("there is nothing to do")
        );
        assert_eq!(count(db, "SELECT COUNT(*) FROM events").await, events);
        let home = town.visitor().get("/").await;
        assert_eq!(home.status, 200);

        // The finished poll keeps its result and has lost its key.
        let mut tx = db.read().await.expect("a connection");
        let archived: Result<Vec<uuid::Uuid>, app::db::DbError> = async {
            Ok(run!(&mut tx, c => sqlx::query_scalar("SELECT id FROM polls WHERE state = 'archived'").fetch_all(c).await?))
        }
        .await;
        let [archived] = archived.expect("polls")[..] else {
            panic!("one archived poll");
        };
        let keys = town.app.keys.participations().expect("the folder of keys");
        assert!(!keys.is_empty() && !keys.iter().any(|id| id.0 == archived));
        let result = town
            .visitor()
            .get(&format!("/polls/{archived}/results"))
            .await;
        assert!(
            result.heading().contains("All of them"),
            "{}",
            result.heading()
        );
    }
);

both!(a_filling_that_broke_off_goes_on, async |town: &Town| {
    let db = &town.app.db;
    for patience in [150, 400, 900] {
        let filling = server::demo::fill(&town.app);
        let _ = tokio::time::timeout(std::time::Duration::from_millis(patience), filling).await;
    }
    assert!(server::demo::fill(&town.app).await.expect("filled"));
    assert_eq!(count(db, "SELECT COUNT(*) FROM polls").await, 16);
    assert_eq!(
        count(db, "SELECT CAST(SUM(voted) AS BIGINT) FROM turnout").await,
        640 + 420 + 180 + 1200 + 240 + 310 + 7 + 60 + 60 + 120 + 110
    );
    assert_eq!(
        count(db, "SELECT CAST(SUM(ballots) AS BIGINT) FROM results").await,
        1757 + 120 + 110
    );
});

both!(
    a_database_that_holds_something_is_left_alone,
    async |town: &Town| {
        town.space("ours").await;
        assert!(!server::demo::fill(&town.app).await.expect("looked"));
        assert_eq!(
            count(&town.app.db, "SELECT COUNT(*) FROM roll_entries").await,
            0
        );
    }
);
