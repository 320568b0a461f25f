//! Boards and single ideas written straight to the tables, and putting one forward as a person does it.

use crate::{Browser, Person, Reply, Town};
use app::clock::{Clock, millis};
use app::db::DbError;
use app::{run, transact};
use domain::ids::{AccountId, BoardId, IdeaId, SpaceId};
use uuid::Uuid;

/// What a test asks of a board.
#[derive(Clone, Debug)]
pub struct BoardText {
    /// Assurance level it asks for.
    pub min_level: i16,
    /// Supports that call for an official answer.
    pub threshold: i32,
    /// Corners of its area.
    pub area: &'static str,
    /// What it calls statuses: `status=name` a line.
    pub status_names: &'static str,
    /// Whether it takes anything.
    pub is_open: bool,
}

impl Default for BoardText {
    fn default() -> Self {
        Self {
            min_level: 1,
            threshold: 3,
            area: "",
            status_names: "",
            is_open: true,
        }
    }
}

/// A board with its categories.
#[derive(Clone, Debug)]
pub struct Board {
    /// Its id.
    pub id: BoardId,
    /// Its space.
    pub space: SpaceId,
    /// Its name in addresses.
    pub slug: String,
    /// The ids of the categories "Streets" and "Parks".
    pub categories: [Uuid; 2],
}

impl Board {
    /// The address of its form for an idea.
    #[must_use]
    pub fn new_path(&self) -> String {
        format!("/boards/{}/new", self.slug)
    }
}

