//! Line 2: residents without an e-mail address exist too; a clerk acts for them, and that is recorded.

use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use domain::ids::{PollId, RollEntryId};
use futures::future::join_all;
use support::voting::{close, open_poll, pairs, receipt_of};
use support::{Person, PollText, Reply, Town, both};
use uuid::Uuid;

const SEEN: [(&str, &str); 2] = [("document", "passport"), ("same", "yes")];

async fn clerk(town: &Town, name: &'static str) -> Person {
    town.official(name, Role::CaseWorker, None).await
}

async fn edith(town: &Town) -> RollEntryId {
    town.roll_entry_named("Edith", "Amsel", "1951-03-27").await
}

async fn assisted_poll(town: &Town) -> PollId {
    let text = PollText {
        assisted: true,
        min_level: 2,
        ..PollText::default()
    };
    open_poll(town, &text).await
}

/// A visit that has begun: its address.
async fn visit(clerk: &Person, entry: RollEntryId) -> String {
    let begun = clerk
        .browser
        .post(&format!("/desk/paper/{entry}"), &SEEN)
        .await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    begun.location().expect("a visit")
}

/// The form that casts a ballot, after the check page.
async fn checked(clerk: &Person, at: &str, poll: PollId, mark: &str) -> Vec<(String, String)> {
    let page = clerk
        .browser
        .post(&format!("{at}/polls/{poll}/check"), &[("option", mark)])
        .await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.has_text("You fill in this ballot for Edith Amsel"));
    page.form(Some("salt"))
}

async fn put(clerk: &Person, at: &str, poll: PollId, form: &[(String, String)]) -> Reply {
    clerk
        .browser
        .post(&format!("{at}/polls/{poll}/vote"), &pairs(form))
        .await
}

async fn change(town: &Town, statement: &'static str, id: Uuid, entry: RollEntryId) {
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query(statement).bind(id).bind(entry.0).execute(c).await?.rows_affected());
        Ok(())
    });
    written.expect("changed");
}

async fn log(town: &Town) -> Vec<(String, String)> {
    let mut tx = town.app.db.read().await.expect("a connection");
    let rows: Result<Vec<(String, String)>, DbError> = async {
        Ok(
            run!(&mut tx, c => sqlx::query_as("SELECT purpose, reason FROM access_log ORDER BY number").fetch_all(c).await?),
        )
    }
    .await;
    rows.expect("rows")
}

both!(
    line_2_a_clerk_acts_for_somebody_without_an_account,
    async |town: &Town| {
        let (entry, poll) = (edith(town).await, assisted_poll(town).await);
        let nadia = clerk(town, "Nadia").await;
        let found = [
            ("family", "amsel"),
            ("born_day", "27"),
            ("born_month", "3"),
            ("born_year", "1951"),
        ];
        let page = nadia.browser.post("/desk/paper", &found).await;
        assert!(page.has_text("Edith Amsel"), "{}", page.text());
        assert!(page.links().contains(&format!("/desk/paper/{entry}")));
        let page = nadia.browser.get(&format!("/desk/paper/{entry}")).await;
        assert!(page.has_text("This was recorded") && page.has_text("Hafengasse"));
        let refused = nadia
            .browser
            .post(&format!("/desk/paper/{entry}"), &[])
            .await;
        assert_eq!(refused.status, 422);
        let at = visit(&nadia, entry).await;
        let page = nadia.browser.get(&at).await;
        assert!(page.has_text("You help Edith Amsel"), "{}", page.text());
        assert!(page.links().contains(&format!("{at}/polls/{poll}/vote")));

        let ballot = nadia.browser.get(&format!("{at}/polls/{poll}/vote")).await;
        assert!(
            ballot.has_text("what was chosen is not"),
            "{}",
            ballot.text()
        );
        let nothing = nadia
            .browser
            .post(&format!("{at}/polls/{poll}/check"), &[])
            .await;
        assert_eq!(nothing.status, 422);
        let form = checked(&nadia, &at, poll, "2").await;
        let done = put(&nadia, &at, poll, &form).await;
        let receipt = receipt_of(&done);
        let shown = nadia.browser.get(&done.location().expect("a page")).await;
        assert!(shown.has_text("Print the receipt"), "{}", shown.text());
        assert!(shown.body.contains(&receipt));
        // The same form once more is the same ballot; another choice is refused.
        assert_eq!(receipt_of(&put(&nadia, &at, poll, &form).await), receipt);
        let page = nadia.browser.get(&at).await;
        assert!(page.has_text("Has voted"));
        let again = nadia.browser.get(&format!("{at}/polls/{poll}/vote")).await;
        assert!(again.text().contains("You have voted"), "{}", again.text());

        // It is recorded, without what was chosen, and once.
        let log = log(town).await;
        let title = PollText::default().title;
        let voted = log
            .iter()
            .filter(|(purpose, reason)| purpose == "acting_for" && reason == title);
        assert_eq!(voted.count(), 1, "{log:?}");
        let sheet = nadia.browser.get(&format!("{at}/sheet")).await;
        assert!(sheet.has_text(title) && sheet.has_text("Acting for the person at the desk"));
        assert!(sheet.has_text("A ballot filled in"), "{}", sheet.text());
        assert!(!sheet.body.contains("Old Ferry") && !sheet.body.contains(&receipt));

        let over = nadia.browser.post(&format!("{at}/end"), &[]).await;
        assert_eq!(over.status, 303);
        assert_eq!(nadia.browser.get(&at).await.status, 404);
        close(town).await;
        let result = town.visitor().get(&format!("/polls/{poll}/results")).await;
        assert!(result.has_text("Old Ferry"), "{}", result.text());
    }
);

