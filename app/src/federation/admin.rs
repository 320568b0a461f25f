//! Providers of identities, as the administration sets them up.

mod form;

use super::offers;
use super::protocol::answer_address;
use super::store::{self, Provider};
use crate::admin::{Tab, page};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events;
use crate::t;
use crate::transact;
use crate::ui::back;
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use axum::Router;
use axum::routing::{get, post};
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/admin/providers", get(list))
        .route("/admin/providers/new", get(form::new).post(form::create))
        .route("/admin/providers/{id}", get(form::edit).post(form::change))
        .route("/admin/providers/{id}/test", post(test))
        .route("/admin/providers/{id}/switch", post(switch))
        .route("/admin/providers/{id}/delete", get(ask_delete).post(delete))
}

/// Whoever may say by whom others are let in: an administrator of the municipality who has just shown who they are.
fn permit(visit: &Visit) -> Result<rights::MayAdminister, Problem> {
    let permit = rights::may_administer(&visit.actor)?;
    rights::may_act_for_sure(&visit.actor, visit.now)?;
    Ok(permit)
}

async fn found(visit: &Visit, id: Uuid) -> Result<Provider, Problem> {
    store::one(&mut visit.app.db.read().await?, id)
        .await?
        .or_not_found()
}

fn crumbs(visit: &Visit) -> Vec<(String, String)> {
    let title = t!(visit.locale, "providers-title");
    vec![("/admin/providers".to_owned(), title)]
}

async fn list(visit: Visit) -> Answer {
    rights::may_administer(&visit.actor)?;
    let all = store::all(&mut visit.app.db.read().await?).await?;
    let l = visit.locale;
    let title = t!(l, "providers-title");
    let rows: Vec<_> = all.iter().map(|provider| row(&visit, provider)).collect();
    let body = if rows.is_empty() {
        Either::Left(
            view! { <div class="empty"><h2>{t!(l, "providers-empty")}</h2><p>{t!(l, "providers-empty-words")}</p></div> },
        )
    } else {
        Either::Right(view! { <ul class="rows">{rows}</ul> })
    };
    let shell = Page::new(Section::Admin, title.clone());
    Ok(page(&visit, Tab::Providers, shell, None, vec![], || {
        view! {
            <div class="title-row"><h1>{title}</h1><a class="button" href="/admin/providers/new">{t!(l, "provider-new")}</a></div>
            <p class="lede">{t!(l, "providers-lede")}</p>
            {body}
        }
    }))
}

fn row(visit: &Visit, provider: &Provider) -> AnyView {
    let l = visit.locale;
    let id = provider.id;
    let name = provider.name.clone();
    let (state, class, act) = if provider.is_active {
        (
            t!(l, "provider-on"),
            "tag done",
            t!(l, "provider-switch-off"),
        )
    } else {
        (t!(l, "provider-off"), "tag", t!(l, "provider-switch-on"))
    };
    let hidden = |name: &str| view! { <span class="hide">" "{name.to_owned()}</span> };
    view! {
        <li>
            <div><b><a href=format!("/admin/providers/{id}")>{name.clone()}</a></b><small>{provider.issuer.clone()}</small><span class=class>{state}</span></div>
            <div class="actions">
                <form method="post" action=format!("/admin/providers/{id}/test")><button class="button quiet">{t!(l, "provider-test")}{hidden(&name)}</button></form>
                <form method="post" action=format!("/admin/providers/{id}/switch")>
                    <input r#type="hidden" name="version" value=provider.version.to_string()/>
                    <button class="button quiet">{act}{hidden(&name)}</button>
                </form>
                <a class="button danger quiet" href=format!("/admin/providers/{id}/delete")>{t!(l, "remove")}{hidden(&name)}</a>
            </div>
        </li>
    }
    .into_any()
}

