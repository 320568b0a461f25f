//! Carrying out decisions, and undoing them: the content, the statement of reasons, the notices and the event in one transaction.

use super::kinds::{self, Content, THREADS};
use super::store::appeals::Appeal;
use super::store::items::{self, Item};
use super::store::statements::{self, Statement, UNDO};
use super::store::{reports, suspensions};
use super::telling;
use crate::db::{DbError, Tx};
use crate::error::{OrNotFound, Problem};
use crate::notices::Teller;
use crate::web::Visit;
use crate::{events, spaces};
use domain::ids::{AccountId, ItemId, StatementId};
use domain::moderation::rules::Why;
use domain::moderation::{
    Claim, Decision, Effect, Ground, HeldByOther, Origin, Part, Refused, Source, Standing,
    SuspensionChange,
};
use domain::rights::{self, Matter, MayDecide};
use serde_json::json;

/// What a moderator has made up their mind to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What.
    pub decision: Decision,
    /// On what ground.
    pub ground: Option<Ground>,
    /// Facts and circumstances.
    pub facts: String,
}

/// Why nothing was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDecided {
    /// Somebody else works on it.
    Held,
    /// Somebody else decided meanwhile.
    Overtaken,
    /// The content is gone: its author took it away. The item is closed.
    Gone,
    /// It makes no sense for the content as it stands.
    Refused(Refused),
}

/// Who decides, with what is needed to tell others of it; made before the transaction.
pub struct Deciding<'a> {
    /// The visit.
    pub visit: &'a Visit,
    teller: Teller<'a>,
}

/// A decision, or why there is none.
pub type Decided = Result<StatementId, NotDecided>;

impl<'a> Deciding<'a> {
    /// Somebody who decides now.
    ///
    /// # Errors
    /// When the key of the links that stop notices cannot be read.
    pub fn new(visit: &'a Visit) -> Result<Self, Problem> {
        let teller = Teller::new(&visit.app, visit.now)?;
        Ok(Self { visit, teller })
    }
}

/// Whom content concerns: who wrote it, and who reported it.
pub struct Concerned {
    /// Those who wrote it.
    pub authors: Vec<AccountId>,
    /// Those who reported it and wait for an answer; all who ever did, where nobody waits.
    pub reporters: Vec<AccountId>,
    /// All who ever reported it.
    pub all_reporters: Vec<AccountId>,
}

impl Concerned {
    /// Reads them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(tx: &mut Tx, item: &Item, content: &Content) -> Result<Self, DbError> {
        let reports = reports::of(tx, item.id).await?;
        let all_reporters: Vec<AccountId> = reports.iter().map(|report| report.by).collect();
        let waiting = reports.iter().filter(|report| !report.is_closed);
        let waiting: Vec<AccountId> = waiting.map(|report| report.by).collect();
        let reporters = if waiting.is_empty() {
            all_reporters.clone()
        } else {
            waiting
        };
        Ok(Self {
            authors: content.authors.clone(),
            reporters,
            all_reporters,
        })
    }

    /// What the rights ask for.
    pub fn matter(&self, item: &Item) -> Matter<'_> {
        Matter {
            space: item.space,
            content: item.content,
            authors: &self.authors,
            reporters: &self.all_reporters,
        }
    }

    fn recipients(&self) -> Vec<(AccountId, Part)> {
        let authors = self.authors.iter().map(|account| (*account, Part::Author));
        let reporters = self.reporters.iter();
        authors
            .chain(reporters.map(|account| (*account, Part::Reporter)))
            .collect()
    }
}

/// How content stands now.
///
/// # Errors
/// When the database fails.
pub async fn standing(
    tx: &mut Tx,
    item: &Item,
    content: &Content,
    now: jiff::Timestamp,
) -> Result<Standing, DbError> {
    let mut suspended_until = None;
    for author in &content.authors {
        let until = suspensions::until(tx, *author, item.space, now).await?;
        suspended_until = suspended_until.max(until);
    }
    Ok(Standing {
        kind: item.kind,
        visibility: content.visibility,
        label: item.label,
        thread: kinds::thread_rule(tx, item.kind, item.about).await?,
        suspended_until,
    })
}

