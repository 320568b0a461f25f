//! A poll as it is being written: by a form, an import, or the demonstration.

use domain::ids::{PollId, SpaceId};
use domain::poll::{Eligibility, Method, OptionOrder, Poll, PollState, Profile};
use jiff::Timestamp;

/// An option that is being written; its number follows from its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OptionDraft {
    /// Its title.
    pub title: String,
    /// What it means; may be empty.
    pub description: String,
    /// Id in the source it is imported from.
    pub reference: Option<String>,
    /// Category, where options have one.
    pub category: Option<String>,
    /// District it concerns.
    pub district: Option<String>,
    /// Cost in minor units of the poll's currency.
    pub cost_minor: Option<i64>,
    /// Degrees north, WGS 84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub longitude: Option<f64>,
}

/// Everything that binds in a poll.
#[derive(Clone, Debug, PartialEq)]
pub struct PollDraft {
    /// Language of the texts (BCP 47).
    pub lang: String,
    /// The question.
    pub title: String,
    /// One or two sentences: why it is asked.
    pub summary: String,
    /// The whole background, in Markdown; may be empty.
    pub body: String,
    /// Whom the result binds, in a sentence; may be empty.
    pub binding: String,
    /// How ballots are kept.
    pub profile: Profile,
    /// How one chooses.
    pub method: Method,
    /// Whether "none of these" can be chosen.
    pub none_option: bool,
    /// Order of the options.
    pub order: OptionOrder,
    /// Who may vote.
    pub eligibility: Eligibility,
    /// Whether votes are taken with help: at the desk, and in secret polls sealed by the server.
    pub assisted: bool,
    /// When ballots are taken from.
    pub opens_at: Timestamp,
    /// From when on ballots are refused.
    pub closes_at: Timestamp,
    /// ISO 4217 code of the costs of options.
    pub currency: Option<String>,
    /// Budget in minor units of the currency.
    pub budget_minor: Option<i64>,
    /// The options in their order.
    pub options: Vec<OptionDraft>,
}

impl PollDraft {
    /// The poll this would be, for checking its rules.
    #[must_use]
    pub fn as_poll(&self, id: PollId, space: SpaceId) -> Poll {
        Poll {
            id,
            space,
            state: PollState::Draft,
            profile: self.profile,
            method: self.method,
            options: u16::try_from(self.options.len()).unwrap_or(u16::MAX),
            none_option: self.none_option,
            order: self.order,
            eligibility: self.eligibility.clone(),
            assisted: self.assisted,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            counted: false,
        }
    }

    pub(super) fn min_choices(&self) -> i16 {
        i16::try_from(self.method.bounds().0).unwrap_or(i16::MAX)
    }

    pub(super) fn max_choices(&self) -> i16 {
        i16::try_from(self.method.bounds().1).unwrap_or(i16::MAX)
    }

    pub(super) fn seats(&self) -> i16 {
        i16::try_from(self.method.seats()).unwrap_or(i16::MAX)
    }

    pub(super) fn scale(&self) -> i16 {
        i16::from(self.method.scale())
    }

    pub(super) fn option_count(&self) -> i16 {
        i16::try_from(self.options.len()).unwrap_or(i16::MAX)
    }

    pub(super) fn districts_json(&self) -> String {
        serde_json::Value::from(self.eligibility.districts.clone()).to_string()
    }
}
