//! The three sections of a `.pb` file, and the columns of a section.

use std::collections::HashSet;

use super::{
    Reason,
    records::{Errors, Record},
};

/// A section: its title line, its column names and its rows.
pub(super) struct Section {
    pub(super) line: u64,
    columns: Vec<String>,
    pub(super) rows: Vec<Record>,
}

pub(super) struct Sections {
    pub(super) meta: Section,
    pub(super) projects: Section,
    pub(super) votes: Section,
}

const TITLES: [&str; 3] = ["META", "PROJECTS", "VOTES"];

/// The sections, or `None` and the reasons if one is missing. Their order does not matter.
pub(super) fn split(records: Vec<Record>, errors: &mut Errors<Reason>) -> Option<Sections> {
    let mut found: [Option<Section>; 3] = [None, None, None];
    let mut current = None;
    for record in records {
        let title = TITLES
            .iter()
            .position(|title| record.used() == 1 && record.fields[0].eq_ignore_ascii_case(title));
        if let Some(title) = title {
            if let Some(earlier) = &found[title] {
                errors.add(
                    record.line,
                    Some(TITLES[title]),
                    Reason::SectionTwice {
                        first: earlier.line,
                    },
                );
                return None;
            }
            found[title] = Some(Section {
                line: record.line,
                columns: Vec::new(),
                rows: Vec::new(),
            });
            current = Some(title);
            continue;
        }
        match current.and_then(|title| found[title].as_mut()) {
            Some(section) if section.columns.is_empty() => section.name_columns(&record, errors),
            Some(section) => section.rows.push(record),
            None => {
                errors.add(record.line, None, Reason::BeforeSections);
                return None;
            }
        }
    }
    for (title, section) in TITLES.into_iter().zip(&found) {
        if section.is_none() {
            errors.add(1, None, Reason::MissingSection { section: title });
        }
    }
    let [Some(meta), Some(projects), Some(votes)] = found else {
        return None;
    };
    Some(Sections {
        meta,
        projects,
        votes,
    })
}

impl Section {
    fn name_columns(&mut self, record: &Record, errors: &mut Errors<Reason>) {
        self.columns = record
            .fields
            .iter()
            .take(record.used())
            .map(str::to_lowercase)
            .collect();
        let mut seen = HashSet::new();
        for column in self
            .columns
            .iter()
            .filter(|column| !seen.insert(column.as_str()))
        {
            errors.add(record.line, Some(column), Reason::ColumnTwice);
        }
    }

    /// The place of a column.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// The place of a column that must be there.
    pub(super) fn required(&self, name: &str, errors: &mut Errors<Reason>) -> Option<usize> {
        let place = self.column(name);
        if place.is_none() {
            errors.add(self.line, Some(name), Reason::MissingColumn);
        }
        place
    }

    /// The rows with as many fields as there are columns, not counting empty ones at the end; the others are errors.
    pub(super) fn whole_rows(&self, errors: &mut Errors<Reason>) -> Vec<&Record> {
        let expected = self.columns.len();
        let mut is_whole = |record: &&Record| {
            let found = record.fields.len();
            let whole = found >= expected && record.used() <= expected;
            if !whole {
                errors.add(record.line, None, Reason::FieldCount { expected, found });
            }
            whole
        };
        self.rows.iter().filter(|record| is_whole(record)).collect()
    }
}
