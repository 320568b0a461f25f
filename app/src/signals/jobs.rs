//! Looking for signs in what happened since the last time.

use super::store::{self, Found};
use crate::clock::millis;
use crate::db::settings;
use crate::error::Problem;
use crate::events::{self, Happened, Kind};
use crate::web::AppState;
use crate::{identity, transact};
use domain::ids::AccountId;
use domain::signals::{self, CODES_TRIED, DESK_DEVICE, ONE_MAILBOX, SignalKind};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Where the last look ended.
const CURSOR: &str = "signals looked until";
/// Events are read when they are so old: then no transaction that began before is still under way.
const SETTLED: SignedDuration = SignedDuration::from_secs(60);
/// Events that are read at once.
const AT_ONCE: i64 = 500;
/// An hour in milliseconds.
const HOUR: i64 = 3600 * 1000;
/// Hours a burst is held against: a week.
const USUAL: i64 = 7 * 24;

/// Looks through all that happened since the last look. May run twice: what was found is known again.
///
/// # Errors
/// When the database fails, or the key cannot be read.
pub async fn look(app: &AppState) -> Result<(), Problem> {
    let until = app
        .clock
        .now()
        .checked_sub(SETTLED)
        .unwrap_or(Timestamp::MIN);
    loop {
        let mut tx = app.db.read().await?;
        let after = settings::get(&mut tx, CURSOR).await?;
        let after = after.and_then(|id| id.parse().ok()).unwrap_or(Uuid::nil());
        let kinds = [
            Kind::AccountCreated,
            Kind::CodeRefused,
            Kind::CodeVoided,
            Kind::DeviceShared,
        ];
        let page = events::after(&mut tx, after, until, AT_ONCE).await?;
        drop(tx);
        let Some(last) = page.last().map(|happened| happened.id) else {
            return Ok(());
        };
        for happened in &page {
            match kinds.iter().find(|kind| kind.word() == happened.kind) {
                Some(Kind::AccountCreated) => created(app, happened).await?,
                Some(Kind::CodeRefused) => refused(app, happened).await?,
                Some(Kind::CodeVoided) => voided(app, happened).await?,
                Some(Kind::DeviceShared) => shared(app, happened).await?,
                _ => {}
            }
        }
        let cursor = last.to_string();
        transact!(&app.db, tx => settings::set(tx, CURSOR, &cursor).await.map_err(Problem::from))?;
    }
}

async fn note(app: &AppState, found: &Found, at: i64) -> Result<(), Problem> {
    let id = app.clock.id();
    transact!(&app.db, tx => store::note(tx, id, found, at).await.map_err(Problem::from))
}

/// An account was made: is its mailbox another's too, and are there very many this hour?
async fn created(app: &AppState, happened: &Happened) -> Result<(), Problem> {
    let account = AccountId(happened.subject);
    let Some(card) = identity::card(&mut app.db.read().await?, account).await? else {
        return Ok(());
    };
    let key = app.keys.mailboxes(app.clock.as_ref());
    let key = key.map_err(Problem::internal)?;
    let plain = signals::mailbox(&card.email);
    let mailbox = blake3::keyed_hash(&key, plain.as_bytes());
    let hour = happened.at / HOUR;
    let (accounts, counts) = transact!(&app.db, tx => {
        let accounts = store::meet_mailbox(tx, account, mailbox.as_bytes(), hour).await?;
        let counts = store::hours(tx, hour - USUAL, hour).await?;
        Ok::<_, Problem>((accounts, counts))
    })?;
    if accounts.len() >= ONE_MAILBOX {
        let found = Found {
            kind: SignalKind::OneMailbox,
            about: mailbox.to_hex().to_string(),
            count: i64::try_from(accounts.len()).unwrap_or(i64::MAX),
            accounts,
        };
        note(app, &found, happened.at).await?;
    }
    let in_hour = counts
        .iter()
        .find(|(at, _)| *at == hour)
        .map_or(0, |(_, n)| *n);
    let before: Vec<u64> = (hour - USUAL..hour)
        .map(|at| {
            counts
                .iter()
                .find(|(hour, _)| *hour == at)
                .map_or(0, |(_, n)| n.unsigned_abs())
        })
        .collect();
    if signals::is_burst(in_hour.unsigned_abs(), &before) {
        let found = Found {
            kind: SignalKind::Burst,
            about: hour.to_string(),
            count: in_hour,
            accounts: Vec::new(),
        };
        note(app, &found, happened.at).await?;
    }
    Ok(())
}

/// A wrong code: how many within a day by this account?
async fn refused(app: &AppState, happened: &Happened) -> Result<(), Problem> {
    let since = happened.at - 24 * HOUR;
    let mut tx = app.db.read().await?;
    if identity::card(&mut tx, AccountId(happened.subject))
        .await?
        .is_none()
    {
        // It was erased meanwhile: no sign names it.
        return Ok(());
    }
    let count = events::count_since(&mut tx, Kind::CodeRefused, happened.subject, since).await?;
    drop(tx);
    if count < CODES_TRIED {
        return Ok(());
    }
    let found = Found {
        kind: SignalKind::CodesTried,
        about: happened.subject.to_string(),
        count,
        accounts: vec![happened.subject],
    };
    note(app, &found, happened.at).await
}

/// A code became void by wrong dates of birth.
async fn voided(app: &AppState, happened: &Happened) -> Result<(), Problem> {
    let mut tx = app.db.read().await?;
    let count = events::count_since(&mut tx, Kind::CodeVoided, happened.subject, 0).await?;
    drop(tx);
    let found = Found {
        kind: SignalKind::CodeVoid,
        about: happened.subject.to_string(),
        count,
        accounts: happened
            .actor
            .filter(|by| *by != AccountId::ERASED.0)
            .into_iter()
            .collect(),
    };
    note(app, &found, millis(app.clock.now()).min(happened.at)).await
}

/// Several accounts that staff matched at the desk signed in on one device.
async fn shared(app: &AppState, happened: &Happened) -> Result<(), Problem> {
    let account = AccountId(happened.subject);
    let accounts = identity::sharing_a_device(&mut app.db.read().await?, account).await?;
    let Some(first) = accounts.first().filter(|_| accounts.len() >= DESK_DEVICE) else {
        return Ok(());
    };
    let found = Found {
        kind: SignalKind::DeskDevice,
        // What stands in the list of signs leads to no device.
        about: first.to_string(),
        count: i64::try_from(accounts.len()).unwrap_or(i64::MAX),
        accounts,
    };
    note(app, &found, happened.at).await
}
