//! Names that people chose for a space, as moderators see them: one that is hidden gives way to the pseudonym.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::moderation::{Content, Moderated};
use crate::{run, spaces, sql};
use domain::ids::{AccountId, SpaceId};
use domain::moderation::{ContentKind, Visibility};
use domain::rights::MaySetVisibility;
use uuid::Uuid;

/// Names.
pub const MODERATED: Moderated = Moderated {
    kind: ContentKind::Name,
    load: |tx, id| Box::pin(load(tx, id)),
    set: |tx, may, id, to, _| Box::pin(set(tx, may, id, to)),
};

async fn load(tx: &mut Tx, id: Uuid) -> Result<Option<Content>, DbError> {
    let row: Option<(Uuid, Uuid, String, i64, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT account, space, name, chosen_at, visibility FROM public_names WHERE id = $1"
    )).bind(id).fetch_optional(c).await?);
    let Some((account, space, name, chosen_at, visibility)) = row else {
        return Ok(None);
    };
    let space = SpaceId(space);
    let Some(of) = spaces::find(tx, space).await? else {
        return Ok(None);
    };
    Ok(Some(Content {
        kind: ContentKind::Name,
        id,
        space,
        about: id,
        authors: vec![AccountId(account)],
        title: name,
        text: String::new(),
        lang: of.lang,
        link: format!("/spaces/{}", of.slug),
        visibility: Visibility::from_word(&visibility).ok_or(DbError::Stored("visibility"))?,
        created_at: from_millis(chosen_at)?,
    }))
}

async fn set(tx: &mut Tx, may: &MaySetVisibility, id: Uuid, to: Visibility) -> Result<(), DbError> {
    if *may.content() != id {
        return Err(DbError::Stored("permit for another name"));
    }
    run!(tx, c => sqlx::query(sql!("UPDATE public_names SET visibility = $2 WHERE id = $1")).bind(id).bind(to.word()).execute(c).await?.rows_affected());
    Ok(())
}

/// The id of the name somebody chose for a space, if others see it.
///
/// # Errors
/// When the database fails.
pub async fn name_id(
    tx: &mut Tx,
    space: SpaceId,
    account: AccountId,
) -> Result<Option<Uuid>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM public_names WHERE account = $1 AND space = $2 AND visibility = 'visible'"))
        .bind(account.0).bind(space.0).fetch_optional(c).await?),
    )
}

/// A name that is about to be chosen.
#[derive(Clone, Debug)]
pub struct Chosen<'a> {
    /// The id it gets.
    pub id: Uuid,
    /// The name.
    pub name: &'a str,
    /// Who reads it.
    pub visibility: Visibility,
}

/// The name chosen for a space, and who reads it.
///
/// # Errors
/// When the database fails.
pub async fn chosen_in(
    tx: &mut Tx,
    account: AccountId,
    space: SpaceId,
) -> Result<Option<(String, Visibility)>, DbError> {
    let row: Option<(String, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT name, visibility FROM public_names WHERE account = $1 AND space = $2"))
        .bind(account.0).bind(space.0).fetch_optional(c).await?);
    let known = |(name, word): (String, String)| {
        let visibility = Visibility::from_word(&word).ok_or(DbError::Stored("visibility"))?;
        Ok((name, visibility))
    };
    row.map(known).transpose()
}

/// Chooses a name for a space in place of the one that was chosen before.
///
/// # Errors
/// When the database fails.
pub async fn choose(
    tx: &mut Tx,
    account: AccountId,
    space: SpaceId,
    chosen: &Chosen<'_>,
    now: jiff::Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO public_names (account, space, name, chosen_at, id, visibility) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (account, space) DO UPDATE SET name = excluded.name, chosen_at = excluded.chosen_at, id = excluded.id, visibility = excluded.visibility"
    )).bind(account.0).bind(space.0).bind(chosen.name).bind(millis(now)).bind(chosen.id).bind(chosen.visibility.word()).execute(c).await?.rows_affected());
    Ok(())
}
