//! The search over all that everybody may read: what is found, in which order, and that nothing typed breaks it.

mod polls_and_spaces;

use app::search::{self, Entry, Scope};
use app::transact;
use domain::ids::{BoardId, SpaceId};
use domain::search::FoundKind;
use support::{Town, both};
use uuid::Uuid;

const NIGHT: &str = "Night bus to the harbour";

async fn put(town: &Town, id: u128, kind: FoundKind, lang: &str, title: &str, text: &str) {
    let link = format!("/found/{id}");
    // A comment has no title of its own.
    let (title, about) = match kind {
        FoundKind::Comment => ("", title),
        _ => (title, ""),
    };
    let entry = Entry {
        kind,
        id: Uuid::from_u128(id),
        space: Some(SpaceId(Uuid::from_u128(id % 2))),
        board: Some(BoardId(Uuid::from_u128(77))),
        lang,
        title,
        about,
        text,
        link: &link,
    };
    let done: Result<(), app::db::DbError> =
        transact!(&town.app.db, tx => search::index(tx, &entry).await);
    done.expect("indexed");
}

async fn fill(town: &Town) {
    use FoundKind::{Comment, Idea, Poll};
    put(
        town,
        1,
        Idea,
        "en",
        NIGHT,
        "The last bus leaves at nine. **Nobody** gets home from the theatre by public transport.",
    )
    .await;
    put(
        town,
        2,
        Idea,
        "de",
        "Spielplätze am Fluß",
        "Die Kinder im Mühlenviertel brauchen einen Spielplatz mit Schatten.",
    )
    .await;
    put(
        town,
        3,
        Comment,
        "en",
        "About the bridge",
        "A bus could cross it, too. The harbour is far.",
    )
    .await;
    put(
        town,
        4,
        Poll,
        "en",
        "Which plan for the market?",
        "Three plans for the market square.",
    )
    .await;
    put(
        town,
        5,
        Idea,
        "fr",
        "Plus de bancs",
        "Des bancs à l'ombre près de l'école.",
    )
    .await;
}

async fn titles(town: &Town, query: &str) -> Vec<String> {
    let page = town.visitor().get(&format!("/search?{query}")).await;
    assert_eq!(page.status, 200, "{query}: {}", page.text());
    let links = page.links();
    links
        .into_iter()
        .filter(|link| link.starts_with("/found/"))
        .collect()
}

both!(texts_are_found_by_their_words, async |town: &Town| {
    fill(town).await;
    for (query, found) in [
        // The title weighs more than the text.
        ("q=bus+harbour", vec!["/found/1", "/found/3"]),
        ("q=bus+harbour&kind=comment", vec!["/found/3"]),
        ("q=spielplatz", vec!["/found/2"]),
        ("q=SPIELPL%C3%84TZE", vec!["/found/2"]),
        ("q=m%C3%BChlen", vec!["/found/2"]),
        ("q=markets", vec!["/found/4"]),
        ("q=ecole", vec!["/found/5"]),
        ("q=bancs", vec!["/found/5"]),
        ("q=bus+playground", vec![]),
        ("q=", vec![]),
    ] {
        assert_eq!(titles(town, query).await, found, "{query}");
    }
    // What a comment is about is shown, but it is found by its own words.
    assert_eq!(titles(town, "q=bridge").await, Vec::<String>::new());
    let page = town.visitor().get("/search?q=cross").await;
    assert!(page.has_text("About the bridge"), "{}", page.text());
    let page = town.visitor().get("/search?q=theatre").await;
    assert!(page.body.contains("<mark>theatre</mark>"), "{}", page.body);
    assert!(
        page.has_text("One hit") && page.has_text("Nobody gets home"),
        "{}",
        page.text()
    );
});

both!(
    what_is_changed_or_removed_is_found_so,
    async |town: &Town| {
        fill(town).await;
        put(
            town,
            1,
            FoundKind::Idea,
            "en",
            "Trams instead",
            "Rails for everybody.",
        )
        .await;
        assert_eq!(titles(town, "q=night").await, Vec::<String>::new());
        assert_eq!(titles(town, "q=tram").await, ["/found/1"]);
        let id = Uuid::from_u128(1);
        let done: Result<(), app::db::DbError> =
            transact!(&town.app.db, tx => search::remove(tx, id).await);
        done.expect("removed");
        assert_eq!(titles(town, "q=tram").await, Vec::<String>::new());
        let again: Result<(), app::db::DbError> =
            transact!(&town.app.db, tx => search::remove(tx, id).await);
        again.expect("what is gone can be removed again");
    }
);

