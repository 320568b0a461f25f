//! `comitia import …`: files become rows, whole or not at all.

mod casting;
pub mod ideas;
pub mod pabulib;
pub mod rankings;
pub mod roll;
mod voters;

use crate::config::Config;
use crate::{StartError, clock::SystemClock};
use app::db::{Collides, DbError};
use app::error::Problem;
use app::identity::known;
use app::web::AppState;
use indicatif::{ProgressBar, ProgressStyle};
use std::fmt::Display;
use std::path::{Path, PathBuf};

/// What can be imported.
#[derive(clap::Subcommand)]
pub enum Import {
    /// Residents from a CSV file: reference, given name, family name, birth date, and where given district, e-mail, phone,
    /// address, status (resident, moved, died) and day of leaving.
    Roll {
        /// The file.
        file: PathBuf,
        /// Only says what would change.
        #[arg(long)]
        dry_run: bool,
        /// The file is the whole roll: whoever is missing has left, and is marked so.
        #[arg(long)]
        complete: bool,
        /// Imports even if more than a tenth of the residents would be gone.
        #[arg(long)]
        even_if_many_leave: bool,
        /// Where the data lies.
        #[command(flatten)]
        config: Box<Config>,
    },
    /// A participatory budget from a Pabulib file (.pb): a poll of its projects, and if wished its ballots.
    Pabulib {
        /// The file.
        file: PathBuf,
        /// Name in addresses of the space for the poll; made if there is none.
        #[arg(long)]
        space: String,
        /// Casts each ballot of the file as a resident made up for it, closes, counts, and compares. Goes on where it broke off.
        #[arg(long)]
        replay: bool,
        /// When the poll opens (2027-03-01T08:00:00+01:00).
        #[arg(long)]
        opens: Option<jiff::Timestamp>,
        /// When the poll closes.
        #[arg(long)]
        closes: Option<jiff::Timestamp>,
        /// Where the data lies.
        #[command(flatten)]
        config: Box<Config>,
    },
    /// Ideas from a CSV file onto a board: title, text, date, status, supports, language, category, district, place, coordinates, cost. Goes on
    /// where it broke off, and tells by line what was left out.
    Ideas {
        /// The file.
        file: PathBuf,
        /// Name in addresses of the board.
        #[arg(long)]
        board: String,
        /// Which column a field is read from, where the names differ: title=Name,text=Description.
        #[arg(long)]
        map: Vec<String>,
        /// What another word for a status means: archived=rejected.
        #[arg(long = "status")]
        statuses: Vec<String>,
        /// A CSV file with comments on them.
        #[arg(long)]
        comments: Option<PathBuf>,
        /// Language of lines that name none.
        #[arg(long, default_value = "en")]
        lang: String,
        /// Makes up as many supporters as the file counts; in an empty database or the demonstration alone.
        #[arg(long)]
        invent: bool,
        /// Only says what would happen.
        #[arg(long)]
        dry_run: bool,
        /// Where the data lies.
        #[command(flatten)]
        config: Box<Config>,
    },
    /// Rankings or ratings from a PrefLib file (.soc, .soi, .toc, .toi, .cat) or a BLT file (.blt): a poll of its options, and if wished its ballots.
    Ballots {
        /// The file.
        file: PathBuf,
        /// Name in addresses of the space for the poll; made if there is none.
        #[arg(long)]
        space: String,
        /// How it is counted; without it a BLT file by stv, rankings by schulze, categories by score.
        #[arg(long, value_parser = ["stv", "runoff", "schulze", "borda", "score", "judgment"])]
        method: Option<String>,
        /// How many options win; without it as many as the file says, or one.
        #[arg(long)]
        seats: Option<u16>,
        /// Casts each ballot of the file as a resident made up for it, closes, counts, and compares. Goes on where it broke off.
        #[arg(long)]
        replay: bool,
        /// Where the data lies.
        #[command(flatten)]
        config: Box<Config>,
    },
}

/// Why a file was not imported. What is wrong with its lines has been told before.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It cannot be read.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    /// Lines of it are wrong.
    #[error("{file}: nothing was imported, because of {}", counted(*.faults, "fault", "faults"))]
    Faults {
        /// The file.
        file: String,
        /// How many faults were listed.
        faults: usize,
    },
    /// The service cannot be reached or set up.
    #[error("{0}")]
    Start(#[from] StartError),
    /// The database.
    #[error("{0}")]
    Db(#[from] DbError),
    /// What was counted is not what the file says.
    #[error("{} from the file", counted(*.0, "count differs", "counts differ"))]
    Differ(usize),
    /// A rule says no.
    #[error("{0}")]
    Refused(String),
}

impl Collides for ImportError {
    fn collides(&self) -> bool {
        matches!(self, Self::Db(error) if error.collides())
    }
}

impl From<Problem> for ImportError {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Internal(cause) => Self::Refused(cause.to_string()),
            other => Self::Refused(format!("{other:?}")),
        }
    }
}

