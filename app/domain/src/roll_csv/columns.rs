//! The columns of a roll, by the names people give them.

use super::Reason;
use crate::pabulib::records::{Errors, Record};

/// A column that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The number by which the municipality knows the person.
    Reference,
    /// Given names.
    GivenName,
    /// Family name.
    FamilyName,
    /// Day of birth.
    BirthDate,
    /// The district where the person lives.
    District,
    /// E-mail address.
    Email,
    /// Phone number.
    Phone,
    /// Postal address, in one field.
    Address,
    /// Whether the person lives here, moved away or died.
    Status,
    /// The day on which the person moved away or died.
    LeftOn,
}

const COLUMNS: [Column; 10] = [
    Column::Reference,
    Column::GivenName,
    Column::FamilyName,
    Column::BirthDate,
    Column::District,
    Column::Email,
    Column::Phone,
    Column::Address,
    Column::Status,
    Column::LeftOn,
];

impl Column {
    /// The name by which it is asked for.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::GivenName => "given_name",
            Self::FamilyName => "family_name",
            Self::BirthDate => "birth_date",
            Self::District => "district",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Status => "status",
            Self::LeftOn => "left_on",
        }
    }

    /// Other names in English and German, in lower case, letters and digits only.
    fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::Reference => &[
                "ref",
                "id",
                "personid",
                "residentid",
                "registernumber",
                "referenz",
                "kennung",
                "personennummer",
                "einwohnernummer",
                "ordnungsmerkmal",
                "registernummer",
            ],
            Self::GivenName => &[
                "givennames",
                "firstname",
                "firstnames",
                "forename",
                "vorname",
                "vornamen",
                "rufname",
            ],
            Self::FamilyName => &[
                "lastname",
                "surname",
                "name",
                "nachname",
                "familienname",
                "zuname",
            ],
            Self::BirthDate => &[
                "dateofbirth",
                "birthday",
                "dob",
                "geburtsdatum",
                "geburtstag",
            ],
            Self::District => &[
                "ward",
                "neighbourhood",
                "neighborhood",
                "bezirk",
                "stadtbezirk",
                "stadtteil",
                "ortsteil",
                "wahlbezirk",
            ],
            Self::Email => &["mail", "emailaddress", "emailadresse", "mailadresse"],
            Self::Phone => &[
                "telephone",
                "tel",
                "phonenumber",
                "mobile",
                "mobilephone",
                "telefon",
                "telefonnummer",
                "rufnummer",
                "handy",
                "handynummer",
                "mobil",
                "mobilnummer",
            ],
            Self::Address => &["postaladdress", "anschrift", "adresse", "postanschrift"],
            Self::Status => &["state", "stand", "meldestatus"],
            Self::LeftOn => &[
                "left",
                "leavingdate",
                "weggangam",
                "auszugsdatum",
                "abgangsdatum",
            ],
        }
    }

    fn must_be_there(self) -> bool {
        matches!(
            self,
            Self::Reference | Self::GivenName | Self::FamilyName | Self::BirthDate
        )
    }

    fn of(header: &str) -> Option<Self> {
        let plain: String = header
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        let is = |column: &Self| {
            column.name().replace('_', "") == plain || column.synonyms().contains(&plain.as_str())
        };
        COLUMNS.into_iter().find(is)
    }
}

/// Which column of the file is what.
pub(super) struct Columns {
    /// How many columns the file has.
    pub(super) count: usize,
    /// The place and the file's own name of each column of [`COLUMNS`].
    places: [Option<(usize, String)>; 10],
    /// The names of those that are not read.
    pub(super) ignored: Vec<String>,
}

impl Columns {
    /// `None` if a column that must be there is missing, or if two columns are the same.
    pub(super) fn read(header: &Record, errors: &mut Errors<Reason>) -> Option<Self> {
        let mut columns = Self {
            count: header.fields.len(),
            places: Default::default(),
            ignored: Vec::new(),
        };
        let mut is_good = true;
        for (place, name) in header.fields.iter().enumerate() {
            let Some(column) = Column::of(name) else {
                columns
                    .ignored
                    .extend(Some(name.to_owned()).filter(|name| !name.is_empty()));
                continue;
            };
            match &mut columns.places[column as usize] {
                Some((_, first)) => {
                    errors.add(
                        header.line,
                        Some(name),
                        Reason::ColumnTwice {
                            column,
                            first: first.clone(),
                        },
                    );
                    is_good = false;
                }
                free => *free = Some((place, name.to_owned())),
            }
        }
        for column in COLUMNS {
            if column.must_be_there() && columns.places[column as usize].is_none() {
                errors.add(
                    header.line,
                    Some(column.name()),
                    Reason::MissingColumn { column },
                );
                is_good = false;
            }
        }
        is_good.then_some(columns)
    }

    /// The field of a column; empty if the column or the field is missing.
    pub(super) fn field<'a>(&self, record: &'a Record, column: Column) -> &'a str {
        let place = self.places[column as usize]
            .as_ref()
            .map(|(place, _)| *place);
        place
            .and_then(|place| record.fields.get(place))
            .unwrap_or_default()
    }

    /// What the file calls a column.
    pub(super) fn name_in_file(&self, column: Column) -> &str {
        self.places[column as usize]
            .as_ref()
            .map_or(column.name(), |(_, name)| name)
    }
}
