//! The counting methods of secret polls: encodings of choices, rules, counts, and outcomes that a page can explain.
//!
//! Numbers are whole numbers and exact fractions; there is no floating point. Ties that the ballots leave open are broken
//! by an order of the options that is drawn from the record ([`TieSeed`]), and stand in the outcome. `PROTOCOL.md`
//! says all encodings and rules in words.
//!
//! ```
//! use ballot::{methods::*, secret::verify::Counter};
//!
//! let rules = Rules::Stv(StvRules { span: Span { options: 3, min: 1, max: 3 }, seats: 2 });
//! let mut counter = MethodCounter::by(rules)?;
//! for ranking in [[1, 2, 3], [1, 3, 2], [2, 1, 3], [1, 2, 3]] {
//!     let vote = Vote::Ranking(ranking.map(|option| vec![option]).to_vec());
//!     assert!(counter.count(&rules.encode(&vote)?));
//! }
//! assert_eq!(counter.outcome_by(&TieSeed([7; 32])).winners(), [1, 2]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod borda;
mod counter;
pub mod files;
mod outcome;
mod papers;
mod params;
mod rated;
mod rules;
mod runoff;
mod schulze;
mod standing;
mod stv;
mod ties;
mod vote;

pub use borda::BordaOutcome;
pub use counter::{MethodCounter, count_choices};
pub use outcome::{OptionOutcome, Outcome};
pub use rated::{JudgmentOutcome, Merit, ScoreOutcome};
pub use rules::{
    BordaRules, JudgmentBy, JudgmentRules, MAX_CHOSEN, MAX_GRADES, MAX_RANKED, MAX_RATED,
    MAX_SCORE, METHOD_VERSION, OptionRules, Rules, RulesError, RunoffRules, SchulzeRules, ScoreBy,
    ScoreRules, Span, Strength, StvRules, Unranked,
};
pub use runoff::{Round, RunoffOutcome};
pub use schulze::{Matrix, SchulzeOutcome};
pub use standing::Standing;
pub use stv::{Action, Stage, StvOutcome, VOTE};
pub use ties::{Drawing, Tie, TieBreak, TieOrder, TieSeed};
pub use vote::{Vote, VoteError};
