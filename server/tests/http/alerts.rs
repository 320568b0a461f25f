//! Mails about what gives access to an account.

use app::db::DbError;
use app::{mail, run, transact};
use support::links::signed_in;
use support::{Town, both};

/// The mails to an address that hold no link to sign in, newest first: subject and text.
async fn alerts(town: &Town, address: &str) -> Vec<(String, String)> {
    let mut tx = town.app.db.read().await.expect("the database answers");
    let mails = mail::newest(&mut tx, 50).await.expect("mails");
    mails
        .into_iter()
        .filter(|mail| mail.address == address && !mail.body.contains("/sign-in/link/"))
        .map(|mail| (mail.subject, mail.body))
        .collect()
}

async fn number(town: &Town, statement: &'static str) -> i64 {
    let mut tx = town.app.db.read().await.expect("a connection");
    let found: Result<i64, DbError> =
        async { Ok(run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await?)) }.await;
    found.expect("a number")
}

both!(
    signing_in_on_a_new_device_is_told_by_mail,
    async |town: &Town| {
        let address = "amira@example.org";
        let phone = signed_in(town, address).await;
        assert!(
            alerts(town, address).await.is_empty(),
            "the first device is not news"
        );

        // The same device after signing out is known.
        phone.post("/sign-out", &[]).await;
        support::links::ask(&phone, address, "/me").await;
        let link = support::links::newest_link(town, address).await;
        assert_eq!(phone.post(&link, &[]).await.status, 303);
        assert!(alerts(town, address).await.is_empty(), "it was here before");

        let laptop = signed_in(town, address).await;
        let mails = alerts(town, address).await;
        let [(subject, body)] = mails.as_slice() else {
            panic!("{mails:?}");
        };
        assert!(subject.contains("new device at Lindenau"), "{subject}");
        for words in [
            "When: ",
            "Device: Unknown device",
            "/me/sessions",
            "If it was not you",
        ] {
            assert!(body.contains(words), "{words}: {body}");
        }

        // In the language of the account, whatever the browser speaks.
        laptop.post("/me/language", &[("lang", "de")]).await;
        signed_in(town, address).await;
        let mails = alerts(town, address).await;
        assert_eq!(mails.len(), 2);
        assert!(mails[0].0.contains("neuen Gerät"), "{}", mails[0].0);
        assert!(
            mails[0].1.contains("Wenn Sie es nicht waren"),
            "{}",
            mails[0].1
        );

        // One device, two accounts: nothing in the table says that it is one.
        support::links::ask(&phone, "ben@example.org", "/me").await;
        let link = support::links::newest_link(town, "ben@example.org").await;
        assert_eq!(phone.post(&link, &[]).await.status, 303);
        assert_eq!(
            number(town, "SELECT COUNT(DISTINCT id) FROM devices").await,
            4
        );
        town.clock.advance(400 * 24 * 3600);
        app::retention::apply(&town.app)
            .await
            .expect("cleared away");
        assert_eq!(number(town, "SELECT COUNT(*) FROM devices").await, 0);
        // Whoever comes back after more than a year is told: nobody can know whether it is the same person.
        let before = alerts(town, address).await.len();
        support::links::ask(&phone, address, "/me").await;
        let link = support::links::newest_link(town, address).await;
        assert_eq!(phone.post(&link, &[]).await.status, 303);
        assert_eq!(alerts(town, address).await.len(), before + 1);
    }
);

both!(removing_a_passkey_is_told_by_mail, async |town: &Town| {
    let amira = town.citizen("Amira").await;
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query("INSERT INTO passkeys (id, account, name, credential, created_at) VALUES ($1, $2, 'Phone', '{}', 0)")
            .bind(vec![1_u8, 2, 3]).bind(amira.account.0).execute(c).await?.rows_affected());
        Ok(())
    });
    written.expect("the passkey is there");
    let firefox = (
        "user-agent",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    );
    let form = ("content-type", "application/x-www-form-urlencoded");
    let reply = amira
        .browser
        .send(
            hyper::Method::POST,
            "/me/passkeys/AQID/remove",
            &[firefox, form, ("sec-fetch-site", "same-origin")],
            Vec::new(),
        )
        .await;
    assert_eq!(reply.status, 303);
    let mails = alerts(town, &amira.email).await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].0.contains("passkey was removed"), "{}", mails[0].0);
    assert!(
        mails[0].1.contains("Device: Firefox on Linux"),
        "{}",
        mails[0].1
    );
    // What was not removed is no news.
    amira.browser.post("/me/passkeys/AQID/remove", &[]).await;
    assert_eq!(alerts(town, &amira.email).await.len(), 1);
});
