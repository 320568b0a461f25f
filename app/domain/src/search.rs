//! Words of a text as a search knows them: what was typed becomes plain words, whatever it was, so that no sign in it means anything to a database.

use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

words! {
    /// What can be found.
    FoundKind {
        /// An idea.
        Idea "idea",
        /// A comment on an idea.
        Comment "comment",
        /// A poll that citizens know of.
        Poll "poll",
        /// A space.
        Space "space",
    }
}

/// Words of a query that count; more make no search better.
pub const MOST_WORDS: usize = 12;
/// Words of a text that stand for it when others like it are looked for.
pub const MOST_SIGNIFICANT: usize = 16;
/// Characters of a query, or of a text, that are looked at.
const MOST_READ: usize = 6000;
/// Characters of a word that count.
const LONGEST_WORD: usize = 40;
/// A word so long also finds those that begin with it.
pub const PREFIX_FROM: usize = 4;
/// Characters of a text that are shown around what was found.
const SHOWN: usize = 240;
/// How many of them stand before it, in bytes.
const SHOWN_BEFORE: usize = 60;

/// Words that say nothing of what a text is about, in English and German, as [`fold`] leaves them.
const STOP: &str = "about after again all also and any are because been before being below between both but can could did does doing down during each \
    few for from further had has have having her here hers him his how into its itself just more most must not now off once only other our out over own \
    please same she should some such than that the their them then there these they this those through too under until very was were what when where \
    which while who whom why will with would you your \
    aber alle allem allen aller alles als also ander andere anderen auch auf aus bei bin bis bitte bist das dass damit dann dein deine dem den denn der \
    des dessen dich die dies diese diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines einige einmal etwas euch euer fur gegen \
    gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer immer ins ist jede jedem jeden jeder jedes jetzt \
    kann kein keine keinen konnen konnte machen man manche mehr mein meine mich mir mit muss mussen nach nicht nichts noch nun nur oder ohne schon sehr \
    sein seine sich sie sind sollte sollten soll sollen solche sondern uber und uns unser unsere unter viel viele vom von vor wahrend war waren warum was \
    weil weiter welche wenn wer werde werden wie wieder will wir wird wirst wollen wurde wurden zum zur zwar zwischen";

/// Small letters without accents (NFKD, UAX #15).
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The words of a text in their order, each once, at most `limit`.
fn split(text: &str, limit: usize) -> Vec<String> {
    let read: String = text.chars().take(MOST_READ).collect();
    let folded = fold(&read);
    let mut seen = BTreeSet::new();
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LONGEST_WORD).collect::<String>())
        .filter(|word| seen.insert(word.clone()))
        .take(limit)
        .collect()
}

fn is_stop(word: &str) -> bool {
    STOP.split_whitespace().any(|stop| stop == word)
}

/// The words that are looked for when this was typed: all must be there. Words that say nothing count only if there are no others.
#[must_use]
pub fn query(typed: &str) -> Vec<String> {
    let all = split(typed, MOST_WORDS * 4);
    let mut telling: Vec<String> = all.iter().filter(|word| !is_stop(word)).cloned().collect();
    if telling.is_empty() {
        telling = all;
    }
    telling.truncate(MOST_WORDS);
    telling
}

