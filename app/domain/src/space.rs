//! Spaces and their phases: what is permitted when.

use crate::actor::Level;
use crate::ids::{PhaseId, SpaceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a space is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SpaceKind {
    /// A unit of the administration.
    Unit,
    /// A neighbourhood or district.
    Neighbourhood,
    /// A process with a beginning and an end, a participatory budget for instance.
    Process,
}

impl SpaceKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Process, Self::Neighbourhood, Self::Unit];

    /// The word it is stored as.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Neighbourhood => "neighbourhood",
            Self::Process => "process",
        }
    }

    /// The kind stored as `word`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Something citizens do that a phase may permit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Activity {
    /// Casting a ballot in a poll.
    Vote,
    /// Answering a questionnaire.
    Answer,
    /// Putting forward an idea.
    Propose,
    /// Commenting.
    Discuss,
}

impl Activity {
    /// All activities, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Vote, Self::Answer, Self::Propose, Self::Discuss];

    /// The word it is known as in forms and translations.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Vote => "vote",
            Self::Answer => "answer",
            Self::Propose => "propose",
            Self::Discuss => "discuss",
        }
    }

    fn bit(self) -> i16 {
        match self {
            Self::Vote => 1,
            Self::Answer => 2,
            Self::Propose => 4,
            Self::Discuss => 8,
        }
    }
}

/// A set of activities; stored as the sum of their bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Permits(i16);

impl Permits {
    /// The set of these activities.
    #[must_use]
    pub fn of(activities: &[Activity]) -> Self {
        Self(
            activities
                .iter()
                .fold(0, |bits, activity| bits | activity.bit()),
        )
    }

    /// Whether the activity is in the set.
    #[must_use]
    pub fn contains(self, activity: Activity) -> bool {
        self.0 & activity.bit() != 0
    }

    /// The stored form.
    #[must_use]
    pub fn bits(self) -> i16 {
        self.0
    }

    /// From the stored form; bits that mean nothing are refused.
    #[must_use]
    pub fn from_bits(bits: i16) -> Option<Self> {
        (bits & !Self::of(&Activity::ALL).0 == 0).then_some(Self(bits))
    }
}

/// A phase of a space: from `starts_at` (included) to `ends_at` (excluded).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Its id.
    pub id: PhaseId,
    /// What it is called.
    pub title: String,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// What citizens may do meanwhile.
    pub permits: Permits,
}

impl Phase {
    /// Whether the phase is running at this time.
    #[must_use]
    pub fn is_running(&self, now: Timestamp) -> bool {
        self.starts_at <= now && now < self.ends_at
    }
}

/// A space, as far as rules ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Space {
    /// Its id.
    pub id: SpaceId,
    /// Its phases, in order of their start. A space without phases permits everything always.
    pub phases: Vec<Phase>,
    /// The assurance level it asks for of everybody who takes part.
    pub min_level: Level,
}

impl Space {
    /// Whether the activity is permitted at this time: there are no phases, or one that is running permits it.
    #[must_use]
    pub fn permits(&self, activity: Activity, now: Timestamp) -> bool {
        self.phases.is_empty()
            || self
                .phases
                .iter()
                .any(|phase| phase.is_running(now) && phase.permits.contains(activity))
    }

    /// The next phase after `now` that permits the activity.
    #[must_use]
    pub fn next_permitting(&self, activity: Activity, now: Timestamp) -> Option<&Phase> {
        self.phases
            .iter()
            .filter(|phase| phase.starts_at > now && phase.permits.contains(activity))
            .min_by_key(|phase| phase.starts_at)
    }

    /// Whether an activity is permitted during the whole of a window, phases following each other without a gap.
    #[must_use]
    pub fn permits_throughout(
        &self,
        activity: Activity,
        from: Timestamp,
        until: Timestamp,
    ) -> bool {
        if self.phases.is_empty() {
            return true;
        }
        let mut at = from;
        while at < until {
            let Some(phase) = self
                .phases
                .iter()
                .filter(|p| p.is_running(at) && p.permits.contains(activity))
                .max_by_key(|p| p.ends_at)
            else {
                return false;
            };
            at = phase.ends_at;
        }
        true
    }

