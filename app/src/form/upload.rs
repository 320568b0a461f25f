//! Forms with files beside their fields (multipart/form-data, RFC 7578).

use super::{Fields, MAX_BODY, MAX_FIELDS};
use crate::error::Problem;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use domain::rights::Denied;

/// Largest file of a form, in bytes; what is larger is not kept, but told apart from no file.
pub const MAX_FILE: usize = 8 * 1024 * 1024;
/// Files of a form.
const MAX_FILES: usize = 8;
/// Largest body that is read to its end, so that what was typed beside a file that is too large is still there.
const MAX_READ: usize = 64 * 1024 * 1024;
/// Longest name of a file that is kept, in characters.
const MAX_NAME: usize = 120;

/// A file that a browser sent.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// Name of its field.
    pub field: String,
    /// What it was called there.
    pub name: String,
    /// What is in it; nothing if it was too large.
    pub bytes: Vec<u8>,
    /// Whether it had more than [`MAX_FILE`] bytes.
    pub is_too_large: bool,
}

/// A form that may have files. Without any it can be sent like all others.
#[derive(Clone, Debug, Default)]
pub struct WithFiles {
    /// What was typed.
    pub fields: Fields,
    /// What was sent along, fields without a file left out.
    pub files: Vec<File>,
}

impl WithFiles {
    /// The file of a field.
    #[must_use]
    pub fn file(&self, field: &str) -> Option<&File> {
        self.files.iter().find(|file| file.field == field)
    }
}

impl<S: Send + Sync> FromRequest<S> for WithFiles {
    type Rejection = Problem;

    /// Reads the form; if the visitor has to sign in first, what was typed is kept for afterwards, files are not.
    async fn from_request(mut request: Request, state: &S) -> Result<Self, Problem> {
        let visit = request.extensions().get::<crate::web::Visit>().cloned();
        let kind = request.headers().get(CONTENT_TYPE);
        let kind = kind.and_then(|value| value.to_str().ok()).unwrap_or("");
        if !kind.starts_with("multipart/form-data") {
            let fields = Fields::from_request(request, state).await?;
            return Ok(Self {
                fields,
                files: Vec::new(),
            });
        }
        // Nobody unknown makes this server hold files.
        let is_known = visit.as_ref().is_some_and(|v| v.actor.account.is_some());
        DefaultBodyLimit::max(MAX_READ).apply(&mut request);
        let parts = Multipart::from_request(request, state)
            .await
            .map_err(|_| Problem::Malformed)?;
        let form = read(parts, is_known).await?;
        if let Some(visit) = visit {
            visit.remember_typed(&form.fields);
        }
        if !is_known {
            return Err(Denied::SignIn.into());
        }
        Ok(form)
    }
}

async fn read(mut parts: Multipart, keeps_files: bool) -> Result<WithFiles, Problem> {
    let mut form = WithFiles::default();
    let mut typed = 0;
    while let Some(mut part) = parts.next_field().await.map_err(|_| Problem::Malformed)? {
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file) = part.file_name().map(str::to_owned) else {
            let (bytes, is_too_large) = bytes_of(&mut part, MAX_BODY - typed).await?;
            typed += bytes.len() + name.len();
            if is_too_large || typed > MAX_BODY || form.fields.0.len() >= MAX_FIELDS {
                return Err(Problem::TooLarge);
            }
            let value = String::from_utf8(bytes).map_err(|_| Problem::Malformed)?;
            form.fields.set(&name, value);
            continue;
        };
        let limit = if keeps_files { MAX_FILE } else { 0 };
        let (bytes, is_too_large) = bytes_of(&mut part, limit).await?;
        // A field in which no file was chosen is sent with an empty name.
        if file.is_empty() && bytes.is_empty() && !is_too_large || !keeps_files {
            continue;
        }
        if form.files.len() >= MAX_FILES {
            return Err(Problem::TooLarge);
        }
        let plain = file.chars().filter(|c| !c.is_control());
        form.files.push(File {
            field: name,
            name: plain.take(MAX_NAME).collect(),
            bytes,
            is_too_large,
        });
    }
    Ok(form)
}

/// What is in a part, and whether it is larger than the limit; then nothing of it is kept, but it is read to its end.
async fn bytes_of(part: &mut Field<'_>, limit: usize) -> Result<(Vec<u8>, bool), Problem> {
    let mut bytes = Vec::new();
    let mut is_too_large = false;
    while let Some(chunk) = part.chunk().await.map_err(|_| Problem::TooLarge)? {
        is_too_large |= bytes.len() + chunk.len() > limit;
        if is_too_large {
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok((bytes, is_too_large))
}
