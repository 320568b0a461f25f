//! Supporting an idea, once a person, and taking that back; following it. The administration can see who supports (profile `open`), and each page
//! where one does says so.

use super::moderated;
use super::seen::Seen;
use super::store::{self, Step, Tag};
use crate::error::{Answer, Problem};
use crate::events::{self, Kind};
use crate::form::Fields;
use crate::t;
use crate::transact;
use crate::ui::{self, lang_of};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use axum::Router;
use axum::routing::get;
use domain::idea::StepKind;
use domain::ids::IdeaId;
use domain::rights::{self, Person};
use leptos::prelude::*;
use serde_json::json;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/ideas/{id}/support", get(ask).post(support))
        .route("/ideas/{id}/follow", get(ask_follow).post(follow))
}

/// The tags of whoever asks; none for a visitor.
///
/// # Errors
/// When the key cannot be read.
pub(super) fn own_tags(visit: &Visit) -> Result<Vec<Tag>, Problem> {
    let Some(account) = visit.actor.account else {
        return Ok(Vec::new());
    };
    let entry = visit.actor.resident.as_ref();
    let entry = entry.map(|resident| Person::Entry(resident.entry.0.into_bytes()));
    let account = Person::Account(account.0.into_bytes());
    let persons: Vec<Person> = entry.into_iter().chain([account]).collect();
    tags_of(visit, &persons)
}

/// The tags of a person.
///
/// # Errors
/// When the key cannot be read.
pub(super) fn tags_of(visit: &Visit, persons: &[Person]) -> Result<Vec<Tag>, Problem> {
    let key = visit.app.keys.of_purpose("supports", &*visit.app.clock);
    Ok(store::tags(&key.map_err(Problem::internal)?, persons))
}

/// `GET /ideas/{id}/support`: one question, for whoever had to sign in first.
async fn ask(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let tags = own_tags(&visit)?;
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(&visit, &mut tx, id).await?;
    let account = *rights::may_follow(&visit.actor, &seen.rules)?.by();
    let (supports, _) = store::mine(&mut tx, id, account, &tags).await?;
    drop(tx);
    if !supports {
        rights::may_support(&visit.actor, &seen.space, &seen.rules, visit.now)?;
    }
    let (title, action, label) = match supports {
        true => ("support-undo-question", "undo", "support-undo"),
        false => ("support-question", "support", "support-do"),
    };
    Ok(question(
        &visit,
        &seen,
        title,
        "support-open",
        (action, label),
    ))
}

/// `GET /ideas/{id}/follow`
async fn ask_follow(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(&visit, &mut tx, id).await?;
    let account = *rights::may_follow(&visit.actor, &seen.rules)?.by();
    let (_, follows) = store::mine(&mut tx, id, account, &[]).await?;
    drop(tx);
    let (title, action, label) = match follows {
        true => ("idea-unfollow-question", "leave", "idea-unfollow"),
        false => ("idea-follow-question", "follow", "idea-follow"),
    };
    Ok(question(
        &visit,
        &seen,
        title,
        "idea-follow-words",
        (action, label),
    ))
}

fn question(
    visit: &Visit,
    seen: &Seen,
    title: &str,
    words: &str,
    (action, label): (&'static str, &str),
) -> axum::response::Response {
    let l = visit.locale;
    let title = t!(l, title);
    visit.page(Page::new(Section::Other, title.clone()), || {
        view! {
            <div class="narrow">
                {ui::back(l, seen.path())}
                <h1>{title}</h1>
                <p class="lede" lang=lang_of(visit, &seen.idea.lang)>{seen.idea.title.clone()}</p>
                <p>{t!(l, words)}</p>
                <form method="post">
                    <input r#type="hidden" name="action" value=action/>
                    <div class="actions"><button class="button">{t!(l, label)}</button><a class="button quiet" href=seen.path()>{t!(l, "admin-cancel")}</a></div>
                </form>
            </div>
        }
    })
}

/// `POST /ideas/{id}/support`: supports, or takes it back. What was so already stays so.
async fn support(visit: Visit, Id(id): Id<IdeaId>, fields: Fields) -> Answer {
    match fields.get("action") {
        "undo" => undo(&visit, id).await?,
        "support" | "" => give(&visit, id).await?,
        _ => return Err(Problem::Malformed),
    }
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}#support"))))
}

async fn give(visit: &Visit, id: IdeaId) -> Result<(), Problem> {
    let tags = own_tags(visit)?;
    let (event, now) = (visit.app.clock.id(), visit.now);
    let step = Step::new(visit.app.clock.id(), StepKind::Threshold, None, now);
    // No event for each support: its row says all there is to say.
    transact!(&visit.app.db, tx => {
        let seen = Seen::load(visit, tx, id).await?;
        let may = rights::may_support(&visit.actor, &seen.space, &seen.rules, now)?;
        moderated::takes_part(visit, tx, seen.space.id).await?;
        let Some(supports) = store::support(tx, &may, &tags, now).await? else {
            return Ok(());
        };
        if let Some(due) = seen.board.rules.due(supports, now)
            && store::set_due(tx, id, due).await?
        {
            store::add_step(tx, id, &step).await?;
            events::record(tx, event, now, Kind::IdeaDue, id.0, None, &json!({ "supports": supports })).await?;
        }
        Ok::<_, Problem>(())
    })
}

async fn undo(visit: &Visit, id: IdeaId) -> Result<(), Problem> {
    let tags = own_tags(visit)?;
    transact!(&visit.app.db, tx => {
        let seen = Seen::load(visit, tx, id).await?;
        let may = rights::may_follow(&visit.actor, &seen.rules)?;
        store::unsupport(tx, &may, &tags).await?;
        Ok::<_, Problem>(())
    })
}

/// `POST /ideas/{id}/follow`
async fn follow(visit: Visit, Id(id): Id<IdeaId>, fields: Fields) -> Answer {
    let is_wanted = match fields.get("action") {
        "leave" => false,
        "follow" | "" => true,
        _ => return Err(Problem::Malformed),
    };
    let now = visit.now;
    transact!(&visit.app.db, tx => {
        let seen = Seen::load(&visit, tx, id).await?;
        let may = rights::may_follow(&visit.actor, &seen.rules)?;
        store::follow(tx, &may, is_wanted, now).await?;
        Ok::<_, Problem>(())
    })?;
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}#support"))))
}
