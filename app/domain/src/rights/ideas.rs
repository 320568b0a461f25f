//! Who may do what with ideas. Reasons come in the order in which somebody can do something about them: what is over, time, sign-in, level.

use super::{Denied, MayRunSpace, reaches, signed_in};
use crate::actor::{Actor, Level, Role};
use crate::idea::{Board, Idea, Status};
use crate::ids::{AccountId, BoardId, IdeaId, SpaceId};
use crate::moderation::Visibility;
use crate::space::{Activity, Space};
use jiff::Timestamp;

permits! {
    /// May put ideas forward on one board.
    MayPropose {
        /// Who.
        by: AccountId,
        /// Where.
        board: BoardId,
    }
    /// May support one idea, once.
    MaySupport {
        /// Who.
        by: AccountId,
        /// What.
        idea: IdeaId,
        /// What stands for the person, newest first: the entry of the roll where there is one, and the account.
        persons: Vec<Person>,
    }
    /// May take one's own support of an idea back, follow it, or say what one thinks of its answer.
    MayFollow {
        /// Who.
        by: AccountId,
        /// What.
        idea: IdeaId,
    }
    /// May say whether an official answer takes up what was supported.
    MayRate {
        /// Who.
        by: AccountId,
        /// Of what.
        idea: IdeaId,
        /// As in [`MaySupport`].
        persons: Vec<Person>,
    }
    /// May change the text of one idea.
    MayEditIdea {
        /// Who.
        by: AccountId,
        /// What.
        idea: IdeaId,
    }
    /// May take back one idea.
    MayWithdraw {
        /// Who.
        by: AccountId,
        /// What.
        idea: IdeaId,
        /// Where it stands.
        from: Status,
    }
    /// May answer one idea for the administration, and say how far the work is.
    MayAnswerIdea {
        /// Who.
        by: AccountId,
        /// What.
        idea: IdeaId,
        /// In which role.
        role: Role,
    }
    /// May put ideas of one space in order: merge them, take them apart, move them to another board.
    MayCurate {
        /// Who.
        by: AccountId,
        /// Where.
        space: SpaceId,
    }
}

/// What stands for a person where each counts once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// The entry of the roll.
    Entry([u8; 16]),
    /// The account.
    Account([u8; 16]),
}

/// Roles that answer for the administration, the most special first.
const ANSWERING: [Role; 3] = [Role::Councillor, Role::UnitManager, Role::Administrator];
/// Roles that see what the public does not.
const CURATING: [Role; 2] = [Role::Moderator, Role::Administrator];

fn persons(actor: &Actor, account: AccountId) -> Vec<Person> {
    let entry = actor.resident.as_ref();
    let entry = entry.map(|resident| Person::Entry(resident.entry.0.into_bytes()));
    entry
        .into_iter()
        .chain([Person::Account(account.0.into_bytes())])
        .collect()
}

/// What a board and its space ask for together; at least a confirmed address.
#[must_use]
pub fn level_of(board: &Board, space: &Space) -> Level {
    board.min_level.max(space.min_level).max(Level::Email)
}

fn is_time(
    board: &Board,
    space: &Space,
    activities: &[Activity],
    now: Timestamp,
) -> Result<(), Denied> {
    if !board.is_open {
        return Err(Denied::Settled);
    }
    if activities.iter().any(|what| space.permits(*what, now)) {
        return Ok(());
    }
    let starts = |what: &Activity| Some(space.next_permitting(*what, now)?.starts_at);
    Err(Denied::Phase {
        next: activities.iter().filter_map(starts).min(),
    })
}

/// Whether somebody may put forward an idea on a board now.
///
/// # Errors
/// [`Denied::Settled`] where the board was closed, [`Denied::Phase`], [`Denied::SignIn`] or [`Denied::Level`].
pub fn may_propose(
    actor: &Actor,
    space: &Space,
    board: &Board,
    now: Timestamp,
) -> Result<MayPropose, Denied> {
    is_time(board, space, &[Activity::Propose], now)?;
    let by = signed_in(actor)?;
    reaches(actor, level_of(board, space))?;
    Ok(MayPropose {
        by,
        board: board.id,
    })
}

/// The permit to bring in an idea that comes from elsewhere, in the name of whoever wrote it: for those who run the space.
#[must_use]
pub fn may_propose_for(_: &MayRunSpace, author: AccountId, board: BoardId) -> MayPropose {
    MayPropose { by: author, board }
}

