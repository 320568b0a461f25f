//! `comitia verify …`: whether what must not change is as it was written.

use crate::config::Config;
use app::access::{Verdict, verify};
use app::db::Db;

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
}

/// Checks it, and reads alone: a database is neither created nor brought up to date, whoever checks needs no right to write.
///
/// # Errors
/// In words for whoever typed it: a broken chain, a head that is missing, a database that cannot be read.
pub async fn run(what: Verify) -> Result<(), Box<dyn std::error::Error>> {
    let Verify::AccessLog { config, head } = what;
    let head = head
        .map(|head| blake3::Hash::from_hex(head.trim()))
        .transpose()
        .map_err(|_| "--head: a hash has 64 hexadecimal digits.")?;
    let db = Db::open_to_read(&config.places().main).await?;
    let verdict = verify(&db, head.map(|head| *head.as_bytes())).await;
    db.close().await;
    match verdict? {
        Verdict::Whole(chain) => {
            let newest = blake3::Hash::from_bytes(chain.head()).to_hex();
            println!("{} entries, head {newest}", chain.entries());
            Ok(())
        }
        Verdict::Broken { number } => {
            Err(format!("entry {number} is not as it was written, or is missing").into())
        }
        Verdict::HeadMissing(chain) => Err(format!(
            "{} entries fit together, but the head is not among them: entries were removed from the end, or all were written anew",
            chain.entries()
        )
        .into()),
    }
}
