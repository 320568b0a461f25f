//! Serving somebody who has no account: their entry is found, an identity document compared, and for an hour the clerk acts for them. Each visit
//! and each thing done is written to the record that they can have printed, and read in their account if they make one later.

use super::identify::documents;
use super::{OF_ENTRY, facts, found, look_for, search_fields};
use crate::access::{self, Opened};
use crate::desk;
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{FormState, Unkept};
use crate::i18n;
use crate::identity;
use crate::polls;
use crate::roll::entries::{self, Entry};
use crate::roll::store::{assistances, matches};
use crate::t;
use crate::transact;
use crate::ui::errors::denied_words;
use crate::ui::forms::{FieldText, checkboxes, radios};
use crate::ui::{self, lang_of};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use axum::response::Response;
use domain::access::{Person, Purpose, Why};
use domain::actor::Resident;
use domain::ids::RollEntryId;
use domain::residence::Document;
use domain::rights::{self, MayActFor, MayServe};
use jiff::Timestamp;
use leptos::either::Either;
use leptos::prelude::*;
use uuid::Uuid;

/// The page of the desk this belongs to.
const HERE: &str = "/desk/paper";
/// Entries of the record on the printed sheet.
const ON_SHEET: i64 = 100;

/// Somebody without an account who is at the desk now, and the clerk who acts for them.
pub struct Assisted {
    /// Id of the visit.
    pub id: Uuid,
    /// The permit to act.
    pub may: MayActFor,
    /// The permit to serve, for the record.
    pub serve: MayServe,
    /// Who they are to the rules of polls.
    pub resident: Resident,
    /// Their name on the roll.
    pub name: String,
    /// When the visit began.
    pub began_at: Timestamp,
}

/// A visit that this clerk began within the last hour, of somebody who still has no account.
///
/// # Errors
/// [`Problem::NotFound`] for another's visit and one that is over; [`Problem::Denied`] when the person has an account by now, or left the roll.
pub async fn assisted(visit: &Visit, id: Uuid) -> Result<Assisted, Problem> {
    let serve = rights::may_serve(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let found = assistances::of_clerk(&mut tx, id, *serve.by(), visit.now).await?;
    let found = found.or_not_found()?;
    let entry = entries::find(&mut tx, found.entry).await?.or_not_found()?;
    let holder = identity::holder(&mut tx, found.entry).await?;
    drop(tx);
    require_not_own(visit, &serve, found.entry).await?;
    if entry.left_on.is_some() {
        return Err(Problem::NotFound);
    }
    Ok(Assisted {
        id,
        may: rights::may_act_for(&visit.actor, found.entry, holder)?,
        serve,
        resident: Resident {
            entry: found.entry,
            birth_date: entry.born()?,
            district: entry.district.clone(),
        },
        name: entry.name(),
        began_at: found.began_at,
    })
}

/// Nobody acts for themselves by ending their own match first.
async fn require_not_own(
    visit: &Visit,
    serve: &MayServe,
    entry: RollEntryId,
) -> Result<(), Problem> {
    if matches::was_ended(&mut visit.app.db.read().await?, *serve.by(), entry).await? {
        return Err(rights::Denied::Role.into());
    }
    Ok(())
}

/// `GET /desk/paper`: asks whose entry it is.
pub async fn start(visit: Visit) -> Answer {
    rights::may_serve(&visit.actor)?;
    Ok(draw_search(&visit, &FormState::default(), None))
}

/// `POST /desk/paper`: looks for the entry. By POST, so that no name stands in an address.
pub async fn search(visit: Visit, Unkept(fields): Unkept) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let mut form = FormState::of(fields);
    let entries = look_for(&visit, &may, &mut form).await?;
    Ok(draw_search(&visit, &form, entries))
}

fn draw_search(visit: &Visit, form: &FormState, entries: Option<Vec<Entry>>) -> Response {
    let l = visit.locale;
    let title = t!(l, "paper-title");
    let shell = Page::new(Section::Desk, title.clone());
    desk::page(visit, HERE, shell, Some(form), || {
        let results = entries.map(|entries| match entries.as_slice() {
            [] => Either::Left(view! { <div class="empty"><h2>{t!(l, "people-none")}</h2><p>{t!(l, "people-none-words")}</p></div> }),
            some => Either::Right((access::warning(l), found(visit, some, |entry| format!("{HERE}/{}", entry.id)))),
        });
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "paper-lede")}</p>
            {search_fields(visit, form)}
            {results}
        }
    })
}

