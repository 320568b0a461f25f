//! The citizen's profile and names in public: lines 5 and 6 of the issue on identity.

use app::db::DbError;
use app::i18n::Locale;
use app::profile::{known, public_name};
use app::{run, transact};
use domain::actor::Role;
use domain::ids::SpaceId;
use std::collections::HashSet;
use support::{Person, Town, both};

both!(
    line_5_each_field_says_who_sees_it_and_can_be_emptied,
    async |town: &Town| {
        town.roll_entry("Mitte", "1980-01-01").await;
        let amira = town.citizen("Amira").await;
        let browser = &amira.browser;
        let page = browser.get("/me/about").await;
        for (key, value) in [
            ("pronouns", "she/her"),
            ("phone", "+49 30 901820"),
            ("address", "Hafengasse 3\n12345 Lindenau"),
            ("interests", "nature"),
            ("districts", "Mitte"),
            ("facts", "carer"),
            ("disability", "yes"),
        ] {
            let path = format!("/me/about/{key}");
            let links = page.attributes("a", "href");
            assert!(links.contains(&path), "{key}: {links:?}");
            let asked = browser.get(&path).await;
            assert!(asked.has_text("What for:") && asked.has_text("Who sees it:"));
            let saved = browser.post(&path, &[("value", value)]).await;
            assert_eq!(saved.location().as_deref(), Some("/me/about"), "{key}");
            let mut tx = town.app.db.read().await.expect("a connection");
            let of = known(&mut tx, amira.account).await.expect("an answer");
            assert_eq!(of.get(key).map(String::as_str), Some(value));
            assert!(
                browser
                    .get(&path)
                    .await
                    .body
                    .contains(value.lines().next().unwrap_or(""))
            );
        }
        let page = browser.get("/me/about").await;
        for words in [
            "Parks and nature",
            "I care for somebody",
            "with your consent",
            "Not confirmed.",
        ] {
            assert!(page.has_text(words), "{words}: {}", page.text());
        }
        let mut tx = town.app.db.read().await.expect("a connection");
        let of = known(&mut tx, amira.account).await.expect("an answer");
        assert!(of.contains_key("pronouns") && of.contains_key("disability"));
        drop(tx);
        for key in [
            "pronouns",
            "phone",
            "address",
            "interests",
            "districts",
            "facts",
            "disability",
        ] {
            let path = format!("/me/about/{key}");
            let emptied = browser.post(&path, &[("value", "")]).await;
            assert_eq!(emptied.status, 303);
            assert_eq!(browser.post(&path, &[]).await.status, 303);
        }
        let mut tx = town.app.db.read().await.expect("a connection");
        let of = known(&mut tx, amira.account).await.expect("an answer");
        assert_eq!(
            of.keys().copied().collect::<Vec<_>>(),
            ["email", "lang", "name"]
        );
    }
);

both!(
    line_5_what_makes_no_sense_is_refused_with_what_was_typed,
    async |town: &Town| {
        let amira = town.citizen("Amira").await.browser;
        let page = amira.post("/me/about/phone", &[("value", "call me")]).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.field("value").as_deref(), Some("call me"));
        let long = "x".repeat(5000);
        for key in ["pronouns", "address"] {
            let page = amira
                .post(&format!("/me/about/{key}"), &[("value", &long)])
                .await;
            assert_eq!(page.status, 422);
        }
        let page = amira.post("/me/about/facts", &[("value", "rich")]).await;
        assert_eq!(page.status, 400);
        for path in ["/me/about/password", "/me/about/%00"] {
            assert_eq!(amira.get(path).await.status, 404);
            assert_eq!(amira.post(path, &[("value", "x")]).await.status, 404);
        }
        assert_eq!(
            amira
                .post("/me/about/pronouns", &[("value", "</dd><i>")])
                .await
                .status,
            303
        );
        assert!(amira.get("/me/about").await.has_text("</dd><i>"));
        assert!(town.visitor().get("/me/about").await.location().is_some());
    }
);

both!(
    line_5_an_address_is_confirmed_by_the_roll,
    async |town: &Town| {
        let entry = town.roll_entry_named("Amira", "Haddad", "1990-05-17").await;
        let amira = town.person("Amira", Some(entry)).await.browser;
        let typed = [("value", "hafengasse 3\r\n12345 Lindenau")];
        assert_eq!(amira.post("/me/about/address", &typed).await.status, 303);
        assert!(
            amira
                .get("/me/about")
                .await
                .has_text("Confirmed: it is the one on the roll")
        );
        let other = [("value", "Hafengasse 4, 12345 Lindenau")];
        assert_eq!(amira.post("/me/about/address", &other).await.status, 303);
        assert!(amira.get("/me/about").await.has_text("Not confirmed"));
    }
);

