//! The public log, the report of a month and their files: the same numbers as the rows, and no names.

use super::{NAME, World, decide, item_about, named, report, undo};
use app::db::DbError;
use app::{run, transact};
use support::{Town, both};

/// One number of the report as CSV.
fn number(csv: &str, name: &str, of: &str) -> String {
    let row = csv.lines().find_map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        (cells.get(1) == Some(&name) && cells.get(2) == Some(&of)).then(|| cells[3].to_owned())
    });
    row.unwrap_or_else(|| panic!("{name} {of} in {csv}"))
}

both!(
    the_numbers_for_the_public_equal_the_rows_and_name_nobody,
    async |town: &Town| {
        let world = World::new(town).await;
        for minutes in [60, 120] {
            let (_, name) = named(town, world.space, &format!("Crook {minutes}")).await;
            report(&world.reporter.browser, name).await;
            town.clock.advance(minutes * 60);
            let mona = town.signed_in(world.moderator.account).await;
            let item = item_about(town, name).await;
            let reply = decide(&mona, item, "hide", &[]).await;
            assert_eq!(reply.status, 303);
        }
        let mona_now = town.signed_in(world.moderator.account).await;
        world.decide(&mona_now, "keep", &[]).await;
        undo(&mona_now, world.newest_statement().await).await;
        let visitor = town.visitor();
        let csv = visitor.get("/moderation/report.csv").await;
        assert!(csv.header("content-type").starts_with("text/csv"));
        let csv = csv.body;
        let rows: Result<Vec<(String, i64)>, DbError> = transact!(&town.app.db, tx => {
            Ok(run!(tx, c => sqlx::query_as("SELECT decision, COUNT(*) FROM statements GROUP BY decision").fetch_all(c).await?))
        });
        for (decision, count) in rows.expect("rows") {
            match decision.as_str() {
                "undo" => assert_eq!(number(&csv, "undoing", ""), count.to_string()),
                word => assert_eq!(number(&csv, "by_decision", word), count.to_string()),
            }
        }
        assert_eq!(number(&csv, "decisions", ""), "3");
        assert_eq!(number(&csv, "undone", ""), "1");
        assert_eq!(number(&csv, "by_ground", "insult"), "2");
        assert_eq!(number(&csv, "median_minutes_by_decision", "hide"), "90");
        assert_eq!(number(&csv, "source_notice", ""), "3");
        assert_eq!(number(&csv, "automated_decision", ""), "0");
        let page = visitor.get("/moderation/report").await;
        assert_eq!(page.status, 200);
        assert!(page.has_text("Moderators made 3 decisions in this month"));
        assert!(
            page.body.contains("<svg") && page.has_text("66.6 %"),
            "{}",
            page.text()
        );
        let log = visitor.get("/moderation/log").await;
        let lines = visitor.get("/moderation/log.csv").await.body;
        assert_eq!(lines.lines().count(), 5, "a head and four decisions");
        for text in [&log.body, &lines, &page.body] {
            for name in [NAME, "Otto", "Rita", "Mona", "Crook"] {
                assert!(!text.contains(name), "{name}");
            }
            let ids = [&world.author, &world.reporter, &world.moderator];
            assert!(
                ids.iter()
                    .all(|who| !text.contains(&who.account.to_string()))
            );
        }
        let before = visitor.get("/moderation/report?month=2021-03").await;
        assert!(before.has_text("Moderators decided nothing in this month"));
        let odd = visitor.get("/moderation/report?month=%00").await;
        assert_eq!(odd.status, 200);
    }
);

both!(no_cell_of_a_file_is_a_formula, async |town: &Town| {
    let world = World::new(town).await;
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query("UPDATE spaces SET title = '=HYPERLINK(1)' WHERE id = $1").bind(world.space.0).execute(c).await?.rows_affected());
        Ok(())
    });
    written.expect("a title");
    world.decide(&world.moderator.browser, "hide", &[]).await;
    let csv = town.visitor().get("/moderation/log.csv").await.body;
    assert!(csv.contains(",'=HYPERLINK(1),"), "{csv}");
});
