//! What the pages of the administration have in common: their frame, and what is shown when two people edited the same thing.

use crate::error::Problem;
use crate::form::{Fields, FormState};
use crate::i18n::{self, Locale};
use crate::t;
use crate::ui;
use crate::ui::{ErrorSummary, SideLink};
use crate::web::{Page, Section, Visit};
use axum::response::Response;
use domain::rights;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use leptos::prelude::*;

/// Which entry of the administration's navigation a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The front page.
    Front,
    /// Polls.
    Polls,
    /// Spaces and phases.
    Spaces,
    /// Boards of ideas.
    Boards,
    /// Roles.
    Roles,
    /// The roll of residents.
    Roll,
    /// Providers of identities.
    Providers,
    /// The directory of staff.
    Directory,
    /// How long data is kept.
    Retention,
}

/// Draws a page of the administration: the error summary first, the way back, the navigation at the side.
pub fn page<V: IntoView>(
    visit: &Visit,
    tab: Tab,
    page: Page,
    form: Option<&FormState>,
    crumbs: Vec<(String, String)>,
    view: impl FnOnce() -> V,
) -> Response {
    let l = visit.locale;
    let errors = form.map(|form| form.errors.clone()).unwrap_or_default();
    let page = match form {
        Some(form) => page.of_form(l, form),
        None => page,
    };
    let page = Page {
        section: Section::Admin,
        ..page
    };
    let mut steps = vec![("/admin".to_owned(), t!(l, "nav-admin"))];
    steps.extend(crumbs);
    let steps = (tab != Tab::Front).then(|| ui::crumbs(l, steps));
    visit.page(page, || {
        view! {
            <ErrorSummary l errors/>
            {steps}
            {ui::with_side(t!(l, "nav-admin"), links(visit, tab), view())}
        }
    })
}

fn links(visit: &Visit, tab: Tab) -> Vec<SideLink> {
    let l = visit.locale;
    let mut entries = vec![
        (Tab::Front, "/admin", t!(l, "admin-overview")),
        (Tab::Polls, "/admin/polls", t!(l, "nav-polls")),
        (Tab::Spaces, "/admin/spaces", t!(l, "nav-spaces")),
        (Tab::Boards, "/admin/boards", t!(l, "admin-boards")),
    ];
    if rights::may_administer(&visit.actor).is_ok() {
        entries.push((Tab::Roles, "/admin/roles", t!(l, "admin-roles")));
        entries.push((Tab::Roll, "/admin/roll", t!(l, "roll-title")));
        entries.push((Tab::Providers, "/admin/providers", t!(l, "providers-title")));
        entries.push((Tab::Directory, "/admin/directory", t!(l, "directory-title")));
        entries.push((Tab::Retention, "/admin/retention", t!(l, "retention-title")));
    }
    entries
        .into_iter()
        .map(|(entry, href, name)| SideLink {
            href,
            name,
            is_here: entry == tab,
        })
        .collect()
}

/// Says that somebody else was faster, for a form that is shown again with what was typed.
pub fn stale_notice(l: Locale) -> impl IntoView {
    view! { <div class="notice warn" role="alert"><h2>{t!(l, "stale-title")}</h2><p>{t!(l, "stale-words")}</p></div> }
}

/// Both versions of each field that differs: how it stands now, and what was typed. `labels` are names and labels of the fields.
pub fn both_versions(
    l: Locale,
    labels: &[(String, String)],
    stored: &Fields,
    typed: &Fields,
) -> impl IntoView + use<> {
    let joined = |fields: &Fields, name: &str| {
        let values: Vec<String> = fields.all(name).map(|v| v.replace("\r\n", "\n")).collect();
        values.join(", ")
    };
    let rows = labels
        .iter()
        .filter_map(|(name, label)| {
            let (now, yours) = (joined(stored, name), joined(typed, name));
            (now != yours).then(|| {
                view! {
                    <div><dt>{label.clone()}</dt>
                        <dd><b>{t!(l, "stale-now")}</b>" "<span class="pre">{now}</span><br/><b>{t!(l, "stale-yours")}</b>" "<span class="pre">{yours}</span></dd></div>
                }
            })
        })
        .collect::<Vec<_>>();
    let none = rows
        .is_empty()
        .then(|| view! { <p>{t!(l, "stale-same")}</p> });
    view! {
        <section class="card" aria-labelledby="both"><h2 id="both">{t!(l, "stale-both")}</h2>
            {none}
            <dl class="answers">{rows}</dl>
        </section>
    }
}

/// A moment as a `datetime-local` field takes it, in the municipality's zone.
#[must_use]
pub fn moment_field(time: Timestamp, zone: &TimeZone) -> String {
    let local = i18n::local(time, zone);
    format!("{}T{:02}:{:02}", local.date(), local.hour(), local.minute())
}

/// The version a form was drawn from.
///
/// # Errors
/// [`Problem::Malformed`] when the hidden field is not a number.
pub fn version(fields: &Fields) -> Result<i64, Problem> {
    fields
        .get("version")
        .parse()
        .map_err(|_| Problem::Malformed)
}
