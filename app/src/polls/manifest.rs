//! What a poll is in the ballot protocol, made of what stands in the store.

use super::store::{PollOption, PollRecord};
use crate::clock::millis;
use domain::poll::Poll;

/// The method as the ballot protocol knows it.
#[must_use]
pub fn method(poll: &Poll) -> ballot::Method {
    let (min, max) = poll.method.bounds();
    ballot::Method {
        id: poll.method.word().to_owned(),
        version: 1,
        min,
        max,
        none_allowed: poll.none_option,
        options: poll.options,
    }
}

/// The texts that bind, in the order in which they are hashed: question, reason, background, binding; of each option its title, text,
/// category, district and cost (with "" for what it does not have); at the end, where it is so, that votes are taken at the desk.
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
    if record.poll.assisted {
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
        method: method(poll),
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
