//! Why a step is not taken: a word for programs, a sentence for people, a status for HTTP.

use crate::i18n::Locale;
use crate::t;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use ballot::secret::CeremonyError;
use serde_json::json;

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not the JSON that is expected, or there is no step in it.
    Malformed,
    /// It is longer than any of ours.
    TooLarge,
    /// It is in the name of another trustee.
    OtherTrustee,
    /// This step is not on.
    NotNow,
    /// The step was done, otherwise.
    Done,
    /// What was sent is not right.
    Wrong(CeremonyError),
    /// The part of the trial is not right.
    Trial,
    /// The share is not that of this trustee.
    Share,
}

impl Refused {
    /// The word for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::TooLarge => "too-large",
            Self::OtherTrustee => "other-trustee",
            Self::NotNow => "not-now",
            Self::Done => "done",
            Self::Wrong(CeremonyError::Complaint { .. }) => "complaint",
            Self::Wrong(_) => "wrong",
            Self::Trial => "trial",
            Self::Share => "share",
        }
    }

    /// The key of the sentence.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Malformed | Self::TooLarge => "trustee-refused-malformed",
            Self::OtherTrustee => "trustee-refused-other",
            Self::NotNow => "trustee-refused-not-now",
            Self::Done => "trustee-refused-done",
            Self::Wrong(CeremonyError::Complaint { .. }) => "trustee-refused-complaint",
            Self::Wrong(_) => "trustee-refused-wrong",
            Self::Trial => "trustee-refused-trial",
            Self::Share => "trustee-refused-share",
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::NotNow | Self::Done => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::OtherTrustee => StatusCode::FORBIDDEN,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

/// The answer: `{"refused": WORD, "words": SENTENCE}`.
pub fn refusal(l: Locale, refused: Refused) -> Response {
    let body = json!({ "refused": refused.word(), "words": t!(l, refused.key()) });
    let head = [(CACHE_CONTROL, "no-store")];
    (refused.status(), head, axum::Json(body)).into_response()
}
