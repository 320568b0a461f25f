//! Who is meant by a name in a comment.

use super::CALLED;
use std::collections::BTreeMap;

/// The people a text names after an `@`, under the name they go by in this discussion, in the order of the text and each once. The longest
/// name that fits counts; a name that two people go by means nobody, and so does everybody beyond the tenth.
#[must_use]
pub fn mentioned<T: Copy + PartialEq>(text: &str, names: &[(T, String)]) -> Vec<T> {
    let mut known: BTreeMap<String, Option<T>> = BTreeMap::new();
    for (who, name) in names {
        let name = folded(name.trim());
        if name.is_empty() {
            continue;
        }
        let is_of_two = known
            .get(&name)
            .is_some_and(|other| other.is_none_or(|other| other != *who));
        known.insert(name, (!is_of_two).then_some(*who));
    }
    let text = folded(text);
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        // Not in the middle of a word: an address of mail calls nobody.
        let before = text[..at].chars().next_back();
        if before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let who = called(&text[at + 1..], &known);
        if let Some(who) = who.filter(|who| !found.contains(who)) {
            found.push(who);
        }
    }
    found.truncate(CALLED);
    found
}

/// Who goes by the longest name with which a text begins.
fn called<T: Copy>(rest: &str, known: &BTreeMap<String, Option<T>>) -> Option<T> {
    // Names that are the beginning of the text stand before it in the order of texts, longer ones nearer to it.
    let before = known.range(..=rest.to_owned()).rev();
    let fits = |name: &str| {
        let after = rest
            .strip_prefix(name)
            .and_then(|after| after.chars().next());
        rest.starts_with(name) && !after.is_some_and(char::is_alphanumeric)
    };
    let first = rest.chars().next()?;
    before
        .take_while(|(name, _)| name.starts_with(first))
        .find(|(name, _)| fits(name))
        .and_then(|(_, who)| *who)
}

/// Capitals and kinds of spaces make no other name.
fn folded(text: &str) -> String {
    let one = |c: char| if c.is_whitespace() { ' ' } else { c };
    text.chars().flat_map(char::to_lowercase).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names() -> Vec<(u32, String)> {
        [
            (1, "Quiet Maple 1234"),
            (2, "Ada"),
            (3, "Ada Brandt"),
            (4, "Resident"),
            (5, "Resident"),
            (6, "Jörg Öz"),
        ]
        .map(|(who, name)| (who, name.to_owned()))
        .to_vec()
    }

    #[test]
    fn people_are_called_by_their_name() {
        for (text, expected) in [
            ("@Quiet Maple 1234: thanks", vec![1]),
            ("thanks, @quiet maple 1234!", vec![1]),
            ("@Quiet Maple 12345", vec![]),
            ("@Ada, and @Ada Brandt. And @Ada again", vec![2, 3]),
            ("@Adalbert", vec![]),
            ("ada@ada.example and @ada.example", vec![2]),
            ("@Resident", vec![]),
            ("@Jörg\u{a0}Öz", vec![6]),
            ("@", vec![]),
            ("@@Ada", vec![2]),
            ("Ada", vec![]),
        ] {
            assert_eq!(mentioned(text, &names()), expected, "{text}");
        }
    }

    #[test]
    fn whoever_calls_everybody_calls_ten() {
        let names: Vec<(usize, String)> = (0..50).map(|n| (n, format!("Person {n}"))).collect();
        let text: String = names.iter().map(|(_, name)| format!("@{name} ")).collect();
        assert_eq!(mentioned(&text, &names), (0..10).collect::<Vec<_>>());
    }

    /// The plain way: every name at every place.
    fn slowly(text: &str, names: &[(u32, String)]) -> Vec<u32> {
        let text = folded(text);
        let mut found = Vec::new();
        for (at, _) in text.match_indices('@') {
            if text[..at]
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric)
            {
                continue;
            }
            let rest = &text[at + 1..];
            let fitting = names.iter().filter(|(_, name)| {
                let name = folded(name);
                let after = rest
                    .strip_prefix(name.as_str())
                    .and_then(|a| a.chars().next());
                rest.starts_with(&name) && !after.is_some_and(char::is_alphanumeric)
            });
            let longest = fitting.clone().map(|(_, name)| folded(name).len()).max();
            let of: Vec<u32> = fitting
                .filter(|(_, name)| Some(folded(name).len()) == longest)
                .map(|(who, _)| *who)
                .collect();
            if let [who] = of.as_slice()
                && !found.contains(who)
            {
                found.push(*who);
            }
        }
        found.truncate(CALLED);
        found
    }

    proptest! {
        #[test]
        fn the_quick_way_finds_what_the_plain_way_finds(text in "(@|a|b|A| |1|\\.){0,40}", list in proptest::collection::vec("[ab]{1,3}( [ab1]{1,2})?", 0..6)) {
            let names: Vec<(u32, String)> = (0_u32..).zip(list).collect();
            prop_assert_eq!(mentioned(&text, &names), slowly(&text, &names));
        }

        #[test]
        fn any_text_is_read(text in "\\PC{0,200}", name in "\\PC{0,20}") {
            let _ = mentioned(&text, &[(1, name)]);
        }
    }
}
