//! Reading participatory budgeting votes in the format of Pabulib (`.pb`).
//!
//! The format (<https://pabulib.org/format>): a text in UTF-8 of three sections META, PROJECTS and VOTES, each a title line, a
//! line of column names and then rows; fields are separated by `;` with quotes as in CSV, approved projects by `,`.
//! Of the four kinds of votes, approval is read; the others are refused by name. Paper: Faliszewski et al.,
//! "Participatory Budgeting: Data, Tools and Analysis", IJCAI 2023.

use jiff::civil::Date;

mod meta;
mod money;
mod reason;
pub(crate) mod records;
mod rows;
mod sections;

pub use money::{Money, MoneyError};
pub use reason::Reason;
pub(crate) use reason::explain;
pub use records::MAX_ERRORS;

use self::records::Errors;

/// What is wrong with a `.pb` file, and in which line.
pub type LineError = records::LineError<Reason>;

/// One vote on one budget: all of a `.pb` file that Comitia uses.
#[derive(Clone, Debug, PartialEq)]
pub struct Instance {
    /// What it is, in a sentence.
    pub description: String,
    /// The country.
    pub country: String,
    /// The municipality, or whoever holds the vote.
    pub unit: String,
    /// The part of the unit: `district` in the file, else `subunit`.
    pub district: Option<String>,
    /// Which vote of this unit it is, usually the year.
    pub instance: String,
    /// The currency of budget and costs, as a rule its ISO 4217 code.
    pub currency: Option<String>,
    /// What may be spent.
    pub budget: Money,
    /// The least number of projects on a ballot; 1 if the file does not say.
    pub min_length: u64,
    /// The greatest number of projects on a ballot; the number of projects if the file does not say.
    pub max_length: u64,
    /// The least that the projects on a ballot may cost together.
    pub min_sum_cost: Option<Money>,
    /// The most that the projects on a ballot may cost together.
    pub max_sum_cost: Option<Money>,
    /// The rule by which projects were selected, by its name in Pabulib.
    pub rule: Option<String>,
    /// The language of names and descriptions.
    pub language: Option<String>,
    /// The first day of voting; 1 January where the file has a year only.
    pub date_begin: Option<Date>,
    /// The last day of voting; 31 December where the file has a year only.
    pub date_end: Option<Date>,
    /// The projects in the order of the file.
    pub projects: Vec<Project>,
    /// The votes in the order of the file.
    pub votes: Vec<Vote>,
}

/// A project that could be voted for.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Its name in the file, unique there.
    pub id: String,
    /// Its name for people; the same as `id` in a file without names.
    pub name: String,
    /// What it costs.
    pub cost: Money,
    /// What it is about.
    pub category: Vec<String>,
    /// Where it is, in words.
    pub district: Option<String>,
    /// For whom it is: `target` in the file, else `beneficiaries`.
    pub target: Vec<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// How many votes it got, as the file says; compare [`Instance::mismatches`].
    pub votes: Option<u64>,
    /// 1 if it was selected, 0 if not; other numbers mean what the file's comment says.
    pub selected: Option<u64>,
    /// The line of the file.
    pub line: u64,
}

/// One voter's ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The voter's number in the file, unique there.
    pub voter_id: String,
    /// The approved projects by their place in [`Instance::projects`], in the order of the file, each once.
    pub approved: Vec<usize>,
    /// The voter's age as the file has it: years, or a range of years.
    pub age: Option<String>,
    /// The voter's sex as the file has it.
    pub sex: Option<String>,
    /// The line of the file.
    pub line: u64,
}

/// A project whose votes in the file are not as many as its approvals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The project, by its place in [`Instance::projects`].
    pub project: usize,
    /// The line of the project.
    pub line: u64,
    /// The votes which the file says.
    pub in_file: u64,
    /// The votes in the section VOTES.
    pub counted: u64,
}

/// Reads a `.pb` file: all of it, or nothing.
///
/// # Errors
/// Every line that is wrong, by line, up to [`MAX_ERRORS`]. Where the text itself cannot be read (not UTF-8, a quote left
/// open, no sections) only that is reported.
pub fn parse(bytes: &[u8]) -> Result<Instance, Vec<LineError>> {
    let mut errors = Errors::new();
    let instance = read(bytes, &mut errors);
    errors.or(instance, |count| Reason::More { count })
}

fn read(bytes: &[u8], errors: &mut Errors<Reason>) -> Option<Instance> {
    let text = match records::utf8(bytes) {
        Ok(text) => text,
        Err(lines) => {
            lines
                .into_iter()
                .for_each(|line| errors.add(line, None, Reason::NotUtf8));
            return None;
        }
    };
    let records = match records::records(text, b';') {
        Ok(records) => records,
        Err(line) => {
            errors.add(line, None, Reason::OpenQuote);
            return None;
        }
    };
    let sections = sections::split(records, errors)?;
    let projects = rows::projects(&sections.projects, errors);
    let instance = meta::read(&sections, errors);
    let votes = rows::votes(
        &sections.votes,
        projects.as_ref(),
        instance.as_ref(),
        errors,
    );
    Some(Instance {
        projects: projects?.list,
        votes: votes?,
        ..instance?
    })
}

impl Instance {
    /// How many votes approve each project, in the order of [`Instance::projects`].
    #[must_use]
    pub fn approvals(&self) -> Vec<u64> {
        let mut approvals = vec![0; self.projects.len()];
        self.votes
            .iter()
            .flat_map(|vote| &vote.approved)
            .for_each(|project| approvals[*project] += 1);
        approvals
    }

    /// The projects whose column `votes` is not what the votes of the file add up to.
    #[must_use]
    pub fn mismatches(&self) -> Vec<Mismatch> {
        let counted = self.approvals().into_iter().zip(&self.projects).enumerate();
        counted
            .filter_map(|(place, (counted, project))| {
                let in_file = project.votes.filter(|in_file| *in_file != counted)?;
                Some(Mismatch {
                    project: place,
                    line: project.line,
                    in_file,
                    counted,
                })
            })
            .collect()
    }
}
