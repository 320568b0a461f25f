//! Who may do what. A permit (`May…`) can only be made here, and store writes ask for one.

macro_rules! permits {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $type:ty),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name { $($field: $type),+ }
        impl $name { $($(#[$fdoc])* #[must_use] pub fn $field(&self) -> &$type { &self.$field })+ }
    )+};
}

pub mod amendments;
mod desk;
pub mod discussion;
mod erasure;
mod ideas;
mod moderation;
mod pictures;
mod second;
mod steps;
mod trustees;
mod votes;

pub use desk::{may_act_for, may_answer, may_audit, may_serve, may_vote_for};
pub use erasure::{due_to_erase, may_erase};
pub use ideas::{
    MayAnswerIdea, MayCurate, MayEditIdea, MayFollow, MayPropose, MayRate, MaySupport, MayWithdraw,
    Person, level_of, may_answer_idea, may_curate, may_edit_idea, may_follow, may_propose,
    may_propose_for, may_rate, may_see_idea, may_support, may_withdraw,
};
pub use moderation::{
    Matter, may_appeal, may_decide, may_decide_appeal, may_enter_moderation, may_moderate,
    may_publish, may_report, may_set_visibility,
};
pub use pictures::{MayAddPictures, PICTURES, may_add_picture_for, may_add_pictures};
pub use second::{RoleChange, RoleVerb, may_second, needs_second};
pub use steps::{due_to_close, due_to_open, may_close, may_open, may_step};
pub use trustees::may_act_as_trustee;
pub use votes::{belongs_to_electorate, may_vote};

use crate::actor::{Actor, Grant, Level, Means, Role};
use crate::ids::{AccountId, PollId, RollEntryId, SpaceId, StatementId};
use crate::moderation::Visibility;
use crate::poll::{Poll, PollState};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Why something is not permitted, with what the person can do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Sign in first.
    SignIn,
    /// The role is not held here.
    Role,
    /// The assurance level of the person is too low.
    Level {
        /// The level that is asked for.
        needs: Level,
    },
    /// Show once more that it is you: the last proof is too old for what is asked, or too weak where there is a passkey.
    Confirm,
    /// Only residents of these districts.
    District {
        /// The districts whose residents may take part.
        districts: Vec<String>,
    },
    /// Not old enough on the day the poll closes.
    TooYoung {
        /// Smallest permitted age in completed years.
        min_age: i16,
    },
    /// Too old on the day the poll closes.
    TooOld {
        /// Largest permitted age in completed years.
        max_age: i16,
    },
    /// Came onto the roll, or into the district, after the list of those who may vote was fixed.
    NotListed,
    /// Whoever it is for has an account and acts alone.
    ActsAlone,
    /// The poll takes no votes at the desk.
    NotAssisted,
    /// It is about what one wrote or reported oneself: another moderator decides.
    OwnMatter,
    /// One made the decision that the appeal is about: another moderator decides.
    OwnDecision,
    /// The time in which an appeal can be made is over.
    AppealOver,
    /// Not to take part in this space for a time, by a decision of moderators.
    Suspended {
        /// Until when.
        until: Timestamp,
    },
    /// It is settled and takes nothing any more: decided, taken back, part of another, not public, or on a board that was closed.
    Settled,
    /// Only for those who supported it.
    Supporters,
    /// Not open yet.
    NotOpenYet {
        /// When it opens.
        opens_at: Timestamp,
    },
    /// Closed.
    Closed {
        /// When it closed.
        closed_at: Timestamp,
    },
    /// The phase of the space does not permit voting now.
    Phase {
        /// When the next phase that does permit it starts.
        next: Option<Timestamp>,
    },
}

