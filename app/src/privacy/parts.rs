//! What a part of the export is made of. Each slice says for its own data what there is and how to read it.

use crate::db::{DbError, Tx};
use domain::ids::{AccountId, RollEntryId};
use futures::future::BoxFuture;
use serde_json::Value;

/// So many rows of one kind are exported at most, the newest.
pub const ROWS: i64 = 10_000;

/// Whose data it is.
#[derive(Clone, Debug)]
pub struct Whose {
    /// The account.
    pub account: AccountId,
    /// The entry of the roll it is matched to.
    pub entry: Option<RollEntryId>,
    /// Its confirmed address.
    pub email: String,
}

/// What kind of value a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// A moment, as RFC 3339 writes it.
    Moment,
    /// A day: `1990-05-17`.
    Day,
    /// Words with spaces between them, each with a text under this beginning of a key.
    Words(&'static str),
    /// The word of a role.
    Role,
    /// Browser and system, as they are stored.
    Device,
    /// A network, shortened as it is stored.
    Network,
}

/// Rows on their way out of the database: values in the order of the columns.
pub type Rows<'a> = BoxFuture<'a, Result<Vec<Vec<Value>>, DbError>>;

/// One kind of data about a person. Its title is the text `export-NAME`, that of a column `export-col-COLUMN`.
#[derive(Clone, Copy)]
pub struct Exported {
    /// Name of its file.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [(&'static str, Kind)],
    /// Reads it; at most [`ROWS`] rows.
    pub read: for<'a> fn(&'a mut Tx, &'a Whose) -> Rows<'a>,
}

/// A stored moment as it is exported.
#[must_use]
pub fn moment(millis: i64) -> Value {
    let moment = jiff::Timestamp::from_millisecond(millis);
    moment.map_or(Value::Null, |moment| Value::String(moment.to_string()))
}
