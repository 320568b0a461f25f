//! The voters of a replay: a made-up resident with an account for each ballot, the same each time.

use super::{ImportError, progress_bar};
use app::identity::known::{self, KnownResident};
use app::polls::replay::{Replay, ReplayBallot};
use app::roll;
use app::transact;
use app::web::AppState;
use domain::ids::AccountId;
use domain::poll::Chosen;
use domain::rights::MayAdminister;
use domain::roll_csv::RollEntry;
use jiff::civil::Date;
use uuid::Uuid;

/// 16 bytes that stand for a line of a file, the same each time.
fn id_of(context: &str, source: &[u8; 32], line: u64) -> Uuid {
    let hash = blake3::derive_key(context, &[source.as_slice(), &line.to_le_bytes()].concat());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

fn account_of(source: &[u8; 32], line: u64) -> Uuid {
    id_of("comitia 2026-11 replay account", source, line)
}

/// Somebody made up for a ballot.
pub struct Voter {
    /// The number of the ballot in its file.
    pub line: u64,
    /// What the file calls them.
    pub name: String,
    /// Their age, where the file says it.
    pub age: Option<i16>,
}

/// Where made-up voters come from, and where they live.
pub struct Source<'a> {
    /// The kind of file; their references begin with it.
    pub kind: &'a str,
    /// What they have as their district.
    pub district: &'a str,
}

/// One made-up resident with an account for each ballot.
pub async fn residents(
    app: &AppState,
    may: &MayAdminister,
    source: &Source<'_>,
    voters: &[Voter],
    begun: &Replay,
) -> Result<(), ImportError> {
    let now = app.clock.now();
    let file: String = begun.source[..6]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let kind = source.kind;
    let year = app::i18n::local(now, &app.site.time_zone).year();
    let entry = |voter: &Voter| RollEntry {
        reference: format!("{kind}-{file}-{}", voter.line),
        given_name: "Voter".to_owned(),
        family_name: voter.name.clone(),
        birth_date: Date::new(year - voter.age.unwrap_or(40) - 1, 1, 1).unwrap_or(Date::MIN),
        district: Some(source.district.to_owned()),
        email: None,
        email_is_shared: false,
        address: None,
        left: None,
        phone: None,
        line: voter.line,
    };
    let entries: Vec<RollEntry> = voters.iter().map(entry).collect();
    let progress = progress_bar(u64::try_from(entries.len()).unwrap_or(0), "residents");
    for some in entries.chunks(roll::ENTRIES_AT_ONCE) {
        let rows: Vec<(Uuid, &RollEntry)> = some
            .iter()
            .map(|entry| {
                (
                    id_of("comitia 2026-11 replay resident", &begun.source, entry.line),
                    entry,
                )
            })
            .collect();
        let known: Vec<KnownResident> = some
            .iter()
            .map(|entry| KnownResident {
                account: account_of(&begun.source, entry.line),
                email: format!("{}@{kind}.invalid", entry.reference),
                name: format!("Voter {}", entry.family_name),
                reference: entry.reference.clone(),
            })
            .collect();
        let written: Result<(), ImportError> = transact!(&app.db, tx => {
            roll::upsert(tx, may, &rows, now).await?;
            known::insert_accounts(tx, may, &known, "en", now).await?;
            Ok::<(), ImportError>(())
        });
        written?;
        progress.inc(u64::try_from(some.len()).unwrap_or(0));
    }
    progress.finish_and_clear();
    Ok(())
}

/// The ballot of a line. Its salt follows from a key that lies with the other keys, so that nobody can tell from the file which receipt is whose.
pub fn ballot(line: u64, chosen: Chosen, source: &[u8; 32], key: &[u8; 32]) -> ReplayBallot {
    ReplayBallot {
        account: AccountId(account_of(source, line)),
        chosen,
        salt: *blake3::keyed_hash(key, &[source.as_slice(), &line.to_le_bytes()].concat())
            .as_bytes(),
    }
}
