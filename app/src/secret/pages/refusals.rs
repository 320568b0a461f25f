//! Why a ballot or a request for a credential is not taken: a word for programs, a sentence for people, a status for HTTP.

use crate::i18n::Locale;
use crate::secret::issue::NotIssued;
use crate::secret::opening::NotOpened;
use crate::t;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use ballot::secret::Refused;
use serde_json::json;

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No credential is given.
    NotIssued(NotIssued),
    /// The ballot is not taken.
    Ballot(Refused),
    /// A ballot is not opened.
    NotOpened(NotOpened),
    /// It is not the JSON that is expected.
    Malformed,
    /// It is longer than any of ours.
    TooLarge,
}

impl Refusal {
    fn parts(self, l: Locale) -> (StatusCode, &'static str, String) {
        let unfit = StatusCode::UNPROCESSABLE_ENTITY;
        match self {
            Self::NotIssued(NotIssued::Window) | Self::Ballot(Refused::Window) => {
                (StatusCode::FORBIDDEN, "window", t!(l, "refused-window"))
            }
            Self::NotIssued(NotIssued::NotOnRoll) => (
                StatusCode::FORBIDDEN,
                "not-on-roll",
                t!(l, "refused-not-on-roll"),
            ),
            Self::NotIssued(NotIssued::Used) => {
                (StatusCode::CONFLICT, "used", t!(l, "refused-used"))
            }
            Self::Ballot(Refused::Seq { .. } | Refused::PreviousReceipt) => {
                (StatusCode::CONFLICT, "seq", t!(l, "refused-seq"))
            }
            Self::Ballot(Refused::NoRevote) => (
                StatusCode::CONFLICT,
                "no-revote",
                t!(l, "refused-no-revote"),
            ),
            Self::Ballot(Refused::OtherPoll) => (unfit, "other-poll", t!(l, "refused-other-poll")),
            Self::Ballot(Refused::IssuerSignature(_) | Refused::Signatures { .. }) => {
                (unfit, "issuer-signature", t!(l, "refused-credential"))
            }
            Self::Ballot(refused) => (unfit, ballot_word(refused), t!(l, "refused-malformed")),
            Self::NotOpened(NotOpened::NotNow) => (
                StatusCode::CONFLICT,
                "not-now",
                t!(l, "refused-opening-now"),
            ),
            Self::NotOpened(NotOpened::NoBallot) => (
                StatusCode::NOT_FOUND,
                "no-ballot",
                t!(l, "refused-opening-none"),
            ),
            Self::NotOpened(NotOpened::Wrong) => (unfit, "wrong", t!(l, "refused-opening-wrong")),
            Self::NotIssued(NotIssued::Malformed) | Self::Malformed => {
                (unfit, "malformed", t!(l, "refused-malformed"))
            }
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                t!(l, "refused-malformed"),
            ),
        }
    }
}

/// The word of a ballot that is broken in itself.
fn ballot_word(refused: Refused) -> &'static str {
    match refused {
        Refused::Length { .. } => "length",
        Refused::Point => "point",
        Refused::PublicKey => "public-key",
        Refused::VoterSignature => "voter-signature",
        Refused::Previous => "previous",
        _ => "malformed",
    }
}

/// The answer: `{"refused": WORD, "words": SENTENCE}`.
#[must_use]
pub fn refusal(l: Locale, refusal: Refusal) -> Response {
    let (status, word, words) = refusal.parts(l);
    let body = json!({ "refused": word, "words": words });
    (status, [(CACHE_CONTROL, "no-store")], axum::Json(body)).into_response()
}
