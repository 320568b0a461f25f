//! What can be decided, what follows from it, and how it is undone.

use super::{ContentKind, Label, Visibility};
use jiff::{SignedDuration, Timestamp};

/// Longest time between two comments of one person that slow mode can ask for, in minutes.
const SLOWEST: u32 = 24 * 60;
/// Longest suspension, in days.
const LONGEST: u32 = 365;

/// What moderators decide about content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is in order: it stays, or becomes public if it was held.
    Keep,
    /// It stays, with a note beside it.
    Label(Label),
    /// Its author is asked to change it; it is held until then.
    Change,
    /// Nobody else but its author reads it any more.
    Hide,
    /// What was hidden or held is public again.
    Restore,
    /// Nobody adds to its discussion any more.
    Lock,
    /// Everybody waits so many minutes between two comments in its discussion.
    Slow {
        /// Minutes.
        minutes: u32,
    },
    /// Its author does not take part in the space for so many days.
    Suspend {
        /// Days.
        days: u32,
    },
}

/// Rules of a discussion beside those of its phase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThreadRule {
    /// Nobody adds to it.
    pub is_locked: bool,
    /// So many minutes everybody waits between two comments; 0 for no wait.
    pub slow_minutes: u32,
}

/// How content stands before a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What it is.
    pub kind: ContentKind,
    /// Who reads it.
    pub visibility: Visibility,
    /// The note beside it.
    pub label: Option<Label>,
    /// The rules of its discussion.
    pub thread: ThreadRule,
    /// Until when its author is suspended from the space.
    pub suspended_until: Option<Timestamp>,
}

/// What becomes of a suspension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuspensionChange {
    /// It lasts until then.
    Until(Timestamp),
    /// It ends now.
    Lift,
}

/// What follows from a decision; `None` where something stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Who reads the content.
    pub visibility: Option<Visibility>,
    /// The note beside it, or none any more.
    pub label: Option<Option<Label>>,
    /// The rules of its discussion.
    pub thread: Option<ThreadRule>,
    /// Whether its author takes part.
    pub suspension: Option<SuspensionChange>,
}

/// Why a decision makes no sense for content as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It stands like that already.
    Already,
    /// It is hidden: it can be restored, not kept, labelled or changed.
    IsHidden,
    /// There is nothing of that kind around such content.
    NotForThis,
    /// A number out of its bounds.
    OutOfBounds,
    /// A later decision changed the same: that one is to be undone.
    Overtaken,
}

impl Decision {
    /// The words decisions are stored as, in the order in which they are offered.
    pub const WORDS: [&str; 8] = [
        "keep", "label", "change", "hide", "restore", "lock", "slow", "suspend",
    ];

