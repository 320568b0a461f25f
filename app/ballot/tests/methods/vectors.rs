//! `vectors-methods.json`: small polls by every method with all their bytes. `COMITIA_REWRITE=1` writes it; ordinary runs compare.

use ballot::{
    PollId,
    methods::{
        BordaRules, JudgmentBy, JudgmentRules, MethodCounter, OptionRules, Rules, RunoffRules,
        SchulzeRules, ScoreBy, ScoreRules, Span, Strength, StvRules, TieSeed, Unranked,
    },
    secret::{Dealing, deal, verify::Counter},
};
use serde_json::{Value, json};

use crate::support::free;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors-methods.json");

fn hex(bytes: impl AsRef<[u8]>) -> String {
    let bytes = bytes.as_ref().iter();
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

/// Rankings of four options; the last three are blank, not without gaps, and with equal ranks.
const RANKS: [[u8; 4]; 12] = [
    [1, 2, 3, 4],
    [1, 3, 2, 0],
    [1, 0, 2, 0],
    [1, 4, 3, 2],
    [2, 1, 0, 0],
    [0, 1, 2, 0],
    [0, 2, 1, 3],
    [3, 0, 2, 1],
    [0, 0, 2, 1],
    [0, 0, 0, 0],
    [1, 3, 0, 0],
    [1, 1, 2, 0],
];

/// Ratings of four options and one more; the last is too high.
const RATINGS: [[u8; 4]; 8] = [
    [6, 1, 3, 4],
    [6, 2, 0, 4],
    [1, 5, 3, 4],
    [2, 5, 5, 1],
    [3, 3, 5, 2],
    [0, 0, 6, 0],
    [0, 0, 0, 0],
    [7, 1, 1, 1],
];

fn ranked(rules: Rules) -> Value {
    poll(rules, RANKS.iter().map(|ranks| ranks.to_vec()).collect())
}

/// Rankings with how many have them. The first profile has a surplus and a lot, the second a tie that an earlier stage breaks.
const SURPLUS: [(usize, [u8; 5]); 6] = [
    (5, [1, 2, 0, 0, 0]),
    (2, [1, 0, 0, 0, 0]),
    (2, [0, 1, 0, 0, 0]),
    (2, [0, 0, 1, 0, 2]),
    (2, [0, 0, 0, 1, 2]),
    (2, [0, 0, 0, 0, 1]),
];
const EARLIER: [(usize, [u8; 4]); 4] = [
    (5, [1, 0, 0, 0]),
    (4, [0, 1, 0, 0]),
    (1, [0, 2, 1, 0]),
    (8, [0, 0, 0, 1]),
];

fn weighted<const N: usize>(rules: Rules, profile: &[(usize, [u8; N])]) -> Value {
    let repeat = |(times, ranks): &(usize, [u8; N])| vec![ranks.to_vec(); *times];
    poll(rules, profile.iter().flat_map(repeat).collect())
}

fn rated(rules: Rules) -> Value {
    poll(
        rules,
        RATINGS.iter().map(|ratings| ratings.to_vec()).collect(),
    )
}

/// A poll with all its bytes; the lot is that of some closed record.
pub fn poll(rules: Rules, choices: Vec<Vec<u8>>) -> Value {
    let poll = PollId([12; 32]);
    let root = [22; 32];
    let (sealing, shares) = deal(&[42; 32], 1, 1).expect("a dealing");
    let sealing = Dealing::join(&[sealing], 1).expect("a sealing");
    let key = sealing.interpolate(&shares).expect("a key");
    let seed = TieSeed::new(&poll, &root, Some(&key));
    let mut counter = MethodCounter::by(rules).expect("good rules");
    let counted: Vec<Value> = choices
        .iter()
        .map(|choice| json!({ "choice": hex(choice), "valid": counter.count(choice) }))
        .collect();
    let outcome = counter.outcome_by(&seed);
    let method = rules.method(20);
    json!({
        "id": method.id, "version": method.version, "params": hex(&method.params), "max_len_with_phrase_of_20": method.max_len,
        "poll_id": hex(poll.0), "closing_root": hex(root), "y": hex(shares[0].scalar), "seed": hex(seed.0),
        "order": seed.order(rules.span().options).options(),
        "choices": counted, "winners": outcome.winners(), "tally": hex(outcome.to_bytes()), "outcome": outcome,
    })
}

fn by_options() -> Vec<Value> {
    let rules = |min, max| OptionRules {
        span: Span {
            options: 4,
            min,
            max,
        },
        none_allowed: true,
    };
    let bits = |choices: &[u8]| choices.iter().map(|byte| vec![*byte]).collect();
    let single = bits(&[1, 2, 4, 4, 16, 2, 6, 0, 32]);
    let approval = bits(&[1, 2, 6, 12, 14, 30, 24, 0, 3]);
    vec![
        poll(Rules::Single(rules(1, 1)), single),
        poll(Rules::Approval(rules(1, 3)), approval),
    ]
}

fn by_ratings() -> Vec<Value> {
    let (span, seats) = (free(4), 2);
    let score = |by| ScoreRules {
        span,
        max_score: 5,
        by,
        seats,
    };
    let judgment = |by| JudgmentRules {
        span,
        grades: 6,
        by,
        seats,
    };
    vec![
        rated(Rules::Score(score(ScoreBy::Sum))),
        rated(Rules::Score(score(ScoreBy::Mean))),
        rated(Rules::Judgment(judgment(JudgmentBy::Value))),
        rated(Rules::Judgment(judgment(JudgmentBy::Gauge))),
    ]
}

fn by_ranks() -> Vec<Value> {
    let (span, seats, equal) = (free(4), 2, true);
    let borda = |unranked| BordaRules {
        span,
        equal,
        unranked,
        seats,
    };
    let schulze = |strength| SchulzeRules {
        span,
        equal,
        strength,
        seats,
    };
    let stv = |span, seats| Rules::Stv(StvRules { span, seats });
    let runoff = Rules::Runoff(RunoffRules { span });
    vec![
        ranked(Rules::Borda(borda(Unranked::Zero))),
        ranked(Rules::Borda(borda(Unranked::Average))),
        ranked(Rules::Schulze(schulze(Strength::WinningVotes))),
        ranked(Rules::Schulze(schulze(Strength::Margins))),
        ranked(runoff),
        ranked(stv(span, seats)),
        weighted(stv(free(5), seats), &SURPLUS),
        weighted(stv(span, 1), &EARLIER),
        weighted(runoff, &EARLIER),
    ]
}

#[test]
fn the_vectors_are_what_is_counted() {
    let mut text = String::from("[\n");
    let polls = [by_options(), by_ratings(), by_ranks()].concat();
    let polls = polls.iter().map(ToString::to_string);
    text.push_str(&polls.collect::<Vec<_>>().join(",\n"));
    text.push_str("\n]\n");
    if std::env::var_os("COMITIA_REWRITE").is_some() {
        std::fs::write(PATH, &text).expect("a file");
    }
    let written = std::fs::read_to_string(PATH).expect("the vectors");
    assert_eq!(written, text);
}
