//! Asking the witnesses of secret polls, beside all other work: one that is down keeps nothing else back.

use crate::channels::PAUSE;
use app::secret::Asking;
use app::web::AppState;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Starts the worker; it ends after its round when told to stop.
pub fn start(app: AppState, mut stopped: watch::Receiver<bool>) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut asking = Asking::default();
        while !*stopped.borrow() {
            if let Err(problem) = app::polls::watch(&app, &mut asking).await {
                tracing::error!(error.cause = ?problem, "witnesses were not asked");
            }
            let _ = tokio::time::timeout(PAUSE, stopped.changed()).await;
        }
    })
}