both!(no_query_breaks_the_search, async |town: &Town| {
    fill(town).await;
    let long = "bus+".repeat(2500);
    for hostile in [
        "%22",
        "%27",
        "%22bus",
        "bus%22+OR+%22harbour",
        "bus+NOT+harbour",
        "NEAR(bus+harbour)",
        "title:bus",
        "bus*",
        "*",
        "%5Ebus",
        "-bus",
        "%28bus",
        "bus+%26+%7C+%21+%3A*",
        "%5C",
        "the+and+of",
        "der+die+das",
        "%00",
        "%F0%9F%9A%8C",
        "%CC%88",
        "%27%3B+DROP+TABLE+search_entries%3B--",
        "bus%3AA",
        "%C3%9F",
        long.as_str(),
        "a%CC%81bc%CC%81",
        "%EF%B7%BA",
        "x%27%3A%2A",
        "%3C%2Fmark%3E%3Cscript%3E",
    ] {
        let page = town.visitor().get(&format!("/search?q={hostile}")).await;
        assert_eq!(page.status, 200, "{hostile}: {}", page.text());
        assert!(!page.body.contains("<script>"), "{hostile}");
    }
    assert_eq!(
        titles(town, "q=%22bus%22+%26+%28harbour%29").await,
        ["/found/1", "/found/3"]
    );
    for page in ["-1", "0", "1", "50", "99999999999999999999", "x"] {
        let reply = town
            .visitor()
            .get(&format!("/search?q=bus&page={page}"))
            .await;
        assert_eq!(reply.status, 200, "{page}");
    }
});

both!(many_hits_are_turned_page_by_page, async |town: &Town| {
    for n in 1..=45 {
        put(
            town,
            n,
            FoundKind::Idea,
            "en",
            &format!("Tree number {n}"),
            "A tree.",
        )
        .await;
    }
    let mut seen = Vec::new();
    let mut path = "/search?q=tree".to_owned();
    loop {
        let page = town.visitor().get(&path).await;
        assert!(page.has_text("45 hits"), "{}", page.text());
        let links = page.links();
        seen.extend(
            links
                .iter()
                .filter(|link| link.starts_with("/found/"))
                .cloned(),
        );
        let Some(next) = links
            .iter()
            .find(|link| link.contains("page=") && !seen.contains(link))
        else {
            break;
        };
        let number = |path: &str| {
            path.rsplit("page=")
                .next()
                .and_then(|n| n.parse::<u32>().ok())
                .unwrap_or(1)
        };
        let ahead = links
            .iter()
            .filter(|link| link.contains("page="))
            .max_by_key(|link| number(link))
            .unwrap_or(next);
        if number(ahead) <= number(&path) {
            break;
        }
        path.clone_from(ahead);
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 45, "each once: {seen:?}");
});

both!(texts_that_resemble_one_are_found, async |town: &Town| {
    fill(town).await;
    put(
        town,
        6,
        FoundKind::Idea,
        "en",
        "A bus at night for the harbour",
        "Whoever works late walks home.",
    )
    .await;
    let scope = Scope {
        kind: Some(FoundKind::Idea),
        board: Some(BoardId(Uuid::from_u128(77))),
        ..Scope::default()
    };
    let mut tx = town.app.db.read().await.expect("a connection");
    let like = async |tx: &mut app::db::Tx, title: &str, text: &str| -> Vec<u128> {
        let found = search::similar(tx, (title, text), &scope, 5)
            .await
            .expect("looked for");
        found.iter().map(|found| found.hit.id.as_u128()).collect()
    };
    assert_eq!(
        like(&mut tx, "Night buses to the harbour", "").await,
        [1, 6]
    );
    assert_eq!(like(&mut tx, "Mehr Spielplätze am Fluss", "").await, [2]);
    assert!(
        like(&mut tx, "A swimming pool", "Water for everybody.")
            .await
            .is_empty()
    );
    assert!(like(&mut tx, "", "").await.is_empty());
    assert!(
        like(&mut tx, "\" OR * NEAR(", &"' | & ! :* ".repeat(500))
            .await
            .is_empty()
    );
    let elsewhere = Scope {
        board: Some(BoardId(Uuid::from_u128(78))),
        ..scope
    };
    let found = search::similar(&mut tx, (NIGHT, ""), &elsewhere, 5)
        .await
        .expect("looked for");
    assert!(found.is_empty());
});

both!(
    within_a_scope_what_fits_best_comes_first_and_no_mark_is_a_word,
    async |town: &Town| {
        use FoundKind::Idea;
        // The older one has the word in its title.
        put(town, 1, Idea, "en", "A kiosk", "In the park.").await;
        put(town, 2, Idea, "en", "Shade", "Beside the kiosk it is hot.").await;
        put(
            town,
            3,
            Idea,
            "en",
            "Shade again",
            "The kiosk needs a roof.",
        )
        .await;
        assert_eq!(titles(town, "q=kiosk&kind=idea").await[0], "/found/1");
        let scope = Scope {
            kind: Some(Idea),
            board: Some(BoardId(Uuid::from_u128(77))),
            space: None,
        };
        let mut tx = town.app.db.read().await.expect("a connection");
        let words = domain::search::query("kiosk");
        let hits = search::find(&mut tx, &words, &scope, false, (10, 0)).await;
        let hits = hits.expect("found");
        assert_eq!((hits.len(), hits[0].id), (3, Uuid::from_u128(1)));
        let elsewhere = Scope {
            board: Some(BoardId(Uuid::from_u128(78))),
            ..scope
        };
        let hits = search::find(&mut tx, &words, &elsewhere, false, (10, 0)).await;
        assert!(hits.expect("found").is_empty());
        drop(tx);
        // What a text is known by within the index is no word of it.
        let board = format!("b{}", Uuid::from_u128(77).simple());
        for typed in ["kids", "kidea", "kpoll", &board] {
            let found = titles(town, &format!("q={typed}")).await;
            assert_eq!(found, Vec::<String>::new(), "{typed}");
        }
    }
);
