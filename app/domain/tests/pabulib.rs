//! Reading `.pb` files: a sample with everything in it, what damage does not do, and real files where they are at hand.

use std::{collections::HashMap, fs, path::Path};

use domain::pabulib::{Instance, LineError, Mismatch, Money, parse};
use jiff::civil::date;
use proptest::prelude::*;

const SAMPLE: &str = include_str!("sample.pb");

fn read(text: &str) -> Result<Instance, Vec<LineError>> {
    parse(text.as_bytes())
}

fn sample() -> Instance {
    read(SAMPLE).expect("the sample is right")
}

#[test]
fn the_sample_is_read_whole() {
    let read = sample();
    assert_eq!(read.description, "Budget of Example, north");
    assert_eq!(
        (
            read.unit.as_str(),
            read.country.as_str(),
            read.instance.as_str()
        ),
        ("Example", "Nowhere", "2026")
    );
    assert_eq!(read.district.as_deref(), Some("North"));
    assert_eq!(
        (read.currency.as_deref(), read.language.as_deref()),
        (Some("EUR"), Some("en"))
    );
    assert_eq!(read.rule.as_deref(), Some("greedy"));
    assert_eq!(read.budget, Money(1_250_050));
    assert_eq!((read.min_length, read.max_length), (1, 3));
    assert_eq!(
        (read.date_begin, read.date_end),
        (Some(date(2026, 6, 1)), Some(date(2026, 12, 31)))
    );

    let [bench, pump, ramp, street] = &read.projects[..] else {
        panic!("four projects")
    };
    assert_eq!(
        (bench.id.as_str(), bench.name.as_str(), bench.line),
        ("p1", "Bench by the river", 22)
    );
    assert_eq!(
        (&bench.category[..], &bench.target[..]),
        (
            &["public space", "sport"].map(String::from)[..],
            &["seniors", "children"].map(String::from)[..]
        )
    );
    assert_eq!((bench.latitude, bench.longitude), (Some(52.5), Some(13.25)));
    assert_eq!(
        (pump.name.as_str(), pump.cost, pump.latitude),
        (r#"The "old" pump; repaired"#, Money(400_050), None)
    );
    assert_eq!(
        (ramp.votes, ramp.selected, ramp.category.len()),
        (Some(1), Some(0), 0)
    );
    assert_eq!(
        (street.id.as_str(), street.selected, street.latitude),
        ("17", Some(2), Some(-1.5))
    );

    let approved: Vec<&[usize]> = read.votes.iter().map(|vote| &vote.approved[..]).collect();
    assert_eq!(approved, [&[0][..], &[1, 0], &[2], &[0, 1], &[3]]);
    let second = &read.votes[1];
    assert_eq!(
        (
            second.voter_id.as_str(),
            second.age.as_deref(),
            second.sex.as_deref(),
            second.line
        ),
        ("2", Some("18-25"), Some("M"), 29)
    );
    assert_eq!(read.votes[2].age, None);
    assert_eq!(read.approvals(), [3, 2, 1, 1]);
    assert_eq!(read.mismatches(), []);
}

#[test]
fn what_programs_do_to_files_does_not_matter() {
    let windows = format!("\u{feff}{}", SAMPLE.replace('\n', "\r\n"));
    assert_eq!(read(&windows), Ok(sample()));
    let spreadsheet: String = SAMPLE
        .lines()
        .map(|line| {
            format!(
                "{line}{}\n",
                ";".repeat(8 - line.matches(';').count().min(8))
            )
        })
        .collect();
    assert_eq!(read(&spreadsheet), Ok(sample()));
    let (meta, rest) = SAMPLE.split_once("PROJECTS\n").expect("a section");
    let (projects, votes) = rest.split_once("VOTES\n").expect("a section");
    let turned = read(
        &format!("VOTES\n{votes}\nprojects\n{projects}\n\nMETA\n{meta}")
            .replace("\nMETA\nMETA", "\nMETA"),
    )
    .expect("the order of sections does not matter");
    assert_eq!(turned.approvals(), sample().approvals());
    assert_eq!(turned.projects[0].line, 11);
}

#[test]
fn what_may_be_left_out_has_its_default() {
    let short = "META\nkey;value\ndescription;d\ncountry;c\nunit;u\nsubunit;s\ninstance;i\nnum_projects;2\nnum_votes;1\nbudget;1\n\
        vote_type;Approval\nPROJECTS\nproject_id;cost\na;1\nb;2\nVOTES\nvote;voter_id\na,b;1\n";
    let read = read(short).expect("all that must be there is");
    assert_eq!((read.min_length, read.max_length), (1, 2));
    assert_eq!(
        (read.projects[1].name.as_str(), read.projects[1].votes),
        ("b", None)
    );
    assert_eq!(
        (read.district.as_deref(), read.date_begin, &read.currency),
        (Some("s"), None, &None)
    );
    assert_eq!(read.mismatches(), []);
}

#[test]
fn votes_that_do_not_add_up_are_named() {
    let read = read(&SAMPLE.replace("p2;4000.5;2;", "p2;4000.5;7;")).expect("no error");
    assert_eq!(
        read.mismatches(),
        [Mismatch {
            project: 1,
            line: 23,
            in_file: 7,
            counted: 2
        }]
    );
}

/// The real files beside the repository, where there are any, against what another implementation counted in them.
#[test]
fn real_files_add_up() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/pabulib");
    let Ok(files) = fs::read_dir(&folder) else {
        eprintln!("no real files beside the repository: only the sample is read");
        return;
    };
    let mut read = 0;
    for path in files
        .map(|file| file.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|e| e == "pb"))
    {
        let instance = parse(&fs::read(&path).expect("readable"))
            .unwrap_or_else(|errors| panic!("{path:?}: {}", errors[0]));
        read += 1;
        assert_eq!(instance.mismatches(), []);
        let expected = fs::read(path.with_extension("expected.json")).expect("readable");
        let expected: serde_json::Value = serde_json::from_slice(&expected).expect("JSON");
        let approvals: HashMap<String, u64> =
            serde_json::from_value(expected["approvals"].clone()).expect("numbers");
        let counted = instance
            .projects
            .iter()
            .map(|project| project.id.clone())
            .zip(instance.approvals())
            .collect();
        assert_eq!(approvals, counted, "{path:?}");
        let empty = instance
            .votes
            .iter()
            .filter(|vote| vote.approved.is_empty())
            .count();
        assert_eq!(expected["empty_ballots"], empty);
        assert_eq!(expected["num_votes"], instance.votes.len());
        assert_eq!(expected["num_projects"], instance.projects.len());
        assert_eq!(expected["rule_in_file"].as_str(), instance.rule.as_deref());
        let budget: Money = expected["budget"]
            .as_str()
            .and_then(|text| text.parse().ok())
            .expect("money");
        assert_eq!(budget, instance.budget);
        if let Some(selected) = expected["selected_in_file"].as_array() {
            let mut ours: Vec<&str> = instance
                .projects
                .iter()
                .filter(|project| project.selected == Some(1))
                .map(|project| project.id.as_str())
                .collect();
            ours.sort_unstable();
            assert_eq!(selected, &ours, "{path:?}");
        }
    }
    assert!(read > 0, "the folder has no .pb file");
}

