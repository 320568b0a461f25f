//! What an import changes, in words, and what is wrong with a file.

use crate::error::Problem;
use crate::i18n::{self, Locale};
use crate::roll::import::Changes;
use crate::roll::store::imports::Import;
use crate::t;
use crate::web::Visit;
use domain::roll_csv::LineError;
use leptos::prelude::*;

/// Faults that are shown.
const SHOWN: usize = 50;

/// The table of what changes.
pub fn table(l: Locale, changes: &Changes) -> impl IntoView + use<> {
    let missing = if changes.is_complete {
        t!(l, "roll-missing-leave")
    } else {
        t!(l, "roll-missing-stay")
    };
    let mut rows = vec![
        (t!(l, "roll-before"), changes.before),
        (t!(l, "roll-new"), changes.new),
        (t!(l, "roll-moved"), changes.moved),
        (t!(l, "roll-died"), changes.died),
        (t!(l, "roll-returned"), changes.returned),
        (t!(l, "roll-changed"), changes.changed),
        (t!(l, "roll-renamed"), changes.renamed),
        (t!(l, "roll-moved-within"), changes.moved_within),
        (t!(l, "roll-born-otherwise"), changes.born_otherwise),
        (t!(l, "roll-unchanged"), changes.unchanged),
        (missing, changes.missing),
    ];
    let birthdays = changes.birthdays.iter();
    rows.extend(birthdays.map(|(age, count)| (t!(l, "roll-birthdays", age = *age), *count)));
    let rows = rows
        .into_iter()
        .map(|(what, count)| view! { <tr><th scope="row">{what}</th><td class="number">{i18n::number(l, count)}</td></tr> })
        .collect_view();
    let references = (!changes.missing_references.is_empty()).then(|| {
        view! { <details class="more"><summary>{t!(l, "roll-missing-who")}</summary><p>{changes.missing_references.join(", ")}</p></details> }
    });
    view! { <table class="data measure"><tbody>{rows}</tbody></table>{references} }
}

/// An import in the list.
pub fn row(visit: &Visit, (at, file, facts): &Import) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let at = crate::clock::from_millis(*at)?;
    let when = i18n::moment(l, at, &visit.app.site.time_zone);
    let changes: Changes = serde_json::from_str(facts).unwrap_or_default();
    let words = t!(
        l,
        "roll-import",
        new = changes.new,
        changed = changes.changed,
        leaving = changes.leaving()
    );
    let file = file.clone();
    Ok(
        view! { <li><div><b>{when}</b><small>{file}</small><small>{words}</small></div></li> }
            .into_any(),
    )
}

/// What is wrong with a file, by line. The words are those of the command line, in English: they quote the file.
pub fn faults(l: Locale, faults: &[LineError]) -> impl IntoView + use<> {
    let more = faults.len().saturating_sub(SHOWN);
    let rows = faults
        .iter()
        .take(SHOWN)
        .map(|fault| view! { <li>{fault.to_string()}</li> })
        .collect_view();
    let more = (more > 0).then(|| view! { <p>{t!(l, "roll-faults-more", more = more)}</p> });
    view! { <section class="card" aria-labelledby="faults"><h2 id="faults">{t!(l, "roll-faults")}</h2><p>{t!(l, "roll-faults-words")}</p><ul lang="en">{rows}</ul>{more}</section> }
}
