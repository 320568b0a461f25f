//! People, spaces and polls for tests, written straight to the tables: what a test is about goes through pages, its surroundings need not.

use crate::{Browser, Town};
use app::clock::{Clock, millis};
use app::db::DbError;
use app::identity::proof;
use app::identity::sessions::SessionTable;
use app::web::SESSION_ACCOUNT;
use app::{run, transact};
use domain::actor::{Proof, Role};
use domain::ids::{AccountId, PhaseId, PollId, RollEntryId, SpaceId};
use domain::space::{Activity, Permits};
use std::sync::Arc;
use tower_sessions::Session;
use uuid::Uuid;

/// Somebody with an account, signed in.
pub struct Person {
    /// The account.
    pub account: AccountId,
    /// The entry of the roll the account is matched to.
    pub entry: Option<RollEntryId>,
    /// The address mail goes to.
    pub email: String,
    /// The browser in which the person is signed in.
    pub browser: Browser,
}

/// The texts and rules of a poll that a test asks for.
#[derive(Clone, Debug)]
pub struct PollText {
    /// The question.
    pub title: &'static str,
    /// Why it is asked.
    pub summary: &'static str,
    /// Background, in Markdown.
    pub body: &'static str,
    /// The options.
    pub options: &'static [&'static str],
    /// Smallest and largest number of choices for approval; `None` is single choice.
    pub approval: Option<(i16, i16)>,
    /// The word of another method, how many options win, and the highest score.
    pub method: Option<(&'static str, i16, i16)>,
    /// Assurance level it asks for.
    pub min_level: i16,
    /// Whether votes are taken at the desk.
    pub assisted: bool,
    /// Whether ballots are secret.
    pub secret: bool,
    /// Whether who has voted may vote again.
    pub revote: bool,
    /// Seconds from now to its opening.
    pub opens_in: i64,
    /// Seconds from now to its close.
    pub closes_in: i64,
}

impl Default for PollText {
    fn default() -> Self {
        Self {
            title: "Which name shall the new bridge carry?",
            summary: "It opens in spring.",
            body: "The council asks.",
            assisted: false,
            secret: false,
            revote: false,
            options: &["Anna Seghers", "Old Ferry", "Lindenau"],
            approval: None,
            method: None,
            min_level: 2,
            opens_in: -3600,
            closes_in: 7 * 24 * 3600,
        }
    }
}

impl Town {
    /// Somebody with a confirmed e-mail address, not on the roll.
    pub async fn citizen(&self, name: &str) -> Person {
        self.person(name, None).await
    }

    /// Somebody matched to an entry of the roll, born 1990, living in the district "Mitte".
    pub async fn resident(&self, name: &str) -> Person {
        let entry = self.roll_entry("Mitte", "1990-05-17").await;
        self.person(name, Some(entry)).await
    }

    /// Somebody who holds a role, in a space or in the whole municipality.
    pub async fn official(&self, name: &str, role: Role, space: Option<SpaceId>) -> Person {
        let person = self.citizen(name).await;
        self.grant(person.account, role, space).await;
        Person {
            browser: self.signed_in(person.account).await,
            ..person
        }
    }

