//! Files of PrefLib and BLT.

use ballot::methods::{
    Vote,
    files::{About, Alike, Blt, FileError, FileFault, MAX_FILE, PrefKind, PrefLib},
};
use proptest::{collection::vec, prelude::*};

/// The example of the specification of PrefLib, whose numbers were made to fit its lines.
const DEBIAN: &str = include_str!("files/00002-00000001.toc");
const FRENCH: &str = include_str!("files/00026-00000001.cat");
/// The example of Hill, Wichmann and Woodall with an equal rank.
const MEEK: &str = include_str!("files/meek.blt");

#[test]
fn the_examples_of_the_specification_read_and_write_the_same() {
    for text in [DEBIAN, FRENCH] {
        let file = PrefLib::parse(text).expect("a good file");
        assert_eq!(file.write().as_deref(), Ok(text));
    }
    let debian = PrefLib::parse(DEBIAN).expect("a good file");
    assert_eq!(debian.kind, PrefKind::TiedComplete);
    assert_eq!(
        PrefKind::of_rankings(&debian.votes, 4),
        PrefKind::TiedComplete
    );
    assert_eq!(debian.options[1], "Raphael Hertzog");
    let last = debian.votes().last();
    assert_eq!(last, Some((9, Vote::Ranking(vec![vec![3], vec![1, 2, 4]]))));
    let french = PrefLib::parse(FRENCH).expect("a good file");
    let (ballots, vote) = french.votes().next().expect("a vote");
    assert_eq!(
        (ballots, vote),
        (13, Vote::Ratings(vec![Some(0), Some(0), Some(1)]))
    );
    let meek = Blt::parse(MEEK).expect("a good file");
    assert_eq!(meek.write().as_deref(), Ok(MEEK));
    assert_eq!((meek.seats, &meek.withdrawn[..]), (2, &[2][..]));
    // The second option withdrew.
    let last = meek.votes().last();
    assert_eq!(last, Some((1, Vote::Ranking(vec![vec![3], vec![4]]))));
    let tied = meek.votes().nth(4);
    assert_eq!(tied, Some((2, Vote::Ranking(vec![vec![4, 3], vec![1]]))));
}

/// What is wrong when one text of a good file is replaced.
fn preflib(file: &str, from: &str, to: &str) -> (usize, FileFault) {
    assert!(file.contains(from), "{from}");
    let FileError { line, fault } = PrefLib::parse(&file.replacen(from, to, 1)).expect_err(to);
    (line, fault)
}

#[test]
fn a_line_of_preflib_that_is_wrong_is_named() {
    let in_debian = |from, to| preflib(DEBIAN, from, to);
    let named = |name: &str| name.to_owned();
    assert_eq!(in_debian("# TITLE", "#TITLE"), (2, FileFault::Unexpected));
    assert_eq!(
        in_debian("# TITLE", "# TITEL"),
        (17, FileFault::NoField(named("TITLE")))
    );
    assert_eq!(
        in_debian("# DESCRIPTION", "# TITLE"),
        (3, FileFault::FieldTwice(named("TITLE")))
    );
    assert_eq!(
        in_debian("# ALTERNATIVE NAME 4: None Of The Above\n", ""),
        (16, FileFault::NoField(named("ALTERNATIVE NAME 4")))
    );
    assert_eq!(
        in_debian("NAME 4: None Of The Above", "NAME 4: Bdale Garbee"),
        (17, FileFault::Name(named("Bdale Garbee")))
    );
    assert_eq!(
        in_debian("# RELATES", "# COLOUR: red\n# RELATES"),
        (6, FileFault::UnknownField(named("COLOUR")))
    );
    assert_eq!(in_debian(": toc\n", ": wmd\n"), (4, FileFault::Kind));
    assert_eq!(in_debian(": toc\n", ": soc\n"), (27, FileFault::Equal));
    assert_eq!(
        in_debian("VOTERS: ", "VOTERS: 0"),
        (11, FileFault::Number(named("0420")))
    );
    assert_eq!(
        in_debian("VOTERS: 420", "VOTERS: 419"),
        (
            27,
            FileFault::Sum {
                expected: 419,
                found: 420
            }
        )
    );
    assert_eq!(
        in_debian("ORDERS: 11", "ORDERS: 12"),
        (
            27,
            FileFault::Sum {
                expected: 12,
                found: 11
            }
        )
    );
}

