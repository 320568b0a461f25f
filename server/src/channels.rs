//! Sending what is queued: mail by SMTP, in a task of its own, so that a slow mail server holds up nothing else.

use crate::StartError;
use crate::config::Config;
use app::db::DbError;
use app::mail::{self, Channel, Mail};
use app::transact;
use app::web::AppState;
use futures::{StreamExt, stream};
use jiff::{SignedDuration, Timestamp};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How long the sender rests between two looks at the queue.
pub(crate) const PAUSE: Duration = Duration::from_secs(1);
/// How long one attempt may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// After this time a mail that cannot be sent is given up.
const GIVE_UP: SignedDuration = SignedDuration::from_hours(24);
/// Mails taken up at one look.
pub(crate) const BATCH: i64 = 200;
/// Mails that are on their way at once: a slow answer to one holds up few others, and no mail server is flooded.
pub(crate) const AT_ONCE: usize = 10;

/// Why something was not sent.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The way to the mail server.
#[derive(Clone)]
pub struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Post {
    /// The way that the settings name; `None` where mail is not sent: in a demonstration, or without a mail server.
    ///
    /// # Errors
    /// When a setting makes no sense.
    pub fn of(config: &Config) -> Result<Option<Self>, StartError> {
        let Some(address) = config.smtp.as_deref().filter(|_| !config.demo) else {
            if !config.demo {
                tracing::warn!(
                    "no mail server is set (COMITIA_SMTP): nobody can sign in by e-mail, mails wait in the queue"
                );
            }
            return Ok(None);
        };
        let from = config
            .mail_from
            .parse()
            .map_err(|e: lettre::address::AddressError| {
                StartError::Setting("mail_from", e.to_string())
            })?;
        let transport = transport(address).map_err(|e| StartError::Setting("smtp", e))?;
        Ok(Some(Self { transport, from }))
    }

    async fn send(&self, mail: &Mail) -> Result<(), Failure> {
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, mail.address.parse()?))
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .subject(&mail.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.clone())?;
        if let Some(stop) = &mail.stop {
            // One click in the mail program stops it: RFC 2369 and RFC 8058.
            let headers = message.headers_mut();
            let mut set = |name, value| {
                let name = HeaderName::new_from_ascii_str(name);
                headers.insert_raw(HeaderValue::new(name, value));
            };
            set("List-Unsubscribe", format!("<{stop}>"));
            set(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click".to_owned(),
            );
        }
        self.transport.send(message).await?;
        Ok(())
    }
}

