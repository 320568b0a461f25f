//! What a poll is in the ballot protocol, made of what stands in the store.

use super::store::{PollOption, PollRecord};
use crate::clock::millis;
use ballot::Selection;
use ballot::methods::{
    BordaRules, JudgmentBy, JudgmentRules, OptionRules, Rules, RunoffRules, SchulzeRules, ScoreBy,
    ScoreRules, Span, Strength, StvRules, Unranked, Vote,
};
use domain::poll::{Chosen, GRADES, Marks, Method, Poll};

/// The rules by which ballots are read and counted. "None of these" is a ballot that names no option, where options are rated or ranked.
#[must_use]
pub fn rules(poll: &Poll) -> Rules {
    let (options, none_allowed, seats) = (poll.options, poll.none_option, poll.method.seats());
    let (min, max) = match poll.method.marks() {
        Marks::Options => poll.method.bounds(),
        Marks::Ratings { .. } | Marks::Ranking { .. } => (u16::from(!none_allowed), options),
    };
    let span = Span { options, min, max };
    match poll.method {
        Method::SingleChoice => Rules::Single(OptionRules { span, none_allowed }),
        Method::Approval { .. } => Rules::Approval(OptionRules { span, none_allowed }),
        Method::Score { max_score, .. } => Rules::Score(ScoreRules {
            span,
            max_score,
            by: ScoreBy::Sum,
            seats,
        }),
        Method::MajorityJudgment { .. } => Rules::Judgment(JudgmentRules {
            span,
            grades: GRADES,
            by: JudgmentBy::Value,
            seats,
        }),
        Method::Borda { .. } => Rules::Borda(BordaRules {
            span,
            equal: false,
            unranked: Unranked::Average,
            seats,
        }),
        Method::Schulze { .. } => Rules::Schulze(SchulzeRules {
            span,
            equal: true,
            strength: Strength::WinningVotes,
            seats,
        }),
        Method::InstantRunoff => Rules::Runoff(RunoffRules { span }),
        Method::Stv { .. } => Rules::Stv(StvRules { span, seats }),
    }
}

/// A choice as the ballot protocol says it.
#[must_use]
pub fn vote(poll: &Poll, chosen: &Chosen) -> Vote {
    match (chosen, poll.method.marks()) {
        (Chosen::NoneOfThese, Marks::Options) => Vote::Options(Selection::NoneOfThese),
        (Chosen::NoneOfThese, Marks::Ratings { .. }) => {
            Vote::Ratings(vec![None; usize::from(poll.options)])
        }
        (Chosen::NoneOfThese, Marks::Ranking { .. }) => Vote::Ranking(Vec::new()),
        (Chosen::Options(numbers), _) => Vote::Options(Selection::Options(numbers.clone())),
        (Chosen::Ratings(ratings), _) => Vote::Ratings(ratings.clone()),
        (Chosen::Ranking(tiers), _) => Vote::Ranking(tiers.clone()),
    }
}

/// What a published choice says; `None` if it cannot be read, or breaks the rules.
#[must_use]
pub fn chosen(rules: &Rules, choice: &[u8]) -> Option<Chosen> {
    Some(match rules.decode(choice).ok()? {
        Vote::Options(Selection::NoneOfThese) => Chosen::NoneOfThese,
        Vote::Options(Selection::Options(numbers)) => Chosen::Options(numbers),
        Vote::Ratings(ratings) if ratings.iter().all(Option::is_none) => Chosen::NoneOfThese,
        Vote::Ratings(ratings) => Chosen::Ratings(ratings),
        Vote::Ranking(tiers) if tiers.is_empty() => Chosen::NoneOfThese,
        Vote::Ranking(tiers) => Chosen::Ranking(tiers),
    })
}

/// The texts that bind, in the order in which they are hashed: question, reason, background, binding; of each option its title, text,
/// category, district and cost (with "" for what it does not have); at the end, where it is so, that votes are taken with help.
#[must_use]
pub fn texts(record: &PollRecord, options: &[PollOption]) -> Vec<String> {
    let mut texts = vec![
        record.title.clone(),
        record.summary.clone(),
        record.body.clone(),
        record.binding.clone(),
    ];
    for option in options {
        texts.extend([
            option.title.clone(),
            option.description.clone(),
            option.category.clone().unwrap_or_default(),
            option.district.clone().unwrap_or_default(),
            option
                .cost_minor
                .map(|cost| cost.to_string())
                .unwrap_or_default(),
        ]);
    }
    if record.poll.seals_for_voters() {
        texts.push(
            "assisted: the server seals ballots for voters who ask for that, and sees them"
                .to_owned(),
        );
    }
    if record.poll.takes_assisted() {
        texts.push(
            "assisted: votes of residents without an account are taken at the desk".to_owned(),
        );
    }
    texts
}

/// The manifest of a poll; its `poll_id` is what every receipt of the poll contains.
#[must_use]
pub fn manifest(
    record: &PollRecord,
    options: &[PollOption],
    operator: &str,
    nonce: [u8; 32],
    eligible: Option<i64>,
) -> ballot::Manifest {
    let poll = &record.poll;
    let rule = &poll.eligibility;
    let age = |age: Option<i16>| age.and_then(|age| u16::try_from(age).ok());
    ballot::Manifest {
        version: ballot::PROTOCOL_VERSION,
        profile: ballot::Profile::Confidential,
        operator: operator.to_owned(),
        nonce,
        text_hash: ballot::text_hash(texts(record, options).iter().map(String::as_str)),
        method: rules(poll).confidential(),
        window: ballot::Window {
            opens_at_ms: millis(poll.opens_at),
            closes_at_ms: millis(poll.closes_at),
        },
        eligibility: ballot::Eligibility {
            min_level: u8::try_from(rule.min_level.number()).unwrap_or(0),
            districts: rule.districts.clone(),
            min_age: age(rule.min_age),
            max_age: age(rule.max_age),
        },
        eligible_count: eligible.and_then(|n| u64::try_from(n).ok()),
    }
}
