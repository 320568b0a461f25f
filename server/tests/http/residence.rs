//! From an account to an entry of the roll with a code from a letter, and out again.

use app::clock::Clock;
use app::db::DbError;
use app::{run, transact};
use domain::actor::{Level, Proof, Role};
use jiff::ToSpan;
use support::links::links;
use support::voting::open_poll;
use support::{Browser, Person, Reply, Town, both};

/// The codes on a page of letters, in its order.
fn codes(page: &Reply) -> Vec<String> {
    let groups = |text: &str| {
        text.len() == 14
            && text.split('-').count() == 3
            && text.chars().all(|c| c == '-' || c.is_ascii_alphanumeric())
    };
    page.text()
        .split_whitespace()
        .filter(|word| groups(word))
        .map(str::to_owned)
        .collect()
}

async fn clerk(town: &Town) -> Person {
    town.official("Nadia", Role::CaseWorker, None).await
}

/// Letters to everybody without an account; their codes.
async fn letters(clerk: &Person) -> Vec<String> {
    let order = [
        ("count", "100"),
        ("days", "30"),
        ("format", "sheet"),
        ("district", ""),
    ];
    let page = clerk.browser.post("/desk/letters", &order).await;
    assert_eq!(page.status, 200, "{}", page.text());
    codes(&page)
}

fn typed<'a>(code: &'a str, born: [&'a str; 3]) -> [(&'a str, &'a str); 4] {
    let [day, month, year] = born;
    [
        ("code", code),
        ("born_day", day),
        ("born_month", month),
        ("born_year", year),
    ]
}

async fn enter(browser: &Browser, code: &str, born: [&str; 3]) -> Reply {
    browser.post("/me/residence/code", &typed(code, born)).await
}

async fn level(town: &Town, person: &Person) -> Level {
    let mut tx = town.app.db.read().await.expect("a connection");
    let actor = app::identity::actor(&mut tx, person.account).await;
    actor.expect("an answer").expect("an account").level
}

both!(
    a_code_from_a_letter_makes_a_resident,
    async |town: &Town| {
        town.roll_entry_named("Edith", "Amsel", "1951-03-27").await;
        let (nadia, edith) = (clerk(town).await, town.citizen("Edith").await);
        let codes = letters(&nadia).await;
        let [code] = codes.as_slice() else {
            panic!("{codes:?}")
        };
        assert_eq!(level(town, &edith).await, Level::Email);
        let last = if code.ends_with('0') { '1' } else { '0' };
        let slip = format!("{}{last}", &code[..13]);
        // More often than wrong codes are allowed: a slip costs no try.
        for _ in 0..7 {
            let page = enter(&edith.browser, &slip, ["27", "3", "1951"]).await;
            assert_eq!(page.status, 422, "a slip is told: {}", page.text());
        }
        let lower = code.to_lowercase().replace('-', " ");
        let done = enter(&edith.browser, &lower, ["27", "03", "1951"]).await;
        assert_eq!(done.location().as_deref(), Some("/me/residence"));
        assert_eq!(level(town, &edith).await, Level::Resident);
        let page = edith.browser.get("/me/residence").await;
        assert!(page.has_text("with a code from a letter") && page.has_text("Edith Amsel"));
        let other = town.citizen("Other").await;
        let page = enter(&other.browser, code, ["27", "3", "1951"]).await;
        assert_eq!(page.status, 422, "a code works once");
    }
);

both!(
    whoever_is_led_through_the_step_up_lands_where_they_were,
    async |town: &Town| {
        town.roll_entry_named("Edith", "Amsel", "1951-03-27").await;
        let (nadia, edith) = (clerk(town).await, town.citizen("Edith").await);
        let code = letters(&nadia).await.remove(0);
        let poll = open_poll(town, &support::PollText::default()).await;
        let page = edith.browser.get(&format!("/polls/{poll}")).await;
        let up = page
            .links()
            .into_iter()
            .find(|href| href.starts_with("/step-up"));
        let page = edith.browser.get(&up.expect("a way up")).await;
        assert!(page.has_text("Only residents can take part here"));
        let way = page
            .links()
            .into_iter()
            .find(|href| href.starts_with("/me/residence/code"));
        let page = edith.browser.get(&way.expect("the way by letter")).await;
        let done = edith
            .browser
            .submit(
                &page,
                "/me/residence/code",
                &typed(&code, ["27", "3", "1951"]),
            )
            .await;
        assert_eq!(done.location(), Some(format!("/polls/{poll}/vote")));
        assert_eq!(
            edith
                .browser
                .get(&format!("/polls/{poll}/vote"))
                .await
                .status,
            200
        );
    }
);

