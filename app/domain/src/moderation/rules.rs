//! Rules of a space that notice texts before they are public. They hold a text for moderators; they never decide.

use super::limits::Limits;
use crate::spelling::plain;

words! {
    /// What a rule noticed.
    Why {
        /// The space has everything looked at first.
        Before "before",
        /// A word of the space's list.
        Word "word",
        /// More links than usual for such an account.
        Links "links",
        /// One of the first texts of a new account.
        NewAccount "new_account",
        /// Nearly the same text as another.
        Duplicate "duplicate",
        /// Its author changed it, as moderators had asked.
        Changed "changed",
    }
}

/// What a space asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpaceRules {
    /// Everything is looked at before it is public.
    pub is_premoderated: bool,
    /// Words and phrases that hold a text.
    pub words: Vec<String>,
    /// Links from which on a text is held; 0 leaves it to the age of the account.
    pub links: usize,
    /// The first texts of accounts that are younger than so many days are held; 0 for never.
    pub new_days: u32,
    /// Texts that are alike by so many per mille are held; 0 for never.
    pub alike: u16,
}

/// What is known of a text that is about to be published.
#[derive(Clone, Debug)]
pub struct Seen<'a> {
    /// Title and text.
    pub text: &'a str,
    /// Limits of its author.
    pub limits: Limits,
    /// Age of the account in days.
    pub account_days: u32,
    /// Texts its author published before.
    pub texts_before: i64,
    /// How alike it is to the nearest of the recent texts, in per mille.
    pub alike: u16,
    /// Whether its author is staff of the space: their texts are not held.
    pub is_staff: bool,
}

/// The first so many texts of a new account are looked at.
const FIRST_TEXTS: i64 = 3;

impl SpaceRules {
    /// What the rules notice; nothing where the text can be public at once.
    #[must_use]
    pub fn notice(&self, seen: &Seen<'_>) -> Vec<Why> {
        if seen.is_staff {
            return Vec::new();
        }
        let links = if self.links == 0 {
            seen.limits.links
        } else {
            self.links.saturating_sub(1).min(seen.limits.links)
        };
        let is_new = seen.account_days < self.new_days && seen.texts_before < FIRST_TEXTS;
        let checks = [
            (Why::Before, self.is_premoderated),
            (Why::Word, contains_any(seen.text, &self.words)),
            (Why::Links, count_links(seen.text) > links),
            (Why::NewAccount, is_new),
            (Why::Duplicate, self.alike > 0 && seen.alike >= self.alike),
        ];
        let noticed = checks.into_iter().filter(|(_, is_so)| *is_so);
        noticed.map(|(why, _)| why).collect()
    }
}

/// Characters that are not seen, and that people put into words so that lists do not find them (Unicode category Cf).
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// The words of a text, folded as names are: small letters, no accents, `ä` is `ae`.
fn words_of(text: &str) -> Vec<String> {
    let seen: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    let is_inside = |c: char| {
        c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) || c == '*'
    };
    seen.split(|c| !is_inside(c))
        .map(|word| {
            let is_open = word.ends_with('*');
            let folded = plain(word);
            if is_open && !folded.is_empty() {
                format!("{folded}*")
            } else {
                folded
            }
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether one of the terms stands in a text: whole words, in the order of the term. A star at the end of a word stands for any ending.
#[must_use]
pub fn contains_any(text: &str, terms: &[String]) -> bool {
    if terms.is_empty() {
        return false;
    }
    let words: Vec<String> = words_of(text)
        .into_iter()
        .map(|word| word.trim_end_matches('*').to_owned())
        .collect();
    terms.iter().any(|term| {
        let sought = words_of(term);
        !sought.is_empty()
            && words.windows(sought.len()).any(|found| {
                found
                    .iter()
                    .zip(&sought)
                    .all(|(found, sought)| is_word(found, sought))
            })
    })
}

fn is_word(found: &str, sought: &str) -> bool {
    match sought.strip_suffix('*') {
        Some(beginning) => found.starts_with(beginning),
        None => found == sought,
    }
}

/// How many links a text has.
#[must_use]
pub fn count_links(text: &str) -> usize {
    let small = text.to_lowercase();
    let with_scheme = small.matches("http://").count() + small.matches("https://").count();
    let bare = small.matches("www.").count();
    let both = small.matches("://www.").count();
    with_scheme + bare - both
}

/// The terms of a list as it is typed: one a line, blank lines left out.
#[must_use]
pub fn terms(typed: &str) -> Vec<String> {
    typed
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::limits::{YOUNG, limits};
    use super::*;
    use crate::actor::Level;
    use proptest::prelude::*;

    fn finds(term: &str, text: &str) -> bool {
        contains_any(text, &[term.to_owned()])
    }

    #[test]
    fn words_are_found_whole_and_folded() {
        for text in [
            "You IDIOT!",
            "idiot",
            "(Idiot)",
            "ídiot",
            "i\u{200b}diot",
            "id\u{ad}iot.",
        ] {
            assert!(finds("Idiot", text), "{text}");
        }
        for text in ["idiotic", "idiots", "an id iot", ""] {
            assert!(!finds("idiot", text), "{text}");
        }
        assert!(finds("idiot*", "idiotic") && finds("idiot*", "IDIOT"));
        assert!(!finds("ass", "the class passes") && finds("ass", "an ass."));
        assert!(finds("Drecksäcke", "DRECKSAECKE") && finds("grüß gott", "Gruess, Gott"));
        assert!(finds("go home", "Go  home!") && !finds("go home", "home go"));
        assert!(!finds("*", "anything") && !finds("  ", "anything"));
    }

    #[test]
    fn links_are_counted() {
        assert_eq!(
            count_links("http://a.b, HTTPS://www.c.d and www.e.f; wwwhat"),
            3
        );
        assert_eq!(count_links("no link"), 0);
    }

    fn seen(text: &str) -> Seen<'_> {
        Seen {
            text,
            limits: limits(Level::Email, YOUNG),
            account_days: 30,
            texts_before: 5,
            alike: 0,
            is_staff: false,
        }
    }

    #[test]
    fn each_rule_notices_what_it_is_for() {
        let rules = SpaceRules {
            words: vec!["idiot".to_owned()],
            links: 2,
            new_days: 7,
            alike: 800,
            ..SpaceRules::default()
        };
        assert!(rules.notice(&seen("a friendly text")).is_empty());
        assert_eq!(rules.notice(&seen("idiot")), [Why::Word]);
        let two = seen("http://a http://b");
        assert_eq!(rules.notice(&two), [Why::Links]);
        let new = Seen {
            account_days: 2,
            texts_before: 0,
            ..seen("x")
        };
        assert_eq!(rules.notice(&new), [Why::NewAccount]);
        let same = Seen {
            alike: 850,
            ..seen("x")
        };
        assert_eq!(rules.notice(&same), [Why::Duplicate]);
        let before = SpaceRules {
            is_premoderated: true,
            ..SpaceRules::default()
        };
        assert_eq!(before.notice(&seen("x")), [Why::Before]);
        let staff = Seen {
            is_staff: true,
            ..seen("x")
        };
        assert!(before.notice(&staff).is_empty());
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_lists(text in "\\PC*", term in "\\PC*") {
            let _ = finds(&term, &text);
            let _ = count_links(&text);
        }

        #[test]
        fn a_word_is_found_wherever_it_stands(before in "[a-z ]{0,20}", word in "[a-z]{3,9}", after in "[a-z ]{0,20}") {
            let text = format!("{before} {} {after}", word.to_uppercase());
            prop_assert!(finds(&word, &text));
        }
    }
}
