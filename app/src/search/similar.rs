//! Texts that resemble one: found by the words that tell what it is about, then held against it letter by letter.

use super::store::{self, Hit, Scope};
use crate::db::{DbError, Tx};
use crate::ui::markdown;
use domain::search;
use domain::similarity::Trigrams;

/// Texts that are held against one.
const HELD: i64 = 40;
/// So much alike, in thousandths, is worth showing: of the title alone, or of all of it.
const ALIKE: u16 = 200;

/// A text that resembles another.
#[derive(Clone, Debug)]
pub struct Resembles {
    /// The text.
    pub hit: Hit,
    /// How much, in thousandths.
    pub likeness: u16,
}

/// What resembles a text, the most alike first, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn similar(
    tx: &mut Tx,
    (title, text): (&str, &str),
    scope: &Scope,
    limit: usize,
) -> Result<Vec<Resembles>, DbError> {
    let words = search::significant(title, text);
    let text = markdown::plain(text);
    let mut found: Vec<Resembles> = store::find(tx, &words, scope, true, (HELD, 0))
        .await?
        .into_iter()
        .map(|hit| Resembles {
            likeness: likeness((title, &text), &hit),
            hit,
        })
        .filter(|found| found.likeness >= ALIKE)
        .collect();
    found.sort_by_key(|found| std::cmp::Reverse(found.likeness));
    found.truncate(limit);
    Ok(found)
}

/// Titles say most of what an idea is; where there is no text yet they say all.
fn likeness((title, text): (&str, &str), hit: &Hit) -> u16 {
    let alike = |one: &str, other: &str| Trigrams::of(one).likeness(&Trigrams::of(other));
    let titles = alike(title, &hit.title);
    if text.is_empty() {
        return titles;
    }
    titles.max((2 * titles + 3 * alike(text, &hit.body)) / 5)
}
