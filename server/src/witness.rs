//! `comitia witness`: a process of its own, best run by somebody else than the town, that follows records and cosigns their checkpoints, by
//! [C2SP tlog-witness](https://c2sp.org/tlog-witness). It never cosigns two roots of one size.

mod memory;

use crate::clock::SystemClock;
use app::clock::Clock;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use ballot::secret::record::witness::{AddCheckpoint, NotWitnessed};
use memory::Memory;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

/// The longest request: a proof of 63 hashes and a note with a hundred signatures are shorter.
const LONGEST: usize = 64 * 1024;

/// How it runs.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Address and port to listen on; port 0 takes a free one. Put a proxy with TLS in front of it.
    #[arg(long, default_value = "127.0.0.1:3100")]
    listen: SocketAddr,
    /// Folder of its key and of what it saw. Whoever loses it needs a new name and key.
    #[arg(long)]
    data: PathBuf,
    /// Its name, like `witness.example/1`; needed the first time.
    #[arg(long)]
    name: Option<String>,
    /// TOML file with the keys of the records it follows, `logs = ["ORIGIN+ID+KEY", …]`; `logs.toml` in the folder if not given. It is read anew when an unknown record
    /// comes.
    #[arg(long)]
    logs: Option<PathBuf>,
}

type Shared = Arc<Mutex<Memory>>;

/// Serves until `stop` is ready.
///
/// # Errors
/// In words for whoever started it.
pub async fn run(
    options: Options,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Box<dyn std::error::Error>> {
    let logs = options.logs.clone();
    let logs = logs.unwrap_or_else(|| options.data.join("logs.toml"));
    let seed = SystemClock::default().random();
    let memory = Memory::open(&options.data, options.name.as_deref(), &logs, &seed)?;
    let listener = TcpListener::bind(options.listen).await?;
    println!("key {}", memory.key());
    println!("listening on http://{}", listener.local_addr()?);
    let router = Router::new()
        .route("/add-checkpoint", post(add_checkpoint))
        .layer(DefaultBodyLimit::max(LONGEST))
        .with_state(Arc::new(Mutex::new(memory)));
    axum::serve(listener, router)
        .with_graceful_shutdown(stop)
        .await?;
    Ok(())
}

/// `POST /add-checkpoint`
async fn add_checkpoint(State(memory): State<Shared>, body: Bytes) -> Response {
    let Some(request) = std::str::from_utf8(&body)
        .ok()
        .and_then(AddCheckpoint::parse)
    else {
        return refusal(NotWitnessed::Form);
    };
    let seconds = SystemClock::default().now().as_second();
    let seen_at = u64::try_from(seconds).unwrap_or(0);
    // One after the other: what was seen last is compared and replaced in one step.
    let done = tokio::task::spawn_blocking(move || match memory.lock() {
        Ok(mut memory) => memory.witness(&request, seen_at),
        Err(_) => Err(memory::Failure::Stopped),
    });
    match done.await {
        Ok(Ok(Ok(line))) => line.into_response(),
        Ok(Ok(Err(refused))) => refusal(refused),
        Ok(Err(error)) => {
            tracing::error!(error.cause = %error, "a checkpoint was not cosigned");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn refusal(refused: NotWitnessed) -> Response {
    let status = StatusCode::from_u16(refused.status());
    let status = status.unwrap_or(StatusCode::BAD_REQUEST);
    match refused {
        NotWitnessed::Stale { size } | NotWitnessed::Root { size } => (
            status,
            [(CONTENT_TYPE, "text/x.tlog.size")],
            format!("{size}\n"),
        )
            .into_response(),
        other => (status, format!("{other}\n")).into_response(),
    }
}
