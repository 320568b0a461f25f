//! Who moderates, and never in their own matter; who reports; who appeals.

use super::{
    Denied, MayAppeal, MayDecide, MayModerate, MayPublish, MayReport, MaySetVisibility, reaches,
    signed_in,
};
use crate::actor::{Actor, Level, Role};
use crate::ids::{AccountId, SpaceId, StatementId};
use crate::moderation::{Effect, Suspended, Visibility, is_open_to_appeal};
use jiff::Timestamp;
use uuid::Uuid;

/// Whom a decision concerns.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// Where.
    pub space: SpaceId,
    /// About which content.
    pub content: Uuid,
    /// Who wrote it.
    pub authors: &'a [AccountId],
    /// Who reported it.
    pub reporters: &'a [AccountId],
}

/// The permit to enter the moderators' pages at all: for moderators of the municipality or of any space.
///
/// # Errors
/// [`Denied::SignIn`] or [`Denied::Role`].
pub fn may_enter_moderation(actor: &Actor) -> Result<AccountId, Denied> {
    let by = signed_in(actor)?;
    if actor
        .grants
        .iter()
        .any(|grant| grant.role == Role::Moderator)
    {
        Ok(by)
    } else {
        Err(Denied::Role)
    }
}

/// The permit to see what moderators of a space see, and to work on it.
///
/// # Errors
/// [`Denied::SignIn`] or [`Denied::Role`].
pub fn may_moderate(actor: &Actor, space: SpaceId) -> Result<MayModerate, Denied> {
    let by = signed_in(actor)?;
    if actor.is(Role::Moderator, Some(space)) {
        Ok(MayModerate { by, space })
    } else {
        Err(Denied::Role)
    }
}

/// The permit to decide about content, or to undo a decision: for moderators of its space who neither wrote nor reported it.
///
/// # Errors
/// [`Denied::Role`] for content of another space, [`Denied::OwnMatter`].
pub fn may_decide(may: &MayModerate, matter: &Matter<'_>) -> Result<MayDecide, Denied> {
    if matter.space != may.space {
        return Err(Denied::Role);
    }
    if matter.authors.contains(&may.by) || matter.reporters.contains(&may.by) {
        return Err(Denied::OwnMatter);
    }
    Ok(MayDecide {
        by: may.by,
        space: may.space,
        content: matter.content,
    })
}

/// The permit to decide about an appeal: also not for whoever made the decision it is about.
///
/// # Errors
/// What [`may_decide`] says, or [`Denied::OwnDecision`].
pub fn may_decide_appeal(
    may: &MayModerate,
    matter: &Matter<'_>,
    decided_by: AccountId,
) -> Result<MayDecide, Denied> {
    if decided_by == may.by {
        return Err(Denied::OwnDecision);
    }
    may_decide(may, matter)
}

/// The permit to make content readable or unreadable, where a decision has that effect.
#[must_use]
pub fn may_set_visibility(may: &MayDecide, effect: &Effect) -> Option<MaySetVisibility> {
    effect.visibility.map(|to: Visibility| MaySetVisibility {
        content: may.content,
        to,
    })
}

/// The permit to report content: for everybody whose e-mail address is confirmed, but not what they wrote themselves.
///
/// # Errors
/// [`Denied::SignIn`], [`Denied::Level`] or [`Denied::OwnMatter`].
pub fn may_report(actor: &Actor, authors: &[AccountId]) -> Result<MayReport, Denied> {
    let by = signed_in(actor)?;
    reaches(actor, Level::Email)?;
    if authors.contains(&by) {
        return Err(Denied::OwnMatter);
    }
    Ok(MayReport { by })
}

/// The permit to publish something: the e-mail address is confirmed, and the person is not suspended from the space.
///
/// # Errors
/// [`Denied::SignIn`], [`Denied::Level`] or [`Denied::Suspended`].
pub fn may_publish(actor: &Actor, suspended: Option<Suspended>) -> Result<MayPublish, Denied> {
    let by = signed_in(actor)?;
    reaches(actor, Level::Email)?;
    match suspended {
        Some(Suspended { until }) => Err(Denied::Suspended { until }),
        None => Ok(MayPublish { by }),
    }
}

