//! What tells people by itself: polls that have opened, polls that close soon, and the one mail of the day. Every function may run twice.

use super::store::{self, Round};
use super::tell::{Notice, Teller};
use crate::db::{DbError, settings};
use crate::error::Problem;
use crate::events;
use crate::i18n::{self, Locale};
use crate::identity::people;
use crate::polls::{self, Standing};
use crate::t;
use crate::transact;
use crate::web::AppState;
use domain::ids::{AccountId, PollId};
use domain::notices::Kind;
use domain::poll::PollState;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Where reading of what happened ended.
const CURSOR: &str = "notices read until";
/// Events are read when they are so old: then no transaction that began before is still under way.
const SETTLED: SignedDuration = SignedDuration::from_secs(60);
/// Events that are read at once.
const AT_ONCE: i64 = 500;
/// Accounts looked at in one transaction.
const BATCH: i64 = 100;
/// Accounts looked at, all in all, before other work has its turn: whoever votes at that moment is not to wait for it.
const PATIENCE: usize = 200;
/// So long before a poll closes those who follow it are reminded.
pub(super) const AHEAD: SignedDuration = SignedDuration::from_hours(24);
/// One mail a day.
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Mails of the day sent in one round.
const DIGESTS: i64 = 100;

/// Tells what there is to tell.
///
/// # Errors
/// When the database fails, or a key cannot be read.
pub async fn deliver(app: &AppState) -> Result<(), Problem> {
    read_events(app).await?;
    begin_closing(app).await?;
    let rounds = store::under_way(&mut app.db.read().await?).await?;
    let mut left = PATIENCE;
    for round in rounds {
        go_round(app, round, &mut left).await?;
    }
    digests(app).await
}

/// Passes over all that happened so far: for databases that are filled with a past nobody is to be told of.
///
/// # Errors
/// When the database fails.
pub async fn begin_here(app: &AppState) -> Result<(), DbError> {
    let cursor = app.clock.id().to_string();
    transact!(&app.db, tx => settings::set(tx, CURSOR, &cursor).await)
}

/// Begins a round for each poll that has opened since the last time.
async fn read_events(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    let until = now.checked_sub(SETTLED).unwrap_or(Timestamp::MIN);
    loop {
        let mut tx = app.db.read().await?;
        let after = settings::get(&mut tx, CURSOR).await?;
        let after = after.and_then(|id| id.parse().ok()).unwrap_or(Uuid::nil());
        let page = events::after(&mut tx, after, until, AT_ONCE).await?;
        drop(tx);
        let Some(last) = page.last() else {
            return Ok(());
        };
        let opened = events::Kind::PollOpened.word();
        let opened = page.iter().filter(|happened| happened.kind == opened);
        let opened: Vec<PollId> = opened.map(|happened| PollId(happened.subject)).collect();
        let cursor = last.id.to_string();
        transact!(&app.db, tx => {
            for poll in &opened {
                store::begin(tx, *poll, Kind::PollOpens, now).await?;
            }
            settings::set(tx, CURSOR, &cursor).await.map_err(Problem::from)
        })?;
    }
}

/// Begins a round for each poll that closes soon.
async fn begin_closing(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    let until = now.saturating_add(AHEAD).unwrap_or(Timestamp::MAX);
    let mut tx = app.db.read().await?;
    let mut new = Vec::new();
    for poll in polls::closing(&mut tx, now, until).await? {
        if !store::has_begun(&mut tx, poll, Kind::PollCloses).await? {
            new.push(poll);
        }
    }
    drop(tx);
    for poll in new {
        transact!(&app.db, tx => store::begin(tx, poll, Kind::PollCloses, now).await)?;
    }
    Ok(())
}

/// Goes on with a round, as long as accounts are left to be looked at.
async fn go_round(app: &AppState, mut round: Round, left: &mut usize) -> Result<(), Problem> {
    let now = app.clock.now();
    while *left > 0 {
        let mut tx = app.db.read().await?;
        let poll = polls::standing(app, &mut tx, round.poll, now).await?;
        let poll = poll.filter(|of| of.poll.state == PollState::Open && of.poll.closes_at > now);
        let Some(poll) = poll else {
            drop(tx);
            transact!(&app.db, tx => store::go_on(tx, &round, round.reached, Some(now)).await)?;
            return Ok(());
        };
        let accounts = match round.kind {
            Kind::PollCloses => {
                store::followers_after(&mut tx, round.poll, round.reached, BATCH).await?
            }
            _ => {
                let of_all = !poll.poll.eligibility.asks_for_resident();
                people::accounts_after(&mut tx, round.reached, of_all, BATCH).await?
            }
        };
        let mut admitted = Vec::new();
        for account in &accounts {
            if poll.admits(&mut tx, *account).await? {
                admitted.push((*account, [app.clock.id(), app.clock.id()]));
            }
        }
        drop(tx);
        *left = left.saturating_sub(accounts.len());
        let is_last = accounts.len() < usize::try_from(BATCH).unwrap_or(usize::MAX);
        let to = accounts.last().copied().unwrap_or(round.reached);
        tell(app, &round, &poll, &admitted, to, is_last.then_some(now)).await?;
        if is_last {
            return Ok(());
        }
        round.reached = to;
    }
    Ok(())
}

/// Tells these accounts, and goes on to `to`; nothing if another worker was faster.
async fn tell(
    app: &AppState,
    round: &Round,
    poll: &Standing,
    accounts: &[(AccountId, [Uuid; 2])],
    to: AccountId,
    done_at: Option<Timestamp>,
) -> Result<(), Problem> {
    let teller = Teller::new(app, app.clock.now())?;
    let link = format!("/polls/{}", round.poll);
    let address = teller.address(&link);
    let words = |l: Locale| words(app, round.kind, poll, l, &address);
    let notice = Notice {
        kind: round.kind,
        about: round.poll.0,
        link: &link,
        words: &words,
    };
    transact!(&app.db, tx => {
        if store::go_on(tx, round, to, done_at).await? {
            for (account, ids) in accounts {
                teller.tell(tx, *account, *ids, &notice).await?;
            }
        }
        Ok::<_, Problem>(())
    })
}

fn words(
    app: &AppState,
    kind: Kind,
    poll: &Standing,
    l: Locale,
    address: &str,
) -> (String, String) {
    let word = kind.word();
    let title = poll.title.as_str();
    let until = i18n::moment(l, poll.poll.closes_at, &app.site.time_zone);
    (
        t!(l, &format!("notice-{word}-subject"), title = title),
        t!(
            l,
            &format!("notice-{word}-mail"),
            title = title,
            until = until,
            link = address,
            contact = app.site.contact.as_str()
        ),
    )
}

/// Sends the mails of the day that are due.
async fn digests(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    let before = now.checked_sub(DAY).unwrap_or(Timestamp::MIN);
    let due = store::due(&mut app.db.read().await?, now, before, DIGESTS).await?;
    let teller = Teller::new(app, now)?;
    for account in due {
        let id = app.clock.id();
        transact!(&app.db, tx => teller.digest(tx, account, id).await)?;
    }
    Ok(())
}
