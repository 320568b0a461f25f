//! Confirming at the desk who somebody is: number, entry, document. The clerk sees an identity document, never a password, and writes down its kind,
//! never its number.

use super::{OF_ENTRY, facts, found, look_for, search_fields};
use crate::access::{self, Opened};
use crate::desk;
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{FormState, Unkept};
use crate::i18n::Locale;
use crate::identity;
use crate::roll::entries::{self, Entry};
use crate::roll::matching::{self, Match, Matched};
use crate::roll::residence::hash_of_number;
use crate::roll::store::codes;
use crate::t;
use crate::transact;
use crate::ui;
use crate::ui::forms::{FieldText, InputKind, checkboxes, input, radios};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use axum::extract::Path;
use axum::response::Response;
use domain::access::{Field, Person, Purpose, Why};
use domain::ids::RollEntryId;
use domain::residence::{Document, MatchMeans};
use domain::rights::{self, MayServe};
use leptos::either::Either;
use leptos::prelude::*;
use uuid::Uuid;

/// What is opened of the account of a visitor.
const OF_VISITOR: &[Field] = &[Field::AccountName, Field::AccountEmail];
/// The page of the desk this belongs to.
const HERE: &str = "/desk/identify";

/// `GET /desk/identify`: asks for the number.
pub async fn start(visit: Visit) -> Answer {
    rights::may_serve(&visit.actor)?;
    Ok(draw_start(&visit, &FormState::default()))
}

fn draw_start(visit: &Visit, form: &FormState) -> Response {
    let l = visit.locale;
    let title = t!(l, "identify-title");
    let number = FieldText::new(
        "number",
        t!(l, "identify-number"),
        t!(l, "identify-number-hint"),
    );
    let kind = InputKind {
        width: "w-s",
        ..InputKind::NUMBER
    };
    desk::page(
        visit,
        HERE,
        Page::new(Section::Desk, title.clone()),
        Some(form),
        || {
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "identify-lede")}</p>
                <form method="post" class="measure" novalidate>
                    {input(l, form, &number, kind)}
                    <div class="actions"><button class="button">{t!(l, "continue")}</button></div>
                </form>
                <p class="small muted">{t!(l, "identify-never")}</p>
            }
        },
    )
}

/// `POST /desk/identify`
pub async fn find(visit: Visit, Unkept(fields): Unkept) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let mut form = FormState::of(fields);
    let digits: String = form
        .fields
        .get("number")
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let hash = hash_of_number(&digits);
    let found = codes::visit_with(&mut visit.app.db.read().await?, &hash, visit.now).await?;
    match found {
        Some(id) => {
            record_visitor(&visit, &may, id).await?;
            Ok(visit.redirect(&LocalPath::new(format!("/desk/identify/{id}"))))
        }
        None => {
            form.refuse("number", "identify-unknown", &[]);
            Ok(draw_start(&visit, &form))
        }
    }
}

/// Writes down that the account behind a number is opened: its name and, shortened, its address.
async fn record_visitor(visit: &Visit, may: &MayServe, id: Uuid) -> Result<(), Problem> {
    let why = Why {
        purpose: Purpose::DeskIdentity,
        reason: String::new(),
        case: None,
    };
    transact!(&visit.app.db, tx => {
        let Some(account) = codes::account_of_visit(tx, id, visit.now).await? else { return Ok(()) };
        let look = Opened { may, person: Person::Account(account), why: &why, fields: OF_VISITOR };
        access::record(tx, &look, visit.now).await
    })?;
    Ok(())
}

/// The account of a visit at the desk. Nobody confirms their own identity.
async fn visitor(visit: &Visit, id: Uuid) -> Result<identity::Card, Problem> {
    let mut tx = visit.app.db.read().await?;
    let account = codes::account_of_visit(&mut tx, id, visit.now)
        .await?
        .or_not_found()?;
    if visit.actor.account == Some(account) {
        return Err(rights::Denied::Role.into());
    }
    identity::card(&mut tx, account).await?.or_not_found()
}

/// `GET /desk/identify/{visit}`: asks for the entry.
pub async fn ask(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    rights::may_serve(&visit.actor)?;
    let card = visitor(&visit, id).await?;
    draw_search(&visit, id, &card, &FormState::default(), None)
}

/// `POST /desk/identify/{visit}`: looks for the entry. By POST, so that no name stands in an address.
pub async fn search(visit: Visit, Id(id): Id<Uuid>, Unkept(fields): Unkept) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let card = visitor(&visit, id).await?;
    let mut form = FormState::of(fields);
    let entries = look_for(&visit, &may, &mut form).await?;
    draw_search(&visit, id, &card, &form, entries)
}

fn draw_search(
    visit: &Visit,
    id: Uuid,
    card: &identity::Card,
    form: &FormState,
    entries: Option<Vec<Entry>>,
) -> Answer {
    let l = visit.locale;
    let title = t!(l, "identify-entry");
    Ok(desk::page(
        visit,
        HERE,
        Page::new(Section::Desk, title.clone()),
        Some(form),
        || {
            let results = entries.map(|entries| match entries.as_slice() {
            [] => Either::Left(view! { <div class="empty"><h2>{t!(l, "people-none")}</h2><p>{t!(l, "people-none-words")}</p></div> }),
            some => Either::Right((access::warning(l), found(visit, some, |entry| format!("/desk/identify/{id}/{}", entry.id)))),
        });
            view! {
                {ui::back(l, "/desk/identify")}
                <h1>{title}</h1>
                {account_line(l, card)}
                <p>{t!(l, "identify-entry-words")}</p>
                {search_fields(visit, form)}
                {results}
            }
        },
    ))
}

