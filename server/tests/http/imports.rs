//! Files that are imported.

use app::db::{Db, DbError, settings};
use app::{run, transact};
use server::bench_data::{self, Amounts};
use server::imports::pabulib::{self, Wish};
use server::imports::roll::How;
use server::imports::{ImportError, rankings, roll};
use std::path::PathBuf;
use support::{Town, both};

const DRY: How = How {
    dry_run: true,
    complete: false,
    even_if_many_leave: false,
};

fn file(town: &Town, name: &str, text: &str) -> PathBuf {
    let path = town.config.data.join(name);
    std::fs::write(&path, text).expect("the file is written");
    path
}

async fn names(db: &Db) -> Vec<(String, String, Option<String>)> {
    let mut tx = db.read().await.expect("a connection");
    let rows: Result<_, DbError> = async {
        Ok(run!(&mut tx, c => sqlx::query_as("SELECT reference, family_name, district FROM roll_entries ORDER BY reference").fetch_all(c).await?))
    }
    .await;
    rows.expect("the roll")
}

const ROLL: &str = "Personennummer;Vorname;Nachname;Geburtsdatum;Ortsteil;E-Mail;Hund\n\
    1;Åsa;Öz \"\"the\"\" O'Neill;1990-05-17;Mitte;a@example.org;ja\n\
    2;Bo;Berg;01.03.1985;;;nein\n\
    3;Cem;Çelik;1970-12-31;Nord;c@example.org;\n";

both!(a_roll_is_imported_and_known_again, async |town: &Town| {
    let path = file(town, "roll.csv", ROLL);
    let tried = roll::import(&town.app, &path, DRY)
        .await
        .expect("a dry run");
    assert_eq!((tried.changes.new, tried.changes.changed), (3, 0));
    assert!(tried.to_string().contains("Hund") && tried.to_string().contains("Dry run"));
    assert!(
        names(&town.app.db).await.is_empty(),
        "a dry run writes nothing"
    );

    let first = roll::import(&town.app, &path, How::default())
        .await
        .expect("an import");
    assert_eq!(first.changes.new, 3);
    let again = roll::import(&town.app, &path, How::default())
        .await
        .expect("the same again");
    assert_eq!(
        (
            again.changes.new,
            again.changes.changed,
            again.changes.unchanged
        ),
        (0, 0, 3)
    );

    let later = file(
        town,
        "later.csv",
        "reference,given_name,family_name,birth_date,district\n3,Cem,Çelik,1970-12-31,Süd\n4,Dina,Dahl,2001-01-01,Nord\n",
    );
    let changes = roll::import(&town.app, &later, How::default())
        .await
        .expect("a later roll")
        .changes;
    assert_eq!(
        (
            changes.new,
            changes.changed,
            changes.unchanged,
            changes.missing
        ),
        (1, 1, 0, 2)
    );
    assert_eq!(changes.missing_references, ["1", "2"]);
    let names = names(&town.app.db).await;
    assert_eq!(names.len(), 4, "nobody is deleted");
    assert_eq!(names[1].2, None);
    assert_eq!(names[2].2.as_deref(), Some("Süd"));
});

both!(a_roll_with_bad_rows_changes_nothing, async |town: &Town| {
    let path = file(
        town,
        "bad.csv",
        "reference,given_name,family_name,birth_date\n1,A,B,1990-05-17\n2,C,D,tomorrow\n1,E,F,1990-05-17\n",
    );
    match roll::import(&town.app, &path, How::default()).await {
        Err(ImportError::Faults { faults, .. }) => assert_eq!(faults, 2),
        other => panic!("{other:?}"),
    }
    assert!(names(&town.app.db).await.is_empty());
});

both!(a_roll_of_many_is_imported_in_one_go, async |town: &Town| {
    let rows: String = (0..5_500)
        .map(|n| format!("r{n:05},Given{n},Family{n},1980-01-01,Mitte,{n}@example.org\n"))
        .collect();
    let path = file(
        town,
        "many.csv",
        &format!("reference,given_name,family_name,birth_date,district,email\n{rows}"),
    );
    let changes = roll::import(&town.app, &path, How::default())
        .await
        .expect("an import")
        .changes;
    assert_eq!(changes.new, 5_500);
    let changes = roll::import(&town.app, &path, How::default())
        .await
        .expect("an import")
        .changes;
    assert_eq!((changes.unchanged, changes.missing), (5_500, 0));
});

const SAMPLE: &str = "META\nkey;value\ndescription;Budget of Musterdorf\ncountry;Germany\nunit;Musterdorf\ninstance;2025\nnum_projects;3\nnum_votes;5\nbudget;1000,50\nvote_type;approval\nrule;greedy\nmin_length;1\nmax_length;2\ncurrency;EUR\n\
    PROJECTS\nproject_id;cost;votes;name;category;latitude;longitude\n\
    a;600;3;Brunnen;Wasser,Klima;50.1;8.2\nb;400.50;2;Bank <b>;;;\nc;1;2;Baum;;;\n\
    VOTES\nvoter_id;vote;age\n1;a,b;34\n2;a;\n3;b;71\n4;a,c;17\n5;c;\n";

