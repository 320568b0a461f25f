//! The edge between HTTP and the pages: who visits, how a page is drawn, and what becomes of a problem.
//!
//! Design note, 2026-11-22. A page is drawn straight from the axum handler that loaded its data, not through `leptos_router` and
//! `leptos_axum`: the route is then matched once, the status and the title are known before the first byte, and a refused form is an ordinary
//! return value. The views are Leptos views, islands included. Tried with 0.9.0-rc1, a page of 2.3 kB, one core, release: 58 µs a page through
//! `leptos_axum`, `leptos_router` and `leptos_meta`, 13 µs from the handler.

mod extract;
mod language;
mod marks;
mod path;
mod section;
mod state;

pub use extract::{Id, Name, Query};
pub use language::{LANGUAGE_COOKIE, choose_language, cookie, locale_of};
pub use marks::{From, SameForEverybody, Unread};
pub use path::LocalPath;
pub use section::Section;
pub use state::{AppState, Reach, Site};

use crate::error::Problem;
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::{identity, notices, ui};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION, VARY};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::actor::Actor;
use domain::rights::Denied;
use hydration_context::SsrSharedContext;
use jiff::Timestamp;
use leptos::prelude::{IntoAny, IntoView, Owner, RenderHtml, provide_context};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tower_sessions::Session;

/// Session entry: the account that is signed in.
pub const SESSION_ACCOUNT: &str = "account";
/// Session entry: browser and system that signed in, coarsely.
pub const SESSION_AGENT: &str = "agent";
/// Session entry: the network it was signed in from, coarsely.
pub const SESSION_PLACE: &str = "place";
/// Session entry: a form that waits for its author to sign in again.
const SESSION_TYPED: &str = "typed";
/// Session entry: what there is to tell on the next page.
const SESSION_NOTICE: &str = "notice";
/// Largest form that waits in a session, in bytes.
const MAX_KEPT: usize = 256 * 1024;
/// The same for a visitor who had no session yet: enough for what they typed, too little to fill a disk with.
const MAX_KEPT_OF_STRANGERS: usize = 16 * 1024;

/// One request by one visitor: everything a handler needs to decide and to answer.
#[derive(Clone)]
pub struct Visit {
    /// What every handler can reach.
    pub app: AppState,
    /// Who asks.
    pub actor: Actor,
    /// When.
    pub now: Timestamp,
    /// In which language to answer.
    pub locale: Locale,
    /// The address asked for: path and query.
    pub uri: Uri,
    /// The session of the browser.
    pub session: Session,
    /// The address the request came from; the reverse proxy's word counts where the settings believe it.
    pub from: Option<From>,
    /// What there is to tell on this page, once: the key of a text.
    pub notice: Option<String>,
    /// Notices the visitor has not read, on pages of their account.
    pub unread: Unread,
    nonce: Arc<str>,
    nonce_used: Arc<AtomicBool>,
    typed: Arc<Mutex<Option<Fields>>>,
}

/// What surrounds the content of a page.
pub struct Page {
    /// Title, escaped where it is printed.
    pub title: String,
    /// Entry of the main navigation.
    pub section: Section,
    /// HTTP status.
    pub status: StatusCode,
    /// Whether the view takes the whole width of the window and limits itself.
    pub wide: bool,
}

impl Page {
    /// An ordinary page.
    pub fn new(section: Section, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            section,
            status: StatusCode::OK,
            wide: false,
        }
    }

    /// The page of a form: if it was refused, the status is 422 and the title begins with "Error: ".
    #[must_use]
    pub fn of_form(self, locale: Locale, form: &FormState) -> Self {
        if !form.is_refused() {
            return self;
        }
        Self {
            title: crate::t!(locale, "error-title", title = self.title.as_str()),
            status: StatusCode::UNPROCESSABLE_ENTITY,
            ..self
        }
    }
}

