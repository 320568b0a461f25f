//! Rows of pictures.

use super::drawing::Drawn;
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, IdeaId, PictureId, SpaceId};
use domain::moderation::Visibility;
use domain::rights::{MayAddPictures, MayAnswerIdea, MaySetVisibility};
use jiff::Timestamp;
use std::collections::HashMap;
use uuid::Uuid;

/// So many ideas are asked for at once.
const AT_ONCE: usize = 64;

/// What there is to know of a picture without its bytes.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Picture {
    /// Its id.
    pub id: Uuid,
    /// The idea or draft it belongs to.
    pub idea: Uuid,
    /// The step of the idea's thread it shows; none where it shows what the idea is about.
    pub step: Option<Uuid>,
    /// The space that is in.
    pub space: Uuid,
    /// Who added it.
    pub account: Uuid,
    /// Whether moderators have hidden it.
    pub visibility: String,
    /// What it shows, in words.
    pub alt: String,
    /// The language of these words.
    pub lang: String,
    /// Width of the large one.
    pub width: i64,
    /// Height of the large one.
    pub height: i64,
    /// Width of the small one.
    pub small_width: i64,
    /// Height of the small one.
    pub small_height: i64,
    /// What its bytes are known by.
    pub hash: Vec<u8>,
    /// When it was added.
    pub created_at: i64,
}

impl Picture {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> PictureId {
        PictureId(self.id)
    }

    /// The idea it belongs to.
    #[must_use]
    pub fn idea(&self) -> IdeaId {
        IdeaId(self.idea)
    }

    /// The space it is in.
    #[must_use]
    pub fn space(&self) -> SpaceId {
        SpaceId(self.space)
    }

    /// Who added it.
    #[must_use]
    pub fn by(&self) -> AccountId {
        AccountId(self.account)
    }

    /// Whether others may see it where they may see its idea.
    #[must_use]
    pub fn is_visible(&self) -> bool {
        self.visibility == Visibility::Visible.word()
    }
}

/// Where a picture is to be.
struct Place {
    idea: IdeaId,
    step: Option<Uuid>,
    space: SpaceId,
    by: AccountId,
    /// So many may be there at most.
    most: usize,
}

/// Adds a picture to an idea or draft, behind those that are there. `false` if there are as many as may be.
///
/// # Errors
/// When the database fails.
pub async fn add(
    tx: &mut Tx,
    may: &MayAddPictures,
    id: PictureId,
    drawn: &Drawn,
    words: (&str, &str),
    now: Timestamp,
) -> Result<bool, DbError> {
    let place = Place {
        idea: *may.idea(),
        step: None,
        space: *may.space(),
        by: *may.by(),
        most: domain::rights::PICTURES,
    };
    insert(tx, id, &place, drawn, words, now).await
}

/// Adds a photo of the work to a step of the thread of an idea in this space. `false` if the step has one.
///
/// # Errors
/// When the database fails.
pub async fn add_to_step(
    tx: &mut Tx,
    may: &MayAnswerIdea,
    id: PictureId,
    (space, step): (SpaceId, Uuid),
    drawn: &Drawn,
    words: (&str, &str),
    now: Timestamp,
) -> Result<bool, DbError> {
    let place = Place {
        idea: *may.idea(),
        step: Some(step),
        space,
        by: *may.by(),
        most: 1,
    };
    insert(tx, id, &place, drawn, words, now).await
}

async fn insert(
    tx: &mut Tx,
    id: PictureId,
    place: &Place,
    drawn: &Drawn,
    (alt, lang): (&str, &str),
    now: Timestamp,
) -> Result<bool, DbError> {
    let most = i64::try_from(place.most).unwrap_or(0);
    let hash = blake3::hash(&drawn.large.bytes);
    let (large, small) = (&drawn.large, &drawn.small);
    let added = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO pictures (id, idea, step, space, account, visibility, alt, lang, position, width, height, small_width, small_height, hash, created_at, small, large)
         SELECT $1, $2, $3, $4, $5, 'visible', $6, $7, there.last + 1, $8, $9, $10, $11, $12, $13, $14, $15
         FROM (SELECT COALESCE(MAX(position), 0) AS last, COUNT(*) AS n FROM pictures WHERE idea = $2 AND step IS NOT DISTINCT FROM $3) there WHERE there.n < $16"
    )).bind(id.0).bind(place.idea.0).bind(place.step).bind(place.space.0).bind(place.by.0).bind(alt).bind(lang)
        .bind(i64::from(large.width)).bind(i64::from(large.height)).bind(i64::from(small.width)).bind(i64::from(small.height))
        .bind(hash.as_bytes().to_vec()).bind(millis(now)).bind(&small.bytes).bind(&large.bytes).bind(most)
        .execute(c).await?.rows_affected());
    Ok(added == 1)
}

