//! Trustees of secret polls over HTTP: from being named to the count, and what is refused on the way.

mod bench;

use ballot::secret::verify::Evidence;
use ballot::secret::{SealedShare, to_json};
use bench::{Bench, answer, share};
use domain::actor::Role;
use domain::ids::PollId;
use support::secret::{Device, Downloaded};
use support::{Person, PollText, Reply, Town, both};

const HOUR: i64 = 3600;

async fn residents(town: &Town, how_many: usize) -> Vec<Person> {
    let mut people = Vec::new();
    for number in 0..how_many {
        people.push(town.resident(&format!("Resident {number}")).await);
    }
    people
}

fn assert_refused(reply: &Reply, status: u16, word: &str) {
    assert_eq!(reply.status, status, "{}", reply.text());
    assert!(
        reply.body.contains(&format!("\"{word}\"")),
        "{}",
        reply.body
    );
}

both!(
    trustees_make_the_key_show_it_twice_and_open_the_ballots,
    async |town: &Town| {
        let people = residents(town, 20).await;
        let mut bench = Bench::named(town, "2", 3).await;
        bench.make_key().await;
        town.jobs().await;
        assert!(!bench.is_ready(town).await);
        assert_eq!(bench.step(0, "trial").await.status, 200);
        assert!(!bench.is_ready(town).await, "one of two");
        assert_eq!(bench.step(2, "trial").await.status, 200);
        assert!(bench.is_ready(town).await);
        town.jobs().await;
        let secret = bench.secret();
        for (number, person) in (0_u16..).zip(people.iter().take(5)) {
            let mut device = Device::new(town, &secret, &person.browser).await;
            device.enrol(&secret, person).await;
            device.cast(town, &secret, &[number % 2 + 1]).await;
        }
        // The last day: a second trial, by another point.
        town.clock.advance(6 * 24 * HOUR + HOUR);
        town.jobs().await;
        bench.sign_in(town).await;
        let first = bench.task(0).await.trial.expect("a trial");
        for place in [0, 1] {
            assert_eq!(bench.step(place, "trial").await.status, 200);
        }
        let setting = app::secret::trial_nonce(&town.app, bench.id).await;
        assert_ne!(setting.expect("the database"), Some(first.nonce));
        let page = bench
            .admin
            .browser
            .get(&format!("/admin/polls/{}/trustees", bench.id))
            .await;
        assert!(page.has_text("shown it again"), "{}", page.text());
        town.clock.advance(24 * HOUR);
        town.jobs().await;
        // Not before the time for complaints is over, and only by whoever has just shown who they are.
        assert_refused(&share(town, &bench, 0, true).await, 409, "not-now");
        town.clock.advance(24 * HOUR);
        let unsure = share(town, &bench, 0, false).await;
        assert_eq!(unsure.status, 303, "first they show who they are");
        assert_eq!(share(town, &bench, 0, true).await.status, 200);
        assert_eq!(share(town, &bench, 0, true).await.status, 200, "again");
        bench.sign_in(town).await;
        let leaving = bench.trustees[0].email.clone();
        let erased = bench.erase(town, 0).await;
        assert!(
            erased.has_text("Others rely on it until the ballots are counted"),
            "{}",
            erased.text()
        );
        let page = bench.trustees[1].browser.get(&bench.path("")).await;
        assert!(page.has_text("1 of 2 needed parts"), "{}", page.text());
        assert_eq!(share(town, &bench, 2, true).await.status, 200);
        town.jobs().await;
        let record = Downloaded::read(town, &secret).await;
        let report = record.verify(&Evidence::default());
        assert_eq!(report.findings, [], "{report:?}");
        assert_eq!(report.result.expect("a result").counted, 5);
        // Now nobody relies on them any more.
        town.jobs().await;
        let file = bench.trustees[1].browser.get("/me/data/export").await;
        assert!(file.has_text("you keep, or kept, a part of the key"));
        assert_eq!(bench.erase(town, 0).await.status, 303, "{leaving}");
        let path = format!("/admin/polls/{}/trustees", bench.id);
        let page = bench.admin.browser.get(&path).await;
        assert!(
            page.has_text("An account that was erased"),
            "{}",
            page.text()
        );
        town.clock.advance(366 * 24 * HOUR);
        town.jobs().await;
        let body = bench.trustees[1].browser.get(&bench.path("")).await;
        assert_ne!(body.status, 200, "who it was is forgotten");
    }
);

