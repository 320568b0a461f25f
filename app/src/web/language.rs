//! In which language to answer, and how a visitor chooses it.

use super::{LocalPath, Name, Query, Site, Visit};
use crate::error::Problem;
use crate::i18n::Locale;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};

/// The cookie that remembers the chosen language.
pub const LANGUAGE_COOKIE: &str = "language";

/// The language in which a request is answered: the chosen one, else the first we have of those its browser names, else the municipality's.
#[must_use]
pub fn locale_of(headers: &HeaderMap, site: &Site) -> Locale {
    let chosen = cookie(headers, LANGUAGE_COOKIE)
        .and_then(Locale::from_tag)
        .filter(|locale| site.demo || *locale != Locale::Pseudo);
    let accepted = || {
        headers
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok())
            .and_then(Locale::accepted)
    };
    chosen.or_else(accepted).unwrap_or(site.language)
}

/// The value of a cookie.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// `/language/{tag}?next=…`: remembers the language for a year and goes back.
///
/// # Errors
/// [`Problem::NotFound`] for a language we do not have.
pub async fn choose_language(
    visit: Visit,
    Name(tag): Name,
    Query(query): Query,
) -> crate::error::Answer {
    let locale = Locale::from_tag(&tag)
        .filter(|l| visit.app.site.demo || *l != Locale::Pseudo)
        .ok_or(Problem::NotFound)?;
    let mut response = visit.redirect(&LocalPath::checked(query.get("next")));
    let secure = if visit.app.site.base_url.scheme() == "https" {
        "; Secure"
    } else {
        ""
    };
    let cookie = format!(
        "{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}",
        locale.tag()
    );
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(SET_COOKIE, value);
    }
    Ok(response)
}
