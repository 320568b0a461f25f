//! The job that clears, once a day.

use super::rules::{RULES, Rule};
use super::{inactive, store};
use crate::error::Problem;
use crate::events;
use crate::i18n;
use crate::transact;
use crate::web::AppState;
use jiff::civil::Date;
use serde_json::json;

/// Rows cleared in one transaction.
const AT_ONCE: i64 = 500;
/// Transactions of one kind on one day: what is left goes on the next.
const BATCHES: u32 = 200;

/// Clears each kind of data of what has had its time, and warns and erases accounts that nobody uses. The first call on a day does the work;
/// what is kept for a day at most is cleared at each call. May run twice.
///
/// No other job clears a kind of data that has a rule. Those of the slices (`purge`) delete what says of itself until when it counts (a change of
/// an address, a code sent to a telephone, a file between its dry run and its import): nobody needs a period for it, nor a report.
///
/// # Errors
/// When the database fails.
pub async fn apply(app: &AppState) -> Result<(), Problem> {
    let day = i18n::local(app.clock.now(), &app.site.time_zone).date();
    for rule in RULES {
        if begin(app, day, rule.kind.word()).await? || rule.kind.is_brief() {
            clear(app, day, rule).await?;
        }
    }
    if begin(app, day, inactive::WARNED).await? {
        inactive::apply(app, day).await?;
    }
    Ok(())
}

async fn begin(app: &AppState, day: Date, kind: &str) -> Result<bool, Problem> {
    transact!(&app.db, tx => Ok::<_, Problem>(store::begin(tx, day, kind).await?))
}

async fn clear(app: &AppState, day: Date, rule: &Rule) -> Result<(), Problem> {
    let now = app.clock.now();
    let (before, word) = (rule.kind.goes_before(now), rule.kind.word());
    for _ in 0..BATCHES {
        let event = app.clock.id();
        let cleared = transact!(&app.db, tx => {
            let cleared = (rule.clear)(tx, before, AT_ONCE).await?;
            if cleared > 0 {
                store::add(tx, day, word, cleared).await?;
                if !rule.kind.is_brief() {
                    // What goes all day long is in the report of the day alone.
                    let facts = json!({ "kind": word, "cleared": cleared });
                    events::record(tx, event, now, events::Kind::DataCleared, event, None, &facts).await?;
                }
            }
            Ok::<_, Problem>(cleared)
        })?;
        if cleared == 0 {
            break;
        }
    }
    Ok(())
}