both!(
    only_a_trustee_acts_and_only_as_themselves,
    async |town: &Town| {
        let bench = Bench::named(town, "2", 3).await;
        let stranger = town.citizen("Stranger").await;
        for below in ["", "/task.json"] {
            for browser in [&stranger.browser, &bench.admin.browser] {
                assert_eq!(browser.get(&bench.path(below)).await.status, 403, "{below}");
            }
            assert!(town.visitor().get(&bench.path(below)).await.status.as_u16() >= 300);
        }
        let joined = answer(&bench.files[1], "join", &bench.task(1).await);
        let json = to_json(&joined).expect("JSON");
        for browser in [&stranger.browser, &bench.admin.browser] {
            let reply = browser.post_json(&bench.path("/answer"), &json).await;
            assert_eq!(reply.status, 403);
        }
        assert_refused(&bench.send(0, &joined).await, 403, "other-trustee");
        let other = PollId(app::clock::Clock::id(&town.clock));
        let reply = bench.trustees[0]
            .browser
            .get(&format!("/trustees/{other}"))
            .await;
        assert_eq!(reply.status, 404);
        let list = bench.trustees[0].browser.get("/trustees").await;
        assert!(list.has_text("Make your secret"), "{}", list.text());
        assert!(
            stranger
                .browser
                .get("/trustees")
                .await
                .has_text("You keep no part")
        );
    }
);

both!(
    steps_come_in_their_order_once_and_as_json_of_ours,
    async |town: &Town| {
        let bench = Bench::named(town, "2", 3).await;
        let joined = answer(&bench.files[0], "join", &bench.task(0).await);
        assert_eq!(bench.send(0, &joined).await.status, 200);
        assert_eq!(bench.send(0, &joined).await.status, 200, "the same again");
        let mut other = bench.files[0].clone();
        other.secret = [99; 32];
        let second = answer(&other, "join", &bench.task(0).await);
        assert_refused(&bench.send(0, &second).await, 409, "done");
        for place in [1, 2] {
            assert_eq!(bench.step(place, "join").await.status, 200);
        }
        let mut rogue = answer(&bench.files[1], "deal", &bench.task(1).await);
        if let Some(dealt) = &mut rogue.dealt {
            dealt.dealing.commitments.swap(0, 1);
        }
        assert_refused(&bench.send(1, &rogue).await, 422, "wrong");
        for place in [0, 1] {
            assert_eq!(bench.step(place, "deal").await.status, 200);
        }
        let browser = &bench.trustees[0].browser;
        for rubbish in [
            "",
            "{}",
            "[]",
            "null",
            "{\"joined\":1}",
            "{\"joined\":null,\"joined\":null}",
        ] {
            let reply = browser.post_json(&bench.path("/answer"), rubbish).await;
            assert_refused(&reply, 422, "malformed");
        }
        let long = format!("\"{}\"", "x".repeat(70_000));
        let reply = browser.post_json(&bench.path("/answer"), &long).await;
        assert_eq!(reply.status, 413);
        // By the form, without scripts, too; what is refused is not drawn again.
        let reply = browser
            .post(&bench.path(""), &[("answer", "my secret")])
            .await;
        assert!(reply.has_text("not an answer file") && !reply.body.contains("my secret"));
        let last = to_json(&answer(&bench.files[2], "deal", &bench.task(2).await)).expect("JSON");
        let form = [("answer", last.as_str())];
        let reply = bench.trustees[2].browser.post(&bench.path(""), &form).await;
        assert_eq!(reply.status, 303, "{}", reply.text());
        bench.all("confirm").await;
    }
);

both!(
    a_wrong_share_names_its_dealer_and_begins_anew,
    async |town: &Town| {
        let bench = Bench::named(town, "2", 3).await;
        bench.all("join").await;
        let mut wrong = answer(&bench.files[1], "deal", &bench.task(1).await);
        if let Some(dealt) = &mut wrong.dealt {
            let ct = dealt.sealed[0].ct.clone();
            let last: &mut SealedShare = dealt.sealed.last_mut().expect("two");
            last.ct = ct;
        }
        assert_eq!(bench.step(0, "deal").await.status, 200);
        assert_eq!(
            bench.send(1, &wrong).await.status,
            200,
            "nobody can see it yet"
        );
        assert_eq!(bench.step(2, "deal").await.status, 200);
        let before = bench.task(2).await;
        let complaint = answer(&bench.files[2], "confirm", &before);
        assert!(complaint.complaint.is_some());
        let mut lie = complaint.clone();
        if let Some(complaint) = &mut lie.complaint {
            complaint.dealer = 1;
        }
        assert_refused(&bench.send(2, &lie).await, 422, "complaint");
        assert_eq!(bench.send(2, &complaint).await.status, 200);
        let task = bench.task(0).await;
        assert_ne!(task.ceremony.nonce, before.ceremony.nonce);
        assert!(task.joined.is_empty() && task.dealt.is_empty());
        for browser in [&bench.trustees[0].browser, &bench.trustees[1].browser] {
            let page = browser.get(&bench.path("")).await;
            assert!(
                page.has_text("What Trustee 1 sent to somebody was wrong"),
                "{}",
                page.text()
            );
        }
        // What was made for the first time does not fit any more; from the same secrets it goes on.
        let mut first = before.clone();
        first.index = 1;
        let stale = answer(&bench.files[0], "join", &first);
        assert_refused(&bench.send(0, &stale).await, 422, "wrong");
        assert_refused(&bench.send(2, &complaint).await, 409, "not-now");
        bench.make_key().await;
    }
);

