//! Fetching from a provider: encrypted unless it is this machine, within a time and a size, and no redirect is followed.

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{CONNECTION, HOST, HeaderValue};
use hyper::rt::{Read, Write};
use hyper_util::rt::TokioIo;
use openidconnect::{HttpRequest, HttpResponse};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio_rustls::TlsConnector;
use url::{Host, Url};

/// What is asked of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// An answer that takes longer is none.
    pub patience: Duration,
    /// Largest answer, in bytes.
    pub largest: usize,
    /// Whether the way may be without encryption: for what anybody may read, and what is signed by itself.
    pub plain: bool,
}

/// Descriptions and keys of providers have a few kilobytes.
const USUAL: Bounds = Bounds {
    patience: Duration::from_secs(5),
    largest: 512 * 1024,
    plain: false,
};

/// Why nothing was fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The address is not one we ask.
    #[error("the address {0} is not encrypted (https), or no address")]
    Address(String),
    /// No whole answer in time.
    #[error("no whole answer within {} seconds", .0.as_secs())]
    Late(Duration),
    /// An answer that is larger than any should be, or that broke off.
    #[error("the answer broke off, or is larger than {1} bytes: {0}")]
    Body(String, usize),
    /// The way there.
    #[error("connection: {0}")]
    Io(#[from] std::io::Error),
    /// The protocol.
    #[error("HTTP: {0}")]
    Http(#[from] hyper::Error),
}

/// Whether a provider may stand at this address: encrypted, or on this machine.
#[must_use]
pub fn is_safe(url: &Url) -> bool {
    url.has_host()
        && url.username().is_empty()
        && url.password().is_none()
        && (url.scheme() == "https" || (url.scheme() == "http" && is_here(url)))
}

/// Whether an address is on this machine: only a provider that is here itself may name one.
#[must_use]
pub fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.to_canonical().is_loopback(),
        None => false,
    }
}

/// Sends one request and takes its answer as it is.
///
/// # Errors
/// [`FetchError`].
pub async fn fetch(request: HttpRequest) -> Result<HttpResponse, FetchError> {
    fetch_within(request, USUAL).await
}

/// As [`fetch`], within other bounds.
///
/// # Errors
/// [`FetchError`].
pub async fn fetch_within(
    request: HttpRequest,
    bounds: Bounds,
) -> Result<HttpResponse, FetchError> {
    match tokio::time::timeout(bounds.patience, send(request, bounds)).await {
        Ok(answer) => answer,
        Err(_) => Err(FetchError::Late(bounds.patience)),
    }
}

async fn send(request: HttpRequest, bounds: Bounds) -> Result<HttpResponse, FetchError> {
    let text = request.uri().to_string();
    let refused = || FetchError::Address(text.clone());
    let url: Url = text.parse().map_err(|_| refused())?;
    if !(is_safe(&url) || (bounds.plain && url.scheme() == "http")) {
        return Err(refused());
    }
    let host = url.host_str().ok_or_else(refused)?;
    let host = host.trim_matches(['[', ']']).to_owned();
    let port = url.port_or_known_default().ok_or_else(refused)?;
    let stream = TcpStream::connect((host.as_str(), port)).await?;
    if url.scheme() == "http" {
        return exchange(TokioIo::new(stream), request, &url, bounds.largest).await;
    }
    let name = ServerName::try_from(host).map_err(|_| refused())?;
    let stream = TlsConnector::from(tls()?).connect(name, stream).await?;
    exchange(TokioIo::new(stream), request, &url, bounds.largest).await
}

async fn exchange<S>(
    io: S,
    request: HttpRequest,
    url: &Url,
    largest: usize,
) -> Result<HttpResponse, FetchError>
where
    S: Read + Write + Unpin + Send + 'static,
{
    let (mut sender, connection) = hyper::client::conn::http1::handshake(io).await?;
    // Ends with this function, however it ends.
    let mut driving = JoinSet::new();
    driving.spawn(connection);
    let (mut parts, body) = request.into_parts();
    let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
    let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
    let refused = || FetchError::Address(url.to_string());
    parts.uri = path.parse().map_err(|_| refused())?;
    let host = HeaderValue::from_str(host).map_err(|_| refused())?;
    parts.headers.insert(HOST, host);
    parts
        .headers
        .insert(CONNECTION, HeaderValue::from_static("close"));
    let body = Full::new(Bytes::from(body));
    let answer = sender
        .send_request(hyper::Request::from_parts(parts, body))
        .await?;
    let (parts, body) = answer.into_parts();
    let body = Limited::new(body, largest).collect().await;
    let body = body.map_err(|error| FetchError::Body(error.to_string(), largest))?;
    Ok(hyper::Response::from_parts(parts, body.to_bytes().to_vec()))
}

/// What a server has to show: a certificate that the roots every browser knows vouch for.
fn tls() -> Result<Arc<ClientConfig>, FetchError> {
    static CONFIG: LazyLock<Result<Arc<ClientConfig>, String>> = LazyLock::new(|| {
        let roots = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        let ring = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(ring)
            .with_safe_default_protocol_versions()
            .map_err(|error| error.to_string())?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Arc::new(config))
    });
    CONFIG
        .clone()
        .map_err(|error| FetchError::Io(std::io::Error::other(error)))
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn a_provider_is_asked_over_an_encrypted_connection() {
        let safe = |url: &str| is_safe(&url.parse().expect("an address"));
        for good in [
            "https://id.example",
            "http://localhost:8080/",
            "http://127.0.0.1:1",
            "http://[::1]:1/x",
        ] {
            assert!(safe(good), "{good}");
        }
        for bad in [
            "http://id.example",
            "http://localhost.evil.example",
            "ftp://localhost",
            "file:///etc/passwd",
            "https://user:secret@id.example",
            "http://10.0.0.1",
        ] {
            assert!(!safe(bad), "{bad}");
        }
    }
}
