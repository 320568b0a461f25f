//! The places where somebody is signed in, and signing out of them.

use crate::error::{Answer, OrNotFound, Problem};
use crate::identity::jobs::before;
use crate::identity::links::moment;
use crate::identity::store::sessions;
use crate::identity::{agent, place as network, sign_in};
use crate::t;
use crate::transact;
use crate::web::{LocalPath, Name, Page, Section, Visit};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;

pub async fn list(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let idle = before(visit.now, crate::identity::sessions::IDLE);
    let found = sessions::of(&mut visit.app.db.read().await?, &permit, visit.now, idle).await?;
    let l = visit.locale;
    let rows = found
        .iter()
        .map(|place| row(&visit, place))
        .collect::<Result<Vec<_>, Problem>>()?;
    let title = t!(l, "me-sessions");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        super::framed(l, "/me/sessions", view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "sessions-lede")}</p>
            <ul class="rows">{rows}</ul>
            <form method="post" action="/me/sessions/end-all"><div class="actions"><button class="button danger">{t!(l, "sign-out-everywhere")}</button></div></form>
            <p class="small muted">{t!(l, "sessions-everywhere-words")}</p>
        })
    }))
}

fn is_this(visit: &Visit, id: &[u8]) -> bool {
    visit
        .session
        .id()
        .is_some_and(|this| crate::identity::sessions::hash(&this) == id)
}

fn row(visit: &Visit, place: &sessions::Row) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let name = agent::words(l, &place.agent);
    let since = t!(l, "session-since", when = moment(visit, place.created_at)?);
    let from = (!place.place.is_empty()).then(|| {
        let here = visit
            .from
            .map(|from| network::of(from.address))
            .unwrap_or_default();
        let words = network::words(l, &place.place, &here);
        view! { {words}<br/> }
    });
    let seen = t!(l, "session-seen", when = moment(visit, place.seen_at)?);
    let end = if is_this(visit, &place.id) {
        Either::Left(view! { <span class="tag done">{t!(l, "session-this")}</span> })
    } else {
        let action = format!("/me/sessions/{}/end", URL_SAFE_NO_PAD.encode(&place.id));
        let which = format!("{name}, {since}");
        Either::Right(
            view! { <form method="post" action=action><button class="button quiet slim">{t!(l, "sign-out")}<span class="hide">" "{which}</span></button></form> },
        )
    };
    Ok(
        view! { <li><div><b>{name}</b><small>{from}{since}<br/>{seen}</small></div>{end}</li> }
            .into_any(),
    )
}

pub async fn end(visit: Visit, Name(id): Name) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let id = URL_SAFE_NO_PAD.decode(&id).map_err(|_| Problem::NotFound)?;
    if is_this(&visit, &id) {
        return sign_in::end(&visit, "signed-out").await;
    }
    let ended = transact!(&visit.app.db, tx => sessions::end(tx, &permit, &id).await)?;
    ended.then_some(()).or_not_found()?;
    visit.notice("session-ended").await?;
    Ok(visit.redirect(&LocalPath::new("/me/sessions")))
}

pub async fn end_all(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let (event, account) = (visit.app.clock.id(), *permit.account());
    transact!(&visit.app.db, tx => {
        sessions::end_all(tx, &permit).await?;
        crate::events::record(tx, event, visit.now, crate::events::Kind::AccountSignedOut, account.0, Some(account), &serde_json::json!({})).await?;
        Ok::<_, Problem>(())
    })?;
    sign_in::end(&visit, "signed-out-everywhere").await
}