/// `POST /admin/providers/{id}/test`: asks the provider what it offers, and says what it answered.
async fn test(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    rights::may_administer(&visit.actor)?;
    let provider = found(&visit, id).await?;
    let outcome = offers::fresh(&visit.app, &provider.issuer).await;
    let l = visit.locale;
    let has_secret = visit.app.keys.secret(&provider.secret_name());
    let has_secret = has_secret.map_err(Problem::internal)?.is_some();
    let address = answer_address(&visit.app.site, id)?;
    let title = t!(l, "provider-test-title", name = provider.name.as_str());
    let shell = Page::new(Section::Admin, title.clone());
    let body = match outcome {
        Ok(metadata) => {
            let line = |label: String, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
            let yes_no = |yes: bool| t!(l, if yes { "admin-yes" } else { "admin-no" });
            let acr: Vec<String> = metadata
                .acr_values_supported()
                .into_iter()
                .flatten()
                .map(|acr| acr.as_str().to_owned())
                .collect();
            let can_leave = metadata
                .additional_metadata()
                .end_session_endpoint
                .is_some();
            Either::Left(view! {
                <p class="lede">{t!(l, "provider-test-good")}</p>
                <dl class="answers">
                    {line(t!(l, "provider-test-where"), metadata.authorization_endpoint().to_string())}
                    {line(t!(l, "provider-test-keys"), metadata.jwks().keys().len().to_string())}
                    {line(t!(l, "provider-test-acr"), if acr.is_empty() { "–".to_owned() } else { acr.join(", ") })}
                    {line(t!(l, "provider-test-leave"), yes_no(can_leave))}
                    {line(t!(l, "provider-test-secret"), yes_no(has_secret))}
                    {line(t!(l, "provider-test-address"), address.to_string())}
                </dl>
            })
        }
        Err(fault) => Either::Right(view! {
            <p class="lede">{t!(l, "provider-test-bad")}</p>
            <p><code>{fault.to_string()}</code></p>
            <p>{t!(l, "provider-test-hint")}</p>
        }),
    };
    Ok(page(
        &visit,
        Tab::Providers,
        shell,
        None,
        crumbs(&visit),
        || {
            view! { <h1>{title}</h1>{body}<p><a href=format!("/admin/providers/{id}")>{t!(l, "admin-change")}</a></p> }
        },
    ))
}

/// `POST /admin/providers/{id}/switch`: on to off, off to on.
async fn switch(visit: Visit, Id(id): Id<Uuid>, fields: crate::form::Fields) -> Answer {
    let permit = permit(&visit)?;
    let found = found(&visit, id).await?;
    let provider = Provider {
        version: crate::admin::version(&fields)?,
        is_active: !found.is_active,
        ..found
    };
    let event = visit.app.clock.id();
    let facts = json!({ "active": provider.is_active });
    let done: bool = transact!(&visit.app.db, tx => {
        let done = store::update(tx, &permit, &provider).await?;
        if done {
            events::record(tx, event, visit.now, events::Kind::ProviderEdited, id, Some(*permit.by()), &facts).await?;
        }
        Ok::<_, Problem>(done)
    })?;
    if !done {
        return Err(Problem::Conflict);
    }
    visit.notice("admin-saved").await?;
    Ok(visit.redirect(&LocalPath::new("/admin/providers")))
}

async fn ask_delete(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    permit(&visit)?;
    let provider = found(&visit, id).await?;
    let connected = store::connected(&mut visit.app.db.read().await?, id).await?;
    let l = visit.locale;
    let title = t!(l, "provider-delete-title", name = provider.name.as_str());
    let shell = Page::new(Section::Admin, title.clone());
    Ok(page(
        &visit,
        Tab::Providers,
        shell,
        None,
        crumbs(&visit),
        || {
            view! {
                {back(l, "/admin/providers")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "provider-delete-lede", n = connected)}</p>
                <form method="post"><div class="actions"><button class="button danger">{t!(l, "remove")}</button><a class="button quiet" href="/admin/providers">{t!(l, "cancel")}</a></div></form>
            }
        },
    ))
}

async fn delete(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    let permit = permit(&visit)?;
    let provider = found(&visit, id).await?;
    let event = visit.app.clock.id();
    let gone: bool = transact!(&visit.app.db, tx => {
        let gone = store::remove(tx, &permit, id).await?;
        if gone {
            events::record(tx, event, visit.now, events::Kind::ProviderDeleted, id, Some(*permit.by()), &json!({ "name": provider.name })).await?;
        }
        Ok::<_, Problem>(gone)
    })?;
    gone.then_some(()).or_not_found()?;
    visit
        .app
        .keys
        .forget_secret(&provider.secret_name())
        .map_err(Problem::internal)?;
    visit.notice("provider-deleted").await?;
    Ok(visit.redirect(&LocalPath::new("/admin/providers")))
}
