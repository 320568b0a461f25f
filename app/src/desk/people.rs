//! Finding somebody, and opening what stands about them: never without saying what for, and never unrecorded.

use super::shared::{moment, page};
use crate::access::{self, Opened};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events;
use crate::form::{Fields, FormState, Unkept};
use crate::i18n::{self, Locale};
use crate::identity::people::{self, File, Found, Sought};
use crate::t;
use crate::transact;
use crate::ui;
use crate::ui::forms::{FieldText, InputKind, day, input};
use crate::web::{Id, Page, Section, Visit};
use domain::access::Person;
use domain::ids::{AccountId, RollEntryId};
use domain::rights;
use jiff::civil::Date;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;

const HERE: &str = "/desk/people";
/// The fields of the date of birth.
const BORN: [&str; 3] = ["born_day", "born_month", "born_year"];
/// Longest name or reference, in characters.
const TYPED: usize = 120;

/// `GET /desk/people`
pub async fn form(visit: Visit) -> Answer {
    rights::may_serve(&visit.actor)?;
    draw(&visit, &FormState::default(), None)
}

/// `POST /desk/people`: by POST, so that what was typed stands in no address. That there was a search is written down, not for whom.
pub async fn find(visit: Visit, Unkept(fields): Unkept) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let mut form = FormState::of(fields);
    let Some(sought) = sought(&mut form) else {
        return draw(&visit, &form, None);
    };
    let (event, now) = (visit.app.clock.id(), visit.now);
    let by_what = match sought {
        Sought::Born(..) => "born",
        Sought::Reference(_) => "reference",
        Sought::Email(_) => "email",
    };
    let found = transact!(&visit.app.db, tx => {
        let found = people::search(tx, &may, &sought).await?;
        let facts = json!({ "by": by_what, "found": found.len() });
        events::record(tx, event, now, events::Kind::PeopleSearched, may.by().0, Some(*may.by()), &facts).await?;
        Ok::<_, Problem>(found)
    })?;
    draw(&visit, &form, Some(found))
}

fn sought(form: &mut FormState) -> Option<Sought> {
    let reference = form.optional_line("reference", TYPED);
    let name = form.optional_line("name", TYPED);
    let email = form.fields.get("email").trim().to_owned();
    let sought = if !reference.is_empty() {
        Some(Sought::Reference(reference))
    } else if !email.is_empty() {
        Some(Sought::Email(form.email("email")))
    } else if name.is_empty() {
        form.refuse("name", "error-search-empty", &[]);
        None
    } else {
        form.day(BORN).map(|day| Sought::Born(name, day))
    };
    sought.filter(|_| !form.is_refused())
}

fn draw(visit: &Visit, form: &FormState, found: Option<Vec<Found>>) -> Answer {
    let l = visit.locale;
    let title = t!(l, "desk-people");
    let shell = Page::new(Section::Desk, title.clone());
    let text = |name, label: &'static str, hint: &'static str| {
        FieldText::new(name, t!(l, label), t!(l, hint))
    };
    let mail = InputKind {
        autocomplete: "off",
        ..InputKind::EMAIL
    };
    let fields = (
        input(
            l,
            form,
            &text("name", "desk-search-name", "desk-search-name-hint"),
            InputKind::TEXT,
        ),
        day(
            l,
            form,
            BORN,
            t!(l, "desk-search-born"),
            t!(l, "desk-search-born-hint"),
        ),
        input(
            l,
            form,
            &text(
                "reference",
                "desk-search-reference",
                "desk-search-reference-hint",
            ),
            InputKind::TEXT,
        ),
        input(
            l,
            form,
            &text("email", "email", "desk-search-email-hint"),
            mail,
        ),
    );
    let results = found.map(|found| results(l, &found).into_any());
    Ok(page(visit, HERE, shell, Some(form), || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "desk-people-lede")}</p>
            {results}
            <form method="post" action=HERE novalidate autocomplete="off">{fields}<div class="actions"><button class="button">{t!(l, "search")}</button></div></form>
        }
    }))
}

fn results(l: Locale, found: &[Found]) -> impl IntoView + use<> {
    let rows: Vec<_> = found
        .iter()
        .map(|found| {
            let name = if found.name.is_empty() { t!(l, "me-no-name") } else { found.name.clone() };
            let born = found.born.map(|year| t!(l, "desk-born-in", year = year.to_string()));
            let href = address(found.person);
            let more: Vec<String> = born.into_iter().chain(found.district.clone()).collect();
            view! { <li><div><b><a href=href>{name}</a></b><small>{more.join(", ")}</small></div></li> }
        })
        .collect();
    let count = rows.len();
    let list = if rows.is_empty() {
        Either::Left(view! { <p>{t!(l, "desk-found-none")}</p> })
    } else {
        Either::Right(view! { <ul class="rows">{rows}</ul> })
    };
    view! { <section aria-labelledby="found"><h2 id="found">{t!(l, "desk-found", n = count)}</h2>{list}</section> }
}

fn address(person: Person) -> String {
    format!("{HERE}/{}/{}", person.kind(), person.id())
}

/// `GET /desk/people/account/{id}`
pub async fn ask_account(visit: Visit, Id(id): Id<AccountId>) -> Answer {
    rights::may_serve(&visit.actor)?;
    Ok(ask(&visit, Person::Account(id), &FormState::default()))
}