fn wish(replay: bool) -> Wish {
    Wish {
        space: "budget".into(),
        replay,
        opens: None,
        closes: None,
    }
}

both!(a_budget_becomes_a_draft, async |town: &Town| {
    let path = file(town, "sample.pb", SAMPLE);
    let report = pabulib::import(&town.app, &path, &wish(false))
        .await
        .expect("a draft");
    assert!(report.to_string().contains("draft"));
    let page = town.visitor().get(&format!("/polls/{}", report.poll)).await;
    assert_eq!(page.status, 404, "a draft is not public");
});

both!(a_replay_counts_what_the_file_says, async |town: &Town| {
    let path = file(town, "sample.pb", SAMPLE);
    let report = pabulib::import(&town.app, &path, &wish(true))
        .await
        .expect("a replay");
    assert_eq!(report.differences(), 0, "{report}");
    assert_eq!(report.ballots, (5, 5));
    assert_eq!(
        report
            .counts
            .iter()
            .map(|count| count.2)
            .collect::<Vec<_>>(),
        [3, 2, 2]
    );
    let page = town
        .visitor()
        .get(&format!("/polls/{}/results", report.poll))
        .await;
    assert_eq!(page.status, 200);
    assert!(page.has_text("Brunnen") && page.has_text("Bank <b>"));
    let again = pabulib::import(&town.app, &path, &wish(true))
        .await
        .expect("again");
    assert_eq!((again.poll, again.ballots), (report.poll, (5, 5)));
});

both!(
    a_budget_with_bad_lines_changes_nothing,
    async |town: &Town| {
        let path = file(
            town,
            "bad.pb",
            &SAMPLE
                .replace("3;b;71", "3;nothing;71")
                .replace("4;a,c;17", "4;a,b,c;17"),
        );
        match pabulib::import(&town.app, &path, &wish(true)).await {
            Err(ImportError::Faults { faults, .. }) => assert!(faults >= 2),
            other => panic!("{other:?}"),
        }
        assert!(names(&town.app.db).await.is_empty());
    }
);

fn refused<T: std::fmt::Debug>(outcome: Result<T, ImportError>) {
    match outcome {
        Err(ImportError::Refused(why)) => assert!(why.contains("real residents"), "{why}"),
        other => panic!("{other:?}"),
    }
}

fn amounts(town: &Town) -> Amounts {
    Amounts {
        residents: 2,
        polls: 3,
        votes: 5,
        secret: false,
        ideas: 0,
        comments: 0,
        supports: 0,
        out: town.config.data.join("load.json"),
    }
}

both!(
    made_up_voters_do_not_come_among_real_ones,
    async |town: &Town| {
        let path = file(town, "sample.pb", SAMPLE);
        let roll = file(town, "roll.csv", ROLL);
        roll::import(&town.app, &roll, How::default())
            .await
            .expect("a roll");
        refused(pabulib::import(&town.app, &path, &wish(true)).await);
        refused(bench_data::fill(&town.app, &amounts(town)).await);
        assert_eq!(names(&town.app.db).await.len(), 3, "nobody was added");
        pabulib::import(&town.app, &path, &wish(false))
            .await
            .expect("a draft brings no voters with it");
    }
);

both!(
    an_account_alone_makes_a_database_real,
    async |town: &Town| {
        town.citizen("Ada").await;
        let path = file(town, "sample.pb", SAMPLE);
        refused(pabulib::import(&town.app, &path, &wish(true)).await);
    }
);

both!(
    an_empty_database_and_the_demonstration_take_made_up_voters,
    async |town: &Town| {
        let path = file(town, "sample.pb", SAMPLE);
        bench_data::fill(&town.app, &amounts(town))
            .await
            .expect("an empty database is filled");
        bench_data::fill(&town.app, &amounts(town))
            .await
            .expect("and once more");
        town.citizen("Amira").await;
        refused(pabulib::import(&town.app, &path, &wish(true)).await);
        let marked: Result<(), DbError> =
            transact!(&town.app.db, tx => settings::set(tx, "demo", "filled").await);
        marked.expect("marked as the demonstration");
        let report = pabulib::import(&town.app, &path, &wish(true))
            .await
            .expect("a replay in the demonstration");
        assert_eq!(report.differences(), 0, "{report}");
    }
);

/// A larger file: 4,000 ballots on 12 projects.
fn many() -> String {
    let projects: String = (1..=12)
        .map(|n| format!("p{n};{n}000;Projekt {n}\n"))
        .collect();
    let votes: String = (0..4000)
        .map(|n| format!("{n};p{},p{}\n", n % 7 + 1, 8 + n % 5))
        .collect();
    format!(
        "META\nkey;value\ndescription;Viele\ncountry;Germany\nunit;Dorf\ninstance;2026\nnum_projects;12\nnum_votes;4000\nbudget;9000\nvote_type;approval\nrule;greedy\n\
        PROJECTS\nproject_id;cost;name\n{projects}VOTES\nvoter_id;vote\n{votes}"
    )
}

