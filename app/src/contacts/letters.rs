//! `/desk/post`: letters to print, with codes that confirm an address, and with what people wanted by letter. That their addresses were
//! opened is written down for each of them. Codes are made when they are printed, and shown in that answer alone.

use super::check;
use super::store::{codes, letters};
use crate::access::{self, Opened};
use crate::db::{DbError, Tx};
use crate::desk;
use crate::error::{Answer, Problem};
use crate::events;
use crate::form::FormState;
use crate::i18n::{self, Locale};
use crate::identity;
use crate::t;
use crate::transact;
use crate::web::{Page, Section, Visit};
use axum::response::Response;
use domain::access::{Field, Person, Purpose, Why};
use domain::contacts::{Kind, LETTER_VALID};
use domain::ids::AccountId;
use domain::letter_code::LetterCode;
use domain::rights::{self, MayServe};
use jiff::Timestamp;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

const HERE: &str = "/desk/post";
/// Letters printed at once, of each kind.
const MOST: i64 = 100;
/// What is opened for a letter.
const OPENED: &[Field] = &[Field::Name, Field::Contacts];

/// A letter to be queued.
pub struct Written<'a> {
    /// To whom.
    pub account: AccountId,
    /// Where to.
    pub address: &'a str,
    /// Subject.
    pub subject: &'a str,
    /// Text; paragraphs have an empty line between them.
    pub body: &'a str,
    /// Language (BCP 47).
    pub lang: &'static str,
}

/// Queues a letter for the desk.
///
/// # Errors
/// When the database fails.
pub async fn queue(
    tx: &mut Tx,
    id: Uuid,
    letter: &Written<'_>,
    now: Timestamp,
) -> Result<(), DbError> {
    letters::queue(tx, id, letter, now).await
}

/// A letter as it is printed.
struct Sheet {
    name: String,
    address: String,
    lang: Locale,
    subject: String,
    paragraphs: Vec<String>,
    code: Option<String>,
}

/// `GET /desk/post`
pub async fn page(visit: Visit) -> Answer {
    draw(&visit, &FormState::default()).await
}

async fn draw(visit: &Visit, form: &FormState) -> Answer {
    rights::may_serve(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let with_code = codes::count_waiting(&mut tx).await?;
    let others = letters::count_waiting(&mut tx).await?;
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "post-title");
    let way = if with_code + others == 0 {
        view! { <div class="empty"><h2>{t!(l, "post-none")}</h2></div> }.into_any()
    } else {
        view! {
            {access::warning(l)}
            <div class="notice"><p>{t!(l, "letters-once")}</p></div>
            <form method="post"><div class="actions"><button class="button">{t!(l, "post-print")}</button></div></form>
        }
        .into_any()
    };
    let shell = Page::new(Section::Desk, title.clone());
    Ok(desk::page(visit, HERE, shell, Some(form), || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "post-lede", codes = with_code, others = others)}</p>
            {way}
        }
    }))
}

/// `POST /desk/post`: makes the codes, writes down that the addresses were opened, and answers with the letters themselves.
pub async fn print(visit: Visit) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let sheets = write(&visit, &may).await?;
    if sheets.is_empty() {
        return Ok(visit.redirect(&crate::web::LocalPath::new(HERE)));
    }
    Ok(sheet(&visit, &sheets))
}

async fn write(visit: &Visit, may: &MayServe) -> Result<Vec<Sheet>, Problem> {
    let (app, now) = (&visit.app, visit.now);
    let event = app.clock.id();
    let mut tx = app.db.read().await?;
    // Whoever asks for a letter after this waits for the next time.
    let waiting = codes::waiting(&mut tx, may, MOST).await?;
    drop(tx);
    let mut made = Vec::new();
    for (account, _) in &waiting {
        let code = LetterCode::from_random(&app.clock.random());
        let account = AccountId(*account);
        let hash = check::hash(app, account, Kind::Address, code.as_str())?;
        made.push((account, code, hash));
    }
    let until = now.saturating_add(LETTER_VALID).unwrap_or(Timestamp::MAX);
    transact!(&app.db, tx => {
        let mut sheets = Vec::new();
        for (account, address) in codes::waiting(tx, may, MOST).await? {
            let found = made.iter().find(|(of, _, _)| of.0 == account);
            let Some((account, code, hash)) = found else { continue };
            let Some((name, lang)) = open(tx, visit, may, *account).await? else { continue };
            codes::print(tx, may, account.0, hash, until).await?;
            sheets.push(with_code(visit, (name, lang), address, code, until));
        }
        for letter in letters::waiting(tx, may, MOST).await? {
            let account = AccountId(letter.account);
            let Some((name, _)) = open(tx, visit, may, account).await? else { continue };
            letters::printed(tx, may, letter.id, now).await?;
            sheets.push(plain(name, letter));
        }
        if !sheets.is_empty() {
            let facts = json!({ "letters": sheets.len() });
            events::record(tx, event, now, events::Kind::PostPrinted, event, Some(*may.by()), &facts).await?;
        }
        Ok::<_, Problem>(sheets)
    })
}

