//! The pages: what is said before, what is asked, and what is refused.

use super::{HOUR, checked, file, put, residents, text, ticked, vote};
use domain::actor::Role;
use support::secret::{Device, SecretPoll};
use support::voting::receipt_of;
use support::{PollText, Town, both};

both!(
    only_where_the_poll_allows_it_and_then_it_is_said_to_all,
    async |town: &Town| {
        let people = residents(town, 20).await;
        let plain = PollText {
            assisted: false,
            ..text()
        };
        let plain = SecretPoll::open(town, &plain).await;
        let secret = SecretPoll::open(town, &text()).await;
        let (visitor, browser) = (town.visitor(), &people[0].browser);
        let refused = browser.get(&plain.path("/assisted/vote")).await;
        assert_eq!(refused.status, 404);
        let sent = [
            ("option", "1"),
            ("salt", &*"ab".repeat(32)),
            ("sees", "yes"),
        ];
        let refused = browser.post(&plain.path("/assisted/vote"), &sent).await;
        assert_eq!(refused.status, 404);
        let page = browser.get(&plain.path("/vote")).await;
        assert!(!page.links().contains(&plain.path("/assisted/vote")));
        let page = visitor.get(&plain.path("")).await;
        assert!(!page.has_text("let the server seal"), "{}", page.text());

        // What is fixed says so, to everybody, before they vote.
        let page = visitor.get(&secret.path("")).await;
        assert!(
            page.has_text("If you let the server seal it"),
            "{}",
            page.text()
        );
        assert!(page.has_text("You alone, if your own device seals"));
        let texts = visitor.get(&secret.path("/record/text.json")).await;
        assert!(
            texts.body.contains("assisted: the server seals"),
            "{}",
            texts.body
        );
        let poll = secret.read(&visitor).await;
        let texts: Vec<String> = serde_json::from_str(&texts.body).expect("texts");
        let hash = ballot::text_hash(texts.iter().map(String::as_str));
        assert_eq!(hash, poll.manifest().text_hash);
        let page = browser.get(&secret.path("/vote")).await;
        assert!(page.has_text("cannot hide your ballot from the operator"));
        assert!(page.links().contains(&secret.path("/assisted/vote")));
        // Whoever is not signed in is led there.
        let led = visitor.get(&secret.path("/assisted/vote")).await;
        assert_eq!(led.status, 303);
        let stranger = town.citizen("Stranger").await;
        let denied = stranger.browser.get(&secret.path("/assisted/vote")).await;
        assert!(denied.status == 403 || denied.status == 303);
    }
);

both!(
    a_ballot_is_chosen_checked_and_cast_without_scripts,
    async |town: &Town| {
        let people = residents(town, 20).await;
        let secret = SecretPoll::open(town, &text()).await;
        let (base, browser) = (secret.path("/assisted"), &people[0].browser);
        let poll = secret.read(browser).await;
        let page = browser.get(&secret.path("/assisted/vote")).await;
        for said in [
            "seals this ballot and sees it",
            "public mark",
            "no secret",
            "at the same moment",
        ] {
            assert!(page.has_text(said), "{said}: {}", page.text());
        }
        let nothing = browser.post(&secret.path("/assisted/check"), &[]).await;
        assert_eq!(nothing.status, 422);
        let form = checked(browser, &base, &[("option", "2")]).await;
        // Without the tick nothing is cast, and what was typed stays.
        let mut typed = ticked(&form, "a blue kite");
        typed.retain(|(name, _)| name != "sees");
        let refused = put(browser, &base, &typed).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.has_text("Nothing is cast without it"),
            "{}",
            refused.text()
        );
        assert_eq!(refused.field("phrase").as_deref(), Some("a blue kite"));
        assert_eq!(refused.field("option").as_deref(), Some("2"));
        assert_eq!(
            refused.field("salt"),
            form.iter().find(|f| f.0 == "salt").map(|f| f.1.clone())
        );
        let long = put(browser, &base, &ticked(&form, &"ä".repeat(40))).await;
        assert_eq!(long.status, 422);
        assert!(long.has_text("too long"), "{}", long.text());
        // Changing the choice keeps the words.
        let mut change = ticked(&form, "a blue kite");
        change.push(("change".to_owned(), "1".to_owned()));
        let path = secret.path("/assisted/check");
        let back = browser.post(&path, &support::voting::pairs(&change)).await;
        assert_eq!(back.field("phrase").as_deref(), Some("a blue kite"));
        assert_eq!(back.field("option").as_deref(), Some("2"));

        let form = ticked(&form, "a blue kite");
        let done = put(browser, &base, &form).await;
        let receipt = receipt_of(&done);
        let shown = browser.get(&done.location().expect("a page")).await;
        assert!(shown.has_text("sealed by the server"), "{}", shown.text());
        assert!(shown.has_text("There is no secret file"));
        let of_file = secret.path(&format!("/record/receipts/{receipt}/file"));
        assert!(shown.links().contains(&of_file));
        let kept = file(town, &secret, &poll, &receipt).await;
        assert_eq!(kept.ballot.ballot.seq, 0);
        let none = ballot::Receipt([7; 32]);
        let none = secret.path(&format!("/record/receipts/{none}/file"));
        assert_eq!(town.visitor().get(&none).await.status, 404);

        // The same form once more is the same ballot; another choice, or another form, is told that the right was used.
        assert_eq!(receipt_of(&put(browser, &base, &form).await), receipt);
        let mut other = form.clone();
        other.retain(|(name, _)| name != "option");
        other.push(("option".to_owned(), "1".to_owned()));
        let refused = put(browser, &base, &other).await;
        assert_eq!(refused.status, 409);
        assert_eq!(
            refused.heading(),
            "The right to vote in this poll has been used"
        );
        let fresh = checked(browser, &base, &[("option", "1")]).await;
        assert_eq!(put(browser, &base, &ticked(&fresh, "")).await.status, 409);
        browser.set_cookie("sealing", "");
        let page = browser.get(&secret.path("/assisted/vote")).await;
        assert_eq!(
            page.heading(),
            "The right to vote in this poll has been used"
        );
        // A device gets no credential any more.
        let device = Device::new(town, &secret, browser).await;
        let refused = device.ask(&secret, &people[0]).await;
        assert_eq!(refused.status, 409);
        // Too late is told.
        let form = checked(&people[1].browser, &base, &[("option", "1")]).await;
        town.clock.advance(7 * 24 * HOUR);
        let again = town.signed_in(people[1].account).await;
        let late = put(&again, &base, &ticked(&form, "")).await;
        assert_eq!(late.status, 403);
        assert_eq!(late.heading(), "Too late to vote");
    }
);

