//! Bringing the roll up to date with a file: what would change is told first, by kind; then all of it happens, or nothing.

mod birthdays;

pub use birthdays::AGES;

use super::entries::{self, ENTRIES_AT_ONCE};
use super::store::imports::{self, Known};
use crate::db::{Collides, DbError, Tx};
use crate::events::{self, Kind};
use crate::web::AppState;
use crate::{i18n, transact};
use birthdays::Birthdays;
use domain::ids::AccountId;
use domain::residence::Left;
use domain::rights::MayAdminister;
use domain::roll_csv::{Roll, RollEntry};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// References of missing residents that are listed by name.
const MISSING_LISTED: usize = 20;
/// References that are compared at once.
const REFERENCES_AT_ONCE: i64 = 10_000;
/// A file after which more than this share of the roll would be gone, in hundredths, is held back unless somebody insists.
const MANY_LEAVE: u64 = 10;
/// So few may leave at once in any case.
const FEW_LEAVE: u64 = 20;

/// What an import changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Residents on the roll before.
    pub before: u64,
    /// Entries that were not on the roll: moved in, or born.
    pub new: u64,
    /// Entries of which something is different, apart from who left.
    pub changed: u64,
    /// Of those: another name.
    pub renamed: u64,
    /// Of those: another district or address.
    pub moved_within: u64,
    /// Of those: another date of birth, which is worth a look.
    pub born_otherwise: u64,
    /// Residents who moved away.
    pub moved: u64,
    /// Residents who died.
    pub died: u64,
    /// People who had left and are residents again.
    pub returned: u64,
    /// Entries that are as they were.
    pub unchanged: u64,
    /// Residents on the roll whom the file does not have.
    pub missing: u64,
    /// The references of the first of those.
    pub missing_references: Vec<String>,
    /// Whether the file was said to be the whole roll, so that whoever is missing left.
    pub is_complete: bool,
    /// Residents who reached each of [`AGES`] since the import before.
    pub birthdays: Vec<(i16, u64)>,
}

impl Changes {
    /// How many residents would be gone.
    #[must_use]
    pub fn leaving(&self) -> u64 {
        let missing = if self.is_complete { self.missing } else { 0 };
        self.moved + self.died + missing
    }

    /// Whether so many would be gone that the file is perhaps not what it was meant to be.
    #[must_use]
    pub fn many_leave(&self) -> bool {
        self.leaving() > FEW_LEAVE && self.leaving() * 100 > self.before * MANY_LEAVE
    }
}

/// How a file is to be imported.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The name of the file, for the list of imports.
    pub file: String,
    /// Only say what would change.
    pub dry_run: bool,
    /// The file is the whole roll: whoever is missing has left.
    pub is_complete: bool,
    /// Import even if many would be gone.
    pub even_if_many_leave: bool,
    /// Who; nobody at the command line.
    pub by: Option<AccountId>,
}

/// What came of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// The roll is as the file says.
    Done(Changes),
    /// It was only to be tried.
    Tried(Changes),
    /// Held back because many would be gone; nothing was changed.
    HeldBack(Changes),
}

/// Ends the transaction without effect.
enum Stop {
    HeldBack(Changes),
    Db(DbError),
}

impl From<DbError> for Stop {
    fn from(error: DbError) -> Self {
        Self::Db(error)
    }
}

impl Collides for Stop {
    fn collides(&self) -> bool {
        matches!(self, Self::Db(error) if error.is_collision())
    }
}

/// Imports a roll that was read from a file, in one transaction; a dry run only reads. `progress` is told how many entries were written; where the
/// transaction is tried again it is told again.
///
/// # Errors
/// When the database fails; nothing was changed then.
pub async fn import(
    app: &AppState,
    may: &MayAdminister,
    roll: &Roll,
    wish: &Wish,
    progress: impl Fn(usize) + Sync,
) -> Result<Imported, DbError> {
    if wish.dry_run {
        return Ok(Imported::Tried(look(app, roll, wish.is_complete).await?));
    }
    let now = app.clock.now();
    let ids: Vec<Uuid> = roll.entries.iter().map(|_| app.clock.id()).collect();
    let [event, row] = [app.clock.id(), app.clock.id()];
    let today = i18n::local(now, &app.site.time_zone).date();
    let written = transact!(&app.db, tx => {
        let changes = compare(tx, app, roll, wish.is_complete, today).await?;
        if changes.many_leave() && !wish.even_if_many_leave {
            return Err(Stop::HeldBack(changes));
        }
        write(tx, may, roll, &ids, wish, (now, today), &progress).await?;
        let facts = serde_json::to_value(&changes).map_err(|_| DbError::Stored("changes"))?;
        imports::insert(tx, row, wish, &facts, now).await?;
        events::record(tx, event, now, Kind::RollImported, Uuid::nil(), wish.by, &facts).await?;
        Ok::<_, Stop>(changes)
    });
    match written {
        Ok(changes) => Ok(Imported::Done(changes)),
        Err(Stop::HeldBack(changes)) => Ok(Imported::HeldBack(changes)),
        Err(Stop::Db(error)) => Err(error),
    }
}