/// The account as the clerk may see it: enough for "is that you?", no more.
fn account_line(l: Locale, card: &identity::Card) -> impl IntoView + use<> {
    let masked = masked(&card.email);
    let name = card.name.clone();
    view! { <p class="notice">{t!(l, "identify-account", email = masked)}" "{name}</p> }
}

/// `a•••@example.org`
fn masked(email: &str) -> String {
    let (name, host) = email.split_once('@').unwrap_or((email, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}•••@{host}")
}

struct Compared {
    card: identity::Card,
    entry: Entry,
}

/// Reads the entry and writes down that it was opened.
async fn opened(visit: &Visit, id: Uuid, entry: RollEntryId) -> Result<Compared, Problem> {
    let may = rights::may_serve(&visit.actor)?;
    let card = visitor(visit, id).await?;
    let why = Why {
        purpose: Purpose::DeskIdentity,
        reason: String::new(),
        case: None,
    };
    let look = Opened {
        may: &may,
        person: Person::Entry(entry),
        why: &why,
        fields: OF_ENTRY,
    };
    let read = transact!(&visit.app.db, tx => {
        let Some(found) = entries::find(tx, entry).await? else { return Ok(None) };
        access::record(tx, &look, visit.now).await?;
        Ok::<_, Problem>(Some(found))
    })?;
    let entry = read.or_not_found()?;
    Ok(Compared { card, entry })
}

/// `GET /desk/identify/{visit}/{entry}`: what to compare with the document.
pub async fn compare(visit: Visit, Path((id, entry)): Path<(Uuid, RollEntryId)>) -> Answer {
    let compared = opened(&visit, id, entry).await?;
    draw_compare(&visit, &FormState::default(), &compared)
}

fn draw_compare(visit: &Visit, form: &FormState, compared: &Compared) -> Answer {
    let l = visit.locale;
    let title = t!(l, "identify-compare");
    let facts = facts(visit, &compared.entry)?;
    let same = vec![(
        "yes".to_owned(),
        t!(l, "identify-same"),
        t!(l, "identify-same-words"),
    )];
    let document = FieldText::new(
        "document",
        t!(l, "identify-document"),
        t!(l, "identify-document-hint"),
    );
    let check = FieldText::new("same", t!(l, "identify-check"), String::new());
    Ok(desk::page(
        visit,
        HERE,
        Page::new(Section::Desk, title.clone()),
        Some(form),
        || {
            view! {
                {ui::back(l, "/desk/identify")}
                <h1>{title}</h1>
                {account_line(l, &compared.card)}
                <div class="notice"><p>{t!(l, "open-recorded")}</p></div>
                {facts}
                <form method="post" class="measure" novalidate>
                    {radios(l, form, &document, documents(l))}
                    {checkboxes(l, form, &check, same)}
                    <div class="actions"><button class="button">{t!(l, "identify-do")}</button><a class="button quiet" href="/desk/identify">{t!(l, "cancel")}</a></div>
                </form>
            }
        },
    ))
}

/// The kinds of documents to choose from.
pub(super) fn documents(l: Locale) -> Vec<(String, String, String)> {
    let one = |document: &Document| {
        let words = document_words(l, *document);
        (document.word().to_owned(), words, String::new())
    };
    Document::ALL.iter().map(one).collect()
}

fn document_words(l: Locale, document: Document) -> String {
    match document {
        Document::IdentityCard => t!(l, "document-identity_card"),
        Document::Passport => t!(l, "document-passport"),
        Document::ResidencePermit => t!(l, "document-residence_permit"),
        Document::OtherWithPhoto => t!(l, "document-other_photo"),
    }
}

/// `POST /desk/identify/{visit}/{entry}`
pub async fn confirm(
    visit: Visit,
    Path((id, entry)): Path<(Uuid, RollEntryId)>,
    Unkept(fields): Unkept,
) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let mut form = FormState::of(fields);
    let document = Document::from_word(form.fields.get("document"));
    if document.is_none() {
        form.refuse("document", "identify-document-empty", &[]);
    }
    if !form.fields.has("same", "yes") {
        form.refuse("same", "identify-same-empty", &[]);
    }
    let card = visitor(&visit, id).await?;
    if form.is_refused() {
        let compared = opened(&visit, id, entry).await?;
        return draw_compare(&visit, &form, &compared);
    }
    let known = entries::find(&mut visit.app.db.read().await?, entry).await?;
    if known.or_not_found()?.left_on.is_some() {
        form.refuse("same", "identify-left", &[]);
        let compared = opened(&visit, id, entry).await?;
        return draw_compare(&visit, &form, &compared);
    }
    let attempted =
        Match::new(&visit.app, card.id, entry, MatchMeans::Desk).by_clerk(*may.by(), document);
    let done = matching::attempt(&visit.app, &attempted).await?;
    finish(&visit, id, done).await
}

async fn finish(visit: &Visit, id: Uuid, done: Matched) -> Answer {
    let (notice, to) = match done {
        Matched::Now | Matched::Before => ("identify-done", "/desk/identify".to_owned()),
        Matched::ToAnother | Matched::OnlyAtDesk => {
            ("identify-to-another", "/desk/identify".to_owned())
        }
        Matched::Claimed(claim) => ("identify-claimed", format!("/desk/claims/{claim}")),
    };
    transact!(&visit.app.db, tx => codes::end_visit(tx, id).await)?;
    visit.notice(notice).await?;
    Ok(visit.redirect(&LocalPath::new(to)))
}