/// Reads the entry, if its person may be acted for, and writes down that it was opened.
async fn opened(visit: &Visit, id: RollEntryId) -> Result<(MayActFor, Entry), Problem> {
    let serve = rights::may_serve(&visit.actor)?;
    let holder = identity::holder(&mut visit.app.db.read().await?, id).await?;
    require_not_own(visit, &serve, id).await?;
    let may = rights::may_act_for(&visit.actor, id, holder)?;
    let why = Why {
        purpose: Purpose::ActingFor,
        reason: String::new(),
        case: None,
    };
    let look = Opened {
        may: &serve,
        person: Person::Entry(id),
        why: &why,
        fields: OF_ENTRY,
    };
    let read = transact!(&visit.app.db, tx => {
        let Some(found) = entries::find(tx, id).await? else { return Ok(None) };
        access::record(tx, &look, visit.now).await?;
        Ok::<_, Problem>(Some(found))
    })?;
    Ok((may, read.or_not_found()?))
}

/// `GET /desk/paper/{entry}`: what to compare with the document.
pub async fn compare(visit: Visit, Id(id): Id<RollEntryId>) -> Answer {
    let (_, entry) = opened(&visit, id).await?;
    draw_compare(&visit, &FormState::default(), &entry)
}

fn draw_compare(visit: &Visit, form: &FormState, entry: &Entry) -> Answer {
    let l = visit.locale;
    let title = t!(l, "identify-compare");
    let facts = facts(visit, entry)?;
    let (words, hint) = (t!(l, "identify-document"), t!(l, "identify-document-hint"));
    let document = FieldText::new("document", words, hint);
    let check = FieldText::new("same", t!(l, "identify-check"), String::new());
    let same = vec![(
        "yes".to_owned(),
        t!(l, "identify-same"),
        t!(l, "identify-same-words"),
    )];
    let shell = Page::new(Section::Desk, title.clone());
    let act = if entry.left_on.is_some() {
        Either::Left(view! { <div class="notice warn"><p>{t!(l, "paper-left")}</p></div> })
    } else {
        Either::Right(view! {
            <form method="post" class="measure" novalidate>
                {radios(l, form, &document, documents(l))}
                {checkboxes(l, form, &check, same)}
                <div class="actions"><button class="button">{t!(l, "paper-begin")}</button><a class="button quiet" href=HERE>{t!(l, "cancel")}</a></div>
            </form>
        })
    };
    Ok(desk::page(visit, HERE, shell, Some(form), || {
        view! {
            {ui::back(l, HERE)}
            <h1>{title}</h1>
            <div class="notice"><p>{t!(l, "open-recorded")}</p></div>
            {facts}
            {act}
        }
    }))
}

/// `POST /desk/paper/{entry}`: the document was compared; the visit begins.
pub async fn begin(visit: Visit, Id(id): Id<RollEntryId>, Unkept(fields): Unkept) -> Answer {
    rights::may_serve(&visit.actor)?;
    let mut form = FormState::of(fields);
    let document = Document::from_word(form.fields.get("document"));
    if document.is_none() {
        form.refuse("document", "identify-document-empty", &[]);
    }
    if !form.fields.has("same", "yes") {
        form.refuse("same", "identify-same-empty", &[]);
    }
    let (may, entry) = opened(&visit, id).await?;
    let Some(document) = document.filter(|_| !form.is_refused() && entry.left_on.is_none()) else {
        return draw_compare(&visit, &form, &entry);
    };
    let new = visit.app.clock.id();
    transact!(&visit.app.db, tx => assistances::begin(tx, &may, new, document, visit.now).await)?;
    Ok(visit.redirect(&LocalPath::new(format!("{HERE}/visits/{new}"))))
}

