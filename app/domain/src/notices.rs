//! What people are told of, by which way, and how often.

words! {
    /// A kind of notice.
    Kind {
        /// What guards the account: sign-ins on new devices, changes of passkeys and of addresses. It cannot be switched off.
        Security "security",
        /// Somebody opened data about the person.
        Opened "opened",
        /// What the person asked or filed is answered.
        Answers "answers",
        /// Moderators decided about what the person wrote or reported.
        Moderation "moderation",
        /// Something waits for moderators, and the person is one.
        Queue "queue",
        /// A poll opens in which the person may vote.
        PollOpens "poll_opens",
        /// A poll in which the person may vote, and which they follow, closes soon.
        PollCloses "poll_closes",
        /// An idea that the person wrote, supports or follows has come on.
        Ideas "ideas",
        /// An idea has so many supports that the person, who answers for the administration, owes it an official answer.
        AnswerDue "answer_due",
        /// Somebody replies to a comment of the person, or calls them by name.
        Discussion "discussion",
    }
}

words! {
    /// How somebody is told. By every way but the last the notice stands on the site, too.
    Way {
        /// By e-mail.
        Mail "mail",
        /// By a text message to the confirmed number.
        Sms "sms",
        /// By a letter to the confirmed address.
        Letter "letter",
        /// On the site alone.
        Here "here",
        /// Not at all.
        Off "off",
    }
}

words! {
    /// How often mails come.
    Pace {
        /// One mail a day at most, with all there is to tell.
        Daily "daily",
        /// A mail for each notice.
        AtOnce "at_once",
    }
}

/// What somebody wants for one kind of notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// How.
    pub way: Way,
    /// How often.
    pub pace: Pace,
}

/// By which ways somebody can be told, apart from mail and the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reachable {
    /// There is a confirmed number, and something that sends text messages.
    pub sms: bool,
    /// There is a confirmed postal address.
    pub letter: bool,
}

impl Kind {
    /// What holds for those who chose nothing.
    #[must_use]
    pub fn usual(self) -> Choice {
        let pace = match self {
            Self::Queue
            | Self::PollOpens
            | Self::PollCloses
            | Self::Ideas
            | Self::AnswerDue
            | Self::Discussion => Pace::Daily,
            Self::Security | Self::Opened | Self::Answers | Self::Moderation => Pace::AtOnce,
        };
        Choice {
            way: Way::Mail,
            pace,
        }
    }

    /// Whether the person can choose how they are told.
    #[must_use]
    pub fn is_free(self) -> bool {
        self != Self::Security
    }

    /// The ways that make sense: a letter is too slow for what is about a date.
    #[must_use]
    pub fn ways(self) -> &'static [Way] {
        match self {
            Self::Security => &[Way::Mail],
            Self::Opened | Self::Answers | Self::Moderation => Way::ALL,
            Self::Ideas | Self::AnswerDue => &[Way::Mail, Way::Here, Way::Off],
            Self::Queue | Self::PollOpens | Self::PollCloses => {
                &[Way::Mail, Way::Sms, Way::Here, Way::Off]
            }
            Self::Discussion => &[Way::Mail, Way::Here, Way::Off],
        }
    }

    /// Whether there is a choice of how often. What was opened is told once a day at most in any case.
    #[must_use]
    pub fn has_pace(self) -> bool {
        !matches!(self, Self::Security | Self::Opened)
    }

    /// The ways somebody can choose now.
    #[must_use]
    pub fn ways_for(self, reachable: Reachable) -> Vec<Way> {
        let ways = self.ways().iter().copied();
        ways.filter(|way| reachable.by(*way)).collect()
    }
}

impl Reachable {
    /// Whether this way leads to the person.
    #[must_use]
    pub fn by(self, way: Way) -> bool {
        match way {
            Way::Sms => self.sms,
            Way::Letter => self.letter,
            Way::Mail | Way::Here | Way::Off => true,
        }
    }

    /// The way that is taken: a way that does not lead to the person any more is replaced by mail.
    #[must_use]
    pub fn taken(self, way: Way) -> Way {
        if self.by(way) { way } else { Way::Mail }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_guards_the_account_always_comes_by_mail() {
        assert_eq!(Kind::Security.ways(), [Way::Mail]);
        assert!(!Kind::Security.is_free());
    }

    #[test]
    fn every_kind_can_choose_its_usual_way_and_stop_it() {
        for kind in Kind::ALL.iter().filter(|kind| kind.is_free()) {
            let ways = kind.ways_for(Reachable::default());
            assert!(ways.contains(&kind.usual().way) && ways.contains(&Way::Off));
            assert!(!ways.contains(&Way::Sms) && !ways.contains(&Way::Letter));
        }
    }

    #[test]
    fn a_way_that_leads_nowhere_becomes_mail() {
        let nowhere = Reachable::default();
        assert_eq!(nowhere.taken(Way::Sms), Way::Mail);
        assert_eq!(nowhere.taken(Way::Letter), Way::Mail);
        assert_eq!(nowhere.taken(Way::Off), Way::Off);
        let sms = Reachable {
            sms: true,
            letter: false,
        };
        assert_eq!(sms.taken(Way::Sms), Way::Sms);
    }
}
