//! Interrupted between the credential and the box: the vote right is not lost, and there is one ballot.

use super::{checked, file, put, residents, text, ticked};
use app::db::{Db, DbError};
use app::{run, transact};
use std::time::Duration;
use support::program::Program;
use support::secret::SecretPoll;
use support::voting::receipt_of;
use support::{Engine, Town, both};

const BINARY: &str = env!("CARGO_BIN_EXE_comitia");

async fn count(db: &Db, statement: &'static str) -> i64 {
    let mut tx = db.read().await.expect("a connection");
    let found: Result<i64, DbError> =
        async { Ok(run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await?)) }.await;
    found.expect("a number")
}

const ISSUED: &str = "SELECT COUNT(*) FROM issuance";
const STAGED: &str = "SELECT COUNT(*) FROM staged_envelopes";

async fn rename(town: &Town, statement: &'static str) {
    let done: Result<(), DbError> = transact!(&town.app.box_db, tx => {
        run!(tx, c => sqlx::query(statement).execute(c).await?.rows_affected());
        Ok(())
    });
    done.expect("renamed");
}

both!(
    a_box_that_fails_after_the_credential_takes_the_ballot_later,
    async |town: &Town| {
        let people = residents(town, 20).await;
        let secret = SecretPoll::open(town, &text()).await;
        let (base, browser) = (secret.path("/assisted"), &people[0].browser);
        let poll = secret.read(browser).await;
        let form = ticked(&checked(browser, &base, &[("option", "2")]).await, "");
        rename(town, "ALTER TABLE staged_envelopes RENAME TO away").await;
        let failed = put(browser, &base, &form).await;
        assert_eq!(failed.status, 500);
        assert_eq!(count(&town.app.issuer_db, ISSUED).await, 1);
        rename(town, "ALTER TABLE away RENAME TO staged_envelopes").await;
        // The page is lost; the browser still has the number, and the choice may be another.
        let page = browser.get(&secret.path("/assisted/vote")).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("name=\"option\""), "{}", page.text());
        let anew = ticked(&checked(browser, &base, &[("option", "1")]).await, "");
        let receipt = receipt_of(&put(browser, &base, &anew).await);
        file(town, &secret, &poll, &receipt).await;
        assert_eq!(count(&town.app.issuer_db, ISSUED).await, 1);
        assert_eq!(count(&town.app.box_db, STAGED).await, 1);
        // The first form, sent again now, is not a second ballot.
        assert_eq!(put(browser, &base, &form).await.status, 409);
        assert_eq!(count(&town.app.box_db, STAGED).await, 1);
    }
);

both!(
    an_answer_that_was_lost_is_found_by_coming_back,
    async |town: &Town| {
        let people = residents(town, 20).await;
        let secret = SecretPoll::open(town, &text()).await;
        let (base, browser) = (secret.path("/assisted"), &people[0].browser);
        let form = ticked(&checked(browser, &base, &[("option", "2")]).await, "");
        let number = browser.cookie("sealing").expect("it is kept");
        let receipt = receipt_of(&put(browser, &base, &form).await);
        assert_eq!(browser.cookie("sealing"), None, "then it is forgotten");
        // As if the answer had not come: the number is still there.
        browser.set_cookie("sealing", &number);
        let led = browser.get(&secret.path("/assisted/vote")).await;
        assert_eq!(receipt_of(&led), receipt);
        // To somebody else in the same browser it is worth nothing.
        let other = &people[1].browser;
        other.set_cookie("sealing", &number);
        let page = other.get(&secret.path("/assisted/vote")).await;
        assert_eq!(page.status, 200);
        let form = ticked(&checked(other, &base, &[("option", "2")]).await, "");
        assert_ne!(receipt_of(&put(other, &base, &form).await), receipt);
    }
);

both!(
    a_service_killed_between_credential_and_box_goes_on_with_the_same_bytes,
    async |town: &Town| {
        let people = residents(town, 20).await;
        let secret = SecretPoll::open(town, &text()).await;
        let (base, person) = (secret.path("/assisted"), &people[0]);
        let poll = secret.read(&person.browser).await;
        let form = ticked(
            &checked(&person.browser, &base, &[("option", "2")]).await,
            "a kite",
        );
        let program = Program::serve(BINARY, &town.config);
        let browser = program.browser(&person.browser);
        let mut program = Some(program);
        // Nothing can be written into the box while this holds it; it is killed before that ends.
        let hold = match town.engine {
            Engine::Sqlite => "UPDATE box_polls SET leaves = leaves",
            Engine::Postgres => "LOCK TABLE staged_envelopes IN EXCLUSIVE MODE",
        };
        let held: Result<(), DbError> = transact!(&town.app.box_db, tx => {
            run!(tx, c => sqlx::query(hold).execute(c).await?.rows_affected());
            let path = format!("{base}/vote");
            let fields = support::voting::pairs(&form);
            let sent = browser.try_post(&path, &fields);
            let issued = async {
                for _ in 0..200 {
                    if count(&town.app.issuer_db, ISSUED).await == 1 {
                        return;
                    }
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                panic!("no credential was given");
            };
            tokio::select! {
                reply = sent => panic!("it was answered: {:?}", reply.map(|reply| reply.status)),
                () = issued => {}
            }
            program.take().expect("it runs until here").kill();
            Ok(())
        });
        held.expect("held");
        let (issued, staged) = (&town.app.issuer_db, &town.app.box_db);
        assert_eq!(
            (count(issued, ISSUED).await, count(staged, STAGED).await),
            (1, 0)
        );
        let program = Program::serve(BINARY, &town.config);
        let browser = program.browser(&person.browser);
        let receipt = receipt_of(&put(&browser, &base, &form).await);
        assert_eq!(receipt_of(&put(&browser, &base, &form).await), receipt);
        assert_eq!(
            (count(issued, ISSUED).await, count(staged, STAGED).await),
            (1, 1)
        );
        program.kill();
        file(town, &secret, &poll, &receipt).await;
    }
);
