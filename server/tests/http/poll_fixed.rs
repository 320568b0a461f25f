//! What binds stays as it was from the opening on, whatever is sent; a correction is a public note.

use domain::actor::Role;
use domain::poll::Step;
use std::collections::BTreeSet;
use support::drafting::{Form, form, in_hours, send, take, with};
use support::{Browser, Reply, Town, both};

/// A change of a poll: what it is called here, and the whole form with it.
type Change = (&'static str, Form);

/// The form of the poll this is about; what a later version of it replaces is filled in.
fn whole(town: &Town, space: &str) -> Form {
    let mut whole = form(town, space);
    whole.extend(
        [
            ("min", ""),
            ("max", ""),
            ("min_age", "16"),
            ("max_age", ""),
            ("districts", "Mitte"),
        ]
        .map(|(name, value)| (name, value.to_owned())),
    );
    whole
}

/// Every binding field changed in turn, to something that a draft takes.
fn changes(town: &Town, whole: &Form) -> Vec<Change> {
    let one = |what, name, value: &str| (what, with(whole, name, value));
    let two = |what, first: (&'static str, &str), second: (&'static str, &str)| {
        let changed = with(whole, first.0, first.1);
        (what, with(&changed, second.0, second.1))
    };
    let approval = with(whole, "method", "approval");
    vec![
        one("title", "title", "Where shall no tree stand?"),
        one("summary", "summary", "No tree is to be planted."),
        one("body", "body", "In **winter**."),
        one("binding", "binding", "Nobody is bound."),
        one("language", "lang", "de"),
        one("title of an option", "option-2-title", "Station"),
        one("text of an option", "option-1-description", "In one row."),
        one("cost of an option", "option-1-cost", "1"),
        one("option added", "option-3-title", "Station"),
        one("option removed", "option-2-title", ""),
        two(
            "options in another order",
            ("option-1-title", "School"),
            ("option-2-title", "Market"),
        ),
        ("method", with(&with(&approval, "min", "1"), "max", "1")),
        (
            "largest number",
            with(&with(&approval, "min", "1"), "max", "2"),
        ),
        (
            "smallest number",
            with(&with(&approval, "min", "2"), "max", "2"),
        ),
        one("none of these", "none", "no"),
        one("order on the ballot", "order", "shuffled"),
        one("districts", "districts", "Nord"),
        one("smallest age", "min_age", "18"),
        one("largest age", "max_age", "70"),
        one("level", "level", "3"),
        one("opening", "opens", &in_hours(town, 2)),
        one("close", "closes", &in_hours(town, 72)),
        one("budget", "budget", "60000"),
        one("currency", "currency", "chf"),
    ]
}

/// All that stands on a poll, for everybody and for its administrators.
async fn seen(town: &Town, ada: &Browser, poll: &str) -> Vec<String> {
    let public = poll.replace("/admin", "");
    let (visitor, mut seen) = (town.visitor(), Vec::new());
    for (browser, path) in [
        (&visitor, public.clone()),
        (&visitor, format!("{public}/vote")),
        (&visitor, format!("{public}/results")),
        (ada, poll.to_owned()),
    ] {
        let page = browser.get(&path).await;
        seen.push(page.status.to_string());
        seen.push(page.text());
        seen.extend(page.attributes("h1", "lang"));
    }
    seen.push(visitor.get(&format!("{public}/manifest.json")).await.body);
    seen
}

/// What an administrator finds in the form of a draft.
async fn stored(ada: &Browser, poll: &str) -> BTreeSet<(String, String)> {
    let page = ada.get(&format!("{poll}/edit")).await;
    let fields = page.form(Some("title"));
    fields
        .into_iter()
        .filter(|(name, _)| name != "version")
        .collect()
}

fn version(page: &Reply) -> String {
    page.field("version").expect("a form with a version")
}

async fn made(ada: &Browser, whole: &Form) -> String {
    let reply = send(ada, "/admin/polls/new", whole).await;
    reply
        .location()
        .unwrap_or_else(|| panic!("not made: {}", reply.text()))
}

/// Tries every change of the form, and every other way to one; nothing is taken.
async fn try_all(ada: &Browser, poll: &str, changes: &[Change], version: &str) {
    let edit = format!("{poll}/edit");
    for (what, changed) in changes {
        let refused = send(ada, &edit, &with(changed, "version", version)).await;
        assert_eq!(refused.status, 409, "{what}: {}", refused.text());
        assert_eq!(refused.heading(), "This poll can no longer be changed");
        assert!(refused.links().contains(&format!("{poll}/notes")));
    }
    let whole = with(&changes[0].1, "version", version);
    for action in ["add", "remove-1", "down-1", "up-2"] {
        let refused = send(ada, &edit, &with(&whole, "action", action)).await;
        assert_eq!(refused.status, 409, "{action}");
    }
    assert_eq!(ada.get(&edit).await.status, 409);
    // Back to where it could be changed, or away altogether.
    for step in [Step::Withdraw, Step::BackToDraft, Step::ShowPreview] {
        let fields = [("step", step.word()), ("version", version)];
        let refused = ada.post(&format!("{poll}/step"), &fields).await;
        assert_eq!(refused.status, 409, "{step:?}");
    }
    let deleted = ada
        .post(&format!("{poll}/delete"), &[("version", version)])
        .await;
    assert_eq!(deleted.status, 409);
}

both!(
    no_binding_field_of_an_open_or_closed_poll_can_be_changed,
    async |town: &Town| {
        for district in ["Mitte", "Nord"] {
            town.roll_entry(district, "1990-05-17").await;
        }
        let space = town.space("budget").await.to_string();
        let elsewhere = town.space("harbour").await.to_string();
        let ada = town.official("Ada", Role::Administrator, None).await;
        let ada = &ada.browser;
        let whole = whole(town, &space);
        let changes = changes(town, &whole);

        // Each is a change indeed: a draft takes it.
        let draft = made(ada, &whole).await;
        let mut drafts = BTreeSet::from([stored(ada, &draft).await]);
        for (what, changed) in &changes {
            let page = ada.get(&format!("{draft}/edit")).await;
            let changed = with(changed, "version", &version(&page));
            let saved = send(ada, &format!("{draft}/edit"), &changed).await;
            assert_eq!(saved.status, 303, "{what}: {}", saved.text());
            assert!(drafts.insert(stored(ada, &draft).await), "{what}");
        }

        let poll = made(ada, &whole).await;
        for step in [Step::ShowPreview, Step::Publish, Step::Open] {
            assert_eq!(take(ada, &poll, step, "").await.status, 303, "{step:?}");
        }
        let mut changes = changes;
        changes.push(("space", with(&whole, "space", &elsewhere)));
        for (leads_on, note) in [
            (Step::Close, "There are **three** rows."),
            (Step::Archive, "They stand in *two* streets."),
        ] {
            // The first look also shows what was just done.
            ada.get(&poll).await;
            let before = seen(town, ada, &poll).await;
            let page = ada
                .get(&format!("{poll}/step?step={}", leads_on.word()))
                .await;
            try_all(ada, &poll, &changes, &version(&page)).await;
            assert_eq!(seen(town, ada, &poll).await, before);

            let manifest = before.last().expect("the manifest");
            assert!(manifest.contains("poll_id"), "{manifest}");
            let noted = ada.post(&format!("{poll}/notes"), &[("body", note)]).await;
            assert_eq!(noted.status, 303, "{}", noted.text());
            let public = town.visitor().get(&poll.replace("/admin", "")).await;
            assert!(public.has_text(&note.replace('*', "")), "{}", public.text());
            assert!(public.has_text("Where shall the trees stand?"));
            let after = seen(town, ada, &poll).await;
            assert_eq!(after.last(), Some(manifest), "a note changes nothing");
            let done = take(ada, &poll, leads_on, "All have voted.").await;
            assert_eq!(done.status, 303, "{}", done.text());
        }
    }
);

both!(
    a_published_poll_is_changed_only_after_it_was_withdrawn,
    async |town: &Town| {
        for district in ["Mitte", "Nord"] {
            town.roll_entry(district, "1990-05-17").await;
        }
        let space = town.space("budget").await.to_string();
        let ada = town.official("Ada", Role::Administrator, None).await;
        let ada = &ada.browser;
        let whole = whole(town, &space);
        let poll = made(ada, &whole).await;
        for step in [Step::ShowPreview, Step::Publish] {
            assert_eq!(take(ada, &poll, step, "").await.status, 303, "{step:?}");
        }
        let edit = format!("{poll}/edit");
        let public = poll.replace("/admin", "");
        let before = town.visitor().get(&public).await.text();
        let page = ada.get(&format!("{poll}/step?step=withdraw")).await;
        let version_then = version(&page);
        for (what, changed) in changes(town, &whole) {
            let refused = send(ada, &edit, &with(&changed, "version", &version_then)).await;
            assert_eq!(refused.status, 409, "{what}");
        }
        assert_eq!(town.visitor().get(&public).await.text(), before);
        assert_eq!(take(ada, &poll, Step::Withdraw, "").await.status, 303);
        let page = ada.get(&edit).await;
        let changed = with(&whole, "title", "Where shall no tree stand?");
        let saved = send(ada, &edit, &with(&changed, "version", &version(&page))).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
    }
);
