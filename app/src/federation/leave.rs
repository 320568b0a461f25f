//! Signing out at the provider as well (OpenID Connect RP-Initiated Logout 1.0).

use super::protocol::sign_out_address;
use super::store;
use crate::error::{Answer, OrNotFound, Problem};
use crate::t;
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use axum::Router;
use axum::routing::get;
use leptos::prelude::*;
use uuid::Uuid;

/// Session entry: the provider somebody signed in by.
const SESSION_PROVIDER: &str = "provider";

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/sign-out/with/{id}", get(page))
}

/// Remembers in the session by which provider somebody signed in.
pub async fn note(visit: &Visit, provider: Uuid) -> Result<(), Problem> {
    Ok(visit.session.insert(SESSION_PROVIDER, provider).await?)
}

/// Where to go after signing out: to the page about the provider, for whoever signed in by one.
///
/// # Errors
/// When the session cannot be read.
pub async fn signed_in_by(visit: &Visit) -> Result<Option<LocalPath>, Problem> {
    let provider: Option<Uuid> = visit.session.get(SESSION_PROVIDER).await?;
    Ok(provider.map(|provider| LocalPath::new(format!("/sign-out/with/{provider}"))))
}

/// `GET /sign-out/with/{id}`: signed out here; at the provider perhaps not.
async fn page(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    let provider = store::one(&mut visit.app.db.read().await?, id)
        .await?
        .or_not_found()?;
    let there = match sign_out_address(&visit.app, &provider).await {
        Ok(there) => there,
        Err(fault) => {
            tracing::warn!(provider.id = %provider.id, error.cause = %fault, "signing out at a provider is not offered");
            None
        }
    };
    let l = visit.locale;
    let title = t!(l, "provider-left-title");
    let name = provider.name;
    Ok(visit.page(Page::new(Section::Other, title.clone()), || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{t!(l, "provider-left-lede", name = name.as_str())}</p>
                {match there {
                    Some(there) => view! { <div class="actions"><a class="button" href=there.to_string()>{t!(l, "provider-leave", name = name.as_str())}</a></div> }.into_any(),
                    None => view! { <p>{t!(l, "provider-leave-there", name = name.as_str())}</p> }.into_any(),
                }}
                <p><a href="/">{t!(l, "provider-home")}</a></p>
            </div>
        }
    }))
}
