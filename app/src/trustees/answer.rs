//! Taking what a trustee publishes. Whoever sends the same again gets the same answer.

use super::due::{self, Step};
use super::refusals::Refused;
use super::store::{self, Body, Trustee};
use crate::clock::millis;
use crate::error::{OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::secret::{self, ForTrustees};
use crate::transact;
use crate::web::Visit;
use ballot::secret::{
    CanaryPart, Complaint, Sealing, Share, Task, TrusteeAnswer, check_canary, from_json,
};
use domain::ids::PollId;
use domain::rights::{self, MayActAsTrustee};
use serde_json::json;

/// Longest answer: 64 sealed shares and commitments.
pub const LONGEST: usize = 64 * 1024;

/// What an answer did.
enum Done {
    /// Nothing that was not there.
    Nothing,
    /// A step.
    Step(Step),
    /// The last confirmation: the key is made.
    Key(Box<Sealing>),
    /// A complaint that holds.
    Restart(Complaint),
}

/// Reads an answer.
pub fn read(bytes: &[u8]) -> Result<TrusteeAnswer, Refused> {
    if bytes.len() > LONGEST {
        return Err(Refused::TooLarge);
    }
    let answer: TrusteeAnswer = from_json(bytes).map_err(|_| Refused::Malformed)?;
    if answer == TrusteeAnswer::default() {
        return Err(Refused::Malformed);
    }
    Ok(answer)
}

/// Takes an answer of a trustee.
///
/// # Errors
/// [`Problem::Denied`] if the trustee has to show first who they are; when a database fails.
pub async fn take(
    visit: &Visit,
    may: &MayActAsTrustee,
    answer: TrusteeAnswer,
) -> Result<Result<(), Refused>, Problem> {
    let poll = *may.poll();
    let stands = secret::for_trustees(&visit.app, poll).await?;
    if let Some(share) = &answer.share {
        rights::may_act_for_sure(&visit.actor, visit.now)?;
        if let Err(refused) = hand_in(visit, may, &stands, share).await? {
            return Ok(Err(refused));
        }
    }
    let (nonce, event, now) = (visit.app.clock.random(), visit.app.clock.id(), visit.now);
    let done: Result<(), Refused> = transact!(&visit.app.db, tx => {
        let mut body = store::body(tx, poll).await?.or_not_found()?;
        let done = match apply(&mut body, &stands, may, &answer, millis(now)) {
            Ok(done) => done,
            Err(refused) => return Ok(Err(refused)),
        };
        let facts = match &done {
            Done::Nothing => return Ok(Ok(())),
            Done::Step(step) => json!({ "step": step.word(), "number": may.number() }),
            Done::Key(_) => json!({ "step": "confirm", "number": may.number() }),
            Done::Restart(complaint) => json!({ "dealer": complaint.dealer, "by": complaint.by }),
        };
        let kind = if let Done::Restart(complaint) = &done {
            store::restart(tx, may, &body, (nonce, complaint), now).await?;
            Kind::CeremonyRestarted
        } else {
            let own = own(&body, may).or_not_found()?;
            store::keep(tx, may, own, now).await?;
            Kind::TrusteeActed
        };
        if let Done::Key(sealing) = &done
            && !secret::set_sealing_in(tx, poll, sealing).await?
        {
            return Err(Problem::Conflict);
        }
        events::record(tx, event, now, kind, poll.0, Some(*may.by()), &facts).await?;
        Ok::<_, Problem>(Ok(()))
    })?;
    if done.is_ok() && answer.trial.is_some() {
        pass_trial(visit, poll).await?;
    }
    Ok(done)
}

fn own<'a>(body: &'a Body, may: &MayActAsTrustee) -> Option<&'a Trustee> {
    body.trustees.iter().find(|one| one.number == *may.number())
}

/// Does in `body` what the answer says.
fn apply(
    body: &mut Body,
    stands: &ForTrustees,
    may: &MayActAsTrustee,
    answer: &TrusteeAnswer,
    now_ms: i64,
) -> Result<Done, Refused> {
    let number = *may.number();
    let named = [
        answer.joined.as_ref().map(|one| one.index),
        answer.dealt.as_ref().map(|one| one.index),
        answer.confirmed.as_ref().map(|one| one.index),
        answer.complaint.as_ref().map(|one| one.by),
        answer.trial.as_ref().map(|one| one.index),
        answer.share.as_ref().map(|one| one.index),
    ];
    if named.into_iter().flatten().any(|index| index != number) {
        return Err(Refused::OtherTrustee);
    }
    let mut done = Done::Nothing;
    if answer.share.is_some() {
        done = settle(body, number, Step::Share, |one| {
            Ok(!std::mem::replace(&mut one.has_shared, true))
        })?;
    }
    for step in [Step::Join, Step::Deal, Step::Confirm] {
        let task = due::task(body, stands, number, now_ms);
        let is_on = due::step(body, stands, now_ms) == Some(step);
        let new = match step {
            Step::Join => round(
                body,
                number,
                answer.joined.as_ref(),
                is_on,
                |one| &mut one.joined,
                |new| task.ceremony.check_joined(new),
            ),
            Step::Deal => round(
                body,
                number,
                answer.dealt.as_ref(),
                is_on,
                |one| &mut one.dealt,
                |new| task.check_dealt(new),
            ),
            _ => round(
                body,
                number,
                answer.confirmed.as_ref(),
                is_on,
                |one| &mut one.confirmed,
                |new| task.check_confirmed(new),
            ),
        }?;
        if new {
            done = Done::Step(step);
            if step == Step::Deal {
                fits(body, stands, number)?;
            }
        }
    }
    if let Some(complaint) = &answer.complaint {
        let is_on = due::step(body, stands, now_ms) == Some(Step::Confirm);
        let task = due::task(body, stands, number, now_ms);
        if !is_on {
            return Err(Refused::NotNow);
        }
        task.check_complaint(complaint).map_err(Refused::Wrong)?;
        return Ok(Done::Restart(complaint.clone()));
    }
    if let Some(part) = &answer.trial {
        done = trial(body, stands, number, part, now_ms)?;
    }
    let has_all = body.trustees.iter().all(|one| one.confirmed.is_some());
    if has_all && matches!(done, Done::Step(Step::Confirm)) {
        let sealing = due::task(body, stands, number, now_ms).sealing();
        done = Done::Key(Box::new(sealing.map_err(Refused::Wrong)?));
    }
    Ok(done)
}