/// Whether somebody may support an idea now: while ideas are put forward or discussed, and nothing is decided.
///
/// # Errors
/// As [`may_propose`]; [`Denied::Settled`] also where the idea is decided, gone or not public.
pub fn may_support(
    actor: &Actor,
    space: &Space,
    idea: &Idea,
    now: Timestamp,
) -> Result<MaySupport, Denied> {
    if !idea.status.is_undecided() || idea.visibility != Visibility::Visible {
        return Err(Denied::Settled);
    }
    is_time(
        &idea.board,
        space,
        &[Activity::Propose, Activity::Discuss],
        now,
    )?;
    let by = signed_in(actor)?;
    reaches(actor, level_of(&idea.board, space))?;
    Ok(MaySupport {
        by,
        idea: idea.id,
        persons: persons(actor, by),
    })
}

/// Whether somebody may follow an idea, or take back what they gave to it.
///
/// # Errors
/// [`Denied::SignIn`].
pub fn may_follow(actor: &Actor, idea: &Idea) -> Result<MayFollow, Denied> {
    let by = signed_in(actor)?;
    Ok(MayFollow { by, idea: idea.id })
}

/// Whether somebody may rate the official answer: those who supported the idea, and who wrote it.
///
/// # Errors
/// [`Denied::SignIn`], or [`Denied::Supporters`] where they did not.
pub fn may_rate(actor: &Actor, idea: &Idea, supports: bool) -> Result<MayRate, Denied> {
    let by = signed_in(actor)?;
    if !supports && !idea.authors.contains(&by) {
        return Err(Denied::Supporters);
    }
    Ok(MayRate {
        by,
        idea: idea.id,
        persons: persons(actor, by),
    })
}

fn author(actor: &Actor, idea: &Idea) -> Result<AccountId, Denied> {
    let by = signed_in(actor)?;
    if idea.authors.contains(&by) {
        Ok(by)
    } else {
        Err(Denied::Role)
    }
}

/// Whether somebody may change the text of an idea now: its authors, as long as nobody looks into it officially.
///
/// # Errors
/// [`Denied::SignIn`], [`Denied::Role`] for others, [`Denied::Settled`], or [`Denied::Phase`].
pub fn may_edit_idea(
    actor: &Actor,
    space: &Space,
    idea: &Idea,
    now: Timestamp,
) -> Result<MayEditIdea, Denied> {
    let by = author(actor, idea)?;
    if !idea.status.is_editable() {
        return Err(Denied::Settled);
    }
    is_time(
        &idea.board,
        space,
        &[Activity::Propose, Activity::Discuss],
        now,
    )?;
    Ok(MayEditIdea { by, idea: idea.id })
}

/// Whether somebody may take an idea back: its authors, in any phase, until something is decided.
///
/// # Errors
/// [`Denied::SignIn`], [`Denied::Role`] or [`Denied::Settled`].
pub fn may_withdraw(actor: &Actor, idea: &Idea) -> Result<MayWithdraw, Denied> {
    let by = author(actor, idea)?;
    idea.status.withdraw().map_err(|_| Denied::Settled)?;
    Ok(MayWithdraw {
        by,
        idea: idea.id,
        from: idea.status,
    })
}

/// Whether somebody may answer an idea for the administration: councillors, unit managers and administrators of its space, but nobody their own.
///
/// # Errors
/// [`Denied::SignIn`], [`Denied::Role`], [`Denied::OwnMatter`], or [`Denied::Settled`] where the idea is gone or not public.
pub fn may_answer_idea(actor: &Actor, idea: &Idea) -> Result<MayAnswerIdea, Denied> {
    let by = signed_in(actor)?;
    let role = ANSWERING
        .into_iter()
        .find(|role| actor.is(*role, Some(idea.board.space)))
        .ok_or(Denied::Role)?;
    if idea.authors.contains(&by) {
        return Err(Denied::OwnMatter);
    }
    if idea.status.is_gone() || idea.visibility != Visibility::Visible {
        return Err(Denied::Settled);
    }
    Ok(MayAnswerIdea {
        by,
        idea: idea.id,
        role,
    })
}

/// Whether somebody may merge, split or move an idea: moderators and administrators of its space, but nobody their own.
///
/// # Errors
/// [`Denied::SignIn`], [`Denied::Role`] or [`Denied::OwnMatter`].
pub fn may_curate(actor: &Actor, idea: &Idea) -> Result<MayCurate, Denied> {
    let by = signed_in(actor)?;
    let space = idea.board.space;
    if !CURATING.iter().any(|role| actor.is(*role, Some(space))) {
        return Err(Denied::Role);
    }
    if idea.authors.contains(&by) {
        return Err(Denied::OwnMatter);
    }
    Ok(MayCurate { by, space })
}

