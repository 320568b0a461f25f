//! Signs that support around an idea was arranged: evidence, harmless explanations, and no punishment.

use super::moderator;
use app::clock::{Clock, millis};
use app::db::DbError;
use app::{run, transact};
use domain::ids::IdeaId;
use support::{Person, Town, both};

/// As if these people had supported the idea within one minute.
async fn supported(town: &Town, idea: IdeaId, people: &[Person]) {
    let now = millis(town.clock.now());
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        for (number, person) in (0_i64..).zip(people) {
            let tag = person.account.0.as_bytes().repeat(2);
            run!(tx, c => sqlx::query("INSERT INTO idea_supports (idea, tag, account, via, at) VALUES ($1, $2, $3, NULL, $4)")
                .bind(idea.0).bind(tag).bind(person.account.0).bind(now + number).execute(c).await?.rows_affected());
        }
        Ok(())
    });
    written.expect("supports");
}

both!(
    bursts_and_new_accounts_are_told_with_their_evidence_and_nothing_follows,
    async |town: &Town| {
        let space = town.space("park").await;
        let bo = town.board(space, "trees").await;
        let author = town.citizen("Otto").await;
        let idea = town.ideas("trees", author.account, 1).await[0];
        let mut people = Vec::new();
        for n in 0..25 {
            people.push(town.citizen(&format!("P{n}")).await);
        }
        supported(town, idea, &people).await;
        let mona = moderator(town, "Mona", space).await;
        let path = format!("/moderation/signals/{idea}");
        let page = mona.browser.get(&path).await;
        assert_eq!(page.status, 200, "{}", page.text());
        for words in [
            "Many supports within one hour",
            "25 supports in the hour",
            "a school sent a newsletter",
            "New accounts that came together",
            "25 accounts were made between",
            "Nothing follows from these signs by itself",
            "All supports 25",
            "Without the accounts of the signs below 0",
        ] {
            assert!(page.has_text(words), "{words}: {}", page.text());
        }
        for person in &people {
            assert!(!page.body.contains(&person.account.to_string()));
        }
        let owner = town.signed_in(bo.account).await;
        assert_eq!(owner.get(&path).await.status, 200, "who runs the space");
        let elsewhere = moderator(town, "Elsa", town.space("river").await).await;
        for browser in [&elsewhere.browser, &people[1].browser] {
            let browser: &support::Browser = browser;
            assert_eq!(browser.get(&path).await.status, 403);
        }
        let visitor = town.visitor().get(&path).await;
        assert!(
            visitor
                .location()
                .unwrap_or_default()
                .starts_with("/sign-in?")
        );
        let quiet = town.ideas("trees", author.account, 1).await[0];
        let calm = mona
            .browser
            .get(&format!("/moderation/signals/{quiet}"))
            .await;
        assert!(calm.has_text("Nothing stands out"));
    }
);
