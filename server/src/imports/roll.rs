//! `comitia import roll FILE.csv`.

use super::{ImportError, faults, grouped, progress_bar, read};
use app::roll::{self, Changes, Imported, Wish};
use app::web::AppState;
use domain::rights;
use domain::roll_csv;
use std::fmt;
use std::path::Path;

/// How a roll is imported at the command line.
#[derive(Clone, Copy, Debug, Default)]
pub struct How {
    /// Only say what would change.
    pub dry_run: bool,
    /// The file is the whole roll: whoever is missing has left.
    pub complete: bool,
    /// Import even if many would be gone.
    pub even_if_many_leave: bool,
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
        let missing = if changes.is_complete {
            "not in the file (they have left)"
        } else {
            "not in the file (they stay)"
        };
        let rows = [
            ("new", changes.new),
            ("changed", changes.changed),
            ("  of these: another name", changes.renamed),
            (
                "  of these: another district or address",
                changes.moved_within,
            ),
            ("  of these: another date of birth", changes.born_otherwise),
            ("moved away", changes.moved),
            ("died", changes.died),
            ("came back", changes.returned),
            ("as they were", changes.unchanged),
            (missing, changes.missing),
        ];
        for (what, count) in rows {
            writeln!(f, "{:>12}  {what}", grouped(count))?;
        }
        for (age, count) in &changes.birthdays {
            writeln!(
                f,
                "{:>12}  turned {age} since the last import",
                grouped(*count)
            )?;
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

/// Reads the file and brings the roll up to date with it, in one transaction. A dry run only reads.
///
/// # Errors
/// [`ImportError`]; nothing was changed then.
pub async fn import(app: &AppState, file: &Path, how: How) -> Result<Report, ImportError> {
    let today = app::i18n::local(app.clock.now(), &app.site.time_zone).date();
    let read = roll_csv::parse(&read(file)?, today).map_err(|errors| faults(file, &errors))?;
    let may = rights::may_administer(&rights::operator())
        .map_err(|denied| ImportError::Refused(format!("{denied:?}")))?;
    let wish = Wish {
        file: file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        dry_run: how.dry_run,
        is_complete: how.complete,
        even_if_many_leave: how.even_if_many_leave,
        by: None,
    };
    let total = u64::try_from(read.entries.len()).unwrap_or(u64::MAX);
    let bar = progress_bar(total, "residents");
    let progress = |written: usize| bar.inc(u64::try_from(written).unwrap_or(0));
    let imported = roll::import(app, &may, &read, &wish, progress).await?;
    bar.finish_and_clear();
    let changes = match imported {
        Imported::Done(changes) | Imported::Tried(changes) => changes,
        Imported::HeldBack(changes) => {
            return Err(ImportError::Refused(format!(
                "{} of {} residents would be gone, so nothing was imported; if that is right, add --even-if-many-leave",
                grouped(changes.leaving()),
                grouped(changes.before)
            )));
        }
    };
    Ok(Report {
        changes,
        dry_run: how.dry_run,
        ignored: read.ignored_columns,
        warnings: read.warnings.iter().map(ToString::to_string).collect(),
    })
}
