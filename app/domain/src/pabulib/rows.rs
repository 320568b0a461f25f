//! The rows of PROJECTS and VOTES.

use std::collections::{HashMap, HashSet};

use super::{
    Instance, Project, Reason, Vote,
    meta::{as_u64, money, number, text},
    records::{Errors, Record},
    sections::Section,
};

/// One row while it is read.
struct Row<'a> {
    section: &'a Section,
    record: &'a Record,
    errors: &'a mut Errors<Reason>,
}

impl Row<'_> {
    /// The field of a column that may be missing or empty.
    fn optional<T>(
        &mut self,
        column: &str,
        read: impl FnOnce(&str) -> Result<T, Reason>,
    ) -> Option<T> {
        let place = self.section.column(column)?;
        let field = self
            .record
            .fields
            .get(place)
            .filter(|field| !field.is_empty())?;
        read(field)
            .map_err(|reason| self.error(column, reason))
            .ok()
    }

    /// The field of a column that must be filled in.
    fn required<T>(
        &mut self,
        column: &str,
        read: impl FnOnce(&str) -> Result<T, Reason>,
    ) -> Option<T> {
        let field = self
            .section
            .column(column)
            .and_then(|place| self.record.fields.get(place));
        if field.unwrap_or_default().is_empty() {
            self.error(column, Reason::Empty);
            return None;
        }
        self.optional(column, read)
    }

    /// An id, noted with its line; one that was there before is an error.
    fn id(&mut self, column: &str, lines: &mut HashMap<String, u64>) -> Option<String> {
        let id = self.required(column, text)?;
        let first = *lines.entry(id.clone()).or_insert(self.record.line);
        if first == self.record.line {
            return Some(id);
        }
        self.error(column, Reason::IdTwice { id, first });
        None
    }

    fn error(&mut self, column: &str, reason: Reason) {
        self.errors.add(self.record.line, Some(column), reason);
    }
}

/// What is read of PROJECTS.
pub(super) struct Projects<'a> {
    /// The projects of all rows that are right.
    pub(super) list: Vec<Project>,
    /// The place of each id, also of those in rows that are wrong, so that votes for them are not called wrong too.
    places: HashMap<&'a str, usize>,
    /// Whether every row is right, so that places are those in `list`.
    is_complete: bool,
}

/// Reads PROJECTS; `None` if a column is missing. A row that is wrong is left out and its reasons are noted.
pub(super) fn projects<'a>(
    section: &'a Section,
    errors: &mut Errors<Reason>,
) -> Option<Projects<'a>> {
    let (id, cost) = (
        section.required("project_id", errors),
        section.required("cost", errors),
    );
    let (id, _) = (id?, cost?);
    let mut places = HashMap::new();
    for (place, record) in section.rows.iter().enumerate() {
        places
            .entry(record.fields.get(id).unwrap_or_default())
            .or_insert(place);
    }
    let mut ids = HashMap::new();
    let rows = section.whole_rows(errors).into_iter();
    let list: Vec<Project> = rows
        .filter_map(|record| {
            project(
                &mut Row {
                    section,
                    record,
                    errors,
                },
                &mut ids,
            )
        })
        .collect();
    let is_complete = list.len() == section.rows.len();
    Some(Projects {
        list,
        places,
        is_complete,
    })
}

fn project(row: &mut Row<'_>, ids: &mut HashMap<String, u64>) -> Option<Project> {
    let id = row.id("project_id", ids);
    let cost = row.required("cost", money);
    let name = match row.section.column("name") {
        Some(_) => row.required("name", text),
        None => id.clone(),
    };
    let category = row.optional("category", list).unwrap_or_default();
    let target = row
        .optional("target", list)
        .or_else(|| row.optional("beneficiaries", list))
        .unwrap_or_default();
    let district = row.optional("district", text);
    let latitude = row.optional("latitude", |text| degrees(text, 90.0));
    let longitude = row.optional("longitude", |text| degrees(text, 180.0));
    let votes = row.optional("votes", number);
    let selected = row.optional("selected", number);
    Some(Project {
        id: id?,
        name: name?,
        cost: cost?,
        category,
        district,
        target,
        latitude,
        longitude,
        votes,
        selected,
        line: row.record.line,
    })
}

/// Reads VOTES; `None` if a column is missing. Without projects or META, votes are checked as far as possible.
pub(super) fn votes(
    section: &Section,
    projects: Option<&Projects<'_>>,
    meta: Option<&Instance>,
    errors: &mut Errors<Reason>,
) -> Option<Vec<Vote>> {
    let (voter_id, vote) = (
        section.required("voter_id", errors),
        section.required("vote", errors),
    );
    let _ = (voter_id?, vote?);
    let mut voters = HashMap::new();
    let mut votes = Vec::with_capacity(section.rows.len());
    for record in section.whole_rows(errors) {
        let row = &mut Row {
            section,
            record,
            errors,
        };
        let voter_id = row.id("voter_id", &mut voters);
        let approved = projects
            .map(|projects| approved(row, projects))
            .unwrap_or_default();
        if let (Some(projects), Some(meta)) = (projects, meta) {
            check_ballot(row, meta, projects, &approved);
        }
        let (age, sex) = (row.optional("age", text), row.optional("sex", text));
        votes.extend(voter_id.map(|voter_id| Vote {
            voter_id,
            approved,
            age,
            sex,
            line: record.line,
        }));
    }
    Some(votes)
}

/// The projects of a vote; those that are unknown or there twice are errors.
fn approved(row: &mut Row<'_>, projects: &Projects<'_>) -> Vec<usize> {
    let ids = row.optional("vote", |field| {
        Ok(field
            .split(',')
            .map(|id| id.trim().to_owned())
            .collect::<Vec<_>>())
    });
    let (mut approved, mut seen) = (Vec::new(), HashSet::new());
    for id in ids.unwrap_or_default() {
        match projects.places.get(id.as_str()) {
            Some(place) if seen.insert(*place) => approved.push(*place),
            Some(_) => row.error("vote", Reason::ApprovedTwice { id }),
            None => row.error("vote", Reason::UnknownProject { id }),
        }
    }
    approved
}

/// Whether a ballot keeps to the bounds in META.
fn check_ballot(row: &mut Row<'_>, meta: &Instance, projects: &Projects<'_>, approved: &[usize]) {
    let found = approved.len();
    let (min, max) = (meta.min_length, meta.max_length);
    if as_u64(found) < min {
        row.error("vote", Reason::TooFew { min, found });
    }
    if as_u64(found) > max {
        row.error("vote", Reason::TooMany { max, found });
    }
    if !projects.is_complete {
        return; // Not all costs are known.
    }
    let cost: i128 = approved
        .iter()
        .map(|place| i128::from(projects.list[*place].cost.0))
        .sum();
    if let Some(min) = meta.min_sum_cost.filter(|min| cost < i128::from(min.0)) {
        row.error("vote", Reason::TooCheap { min });
    }
    if let Some(max) = meta.max_sum_cost.filter(|max| cost > i128::from(max.0)) {
        row.error("vote", Reason::TooDear { max });
    }
}

fn list(text: &str) -> Result<Vec<String>, Reason> {
    Ok(text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect())
}

/// Degrees from `-most` to `most`.
fn degrees(text: &str, most: f64) -> Result<f64, Reason> {
    let degrees = text
        .parse()
        .ok()
        .filter(|degrees: &f64| degrees.abs() <= most);
    degrees.ok_or_else(|| Reason::NotANumber {
        found: text.to_owned(),
    })
}
