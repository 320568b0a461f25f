//! What a voter marks where options are ranked or rated: `2:1` says that option 2 is given 1, a place or a rating.

use super::VotePage;
use ballot::Selection;
use ballot::methods::Vote;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a voter does with the options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Marks them.
    Options,
    /// Gives them places.
    Places {
        /// Whether options may share a place.
        equal: bool,
    },
    /// Gives them one of these, in the order of the buttons; each has its words.
    Ratings {
        /// Scores or grades with their words.
        offered: Vec<(u8, String)>,
        /// Whether they are numbers.
        numbers: bool,
    },
}

/// What is wrong with what is marked: the id of the field, the key of the words, and what stands in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The field.
    pub field: String,
    /// The key of a text.
    pub key: &'static str,
    /// A place that the text names.
    pub place: u16,
}

impl Wrong {
    fn all(key: &'static str) -> Self {
        Self {
            field: "option".to_owned(),
            key,
            place: 0,
        }
    }

    fn at(option: u16, key: &'static str, place: u16) -> Self {
        Self {
            field: format!("place-{option}"),
            key,
            place,
        }
    }
}

/// What an option is given, if it is.
#[must_use]
pub fn given(marked: &[String], option: u16) -> Option<u16> {
    marked.iter().find_map(|mark| {
        let (number, given) = mark.split_once(':')?;
        (number.parse() == Ok(option)).then(|| given.parse().ok())?
    })
}

/// The marks with something given to an option, in place of what it had; an empty text takes it back.
pub fn give(marked: &mut Vec<String>, option: u16, given: &str) {
    let beginning = format!("{option}:");
    marked.retain(|mark| !mark.starts_with(&beginning));
    if !given.is_empty() {
        marked.push(format!("{beginning}{given}"));
    }
}

/// Options in the order of their places, the first choice first.
pub struct Ranking(Vec<u16>);

impl Ranking {
    /// What is marked. Where two have the same place, the one that was marked before comes first.
    #[must_use]
    pub fn of(marked: &[String]) -> Self {
        let pair = |mark: &String| {
            let (option, place) = mark.split_once(':')?;
            Some((place.parse().ok()?, option.parse().ok()?))
        };
        let mut placed: Vec<(u16, u16)> = marked.iter().filter_map(pair).collect();
        placed.sort_by_key(|(place, _)| *place);
        Self(placed.into_iter().map(|(_, option)| option).collect())
    }

    /// The options.
    #[must_use]
    pub fn options(&self) -> &[u16] {
        &self.0
    }

    /// Where an option stands, from 0.
    #[must_use]
    pub fn place(&self, option: u16) -> Option<usize> {
        self.0.iter().position(|other| *other == option)
    }

    /// Puts an option behind all others.
    pub fn add(&mut self, option: u16) {
        self.take_out(option);
        self.0.push(option);
    }

    /// Takes an option out; those behind it move up.
    pub fn take_out(&mut self, option: u16) {
        self.0.retain(|other| *other != option);
    }

    /// Puts an option at a place, from 0; those from there on move down.
    pub fn put(&mut self, option: u16, place: usize) {
        self.take_out(option);
        self.0.insert(place.min(self.0.len()), option);
    }

    /// Marks the places, from 1 and without gaps, in place of those that were marked.
    pub fn mark(&self, marked: &mut Vec<String>) {
        marked.retain(|mark| !mark.contains(':'));
        let places = (1..).zip(&self.0);
        marked.extend(places.map(|(place, option): (u16, _)| format!("{option}:{place}")));
    }
}

