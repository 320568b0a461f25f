//! Ideas from a table: by line, as told, in a dry run, and going on where it broke off.

use app::db::DbError;
use app::run;
use server::imports::ideas::{Wish, import};
use std::io::Write;
use std::path::{Path, PathBuf};
use support::{Town, both, sources};

fn wish(board: &str) -> Wish {
    Wish {
        board: board.to_owned(),
        map: Vec::new(),
        statuses: Vec::new(),
        comments: None,
        lang: "en".to_owned(),
        invent: false,
        dry_run: false,
    }
}

async fn count(town: &Town, statement: &'static str) -> i64 {
    let mut tx = town.app.db.read().await.expect("a connection");
    let counted: Result<i64, DbError> =
        async { Ok(run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await?)) }.await;
    counted.expect("a count")
}

fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(text.as_bytes()).expect("written");
    file
}

/// Data that lies beside the repository on the machines of those who work on it.
fn shared(name: &str) -> Option<PathBuf> {
    let path = sources::root().join("../../shared/data").join(name);
    let other = Path::new("../../shared/data").join(name);
    [path, other].into_iter().find(|path| path.is_file())
}

both!(a_table_comes_in_by_its_lines, async |town: &Town| {
    let space = town.space("here").await;
    town.board(space, "town").await;
    let text = "Nr,Name,Text,Wann,Stand,Ort,lat,lon,Kategorie\n\
        1,Bench at the river,Please.,2026-01-02,erledigt,River,51.3,12.3,play\n\
        2,,Nothing.,2026-01-02,new,,,,\n\
        3,Far away,Text.,2026-01-02,odd,,48.1,11.5,Castles\n";
    let file = file(text);
    let mut wish = Wish {
        map: vec![
            "key=Nr,title=Name,text=Text,date=Wann,status=Stand,place=Ort,category=Kategorie"
                .to_owned(),
        ],
        statuses: vec!["erledigt=done".to_owned()],
        dry_run: true,
        ..wish("town")
    };
    let dry = import(&town.app, file.path(), &wish)
        .await
        .expect("looked at");
    assert_eq!((dry.new, dry.known, dry.faults.len()), (2, 0, 1));
    assert_eq!(
        count(town, "SELECT COUNT(*) FROM ideas").await,
        0,
        "nothing was written"
    );
    wish.dry_run = false;
    let report = import(&town.app, file.path(), &wish)
        .await
        .expect("imported");
    assert_eq!((report.new, report.known), (2, 0));
    assert_eq!(report.faults[0].to_string(), "line 3: title is empty");
    let notes = report.notes.join("\n");
    for words in [
        "line 4: the board has no category Castles",
        "line 4: its place lies outside",
        "line 4: status odd is none of ours",
    ] {
        assert!(notes.contains(words), "{words}: {notes}");
    }
    let again = import(&town.app, file.path(), &wish)
        .await
        .expect("imported again");
    assert_eq!((again.new, again.known), (0, 2));
    let page = town.visitor().get("/boards/town?status=done&q=bench").await;
    assert!(
        page.has_text("Bench at the river") && page.has_text("One idea"),
        "{}",
        page.text()
    );
    // What names no field or no column is refused whole.
    for (map, words) in [
        ("colour=x", "FIELD=COLUMN"),
        ("title=Nothing", "nothing was imported"),
    ] {
        let wish = Wish {
            map: vec![map.to_owned()],
            ..wish.clone()
        };
        let refused = import(&town.app, file.path(), &wish)
            .await
            .expect_err("refused")
            .to_string();
        assert!(refused.contains(words), "{refused}");
    }
    let nowhere = Wish {
        board: "nowhere".to_owned(),
        ..wish
    };
    assert!(import(&town.app, file.path(), &nowhere).await.is_err());
});

both!(
    real_proposals_and_their_comments_come_in,
    async |town: &Town| {
        let (Some(proposals), Some(comments)) =
            (shared("proposals.csv"), shared("proposal_comments.csv"))
        else {
            return;
        };
        let space = town.space("here").await;
        town.board(space, "town").await;
        // The administrator of the board is a person: made-up supporters must not stand beside real ones.
        let invented = Wish {
            invent: true,
            ..wish("town")
        };
        assert!(import(&town.app, &proposals, &invented).await.is_err());
        let wish = Wish {
            comments: Some(comments),
            statuses: vec!["archived=discussed,open=new".to_owned()],
            ..wish("town")
        };
        let report = import(&town.app, &proposals, &wish)
            .await
            .expect("imported");
        assert_eq!(
            (report.new, report.faults.len(), report.comments),
            (68, 0, 420),
            "{report}"
        );
        assert_eq!(
            count(
                town,
                "SELECT COALESCE(CAST(SUM(comments) AS BIGINT), 0) FROM ideas"
            )
            .await,
            420
        );
        let again = import(&town.app, &proposals, &wish)
            .await
            .expect("imported again");
        assert_eq!((again.new, again.known, again.comments), (0, 68, 0));
        assert_eq!(count(town, "SELECT COUNT(*) FROM comments").await, 420);
        let page = town.visitor().get("/boards/town?q=bicicleta").await;
        assert!(page.has_text("Castellana"), "{}", page.text());
        assert_eq!(
            app::ideas::prove(&town.app).await.expect("proved"),
            0,
            "every counter is true"
        );
    }
);

both!(
    counters_that_are_wrong_are_put_right,
    async |town: &Town| {
        let space = town.space("here").await;
        town.board(space, "town").await;
        let ada = town.citizen("Ada").await;
        town.ideas("town", ada.account, 7).await;
        // The supports of these ideas were never given: six of seven say that there are some.
        assert_eq!(app::ideas::prove(&town.app).await.expect("proved"), 7 - 1);
        assert_eq!(
            count(
                town,
                "SELECT COALESCE(CAST(SUM(supports + comments) AS BIGINT), 0) FROM ideas"
            )
            .await,
            0
        );
        assert_eq!(app::ideas::prove(&town.app).await.expect("proved"), 0);
    }
);
