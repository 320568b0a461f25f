//! Boards and ideas that tests ask for.

use crate::{Person, Town};
use app::clock::{Clock, millis};
use app::db::DbError;
use app::{ideas, run, transact};
use domain::actor::Role;
use domain::ids::{AccountId, IdeaId, SpaceId};
use uuid::Uuid;

/// The corners of the area of a board.
pub const AREA: &str = "51.2, 12.2\n51.4, 12.5";

impl Town {
    /// A board in a space, made by its administrator through the pages: categories "Traffic" and "Play", districts "Mitte" and "Nord".
    pub async fn board(&self, space: SpaceId, slug: &str) -> Person {
        let administrator = self.official("Bo", Role::Administrator, Some(space)).await;
        let space = space.to_string();
        let title = format!("Board {slug}");
        let fields = [
            ("space", space.as_str()),
            ("title", &title),
            ("slug", slug),
            ("summary", "What would you change?"),
            ("body", "Everything is read."),
            ("lang", "en"),
            ("min_level", "1"),
            ("threshold", "5"),
            ("answer_days", "30"),
            ("currency", "EUR"),
            ("categories", "Traffic\nPlay"),
            ("districts", "Mitte\nNord"),
            ("area", AREA),
            ("takes", "open"),
            ("takes", "place"),
            ("takes", "cost"),
        ];
        let made = administrator
            .browser
            .post("/admin/boards/new", &fields)
            .await;
        assert_eq!(made.status, 303, "{}", made.text());
        administrator
    }

    /// Ideas on a board, as many as asked for, numbered: every fifth is of "Play" in "Nord", each has as many supports as its number and lies in the area.
    pub async fn ideas(&self, slug: &str, author: AccountId, n: usize) -> Vec<IdeaId> {
        let start = millis(self.clock.now()) - 1_000_000_000;
        let ids: Vec<Uuid> = (0..n).map(|_| Clock::id(&self.clock)).collect();
        let written: Result<(), DbError> = transact!(&self.app.db, tx => {
            let board: Uuid = run!(tx, c => sqlx::query_scalar("SELECT id FROM boards WHERE slug = $1").bind(slug).fetch_one(c).await?);
            let categories: Vec<Uuid> = run!(tx, c => sqlx::query_scalar("SELECT id FROM board_categories WHERE board = $1 ORDER BY position").bind(board).fetch_all(c).await?);
            for (at, id) in (0_i32..).zip(&ids) {
                let every_fifth = at % 5 == 0;
                let category = categories[usize::from(every_fifth)];
                let (title, number) = (format!("Idea number {at}"), i64::from(at));
                let place = 51.21 + f64::from(at % 100) / 1000.0;
                run!(tx, c => sqlx::query(
                    "INSERT INTO ideas (id, board, status, visibility, title, body, lang, category, district, place, latitude, longitude, cost_minor, version, author,
                        created_at, updated_at, last_activity_at, supports, follows, comments, pros, cons, questions, answer_due_at, answered_at, merged_into, shuffle)
                     VALUES ($1, $2, $3, 'visible', $4, 'A *text* about it.', 'en', $5, $6, 'Market square', $7, 12.3, NULL, 1, $8, $9, $9, $9, $10, 0, $11, 0, 0, 0, NULL, NULL, NULL, $12)"
                ).bind(*id).bind(board).bind(if every_fifth { "discussed" } else { "new" }).bind(title).bind(category).bind(if every_fifth { "Nord" } else { "Mitte" })
                    .bind(place).bind(author.0).bind(start + number).bind(number).bind((number * 7) % 13).bind((number * 2_654_435_761) % 4_294_967_296)
                    .execute(c).await?.rows_affected());
                run!(tx, c => sqlx::query("INSERT INTO idea_authors (idea, account, since, via) VALUES ($1, $2, $3, NULL)")
                    .bind(*id).bind(author.0).bind(start).execute(c).await?.rows_affected());
                ideas::index(tx, IdeaId(*id)).await?;
            }
            Ok(())
        });
        written.expect("the ideas are written");
        ids.into_iter().map(IdeaId).collect()
    }
}
