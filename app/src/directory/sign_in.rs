//! Signing in with the name and password of the directory: for staff.

use super::ldap::{Connection, DirectoryError, Person, is_password, meanwhile};
use super::outcome::Outcome;
use super::settings::Settings;
use super::store;
use super::sync::Follow;
use crate::clock::from_millis;
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
use domain::{rights, spelling};
use jiff::SignedDuration;
use leptos::prelude::*;

/// So many wrong passwords for one name, and then a rest.
const TRIES: i64 = 5;
/// The rest.
const REST: SignedDuration = SignedDuration::from_mins(15);

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
    count(&visit, &name).await?;
    let account = match admit(&visit, settings, &name, &password).await {
        Ok(Admitted::As(account)) => account,
        Ok(Admitted::Nobody) => {
            form.refuse("name", "directory-refused", &[]);
            return draw(&visit, form);
        }
        Ok(Admitted::HasAccount) => {
            form.refuse("name", "directory-has-account", &[]);
            return draw(&visit, form);
        }
        Err(Refused::Wait(problem)) => return Err(problem),
        Err(Refused::Directory(error)) => {
            tracing::error!(error.cause = %error, "signing in by the directory failed");
            form.refuse("name", "directory-down", &[]);
            return draw(&visit, form);
        }
    };
    let proof = Proof {
        means: Means::Directory,
        at: visit.now,
        is_strong: false,
    };
    let entered = ways::enter(&visit, &headers, (account, false), proof).await?;
    visit.notice("signed-in").await?;
    Ok(entered.answer(visit.redirect(&next)))
}

/// What stands for a name in the table of tries: the same for all spellings that a directory takes for one name (RFC 4518), and nobody can tell from it
/// what was typed, which may have been a password.
fn id(visit: &Visit, name: &str) -> Result<[u8; 32], Problem> {
    let key = visit
        .app
        .keys
        .of_purpose("directory-tries", &*visit.app.clock);
    let key = key.map_err(Problem::internal)?;
    Ok(*blake3::keyed_hash(&key, spelling::plain(name).as_bytes()).as_bytes())
}

/// Counts a try, on all machines together; after too many there is a rest, whether or not there is such a name.
async fn count(visit: &Visit, name: &str) -> Result<(), Problem> {
    let (id, now) = (id(visit, name)?, visit.now);
    let counted: Result<(i64, i64), DbError> =
        transact!(&visit.app.db, tx => store::tries::count(tx, &id, now, REST).await);
    let (tries, since) = counted?;
    if tries > TRIES {
        let ends = from_millis(since)? + REST;
        let wait = u64::try_from(ends.duration_since(now).as_secs()).unwrap_or(0);
        return Err(Problem::TooMany {
            retry_after: wait.max(1),
        });
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

/// Why nothing is known of somebody.
enum Refused {
    Directory(DirectoryError),
    Wait(Problem),
}

impl From<DirectoryError> for Refused {
    fn from(error: DirectoryError) -> Self {
        Self::Directory(error)
    }
}

/// The account of whoever has this name and password and a role here; it follows the directory in this at once.
async fn admit(
    visit: &Visit,
    settings: &Settings,
    name: &str,
    password: &str,
) -> Result<Admitted, Refused> {
    let here = |error: DbError| DirectoryError::Here(error.to_string());
    let found = meanwhile(async {
        let mut connection = Connection::as_ourselves(&visit.app, settings).await?;
        connection.person(name).await
    });
    let Some(person) = found.await? else {
        return Ok(Admitted::Nobody);
    };
    // The directory may know more spellings of a name than we do: all of them share the tries of the name that it has itself.
    let names = [name, person.uid.as_str()].map(spelling::plain);
    if names[0] != names[1] {
        count(visit, &person.uid).await.map_err(Refused::Wait)?;
    }
    if !meanwhile(is_password(settings, &person, password)).await? {
        return Ok(Admitted::Nobody);
    }
    for name in &names {
        let id = id(visit, name).map_err(Refused::Wait)?;
        let forgotten: Result<(), DbError> =
            transact!(&visit.app.db, tx => store::tries::forget(tx, &id).await);
        forgotten.map_err(here)?;
    }
    Ok(follow(visit, settings, person).await.map_err(here)?)
}

/// Follows the directory for somebody whose password was right.
async fn follow(visit: &Visit, settings: &Settings, person: Person) -> Result<Admitted, DbError> {
    let follow = Follow::of(&visit.app, settings, vec![person]).await?;
    if follow.len() == 0 {
        return Ok(Admitted::Nobody);
    }
    let owner = rights::may_act_for_sure(&visit.actor, visit.now).ok();
    let owner = owner.map(|may| *may.account());
    let done: Result<Option<AccountId>, DbError> = transact!(&visit.app.db, tx => {
        let members = store::members(tx).await?;
        let mut outcome = Outcome::default();
        let Some(welcomed) = follow.welcome(tx, 0, (&members, owner), &mut outcome).await? else {
            return Ok(None);
        };
        follow.withdraw(tx, 0, &welcomed, &mut outcome).await?;
        Ok(Some(welcomed.account))
    });
    Ok(done?.map_or(Admitted::HasAccount, Admitted::As))
}