/// Says anew what a picture of this idea shows. `false` if there is no such picture.
///
/// # Errors
/// When the database fails.
pub async fn describe(
    tx: &mut Tx,
    may: &MayAddPictures,
    id: PictureId,
    alt: &str,
) -> Result<bool, DbError> {
    let changed = run!(tx, c => sqlx::query(sql!("UPDATE pictures SET alt = $3 WHERE id = $1 AND idea = $2 AND step IS NULL"))
        .bind(id.0).bind(may.idea().0).bind(alt).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// Takes a picture of this idea away. `false` if there is no such picture.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, may: &MayAddPictures, id: PictureId) -> Result<bool, DbError> {
    let removed = run!(tx, c => sqlx::query(sql!("DELETE FROM pictures WHERE id = $1 AND idea = $2 AND step IS NULL"))
        .bind(id.0).bind(may.idea().0).execute(c).await?.rows_affected());
    Ok(removed == 1)
}

/// Takes a photo away from the thread of this idea. `false` if there is no such photo.
///
/// # Errors
/// When the database fails.
pub async fn remove_from_step(
    tx: &mut Tx,
    may: &MayAnswerIdea,
    id: PictureId,
) -> Result<bool, DbError> {
    let removed = run!(tx, c => sqlx::query(sql!("DELETE FROM pictures WHERE id = $1 AND idea = $2 AND step IS NOT NULL"))
        .bind(id.0).bind(may.idea().0).execute(c).await?.rows_affected());
    Ok(removed == 1)
}

/// Sets who sees a picture.
///
/// # Errors
/// When the database fails.
pub async fn set_visibility(
    tx: &mut Tx,
    _may: &MaySetVisibility,
    id: PictureId,
    to: Visibility,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE pictures SET visibility = $2 WHERE id = $1")).bind(id.0).bind(to.word()).execute(c).await?.rows_affected());
    Ok(())
}

/// Takes away all pictures of an idea or draft that is deleted itself.
///
/// # Errors
/// When the database fails.
pub async fn remove_all(tx: &mut Tx, idea: IdeaId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM pictures WHERE idea = $1")).bind(idea.0).execute(c).await?.rows_affected());
    Ok(())
}

/// The pictures of an idea or draft and of the steps of its thread, in their order; hidden ones too.
///
/// # Errors
/// When the database fails.
pub async fn of_idea(tx: &mut Tx, idea: IdeaId) -> Result<Vec<Picture>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, idea, step, space, account, visibility, alt, lang, width, height, small_width, small_height, hash, created_at FROM pictures WHERE idea = $1 ORDER BY position, id"
    )).bind(idea.0).fetch_all(c).await?))
}

/// The first visible picture of each of these ideas, for a list of them.
///
/// # Errors
/// When the database fails.
pub async fn firsts(tx: &mut Tx, ideas: &[IdeaId]) -> Result<HashMap<IdeaId, Picture>, DbError> {
    let mut found = HashMap::new();
    for some in ideas.chunks(AT_ONCE) {
        let ids = (0..AT_ONCE).map(|at| some.get(at).map_or(Uuid::nil(), |id| id.0));
        let rows: Vec<Picture> = run!(tx, c => {
            let mut query = sqlx::query_as(sql!(
                "SELECT id, idea, step, space, account, visibility, alt, lang, width, height, small_width, small_height, hash, created_at FROM pictures p
                 WHERE visibility = 'visible' AND step IS NULL
                     AND NOT EXISTS (SELECT 1 FROM pictures o WHERE o.idea = p.idea AND o.step IS NULL AND o.visibility = 'visible' AND o.position < p.position)
                     AND idea IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)"
            ));
            for id in ids {
                query = query.bind(id);
            }
            query.fetch_all(c).await?
        });
        found.extend(rows.into_iter().map(|row| (row.idea(), row)));
    }
    Ok(found)
}

/// What there is to know of a picture.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: PictureId) -> Result<Option<Picture>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, idea, step, space, account, visibility, alt, lang, width, height, small_width, small_height, hash, created_at FROM pictures WHERE id = $1"
    )).bind(id.0).fetch_optional(c).await?))
}

/// The bytes of a picture, of the small one or the large one.
///
/// # Errors
/// When the database fails.
pub async fn bytes(tx: &mut Tx, id: PictureId, is_small: bool) -> Result<Option<Vec<u8>>, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT CASE WHEN $2 = 1 THEN small ELSE large END FROM pictures WHERE id = $1"
    )).bind(id.0).bind(i64::from(is_small)).fetch_optional(c).await?))
}
