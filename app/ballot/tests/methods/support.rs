//! Rules, votes and counts for tests.

use ballot::{
    methods::{MethodCounter, Outcome, Rules, Span, TieOrder, TieSeed, Vote},
    secret::verify::Counter,
};
use serde_json::Value;

/// Any number of options may be named, or none.
pub fn free(options: u16) -> Span {
    Span {
        options,
        min: 0,
        max: options,
    }
}

/// Some order; where it matters, tests try several.
pub fn drawn(options: u16) -> TieOrder {
    TieSeed([3; 32]).order(options)
}

pub fn counter(rules: Rules, votes: &[(u64, Vote)]) -> MethodCounter {
    let mut counter = MethodCounter::by(rules).expect("good rules");
    for (times, vote) in votes {
        let choice = rules.encode(vote).expect("a vote by the rules");
        assert_eq!(rules.decode(&choice).as_ref(), Ok(vote));
        (0..*times).for_each(|_| assert!(counter.count(&choice)));
    }
    counter
}

pub fn count(rules: Rules, votes: &[(u64, Vote)], ties: &TieOrder) -> Outcome {
    counter(rules, votes).outcome(ties)
}

/// A case of an oracle: its options are letters.
pub struct Case<'a>(pub &'a Value);

impl Case<'_> {
    pub fn id(&self) -> &str {
        text(&self.0["id"])
    }

    pub fn options(&self) -> u16 {
        u16::try_from(list(&self.0["options"]).len()).expect("few options")
    }

    pub fn expected(&self) -> &Value {
        &self.0["expected"]
    }

    /// What stands in an object for each option.
    pub fn each<T>(&self, object: &Value, read: impl Fn(&Value) -> T) -> Vec<T> {
        let name = |option: &Value| read(&object[text(option)]);
        list(&self.0["options"]).iter().map(name).collect()
    }

    pub fn votes(&self, read: impl Fn(&Self, &Value) -> Vote) -> Vec<(u64, Vote)> {
        let vote = |ballot: &Value| (number(&ballot["count"]), read(self, ballot));
        list(&self.0["ballots"]).iter().map(vote).collect()
    }

    /// Votes whose ranking is a list of options, best first.
    pub fn strict(&self) -> Vec<(u64, Vote)> {
        self.votes(|_, ballot| {
            let ranking = options(&ballot["ranking"]).into_iter();
            Vote::Ranking(ranking.map(|option| vec![option]).collect())
        })
    }
}

pub fn cases(json: &str) -> Value {
    serde_json::from_str(json).expect("an oracle")
}

pub fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

pub fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// The number of an option by its letter.
pub fn option(value: &Value) -> u16 {
    let letter = text(value).bytes().next().expect("a letter");
    u16::from(letter - b'A') + 1
}

pub fn options(value: &Value) -> Vec<u16> {
    list(value).iter().map(option).collect()
}

pub fn tiers(value: &Value) -> Vec<Vec<u16>> {
    list(value).iter().map(options).collect()
}
