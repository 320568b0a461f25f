//! The page about the directory: when it was followed last, what that changed, and the button to follow it now.

use super::store;
use super::sync::{self, Run};
use crate::admin::{Tab, page};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::i18n;
use crate::t;
use crate::web::{AppState, LocalPath, Page, Section, Visit};
use axum::Router;
use axum::routing::get;
use domain::rights;
use leptos::prelude::*;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/admin/directory", get(show).post(follow))
}

async fn show(visit: Visit) -> Answer {
    draw(&visit, FormState::default()).await
}

async fn draw(visit: &Visit, form: FormState) -> Answer {
    rights::may_administer(&visit.actor)?;
    let settings = visit.app.site.directory.as_ref();
    let mut tx = visit.app.db.read().await?;
    let (members, runs) = (
        store::members(&mut tx).await?.len(),
        store::newest(&mut tx).await?,
    );
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "directory-title");
    let is_stopped = runs.first().is_some_and(|run| run.outcome == "stopped");
    let leaving = runs.first().map_or(0, |run| run.departed);
    let rows = runs
        .iter()
        .map(|run| row(visit, run))
        .collect::<Result<Vec<_>, Problem>>()?;
    let shell = Page::new(Section::Admin, title.clone());
    let is_set = settings.is_some();
    Ok(page(
        visit,
        Tab::Directory,
        shell,
        Some(&form),
        vec![],
        || {
            let stopped = (is_set && is_stopped).then(|| view! {
            <div class="notice warn" role="alert"><h2>{t!(l, "directory-stopped-title")}</h2><p>{t!(l, "directory-stopped-words", n = leaving)}</p>
                <form method="post"><input r#type="hidden" name="force" value="yes"/><button class="button danger">{t!(l, "directory-force")}</button></form>
            </div>
        });
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

fn row(visit: &Visit, run: &store::Row) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let when = i18n::moment(
        l,
        crate::clock::from_millis(run.at)?,
        &visit.app.site.time_zone,
    );
    let what = match run.outcome.as_str() {
        "done" => t!(
            l,
            "directory-did",
            joined = run.joined,
            departed = run.departed,
            granted = run.granted,
            revoked = run.revoked
        ),
        "stopped" => t!(l, "directory-did-stop", n = run.departed),
        _ => t!(l, "directory-did-fail"),
    };
    Ok(view! { <li><div><b>{when}</b><small>{what}</small></div></li> }.into_any())
}

/// `POST /admin/directory`: follows it now; with `force` also if many would leave.
async fn follow(visit: Visit, fields: Fields) -> Answer {
    rights::may_administer(&visit.actor)?;
    rights::may_act_for_sure(&visit.actor, visit.now)?;
    visit.app.site.directory.as_ref().or_not_found()?;
    let how = Run {
        is_dry: false,
        is_forced: fields.has("force", "yes"),
    };
    match sync::run(&visit.app, how).await {
        Ok(outcome) if outcome.is_stopped => visit.notice("directory-notice-stopped").await?,
        Ok(_) => visit.notice("directory-notice-done").await?,
        Err(error) => {
            tracing::error!(error.cause = %error, "the directory could not be followed");
            let mut form = FormState::default();
            form.refuse("follow", "directory-down", &[]);
            return draw(&visit, form).await;
        }
    }
    Ok(visit.redirect(&LocalPath::new("/admin/directory")))
}
