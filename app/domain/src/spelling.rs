//! When two spellings are one name.
//!
//! One rule, in two strengths. [`plain`] says when two offices write the same name, and may decide alone together with a day of birth:
//!
//! 1. small letters; what Unicode calls compatible is the same (NFKD, UAX #15);
//! 2. letters that passports write with two are those two, as in ICAO Doc 9303 part 3, section 6: `ä` and `æ` are `ae`, `ö`, `ø` and `œ` are `oe`,
//!    `ü` is `ue`, `å` is `aa`, `ß` is `ss`, `þ` is `th`; `đ`, `ð`, `ħ`, `ł` and `ı` lose their stroke or get their dot;
//! 3. all other accents of Latin, Greek and Cyrillic letters (U+0300 to U+036F) go;
//! 4. whatever is no letter, digit or sign of a vowel goes: hyphens, blanks, apostrophes, dots.
//!
//! [`loose`] finds a name for somebody who looks at what was found: besides, `ae` is `a`, `oe` is `o`, `ue` is `u` and `aa` is `a`, because many
//! people leave the two dots away.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Two dots above.
const DIAERESIS: char = '\u{308}';
/// A ring above.
const RING: char = '\u{30a}';

/// The form in which a name is compared with another office's. Empty for what has no letter: that is nobody's name.
#[must_use]
pub fn plain(name: &str) -> String {
    let small: String = name.nfkd().flat_map(char::to_lowercase).nfkd().collect();
    let mut plain = String::with_capacity(small.len());
    // The letter that accents stand on, as long as they have added nothing to it.
    let mut bare = None;
    for c in small.chars() {
        let more = match (bare, c) {
            (Some('a' | 'o' | 'u'), DIAERESIS) => "e",
            (Some('a'), RING) => "a",
            (_, '\u{300}'..='\u{36f}') => continue,
            (_, 'ß') => "ss",
            (_, 'æ') => "ae",
            (_, 'ø' | 'œ') => "oe",
            (_, 'þ') => "th",
            (_, 'đ' | 'ð') => "d",
            (_, 'ħ') => "h",
            (_, 'ł') => "l",
            (_, 'ı') => "i",
            (_, c) if c.is_alphanumeric() || is_combining_mark(c) => {
                plain.push(c);
                bare = Some(c);
                continue;
            }
            _ => "",
        };
        plain.push_str(more);
        bare = None;
    }
    // What stood between two marks may be gone: they come into their order.
    plain.nfkd().collect()
}

/// The form in which a name is looked for.
#[must_use]
pub fn loose(name: &str) -> String {
    let mut loose = String::new();
    for c in plain(name).chars() {
        let is_second = match c {
            'e' => loose.ends_with(['a', 'o', 'u']),
            'a' => loose.ends_with('a'),
            _ => false,
        };
        if !is_second {
            loose.push(c);
        }
    }
    loose
}

/// Whether each typed word is one of a person's names, or what was typed is one of their names as a whole.
#[must_use]
pub fn is_called(given: &str, family: &str, typed: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| c.is_whitespace() || "-,".contains(c));
        words.map(loose).filter(|word| !word.is_empty()).collect()
    };
    let names: Vec<String> = [words(given), words(family)].concat();
    let sought = words(typed);
    let whole = loose(typed);
    !sought.is_empty()
        && (sought.iter().all(|word| names.contains(word))
            || [given, family].into_iter().any(|name| loose(name) == whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn offices_write_one_name_in_many_ways() {
        for (one, other) in [
            ("Müller-Lüdenscheidt", "MUELLER LUEDENSCHEIDT"),
            ("Özdemir", "O\u{308}zdemir"),
            ("Groß", "GROSS"),
            ("Åsa Sjöström", "Aasa Sjoestroem"),
            ("Zoë-Renée", "zoe renee"),
            ("Łukasz Đorđević", "Lukasz Dordevic"),
            ("İpek Yıldız", "Ipek Yildiz"),
            ("O’Brien", "OBRIEN"),
            ("ﬁnn", "Finn"),
        ] {
            assert_eq!(plain(one), plain(other), "{one} and {other}");
        }
        for (one, other) in [
            ("Müller", "Muller"),
            ("Özdemir", "Ozdemir"),
            ("Anna", "Hanna"),
        ] {
            assert_ne!(plain(one), plain(other), "{one} and {other}");
        }
        assert_eq!(plain(" - ' "), "");
    }

    #[test]
    fn who_looks_for_a_name_may_leave_the_dots_away() {
        for typed in ["özdemir", "ozdemir", "oezdemir", "ÖZDEMİR"] {
            assert_eq!(loose(typed), loose("Özdemir"), "{typed}");
        }
        assert_ne!(loose("Maier"), loose("Meier"));
    }

    #[test]
    fn names_are_compared_whole_and_in_any_order() {
        let is_zoe = |typed| is_called("Zoë", "Älpler-Groß", typed);
        for typed in [
            "groß zoë",
            "ÄLPLER",
            "alpler gross",
            "Aelplergross",
            "Älpler Groß",
        ] {
            assert!(is_zoe(typed), "{typed}");
        }
        for typed in ["Z", " - ", "", "Zoë Klein"] {
            assert!(!is_zoe(typed), "{typed}");
        }
    }

    /// Names with what offices do to them.
    fn name() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            proptest::sample::select(
                "aäeéioöuüsßłøæåAÄOÖUÜẞnñİıkЖжقा\u{308}\u{301} -’7"
                    .chars()
                    .collect::<Vec<_>>(),
            ),
            0..12,
        )
        .prop_map(|letters| letters.into_iter().collect())
    }

    proptest! {
        #[test]
        fn the_plain_form_is_plain_already(text in "\\PC*") {
            prop_assert_eq!(plain(&plain(&text)), plain(&text));
            prop_assert_eq!(loose(&loose(&text)), loose(&text));
        }

        #[test]
        fn capitals_accents_apart_hyphens_and_blanks_do_not_matter(name in name()) {
            let apart: String = name.nfd().collect();
            let together: String = name.nfc().collect();
            prop_assert_eq!(plain(&apart), plain(&together));
            let spaced = together.replace(['-', ' '], " - ");
            prop_assert_eq!(plain(&spaced), plain(&together));
            // `ı` has no capital of its own: `I` is the capital of `i`, and both are `i` here.
            prop_assert_eq!(plain(&together.to_uppercase()), plain(&together));
        }

        #[test]
        fn two_letters_for_one_are_the_same(name in name()) {
            let name: String = name.nfc().collect();
            let written = name.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
            // An accent that is left over would stand on another letter then.
            prop_assume!(!name.contains(['\u{308}', '\u{301}']));
            prop_assert_eq!(plain(&written), plain(&name));
        }

        #[test]
        fn whoever_has_the_name_finds_it(one in name(), other in name()) {
            if plain(&one) == plain(&other) {
                prop_assert_eq!(loose(&one), loose(&other));
            }
            prop_assert_eq!(is_called(&one, &other, &one), !loose(&one).is_empty());
        }
    }
}
