//! Every kind of error in a `.pb` file, each made by one change of the sample.

use domain::pabulib::{Instance, LineError, MAX_ERRORS, Money, MoneyError, Reason, parse};

const SAMPLE: &str = include_str!("sample.pb");

fn read(text: &str) -> Result<Instance, Vec<LineError>> {
    parse(text.as_bytes())
}

/// The errors of the sample after a change, as line, column and reason.
fn errors_after(from: &str, to: &str) -> Vec<(u64, Option<String>, Reason)> {
    assert_eq!(
        SAMPLE.matches(from).count(),
        1,
        "{from:?} is in the sample once"
    );
    let errors = read(&SAMPLE.replace(from, to)).expect_err("the change is an error");
    errors
        .into_iter()
        .map(|error| (error.line, error.column, error.message))
        .collect()
}

fn one(line: u64, column: &str, reason: Reason) -> Vec<(u64, Option<String>, Reason)> {
    vec![(line, Some(column.to_owned()), reason)]
}

#[test]
fn errors_in_meta() {
    let kind = |found: &str| Reason::UnsupportedVoteType {
        found: found.into(),
    };
    assert_eq!(
        errors_after("vote_type;approval", "vote_type;ordinal"),
        one(11, "vote_type", kind("ordinal"))
    );
    assert_eq!(
        errors_after("vote_type;approval\n", ""),
        one(1, "vote_type", Reason::MissingKey)
    );
    assert_eq!(
        errors_after("unit;Example", "unit;"),
        one(5, "unit", Reason::Empty)
    );
    assert_eq!(
        errors_after("unit;Example", "unit;E\nUnit;F"),
        one(6, "unit", Reason::KeyTwice { first: 5 })
    );
    let differs = |announced, found| Reason::CountDiffers { announced, found };
    assert_eq!(
        errors_after("num_projects;4", "num_projects;5"),
        one(8, "num_projects", differs(5, 4))
    );
    assert_eq!(
        errors_after("num_votes;5", "num_votes;4"),
        one(9, "num_votes", differs(4, 5))
    );
    let money = |found: &str, error| Reason::BadMoney {
        found: found.into(),
        error,
    };
    assert_eq!(
        errors_after("12500.50", "much"),
        one(10, "budget", money("much", MoneyError::NotANumber))
    );
    assert_eq!(
        errors_after("01.06.2026", "32.06.2026"),
        one(
            13,
            "date_begin",
            Reason::NotADate {
                found: "32.06.2026".into()
            }
        )
    );
    assert_eq!(
        errors_after("max_length;3", "max_length;three"),
        one(
            16,
            "max_length",
            Reason::NotANumber {
                found: "three".into()
            }
        )
    );
    let bounds = errors_after("min_length;1", "min_length;4");
    assert_eq!(
        bounds[0],
        one(15, "min_length", Reason::MinAboveMax { min: 4, max: 3 })[0]
    );
    assert_eq!(bounds.len(), 1 + 5, "and all five ballots are too short");
}

#[test]
fn errors_in_projects() {
    let money = |found: &str, error| Reason::BadMoney {
        found: found.into(),
        error,
    };
    assert_eq!(
        errors_after("p1;4000;", "p1;4k;"),
        one(22, "cost", money("4k", MoneyError::NotANumber))
    );
    assert_eq!(
        errors_after("p1;4000;", "p1;-1;"),
        one(22, "cost", money("-1", MoneyError::Negative))
    );
    assert_eq!(
        errors_after("p1;4000;", "p1;;"),
        one(22, "cost", Reason::Empty)
    );
    assert_eq!(
        errors_after("Ramp at the library", " "),
        one(24, "name", Reason::Empty)
    );
    assert_eq!(
        errors_after("Ramp at the library", "Ramp\0")[0].2.key(),
        "pabulib-bad-text"
    );
    assert_eq!(errors_after("52.5;13.25", "91;x").len(), 2);
    assert_eq!(
        errors_after("52.5;", "NaN;"),
        one(
            22,
            "latitude",
            Reason::NotANumber {
                found: "NaN".into()
            }
        )
    );
    assert_eq!(
        errors_after("project_id;cost;", "project_id;price;"),
        one(20, "cost", Reason::MissingColumn)
    );
    assert_eq!(
        errors_after(";latitude;longitude\n", ";name;longitude\n")[0],
        one(21, "name", Reason::ColumnTwice)[0]
    );
    let fields = |found| Reason::FieldCount { expected: 9, found };
    assert_eq!(
        errors_after("p3;9000;1;Ramp at the library;;;0;;", "p3;9000;1;Ramp"),
        vec![(24, None, fields(4))]
    );
    assert_eq!(
        errors_after(
            "p3;9000;1;Ramp at the library;;;0;;",
            "p3;9000;1;Ramp;;;0;;;!"
        ),
        vec![(24, None, fields(10))]
    );
}

