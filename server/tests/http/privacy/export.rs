//! The export: what stands about a person is in it, whole, and in words.

mod file;

use app::clock::{Clock, millis};
use app::db::{DbError, Tx};
use app::{run, transact};
use domain::actor::Role;
use file::{downloaded, fits};
use serde_json::Value;
use std::io::{Cursor, Read};
use support::forum::Forum;
use support::links::signed_in;
use support::{Browser, Person, Town, both};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use uuid::Uuid;

/// What has to stand in which file. A part that is not here fails the test.
const CONTENTS: &[(&str, &str)] = &[
    ("account", "\"email\": \"{email}\""),
    ("email_changes", "\"old_email\": \"rita@old.example\""),
    ("roll", "1990-05-17"),
    ("residence", "\"document\": \"passport\""),
    ("residence", "\"means\": \"desk\""),
    ("residence", "\"by_staff\": true"),
    ("residence", "\"ended_why\": \"own\""),
    ("disputes", "\"side\": \"asked\""),
    ("disputes", "\"side\": \"had\""),
    ("disputes", "The passport says so."),
    ("roles", "\"role\": \"moderator\""),
    ("role_requests", "\"role\": \"auditor\""),
    ("role_requests", "\"for_me\": true"),
    ("role_requests", "\"outcome\": null"),
    ("sessions", "\"device\": \"Firefox/Windows\""),
    ("sessions", "\"network\": \"203.0.113.x\""),
    ("devices", "\"used\": \"20"),
    ("passkeys", "Rita's telephone"),
    ("identities", "\"identifier\": \"subject-4711\""),
    ("identities", "\"provider\": \"Land portal\""),
    ("profile", "\"value\": \"she\""),
    ("names", "\"name\": \"Rita from Mitte\""),
    ("contacts", "+4930901820"),
    ("letters", "A letter to Rita"),
    ("notices", "A notice to Rita"),
    ("notice_choices", "\"way\": \"off\""),
    ("followed", "/polls/"),
    ("key_parts", "\"number\": 7"),
    ("reports", "Rita finds this rude"),
    ("reports", "\"ground\": \"insult\""),
    ("decisions", "Rita was told why"),
    ("decisions", "\"part\": \"author\""),
    ("appeals", "Rita sees it differently"),
    ("suspensions", "\"undone\": null"),
    ("moderation_notes", "A note by Rita"),
    ("consents", "at most twice a month"),
    ("corrections", "Famly"),
    ("opened", "Call from the court"),
    ("questions", "Which court?"),
    ("ideas", "\"idea\": \"/ideas/"),
    ("idea_versions", "A wording by Rita"),
    ("idea_drafts", "A draft of Rita"),
    ("idea_supports", "\"idea\": \"/ideas/"),
    ("idea_follows", "\"idea\": \"/ideas/"),
    ("answer_ratings", "\"rating\": 2"),
    ("official_answers", "An answer by Rita"),
    ("pictures", "A picture by Rita"),
    ("comments", "Rita asks something"),
    ("comments", "\"stance\": \"question\""),
    ("comment_ratings", "\"helpful\": true"),
    ("amendments", "Rita would change it"),
    ("amendment_votes", "\"for_it\": true"),
    ("events", "consent.granted"),
    ("events", "correction.requested"),
];

/// Writes of her what takes many pages to come about; how it comes about is tested where it belongs.
async fn write_of_her(town: &Town, rita: &Person, other: &Person) {
    let space = town.space("names").await.0;
    let forum = Forum::new(town, "pond").await;
    let proposed = forum.amendment(town).await;
    town.grant(rita.account, Role::Moderator, None).await;
    let id = || Clock::id(&town.clock);
    let ids: [Uuid; 8] = std::array::from_fn(|_| id());
    let now = millis(town.clock.now());
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        write_of_residence(tx, rita, other, ids, now).await?;
        write_of_account(tx, rita, other, ids[4], now).await?;
        write_of_notices(tx, rita, [ids[5], ids[6], space], now).await?;
        write_of_ideas(tx, rita, (forum.idea.0, ids[6]), now).await?;
        write_of_moderation(tx, rita, [ids[7], space], now).await?;
        write_of_discussion(tx, rita, (forum.idea.0, ids[7], proposed), now).await
    });
    written.expect("her data");
}