impl Visit {
    /// Draws a page: `view` is its `main`.
    pub fn page<V: IntoView>(&self, page: Page, view: impl FnOnce() -> V) -> Response {
        let is_shared = page.section.is_public()
            && self.notice.is_none()
            && self.actor.account.is_none()
            && self.session.id().is_none();
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let html = owner.with(|| {
            provide_context(self.unread);
            ui::shell(self, &page, view().into_any()).to_html()
        });
        owner.unset_with_forced_cleanup();
        let mut response = (page.status, Html(html)).into_response();
        let headers = response.headers_mut();
        let caching = if self.session.id().is_some() {
            "no-store"
        } else {
            "private, no-cache"
        };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
        headers.insert(VARY, HeaderValue::from_static("Accept-Language, Cookie"));
        if is_shared && !self.nonce_used.load(Ordering::Relaxed) {
            response.extensions_mut().insert(SameForEverybody);
        }
        response
    }

    /// The nonce of the Content-Security-Policy of this answer. An answer that does not ask for it does not announce it.
    #[must_use]
    pub fn nonce(&self) -> &str {
        self.nonce_used.store(true, Ordering::Relaxed);
        &self.nonce
    }

    /// After a form was carried out: the browser gets the next page by GET (303).
    #[must_use]
    pub fn redirect(&self, to: &LocalPath) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        if let Ok(value) = HeaderValue::from_str(to.as_str()) {
            response.headers_mut().insert(LOCATION, value);
        }
        response
    }

    /// A form that was typed here before the visitor had to sign in; it is there once.
    ///
    /// # Errors
    /// When the session cannot be read.
    pub async fn typed_before(&self) -> Result<Option<FormState>, Problem> {
        if self.session.id().is_none() {
            return Ok(None);
        }
        let kept: Option<(String, Fields)> = self.session.get(SESSION_TYPED).await?;
        match kept {
            Some((path, fields)) if path == self.uri.path() => {
                self.session
                    .remove::<(String, Fields)>(SESSION_TYPED)
                    .await?;
                Ok(Some(FormState::of(fields)))
            }
            _ => Ok(None),
        }
    }

    /// Tells the visitor something on the next page ("Saved."), by the key of a text.
    ///
    /// # Errors
    /// When the session cannot be read.
    pub async fn notice(&self, key: &'static str) -> Result<(), Problem> {
        Ok(self.session.insert(SESSION_NOTICE, key).await?)
    }

    pub(crate) fn remember_typed(&self, fields: &Fields) {
        if let Ok(mut typed) = self.typed.lock() {
            *typed = Some(fields.clone());
        }
    }

    /// What was typed before belongs to who was signed in then: nobody else gets to see it.
    ///
    /// # Errors
    /// When the session cannot be read.
    pub(crate) async fn forget_typed(&self) -> Result<(), Problem> {
        self.session
            .remove::<(String, Fields)>(SESSION_TYPED)
            .await?;
        Ok(())
    }

    async fn keep_typed(&self) -> Result<(), Problem> {
        let typed = self.typed.lock().ok().and_then(|mut typed| typed.take());
        let largest = match self.session.id() {
            Some(_) => MAX_KEPT,
            None => MAX_KEPT_OF_STRANGERS,
        };
        if let Some(fields) = typed
            && fields
                .0
                .iter()
                .map(|(name, value)| name.len() + value.len())
                .sum::<usize>()
                <= largest
        {
            self.session
                .insert(SESSION_TYPED, (self.uri.path(), fields))
                .await?;
        }
        Ok(())
    }

    fn content_security_policy(&self) -> String {
        let nonce = if self.nonce_used.load(Ordering::Relaxed) {
            format!("'nonce-{}' ", self.nonce)
        } else {
            String::new()
        };
        format!(
            "default-src 'none'; script-src 'self' {nonce}'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
             connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        )
    }

    async fn problem(
        &self,
        problem: &Problem,
        method: &Method,
        route: &str,
    ) -> Result<Response, Problem> {
        let back = if method == Method::GET {
            self.uri.path_and_query().map_or("/", |p| p.as_str())
        } else {
            self.uri.path()
        };
        let ask_first = match problem {
            Problem::Denied(Denied::SignIn) => Some(LocalPath::sign_in(back)),
            Problem::Denied(Denied::Confirm) => Some(LocalPath::confirm(back)),
            Problem::Denied(Denied::Level { needs }) => Some(LocalPath::step_up(*needs, back)),
            _ => None,
        };
        if let Some(first) = ask_first {
            self.keep_typed().await?;
            return Ok(self.redirect(&first));
        }
        if matches!(problem, Problem::Denied(Denied::Role)) && self.actor.withheld {
            // What was typed is there again when the passkey has been shown.
            self.keep_typed().await?;
        }
        let id = self.app.clock.id();
        if let Problem::Internal(cause) = problem {
            // The route, never the address asked for: that can hold a receipt.
            tracing::error!(error.id = %id, error.cause = %cause, route, "request failed");
        }
        if let Problem::Key(cause) = problem {
            tracing::error!(error.id = %id, error.cause = %cause, route, "nobody can vote here");
        }
        let mut response = ui::errors::page(self, problem, id);
        if let Problem::TooMany { retry_after } = problem {
            response
                .headers_mut()
                .insert("Retry-After", HeaderValue::from(*retry_after));
        }
        Ok(response)
    }
}

