//! What a poll is, in one hash.

use crate::{
    PollId,
    encoding::{Fields, context},
};

/// The version of the protocol that this crate speaks.
pub const PROTOCOL_VERSION: u16 = 1;

/// How secret a poll is, and from whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Profile {
    /// Participation and ballot are kept apart without link, order or time. The operator is trusted not to look on
    /// while a ballot is cast.
    Confidential,
}

impl Profile {
    /// The name in the manifest.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Confidential => "confidential",
        }
    }
}

/// How is voted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// Its name, like `single` or `approval`.
    pub id: String,
    /// The version of its rules.
    pub version: u16,
    /// The least number of options on a ballot that is not "none of these".
    pub min: u16,
    /// The greatest number of options on a ballot.
    pub max: u16,
    /// Whether "none of these" may be chosen.
    pub none_allowed: bool,
    /// How many options there are.
    pub options: u16,
    /// The parameters of a method by which options are rated or ranked, as the manifest of a secret poll has them; empty for `single` and
    /// `approval`.
    pub params: Vec<u8>,
}

/// When ballots are taken: from `opens_at_ms`, until before `closes_at_ms`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Milliseconds since 1970-01-01T00:00Z.
    pub opens_at_ms: i64,
    /// Milliseconds since 1970-01-01T00:00Z.
    pub closes_at_ms: i64,
}

/// Who may vote. The default is everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Eligibility {
    /// The least level of assurance of the voter's identity.
    pub min_level: u8,
    /// Districts whose residents may vote; none means all. Their order does not matter to [`Manifest::poll_id`],
    /// and one that is there twice counts once.
    pub districts: Vec<String>,
    /// The least age in years.
    pub min_age: Option<u16>,
    /// The greatest age in years.
    pub max_age: Option<u16>,
}

/// Everything that could differ between the voters of a poll, so that nobody can be shown a poll of their own.
/// A change of any field makes another poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The version of the protocol: [`PROTOCOL_VERSION`].
    pub version: u16,
    /// How secret the poll is.
    pub profile: Profile,
    /// Who runs it, as text for people.
    pub operator: String,
    /// 32 random bytes, new for each poll.
    pub nonce: [u8; 32],
    /// [`text_hash`] of the full text and of all options in their order.
    pub text_hash: [u8; 32],
    /// How is voted.
    pub method: Method,
    /// When.
    pub window: Window,
    /// Who may vote.
    pub eligibility: Eligibility,
    /// How many people may vote, where that is known before the poll opens.
    pub eligible_count: Option<u64>,
}

impl Manifest {
    /// `H[manifest](LP of every field in order)`.
    #[must_use]
    pub fn poll_id(&self) -> PollId {
        let Self {
            version,
            profile,
            operator,
            nonce,
            text_hash,
            method,
            window,
            eligibility,
            eligible_count,
        } = self;
        let mut districts: Vec<&str> = eligibility.districts.iter().map(String::as_str).collect();
        districts.sort_unstable();
        districts.dedup();
        let fields = Fields::default()
            .number(*version)
            .bytes(profile.name().as_bytes())
            .bytes(operator.as_bytes())
            .bytes(nonce)
            .bytes(text_hash)
            .bytes(method.id.as_bytes())
            .number(method.version)
            .number(method.min)
            .number(method.max)
            .number(method.none_allowed)
            .number(method.options)
            .moment(window.opens_at_ms)
            .moment(window.closes_at_ms)
            .number(eligibility.min_level)
            .number(u64::try_from(districts.len()).unwrap_or(u64::MAX));
        let fields = districts
            .iter()
            .fold(fields, |fields, district| fields.bytes(district.as_bytes()));
        let fields = fields
            .optional(eligibility.min_age)
            .optional(eligibility.max_age)
            .optional(*eligible_count);
        // Not there at all for those that choose options: their polls keep the ids they had before there were others.
        let fields = if method.params.is_empty() {
            fields
        } else {
            fields.bytes(&method.params)
        };
        PollId(fields.hash(context::MANIFEST))
    }
}

/// `H[text](LP of every part in order)`: the title, the full text and each option as they are shown.
#[must_use]
pub fn text_hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> [u8; 32] {
    parts
        .into_iter()
        .fold(Fields::default(), |fields, part| {
            fields.bytes(part.as_bytes())
        })
        .hash(context::TEXT)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Eligibility, Manifest, Method, PROTOCOL_VERSION, Profile, Window, text_hash};

    fn manifest() -> Manifest {
        Manifest {
            version: PROTOCOL_VERSION,
            profile: Profile::Confidential,
            operator: "Town".into(),
            nonce: [1; 32],
            text_hash: [2; 32],
            method: Method {
                id: "approval".into(),
                version: 1,
                min: 1,
                max: 3,
                none_allowed: true,
                options: 9,
                params: Vec::new(),
            },
            window: Window {
                opens_at_ms: 10,
                closes_at_ms: 20,
            },
            eligibility: Eligibility {
                districts: vec!["A".into(), "B".into()],
                ..Eligibility::default()
            },
            eligible_count: None,
        }
    }

    #[test]
    fn every_field_makes_another_poll() {
        let changes: Vec<fn(&mut Manifest)> = vec![
            |_| {},
            |m| m.version = 2,
            |m| m.operator = "Town ".into(),
            |m| m.nonce[31] ^= 1,
            |m| m.text_hash[0] ^= 1,
            |m| m.method.id = "single".into(),
            |m| m.method.version = 2,
            |m| m.method.min = 0,
            |m| m.method.max = 4,
            |m| m.method.none_allowed = false,
            |m| m.method.options = 10,
            |m| m.method.params = vec![0],
            |m| m.method.params = vec![0, 0],
            |m| m.window.opens_at_ms = -10,
            |m| m.window.closes_at_ms = 21,
            |m| m.eligibility.min_level = 1,
            |m| m.eligibility.districts = vec!["AB".into()],
            |m| m.eligibility.districts = Vec::new(),
            |m| m.eligibility.min_age = Some(0),
            |m| m.eligibility.max_age = Some(0),
            |m| m.eligible_count = Some(0),
            |m| m.eligible_count = Some(1),
        ];
        let ids: HashSet<_> = changes
            .iter()
            .map(|change| {
                let mut changed = manifest();
                change(&mut changed);
                changed.poll_id()
            })
            .collect();
        assert_eq!(ids.len(), changes.len());
    }

    #[test]
    fn the_order_of_districts_does_not_matter() {
        let mut other = manifest();
        other.eligibility.districts = vec!["B".into(), "A".into(), "B".into()];
        assert_eq!(other.poll_id(), manifest().poll_id());
    }

    #[test]
    fn the_text_hash_keeps_parts_apart() {
        let hashes = HashSet::from([
            text_hash([]),
            text_hash([""]),
            text_hash(["ab"]),
            text_hash(["a", "b"]),
            text_hash(["b", "a"]),
        ]);
        assert_eq!(hashes.len(), 5);
    }
}
