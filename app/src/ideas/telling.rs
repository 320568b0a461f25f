//! Telling those whom an idea concerns what became of it: its authors, supporters and followers, and the administration when an answer is due. May run twice.

use super::owed::{self, Owed};
use super::seen::Seen;
use super::store::{self, Round, Step};
use super::thread;
use crate::error::Problem;
use crate::i18n::Locale;
use crate::notices::{Notice, Teller};
use crate::t;
use crate::transact;
use crate::web::AppState;
use domain::idea::StepKind;
use domain::ids::AccountId;
use domain::moderation::Visibility;
use domain::notices::Kind;
use uuid::Uuid;

/// Accounts told in one transaction.
const BATCH: i64 = 100;
/// Accounts told, all in all, before other work has its turn.
const PATIENCE: usize = 300;

/// Tells what there is to tell, and clears invitations that nobody took up.
///
/// # Errors
/// When the database fails, or a key cannot be read.
pub async fn tell(app: &AppState) -> Result<(), Problem> {
    let rounds = store::rounds_under_way(&mut app.db.read().await?).await?;
    let mut left = PATIENCE;
    for round in rounds {
        go_round(app, round, &mut left).await?;
    }
    Ok(())
}

/// Clears invitations that are not good any more. May run twice.
///
/// # Errors
/// When the database fails.
pub async fn purge(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    transact!(&app.db, tx => store::clear_invitations(tx, now).await.map_err(Problem::from))
}

/// Goes on with a round, as long as accounts are left to be told.
async fn go_round(app: &AppState, mut round: Round, left: &mut usize) -> Result<(), Problem> {
    while *left > 0 {
        let mut tx = app.db.read().await?;
        let seen = Seen::find(&mut tx, round.idea).await?;
        let step = store::step(&mut tx, round.step).await?;
        // What was hidden meanwhile is told to nobody.
        let told = seen.zip(step);
        let told = told.filter(|(seen, _)| seen.idea.visibility == Visibility::Visible);
        let Some((seen, step)) = told else {
            drop(tx);
            let now = app.clock.now();
            transact!(&app.db, tx => store::go_on(tx, &round, round.reached, Some(now)).await)?;
            return Ok(());
        };
        if step.kind == StepKind::Threshold && round.reached.0.is_nil() {
            drop(tx);
            owed::tell_staff(app, &seen, &Owed::asked(&step)).await?;
            tx = app.db.read().await?;
        }
        let accounts = store::concerned_after(&mut tx, round.idea, round.reached, BATCH).await?;
        drop(tx);
        *left = left.saturating_sub(accounts.len());
        let is_last = accounts.len() < usize::try_from(BATCH).unwrap_or(usize::MAX);
        let to = accounts.last().copied().unwrap_or(round.reached);
        tell_some(app, &round, (&seen, &step), &accounts, (to, is_last)).await?;
        if is_last {
            return Ok(());
        }
        round.reached = to;
    }
    Ok(())
}

pub(super) fn with_ids(app: &AppState, accounts: &[AccountId]) -> Vec<(AccountId, [Uuid; 2])> {
    let with_ids = |account: &AccountId| (*account, [app.clock.id(), app.clock.id()]);
    accounts.iter().map(with_ids).collect()
}

/// Tells these accounts, but not whoever took the step, and goes on to `to`; nothing if another worker was faster.
async fn tell_some(
    app: &AppState,
    round: &Round,
    (seen, step): (&Seen, &Step),
    accounts: &[AccountId],
    (to, is_last): (AccountId, bool),
) -> Result<(), Problem> {
    let now = app.clock.now();
    let teller = Teller::new(app, now)?;
    let link = format!("/ideas/{}", seen.idea.id);
    let title = seen.idea.title.as_str();
    let words = |l: Locale| {
        let what = thread::what(l, &seen.board, step);
        let subject = t!(
            l,
            "notice-ideas-subject",
            title = title,
            what = what.as_str()
        );
        let body = t!(
            l,
            "notice-ideas-mail",
            title = title,
            what = what,
            words = thread::excerpt(&step.words),
            link = teller.address(&link)
        );
        (subject, body)
    };
    let notice = Notice {
        kind: Kind::Ideas,
        about: step.id,
        link: &link,
        words: &words,
    };
    let told = with_ids(app, accounts);
    transact!(&app.db, tx => {
        if store::go_on(tx, round, to, is_last.then_some(now)).await? {
            for (account, ids) in told.iter().filter(|(account, _)| Some(*account) != step.by) {
                teller.tell(tx, *account, *ids, &notice).await?;
            }
        }
        Ok::<_, Problem>(())
    })
}