/// Decides about an item. `seen` is how many decisions there were when the form was drawn.
///
/// # Errors
/// [`Problem::Denied`] in one's own matter and in other spaces, [`Problem::NotFound`], or when the database fails.
pub async fn decide(
    tx: &mut Tx,
    by: &Deciding<'_>,
    id: ItemId,
    verdict: &Verdict,
    seen: Option<usize>,
) -> Result<Decided, Problem> {
    let now = by.visit.now;
    let item = items::find(tx, id).await?.or_not_found()?;
    let may = rights::may_moderate(&by.visit.actor, item.space)?;
    if let Err(HeldByOther(_)) = Claim::take(item.claim, *may.by(), now) {
        return Ok(Err(NotDecided::Held));
    }
    let Some(content) = kinds::load(tx, item.kind, item.content).await? else {
        items::close_gone(tx, &may, id, now).await?;
        return Ok(Err(NotDecided::Gone));
    };
    let before = statements::of_item(tx, id).await?.len();
    if seen.map_or(!item.is_open, |seen| seen != before) {
        return Ok(Err(NotDecided::Overtaken));
    }
    let concerned = Concerned::load(tx, &item, &content).await?;
    let may = rights::may_decide(&may, &concerned.matter(&item))?;
    let standing = standing(tx, &item, &content, now).await?;
    let effect = match verdict.decision.on(&standing, now) {
        Ok(effect) if effect.suspension.is_some() && content.authors.is_empty() => {
            return Ok(Err(NotDecided::Refused(Refused::NotForThis)));
        }
        Ok(effect) => effect,
        Err(refused) => return Ok(Err(NotDecided::Refused(refused))),
    };
    let statement = Statement {
        decision: verdict.decision.word().to_owned(),
        detail: verdict.decision.detail(),
        ends_at: verdict.decision.ends_at(now),
        ground: verdict.ground,
        facts: verdict.facts.clone(),
        ..blank(by, &item, &content, standing)
    };
    carry_out(tx, by, &may, (&item, &content), &effect, &statement).await?;
    items::close(tx, &may, id, now).await?;
    finish(tx, by, &may, &statement, &concerned.recipients()).await?;
    Ok(Ok(statement.id))
}

/// Undoes a decision, for a reason; after an appeal (`appeal`) by the permit for that.
///
/// # Errors
/// [`Problem::Denied`] in one's own matter and in other spaces, [`Problem::NotFound`], or when the database fails.
pub async fn undo(
    tx: &mut Tx,
    by: &Deciding<'_>,
    undone: &Statement,
    facts: &str,
    appeal: Option<&Appeal>,
) -> Result<Decided, Problem> {
    let now = by.visit.now;
    let item = items::find(tx, undone.item).await?.or_not_found()?;
    let may = rights::may_moderate(&by.visit.actor, item.space)?;
    let Some(content) = kinds::load(tx, item.kind, item.content).await? else {
        return Ok(Err(NotDecided::Gone));
    };
    let concerned = Concerned::load(tx, &item, &content).await?;
    let matter = concerned.matter(&item);
    let may = match appeal {
        Some(_) => rights::may_decide_appeal(&may, &matter, undone.decided_by)?,
        None => rights::may_decide(&may, &matter)?,
    };
    let standing = standing(tx, &item, &content, now).await?;
    let decision = undone.decided().ok_or(Problem::Conflict)?;
    let effect = match decision.undone(&undone.before, &standing, undone.at, now) {
        Ok(effect) => effect,
        // A suspension that is over cannot be lifted, but it can be said that it was wrong.
        Err(Refused::Already) if appeal.is_some() => Effect::default(),
        Err(refused) => return Ok(Err(NotDecided::Refused(refused))),
    };
    if !statements::undo(tx, &may, undone.id, now).await? {
        return Ok(Err(NotDecided::Overtaken));
    }
    let statement = Statement {
        decision: UNDO.to_owned(),
        detail: undone.decision.clone(),
        facts: facts.to_owned(),
        undoes: Some(undone.id),
        appeal: appeal.map(|appeal| appeal.id),
        opened_at: appeal.map_or(now, |appeal| appeal.at),
        automated_detection: false,
        source: match appeal {
            Some(_) => Source::Notice,
            None => Source::OwnInitiative,
        },
        ..blank(by, &item, &content, standing)
    };
    carry_out(tx, by, &may, (&item, &content), &effect, &statement).await?;
    // All who were told of the decision are told that it was undone.
    let told = statements::recipients(tx, undone.id).await?;
    finish(tx, by, &may, &statement, &told).await?;
    Ok(Ok(statement.id))
}

