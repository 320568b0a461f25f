//! The rights of a person: taking their data along, having it corrected, consenting and withdrawing.

mod export;

use domain::actor::Role;
use support::{Town, both};

both!(
    a_correction_is_asked_for_worked_on_and_told,
    async |town: &Town| {
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let rita = town.resident("Rita").await;
        let bad = rita
            .browser
            .post("/me/data/corrections/new", &[("about", "shoe size")])
            .await;
        assert_eq!(bad.status, 422);
        assert_eq!(
            bad.attributes("a", "href")
                .iter()
                .filter(|href| ["#about", "#wrong", "#right"].contains(&href.as_str()))
                .count(),
            3
        );
        let wish = [
            ("about", "name"),
            ("wrong", "Famly <i>"),
            ("right", "Family"),
        ];
        assert_eq!(
            rita.browser
                .post("/me/data/corrections/new", &wish)
                .await
                .status,
            303
        );
        let page = rita.browser.get("/me/data/corrections").await;
        assert!(page.has_text("Waiting") && page.has_text("Famly <i>"));

        let list = clerk.browser.get("/desk/corrections").await;
        assert!(list.has_text("This is recorded") && !list.has_text("Famly"));
        let link = list
            .links()
            .into_iter()
            .find(|href| href.starts_with("/desk/corrections/"))
            .expect("it waits");
        assert_eq!(rita.browser.get(&link).await.status, 403);
        assert_eq!(
            rita.browser
                .post(&link, &[("outcome", "corrected")])
                .await
                .status,
            403
        );
        let page = clerk.browser.get(&link).await;
        assert!(page.has_text("Famly <i>") && page.body.contains(&rita.email));
        let opened = rita.browser.get("/me/access").await;
        assert!(opened.has_text("Correcting an entry") && opened.has_text("A wish for correction"));
        let refused = clerk
            .browser
            .post(&link, &[("outcome", "corrected"), ("reason", "")])
            .await;
        assert_eq!(refused.status, 422);
        let done = [
            ("outcome", "refused"),
            ("reason", "The passport says Famly."),
        ];
        assert_eq!(clerk.browser.post(&link, &done).await.status, 303);
        assert_eq!(clerk.browser.post(&link, &done).await.status, 409, "once");
        let page = rita.browser.get("/me/data/corrections").await;
        assert!(
            page.has_text("It stays as it is.")
                && page.has_text("The passport says Famly.")
                && page.has_text("Ada Amt answered")
        );
        town.jobs().await;
        let mut tx = town.app.db.read().await.expect("the database answers");
        let mails = app::mail::newest(&mut tx, 50).await.expect("mails");
        let told: Vec<_> = mails
            .iter()
            .filter(|mail| mail.address == rita.email)
            .collect();
        assert_eq!(
            told.len(),
            1,
            "within a case nobody is told that it was opened: {told:?}"
        );
        assert!(told[0].body.contains("/me/data/corrections"));

        // Nobody works on a wish of their own, and nobody fills the list.
        clerk.browser.post("/me/data/corrections/new", &wish).await;
        let list = clerk.browser.get("/desk/corrections").await;
        let own = list
            .links()
            .into_iter()
            .find(|href| href.starts_with("/desk/corrections/"))
            .expect("it waits");
        assert_eq!(clerk.browser.get(&own).await.status, 403);
        assert_eq!(clerk.browser.post(&own, &done).await.status, 403);
        let mut statuses = Vec::new();
        for _ in 0..11 {
            statuses.push(
                rita.browser
                    .post("/me/data/corrections/new", &wish)
                    .await
                    .status
                    .as_u16(),
            );
        }
        assert_eq!((statuses[9], statuses[10]), (303, 422));
    }
);

both!(
    a_consent_has_its_wording_and_date_and_can_be_withdrawn,
    async |town: &Town| {
        let rita = town.resident("Rita").await;
        let other = town.resident("Otto").await;
        let kind = domain::privacy::Consent::News;
        let consenting = async || {
            let mut tx = town.app.db.read().await.expect("a connection");
            let nil = domain::ids::AccountId(uuid::Uuid::nil());
            app::privacy::consenting(&mut tx, kind, nil, 10)
                .await
                .expect("accounts")
        };
        let page = rita.browser.get("/me/data/consents").await;
        assert!(
            page.has_text("You have not agreed to this.") && page.has_text("at most twice a month")
        );
        let act = |action| [("kind", "news"), ("version", "1"), ("action", action)];
        let old = [("kind", "news"), ("version", "0"), ("action", "give")];
        assert_eq!(
            rita.browser.post("/me/data/consents", &old).await.status,
            409,
            "what was read is not what is asked"
        );
        for bad in [
            [("kind", "soul"), ("action", "give")],
            [("kind", "news"), ("action", "sell")],
        ] {
            assert_eq!(
                rita.browser.post("/me/data/consents", &bad).await.status,
                400
            );
        }
        assert!(consenting().await.is_empty());
        for _ in 0..2 {
            assert_eq!(
                rita.browser
                    .post("/me/data/consents", &act("give"))
                    .await
                    .status,
                303
            );
        }
        assert_eq!(consenting().await, [rita.account]);
        assert!(
            rita.browser
                .get("/me/data/consents")
                .await
                .has_text("Agreed on")
        );
        other
            .browser
            .post("/me/data/consents", &act("withdraw"))
            .await;
        assert_eq!(
            consenting().await,
            [rita.account],
            "everybody for themselves"
        );
        rita.browser
            .post("/me/data/consents", &act("withdraw"))
            .await;
        assert!(consenting().await.is_empty());
        let page = rita.browser.get("/me/data/consents").await;
        assert!(page.has_text("Earlier") && page.has_text("withdrawn on"));
        rita.browser.post("/me/data/consents", &act("give")).await;
        assert_eq!(consenting().await, [rita.account], "it can be given again");
    }
);