impl Town {
    /// A board in a space, with two categories and two districts.
    pub async fn board_of(&self, space: SpaceId, slug: &str, text: &BoardText) -> Board {
        let id = Clock::id(&self.clock);
        let categories = [Clock::id(&self.clock), Clock::id(&self.clock)];
        let now = millis(self.clock.now());
        let title = format!("Board {slug}");
        let written: Result<(), DbError> = transact!(&self.app.db, tx => {
            run!(tx, c => sqlx::query(
                "INSERT INTO boards (id, space, slug, title, summary, body, lang, min_level, threshold, answer_days, asks_place, asks_cost, currency, area,
                        districts, status_names, is_open, created_at, version)
                 VALUES ($1, $2, $3, $4, 'Ideas for the town.', 'We read **all** of them.', 'en', $5, $6, 30, $7, $7, 'EUR', $8, $9, $10, $11, $12, 1)"
            ).bind(id).bind(space.0).bind(slug).bind(&title).bind(text.min_level).bind(text.threshold).bind(true).bind(text.area).bind("Mitte\nNord")
                .bind(text.status_names).bind(text.is_open).bind(now).execute(c).await?.rows_affected());
            for (position, (category, name)) in (0_i32..).zip(categories.iter().zip(["Streets", "Parks"])) {
                run!(tx, c => sqlx::query("INSERT INTO board_categories (id, board, name, position) VALUES ($1, $2, $3, $4)")
                    .bind(*category).bind(id).bind(name).bind(position).execute(c).await?.rows_affected());
            }
            Ok(())
        });
        written.expect("the board is made");
        Board {
            id: BoardId(id),
            space,
            slug: slug.to_owned(),
            categories,
        }
    }

    /// A public idea of somebody, as if they had put it forward a moment ago.
    pub async fn idea_on(&self, board: &Board, author: AccountId, title: &str) -> IdeaId {
        let id = Clock::id(&self.clock);
        let step = Clock::id(&self.clock);
        let now = millis(self.clock.now());
        let body = format!("{title}: because it helps.");
        let shuffle = i64::from(u32::from_le_bytes([
            id.as_bytes()[12],
            id.as_bytes()[13],
            id.as_bytes()[14],
            id.as_bytes()[15],
        ]));
        let written: Result<(), DbError> = transact!(&self.app.db, tx => {
            run!(tx, c => sqlx::query(
                "INSERT INTO ideas (id, board, status, visibility, title, body, lang, category, district, place, cost_minor, version, author, created_at,
                        updated_at, last_activity_at, supports, follows, comments, pros, cons, questions, shuffle)
                 VALUES ($1, $2, 'new', 'visible', $3, $4, 'en', $5, 'Mitte', 'Hafengasse 3', 150000, 1, $6, $7, $7, $7, 0, 0, 0, 0, 0, 0, $8)"
            ).bind(id).bind(board.id.0).bind(title).bind(&body).bind(board.categories[0]).bind(author.0).bind(now).bind(shuffle)
                .execute(c).await?.rows_affected());
            run!(tx, c => sqlx::query("INSERT INTO idea_authors (idea, account, since) VALUES ($1, $2, $3)")
                .bind(id).bind(author.0).bind(now).execute(c).await?.rows_affected());
            run!(tx, c => sqlx::query(
                "INSERT INTO idea_versions (idea, version, title, body, category, district, place, cost_minor, edited_by, at)
                 VALUES ($1, 1, $2, $3, $4, 'Mitte', 'Hafengasse 3', 150000, $5, $6)"
            ).bind(id).bind(title).bind(&body).bind(board.categories[0]).bind(author.0).bind(now).execute(c).await?.rows_affected());
            run!(tx, c => sqlx::query("INSERT INTO idea_steps (id, idea, kind, words, taken_by, at) VALUES ($1, $2, 'proposed', '', $3, $4)")
                .bind(step).bind(id).bind(author.0).bind(now).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the idea is made");
        IdeaId(id)
    }

    /// Sets a column of an idea to a word: its status or its visibility.
    pub async fn set_idea(&self, idea: IdeaId, column: &'static str, word: &str) {
        let written: Result<(), DbError> = transact!(&self.app.db, tx => {
            match column {
                "status" => run!(tx, c => sqlx::query("UPDATE ideas SET status = $2 WHERE id = $1").bind(idea.0).bind(word).execute(c).await?.rows_affected()),
                "visibility" => run!(tx, c => sqlx::query("UPDATE ideas SET visibility = $2 WHERE id = $1").bind(idea.0).bind(word).execute(c).await?.rows_affected()),
                other => panic!("{other} is not set by words"),
            };
            Ok(())
        });
        written.expect("the idea is there");
    }
}

/// The fields of an idea, filled in.
#[must_use]
pub fn typed(board: &Board) -> Vec<(&'static str, String)> {
    vec![
        ("title", "A bench in the shade".to_owned()),
        ("body", "It is **hot** at the tram stop.".to_owned()),
        ("category", board.categories[0].to_string()),
        ("district", "Mitte".to_owned()),
        ("place", "Hafengasse 3".to_owned()),
        ("point", "51.3397, 12.3731".to_owned()),
        ("cost", "1500".to_owned()),
    ]
}

/// Fills in the form of a board with some fields changed, and sends it with one of its buttons.
pub async fn send(
    browser: &Browser,
    board: &Board,
    changed: &[(&'static str, &str)],
    action: &str,
) -> Reply {
    let page = browser.get(&board.new_path()).await;
    let mut fields = typed(board);
    for (name, value) in changed {
        fields.retain(|(field, _)| field != name);
        fields.push((name, (*value).to_owned()));
    }
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    fields.push(("action", action));
    browser.submit(&page, &board.new_path(), &fields).await
}

/// Puts an idea forward as a person does it, through form and check.
pub async fn put_forward(person: &Person, board: &Board, title: &str) -> IdeaId {
    let sent = send(&person.browser, board, &[("title", title)], "check").await;
    let check = sent.location().unwrap_or_else(|| panic!("{}", sent.text()));
    let published = person.browser.post(&check, &[]).await;
    let path = published
        .location()
        .unwrap_or_else(|| panic!("{}", published.text()));
    path.trim_start_matches("/ideas/").parse().expect("an id")
}