/// Changes the row of a trustee.
fn settle(
    body: &mut Body,
    number: u16,
    step: Step,
    change: impl FnOnce(&mut Trustee) -> Result<bool, Refused>,
) -> Result<Done, Refused> {
    let own = body.trustees.iter_mut().find(|one| one.number == number);
    let is_new = change(own.ok_or(Refused::OtherTrustee)?)?;
    Ok(if is_new {
        Done::Step(step)
    } else {
        Done::Nothing
    })
}

/// One round of one trustee: whether there is something new. What is there stays.
fn round<T: PartialEq + Clone>(
    body: &mut Body,
    number: u16,
    new: Option<&T>,
    is_on: bool,
    place: impl FnOnce(&mut Trustee) -> &mut Option<T>,
    check: impl FnOnce(&T) -> Result<(), ballot::secret::CeremonyError>,
) -> Result<bool, Refused> {
    let Some(new) = new else { return Ok(false) };
    let own = body.trustees.iter_mut().find(|one| one.number == number);
    let place = place(own.ok_or(Refused::OtherTrustee)?);
    match place {
        Some(old) if old == new => Ok(false),
        Some(_) => Err(Refused::Done),
        None if !is_on => Err(Refused::NotNow),
        None => {
            check(new).map_err(Refused::Wrong)?;
            *place = Some(new.clone());
            Ok(true)
        }
    }
}

/// Whoever deals last could choose what makes the sum of all no key.
fn fits(body: &Body, stands: &ForTrustees, number: u16) -> Result<(), Refused> {
    let task: Task = due::task(body, stands, number, 0);
    if task.dealt.len() == body.trustees.len() {
        task.sealing().map_err(Refused::Wrong)?;
    }
    Ok(())
}

fn trial(
    body: &mut Body,
    stands: &ForTrustees,
    number: u16,
    part: &CanaryPart,
    now_ms: i64,
) -> Result<Done, Refused> {
    let step = due::step(body, stands, now_ms);
    let step = step.filter(|step| matches!(step, Step::Trial | Step::Second));
    let step = step.ok_or(Refused::NotNow)?;
    let task = due::task(body, stands, number, now_ms);
    let (Some(asked), Ok(sealing)) = (&task.trial, task.sealing()) else {
        return Err(Refused::NotNow);
    };
    check_canary(&asked.poll_id, &sealing, &asked.nonce, part).map_err(|_| Refused::Trial)?;
    settle(body, number, step, |own| {
        let place = match step {
            Step::Second => &mut own.second,
            _ => &mut own.trial,
        };
        Ok(place.replace(part.clone()).as_ref() != Some(part))
    })
}

/// Looks whether the trial has passed, with all parts that are there.
async fn pass_trial(visit: &Visit, poll: PollId) -> Result<(), Problem> {
    let body = store::body(&mut visit.app.db.read().await?, poll).await?;
    let trustees = body.map(|body| body.trustees).unwrap_or_default();
    let parts: Vec<CanaryPart> = trustees.into_iter().filter_map(|one| one.trial).collect();
    secret::try_open(&visit.app, poll, &parts, visit.now).await?;
    Ok(())
}

/// Puts a share into the record; what is written about it here follows.
async fn hand_in(
    visit: &Visit,
    may: &MayActAsTrustee,
    stands: &ForTrustees,
    share: &Share,
) -> Result<Result<(), Refused>, Problem> {
    if share.index != *may.number() {
        return Ok(Err(Refused::OtherTrustee));
    }
    if stands.name.is_none() {
        return Ok(Err(Refused::NotNow));
    }
    let held = secret::held(&visit.app, *may.poll())
        .await?
        .or_not_found()?;
    let taken = secret::hand_in(&visit.app, &held, share, visit.now).await?;
    Ok(taken.map_err(|refused| match refused {
        secret::ShareRefused::TooEarly => Refused::NotNow,
        secret::ShareRefused::Wrong(_) => Refused::Share,
    }))
}
