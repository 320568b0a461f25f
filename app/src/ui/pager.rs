//! Paging by cursor: the address of a page says where it begins.

use crate::i18n::Locale;
use crate::t;
use leptos::prelude::*;

/// Links to the pages before and after; `None` where there is none.
pub fn pager(l: Locale, previous: Option<String>, next: Option<String>) -> impl IntoView {
    (previous.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=t!(l, "pager")>
                {previous.map(|href| view! { <a href=href rel="prev">{t!(l, "pager-previous")}</a> })}
                {next.map(|href| view! { <a href=href rel="next">{t!(l, "pager-next")}</a> })}
            </nav>
        }
    })
}