both!(who_began_on_a_device_goes_on_there, async |town: &Town| {
    let people = residents(town, 20).await;
    let secret = SecretPoll::open(town, &text()).await;
    let browser = &people[0].browser;
    let form = checked(browser, &secret.path("/assisted"), &[("option", "1")]).await;
    let mut device = Device::new(town, &secret, browser).await;
    device.enrol(&secret, &people[0]).await;
    let refused = put(browser, &secret.path("/assisted"), &ticked(&form, "")).await;
    assert_eq!(refused.status, 409);
    assert!(refused.has_text("go on there"), "{}", refused.text());
    device.cast(town, &secret, &[2]).await;
});

/// What is marked on a form.
type Marks = &'static [(&'static str, &'static str)];

const METHODS: [(&str, i16, i16, Marks); 8] = [
    ("single", 1, 0, &[("option", "2")]),
    ("approval", 1, 0, &[("option", "1")]),
    ("score", 1, 5, &[("rating-1", "5"), ("rating-3", "0")]),
    ("judgment", 1, 0, &[("rating-1", "5"), ("rating-2", "1")]),
    ("borda", 1, 0, &[("place-2", "1"), ("place-1", "2")]),
    ("schulze", 1, 0, &[("place-2", "1"), ("place-1", "1")]),
    ("runoff", 1, 0, &[("place-3", "1")]),
    ("stv", 2, 0, &[("option", "none")]),
];

both!(every_method_has_its_form, async |town: &Town| {
    let people = residents(town, 20).await;
    for (word, seats, scale, marks) in METHODS {
        let text = PollText {
            method: Some((word, seats, scale)),
            ..text()
        };
        let secret = SecretPoll::open(town, &text).await;
        let poll = secret.read(&people[0].browser).await;
        let receipt = vote(&people[0].browser, &secret, marks).await;
        file(town, &secret, &poll, &receipt).await;
        // What is wrong is said at its field.
        let wrong = [("place-1", "9"), ("rating-1", "99"), ("option", "9")];
        let path = secret.path("/assisted/check");
        let refused = people[1].browser.post(&path, &wrong).await;
        assert_eq!(refused.status, 422, "{word}");
    }
});

both!(
    a_clerk_helps_somebody_without_an_account,
    async |town: &Town| {
        residents(town, 19).await;
        let entry = town.roll_entry_named("Edith", "Amsel", "1951-03-27").await;
        let secret = SecretPoll::open(town, &text()).await;
        let nadia = town.official("Nadia", Role::CaseWorker, None).await;
        let seen = [("document", "passport"), ("same", "yes")];
        let begin = format!("/desk/paper/{entry}");
        let begun = nadia.browser.post(&begin, &seen).await;
        let at = begun.location().expect("a visit");
        let base = format!("{at}/polls/{}", secret.id);
        let page = nadia.browser.get(&at).await;
        assert!(
            page.links().contains(&format!("{base}/vote")),
            "{}",
            page.text()
        );
        let page = nadia.browser.get(&format!("{base}/vote")).await;
        assert!(page.has_text("You fill in this ballot for Edith Amsel"));
        assert!(
            page.has_text("seals this ballot and sees it"),
            "{}",
            page.text()
        );
        let form = checked(&nadia.browser, &base, &[("option", "3")]).await;
        assert_eq!(put(&nadia.browser, &base, &form).await.status, 422);
        let form = ticked(&form, "");
        let done = put(&nadia.browser, &base, &form).await;
        let receipt = receipt_of(&done);
        let shown = nadia.browser.get(&done.location().expect("a page")).await;
        assert!(shown.has_text("Print the receipt"), "{}", shown.text());
        assert_eq!(
            receipt_of(&put(&nadia.browser, &base, &form).await),
            receipt
        );
        assert!(nadia.browser.get(&at).await.has_text("Has voted"));
        // It is recorded that there was help, once, and not what was chosen.
        let sheet = nadia.browser.get(&format!("{at}/sheet")).await;
        assert!(sheet.has_text("A ballot filled in"), "{}", sheet.text());
        assert!(!sheet.body.contains(&receipt));
        // Edith makes an account afterwards: her right was used.
        let edith = town.person("Edith", Some(entry)).await;
        let page = edith.browser.get(&secret.path("/assisted/vote")).await;
        assert_eq!(
            page.heading(),
            "The right to vote in this poll has been used"
        );
        // Where the poll does not allow it the desk does not offer it.
        let plain = PollText {
            assisted: false,
            ..text()
        };
        let plain = SecretPoll::open(town, &plain).await;
        let page = nadia.browser.get(&at).await;
        let other = format!("{at}/polls/{}/vote", plain.id);
        assert!(!page.links().contains(&other));
        let refused = nadia.browser.get(&other).await;
        assert_eq!(refused.status, 403);
    }
);
