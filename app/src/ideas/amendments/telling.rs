//! What happens to amendments by itself: votes that are over are counted, authors are told of what was proposed, and who proposed it of what became
//! of it. May run twice.

use super::super::seen::Seen;
use super::super::store::{self, AmendmentRow, Step};
use crate::error::Problem;
use crate::events;
use crate::notices::{Notice, Teller};
use crate::t;
use crate::web::AppState;
use crate::{ideas, transact};
use domain::amendment::State;
use domain::idea::StepKind;
use domain::ids::{AccountId, IdeaId};
use domain::notices::Kind;
use domain::rights::amendments::{due_to_count, may_apply};
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

/// So many are looked at in one round.
const AT_ONCE: i64 = 50;

/// Counts votes that are over. One that fails keeps none of the others back.
///
/// # Errors
/// When it cannot be read which these are.
pub async fn count_votes(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    for id in store::votes_over(&mut app.db.read().await?, now, AT_ONCE).await? {
        if let Err(problem) = count(app, id, now).await {
            tracing::error!(amendment = %id, error.cause = ?problem, "a vote on an amendment was not counted");
        }
    }
    Ok(())
}

async fn count(app: &AppState, id: Uuid, now: Timestamp) -> Result<(), Problem> {
    let ids = [app.clock.id(), app.clock.id()];
    transact!(&app.db, tx => {
        let Some(row) = store::amendment(tx, id).await? else { return Ok(()) };
        let Some(seen) = Seen::find(tx, IdeaId(row.idea)).await? else { return Ok(()) };
        let rules = row.rules()?;
        // What cannot be worked on any more is not changed by a vote either.
        let version = if seen.idea.status.is_editable() { seen.idea.version } else { 0 };
        let due = due_to_count(&rules, (row.pros, row.cons), version, now);
        let Some((may, state)) = due else { return Ok(()) };
        let version = (state == State::Accepted).then_some(row.base + 1);
        if !store::decide_amendment(tx, &may, state, ("", version), now).await? {
            return Ok(());
        }
        if let Some(apply) = may_apply(&may, &rules).filter(|_| version.is_some()) {
            if !store::apply_amendment(tx, &apply, &row.wording(&seen.idea), now).await? {
                return Err(Problem::Conflict);
            }
            let step = Step { about: Some(id), ..Step::new(ids[1], StepKind::Edited, Some(*apply.by()), now) };
            store::add_step(tx, seen.idea.id, &step).await?;
            ideas::index(tx, seen.idea.id).await?;
        }
        let facts = json!({ "idea": row.idea, "state": state.word() });
        events::record(tx, ids[0], now, events::Kind::AmendmentDecided, id, None, &facts).await?;
        Ok::<_, Problem>(())
    })
}

/// Tells of amendments of which nobody was told yet.
///
/// # Errors
/// When it cannot be read which these are.
pub async fn tell(app: &AppState) -> Result<(), Problem> {
    for id in store::untold_amendments(&mut app.db.read().await?, AT_ONCE).await? {
        if let Err(problem) = tell_of(app, id).await {
            tracing::error!(amendment = %id, error.cause = ?problem, "nobody was told of an amendment");
        }
    }
    Ok(())
}

/// Whom it concerns: the authors of the idea while it waits, and who proposed it once it is decided.
fn concerned(row: &AmendmentRow, seen: &Seen) -> Vec<AccountId> {
    let by = AccountId(row.proposed_by);
    if row.state == State::Open.word() {
        let authors = seen.rules.authors.iter().copied();
        return authors.filter(|author| *author != by).collect();
    }
    [by].into_iter()
        .filter(|by| *by != AccountId::ERASED)
        .collect()
}

async fn tell_of(app: &AppState, id: Uuid) -> Result<(), Problem> {
    let mut tx = app.db.read().await?;
    let Some(row) = store::amendment(&mut tx, id).await? else {
        return Ok(());
    };
    let Some(seen) = Seen::find(&mut tx, IdeaId(row.idea)).await? else {
        return Ok(());
    };
    drop(tx);
    let told: Vec<(AccountId, [Uuid; 2])> = concerned(&row, &seen)
        .into_iter()
        .map(|account| (account, [app.clock.id(), app.clock.id()]))
        .collect();
    let teller = Teller::new(app, app.clock.now())?;
    let link = format!("/amendments/{id}");
    let address = format!("{}{link}", app.site.base_url.as_str().trim_end_matches('/'));
    let title = seen.idea.title.as_str();
    let state = row.state.as_str();
    transact!(&app.db, tx => {
        if !store::told_of_amendment(tx, id, state).await? {
            return Ok(());
        }
        for (account, ids) in &told {
            let notice = Notice {
                kind: Kind::Ideas,
                about: id,
                link: &link,
                words: &|l| {
                    let became = t!(l, &format!("amendment-state-{state}"));
                    (
                        t!(l, &format!("notice-amendment-{}", if state == "open" { "new" } else { "decided" }), title = title, state = became.as_str()),
                        t!(l, "notice-amendment-mail", title = title, state = became.as_str(), link = address.as_str()),
                    )
                },
            };
            teller.tell(tx, *account, *ids, &notice).await?;
        }
        Ok::<_, Problem>(())
    })
}
