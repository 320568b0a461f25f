//! Files that are imported.

use app::db::Db;
use app::run;
use server::imports::{ImportError, roll};
use std::path::PathBuf;
use support::{Town, both};

fn file(town: &Town, name: &str, text: &str) -> PathBuf {
    let path = town.config.data.join(name);
    std::fs::write(&path, text).expect("the file is written");
    path
}

async fn names(db: &Db) -> Vec<(String, String, Option<String>)> {
    let mut tx = db.read().await.expect("a connection");
    let rows: Result<_, app::db::DbError> = async {
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
    let tried = roll::import(&town.app, &path, true)
        .await
        .expect("a dry run");
    assert_eq!((tried.changes.new, tried.changes.changed), (3, 0));
    assert!(tried.to_string().contains("Hund") && tried.to_string().contains("Dry run"));
    assert!(
        names(&town.app.db).await.is_empty(),
        "a dry run writes nothing"
    );

    let first = roll::import(&town.app, &path, false)
        .await
        .expect("an import");
    assert_eq!(first.changes.new, 3);
    let again = roll::import(&town.app, &path, false)
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
    let changes = roll::import(&town.app, &later, false)
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
    match roll::import(&town.app, &path, false).await {
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
    let changes = roll::import(&town.app, &path, false)
        .await
        .expect("an import")
        .changes;
    assert_eq!(changes.new, 5_500);
    let changes = roll::import(&town.app, &path, false)
        .await
        .expect("an import")
        .changes;
    assert_eq!((changes.unchanged, changes.missing), (5_500, 0));
});
