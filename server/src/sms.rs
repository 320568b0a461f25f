//! Text messages, by a gateway that takes them over HTTP: `{"to": "+49…", "text": "…"}`. What is queued and tried again is as with mail.

use crate::StartError;
use crate::channels::{self, Failure};
use crate::config::Config;
use app::db::DbError;
use app::federation::fetch::{fetch, is_safe};
use app::keys::Keys;
use app::mail::{self, Channel, Mail};
use app::web::AppState;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{Method, Request, StatusCode};
use futures::{StreamExt, stream};
use serde_json::json;
use std::fmt;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use url::Url;

/// The file beside the keys that can hold the secret.
const SECRET: &str = "sms-secret";

/// The way to the gateway.
#[derive(Clone)]
pub struct Gateway {
    url: Url,
    secret: Option<String>,
}

/// The gateway took the request and not the message.
#[derive(Debug)]
struct Refused(StatusCode);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}", self.0)
    }
}

impl std::error::Error for Refused {}

impl Gateway {
    /// The way that the settings name; `None` where no messages are sent: in a demonstration, or without a gateway.
    ///
    /// # Errors
    /// When the address makes no sense, or the file of the secret cannot be read.
    pub fn of(config: &Config, keys: &Keys) -> Result<Option<Self>, StartError> {
        let Some(address) = config.sms.as_deref() else {
            return Ok(None);
        };
        let wrong = |why: String| StartError::Setting("sms", why);
        let url: Url = address
            .parse()
            .map_err(|e: url::ParseError| wrong(e.to_string()))?;
        if !is_safe(&url) {
            return Err(wrong(
                "write https://…, or http:// for this machine, without a name and password".into(),
            ));
        }
        let secret = match &config.sms_secret {
            Some(secret) => Some(secret.clone()),
            None => keys
                .secret(SECRET)
                .map_err(|e| StartError::Io(SECRET.to_owned(), e))?,
        };
        Ok((!config.demo).then_some(Self { url, secret }))
    }

    async fn send(&self, message: &Mail) -> Result<(), Failure> {
        let text = json!({ "to": message.address, "text": message.body });
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(self.url.as_str())
            .header(CONTENT_TYPE, "application/json");
        if let Some(secret) = &self.secret {
            request = request.header(AUTHORIZATION, format!("Bearer {secret}"));
        }
        let answer = fetch(request.body(serde_json::to_vec(&text)?)?).await?;
        if answer.status().is_success() {
            Ok(())
        } else {
            Err(Refused(answer.status()).into())
        }
    }
}

/// What kind of failure it was, without the number.
fn kind(error: &(dyn std::error::Error + Send + Sync + 'static)) -> &'static str {
    match error.downcast_ref::<Refused>() {
        Some(Refused(status)) if status.is_server_error() => "put off by the gateway",
        Some(_) => "refused by the gateway",
        None => "no answer of the gateway",
    }
}

/// Starts the sender; it ends after its round when told to stop.
pub fn start(
    app: AppState,
    gateway: Option<Gateway>,
    mut stopped: watch::Receiver<bool>,
) -> JoinHandle<()> {
    tokio::spawn(async move {
        let Some(gateway) = gateway else { return };
        while !*stopped.borrow() {
            if let Err(error) = round(&app, &gateway).await {
                tracing::error!(error.cause = %error, "the queue of text messages cannot be read");
            }
            let _ = tokio::time::timeout(channels::PAUSE, stopped.changed()).await;
        }
    })
}

/// Tries to send what is due. Tests run rounds by hand.
///
/// # Errors
/// When the database fails.
pub async fn round(app: &AppState, gateway: &Gateway) -> Result<(), DbError> {
    let mut tx = app.db.read().await?;
    let due = mail::due(&mut tx, Channel::Sms, app.clock.now(), channels::BATCH).await?;
    drop(tx);
    let attempts = due.iter().map(|message| async move {
        if let Err(error) = channels::attempt(app, message, gateway.send(message), kind).await {
            tracing::error!(mail.id = %message.id, error.cause = %error, "a text message cannot be taken up or removed");
        }
    });
    stream::iter(attempts)
        .for_each_concurrent(channels::AT_ONCE, |attempt| attempt)
        .await;
    Ok(())
}
