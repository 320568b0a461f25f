//! Somebody whom a provider vouches for, and who has yet to say to which account that belongs. An account is never connected silently: its
//! owner signs in to it by another way first, and then says so.

use super::arrive::bind;
use super::store::{self, Bound, NewIdentity};
use super::{leave, start};
use crate::error::{Answer, Problem};
use crate::events;
use crate::identity::ways::{self, Claim, Matched};
use crate::t;
use crate::transact;
use crate::web::{AppState, LocalPath, Page, Section, Visit};
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use domain::actor::{Means, Proof};
use domain::rights;
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// Session entry: who was vouched for.
const SESSION_PENDING: &str = "provider pending";
/// It counts for so long: the time to read a mail.
const PATIENCE: SignedDuration = SignedDuration::from_mins(30);

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/sign-in/connect", get(explain))
        .route("/me/providers/connect", get(ask).post(connect))
}

/// Who was vouched for, until it is connected with an account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pending {
    /// The provider.
    pub provider: Uuid,
    /// What it knows the person by.
    pub subject: String,
    /// What it calls the person.
    pub label: String,
    /// Whether it counts as electronic identity.
    pub is_strong: bool,
    /// When the person showed there who they are, in milliseconds since 1970-01-01 UTC.
    pub shown_at: i64,
    /// Who that is on the roll.
    pub claim: Option<Claim>,
    /// Where to go then.
    pub next: String,
    /// Why the person was not signed in: the address has an account (`account`), or is not known for sure (`address`).
    pub why: String,
    /// Since when, in seconds since 1970-01-01 UTC.
    pub since: i64,
}

/// Keeps it in the session.
pub async fn keep(visit: &Visit, pending: &Pending) -> Result<(), Problem> {
    Ok(visit.session.insert(SESSION_PENDING, pending).await?)
}

async fn kept(visit: &Visit) -> Result<Option<Pending>, Problem> {
    if visit.session.id().is_none() {
        return Ok(None);
    }
    let kept: Option<Pending> = visit.session.get(SESSION_PENDING).await?;
    let earliest = (visit.now - PATIENCE).as_second();
    Ok(kept.filter(|pending| pending.since >= earliest))
}

/// The page for somebody who is not signed in: sign in by another way first.
async fn explain(visit: Visit) -> Answer {
    let Some(pending) = kept(&visit).await? else {
        return Ok(visit.redirect(&LocalPath::new("/sign-in")));
    };
    let provider = start::active(&visit, pending.provider).await?;
    let l = visit.locale;
    let name = provider.name.as_str();
    let (title, words) = if pending.why == "account" {
        (
            t!(l, "connect-account-title"),
            t!(l, "connect-account", name = name),
        )
    } else {
        (
            t!(l, "connect-address-title"),
            t!(l, "connect-address", name = name),
        )
    };
    let on = LocalPath::sign_in("/me/providers/connect");
    Ok(visit.page(Page::new(Section::Other, title.clone()), || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{words}</p>
                <p>{t!(l, "connect-then", name = name)}</p>
                <div class="actions"><a class="button" href=on.as_str().to_owned()>{t!(l, "connect-sign-in")}</a></div>
            </div>
        }
    }))
}

/// `GET /me/providers/connect`: is this you, and shall it open this account?
async fn ask(visit: Visit) -> Answer {
    rights::may_act_for_sure(&visit.actor, visit.now)?;
    let Some(pending) = kept(&visit).await? else {
        return Ok(visit.redirect(&LocalPath::new("/me/providers")));
    };
    let provider = start::active(&visit, pending.provider).await?;
    let l = visit.locale;
    let name = provider.name.as_str();
    let title = t!(l, "connect-title", name = name);
    let label = (!pending.label.is_empty()).then(|| pending.label.clone());
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{t!(l, "connect-lede", name = name)}</p>
                <dl class="answers">
                    <div><dt>{t!(l, "connect-here")}</dt><dd>{visit.actor.name.clone()}</dd></div>
                    <div><dt>{t!(l, "connect-there", name = name)}</dt><dd>{label.unwrap_or_else(|| t!(l, "connect-unnamed"))}</dd></div>
                </dl>
                <p>{t!(l, "connect-warning")}</p>
                <form method="post"><div class="actions"><button class="button">{t!(l, "connect-do")}</button><a class="button quiet" href="/me/providers">{t!(l, "cancel")}</a></div></form>
            </div>
        }
    }))
}

/// `POST /me/providers/connect`
async fn connect(visit: Visit, headers: HeaderMap) -> Answer {
    let permit = rights::may_act_for_sure(&visit.actor, visit.now)?;
    let Some(pending) = kept(&visit).await? else {
        return Ok(visit.redirect(&LocalPath::new("/me/providers")));
    };
    let provider = start::active(&visit, pending.provider).await?;
    visit.session.remove_value(SESSION_PENDING).await?;
    let account = *permit.account();
    let new = NewIdentity {
        id: visit.app.clock.id(),
        provider: provider.id,
        subject: &pending.subject,
        label: &pending.label,
    };
    let (event, facts) = (visit.app.clock.id(), json!({ "provider": provider.id }));
    let letter = ways::identity_added(&visit, &headers);
    let linked: bool = transact!(&visit.app.db, tx => {
        let linked = store::link(tx, Bound::Asked(&permit), &new, visit.now).await?;
        if linked {
            events::record(tx, event, visit.now, events::Kind::IdentityLinked, account.0, Some(account), &facts).await?;
            letter.queue(tx, account).await?;
        }
        Ok::<_, Problem>(linked)
    })?;
    let next = LocalPath::checked(&pending.next);
    if !linked {
        let mut tx = visit.app.db.read().await?;
        let holder = store::holder(&mut tx, provider.id, &pending.subject).await?;
        drop(tx);
        if holder != Some(account) {
            let words = t!(
                visit.locale,
                "provider-of-another",
                name = provider.name.as_str()
            );
            return Ok(start::told(
                &visit,
                StatusCode::UNPROCESSABLE_ENTITY,
                words,
                &next,
            ));
        }
    }
    let matched = bind(&visit, account, pending.claim.as_ref(), false).await?;
    let is_refused = matched == Some(Matched::Refused);
    if pending.is_strong && matched == Some(Matched::Bound) {
        let at = Timestamp::from_millisecond(pending.shown_at).unwrap_or(visit.now);
        let proof = Proof {
            means: Means::Provider,
            at,
            is_strong: true,
        };
        ways::prove(&visit, proof).await?;
        leave::note(&visit, provider.id).await?;
    }
    let notice = if is_refused {
        "claim-refused"
    } else {
        "connected"
    };
    visit.notice(notice).await?;
    Ok(visit.redirect(&match next.as_str() {
        "/" => LocalPath::new("/me/providers"),
        _ => next,
    }))
}