/// What importing a roll would change. It only reads.
///
/// # Errors
/// When the database fails.
pub async fn look(app: &AppState, roll: &Roll, is_complete: bool) -> Result<Changes, DbError> {
    let today = i18n::local(app.clock.now(), &app.site.time_zone).date();
    let mut tx = app.db.read().await?;
    compare(&mut tx, app, roll, is_complete, today).await
}

async fn write(
    tx: &mut Tx,
    may: &MayAdminister,
    from: &Roll,
    ids: &[Uuid],
    wish: &Wish,
    (now, today): (Timestamp, Date),
    progress: &impl Fn(usize),
) -> Result<(), DbError> {
    let rows: Vec<_> = ids.iter().copied().zip(&from.entries).collect();
    for some in rows.chunks(ENTRIES_AT_ONCE) {
        entries::upsert(tx, may, some, now).await?;
        progress(some.len());
    }
    if wish.is_complete {
        let references = from.entries.iter().map(|entry| entry.reference.as_str());
        imports::strike_missing(tx, may, references, today, now).await?;
    }
    Ok(())
}

/// What a file changes, from the roll as it stands.
async fn compare(
    tx: &mut Tx,
    app: &AppState,
    from: &Roll,
    is_complete: bool,
    today: Date,
) -> Result<Changes, DbError> {
    let mut changes = Changes {
        before: entries::count_residents(tx).await?,
        is_complete,
        ..Changes::default()
    };
    let since = imports::newest(tx).await?;
    let since = since.map(|since| i18n::local(since, &app.site.time_zone).date());
    let mut birthdays = Birthdays::between(since, today);
    if !is_complete {
        birthdays.start_from(tx).await?;
    }
    for some in from.entries.chunks(ENTRIES_AT_ONCE) {
        let references = some.iter().map(|entry| entry.reference.as_str());
        let known = imports::known(tx, references).await?;
        let known: HashMap<&str, &Known> =
            known.iter().map(|k| (k.reference.as_str(), k)).collect();
        for entry in some {
            let known = known.get(entry.reference.as_str()).copied();
            changes.count(known, entry);
            birthdays.count(known.filter(|_| !is_complete), entry);
        }
    }
    find_missing(tx, from, &mut changes).await?;
    changes.birthdays = birthdays.reached();
    Ok(changes)
}

impl Changes {
    fn count(&mut self, known: Option<&Known>, entry: &RollEntry) {
        let Some(known) = known else {
            self.new += 1;
            return;
        };
        match (known.left_why.as_deref(), entry.left) {
            (None, Some((Left::Died, _))) => self.died += 1,
            (None, Some(_)) => self.moved += 1,
            (Some(_), None) => self.returned += 1,
            _ if known.is(entry) => self.unchanged += 1,
            _ => self.count_change(known, entry),
        }
    }

    fn count_change(&mut self, known: &Known, entry: &RollEntry) {
        self.changed += 1;
        let is_renamed =
            known.given_name != entry.given_name || known.family_name != entry.family_name;
        self.renamed += u64::from(is_renamed);
        let has_moved = known.district != entry.district || known.address != entry.address;
        self.moved_within += u64::from(has_moved);
        self.born_otherwise += u64::from(known.birth_date != entry.birth_date.to_string());
    }
}

async fn find_missing(tx: &mut Tx, from: &Roll, changes: &mut Changes) -> Result<(), DbError> {
    let in_file: HashSet<&str> = from.entries.iter().map(|e| e.reference.as_str()).collect();
    let mut after = String::new();
    loop {
        let page = imports::residents_after(tx, &after, REFERENCES_AT_ONCE).await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after.clone_from(last);
        for missing in page.into_iter().filter(|r| !in_file.contains(r.as_str())) {
            changes.missing += 1;
            if changes.missing_references.len() < MISSING_LISTED {
                changes.missing_references.push(missing);
            }
        }
    }
}
