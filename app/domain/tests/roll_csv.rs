//! Reading rolls of residents.

use domain::{
    roll_csv::{Column, LineError, Reason, Roll, Warning, parse},
    text::TextFault,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 1);

const GERMAN: &str = "\u{feff}Ordnungsmerkmal;Vorname;Familienname;Geburtsdatum;Ortsteil;E-Mail-Adresse;Telefon;Bemerkung\r\n\
    0017;Amira;\"Müller; geb. Öztürk\";31.12.1990;Süd;Amira@Example.org;030 / 1234-567;neu\r\n\
    \r\n\
    0018;;Suharto;1.2.1950;;;;\r\n";

const ENGLISH: &str = "reference,Given Name,FAMILY_NAME,date of birth,email\n\
    a,Ann,Lee,1990-12-31,family@example.org\n\
    b,Bob,Lee,1991-12-31,Family@Example.org\n\
    c,Cy,Lee,1992-12-31,cy@example.org\n";

fn read(text: &str) -> Result<Roll, Vec<LineError>> {
    parse(text.as_bytes(), TODAY)
}

/// The errors of the English roll after a change.
fn errors_after(from: &str, to: &str) -> Vec<LineError> {
    assert!(ENGLISH.contains(from), "{from:?} is in the roll");
    read(&ENGLISH.replacen(from, to, 1)).expect_err("the change is an error")
}

fn error(line: u64, column: &str, message: Reason) -> LineError {
    LineError {
        line,
        column: Some(column.to_owned()),
        message,
    }
}

#[test]
fn a_german_roll_is_read() {
    let roll = read(GERMAN).expect("the roll is right");
    assert_eq!(roll.ignored_columns, ["Bemerkung"]);
    assert_eq!(roll.warnings, []);
    let [amira, suharto] = &roll.entries[..] else {
        panic!("two residents")
    };
    assert_eq!((amira.reference.as_str(), amira.line), ("0017", 2));
    assert_eq!(
        (amira.given_name.as_str(), amira.family_name.as_str()),
        ("Amira", "Müller; geb. Öztürk")
    );
    assert_eq!(
        (amira.birth_date, amira.district.as_deref()),
        (date(1990, 12, 31), Some("Süd"))
    );
    assert_eq!(
        (amira.matching_email(), amira.phone.as_deref()),
        (Some("amira@example.org"), Some("0301234567"))
    );
    assert_eq!(
        (
            suharto.given_name.as_str(),
            suharto.birth_date,
            suharto.line
        ),
        ("", date(1950, 2, 1), 4)
    );
    assert_eq!(
        (&suharto.district, &suharto.email, &suharto.phone),
        (&None, &None, &None)
    );
}

#[test]
fn tabs_and_commas_are_found_by_themselves() {
    let commas = read(ENGLISH).expect("the roll is right");
    assert_eq!(read(&ENGLISH.replace(',', "\t")), Ok(commas.clone()));
    assert_eq!(read(&ENGLISH.replace(',', ";")), Ok(commas.clone()));
    assert_eq!(
        read(&ENGLISH.replace("Given Name", "\"Given Name\"")),
        Ok(commas)
    );
    let quoted = read("\"Name;;;;;\",vorname,id,dob\nL,A,1,1990-12-31\n").expect("commas");
    assert_eq!(quoted.entries[0].family_name, "L");
}

#[test]
fn a_shared_address_recognises_nobody() {
    let roll = read(ENGLISH).expect("no error");
    assert_eq!(
        roll.warnings,
        [Warning::SharedEmail {
            email: "family@example.org".into(),
            lines: vec![2, 3]
        }]
    );
    let matching: Vec<Option<&str>> = roll
        .entries
        .iter()
        .map(|entry| entry.matching_email())
        .collect();
    assert_eq!(matching, [None, None, Some("cy@example.org")]);
    assert_eq!(roll.entries[1].email.as_deref(), Some("family@example.org"));
}

#[test]
fn columns_must_be_there_once() {
    let missing = |column| Reason::MissingColumn { column };
    assert_eq!(
        errors_after("reference", "nonsense"),
        [error(1, "reference", missing(Column::Reference))]
    );
    let none = read("x;y\n1;2\n").expect_err("no columns");
    let names: Vec<_> = none
        .iter()
        .filter_map(|error| error.column.as_deref())
        .collect();
    assert_eq!(
        names,
        ["reference", "given_name", "family_name", "birth_date"]
    );
    let twice = Reason::ColumnTwice {
        column: Column::GivenName,
        first: "Given Name".into(),
    };
    assert_eq!(
        errors_after("email", "Vorname"),
        [error(1, "Vorname", twice)]
    );
}

