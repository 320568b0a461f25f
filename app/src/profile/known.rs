//! What is known of an account already, for forms that would ask again, and for the export of everything.

use super::store;
use crate::db::{DbError, Tx};
use crate::identity;
use domain::ids::AccountId;
use domain::profile::FIELDS;
use std::collections::BTreeMap;

/// What the account has told, by the keys of [`domain::profile`], and `name`, `email` and `lang` of the account itself. What was left empty
/// is not there. A form that offers such a value says beside it that it comes from the profile; never for somebody else than its owner.
///
/// # Errors
/// When the database fails.
pub async fn known(
    tx: &mut Tx,
    account: AccountId,
) -> Result<BTreeMap<&'static str, String>, DbError> {
    let mut known = BTreeMap::new();
    if let Some(of) = identity::account(tx, account).await? {
        known.extend([("name", of.name), ("email", of.email), ("lang", of.lang)]);
    }
    for row in store::fields(tx, account).await? {
        let field = FIELDS.iter().find(|field| field.key == row.key);
        known.extend(field.map(|field| (field.key, row.value)));
    }
    known.retain(|_, value| !value.is_empty());
    Ok(known)
}
