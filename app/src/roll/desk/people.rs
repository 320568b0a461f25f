//! Opening what stands about a person: the purpose first, and nothing without the entry in the log.

use super::{OF_ENTRY, facts, found, holder, look_for, search_fields};
use crate::access::{self, By, Opened};
use crate::desk;
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::identity;
use crate::roll::entries;
use crate::roll::residence::how_bound;
use crate::t;
use crate::transact;
use crate::ui;
use crate::web::{Id, Page, Query, Section, Visit};
use domain::access::{Field, Person};
use domain::ids::RollEntryId;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;

/// What is opened of an account.
const OF_ACCOUNT: &[Field] = &[Field::Email, Field::Match];

/// `GET /desk/people`
pub async fn search(visit: Visit, Query(query): Query) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let mut form = FormState::of(query);
    let entries = look_for(&visit, &may, &mut form).await?;
    let l = visit.locale;
    let title = t!(l, "people-title");
    Ok(desk::page(
        &visit,
        Page::new(Section::Desk, title.clone()),
        Some(&form),
        || {
            let results = entries.map(|entries| match entries.as_slice() {
            [] => Either::Left(view! { <div class="empty"><h2>{t!(l, "people-none")}</h2><p>{t!(l, "people-none-words")}</p></div> }),
            some => Either::Right(found(&visit, some, |entry| format!("/desk/people/{}", entry.id))),
        });
            view! { <h1>{title}</h1><p class="lede">{t!(l, "people-lede")}</p>{search_fields(&visit, &form)}{results} }
        },
    ))
}

/// `GET /desk/people/{entry}`: asks what for.
pub async fn ask(visit: Visit, Id(id): Id<RollEntryId>) -> Answer {
    rights::may_serve(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    entries::find(&mut tx, id).await?.or_not_found()?;
    drop(tx);
    let form = visit.typed_before().await?.unwrap_or_default();
    Ok(draw(&visit, &form))
}

fn draw(visit: &Visit, form: &FormState) -> axum::response::Response {
    let l = visit.locale;
    let title = t!(l, "open-title");
    desk::page(
        visit,
        Page::new(Section::Desk, title.clone()),
        Some(form),
        || {
            view! {
                {ui::back(l, "/desk/people")}
                <h1>{title}</h1>
                {access::warning(l)}
                <form method="post" class="measure" novalidate>
                    {access::purpose_field(l, form)}
                    <div class="actions"><button class="button">{t!(l, "open-do")}</button></div>
                </form>
            }
        },
    )
}

/// `POST /desk/people/{entry}`: the data, in the answer itself. A page that could be loaded again would be opened again.
pub async fn open(visit: Visit, Id(id): Id<RollEntryId>, fields: Fields) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let mut form = FormState::of(fields);
    let Some((purpose, reason)) = access::purpose_of(&mut form) else {
        return Ok(draw(&visit, &form));
    };
    let by = By::new(&visit.app, &may, &visit.actor.name);
    let account = identity::holder(&mut visit.app.db.read().await?, id).await?;
    let why = (purpose, reason.as_str());
    let mut all = vec![Opened::new(&visit.app, Person::Entry(id.0), why, OF_ENTRY)];
    all.extend(
        account.map(|account| Opened::new(&visit.app, Person::Account(account.0), why, OF_ACCOUNT)),
    );
    let read = transact!(&visit.app.db, tx => {
        let Some(entry) = entries::find(tx, id).await? else { return Ok(None) };
        // Only the account that is written down, should another one have been bound since.
        let holder = holder(tx, id).await?.filter(|holder| Some(holder.account.id) == account);
        access::record(tx, &by, &all).await?;
        Ok::<_, Problem>(Some((entry, holder)))
    })?;
    let (entry, holder) = read.or_not_found()?;
    let l = visit.locale;
    let facts = facts(&visit, &entry)?;
    let matched = match holder.as_ref().and_then(|holder| holder.matched.as_ref()) {
        Some(row) => Some(how_bound(&visit, row)?),
        None => None,
    };
    let title = t!(l, "person-title");
    Ok(desk::page(
        &visit,
        Page::new(Section::Desk, title.clone()),
        None,
        || {
            let account = match holder {
                Some(holder) => Either::Left(view! {
                    <dl class="answers"><div><dt>{t!(l, "email")}</dt><dd>{holder.account.email}</dd></div>
                        {matched.map(|words| view! { <div><dt>{t!(l, "opened-match")}</dt><dd>{words}</dd></div> })}</dl>
                }),
                None => Either::Right(view! { <p>{t!(l, "person-no-account")}</p> }),
            };
            view! {
                {ui::back(l, "/desk/people")}
                <h1>{title}</h1>
                <div class="notice"><p>{t!(l, "open-recorded")}</p></div>
                <h2>{t!(l, "person-roll")}</h2>
                {facts}
                <h2>{t!(l, "person-account")}</h2>
                {account}
            }
        },
    ))
}