#[test]
fn every_bad_field_is_named() {
    assert_eq!(
        errors_after("\na,", "\n,"),
        [error(2, "reference", Reason::NoReference)]
    );
    let twice = Reason::ReferenceTwice {
        reference: "a".into(),
        first: 2,
    };
    let errors = errors_after("\nc,", "\na,");
    assert_eq!(errors, [error(4, "reference", twice)]);
    assert_eq!(
        errors[0].to_string(),
        "line 4, reference: \"a\" is in line 2 already"
    );
    assert_eq!(
        errors_after("Ann,Lee", ","),
        [error(2, "FAMILY_NAME", Reason::NoName)]
    );
    let bad = |found: &str| Reason::BadDate {
        found: found.into(),
    };
    assert_eq!(
        errors_after("1990-12-31", "12/31/1990"),
        [error(2, "date of birth", bad("12/31/1990"))]
    );
    assert_eq!(
        errors_after("1990-12-31", ""),
        [error(2, "date of birth", bad(""))]
    );
    let future = Reason::FutureDate {
        found: date(2026, 11, 2),
    };
    assert_eq!(
        errors_after("1990-12-31", "2026-11-02"),
        [error(2, "date of birth", future)]
    );
    let old = Reason::TooOld {
        found: date(1890, 12, 31),
        age: 135,
    };
    assert_eq!(
        errors_after("1990-12-31", "1890-12-31"),
        [error(2, "date of birth", old)]
    );
    let email = Reason::BadEmail {
        found: "cy@".into(),
    };
    assert_eq!(
        errors_after("cy@example.org", "cy@"),
        [error(4, "email", email)]
    );
    let long = Reason::BadText {
        fault: TextFault::TooLong {
            limit: 200,
            length: 201,
        },
    };
    assert_eq!(
        errors_after("Ann", &"ü".repeat(201)),
        [error(2, "Given Name", long)]
    );
    let fields = Reason::FieldCount {
        expected: 5,
        found: 6,
    };
    assert_eq!(
        errors_after("Ann,", "Ann,Maria,"),
        [LineError {
            line: 2,
            column: None,
            message: fields
        }]
    );
    let phone = read(&GERMAN.replace("030 / 1234-567", "call me")).expect_err("no phone");
    assert_eq!(
        phone,
        [error(
            2,
            "Telefon",
            Reason::BadPhone {
                found: "call me".into()
            }
        )]
    );
}

#[test]
fn all_lines_are_reported_at_once() {
    let text = ENGLISH
        .replace("1990-12-31", "?")
        .replace("cy@example.org", "?")
        .replace("\nb,", "\n,");
    let lines: Vec<u64> = read(&text)
        .expect_err("three errors")
        .iter()
        .map(|error| error.line)
        .collect();
    assert_eq!(lines, [2, 3, 4]);
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let reasons = |bytes: &[u8]| -> Vec<(u64, &'static str)> {
        parse(bytes, TODAY)
            .expect_err("an error")
            .iter()
            .map(|error| (error.line, error.message.key()))
            .collect()
    };
    let latin1: Vec<u8> = ENGLISH
        .bytes()
        .map(|byte| if byte == b'B' { 0xfc } else { byte })
        .collect();
    assert_eq!(reasons(&latin1), [(3, "roll-not-utf8")]);
    assert_eq!(reasons(b""), [(1, "roll-no-rows")]);
    assert_eq!(
        reasons(b"\n\nreference,name,vorname,dob\n"),
        [(3, "roll-no-rows")]
    );
    assert_eq!(
        reasons(ENGLISH.replace("Bob", "\"Bob").as_bytes()),
        [(3, "roll-open-quote")]
    );
}

proptest! {
    #[test]
    fn arbitrary_bytes_do_no_harm(bytes: Vec<u8>) {
        prop_assert!(parse(&bytes, TODAY).is_err());
    }

    #[test]
    fn arbitrary_rows_are_read_or_named(rows in proptest::collection::vec("[0-9a-c,.\"@+ -]{0,40}", 1..8)) {
        let text = format!("reference,vorname,name,dob,email,phone\n{}\n", rows.join("\n"));
        match read(&text) {
            Ok(roll) => prop_assert!(!roll.entries.is_empty()),
            Err(errors) => {
                prop_assert!(!errors.is_empty());
                prop_assert!(errors.iter().all(|error| (1..=rows.len() as u64 + 1).contains(&error.line)));
            }
        }
    }

    #[test]
    fn good_rows_read_back(people in proptest::collection::btree_map("[a-z0-9]{1,9}", ("[A-Zäöü ;,\"]{0,9}x", 0..40_000_i32), 1..9)) {
        let quote = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let born = |days: i32| TODAY.saturating_sub(jiff::Span::new().days(days));
        let rows: String = people.iter().map(|(reference, (name, days))| format!("{reference};;{};{}\n", quote(name), born(*days))).collect();
        let roll = read(&format!("id;vorname;name;geburtstag\n{rows}")).expect("good rows");
        let read: Vec<_> = roll.entries.into_iter().map(|entry| (entry.reference, entry.family_name, entry.birth_date)).collect();
        let expected: Vec<_> = people.into_iter().map(|(reference, (name, days))| (reference, name.trim().to_owned(), born(days))).collect();
        prop_assert_eq!(read, expected);
    }
}
