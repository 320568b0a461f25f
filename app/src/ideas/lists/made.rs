//! Ideas that come from elsewhere or are made up: an import, the demonstration, a measurement. They get the time, the status and the supports that
//! they come with, all in one transaction; nobody is told of them.

use super::alike;
use crate::db::{DbError, Tx};
use crate::ideas::store::{self, BoardRecord, Step};
pub use crate::ideas::store::{BoardDraft, Category, Wording};
use crate::{run, sql};
use domain::idea::{Status, StepKind};
use domain::ids::{AccountId, BoardId, IdeaId};
use domain::moderation::Visibility;
use domain::rights::{MayPropose, MayRunSpace, may_propose_for};
use jiff::Timestamp;
use uuid::Uuid;

/// An idea as it comes.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its id: the same each time it is brought in.
    pub id: IdeaId,
    /// Where it goes.
    pub board: BoardId,
    /// What it says.
    pub wording: Wording,
    /// Where it stands.
    pub status: Status,
    /// Who wrote it; nobody where that is not known.
    pub author: AccountId,
    /// When it was put forward.
    pub at: Timestamp,
    /// Who supports it, each known by a hash of their own, and when; nobody's account has to stand behind it.
    pub supports: Vec<([u8; 32], AccountId, Timestamp)>,
    /// What the administration said and did, in its order.
    pub answers: Vec<Answer>,
    /// What is to be done, until when, and when it was.
    pub milestones: Vec<(String, Option<String>, Option<Timestamp>)>,
    /// When an official answer is due.
    pub due: Option<Timestamp>,
    /// Numbers drawn for it: its place in the order at random, and ids.
    pub random: [u8; 32],
}

/// A step of an idea with words of the administration.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status it leads to.
    pub status: Status,
    /// The words; a step without any is one of the work.
    pub words: String,
    /// Their language.
    pub lang: String,
    /// Who answered, and in which role.
    pub by: (AccountId, &'static str),
    /// When.
    pub at: Timestamp,
}

/// Makes a board with its categories, if there is none of its name in addresses; yields its id.
///
/// # Errors
/// When the database fails.
pub async fn found_board(
    tx: &mut Tx,
    may: &MayRunSpace,
    id: BoardId,
    draft: &BoardDraft,
    categories: &[(Uuid, String)],
    now: Timestamp,
) -> Result<BoardId, DbError> {
    if let Some(known) = store::board_by_slug(tx, &draft.slug).await? {
        return Ok(known.id());
    }
    store::insert_board(tx, may, id, draft, now).await?;
    store::set_categories(tx, may, id, categories, now).await?;
    Ok(id)
}

/// The board of this name in addresses.
///
/// # Errors
/// When the database fails.
pub async fn board(tx: &mut Tx, slug: &str) -> Result<Option<BoardRecord>, DbError> {
    store::board_by_slug(tx, slug).await
}

/// Whether an idea was brought in before.
///
/// # Errors
/// When the database fails.
pub async fn is_there(tx: &mut Tx, id: IdeaId) -> Result<bool, DbError> {
    Ok(store::find(tx, id).await?.is_some())
}

/// The categories of a board.
///
/// # Errors
/// When the database fails.
pub async fn categories(tx: &mut Tx, board: BoardId) -> Result<Vec<Category>, DbError> {
    store::categories(tx, board).await
}

