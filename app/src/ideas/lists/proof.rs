//! The counters of ideas change with what they count, in the same transaction. Once a day they are counted anew: what differs is a fault of ours, is
//! told to the log, and put right.

use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::web::AppState;
use crate::{discussion, run, sql, transact};
use domain::ids::IdeaId;
use uuid::Uuid;

/// Ideas that are looked at by one statement.
const AT_ONCE: i64 = 200;

/// What an idea says it has: supports, followers, comments, and of these for, against and questions.
type Counters = [i64; 6];

/// Compares all counters with what they count, and puts right what differs; yields how many ideas that were.
///
/// # Errors
/// When the database fails.
pub async fn prove(app: &AppState) -> Result<usize, Problem> {
    let mut after = Uuid::nil();
    let mut repaired = 0;
    loop {
        let mut tx = app.db.read().await?;
        let page = ids(&mut tx, after).await?;
        let mut wrong = Vec::new();
        for id in &page {
            if told(&mut tx, *id).await? != counted(&mut tx, *id).await? {
                wrong.push(*id);
            }
        }
        drop(tx);
        for id in wrong {
            repaired += usize::from(repair(app, id).await?);
        }
        let Some(last) = page.last() else {
            return Ok(repaired);
        };
        after = last.0;
    }
}

/// Looks once more, with nobody writing meanwhile: somebody may have supported it between the two counts.
async fn repair(app: &AppState, id: IdeaId) -> Result<bool, Problem> {
    let (before, after) = transact!(&app.db, tx => {
        let (before, after) = (told(tx, id).await?, counted(tx, id).await?);
        if before != after {
            let [supports, follows, comments, pros, cons, questions] = after;
            run!(tx, c => sqlx::query(sql!(
                "UPDATE ideas SET supports = $2, follows = $3, comments = $4, pros = $5, cons = $6, questions = $7 WHERE id = $1"
            )).bind(id.0).bind(supports).bind(follows).bind(comments).bind(pros).bind(cons).bind(questions).execute(c).await?.rows_affected());
        }
        Ok::<(Counters, Counters), Problem>((before, after))
    })?;
    if before == after {
        return Ok(false);
    }
    tracing::error!(idea = %id, ?before, ?after, "the counters of an idea were wrong and are put right");
    Ok(true)
}

async fn ids(tx: &mut Tx, after: Uuid) -> Result<Vec<IdeaId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM ideas WHERE id > $1 ORDER BY id LIMIT $2")).bind(after).bind(AT_ONCE).fetch_all(c).await?);
    Ok(ids.into_iter().map(IdeaId).collect())
}

async fn told(tx: &mut Tx, id: IdeaId) -> Result<Counters, DbError> {
    let row: Option<(i64, i64, i64, i64, i64, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT i.supports, i.follows, i.comments, i.pros, i.cons, i.questions FROM ideas i WHERE i.id = $1"
    )).bind(id.0).fetch_optional(c).await?);
    let (supports, follows, comments, pros, cons, questions) = row.unwrap_or_default();
    Ok([supports, follows, comments, pros, cons, questions])
}

async fn counted(tx: &mut Tx, id: IdeaId) -> Result<Counters, DbError> {
    let (supports, follows): (i64, i64) = run!(tx, c => sqlx::query_as(sql!(
        "SELECT (SELECT COUNT(*) FROM idea_supports s WHERE s.idea = $1), (SELECT COUNT(*) FROM idea_follows f WHERE f.idea = $1)"
    )).bind(id.0).fetch_one(c).await?);
    let stances = discussion::counted(tx, id).await?;
    let of = |word: &str| {
        stances
            .iter()
            .filter(|(stance, _)| stance == word)
            .map(|(_, n)| *n)
            .sum()
    };
    let all = stances.iter().map(|(_, n)| *n).sum();
    Ok([
        supports,
        follows,
        all,
        of("for"),
        of("against"),
        of("question"),
    ])
}