#[test]
fn a_ballot_of_preflib_that_is_wrong_is_named() {
    let in_debian = |to| preflib(DEBIAN, "79: 1,3,2,4", to);
    let named = |name: &str| name.to_owned();
    assert_eq!(in_debian("79: 1,3,2"), (18, FileFault::Incomplete));
    assert_eq!(in_debian("79: 1,3,2,5"), (18, FileFault::UnknownOption(5)));
    assert_eq!(in_debian("79: 1,3,2,0"), (18, FileFault::UnknownOption(0)));
    assert_eq!(in_debian("79: 1,3,2,3"), (18, FileFault::OptionTwice(3)));
    assert_eq!(in_debian("79: 3,1,2,4"), (18, FileFault::BallotTwice));
    assert_eq!(in_debian("79: 1,3,{2,4"), (18, FileFault::Braces));
    assert_eq!(in_debian("79: 1,3,{2},4"), (18, FileFault::Braces));
    assert_eq!(in_debian("79: 1,3,{2,4}1"), (18, FileFault::Unexpected));
    assert_eq!(in_debian("79: 1,3,{},{2,4}"), (18, FileFault::Empty));
    assert_eq!(in_debian("79 1,3,2,4"), (18, FileFault::Unexpected));
    assert_eq!(in_debian("0: 1,3,2,4"), (18, FileFault::Number(named("0"))));
    assert_eq!(in_debian("79: "), (18, FileFault::Number(String::new())));
    assert_eq!(in_debian("\n79: 1,3,2,4"), (18, FileFault::Unexpected));
    let wrong = preflib(FRENCH, "13: {},{1,2,3}", "13: {1,2,3}");
    assert_eq!(
        wrong,
        (
            20,
            FileFault::Categories {
                expected: 2,
                found: 1
            }
        )
    );
    let long = " ".repeat(MAX_FILE + 1);
    assert_eq!(
        PrefLib::parse(&long).map_err(|e| e.fault),
        Err(FileFault::TooLong)
    );
    assert_eq!(
        Blt::parse(&long).map_err(|e| e.fault),
        Err(FileFault::TooLong)
    );
    let error = FileFault::Incomplete;
    let error = FileError {
        line: 18,
        fault: error,
    };
    assert_eq!(
        error.to_string(),
        "line 18: an option is missing in a file of whole rankings"
    );
}

#[test]
fn a_line_of_blt_that_is_wrong_is_named() {
    let wrong = |from: &str, to: &str| {
        assert!(MEEK.contains(from), "{from}");
        let FileError { line, fault } = Blt::parse(&MEEK.replacen(from, to, 1)).expect_err(to);
        (line, fault)
    };
    assert_eq!(wrong("4 2\n", "4\n"), (1, FileFault::Number(String::new())));
    assert_eq!(wrong("4 2\n", "4 5\n"), (1, FileFault::Number("5".into())));
    assert_eq!(wrong("4 2\n", "4 2 1\n"), (1, FileFault::Unexpected));
    assert_eq!(wrong("-2\n", "-2 2\n"), (2, FileFault::Unexpected));
    assert_eq!(wrong("-2\n", "-2 -2\n"), (2, FileFault::OptionTwice(2)));
    assert_eq!(wrong("3 1 3 4 0", "3 1 3 4"), (3, FileFault::Unexpected));
    assert_eq!(
        wrong("3 1 3 4 0", "3 1 3 4 0 1"),
        (3, FileFault::Unexpected)
    );
    assert_eq!(
        wrong("3 1 3 4 0", "3 1 3 1 0"),
        (3, FileFault::OptionTwice(1))
    );
    assert_eq!(
        wrong("3 1 3 4 0", "3 1 3 5 0"),
        (3, FileFault::UnknownOption(5))
    );
    assert_eq!(
        wrong("3 1 3 4 0", "3 1 - 4 0"),
        (3, FileFault::Number("-".into()))
    );
    assert_eq!(
        wrong("3 1 3 4 0", "3.5 1 3 4 0"),
        (3, FileFault::Number("3.5".into()))
    );
    assert_eq!(
        wrong("3 1 3 4 0", "3 1=3= 4 0"),
        (3, FileFault::Number(String::new()))
    );
    assert_eq!(
        wrong("1 3 4 2 0\n0\n", "1 3 4 2 0\n"),
        (9, FileFault::Number("\"Adam\"".into()))
    );
    assert_eq!(wrong("\"Adam\"", "Adam"), (10, FileFault::Unexpected));
    assert_eq!(
        wrong("\"Adam\"", "\"A\"dam\""),
        (10, FileFault::Name("A\"dam".into()))
    );
    assert_eq!(wrong("\"Title\"\n", ""), (14, FileFault::Ends));
    assert_eq!(
        wrong("\"Title\"\n", "\"Title\"\n\n\"More\"\n"),
        (16, FileFault::Unexpected)
    );
    let commented = MEEK.replace("\n", " # of 1987 \"\n\n");
    assert_eq!(Blt::parse(&commented), Blt::parse(MEEK));
}

