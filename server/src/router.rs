//! Which layer lies around which.

use crate::assets::Assets;
use crate::page_cache::{self, PageCache};
use crate::security::{self, Limits};
use app::error::Problem;
use app::identity::sessions::SessionTable;
use app::web::{self, AppState};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use std::sync::Arc;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time;
use tower_sessions::{Expiry, SessionManagerLayer};

/// A request that takes longer than this is given up.
const TIMEOUT: Duration = Duration::from_secs(30);

/// All routes with all their layers. The last layer named is the outermost.
pub fn router(app: AppState, assets: Assets, limits: Arc<Limits>) -> Router {
    let https = app.site.base_url.scheme() == "https";
    let origin = Arc::new(app.site.base_url.origin());
    let table = SessionTable::new(app.db.clone(), app.clock.clone());
    // `__Host-` binds the cookie to this host and to https; on http (a laptop) browsers would drop it.
    let session_cookie = if https { "__Host-comitia" } else { "comitia" };
    let page_cache = PageCache::new(app.clone(), limits.clone(), session_cookie);
    let sessions = SessionManagerLayer::new(table)
        .with_name(session_cookie)
        .with_secure(https)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(time::Duration::days(30)));
    let pages = app::routes()
        .fallback(async || Problem::NotFound)
        .method_not_allowed_fallback(async || Problem::WrongMethod)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(origin, security::same_origin))
        .layer(from_fn_with_state(limits.clone(), security::limit))
        .layer(from_fn_with_state(app.clone(), web::visit))
        .layer(from_fn_with_state(limits, security::from_where))
        .layer(sessions)
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            TIMEOUT,
        ))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(page_cache, page_cache::shared))
        .with_state(app.clone());
    let health = Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .with_state(app);
    let mut all = pages
        .merge(assets.routes())
        .merge(health)
        .layer(from_fn(security::headers))
        .layer(from_fn(security::log));
    if https {
        all = all.layer(from_fn(security::strict_transport));
    }
    all
}

/// Ready when the database answers and the key of every open poll is here: a machine with another folder of keys is to get no visitors.
async fn ready(State(app): State<AppState>) -> Result<&'static str, (StatusCode, &'static str)> {
    let not_ready = |error: &dyn std::fmt::Display, words| {
        tracing::warn!(error.cause = %error, "not ready");
        Err((StatusCode::SERVICE_UNAVAILABLE, words))
    };
    match app::polls::jobs::require_keys(&app).await {
        Ok(()) => Ok("ready\n"),
        Err(Problem::Key(error)) => not_ready(
            &error,
            "the key of an open poll is missing or another; see the log\n",
        ),
        Err(Problem::Internal(error)) => not_ready(&error, "the database does not answer\n"),
        Err(_) => not_ready(&"no answer", "not ready\n"),
    }
}

/// A panic is a fault of ours: the visitor gets the same page as for other faults, the log the cause.
fn panicked(cause: Box<dyn std::any::Any + Send>) -> axum::response::Response {
    let text = cause
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| cause.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    axum::response::IntoResponse::into_response(Problem::internal(std::io::Error::other(
        text.unwrap_or_else(|| "panic".into()),
    )))
}
