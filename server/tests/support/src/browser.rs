//! A browser without scripts: keeps cookies, sends forms as a page of ours would, and follows a redirect only when told.

use crate::html;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, COOKIE, HOST, HeaderMap, HeaderName, HeaderValue, SET_COOKIE};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Mutex;
use tokio::net::TcpStream;

/// A browser of one person.
pub struct Browser {
    address: SocketAddr,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What the server answered.
#[derive(Debug)]
pub struct Reply {
    /// The status, comparable with a number.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as text.
    pub body: String,
    /// The body, byte for byte.
    pub bytes: Vec<u8>,
}

impl Browser {
    /// A browser without cookies, for the server at this address.
    #[must_use]
    pub fn new(address: SocketAddr) -> Self {
        Self {
            address,
            cookies: Mutex::default(),
        }
    }

    /// The same browser, with its cookies, for a server at another address.
    pub(crate) fn at(&self, address: SocketAddr) -> Self {
        let cookies = Mutex::new(self.jar().clone());
        Self { address, cookies }
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, &[], Vec::new()).await
    }

    /// Asks for a page and goes along with redirects, as a person would see it.
    pub async fn visit(&self, path: &str) -> Reply {
        let mut reply = self.get(path).await;
        for _ in 0..5 {
            let Some(location) = reply.location() else {
                break;
            };
            reply = self.get(&location).await;
        }
        reply
    }

    /// Sends a form as a page of ours would.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.send(Method::POST, path, &FORM, encoded(fields)).await
    }

    /// Sends JSON as a script of ours would.
    pub async fn post_json(&self, path: &str, json: &str) -> Reply {
        self.send(Method::POST, path, &JSON, json.into()).await
    }

    /// Sends JSON as [`post_json`](Self::post_json) does, to a server that may be gone before it answers.
    pub async fn try_post_json(&self, path: &str, json: &str) -> Option<Reply> {
        self.try_send(Method::POST, path, &JSON, json.into())
            .await
            .ok()
    }

    /// Sends a form as [`post`](Self::post) does, to a server that may be gone before it answers.
    pub async fn try_post(&self, path: &str, fields: &[(&str, &str)]) -> Option<Reply> {
        self.try_send(Method::POST, path, &FORM, encoded(fields))
            .await
            .ok()
    }

    /// Sends the form of a page with all that stands in it, the given fields replacing what has their names.
    /// The form is the one that has the first given field; without any it is the first form that is sent by POST.
    pub async fn submit(&self, page: &Reply, path: &str, fields: &[(&str, &str)]) -> Reply {
        let mut all = page.form(fields.first().map(|(name, _)| *name));
        all.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
        let mut sent: Vec<(&str, &str)> = all
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        sent.extend(fields);
        self.post(path, &sent).await
    }

    /// Sends any request that HTTP permits.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Reply {
        let reply = self.try_send(method, path, headers, body).await;
        reply.expect("the server answers")
    }

    async fn try_send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<Reply, Broken> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, self.address.to_string());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let cookies = self.cookie_header();
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies);
        }
        let request = request
            .body(Full::new(Bytes::from(body)))
            .expect("a request that HTTP permits");
        let reply = exchange(self.address, request).await?;
        self.keep_cookies(&reply.headers);
        Ok(reply)
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar().get(name).cloned()
    }

    /// Sets a cookie; an empty value removes it.
    pub fn set_cookie(&self, name: &str, value: &str) {
        let mut jar = self.jar();
        if value.is_empty() {
            jar.remove(name);
        } else {
            jar.insert(name.to_owned(), value.to_owned());
        }
    }

    fn jar(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.cookies.lock().expect("no test panics holding the jar")
    }

    fn cookie_header(&self) -> String {
        let pairs: Vec<String> = self.jar().iter().map(|(k, v)| format!("{k}={v}")).collect();
        pairs.join("; ")
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        for cookie in headers.get_all(SET_COOKIE) {
            let text = cookie.to_str().expect("cookies are ASCII");
            let pair = text.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a cookie is NAME=VALUE");
            let ended = text.to_ascii_lowercase().contains("max-age=0");
            self.set_cookie(name.trim(), if ended { "" } else { value.trim() });
        }
    }
}

