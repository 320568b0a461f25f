//! What of a poll is found by a search, from its publication on. Its texts do not change after that.

use super::records::{self, PollRecord};
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::search::{self, Entry};
use crate::web::AppState;
use crate::{run, sql, transact};
use domain::ids::PollId;
use domain::poll::PollState;
use domain::search::FoundKind;
use std::fmt::Write as _;
use uuid::Uuid;

/// Makes a poll findable as it stands: by its question, its background and what may be chosen; one that is not published cannot be found.
pub(super) async fn index(tx: &mut Tx, id: PollId) -> Result<(), DbError> {
    let record = records::find(tx, id).await?;
    let is_public =
        |record: &PollRecord| !matches!(record.poll.state, PollState::Draft | PollState::Preview);
    let Some(record) = record.filter(is_public) else {
        return search::remove(tx, id.0).await;
    };
    let mut text = format!("{}\n\n{}", record.summary, record.body);
    for option in records::options(tx, id).await? {
        let _ = write!(text, "\n\n{}\n\n{}", option.title, option.description);
    }
    let entry = Entry {
        kind: FoundKind::Poll,
        id: id.0,
        space: Some(record.poll.space),
        board: None,
        lang: &record.lang,
        title: &record.title,
        about: "",
        text: &text,
        link: &format!("/polls/{id}"),
    };
    search::index(tx, &entry).await
}

/// Makes every published poll findable that is not yet, as on the first start of a version that searches more.
///
/// # Errors
/// When the database fails.
pub async fn index_missing(app: &AppState) -> Result<(), Problem> {
    let mut tx = app.db.read().await?;
    let known = search::of_kind(&mut tx, FoundKind::Poll).await?;
    let all: Vec<Uuid> = run!(&mut tx, c => sqlx::query_scalar(sql!("SELECT id FROM polls WHERE state NOT IN ('draft', 'preview')")).fetch_all(c).await?);
    drop(tx);
    for id in all.into_iter().filter(|id| !known.contains(id)) {
        transact!(&app.db, tx => Ok::<(), Problem>(index(tx, PollId(id)).await?))?;
    }
    Ok(())
}
