//! Who watches a record: what its witnesses cosigned, for people.

use super::moment;
use crate::i18n;
use crate::secret::{Standing, Watcher};
use crate::t;
use crate::web::Visit;
use leptos::prelude::*;

/// The section of the record's page.
pub fn watchers(visit: &Visit, standing: &Standing) -> impl IntoView + use<> {
    let l = visit.locale;
    let watch = &standing.watch;
    let words = if watch.watchers.is_empty() {
        let operator = visit.app.site.operator.as_str();
        t!(l, "sealed-watch-nobody", operator = operator)
    } else {
        let (n, quorum) = (watch.watchers.len(), watch.quorum);
        t!(l, "record-watch-words", n = n, quorum = quorum)
    };
    let is_met = watch.met_at.is_some_and(|size| size == standing.size);
    let stands = match watch.met_at {
        _ if watch.quorum == 0 => None,
        Some(_) if is_met => Some(t!(l, "record-watch-met")),
        Some(size) => Some(t!(l, "record-watch-older", size = size)),
        None => Some(t!(l, "record-watch-none")),
    };
    let rows: Vec<_> = watch
        .watchers
        .iter()
        .map(|watcher| row(visit, watcher))
        .collect();
    let table = (!rows.is_empty()).then(|| view! {
        <div class="table-wrap" role="region" aria-labelledby="witnesses" tabindex="0"><table>
            <caption id="witnesses">{t!(l, "record-watch-caption")}</caption>
            <thead><tr><th scope="col">{t!(l, "record-witness")}</th><th scope="col">{t!(l, "record-cosigned-up-to")}</th>
                <th scope="col">{t!(l, "record-cosigned-at")}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    });
    view! {
        <h2>{t!(l, "sealed-watch-title")}</h2>
        <p class="measure">{words}</p>
        {stands.map(|words| view! { <p class="measure"><strong>{words}</strong></p> })}
        {table}
    }
}

fn row(visit: &Visit, watcher: &Watcher) -> impl IntoView + use<> {
    let l = visit.locale;
    let (size, when) = match &watcher.newest {
        Some((size, at)) => (i18n::number(l, *size), moment(visit, *at)),
        None => (t!(l, "record-cosigned-nothing"), "–".to_owned()),
    };
    view! { <tr><th scope="row" translate="no">{watcher.name.clone()}</th><td>{size}</td><td>{when}</td></tr> }
}

/// How many witnesses have cosigned a state, of how many; nothing where nobody watches.
pub fn cosigned(visit: &Visit, standing: &Standing, size: u64) -> Option<String> {
    let n = standing.watch.watchers.len();
    let by = standing.watch.cosigned.get(&size).copied().unwrap_or(0);
    (n > 0).then(|| t!(visit.locale, "record-cosigned-by", by = by, n = n))
}
