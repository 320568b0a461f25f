//! `/desk/corrections`: wishes for correction, worked on by clerks. Opening one is recorded: the wish itself is the purpose and the case.

use super::corrections::{about_name, facts};
use super::store::corrections::{self, Correction};
use crate::access::{self, Opened};
use crate::desk::{self, moment};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events;
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::identity::people::{self, File};
use crate::notices::{Notice, Teller};
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, radios};
use crate::ui::{self, TextArea};
use crate::web::{Id, LocalPath, Page, Section, Site, Visit};
use domain::access::{Field, Person, Purpose, Why};
use domain::ids::AccountId;
use domain::notices::Kind;
use domain::privacy::Outcome;
use domain::rights::{self, Denied};
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

const HERE: &str = "/desk/corrections";
/// So many are listed.
const SHOWN: i64 = 100;
/// Longest reason, in characters.
const REASON: usize = 2000;

/// `GET /desk/corrections`
pub async fn list(visit: Visit) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let found = corrections::waiting(&mut visit.app.db.read().await?, &may, SHOWN).await?;
    let l = visit.locale;
    let rows = found
        .iter()
        .map(|(id, about, asked_at)| {
            let asked = t!(l, "access-asked", when = moment(&visit, *asked_at)?);
            let href = format!("{HERE}/{id}");
            Ok(view! { <li><div><b><a href=href rel="nofollow">{about_name(l, about)}</a></b><small>{asked}</small></div></li> }.into_any())
        })
        .collect::<Result<Vec<AnyView>, Problem>>()?;
    let list = if rows.is_empty() {
        Either::Left(view! { <div class="empty"><h2>{t!(l, "desk-corrections-none")}</h2></div> })
    } else {
        Either::Right((access::warning(l), view! { <ul class="rows">{rows}</ul> }))
    };
    let title = t!(l, "desk-corrections");
    let shell = Page::new(Section::Desk, title.clone());
    Ok(desk::page(&visit, HERE, shell, None, || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "desk-corrections-lede")}</p>
            {list}
        }
    }))
}

/// `GET /desk/corrections/{id}`
pub async fn one(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    draw(&visit, id, visit.typed_before().await?.unwrap_or_default()).await
}

/// The wish with what stands about the person, read and recorded in one transaction. Nobody works on a wish of their own.
async fn opened(visit: &Visit, id: Uuid) -> Result<(Correction, File), Problem> {
    let may = rights::may_serve(&visit.actor)?;
    let why = Why {
        purpose: Purpose::Correction,
        reason: String::new(),
        case: Some(id.to_string()),
    };
    transact!(&visit.app.db, tx => {
        let wish = corrections::one(tx, &may, id).await?.or_not_found()?;
        let account = AccountId(wish.account);
        if account == *may.by() {
            return Err(Problem::Denied(Denied::Role));
        }
        let person = Person::Account(account);
        let file = people::file(tx, &may, person).await?.or_not_found()?;
        let mut fields = vec![Field::CorrectionText];
        fields.extend(file.fields());
        let opened = Opened { may: &may, person, why: &why, fields: &fields };
        access::record(tx, &opened, visit.now).await?;
        Ok::<_, Problem>((wish, file))
    })
}

async fn draw(visit: &Visit, id: Uuid, form: FormState) -> Answer {
    let (wish, file) = opened(visit, id).await?;
    let l = visit.locale;
    let title = about_name(l, &wish.about);
    let asked = t!(l, "access-asked", when = moment(visit, wish.asked_at)?);
    let shell = Page::new(Section::Desk, t!(l, "desk-correction-title"));
    let work = match &wish.outcome {
        Some(outcome) => {
            let became = t!(l, &format!("correction-outcome-{outcome}"));
            let reason = wish.reason.clone().unwrap_or_default();
            Either::Left(
                view! { <div class="notice ok"><p><b>{became}</b></p><p class="pre">{reason}</p></div> },
            )
        }
        None => Either::Right(answer_form(l, &form)),
    };
    let content = desk::file_view(visit, &file)?;
    Ok(desk::page(visit, HERE, shell, Some(&form.clone()), || {
        view! {
            {ui::back(l, HERE)}
            <h1>{title}</h1>
            <p class="small muted">{asked}" "{t!(l, "desk-file-recorded")}</p>
            {facts(l, &wish)}
            {work}
            {content}
        }
    }))
}

fn answer_form(l: Locale, form: &FormState) -> impl IntoView + use<> {
    let outcome = FieldText::new("outcome", t!(l, "correction-outcome"), String::new());
    let reason = FieldText::new(
        "reason",
        t!(l, "correction-reason"),
        t!(l, "desk-answer-hint"),
    );
    let choices = Outcome::ALL
        .iter()
        .map(|outcome| {
            let name = t!(l, &format!("correction-outcome-{}", outcome.word()));
            (outcome.word().to_owned(), name, String::new())
        })
        .collect();
    view! {
        <form method="post">
            {radios(l, form, &outcome, choices)}
            <TextArea l form=form.clone() text=reason rows=4/>
            <div class="actions"><button class="button">{t!(l, "desk-answer-send")}</button></div>
        </form>
    }
}

/// `POST /desk/corrections/{id}`
pub async fn answer(visit: Visit, Id(id): Id<Uuid>, fields: Fields) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let mut form = FormState::of(fields);
    let outcome = Outcome::from_word(form.fields.get("outcome"));
    if outcome.is_none() {
        form.refuse("outcome", "error-correction-outcome", &[]);
    }
    let reason = form.paragraphs("reason", REASON);
    form.say_if_empty("reason", "error-answer-empty");
    let Some(outcome) = outcome.filter(|_| !form.is_refused()) else {
        return draw(&visit, id, form).await;
    };
    let (event, now, site) = (visit.app.clock.id(), visit.now, &visit.app.site);
    let ids = [visit.app.clock.id(), visit.app.clock.id()];
    let teller = Teller::new(&visit.app, now)?;
    transact!(&visit.app.db, tx => {
        let wish = corrections::one(tx, &may, id).await?.or_not_found()?;
        let account = AccountId(wish.account);
        if account == *may.by() {
            return Err(Problem::Denied(Denied::Role));
        }
        let name = people::name_of(tx, *may.by()).await?;
        if !corrections::answer(tx, &may, id, &name, (outcome, &reason), now).await? {
            return Err(Problem::Conflict);
        }
        let notice = Notice {
            kind: Kind::Answers,
            about: id,
            link: "/me/data/corrections",
            words: &|l| letter(l, site),
        };
        teller.tell(tx, account, ids, &notice).await?;
        let facts = json!({ "outcome": outcome.word() });
        events::record(tx, event, now, events::Kind::CorrectionAnswered, id, Some(*may.by()), &facts).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("correction-answered").await?;
    Ok(visit.redirect(&LocalPath::new(HERE)))
}

fn letter(l: Locale, site: &Site) -> (String, String) {
    let base = site.base_url.as_str().trim_end_matches('/');
    let (name, link) = (site.name.as_str(), format!("{base}/me/data/corrections"));
    (
        t!(l, "correction-mail-subject", site = name),
        t!(
            l,
            "correction-mail",
            site = name,
            link = link,
            contact = site.contact.as_str()
        ),
    )
}
