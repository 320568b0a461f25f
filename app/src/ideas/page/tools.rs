//! What authors and staff can do, beside the text.

use super::Shown;
use crate::t;
use crate::web::Visit;
use domain::rights::amendments::may_amend;
use domain::rights::{self, Denied};
use leptos::prelude::*;

fn card(id: &'static str, title: String, links: Vec<(String, String)>) -> Option<impl IntoView> {
    (!links.is_empty()).then(|| {
        let links = links
            .into_iter()
            .map(|(href, name)| view! { <li><a href=href>{name}</a></li> })
            .collect_view();
        view! { <section class="card no-print" aria-labelledby=id><h2 id=id>{title}</h2><ul class="links">{links}</ul></section> }
    })
}

/// For its authors.
pub(super) fn own(visit: &Visit, shown: &Shown) -> Option<impl IntoView + use<>> {
    let l = visit.locale;
    let (seen, path) = (&shown.seen, shown.seen.path());
    let mut links = Vec::new();
    if rights::may_edit_idea(&visit.actor, &seen.space, &seen.rules, visit.now).is_ok() {
        links.push((format!("{path}/edit"), t!(l, "idea-edit")));
    }
    if shown.is_own(visit) {
        links.push((format!("{path}/authors"), t!(l, "authors-title")));
    }
    if rights::may_withdraw(&visit.actor, &seen.rules).is_ok() {
        links.push((format!("{path}/withdraw"), t!(l, "idea-withdraw")));
    }
    card("own", t!(l, "idea-own"), links)
}

/// For everybody: changes of the text that others propose.
pub(super) fn amendments(visit: &Visit, shown: &Shown) -> Option<impl IntoView + use<>> {
    let l = visit.locale;
    let (seen, path) = (&shown.seen, shown.seen.path());
    let mut links = vec![(format!("{path}/amendments"), t!(l, "amendments-title"))];
    let may = may_amend(&visit.actor, &seen.space, &seen.rules, visit.now);
    if matches!(may, Ok(_) | Err(Denied::SignIn | Denied::Level { .. })) {
        links.push((format!("{path}/amendments/new"), t!(l, "amendment-new")));
    }
    card("amend", t!(l, "amendments-card"), links)
}

/// For those who answer, and those who put ideas in order.
pub(super) fn staff(visit: &Visit, shown: &Shown) -> Option<impl IntoView + use<>> {
    let l = visit.locale;
    let (seen, path) = (&shown.seen, shown.seen.path());
    let mut links = Vec::new();
    if rights::may_answer_idea(&visit.actor, &seen.rules).is_ok() {
        links.push((format!("{path}/answer"), t!(l, "answer-title")));
        links.push((format!("{path}/progress"), t!(l, "progress-title")));
    }
    if rights::may_curate(&visit.actor, &seen.rules).is_ok() {
        if seen.idea.status.merge().is_ok() {
            links.push((format!("{path}/merge"), t!(l, "merge-title")));
        }
        if seen.idea.merged_into.is_some() {
            links.push((format!("{path}/split"), t!(l, "split-title")));
        }
        links.push((format!("{path}/move"), t!(l, "move-title")));
    }
    let space = seen.space.id;
    if rights::may_moderate(&visit.actor, space).is_ok()
        || rights::may_run_space(&visit.actor, space).is_ok()
    {
        let signals = format!("/moderation/signals/{}", seen.idea.id);
        links.push((signals, t!(l, "arranged-title")));
    }
    card("staff", t!(l, "idea-staff"), links)
}
