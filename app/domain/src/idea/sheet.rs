//! Ideas from a table (CSV, RFC 4180): which column means what, what stands in each line, and what is wrong with it.

use super::{BODY, COST, PLACE, Place, Status, TITLE, amount};
use crate::text::{self, TextFault};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What an idea can be told to have, and by which names of columns that is known without being told.
const FIELDS: &[(&str, &[&str])] = &[
    ("key", &["key", "id"]),
    ("title", &["title", "titulo", "titel"]),
    ("summary", &["summary"]),
    ("text", &["text", "body", "description"]),
    ("date", &["date", "created_at", "proposed_at"]),
    ("status", &["status"]),
    ("supports", &["supports", "votes"]),
    ("lang", &["lang", "language"]),
    ("category", &["category"]),
    ("district", &["district"]),
    ("place", &["place", "address"]),
    ("latitude", &["latitude", "lat"]),
    ("longitude", &["longitude", "lon", "lng"]),
    ("cost", &["cost"]),
];

/// Which column each field is read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<String, String>);

impl Mapping {
    /// From `field=column` pairs; an empty column leaves the field out.
    ///
    /// # Errors
    /// The pair that is none, or names no field.
    pub fn parse(pairs: &[String]) -> Result<Self, String> {
        let mut found = BTreeMap::new();
        for pair in pairs.iter().flat_map(|pair| pair.split(',')) {
            let (field, column) = pair.split_once('=').ok_or(pair)?;
            let field = field.trim();
            if !FIELDS.iter().any(|(name, _)| *name == field) {
                return Err(pair.to_owned());
            }
            found.insert(field.to_owned(), column.trim().to_owned());
        }
        Ok(Self(found))
    }

    /// Where each field stands among these columns; the fields whose column is missing come as an error.
    fn places(
        &self,
        columns: &csv::StringRecord,
    ) -> Result<BTreeMap<&'static str, usize>, Vec<String>> {
        let at = |name: &str| {
            columns
                .iter()
                .position(|c| c.trim().eq_ignore_ascii_case(name))
        };
        let mut found = BTreeMap::new();
        let mut missing = Vec::new();
        for (field, known) in FIELDS {
            match self.0.get(*field) {
                Some(column) if column.is_empty() => {}
                Some(column) => match at(column) {
                    Some(place) => drop(found.insert(*field, place)),
                    None => missing.push(column.clone()),
                },
                None => {
                    if let Some(place) = known.iter().find_map(|name| at(name)) {
                        found.insert(*field, place);
                    }
                }
            }
        }
        if !found.contains_key("title") && missing.is_empty() {
            missing.push("title".to_owned());
        }
        if missing.is_empty() {
            Ok(found)
        } else {
            Err(missing)
        }
    }
}

/// An idea as a line of the table has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The line it begins on, from 1.
    pub line: u64,
    /// What it is known by in the table; its title if it has no key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its text: the summary, if there is one, before it.
    pub body: String,
    /// When it was put forward.
    pub at: Option<Timestamp>,
    /// Where it stands, if the word is one of ours.
    pub status: Option<Status>,
    /// The word for where it stands, if it is none of ours.
    pub other_status: Option<String>,
    /// How many supports the table counts.
    pub supports: u32,
    /// Its language.
    pub lang: Option<String>,
    /// Its category; may be empty.
    pub category: String,
    /// Its part of the municipality; may be empty.
    pub district: String,
    /// Where it is, in words; may be empty.
    pub place: String,
    /// Where it is on the map.
    pub point: Option<Place>,
    /// What it may cost, in minor units.
    pub cost_minor: Option<i64>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFault {
    /// The line, from 1; 0 for the whole file.
    pub line: u64,
    /// The field, or the column that is missing.
    pub field: String,
    /// What it is.
    pub what: What,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The file is no table in UTF-8, or a line has another number of columns.
    Unreadable,
    /// There is no such column.
    NoColumn,
    /// Nothing stands where something is needed.
    Empty,
    /// Longer than an idea may have it.
    TooLong,
    /// A control character.
    Control,
    /// No day or moment.
    Date,
    /// No number, or one that is out of bounds.
    Number,
    /// Another line has the same key.
    Double,
}

