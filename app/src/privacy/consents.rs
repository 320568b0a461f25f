//! `/me/data/consents`: what a person consents to, with the wording they read, and how they withdraw it.
//!
//! The wording of a version stands in the texts as `consent-KIND-VERSION` and is stored with each consent, so that nobody has to believe later
//! what it was. Whoever changes a wording makes a new version ([`Consent::version`]) and leaves the old text as it is.

use super::store::consents::{self, Row, Wording};
use crate::db::{DbError, Tx};
use crate::desk::moment;
use crate::error::{Answer, Problem};
use crate::events;
use crate::form::Fields;
use crate::i18n::Locale;
use crate::t;
use crate::transact;
use crate::ui;
use crate::web::{LocalPath, Page, Section, Visit};
use domain::ids::AccountId;
use domain::privacy::Consent;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;

const HERE: &str = "/me/data/consents";
/// So many earlier ones are shown.
const SHOWN: i64 = 100;

fn wording(l: Locale, kind: Consent) -> Wording {
    let key = format!("consent-{}-{}", kind.word(), kind.version());
    Wording {
        kind,
        lang: l.tag(),
        text: t!(l, &key),
    }
}

/// Accounts that consent to something now, in the order of their ids, after `after`: for whoever writes to them.
///
/// # Errors
/// When the database fails.
pub async fn consenting(
    tx: &mut Tx,
    kind: Consent,
    after: AccountId,
    limit: i64,
) -> Result<Vec<AccountId>, DbError> {
    let found = consents::consenting(tx, kind, after.0, limit).await?;
    Ok(found.into_iter().map(AccountId).collect())
}

/// `GET /me/data/consents`
pub async fn list(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let rows = consents::of(&mut visit.app.db.read().await?, *permit.account(), SHOWN).await?;
    let l = visit.locale;
    let is_live = |row: &&Row| row.withdrawn_at.is_none();
    let cards = Consent::ALL
        .iter()
        .map(|kind| {
            let live = rows
                .iter()
                .filter(is_live)
                .find(|row| row.kind == kind.word());
            card(&visit, *kind, live)
        })
        .collect::<Result<Vec<_>, Problem>>()?;
    let past = rows
        .iter()
        .filter_map(|row| row.withdrawn_at.map(|at| past(&visit, row, at)))
        .collect::<Result<Vec<_>, Problem>>()?;
    let past = (!past.is_empty()).then(|| view! { <section aria-labelledby="past"><h2 id="past">{t!(l, "consents-past")}</h2><ul class="rows">{past}</ul></section> });
    let title = t!(l, "data-consents");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        view! {
            <div class="narrow">
                {ui::back(l, "/me/data")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "consents-lede")}</p>
                {cards}
                {past}
            </div>
        }
    }))
}

fn card(visit: &Visit, kind: Consent, live: Option<&Row>) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let title = t!(l, &format!("consent-{}", kind.word()));
    let id = format!("consent-{}", kind.word());
    let labelled = id.clone();
    let (text, state) = match live {
        Some(row) => {
            let when = moment(visit, row.given_at)?;
            let since = t!(l, "consent-since", when = when);
            let state = view! { <p><span class="tag done">{since}</span></p> };
            (row.wording.clone(), Either::Left(state))
        }
        None => {
            let state = view! { <p>{t!(l, "consent-not-given")}</p> };
            (wording(l, kind).text, Either::Right(state))
        }
    };
    let (action, label) = match live {
        Some(_) => ("withdraw", t!(l, "consent-withdraw")),
        None => ("give", t!(l, "consent-give")),
    };
    let class = if live.is_some() {
        "button secondary"
    } else {
        "button"
    };
    Ok(view! {
        <section class="card" aria-labelledby=labelled>
            <h2 id=id>{title.clone()}</h2>
            <p>{text}</p>
            {state}
            <form method="post" action=HERE>
                <input r#type="hidden" name="kind" value=kind.word()/>
                <input r#type="hidden" name="version" value=kind.version().to_string()/>
                <button class=class name="action" value=action>{label}<span class="hide">{format!(": {title}")}</span></button>
            </form>
        </section>
    }
    .into_any())
}

fn past(visit: &Visit, row: &Row, withdrawn: i64) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let given = moment(visit, row.given_at)?;
    let withdrawn = moment(visit, withdrawn)?;
    let words = t!(l, "consent-from-to", given = given, withdrawn = withdrawn);
    Ok(view! { <li><div><b>{row.wording.clone()}</b><small>{words}</small></div></li> }.into_any())
}

/// `POST /me/data/consents`
pub async fn change(visit: Visit, fields: Fields) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let kind = Consent::from_word(fields.get("kind")).ok_or(Problem::Malformed)?;
    let gives = match fields.get("action") {
        "give" => true,
        "withdraw" => false,
        _ => return Err(Problem::Malformed),
    };
    // What was read has to be what is asked now.
    if gives && fields.get("version") != kind.version().to_string() {
        return Err(Problem::Conflict);
    }
    let wording = wording(visit.locale, kind);
    let (id, event, now) = (visit.app.clock.id(), visit.app.clock.id(), visit.now);
    let by = *permit.account();
    transact!(&visit.app.db, tx => {
        let (done, what) = if gives {
            (consents::give(tx, &permit, id, &wording, now).await?, events::Kind::ConsentGranted)
        } else {
            (consents::withdraw(tx, &permit, kind, now).await?, events::Kind::ConsentWithdrawn)
        };
        if done {
            let facts = json!({ "kind": kind.word(), "version": kind.version() });
            events::record(tx, event, now, what, by.0, Some(by), &facts).await?;
        }
        Ok::<_, Problem>(())
    })?;
    let key = if gives {
        "consent-given"
    } else {
        "consent-withdrawn"
    };
    visit.notice(key).await?;
    Ok(visit.redirect(&LocalPath::new(HERE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who changes one of these texts makes a new version instead.
    #[test]
    fn a_wording_stays_as_people_read_it() {
        for (l, key, text) in [
            (
                Locale::En,
                "consent-news-1",
                "I agree that the municipality writes to my e-mail address about news of its participation, at most twice a month. I can withdraw this at any time.",
            ),
            (
                Locale::De,
                "consent-news-1",
                "Ich willige ein, dass die Gemeinde mir höchstens zweimal im Monat per E-Mail Neuigkeiten zur Beteiligung schreibt. Ich kann das jederzeit widerrufen.",
            ),
            (
                Locale::En,
                "consent-surveys-1",
                "I agree that the municipality invites me to surveys by e-mail, at most twice a month. I can withdraw this at any time.",
            ),
            (
                Locale::De,
                "consent-surveys-1",
                "Ich willige ein, dass die Gemeinde mich höchstens zweimal im Monat per E-Mail zu Umfragen einlädt. Ich kann das jederzeit widerrufen.",
            ),
        ] {
            assert_eq!(t!(l, key), text);
        }
    }
}
