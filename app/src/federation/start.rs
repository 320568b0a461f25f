//! On the way to a provider.

use super::buttons::Purpose;
use super::protocol::{Asked, Fault, lead_to};
use super::store::{self, Provider};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events;
use crate::t;
use crate::transact;
use crate::web::{AppState, Id, LocalPath, Page, Query, Section, Visit};
use axum::Router;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse;
use axum::routing::get;
use domain::rights;
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// Session entry: what was asked of a provider.
const SESSION_ATTEMPT: &str = "provider attempt";
/// Whoever takes longer at the provider has to begin again.
const PATIENCE: SignedDuration = SignedDuration::from_mins(20);

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/sign-in/with/{id}", get(start))
}

/// Somebody who is on the way to a provider and back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Attempt {
    /// The provider.
    pub provider: Uuid,
    /// What for.
    pub purpose: Purpose,
    /// What was asked.
    pub asked: Asked,
    /// Where to go then.
    pub next: String,
    /// When, in seconds since 1970-01-01 UTC.
    pub since: i64,
}

/// What was asked of a provider in this session, once: whatever comes back, it cannot be used again.
pub async fn attempt(visit: &Visit) -> Result<Option<Attempt>, Problem> {
    if visit.session.id().is_none() {
        return Ok(None);
    }
    let Some(kept) = visit.session.remove_value(SESSION_ATTEMPT).await? else {
        return Ok(None);
    };
    visit.session.save().await?;
    let kept: Option<Attempt> = serde_json::from_value(kept).ok();
    let earliest = (visit.now - PATIENCE).as_second();
    Ok(kept.filter(|attempt| attempt.since >= earliest))
}

/// The provider in the path, if one can sign in by it.
pub async fn active(visit: &Visit, id: Uuid) -> Result<Provider, Problem> {
    let found = store::one(&mut visit.app.db.read().await?, id).await?;
    found.filter(|provider| provider.is_active).or_not_found()
}

/// `GET /sign-in/with/{id}`: leads to the provider. A link and no form, because browsers apply `form-action` to where a form leads on to.
async fn start(visit: Visit, Id(id): Id<Uuid>, Query(query): Query) -> Answer {
    let provider = active(&visit, id).await?;
    let purpose = Purpose::of(query.get("for"));
    match purpose {
        Purpose::SignIn => {}
        Purpose::Connect => {
            rights::may_act_for_sure(&visit.actor, visit.now)?;
        }
        Purpose::Confirm | Purpose::Resident | Purpose::Strong => {
            rights::may_manage_own_account(&visit.actor)?;
        }
    }
    let next = LocalPath::to_return_to(query.get("next"));
    let acr = match purpose {
        Purpose::Strong => provider.strong_acr.clone(),
        Purpose::Resident => format!("{} {}", provider.resident_acr, provider.strong_acr),
        _ => String::new(),
    };
    let asked = Asked::new(&visit.app, purpose == Purpose::Confirm);
    let to = match lead_to(&visit.app, &provider, &asked, &acr, visit.locale.tag()).await {
        Ok(to) => to,
        Err(fault) => return failed(&visit, &provider, &fault, &next).await,
    };
    let attempt = Attempt {
        provider: provider.id,
        purpose,
        asked,
        next: next.as_str().to_owned(),
        since: visit.now.as_second(),
    };
    visit.session.insert(SESSION_ATTEMPT, attempt).await?;
    let mut response = StatusCode::SEE_OTHER.into_response();
    let to = HeaderValue::from_str(to.as_str()).map_err(Problem::internal)?;
    response.headers_mut().insert(LOCATION, to);
    Ok(response)
}

/// The page that says what is the matter with a provider, with the other ways; an event and a line in the log for the administration.
pub async fn failed(visit: &Visit, provider: &Provider, fault: &Fault, next: &LocalPath) -> Answer {
    let (why, status) = match fault {
        Fault::SentBack(_) => ("sent_back", StatusCode::UNPROCESSABLE_ENTITY),
        Fault::Down(_) => ("down", StatusCode::BAD_GATEWAY),
        Fault::Doubtful(_) => ("doubtful", StatusCode::BAD_GATEWAY),
        Fault::Stale => ("stale", StatusCode::BAD_GATEWAY),
        Fault::SetUp(_) => ("set_up", StatusCode::BAD_GATEWAY),
    };
    tracing::warn!(provider.id = %provider.id, error.cause = %fault, "signing in by a provider failed");
    let (id, facts) = (visit.app.clock.id(), json!({ "why": why }));
    transact!(&visit.app.db, tx => events::record(tx, id, visit.now, events::Kind::ProviderFailed, provider.id, None, &facts).await.map_err(Problem::from))?;
    let l = visit.locale;
    let name = provider.name.as_str();
    let words = match fault {
        Fault::SentBack(_) => t!(l, "provider-sent-back", name = name),
        Fault::Down(_) | Fault::SetUp(_) => t!(l, "provider-down", name = name),
        Fault::Doubtful(_) => t!(l, "provider-doubtful", name = name),
        Fault::Stale => t!(l, "provider-stale", name = name),
    };
    Ok(told(visit, status, words, next))
}

/// A page that says in words why nobody was signed in, and offers the other ways.
pub fn told(
    visit: &Visit,
    status: StatusCode,
    words: String,
    next: &LocalPath,
) -> axum::response::Response {
    let l = visit.locale;
    let title = t!(l, "provider-failed-title");
    let page = Page {
        status,
        ..Page::new(Section::Other, title.clone())
    };
    let on = if visit.actor.account.is_some() {
        next.clone()
    } else {
        LocalPath::sign_in(next.as_str())
    };
    let label = if visit.actor.account.is_some() {
        t!(l, "provider-go-back")
    } else {
        t!(l, "provider-other-ways")
    };
    visit.page(page, || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{words}</p>
                <p>{t!(l, "provider-failed-words", contact = visit.app.site.contact.as_str())}</p>
                <div class="actions"><a class="button" href=on.as_str().to_owned()>{label}</a></div>
            </div>
        }
    })
}

/// The moment an attempt was begun.
pub fn begun(attempt: &Attempt) -> Timestamp {
    Timestamp::from_second(attempt.since).unwrap_or(Timestamp::MIN)
}
