//! Moderation with due process: lines 7 to 9 of the issue on ideas. What is moderated here are names that people chose for a space.

mod appeals;
mod arranged;
mod bulk;
mod claims;
mod decisions;
mod numbers;
mod reports;
mod rights;
mod rules;
mod screening;
mod threads;

use app::db::DbError;
use app::i18n::Locale;
use app::mail::Mail;
use app::profile::public_name;
use app::{run, transact};
use domain::actor::Role;
use domain::ids::SpaceId;
use support::{Browser, Person, Reply, Town};
use uuid::Uuid;

const NAME: &str = "The mayor is a crook";
const FACTS: &str = "The name calls the mayor a crook.";

/// A space, somebody whose name was reported, who reported it, and a moderator.
struct World<'a> {
    town: &'a Town,
    space: SpaceId,
    author: Person,
    reporter: Person,
    moderator: Person,
    name: Uuid,
}

impl<'a> World<'a> {
    async fn new(town: &'a Town) -> Self {
        let space = town.space("park").await;
        let (author, name) = named(town, space, NAME).await;
        let reporter = town.citizen("Rita").await;
        let moderator = moderator(town, "Mona", space).await;
        let world = Self {
            town,
            space,
            author,
            reporter,
            moderator,
            name,
        };
        report(&world.reporter.browser, name).await;
        world
    }

    async fn item(&self) -> Uuid {
        item_about(self.town, self.name).await
    }

    /// The name others see.
    async fn shown(&self) -> String {
        let name = public_name(&self.town.app, Locale::En, self.space, self.author.account).await;
        name.expect("a name")
    }

    async fn decide(&self, by: &Browser, decision: &str, more: &[(&str, &str)]) -> Reply {
        decide(by, self.item().await, decision, more).await
    }

    async fn newest_statement(&self) -> Uuid {
        let found: Result<Uuid, DbError> = transact!(&self.town.app.db, tx => {
            Ok(run!(tx, c => sqlx::query_scalar("SELECT id FROM statements ORDER BY id DESC LIMIT 1").fetch_one(c).await?))
        });
        found.expect("a statement")
    }
}

/// Somebody who chose a name for a space; and the id of the name.
async fn named(town: &Town, space: SpaceId, name: &str) -> (Person, Uuid) {
    let author = town.citizen("Otto").await;
    let reply = choose(&author.browser, space, name).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    let id = name_id(town, &author, space).await;
    (author, id)
}

async fn choose(browser: &Browser, space: SpaceId, name: &str) -> Reply {
    let fields = [("how", "other"), ("name", name)];
    browser.post(&format!("/me/names/{space}"), &fields).await
}

async fn name_id(town: &Town, of: &Person, space: SpaceId) -> Uuid {
    let found: Result<Uuid, DbError> = transact!(&town.app.db, tx => {
        Ok(run!(tx, c => sqlx::query_scalar("SELECT id FROM public_names WHERE account = $1 AND space = $2").bind(of.account.0).bind(space.0).fetch_one(c).await?))
    });
    found.expect("a name")
}

async fn item_about(town: &Town, content: Uuid) -> Uuid {
    let found: Result<Uuid, DbError> = transact!(&town.app.db, tx => {
        Ok(run!(tx, c => sqlx::query_scalar("SELECT id FROM moderation_items WHERE content = $1").bind(content).fetch_one(c).await?))
    });
    found.expect("an item")
}

async fn count(town: &Town, table: &'static str) -> i64 {
    let statement = match table {
        "statements" => "SELECT COUNT(*) FROM statements",
        "reports" => "SELECT COUNT(*) FROM reports",
        "items" => "SELECT COUNT(*) FROM moderation_items",
        "appeals" => "SELECT COUNT(*) FROM appeals",
        other => panic!("{other}?"),
    };
    let found: Result<i64, DbError> = transact!(&town.app.db, tx => {
        Ok(run!(tx, c => sqlx::query_scalar(statement).fetch_one(c).await?))
    });
    found.expect("a count")
}

async fn moderator(town: &Town, name: &str, space: SpaceId) -> Person {
    town.official(name, Role::Moderator, Some(space)).await
}

async fn report(browser: &Browser, name: Uuid) -> Reply {
    let fields = [("ground", "insult"), ("words", "That is an insult.")];
    let reply = browser.post(&format!("/report/name/{name}"), &fields).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    reply
}

/// Sends the form of an item as it is drawn, with a decision.
async fn decide(by: &Browser, item: Uuid, decision: &str, more: &[(&str, &str)]) -> Reply {
    let page = by.get(&format!("/moderation/items/{item}")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let mut fields = vec![
        ("facts", FACTS),
        ("decision", decision),
        ("ground", "insult"),
    ];
    fields.extend(more);
    let path = format!("/moderation/items/{item}/decide");
    by.submit(&page, &path, &fields).await
}

async fn undo(by: &Browser, statement: Uuid) -> Reply {
    let path = format!("/moderation/statements/{statement}/undo");
    by.post(&path, &[("facts", "It was a quotation.")]).await
}

async fn mails(town: &Town, to: &Person) -> Vec<Mail> {
    let mut tx = town.app.db.read().await.expect("a connection");
    let mut mails = app::mail::newest(&mut tx, 200).await.expect("mails");
    mails.retain(|mail| mail.address == to.email);
    mails
}