/// A statement about an item, now, that says nothing yet.
fn blank(by: &Deciding<'_>, item: &Item, content: &Content, before: Standing) -> Statement {
    let is_noticed = |why: &Why| !matches!(why, Why::Before | Why::Changed);
    let is_reported = item.reports > 0 || item.origin == Origin::Report;
    Statement {
        id: StatementId(by.visit.app.clock.id()),
        item: item.id,
        space: item.space,
        kind: item.kind,
        content: item.content,
        author: content.authors.first().copied(),
        title: content.title.clone(),
        lang: content.lang.clone(),
        decision: String::new(),
        detail: String::new(),
        ends_at: None,
        ground: None,
        facts: String::new(),
        source: if is_reported {
            Source::Notice
        } else {
            Source::OwnInitiative
        },
        automated_detection: item.why.iter().any(is_noticed),
        automated_decision: false,
        before,
        decided_by: by.visit.actor.account.unwrap_or(AccountId::ERASED),
        at: by.visit.now,
        // What is decided again waited for nothing.
        opened_at: if item.is_open {
            item.opened_at
        } else {
            by.visit.now
        },
        undone_at: None,
        undoes: None,
        appeal: None,
    }
}

/// Lets the content stand as was decided, and writes the statement down.
async fn carry_out(
    tx: &mut Tx,
    by: &Deciding<'_>,
    may: &MayDecide,
    (item, content): (&Item, &Content),
    effect: &Effect,
    statement: &Statement,
) -> Result<(), DbError> {
    let now = by.visit.now;
    statements::add(tx, may, statement).await?;
    if let (Some(permit), Some(moderated)) = (
        rights::may_set_visibility(may, effect),
        kinds::of(item.kind),
    ) {
        (moderated.set)(tx, &permit, item.content, *permit.to(), now).await?;
    }
    if let Some(label) = effect.label {
        items::set_label(tx, may, item.id, label).await?;
    }
    if let (Some(rule), Some(threads)) = (effect.thread, THREADS) {
        (threads.set)(tx, may, item.about, rule, now).await?;
    }
    match effect.suspension {
        Some(SuspensionChange::Until(until)) => {
            for author in &content.authors {
                let id = by.visit.app.clock.id();
                suspensions::begin(tx, may, id, *author, statement.id, (now, until)).await?;
            }
        }
        Some(SuspensionChange::Lift) => {
            if let Some(undone) = statement.undoes {
                suspensions::lift(tx, may, undone, now).await?;
            }
        }
        None => {}
    }
    Ok(())
}

/// Tells those whom it concerns, and writes down that it happened.
async fn finish(
    tx: &mut Tx,
    by: &Deciding<'_>,
    may: &MayDecide,
    statement: &Statement,
    recipients: &[(AccountId, Part)],
) -> Result<(), DbError> {
    let space = spaces::find(tx, statement.space).await?;
    let title = space.map(|space| space.title).unwrap_or_default();
    let app = &by.visit.app;
    telling::tell(tx, (app, &by.teller), may, statement, &title, recipients).await?;
    let facts = json!({ "decision": statement.decision, "kind": statement.kind.word(), "statement": statement.id.to_string() });
    let (id, kind) = (app.clock.id(), events::Kind::ContentModerated);
    events::record(
        tx,
        id,
        by.visit.now,
        kind,
        statement.content,
        Some(*may.by()),
        &facts,
    )
    .await
}
