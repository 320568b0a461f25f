//! The visitor's own account: profile, and the places where it is signed in.

mod places;

use super::store;
use crate::error::{Answer, OrNotFound};
use crate::form::{Fields, FormState};
use crate::i18n::{self, Locale};
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, input, radios};
use crate::ui::{self, ErrorSummary, SideLink};
use crate::web::{AppState, LocalPath, Page, Section, Unread, Visit};
use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use domain::actor::Level;
use domain::rights;
use leptos::prelude::*;

/// Longest name, in characters.
const NAME: usize = 80;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .merge(super::email_change::routes())
        .route("/me", get(profile))
        .route("/me/name", get(name).post(rename))
        .route("/me/language", get(language).post(set_language))
        .route("/me/sessions", get(places::list))
        .route("/me/sessions/end-all", post(places::end_all))
        .route("/me/sessions/{id}/end", post(places::end))
}

/// A page of the account with the way to the others beside it.
pub fn framed<V: IntoView>(l: Locale, here: &'static str, content: V) -> impl IntoView {
    let links = [
        ("/me", "me-title"),
        ("/me/about", "me-about"),
        ("/me/names", "me-names"),
        ("/me/notices", "me-notices"),
        ("/me/ideas", "my-ideas"),
        ("/me/decisions", "decisions-title"),
        ("/me/residence", "residence-title"),
        ("/me/passkeys", "me-passkeys"),
        ("/me/providers", "me-providers"),
        ("/me/sessions", "me-sessions"),
        ("/me/access", "me-access"),
        ("/me/data", "me-data"),
    ]
    .map(|(href, key)| SideLink {
        href,
        name: with_unread(l, href, t!(l, key)),
        is_here: href == here,
    });
    ui::with_side(t!(l, "me-nav"), links.into(), content)
}

/// The name of a page of the account; that of the notices says how many are new.
fn with_unread(l: Locale, href: &str, name: String) -> String {
    match use_context::<Unread>() {
        Some(Unread(count)) if count > 0 && href == "/me/notices" => {
            format!("{name} ({})", t!(l, "notices-unread", n = count))
        }
        _ => name,
    }
}

async fn profile(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let account = store::account(&mut visit.app.db.read().await?, *permit.account())
        .await?
        .or_not_found()?;
    let l = visit.locale;
    let language = Locale::from_tag(&account.lang).unwrap_or(Locale::En).name();
    let name = if account.name.is_empty() {
        t!(l, "me-no-name")
    } else {
        account.name.clone()
    };
    let title = t!(l, "me-title");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        framed(l, "/me", view! {
            <h1>{title}</h1>
            <dl class="answers profile">
                {line(l, "me-name", name, Some("/me/name"))}
                {line(l, "email", account.email.clone(), Some("/me/email"))}
                {line(l, "me-language", language.to_owned(), Some("/me/language"))}
            </dl>
            <p><a href="/me/about">{t!(l, "me-about-link")}</a></p>
            {level(&visit)}
            {roll(&visit, &account)}
            <section aria-labelledby="out">
                <h2 id="out">{t!(l, "sign-out")}</h2>
                <p>{t!(l, "sign-out-words")}</p>
                <div class="actions">
                    <form method="post" action="/sign-out"><button class="button">{t!(l, "sign-out")}</button></form>
                    <form method="post" action="/me/sessions/end-all"><button class="button secondary">{t!(l, "sign-out-everywhere")}</button></form>
                </div>
            </section>
        })
    }))
}

fn line(
    l: Locale,
    key: &'static str,
    value: String,
    change: Option<&'static str>,
) -> impl IntoView {
    let label = t!(l, key);
    let change = change.map(|href| {
        view! { <dd class="change"><a href=href>{t!(l, "change")}<span class="hide">" "{label.clone()}</span></a></dd> }
    });
    view! { <div><dt>{label.clone()}</dt><dd>{value}</dd>{change}</div> }
}

/// How sure the municipality is of who this is, and how to make it surer.
fn level(visit: &Visit) -> impl IntoView + use<> {
    let l = visit.locale;
    let (now, next, href) = match visit.actor.level {
        Level::Anonymous | Level::Email => (
            "level-email",
            Some("level-email-next"),
            Some(("/me/residence", "prove-residence")),
        ),
        Level::Resident => (
            "level-resident",
            Some("level-resident-next"),
            Some(("/me/passkeys", "me-passkeys")),
        ),
        Level::Strong => ("level-strong", None, None),
    };
    view! {
        <section class="card" aria-labelledby="level">
            <h2 id="level">{t!(l, "level-title")}</h2>
            <p><b>{t!(l, now)}</b></p>
            {next.map(|key| view! { <p>{t!(l, key)}</p> })}
            {href.map(|(href, key)| view! { <p><a href=href>{t!(l, key)}</a></p> })}
        </section>
    }
}