#[test]
fn a_project_twice_is_an_error_and_votes_are_still_checked() {
    let errors = errors_after("17;100.00;1;", "p1;100.00;1;");
    assert_eq!(
        errors[0],
        one(
            25,
            "project_id",
            Reason::IdTwice {
                id: "p1".into(),
                first: 22
            }
        )[0]
    );
    assert_eq!(
        errors[1],
        one(32, "vote", Reason::UnknownProject { id: "17".into() })[0]
    );
    // The second of two is left out; the places of those after it must not be mistaken.
    let text = SAMPLE
        .replace("p2;4000.5;2;", "p1;1;1;")
        .replace("min_length;1", "max_sum_cost;1");
    assert!(read(&text).is_err());
}

#[test]
fn errors_in_votes() {
    assert_eq!(
        errors_after("3;p3;;", "1;p3;;"),
        one(
            30,
            "voter_id",
            Reason::IdTwice {
                id: "1".into(),
                first: 28
            }
        )
    );
    assert_eq!(
        errors_after("3;p3;;", "3;p9;;").first(),
        one(30, "vote", Reason::UnknownProject { id: "p9".into() }).first()
    );
    assert_eq!(
        errors_after("2;p2,p1;", "2;p2,p1,p2;"),
        one(29, "vote", Reason::ApprovedTwice { id: "p2".into() })
    );
    assert_eq!(
        errors_after("2;p2,p1;", "2;p2,,p1;"),
        one(29, "vote", Reason::UnknownProject { id: String::new() })
    );
    assert_eq!(
        errors_after("2;p2,p1;", "2;;"),
        one(29, "vote", Reason::TooFew { min: 1, found: 0 })
    );
    assert_eq!(
        errors_after("2;p2,p1;", "2;p2,p1,p3,17;"),
        one(29, "vote", Reason::TooMany { max: 3, found: 4 })
    );
    assert_eq!(
        errors_after("voter_id;vote;", "voter_id;votes;"),
        one(26, "vote", Reason::MissingColumn)
    );
    let cost = |key: &str| format!("min_length;1\n{key};400050");
    assert_eq!(errors_after("min_length;1", &cost("min_sum_cost")).len(), 5);
    let sums = errors_after("min_length;1", "max_sum_cost;8000.49");
    assert_eq!(
        sums.iter().map(|(line, _, _)| *line).collect::<Vec<_>>(),
        [29, 30, 31]
    );
    assert_eq!(
        sums[0].2,
        Reason::TooDear {
            max: Money(800_049)
        }
    );
    assert!(
        read(
            &SAMPLE
                .replace("min_length;1", "min_length;0")
                .replace("\n3;p3;;", "\n3;;;")
        )
        .is_ok(),
        "blank ballots"
    );
}

#[test]
fn errors_of_the_whole_file() {
    assert_eq!(
        errors_after("VOTES\n", "").last(),
        Some(&(1, None, Reason::MissingSection { section: "VOTES" }))
    );
    assert_eq!(read("").expect_err("empty").len(), 3);
    assert_eq!(errors_after("META\n", "")[0].2, Reason::BeforeSections);
    assert_eq!(
        errors_after("VOTES\n", "PROJECTS\n")[0].2,
        Reason::SectionTwice { first: 20 }
    );
    assert_eq!(
        errors_after("Bench by", "\"Bench by"),
        [(22, None, Reason::OpenQuote)]
    );
    let latin1: Vec<u8> = SAMPLE
        .replace("Bench", "B@nk")
        .replace("Ramp", "R@mpe")
        .bytes()
        .map(|b| if b == b'@' { 0xe4 } else { b })
        .collect();
    let lines: Vec<_> = parse(&latin1)
        .expect_err("not UTF-8")
        .iter()
        .map(|error| (error.line, error.message.key()))
        .collect();
    assert_eq!(lines, [(22, "pabulib-not-utf8"), (24, "pabulib-not-utf8")]);
}

#[test]
fn all_lines_are_reported_up_to_the_limit() {
    let votes: String = (0..3000).map(|voter| format!("v{voter};p9;;;\n")).collect();
    let text = format!("{SAMPLE}{votes}")
        .replace("num_votes;5", "num_votes;3005")
        .replace("min_length;1", "min_length;0");
    let errors = read(&text).expect_err("unknown projects");
    assert_eq!(errors.len(), MAX_ERRORS);
    assert_eq!(errors[998].line, 33 + 998);
    assert_eq!(errors[999].message, Reason::More { count: 2001 });
    assert_eq!(
        errors[0].to_string(),
        "line 33, vote: there is no project \"p9\""
    );
}
