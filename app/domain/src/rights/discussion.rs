//! Who may comment, change what they wrote, and say whether something helped them.

use super::{Denied, reaches, signed_in};
use crate::actor::{Actor, Level, Role};
use crate::discussion::{is_editable, waits_until};
use crate::ids::{AccountId, CommentId, IdeaId};
use crate::space::{Activity, Space};
use jiff::{SignedDuration, Timestamp};

permits! {
    /// May write comments on one idea.
    MayComment {
        /// Who.
        by: AccountId,
        /// On which.
        idea: IdeaId,
        /// The role in which they can speak for the administration.
        speaks_as: Option<Role>,
    }
    /// May change one comment.
    MayEditComment {
        /// Who.
        by: AccountId,
        /// Which.
        comment: CommentId,
    }
    /// May say whether one comment helped.
    MayRateComment {
        /// Who.
        by: AccountId,
        /// Which.
        comment: CommentId,
    }
    /// May withdraw one comment.
    MayWithdrawComment {
        /// Who.
        by: AccountId,
        /// Which.
        comment: CommentId,
    }
}

/// The roles in which somebody can speak for the administration, in the order in which one is chosen for them.
const SPEAKERS: [Role; 3] = [Role::Councillor, Role::UnitManager, Role::Administrator];

/// What is discussed, as far as rules ask for it.
#[derive(Clone, Debug)]
pub struct Forum<'a> {
    /// The idea.
    pub idea: IdeaId,
    /// Its space.
    pub space: &'a Space,
    /// The level the board asks for.
    pub min_level: Level,
    /// Whether the idea is there to be discussed: not withdrawn, merged or hidden.
    pub is_open: bool,
    /// Whether moderators closed the discussion.
    pub is_locked: bool,
    /// The pause moderators set between two comments by one person; zero for none.
    pub pause: SignedDuration,
}

/// A comment, as far as rules ask for it.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// The comment.
    pub id: CommentId,
    /// Who wrote it.
    pub author: AccountId,
    /// When.
    pub created_at: Timestamp,
    /// Whether others can read it: not withdrawn, held or hidden.
    pub is_public: bool,
    /// Whether it was withdrawn.
    pub is_withdrawn: bool,
    /// Whether it waits for moderators, so that nobody else can read it.
    pub is_held: bool,
    /// Whether moderators hid it.
    pub is_hidden: bool,
}

/// Why nothing can be said here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Silenced {
    /// What the person is or may.
    Denied(Denied),
    /// The idea is not there to be discussed any more.
    Closed,
    /// Moderators closed the discussion.
    Locked,
    /// The phase of the space permits no discussion.
    Phase {
        /// When the next phase that does permit it starts.
        next: Option<Timestamp>,
    },
    /// Moderators set a pause between two comments by one person.
    Pause {
        /// Until when.
        until: Timestamp,
    },
    /// It was written too long ago to be changed.
    TooLate,
    /// It is one's own.
    Own,
    /// It is not there any more, or not in public.
    Gone,
}