impl fmt::Display for LineFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self.what {
            What::Unreadable => "cannot be read as a table in UTF-8",
            What::NoColumn => "there is no such column",
            What::Empty => "is empty",
            What::TooLong => "is too long for an idea",
            What::Control => "has a control character",
            What::Date => "is no date (2026-11-22 or RFC 3339)",
            What::Number => "is no number that makes sense here",
            What::Double => "stands on another line too",
        };
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        write!(f, "{} {words}", self.field)
    }
}

/// The lines of a table and what is wrong with others.
///
/// # Errors
/// The faults of the file as a whole: no line of it is read then.
pub fn read(
    bytes: &[u8],
    mapping: &Mapping,
) -> Result<(Vec<Sheet>, Vec<LineFault>), Vec<LineFault>> {
    let fault = |line, field: &str, what| LineFault {
        line,
        field: field.to_owned(),
        what,
    };
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::Reader::from_reader(bytes);
    let columns = reader.headers();
    let columns = columns.map_err(|_| vec![fault(1, "the file", What::Unreadable)])?;
    let places = mapping.places(columns).map_err(|missing| {
        let missing = missing.iter();
        missing
            .map(|c| fault(0, c, What::NoColumn))
            .collect::<Vec<_>>()
    })?;
    let (mut sheets, mut faults) = (Vec::new(), Vec::new());
    let mut keys = BTreeSet::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                faults.push(fault(line, "the line", What::Unreadable));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let of = |field: &str| {
            let place = places.get(field);
            place
                .and_then(|place| record.get(*place))
                .unwrap_or("")
                .trim()
        };
        match sheet(line, of) {
            Ok(sheet) if keys.insert(sheet.key.clone()) => sheets.push(sheet),
            Ok(_) => faults.push(fault(line, "key", What::Double)),
            Err(more) => faults.extend(
                more.into_iter()
                    .map(|(field, what)| fault(line, field, what)),
            ),
        }
    }
    Ok((sheets, faults))
}

