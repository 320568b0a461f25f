//! Who or what may take a poll a step further in its life: people by their permit for its space, jobs by the fact that the time has come.

use super::{MayClose, MayOpen, MayRunSpace, MayStep};
use crate::ids::AccountId;
use crate::poll::{Poll, PollState, Step};
use jiff::Timestamp;

/// The permit for a step that neither opens nor closes. `None` if the step does not lead on from where the poll stands, if the permit is for
/// another space, or if a poll is to be archived that is not counted: it would have no key any more, and never be counted.
#[must_use]
pub fn may_step(may: &MayRunSpace, poll: &Poll, step: Step) -> Option<MayStep> {
    let is_uncounted = step == Step::Archive && !poll.counted;
    if matches!(step, Step::Open | Step::Close) || is_uncounted {
        return None;
    }
    Some(MayStep {
        poll: poll.id,
        from: poll.state,
        to: led_on(may, poll, step)?,
    })
}

/// The permit to open a published poll now, which then opens at this moment and not when it was to.
#[must_use]
pub fn may_open(may: &MayRunSpace, poll: &Poll, now: Timestamp) -> Option<MayOpen> {
    if !poll.permits(Step::Open) {
        return None;
    }
    led_on(may, poll, Step::Open).map(|_| MayOpen {
        poll: poll.id,
        opens_at: poll.opens_at.min(now),
        by: person(may),
    })
}

/// The permit to close an open poll before its time.
#[must_use]
pub fn may_close(may: &MayRunSpace, poll: &Poll) -> Option<MayClose> {
    if !poll.permits(Step::Close) {
        return None;
    }
    led_on(may, poll, Step::Close).map(|_| MayClose {
        poll: poll.id,
        by: person(may),
    })
}

/// The permit to open a published poll whose time to open has come.
#[must_use]
pub fn due_to_open(poll: &Poll, now: Timestamp) -> Option<MayOpen> {
    (poll.state == PollState::Published && poll.opens_at <= now).then_some(MayOpen {
        poll: poll.id,
        opens_at: poll.opens_at,
        by: None,
    })
}

/// The permit to close an open poll whose time to close has come.
#[must_use]
pub fn due_to_close(poll: &Poll, now: Timestamp) -> Option<MayClose> {
    (poll.state == PollState::Open && poll.closes_at <= now).then_some(MayClose {
        poll: poll.id,
        by: None,
    })
}

/// Where a step leads that somebody takes.
fn led_on(may: &MayRunSpace, poll: &Poll, step: Step) -> Option<PollState> {
    if may.space != poll.space {
        return None;
    }
    poll.state.after(step).ok()
}

/// Whoever works at the command line has no account.
fn person(may: &MayRunSpace) -> Option<AccountId> {
    (!may.by.0.is_nil()).then_some(may.by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::Level;
    use crate::ids::{PollId, SpaceId};
    use crate::poll::{Eligibility, Method, OptionOrder, Profile};
    use crate::rights::{may_run_space, operator};
    use uuid::Uuid;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    fn poll(state: PollState, counted: bool) -> Poll {
        Poll {
            id: PollId(Uuid::from_u128(7)),
            space: SpaceId(Uuid::from_u128(1)),
            state,
            profile: Profile::Confidential,
            method: Method::SingleChoice,
            options: 2,
            none_option: false,
            order: OptionOrder::Fixed,
            eligibility: Eligibility {
                min_level: Level::Email,
                districts: Vec::new(),
                min_age: None,
                max_age: None,
            },
            assisted: false,
            opens_at: at(10),
            closes_at: at(20),
            counted,
        }
    }

    fn permit(space: u128) -> MayRunSpace {
        may_run_space(&operator(), SpaceId(Uuid::from_u128(space))).expect("the operator may")
    }

    #[test]
    fn time_gives_a_permit_when_it_has_come_and_in_one_state_only() {
        for state in PollState::ALL {
            let poll = poll(state, true);
            let (opens, closes) = (state == PollState::Published, state == PollState::Open);
            assert!(due_to_open(&poll, at(9)).is_none() && due_to_close(&poll, at(19)).is_none());
            assert_eq!(due_to_open(&poll, at(10)).is_some(), opens);
            assert_eq!(due_to_close(&poll, at(20)).is_some(), closes);
        }
    }

    #[test]
    fn people_take_the_steps_that_lead_on_in_their_own_space() {
        for (state, step) in PollState::ALL
            .into_iter()
            .flat_map(|state| Step::ALL.map(|step| (state, step)))
        {
            let poll = poll(state, true);
            let leads_on = state.after(step).is_ok();
            let may = |space: u128| {
                let may = permit(space);
                match step {
                    Step::Open => may_open(&may, &poll, at(5)).is_some(),
                    Step::Close => may_close(&may, &poll).is_some(),
                    _ => may_step(&may, &poll, step).is_some(),
                }
            };
            assert_eq!(may(1), leads_on, "{state:?} {step:?}");
            assert!(!may(2), "{state:?} {step:?} in another space");
        }
        assert!(may_step(&permit(1), &poll(PollState::Closed, false), Step::Archive).is_none());
        assert!(may_step(&permit(1), &poll(PollState::Published, false), Step::Open).is_none());
    }

    #[test]
    fn a_poll_that_is_opened_early_opens_now_and_says_by_whom() {
        let published = poll(PollState::Published, false);
        let early = may_open(&permit(1), &published, at(5)).expect("it may");
        assert_eq!((*early.opens_at(), *early.by()), (at(5), None));
        let late = due_to_open(&published, at(15)).expect("it is due");
        assert_eq!(*late.opens_at(), at(10));
    }
}