/// The permit to appeal: for those who were told of the decision, as author or as reporter, within six months.
///
/// # Errors
/// [`Denied::SignIn`], [`Denied::Role`] for everybody else, [`Denied::AppealOver`].
pub fn may_appeal(
    actor: &Actor,
    statement: StatementId,
    told: &[AccountId],
    decided_at: Timestamp,
    now: Timestamp,
) -> Result<MayAppeal, Denied> {
    let by = signed_in(actor)?;
    if !told.contains(&by) {
        return Err(Denied::Role);
    }
    if !is_open_to_appeal(decided_at, now) {
        return Err(Denied::AppealOver);
    }
    Ok(MayAppeal { by, statement })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::Grant;
    use jiff::SignedDuration;
    use proptest::prelude::*;

    fn who(n: u128) -> AccountId {
        AccountId(Uuid::from_u128(n))
    }

    fn place(n: u128) -> SpaceId {
        SpaceId(Uuid::from_u128(n))
    }

    fn moderator(n: u128, space: Option<SpaceId>) -> Actor {
        Actor {
            account: Some(who(n)),
            level: Level::Email,
            grants: vec![Grant {
                role: Role::Moderator,
                space,
            }],
            ..Actor::default()
        }
    }

    proptest! {
        #[test]
        fn nobody_decides_in_their_own_matter(by in 0_u128..5, authors in prop::collection::vec(0_u128..5, 0..3), reporters in prop::collection::vec(0_u128..5, 0..3), decided_by in 0_u128..5) {
            let (authors, reporters): (Vec<_>, Vec<_>) = (authors.into_iter().map(who).collect(), reporters.into_iter().map(who).collect());
            let matter = Matter { space: place(1), content: Uuid::nil(), authors: &authors, reporters: &reporters };
            let may = may_moderate(&moderator(by, Some(place(1))), place(1)).expect("a moderator");
            let is_own = authors.contains(&who(by)) || reporters.contains(&who(by));
            prop_assert_eq!(may_decide(&may, &matter).is_err(), is_own);
            let appeal = may_decide_appeal(&may, &matter, who(decided_by));
            prop_assert_eq!(appeal.is_err(), is_own || decided_by == by);
        }
    }

    #[test]
    fn moderators_of_another_space_and_other_roles_decide_nothing() {
        assert!(may_moderate(&moderator(1, Some(place(2))), place(1)).is_err());
        assert!(may_moderate(&moderator(1, None), place(1)).is_ok());
        let may = may_moderate(&moderator(1, None), place(2)).expect("a moderator");
        let matter = Matter {
            space: place(1),
            content: Uuid::nil(),
            authors: &[],
            reporters: &[],
        };
        assert_eq!(may_decide(&may, &matter).err(), Some(Denied::Role));
        for role in Role::ALL {
            let mut actor = moderator(1, Some(place(1)));
            actor.grants[0].role = role;
            let is_moderator = role == Role::Moderator;
            assert_eq!(may_moderate(&actor, place(1)).is_ok(), is_moderator);
            assert_eq!(may_enter_moderation(&actor).is_ok(), is_moderator);
        }
    }

    #[test]
    fn those_who_were_told_appeal_in_time() {
        let (now, id) = (Timestamp::UNIX_EPOCH, StatementId(Uuid::nil()));
        let actor = moderator(1, None);
        assert!(may_appeal(&actor, id, &[who(1)], now, now).is_ok());
        let not_told = may_appeal(&actor, id, &[who(2)], now, now);
        assert_eq!(not_told.err(), Some(Denied::Role));
        let late = now + SignedDuration::from_hours(200 * 24);
        let over = may_appeal(&actor, id, &[who(1)], now, late);
        assert_eq!(over.err(), Some(Denied::AppealOver));
    }

    #[test]
    fn publishing_needs_an_address_and_no_suspension() {
        let actor = moderator(1, None);
        assert!(may_publish(&actor, None).is_ok());
        let until = Timestamp::UNIX_EPOCH;
        let suspended = may_publish(&actor, Some(Suspended { until }));
        assert_eq!(suspended.err(), Some(Denied::Suspended { until }));
        let nobody = Actor {
            level: Level::Anonymous,
            ..moderator(1, None)
        };
        assert!(matches!(
            may_publish(&nobody, None),
            Err(Denied::Level { .. })
        ));
        assert_eq!(may_report(&actor, &[who(1)]).err(), Some(Denied::OwnMatter));
    }
}