both!(
    wrong_codes_are_counted_and_then_wait_a_day,
    async |town: &Town| {
        town.roll_entry_named("Edith", "Amsel", "1951-03-27").await;
        let (nadia, mallory) = (clerk(town).await, town.citizen("Mallory").await);
        let code = letters(&nadia).await.remove(0);
        let mut last = None;
        for left in (1..5).rev() {
            let page = enter(&mallory.browser, &code, ["1", "1", "1990"]).await;
            assert_eq!(page.status, 422);
            let words = match left {
                1 => "You can try once more".to_owned(),
                n => format!("You can try {n} more times"),
            };
            assert!(page.has_text(&words), "{}", page.text());
            last = Some(page);
        }
        assert!(!last.expect("a page").body.contains("Edith"));
        let page = enter(&mallory.browser, &code, ["1", "1", "1990"]).await;
        assert_eq!(page.status, 429);
        assert!(page.has_text("At the desk") || page.has_text("In person"));
        // The right one does not help now: neither this account, nor anybody, because the code is void after five wrong dates of birth.
        let page = enter(&mallory.browser, &code, ["27", "3", "1951"]).await;
        assert_eq!(page.status, 429);
        assert_eq!(mallory.browser.get("/me/residence/code").await.status, 429);
        let edith = town.citizen("Edith").await;
        assert_eq!(
            enter(&edith.browser, &code, ["27", "3", "1951"])
                .await
                .status,
            422
        );
        town.clock.advance(24 * 3600 + 1);
        let again = town.signed_in(mallory.account).await;
        assert_eq!(
            again.get("/me/residence/code").await.status,
            200,
            "the next day"
        );
    }
);

both!(
    many_wrong_codes_at_once_are_many_tries,
    async |town: &Town| {
        let mallory = town.citizen("Mallory").await;
        let tries = (0..12).map(|_| enter(&mallory.browser, "0000-0000-0000", ["1", "1", "1990"]));
        let replies = futures::future::join_all(tries).await;
        let told = replies.iter().filter(|reply| reply.status == 422).count();
        assert_eq!(told, 4, "the fifth and all after it are turned away");
    }
);

both!(a_code_expires, async |town: &Town| {
    town.roll_entry_named("Edith", "Amsel", "1951-03-27").await;
    let nadia = clerk(town).await;
    let code = letters(&nadia).await.remove(0);
    town.clock.advance(31 * 24 * 3600);
    let edith = town.citizen("Edith").await;
    assert_eq!(
        enter(&edith.browser, &code, ["27", "3", "1951"])
            .await
            .status,
        422
    );
});

both!(a_newer_letter_replaces_the_code, async |town: &Town| {
    town.roll_entry_named("Edith", "Amsel", "1951-03-27").await;
    let nadia = clerk(town).await;
    let old = letters(&nadia).await.remove(0);
    let order = [
        ("reference", "ref-Edith"),
        ("days", "14"),
        ("format", "csv"),
    ];
    let table = nadia.browser.post("/desk/letters", &order).await;
    assert_eq!(table.status, 200);
    assert!(table.header("content-type").starts_with("text/csv"));
    assert!(table.header("cache-control").contains("no-store"));
    let row = table.body.lines().nth(1).expect("a row").to_owned();
    assert!(row.contains("Hafengasse 3, 12345 Lindenau"));
    let new = row
        .split(',')
        .find(|cell| cell.len() == 14 && cell.matches('-').count() == 2);
    let edith = town.citizen("Edith").await;
    assert_eq!(
        enter(&edith.browser, &old, ["27", "3", "1951"])
            .await
            .status,
        422
    );
    let done = enter(&edith.browser, new.expect("a code"), ["27", "3", "1951"]).await;
    assert_eq!(done.status, 303);
});