async fn write_of_ideas(
    tx: &mut Tx,
    rita: &Person,
    (idea, id): (Uuid, Uuid),
    now: i64,
) -> Result<(), DbError> {
    let own = rita.account.0;
    let (first, second) = (vec![1_u8; 32], vec![2_u8; 32]);
    run!(tx, c => sqlx::query("INSERT INTO idea_authors (idea, account, since) VALUES ($1, $2, $3)")
        .bind(idea).bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO idea_versions (idea, version, title, body, place, edited_by, at) VALUES ($1, 99, 'A wording by Rita', '', '', $2, $3)")
        .bind(idea).bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO idea_drafts (id, account, board, fields, updated_at) SELECT $1, $2, i.board, 'A draft of Rita', $3 FROM ideas i WHERE i.id = $4")
        .bind(id).bind(own).bind(now).bind(idea).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO idea_supports (idea, tag, account, at) VALUES ($1, $2, $3, $4)")
        .bind(idea).bind(first).bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO idea_follows (idea, account, at) VALUES ($1, $2, $3)")
        .bind(idea).bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO official_answers (id, idea, status, body, lang, role, answered_by, at) VALUES ($1, $2, 'accepted', 'An answer by Rita', 'en', 'councillor', $3, $4)")
        .bind(id).bind(idea).bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO answer_ratings (answer, tag, account, rating, at) VALUES ($1, $2, $3, 2, $4)")
        .bind(id).bind(second).bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO pictures (id, idea, space, account, visibility, alt, lang, position, width, height, small_width, small_height, hash, created_at, small, large)
             VALUES ($1, $2, $1, $3, 'visible', 'A picture by Rita', 'en', 0, 1, 1, 1, 1, $4, $5, $4, $4)")
        .bind(id).bind(idea).bind(own).bind(vec![3_u8; 32]).bind(now).execute(c).await?.rows_affected());
    Ok(())
}

async fn write_of_residence(
    tx: &mut Tx,
    rita: &Person,
    other: &Person,
    ids: [Uuid; 8],
    now: i64,
) -> Result<(), DbError> {
    let (own, entry) = (rita.account.0, rita.entry.map(|entry| entry.0));
    for (id, ended) in [(ids[0], None), (ids[1], Some(now))] {
        run!(tx, c => sqlx::query("INSERT INTO residence_matches (id, account, entry, means, document, at, by_account, ended_at, ended_why) VALUES ($1, $2, $3, 'desk', 'passport', $4, $5, $6, $7)")
            .bind(id).bind(own).bind(entry).bind(now).bind(other.account.0).bind(ended).bind(ended.map(|_| "own")).execute(c).await?.rows_affected());
    }
    for (id, claimant, holder) in [
        (ids[2], own, other.account.0),
        (ids[3], other.account.0, own),
    ] {
        run!(tx, c => sqlx::query("INSERT INTO residence_claims (id, entry, holder, claimant, means, at, state, decided_at, reason) VALUES ($1, $2, $3, $4, 'letter', $5, 'kept', $5, 'The passport says so.')")
            .bind(id).bind(entry).bind(holder).bind(claimant).bind(now).execute(c).await?.rows_affected());
    }
    Ok(())
}

async fn write_of_account(
    tx: &mut Tx,
    rita: &Person,
    other: &Person,
    id: Uuid,
    now: i64,
) -> Result<(), DbError> {
    let own = rita.account.0;
    run!(tx, c => sqlx::query("INSERT INTO email_changes (id, account, old_email, new_email, asked_at, expires_at, confirmed_at) VALUES ($1, $2, 'rita@old.example', $3, $4, $4, $4)")
        .bind(vec![1_u8]).bind(own).bind(&rita.email).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO role_requests (id, asked_by, account, space, role, change, asked_at, expires_at, reason) VALUES ($1, $2, $3, $4, 'auditor', 'grant', $5, $5, '')")
        .bind(id).bind(other.account.0).bind(own).bind(Uuid::nil()).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO sessions (id, account, data, agent, created_at, seen_at, expires_at, place) VALUES ($1, $2, '{}', 'Firefox/Windows', $3, $3, $3, '203.0.113.x')")
        .bind(vec![2_u8]).bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO passkeys (id, account, name, credential, created_at) VALUES ($1, $2, $3, '{}', $4)")
        .bind(vec![3_u8]).bind(own).bind("Rita's telephone").bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO providers (id, name, issuer, client_id, scopes, resident_acr, strong_acr, roll_match, match_claim, trusts_email, is_active, version, created_at) VALUES ($1, 'Land portal', 'x', 'x', 'x', 'x', 'x', 'x', 'x', $2, $2, 1, $3)")
        .bind(id).bind(false).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO federated_identities (id, provider, subject, account, label, linked_at, used_at) VALUES ($1, $1, 'subject-4711', $2, 'Rita', $3, $3)")
        .bind(id).bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO profile_fields (account, key, value, changed_at) VALUES ($1, 'pronouns', 'she', $2)")
        .bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO contact_points (account, kind, value, means, confirmed_at) VALUES ($1, 'phone', '+4930901820', 'desk', $2)")
        .bind(own).bind(now).execute(c).await?.rows_affected());
    Ok(())
}