    /// An entry of the roll of residents, with a reference of its own.
    pub async fn roll_entry(&self, district: &str, birth_date: &str) -> RollEntryId {
        let id = Clock::id(&self.clock);
        let now = millis(self.clock.now());
        let written: Result<(), DbError> = transact!(&self.app.db, tx => {
            run!(tx, c => sqlx::query(
                "INSERT INTO roll_entries (id, reference, given_name, family_name, birth_date, district, imported_at) VALUES ($1, $2, 'Given', 'Family', $3, $4, $5)"
            ).bind(id).bind(id.to_string()).bind(birth_date).bind(district).bind(now).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the roll takes an entry");
        RollEntryId(id)
    }

    /// An entry of the roll as a letter needs it: name, reference and address known to the test.
    pub async fn roll_entry_named(&self, given: &str, family: &str, born: &str) -> RollEntryId {
        let entry = self.roll_entry("Mitte", born).await;
        let written: Result<(), DbError> = transact!(&self.app.db, tx => {
            run!(tx, c => sqlx::query("UPDATE roll_entries SET given_name = $2, family_name = $3, reference = $4, address = $5 WHERE id = $1")
                .bind(entry.0).bind(given).bind(family).bind(format!("ref-{given}")).bind("Hafengasse 3, 12345 Lindenau")
                .execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the roll takes a name");
        entry
    }

    /// Puts an entry on the lists of the polls that are open, as if it had stood on the roll when they opened.
    pub async fn enlist(&self, entry: RollEntryId) {
        let written: Result<(), DbError> = transact!(&self.app.db, tx => {
            run!(tx, c => sqlx::query("INSERT INTO frozen_roll_entries (poll, entry, district) SELECT f.poll, r.id, r.district FROM frozen_rolls f, roll_entries r WHERE r.id = $1")
                .bind(entry.0).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the lists take an entry");
    }

    /// An account, matched to the entry if there is one, signed in.
    pub async fn person(&self, name: &str, entry: Option<RollEntryId>) -> Person {
        let account = AccountId(Clock::id(&self.clock));
        let email = format!("{}@lindenau.example", account.0.simple());
        let now = millis(self.clock.now());
        let written: Result<(), DbError> = transact!(&self.app.db, tx => {
            run!(tx, c => sqlx::query(
                "INSERT INTO accounts (id, email, name, lang, roll_entry, created_at) VALUES ($1, $2, $3, 'en', $4, $5)"
            ).bind(account.0).bind(&email).bind(name).bind(entry.map(|entry| entry.0)).bind(now).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the account is made");
        Person {
            account,
            entry,
            email,
            browser: self.signed_in(account).await,
        }
    }

    /// A browser in which this account has just signed in, whoever holds a role with a passkey. How one signs in is tested apart.
    pub async fn signed_in(&self, account: AccountId) -> Browser {
        self.signed_in_by(account, Proof::passkey(self.clock.now()))
            .await
    }

    /// The same, where the account showed in this way and at this time who it is.
    pub async fn signed_in_by(&self, account: AccountId, proof: Proof) -> Browser {
        let clock: Arc<dyn Clock> = self.app.clock.clone();
        let table = SessionTable::new(self.app.db.clone(), clock);
        let session = Session::new(None, Arc::new(table), None);
        session
            .insert(SESSION_ACCOUNT, account)
            .await
            .expect("an account fits into a session");
        proof::keep(&session, proof)
            .await
            .expect("a proof fits into a session");
        session.save().await.expect("the session is kept");
        let browser = self.visitor();
        let id = session.id().expect("a kept session has an id");
        browser.set_cookie("comitia", &id.to_string());
        browser
    }

    /// Grants a role, in a space or in the whole municipality.
    pub async fn grant(&self, account: AccountId, role: Role, space: Option<SpaceId>) {
        let now = millis(self.clock.now());
        let space = space.map_or(Uuid::nil(), |space| space.0);
        let written: Result<(), DbError> = transact!(&self.app.db, tx => {
            run!(tx, c => sqlx::query("INSERT INTO role_grants (account, space, role, granted_at) VALUES ($1, $2, $3, $4)")
                .bind(account.0).bind(space).bind(role.word()).bind(now).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the role is granted");
    }

    /// A space without phases: everything is permitted there always.
    pub async fn space(&self, slug: &str) -> SpaceId {
        let id = Clock::id(&self.clock);
        let now = millis(self.clock.now());
        let title = format!("Space {slug}");
        let written: Result<(), DbError> = transact!(&self.app.db, tx => {
            run!(tx, c => sqlx::query(
                "INSERT INTO spaces (id, slug, kind, title, summary, body, lang, created_at, version) VALUES ($1, $2, 'process', $3, '', '', 'en', $4, 1)"
            ).bind(id).bind(slug).bind(&title).bind(now).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the space is made");
        SpaceId(id)
    }

    /// A phase of a space, from now for a year, in which votes are taken.
    pub async fn phase(&self, space: SpaceId) -> PhaseId {
        let id = Clock::id(&self.clock);
        let now = millis(self.clock.now());
        let permits = Permits::of(&[Activity::Vote]).bits();
        let written: Result<(), DbError> = transact!(&self.app.db, tx => {
            run!(tx, c => sqlx::query("INSERT INTO phases (id, space, title, starts_at, ends_at, permits) VALUES ($1, $2, 'Voting', $3, $4, $5)")
                .bind(id).bind(space.0).bind(now - 3_600_000).bind(now + 365 * 86_400_000).bind(permits).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the phase is made");
        PhaseId(id)
    }

    /// A poll in the state `draft`, `preview` or `published`; what comes later is reached by jobs and time.
    pub async fn poll(&self, space: SpaceId, state: &'static str, text: &PollText) -> PollId {
        let id = PollId(Clock::id(&self.clock));
        let now = millis(self.clock.now());
        let (min, max) = text.approval.unwrap_or((1, 1));
        let usual = if text.approval.is_some() {
            "approval"
        } else {
            "single"
        };
        let (method, seats, scale) = text.method.unwrap_or((usual, 1, 0));
        let count = i16::try_from(text.options.len()).expect("few options");
        let written: Result<(), DbError> = transact!(&self.app.db, tx => {
            run!(tx, c => sqlx::query(
                "INSERT INTO polls (id, space, state, version, lang, title, summary, body, binding, method, min_choices, max_choices, option_count,
                                    none_option, shuffled, min_level, districts, opens_at, closes_at, created_at, assisted, profile, revote, seats, scale)
                 VALUES ($1, $2, $3, 1, 'en', $4, $5, $6, '', $7, $8, $9, $10, $11, $12, $13, '[]', $14, $15, $16, $17, $18, $19, $20, $21)"
            ).bind(id.0).bind(space.0).bind(state).bind(text.title).bind(text.summary).bind(text.body).bind(method).bind(min).bind(max).bind(count)
                .bind(true).bind(false).bind(text.min_level).bind(now + text.opens_in * 1000).bind(now + text.closes_in * 1000).bind(now).bind(text.assisted)
                .bind(if text.secret { "secret" } else { "confidential" }).bind(text.revote).bind(seats).bind(scale)
                .execute(c).await?.rows_affected());
            for (number, option) in (1_i16..).zip(text.options) {
                run!(tx, c => sqlx::query("INSERT INTO poll_options (poll, number, title, description) VALUES ($1, $2, $3, '')")
                    .bind(id.0).bind(number).bind(*option).execute(c).await?.rows_affected());
            }
            Ok(())
        });
        written.expect("the poll is made");
        id
    }
}