impl From<Denied> for Silenced {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

/// Whether anything can be said here now, apart from who wants to.
///
/// # Errors
/// [`Silenced::Closed`], [`Silenced::Locked`] or [`Silenced::Phase`].
pub fn is_discussed(forum: &Forum<'_>, now: Timestamp) -> Result<(), Silenced> {
    if !forum.is_open {
        return Err(Silenced::Closed);
    }
    if forum.is_locked {
        return Err(Silenced::Locked);
    }
    if forum.space.permits(Activity::Discuss, now) {
        return Ok(());
    }
    let next = forum.space.next_permitting(Activity::Discuss, now);
    Err(Silenced::Phase {
        next: next.map(|phase| phase.starts_at),
    })
}

/// The role in which somebody can speak for the administration in a space, if they hold one.
#[must_use]
pub fn speaks_as(actor: &Actor, space: &Space) -> Option<Role> {
    let holds = |role: &Role| actor.is(*role, Some(space.id));
    SPEAKERS.into_iter().find(holds)
}

fn takes_part(actor: &Actor, forum: &Forum<'_>, now: Timestamp) -> Result<AccountId, Silenced> {
    is_discussed(forum, now)?;
    let by = signed_in(actor)?;
    let needs = forum.min_level.max(forum.space.min_level).max(Level::Email);
    reaches(actor, needs)?;
    Ok(by)
}

/// The permit to write a comment or a reply; `last` is when the person last wrote in this discussion. No pause holds for who speaks for the
/// administration.
///
/// # Errors
/// The first reason why not, in the order in which a person can do something about it.
pub fn may_comment(
    actor: &Actor,
    forum: &Forum<'_>,
    last: Option<Timestamp>,
    now: Timestamp,
) -> Result<MayComment, Silenced> {
    let by = takes_part(actor, forum, now)?;
    let speaks_as = speaks_as(actor, forum.space);
    if speaks_as.is_none()
        && let Some(until) = waits_until(last, forum.pause, now)
    {
        return Err(Silenced::Pause { until });
    }
    Ok(MayComment {
        by,
        idea: forum.idea,
        speaks_as,
    })
}

/// The permit to change one's own comment. What waits for moderators can be changed as long as it does: nobody else has read it, or moderators
/// asked for the change.
///
/// # Errors
/// As [`may_comment`], without the pause; [`Silenced::Gone`] for another's or a withdrawn one, [`Silenced::TooLate`].
pub fn may_edit_comment(
    actor: &Actor,
    forum: &Forum<'_>,
    comment: &Written,
    now: Timestamp,
) -> Result<MayEditComment, Silenced> {
    let by = signed_in(actor)?;
    if by != comment.author || comment.is_withdrawn || comment.is_hidden {
        return Err(Silenced::Gone);
    }
    if !comment.is_held {
        takes_part(actor, forum, now)?;
        if !is_editable(comment.created_at, now) {
            return Err(Silenced::TooLate);
        }
    }
    Ok(MayEditComment {
        by,
        comment: comment.id,
    })
}

/// The permit to say whether a comment helped.
///
/// # Errors
/// As [`may_comment`], without the pause; [`Silenced::Own`] for one's own, [`Silenced::Gone`] for one that nobody can read.
pub fn may_rate_comment(
    actor: &Actor,
    forum: &Forum<'_>,
    comment: &Written,
    now: Timestamp,
) -> Result<MayRateComment, Silenced> {
    let by = takes_part(actor, forum, now)?;
    if by == comment.author {
        return Err(Silenced::Own);
    }
    if !comment.is_public {
        return Err(Silenced::Gone);
    }
    Ok(MayRateComment {
        by,
        comment: comment.id,
    })
}

/// The permit to withdraw one's own comment, at any time. One that moderators hid stays, for them and for an appeal.
///
/// # Errors
/// [`Denied::SignIn`]; [`Silenced::Gone`] for another's, or one that is withdrawn or hidden.
pub fn may_withdraw_comment(
    actor: &Actor,
    comment: &Written,
) -> Result<MayWithdrawComment, Silenced> {
    let by = signed_in(actor)?;
    if by != comment.author || comment.is_withdrawn || comment.is_hidden {
        return Err(Silenced::Gone);
    }
    Ok(MayWithdrawComment {
        by,
        comment: comment.id,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::Grant;
    use crate::ids::{PhaseId, SpaceId};
    use crate::space::{Permits, Phase};
    use uuid::Uuid;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    fn space(phases: Vec<Phase>) -> Space {
        Space {
            id: SpaceId(Uuid::from_u128(1)),
            phases,
            min_level: Level::Anonymous,
        }
    }

    fn forum(space: &Space) -> Forum<'_> {
        Forum {
            idea: IdeaId(Uuid::from_u128(2)),
            space,
            min_level: Level::Email,
            is_open: true,
            is_locked: false,
            pause: SignedDuration::from_mins(5),
        }
    }

    fn actor(level: Level) -> Actor {
        Actor {
            account: Some(AccountId(Uuid::from_u128(9))),
            level,
            ..Actor::default()
        }
    }

    fn written(author: u128) -> Written {
        Written {
            id: CommentId(Uuid::from_u128(3)),
            author: AccountId(Uuid::from_u128(author)),
            created_at: at(0),
            is_public: true,
            is_withdrawn: false,
            is_held: false,
            is_hidden: false,
        }
    }

    #[test]
    fn the_first_reason_is_the_one_a_person_can_do_most_about() {
        let phase = |from, permits: &[Activity]| Phase {
            id: PhaseId(Uuid::nil()),
            title: String::new(),
            starts_at: at(from),
            ends_at: at(from + 100),
            permits: Permits::of(permits),
        };
        let always = space(vec![]);
        let later = space(vec![
            phase(0, &[Activity::Vote]),
            phase(100, &[Activity::Discuss]),
        ]);
        let visitor = Actor::default();
        let resident = Forum {
            min_level: Level::Resident,
            ..forum(&always)
        };
        let cases = [
            (
                Forum {
                    is_open: false,
                    ..forum(&later)
                },
                Silenced::Closed,
            ),
            (
                Forum {
                    is_locked: true,
                    ..forum(&later)
                },
                Silenced::Locked,
            ),
            (
                forum(&later),
                Silenced::Phase {
                    next: Some(at(100)),
                },
            ),
            (resident.clone(), Silenced::Denied(Denied::SignIn)),
        ];
        for (forum, expected) in cases {
            assert_eq!(
                may_comment(&visitor, &forum, None, at(5)).err(),
                Some(expected)
            );
        }
        let low = may_comment(&actor(Level::Email), &resident, None, at(5));
        let needs = Level::Resident;
        assert_eq!(low.err(), Some(Silenced::Denied(Denied::Level { needs })));
        assert!(may_comment(&actor(Level::Resident), &resident, None, at(5)).is_ok());
    }

    #[test]
    fn a_pause_holds_for_citizens_and_not_for_the_administration() {
        let space = space(vec![]);
        let citizen = actor(Level::Email);
        let early = may_comment(&citizen, &forum(&space), Some(at(0)), at(10));
        assert_eq!(early.err(), Some(Silenced::Pause { until: at(300) }));
        assert!(may_comment(&citizen, &forum(&space), Some(at(0)), at(300)).is_ok());
        let manager = Actor {
            grants: vec![Grant {
                role: Role::UnitManager,
                space: Some(space.id),
            }],
            ..citizen
        };
        let may = may_comment(&manager, &forum(&space), Some(at(0)), at(10));
        assert_eq!(*may.expect("may").speaks_as(), Some(Role::UnitManager));
    }

    #[test]
    fn a_comment_belongs_to_its_author() {
        let space = space(vec![]);
        let (forum, me) = (forum(&space), actor(Level::Email));
        let edit =
            |comment: &Written, second| may_edit_comment(&me, &forum, comment, at(second)).err();
        assert_eq!(edit(&written(9), 900), None);
        assert_eq!(edit(&written(9), 901), Some(Silenced::TooLate));
        let held = Written {
            is_held: true,
            ..written(9)
        };
        assert_eq!(edit(&held, 901), None);
        assert_eq!(edit(&written(8), 0), Some(Silenced::Gone));
        let rate = |comment: &Written| may_rate_comment(&me, &forum, comment, at(0)).err();
        assert_eq!(rate(&written(8)), None);
        assert_eq!(rate(&written(9)), Some(Silenced::Own));
        let hidden = Written {
            is_public: false,
            is_hidden: true,
            ..written(8)
        };
        assert_eq!(rate(&hidden), Some(Silenced::Gone));
        assert!(may_withdraw_comment(&me, &written(9)).is_ok());
        for gone in [
            written(8),
            Written {
                is_withdrawn: true,
                ..written(9)
            },
            Written {
                author: me.account.expect("one"),
                ..hidden
            },
        ] {
            assert_eq!(may_withdraw_comment(&me, &gone).err(), Some(Silenced::Gone));
            assert_eq!(edit(&gone, 0), Some(Silenced::Gone));
        }
    }
}
