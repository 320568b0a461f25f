//! What a citizen can tell about themselves, once, for every form: each field with its key, what it is for, and who sees it.

/// What is typed or chosen in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// Any of these words.
    Any(&'static [&'static str]),
    /// Any of the districts the roll names.
    Districts,
    /// Yes, with explicit consent, or nothing: a special category of personal data (GDPR, article 9).
    Consent,
}

/// A field of the profile. The keys of its texts are `profile-KEY`, `profile-KEY-purpose` and `profile-KEY-seen`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key that forms reuse; it never changes.
    pub key: &'static str,
    /// What is typed.
    pub kind: Kind,
    /// HTML's name for `autocomplete`; `off` where there is none.
    pub autocomplete: &'static str,
    /// Longest value, in characters.
    pub limit: usize,
}

/// What people are interested in.
pub const TOPICS: &[&str] = &[
    "traffic", "building", "schools", "culture", "sport", "nature", "climate", "money", "safety",
    "social",
];

/// What people may tell of their lives, so that services that concern them are offered.
pub const FACTS: &[&str] = &["children", "student", "retired", "carer", "business"];

const fn field(key: &'static str, kind: Kind, autocomplete: &'static str, limit: usize) -> Field {
    Field {
        key,
        kind,
        autocomplete,
        limit,
    }
}

/// The fields, in the order in which they are shown. Name, e-mail address and language stand with the account.
pub const FIELDS: [Field; 7] = [
    field("pronouns", Kind::Line, "off", 40),
    field("phone", Kind::Line, "tel", 40),
    field("address", Kind::Lines, "street-address", 300),
    field("interests", Kind::Any(TOPICS), "off", 400),
    field("districts", Kind::Districts, "off", 2000),
    field("facts", Kind::Any(FACTS), "off", 400),
    field("disability", Kind::Consent, "off", 10),
];

impl Field {
    /// The field with this key.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        FIELDS.into_iter().find(|field| field.key == key)
    }
}

/// The telephone number that was typed, if it can be one: digits with what people put between them.
#[must_use]
pub fn phone(typed: &str) -> Option<String> {
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let plain = typed
        .chars()
        .all(|c| c.is_ascii_digit() || " +-/()".contains(c));
    ((5..=15).contains(&digits) && plain).then(|| typed.trim().to_owned())
}

/// Whether two addresses are the same apart from line ends, commas, spaces and capitals.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let parts = text.split(|c: char| c.is_whitespace() || c == ',');
        let parts = parts.filter(|part| !part.is_empty());
        parts.map(str::to_lowercase).collect::<Vec<_>>()
    };
    words(one) == words(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_field_has_a_key_of_its_own() {
        let keys: HashSet<&str> = FIELDS.iter().map(|field| field.key).collect();
        assert_eq!(keys.len(), FIELDS.len());
        for field in FIELDS {
            assert_eq!(Field::of(field.key), Some(field));
        }
        assert_eq!(Field::of("password"), None);
    }

    #[test]
    fn an_address_is_the_same_on_one_line() {
        assert!(is_same(
            "Hafengasse 3, 12345 Lindenau",
            "hafengasse 3\n12345  Lindenau"
        ));
        assert!(!is_same(
            "Hafengasse 3, 12345 Lindenau",
            "Hafengasse 33, 12345 Lindenau"
        ));
        assert!(!is_same("Hafengasse 3", ""));
    }

    #[test]
    fn a_telephone_number_has_digits() {
        assert_eq!(
            phone(" +49 (30) 901-820 ").as_deref(),
            Some("+49 (30) 901-820")
        );
        for bad in ["", "1234", "call me", "1234567890123456", "+49 30 <b>"] {
            assert_eq!(phone(bad), None, "{bad}");
        }
    }
}