/// Writes down that name and address of somebody were opened; yields name and language.
async fn open(
    tx: &mut Tx,
    visit: &Visit,
    may: &MayServe,
    account: AccountId,
) -> Result<Option<(String, Locale)>, DbError> {
    let Some(of) = identity::account(tx, account).await? else {
        return Ok(None);
    };
    let why = Why {
        purpose: Purpose::Letter,
        reason: String::new(),
        case: None,
    };
    let opened = Opened {
        may,
        person: Person::Account(account),
        why: &why,
        fields: OPENED,
    };
    access::record(tx, &opened, visit.now).await?;
    let names = [of.given_name, of.family_name];
    let on_roll: Vec<String> = names.into_iter().flatten().collect();
    let name = if on_roll.is_empty() {
        of.name
    } else {
        on_roll.join(" ")
    };
    let lang = Locale::from_tag(&of.lang).unwrap_or(visit.app.site.language);
    Ok(Some((name, lang)))
}

fn with_code(
    visit: &Visit,
    (name, l): (String, Locale),
    address: String,
    code: &LetterCode,
    until: Timestamp,
) -> Sheet {
    let site = &visit.app.site;
    let base = site.base_url.as_str().trim_end_matches('/');
    let site_name = site.name.as_str();
    let until = i18n::moment(l, until, &site.time_zone);
    let link = format!("{base}/me/about/address/confirm");
    Sheet {
        name,
        address,
        lang: l,
        subject: t!(l, "letter-address-subject", site = site_name),
        paragraphs: vec![
            t!(l, "letter-address-greeting"),
            t!(l, "letter-address-why", site = site_name),
            t!(l, "letter-address-how", link = link, until = until),
            t!(l, "letter-address-not", contact = site.contact.as_str()),
        ],
        code: Some(code.grouped()),
    }
}

fn plain(name: String, letter: letters::Waiting) -> Sheet {
    Sheet {
        name,
        address: letter.address,
        lang: Locale::from_tag(&letter.lang).unwrap_or(Locale::En),
        subject: letter.subject,
        paragraphs: letter.body.split("\n\n").map(str::to_owned).collect(),
        code: None,
    }
}

/// The page of all letters, one to a sheet.
fn sheet(visit: &Visit, sheets: &[Sheet]) -> Response {
    let (l, site) = (visit.locale, &visit.app.site);
    let title = t!(l, "letters-made-title", letters = sheets.len());
    let page = Page {
        wide: true,
        ..Page::new(Section::Desk, title.clone())
    };
    let today = i18n::local(visit.now, &site.time_zone).date();
    visit.page(page, || {
        let letters = sheets
            .iter()
            .map(|sheet| one(&site.operator, sheet, i18n::short_day(sheet.lang, today)))
            .collect_view();
        view! {
            <div class="measure no-print">
                <h1>{title}</h1>
                <p class="lede">{t!(l, "letters-made-lede")}</p>
                <p>{t!(l, "letters-once")}</p>
                <p><a href=HERE>{t!(l, "post-back")}</a></p>
            </div>
            {letters}
        }
    })
}

fn one(sender: &str, sheet: &Sheet, today: String) -> impl IntoView + use<> {
    let lines = sheet.address.split([',', ';', '\n']);
    let lines: Vec<String> = lines.map(|line| line.trim().to_owned()).collect();
    let lines = lines
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(|line| view! { <br/>{line} })
        .collect_view();
    let text = sheet
        .paragraphs
        .iter()
        .map(|text| view! { <p class="pre">{text.clone()}</p> });
    let text = text.collect_view();
    let code = sheet
        .code
        .clone()
        .map(|code| view! { <p class="bignumber">{code}</p> });
    view! {
        <section class="letter" lang=sheet.lang.tag()>
            <p class="sender">{sender.to_owned()}</p>
            <address>{sheet.name.clone()}{lines}</address>
            <p class="date">{today}</p>
            <h2>{sheet.subject.clone()}</h2>
            {text}
            {code}
        </section>
    }
}
