//! Forms: what was typed, what is wrong with it, and the two together for drawing the page again.

mod upload;

pub use upload::{File, MAX_FILE, WithFiles};

use crate::error::Problem;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use domain::text::{self, TextFault};
use std::borrow::Cow;

/// Largest body of a form, in bytes. Single fields have limits of their own, far below, and say so at the field.
pub const MAX_BODY: usize = 6 * 1024 * 1024;

/// Most fields of a form; our largest, a poll with its options, has about 2,000.
const MAX_FIELDS: usize = 4000;

/// Name and value of each field, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The value of the first field of this name; empty if there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value)
    }

    /// The values of all fields of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether there is a field of this name, with this value.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|found| found == value)
    }

    /// Sets a field, for forms that are filled from what is stored.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// Sets a field in place of those that have its name.
    pub fn replace(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(field, _)| field != name);
        self.set(name, value);
    }

    async fn read(request: Request) -> Result<Self, Problem> {
        let is_form = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| {
                value.split(';').next().is_some_and(|kind| {
                    kind.trim()
                        .eq_ignore_ascii_case("application/x-www-form-urlencoded")
                })
            });
        let body = body_bytes(request.into_body()).await?;
        if !is_form && !body.is_empty() {
            return Err(Problem::Malformed);
        }
        std::str::from_utf8(&body).map_err(|_| Problem::Malformed)?;
        let fields: Vec<_> = url::form_urlencoded::parse(&body)
            .take(MAX_FIELDS + 1)
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        if fields.len() > MAX_FIELDS {
            return Err(Problem::Malformed);
        }
        Ok(Self(fields))
    }
}

async fn body_bytes(body: Body) -> Result<Bytes, Problem> {
    axum::body::to_bytes(body, MAX_BODY)
        .await
        .map_err(|_| Problem::TooLarge)
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Problem;

    /// Reads the form; if the visitor has to sign in first, it is kept for afterwards.
    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let kept = request.extensions().get::<crate::web::Visit>().cloned();
        let fields = Self::read(request).await?;
        if let Some(visit) = kept {
            visit.remember_typed(&fields);
        }
        Ok(fields)
    }
}

/// A form that is never kept beyond its request: ballots and secrets.
#[derive(Debug)]
pub struct Unkept(pub Fields);

impl<S: Send + Sync> FromRequest<S> for Unkept {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        Fields::read(request).await.map(Self)
    }
}

/// What is wrong at a field: a key of the locale files and what to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field.
    pub field: Cow<'static, str>,
    /// Key of the message.
    pub key: &'static str,
    /// Numbers to fill in.
    pub args: Vec<(&'static str, i64)>,
}

/// A form that is being checked, or was refused.
#[derive(Clone, Debug, Default)]
pub struct FormState {
    /// What was typed.
    pub fields: Fields,
    /// What is wrong, in the order of the form.
    pub errors: Vec<FieldError>,
}

impl FormState {
    /// A form with these values and nothing wrong yet.
    #[must_use]
    pub fn of(fields: Fields) -> Self {
        Self {
            fields,
            errors: Vec::new(),
        }
    }

