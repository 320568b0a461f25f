//! What the islands share: the texts they say, the server they ask, and what a browser keeps.

#[cfg(feature = "hydrate")]
pub mod kept;
#[cfg(feature = "hydrate")]
pub mod net;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Texts by their keys, in the visitor's language: an island brings none of its own. What is put into one stands as `{0}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words(pub BTreeMap<String, String>);

impl Words {
    /// A text; its key, if there is none.
    #[must_use]
    pub fn of(&self, key: &str) -> String {
        self.0.get(key).map_or_else(|| key.to_owned(), Clone::clone)
    }
}

/// What is wrong at a field, by its id, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The id of the field.
    pub field: std::borrow::Cow<'static, str>,
    /// The words.
    pub words: String,
}

/// 32 random bytes of the browser; `None` if it has none.
#[cfg(feature = "hydrate")]
#[must_use]
pub fn random() -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// The text of the file that was chosen in a field.
#[cfg(feature = "hydrate")]
pub async fn text_of(field: leptos::prelude::NodeRef<leptos::html::Input>) -> Option<String> {
    use leptos::prelude::GetUntracked;
    use wasm_bindgen::JsCast;
    let input: web_sys::HtmlInputElement = field.get_untracked()?.unchecked_into();
    let file = input.files()?.get(0)?;
    wasm_bindgen_futures::JsFuture::from(file.text())
        .await
        .ok()?
        .as_string()
}
