//! Pages that are the same for everybody without a session are drawn once and then answered from memory, until this process writes
//! anything, for one second at most. On a night of results thousands read the same page: it costs one of them.

use crate::security::Limits;
use app::error::Problem;
use app::i18n::Locale;
use app::recent::Freshness;
use app::web::{AppState, SameForEverybody, cookie, locale_of};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_ENCODING, SET_COOKIE};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::sync::Arc;

/// Memory for kept pages, in bytes.
const MEMORY: u64 = 16 * 1024 * 1024;
/// A usual page, compressed or not, in bytes: the cache makes room for so many.
const USUAL_PAGE: u64 = 8 * 1024;
/// Addresses and lists of encodings longer than this are not worth a place.
const LONGEST: usize = 512;

/// The pages kept, and what decides about them.
#[derive(Clone)]
pub struct PageCache {
    pages: Arc<Cache<Key, Option<Arc<Kept>>, Bytewise>>,
    app: AppState,
    limits: Arc<Limits>,
    session_cookie: &'static str,
}

/// All that an answer to a visitor without a session depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    locale: Locale,
    encodings: Option<String>,
    freshness: Freshness,
}

/// A page as it goes over the wire.
struct Kept {
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Clone)]
struct Bytewise;

impl Weighter<Key, Option<Arc<Kept>>> for Bytewise {
    fn weight(&self, key: &Key, page: &Option<Arc<Kept>>) -> u64 {
        let body = page.as_ref().map_or(0, |page| page.body.len());
        (512 + key.address.len() + body) as u64
    }
}

impl PageCache {
    /// An empty one. Whoever has the named cookie is answered anew each time.
    #[must_use]
    pub fn new(app: AppState, limits: Arc<Limits>, session_cookie: &'static str) -> Self {
        let room = usize::try_from(MEMORY / USUAL_PAGE).unwrap_or(1);
        Self {
            pages: Arc::new(Cache::with_weighter(room, MEMORY, Bytewise)),
            app,
            limits,
            session_cookie,
        }
    }

    /// `None` for a request whose answer is nobody else's.
    fn key(&self, request: &Request) -> Option<Key> {
        let headers = request.headers();
        if request.method() != Method::GET || cookie(headers, self.session_cookie).is_some() {
            return None;
        }
        let address = request.uri().path_and_query()?.as_str();
        let mut lists = headers.get_all(ACCEPT_ENCODING).iter();
        let encodings = match (lists.next(), lists.next()) {
            (Some(value), None) => Some(value.to_str().ok()?),
            (None, _) => None,
            // Compression reads all of them; no browser sends two.
            _ => return None,
        };
        if address.len() > LONGEST || encodings.is_some_and(|list| list.len() > LONGEST) {
            return None;
        }
        Some(Key {
            address: address.to_owned(),
            locale: locale_of(headers, &self.app.site),
            encodings: encodings.map(str::to_owned),
            freshness: Freshness::now(&self.app),
        })
    }
}

impl Kept {
    fn answer(&self) -> Response {
        let mut response = Response::new(Body::from(self.body.clone()));
        response.headers_mut().clone_from(&self.headers);
        response
    }
}

/// Whether an answer says nothing about what others would get: this visitor asked too much, or the server stumbled.
fn failed(status: StatusCode) -> bool {
    status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error()
}

/// Middleware, outside of sessions and compression: answers from memory what is there, keeps what is worth it. Several who ask for the
/// same page at the same moment wait for one drawing of it. An answer from memory counts against the budget of the address as any other.
pub async fn shared(State(cache): State<PageCache>, request: Request, next: Next) -> Response {
    let Some(key) = cache.key(&request) else {
        return next.run(request).await;
    };
    let place = match cache.pages.get_value_or_guard_async(&key).await {
        Ok(Some(page)) if cache.limits.check_visitor(&request) => return page.answer(),
        Ok(_) => return next.run(request).await,
        Err(place) => place,
    };
    let response = next.run(request).await;
    let is_same = response.extensions().get::<SameForEverybody>().is_some();
    let is_usual = response.status() == StatusCode::OK;
    if !(is_same && is_usual) || response.headers().contains_key(SET_COOKIE) {
        // Those who wait learn that each needs an answer of their own; unless it failed for this one alone, then the next one draws.
        if !failed(response.status()) {
            let _ = place.insert(None);
        }
        return response;
    }
    let (parts, body) = response.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(body) => {
            let page = Arc::new(Kept {
                headers: parts.headers,
                body,
            });
            let answer = page.answer();
            let _ = place.insert(Some(page));
            answer
        }
        Err(error) => Problem::internal(error).into_response(),
    }
}
