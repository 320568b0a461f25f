//! Delimited text with the line of the file each record begins in, and what is wrong in which line.
//!
//! Shared by the readers of files: [`crate::pabulib`] and [`crate::roll_csv`].

use std::fmt;

use csv::{ReaderBuilder, StringRecord, Trim};
use jiff::civil::Date;

/// The most errors a reader of files lists; the last one then says how many more there are.
pub const MAX_ERRORS: usize = 1000;

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError<R> {
    /// The line of the file, from 1, as a text editor counts.
    pub line: u64,
    /// The name of the column, or of the key in a list of keys and values, where it is one field that is wrong.
    pub column: Option<String>,
    /// What is wrong.
    pub message: R,
}

impl<R: fmt::Display> fmt::Display for LineError<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.column {
            Some(column) => write!(f, "line {}, {column}: {}", self.line, self.message),
            None => write!(f, "line {}: {}", self.line, self.message),
        }
    }
}

impl<R: fmt::Display + fmt::Debug> std::error::Error for LineError<R> {}

/// The errors found so far, at most [`MAX_ERRORS`].
pub(crate) struct Errors<R> {
    list: Vec<LineError<R>>,
    not_listed: u64,
}

impl<R> Errors<R> {
    pub(crate) fn new() -> Self {
        Self {
            list: Vec::new(),
            not_listed: 0,
        }
    }

    /// Notes an error; beyond the limit it is only counted.
    pub(crate) fn add(&mut self, line: u64, column: Option<&str>, message: R) {
        if self.list.len() < MAX_ERRORS {
            self.list.push(LineError {
                line,
                column: column.map(str::to_owned),
                message,
            });
        } else {
            self.not_listed += 1;
        }
    }

    /// What was read if nothing is wrong with it, else the errors by line, where the last counts those left out.
    pub(crate) fn or<T>(
        mut self,
        read: Option<T>,
        more: impl FnOnce(u64) -> R,
    ) -> Result<T, Vec<LineError<R>>> {
        self.list.sort_by_key(|error| error.line);
        match read {
            Some(read) if self.list.is_empty() => Ok(read),
            _ => {
                if self.not_listed > 0
                    && let Some(last) = self.list.last_mut()
                {
                    *last = LineError {
                        line: last.line,
                        column: None,
                        message: more(self.not_listed + 1),
                    };
                }
                Err(self.list)
            }
        }
    }
}

/// The text of a file without a byte order mark.
///
/// # Errors
/// The numbers of all lines that are not UTF-8.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, Vec<u64>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    str::from_utf8(bytes).map_err(|_| {
        let lines = bytes.split(|byte| *byte == b'\n').zip(1..);
        lines
            .filter(|(line, _)| str::from_utf8(line).is_err())
            .map(|(_, number)| number)
            .collect()
    })
}

/// One record: its fields, trimmed, and the line it begins in.
pub(crate) struct Record {
    pub(crate) line: u64,
    pub(crate) fields: StringRecord,
}

impl Record {
    /// How many fields there are without the empty ones at the end, which spreadsheets add to make all rows equally long.
    pub(crate) fn used(&self) -> usize {
        self.fields
            .iter()
            .enumerate()
            .filter(|(_, field)| !field.is_empty())
            .last()
            .map_or(0, |(place, _)| place + 1)
    }
}

/// Put after the text as a line of its own, so that a quote which is open at the end of the text takes it in.
const END: &str = "\u{3}";

const LINE_END: [char; 2] = ['\r', '\n'];

/// All records that are not blank. Quotes are as in RFC 4180, except that a field must end in the line in which it
/// begins: far more often a quote was left open than a line break meant. Lines may end in LF, CR LF or CR.
///
/// # Errors
/// The line of the first record with a quote that is not closed there.
pub(crate) fn records(text: &str, delimiter: u8) -> Result<Vec<Record>, u64> {
    let text = format!("{text}\n{END}");
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let (mut records, mut fields) = (Vec::new(), StringRecord::new());
    let (mut line, mut counted, mut end) = (1, 0, 0);
    // Reading from memory and from text cannot fail.
    while reader.read_record(&mut fields).unwrap_or(false) {
        let before = end;
        end = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        // The reader takes in the line end after a record, or half a CR LF, and blank lines before one.
        let raw = text[before..end].trim_start_matches(LINE_END);
        line += line_ends(&text[counted..end - raw.len()]);
        counted = end - raw.len();
        if raw.trim_end_matches(LINE_END).contains(LINE_END) {
            return Err(line);
        }
        let record = Record {
            line,
            fields: fields.clone(),
        };
        if record.used() > 0 {
            records.push(record);
        }
    }
    records.pop();
    Ok(records)
}

/// How many lines end in a piece of text that does not end between CR and LF.
fn line_ends(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    ends.map(|_| 1).sum()
}