fn sheet<'a>(line: u64, of: impl Fn(&str) -> &'a str) -> Result<Sheet, Vec<(&'static str, What)>> {
    let mut wrong: Vec<(&'static str, What)> = Vec::new();
    let mut noted = |field, checked: Result<String, TextFault>| {
        checked.unwrap_or_else(|found| {
            let what = match found {
                TextFault::Empty => What::Empty,
                TextFault::TooLong { .. } => What::TooLong,
                TextFault::ControlCharacter => What::Control,
            };
            wrong.push((field, what));
            String::new()
        })
    };
    let title = noted(
        "title",
        text::line(of("title"), TITLE).and_then(text::required),
    );
    let (summary, whole) = (of("summary"), of("text"));
    let whole = match (summary.is_empty(), whole.is_empty()) {
        (true, true) => title.clone(),
        (false, true) => summary.to_owned(),
        (true, false) => whole.to_owned(),
        (false, false) => format!("{summary}\n\n{whole}"),
    };
    let body = noted("text", text::paragraphs(&whole, BODY));
    let place = noted("place", text::line(of("place"), PLACE));
    let category = noted("category", text::line(of("category"), super::NAME));
    let district = noted("district", text::line(of("district"), super::NAME));
    let at = optional(of("date"), moment).map_err(|()| wrong.push(("date", What::Date)));
    let supports = optional(of("supports"), |typed| typed.parse().ok());
    let supports = supports.map_err(|()| wrong.push(("supports", What::Number)));
    let cost = optional(of("cost"), |typed| {
        amount(typed).filter(|cost| *cost <= COST)
    });
    let cost = cost.map_err(|()| wrong.push(("cost", What::Number)));
    let both = (of("latitude"), of("longitude"));
    let point = if both.0.is_empty() && both.1.is_empty() {
        Ok(None)
    } else {
        let degrees = both.0.parse().ok().zip(both.1.parse().ok());
        let point = degrees.and_then(|(north, east)| Place::new(north, east));
        point
            .map(Some)
            .ok_or_else(|| wrong.push(("latitude", What::Number)))
    };
    let (Ok(at), Ok(supports), Ok(cost_minor), Ok(point), true) =
        (at, supports, cost, point, wrong.is_empty())
    else {
        return Err(wrong);
    };
    let key = Some(of("key")).filter(|key| !key.is_empty());
    let status = of("status");
    let known = Status::from_word(status).filter(|status| !status.is_gone());
    Ok(Sheet {
        line,
        key: key.unwrap_or(&title).to_owned(),
        body,
        at,
        status: known,
        other_status: Some(status)
            .filter(|status| known.is_none() && !status.is_empty())
            .map(str::to_owned),
        supports: supports.unwrap_or(0),
        lang: Some(of("lang"))
            .filter(|lang| !lang.is_empty())
            .map(str::to_lowercase),
        category,
        district,
        place,
        point,
        cost_minor,
        title,
    })
}

fn optional<T>(typed: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, ()> {
    if typed.is_empty() {
        return Ok(None);
    }
    read(typed).map(Some).ok_or(())
}

/// A day, at noon UTC, or a moment.
#[must_use]
pub fn moment(typed: &str) -> Option<Timestamp> {
    if let Ok(moment) = typed.parse() {
        return Some(moment);
    }
    let day: Date = typed.parse().ok()?;
    let noon = day.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(noon.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, mapping: &[&str]) -> (Vec<Sheet>, Vec<LineFault>) {
        let mapping: Vec<String> = mapping.iter().map(|pair| (*pair).to_owned()).collect();
        let mapping = Mapping::parse(&mapping).expect("a mapping");
        read(text.as_bytes(), &mapping).expect("a table")
    }

    #[test]
    fn a_table_is_read_by_its_columns_or_as_told() {
        let text = "id,title,summary,text,date,status,supports,language\n7,Clean streets,Short.,\"Long,\nwith a line.\",2015-09-15,archived,6560,ES\n";
        let (sheets, faults) = lines(text, &[]);
        assert!(faults.is_empty(), "{faults:?}");
        let sheet = &sheets[0];
        assert_eq!(
            (&*sheet.key, &*sheet.body, sheet.supports),
            ("7", "Short.\n\nLong,\nwith a line.", 6560)
        );
        assert_eq!(
            (
                sheet.status,
                sheet.other_status.as_deref(),
                sheet.lang.as_deref()
            ),
            (None, Some("archived"), Some("es"))
        );
        let (sheets, _) = lines(
            "Nr,Name,Wann,Ort\n1,Bench,2026-01-02T03:04:05Z,Park\n",
            &["key=Nr,title=Name", "date=Wann,place=Ort"],
        );
        assert_eq!((&*sheets[0].title, &*sheets[0].place), ("Bench", "Park"));
        assert_eq!(
            sheets[0].at.map(|at| at.to_string()).as_deref(),
            Some("2026-01-02T03:04:05Z")
        );
    }

    #[test]
    fn what_is_wrong_is_told_by_line() {
        let text = "id,title,date,supports,latitude,longitude,cost\n1,,2026-01-01,1,,,\n2,A,yesterday,x,,,\n3,B,,,99,0,\n3b,C,,,51.3,12.3,10.50\n3b,D,,,,,\n4,E,,,,,-1\n5,F\n";
        let (sheets, faults) = lines(text, &[]);
        let told: Vec<(u64, &str)> = faults.iter().map(|f| (f.line, f.field.as_str())).collect();
        assert_eq!(
            told,
            [
                (2, "title"),
                (3, "date"),
                (3, "supports"),
                (4, "latitude"),
                (6, "key"),
                (7, "cost"),
                (8, "the line")
            ]
        );
        assert_eq!(sheets.len(), 1);
        assert_eq!(sheets[0].cost_minor, Some(1050));
    }

    #[test]
    fn a_file_without_a_title_is_refused_whole() {
        let none = Mapping::default();
        assert_eq!(
            read(b"a,b\n1,2\n", &none).expect_err("no title")[0].what,
            What::NoColumn
        );
        let wrong = Mapping::parse(&["title=Name".to_owned()]).expect("a mapping");
        assert_eq!(
            read(b"title\nx\n", &wrong).expect_err("no Name")[0].field,
            "Name"
        );
        assert!(Mapping::parse(&["colour=x".to_owned()]).is_err());
        assert!(Mapping::parse(&["title".to_owned()]).is_err());
        assert_eq!(read(b"", &none).expect_err("empty")[0].what, What::NoColumn);
        let (sheets, faults) = read(b"title\n\xff\xfe\n", &none).expect("a table");
        assert!(sheets.is_empty() && faults[0].what == What::Unreadable);
    }
}
