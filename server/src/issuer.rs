//! `comitia issuer`: a process of its own, run by another administration than the town, that gives its part of each credential of secret polls. Its register,
//! passkeys, keys and database are its own.

mod register;
mod settings;

pub use settings::{Issuer, Options, Step};

use crate::assets::Assets;
use crate::clock::SystemClock;
use crate::security::{self, Limits};
use app::clock::Clock;
use app::db::{Db, Part};
use app::error::Problem;
use app::issuer::{self, Guest, Office, Opening, Refusal};
use app::keys::Keys;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use settings::Outcome;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

/// The longest request: a manifest in base64 is shorter.
const LONGEST: usize = 128 * 1024;
/// A request that takes longer than this is given up.
const TIMEOUT: Duration = Duration::from_secs(60);
/// How long the worker rests between two rounds.
const PAUSE: Duration = Duration::from_secs(5);

/// Does what was typed: serves until `stop` is ready, or takes one step and ends.
///
/// # Errors
/// In words for whoever typed it.
pub async fn run(issuer: Issuer, stop: impl Future<Output = ()> + Send + 'static) -> Outcome<()> {
    match issuer.step {
        Some(step) => register::take(&issuer.options, step).await,
        None => serve(issuer.options, stop).await,
    }
}

/// Opens the office of these settings at an address that is bound.
///
/// # Errors
/// In words, when something cannot be opened.
pub async fn open(options: &Options, listening: SocketAddr, assets: &Assets) -> Outcome<Office> {
    let data = &options.data;
    std::fs::create_dir_all(data).map_err(|e| format!("{}: {e}", data.display()))?;
    let keys = Keys::open(options.keys_folder())
        .map_err(|e| format!("{}: {e}", options.keys_folder().display()))?;
    let db = Db::open(&options.database(), Part::Process).await?;
    db.migrate(Part::Process).await?;
    let towns = options.towns_file();
    let set = Opening {
        name: options.known_name()?,
        url: options.url(listening)?,
        rp_id: options.rp_id.clone(),
        language: options.locale()?,
        term_days: options.term_days,
        style: assets.style(),
        // Its two islands are in the bundle of those who keep a part of something: trustees, and other issuers.
        islands: assets.trustee_islands(),
        towns: Arc::new(move || settings::read_towns(&towns)),
    };
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
    Ok(Office::open(set, db, keys, clock)?)
}

async fn serve(options: Options, stop: impl Future<Output = ()> + Send + 'static) -> Outcome<()> {
    let assets = Assets::load(&options.site);
    let listener = TcpListener::bind(options.listen).await?;
    let address = listener.local_addr()?;
    let office = open(&options, address, &assets).await?;
    let towns = (office.set.towns)()?;
    println!("key {}", office.key.public());
    println!("issues for {} municipalities", towns.len());
    println!("listening on http://{address}");
    println!("open {}", office.url());
    let (stopping, mut stopped) = watch::channel(false);
    let limits = Arc::new(Limits::new(0, options.address_limit, options.proxy));
    let jobs = tokio::spawn(work(office.clone(), limits.clone(), stopped.clone()));
    let service = router(office.clone(), assets, limits);
    let service = service.into_make_service_with_connect_info::<SocketAddr>();
    let graceful = async move {
        stop.await;
        let _ = stopping.send(true);
    };
    let serving = axum::serve(listener, service).with_graceful_shutdown(graceful);
    let late = async move {
        let _ = stopped.changed().await;
        tokio::time::sleep(Duration::from_secs(30)).await;
    };
    tokio::select! { served = serving => served?, () = late => {} }
    let _ = jobs.await;
    office.db.close().await;
    Ok(())
}

/// Batches, closes and deletions, until told to stop.
async fn work(office: Office, limits: Arc<Limits>, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        limits.forget_idle();
        if let Err(problem) = issuer::round(&office).await {
            tracing::error!(error.cause = ?problem, "a round failed");
        }
        let _ = tokio::time::timeout(PAUSE, stopped.changed()).await;
    }
}

