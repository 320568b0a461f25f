//! `comitia verify …`: whether what must not change is as it was written.

mod access_log;
mod download;
mod folder;
mod poll;

use crate::config::Config;
use std::process::ExitCode;

/// What can be checked.
#[derive(clap::Subcommand)]
pub enum Verify {
    /// Follows the chain of the log of opened data; prints the number of entries and the newest hash, or the first broken entry.
    AccessLog {
        /// Settings: which database.
        #[command(flatten)]
        config: Box<Config>,
        /// A newest hash that was written down earlier, 64 hexadecimal digits: fails if it is no longer in the chain.
        #[arg(long)]
        head: Option<String>,
    },
    /// Recomputes a secret poll from its public record, and prints everything that is wrong. Ends with 0 if nothing is, with 1 if something is, and with 2 if
    /// the record cannot be read.
    Poll(poll::Options),
}

/// Checks it, and reads alone: a database is neither created nor brought up to date, whoever checks needs no right to write.
///
/// # Errors
/// In words for whoever typed it: a broken chain, a head that is missing, a database that cannot be read.
pub async fn run(what: Verify) -> Result<ExitCode, Box<dyn std::error::Error>> {
    match what {
        Verify::AccessLog { config, head } => {
            access_log::run(&config, head).await?;
            Ok(ExitCode::SUCCESS)
        }
        Verify::Poll(options) => Ok(poll::run(options).await),
    }
}
