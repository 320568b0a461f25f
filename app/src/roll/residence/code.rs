//! The code from a letter, with the date of birth that the letter does not tell.

use crate::error::{Answer, Problem};
use crate::events::{self, Kind};
use crate::form::{FormState, Unkept};
use crate::i18n;
use crate::roll::matching::{self, Match, Matched};
use crate::roll::store::codes::{self, Code};
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, day, input};
use crate::ui::{self, ErrorSummary};
use crate::web::{AppState, LocalPath, Page, Query, Section, Visit};
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::AccountId;
use domain::letter_code::{CodeFault, LetterCode};
use domain::residence::{MatchMeans, TRIES, Tries};
use domain::rights;
use jiff::Timestamp;
use jiff::civil::Date;
use leptos::prelude::*;
use serde_json::json;

/// The fields of the date of birth.
const BORN: [&str; 3] = ["born_day", "born_month", "born_year"];

/// What stands for a code in the table.
///
/// # Errors
/// When the key cannot be read.
pub fn hash(app: &AppState, code: &LetterCode) -> Result<Vec<u8>, Problem> {
    let key = app.keys.letter_codes(app.clock.as_ref());
    let key = key.map_err(Problem::internal)?;
    Ok(blake3::keyed_hash(&key, code.as_str().as_bytes())
        .as_bytes()
        .to_vec())
}

/// `GET /me/residence/code`
pub async fn page(visit: Visit, Query(query): Query) -> Answer {
    let permit = rights::may_act_for_sure(&visit.actor, visit.now)?;
    let left = codes::tries(
        &mut visit.app.db.read().await?,
        *permit.account(),
        visit.now,
    )
    .await?;
    if let Tries::Until(until) = left {
        return Ok(cooling_down(&visit, until));
    }
    let mut form = FormState::default();
    let next = LocalPath::to_return_to(query.get("next"));
    form.fields.set("next", next.as_str());
    Ok(draw(&visit, &form))
}

fn draw(visit: &Visit, form: &FormState) -> Response {
    let l = visit.locale;
    let title = t!(l, "code-title");
    let code = FieldText::new("code", t!(l, "code-label"), t!(l, "code-hint"));
    let kind = InputKind {
        autocomplete: "one-time-code",
        width: "w-m",
        ..InputKind::TEXT
    };
    visit.page(Page::new(Section::Me, title.clone()).of_form(l, form), || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, "/me/residence")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "code-lede")}</p>
                <form method="post" novalidate>
                    <input r#type="hidden" name="next" value=form.value("next")/>
                    {input(l, form, &code, kind)}
                    {day(l, form, BORN, t!(l, "born-label"), t!(l, "born-hint"))}
                    <div class="actions"><button class="button">{t!(l, "continue")}</button></div>
                </form>
                <details class="more"><summary>{t!(l, "code-none")}</summary><p>{t!(l, "code-none-words")}</p>
                    <p><a href="/me/residence/desk">{t!(l, "step-up-desk")}</a></p></details>
            </div>
        }
    })
}

/// The page for whoever typed too many wrong codes.
fn cooling_down(visit: &Visit, until: Timestamp) -> Response {
    let l = visit.locale;
    let title = t!(l, "code-wait-title");
    let when = i18n::moment(l, until, &visit.app.site.time_zone);
    let page = Page {
        status: StatusCode::TOO_MANY_REQUESTS,
        ..Page::new(Section::Me, title.clone())
    };
    visit.page(page, || {
        view! {
            <div class="narrow">
                {ui::back(l, "/me/residence")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "code-wait-lede", tries = TRIES, when = when)}</p>
                <p>{t!(l, "code-wait-words")}</p>
                <div class="actions"><a class="button" href="/me/residence/desk">{t!(l, "step-up-desk")}</a></div>
            </div>
        }
    })
}

/// `POST /me/residence/code`. A slip of the finger costs nothing; a wrong code is a try.
pub async fn enter(visit: Visit, Unkept(fields): Unkept) -> Answer {
    let permit = rights::may_act_for_sure(&visit.actor, visit.now)?;
    let account = *permit.account();
    let mut form = FormState::of(fields);
    let code = LetterCode::typed(form.fields.get("code"));
    if let Err(fault) = code {
        let key = match fault {
            CodeFault::Empty => "code-empty",
            CodeFault::Length => "code-length",
            CodeFault::Slip => "code-slip",
        };
        form.refuse("code", key, &[]);
    }
    let born = form.day(BORN);
    let (Ok(code), Some(born)) = (code, born) else {
        return Ok(draw(&visit, &form));
    };
    let hash = hash(&visit.app, &code)?;
    match look_up(&visit, account, &hash, born).await? {
        Looked::Found(code) => bind(&visit, form, &hash, account, &code).await,
        Looked::Wrong(Tries::Until(until)) => Ok(cooling_down(&visit, until)),
        Looked::Wrong(Tries::Left(left)) => {
            form.refuse("code", "code-wrong", &[("left", left)]);
            Ok(draw(&visit, &form))
        }
        Looked::Waiting(until) => Ok(cooling_down(&visit, until)),
    }
}

enum Looked {
    Found(Code),
    /// And the tries left after this one.
    Wrong(Tries),
    Waiting(Timestamp),
}

/// Looks a code up and counts the try, in one transaction: many at the same moment are many tries.
async fn look_up(
    visit: &Visit,
    account: AccountId,
    hash: &[u8],
    born: Date,
) -> Result<Looked, Problem> {
    let [event, voided] = [visit.app.clock.id(), visit.app.clock.id()];
    transact!(&visit.app.db, tx => {
        if let Tries::Until(until) = codes::tries(tx, account, visit.now).await? {
            return Ok(Looked::Waiting(until));
        }
        let code = codes::usable(tx, hash, visit.now).await?;
        if let Some(code) = &code {
            if code.birth_date == born.to_string() {
                return Ok(Looked::Found(code.clone()));
            }
            if codes::wrong_birth(tx, hash).await? {
                events::record(tx, voided, visit.now, Kind::CodeVoided, code.entry.0, Some(account), &json!({})).await?;
            }
        }
        codes::count_try(tx, account, visit.now).await?;
        let facts = json!({ "known": code.is_some() });
        events::record(tx, event, visit.now, Kind::CodeRefused, account.0, Some(account), &facts).await?;
        Ok::<_, Problem>(Looked::Wrong(codes::tries(tx, account, visit.now).await?))
    })
}

async fn bind(
    visit: &Visit,
    mut form: FormState,
    hash: &[u8],
    account: AccountId,
    code: &Code,
) -> Answer {
    let attempted = Match::new(&visit.app, account, code.entry, MatchMeans::Letter).with_code(hash);
    let done = matching::attempt(&visit.app, &attempted).await?;
    let next = LocalPath::checked(form.fields.get("next"));
    let to = match (done, next.as_str()) {
        (Matched::Now, "/") | (Matched::Claimed(_), _) => LocalPath::new("/me/residence"),
        (Matched::Now | Matched::Before, _) => next,
        (Matched::ToAnother, _) => {
            form.refuse("code", "code-other-entry", &[]);
            return Ok(draw(visit, &form));
        }
        (Matched::OnlyAtDesk, _) => LocalPath::new("/me/residence/desk"),
    };
    if done == Matched::Now {
        visit.notice("residence-matched").await?;
    }
    Ok(visit.redirect(&to))
}
