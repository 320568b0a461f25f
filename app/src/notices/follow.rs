//! `/me/notices/polls/{id}`: being reminded before a poll closes. Whether somebody voted plays no part: nobody here can know it.

use super::store;
use crate::error::{Answer, OrNotFound, Problem};
use crate::events;
use crate::form::Fields;
use crate::polls::{self, Standing};
use crate::t;
use crate::transact;
use crate::ui::{self, lang_of};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use domain::ids::PollId;
use domain::poll::PollState;
use domain::rights;
use leptos::prelude::*;
use serde_json::json;

/// Whether there is still time to remind somebody.
fn is_in_time(visit: &Visit, poll: &Standing) -> bool {
    let is_ahead = matches!(poll.poll.state, PollState::Published | PollState::Open);
    let remind_at = poll.poll.closes_at.checked_sub(super::jobs::AHEAD);
    is_ahead && remind_at.is_ok_and(|at| at > visit.now)
}

/// `GET /me/notices/polls/{id}`
pub async fn page(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let poll = polls::standing(&visit.app, &mut tx, id, visit.now).await?;
    let poll = poll.or_not_found()?;
    let follows = store::follows(&mut tx, *permit.account(), id).await?;
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "follow-title");
    let (words, action) = match (follows, is_in_time(&visit, &poll)) {
        (true, _) => (t!(l, "follow-is"), Some(("leave", t!(l, "follow-leave")))),
        (false, true) => (
            t!(l, "follow-words"),
            Some(("follow", t!(l, "follow-follow"))),
        ),
        (false, false) => (t!(l, "follow-late"), None),
    };
    let form = action.map(|(value, label)| {
        view! {
            <form method="post">
                <input r#type="hidden" name="action" value=value/>
                <div class="actions"><button class="button">{label}</button></div>
            </form>
        }
    });
    let lang = lang_of(&visit, &poll.lang);
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        view! {
            <div class="narrow">
                {ui::back(l, format!("/polls/{id}"))}
                <h1>{title}</h1>
                <p class="lede" lang=lang>{poll.title}</p>
                <p>{words}</p>
                {form}
                <p class="small"><a href="/me/notices">{t!(l, "me-notices")}</a></p>
            </div>
        }
    }))
}

/// `POST /me/notices/polls/{id}`
pub async fn change(visit: Visit, Id(id): Id<PollId>, fields: Fields) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let poll = polls::standing(&visit.app, &mut tx, id, visit.now).await?;
    let poll = poll.or_not_found()?;
    drop(tx);
    let is_wanted = match fields.get("action") {
        "follow" => true,
        "leave" => false,
        _ => return Err(Problem::Malformed),
    };
    if is_wanted && !is_in_time(&visit, &poll) {
        return Err(Problem::Conflict);
    }
    let (event, now, account) = (visit.app.clock.id(), visit.now, *permit.account());
    transact!(&visit.app.db, tx => {
        store::follow(tx, &permit, id, is_wanted, now).await?;
        events::record(tx, event, now, events::Kind::NoticesEdited, account.0, Some(account), &json!({})).await
    })?;
    visit.notice("saved").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/me/notices/polls/{id}"))))
}
