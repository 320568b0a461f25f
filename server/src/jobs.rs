//! Work that no request waits for. Every job may run twice.

use crate::security::Limits;
use app::web::AppState;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

/// How long the worker rests between two rounds.
const PAUSE: Duration = Duration::from_secs(1);
/// The ballots of open polls are mixed once in so many rounds, so that in a rush the box is not written anew every second.
const MIXING: u32 = 60;
/// What is old is cleared away once in so many rounds.
const CLEARING: u32 = 600;

/// What shows that nobody shortened the log is written down once in so many rounds: about once a day.
const DAILY: u32 = 86_400;

/// Starts the worker; it ends after its round when told to stop.
pub fn start(
    app: AppState,
    limits: Arc<Limits>,
    mut stopped: watch::Receiver<bool>,
) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut rounds = 0_u32;
        let mut beside = JoinSet::new();
        while !*stopped.borrow() {
            limits.forget_idle();
            round(&app).await;
            if rounds.is_multiple_of(MIXING) {
                told(app::polls::jobs::mix_due(&app).await, "mixing ballots");
            }
            if rounds.is_multiple_of(CLEARING) {
                follow_directory(&app, &mut beside);
                told(
                    app::polls::jobs::destroy_keys(&app).await,
                    "destroying keys",
                );
                told(app::polls::settle(&app).await, "settling secret polls");
                told(
                    app::identity::jobs::purge(&app).await,
                    "clearing changes of addresses and failed attempts",
                );
                told(
                    app::signals::look(&app).await,
                    "looking for signs of misuse",
                );
                told(app::roll::purge(&app).await, "clearing files of the roll");
                told(
                    app::ideas::remind(&app).await,
                    "reminding of official answers",
                );
                told(
                    app::ideas::purge(&app).await,
                    "clearing invitations to ideas",
                );
                told(
                    app::contacts::purge(&app).await,
                    "clearing codes of contact points",
                );
            }
            if rounds.is_multiple_of(DAILY) {
                told(
                    app::access::log_head(&app).await,
                    "logging the head of the access log",
                );
                told(
                    app::ideas::prove(&app).await.map(|_| ()),
                    "proving the counters of ideas",
                );
                told(
                    app::spaces::index_missing(&app).await,
                    "making spaces findable",
                );
                told(
                    app::polls::index_missing(&app).await,
                    "making polls findable",
                );
            }
            if rounds.is_multiple_of(CLEARING) {
                told(
                    app::retention::apply(&app).await,
                    "clearing what has had its time",
                );
            }
            rounds = rounds.wrapping_add(1);
            let _ = tokio::time::timeout(PAUSE, stopped.changed()).await;
        }
        beside.shutdown().await;
    })
}

/// Follows the directory beside the other jobs, which do not wait until it has answered; one run at a time.
fn follow_directory(app: &AppState, beside: &mut JoinSet<()>) {
    while beside.try_join_next().is_some() {}
    if beside.is_empty() {
        let app = app.clone();
        beside.spawn(async move {
            if let Err(error) = app::directory::nightly(&app).await {
                tracing::error!(error.cause = %error, "the directory could not be followed");
            }
        });
    }
}

/// Every job once, one after the other. Tests run rounds by hand.
pub async fn round(app: &AppState) {
    told(app::polls::tend(app).await, "tending secret polls");
    told(app::trustees::jobs::tend(app).await, "tending trustees");
    told(app::polls::jobs::open_due(app).await, "opening polls");
    told(app::polls::jobs::close_due(app).await, "closing polls");
    told(
        app::access::tell(app).await,
        "telling people what was opened",
    );
    told(app::ideas::tell(app).await, "telling of ideas");
    told(
        app::ideas::amendments::count_votes(app).await,
        "counting votes on amendments",
    );
    told(
        app::ideas::amendments::tell(app).await,
        "telling of amendments",
    );
    told(
        app::discussion::tell(app).await,
        "telling people of replies and of being named",
    );
    told(
        app::moderation::alert(app).await,
        "telling moderators what waits",
    );
    told(app::notices::deliver(app).await, "delivering notices");
}

/// A job that failed is tried again in the next round; the log says what it was.
fn told(done: Result<(), app::error::Problem>, job: &'static str) {
    if let Err(problem) = done {
        tracing::error!(job, error.cause = ?problem, "a job failed");
    }
}
