//! `/me/data/erase`: leaving. The page says what goes, what stays and why; the act is one transaction.

use super::export::whose;
use super::parts::Whose;
use super::store;
use crate::db::{DbError, Tx};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, input};
use crate::ui::{self, ErrorSummary};
use crate::web::{Page, Section, Site, Visit};
use crate::{
    access, contacts, directory, events, federation, ideas, identity, mail, moderation, notices,
    profile, retention, roll, signals, trustees,
};
use domain::retention::Kind;
use domain::rights::{self, Denied, MayErase};
use futures::future::BoxFuture;
use jiff::Timestamp;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// Takes away what one part has of an account.
pub type Erase =
    for<'a> fn(&'a mut Tx, &'a MayErase, &'a Whose) -> BoxFuture<'a, Result<(), DbError>>;

/// Who takes away what, in this order; the account itself comes last. A part whose tables refer to accounts adds a line before it.
pub const ERASERS: &[Erase] = &[
    |tx, may, _| Box::pin(access::erase(tx, may)),
    |tx, may, _| Box::pin(roll::erase(tx, may)),
    |tx, may, _| Box::pin(federation::erase(tx, may)),
    |tx, may, _| Box::pin(directory::erase(tx, may)),
    |tx, may, _| Box::pin(signals::erase(tx, may)),
    |tx, may, _| Box::pin(contacts::erase(tx, may)),
    |tx, may, _| Box::pin(notices::erase(tx, may)),
    |tx, may, _| Box::pin(profile::erase(tx, may)),
    |tx, may, _| Box::pin(ideas::privacy::erase(tx, may)),
    |tx, may, _| Box::pin(moderation::privacy::erase(tx, may)),
    |tx, may, _| Box::pin(trustees::privacy::erase(tx, may)),
    |tx, may, _| Box::pin(store::consents::erase(tx, may)),
    |tx, may, _| Box::pin(store::corrections::erase(tx, may)),
    |tx, may, _| Box::pin(events::forget(tx, may)),
    |tx, may, whose| Box::pin(identity::erasure::erase(tx, may, whose)),
];

/// What goes and what stays, as keys of texts.
const GOES: &[&str] = &[
    "erase-goes-account",
    "erase-goes-access",
    "erase-goes-wishes",
    "erase-goes-consents",
];
const STAYS: &[&str] = &[
    "erase-stays-ballots",
    "erase-stays-ideas",
    "erase-stays-roll",
    "erase-stays-opened",
    "erase-stays-events",
    "erase-stays-work",
];

/// What an erasure is written down and told with: the same however often its transaction is tried.
#[derive(Clone, Copy, Debug)]
pub struct Farewell<'a> {
    /// The id of the event.
    pub event: Uuid,
    /// The id of the mail.
    pub mail: Uuid,
    /// When.
    pub now: Timestamp,
    /// The settings.
    pub site: &'a Site,
}

/// Erases an account and tells its last address.
///
/// # Errors
/// [`Problem::Conflict`] when it has got a role meanwhile, [`Problem::NotFound`] when it is gone, or when the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase, farewell: &Farewell<'_>) -> Result<(), Problem> {
    let account = *may.account();
    if identity::erasure::holds_roles(tx, account).await?
        || trustees::privacy::keeps_a_part(tx, account).await?
    {
        return Err(Problem::Conflict);
    }
    let contact = identity::people::contact(tx, account).await?;
    let contact = contact.or_not_found()?;
    let whose = whose(tx, account).await?.or_not_found()?;
    for erase in ERASERS {
        erase(tx, may, &whose).await?;
    }
    mail::forget(tx, &contact.email).await?;
    let Farewell {
        event,
        mail,
        now,
        site,
    } = *farewell;
    let l = Locale::from_tag(&contact.lang).unwrap_or(site.language);
    let key = match may.by() {
        Some(_) => "erased-mail",
        None => "erased-mail-unused",
    };
    let name = site.name.as_str();
    let subject = t!(l, "erased-mail-subject", site = name);
    let body = t!(l, key, site = name, contact = site.contact.as_str());
    mail::queue(tx, mail, &contact.email, &subject, &body, now).await?;
    let kind = events::Kind::AccountErased;
    events::record(tx, event, now, kind, account.0, *may.by(), &json!({})).await?;
    Ok(())
}

