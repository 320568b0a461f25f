//! What a request can end in besides its page.

use crate::db::{Collides, DbError};
use crate::keys::KeyError;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::rights::Denied;
use std::sync::Arc;

/// Why a request was not answered as asked. The edge ([`crate::web`]) makes a page of it in the visitor's language, and
/// writes the cause of an internal one to the log, once, with the id the visitor sees.
#[derive(Clone, Debug)]
pub enum Problem {
    /// There is no such thing, or none this visitor may know of.
    NotFound,
    /// Not permitted, and why.
    Denied(Denied),
    /// The thing changed meanwhile, or its state does not permit the step.
    Conflict,
    /// The request itself makes no sense: a form that no page of ours sends.
    Malformed,
    /// There is a page here, but not for this method of HTTP.
    WrongMethod,
    /// A form that did not come from a page of ours.
    Foreign,
    /// Larger than any form of ours.
    TooLarge,
    /// Too many requests; try again after this many seconds.
    TooMany {
        /// Seconds.
        retry_after: u64,
    },
    /// The service is stopping or overloaded.
    Unavailable,
    /// The participation key of an open poll is missing here, or is another one: nobody can vote in it until that is put right.
    Key(Arc<KeyError>),
    /// Our fault.
    Internal(Arc<dyn std::error::Error + Send + Sync>),
}

/// The answer of a handler.
pub type Answer = Result<Response, Problem>;

impl Problem {
    /// Our fault, with its cause for the log.
    pub fn internal(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Internal(Arc::new(cause))
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Denied(Denied::SignIn) => StatusCode::UNAUTHORIZED,
            Self::Denied(_) => StatusCode::FORBIDDEN,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable | Self::Key(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        Self::internal(error)
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        DbError::from(error).into()
    }
}

impl From<tower_sessions::session::Error> for Problem {
    fn from(error: tower_sessions::session::Error) -> Self {
        Self::internal(error)
    }
}

impl From<KeyError> for Problem {
    fn from(error: KeyError) -> Self {
        Self::Key(Arc::new(error))
    }
}

impl From<Denied> for Problem {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl Collides for Problem {
    fn collides(&self) -> bool {
        match self {
            Self::Internal(cause) => cause
                .downcast_ref::<DbError>()
                .is_some_and(DbError::is_collision),
            _ => false,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Turns "not there" into a page that says so.
pub trait OrNotFound<T> {
    /// The value, or [`Problem::NotFound`].
    ///
    /// # Errors
    /// [`Problem::NotFound`].
    fn or_not_found(self) -> Result<T, Problem>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self) -> Result<T, Problem> {
        self.ok_or(Problem::NotFound)
    }
}