/// Carries out one import, telling on the terminal what happens.
///
/// # Errors
/// [`ImportError`]; the program then ends with status 1.
pub async fn run(what: Import) -> Result<(), ImportError> {
    match what {
        Import::Roll {
            file,
            dry_run,
            complete,
            even_if_many_leave,
            config,
        } => {
            let how = roll::How {
                dry_run,
                complete,
                even_if_many_leave,
            };
            let (app, writer) = crate::workbench(&config, SystemClock::default()).await?;
            let imported = roll::import(&app, &file, how).await;
            finish(app, writer).await;
            print!("{}", imported?);
            Ok(())
        }
        Import::Pabulib {
            file,
            space,
            replay,
            opens,
            closes,
            config,
        } => {
            let wish = pabulib::Wish {
                space,
                replay,
                opens,
                closes,
            };
            let (app, writer) = crate::workbench(&config, SystemClock::default()).await?;
            let imported = pabulib::import(&app, &file, &wish).await;
            finish(app, writer).await;
            let report = imported?;
            print!("{report}");
            match report.differences() {
                0 => Ok(()),
                n => Err(ImportError::Differ(n)),
            }
        }
        Import::Ideas {
            file,
            board,
            map,
            statuses,
            comments,
            lang,
            invent,
            dry_run,
            config,
        } => {
            let wish = ideas::Wish {
                board,
                map,
                statuses,
                comments,
                lang,
                invent,
                dry_run,
            };
            let (app, writer) = crate::workbench(&config, SystemClock::default()).await?;
            let imported = ideas::import(&app, &file, &wish).await;
            finish(app, writer).await;
            print!("{}", imported?);
            Ok(())
        }
        Import::Ballots {
            file,
            space,
            method,
            seats,
            replay,
            config,
        } => {
            let wish = rankings::Wish {
                space,
                method,
                seats,
                replay,
            };
            let (app, writer) = crate::workbench(&config, SystemClock::default()).await?;
            let imported = rankings::import(&app, &file, &wish).await;
            finish(app, writer).await;
            let report = imported?;
            print!("{report}");
            match report.counted {
                Some(counted) if !counted.is_the_same => Err(ImportError::Differ(1)),
                _ => Ok(()),
            }
        }
    }
}

/// Made-up voters belong into an empty database or the demonstration: among real residents they would be on the roll, count as eligible, and
/// their votes as real ones.
///
/// # Errors
/// [`ImportError::Refused`] in a real installation.
pub(crate) async fn refuse_real(app: &AppState) -> Result<(), ImportError> {
    let mut tx = app.db.read().await?;
    if crate::demo::is_marked(&mut tx).await? || !known::has_real_people(&mut tx).await? {
        return Ok(());
    }
    Err(ImportError::Refused(
        "this database has real residents or accounts, and made-up voters must not stand among them; use an empty one (--data FOLDER) or the demonstration's"
            .to_owned(),
    ))
}

async fn finish(app: AppState, writer: tokio::task::JoinHandle<()>) {
    let databases = app.databases();
    drop(app);
    let _ = writer.await;
    databases.close().await;
}

fn read(file: &Path) -> Result<Vec<u8>, ImportError> {
    std::fs::read(file).map_err(|error| ImportError::File(file.display().to_string(), error))
}

/// Tells all that is wrong with a file on standard error, a line each.
fn faults<E: Display>(file: &Path, errors: &[E]) -> ImportError {
    let file = file.display().to_string();
    for error in errors {
        eprintln!("{file}: {error}");
    }
    ImportError::Faults {
        file,
        faults: errors.len(),
    }
}

/// A bar on standard error; none where that is no terminal.
pub(crate) fn progress_bar(total: u64, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:>12} {bar:30} {human_pos} of {human_len} {eta}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(total).with_style(style).with_message(what)
}

/// "1 fault", "1,203 faults".
fn counted(n: usize, one: &str, many: &str) -> String {
    let word = if n == 1 { one } else { many };
    format!("{} {word}", grouped(u64::try_from(n).unwrap_or(u64::MAX)))
}

fn grouped(n: u64) -> String {
    indicatif::HumanCount(n).to_string()
}