    /// The word it is stored as.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Label(_) => "label",
            Self::Change => "change",
            Self::Hide => "hide",
            Self::Restore => "restore",
            Self::Lock => "lock",
            Self::Slow { .. } => "slow",
            Self::Suspend { .. } => "suspend",
        }
    }

    /// What belongs to the word: a label's word, minutes or days; empty for most.
    #[must_use]
    pub fn detail(self) -> String {
        match self {
            Self::Label(label) => label.word().to_owned(),
            Self::Slow { minutes } => minutes.to_string(),
            Self::Suspend { days } => days.to_string(),
            Self::Keep | Self::Change | Self::Hide | Self::Restore | Self::Lock => String::new(),
        }
    }

    /// The decision stored as a word and what belongs to it.
    #[must_use]
    pub fn from_words(word: &str, detail: &str) -> Option<Self> {
        let number = || detail.parse::<u32>().ok();
        match word {
            "keep" => Some(Self::Keep),
            "label" => Label::from_word(detail).map(Self::Label),
            "change" => Some(Self::Change),
            "hide" => Some(Self::Hide),
            "restore" => Some(Self::Restore),
            "lock" => Some(Self::Lock),
            "slow" => number().map(|minutes| Self::Slow { minutes }),
            "suspend" => number().map(|days| Self::Suspend { days }),
            _ => None,
        }
    }

    /// Whether it takes something away from somebody: then its ground has to be named.
    #[must_use]
    pub fn restricts(self) -> bool {
        !matches!(self, Self::Keep | Self::Restore)
    }

    /// When it ends by itself.
    #[must_use]
    pub fn ends_at(self, now: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Suspend { days } => Some(after_days(now, days)),
            _ => None,
        }
    }

    /// What follows from it for content that stands like this.
    ///
    /// # Errors
    /// [`Refused`], where it makes no sense.
    pub fn on(self, standing: &Standing, now: Timestamp) -> Result<Effect, Refused> {
        let is_hidden = standing.visibility == Visibility::Hidden;
        let shown = (standing.visibility != Visibility::Visible).then_some(Visibility::Visible);
        match self {
            Self::Keep | Self::Label(_) | Self::Change if is_hidden => Err(Refused::IsHidden),
            Self::Keep => Ok(Effect {
                visibility: shown,
                ..Effect::default()
            }),
            Self::Label(_) if !standing.kind.takes_label() => Err(Refused::NotForThis),
            Self::Label(label) if standing.label == Some(label) => Err(Refused::Already),
            Self::Label(label) => Ok(Effect {
                visibility: shown,
                label: Some(Some(label)),
                ..Effect::default()
            }),
            Self::Change => Ok(Effect {
                visibility: Some(Visibility::Held),
                ..Effect::default()
            }),
            Self::Hide if is_hidden => Err(Refused::Already),
            Self::Hide => Ok(Effect {
                visibility: Some(Visibility::Hidden),
                ..Effect::default()
            }),
            Self::Restore if shown.is_none() => Err(Refused::Already),
            Self::Restore => Ok(Effect {
                visibility: shown,
                ..Effect::default()
            }),
            Self::Lock | Self::Slow { .. } => self.on_thread(standing),
            Self::Suspend { days } if !(1..=LONGEST).contains(&days) => Err(Refused::OutOfBounds),
            Self::Suspend { days } => {
                let until = after_days(now, days);
                match standing.suspended_until {
                    Some(already) if already >= until => Err(Refused::Already),
                    _ => Ok(Effect {
                        suspension: Some(SuspensionChange::Until(until)),
                        ..Effect::default()
                    }),
                }
            }
        }
    }

    fn on_thread(self, standing: &Standing) -> Result<Effect, Refused> {
        let before = standing.thread;
        let after = match self {
            Self::Slow { minutes } if !(1..=SLOWEST).contains(&minutes) => {
                return Err(Refused::OutOfBounds);
            }
            Self::Slow { minutes } => ThreadRule {
                slow_minutes: minutes,
                ..before
            },
            _ => ThreadRule {
                is_locked: true,
                ..before
            },
        };
        if !standing.kind.has_thread() {
            return Err(Refused::NotForThis);
        }
        if after == before {
            return Err(Refused::Already);
        }
        Ok(Effect {
            thread: Some(after),
            ..Effect::default()
        })
    }

    /// What undoes the decision: content stood like `before` when it was made, and stands like `standing` now.
    ///
    /// # Errors
    /// [`Refused::Overtaken`] where it does not stand any more as the decision left it, [`Refused::Already`] where there is nothing to undo.
    pub fn undone(
        self,
        before: &Standing,
        standing: &Standing,
        decided_at: Timestamp,
        now: Timestamp,
    ) -> Result<Effect, Refused> {
        let left = self.on(before, decided_at)?;
        let mut effect = Effect::default();
        if let Some(visibility) = left.visibility {
            if standing.visibility != visibility {
                return Err(Refused::Overtaken);
            }
            // What became public is hidden by undoing it; what was taken away is public again.
            effect.visibility = Some(match visibility {
                Visibility::Visible => Visibility::Hidden,
                Visibility::Held | Visibility::Hidden => Visibility::Visible,
            });
        } else if self == Self::Keep {
            // Whoever reported it was right.
            match standing.visibility {
                Visibility::Visible => effect.visibility = Some(Visibility::Hidden),
                Visibility::Held | Visibility::Hidden => return Err(Refused::Overtaken),
            }
        }
        if let Some(label) = left.label {
            if standing.label != label {
                return Err(Refused::Overtaken);
            }
            // The note goes; the content stays public.
            effect.label = Some(before.label);
            effect.visibility = None;
        }
        if let Some(thread) = left.thread {
            if standing.thread != thread {
                return Err(Refused::Overtaken);
            }
            effect.thread = Some(before.thread);
        }
        if let Some(SuspensionChange::Until(until)) = left.suspension {
            match standing.suspended_until {
                Some(_) if until <= now => return Err(Refused::Already),
                Some(last) if last == until => effect.suspension = Some(SuspensionChange::Lift),
                Some(_) => return Err(Refused::Overtaken),
                None => return Err(Refused::Already),
            }
        }
        Ok(effect)
    }
}

