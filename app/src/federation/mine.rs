//! The providers by which one can sign in to one's own account.

use super::buttons::{Purpose, buttons};
use super::store;
use crate::error::{Answer, OrNotFound, Problem};
use crate::events;
use crate::identity::{framed, moment};
use crate::t;
use crate::transact;
use crate::ui;
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use axum::Router;
use axum::routing::get;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/me/providers", get(list))
        .route("/me/providers/{id}/remove", get(ask_remove).post(remove))
}

async fn list(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mine = store::of(&mut visit.app.db.read().await?, *permit.account()).await?;
    let more = buttons(&visit, Purpose::Connect, "/me/providers").await?;
    let l = visit.locale;
    let rows = mine
        .iter()
        .map(|identity| row(&visit, identity))
        .collect::<Result<Vec<_>, Problem>>()?;
    let body = if rows.is_empty() {
        Either::Left(
            view! { <div class="empty"><h2>{t!(l, "providers-none")}</h2><p>{t!(l, "providers-none-words")}</p></div> },
        )
    } else {
        Either::Right(view! { <ul class="rows">{rows}</ul> })
    };
    let title = t!(l, "me-providers");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        framed(l, "/me/providers", view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "me-providers-lede")}</p>
            {body}
            {match more {
                Some(more) => view! { <section aria-labelledby="more"><h2 id="more">{t!(l, "providers-connect")}</h2><p>{t!(l, "providers-connect-words")}</p>{more}</section> }.into_any(),
                None => view! { <p>{t!(l, "providers-nowhere")}</p> }.into_any(),
            }}
        })
    }))
}

fn row(visit: &Visit, identity: &store::Identity) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let linked = t!(
        l,
        "provider-linked",
        when = moment(visit, identity.linked_at)?
    );
    let used = t!(l, "provider-used", when = moment(visit, identity.used_at)?);
    let name = identity.provider.clone();
    let href = format!("/me/providers/{}/remove", identity.id);
    Ok(view! {
        <li>
            <div><b>{name.clone()}</b><small>{identity.label.clone()}</small><small>{linked}<br/>{used}</small></div>
            <div class="actions"><a class="button danger quiet" href=href>{t!(l, "provider-part")}<span class="hide">" "{name}</span></a></div>
        </li>
    }
    .into_any())
}

async fn own(visit: &Visit, id: Uuid) -> Result<store::Identity, Problem> {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mine = store::of(&mut visit.app.db.read().await?, *permit.account()).await?;
    mine.into_iter()
        .find(|identity| identity.id == id)
        .or_not_found()
}

async fn ask_remove(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    let identity = own(&visit, id).await?;
    rights::may_act_for_sure(&visit.actor, visit.now)?;
    let l = visit.locale;
    let title = t!(l, "provider-part-title", name = identity.provider.as_str());
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        view! {
            <div class="narrow">
                {ui::back(l, "/me/providers")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "provider-part-words")}</p>
                <form method="post"><div class="actions"><button class="button danger">{t!(l, "provider-part")}</button><a class="button quiet" href="/me/providers">{t!(l, "cancel")}</a></div></form>
            </div>
        }
    }))
}

async fn remove(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    own(&visit, id).await?;
    let permit = rights::may_act_for_sure(&visit.actor, visit.now)?;
    let (event, account) = (visit.app.clock.id(), *permit.account());
    let found: bool = transact!(&visit.app.db, tx => {
        let found = store::unlink(tx, &permit, id).await?;
        if found {
            events::record(tx, event, visit.now, events::Kind::IdentityUnlinked, account.0, Some(account), &json!({})).await?;
        }
        Ok::<_, Problem>(found)
    })?;
    found.then_some(()).or_not_found()?;
    visit.notice("parted").await?;
    Ok(visit.redirect(&LocalPath::new("/me/providers")))
}
