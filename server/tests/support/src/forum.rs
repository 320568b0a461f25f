//! An idea to discuss, written straight to the tables, and comments on it written over HTTP.

use crate::{Browser, Person, Reply, Town};
use app::clock::{Clock, millis};
use app::db::DbError;
use app::web::AppState;
use app::{run, transact};
use domain::ids::{CommentId, IdeaId, SpaceId};
use domain::moderation::{Effect, Visibility};
use domain::rights::{Matter, may_decide, may_moderate, may_set_visibility};
use domain::space::{Activity, Permits};
use uuid::Uuid;

/// An idea on a board of its own.
pub struct Forum {
    /// The space.
    pub space: SpaceId,
    /// The idea.
    pub idea: IdeaId,
    /// Its board.
    pub board: Uuid,
    /// Who wrote it.
    pub author: Person,
    app: AppState,
}

impl Forum {
    /// An idea that everybody can read, on a board that asks for a confirmed address.
    pub async fn new(town: &Town, slug: &str) -> Self {
        let space = town.space(slug).await;
        Self::at(town, space, slug).await
    }

    /// The same in a space that is there.
    pub async fn at(town: &Town, space: SpaceId, slug: &str) -> Self {
        let author = town.citizen("Ida").await;
        let (idea, board) = (Clock::id(&town.clock), Clock::id(&town.clock));
        let now = millis(town.clock.now());
        let written: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query(
                "INSERT INTO boards (id, space, slug, title, summary, body, lang, min_level, threshold, answer_days, asks_place, asks_cost, currency, area, districts,
                        status_names, is_open, created_at, version) VALUES ($1, $2, $3, 'Ideas', '', '', 'en', 1, 0, 0, $4, $4, 'EUR', '', '', '', $5, $6, 1)"
            ).bind(board).bind(space.0).bind(slug).bind(false).bind(true).bind(now).execute(c).await?.rows_affected());
            run!(tx, c => sqlx::query(
                "INSERT INTO ideas (id, board, status, visibility, title, body, lang, place, version, author, created_at, updated_at, last_activity_at, supports, follows,
                        comments, pros, cons, questions, shuffle)
                 VALUES ($1, $2, 'new', 'visible', 'A bench by the pond', 'For the ducks.', 'en', '', 1, $3, $4, $4, $4, 0, 0, 0, 0, 0, 0, 1)"
            ).bind(idea).bind(board).bind(author.account.0).bind(now).execute(c).await?.rows_affected());
            run!(tx, c => sqlx::query(
                "INSERT INTO idea_versions (idea, version, title, body, place, edited_by, at) VALUES ($1, 1, 'A bench by the pond', 'For the ducks.', '', $2, $3)"
            ).bind(idea).bind(author.account.0).bind(now).execute(c).await?.rows_affected());
            run!(tx, c => sqlx::query("INSERT INTO idea_authors (idea, account, since) VALUES ($1, $2, $3)")
                .bind(idea).bind(author.account.0).bind(now).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the idea is made");
        Self {
            space,
            idea: IdeaId(idea),
            board,
            author,
            app: town.app.clone(),
        }
    }

    /// The page of the discussion.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/ideas/{}/comments", self.idea)
    }

    /// Lets nobody have written too much lately: limits are tested apart.
    async fn forget_limits(&self) {
        let forgotten: Result<(), DbError> = transact!(&self.app.db, tx => {
            run!(tx, c => sqlx::query("DELETE FROM moderation_texts").execute(c).await?.rows_affected());
            Ok(())
        });
        forgotten.expect("nothing is remembered");
    }

    /// Sends a comment as its form does.
    pub async fn send(&self, browser: &Browser, stance: &str, body: &str) -> Reply {
        self.forget_limits().await;
        let page = browser.get(&self.path()).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let fields = [("body", body), ("stance", stance)];
        browser.submit(&page, &self.path(), &fields).await
    }

    /// Writes a comment.
    pub async fn comment(&self, browser: &Browser, stance: &str, body: &str) -> CommentId {
        written(&self.send(browser, stance, body).await)
    }

    /// Sends a reply as its form does.
    pub async fn send_reply(&self, browser: &Browser, to: CommentId, body: &str) -> Reply {
        self.forget_limits().await;
        let path = format!("/comments/{to}/reply");
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{}", page.text());
        browser.submit(&page, &path, &[("body", body)]).await
    }

    /// Writes a reply.
    pub async fn reply(&self, browser: &Browser, to: CommentId, body: &str) -> CommentId {
        written(&self.send_reply(browser, to, body).await)
    }

    /// Sends a reply that may be refused; the id of what was written.
    pub async fn send_reply_anyway(&self, browser: &Browser, to: CommentId) -> Option<CommentId> {
        self.forget_limits().await;
        let path = format!("/comments/{to}/reply");
        let page = browser.get(&path).await;
        let reply = browser.submit(&page, &path, &[("body", "A reply")]).await;
        reply.location().map(|_| written(&reply))
    }

    /// Sets who sees a comment, as a decision of this moderator does.
    pub async fn decide(&self, town: &Town, moderator: &Person, id: CommentId, to: Visibility) {
        let mut tx = town.app.db.read().await.expect("a connection");
        let actor = app::identity::actor(&mut tx, moderator.account).await;
        let actor = actor.expect("an answer").expect("an account");
        drop(tx);
        let may = may_moderate(&actor, self.space).expect("a moderator");
        let matter = Matter {
            space: self.space,
            content: id.0,
            authors: &[],
            reporters: &[],
        };
        let may = may_decide(&may, &matter).expect("not their own");
        let effect = Effect {
            visibility: Some(to),
            ..Effect::default()
        };
        let may = may_set_visibility(&may, &effect).expect("it has that effect");
        let set = app::discussion::MODERATED.set;
        let now = town.clock.now();
        let done: Result<(), DbError> =
            transact!(&town.app.db, tx => set(tx, &may, id.0, to, now).await);
        done.expect("it is set");
    }

    /// Sets a column of the discussion's rules, as moderators do.
    pub async fn rule(&self, town: &Town, is_locked: bool, slow_minutes: i64) {
        let written: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query(
                "INSERT INTO threads (idea, is_locked, slow_minutes, changed_at) VALUES ($1, $2, $3, 0)
                 ON CONFLICT (idea) DO UPDATE SET is_locked = excluded.is_locked, slow_minutes = excluded.slow_minutes"
            ).bind(self.idea.0).bind(is_locked).bind(slow_minutes).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the rule is set");
    }

    /// Makes the space one with a phase that runs now and permits only these.
    pub async fn phase(&self, town: &Town, permits: &[Activity]) {
        let (id, now) = (Clock::id(&town.clock), millis(town.clock.now()));
        let bits = Permits::of(permits).bits();
        let written: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("DELETE FROM phases WHERE space = $1").bind(self.space.0).execute(c).await?.rows_affected());
            run!(tx, c => sqlx::query("INSERT INTO phases (id, space, title, starts_at, ends_at, permits) VALUES ($1, $2, 'Now', $3, $4, $5)")
                .bind(id).bind(self.space.0).bind(now - 3_600_000).bind(now + 86_400_000).bind(bits).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the phase is made");
    }

    /// Comments, those for, those against and questions, as the idea counts them.
    pub async fn counters(&self, town: &Town) -> [i64; 4] {
        let mut tx = town.app.db.read().await.expect("a connection");
        let (all, pros, cons, questions) = run!(&mut tx, c => sqlx::query_as("SELECT comments, pros, cons, questions FROM ideas WHERE id = $1")
            .bind(self.idea.0).fetch_one(c).await.expect("the idea"));
        [all, pros, cons, questions]
    }

    /// A change of the idea that somebody else proposed and the board votes on, written straight to the tables.
    pub async fn amendment(&self, town: &Town) -> Uuid {
        let (id, now) = (Clock::id(&town.clock), millis(town.clock.now()));
        let by = town.citizen("Amy").await.account.0;
        let written: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query(
                "INSERT INTO amendments (id, idea, base, title, body, why, lang, proposed_by, visibility, state, created_at, closes_at, pros, cons, reasons, untold)
                 VALUES ($1, $2, 1, 'A bench by the pond', 'For the cats.', 'Why not?', 'en', $3, 'visible', 'open', $4, $5, 0, 0, '', $6)"
            ).bind(id).bind(self.idea.0).bind(by).bind(now).bind(now + 365 * 86_400_000_i64).bind(false).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the amendment is made");
        id
    }

    /// So many comments, written straight to the tables, older with each; every third has replies, and some were rated.
    pub async fn fill(&self, town: &Town, comments: i64) {
        let now = millis(town.clock.now());
        let author = self.author.account.0;
        let written: Result<(), DbError> = transact!(&town.app.db, tx => {
            for n in 0..comments {
                let (parent, number) = match n % 3 {
                    0 => (None, 0),
                    at => (Some(filled(n - at)), at),
                };
                let stance = ["for", "against", "question"][usize::try_from(n / 3 % 3).unwrap_or(0)];
                let stance = if parent.is_some() { "" } else { stance };
                let (rated, helpful) = (n % 11, n % 7 % (n % 11 + 1));
                run!(tx, c => sqlx::query(
                    "INSERT INTO comments (id, idea, parent, number, author, stance, body, lang, visibility, version, created_at, replies, helpful, rated, score, untold)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, 'en', 'visible', 1, $8, $9, $10, $11, $12, $13)"
                ).bind(filled(n)).bind(self.idea.0).bind(parent).bind(number).bind(author).bind(stance).bind(format!("Comment number {n}")).bind(now - n * 1000)
                    .bind(if parent.is_some() { 0 } else { 2_i64 }).bind(helpful).bind(rated).bind(domain::discussion::score(helpful, rated)).bind(false)
                    .execute(c).await?.rows_affected());
            }
            run!(tx, c => sqlx::query("UPDATE ideas SET comments = $2 WHERE id = $1").bind(self.idea.0).bind(comments).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the comments are there");
    }
}

/// The id of a comment of [`Forum::fill`].
#[must_use]
pub fn filled(n: i64) -> Uuid {
    Uuid::from_u128(u128::from(n.unsigned_abs()) + (1 << 100))
}

/// The id of the comment that was written.
///
/// # Panics
/// When none was.
#[must_use]
pub fn written(reply: &Reply) -> CommentId {
    let to = reply
        .location()
        .unwrap_or_else(|| panic!("{}: {}", reply.status, reply.text()));
    let (_, id) = to.split_once("#comment-").expect("it leads to the comment");
    id.parse().expect("an id")
}
