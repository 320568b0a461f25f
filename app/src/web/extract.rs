//! What handlers take from a request.

use super::Visit;
use crate::error::{OrNotFound, Problem};
use crate::form::Fields;
use axum::extract::{FromRequestParts, Path, RawPathParams};
use axum::http::StatusCode;
use axum::http::request::Parts;

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// An id in the path; one that is none leads to "not found".
pub struct Id<T>(pub T);

impl<S: Send + Sync, T: std::str::FromStr + Send> FromRequestParts<S> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let params = RawPathParams::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::NotFound)?;
        params
            .iter()
            .next()
            .and_then(|(_, text)| text.parse().ok())
            .map(Self)
            .ok_or(Problem::NotFound)
    }
}

/// A name in the path, as typed.
pub struct Name(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Name {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        // A NUL is no text to PostgreSQL, and no name of ours holds any other control character.
        Path::<String>::from_request_parts(parts, state)
            .await
            .ok()
            .filter(|Path(name)| !name.contains(char::is_control))
            .map(|Path(name)| Self(name))
            .or_not_found()
    }
}

/// The query of the address; never fails.
pub struct Query(pub Fields);

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let query = parts.uri.query().unwrap_or_default();
        Ok(Self(Fields(
            url::form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
        )))
    }
}
