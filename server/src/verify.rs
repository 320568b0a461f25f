//! `comitia verify …`: checks that need nobody's word.

use crate::config::Config;
use app::access;
use app::db::Db;

/// What can be checked.
#[derive(clap::Subcommand)]
pub enum Verify {
    /// That no entry of the log of who opened whose data was changed, left out or taken off the end.
    AccessLog {
        /// The mark of an entry, as an earlier run printed it: it has to be in the log still.
        #[arg(long, value_name = "MARK")]
        head: Option<String>,
        /// Where the data lies.
        #[command(flatten)]
        config: Box<Config>,
    },
}

/// Why a check did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The log is not as it was written.
    #[error("the access log is broken: {0}")]
    Broken(#[from] access::Broken),
    /// The database.
    #[error("{0}")]
    Db(#[from] app::db::DbError),
    /// The mark is none.
    #[error("{0:?} is not a mark: it has 64 digits and letters from a to f")]
    Mark(String),
    /// The remembered entry is gone.
    #[error(
        "the access log is broken: no entry has the mark {0}, so entries were taken off its end or all was written anew"
    )]
    Forgotten(String),
}

/// Checks, and tells what was found.
///
/// # Errors
/// [`VerifyError`]; the program then ends with status 1.
pub async fn run(what: Verify) -> Result<String, VerifyError> {
    let Verify::AccessLog { head, config } = what;
    let remembered = match &head {
        Some(text) => Some(mark(text).ok_or_else(|| VerifyError::Mark(text.clone()))?),
        None => None,
    };
    let db = Db::open(&config.database_url()).await?;
    let found = access::verify(&db, remembered).await;
    db.close().await;
    let chain = found?;
    if let (Some(text), false) = (head, chain.has_remembered) {
        return Err(VerifyError::Forgotten(text));
    }
    let hex: String = chain
        .head
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(format!(
        "The access log is whole: {} entries.\nMark of the last one, to be remembered elsewhere: {hex}\n",
        indicatif::HumanCount(chain.entries.unsigned_abs())
    ))
}

fn mark(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
    }
    Some(bytes)
}