both!(
    who_was_helped_has_no_second_vote_by_an_account,
    async |town: &Town| {
        let (entry, poll) = (edith(town).await, assisted_poll(town).await);
        let nadia = clerk(town, "Nadia").await;
        let at = visit(&nadia, entry).await;
        let form = checked(&nadia, &at, poll, "1").await;
        let other = checked(&nadia, &at, poll, "2").await;
        // Two clerks' windows at the same moment: one ballot.
        let both = join_all([
            put(&nadia, &at, poll, &form),
            put(&nadia, &at, poll, &other),
        ])
        .await;
        let cast = both.iter().filter(|reply| reply.status == 303).count();
        assert_eq!(
            cast,
            1,
            "{:?}",
            both.iter().map(|r| r.status).collect::<Vec<_>>()
        );

        // Edith makes an account afterwards, and sees what was done for her.
        let edith = town.person("Edith", Some(entry)).await;
        let vote = edith.browser.get(&format!("/polls/{poll}/vote")).await;
        assert!(vote.text().contains("You have voted"), "{}", vote.text());
        let seen = edith.browser.get("/me/access").await;
        assert!(
            seen.has_text("Acting for the person at the desk"),
            "{}",
            seen.text()
        );
        // From now on nobody acts for her, in the visit that is under way neither.
        assert_eq!(nadia.browser.get(&at).await.status, 403);
        let begun = nadia
            .browser
            .post(&format!("/desk/paper/{entry}"), &SEEN)
            .await;
        assert_eq!(begun.status, 403);
        assert!(begun.has_text("acts alone"), "{}", begun.text());
    }
);

