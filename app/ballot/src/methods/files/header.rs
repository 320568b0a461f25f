//! The header of a PrefLib file.

use std::collections::BTreeMap;

use super::{
    FileError, FileFault, MAX_CATEGORIES, MAX_FILE_BALLOTS, MAX_FILE_OPTIONS, PrefKind, number,
};

/// What a PrefLib file says about itself. All are texts of one line, and may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The name of the file.
    pub file_name: String,
    /// Its title, like the year of an election.
    pub title: String,
    /// More about it.
    pub description: String,
    /// `original`, `induced`, `imbued` or `synthetic`.
    pub modification_type: String,
    /// The file it was made from.
    pub relates_to: String,
    /// Other files, separated by commas.
    pub related_files: String,
    /// The day it was published, like `2022-09-16`.
    pub publication_date: String,
    /// The day it was changed.
    pub modification_date: String,
}

const ABOUT: [&str; 9] = [
    "FILE NAME",
    "TITLE",
    "DESCRIPTION",
    "DATA TYPE",
    "MODIFICATION TYPE",
    "RELATES TO",
    "RELATED FILES",
    "PUBLICATION DATE",
    "MODIFICATION DATE",
];

impl About {
    /// The texts in the order of the header, with the kind of data where it stands.
    pub(super) fn texts<'a>(&'a self, kind: &'a str) -> [(&'static str, &'a str); 9] {
        let texts = [
            self.file_name.as_str(),
            &self.title,
            &self.description,
            kind,
            &self.modification_type,
            &self.relates_to,
            &self.related_files,
            &self.publication_date,
            &self.modification_date,
        ];
        std::array::from_fn(|place| (ABOUT[place], texts[place]))
    }
}

/// The fields of a header, by name.
#[derive(Default)]
pub(super) struct Header {
    fields: BTreeMap<String, (usize, String)>,
    /// The line after the last field.
    line: usize,
}

impl Header {
    /// A line `# NAME: value`; its number.
    pub(super) fn add(&mut self, line: usize, text: &str) -> Result<(), FileError> {
        let field = text
            .strip_prefix("# ")
            .and_then(|text| text.split_once(':'));
        let (name, value) = field.ok_or(FileFault::Unexpected.at(line))?;
        let value = value.trim_matches(' ').to_owned();
        super::check_line(&value).map_err(|fault| fault.at(line))?;
        self.line = line + 1;
        let before = self.fields.insert(name.to_owned(), (line, value));
        match before {
            Some(_) => Err(FileFault::FieldTwice(name.to_owned()).at(line)),
            None => Ok(()),
        }
    }

    /// Takes a field out.
    fn take(&mut self, name: &str) -> Result<(usize, String), FileError> {
        let missing = || FileFault::NoField(name.to_owned()).at(self.line);
        self.fields.remove(name).ok_or_else(missing)
    }

    fn number(&mut self, name: &str, most: u64) -> Result<u64, FileError> {
        let (line, value) = self.take(name)?;
        number(&value, 1, most).map_err(|fault| fault.at(line))
    }

    fn names(&mut self, name: &str, count: u64) -> Result<Vec<String>, FileError> {
        let line = self.line;
        let names: Result<Vec<String>, FileError> = (1..=count)
            .map(|number| Ok(self.take(&format!("{name} NAME {number}"))?.1))
            .collect();
        let names = names?;
        super::check_names(&names, u16::MAX).map_err(|fault| fault.at(line))?;
        Ok(names)
    }

    /// Everything of the header, and that there is nothing else.
    pub(super) fn read(mut self) -> Result<ReadHeader, FileError> {
        let (kind_line, kind) = self.take(ABOUT[3])?;
        let kind = PrefKind::by_name(&kind).ok_or(FileFault::Kind.at(kind_line))?;
        let mut text = |place: usize| Ok::<_, FileError>(self.take(ABOUT[place])?.1);
        let about = About {
            file_name: text(0)?,
            title: text(1)?,
            description: text(2)?,
            modification_type: text(4)?,
            relates_to: text(5)?,
            related_files: text(6)?,
            publication_date: text(7)?,
            modification_date: text(8)?,
        };
        let options = self.number("NUMBER ALTERNATIVES", u64::from(MAX_FILE_OPTIONS))?;
        let options = self.names("ALTERNATIVE", options)?;
        let voters = self.number("NUMBER VOTERS", MAX_FILE_BALLOTS)?;
        let unique = self.number(kind.unique(), MAX_FILE_BALLOTS)?;
        let categories = if kind == PrefKind::Categories {
            let categories = self.number("NUMBER CATEGORIES", u64::from(MAX_CATEGORIES))?;
            self.names("CATEGORY", categories)?
        } else {
            Vec::new()
        };
        if let Some((name, (line, _))) = self.fields.into_iter().next() {
            return Err(FileFault::UnknownField(name).at(line));
        }
        Ok(ReadHeader {
            about,
            kind,
            options,
            categories,
            voters,
            unique,
        })
    }
}

pub(super) struct ReadHeader {
    pub(super) about: About,
    pub(super) kind: PrefKind,
    pub(super) options: Vec<String>,
    pub(super) categories: Vec<String>,
    pub(super) voters: u64,
    pub(super) unique: u64,
}
