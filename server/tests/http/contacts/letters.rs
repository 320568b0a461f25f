//! Postal addresses: confirmed by letters from the desk.

use super::*;

/// The code on a printed sheet.
fn letter_code(sheet: &Reply) -> String {
    let text = sheet.text();
    let is_code = |word: &&str| word.len() == 14 && word.chars().filter(|c| *c == '-').count() == 2;
    text.split_whitespace()
        .find(is_code)
        .expect("a code")
        .to_owned()
}

both!(
    line_5_another_postal_address_is_confirmed_by_a_letter,
    async |town: &Town| {
        let entry = town.roll_entry_named("Amira", "Haddad", "1990-05-17").await;
        let amira = town.person("Amira", Some(entry)).await;
        let clerk = town.official("Cleo", Role::CaseWorker, None).await;
        let browser = &amira.browser;
        let here = "/me/about/address/confirm";
        assert_eq!(
            browser.get(here).await.location().as_deref(),
            Some("/me/about/address")
        );
        let typed = [("value", "Bahnhofstr. 7\r\n20095 Elsewhere")];
        assert_eq!(browser.post("/me/about/address", &typed).await.status, 303);
        assert!(
            clerk
                .browser
                .get("/desk/post")
                .await
                .has_text("No letter waits")
        );
        assert_eq!(
            browser.post("/me/about/address/letter", &[]).await.status,
            303
        );
        assert_eq!(
            browser.post("/me/about/address/letter", &[]).await.status,
            303,
            "double, still one"
        );
        assert!(browser.get(here).await.has_text("waiting to be printed"));
        let post = clerk.browser.get("/desk/post").await;
        assert!(post.has_text("one letter with a code") && !post.has_text("Bahnhofstr"));
        assert_eq!(browser.get("/desk/post").await.status, 403);
        assert_eq!(browser.post("/desk/post", &[]).await.status, 403);
        let sheet = clerk.browser.post("/desk/post", &[]).await;
        assert!(
            sheet.has_text("Bahnhofstr. 7") && sheet.has_text("Amira Haddad"),
            "{}",
            sheet.text()
        );
        assert_eq!(sheet.text().matches("Good day").count(), 1);
        let code = letter_code(&sheet);
        assert!(
            browser.get("/me/access").await.has_text("Cleo"),
            "that it was opened stands in the log"
        );
        assert_eq!(
            clerk.browser.post("/desk/post", &[]).await.status,
            303,
            "printed once"
        );

        let slip = browser.post(here, &[("code", "7Q4M")]).await;
        assert_eq!(slip.status, 422);
        let ben = town.citizen("Ben").await;
        ben.browser.post("/me/about/address", &typed).await;
        let of_other = ben.browser.post(here, &[("code", &code)]).await;
        assert_eq!(
            of_other.location().as_deref(),
            Some(here),
            "the letter of another"
        );
        let wrong = domain::letter_code::LetterCode::from_random(&[3; 32]).grouped();
        assert!(
            browser
                .post(here, &[("code", &wrong)])
                .await
                .has_text("4 more")
        );
        let done = browser.post(here, &[("code", &code.to_lowercase())]).await;
        assert_eq!(
            done.location().as_deref(),
            Some("/me/about"),
            "{}",
            done.text()
        );
        assert!(browser.get("/me/about").await.has_text("Confirmed."));

        // A change is told by mail and by a letter to the old address.
        let again = town.signed_in(amira.account).await;
        assert_eq!(
            again
                .post("/me/about/address", &[("value", "")])
                .await
                .status,
            303
        );
        let link = undo_link(town, &amira.email).await;
        let sheet = clerk.browser.post("/desk/post", &[]).await;
        assert!(
            sheet.has_text("Bahnhofstr. 7") && sheet.has_text("was changed"),
            "{}",
            sheet.text()
        );
        assert_eq!(town.visitor().post(&link, &[]).await.status, 200);
        let again = town.signed_in(amira.account).await;
        assert!(again.get("/me/about").await.has_text("Bahnhofstr. 7"));
        assert!(again.get("/me/about").await.has_text("Confirmed."));
    }
);

both!(
    line_5_letters_are_few_and_wrong_codes_wait,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        let clerk = town.official("Cleo", Role::CaseWorker, None).await;
        let here = "/me/about/address/confirm";
        amira
            .browser
            .post("/me/about/address", &[("value", "Bahnhofstr. 7")])
            .await;
        let mut code = String::new();
        for _ in 0..2 {
            assert_eq!(
                amira
                    .browser
                    .post("/me/about/address/letter", &[])
                    .await
                    .status,
                303
            );
            code = letter_code(&clerk.browser.post("/desk/post", &[]).await);
        }
        assert_eq!(
            amira
                .browser
                .post("/me/about/address/letter", &[])
                .await
                .status,
            429
        );
        let wrong = domain::letter_code::LetterCode::from_random(&[3; 32]).grouped();
        for _ in 0..4 {
            assert_eq!(
                amira.browser.post(here, &[("code", &wrong)]).await.status,
                422
            );
        }
        assert_eq!(
            amira.browser.post(here, &[("code", &wrong)]).await.status,
            429
        );
        assert_eq!(
            amira.browser.post(here, &[("code", &code)]).await.status,
            429
        );
        an_hour_later(town).await;
        let again = town.signed_in(amira.account).await;
        assert_eq!(
            again
                .post(here, &[("code", &code)])
                .await
                .location()
                .as_deref(),
            Some("/me/about")
        );
    }
);

both!(
    line_5_leaving_the_address_of_the_roll_is_told_and_can_be_undone,
    async |town: &Town| {
        let entry = town.roll_entry_named("Amira", "Haddad", "1990-05-17").await;
        let amira = town.person("Amira", Some(entry)).await;
        let on_roll = "Hafengasse 3\n12345 Lindenau";
        let tell = async |address: &str| {
            let browser = town.signed_in(amira.account).await;
            let told = browser
                .post("/me/about/address", &[("value", address)])
                .await;
            assert_eq!(told.status, 303, "{}", told.text());
        };
        tell(on_roll).await;
        assert!(
            messages(town, &amira.email).await.is_empty(),
            "the first one changes nothing"
        );
        tell("Elsewhere 1").await;
        let link = undo_link(town, &amira.email).await;
        assert_eq!(town.visitor().post(&link, &[]).await.status, 200);
        let back = town.signed_in(amira.account).await.get("/me/about").await;
        assert!(back.has_text("Hafengasse 3") && back.has_text("it is the one on the roll"));
        // Whoever goes to and fro does not make the desk print without end.
        for _ in 0..4 {
            tell("Elsewhere 1").await;
            tell(on_roll).await;
        }
        let clerk = town.official("Cleo", Role::CaseWorker, None).await;
        let post = clerk.browser.get("/desk/post").await;
        assert!(post.has_text("2 other letters"), "{}", post.text());
    }
);