/// `GET /me/data/erase`
pub async fn page(visit: Visit) -> Answer {
    let form = visit.typed_before().await?.unwrap_or_default();
    draw(&visit, &form).await
}

async fn draw(visit: &Visit, form: &FormState) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let whose = whose(&mut tx, *permit.account()).await?;
    let email = whose.or_not_found()?.email;
    let keeps_a_part = trustees::privacy::keeps_a_part(&mut tx, *permit.account()).await?;
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "data-erase");
    let period = retention::period(l, Kind::ErasedAccounts);
    let list = |keys: &[&'static str]| -> Vec<_> {
        keys.iter()
            .map(|key| view! { <li>{t!(l, key, period = period.as_str())}</li> })
            .collect()
    };
    let text = FieldText::new(
        "email",
        t!(l, "erase-type"),
        t!(l, "erase-type-hint", email = email),
    );
    let kind = InputKind {
        autocomplete: "off",
        ..InputKind::EMAIL
    };
    let contact = visit.app.site.contact.as_str();
    let hindered = if holds_a_role(visit) {
        Some(("erase-staff", t!(l, "erase-staff-words", contact = contact)))
    } else {
        keeps_a_part.then(|| {
            (
                "erase-trustee",
                t!(l, "erase-trustee-words", contact = contact),
            )
        })
    };
    let way = if let Some((title, words)) = hindered {
        Either::Left(view! { <div class="notice warn"><h2>{t!(l, title)}</h2><p>{words}</p></div> })
    } else {
        Either::Right(view! {
            <form method="post" novalidate>
                {input(l, form, &text, kind)}
                <div class="actions"><button class="button danger">{t!(l, "erase-do")}</button><a href="/me/data">{t!(l, "cancel")}</a></div>
            </form>
            <p class="small muted">{t!(l, "erase-confirm")}</p>
        })
    };
    Ok(visit.page(
        Page::new(Section::Me, title.clone()).of_form(l, form),
        || {
            view! {
                <div class="narrow">
                    <ErrorSummary l errors=form.errors.clone()/>
                    {ui::back(l, "/me/data")}
                    <h1>{title}</h1>
                    <p class="lede">{t!(l, "erase-lede")}</p>
                    <h2>{t!(l, "erase-goes")}</h2>
                    <ul>{list(GOES)}</ul>
                    <h2>{t!(l, "erase-stays")}</h2>
                    <ul>{list(STAYS)}</ul>
                    {way}
                </div>
            }
        },
    ))
}

/// `POST /me/data/erase`
pub async fn carry_out(visit: Visit, fields: Fields) -> Answer {
    let account = *rights::may_manage_own_account(&visit.actor)?.account();
    if holds_a_role(&visit) {
        return Err(Problem::Denied(Denied::Role));
    }
    let mut form = FormState::of(fields);
    if trustees::privacy::keeps_a_part(&mut visit.app.db.read().await?, account).await? {
        return draw(&visit, &form).await;
    }
    let typed = form.email("email");
    let may = rights::may_erase(&visit.actor, visit.now)?;
    let whose = whose(&mut visit.app.db.read().await?, *may.account()).await?;
    let email = whose.or_not_found()?.email;
    if !form.is_refused() && typed != email {
        form.refuse("email", "error-erase-email", &[]);
    }
    if form.is_refused() {
        return draw(&visit, &form).await;
    }
    let farewell = Farewell {
        event: visit.app.clock.id(),
        mail: visit.app.clock.id(),
        now: visit.now,
        site: &visit.app.site,
    };
    transact!(&visit.app.db, tx => erase(tx, &may, &farewell).await)?;
    identity::end_session(&visit, "account-erased").await
}

/// Whether the visitor holds a role, also one that waits for a passkey.
fn holds_a_role(visit: &Visit) -> bool {
    visit.actor.is_staff() || visit.actor.withheld
}

#[cfg(test)]
mod tests {
    use super::{GOES, STAYS};
    use crate::i18n::{Locale, has_text};

    #[test]
    fn every_line_has_words() {
        for key in GOES.iter().chain(STAYS) {
            assert!(Locale::ALL.iter().all(|l| has_text(*l, key)), "{key}");
        }
    }
}
