//! `comitia import roll FILE.csv`.

use super::{ImportError, faults, grouped, progress_bar, read};
use app::identity::roll;
use app::web::AppState;
use app::{events, transact};
use domain::rights;
use domain::roll_csv::{self, Roll};
use serde_json::json;
use std::collections::HashSet;
use std::fmt;
use std::path::Path;
use uuid::Uuid;

/// References of missing residents that are listed by name.
const MISSING_LISTED: usize = 20;
/// References that are compared at once.
const REFERENCES_AT_ONCE: i64 = 10_000;

/// What an import changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Entries that were not on the roll.
    pub new: u64,
    /// Entries of which something is different.
    pub changed: u64,
    /// Entries that are as they were.
    pub unchanged: u64,
    /// Entries of the roll that the file does not have; they stay.
    pub missing: u64,
    /// The references of the first of those.
    pub missing_references: Vec<String>,
}

/// What came of an import, to be told.
#[derive(Clone, Debug)]
pub struct Report {
    /// What it changed, or would have.
    pub changes: Changes,
    /// Whether it was only tried.
    pub dry_run: bool,
    ignored: Vec<String>,
    warnings: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changes = &self.changes;
        if !self.ignored.is_empty() {
            writeln!(f, "Columns that are not read: {}", self.ignored.join(", "))?;
        }
        for warning in &self.warnings {
            writeln!(f, "To be looked at: {warning}")?;
        }
        let rows = [
            ("new", changes.new),
            ("changed", changes.changed),
            ("as they were", changes.unchanged),
            ("not in the file (they stay)", changes.missing),
        ];
        for (what, count) in rows {
            writeln!(f, "{:>12}  {what}", grouped(count))?;
        }
        let listed = changes.missing_references.len();
        if listed > 0 {
            let more = changes
                .missing
                .saturating_sub(u64::try_from(listed).unwrap_or(0));
            let more = if more > 0 {
                format!(" and {} more", grouped(more))
            } else {
                String::new()
            };
            let references = changes.missing_references.join(", ");
            writeln!(f, "Not in the file: {references}{more}")?;
        }
        f.write_str(if self.dry_run {
            "Dry run: nothing was changed.\n"
        } else {
            "The roll is imported.\n"
        })
    }
}

/// Reads the file and brings the roll up to date with it, in one transaction. A dry run is the same transaction, taken back.
///
/// # Errors
/// [`ImportError`]; nothing was changed then.
pub async fn import(app: &AppState, file: &Path, dry_run: bool) -> Result<Report, ImportError> {
    let now = app.clock.now();
    let today = app::i18n::local(now, &app.site.time_zone).date();
    let roll = roll_csv::parse(&read(file)?, today).map_err(|errors| faults(file, &errors))?;
    let ids: Vec<Uuid> = roll.entries.iter().map(|_| app.clock.id()).collect();
    let event = app.clock.id();
    let written: Result<Changes, ImportError> = transact!(&app.db, tx => {
        let changes = write(tx, &roll, &ids, now).await?;
        if dry_run {
            return_dry(changes)
        } else {
            let facts = json!({ "new": changes.new, "changed": changes.changed, "unchanged": changes.unchanged, "missing": changes.missing });
            events::record(tx, event, now, events::Kind::RollImported, Uuid::nil(), None, &facts).await?;
            Ok(changes)
        }
    });
    let changes = match written {
        Err(ImportError::DryRun(changes)) => changes,
        other => other?,
    };
    Ok(Report {
        changes,
        dry_run,
        ignored: roll.ignored_columns,
        warnings: roll.warnings.iter().map(ToString::to_string).collect(),
    })
}

fn return_dry(changes: Changes) -> Result<Changes, ImportError> {
    Err(ImportError::DryRun(changes))
}

async fn write(
    tx: &mut app::db::Tx,
    from: &Roll,
    ids: &[Uuid],
    now: jiff::Timestamp,
) -> Result<Changes, ImportError> {
    let may = rights::may_administer(&rights::operator())
        .map_err(|denied| ImportError::Refused(format!("{denied:?}")))?;
    let total = u64::try_from(from.entries.len()).unwrap_or(u64::MAX);
    let before = roll::count(tx).await?;
    let progress = progress_bar(total, "residents");
    let mut written = 0;
    let rows: Vec<_> = ids.iter().copied().zip(&from.entries).collect();
    for some in rows.chunks(roll::ENTRIES_AT_ONCE) {
        written += roll::upsert(tx, &may, some, now).await?;
        progress.inc(u64::try_from(some.len()).unwrap_or(0));
    }
    progress.finish_and_clear();
    let new = roll::count(tx).await? - before;
    let mut changes = Changes {
        new,
        changed: written - new,
        unchanged: total - written,
        ..Changes::default()
    };
    let in_file: HashSet<&str> = from.entries.iter().map(|e| e.reference.as_str()).collect();
    let mut after = String::new();
    loop {
        let page = roll::references_after(tx, &after, REFERENCES_AT_ONCE).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(last);
        for missing in page.into_iter().filter(|r| !in_file.contains(r.as_str())) {
            changes.missing += 1;
            if changes.missing_references.len() < MISSING_LISTED {
                changes.missing_references.push(missing);
            }
        }
    }
    Ok(changes)
}