proptest! {
    #[test]
    fn arbitrary_bytes_do_no_harm(bytes: Vec<u8>) {
        prop_assert!(parse(&bytes).is_err());
    }

    /// Lines of the sample taken out, doubled, cut and mixed reach further than arbitrary bytes.
    #[test]
    fn a_mangled_sample_does_no_harm(
        moves in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8), 0..6),
        noise in "[p1-4;,\"\n\r]{0,6}",
    ) {
        let mut lines: Vec<String> = SAMPLE.lines().map(str::to_owned).collect();
        for (from, to, how) in moves {
            let (from, to) = (from.index(lines.len()), to.index(lines.len()));
            match how {
                0 => drop(lines.remove(from)),
                1 => lines[to] = lines[from].clone(),
                2 => lines[from].insert_str(0, &noise),
                _ => lines.swap(from, to),
            }
        }
        let text = lines.join("\n");
        match read(&text) {
            Ok(instance) => {
                let given: u64 = instance.votes.iter().map(|vote| vote.approved.len() as u64).sum();
                prop_assert_eq!(instance.approvals().iter().sum::<u64>(), given);
            }
            Err(errors) => {
                let count = text.split(['\n', '\r']).count() as u64;
                prop_assert!(!errors.is_empty());
                prop_assert!(errors.iter().all(|error| (1..=count).contains(&error.line)));
            }
        }
    }
}