/// All routes with all their layers. The last layer named is the outermost.
pub fn router(office: Office, assets: Assets, limits: Arc<Limits>) -> Router {
    let https = office.set.url.scheme() == "https";
    let origin = Arc::new(office.set.url.origin());
    let pages = Router::new()
        .route("/", get(issuer::home))
        .route("/enrol", get(issuer::show_code).post(issuer::ask_code))
        .route("/enrol/passkey", post(issuer::make))
        .route("/issue", get(issuer::issue))
        .route("/language/{tag}", get(issuer::choose_language))
        .route("/polls/{name}", get(issuer::about))
        .route("/polls/{name}/credential", post(issuer::credential))
        .layer(from_fn_with_state(origin, security::same_origin));
    // Municipalities are no browsers: what they ask is signed, what they fetch will be public.
    let towns = Router::new()
        .route("/agreement", post(agreement))
        .route("/polls/{name}/batches/{number}", get(batch));
    let health = Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .with_state(office.clone());
    let mut all = pages
        .merge(towns)
        .fallback(async || Problem::NotFound)
        .method_not_allowed_fallback(async || Problem::WrongMethod)
        .layer(DefaultBodyLimit::max(LONGEST))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(limits.clone(), security::limit_issuer))
        .layer(from_fn_with_state(limits, security::limit))
        .layer(from_fn_with_state(office.clone(), problems))
        .layer(TimeoutLayer::with_status_code(
            axum::http::StatusCode::SERVICE_UNAVAILABLE,
            TIMEOUT,
        ))
        .layer(CompressionLayer::new())
        .with_state(office)
        .merge(assets.routes())
        .merge(health)
        .layer(from_fn(security::headers))
        .layer(from_fn(security::log));
    if https {
        all = all.layer(from_fn(security::strict_transport));
    }
    all
}

/// Middleware: makes a page of a problem, and tells the log of those that are ours.
async fn problems(State(office): State<Office>, request: Request, next: Next) -> Response {
    let headers: HeaderMap = request.headers().clone();
    let response = next.run(request).await;
    let Some(problem) = response.extensions().get::<Problem>().cloned() else {
        return response;
    };
    if let Problem::Internal(cause) = &problem {
        tracing::error!(error.cause = %cause, "request failed");
    }
    issuer::problem_page(&office, &headers, &problem)
}

/// `POST /agreement`: a signed note of a municipality, answered by one.
async fn agreement(State(office): State<Office>, body: Bytes) -> Result<Response, Problem> {
    let Ok(note) = std::str::from_utf8(&body) else {
        return Ok(refused(Refusal::Malformed));
    };
    Ok(match issuer::answer(&office, note).await? {
        Ok(note) => ([(CACHE_CONTROL, "no-store")], note).into_response(),
        Err(refusal) => refused(refusal),
    })
}

fn refused(refusal: Refusal) -> Response {
    let (status, word) = refusal.parts();
    tracing::warn!(word, "a municipality is refused");
    (status, format!("{word}\n")).into_response()
}

/// `GET /polls/{name}/batches/{number}`: a batch of issued slots as it goes into the record; nothing, if there is none of this number yet.
async fn batch(
    guest: Guest,
    Path((name, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let name = issuer::poll_id(&name).ok_or(Problem::NotFound)?;
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    let leaf = issuer::batch(&guest.office, name, number).await?;
    let headers = [
        (CONTENT_TYPE, "application/octet-stream"),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, leaf).into_response())
}

/// Ready when the database answers and the keys of every open poll are there.
async fn ready(State(office): State<Office>) -> Response {
    match issuer::require_keys(&office).await {
        Ok(()) => "ready\n".into_response(),
        Err(problem) => {
            tracing::warn!(error.cause = ?problem, "not ready");
            let status = axum::http::StatusCode::SERVICE_UNAVAILABLE;
            (status, "not ready; see the log\n").into_response()
        }
    }
}