permits! {
    /// May set up the municipality: roles, spaces, settings.
    MayAdminister {
        /// Who.
        by: AccountId,
    }
    /// May confirm or refuse what another administrator of the municipality asked for.
    MaySecond {
        /// Who.
        by: AccountId,
    }
    /// May set up polls and phases in one space.
    MayRunSpace {
        /// Who.
        by: AccountId,
        /// Where.
        space: SpaceId,
    }
    /// May see polls of one space before they are published.
    MayPreview {
        /// Where.
        space: SpaceId,
    }
    /// May cast one ballot in one poll.
    MayVote {
        /// The poll.
        poll: PollId,
        /// What stands for the person in the participation hash: the roll entry where the poll asks for a resident, else the account.
        person: [u8; 16],
    }
    /// May take one poll from one state to the next; not to open or close it.
    MayStep {
        /// The poll.
        poll: PollId,
        /// The state it has to be in.
        from: PollState,
        /// The state it comes to.
        to: PollState,
    }
    /// May open one poll.
    MayOpen {
        /// The poll.
        poll: PollId,
        /// When it opens, for the manifest.
        opens_at: Timestamp,
        /// Who opens it before its time; nobody where the time has come.
        by: Option<AccountId>,
    }
    /// May close one poll.
    MayClose {
        /// The poll.
        poll: PollId,
        /// Who closes it before its time; nobody where the time has come.
        by: Option<AccountId>,
    }
    /// May change what belongs to one's own account.
    MayManageOwnAccount {
        /// Whose.
        account: AccountId,
    }
    /// May serve people at the desk: open what stands about a person, for a purpose and written down, and act for them.
    MayServe {
        /// Who.
        by: AccountId,
        /// In which role.
        role: Role,
    }
    /// May act for somebody on the roll who has no account, and stands at the desk with an identity document.
    MayActFor {
        /// Who acts.
        by: AccountId,
        /// For whom.
        entry: RollEntryId,
    }
    /// May answer for the desk what people ask about it.
    MayAnswer {
        /// Who.
        by: AccountId,
    }
    /// May check what the municipality does, and sees counts alone.
    MayAudit {
        /// Who.
        by: AccountId,
    }
    /// May give and take the roles that the directory of staff names, and end the sessions of those who left.
    MayFollowDirectory {
        /// When it was asked.
        at: Timestamp,
    }
    /// May erase one account.
    MayErase {
        /// Which.
        account: AccountId,
        /// Who asks for it; nobody where it was not used for too long.
        by: Option<AccountId>,
    }
    /// May do the steps of one trustee of one secret poll.
    MayActAsTrustee {
        /// Who.
        by: AccountId,
        /// The poll.
        poll: PollId,
        /// As which trustee, from 1.
        number: u16,
    }
    /// May see what moderators of one space see, and work on it.
    MayModerate {
        /// Who.
        by: AccountId,
        /// Where.
        space: SpaceId,
    }
    /// May decide about one piece of content, or undo a decision about it.
    MayDecide {
        /// Who.
        by: AccountId,
        /// Where.
        space: SpaceId,
        /// About which content.
        content: Uuid,
    }
    /// May make content readable or unreadable, as was decided.
    MaySetVisibility {
        /// Which content.
        content: Uuid,
        /// Who reads it from then on.
        to: Visibility,
    }
    /// May report content to the moderators.
    MayReport {
        /// Who.
        by: AccountId,
    }
    /// May publish something under one's own account.
    MayPublish {
        /// Who.
        by: AccountId,
    }
    /// May appeal against one decision.
    MayAppeal {
        /// Who.
        by: AccountId,
        /// Against which decision.
        statement: StatementId,
    }
    /// May do what would hurt in the hands of somebody who found the device unlocked: erase, export, bind to the roll.
    MayActForSure {
        /// Whose account.
        account: AccountId,
    }
}

/// So long after somebody showed who they are, they need not show it again for what is sensitive (`max_age` of OpenID Connect).
pub const CONFIRMED_FOR: SignedDuration = SignedDuration::from_mins(10);

/// Whoever runs commands on the machine itself, where the database and its keys lie: an administrator of everything, without an account.
#[must_use]
pub fn operator() -> Actor {
    Actor {
        account: Some(AccountId(Uuid::nil())),
        grants: vec![Grant {
            role: Role::Administrator,
            space: None,
        }],
        ..Actor::default()
    }
}

