//! Mails to the holder of an account, in the language the account is written to.

use super::store;
use crate::db::{DbError, Tx};
use crate::i18n::Locale;
use crate::mail;
use crate::web::Site;
use domain::ids::AccountId;
use jiff::Timestamp;
use uuid::Uuid;

/// Queues a mail; `words` are subject and body in a language. An account that is gone gets none.
///
/// # Errors
/// When the database fails.
pub async fn write_to(
    tx: &mut Tx,
    site: &Site,
    mail_id: Uuid,
    account: AccountId,
    now: Timestamp,
    words: impl Fn(Locale) -> (String, String),
) -> Result<(), DbError> {
    let Some(to) = store::account(tx, account).await? else {
        return Ok(());
    };
    let (subject, body) = words(Locale::from_tag(&to.lang).unwrap_or(site.language));
    mail::queue(tx, mail_id, &to.email, &subject, &body, now).await
}