both!(nobody_acts_where_they_may_not, async |town: &Town| {
    let (entry, poll) = (edith(town).await, assisted_poll(town).await);
    let nadia = clerk(town, "Nadia").await;
    let at = visit(&nadia, entry).await;
    let form = checked(&nadia, &at, poll, "1").await;
    // Another clerk's visit, other roles, visitors.
    let omar = clerk(town, "Omar").await;
    assert_eq!(omar.browser.get(&at).await.status, 404);
    assert_eq!(put(&omar, &at, poll, &form).await.status, 404);
    for role in [Role::Administrator, Role::Moderator, Role::Auditor] {
        let person = town.official("Other", role, None).await;
        assert_eq!(
            person.browser.get("/desk/paper").await.status,
            403,
            "{role:?}"
        );
        assert_eq!(put(&person, &at, poll, &form).await.status, 403, "{role:?}");
    }
    assert!(town.visitor().get(&at).await.location().is_some());
    // Oneself.
    let own = town.roll_entry_named("Nadia", "Reuter", "1980-01-01").await;
    change(
        town,
        "UPDATE accounts SET roll_entry = $2 WHERE id = $1",
        nadia.account.0,
        own,
    )
    .await;
    let page = nadia.browser.get(&format!("/desk/paper/{own}")).await;
    assert_eq!(page.status, 403);
    // Nor after ending one's own match.
    change(
        town,
        "INSERT INTO residence_matches (id, account, entry, means, at, ended_at) VALUES ($1, $1, $2, 'desk', 0, 1)",
        nadia.account.0,
        own,
    )
    .await;
    change(
        town,
        "UPDATE accounts SET roll_entry = NULL WHERE id = $1 AND roll_entry = $2",
        nadia.account.0,
        own,
    )
    .await;
    let page = nadia.browser.get(&format!("/desk/paper/{own}")).await;
    assert_eq!(page.status, 403);
    // A poll that does not take such votes.
    let text = PollText {
        min_level: 2,
        ..PollText::default()
    };
    let other = open_poll(town, &text).await;
    let denied = nadia.browser.get(&format!("{at}/polls/{other}/vote")).await;
    assert_eq!(denied.status, 403);
    assert!(denied.has_text("takes no votes at the desk"));
    assert_eq!(put(&nadia, &at, other, &form).await.status, 403);
    // Somebody who left the roll.
    let gone = town.roll_entry_named("Georg", "Falk", "1960-02-02").await;
    change(
            town,
            "UPDATE roll_entries SET left_on = '2026-01-01', left_why = 'moved' WHERE id = $2 AND id <> $1",
            nadia.account.0,
            gone,
        )
        .await;
    let page = nadia
        .browser
        .post(&format!("/desk/paper/{gone}"), &SEEN)
        .await;
    assert!(page.has_text("has left the roll"), "{}", page.text());
    // The hour is over, and then the poll.
    town.clock.advance(3601);
    assert_eq!(nadia.browser.get(&at).await.status, 404);
    let at = visit(&nadia, entry).await;
    let form = checked(&nadia, &at, poll, "1").await;
    town.clock.advance(8 * 24 * 3600);
    let nadia = Person {
        browser: town.signed_in(nadia.account).await,
        ..nadia
    };
    assert_eq!(put(&nadia, &at, poll, &form).await.status, 404);
    let at = visit(&nadia, entry).await;
    assert_eq!(put(&nadia, &at, poll, &form).await.status, 403, "too late");
});

both!(
    help_at_the_desk_is_set_in_the_draft_and_said_on_the_page,
    async |town: &Town| {
        let poll = assisted_poll(town).await;
        let page = town.visitor().get(&format!("/polls/{poll}")).await;
        assert!(page.has_text("Help at the desk"), "{}", page.text());
        let plain = open_poll(town, &PollText::default()).await;
        let page = town.visitor().get(&format!("/polls/{plain}")).await;
        assert!(!page.has_text("Help at the desk"));
        let manifest = town
            .visitor()
            .get(&format!("/polls/{poll}/manifest.json"))
            .await;
        assert!(
            manifest.body.contains("assisted: votes"),
            "{}",
            manifest.body
        );

        let ada = town.official("Ada", Role::Administrator, None).await;
        let space = town.space("helping").await;
        let draft = town.poll(space, "draft", &PollText::default()).await;
        let edit = format!("/admin/polls/{draft}/edit");
        let form = ada.browser.get(&edit).await.form(Some("version"));
        let mut form: Vec<(&str, &str)> = pairs(&form);
        form.retain(|(name, _)| *name != "assisted" && *name != "level");
        form.extend([("assisted", "yes"), ("level", "1")]);
        let refused = ada.browser.post(&edit, &form).await;
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert!(refused.links().contains(&"#assisted".to_owned()));
        form.retain(|(name, _)| *name != "level");
        form.push(("level", "2"));
        let saved = ada.browser.post(&edit, &form).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let page = ada.browser.get(&edit).await;
        assert!(
            page.form(Some("version"))
                .contains(&("assisted".to_owned(), "yes".to_owned()))
        );
    }
);