async fn name_of(town: &Town, space: SpaceId, person: &Person) -> String {
    let name = public_name(&town.app, Locale::En, space, person.account).await;
    name.expect("a name")
}

async fn rule(town: &Town, space: SpaceId, rule: &'static str) {
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query("UPDATE spaces SET name_rule = $2 WHERE id = $1").bind(space.0).bind(rule).execute(c).await?.rows_affected());
        Ok(())
    });
    written.expect("the rule is set");
}

both!(
    line_6_a_pseudonym_is_stable_and_unique_in_its_space_and_another_elsewhere,
    async |town: &Town| {
        let (here, there) = (town.space("here").await, town.space("there").await);
        let mut seen = HashSet::new();
        let mut first = None;
        for n in 0..20 {
            let person = town.citizen(&format!("P{n}")).await;
            let name = name_of(town, here, &person).await;
            assert_eq!(name, name_of(town, here, &person).await);
            assert_ne!(name, name_of(town, there, &person).await);
            assert!(!name.contains(&format!("P{n}")));
            assert!(seen.insert(name), "two have one name");
            first.get_or_insert(person);
        }
        // Twice at the same moment, for the first time: one name.
        let new = town.citizen("New").await;
        let (a, b) = tokio::join!(name_of(town, here, &new), name_of(town, here, &new));
        assert_eq!(a, b);
    }
);

both!(
    line_6_the_space_says_which_names_and_people_choose_where_it_leaves_them_the_choice,
    async |town: &Town| {
        let space = town.space("budget").await;
        let entry = town.roll_entry_named("Amira", "Haddad", "1990-05-17").await;
        let amira = town.person("Ami", Some(entry)).await;
        let ben = town.citizen("Ben").await;
        let path = format!("/me/names/{space}");
        let calm = name_of(town, space, &amira).await;
        let page = amira.browser.get("/me/names").await;
        assert!(page.has_text(&calm), "{}", page.text());

        // The name of the profile is offered, and said to come from there: asked once.
        let page = amira.browser.get(&path).await;
        assert!(page.has_text("Ami") && page.has_text("From your profile"));
        assert_eq!(
            amira
                .browser
                .post(&path, &[("how", "profile")])
                .await
                .status,
            303
        );
        assert_eq!(name_of(town, space, &amira).await, "Ami");
        let empty = amira
            .browser
            .post(&path, &[("how", "other"), ("name", " ")])
            .await;
        assert_eq!(empty.status, 422);
        assert_eq!(amira.browser.post(&path, &[("how", "x")]).await.status, 422);
        amira
            .browser
            .post(&path, &[("how", "other"), ("name", "River <i>")])
            .await;
        assert!(amira.browser.get("/me/names").await.has_text("River <i>"));
        assert_eq!(
            amira
                .browser
                .post(&path, &[("how", "pseudonym")])
                .await
                .status,
            303
        );
        assert_eq!(name_of(town, space, &amira).await, calm);

        rule(town, space, "real").await;
        assert_eq!(name_of(town, space, &amira).await, "Amira Haddad");
        assert!(!name_of(town, space, &ben).await.contains("Ben"));
        assert_eq!(amira.browser.get(&path).await.status, 404);
        assert_eq!(
            amira
                .browser
                .post(&path, &[("how", "profile")])
                .await
                .status,
            404
        );
        rule(town, space, "role").await;
        assert_eq!(name_of(town, space, &amira).await, "A resident");
        assert_eq!(name_of(town, space, &ben).await, "A participant");
        let moderator = town.official("M", Role::Moderator, Some(space)).await;
        assert_eq!(name_of(town, space, &moderator).await, "Moderator");
        assert_eq!(
            amira
                .browser
                .get("/me/names/00000000-0000-7000-8000-000000000000")
                .await
                .status,
            404
        );
    }
);

both!(
    line_6_the_rule_is_set_in_the_form_of_the_space,
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        let space = town.space("budget").await;
        let path = format!("/admin/spaces/{space}/edit");
        let page = ada.browser.get(&path).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let fields = [("name_rule", "role"), ("summary", "Money")];
        let saved = ada.browser.submit(&page, &path, &fields).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let mut tx = town.app.db.read().await.expect("a connection");
        let rule = app::spaces::name_rule(&mut tx, space)
            .await
            .expect("an answer");
        assert_eq!(rule, Some(domain::names::NameRule::Role));
        drop(tx);
        let page = ada.browser.get(&path).await;
        let wrong = [("name_rule", "king"), ("summary", "Money")];
        assert_eq!(ada.browser.submit(&page, &path, &wrong).await.status, 422);
    }
);
