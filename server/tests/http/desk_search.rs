//! Finding somebody at the desk, however the name is typed.

use domain::actor::Role;
use support::{Town, both};

both!(a_name_is_found_however_it_is_typed, async |town: &Town| {
    let nadia = town.official("Nadia", Role::CaseWorker, None).await.browser;
    town.roll_entry_named("Aylin", "Özdemir", "1990-05-17")
        .await;
    town.roll_entry_named("Bodo", "Maier", "1990-05-17").await;
    for typed in [
        "Özdemir",
        "özdemir",
        "ÖZDEMIR",
        "ozdemir",
        "oezdemir",
        "O\u{308}zdemir",
    ] {
        let page = nadia
            .post(
                "/desk/people",
                &[
                    ("name", typed),
                    ("born_day", "17"),
                    ("born_month", "5"),
                    ("born_year", "1990"),
                    ("email", ""),
                ],
            )
            .await;
        assert!(page.has_text("Aylin Özdemir"), "{typed}: {}", page.text());
        assert!(!page.has_text("Bodo"), "{typed}: {}", page.text());
        let born = |year| {
            [
                ("family", typed),
                ("born_day", "17"),
                ("born_month", "5"),
                ("born_year", year),
            ]
        };
        let page = nadia.post("/desk/paper", &born("1990")).await;
        assert!(page.has_text("Aylin Özdemir"), "{typed}: {}", page.text());
        assert!(!page.has_text("Bodo"), "{typed}: {}", page.text());
        let page = nadia.post("/desk/paper", &born("1991")).await;
        assert!(!page.has_text("Aylin"), "{typed}: {}", page.text());
    }
    let page = nadia
        .post(
            "/desk/people",
            &[
                ("name", "Aylin Maier"),
                ("born_day", "17"),
                ("born_month", "5"),
                ("born_year", "1990"),
            ],
        )
        .await;
    assert!(!page.has_text("Özdemir"), "{}", page.text());
});
