//! Agreeing with the issuers of secret polls beside this server, beside all other work: one that is down keeps nothing else back.

use crate::channels::PAUSE;
use app::web::AppState;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Starts the worker; it ends after its round when told to stop.
pub fn start(app: AppState, mut stopped: watch::Receiver<bool>) -> JoinHandle<()> {
    tokio::spawn(async move {
        while !*stopped.borrow() {
            if let Err(problem) = app::polls::agree(&app).await {
                tracing::error!(error.cause = ?problem, "issuers were not asked");
            }
            let _ = tokio::time::timeout(PAUSE, stopped.changed()).await;
        }
    })
}