/// The permit to set up the municipality, for administrators of the whole of it.
///
/// # Errors
/// [`Denied::SignIn`] or [`Denied::Role`].
pub fn may_administer(actor: &Actor) -> Result<MayAdminister, Denied> {
    let by = signed_in(actor)?;
    if actor.is(Role::Administrator, None) {
        Ok(MayAdminister { by })
    } else {
        Err(Denied::Role)
    }
}

/// The permit to set up polls and phases in a space, for its administrators.
///
/// # Errors
/// [`Denied::SignIn`] or [`Denied::Role`].
pub fn may_run_space(actor: &Actor, space: SpaceId) -> Result<MayRunSpace, Denied> {
    let by = signed_in(actor)?;
    if actor.is(Role::Administrator, Some(space)) {
        Ok(MayRunSpace { by, space })
    } else {
        Err(Denied::Role)
    }
}

/// The permit to see what is not published yet: for everybody who holds a role in the space.
///
/// # Errors
/// [`Denied::SignIn`] or [`Denied::Role`].
pub fn may_preview(actor: &Actor, space: SpaceId) -> Result<MayPreview, Denied> {
    signed_in(actor)?;
    if Role::ALL.iter().any(|role| actor.is(*role, Some(space))) {
        Ok(MayPreview { space })
    } else {
        Err(Denied::Role)
    }
}

/// The permit to see the administration's pages at all: administrators of the municipality or of any space.
///
/// # Errors
/// [`Denied::SignIn`] or [`Denied::Role`].
pub fn may_enter_administration(actor: &Actor) -> Result<AccountId, Denied> {
    let by = signed_in(actor)?;
    if actor
        .grants
        .iter()
        .any(|grant| grant.role == Role::Administrator)
    {
        Ok(by)
    } else {
        Err(Denied::Role)
    }
}

/// The permit to change what belongs to one's own account.
///
/// # Errors
/// [`Denied::SignIn`].
pub fn may_manage_own_account(actor: &Actor) -> Result<MayManageOwnAccount, Denied> {
    signed_in(actor).map(|account| MayManageOwnAccount { account })
}

/// The permit for what is sensitive: somebody showed within the last ten minutes who they are, by the passkey if there is one.
///
/// # Errors
/// [`Denied::SignIn`] or [`Denied::Confirm`].
pub fn may_act_for_sure(actor: &Actor, now: Timestamp) -> Result<MayActForSure, Denied> {
    let account = signed_in(actor)?;
    let is_sure = actor.proof.is_some_and(|proof| {
        let age = now.duration_since(proof.at);
        let is_fresh = age <= CONFIRMED_FOR && age >= -CONFIRMED_FOR;
        is_fresh && (proof.means != Means::Link || !actor.has_passkey)
    });
    if is_sure {
        Ok(MayActForSure { account })
    } else {
        Err(Denied::Confirm)
    }
}

/// The permit to do here what the directory of staff says: it belongs to the service itself, whoever started it.
#[must_use]
pub fn may_follow_directory(at: Timestamp) -> MayFollowDirectory {
    MayFollowDirectory { at }
}

/// Whether the person is known well enough for something that asks for this level.
///
/// # Errors
/// [`Denied::SignIn`] or [`Denied::Level`].
pub fn reaches(actor: &Actor, needs: Level) -> Result<(), Denied> {
    if actor.level >= needs {
        return Ok(());
    }
    signed_in(actor)?;
    Err(Denied::Level { needs })
}

fn signed_in(actor: &Actor) -> Result<AccountId, Denied> {
    actor.account.ok_or(Denied::SignIn)
}

/// Whether a poll's page may be seen: published ones by everybody, others by those who hold a role in the space.
#[must_use]
pub fn may_see_poll(actor: &Actor, poll: &Poll) -> bool {
    match poll.state {
        PollState::Draft | PollState::Preview => may_preview(actor, poll.space).is_ok(),
        PollState::Published | PollState::Open | PollState::Closed | PollState::Archived => true,
    }
}