/// `GET /desk/people/entry/{id}`
pub async fn ask_entry(visit: Visit, Id(id): Id<RollEntryId>) -> Answer {
    rights::may_serve(&visit.actor)?;
    Ok(ask(&visit, Person::Entry(id), &FormState::default()))
}

/// Asks what for, before anything is shown.
fn ask(visit: &Visit, person: Person, form: &FormState) -> axum::response::Response {
    let l = visit.locale;
    let title = t!(l, "desk-open-title");
    let shell = Page::new(Section::Desk, title.clone());
    page(visit, HERE, shell, Some(form), || {
        view! {
            <div class="narrow">
                {ui::back(l, HERE)}
                <h1>{title}</h1>
                {access::warning(l)}
                <form method="post" action=address(person)>
                    {access::purpose_field(l, form)}
                    <div class="actions"><button class="button">{t!(l, "desk-open")}</button></div>
                </form>
            </div>
        }
    })
}

/// `POST /desk/people/account/{id}`
pub async fn open_account(visit: Visit, Id(id): Id<AccountId>, fields: Fields) -> Answer {
    open(visit, Person::Account(id), fields).await
}

/// `POST /desk/people/entry/{id}`
pub async fn open_entry(visit: Visit, Id(id): Id<RollEntryId>, fields: Fields) -> Answer {
    open(visit, Person::Entry(id), fields).await
}

/// Shows what stands about somebody. The answer is the page itself: opening it once more is another entry of the log.
async fn open(visit: Visit, person: Person, fields: Fields) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let mut form = FormState::of(fields);
    let Some(why) = access::purpose_of(&mut form) else {
        return Ok(ask(&visit, person, &form));
    };
    let file = transact!(&visit.app.db, tx => {
        let file = people::file(tx, &may, person).await?.or_not_found()?;
        let fields = file.fields();
        let opened = Opened { may: &may, person, why: &why, fields: &fields };
        access::record(tx, &opened, visit.now).await?;
        Ok::<_, Problem>(file)
    })?;
    show(&visit, &file)
}

fn show(visit: &Visit, file: &File) -> Answer {
    let l = visit.locale;
    let title = match (&file.roll, &file.account) {
        (Some(roll), _) => format!("{} {}", roll.given_name, roll.family_name),
        (None, Some(account)) if !account.name.is_empty() => account.name.clone(),
        _ => t!(l, "me-no-name"),
    };
    let shell = Page::new(Section::Desk, t!(l, "desk-file-title"));
    let content = file_view(visit, file)?;
    Ok(page(visit, HERE, shell, None, || {
        view! {
            {ui::back(l, HERE)}
            <h1>{title}</h1>
            <p class="small muted">{t!(l, "desk-file-recorded")}</p>
            {content}
        }
    }))
}

/// What stands about somebody. Whoever shows it has recorded that.
///
/// # Errors
/// When a stored moment is none.
pub fn file_view(visit: &Visit, file: &File) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let roll = match &file.roll {
        Some(roll) => roll_part(l, roll).into_any(),
        None => view! { <p>{t!(l, "desk-file-no-roll")}</p> }.into_any(),
    };
    let account = match &file.account {
        Some(account) => account_part(visit, account)?.into_any(),
        None => view! { <p>{t!(l, "desk-file-no-account")}</p> }.into_any(),
    };
    Ok(view! {
        <section aria-labelledby="roll"><h2 id="roll">{t!(l, "me-roll")}</h2>{roll}</section>
        <section aria-labelledby="account"><h2 id="account">{t!(l, "desk-file-account")}</h2>{account}</section>
    }
    .into_any())
}

fn line(label: String, value: Option<String>) -> impl IntoView {
    let value = value.filter(|value| !value.is_empty());
    value.map(|value| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
}

fn roll_part(l: Locale, roll: &people::RollFile) -> impl IntoView + use<> {
    let born = roll.birth_date.parse::<Date>();
    let born = born.map_or_else(|_| roll.birth_date.clone(), |day| i18n::short_day(l, day));
    view! {
        <dl class="answers profile">
            {line(t!(l, "me-roll-name"), Some(format!("{} {}", roll.given_name, roll.family_name)))}
            {line(t!(l, "me-roll-born"), Some(born))}
            {line(t!(l, "access-field-address"), roll.address.clone())}
            {line(t!(l, "me-roll-district"), roll.district.clone())}
            {line(t!(l, "access-field-reference"), Some(roll.reference.clone()))}
            {line(t!(l, "email"), roll.email.clone())}
            {line(t!(l, "access-field-roll_phone"), roll.phone.clone())}
        </dl>
    }
}

fn account_part(
    visit: &Visit,
    account: &people::AccountFile,
) -> Result<impl IntoView + use<>, Problem> {
    let l = visit.locale;
    let language = Locale::from_tag(&account.lang).map(|locale| locale.name().to_owned());
    let made = moment(visit, account.created_at)?;
    Ok(view! {
        <dl class="answers profile">
            {line(t!(l, "email"), Some(account.email.clone()))}
            {line(t!(l, "access-field-account_name"), Some(account.name.clone()))}
            {line(t!(l, "me-language"), language)}
            {line(t!(l, "desk-file-made"), Some(made))}
        </dl>
    })
}