both!(
    administrators_name_trustees_until_the_poll_is_fixed,
    async |town: &Town| {
        residents(town, 20).await;
        let bench = Bench::named(town, "3", 3).await;
        let path = format!("/admin/polls/{}/trustees", bench.id);
        let page = bench.admin.browser.get(&path).await;
        assert!(
            page.has_text("one lost file voids the poll"),
            "{}",
            page.text()
        );
        for (emails, needed, words) in [
            ("", "2", "Enter at least one"),
            (
                "nobody@lindenau.example",
                "1",
                "Nobody has an account with the address on line 1",
            ),
            (
                &format!("{0}\n{0}", bench.trustees[0].email),
                "1",
                "line 2 is there twice",
            ),
            (&bench.emails(), "4", "No more than 3"),
            (&bench.emails(), "0", ""),
        ] {
            let reply = bench.name(&bench.admin, emails, needed).await;
            assert_eq!(reply.status, 422, "{emails} {needed}");
            assert!(reply.has_text(words), "{words}: {}", reply.text());
        }
        let citizen = town.citizen("Citizen").await;
        assert_eq!(bench.name(&citizen, &bench.emails(), "2").await.status, 403);
        let other = town.space("other").await;
        let elsewhere = town
            .official("Elsewhere", Role::Administrator, Some(other))
            .await;
        assert_eq!(
            bench.name(&elsewhere, &bench.emails(), "2").await.status,
            403
        );
        // Naming again takes back the key that was made.
        bench.make_key().await;
        assert_eq!(
            bench.name(&bench.admin, &bench.emails(), "2").await.status,
            303
        );
        town.jobs().await;
        let held = app::secret::held(&town.app, bench.id)
            .await
            .expect("the database");
        assert!(held.is_none(), "not fixed with the key of those before");
        bench.make_key().await;
        town.jobs().await;
        assert_eq!(
            bench.name(&bench.admin, &bench.emails(), "2").await.status,
            409
        );
        let alone = &bench.admin;
        let open = town
            .poll(bench.space, "published", &PollText::default())
            .await;
        let reply = alone
            .browser
            .get(&format!("/admin/polls/{open}/trustees"))
            .await;
        assert_eq!(reply.status, 404, "no secret poll");
    }
);

/// What was written to somebody.
async fn letters(town: &Town, address: &str) -> Vec<String> {
    let mut tx = town.app.db.read().await.expect("the database");
    let mails = app::mail::newest(&mut tx, 50).await.expect("mails");
    let to = mails.into_iter().filter(|mail| mail.address == address);
    to.map(|mail| mail.body).collect()
}

both!(
    a_trustee_who_is_alone_needs_one_step_and_is_written_to,
    async |town: &Town| {
        residents(town, 20).await;
        let bench = Bench::named(town, "1", 1).await;
        town.jobs().await;
        let first = letters(town, &bench.trustees[0].email).await;
        assert_eq!(first.len(), 1);
        assert!(first[0].contains(&bench.path("")), "{first:?}");
        assert_eq!(bench.step(0, "join").await.status, 200);
        town.jobs().await;
        assert_eq!(bench.step(0, "trial").await.status, 200);
        assert!(bench.is_ready(town).await);
        town.jobs().await;
        let all = letters(town, &bench.trustees[0].email).await;
        assert_eq!(all.len(), 2, "once for each step: {all:?}");
    }
);

both!(
    who_runs_a_poll_of_too_few_reads_how_many_are_needed,
    async |town: &Town| {
        residents(town, 19).await;
        let bench = Bench::named(town, "2", 2).await;
        bench.make_key().await;
        town.jobs().await;
        let path = format!("/admin/polls/{}", bench.id);
        let page = bench.admin.browser.get(&path).await;
        assert!(page.links().contains(&format!("{path}/trustees")));
        let page = bench.admin.browser.get(&format!("{path}/trustees")).await;
        assert!(
            page.has_text("Only 19 people may vote. A secret poll needs 20"),
            "{}",
            page.text()
        );
    }
);
