//! What changed between two wordings, word by word.

use leptos::prelude::*;
use similar::{ChangeTag, TextDiff};

/// A piece of text that stayed, came or went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// It stands in both.
    Same(String),
    /// It stands in the old one alone.
    Gone(String),
    /// It stands in the new one alone.
    New(String),
}

/// The pieces from one text to another; neighbours of one kind are one piece.
#[must_use]
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let diff = TextDiff::from_words(old, new);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (change.tag(), pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Same(last)))
            | (ChangeTag::Delete, Some(Piece::Gone(last)))
            | (ChangeTag::Insert, Some(Piece::New(last))) => last.push_str(text),
            (ChangeTag::Equal, _) => pieces.push(Piece::Same(text.to_owned())),
            (ChangeTag::Delete, _) => pieces.push(Piece::Gone(text.to_owned())),
            (ChangeTag::Insert, _) => pieces.push(Piece::New(text.to_owned())),
        }
    }
    pieces
}

/// The changes of a text: what went struck through, what came underlined, each with a word for those who do not see it.
pub fn view(l: crate::i18n::Locale, old: &str, new: &str, lang: Option<String>) -> AnyView {
    let shown = pieces(old, new)
        .into_iter()
        .map(|piece| match piece {
            Piece::Same(text) => view! { <span>{text}</span> }.into_any(),
            Piece::Gone(text) => {
                view! { <del><span class="hide">{crate::t!(l, "diff-gone")}" "</span>{text}</del> }
                    .into_any()
            }
            Piece::New(text) => {
                view! { <ins><span class="hide">{crate::t!(l, "diff-new")}" "</span>{text}</ins> }
                    .into_any()
            }
        })
        .collect_view();
    view! { <p class="diff pre" lang=lang>{shown}</p> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    fn joined(pieces: &[Piece], keeps: impl Fn(&Piece) -> Option<&str>) -> String {
        pieces.iter().filter_map(keeps).collect()
    }

    #[test]
    fn both_texts_come_out_of_the_pieces() {
        for (old, new) in [
            ("", ""),
            ("a b c", "a x c"),
            ("one\n\ntwo", "two"),
            ("", "all new\r\n"),
            ("<b>ä</b> ö", "ü <i>ö</i>"),
        ] {
            let pieces = pieces(old, new);
            let of_old = |piece: &Piece| match piece {
                Piece::Same(_) | Piece::Gone(_) => true,
                Piece::New(_) => false,
            };
            let text = |piece: &Piece| -> String {
                match piece {
                    Piece::Same(text) | Piece::Gone(text) | Piece::New(text) => text.clone(),
                }
            };
            let olds: String = pieces.iter().filter(|p| of_old(p)).map(text).collect();
            assert_eq!(olds, old);
            let news = joined(&pieces, |piece| match piece {
                Piece::Same(text) | Piece::New(text) => Some(text),
                Piece::Gone(_) => None,
            });
            assert_eq!(news, new);
        }
    }

    #[test]
    fn a_word_that_changed_stands_alone() {
        let found = pieces("a bench in the sun", "a bench in the shade");
        assert_eq!(
            found,
            [
                Piece::Same("a bench in the ".to_owned()),
                Piece::Gone("sun".to_owned()),
                Piece::New("shade".to_owned())
            ]
        );
    }
}
