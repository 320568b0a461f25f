//! `POST /amendments/{id}/vote`: being for a change or against it, once a person, until the vote closes.

use super::super::{seen::Seen, store, support::own_tags};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::Fields;
use crate::moderation;
use crate::transact;
use crate::web::{Id, LocalPath, Visit};
use domain::ids::IdeaId;
use domain::moderation::Suspended;
use domain::rights::Denied;
use domain::rights::amendments::may_vote_on_amendment;
use serde_json::json;
use uuid::Uuid;

/// `POST /amendments/{id}/vote`
pub async fn vote(visit: Visit, Id(id): Id<Uuid>, fields: Fields) -> Answer {
    super::found(&visit, id).await?;
    let vote = match fields.get("vote") {
        "for" => Some(true),
        "against" => Some(false),
        _ => None,
    };
    let (event, tags) = (visit.app.clock.id(), own_tags(&visit)?);
    transact!(&visit.app.db, tx => {
        let row = store::amendment(tx, id).await?.or_not_found()?;
        let seen = Seen::load(&visit, tx, IdeaId(row.idea)).await?;
        let may = may_vote_on_amendment(&visit.actor, &seen.space, &seen.rules, &row.rules()?, visit.now)?;
        let takes_part = moderation::may_take_part(tx, *may.by(), seen.space.id, visit.now).await?;
        if let Err(Suspended { until }) = takes_part {
            return Err(Denied::Suspended { until }.into());
        }
        store::put_vote(tx, &may, &tags, vote, visit.now).await?;
        events::record(tx, event, visit.now, Kind::AmendmentRated, id, Some(*may.by()), &json!({ "idea": row.idea })).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("saved").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/amendments/{id}#vote"))))
}
