//! Whose step it is: follows from what was published and where the poll stands, and from nothing else.

use super::store::{Body, Trustee};
use crate::secret::ForTrustees;
use ballot::secret::{Sealing, Task, Trial, check_canary};

/// A step of a trustee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Make the secret and publish a key.
    Join,
    /// Deal.
    Deal,
    /// Check what the others dealt.
    Confirm,
    /// Show before the opening that the share is there.
    Trial,
    /// Show it once more before the close.
    Second,
    /// Hand the share in.
    Share,
}

impl Step {
    /// All, in their order.
    pub const ALL: [Self; 6] = [
        Self::Join,
        Self::Deal,
        Self::Confirm,
        Self::Trial,
        Self::Second,
        Self::Share,
    ];

    /// The word of it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Join => "join",
            Self::Deal => "deal",
            Self::Confirm => "confirm",
            Self::Trial => "trial",
            Self::Second => "second",
            Self::Share => "share",
        }
    }

    /// The command of `comitia trustee` that does it.
    #[must_use]
    pub fn command(self) -> &'static str {
        match self {
            Self::Second => "trial",
            other => other.word(),
        }
    }
}

/// The step that is on, for the trustees who have not done it; `None` while all wait for something else, or all is done.
#[must_use]
pub fn step(body: &Body, stands: &ForTrustees, now_ms: i64) -> Option<Step> {
    let lack = |has: fn(&Trustee) -> bool| body.trustees.iter().any(|trustee| !has(trustee));
    if lack(|trustee| trustee.joined.is_some()) {
        return Some(Step::Join);
    }
    if lack(|trustee| trustee.dealt.is_some()) {
        return Some(Step::Deal);
    }
    if lack(|trustee| trustee.confirmed.is_some()) {
        return Some(Step::Confirm);
    }
    stands.name?;
    if stands.is_counted {
        None
    } else if stands.is_closed {
        (now_ms >= stands.shares_from_ms).then_some(Step::Share)
    } else if now_ms >= stands.closes_ms {
        None
    } else if body.second_nonce.is_some() {
        Some(Step::Second)
    } else {
        Some(Step::Trial)
    }
}

/// The nonce of the trial that a step is.
#[must_use]
pub fn nonce(body: &Body, stands: &ForTrustees, step: Step) -> Option<[u8; 32]> {
    match step {
        Step::Trial => stands.trial_nonce,
        Step::Second => body.second_nonce,
        _ => None,
    }
}

/// Whether a trustee has done a step. A part of a trial counts for the poll as it is fixed now.
#[must_use]
pub fn has_done(body: &Body, stands: &ForTrustees, trustee: &Trustee, step: Step) -> bool {
    let part = match step {
        Step::Join => return trustee.joined.is_some(),
        Step::Deal => return trustee.dealt.is_some(),
        Step::Confirm => return trustee.confirmed.is_some(),
        Step::Share => return trustee.has_shared,
        Step::Trial => &trustee.trial,
        Step::Second => &trustee.second,
    };
    let (Some(part), Some(name), Some(nonce)) = (part, stands.name, nonce(body, stands, step))
    else {
        return false;
    };
    sealing(body).is_some_and(|sealing| check_canary(&name, &sealing, &nonce, part).is_ok())
}

/// The step of one trustee, if it is theirs now.
#[must_use]
pub fn step_of(body: &Body, stands: &ForTrustees, trustee: &Trustee, now_ms: i64) -> Option<Step> {
    step(body, stands, now_ms).filter(|step| !has_done(body, stands, trustee, *step))
}

/// What a trustee needs to do the step that is on.
#[must_use]
pub fn task(body: &Body, stands: &ForTrustees, number: u16, now_ms: i64) -> Task {
    let trial = step(body, stands, now_ms)
        .and_then(|step| nonce(body, stands, step))
        .zip(stands.name)
        .map(|(nonce, poll_id)| Trial { poll_id, nonce });
    Task {
        ceremony: body.ceremony.clone(),
        index: number,
        joined: body
            .trustees
            .iter()
            .filter_map(|one| one.joined.clone())
            .collect(),
        dealt: body
            .trustees
            .iter()
            .filter_map(|one| one.dealt.clone())
            .collect(),
        trial,
    }
}

/// The key that they made, once all have dealt.
fn sealing(body: &Body) -> Option<Sealing> {
    let dealings: Vec<_> = body
        .trustees
        .iter()
        .filter_map(|one| Some(one.dealt.as_ref()?.dealing.clone()))
        .collect();
    (dealings.len() == body.trustees.len())
        .then(|| ballot::secret::Dealing::join(&dealings, body.ceremony.n).ok())
        .flatten()
}
