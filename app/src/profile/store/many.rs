//! Pseudonyms and chosen names of several people at once.

use crate::db::{DbError, Tx};
use crate::identity::people::AT_ONCE;
use crate::{run, sql};
use domain::ids::{AccountId, SpaceId};
use domain::names::Pseudonym;
use std::collections::HashMap;
use uuid::Uuid;

/// Who, and where.
pub type Place = (SpaceId, AccountId);

fn padded(accounts: &[AccountId]) -> impl Iterator<Item = Uuid> + '_ {
    (0..AT_ONCE).map(|at| accounts.get(at).map_or(Uuid::nil(), |id| id.0))
}

/// The pseudonyms of these accounts, wherever they have one.
///
/// # Errors
/// When the database fails.
pub async fn pseudonyms(
    tx: &mut Tx,
    accounts: &[AccountId],
) -> Result<HashMap<Place, Pseudonym>, DbError> {
    let mut found = HashMap::new();
    for some in accounts.chunks(AT_ONCE) {
        let rows: Vec<(Uuid, Uuid, i64)> = run!(tx, c => {
            let mut query = sqlx::query_as(sql!(
                "SELECT space, account, number FROM pseudonyms WHERE account IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)"
            ));
            for id in padded(some) {
                query = query.bind(id);
            }
            query.fetch_all(c).await?
        });
        for (space, account, number) in rows {
            let pseudonym = Pseudonym::from_number(number).ok_or(DbError::Stored("pseudonym"))?;
            found.insert((SpaceId(space), AccountId(account)), pseudonym);
        }
    }
    Ok(found)
}

/// The names these accounts have chosen, wherever they have and others see them.
///
/// # Errors
/// When the database fails.
pub async fn all_chosen(
    tx: &mut Tx,
    accounts: &[AccountId],
) -> Result<HashMap<Place, String>, DbError> {
    let mut found = HashMap::new();
    for some in accounts.chunks(AT_ONCE) {
        let rows: Vec<(Uuid, Uuid, String)> = run!(tx, c => {
            let mut query = sqlx::query_as(sql!(
                "SELECT space, account, name FROM public_names WHERE visibility = 'visible' AND account IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)"
            ));
            for id in padded(some) {
                query = query.bind(id);
            }
            query.fetch_all(c).await?
        });
        let named = |(space, account, name)| ((SpaceId(space), AccountId(account)), name);
        found.extend(rows.into_iter().map(named));
    }
    Ok(found)
}
