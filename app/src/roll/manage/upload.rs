//! A file that a browser sends.

use crate::error::Problem;
use crate::web::Visit;
use axum::extract::{FromRequest, Multipart, Request};
use domain::rights;

/// Largest file, in bytes; larger ones are imported at the command line.
pub const MAX_FILE: usize = 24 * 1024 * 1024;
/// Longest name of a file that is kept, in characters.
const NAME: usize = 120;

/// A roll on its way in.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// The name of the file.
    pub file: String,
    /// Whether it is said to be the whole roll.
    pub is_complete: bool,
    /// What is in it.
    pub content: Vec<u8>,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        // Before anything is read: nobody else makes this server hold a large file.
        let visit = request.extensions().get::<Visit>();
        rights::may_administer(&visit.ok_or(Problem::Malformed)?.actor)?;
        let mut parts = Multipart::from_request(request, state)
            .await
            .map_err(|_| Problem::Malformed)?;
        let mut upload = Self::default();
        while let Some(part) = parts.next_field().await.map_err(|_| Problem::TooLarge)? {
            match part.name() {
                Some("file") => {
                    let name = part.file_name().unwrap_or_default();
                    let plain = name.chars().filter(|c| !c.is_control());
                    upload.file = plain.take(NAME).collect();
                    let content = part.bytes().await.map_err(|_| Problem::TooLarge)?;
                    upload.content = content.to_vec();
                }
                Some("complete") => {
                    let value = part.bytes().await.map_err(|_| Problem::TooLarge)?;
                    upload.is_complete = value.as_ref() == b"yes";
                }
                _ => {}
            }
        }
        if upload.content.len() > MAX_FILE {
            return Err(Problem::TooLarge);
        }
        Ok(upload)
    }
}
