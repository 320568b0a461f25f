//! How much may be sent: text messages cost money and can annoy, letters even more. Counted by account, by number and by network.

use super::store::codes;
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::web::{AppState, From};
use domain::ids::AccountId;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

const HOUR: SignedDuration = SignedDuration::from_hours(1);
/// After this time what was sent is forgotten.
pub const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Messages for an account, and to a number, in an hour.
const MESSAGES: i64 = 3;
/// Messages asked for from one network in an hour: a town hall shares one.
const MESSAGES_OF_NETWORK: i64 = 30;
/// Letters for an account in a week.
const LETTERS: i64 = 2;

/// One limit: what stands for whom it is about, how many in which time.
struct Limit {
    about: [u8; 32],
    most: i64,
    within: SignedDuration,
    id: Uuid,
}

/// The limits that one sending touches: the same however often its transaction is tried.
pub struct Limits(Vec<Limit>);

impl Limits {
    /// Those of a text message.
    ///
    /// # Errors
    /// When the key cannot be read.
    pub fn of_message(
        app: &AppState,
        account: AccountId,
        number: &str,
        from: Option<From>,
    ) -> Result<Self, Problem> {
        let mut limits = vec![
            limit(app, &format!("account {account}"), MESSAGES, HOUR)?,
            limit(app, &format!("number {number}"), MESSAGES, HOUR)?,
        ];
        if let Some(from) = from.filter(|from| from.is_limited) {
            let name = format!("network {}", from.network());
            limits.push(limit(app, &name, MESSAGES_OF_NETWORK, HOUR)?);
        }
        Ok(Self(limits))
    }

    /// Those of a letter.
    ///
    /// # Errors
    /// When the key cannot be read.
    pub fn of_letter(app: &AppState, account: AccountId) -> Result<Self, Problem> {
        let name = format!("letters {account}");
        Ok(Self(vec![limit(app, &name, LETTERS, WEEK)?]))
    }

    /// Counts the sending, if no limit is reached.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take(&self, tx: &mut Tx, now: Timestamp) -> Result<bool, DbError> {
        for limit in &self.0 {
            let since = codes::ago(now, limit.within);
            if codes::count_sent(tx, &limit.about, since).await? >= limit.most {
                return Ok(false);
            }
        }
        for limit in &self.0 {
            codes::note_sent(tx, limit.id, &limit.about, now).await?;
        }
        Ok(true)
    }
}

fn limit(app: &AppState, name: &str, most: i64, within: SignedDuration) -> Result<Limit, Problem> {
    let key = app.keys.of_purpose("contact-limits", &*app.clock);
    let key = key.map_err(Problem::internal)?;
    Ok(Limit {
        about: *blake3::keyed_hash(&key, name.as_bytes()).as_bytes(),
        most,
        within,
        id: app.clock.id(),
    })
}
