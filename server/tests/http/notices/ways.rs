//! Which way somebody is told, for each kind of notice.

use super::*;

both!(
    line_5_each_way_and_pace_is_followed,
    gateway,
    async |town: &Town| {
        let mut people = Vec::new();
        for way in ["mail", "sms", "here", "off"] {
            let person = town.resident(way).await;
            confirmed(town, &person, "phone", &format!("+49{way}")).await;
            chosen(&person.browser, "poll_opens", way, "at_once").await;
            people.push(person);
        }
        open_poll(town, &long()).await;
        town.clock.advance(61);
        town.jobs().await;
        town.jobs().await;
        for (person, [by_mail, here]) in people.iter().zip([[1, 1], [0, 1], [0, 1], [0, 0]]) {
            assert_eq!(mails(town, &person.email).await.len(), by_mail);
            let inbox = person.browser.get("/me/notices/inbox").await;
            assert_eq!(usize::from(inbox.has_text(QUESTION)), here);
        }
        for (way, messages) in [("mail", 0), ("sms", 1), ("here", 0), ("off", 0)] {
            let sent = mails(town, &format!("+49{way}")).await;
            assert_eq!(sent.len(), messages, "{way}");
            let is_whole = |sms: &Mail| sms.body.contains(QUESTION) && sms.body.contains("/polls/");
            assert!(sent.iter().all(is_whole));
        }
    }
);

both!(
    line_5_only_ways_that_lead_there_can_be_chosen,
    gateway,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        let page = amira.browser.get("/me/notices/opened").await;
        assert_eq!(page.attributes("input", "value"), ["mail", "here", "off"]);
        for (kind, way, pace) in [
            ("opened", "sms", "daily"),
            ("opened", "letter", "daily"),
            ("opened", "pigeon", "daily"),
            ("opened", "", ""),
            ("poll_opens", "mail", "hourly"),
        ] {
            let refused = choose(&amira.browser, kind, way, pace).await;
            assert_eq!(refused.status, 422, "{kind} {way} {pace}");
        }
        confirmed(town, &amira, "phone", "+4930901820").await;
        confirmed(town, &amira, "address", "Hafengasse 3").await;
        chosen(&amira.browser, "opened", "letter", "").await;
        chosen(&amira.browser, "answers", "sms", "daily").await;
        let polls = choose(&amira.browser, "poll_opens", "letter", "daily").await;
        assert_eq!(polls.status, 422, "a letter is too slow for a date");
        for kind in ["security", "nothing", "polls"] {
            assert_eq!(
                amira
                    .browser
                    .get(&format!("/me/notices/{kind}"))
                    .await
                    .status,
                404
            );
            assert_eq!(
                choose(&amira.browser, kind, "off", "daily").await.status,
                404,
                "{kind}"
            );
        }
        let page = amira.browser.get("/me/notices").await;
        assert!(page.has_text("always comes by e-mail") && page.has_text("By letter"));
        assert!(
            choose(&town.visitor(), "opened", "off", "")
                .await
                .location()
                .is_some()
        );
    }
);

/// Somebody opens what stands about a person.
async fn open_data(clerk: &Person, about: &Person) {
    let path = format!("/desk/people/account/{}", about.account);
    let opened = clerk
        .browser
        .post(&path, &[("purpose", "request_of_person")])
        .await;
    assert_eq!(opened.status, 200);
}