async fn write_of_discussion(
    tx: &mut Tx,
    rita: &Person,
    (idea, comment, amendment): (Uuid, Uuid, Uuid),
    now: i64,
) -> Result<(), DbError> {
    let own = rita.account.0;
    run!(tx, c => sqlx::query(
        "INSERT INTO comments (id, idea, number, author, stance, body, lang, visibility, version, created_at, replies, helpful, rated, score, untold)
         VALUES ($1, $2, 0, $3, 'question', 'Rita asks something', 'en', 'visible', 1, $4, 0, 0, 0, 0, $5)"
    ).bind(comment).bind(idea).bind(own).bind(now).bind(false).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO comment_ratings (comment, account, helpful, at) VALUES ($1, $2, $3, $4)")
        .bind(idea).bind(own).bind(true).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(
        "INSERT INTO amendments (id, idea, base, title, body, why, lang, proposed_by, visibility, state, created_at, pros, cons, reasons, untold)
         VALUES ($1, $2, 1, 'A', 'Rita would change it', 'So', 'en', $3, 'visible', 'open', $4, 0, 0, '', $5)"
    ).bind(comment).bind(idea).bind(own).bind(now).bind(false).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO amendment_votes (amendment, tag, account, in_favour, at) VALUES ($1, $2, $3, $4, $5)")
        .bind(amendment).bind(vec![7_u8]).bind(own).bind(true).bind(now).execute(c).await?.rows_affected());
    Ok(())
}

async fn write_of_notices(
    tx: &mut Tx,
    rita: &Person,
    [letter, notice, space]: [Uuid; 3],
    now: i64,
) -> Result<(), DbError> {
    let own = rita.account.0;
    run!(tx, c => sqlx::query("INSERT INTO public_names (account, space, name, chosen_at) VALUES ($1, $2, 'Rita from Mitte', $3)")
        .bind(own).bind(space).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO outgoing_letters (id, account, address, subject, body, lang, queued_at) VALUES ($1, $2, 'Hafengasse 3', 'A letter to Rita', 'x', 'en', $3)")
        .bind(letter).bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO notices (id, account, kind, about, subject, body, lang, link, at) VALUES ($1, $2, 'answers', $1, 'A notice to Rita', 'x', 'en', '/', $3)")
        .bind(notice).bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO notice_choices (account, kind, way, pace, chosen_at) VALUES ($1, 'opened', 'off', 'daily', $2)")
        .bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO trustees (poll, number, account, told) VALUES ($1, 7, $2, '')")
        .bind(space).bind(own).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO poll_follows (account, poll, since) VALUES ($1, $2, $3)")
        .bind(own).bind(space).bind(now).execute(c).await?.rows_affected());
    Ok(())
}

/// What stands about her with moderators; the item is about something that is not there.
async fn write_of_moderation(
    tx: &mut Tx,
    rita: &Person,
    [id, space]: [Uuid; 2],
    now: i64,
) -> Result<(), DbError> {
    let own = rita.account.0;
    run!(tx, c => sqlx::query(
        "INSERT INTO moderation_items (id, space, kind, content, about, title, excerpt, lang, origin, why, grounds, state, urgency, reports, opened_at, due_at)
         VALUES ($1, $2, 'name', $1, $1, 'x', '', 'en', 'report', '', '', 'decided', 1, 0, $3, $3)"
    ).bind(id).bind(space).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO reports (id, item, account, ground, words, at) VALUES ($1, $1, $2, 'insult', 'Rita finds this rude', $3)")
        .bind(id).bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(
        "INSERT INTO statements (id, item, space, kind, content, title, lang, decision, detail, ground, facts, source, automated_detection, automated_decision,
            before_visibility, before_locked, before_slow, decided_by, at, opened_at)
         VALUES ($1, $1, $2, 'name', $1, 'x', 'en', 'hide', '', 'insult', 'Rita was told why', 'notice', $4, $4, 'visible', $4, 0, $5, $3, $3)"
    ).bind(id).bind(space).bind(now).bind(false).bind(Uuid::nil()).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO statement_recipients (statement, account, part) VALUES ($1, $2, 'author')")
        .bind(id).bind(own).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO appeals (id, statement, space, account, part, words, at) VALUES ($1, $1, $2, $3, 'author', 'Rita sees it differently', $4)")
        .bind(id).bind(space).bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO suspensions (id, space, account, statement, since, until) VALUES ($1, $2, $3, $1, $4, $4)")
        .bind(id).bind(space).bind(own).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query("INSERT INTO moderation_notes (id, item, account, words, at) VALUES ($1, $1, $2, 'A note by Rita', $3)")
        .bind(id).bind(own).bind(now).execute(c).await?.rows_affected());
    Ok(())
}