both!(codes_are_nowhere_in_the_database, async |town: &Town| {
    town.roll_entry_named("Edith", "Amsel", "1951-03-27").await;
    let nadia = clerk(town).await;
    let code = letters(&nadia).await.remove(0).replace('-', "");
    let mut tx = town.app.db.read().await.expect("a connection");
    let rows: Result<Vec<Vec<u8>>, DbError> = async {
        Ok(run!(&mut tx, c => sqlx::query_scalar("SELECT hash FROM letter_codes").fetch_all(c).await?))
    }
    .await;
    let rows = rows.expect("the codes");
    assert_eq!(rows.len(), 1);
    assert_ne!(
        rows[0],
        blake3::hash(code.as_bytes()).as_bytes(),
        "hashed with a key"
    );
});

both!(binding_asks_for_a_fresh_proof, async |town: &Town| {
    let edith = town.citizen("Edith").await;
    let long_ago = town.clock.now() - 20.minutes();
    let browser = town
        .signed_in_by(edith.account, Proof::link(long_ago))
        .await;
    let asked = browser.get("/me/residence/code").await;
    assert_eq!(
        asked.location().as_deref(),
        Some("/confirm?next=%2Fme%2Fresidence%2Fcode")
    );
    let page = browser.visit("/me/residence/code").await;
    assert!(
        page.has_text(&edith.email),
        "the link goes to the account's own address"
    );
    let page = browser
        .submit(&page, "/confirm/link", &[("next", "/me/residence/code")])
        .await;
    assert_eq!(page.status, 303);
    let link = links(town, &edith.email).await.pop().expect("a link");
    let back = browser.post(&link, &[]).await;
    assert_eq!(back.location().as_deref(), Some("/me/residence/code"));
    assert_eq!(browser.get("/me/residence/code").await.status, 200);
});

both!(
    what_somebody_ended_does_not_begin_again_by_signing_in,
    async |town: &Town| {
        let entry = town.roll_entry_named("Edith", "Amsel", "1951-03-27").await;
        let email = "ben@example.org";
        let written: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("UPDATE roll_entries SET email = $2 WHERE id = $1").bind(entry.0).bind(email).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the roll has Ben's address at Edith's entry");
        let ben = support::links::signed_in(town, email).await;
        assert!(ben.get("/me/residence").await.has_text("Edith Amsel"));
        let ended = ben.post("/me/residence/release", &[]).await;
        assert_eq!(ended.status, 303, "{}", ended.text());
        let ben = support::links::signed_in(town, email).await;
        let page = ben.get("/me/residence").await;
        assert!(!page.has_text("Edith Amsel"), "{}", page.text());
    }
);

both!(
    letters_to_those_with_a_code_go_on_where_the_last_batch_ended,
    async |town: &Town| {
        for (given, born) in [
            ("Anna", "1951-03-27"),
            ("Bert", "1952-03-27"),
            ("Cora", "1953-03-27"),
        ] {
            town.roll_entry_named(given, "Amsel", born).await;
        }
        let nadia = clerk(town).await;
        assert_eq!(letters(&nadia).await.len(), 3);
        let order = [
            ("count", "2"),
            ("days", "30"),
            ("format", "sheet"),
            ("district", ""),
            ("again", "yes"),
        ];
        let page = nadia.browser.post("/desk/letters", &order).await;
        assert_eq!(page.status, 422, "not on the same day: {}", page.text());
        for _ in 0..2 {
            town.clock.advance(25 * 3600);
            let browser = town.signed_in(nadia.account).await;
            let first = browser.post("/desk/letters", &order).await;
            let second = browser.post("/desk/letters", &order).await;
            assert_eq!((codes(&first).len(), codes(&second).len()), (2, 1));
            for (page, given, is_there) in [
                (&first, "Anna", true),
                (&first, "Bert", true),
                (&first, "Cora", false),
                (&second, "Cora", true),
                (&second, "Anna", false),
            ] {
                assert_eq!(page.has_text(given), is_there, "{given}: {}", page.text());
            }
            let third = browser.post("/desk/letters", &order).await;
            assert!(
                third.has_text("There is nobody left to write to there"),
                "{}",
                third.text()
            );
        }
    }
);
