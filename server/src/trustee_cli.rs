//! `comitia trustee …`: the steps of a trustee of a secret poll, from files, without a connection and without a database.

use crate::clock::SystemClock;
use app::clock::Clock;
use ballot::secret::{Task, TrusteeAnswer, TrusteeFile, from_json, to_json};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The files of a step.
#[derive(clap::Args)]
pub struct Files {
    /// Your secret. `join` makes it if it is not there; keep a copy in a second place.
    #[arg(long)]
    secret: PathBuf,
    /// The file of this step, from the page of your part of the key.
    #[arg(long = "in")]
    task: PathBuf,
    /// Where the answer goes that the page asks for.
    #[arg(long = "out")]
    answer: PathBuf,
}

/// The steps.
#[derive(clap::Subcommand)]
pub enum Trustee {
    /// Makes the secret, and the public part to begin with.
    Join(Files),
    /// Deals, when all have joined.
    Deal(Files),
    /// Checks what the others dealt, when all have.
    Confirm(Files),
    /// Shows that the part of the key is still there.
    Trial(Files),
    /// The part of the key itself, after the poll.
    Share(Files),
    /// Prints the digits of a secret, for paper.
    Sheet {
        /// Your secret.
        #[arg(long)]
        secret: PathBuf,
    },
    /// Makes the file of a secret anew from the digits on paper.
    FromSheet {
        /// Where the file goes.
        #[arg(long)]
        secret: PathBuf,
        /// The file of a step of the same poll.
        #[arg(long = "in")]
        task: PathBuf,
        /// The digits.
        digits: String,
    },
}

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Does a step.
///
/// # Errors
/// In words for whoever typed it: files that are not there or not what they should be, a step that is not on.
pub fn run(what: &Trustee) -> Outcome<()> {
    let answer = match what {
        Trustee::Sheet { secret } => {
            println!("{}", kept(secret)?.sheet());
            return Ok(());
        }
        Trustee::FromSheet {
            secret,
            task,
            digits,
        } => {
            let file = TrusteeFile::from_sheet(&read(task)?.ceremony.poll, digits)?;
            return keep(secret, &file);
        }
        Trustee::Join(files) => {
            let task = read(&files.task)?;
            if !files.secret.exists() {
                let poll = task.ceremony.poll.clone();
                let secret = SystemClock::default().random();
                keep(&files.secret, &TrusteeFile { poll, secret })?;
            }
            kept(&files.secret)?.begin(&task)?
        }
        Trustee::Deal(files) => {
            let task = read(&files.task)?;
            eprintln!("Compare with the others: {}", task.members_code()?);
            TrusteeAnswer {
                dealt: Some(kept(&files.secret)?.deal(&task)?),
                ..TrusteeAnswer::default()
            }
        }
        Trustee::Confirm(files) => {
            let answer = kept(&files.secret)?.confirm(&read(&files.task)?)?;
            if let Some(complaint) = &answer.complaint {
                eprintln!("What number {} dealt for you is wrong.", complaint.dealer);
            }
            answer
        }
        Trustee::Trial(files) => TrusteeAnswer {
            trial: Some(kept(&files.secret)?.trial(&read(&files.task)?)?),
            ..TrusteeAnswer::default()
        },
        Trustee::Share(files) => TrusteeAnswer {
            share: Some(kept(&files.secret)?.share(&read(&files.task)?)?),
            ..TrusteeAnswer::default()
        },
    };
    let (Trustee::Join(files)
    | Trustee::Deal(files)
    | Trustee::Confirm(files)
    | Trustee::Trial(files)
    | Trustee::Share(files)) = what
    else {
        return Ok(());
    };
    std::fs::write(&files.answer, to_json(&answer)?).map_err(|error| at(&files.answer, &error))?;
    println!("Written: {}", files.answer.display());
    Ok(())
}

fn at(path: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", path.display())
}

fn read(path: &Path) -> Outcome<Task> {
    let bytes = std::fs::read(path).map_err(|error| at(path, &error))?;
    Ok(from_json(&bytes).map_err(|error| at(path, &error))?)
}

fn kept(path: &Path) -> Outcome<TrusteeFile> {
    let bytes = std::fs::read(path).map_err(|error| at(path, &error))?;
    Ok(from_json(&bytes).map_err(|error| at(path, &error))?)
}

/// Writes a secret into a new file that its owner alone can read. One that is there is never written over.
fn keep(path: &Path, file: &TrusteeFile) -> Outcome<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut to = options.open(path).map_err(|error| at(path, &error))?;
    to.write_all(to_json(file)?.as_bytes())?;
    to.sync_all()?;
    Ok(())
}