/// The words that tell what a text is about: those of its title first, then those that come most often.
#[must_use]
pub fn significant(title: &str, text: &str) -> Vec<String> {
    let tells = |word: &String| word.chars().count() >= PREFIX_FROM && !is_stop(word);
    let mut chosen: Vec<String> = split(title, MOST_SIGNIFICANT)
        .into_iter()
        .filter(tells)
        .collect();
    let read: String = text.chars().take(MOST_READ).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in fold(&read).split(|c: char| !c.is_alphanumeric()) {
        let word: String = word.chars().take(LONGEST_WORD).collect();
        if tells(&word) && !chosen.contains(&word) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut counted: Vec<(String, usize)> = counts.into_iter().collect();
    // Among equals the long ones: they say more.
    counted.sort_by_key(|(word, n)| std::cmp::Reverse((*n, word.len())));
    chosen.extend(counted.into_iter().map(|(word, _)| word));
    chosen.truncate(MOST_SIGNIFICANT);
    chosen
}

/// A piece of a text, and whether it is what was looked for.
pub type Piece = (String, bool);

/// The part of a text around the first of these words, cut at blanks, with what was found marked. Without any it is the beginning.
#[must_use]
pub fn excerpt(text: &str, words: &[String]) -> Vec<Piece> {
    let tokens = tokens(text);
    let found = |word: &str| {
        let folded = fold(word);
        words.iter().any(|looked| is_hit(&folded, looked))
    };
    let first = tokens
        .iter()
        .find(|(_, word)| found(word))
        .map_or(0, |(at, _)| *at);
    let start = tokens
        .iter()
        .map(|(at, _)| *at)
        .find(|at| at + SHOWN_BEFORE >= first)
        .filter(|start| *start >= SHOWN_BEFORE / 3)
        .unwrap_or(0);
    let mut pieces = Vec::new();
    let mut plain = String::from(if start > 0 { "… " } else { "" });
    let mut at = start;
    let mut shown = 0;
    for (begins, word) in tokens.iter().filter(|(begins, _)| *begins >= start) {
        if shown > SHOWN {
            plain.push('…');
            pieces.push((std::mem::take(&mut plain), false));
            return pieces;
        }
        plain.push_str(&text[at..*begins]);
        at = begins + word.len();
        shown += text[*begins..at].chars().count() + 1;
        if found(word) {
            pieces.push((std::mem::take(&mut plain), false));
            pieces.push((word.chars().take(SHOWN).collect(), true));
        } else {
            plain.extend(word.chars().take(SHOWN));
        }
    }
    plain.extend(text[at..].chars().take(LONGEST_WORD));
    pieces.push((plain, false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// Whether a word of a text is what a word of a query finds: it begins with it, or is it without its ending.
fn is_hit(word: &str, looked: &str) -> bool {
    if looked.chars().count() < PREFIX_FROM {
        return word == looked;
    }
    let stem = looked.trim_end_matches(['s', 'e', 'n', 'r']);
    word.starts_with(looked) || stem.chars().count() >= PREFIX_FROM && word.starts_with(stem)
}

/// Where each word of a text begins, and the word.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    let is_part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    for (at, c) in text.char_indices() {
        match (start, is_part(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| (from, &text[from..])));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_typed_becomes_plain_words() {
        assert_eq!(
            query("Mehr Spielplätze für den Park"),
            ["spielplatze", "park"]
        );
        assert_eq!(query("the and für"), ["the", "and", "fur"]);
        for hostile in [
            "\" OR 1=1 --",
            "a* AND (b) NOT c:d ^e",
            "'; DROP TABLE x",
            "\\:*&|!<->",
        ] {
            assert!(
                query(hostile)
                    .iter()
                    .all(|word| word.chars().all(char::is_alphanumeric))
            );
        }
        assert!(query("!!! \u{0} \"\"").is_empty());
        assert_eq!(query(&"word ".repeat(10_000)), ["word"]);
    }

    #[test]
    fn a_text_is_known_by_its_title_first() {
        let words = significant(
            "A bridge for bicycles",
            "The river divides us. The river is wide, cyclists wait.",
        );
        assert_eq!(words[..3], ["bridge", "bicycles", "river"]);
    }

    #[test]
    fn an_excerpt_shows_what_was_found() {
        let text = format!(
            "{} Ein neuer Spielplatz für alle. {}",
            "Vorher. ".repeat(40),
            "Nachher. ".repeat(60)
        );
        let pieces = excerpt(&text, &query("Spielplätze"));
        assert!(
            pieces.contains(&("Spielplatz".to_owned(), true)),
            "{pieces:?}"
        );
        let whole: String = pieces.iter().map(|(piece, _)| piece.as_str()).collect();
        assert!(
            whole.chars().count() < 400 && whole.starts_with('…') && whole.ends_with('…'),
            "{whole}"
        );
        assert_eq!(excerpt("Short.", &[]), [("Short.".to_owned(), false)]);
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in ".{0,400}", typed in ".{0,60}") {
            let words = query(&typed);
            let pieces = excerpt(&text, &words);
            prop_assert!(pieces.iter().map(|(piece, _)| piece.chars().count()).sum::<usize>() < 800);
            let _ = significant(&typed, &text);
        }
    }
}
