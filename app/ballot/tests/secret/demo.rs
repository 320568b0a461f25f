//! `end2end/verifier/demo-record`: a whole poll for strangers to verify. `COMITIA_REWRITE=1` writes it; ordinary runs compare.

use std::{fs, path::Path};

use ballot::{
    secret::{Batch, Leaf, SignedBallot, Window, Windows, roll_root},
    text_hash,
};

use crate::{
    folder::Folder,
    support::{Citizen, Published, Town, manifest, slots},
};

pub const PATH: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../end2end/verifier/demo-record"
);
const VOTERS: u8 = 25;
const TEXT: [&str; 5] = [
    "Where shall the new bench stand?",
    "The town pays for one bench. You may name one place or two.",
    "On the square",
    "In the park",
    "By the school",
];
/// The close, about when the test witness sees everything.
const CLOSES_MS: i64 = 1_700_000_000_000;
const WEEK_MS: i64 = 7 * 24 * 3_600_000;

/// A town with twenty-five voters.
pub fn town() -> Town {
    let mut demo = manifest();
    demo.operator = "Town of Example".into();
    demo.text_hash = text_hash(TEXT);
    demo.eligible_count = u64::from(VOTERS);
    demo.roll_root = roll_root(&slots(&demo.nonce, VOTERS));
    let window = Window {
        opens_at_ms: CLOSES_MS - WEEK_MS,
        closes_at_ms: CLOSES_MS,
    };
    demo.windows = Windows {
        issue: window,
        cast: window,
        complaint_hours: 24,
    };
    demo.batch = Batch {
        min_k: 10,
        interval: 600,
    };
    Town::of(demo)
}

/// Everybody votes; three vote again, one of them for too many places; two of three trustees open the poll.
pub fn record(town: &Town) -> Published {
    let citizens: Vec<Citizen> = (1..=VOTERS).map(|seed| town.citizen(seed)).collect();
    let mut chosen: Vec<Vec<u16>> = (1..=u16::from(VOTERS)).map(|n| vec![n % 3 + 1]).collect();
    let mut record = town.record(usize::from(VOTERS));
    let cast = |from: usize, to: usize, chosen: &[Vec<u16>]| -> Vec<SignedBallot> {
        let pairs = citizens.iter().zip(chosen).take(to).skip(from);
        pairs
            .map(|(citizen, options)| citizen.cast(options))
            .collect()
    };
    record.batch(town, cast(0, 20, &chosen));
    let mut last = cast(20, usize::from(VOTERS), &chosen);
    for (choice, again) in chosen.iter_mut().zip([vec![2, 3], vec![1], vec![1, 2, 3]]) {
        *choice = again;
    }
    last.extend(cast(0, 3, &chosen));
    record.batch(town, last);
    let all = u64::from(VOTERS);
    record.close(all + 3, all, all);
    record.sign(town);
    record.add(&Leaf::Share(town.shares[0].clone()));
    record.add(&Leaf::Share(town.shares[2].clone()));
    record.sign(town);
    let valid = || chosen.iter().filter(|options| options.len() <= 2);
    let votes = |n| {
        let count = valid().filter(|options| options.contains(&n)).count();
        u64::try_from(count).unwrap_or(u64::MAX)
    };
    record.result(town, (all, 1, 0), [votes(1), votes(2), votes(3)]);
    record
}

/// The demonstration, as it is published.
pub fn folder(town: &Town, record: &Published) -> Folder {
    Folder::new(record, town.poll.manifest(), &TEXT)
}

#[test]
fn the_demonstration_is_that_of_the_repository_and_right() {
    let town = town();
    let made = folder(&town, &record(&town));
    let path = Path::new(PATH);
    if std::env::var_os("COMITIA_REWRITE").is_some() {
        if path.exists() {
            fs::remove_dir_all(path).expect("the old one goes");
        }
        made.write(path);
    }
    let read = Folder::read(path);
    assert!(
        read == made,
        "run with COMITIA_REWRITE=1 to write {PATH} anew"
    );
    let report = read.verify();
    assert_eq!(report.findings, []);
    assert_eq!(
        (report.ballots, report.credentials, report.issued),
        (28, 25, 25)
    );
    let result = report.result.expect("a result");
    assert_eq!(
        (result.counted, result.invalid, result.unreadable),
        (25, 1, 0)
    );
}
