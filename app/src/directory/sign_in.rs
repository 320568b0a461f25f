//! Signing in with the name and password of the directory: for staff.

use super::ldap::{Connection, DirectoryError, is_password};
use super::plan::{Meaning, staff};
use super::settings::Settings;
use super::store;
use super::sync::{Follow, Outcome, Run};
use crate::db::DbError;
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{FormState, Unkept};
use crate::identity::ways;
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, input};
use crate::ui::{ErrorSummary, back};
use crate::web::{AppState, LocalPath, Page, Query, Section, Visit};
use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;
use domain::actor::{Means, Proof};
use domain::ids::AccountId;
use domain::rights;
use leptos::prelude::*;

/// So many wrong passwords for one name, and then a rest.
const TRIES: u32 = 5;
/// The rest, in seconds.
const REST: i64 = 15 * 60;
/// So many names are remembered.
const NAMES: usize = 10_000;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/sign-in/directory", get(page).post(enter))
}

/// The link on the sign-in page, where a directory is set.
pub fn form(visit: &Visit, next: &str) -> Option<AnyView> {
    let l = visit.locale;
    visit.app.site.directory.as_ref()?;
    let to = LocalPath::leading_back("/sign-in/directory", &[], next);
    Some(view! { <p class="small"><a href=to.as_str().to_owned()>{t!(l, "directory-sign-in")}</a></p> }.into_any())
}

async fn page(visit: Visit, Query(query): Query) -> Answer {
    let mut form = FormState::default();
    let next = LocalPath::to_return_to(query.get("next"));
    form.fields.set("next", next.as_str());
    draw(&visit, form)
}

fn draw(visit: &Visit, form: FormState) -> Answer {
    visit.app.site.directory.as_ref().or_not_found()?;
    let l = visit.locale;
    let title = t!(l, "directory-sign-in");
    let name = FieldText::new(
        "name",
        t!(l, "directory-name"),
        t!(l, "directory-name-hint"),
    );
    let password = FieldText::new("password", t!(l, "directory-password"), String::new());
    let (user, secret) = (
        InputKind {
            autocomplete: "username",
            ..InputKind::TEXT
        },
        InputKind {
            kind: "password",
            autocomplete: "current-password",
            width: "w-l",
        },
    );
    let shell = Page::new(Section::Other, title.clone()).of_form(l, &form);
    let next = form.value("next");
    Ok(visit.page(shell, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {back(l, "/sign-in")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "directory-lede")}</p>
                <form method="post" novalidate>
                    <input r#type="hidden" name="next" value=next/>
                    {input(l, &form, &name, user)}
                    {input(l, &form, &password, secret)}
                    <div class="actions"><button class="button">{t!(l, "sign-in")}</button></div>
                </form>
            </div>
        }
    }))
}

/// `POST /sign-in/directory`
async fn enter(visit: Visit, headers: HeaderMap, Unkept(fields): Unkept) -> Answer {
    let settings = visit.app.site.directory.as_ref().or_not_found()?;
    let password = fields.get("password").to_owned();
    let mut form = FormState::default();
    form.fields.set("name", fields.get("name"));
    let next = LocalPath::to_return_to(fields.get("next"));
    form.fields.set("next", next.as_str());
    let name = form.line("name", 200);
    form.say_if_empty("name", "directory-name-empty");
    if password.is_empty() {
        form.refuse("password", "directory-password-empty", &[]);
    }
    if form.is_refused() {
        return draw(&visit, form);
    }
    count(settings, &name, visit.now.as_second())?;
    let entered = match admit(&visit, settings, &name, &password).await {
        Ok(entered) => entered,
        Err(error) => {
            tracing::error!(error.cause = %error, "signing in by the directory failed");
            form.refuse("name", "directory-down", &[]);
            return draw(&visit, form);
        }
    };
    let account = match entered {
        Admitted::As(account) => account,
        Admitted::Nobody => {
            form.refuse("name", "directory-refused", &[]);
            return draw(&visit, form);
        }
        Admitted::HasAccount => {
            form.refuse("name", "directory-has-account", &[]);
            return draw(&visit, form);
        }
    };
    if let Ok(mut tried) = settings.tried.lock() {
        tried.remove(&name.to_lowercase());
    }
    let proof = Proof {
        means: Means::Directory,
        at: visit.now,
        is_strong: false,
    };
    let entered = ways::enter(&visit, &headers, (account, false), proof).await?;
    visit.notice("signed-in").await?;
    Ok(entered.answer(visit.redirect(&next)))
}

/// Counts a try; after too many there is a rest, whether or not there is such a name.
fn count(settings: &Settings, name: &str, now: i64) -> Result<(), Problem> {
    let Ok(mut tried) = settings.tried.lock() else {
        return Err(Problem::Unavailable);
    };
    if tried.len() >= NAMES {
        tried.retain(|_, (_, since)| now - *since < REST);
    }
    let (tries, since) = tried.entry(name.to_lowercase()).or_insert((0, now));
    if now - *since >= REST {
        (*tries, *since) = (0, now);
    }
    *tries += 1;
    if *tries > TRIES {
        let wait = u64::try_from(*since + REST - now).unwrap_or(0).max(1);
        return Err(Problem::TooMany { retry_after: wait });
    }
    Ok(())
}

/// Who somebody is that the directory was asked about.
enum Admitted {
    As(AccountId),
    /// Nobody with this name and password has a role here.
    Nobody,
    /// An account with the same address is there, and its owner has not shown that it is theirs.
    HasAccount,
}

/// The account of whoever has this name and password and a role here; it follows the directory in this at once.
async fn admit(
    visit: &Visit,
    settings: &Settings,
    name: &str,
    password: &str,
) -> Result<Admitted, DirectoryError> {
    let here = |error: DbError| DirectoryError::Here(error.to_string());
    let mut connection = Connection::as_ourselves(&visit.app, settings).await?;
    let Some(person) = connection.person(name).await? else {
        return Ok(Admitted::Nobody);
    };
    if !is_password(settings, &person, password).await? {
        return Ok(Admitted::Nobody);
    }
    let mut tx = visit.app.db.read().await.map_err(here)?;
    let meaning = Meaning::of(&mut tx, settings).await.map_err(here)?;
    drop(tx);
    let staff = staff(vec![person], &meaning);
    if staff.is_empty() {
        return Ok(Admitted::Nobody);
    }
    let follow = Follow::new(&visit.app, staff, Run::default(), visit.app.clock.id());
    let owner = rights::may_act_for_sure(&visit.actor, visit.now).ok();
    let owner = owner.map(|may| *may.account());
    let done: Result<Option<AccountId>, DbError> = transact!(&visit.app.db, tx => {
        let members = store::members(tx).await?;
        follow.welcome(tx, 0, (&members, owner), &mut Outcome::default()).await
    });
    Ok(done
        .map_err(here)?
        .map_or(Admitted::HasAccount, Admitted::As))
}