/// What the roll says, as far as it decides who may take part.
fn roll(visit: &Visit, account: &store::Account) -> impl IntoView + use<> {
    let l = visit.locale;
    let names = [&account.given_name, &account.family_name];
    let names: Vec<String> = names.into_iter().flatten().cloned().collect();
    visit.actor.resident.clone().map(|resident| {
        view! {
            <section aria-labelledby="roll">
                <h2 id="roll">{t!(l, "me-roll")}</h2>
                <p>{t!(l, "me-roll-words")}</p>
                <dl class="answers profile">
                    {line(l, "me-roll-name", names.join(" "), None)}
                    {resident.district.map(|district| line(l, "me-roll-district", district, None))}
                    {line(l, "me-roll-born", i18n::short_day(l, resident.birth_date), None)}
                </dl>
            </section>
        }
    })
}

async fn name(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let form = match visit.typed_before().await? {
        Some(typed) => typed,
        None => {
            let account =
                store::account(&mut visit.app.db.read().await?, *permit.account()).await?;
            let mut form = FormState::default();
            form.fields.set("name", account.or_not_found()?.name);
            form
        }
    };
    Ok(draw_name(&visit, &form))
}

fn draw_name(visit: &Visit, form: &FormState) -> Response {
    let l = visit.locale;
    let text = FieldText::new("name", t!(l, "me-name-question"), t!(l, "me-name-hint"));
    let kind = InputKind {
        autocomplete: "name",
        ..InputKind::TEXT
    };
    one_question(
        visit,
        form,
        t!(l, "me-name-question"),
        input(l, form, &text, kind).into_any(),
    )
}

fn one_question(visit: &Visit, form: &FormState, title: String, field: AnyView) -> Response {
    let l = visit.locale;
    visit.page(Page::new(Section::Me, title.clone()).of_form(l, form), || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, "/me")}
                <h1>{title}</h1>
                <form method="post">{field}<div class="actions"><button class="button">{t!(l, "save")}</button></div></form>
            </div>
        }
    })
}

async fn rename(visit: Visit, fields: Fields) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut form = FormState::of(fields);
    let name = form.optional_line("name", NAME);
    if form.is_refused() {
        return Ok(draw_name(&visit, &form));
    }
    transact!(&visit.app.db, tx => store::rename(tx, &permit, &name).await)?;
    visit.notice("saved").await?;
    Ok(visit.redirect(&LocalPath::new("/me")))
}

async fn language(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let account = store::account(&mut visit.app.db.read().await?, *permit.account()).await?;
    let mut form = FormState::default();
    form.fields.set("lang", account.or_not_found()?.lang);
    Ok(draw_language(&visit, &form))
}

fn draw_language(visit: &Visit, form: &FormState) -> Response {
    let l = visit.locale;
    let text = FieldText::new(
        "lang",
        t!(l, "me-language-question"),
        t!(l, "me-language-hint"),
    );
    let choices = Locale::ALL
        .map(|locale| {
            (
                locale.tag().to_owned(),
                locale.name().to_owned(),
                String::new(),
            )
        })
        .to_vec();
    one_question(
        visit,
        form,
        t!(l, "me-language"),
        radios(l, form, &text, choices).into_any(),
    )
}

/// Stores the language of mails and goes by way of the language switch, so that pages follow.
async fn set_language(visit: Visit, fields: Fields) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut form = FormState::of(fields);
    let chosen = Locale::ALL
        .into_iter()
        .find(|locale| locale.tag() == form.fields.get("lang"));
    let Some(locale) = chosen else {
        form.refuse("lang", "error-language", &[]);
        return Ok(draw_language(&visit, &form));
    };
    transact!(&visit.app.db, tx => store::set_lang(tx, &permit, locale.tag()).await)?;
    visit.notice("saved").await?;
    Ok(visit.redirect(&LocalPath::new(format!(
        "/language/{}?next=/me",
        locale.tag()
    ))))
}