fn names(count: usize) -> impl Strategy<Value = Vec<String>> {
    vec("[a-zA-Zäß#:,{} ]{0,8}", count).prop_map(|names| {
        let name = |(place, name): (usize, String)| format!("{}{place}", name.trim_start());
        names.into_iter().enumerate().map(name).collect()
    })
}

/// Tiers of some options, none of them empty unless they may be.
fn tiers(options: u16, blank: bool) -> impl Strategy<Value = Vec<Vec<u16>>> {
    let order = Just((1..=options).collect::<Vec<u16>>()).prop_shuffle();
    (
        order,
        vec(any::<bool>(), usize::from(options)),
        usize::from(!blank)..=usize::from(options),
    )
        .prop_map(|(order, joins, named)| {
            let mut tiers: Vec<Vec<u16>> = Vec::new();
            for (option, joins) in order.into_iter().zip(joins).take(named) {
                match tiers.last_mut() {
                    Some(tier) if joins => tier.push(option),
                    _ => tiers.push(vec![option]),
                }
            }
            tiers
        })
}

fn alike(options: u16, blank: bool) -> impl Strategy<Value = Vec<Alike>> {
    let one =
        (1_u64..1000, tiers(options, blank)).prop_map(|(ballots, tiers)| Alike { ballots, tiers });
    vec(one, 1..8)
}

/// Without those that say the same as one before.
fn unlike(mut votes: Vec<Alike>) -> Vec<Alike> {
    let mut seen = std::collections::BTreeSet::new();
    votes.retain(|vote| {
        let mut tiers = vote.tiers.clone();
        tiers.iter_mut().for_each(|tier| tier.sort_unstable());
        seen.insert(tiers)
    });
    votes
}