fn after_days(now: Timestamp, days: u32) -> Timestamp {
    now.checked_add(SignedDuration::from_hours(i64::from(days) * 24))
        .unwrap_or(Timestamp::MAX)
}

impl Standing {
    /// How it stands after an effect.
    #[must_use]
    pub fn after(self, effect: &Effect) -> Self {
        Self {
            visibility: effect.visibility.unwrap_or(self.visibility),
            label: effect.label.unwrap_or(self.label),
            thread: effect.thread.unwrap_or(self.thread),
            suspended_until: match effect.suspension {
                Some(SuspensionChange::Until(until)) => Some(until),
                Some(SuspensionChange::Lift) => None,
                None => self.suspended_until,
            },
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decision() -> impl Strategy<Value = Decision> {
        prop_oneof![
            Just(Decision::Keep),
            Just(Decision::Label(Label::Harsh)),
            Just(Decision::Change),
            Just(Decision::Hide),
            Just(Decision::Restore),
            Just(Decision::Lock),
            (0_u32..2000).prop_map(|minutes| Decision::Slow { minutes }),
            (0_u32..400).prop_map(|days| Decision::Suspend { days }),
        ]
    }

    fn standing() -> impl Strategy<Value = Standing> {
        let kinds = prop::sample::select(ContentKind::ALL);
        let visibilities = prop::sample::select(Visibility::ALL);
        let labels = prop::option::of(prop::sample::select(Label::ALL));
        (kinds, visibilities, labels, any::<bool>(), 0_u32..3).prop_map(
            |(kind, visibility, label, is_locked, slow_minutes)| Standing {
                kind,
                visibility,
                label: label.filter(|_| kind.takes_label()),
                thread: ThreadRule {
                    is_locked,
                    slow_minutes,
                },
                suspended_until: None,
            },
        )
    }

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    proptest! {
        #[test]
        fn words_come_back(decision in decision()) {
            prop_assert_eq!(Decision::from_words(decision.word(), &decision.detail()), Some(decision));
            prop_assert!(Decision::WORDS.contains(&decision.word()));
        }

        #[test]
        fn what_is_hidden_becomes_public_by_restoring_alone(standing in standing(), decision in decision()) {
            prop_assume!(standing.visibility == Visibility::Hidden);
            if let Ok(effect) = decision.on(&standing, NOW) {
                let after = standing.after(&effect).visibility;
                prop_assert_eq!(after == Visibility::Visible, decision == Decision::Restore);
            }
        }

        #[test]
        fn every_decision_that_restricts_can_be_undone(before in standing(), decision in decision()) {
            if let Ok(effect) = decision.on(&before, NOW) {
                let after = before.after(&effect);
                let undone = decision.undone(&before, &after, NOW, NOW).expect("nothing came between");
                let end = after.after(&undone);
                prop_assert_eq!(end.thread, before.thread);
                prop_assert_eq!(end.suspended_until, before.suspended_until);
                match decision {
                    Decision::Hide | Decision::Change => prop_assert_eq!(end.visibility, Visibility::Visible),
                    Decision::Label(_) => prop_assert_eq!(end.label, before.label),
                    Decision::Keep | Decision::Restore => prop_assert_eq!(end.visibility, Visibility::Hidden),
                    Decision::Lock | Decision::Slow { .. } | Decision::Suspend { .. } => prop_assert_eq!(end.visibility, before.visibility),
                }
            }
        }

        #[test]
        fn the_same_twice_is_refused(before in standing(), decision in decision()) {
            if let Ok(effect) = decision.on(&before, NOW) {
                let again = decision.on(&before.after(&effect), NOW);
                let may_repeat = matches!(decision, Decision::Keep | Decision::Change);
                prop_assert!(may_repeat || again == Err(Refused::Already));
            }
        }
    }

    #[test]
    fn a_later_decision_is_undone_first() {
        let before = Standing {
            kind: ContentKind::Comment,
            visibility: Visibility::Visible,
            label: None,
            thread: ThreadRule::default(),
            suspended_until: None,
        };
        let hidden = before.after(&Decision::Hide.on(&before, NOW).expect("visible"));
        let restored = hidden.after(&Decision::Restore.on(&hidden, NOW).expect("hidden"));
        assert_eq!(
            Decision::Hide.undone(&before, &restored, NOW, NOW),
            Err(Refused::Overtaken)
        );
        assert_eq!(
            Decision::Lock.on(
                &Standing {
                    kind: ContentKind::Name,
                    ..before
                },
                NOW
            ),
            Err(Refused::NotForThis)
        );
    }
}
