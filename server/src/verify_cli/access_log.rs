//! `comitia verify access-log`: whether the log of opened data is as it was written.

use crate::config::Config;
use app::access::{Verdict, verify};
use app::db::Db;

/// Follows the chain, and reads alone: a database is neither created nor brought up to date, whoever checks needs no right to write.
///
/// # Errors
/// In words for whoever typed it: a broken chain, a head that is missing, a database that cannot be read.
pub async fn run(config: &Config, head: Option<String>) -> Result<(), Box<dyn std::error::Error>> {
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
