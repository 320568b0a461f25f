//! What counts ballots, by whatever method a poll has.

use super::{
    borda::BordaCount,
    outcome::{OptionOutcome, Outcome},
    papers::Papers,
    rated::{JudgmentCount, ScoreCount},
    rules::{Rules, RulesError},
    runoff,
    schulze::SchulzeCount,
    standing::Standing,
    stv,
    ties::{TieOrder, TieSeed},
};
use crate::secret::{Method, OptionCounter, verify::Counter};

/// Counts the choices of a poll, one by one and in any order.
///
/// The methods that look at each ballot once keep sums alone; instant runoff and the single transferable vote keep every
/// ranking that occurs, once each.
#[derive(Clone, Debug)]
pub struct MethodCounter {
    rules: Rules,
    sums: Sums,
}

/// Counts choices by rules; also says how many of them are invalid.
///
/// # Errors
/// [`RulesError`] if the rules do not fit together.
pub fn count_choices<C: AsRef<[u8]>>(
    rules: Rules,
    choices: impl IntoIterator<Item = C>,
    seed: &TieSeed,
) -> Result<(Outcome, u64), RulesError> {
    let mut counter = MethodCounter::by(rules)?;
    let mut invalid = 0;
    for choice in choices {
        invalid += u64::from(!counter.count(choice.as_ref()));
    }
    Ok((counter.outcome_by(seed), invalid))
}

#[derive(Clone, Debug)]
enum Sums {
    Options(OptionCounter),
    Score(ScoreCount),
    Judgment(JudgmentCount),
    Borda(BordaCount),
    Schulze(SchulzeCount),
    Papers(Papers),
}

impl MethodCounter {
    /// What counts by the method of a manifest. `Result::ok` of it is what [`verify`](crate::secret::verify::verify) asks for.
    ///
    /// # Errors
    /// [`RulesError`] if the method or its parameters are not known here.
    pub fn new(method: &Method) -> Result<Self, RulesError> {
        Rules::of(method).and_then(Self::by)
    }

    /// What counts by these rules.
    ///
    /// # Errors
    /// [`RulesError`] if they do not fit together.
    pub fn by(rules: Rules) -> Result<Self, RulesError> {
        rules.check()?;
        let sums = match rules {
            Rules::Single(options) | Rules::Approval(options) => {
                Sums::Options(OptionCounter::by(options.as_method(rules.id())))
            }
            Rules::Score(rules) => Sums::Score(ScoreCount::new(rules)),
            Rules::Judgment(rules) => Sums::Judgment(JudgmentCount::new(rules)),
            Rules::Borda(rules) => Sums::Borda(BordaCount::new(rules)),
            Rules::Schulze(rules) => Sums::Schulze(SchulzeCount::new(rules)),
            Rules::Runoff(_) | Rules::Stv(_) => Sums::Papers(Papers::default()),
        };
        Ok(Self { rules, sums })
    }

    /// The rules it counts by.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Counts ballots that are alike, as files have them; `false` if they are invalid. Sums stay exact up to 2^44 ballots.
    pub fn count_alike(&mut self, choice: &[u8], ballots: u64) -> bool {
        if let Sums::Options(counter) = &mut self.sums {
            return counter.count_alike(choice, ballots);
        }
        if self.rules.check_choice(choice).is_err() {
            return false;
        }
        match &mut self.sums {
            Sums::Options(_) => {}
            Sums::Score(count) => count.add(choice, ballots),
            Sums::Judgment(count) => count.add(choice, ballots),
            Sums::Borda(count) => count.add(choice, ballots),
            Sums::Schulze(count) => count.add(choice, ballots),
            Sums::Papers(papers) => papers.add(choice, ballots),
        }
        true
    }

    /// The outcome of what was counted so far, with ties broken by an order of all options.
    #[must_use]
    pub fn outcome(&self, ties: &TieOrder) -> Outcome {
        match (&self.sums, &self.rules) {
            (Sums::Options(counter), _) => Outcome::Options(options_outcome(counter, ties)),
            (Sums::Score(count), _) => Outcome::Score(count.outcome(ties)),
            (Sums::Judgment(count), _) => Outcome::Judgment(count.outcome(ties)),
            (Sums::Borda(count), _) => Outcome::Borda(count.outcome(ties)),
            (Sums::Schulze(count), _) => Outcome::Schulze(count.outcome(ties)),
            (Sums::Papers(papers), Rules::Stv(rules)) => {
                Outcome::Stv(stv::count(rules, papers, ties))
            }
            (Sums::Papers(papers), rules) => {
                let span = rules.span();
                let rules = super::rules::RunoffRules { span };
                Outcome::Runoff(runoff::count(&rules, papers, ties))
            }
        }
    }

    /// The outcome with ties broken by what a seed draws.
    #[must_use]
    pub fn outcome_by(&self, seed: &TieSeed) -> Outcome {
        self.outcome(&seed.order(self.rules.span().options))
    }
}

impl Counter for MethodCounter {
    fn count(&mut self, choice: &[u8]) -> bool {
        self.count_alike(choice, 1)
    }

    fn tally(&self, seed: &TieSeed) -> Vec<u8> {
        self.outcome_by(seed).to_bytes()
    }
}

fn options_outcome(counter: &OptionCounter, ties: &TieOrder) -> OptionOutcome {
    let (ballots, none, per_option) = counter.sums();
    let options = u16::try_from(per_option.len()).unwrap_or(u16::MAX);
    let better = |a: usize, b: usize| per_option[b].cmp(&per_option[a]);
    OptionOutcome {
        ballots,
        none,
        per_option: per_option.to_vec(),
        standing: Standing::sorted(options, 1, ties, better).if_counted(ballots),
    }
}
