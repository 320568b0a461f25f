//! The migrations of both engines, part of the program.

use super::{Db, DbError};
use sqlx::SqlStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// A part of what is stored that has a database of its own: no statement joins two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// People, spaces, polls: everything but the two below.
    Main,
    /// Who was given a credential for a secret poll; knows persons and no ballots.
    Issuer,
    /// The box and the public record of secret polls; knows ballots and no persons.
    Box,
    /// What an issuer keeps that somebody else runs, as a process of its own.
    Process,
}

impl Part {
    /// Its schema on PostgreSQL, and the statement that makes it; the main part has the one that is there.
    pub(super) fn schema(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Main => None,
            Self::Issuer => Some(("issuer", "CREATE SCHEMA IF NOT EXISTS issuer")),
            Self::Box => Some(("ballot_box", "CREATE SCHEMA IF NOT EXISTS ballot_box")),
            Self::Process => Some((
                "issuer_process",
                "CREATE SCHEMA IF NOT EXISTS issuer_process",
            )),
        }
    }

    fn migrations(self) -> &'static [Step] {
        match self {
            Self::Main => MAIN,
            Self::Issuer => ISSUER,
            Self::Box => BOX,
            Self::Process => PROCESS,
        }
    }
}

/// Number, name, text for SQLite, text for PostgreSQL.
type Step = (i64, &'static str, &'static str, &'static str);

macro_rules! migrations {
    ($name:ident: $($number:literal $file:literal),+ $(,)?) => {
        const $name: &[Step] = &[$((
            $number,
            $file,
            include_str!(concat!("../../../migrations/sqlite/", $file, ".sql")),
            include_str!(concat!("../../../migrations/postgres/", $file, ".sql")),
        )),+];
    };
}

migrations! { MAIN:
    1 "0001_base",
    2 "0002_spaces",
    3 "0003_identity",
    4 "0004_polls",
    5 "0005_sign_in",
    7 "0007_poll_lists",
    8 "0008_key_check",
    9 "0009_mixings",
    10 "0010_devices",
    11 "0011_roll",
    12 "0012_levels",
    13 "0013_federation",
    14 "0014_directory",
    15 "0015_access_log",
    16 "0016_person_rights",
    17 "0017_retention",
    18 "0018_profile",
    19 "0019_account_security",
    20 "0020_names",
    21 "0021_signals",
    22 "0022_paper",
    23 "0023_safer",
    24 "0024_contacts",
    25 "0025_notices",
    26 "0026_desk_devices",
    27 "0027_person_rights",
    28 "0028_directory",
    29 "0029_secret_polls",
    30 "0030_trustees",
    31 "0031_methods",
    32 "0032_ideas",
    33 "0033_discussion",
    34 "0034_moderation",
    35 "0035_search",
    36 "0036_media",
    37 "0037_amendments",
    38 "0038_further_issuers",
    40 "0040_idea_rounds",
    55 "0055_idea_lists",
    56 "0056_answers_and_photos",
    57 "0057_counted_ideas",
    58 "0058_about",
}

// The numbers of the parts differ, so that a test can put all of them into one database.
migrations! { ISSUER:
    1001 "issuer/1001_issuer",
    1002 "issuer/1002_further",
}
migrations! { BOX:
    2001 "box/2001_box",
    2002 "box/2002_own_openings",
    2003 "box/2003_assisted",
    2004 "box/2004_further",
}
migrations! { PROCESS: 3001 "process/3001_issuer" }

impl Db {
    /// Brings the schema of a part up to date.
    ///
    /// # Errors
    /// When a migration fails, or an applied one was changed.
    pub async fn migrate(&self, part: Part) -> Result<(), DbError> {
        let migrations = part
            .migrations()
            .iter()
            .map(|(number, name, sqlite, postgres)| {
                let text = if matches!(self, Self::Sqlite { .. }) {
                    sqlite
                } else {
                    postgres
                };
                Migration::new(
                    *number,
                    (*name).into(),
                    MigrationType::Simple,
                    SqlStr::from_static(text),
                    false,
                )
            });
        let mut migrator = Migrator::with_migrations(migrations.collect());
        migrator.set_ignore_missing(part != Part::Main);
        match self {
            Self::Sqlite { writer, .. } => migrator.run(writer).await?,
            Self::Postgres { pool, .. } => migrator.run(pool).await?,
        }
        Ok(())
    }
}

/// The databases of all parts.
#[derive(Clone, Debug)]
pub struct Databases {
    /// [`Part::Main`].
    pub main: Db,
    /// [`Part::Issuer`].
    pub issuer: Db,
    /// [`Part::Box`].
    pub ballot_box: Db,
}

/// Where the databases of all parts are, as [`Db::open`] takes it.
#[derive(Clone, Debug)]
pub struct Places {
    /// [`Part::Main`].
    pub main: String,
    /// [`Part::Issuer`].
    pub issuer: String,
    /// [`Part::Box`].
    pub ballot_box: String,
}

impl Databases {
    /// Opens all and brings their schemas up to date.
    ///
    /// # Errors
    /// When one cannot be opened or migrated.
    pub async fn open(places: &Places) -> Result<Self, DbError> {
        let this = Self {
            main: Db::open(&places.main, Part::Main).await?,
            issuer: Db::open(&places.issuer, Part::Issuer).await?,
            ballot_box: Db::open(&places.ballot_box, Part::Box).await?,
        };
        this.main.migrate(Part::Main).await?;
        this.issuer.migrate(Part::Issuer).await?;
        this.ballot_box.migrate(Part::Box).await?;
        Ok(this)
    }

    /// Closes all after what is under way has finished.
    pub async fn close(&self) {
        self.main.close().await;
        self.issuer.close().await;
        self.ballot_box.close().await;
    }
}
