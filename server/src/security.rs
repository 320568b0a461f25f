//! What stands between the network and the pages: cross-site requests, headers, limits, and the log of requests.

use app::error::Problem;
use app::web::Visit;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::header::ORIGIN;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Instant;
use uuid::Uuid;

/// Middleware: refuses a request that changes something unless the browser says that it comes from a page of ours
/// (`Sec-Fetch-Site`), or, from older browsers, its `Origin` is ours. A request that says neither is refused.
pub async fn same_origin(
    State(ours): State<Arc<url::Origin>>,
    request: Request,
    next: Next,
) -> Response {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    // A mail program stops a notice from nowhere (RFC 8058): what may do so is the secret in the address, not a cookie.
    let is_stop = request.uri().path().starts_with("/stop/");
    if safe || is_stop || is_same_origin(request.headers(), &ours) {
        next.run(request).await
    } else {
        Problem::Foreign.into_response()
    }
}

fn is_same_origin(headers: &HeaderMap, ours: &url::Origin) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match text(HeaderName::from_static("sec-fetch-site")) {
        Some("same-origin" | "none") => return true,
        Some(_) => return false,
        None => {}
    }
    let Some(origin) = text(ORIGIN).and_then(|origin| url::Url::parse(origin).ok()) else {
        return false;
    };
    origin.origin() == *ours
}

/// Middleware: headers that every answer carries.
pub async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        (
            "permissions-policy",
            "camera=(), microphone=(), geolocation=(), publickey-credentials-get=(self), publickey-credentials-create=(self)",
        ),
    ] {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    headers
        .entry("content-security-policy")
        .or_insert(HeaderValue::from_static(
            "default-src 'none'; frame-ancestors 'none'",
        ));
    response
}

/// Middleware for addresses with `https`: browsers come back by `https` alone.
pub async fn strict_transport(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(
        "strict-transport-security",
        HeaderValue::from_static("max-age=63072000; includeSubDomains"),
    );
    response
}

/// So many links by e-mail may be asked for from one network address in a minute, and in a burst: a town hall full of people.
const LINKS: u32 = 30;
const LINKS_AT_ONCE: NonZeroU32 = match NonZeroU32::new(300) {
    Some(many) => many,
    None => NonZeroU32::MIN,
};

/// So many codes and passkeys may be tried at an issuer from one network address in a minute, and in a burst.
const CODES: u32 = 20;
const CODES_AT_ONCE: NonZeroU32 = match NonZeroU32::new(100) {
    Some(many) => many,
    None => NonZeroU32::MIN,
};

/// How much one account or one network address may ask for.
///
/// Somebody signed in is counted by account alone, so that a town hall or a school behind one address is never locked out by others
/// there; visitors without an account share the generous budget of their address.
pub struct Limits {
    accounts: Option<DefaultKeyedRateLimiter<Uuid>>,
    addresses: Option<DefaultKeyedRateLimiter<IpAddr>>,
    links: Option<DefaultKeyedRateLimiter<IpAddr>>,
    codes: Option<DefaultKeyedRateLimiter<IpAddr>>,
    proxy: Option<IpAddr>,
}

impl Limits {
    /// Budgets in requests a minute, 0 for none; `proxy` is the one whose `X-Forwarded-For` is believed.
    #[must_use]
    pub fn new(account: u32, address: u32, proxy: Option<IpAddr>) -> Self {
        let quota = |n| NonZeroU32::new(n).map(Quota::per_minute);
        Self {
            accounts: quota(account).map(RateLimiter::keyed),
            addresses: quota(address).map(RateLimiter::keyed),
            links: quota(address.min(LINKS))
                .map(|one| RateLimiter::keyed(one.allow_burst(LINKS_AT_ONCE))),
            codes: quota(address.min(CODES))
                .map(|one| RateLimiter::keyed(one.allow_burst(CODES_AT_ONCE))),
            proxy,
        }
    }

    /// Forgets those whose budget is full again.
    pub fn forget_idle(&self) {
        self.accounts.iter().for_each(|limit| limit.retain_recent());
        self.addresses
            .iter()
            .for_each(|limit| limit.retain_recent());
        self.links.iter().for_each(|limit| limit.retain_recent());
        self.codes.iter().for_each(|limit| limit.retain_recent());
    }

    fn check(&self, account: Option<Uuid>, address: Option<IpAddr>) -> Result<(), u64> {
        let now = DefaultClock::default().now();
        let wait = |not_until: governor::NotUntil<_>| not_until.wait_time_from(now).as_secs() + 1;
        match (account, address) {
            (Some(account), _) => match &self.accounts {
                Some(limit) => limit.check_key(&account).map_err(wait),
                None => Ok(()),
            },
            (None, Some(address)) => match &self.addresses {
                Some(limit) => limit.check_key(&network(address)).map_err(wait),
                None => Ok(()),
            },
            (None, None) => Ok(()),
        }
    }

    /// Whether a visitor without an account may ask for one more page; counts it if so.
    pub fn check_visitor(&self, request: &Request) -> bool {
        self.check(None, self.address(request)).is_ok()
    }

