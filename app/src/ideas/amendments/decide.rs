//! Accepting, declining and taking back an amendment.

use super::super::store::Step;
use super::super::{seen::Seen, store};
use super::page;
use crate::db::Tx;
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::web::{Id, LocalPath, Visit};
use crate::{ideas, transact};
use axum::http::StatusCode;
use domain::amendment::{State, WHY};
use domain::idea::StepKind;
use domain::ids::IdeaId;
use domain::rights::Denied;
use domain::rights::amendments::{may_apply, may_decide_amendment, may_withdraw_amendment};
use serde_json::json;
use uuid::Uuid;

/// What became of a decision.
enum Decided {
    Yes,
    /// The text of the idea was changed meanwhile, or somebody else decided.
    Overtaken,
}

/// `POST /amendments/{id}/decide`
pub async fn decide(visit: Visit, Id(id): Id<Uuid>, fields: Fields) -> Answer {
    let mut form = FormState::of(fields);
    let (row, seen) = super::found(&visit, id).await?;
    may_decide_amendment(
        &visit.actor,
        &seen.space,
        &seen.rules,
        &row.rules()?,
        visit.now,
    )?;
    let accepts = match form.fields.get("do") {
        "accept" => true,
        "decline" => false,
        _ => {
            form.refuse("reasons", "admin-choose", &[]);
            return page::draw(&visit, id, &form, StatusCode::OK).await;
        }
    };
    let reasons = if accepts {
        form.optional_paragraphs("reasons", WHY)
    } else {
        form.paragraphs("reasons", WHY)
    };
    form.say_if_empty("reasons", "needed-amendment-reasons");
    if form.is_refused() {
        return page::draw(&visit, id, &form, StatusCode::OK).await;
    }
    let ids = [visit.app.clock.id(), visit.app.clock.id()];
    let decided: Result<Decided, Problem> = transact!(&visit.app.db, tx => {
        carry_out(&visit, tx, id, (accepts, &reasons), ids).await
    });
    match decided? {
        Decided::Overtaken => page::draw(&visit, id, &form, StatusCode::CONFLICT).await,
        Decided::Yes => {
            let key = if accepts {
                "amendment-was-accepted"
            } else {
                "amendment-was-declined"
            };
            visit.notice(key).await?;
            Ok(visit.redirect(&LocalPath::new(format!("/amendments/{id}"))))
        }
    }
}

async fn carry_out(
    visit: &Visit,
    tx: &mut Tx,
    id: Uuid,
    (accepts, reasons): (bool, &str),
    ids: [Uuid; 2],
) -> Result<Decided, Problem> {
    let row = store::amendment(tx, id).await?.or_not_found()?;
    let seen = Seen::load(visit, tx, IdeaId(row.idea)).await?;
    let rules = row.rules()?;
    let may = may_decide_amendment(&visit.actor, &seen.space, &seen.rules, &rules, visit.now)?;
    let (state, version) = if accepts {
        (State::Accepted, Some(row.base + 1))
    } else {
        (State::Declined, None)
    };
    if accepts {
        let apply = may_apply(&may, &rules).or_not_found()?;
        if !store::apply_amendment(tx, &apply, &row.wording(&seen.idea), visit.now).await? {
            return Ok(Decided::Overtaken);
        }
        let step = Step {
            about: Some(id),
            ..Step::new(ids[1], StepKind::Edited, Some(*apply.by()), visit.now)
        };
        store::add_step(tx, seen.idea.id, &step).await?;
        ideas::index(tx, seen.idea.id).await?;
    }
    if !store::decide_amendment(tx, &may, state, (reasons, version), visit.now).await? {
        return Err(Problem::Conflict);
    }
    let facts = json!({ "idea": row.idea, "state": state.word() });
    events::record(
        tx,
        ids[0],
        visit.now,
        Kind::AmendmentDecided,
        id,
        visit.actor.account,
        &facts,
    )
    .await?;
    Ok(Decided::Yes)
}

/// `POST /amendments/{id}/withdraw`
pub async fn withdraw(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    let event = visit.app.clock.id();
    super::found(&visit, id).await?;
    transact!(&visit.app.db, tx => {
        let row = store::amendment(tx, id).await?.or_not_found()?;
        let rules = row.rules()?;
        let may = match may_withdraw_amendment(&visit.actor, &rules) {
            // The same form sent twice.
            Err(Denied::Settled) if rules.state == State::Withdrawn => return Ok(()),
            may => may?,
        };
        if !store::withdraw_amendment(tx, &may, visit.now).await? {
            return Err(Problem::Conflict);
        }
        events::record(tx, event, visit.now, Kind::AmendmentWithdrawn, id, Some(*may.by()), &json!({ "idea": row.idea })).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("amendment-was-withdrawn").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/amendments/{id}"))))
}
