//! Ideas, comments and supports in the numbers that a measurement asks for.

use crate::imports::{ImportError, progress_bar};
use app::db::DbError;
use app::discussion::made::{self as talking, Made as Comment};
use app::error::Problem;
use app::ideas::made::{self, BoardDraft, Made, Wording};
use app::transact;
use app::web::AppState;
use domain::actor::Level;
use domain::discussion::Stance;
use domain::idea::{Area, Place, Status};
use domain::ids::{AccountId, BoardId, CommentId, IdeaId, SpaceId};
use domain::rights::{self, MayRunSpace};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Ideas that are written in one transaction.
const AT_ONCE: u64 = 50;
const WHAT: [&str; 8] = [
    "Benches",
    "A zebra crossing",
    "Trees",
    "A playground",
    "A night bus",
    "Better light",
    "A drinking fountain",
    "A cycle path",
];
const WHERE: [&str; 6] = [
    "the river",
    "the market",
    "the station",
    "the school",
    "the harbour",
    "the park",
];

/// How many of each.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ideas {
    /// Ideas.
    pub ideas: u64,
    /// Comments in all.
    pub comments: u64,
    /// Supports in all.
    pub supports: u64,
}

/// Fills a board; yields the addresses of the board and of its first idea, which has most comments.
///
/// # Errors
/// [`ImportError`].
pub async fn fill(
    app: &AppState,
    space: SpaceId,
    many: Ideas,
) -> Result<(String, String), ImportError> {
    let may = rights::may_run_space(&rights::operator(), space).map_err(Problem::from)?;
    let slug = format!("measured-{}", app.clock.id().simple());
    let (board, category) = board(app, &may, &slug).await?;
    let now = app.clock.now();
    let first = IdeaId(app.clock.id());
    let bar = progress_bar(many.ideas, "ideas");
    let numbers: Vec<u64> = (0..many.ideas).collect();
    for some in numbers.chunks(usize::try_from(AT_ONCE).unwrap_or(1)) {
        let made: Vec<(Made, u64, Vec<Comment>)> = some
            .iter()
            .map(|n| {
                let id = if *n == 0 {
                    first
                } else {
                    IdeaId(app.clock.id())
                };
                let idea = idea(app, (id, board, category), *n, now);
                (
                    idea,
                    share(many.supports, many.ideas, *n),
                    talk(app, many, *n, now),
                )
            })
            .collect();
        let written: Result<(), DbError> = transact!(&app.db, tx => {
            for (idea, supports, comments) in &made {
                made::put(tx, &may, idea).await?;
                made::stuff_supports(tx, &may, idea.id, *supports, now).await?;
                talking::put(tx, &may, idea.id, comments).await?;
            }
            Ok(())
        });
        written?;
        bar.inc(u64::try_from(some.len()).unwrap_or(0));
    }
    bar.finish_and_clear();
    Ok((format!("/boards/{slug}"), format!("/ideas/{first}")))
}

/// What the idea of this number has of all: most have little, some have much, and together it is all of it.
fn share(all: u64, ideas: u64, n: u64) -> u64 {
    let usual = all / ideas.max(1);
    match n % 10 {
        0 => usual * 5,
        1..5 => usual,
        _ => usual / 5,
    }
}

async fn board(
    app: &AppState,
    may: &MayRunSpace,
    slug: &str,
) -> Result<(BoardId, Uuid), ImportError> {
    let draft = BoardDraft {
        slug: slug.to_owned(),
        title: "Measured ideas".to_owned(),
        summary: "Ideas that are there to be measured.".to_owned(),
        body: String::new(),
        lang: "en".to_owned(),
        min_level: Level::Email,
        threshold: 0,
        answer_days: 30,
        asks_place: true,
        asks_cost: true,
        currency: "EUR".to_owned(),
        area: Area::parse("51.2, 12.2\n51.4, 12.5").unwrap_or_default(),
        districts: vec!["North".to_owned(), "South".to_owned()],
        status_names: Vec::new(),
        is_open: true,
    };
    let (id, category, now) = (BoardId(app.clock.id()), app.clock.id(), app.clock.now());
    let written: Result<BoardId, DbError> = transact!(&app.db, tx => {
        made::found_board(tx, may, id, &draft, &[(category, "Streets".to_owned())], now).await
    });
    Ok((written?, category))
}

fn ago(now: Timestamp, minutes: u64) -> Timestamp {
    let minutes = i64::try_from(minutes).unwrap_or(0);
    now.checked_sub(SignedDuration::from_mins(minutes))
        .unwrap_or(now)
}

fn idea(
    app: &AppState,
    (id, board, category): (IdeaId, BoardId, Uuid),
    n: u64,
    now: Timestamp,
) -> Made {
    let of = |words: &[&str], salt: u64| {
        let at = usize::try_from((n / salt) % u64::try_from(words.len()).unwrap_or(1)).unwrap_or(0);
        words.get(at).copied().unwrap_or_default().to_owned()
    };
    let (what, place) = (of(&WHAT, 1), of(&WHERE, 8));
    let degree = f64::from(u32::try_from(n % 1800).unwrap_or(0)) / 10_000.0;
    Made {
        id,
        board,
        wording: Wording {
            title: format!("{what} at {place}, number {n}"),
            body: format!(
                "There is nothing at {place} for people who walk.\n\n{what} would help everybody who lives nearby, and it costs little."
            ),
            lang: "en".to_owned(),
            category: Some(category),
            district: Some(
                if n.is_multiple_of(3) {
                    "North"
                } else {
                    "South"
                }
                .to_owned(),
            ),
            place,
            point: Place::new(51.21 + degree, 12.3),
            cost_minor: Some(1_000_000),
        },
        status: if n.is_multiple_of(4) {
            Status::Discussed
        } else {
            Status::New
        },
        author: AccountId::ERASED,
        at: ago(now, 30 + n * 13),
        supports: Vec::new(),
        answers: Vec::new(),
        milestones: Vec::new(),
        due: None,
        random: app.clock.random(),
    }
}

fn talk(app: &AppState, many: Ideas, n: u64, now: Timestamp) -> Vec<Comment> {
    let stances = [Stance::For, Stance::Against, Stance::Question];
    let comment = |k: u64| Comment {
        id: CommentId(app.clock.id()),
        parent: None,
        stance: stances.get(usize::try_from(k % 3).unwrap_or(0)).copied(),
        role: None,
        body: format!("Number {k}: I walk there every day, and this would help at once."),
        lang: "en".to_owned(),
        author: AccountId::ERASED,
        at: ago(now, 20 + k % 1000),
        rated: (
            i64::try_from(k % 17).unwrap_or(0),
            i64::try_from(k % 5).unwrap_or(0),
        ),
    };
    (0..share(many.comments, many.ideas, n))
        .map(comment)
        .collect()
}
