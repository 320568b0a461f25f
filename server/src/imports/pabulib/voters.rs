//! The voters of a replay: a made-up resident with an account for each ballot, the same each time.

use super::{ImportError, place, progress_bar};
use app::identity::known::{self, KnownResident};
use app::polls::replay::{Replay, ReplayBallot};
use app::roll;
use app::transact;
use app::web::AppState;
use domain::ids::AccountId;
use domain::pabulib::{Instance, Vote};
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

/// One made-up resident with an account for each ballot.
pub async fn residents(
    app: &AppState,
    may: &MayAdminister,
    instance: &Instance,
    begun: &Replay,
) -> Result<(), ImportError> {
    let now = app.clock.now();
    let file: String = begun.source[..6]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let reference = |line: u64| format!("pabulib-{file}-{line}");
    let year = app::i18n::local(now, &app.site.time_zone).year();
    let entry = |vote: &Vote| {
        let age = vote
            .age
            .as_deref()
            .and_then(|age| age.parse::<i16>().ok())
            .filter(|age| (1..=120).contains(age));
        RollEntry {
            reference: reference(vote.line),
            given_name: "Voter".to_owned(),
            family_name: vote.voter_id.clone(),
            birth_date: Date::new(year - age.unwrap_or(40) - 1, 1, 1).unwrap_or(Date::MIN),
            district: Some(place(instance)),
            email: None,
            email_is_shared: false,
            address: None,
            left: None,
            phone: None,
            line: vote.line,
        }
    };
    let entries: Vec<RollEntry> = instance.votes.iter().map(entry).collect();
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
                email: format!("{}@pabulib.invalid", entry.reference),
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
pub fn ballot(vote: &Vote, source: &[u8; 32], key: &[u8; 32]) -> ReplayBallot {
    let mut numbers: Vec<u16> = vote
        .approved
        .iter()
        .filter_map(|place| u16::try_from(place + 1).ok())
        .collect();
    numbers.sort_unstable();
    ReplayBallot {
        account: AccountId(account_of(source, vote.line)),
        chosen: if numbers.is_empty() {
            Chosen::NoneOfThese
        } else {
            Chosen::Options(numbers)
        },
        salt: *blake3::keyed_hash(key, &[source.as_slice(), &vote.line.to_le_bytes()].concat())
            .as_bytes(),
    }
}
