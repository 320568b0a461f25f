//! The chain of the access log: whatever is done to entries afterwards, following it says so.

use domain::access::{Broken, Chain, Field, Opening, Person, Purpose, Record, Why};
use domain::actor::Role;
use domain::ids::{AccountId, RollEntryId};
use proptest::prelude::*;
use uuid::Uuid;

type Written = (
    i64,
    u128,
    bool,
    String,
    usize,
    String,
    Option<String>,
    usize,
);

fn written() -> impl Strategy<Value = Vec<Written>> {
    let one = (
        any::<i64>(),
        any::<u128>(),
        any::<bool>(),
        ".{0,12}",
        0..Purpose::ALL.len(),
        ".{0,12}",
        proptest::option::of(".{0,6}"),
        0..Field::ALL.len(),
    );
    prop::collection::vec(one, 2..9)
}

fn chain(written: &[Written]) -> (Chain, Vec<Record>) {
    let mut chain = Chain::START;
    let mut records = Vec::new();
    for (at, id, is_entry, name, purpose, reason, case, fields) in written {
        let id = Uuid::from_u128(*id);
        let why = Why {
            purpose: Purpose::ALL[*purpose],
            reason: reason.clone(),
            case: case.clone(),
        };
        let record = chain.next(&Opening {
            at: *at,
            person: if *is_entry {
                Person::Entry(RollEntryId(id))
            } else {
                Person::Account(AccountId(id))
            },
            actor: AccountId(Uuid::from_u128(7)),
            actor_name: name,
            role: Role::CaseWorker,
            unit: None,
            why: &why,
            fields: &Field::ALL[..*fields],
        });
        chain.follow(&record).expect("what was just written");
        records.push(record);
    }
    (chain, records)
}

fn followed(records: &[Record]) -> Result<Chain, Broken> {
    let mut chain = Chain::START;
    for record in records {
        chain.follow(record)?;
    }
    Ok(chain)
}

/// One column of an entry changed, in each of the ways there are.
fn changed(record: &Record, column: usize) -> Record {
    let mut other = record.clone();
    match column {
        0 => other.at = record.at.wrapping_add(1),
        1 => {
            other.person_kind = if record.person_kind == "entry" {
                "account"
            } else {
                "entry"
            }
            .to_owned();
        }
        2 => other.person = Uuid::from_u128(record.person.as_u128().wrapping_add(1)),
        3 => other.actor = Uuid::from_u128(8),
        4 => other.actor_name.push('x'),
        5 => other.role = Role::Moderator.word().to_owned(),
        6 => other.unit = Uuid::from_u128(1),
        7 => other.purpose.push('x'),
        8 => other.reason.push('x'),
        9 => {
            other.case_reference = match &record.case_reference {
                None => Some(String::new()),
                Some(_) => None,
            };
        }
        10 => other.fields.push_str(" name"),
        11 => other.previous[5] ^= 1,
        12 => other.hash[5] ^= 1,
        // From the end of one column to the beginning of the next: the lengths tell them apart.
        _ => {
            other.reason = format!("{}{}", record.purpose, record.reason);
            other.purpose = String::new();
        }
    }
    other
}

proptest! {
    #[test]
    fn a_chain_as_written_holds(written in written()) {
        let (chain, records) = chain(&written);
        prop_assert_eq!(followed(&records), Ok(chain));
        prop_assert_eq!(chain.entries(), written.len() as i64);
    }

    #[test]
    fn a_changed_entry_is_found(written in written(), at in 0_usize..9, column in 0_usize..14) {
        let (_, mut records) = chain(&written);
        let at = at % records.len();
        records[at] = changed(&records[at], column);
        prop_assert_eq!(followed(&records), Err(Broken { number: at as i64 + 1 }));
    }

    #[test]
    fn a_changed_entry_with_a_hash_made_to_fit_is_found_at_the_next(written in written(), at in 0_usize..9, column in 0_usize..11) {
        let (_, mut records) = chain(&written);
        let at = at % (records.len() - 1);
        records[at] = changed(&records[at], column);
        records[at].hash = records[at].right_hash().to_vec();
        prop_assert_eq!(followed(&records), Err(Broken { number: at as i64 + 2 }));
    }

    #[test]
    fn a_missing_entry_is_found(written in written(), at in 0_usize..9) {
        let (_, mut records) = chain(&written);
        let at = at % (records.len() - 1);
        records.remove(at);
        prop_assert_eq!(followed(&records), Err(Broken { number: at as i64 + 1 }));
    }

    #[test]
    fn swapped_entries_are_found(written in written(), one in 0_usize..9, other in 0_usize..9) {
        let (_, mut records) = chain(&written);
        let (one, other) = (one % records.len(), other % records.len());
        prop_assume!(one != other);
        records.swap(one, other);
        // The numbers exchanged as well, as somebody would who means to hide it.
        let (first, second) = (records[one].number, records[other].number);
        records[one].number = second;
        records[other].number = first;
        prop_assert_eq!(followed(&records), Err(Broken { number: one.min(other) as i64 + 1 }));
    }

    #[test]
    fn the_newest_entries_missing_show_by_a_head_that_was_remembered(written in written()) {
        let (chain, mut records) = chain(&written);
        records.pop();
        let shorter = followed(&records).expect("it holds in itself");
        prop_assert_ne!(shorter.head(), chain.head());
        prop_assert!(!records.iter().any(|record| record.hash == chain.head()));
    }
}

#[test]
fn words_come_back() {
    for purpose in Purpose::ALL {
        assert_eq!(Purpose::from_word(purpose.word()), Some(*purpose));
    }
    for field in Field::ALL {
        assert_eq!(Field::from_word(field.word()), Some(*field));
        assert!(!field.word().contains(' '));
    }
    let id = Uuid::from_u128(5);
    for person in [
        Person::Account(AccountId(id)),
        Person::Entry(RollEntryId(id)),
    ] {
        assert_eq!(Person::of(person.kind(), person.id()), Some(person));
    }
    assert_eq!(Person::of("ghost", id), None);
}
