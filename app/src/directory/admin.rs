//! The page about the directory: when it was followed last, whom that changed, and the button to follow it now.

use super::outcome::{Change, Outcome, What};
use super::store;
use super::sync::{self, Run};
use crate::admin::{Tab, page};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::i18n::{self, Locale};
use crate::identity::role_name;
use crate::spaces;
use crate::t;
use crate::web::{AppState, LocalPath, Page, Section, Visit};
use axum::Router;
use axum::routing::get;
use domain::actor::Grant;
use domain::ids::SpaceId;
use domain::rights;
use leptos::prelude::*;

/// So many changes of a run are listed; all of them are confirmed, and counted.
const LISTED: i64 = 1000;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/admin/directory", get(show).post(follow))
}

/// A run with what it changed, or would have.
struct Ran {
    run: store::Row,
    outcome: Outcome,
}

/// Titles of spaces, for saying where a role is held.
type Titles = Vec<(SpaceId, String)>;

async fn show(visit: Visit) -> Answer {
    draw(&visit, FormState::default()).await
}

async fn draw(visit: &Visit, form: FormState) -> Answer {
    rights::may_administer(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let members = store::count_holders(&mut tx).await?;
    let titles = spaces::all_titles(&mut tx).await?;
    let mut runs = Vec::new();
    for run in store::newest(&mut tx).await? {
        // Who confirms sees all of it; of what is over a part is enough.
        let is_newest = runs.is_empty() && run.outcome == "stopped";
        let limit = if is_newest { i64::MAX } else { LISTED };
        let changes = store::changes::of(&mut tx, run.id, limit).await?;
        let outcome = Outcome {
            is_stopped: run.outcome == "stopped",
            changes,
        };
        runs.push(Ran { run, outcome });
    }
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "directory-title");
    let is_set = visit.app.site.directory.is_some();
    let rows = runs
        .iter()
        .map(|ran| row(visit, ran, &titles))
        .collect::<Result<Vec<_>, Problem>>()?;
    let stopped = runs
        .first()
        .filter(|ran| is_set && ran.outcome.is_stopped)
        .map(|ran| stopped(l, ran, &titles).into_any());
    let shell = Page::new(Section::Admin, title.clone());
    Ok(page(
        visit,
        Tab::Directory,
        shell,
        Some(&form),
        vec![],
        || {
            let now = is_set.then(|| view! {
            <p class="count">{t!(l, "directory-members", n = members)}</p>
            <form method="post" id="follow" tabindex="-1"><div class="actions"><button class="button">{t!(l, "directory-now")}</button></div></form>
        });
            let unset = (!is_set).then(|| view! { <div class="empty"><h2>{t!(l, "directory-unset")}</h2><p>{t!(l, "directory-unset-words")}</p></div> });
            let ran = (!rows.is_empty()).then(|| view! {
                <section aria-labelledby="runs"><h2 id="runs">{t!(l, "directory-runs")}</h2><ul class="rows">{rows}</ul></section>
            });
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "directory-admin-lede")}</p>
                {stopped}{unset}{now}{ran}
            }
        },
    ))
}

/// What would have happened, and the button that lets exactly this happen.
fn stopped(l: Locale, ran: &Ran, titles: &Titles) -> impl IntoView + use<> {
    let words = t!(
        l,
        "directory-stopped-words",
        departed = ran.run.departed,
        revoked = ran.run.revoked
    );
    let code = ran.outcome.code();
    let list = people(l, &ran.outcome.changes, titles);
    view! {
        <div class="notice warn" role="alert"><h2>{t!(l, "directory-stopped-title")}</h2><p>{words}</p>
            {list}
            <form method="post"><input r#type="hidden" name="confirm" value=code/><button class="button danger">{t!(l, "directory-force")}</button></form>
        </div>
    }
}

/// Whom it is about, and what happens to each.
fn people(l: Locale, changes: &[Change], titles: &Titles) -> impl IntoView + use<> {
    let rows: Vec<_> = changes
        .chunk_by(|a, b| a.uid == b.uid)
        .map(|of_one| {
            let who = &of_one[0];
            let name = match who.name.as_str() {
                "" => who.uid.clone(),
                name => format!("{name} ({})", who.uid),
            };
            let what: Vec<String> = of_one
                .iter()
                .map(|change| words(l, change, titles))
                .collect();
            view! { <li><b>{name}</b>": "{what.join("; ")}</li> }
        })
        .collect();
    view! { <ul>{rows}</ul> }
}

fn words(l: Locale, change: &Change, titles: &Titles) -> String {
    let role = change.grant.map(|grant| role(l, grant, titles));
    let role = role.unwrap_or_default();
    match change.what {
        What::Joined => t!(l, "directory-joined"),
        What::Departed => t!(l, "directory-departed"),
        What::Granted => t!(l, "directory-granted", role = role),
        What::Revoked => t!(l, "directory-revoked", role = role),
        What::Kept => t!(l, "directory-kept", role = role),
    }
}

fn role(l: Locale, grant: Grant, titles: &Titles) -> String {
    let name = role_name(l, grant.role);
    let title = titles.iter().find(|(space, _)| Some(*space) == grant.space);
    match title {
        Some((_, title)) => format!("{name} ({title})"),
        None => name,
    }
}

fn row(visit: &Visit, ran: &Ran, titles: &Titles) -> Result<AnyView, Problem> {
    let (l, run) = (visit.locale, &ran.run);
    let at = crate::clock::from_millis(run.at)?;
    let when = i18n::moment(l, at, &visit.app.site.time_zone);
    let what = match run.outcome.as_str() {
        "done" => t!(
            l,
            "directory-did",
            joined = run.joined,
            departed = run.departed,
            granted = run.granted,
            revoked = run.revoked
        ),
        "stopped" => t!(
            l,
            "directory-did-stop",
            departed = run.departed,
            revoked = run.revoked
        ),
        _ => t!(l, "directory-did-fail"),
    };
    let who = (!ran.outcome.changes.is_empty()).then(|| {
        let list = people(l, &ran.outcome.changes, titles);
        view! { <details class="more"><summary>{t!(l, "directory-who")}</summary>{list}</details> }
    });
    Ok(view! { <li><div><b>{when}</b><small>{what}</small>{who}</div></li> }.into_any())
}

/// `POST /admin/directory`: follows it now; with `confirm` also if so much would go that it stops otherwise, as long as it is what was shown.
async fn follow(visit: Visit, fields: Fields) -> Answer {
    rights::may_administer(&visit.actor)?;
    rights::may_act_for_sure(&visit.actor, visit.now)?;
    visit.app.site.directory.as_ref().or_not_found()?;
    let confirmed = fields.get("confirm").to_owned();
    let is_confirmed = !confirmed.is_empty();
    let how = Run {
        is_dry: false,
        confirmed: Some(confirmed).filter(|code| !code.is_empty()),
    };
    let notice = match sync::run(&visit.app, how).await {
        Ok(outcome) if outcome.is_stopped && is_confirmed => "directory-notice-changed",
        Ok(outcome) if outcome.is_stopped => "directory-notice-stopped",
        Ok(_) => "directory-notice-done",
        Err(error) => {
            tracing::error!(error.cause = %error, "the directory could not be followed");
            let mut form = FormState::default();
            form.refuse("follow", "directory-down", &[]);
            return draw(&visit, form).await;
        }
    };
    visit.notice(notice).await?;
    Ok(visit.redirect(&LocalPath::new("/admin/directory")))
}
