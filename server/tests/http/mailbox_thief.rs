//! Line 9: whoever reads somebody's mailbox, and nothing else, does not take over what a passkey guards.

use app::clock::{Clock, millis};
use app::db::DbError;
use app::{run, transact};
use domain::actor::{Proof, Role};
use domain::ids::AccountId;
use support::links::signed_in;
use support::{Browser, Town, both};

/// A passkey of an account, made so many seconds ago.
async fn passkey(town: &Town, account: AccountId, name: &'static str, ago: i64) {
    let made = millis(town.clock.now()) - ago * 1000;
    let id = town.clock.random().to_vec();
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query("INSERT INTO passkeys (id, account, name, credential, created_at) VALUES ($1, $2, $3, '{}', $4)")
            .bind(&id).bind(account.0).bind(name).bind(made).execute(c).await?.rows_affected());
        Ok(())
    });
    written.expect("a passkey");
}

/// Somebody who came in by a link just now.
async fn by_link(town: &Town, account: AccountId) -> Browser {
    town.signed_in_by(account, Proof::link(town.clock.now()))
        .await
}

async fn subjects(town: &Town, email: &str) -> Vec<String> {
    let mut tx = town.app.db.read().await.expect("a connection");
    let mails = app::mail::newest(&mut tx, 100).await.expect("mails");
    let own = mails.into_iter().filter(|mail| mail.address == email);
    own.map(|mail| mail.subject).collect()
}

both!(
    line_9_a_link_adds_no_passkey_beside_another,
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        passkey(town, ada.account, "Her own", 3600).await;
        let thief = by_link(town, ada.account).await;
        let asked = thief.get("/me/passkeys/new").await;
        let to = asked.location().expect("led away");
        assert!(to.starts_with("/confirm"), "{to}");
        let made = thief
            .post(
                "/me/passkeys/new",
                &[("name", "Mine"), ("credential", "{}")],
            )
            .await;
        assert!(made.location().is_some_and(|to| to.starts_with("/confirm")));
        // Who has none yet makes the first one.
        let ben = town.citizen("Ben").await;
        let ben = by_link(town, ben.account).await;
        assert_eq!(ben.get("/me/passkeys/new").await.status, 200);
    }
);

both!(
    line_9_a_passkey_goes_three_days_after_it_was_asked_away_by_link,
    async |town: &Town| {
        let ada = town.citizen("Ada").await;
        passkey(town, ada.account, "Her own", 3600).await;
        let thief = by_link(town, ada.account).await;
        let page = thief.get("/me/passkeys").await;
        let remove = page
            .links()
            .into_iter()
            .find(|href| href.ends_with("/remove"))
            .expect("a way to remove it");
        let page = thief.get(&remove).await;
        assert!(page.has_text("removed in 72 hours"), "{}", page.text());
        assert_eq!(thief.post(&remove, &[]).await.status, 303);
        assert_eq!(thief.post(&remove, &[]).await.status, 303, "twice is once");
        let told = subjects(town, &ada.email).await;
        assert_eq!(
            told.iter()
                .filter(|s| s.contains("will be removed"))
                .count(),
            1,
            "{told:?}"
        );
        let page = thief.get("/me/passkeys").await;
        assert!(page.has_text("Her own") && page.has_text("It will be removed on"));
        town.clock.advance(71 * 3600);
        app::identity::jobs::purge(&town.app)
            .await
            .expect("a round");
        let owner = town.signed_in(ada.account).await;
        assert!(owner.get("/me/passkeys").await.has_text("Her own"));
        // She can do it at once herself, with the passkey in hand.
        passkey(town, ada.account, "Lost", 60).await;
        let page = owner.get("/me/passkeys").await;
        let removes: Vec<String> = page
            .links()
            .into_iter()
            .filter(|href| href.ends_with("/remove"))
            .collect();
        assert_eq!(removes.len(), 2);
        assert_eq!(owner.post(&removes[1], &[]).await.status, 303);
        assert!(!owner.get("/me/passkeys").await.has_text("Lost"));
        town.clock.advance(2 * 3600);
        app::identity::jobs::purge(&town.app)
            .await
            .expect("a round");
        let owner = town.signed_in(ada.account).await;
        assert!(!owner.get("/me/passkeys").await.has_text("Her own"));
    }
);

both!(
    line_9_taking_an_address_back_takes_away_what_a_thief_added_before,
    async |town: &Town| {
        let email = "amira@example.org";
        let thief = signed_in(town, email).await;
        let account = account_of(town, email).await;
        passkey(town, account, "Of a year", 365 * 24 * 3600).await;
        passkey(town, account, "Of yesterday", 24 * 3600).await;
        let sure = town.signed_in(account).await;
        drop(thief);
        sure.post("/me/email", &[("email", "thief@example.org")])
            .await;
        let confirm = newest(town, "thief@example.org", "/email/confirm/").await;
        assert_eq!(town.visitor().post(&confirm, &[]).await.status, 200);
        let undo = newest(town, email, "/email/undo/").await;
        assert_eq!(town.visitor().post(&undo, &[]).await.status, 200);
        let owner = town.signed_in(account).await;
        let page = owner.get("/me/passkeys").await;
        assert!(page.has_text("Of a year"), "{}", page.text());
        assert!(!page.has_text("Of yesterday"), "{}", page.text());
    }
);

async fn account_of(town: &Town, email: &'static str) -> AccountId {
    let mut tx = town.app.db.read().await.expect("a connection");
    let id: Result<uuid::Uuid, DbError> = async {
        Ok(
            run!(&mut tx, c => sqlx::query_scalar("SELECT id FROM accounts WHERE email = $1").bind(email).fetch_one(c).await?),
        )
    }
    .await;
    AccountId(id.expect("an account"))
}

/// The newest link to such a page in a mail to this address.
async fn newest(town: &Town, email: &str, page: &str) -> String {
    let mut tx = town.app.db.read().await.expect("a connection");
    let mails = app::mail::newest(&mut tx, 100).await.expect("mails");
    let body = mails
        .into_iter()
        .filter(|mail| mail.address == email)
        .map(|mail| mail.body)
        .find(|body| body.contains(page))
        .unwrap_or_else(|| panic!("no link to {page} for {email}"));
    let at = body.find(page).expect("it is there");
    let path = body[at..].split_whitespace().next();
    path.expect("it ends").to_owned()
}