    /// Asking for a link by e-mail makes us send mail to whom others name: an address may do that much less often than read pages.
    fn check_link(&self, address: Option<IpAddr>) -> Result<(), u64> {
        let (Some(limit), Some(address)) = (&self.links, address) else {
            return Ok(());
        };
        let now = DefaultClock::default().now();
        limit
            .check_key(&network(address))
            .map_err(|not_until| not_until.wait_time_from(now).as_secs() + 1)
    }

    fn address(&self, request: &Request) -> Option<IpAddr> {
        let peer = request
            .extensions()
            .get::<ConnectInfo<SocketAddr>>()
            .map(|info| info.0.ip().to_canonical());
        if peer.is_none() || peer != self.proxy.map(|proxy| proxy.to_canonical()) {
            return peer;
        }
        // The last of all lines and entries: what the proxy has seen itself. What stands before it came from the visitor.
        let mut lines = request.headers().get_all("x-forwarded-for").iter();
        let forwarded = lines.next_back().and_then(|value| value.to_str().ok());
        forwarded
            .and_then(|list| list.rsplit(',').next()?.trim().parse().ok())
            .or(peer)
    }
}

/// An IPv6 customer holds a /64: that is one address for a limit.
fn network(address: IpAddr) -> IpAddr {
    // A socket that listens on both families names IPv4 visitors `::ffff:192.0.2.1`.
    match address.to_canonical() {
        v4 @ IpAddr::V4(_) => v4,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6([a, b, c, d, 0, 0, 0, 0].into())
        }
    }
}

/// Middleware, outside of the one that finds out who visits: writes down where the request comes from.
pub async fn from_where(
    State(limits): State<Arc<Limits>>,
    mut request: Request,
    next: Next,
) -> Response {
    if let Some(address) = limits.address(&request) {
        let is_limited = limits.addresses.is_some();
        let from = app::web::From {
            address,
            is_limited,
        };
        request.extensions_mut().insert(from);
    }
    next.run(request).await
}

/// Middleware, inside of the one that finds out who visits: refuses what goes beyond the budget.
pub async fn limit(State(limits): State<Arc<Limits>>, request: Request, next: Next) -> Response {
    let account = request
        .extensions()
        .get::<Visit>()
        .and_then(|visit| visit.actor.account)
        .map(|account| account.0);
    let address = limits.address(&request);
    let asks_for_link = request.method() == Method::POST
        && ["/sign-in/link", "/sign-in/directory"].contains(&request.uri().path());
    let checked = limits.check(account, address).and_then(|()| {
        if asks_for_link {
            limits.check_link(address)
        } else {
            Ok(())
        }
    });
    match checked {
        Ok(()) => next.run(request).await,
        Err(retry_after) => Problem::TooMany { retry_after }.into_response(),
    }
}

/// Middleware of an issuer: codes and passkeys may be tried that much less often than pages are read.
pub async fn limit_issuer(
    State(limits): State<Arc<Limits>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let is_try = request.method() == Method::POST
        && (path.starts_with("/enrol") || path.ends_with("/credential"));
    let address = limits.address(&request);
    match (&limits.codes, address.filter(|_| is_try)) {
        (Some(limit), Some(address)) => {
            let now = DefaultClock::default().now();
            match limit.check_key(&network(address)) {
                Ok(()) => next.run(request).await,
                Err(until) => {
                    let retry_after = until.wait_time_from(now).as_secs() + 1;
                    Problem::TooMany { retry_after }.into_response()
                }
            }
        }
        _ => next.run(request).await,
    }
}

/// Middleware: one line of log for each request: the route (never the address asked for, which can hold a receipt), the status and
/// the time taken. Nothing that says who.
pub async fn log(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    let micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::info!(target: "comitia::requests", %method, route = route.as_deref().unwrap_or("-"), status = response.status().as_u16(), micros);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    #[test]
    fn only_our_own_pages_may_change_things() {
        let ours = url::Url::parse("https://vote.example")
            .expect("a URL")
            .origin();
        let check = |pairs: &[_]| is_same_origin(&headers(pairs), &ours);
        assert!(check(&[("sec-fetch-site", "same-origin")]));
        assert!(check(&[("sec-fetch-site", "none")]));
        assert!(!check(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://vote.example"),
            ("host", "vote.example")
        ]));
        assert!(!check(&[("sec-fetch-site", "same-site")]));
        assert!(check(&[
            ("origin", "https://vote.example"),
            ("host", "vote.example")
        ]));
        assert!(!check(&[
            ("origin", "https://vote.example:444"),
            ("host", "vote.example")
        ]));
        assert!(!check(&[("origin", "null"), ("host", "vote.example")]));
        assert!(!check(&[]));
    }

    #[test]
    fn a_town_hall_behind_one_address_is_not_locked_out() {
        let limits = Limits::new(5, 5, None);
        let hall: IpAddr = "192.0.2.1".parse().expect("an address");
        while limits.check(None, Some(hall)).is_ok() {}
        assert!(limits.check(None, Some(hall)).is_err());
        assert!(limits.check(Some(Uuid::from_u128(1)), Some(hall)).is_ok());
    }

    #[test]
    fn a_subscribers_ipv6_network_is_one_address() {
        let network_of = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(network_of("2001:db8::1"), network_of("2001:db8::ffff:1"));
        assert_ne!(network_of("2001:db8::1"), network_of("2001:db8:0:1::1"));
    }
}
