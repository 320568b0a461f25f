//! What happens for trustees by itself: they are written to when a step waits for them, and asked once more for a trial before the close. May run twice.

use super::due::{self, Step};
use super::store::{self, Body};
use crate::clock::millis;
use crate::error::Problem;
use crate::i18n::Locale;
use crate::identity::people;
use crate::secret::{self, ForTrustees};
use crate::web::AppState;
use crate::{polls, t, transact};
use domain::ids::PollId;
use domain::poll::PollState;
use jiff::Timestamp;

/// So long before the close the second trial is asked for.
const BEFORE_CLOSE_MS: i64 = 24 * 3_600_000;

/// Looks after the trustees of all polls. One that fails keeps none of the others back.
///
/// # Errors
/// When it cannot be read which these are.
pub async fn tend(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    for poll in store::polls(&mut app.db.read().await?).await? {
        if let Err(problem) = tend_one(app, poll, now).await {
            tracing::error!(%poll, error.cause = ?problem, "the trustees of a poll were not looked after");
        }
    }
    Ok(())
}

async fn tend_one(app: &AppState, poll: PollId, now: Timestamp) -> Result<(), Problem> {
    let stands = secret::for_trustees(app, poll).await?;
    let brief = polls::brief(&mut app.db.read().await?, poll).await?;
    let is_over = brief.is_none_or(|brief| brief.poll.state == PollState::Archived);
    if stands.is_counted || is_over {
        return Ok(transact!(&app.db, tx => store::end(tx, poll, now).await)?);
    }
    let Some(mut body) = store::body(&mut app.db.read().await?, poll).await? else {
        return Ok(());
    };
    let at = millis(now);
    let is_last_day =
        stands.has_passed && at < stands.closes_ms && at >= stands.closes_ms - BEFORE_CLOSE_MS;
    if is_last_day && body.second_nonce.is_none() {
        let nonce = app.clock.random();
        transact!(&app.db, tx => store::ask_second(tx, poll, nonce, now).await)?;
        body.second_nonce = Some(nonce);
    }
    write(app, &body, &stands, now).await
}

/// Writes to all for whom a step waits and who do not know it.
async fn write(
    app: &AppState,
    body: &Body,
    stands: &ForTrustees,
    now: Timestamp,
) -> Result<(), Problem> {
    let Some(step) = due::step(body, stands, millis(now)) else {
        return Ok(());
    };
    let brief = polls::brief(&mut app.db.read().await?, body.poll).await?;
    let Some(brief) = brief else { return Ok(()) };
    let link = app.site.base_url.join(&format!("trustees/{}", body.poll));
    let link = link.map_err(Problem::internal)?;
    let words = |l: Locale| letter(l, step, &brief.title, link.as_str());
    let waiting = body.trustees.iter().filter(|one| one.told != step.word());
    for trustee in waiting.filter(|one| !due::has_done(body, stands, one, step)) {
        let mail = app.clock.id();
        transact!(&app.db, tx => {
            if store::note_told(tx, body.poll, trustee.number, step.word()).await? {
                people::write_to(tx, &app.site, trustee.account, (mail, now), words).await?;
            }
            Ok::<(), Problem>(())
        })?;
    }
    Ok(())
}

fn letter(l: Locale, step: Step, title: &str, link: &str) -> (String, String) {
    let what = t!(l, step_key(step));
    (
        t!(l, "trustee-mail-subject", poll = title),
        t!(
            l,
            "trustee-mail-body",
            poll = title,
            what = what,
            link = link
        ),
    )
}

/// The key of what a step asks of a trustee, in a sentence.
#[must_use]
pub fn step_key(step: Step) -> &'static str {
    match step {
        Step::Join => "trustee-step-join",
        Step::Deal => "trustee-step-deal",
        Step::Confirm => "trustee-step-confirm",
        Step::Trial => "trustee-step-trial",
        Step::Second => "trustee-step-second",
        Step::Share => "trustee-step-share",
    }
}
