//! Keeps what is typed as a draft while it is typed. The form stays the visitor's, and a button keeps it without scripts.
#![expect(
    missing_docs,
    reason = "the macro for islands makes items that cannot carry words"
)]

use leptos::prelude::*;

/// Keeps the form of an idea as a draft, whenever the typing rests, and says so.
#[island]
pub fn KeepsDraft(
    /// Where it is sent.
    address: String,
    /// What is said when it is kept.
    kept: String,
) -> impl IntoView {
    let is_kept = RwSignal::new(false);
    Effect::new(move |_| browser::follow(address.clone(), is_kept));
    view! { <p class="small muted" role="status" hidden=move || !is_kept.get()>{kept}</p> }
}

#[cfg(not(feature = "hydrate"))]
mod browser {
    //! On the server nothing is typed.

    use leptos::prelude::RwSignal;

    pub fn follow(_: String, _: RwSignal<bool>) {}
}

#[cfg(feature = "hydrate")]
mod browser {
    //! Waits until the typing rests, then sends what stands in the form.

    use crate::islands::net;
    use js_sys::{Reflect, encode_uri_component};
    use leptos::ev;
    use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout};
    use leptos::prelude::*;
    use std::cell::RefCell;
    use std::rc::Rc;
    use std::time::Duration;
    use wasm_bindgen::JsValue;

    /// So long nobody typed anything.
    const REST: Duration = Duration::from_secs(3);
    /// The fields of an idea.
    const FIELDS: [&str; 9] = [
        "id", "title", "body", "category", "district", "place", "point", "cost", "lang",
    ];

    pub fn follow(address: String, is_kept: RwSignal<bool>) {
        let waiting: Rc<RefCell<Option<TimeoutHandle>>> = Rc::default();
        let listening = window_event_listener(ev::input, move |_| {
            is_kept.set(false);
            if let Some(earlier) = waiting.borrow_mut().take() {
                earlier.clear();
            }
            let address = address.clone();
            let keep = move || leptos::task::spawn_local(keep(address, is_kept));
            *waiting.borrow_mut() = set_timeout(keep, REST).ok();
        });
        on_cleanup(move || listening.remove());
    }

    async fn keep(address: String, is_kept: RwSignal<bool>) {
        let pair = |name: &&str| Some(format!("{name}={}", encoded(&typed(name)?)));
        let form: Vec<String> = FIELDS.iter().filter_map(pair).collect();
        let answer = net::send_form(&address, &form.join("&")).await;
        // What could not be kept is not said to be; the button says why.
        is_kept.set(answer.is_ok_and(|answer| answer.status == 204));
    }

    fn encoded(value: &str) -> String {
        encode_uri_component(value).into()
    }

    fn typed(name: &str) -> Option<String> {
        let field = document().query_selector(&format!("main [name={name}]"));
        let value = Reflect::get(&field.ok()??.into(), &JsValue::from_str("value")).ok()?;
        value.as_string()
    }
}