proptest! {
    #[test]
    fn rankings_read_back_from_preflib((options, votes) in (1_u16..7).prop_flat_map(|n| (names(n.into()), alike(n, false))), title in "[a-z:# ]{0,9}") {
        let votes = unlike(votes);
        let about = About { title: title.trim().into(), ..About::default() };
        let kind = PrefKind::of_rankings(&votes, options.len());
        let file = PrefLib { about, kind, options, categories: Vec::new(), votes };
        let text = file.write().expect("a file");
        prop_assert_eq!(PrefLib::parse(&text), Ok(file.clone()));
        let spaced = text.replace(',', " , ").replace("{1", "{ 1");
        if !file.options.iter().any(|name| name.contains([',', '{'])) {
            prop_assert_eq!(PrefLib::parse(&spaced), Ok(file));
        }
    }

    #[test]
    fn categories_read_back_from_preflib((options, votes) in (1_u16..7).prop_flat_map(|n| (names(n.into()), alike(n, true))), categories in names(7)) {
        let mut votes = votes;
        votes.iter_mut().for_each(|vote| vote.tiers.resize(7, Vec::new()));
        let votes = unlike(votes);
        let file = PrefLib { about: About::default(), kind: PrefKind::Categories, options, categories, votes };
        let text = file.write().expect("a file");
        prop_assert_eq!(PrefLib::parse(&text), Ok(file));
    }

    #[test]
    fn ballots_read_back_from_blt((options, votes) in (1_u16..7).prop_flat_map(|n| (names(n.into()), alike(n, true))), title in "[a-z#: ]{0,9}", withdrawn: bool) {
        let withdrawn = if withdrawn { vec![1] } else { Vec::new() };
        let file = Blt { title: title.trim().into(), options, seats: 1, withdrawn, votes };
        let text = file.write().expect("a file");
        prop_assert_eq!(Blt::parse(&text), Ok(file));
    }

    #[test]
    fn no_text_makes_a_reader_fall_over(text in "\\PC{0,200}", mix in vec(prop_oneof!["[0-9 =\n-]{0,9}", "[0-9:,{} \n]{0,9}", "\"[a-z#]{0,3}\"?\n?"], 0..20), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        for file in [&text, &mix.concat()] {
            let _ = (PrefLib::parse(file), Blt::parse(file));
        }
        // Good files from which something was cut out.
        for good in [DEBIAN, FRENCH, MEEK] {
            let (from, to) = (from.index(good.len()), to.index(good.len()));
            let cut = format!("{}{}{}", &good[..from.min(to)], mix.concat(), &good[from.max(to)..]);
            if let Ok(file) = PrefLib::parse(&cut) {
                let written = file.write().expect("what was read can be written");
                prop_assert_eq!(PrefLib::parse(&written), Ok(file));
            }
            if let Ok(file) = Blt::parse(&cut) {
                let written = file.write().expect("what was read can be written");
                prop_assert_eq!(Blt::parse(&written), Ok(file));
            }
        }
    }
}

#[test]
fn what_a_format_cannot_say_is_not_written() {
    let good = PrefLib::parse(DEBIAN).expect("a good file");
    let faults: Vec<fn(&mut PrefLib)> = vec![
        |file| file.options[0] = "two\nlines".into(),
        |file| file.options[0].clear(),
        |file| file.options[0] = " space".into(),
        |file| file.options[0] = file.options[1].clone(),
        |file| file.about.title = "a\nb".into(),
        |file| file.kind = PrefKind::StrictComplete,
        |file| file.kind = PrefKind::Categories,
        |file| file.categories.push("Yes".into()),
        |file| file.votes[0].ballots = 0,
        |file| file.votes[0].ballots = u64::MAX,
        |file| file.votes[0].tiers.clear(),
        |file| file.votes[0].tiers[0].clear(),
        |file| file.votes[0] = file.votes[1].clone(),
        |file| file.votes.clear(),
        |file| file.options.clear(),
    ];
    for (number, fault) in faults.into_iter().enumerate() {
        let mut file = good.clone();
        fault(&mut file);
        assert_eq!(file.write().map_err(|error| error.line), Err(0), "{number}");
    }
    let good = Blt::parse(MEEK).expect("a good file");
    let faults: Vec<fn(&mut Blt)> = vec![
        |file| file.title = "a \"title\"".into(),
        |file| file.options[0] = "a\tb".into(),
        |file| file.options.clear(),
        |file| file.seats = 0,
        |file| file.seats = 5,
        |file| file.withdrawn = vec![5],
        |file| file.withdrawn = vec![2, 1],
        |file| file.withdrawn = vec![2, 2],
        |file| file.votes[0].ballots = 0,
        |file| file.votes[0].ballots = u64::MAX,
        |file| file.votes[0].tiers = vec![vec![1], Vec::new()],
        |file| file.votes[0].tiers = vec![vec![1, 1]],
    ];
    for (number, fault) in faults.into_iter().enumerate() {
        let mut file = good.clone();
        fault(&mut file);
        assert_eq!(file.write().map_err(|error| error.line), Err(0), "{number}");
    }
}