/// Whether an idea's page is there for somebody: what is held or hidden for its authors, and for those who decide about it.
#[must_use]
pub fn may_see_idea(actor: &Actor, idea: &Idea) -> bool {
    let is_author = actor.account.is_some_and(|by| idea.authors.contains(&by));
    let decides = || {
        CURATING
            .iter()
            .any(|role| actor.is(*role, Some(idea.board.space)))
    };
    idea.visibility == Visibility::Visible || is_author || decides()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::Grant;
    use crate::ids::PhaseId;
    use crate::space::{Permits, Phase};
    use proptest::prelude::*;
    use uuid::Uuid;

    const SPACE: SpaceId = SpaceId(Uuid::from_u128(7));
    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn account(n: u128) -> AccountId {
        AccountId(Uuid::from_u128(n))
    }

    fn idea(status: Status, visibility: Visibility) -> Idea {
        Idea {
            id: IdeaId(Uuid::from_u128(1)),
            board: Board {
                id: BoardId(Uuid::from_u128(2)),
                space: SPACE,
                min_level: Level::Email,
                is_open: true,
                threshold: 10,
                answer_days: 30,
            },
            status,
            visibility,
            authors: vec![account(10)],
        }
    }

    fn space(permits: &[Activity]) -> Space {
        Space {
            id: SPACE,
            phases: vec![Phase {
                id: PhaseId(Uuid::from_u128(3)),
                title: String::new(),
                starts_at: Timestamp::MIN,
                ends_at: Timestamp::MAX,
                permits: Permits::of(permits),
            }],
            min_level: Level::Anonymous,
        }
    }

    fn actor(n: u128, roles: &[Role]) -> Actor {
        Actor {
            account: Some(account(n)),
            level: Level::Email,
            grants: roles
                .iter()
                .map(|role| Grant {
                    role: *role,
                    space: Some(SPACE),
                })
                .collect(),
            ..Actor::default()
        }
    }

    proptest! {
        #[test]
        fn nobody_decides_about_their_own(
            status in prop::sample::select(Status::ALL),
            visibility in prop::sample::select(Visibility::ALL),
            roles in prop::collection::vec(prop::sample::select(&Role::ALL[..]), 0..4),
        ) {
            let (own, idea) = (actor(10, &roles), idea(status, visibility));
            prop_assert!(may_answer_idea(&own, &idea).is_err());
            prop_assert!(may_curate(&own, &idea).is_err());
        }

        #[test]
        fn what_is_not_public_or_decided_takes_no_supports(
            status in prop::sample::select(Status::ALL),
            visibility in prop::sample::select(Visibility::ALL),
        ) {
            let idea = idea(status, visibility);
            let may = may_support(&actor(11, &[]), &space(&[Activity::Discuss]), &idea, NOW).is_ok();
            prop_assert_eq!(may, status.is_undecided() && visibility == Visibility::Visible);
            prop_assert!(may_see_idea(&actor(10, &[]), &idea));
            prop_assert_eq!(may_see_idea(&Actor::default(), &idea), visibility == Visibility::Visible);
        }

        #[test]
        fn only_authors_change_an_idea(
            status in prop::sample::select(Status::ALL),
            roles in prop::collection::vec(prop::sample::select(&Role::ALL[..]), 0..4),
        ) {
            let (idea, space) = (idea(status, Visibility::Visible), space(&[Activity::Propose]));
            prop_assert!(may_edit_idea(&actor(11, &roles), &space, &idea, NOW).is_err());
            prop_assert!(may_withdraw(&actor(11, &roles), &idea).is_err());
            prop_assert_eq!(may_edit_idea(&actor(10, &roles), &space, &idea, NOW).is_ok(), status.is_editable());
        }
    }

    #[test]
    fn the_phase_says_when() {
        let closed = space(&[Activity::Vote]);
        let idea = idea(Status::New, Visibility::Visible);
        let somebody = actor(11, &[]);
        let phase = Denied::Phase { next: None };
        let proposed = may_propose(&somebody, &closed, &idea.board, NOW);
        assert_eq!(proposed.err(), Some(phase.clone()));
        let supported = may_support(&somebody, &closed, &idea, NOW);
        assert_eq!(supported.err(), Some(phase));
        let discussing = space(&[Activity::Discuss]);
        assert!(may_support(&somebody, &discussing, &idea, NOW).is_ok());
        assert!(may_propose(&somebody, &discussing, &idea.board, NOW).is_err());
    }

    #[test]
    fn a_visitor_is_asked_in_and_a_citizen_for_more() {
        let open = space(&[Activity::Propose]);
        let mut idea = idea(Status::New, Visibility::Visible);
        let nobody = may_support(&Actor::default(), &open, &idea, NOW);
        assert_eq!(nobody.err(), Some(Denied::SignIn));
        idea.board.min_level = Level::Resident;
        let needs = Level::Resident;
        let citizen = may_support(&actor(11, &[]), &open, &idea, NOW);
        assert_eq!(citizen.err(), Some(Denied::Level { needs }));
    }
}