impl VotePage {
    /// What the marks say, or what is wrong with them.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub fn vote(&self, marked: &[String]) -> Result<Vote, Wrong> {
        if self.kind == Kind::Options {
            let numbers = self.numbers(marked).map_err(Wrong::all)?;
            return Ok(Vote::Options(if numbers.is_empty() {
                Selection::NoneOfThese
            } else {
                Selection::Options(numbers)
            }));
        }
        let none = marked.iter().any(|mark| mark == "none");
        let count = u16::try_from(self.options.len()).unwrap_or(u16::MAX);
        let named: Vec<(u16, u16)> = (1..=count)
            .filter_map(|option| Some((option, given(marked, option)?)))
            .collect();
        match (none, named.is_empty(), &self.kind) {
            (true, false, _) => return Err(Wrong::all("choice-none-and-marks")),
            (false, true, Kind::Ratings { .. }) => return Err(Wrong::all("choice-nothing-rated")),
            (false, true, _) => return Err(Wrong::all("choice-nothing-ranked")),
            _ => {}
        }
        match self.kind {
            Kind::Ratings { .. } => {
                let rating = |option: u16| {
                    given(marked, option).and_then(|rating| u8::try_from(rating).ok())
                };
                Ok(Vote::Ratings((1..=count).map(rating).collect()))
            }
            Kind::Places { equal } => Ok(Vote::Ranking(tiers(&named, equal)?)),
            Kind::Options => Ok(Vote::Ranking(Vec::new())),
        }
    }
}

/// Options by their places, best first. Where they may share a place, empty ones are left out.
fn tiers(named: &[(u16, u16)], equal: bool) -> Result<Vec<Vec<u16>>, Wrong> {
    let mut tiers: BTreeMap<u16, Vec<u16>> = BTreeMap::new();
    for (option, place) in named {
        tiers.entry(*place).or_default().push(*option);
    }
    for (expected, (place, tier)) in (1..).zip(&tiers) {
        if let ([_, option, ..], false) = (&tier[..], equal) {
            return Err(Wrong::at(*option, "choice-place-twice", *place));
        }
        if let ([option, ..], true) = (&tier[..], *place != expected && !equal) {
            return Err(Wrong::at(*option, "choice-place-gap", expected));
        }
    }
    Ok(tiers.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::{Ranking, give, given, tiers};

    #[test]
    fn an_option_is_given_one_thing() {
        let mut marked = vec!["none".to_owned()];
        give(&mut marked, 1, "3");
        give(&mut marked, 11, "2");
        give(&mut marked, 1, "4");
        assert_eq!((given(&marked, 1), given(&marked, 11)), (Some(4), Some(2)));
        give(&mut marked, 1, "");
        assert_eq!((given(&marked, 1), given(&marked, 11)), (None, Some(2)));
        assert_eq!(marked, ["none", "11:2"]);
    }

    #[test]
    fn options_move_in_the_order_so_far() {
        let mut marked = ["none", "3:2", "1:1", "4:2"].map(str::to_owned).to_vec();
        let mut ranking = Ranking::of(&marked);
        assert_eq!(ranking.options(), [1, 3, 4]);
        ranking.put(4, 0);
        ranking.add(2);
        assert_eq!(ranking.options(), [4, 1, 3, 2]);
        ranking.put(4, 9);
        ranking.take_out(1);
        assert_eq!((ranking.place(2), ranking.place(1)), (Some(1), None));
        ranking.mark(&mut marked);
        assert_eq!(marked, ["none", "3:1", "2:2", "4:3"]);
    }

    #[test]
    fn places_make_tiers_or_say_what_is_wrong() {
        assert_eq!(tiers(&[(1, 2), (3, 1)], false), Ok(vec![vec![3], vec![1]]));
        assert_eq!(
            tiers(&[(1, 3), (2, 1), (3, 1)], true),
            Ok(vec![vec![2, 3], vec![1]])
        );
        let twice = tiers(&[(1, 1), (3, 1)], false).expect_err("twice");
        assert_eq!(
            (twice.field.as_str(), twice.key, twice.place),
            ("place-3", "choice-place-twice", 1)
        );
        let gap = tiers(&[(1, 1), (3, 4)], false).expect_err("a gap");
        assert_eq!(
            (gap.field.as_str(), gap.key, gap.place),
            ("place-3", "choice-place-gap", 2)
        );
    }
}