/// Headers of JSON that an island of ours sends.
const JSON: [(&str, &str); 2] = [
    ("content-type", "application/json"),
    ("sec-fetch-site", "same-origin"),
];

/// Headers of a form of ours.
const FORM: [(&str, &str); 2] = [
    ("content-type", "application/x-www-form-urlencoded"),
    ("sec-fetch-site", "same-origin"),
];

fn encoded(fields: &[(&str, &str)]) -> Vec<u8> {
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields).finish().into_bytes()
}

/// Why there is no answer: nobody listens, or the connection ended before it.
type Broken = Box<dyn std::error::Error + Send + Sync>;

async fn exchange(address: SocketAddr, request: Request<Full<Bytes>>) -> Result<Reply, Broken> {
    let stream = TcpStream::connect(address).await?;
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    let driven = tokio::spawn(connection);
    let response = sender.send_request(request).await?;
    let (parts, body) = response.into_parts();
    let body = body.collect().await?.to_bytes();
    drop(sender);
    let _ = driven.await;
    Ok(Reply {
        status: parts.status,
        headers: parts.headers,
        body: String::from_utf8_lossy(&body).into_owned(),
        bytes: body.into(),
    })
}

impl Reply {
    /// A header; empty if it is not there.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(HeaderName::from_bytes(name.as_bytes()).expect("a name of a header"))
            .unwrap_or(&EMPTY)
            .to_str()
            .unwrap_or_default()
    }

    /// All that a header says, which may stand there more than once.
    #[must_use]
    pub fn headers(&self, name: &str) -> Vec<&str> {
        let all = self.headers.get_all(name).iter();
        all.filter_map(|value| value.to_str().ok()).collect()
    }

    /// Where a redirect leads to.
    #[must_use]
    pub fn location(&self) -> Option<String> {
        let to = self.header("location");
        (self.status.is_redirection() && !to.is_empty()).then(|| to.to_owned())
    }

    /// Whether the body is a page.
    #[must_use]
    pub fn is_page(&self) -> bool {
        self.header(CONTENT_TYPE.as_str()).starts_with("text/html")
    }

    /// The title, with character references resolved.
    #[must_use]
    pub fn title(&self) -> String {
        html::element(&self.body, "title")
    }

    /// The text of the first `h1`.
    #[must_use]
    pub fn heading(&self) -> String {
        html::element(&self.body, "h1")
    }

    /// All visible text of the page, white space made one space.
    #[must_use]
    pub fn text(&self) -> String {
        html::text(&self.body)
    }

    /// Whether this stands on the page as text.
    #[must_use]
    pub fn has_text(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// Names and values a browser would send of a form: of the one with a field of this name, or of the first one sent by POST.
    #[must_use]
    pub fn form(&self, field: Option<&str>) -> Vec<(String, String)> {
        html::form(&self.body, field)
    }

    /// What stands in a field of the page; `None` if there is no such field (or its box is not ticked).
    #[must_use]
    pub fn field(&self, name: &str) -> Option<String> {
        let fields = html::form(&self.body, Some(name));
        fields
            .into_iter()
            .find_map(|(field, value)| (field == name).then_some(value))
    }

    /// The addresses of all links.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        html::attributes(&self.body, "a", "href")
    }

    /// The values of an attribute of all elements of a kind, in order.
    #[must_use]
    pub fn attributes(&self, element: &str, attribute: &str) -> Vec<String> {
        html::attributes(&self.body, element, attribute)
    }
}

static EMPTY: HeaderValue = HeaderValue::from_static("");
