//! Pieces that several methods show: tables, bars, numbers.

use super::Shown;
use crate::i18n::{self, Locale};
use crate::ui::chart::{self, Bar};
use ::ballot::methods::VOTE;
use leptos::prelude::*;

/// More bars than these make no picture; the table has all.
const MOST_BARS: usize = 20;

/// A row of a table: an option, or what is none.
pub struct Row {
    /// The option, or the words of a row that is none.
    pub label: String,
    /// Language of the label, if it is not that of the page.
    pub lang: Option<String>,
    /// Whether the option wins.
    pub wins: bool,
    /// The cells.
    pub cells: Vec<AnyView>,
}

/// A cell.
pub fn cell(words: impl Into<String>) -> AnyView {
    words.into().into_any()
}

/// A table in a region of its own, which scrolls where it is wide.
pub fn table(
    id: &'static str,
    caption: String,
    columns: Vec<String>,
    rows: Vec<Row>,
) -> impl IntoView {
    let mut columns = columns.into_iter();
    let first = columns.next().unwrap_or_default();
    let columns: Vec<_> = columns
        .map(|column| view! { <th scope="col" class="n">{column}</th> })
        .collect();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let cells: Vec<_> = row.cells.into_iter().map(|cell| view! { <td class="n">{cell}</td> }).collect();
            view! { <tr class=row.wins.then_some("winner")><th scope="row" lang=row.lang>{row.label}</th>{cells}</tr> }
        })
        .collect();
    view! {
        <div class="table-wrap" role="region" aria-labelledby=id tabindex="0"><table>
            <caption id=id>{caption}</caption>
            <thead><tr><th scope="col">{first}</th>{columns}</tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
}

/// A bar for each option: number, value in words, length in tenths of a percent.
pub fn bars(
    shown: &Shown<'_>,
    caption: String,
    winners: &[u16],
    lines: Vec<(u16, String, u64)>,
) -> impl IntoView + use<> {
    let bars = lines
        .into_iter()
        .take(MOST_BARS)
        .map(|(option, value, tenths)| Bar {
            label: shown.title(option),
            lang: shown.lang.clone(),
            value,
            tenths,
            wins: winners.contains(&option),
        })
        .collect();
    chart::bars("figure", caption, bars)
}

impl Shown<'_> {
    /// The row of an option.
    pub fn row(&self, option: u16, winners: &[u16], cells: Vec<AnyView>) -> Row {
        Row {
            label: self.title(option),
            lang: self.lang.clone(),
            wins: winners.contains(&option),
            cells,
        }
    }
}

/// A decimal number: whole part, and digits behind the mark without zeros at their end.
fn decimal(l: Locale, whole: u64, rest: &str) -> String {
    let mark = if l == Locale::De { "," } else { "." };
    match rest.trim_end_matches('0') {
        "" => i18n::number(l, whole),
        rest => format!("{}{mark}{rest}", i18n::number(l, whole)),
    }
}

/// Halves as a number.
pub fn halves(l: Locale, halves: u64) -> String {
    decimal(
        l,
        halves / 2,
        if halves.is_multiple_of(2) { "" } else { "5" },
    )
}

/// Hundred-thousandths of a vote as votes.
pub fn votes(l: Locale, parts: u64) -> String {
    decimal(l, parts / VOTE, &format!("{:05}", parts % VOTE))
}

/// A part with two decimals, rounded half up; nothing of nothing.
pub fn mean(l: Locale, sum: u64, by: u64) -> String {
    if by == 0 {
        return "–".to_owned();
    }
    let hundredths = (sum * 200 + by) / (by * 2);
    decimal(l, hundredths / 100, &format!("{:02}", hundredths % 100))
}

#[cfg(test)]
mod tests {
    use super::{halves, mean, votes};
    use crate::i18n::Locale;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        assert_eq!(halves(Locale::En, 25), "12.5");
        assert_eq!(halves(Locale::De, 24), "12");
        assert_eq!(votes(Locale::En, 1_234_500_000), "12,345");
        assert_eq!(votes(Locale::De, 650_010), "6,5001");
        assert_eq!(mean(Locale::En, 7, 3), "2.33");
        assert_eq!(mean(Locale::En, 0, 0), "–");
    }
}
