//! What the server tells the island: nothing secret, and nothing it could not see.

use super::Words;
use super::marks::Kind;
use serde::{Deserialize, Serialize};

/// An option as the ballot shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionProps {
    /// Its number on ballots, from 1.
    pub number: u16,
    /// Its title.
    pub title: String,
    /// Cost, district, category.
    pub facts: Vec<String>,
    /// What it means.
    pub text: String,
}

/// A ballot page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VotePage {
    /// The address of the poll, without a slash at the end.
    pub path: String,
    /// Scheme and host.
    pub origin: String,
    /// The hash of the manifest, 64 hexadecimal digits.
    pub poll: String,
    /// Tells persons who share a browser apart; empty where nobody is signed in.
    pub whose: String,
    /// Whether the right to vote was used, on whatever device.
    pub begun: bool,
    /// Whether ballots are no longer taken.
    pub closed: bool,
    /// Whether voters open their own ballots now, because too few trustees do.
    pub opens: bool,
    /// The question.
    pub title: String,
    /// Its language, if it is not that of the page.
    pub lang: Option<String>,
    /// What a voter does with the options.
    pub kind: Kind,
    /// How one fills the ballot in, where options are ranked or rated.
    pub hint: String,
    /// Whether one option is chosen, not several.
    pub single: bool,
    /// Fewest options.
    pub min: u16,
    /// Most options.
    pub max: u16,
    /// Whether "none of these" can be chosen.
    pub none: bool,
    /// The options in the visitor's order.
    pub options: Vec<OptionProps>,
    /// All that is said.
    pub words: Words,
}

impl VotePage {
    /// The title of a marked option.
    #[must_use]
    pub fn title_of(&self, mark: &str) -> Option<&str> {
        let is_marked = |option: &&OptionProps| option.number.to_string() == mark;
        self.options
            .iter()
            .find(is_marked)
            .map(|option| option.title.as_str())
    }

    /// The numbers of marked options, ascending; empty for "none of these". Or the key of what is wrong.
    ///
    /// # Errors
    /// The key of a text.
    pub fn numbers(&self, marked: &[String]) -> Result<Vec<u16>, &'static str> {
        let none = marked.iter().any(|mark| mark == "none");
        let mut numbers: Vec<u16> = marked.iter().filter_map(|mark| mark.parse().ok()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let chosen = numbers.len();
        if none && chosen == 0 {
            Ok(Vec::new())
        } else if none {
            Err("choice-none-and-others")
        } else if chosen == 0 {
            Err("choice-nothing")
        } else if chosen < usize::from(self.min) {
            Err("vote-too-few")
        } else if chosen > usize::from(self.max) {
            Err("vote-too-many")
        } else {
            Ok(numbers)
        }
    }
}