    /// Adds an error at a field.
    pub fn refuse(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        key: &'static str,
        args: &[(&'static str, i64)],
    ) {
        self.errors.push(FieldError {
            field: field.into(),
            key,
            args: args.to_vec(),
        });
    }

    /// The value typed in a field.
    #[must_use]
    pub fn value(&self, field: &str) -> String {
        self.fields.get(field).to_owned()
    }

    /// The error at a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.field == field)
    }

    /// Whether something is wrong.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }

    /// One line of text, needed, of at most `limit` characters. What is wrong is noted, and an empty text yielded.
    pub fn line(&mut self, field: &'static str, limit: usize) -> String {
        let checked = text::line(self.fields.get(field), limit).and_then(text::required);
        self.noted(field, checked)
    }

    /// One line of text that may be empty.
    pub fn optional_line(&mut self, field: &'static str, limit: usize) -> String {
        let checked = text::line(self.fields.get(field), limit);
        self.noted(field, checked)
    }

    /// A longer text that may be empty.
    pub fn optional_paragraphs(&mut self, field: &'static str, limit: usize) -> String {
        let checked = text::paragraphs(self.fields.get(field), limit);
        self.noted(field, checked)
    }

    /// A longer text, needed.
    pub fn paragraphs(&mut self, field: &'static str, limit: usize) -> String {
        let checked = text::paragraphs(self.fields.get(field), limit).and_then(text::required);
        self.noted(field, checked)
    }

    /// A whole number between two bounds, if something is typed.
    pub fn optional_number(&mut self, field: &'static str, min: i64, max: i64) -> Option<i64> {
        let typed = self.fields.get(field).trim();
        if typed.is_empty() {
            return None;
        }
        match typed.parse::<i64>() {
            Ok(n) if (min..=max).contains(&n) => Some(n),
            _ => {
                self.refuse(field, "error-number", &[("min", min), ("max", max)]);
                None
            }
        }
    }

    /// Says in other words what to do in a field that was left empty; the summary above the form names no fields.
    pub fn say_if_empty(&mut self, field: &str, key: &'static str) {
        let is_empty = |error: &&mut FieldError| {
            error.field == field && matches!(error.key, "error-empty" | "error-moment-empty")
        };
        for error in self.errors.iter_mut().filter(is_empty) {
            error.key = key;
        }
    }

    /// An e-mail address.
    pub fn email(&mut self, field: &'static str) -> String {
        let typed = self.fields.get(field);
        if typed.trim().is_empty() {
            self.refuse(field, "error-email-empty", &[]);
            return String::new();
        }
        text::email(typed).unwrap_or_else(|| {
            self.refuse(field, "error-email", &[]);
            String::new()
        })
    }

    /// A local date and time from a `datetime-local` field (`2026-11-22T18:00`), as a moment in the municipality's zone.
    pub fn moment(
        &mut self,
        field: &'static str,
        zone: &jiff::tz::TimeZone,
    ) -> Option<jiff::Timestamp> {
        let typed = self.fields.get(field).trim().to_owned();
        if typed.is_empty() {
            self.refuse(field, "error-moment-empty", &[]);
            return None;
        }
        let moment = typed
            .parse::<jiff::civil::DateTime>()
            .ok()
            .filter(|local| (1900..=2200).contains(&local.year()))
            .and_then(|local| local.to_zoned(zone.clone()).ok())
            .map(|zoned| zoned.timestamp());
        if moment.is_none() {
            self.refuse(field, "error-moment", &[]);
        }
        moment
    }

    /// A day in three fields: day, month and year, in this order.
    pub fn day(&mut self, fields: [&'static str; 3]) -> Option<jiff::civil::Date> {
        let [day, month, year] = fields.map(|field| self.fields.get(field).trim().to_owned());
        if day.is_empty() && month.is_empty() && year.is_empty() {
            self.refuse(fields[0], "error-day-empty", &[]);
            return None;
        }
        let number = |text: &str| text.parse::<i16>().ok();
        let small = |text: &str| text.parse::<i8>().ok();
        let date = match (number(&year), small(&month), small(&day)) {
            (Some(year @ 1850..=2200), Some(month), Some(day)) => {
                jiff::civil::Date::new(year, month, day).ok()
            }
            _ => None,
        };
        if date.is_none() {
            self.refuse(fields[0], "error-day", &[]);
        }
        date
    }

    fn noted(&mut self, field: &'static str, checked: Result<String, TextFault>) -> String {
        checked.unwrap_or_else(|fault| {
            match fault {
                TextFault::Empty => self.refuse(field, "error-empty", &[]),
                TextFault::ControlCharacter => self.refuse(field, "error-control-character", &[]),
                TextFault::TooLong { limit, length } => {
                    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
                    self.refuse(
                        field,
                        "error-too-long",
                        &[("limit", n(limit)), ("length", n(length))],
                    );
                }
            }
            String::new()
        })
    }
}