both!(a_replay_that_is_killed_goes_on, async |town: &Town| {
    let path = file(town, "many.pb", &many());
    let mut broke_off = 0;
    for patience in [300, 500, 700, 1100] {
        let wish = wish(true);
        let replay = pabulib::import(&town.app, &path, &wish);
        let patience = std::time::Duration::from_millis(patience);
        broke_off += u32::from(tokio::time::timeout(patience, replay).await.is_err());
    }
    let report = pabulib::import(&town.app, &path, &wish(true))
        .await
        .expect("the rest");
    assert!(broke_off > 0, "nothing was interrupted");
    assert_eq!(report.differences(), 0, "{report}");
    assert_eq!(report.ballots, (4000, 4000));
});

both!(
    real_budgets_are_counted_as_their_files_say,
    async |town: &Town| {
        let folder = PathBuf::from(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../shared/data/pabulib"
        ));
        for (name, ballots) in [
            ("France_Toulouse_2024", 7260),
            ("Poland_Swiecie_2023", 2553),
            ("Poland_Warszawa_2023_Wilanow", 2358),
        ] {
            let path = folder.join(format!("{name}.pb"));
            if !path.exists() {
                println!("skipped: {name} is not there");
                continue;
            }
            let report = pabulib::import(&town.app, &path, &wish(true))
                .await
                .expect("a replay");
            assert_eq!(report.differences(), 0, "{name}: {report}");
            assert_eq!(report.ballots, (ballots, ballots), "{name}");
        }
    }
);

const COMMITTEE: &str = "4 2\n-4\n5 1 2 0\n2 3 0\n1 0\n1 4 2 0\n0\n\"Ada\"\n\"Bo\"\n\"Cem\"\n\"Dina\"\n\"Committee of Musterdorf\"\n";
const DISHES: &str = "# FILE NAME: 1.toi\n# TITLE: Dishes\n# DESCRIPTION:\n# DATA TYPE: toi\n# MODIFICATION TYPE: original\n# RELATES TO:\n# RELATED FILES:\n\
    # PUBLICATION DATE:\n# MODIFICATION DATE:\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 6\n# NUMBER UNIQUE ORDERS: 3\n\
    # ALTERNATIVE NAME 1: Soup\n# ALTERNATIVE NAME 2: Pie\n# ALTERNATIVE NAME 3: Cake\n3: 2,{1,3}\n2: 1,2\n1: {1,2}\n";

fn ranked(method: Option<&str>, replay: bool) -> rankings::Wish {
    rankings::Wish {
        space: "ranked".into(),
        method: method.map(str::to_owned),
        seats: None,
        replay,
    }
}

both!(
    rankings_of_a_file_are_cast_and_counted,
    async |town: &Town| {
        let path = file(town, "committee.blt", COMMITTEE);
        let report = rankings::import(&town.app, &path, &ranked(None, true))
            .await
            .expect("a replay");
        let counted = report.counted.clone().expect("counted");
        assert_eq!(
            (counted.ballots, counted.is_the_same),
            (9, true),
            "{report}"
        );
        assert_eq!(report.winners, ["Ada", "Bo"]);
        let page = town
            .visitor()
            .get(&format!("/polls/{}/results", report.poll))
            .await;
        assert_eq!(page.heading(), "“Ada” and “Bo” win");
        let dishes = file(town, "dishes.toi", DISHES);
        for method in [None, Some("schulze")] {
            let report = rankings::import(&town.app, &dishes, &ranked(method, true))
                .await
                .expect("a replay");
            assert_eq!(report.winners, ["Pie"], "{report}");
            assert!(report.counted.expect("counted").is_the_same);
        }
        let draft = rankings::import(&town.app, &dishes, &ranked(None, false))
            .await
            .expect("a draft");
        assert!(draft.to_string().contains("draft"));
    }
);

both!(
    rankings_that_a_method_does_not_take_are_refused,
    async |town: &Town| {
        let dishes = file(town, "dishes.toi", DISHES);
        for (method, words) in [
            ("borda", "two options share place 2"),
            ("score", "this makes no poll"),
            ("dice", "no method"),
        ] {
            match rankings::import(&town.app, &dishes, &ranked(Some(method), true)).await {
                Err(ImportError::Refused(why)) => assert!(why.contains(words), "{method}: {why}"),
                other => panic!("{method}: {other:?}"),
            }
        }
        let broken = file(town, "broken.blt", "4 2\n5 1 9 0\n");
        assert!(matches!(
            rankings::import(&town.app, &broken, &ranked(None, true)).await,
            Err(ImportError::Faults { faults: 1, .. })
        ));
        assert!(names(&town.app.db).await.is_empty(), "nobody was made up");
    }
);