/// `smtp://` (STARTTLS, never without), `smtps://` (TLS from the start), `smtp+plain://` (none: for a relay on the same machine).
fn transport(address: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>, String> {
    type Smtp = AsyncSmtpTransport<Tokio1Executor>;
    let url = url::Url::parse(address).map_err(|e| e.to_string())?;
    let host = url.host_str().ok_or("names no host")?;
    let mut builder = match url.scheme() {
        "smtp" => Smtp::starttls_relay(host).map_err(|e| e.to_string())?,
        "smtps" => Smtp::relay(host).map_err(|e| e.to_string())?,
        "smtp+plain" => Smtp::builder_dangerous(host),
        other => return Err(format!("{other}:// is not smtp, smtps or smtp+plain")),
    };
    if let Some(port) = url.port() {
        builder = builder.port(port);
    }
    if let Some(password) = url.password() {
        builder = builder.credentials(Credentials::new(plain(url.username()), plain(password)));
    }
    Ok(builder.timeout(Some(PATIENCE)).build())
}

/// A part of an address without its percent signs.
fn plain(part: &str) -> String {
    url::form_urlencoded::parse(part.replace('+', "%2B").as_bytes())
        .next()
        .map_or_else(String::new, |(text, _)| text.into_owned())
}

/// Starts the sender; it ends after its round when told to stop.
pub fn start(
    app: AppState,
    post: Option<Post>,
    mut stopped: watch::Receiver<bool>,
) -> JoinHandle<()> {
    tokio::spawn(async move {
        let Some(post) = post else { return };
        while !*stopped.borrow() {
            if let Err(error) = round(&app, &post).await {
                tracing::error!(error.cause = %error, "the queue of mails cannot be read");
            }
            let _ = tokio::time::timeout(PAUSE, stopped.changed()).await;
        }
    })
}

/// Tries to send what is due, several mails at once. Tests run rounds by hand.
///
/// # Errors
/// When the database fails.
pub async fn round(app: &AppState, post: &Post) -> Result<(), DbError> {
    let mut tx = app.db.read().await?;
    let due = mail::due(&mut tx, Channel::Mail, app.clock.now(), BATCH).await?;
    drop(tx);
    let attempts = due.iter().map(|mail| async move {
        // Each for itself: what fails for one mail is no reason to leave the others lying.
        if let Err(error) = attempt(app, mail, post.send(mail), kind).await {
            tracing::error!(mail.id = %mail.id, error.cause = %error, "a mail cannot be taken up or removed");
        }
    });
    stream::iter(attempts)
        .for_each_concurrent(AT_ONCE, |attempt| attempt)
        .await;
    Ok(())
}

/// One attempt at one mail. It is taken first, so that of two workers one sends it, and one that dies in the middle leaves it for later.
/// `sending` begins only then; `kind` says what failed, without naming anybody.
pub(crate) async fn attempt(
    app: &AppState,
    mail: &Mail,
    sending: impl Future<Output = Result<(), Failure>>,
    kind: fn(&(dyn std::error::Error + Send + Sync + 'static)) -> &'static str,
) -> Result<(), DbError> {
    let now = app.clock.now();
    let next = now
        .saturating_add(pause_after(mail.attempts))
        .unwrap_or(Timestamp::MAX);
    if !transact!(&app.db, tx => mail::take(tx, mail, next).await)? {
        return Ok(());
    }
    let queued = app::clock::from_millis(mail.queued_at)?;
    let is_over = mail
        .expires_at
        .is_some_and(|at| at <= app::clock::millis(now));
    if is_over {
        return transact!(&app.db, tx => mail::remove(tx, mail.id).await);
    }
    match sending.await {
        Ok(()) => {}
        Err(error) if now.duration_since(queued) > GIVE_UP => {
            tracing::error!(mail.id = %mail.id, error.kind = kind(error.as_ref()), "a mail was given up");
        }
        Err(error) => {
            tracing::warn!(mail.id = %mail.id, error.kind = kind(error.as_ref()), "a mail could not be sent and waits");
            return Ok(());
        }
    }
    transact!(&app.db, tx => mail::remove(tx, mail.id).await)
}

/// The pause after so many attempts: one minute, two, four, up to four hours.
fn pause_after(attempts: i16) -> SignedDuration {
    let doubled = u32::try_from(attempts).unwrap_or(0).min(8);
    SignedDuration::from_mins((1_i64 << doubled).min(240))
}

/// What kind of failure it was. The text of an error can name the address, which has no place in a log.
fn kind(error: &(dyn std::error::Error + Send + Sync + 'static)) -> &'static str {
    match error.downcast_ref::<lettre::transport::smtp::Error>() {
        Some(error) if error.is_permanent() => "refused by the mail server",
        Some(error) if error.is_transient() => "put off by the mail server",
        Some(error) if error.is_timeout() => "no answer in time",
        Some(error) if error.is_tls() => "no encrypted connection",
        Some(_) => "no connection",
        None => "the mail cannot be written",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_servers_are_named_by_address() {
        for good in [
            "smtp://mail.example:587",
            "smtps://a%40b:p%2Bq@mail.example",
            "smtp+plain://localhost:2525",
        ] {
            assert!(transport(good).is_ok(), "{good}");
        }
        for bad in ["mail.example", "http://mail.example", "smtp:mail"] {
            assert!(transport(bad).is_err(), "{bad}");
        }
        assert_eq!(plain("p%2Bq+r"), "p+q+r");
    }

    #[test]
    fn pauses_grow_up_to_four_hours() {
        assert_eq!(pause_after(0), SignedDuration::from_mins(1));
        assert_eq!(pause_after(3), SignedDuration::from_mins(8));
        assert_eq!(pause_after(30), SignedDuration::from_mins(240));
    }
}