both!(
    line_5_what_was_opened_is_told_the_way_that_was_chosen,
    gateway,
    async |town: &Town| {
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let rita = town.resident("Rita").await;
        let otto = town.resident("Otto").await;
        let emil = town.resident("Emil").await;
        let lisa = town.resident("Lisa").await;
        confirmed(town, &emil, "phone", "+4930901820").await;
        confirmed(town, &lisa, "address", "Hafengasse 3\n12345 Lindenau").await;
        chosen(&otto.browser, "opened", "off", "").await;
        chosen(&emil.browser, "opened", "sms", "").await;
        chosen(&lisa.browser, "opened", "letter", "").await;
        for person in [&rita, &otto, &emil, &lisa] {
            open_data(&clerk, person).await;
        }
        town.jobs().await;
        town.jobs().await;
        let rita_mail = mails(town, &rita.email).await;
        assert_eq!(rita_mail.len(), 1);
        stop_path(&rita_mail[0]);
        for person in [&otto, &emil, &lisa] {
            assert!(mails(town, &person.email).await.is_empty());
        }
        assert!(
            !otto
                .browser
                .get("/me/notices/inbox")
                .await
                .has_text("opened data")
        );
        assert!(
            mails(town, "+4930901820").await[0]
                .body
                .contains("/me/access")
        );
        let sheet = clerk.browser.post("/desk/post", &[]).await;
        assert!(
            sheet.has_text("Hafengasse 3") && sheet.has_text("data about you was opened"),
            "{}",
            sheet.text()
        );
        assert_eq!(sheet.text().matches("Good day").count(), 1);
        // Who gives the number up is told by mail from then on, and nothing is lost.
        let emil_browser = town.signed_in(emil.account).await;
        emil_browser
            .post("/me/about/phone", &[("value", "030 901820")])
            .await;
        emil_browser.post("/me/about/phone", &[("value", "")]).await;
        town.clock.advance(DAY);
        open_data(
            &Person {
                browser: town.signed_in(clerk.account).await,
                ..clerk
            },
            &emil,
        )
        .await;
        town.jobs().await;
        let told = mails(town, &emil.email).await;
        assert!(told[0].subject.contains("Somebody opened data"), "{told:?}");
        // Such a mail can be stopped, too.
        assert_eq!(
            town.visitor().post(&stop_path(&told[0]), &[]).await.status,
            200
        );
        assert!(
            town.signed_in(emil.account)
                .await
                .get("/me/notices")
                .await
                .has_text("Here on the site alone")
        );
    }
);

/// A wish for correction that a clerk answers.
async fn answered(town: &Town, person: &Person, clerk: &Person) {
    let wish = [("about", "name"), ("wrong", "a"), ("right", "b")];
    let asked = person.browser.post("/me/data/corrections/new", &wish).await;
    assert_eq!(asked.status, 303);
    let list = clerk.browser.get("/desk/corrections").await.links();
    let link = list
        .into_iter()
        .find(|href| href.starts_with("/desk/corrections/"));
    let answer = [("outcome", "corrected"), ("reason", "Done.")];
    let done = clerk.browser.post(&link.expect("it waits"), &answer).await;
    assert_eq!(done.status, 303, "{}", done.text());
    town.jobs().await;
}

both!(
    line_5_answers_are_told_the_way_that_was_chosen,
    async |town: &Town| {
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let rita = town.resident("Rita").await;
        answered(town, &rita, &clerk).await;
        assert_eq!(mails(town, &rita.email).await.len(), 1, "at once");
        chosen(&rita.browser, "answers", "mail", "daily").await;
        answered(town, &rita, &clerk).await;
        assert_eq!(mails(town, &rita.email).await.len(), 1, "gathered");
        town.clock.advance(601);
        town.jobs().await;
        assert_eq!(mails(town, &rita.email).await.len(), 2);
        chosen(&rita.browser, "answers", "off", "daily").await;
        answered(town, &rita, &clerk).await;
        chosen(&rita.browser, "answers", "here", "daily").await;
        answered(town, &rita, &clerk).await;
        told(town).await;
        assert_eq!(mails(town, &rita.email).await.len(), 2);
        let inbox = rita.browser.get("/me/notices/inbox").await;
        assert!(inbox.has_text("3 new"), "{}", inbox.text());
        assert!(inbox.links().contains(&"/me/data/corrections".to_owned()));
    }
);

both!(line_5_the_pages_speak_german, async |town: &Town| {
    let amira = town.resident("Amira").await;
    amira.browser.set_cookie("language", "de");
    for (path, words) in [
        ("/me/notices", "Höchstens eine E-Mail am Tag"),
        (
            "/me/notices/poll_opens",
            "Wie sollen wir es Ihnen mitteilen?",
        ),
        ("/me/notices/inbox", "Noch keine Benachrichtigungen"),
    ] {
        let page = amira.browser.get(path).await;
        assert!(page.has_text(words), "{path}: {}", page.text());
    }
});