/// Middleware: finds out who visits, runs the handler, and makes a page of a problem. The session layer lies around it.
pub async fn visit(State(app): State<AppState>, mut request: Request, next: Next) -> Response {
    let Some(session) = request.extensions().get::<Session>().cloned() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let now = app.clock.now();
    let nonce = URL_SAFE_NO_PAD.encode(&app.clock.random()[..18]).into();
    let locale = locale_of(request.headers(), &app.site);
    let mut visit = Visit {
        actor: Actor::default(),
        now,
        locale,
        uri: request.uri().clone(),
        session,
        from: request.extensions().get::<From>().copied(),
        notice: None,
        unread: Unread(0),
        nonce,
        nonce_used: Arc::default(),
        typed: Arc::default(),
        app,
    };
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    let response = match recognise(&visit, &method).await {
        Ok((actor, notice, unread)) => {
            visit.actor = actor;
            visit.notice = notice;
            visit.unread = unread;
            request.extensions_mut().insert(visit.clone());
            next.run(request).await
        }
        Err(problem) => problem.into_response(),
    };
    let mut response = match response.extensions().get::<Problem>() {
        Some(problem) => match visit.problem(problem, &method, route).await {
            Ok(page) => page,
            Err(worse) => ui::errors::page(&visit, &worse, visit.app.clock.id()),
        },
        None => response,
    };
    if let Ok(policy) = HeaderValue::from_str(&visit.content_security_policy()) {
        response
            .headers_mut()
            .entry(CONTENT_SECURITY_POLICY)
            .or_insert(policy);
    }
    response
}

/// Who is signed in to this session, and what there is to tell them on the page they asked for.
async fn recognise(
    visit: &Visit,
    method: &Method,
) -> Result<(Actor, Option<String>, Unread), Problem> {
    if visit.session.id().is_none() {
        return Ok((Actor::default(), None, Unread(0)));
    }
    let actor = match visit.session.get(SESSION_ACCOUNT).await? {
        Some(account) => {
            let proof = identity::proof::of(&visit.session).await?;
            identity::actor(&mut visit.app.db.read().await?, account)
                .await?
                .map(|actor| actor.proved(proof).holding(visit.app.site.staff_passkey))
                .unwrap_or_default()
        }
        None => Actor::default(),
    };
    let unread = match actor.account {
        Some(account) if visit.uri.path().starts_with("/me") => {
            Unread(notices::unread(&mut visit.app.db.read().await?, account).await?)
        }
        _ => Unread(0),
    };
    let notice: Option<String> = visit.session.get(SESSION_NOTICE).await?;
    // Changing the language leads on to a page at once: what there is to tell waits for that.
    let shows_page = method == Method::GET && !visit.uri.path().starts_with("/language/");
    if notice.is_some() && shows_page {
        visit.session.remove::<String>(SESSION_NOTICE).await?;
    }
    Ok((actor, notice, unread))
}