/// A number that follows from others, for ids that are the same each time.
fn id_of(random: &[u8; 32], what: &str, n: usize) -> Uuid {
    let mut hasher = blake3::Hasher::new_keyed(random);
    hasher.update(what.as_bytes()).update(&n.to_le_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// Brings in an idea with all that belongs to it; `false` if it is there already.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &mut Tx, may: &MayRunSpace, made: &Made) -> Result<bool, DbError> {
    if store::find(tx, made.id).await?.is_some() {
        return Ok(false);
    }
    let permit: MayPropose = may_propose_for(may, made.author, made.board);
    store::insert(
        tx,
        &permit,
        made.id,
        &made.wording,
        Visibility::Visible,
        made.random,
        made.at,
    )
    .await?;
    let proposed = id_of(&made.random, "proposed", 0);
    store::add_step(
        tx,
        made.id,
        &Step::new(proposed, StepKind::Proposed, Some(made.author), made.at),
    )
    .await?;
    for (tag, account, at) in &made.supports {
        run!(tx, c => sqlx::query(sql!("INSERT INTO idea_supports (idea, tag, account, via, at) VALUES ($1, $2, $3, NULL, $4)"))
            .bind(made.id.0).bind(tag.to_vec()).bind(account.0).bind(crate::clock::millis(*at)).execute(c).await?.rows_affected());
    }
    for (n, answer) in made.answers.iter().enumerate() {
        take_step(tx, made, n, answer).await?;
    }
    for (n, (title, due, done)) in made.milestones.iter().enumerate() {
        let by = made
            .answers
            .first()
            .map_or(AccountId::ERASED, |answer| answer.by.0);
        run!(tx, c => sqlx::query(sql!("INSERT INTO milestones (id, idea, title, due_on, done_at, written_by, at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)"))
            .bind(id_of(&made.random, "milestone", n)).bind(made.id.0).bind(title).bind(due).bind(done.map(crate::clock::millis)).bind(by.0)
            .bind(crate::clock::millis(made.at)).execute(c).await?.rows_affected());
    }
    let answered = made
        .answers
        .iter()
        .rev()
        .find(|answer| answer.status.needs_answer());
    let supports = i64::try_from(made.supports.len()).unwrap_or(i64::MAX);
    run!(tx, c => sqlx::query(sql!("UPDATE ideas SET status = $2, supports = $3, answer_due_at = $4, answered_at = $5 WHERE id = $1"))
        .bind(made.id.0).bind(made.status.word()).bind(supports).bind(made.due.map(crate::clock::millis))
        .bind(answered.map(|answer| crate::clock::millis(answer.at))).execute(c).await?.rows_affected());
    alike::index(tx, made.id).await?;
    Ok(true)
}

async fn take_step(tx: &mut Tx, made: &Made, n: usize, answer: &Answer) -> Result<(), DbError> {
    let id = id_of(&made.random, "step", n);
    let kind = if answer.status.needs_answer() {
        StepKind::Answer
    } else {
        StepKind::Status
    };
    let mut step = Step::new(id, kind, Some(answer.by.0), answer.at);
    step.status = Some(answer.status);
    if kind == StepKind::Answer {
        let official = id_of(&made.random, "answer", n);
        run!(tx, c => sqlx::query(sql!("INSERT INTO official_answers (id, idea, status, body, lang, role, answered_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"))
            .bind(official).bind(made.id.0).bind(answer.status.word()).bind(&answer.words).bind(&answer.lang).bind(answer.by.1).bind(answer.by.0.0)
            .bind(crate::clock::millis(answer.at)).execute(c).await?.rows_affected());
        step.about = Some(official);
    } else {
        step.words.clone_from(&answer.words);
    }
    store::add_step(tx, made.id, &step).await
}

/// Supports that are written by one statement.
const SUPPORTS_AT_ONCE: u64 = 20;

/// Gives an idea so many supports of nobody, for measurements.
///
/// # Errors
/// When the database fails.
pub async fn stuff_supports(
    tx: &mut Tx,
    _may: &MayRunSpace,
    id: IdeaId,
    supports: u64,
    now: Timestamp,
) -> Result<(), DbError> {
    let at = crate::clock::millis(now);
    let whole = supports.div_ceil(SUPPORTS_AT_ONCE) * SUPPORTS_AT_ONCE;
    for start in (0..whole).step_by(usize::try_from(SUPPORTS_AT_ONCE).unwrap_or(1)) {
        run!(tx, c => {
            let mut query = sqlx::query(sql!(
                "INSERT INTO idea_supports (idea, account, via, at, tag) VALUES ($1, $2, NULL, $3, $4), ($1, $2, NULL, $3, $5), ($1, $2, NULL, $3, $6), ($1, $2, NULL, $3, $7),
                    ($1, $2, NULL, $3, $8), ($1, $2, NULL, $3, $9), ($1, $2, NULL, $3, $10), ($1, $2, NULL, $3, $11), ($1, $2, NULL, $3, $12), ($1, $2, NULL, $3, $13),
                    ($1, $2, NULL, $3, $14), ($1, $2, NULL, $3, $15), ($1, $2, NULL, $3, $16), ($1, $2, NULL, $3, $17), ($1, $2, NULL, $3, $18), ($1, $2, NULL, $3, $19),
                    ($1, $2, NULL, $3, $20), ($1, $2, NULL, $3, $21), ($1, $2, NULL, $3, $22), ($1, $2, NULL, $3, $23)"
            )).bind(id.0).bind(AccountId::ERASED.0).bind(at);
            for n in start..start + SUPPORTS_AT_ONCE {
                query = query.bind(blake3::hash(&n.to_le_bytes()).as_bytes().to_vec());
            }
            query.execute(c).await?.rows_affected()
        });
    }
    let whole = i64::try_from(whole).unwrap_or(i64::MAX);
    run!(tx, c => sqlx::query(sql!("UPDATE ideas SET supports = supports + $2 WHERE id = $1")).bind(id.0).bind(whole).execute(c).await?.rows_affected());
    Ok(())
}
