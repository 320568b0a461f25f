//! Who comes to an issuer's pages, and how these are drawn. There is no session and no cookie but that of the language.

use super::office::Office;
use crate::error::{OrNotFound, Problem};
use crate::form::FormState;
use crate::i18n::Locale;
use crate::t;
use crate::ui::{self, PageTitle};
use crate::web::{LANGUAGE_COOKIE, LocalPath, Name, Query, cookie};
use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION};
use axum::http::header::{SET_COOKIE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::convert::Infallible;
use std::sync::Arc;

/// Scripts of ours, WebAssembly, and asking here: what an island needs.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
     manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// One request to an issuer.
#[derive(Clone)]
pub struct Guest {
    /// What every handler can reach.
    pub office: Office,
    /// In which language to answer.
    pub locale: Locale,
    path: String,
}

impl FromRequestParts<Office> for Guest {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, office: &Office) -> Result<Self, Infallible> {
        Ok(Self::of(office, &parts.headers, parts.uri.path()))
    }
}

fn locale(headers: &HeaderMap, office: &Office) -> Locale {
    let chosen = cookie(headers, LANGUAGE_COOKIE).and_then(Locale::from_tag);
    let accepted = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    chosen
        .filter(|locale| *locale != Locale::Pseudo)
        .or_else(|| accepted.and_then(Locale::accepted))
        .unwrap_or(office.set.language)
}

impl Guest {
    fn of(office: &Office, headers: &HeaderMap, path: &str) -> Self {
        Self {
            office: office.clone(),
            locale: locale(headers, office),
            path: path.to_owned(),
        }
    }

    /// Draws a page.
    pub fn page<V: IntoView>(
        &self,
        title: &str,
        form: Option<&FormState>,
        view: impl FnOnce() -> V,
    ) -> Response {
        let l = self.locale;
        let is_refused = form.is_some_and(FormState::is_refused);
        let title = if is_refused {
            t!(l, "error-title", title = title)
        } else {
            title.to_owned()
        };
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let html = owner.with(|| self.shell(title, view().into_any()).to_html());
        owner.unset_with_forced_cleanup();
        let status = if is_refused {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        };
        let mut response = (status, Html(html)).into_response();
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(VARY, HeaderValue::from_static("Accept-Language, Cookie"));
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        response
    }

    fn shell(&self, title: String, content: AnyView) -> impl IntoView + use<> {
        let l = self.locale;
        let set = &self.office.set;
        let content = content.to_html();
        let script = set
            .islands
            .clone()
            .filter(|_| content.contains("<leptos-island"))
            .map(|src| view! { <script r#type="module" src=src></script> });
        let languages = Locale::ALL
            .into_iter()
            // What is asked at `/issue` stands behind `#`, and would not come along.
            .filter(|other| *other != l && self.path != "/issue")
            .map(|other| {
                let href = format!("/language/{}?next={}", other.tag(), self.path);
                view! { <li><a href=href lang=other.tag() hreflang=other.tag() rel="nofollow">{other.name()}</a></li> }
            })
            .collect_view();
        view! {
            <!DOCTYPE html>
            <html lang=l.tag() dir="ltr">
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <PageTitle title=title site=set.name.clone()/>
                    <link rel="preload" href="/assets/atkinson-next.woff2" r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                    <link rel="stylesheet" href=set.style.clone()/>
                    <link rel="icon" href="/assets/favicon.svg" r#type="image/svg+xml"/>
                    <meta name="color-scheme" content="light dark"/>
                    <meta name="theme-color" content="#0b5a47"/>
                </head>
                <body>
                    <a class="skip" href="#main">{t!(l, "skip-to-content")}</a>
                    <header class="bar"><div class="wrap"><a class="brand" href="/"><b><span>{set.name.clone()}</span></b></a></div></header>
                    {ui::markdown::main_element(content, false)}
                    <footer class="foot"><div class="wrap">
                        <ul><li><a href="/">{t!(l, "issuer-about")}</a></li>{languages}</ul>
                        <p>{t!(l, "issuer-run-by", name = set.name.as_str())}</p>
                    </div></footer>
                    {script}
                </body>
            </html>
        }
    }

    /// Leads to a page of ours.
    #[must_use]
    pub fn redirect(&self, to: &LocalPath) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        if let Ok(value) = HeaderValue::from_str(to.as_str()) {
            response.headers_mut().insert(LOCATION, value);
        }
        response
    }
}

/// The page of a problem.
pub fn problem_page(office: &Office, headers: &HeaderMap, problem: &Problem) -> Response {
    let guest = Guest::of(office, headers, "/");
    let l = guest.locale;
    let (title, words) = match problem {
        Problem::NotFound => (t!(l, "not-found-title"), t!(l, "issuer-not-found")),
        Problem::TooMany { .. } => (t!(l, "too-many-title"), t!(l, "too-many-words")),
        Problem::Foreign => (t!(l, "foreign-title"), t!(l, "foreign-words")),
        Problem::TooLarge => (t!(l, "too-large-title"), t!(l, "too-large-words")),
        Problem::Malformed | Problem::WrongMethod => {
            (t!(l, "malformed-title"), t!(l, "malformed-words"))
        }
        _ => (t!(l, "internal-title"), t!(l, "issuer-internal")),
    };
    let heading = title.clone();
    let mut response = guest.page(&title, None, || {
        view! { <h1>{heading}</h1><p class="lede">{words}</p><ul><li><a href="/">{t!(l, "issuer-about")}</a></li></ul> }
    });
    *response.status_mut() = problem.status();
    response
}

/// `GET /language/{tag}?next=…`: remembers the language for a year and goes back.
///
/// # Errors
/// [`Problem::NotFound`] for a language we do not have.
pub async fn choose_language(
    guest: Guest,
    Name(tag): Name,
    Query(query): Query,
) -> crate::error::Answer {
    let locale = Locale::from_tag(&tag).filter(|l| *l != Locale::Pseudo);
    let locale = locale.or_not_found()?;
    let mut response = guest.redirect(&LocalPath::checked(query.get("next")));
    let is_https = guest.office.set.url.scheme() == "https";
    let secure = if is_https { "; Secure" } else { "" };
    let cookie = format!(
        "{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}",
        locale.tag()
    );
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(SET_COOKIE, value);
    }
    Ok(response)
}
