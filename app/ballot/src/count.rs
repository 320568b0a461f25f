//! Counting ballots, and checking a published list of them.

use std::{borrow::Borrow, collections::HashMap, fmt};

use crate::{
    Ballot, Choice, ChoiceError, Method, PollId, Receipt, Selection, decode, methods::VoteError,
};

/// The count of a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// All ballots, invalid ones too.
    pub ballots: u64,
    /// Ballots for "none of these".
    pub none: u64,
    /// Ballots for each option; the first is option 1.
    pub per_option: Vec<u64>,
    /// Ballots that cannot be read or break the rules of the method. They count for nothing and are published as such.
    pub invalid: u64,
}

/// Why ballots cannot be counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TallyError {
    /// The ballots are of different polls.
    MixedPolls {
        /// The receipt of the first ballot whose poll is not that of the ballots before it.
        receipt: Receipt,
    },
}

impl fmt::Display for TallyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MixedPolls { receipt } => write!(
                f,
                "the ballot {receipt} is of another poll than those before it"
            ),
        }
    }
}

impl std::error::Error for TallyError {}

/// Counts the ballots of one poll by single choice or approval; [`MethodCounter`](crate::methods::MethodCounter) counts by all methods. That no ballot is there twice is for [`verify_published`] to check.
///
/// # Errors
/// [`TallyError::MixedPolls`]. A ballot that cannot be read is no error: it is counted as invalid.
pub fn tally<B: Borrow<Ballot>>(
    ballots: impl IntoIterator<Item = B>,
    method: &Method,
) -> Result<Tally, TallyError> {
    let mut tally = Tally {
        ballots: 0,
        none: 0,
        per_option: vec![0; usize::from(method.options)],
        invalid: 0,
    };
    let mut poll = None;
    for ballot in ballots {
        let ballot = ballot.borrow();
        if *poll.get_or_insert(ballot.poll) != ballot.poll {
            return Err(TallyError::MixedPolls {
                receipt: ballot.receipt(),
            });
        }
        tally.ballots += 1;
        match read(&ballot.choice, method) {
            Ok(Selection::NoneOfThese) => tally.none += 1,
            Ok(Selection::Options(chosen)) => {
                chosen
                    .iter()
                    .for_each(|option| tally.per_option[usize::from(option - 1)] += 1);
            }
            Err(_) => tally.invalid += 1,
        }
    }
    Ok(tally)
}

/// A choice as the method permits it.
fn read(choice: &Choice, method: &Method) -> Result<Selection, ChoiceError> {
    let selection = decode(choice, method.options)?;
    method.check(&selection)?;
    Ok(selection)
}

/// A line of the published list of ballots: receipt, salt, choice.
pub type Published = (Receipt, [u8; 32], Choice);

/// What is wrong with a line of a published list. Lines are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The receipt is not that of poll, salt and choice: something was changed.
    Receipt {
        /// The line.
        line: usize,
        /// The receipt as published.
        published: Receipt,
        /// The receipt as it should be.
        computed: Receipt,
    },
    /// The receipt is smaller than the one before: the list is not sorted, and its order could tell something.
    Order {
        /// The line.
        line: usize,
        /// The receipt.
        receipt: Receipt,
    },
    /// The receipt was there before.
    Twice {
        /// The line.
        line: usize,
        /// The line where it stands first.
        first: usize,
        /// The receipt.
        receipt: Receipt,
    },
    /// The choice cannot be read or breaks the rules of the method.
    Choice {
        /// The line.
        line: usize,
        /// The receipt.
        receipt: Receipt,
        /// What is wrong with the choice.
        error: VoteError,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Receipt {
                line,
                published,
                computed,
            } => {
                write!(
                    f,
                    "line {line}: the receipt is {published} but salt and choice give {computed}"
                )
            }
            Self::Order { line, receipt } => write!(
                f,
                "line {line}: {receipt} is smaller than the receipt before it"
            ),
            Self::Twice {
                line,
                first,
                receipt,
            } => {
                write!(f, "line {line}: {receipt} stands in line {first} already")
            }
            Self::Choice {
                line,
                receipt,
                error,
            } => write!(f, "line {line}: {receipt}: {error}"),
        }
    }
}

/// Checks a published list of ballots and names every fault, in the order of the lines; none means that all is well.
///
/// Each receipt must be that of its line, receipts must ascend and be there once, and each choice must be readable and
/// permitted. Whether all ballots are in the list is for its voters to check, each with their own receipt.
#[must_use]
pub fn verify_published(poll: &PollId, method: &Method, list: &[Published]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut seen = HashMap::new();
    let mut before = None;
    let rules = method.rules().ok();
    for (line, (published, salt, choice)) in list.iter().enumerate() {
        let receipt = *published;
        let computed = Ballot {
            poll: *poll,
            salt: *salt,
            choice: choice.clone(),
        }
        .receipt();
        if receipt != computed {
            faults.push(Fault::Receipt {
                line,
                published: receipt,
                computed,
            });
        }
        if before
            .replace(receipt)
            .is_some_and(|before| receipt < before)
        {
            faults.push(Fault::Order { line, receipt });
        }
        let first = *seen.entry(receipt).or_insert(line);
        if first != line {
            faults.push(Fault::Twice {
                line,
                first,
                receipt,
            });
        }
        let checked = match &rules {
            Some(rules) => rules.check_choice(&choice.0),
            None => Err(VoteError::Kind),
        };
        if let Err(error) = checked {
            faults.push(Fault::Choice {
                line,
                receipt,
                error,
            });
        }
    }
    faults
}