/// A day written as `2026-07-01` or `1.7.2026`; the year has four digits.
pub(crate) fn day(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['-', '.']).collect();
    let &[first, month, last] = &parts[..] else {
        return None;
    };
    let (year, day) = match text.matches('-').count() {
        2 => (first, last),
        0 => (last, first),
        _ => return None,
    };
    let is_number = |text: &str, longest| {
        text.len() <= longest && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if year.len() != 4 || !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{Errors, LineError, MAX_ERRORS, day, records, utf8};

    fn read(text: &str) -> Result<Vec<(u64, Vec<String>)>, u64> {
        let list = records(text, b';')?;
        Ok(list
            .iter()
            .map(|record| {
                (
                    record.line,
                    record.fields.iter().map(str::to_owned).collect(),
                )
            })
            .collect())
    }

    #[test]
    fn records_know_their_line() {
        let expected: Vec<(u64, Vec<String>)> = [
            (3, vec!["a", "b"]),
            (4, vec!["c d;\"e\"", ""]),
            (8, vec!["f"]),
        ]
        .into_iter()
        .map(|(line, fields)| (line, fields.into_iter().map(str::to_owned).collect()))
        .collect();
        let text = "\n\na; b \n\"c d;\"\"e\"\"\";\n\n ; \n\nf";
        assert_eq!(read(text), Ok(expected));
        let windows = read(&text.replace('\n', "\r\n")).expect("quotes are closed");
        assert_eq!(
            windows.iter().map(|record| record.0).collect::<Vec<_>>(),
            [3, 4, 8]
        );
        let old_mac = read(&text.replace('\n', "\r")).expect("quotes are closed");
        assert_eq!(
            old_mac.iter().map(|record| record.0).collect::<Vec<_>>(),
            [3, 4, 8]
        );
    }

    #[test]
    fn an_open_quote_is_found() {
        assert_eq!(read("a;b\nc;\"d\ne;f\n"), Err(2));
        assert_eq!(read("\""), Err(1));
        assert_eq!(read("a;b\nc;\"d\ne;f\"\n"), Err(2));
        assert_eq!(read("a\r\"\rb\""), Err(2));
        assert_eq!(
            read("a;b\"\n"),
            Ok(vec![(1, vec!["a".to_owned(), "b\"".to_owned()])])
        );
    }

    #[test]
    fn lines_that_are_not_utf8_are_named() {
        assert_eq!(utf8(b"\xef\xbb\xbfa\xc3\xbc"), Ok("aü"));
        assert_eq!(utf8(b"a\n\xfc\nb\n\xff\xfe\n"), Err(vec![2, 4]));
    }

    #[test]
    fn the_list_of_errors_is_bounded_and_says_what_is_left_out() {
        let mut errors = Errors::new();
        (1..=1005)
            .rev()
            .for_each(|line| errors.add(line, None, line));
        let list = errors
            .or(Some(()), |more| more)
            .expect_err("there are errors");
        assert_eq!(list.len(), MAX_ERRORS);
        assert_eq!(
            list[0],
            LineError {
                line: 6,
                column: None,
                message: 6
            }
        );
        assert_eq!(
            list[999],
            LineError {
                line: 1005,
                column: None,
                message: 6
            }
        );
    }

    #[test]
    fn days_are_read_in_two_ways() {
        assert_eq!(day("2026-07-01"), Some(date(2026, 7, 1)));
        assert_eq!(day("01.07.2026"), Some(date(2026, 7, 1)));
        assert_eq!(day("1.7.2026"), Some(date(2026, 7, 1)));
        for bad in [
            "",
            "2026",
            "07.2026",
            "1.7.26",
            "2026.07.01",
            "2026-7.1",
            "01-07-2026",
            "30.02.2026",
            "+1.7.2026",
            "1.7.2026.",
            "1/7/2026",
        ] {
            assert_eq!(day(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_ascending_lines(text in "[ab;\"\r\n ü]{0,60}") {
            if let Ok(list) = records(&text, b';') {
                prop_assert!(list.is_sorted_by(|a, b| a.line < b.line));
                let lines = u64::try_from(text.replace("\r\n", "\n").split(['\n', '\r']).count()).expect("few");
                prop_assert!(list.iter().all(|record| (1..=lines).contains(&record.line)));
            }
        }

        #[test]
        fn a_record_of_plain_fields_stands_in_its_line(lines in proptest::collection::vec("[a-z]{0,3}", 0..12), windows: bool) {
            let end = if windows { "\r\n" } else { "\n" };
            let expected: Vec<(u64, Vec<String>)> =
                (1..).zip(&lines).filter(|(_, line)| !line.is_empty()).map(|(n, line)| (n, vec![line.clone()])).collect();
            prop_assert_eq!(read(&lines.join(end)), Ok(expected));
        }
    }
}
