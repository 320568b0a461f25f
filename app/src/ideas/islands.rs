//! Ideas like the one that is being typed. It only shows them: the form stays the visitor's, and a button finds the same without scripts.
#![expect(
    missing_docs,
    reason = "the macro for islands makes items that cannot carry words"
)]

pub mod keeping;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// An idea that resembles what is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    /// Where it is read.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// Language of its title, where it is not that of the page.
    pub lang: Option<String>,
    /// How many support it, in words.
    pub figures: String,
}

/// Looks for ideas like the one in the fields `title` and `body`, while they are typed.
#[island]
pub fn AlikeWhileTyping(
    /// Where they are asked for.
    address: String,
    /// What stands above them.
    heading: String,
) -> impl IntoView {
    let found = RwSignal::new(Vec::<Alike>::new());
    Effect::new(move |_| browser::follow(address.clone(), found));
    let items = move || {
        found
            .get()
            .into_iter()
            .map(|alike| {
                view! { <li><a href=alike.href target="_blank" lang=alike.lang>{alike.title}</a>" "<small class="muted">{alike.figures}</small></li> }
            })
            .collect_view()
    };
    view! {
        <div class="alike" role="status" hidden=move || found.get().is_empty()>
            <p><b>{heading}</b></p>
            <ul>{items}</ul>
        </div>
    }
}

#[cfg(not(feature = "hydrate"))]
mod browser {
    //! On the server nothing is typed.

    use super::Alike;
    use leptos::prelude::RwSignal;

    pub fn follow(_: String, _: RwSignal<Vec<Alike>>) {}
}

#[cfg(feature = "hydrate")]
mod browser {
    //! Waits until the typing rests, then asks.

    use super::Alike;
    use crate::islands::net::{self, As};
    use js_sys::{Reflect, encode_uri_component};
    use leptos::ev;
    use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout};
    use leptos::prelude::*;
    use std::cell::RefCell;
    use std::rc::Rc;
    use std::time::Duration;
    use wasm_bindgen::JsValue;

    /// So long nobody typed anything.
    const REST: Duration = Duration::from_millis(700);
    /// Characters of the text that are sent: an address has no room for more.
    const SENT: usize = 400;
    /// Characters of a title that says something.
    const SAYS: usize = 8;

    pub fn follow(address: String, found: RwSignal<Vec<Alike>>) {
        let waiting: Rc<RefCell<Option<TimeoutHandle>>> = Rc::default();
        let listening = window_event_listener(ev::input, move |_| {
            if let Some(earlier) = waiting.borrow_mut().take() {
                earlier.clear();
            }
            let address = address.clone();
            let look = move || leptos::task::spawn_local(look(address, found));
            *waiting.borrow_mut() = set_timeout(look, REST).ok();
        });
        on_cleanup(move || listening.remove());
    }

    async fn look(address: String, found: RwSignal<Vec<Alike>>) {
        let (title, body) = (typed("title"), typed("body"));
        if title.chars().count() < SAYS {
            found.set(Vec::new());
            return;
        }
        let asked = format!(
            "{address}?title={}&body={}",
            String::from(encode_uri_component(&title)),
            String::from(encode_uri_component(&body))
        );
        let answer = net::ask(&asked, As::Oneself, None).await;
        let alike = answer.ok().filter(|answer| answer.status == 200);
        let alike = alike.and_then(|answer| serde_json::from_slice(&answer.body).ok());
        // What cannot be asked is not shown; the button finds it too.
        found.set(alike.unwrap_or_default());
    }

    fn typed(id: &str) -> String {
        let field = document().get_element_by_id(id);
        let value = field.and_then(|field| Reflect::get(&field, &JsValue::from_str("value")).ok());
        let value = value.and_then(|value| value.as_string());
        value.unwrap_or_default().chars().take(SENT).collect()
    }
}