both!(
    everything_about_a_person_can_be_taken_along,
    async |town: &Town| {
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let rita = town.resident("Rita <b>").await;
        let other = town.resident("Otto").await;
        let address = format!("/desk/people/entry/{}", rita.entry.expect("on the roll"));
        clerk
            .browser
            .post(
                &address,
                &[("purpose", "other"), ("reason", "Call from the court")],
            )
            .await;
        rita.browser
            .post("/me/access/1/ask", &[("question", "Which court?")])
            .await;
        rita.browser
            .post(
                "/me/data/consents",
                &[("kind", "news"), ("version", "1"), ("action", "give")],
            )
            .await;
        let wish = [("about", "name"), ("wrong", "Famly"), ("right", "Family")];
        rita.browser.post("/me/data/corrections/new", &wish).await;

        // Somebody who found the device unlocked does not get it.
        town.clock.advance(11 * 60);
        let refused = rita.browser.post("/me/data/export", &[]).await;
        assert_eq!(
            refused.location().as_deref(),
            Some("/confirm?next=%2Fme%2Fdata%2Fexport")
        );
        let page = rita.browser.get("/me/data/export").await;
        assert!(
            page.has_text("Your votes are not in it") && page.has_text("Who looked at your data")
        );

        // A link by mail made the device known; since she has a passkey, only that shows who she is.
        signed_in(town, &rita.email).await;
        write_of_her(town, &rita, &other).await;
        let browser = town.signed_in(rita.account).await;
        let files = downloaded(town, &browser, "en").await;
        let text = |name: &str| {
            let found = files.iter().find(|(file, _)| file == name);
            &found.unwrap_or_else(|| panic!("{name} is not there")).1
        };
        let mut parts = 0;
        for (name, schema) in &files {
            let Some(part) = name.strip_suffix(".schema.json") else {
                continue;
            };
            let schema: Value = serde_json::from_str(schema).expect("JSON");
            let data: Value = serde_json::from_str(text(&format!("{part}.json"))).expect("JSON");
            assert!(fits(&data, &schema), "{part}: {data} {schema}");
            assert!(
                !fits(&Value::Array(vec![serde_json::json!({ "x": 1 })]), &schema),
                "{part}"
            );
            parts += 1;
        }
        assert_eq!(parts, app::privacy::export::EXPORTS.len());
        for (part, expected) in CONTENTS {
            let text = text(&format!("{part}.json"));
            let expected = expected.replace("{email}", &rita.email);
            assert!(text.contains(&expected), "{part}, {expected}: {text}");
        }
        for part in app::privacy::export::EXPORTS {
            let is_looked_at = CONTENTS.iter().any(|(name, _)| *name == part.name);
            assert!(is_looked_at, "what stands in {}?", part.name);
        }
        let readable = text("index.html");
        for expected in [
            "17 May 1990",
            "Call from the court",
            "Ada Amt",
            "Case worker",
            "My name",
            "Firefox on Windows",
            "Unknown device",
            "from the network 203.0.113.x",
            "with an identity document at the desk",
            "Passport",
            "You said that it is you.",
            "To give the role",
            "Nobody can say which vote is yours",
            "Rita &lt;b&gt;",
        ] {
            assert!(readable.contains(expected), "{expected}: {readable}");
        }
        for foreign in [
            other.email.as_str(),
            clerk.email.as_str(),
            "<script",
            "export-",
        ] {
            assert!(
                files.iter().all(|(_, text)| !text.contains(foreign)),
                "{foreign}"
            );
        }
        let german = downloaded(town, &browser, "de").await;
        let (_, readable) = german
            .iter()
            .find(|(name, _)| name == "index.html")
            .expect("a page");
        for expected in [
            "Firefox unter Windows",
            "Unbekanntes Gerät",
            "aus dem Netz 203.0.113.x",
            "mit einem Ausweis am Schalter",
        ] {
            assert!(readable.contains(expected), "{expected}: {readable}");
        }
        town.clock.advance(11 * 60);
        let late = browser.post("/me/data/export", &[]).await;
        assert!(
            late.location().is_some_and(|to| to.starts_with("/confirm")),
            "a proof is good for ten minutes"
        );
    }
);