    /// Whether voting would stop being permitted during some of the time until which ballots are to be taken, if these phases replaced
    /// those of now: `windows` are the times of polls that citizens know of already.
    #[must_use]
    pub fn would_break<'a, T>(
        &self,
        replaced_by: &Self,
        windows: &'a [(Timestamp, Timestamp, T)],
        now: Timestamp,
    ) -> Option<&'a T> {
        let broken = |(opens_at, closes_at, _): &&'a (Timestamp, Timestamp, T)| {
            let from = (*opens_at).max(now);
            self.permits_throughout(Activity::Vote, from, *closes_at)
                && !replaced_by.permits_throughout(Activity::Vote, from, *closes_at)
        };
        windows.iter().find(broken).map(|(_, _, what)| what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    fn phase(from: i64, until: i64, permits: &[Activity]) -> Phase {
        Phase {
            id: PhaseId(Uuid::nil()),
            title: String::new(),
            starts_at: at(from),
            ends_at: at(until),
            permits: Permits::of(permits),
        }
    }

    #[test]
    fn a_phase_permits_from_its_start_until_just_before_its_end() {
        let space = Space {
            id: SpaceId(Uuid::nil()),
            min_level: Level::Anonymous,
            phases: vec![
                phase(10, 20, &[Activity::Vote]),
                phase(20, 30, &[Activity::Discuss]),
            ],
        };
        assert!(!space.permits(Activity::Vote, at(9)));
        assert!(space.permits(Activity::Vote, at(10)));
        assert!(space.permits(Activity::Vote, at(19)));
        assert!(!space.permits(Activity::Vote, at(20)));
        assert!(space.permits(Activity::Discuss, at(20)));
        assert_eq!(
            space
                .next_permitting(Activity::Discuss, at(0))
                .map(|p| p.starts_at),
            Some(at(20))
        );
    }

    #[test]
    fn a_window_must_be_covered_without_a_gap() {
        let vote = [Activity::Vote];
        let space = |phases| Space {
            id: SpaceId(Uuid::nil()),
            min_level: Level::Anonymous,
            phases,
        };
        assert!(
            space(vec![phase(0, 10, &vote), phase(10, 20, &vote)]).permits_throughout(
                Activity::Vote,
                at(5),
                at(20)
            )
        );
        assert!(
            !space(vec![phase(0, 10, &vote), phase(11, 20, &vote)]).permits_throughout(
                Activity::Vote,
                at(5),
                at(20)
            )
        );
        assert!(!space(vec![phase(0, 10, &vote)]).permits_throughout(
            Activity::Vote,
            at(5),
            at(11)
        ));
        assert!(space(vec![]).permits_throughout(Activity::Vote, at(5), at(11)));
    }

    #[test]
    fn a_phase_that_a_poll_needs_is_missed() {
        let vote = [Activity::Vote];
        let space = |phases| Space {
            id: SpaceId(Uuid::nil()),
            min_level: Level::Anonymous,
            phases,
        };
        let (one, two) = (phase(0, 10, &vote), phase(5, 20, &vote));
        let both = space(vec![one.clone(), two.clone()]);
        let windows = [(at(2), at(15), "bridge")];
        assert_eq!(
            both.would_break(&space(vec![one]), &windows, at(3)),
            Some(&"bridge")
        );
        assert_eq!(
            both.would_break(&space(vec![two.clone()]), &windows, at(3)),
            Some(&"bridge")
        );
        assert_eq!(both.would_break(&space(vec![two]), &windows, at(5)), None);
        assert_eq!(
            space(vec![]).would_break(&space(vec![phase(0, 20, &[])]), &windows, at(3)),
            Some(&"bridge")
        );
        assert_eq!(both.would_break(&space(vec![]), &windows, at(16)), None);
    }

    #[test]
    fn permits_come_back_from_their_bits() {
        for bits in 0..16 {
            assert_eq!(Permits::from_bits(bits).map(Permits::bits), Some(bits));
        }
        assert_eq!(Permits::from_bits(16), None);
    }
}
