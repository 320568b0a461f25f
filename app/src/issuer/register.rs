//! The register of an issuer: who its persons are, by its own knowledge, and the codes by which they make their passkeys.

use super::office::Office;
use super::store::{self, Person};
use crate::clock::Clock;
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::transact;
use domain::letter_code::LetterCode;
use jiff::{SignedDuration, Timestamp};

/// So long a code counts.
const LASTS: SignedDuration = SignedDuration::from_hours(24 * 60);
/// Persons that are written in one transaction.
const AT_ONCE: usize = 500;
/// Longest reference and longest name, in bytes.
const LONGEST: usize = 200;

/// A line of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What stands for the person in the registers of all issuers.
    pub reference: String,
    /// Their name.
    pub name: String,
}

/// Reads a register: CSV with the columns `reference` and `name`, in any order; others are passed over.
///
/// # Errors
/// In words, with the line.
pub fn read_register(csv: &[u8]) -> Result<Vec<Entry>, String> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(csv);
    let headers = reader.headers().map_err(|e| e.to_string())?.clone();
    let column = |name: &str| {
        let found = headers.iter().position(|head| {
            head.trim_start_matches('\u{feff}')
                .eq_ignore_ascii_case(name)
        });
        found.ok_or_else(|| format!("there is no column \"{name}\""))
    };
    let (reference, name) = (column("reference")?, column("name")?);
    let mut entries: Vec<Entry> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (record, line) in reader.records().zip(2..) {
        let record = record.map_err(|e| e.to_string())?;
        let field = |at: usize| record.get(at).unwrap_or_default().to_owned();
        let entry = Entry {
            reference: field(reference),
            name: field(name),
        };
        let is_good = |text: &str| {
            !text.is_empty() && text.len() <= LONGEST && !text.chars().any(char::is_control)
        };
        if !is_good(&entry.reference) || !is_good(&entry.name) {
            return Err(format!(
                "line {line}: reference or name is missing or too long"
            ));
        }
        if !seen.insert(entry.reference.clone()) {
            return Err(format!("line {line}: {} stands twice", entry.reference));
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// Who gets a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Whoever has neither a passkey nor a code that still counts.
    New,
    /// Everybody in the file: what they had counts until the new passkey is made, their old code no more.
    All,
}

/// A person who got a code. The code is shown once; what is kept is a keyed hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    /// The person.
    pub entry: Entry,
    /// Their code.
    pub code: LetterCode,
    /// Until when it counts.
    pub until: Timestamp,
}

/// The keyed hash of a code.
///
/// # Errors
/// When the key cannot be read or made.
pub fn hash(office: &Office, code: &LetterCode) -> Result<[u8; 32], Problem> {
    let key = office.keys.letter_codes(office.clock.as_ref());
    let key = key.map_err(Problem::internal)?;
    Ok(*blake3::keyed_hash(&key, code.as_str().as_bytes()).as_bytes())
}

/// Takes up persons, and gives codes to those who are to have one.
///
/// # Errors
/// When the key of codes cannot be read or a database fails; persons before that are taken up, and get their codes by doing it again for all.
pub async fn enrol(
    office: &Office,
    entries: Vec<Entry>,
    wish: Wish,
) -> Result<Vec<Enrolled>, Problem> {
    let now = office.clock.now();
    let mut enrolled = Vec::new();
    for some in entries.chunks(AT_ONCE) {
        let mut drawn = Vec::new();
        for entry in some {
            drawn.push(draw(office, entry, now)?);
        }
        let given: Vec<bool> = transact!(&office.db, tx => {
            let mut given = Vec::new();
            for one in &drawn {
                given.push(take_up(tx, one, wish, now).await?);
            }
            Ok::<_, Problem>(given)
        })?;
        let new = drawn
            .into_iter()
            .zip(given)
            .filter(|(_, is_given)| *is_given);
        enrolled.extend(new.map(|(one, _)| one.enrolled));
    }
    Ok(enrolled)
}

/// A person with the code they may get.
struct Drawn {
    person: Person,
    hash: [u8; 32],
    enrolled: Enrolled,
}

fn draw(office: &Office, entry: &Entry, now: Timestamp) -> Result<Drawn, Problem> {
    let clock: &dyn Clock = office.clock.as_ref();
    let code = LetterCode::from_random(&clock.random());
    let random = clock.random();
    let (id, _) = random.split_first_chunk::<16>().unwrap_or((&[0; 16], &[]));
    Ok(Drawn {
        person: Person {
            id: *id,
            reference: entry.reference.clone(),
            name: entry.name.clone(),
        },
        hash: hash(office, &code)?,
        enrolled: Enrolled {
            entry: entry.clone(),
            code,
            until: now + LASTS,
        },
    })
}

/// Takes up a person, and gives the code if they are to have one; whether they got it.
async fn take_up(tx: &mut Tx, one: &Drawn, wish: Wish, now: Timestamp) -> Result<bool, DbError> {
    store::put_person(tx, &one.person, now).await?;
    let Some(person) = store::person_of(tx, &one.person.reference).await? else {
        return Ok(false);
    };
    let (has_passkey, has_code) = store::ways_of(tx, person.id, now).await?;
    if wish == Wish::New && (has_passkey || has_code) {
        return Ok(false);
    }
    store::put_code(tx, person.id, one.hash, one.enrolled.until).await?;
    Ok(true)
}

/// Takes a person off the register; `false` if there is none.
///
/// # Errors
/// When the database fails.
pub async fn strike(office: &Office, reference: &str) -> Result<bool, Problem> {
    transact!(&office.db, tx => match store::person_of(tx, reference).await? {
        Some(person) => Ok::<bool, Problem>(store::remove_person(tx, person.id).await?),
        None => Ok(false),
    })
}

#[cfg(test)]
mod tests {
    use super::read_register;

    #[test]
    fn a_register_is_read_with_its_columns_in_any_order() {
        let read = read_register(b"Name, born, Reference\nAda B., 1990, L-1\n\"C, D\",, L-2\n");
        let read = read.expect("a register");
        assert_eq!(read.len(), 2);
        assert_eq!((&*read[1].name, &*read[1].reference), ("C, D", "L-2"));
    }

    #[test]
    fn a_register_with_faults_is_refused_in_words() {
        let refused = |csv: &str| read_register(csv.as_bytes()).expect_err("refused");
        assert!(refused("name\nx\n").contains("\"reference\""));
        assert!(refused("reference,name\n1,a\n1,b\n").contains("line 3: 1 stands twice"));
        assert!(refused("reference,name\n,a\n").contains("line 2"));
    }
}