/// `GET /desk/paper/visits/{id}`: what can be done for the person.
pub async fn show(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    let assisted = assisted(&visit, id).await?;
    let offers = polls::offers(&visit, &assisted).await?;
    let l = visit.locale;
    let row = |offer: polls::Offer| {
        let lang = lang_of(&visit, &offer.lang);
        let how = match (&offer.denied, offer.voted) {
            (Some(denied), _) => view! { <small>{denied_words(&visit, denied)}</small> }.into_any(),
            (None, true) => {
                view! { <span class="tag done">{t!(l, "paper-voted")}</span> }.into_any()
            }
            (None, false) => {
                let title = offer.title.clone();
                view! { <a class="button secondary" href=offer.href>{t!(l, "paper-vote")}<span class="hide">": "{title}</span></a> }.into_any()
            }
        };
        view! { <li><div><b lang=lang>{offer.title}</b></div>{how}</li> }
    };
    let rows: Vec<_> = offers.into_iter().map(row).collect();
    let list = if rows.is_empty() {
        Either::Left(view! { <p>{t!(l, "paper-no-polls")}</p> })
    } else {
        Either::Right(view! { <ul class="rows">{rows}</ul> })
    };
    let until = i18n::moment(
        l,
        assisted.began_at + domain::residence::ASSISTED_FOR,
        &visit.app.site.time_zone,
    );
    let title = t!(l, "paper-visit", name = assisted.name.as_str());
    let shell = Page::new(Section::Desk, t!(l, "paper-visit-title"));
    Ok(desk::page(&visit, HERE, shell, None, || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "paper-visit-lede", until = until)}</p>
            <section aria-labelledby="polls"><h2 id="polls">{t!(l, "paper-polls")}</h2>{list}</section>
            <section aria-labelledby="more"><h2 id="more">{t!(l, "paper-more")}</h2>
                <p><a href=format!("{HERE}/visits/{id}/sheet")>{t!(l, "paper-sheet-link")}</a></p>
                <p>{t!(l, "paper-letter")}" "<a href="/desk/letters">{t!(l, "letters-title")}</a></p>
            </section>
            <form method="post" action=format!("{HERE}/visits/{id}/end")><div class="actions"><button class="button">{t!(l, "paper-end")}</button></div></form>
        }
    }))
}

/// `GET /desk/paper/visits/{id}/sheet`: what stands about the person and who opened it, to print and hand over.
pub async fn sheet(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    let assisted = assisted(&visit, id).await?;
    let entry = assisted.resident.entry;
    let why = Why {
        purpose: Purpose::RequestOfPerson,
        reason: String::new(),
        case: None,
    };
    let look = Opened {
        may: &assisted.serve,
        person: Person::Entry(entry),
        why: &why,
        fields: OF_ENTRY,
    };
    let (found, log) = transact!(&visit.app.db, tx => {
        access::record(tx, &look, visit.now).await?;
        let found = entries::find(tx, entry).await?;
        Ok::<_, Problem>((found, access::of_entry(tx, entry, ON_SHEET).await?))
    })?;
    let found = found.or_not_found()?;
    let l = visit.locale;
    let facts = facts(&visit, &found)?;
    let log = log
        .iter()
        .map(|record| access::entry_view(&visit, record))
        .collect::<Result<Vec<_>, Problem>>()?;
    let title = t!(l, "paper-sheet-title", name = assisted.name.as_str());
    let shell = Page::new(Section::Desk, t!(l, "paper-sheet-link"));
    Ok(visit.page(shell, || {
        view! {
            <div class="measure">
                {ui::back(l, format!("{HERE}/visits/{id}"))}
                <h1>{title}</h1>
                <h2>{t!(l, "me-roll")}</h2>
                {facts}
                <h2>{t!(l, "me-access")}</h2>
                <ol class="outbox">{log}</ol>
                <h2>{t!(l, "paper-rights")}</h2>
                <p>{t!(l, "paper-rights-words", contact = visit.app.site.contact.as_str())}</p>
            </div>
        }
    }))
}

/// `POST /desk/paper/visits/{id}/end`
pub async fn end(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    let assisted = assisted(&visit, id).await?;
    transact!(&visit.app.db, tx => assistances::end(tx, &assisted.may, id).await)?;
    visit.notice("paper-ended").await?;
    Ok(visit.redirect(&LocalPath::new(HERE)))
}
