//! What citizens tell about themselves: each field with what it is for and who sees it, one question a page, and all can be emptied.

use super::store;
use crate::contacts::{self, Point, Replacing};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind as Event};
use crate::form::{Fields, FormState};
use crate::i18n::{self, Locale};
use crate::identity;
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, checkboxes, input};
use crate::ui::{self, ErrorSummary, TextArea};
use crate::web::{LocalPath, Name, Page, Section, Visit};
use axum::response::Response;
use domain::contacts::{Kind as Contact, Means};
use domain::profile::{self, FIELDS, Field, Kind};
use domain::rights;
use leptos::prelude::*;
use serde_json::json;

/// A text of a field: `profile-KEY` and what follows.
fn text(l: Locale, field: &Field, what: &str) -> String {
    i18n::text(l, &format!("profile-{}{what}", field.key), None)
}

/// `GET /me/about`
pub async fn list(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let told = store::fields(&mut tx, *permit.account()).await?;
    let account = *permit.account();
    let phone = contacts::confirmed(&mut tx, account, Contact::Phone).await?;
    let address = contacts::confirmed(&mut tx, account, Contact::Address).await?;
    drop(tx);
    let l = visit.locale;
    let rows = FIELDS.map(|field| {
        let row = told.iter().find(|row| row.key == field.key);
        let value = row.map_or_else(|| t!(l, "me-no-name"), |row| shown(l, &field, &row.value));
        let label = text(l, &field, "");
        let point = match Contact::from_word(field.key) {
            Some(Contact::Phone) => Some(phone.as_ref()),
            Some(Contact::Address) => Some(address.as_ref()),
            None => None,
        };
        let confirmed = row.and(point).map(|point| confirmed(l, field.key, point));
        view! {
            <div><dt>{label.clone()}</dt>
                <dd><span class="pre">{value}</span>{confirmed}
                    <small>{t!(l, "profile-purpose", words = text(l, &field, "-purpose"))}<br/>{t!(l, "profile-seen", words = text(l, &field, "-seen"))}</small></dd>
                <dd class="change"><a href=format!("/me/about/{}", field.key)>{t!(l, "change")}<span class="hide">" "{label}</span></a></dd></div>
        }
    });
    let title = t!(l, "me-about");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        identity::framed(
            l,
            "/me/about",
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "about-lede")}</p>
                <dl class="answers profile">{rows.into_iter().collect_view()}</dl>
            },
        )
    }))
}

/// Whether a way to reach somebody is confirmed, in words, and how to confirm it. The e-mail address always is.
fn confirmed(l: Locale, key: &'static str, point: Option<&Point>) -> impl IntoView + use<> {
    match point {
        Some(point) => {
            let words = match (key, point.means) {
                ("address", Means::Roll) => t!(l, "profile-address-confirmed"),
                ("address", _) => t!(l, "address-confirmed"),
                _ => t!(l, "phone-confirmed"),
            };
            view! { <small>{words}</small> }.into_any()
        }
        None => {
            let words = t!(l, &format!("profile-{key}-open"));
            let way = t!(l, &format!("profile-{key}-confirm"));
            let href = format!("/me/about/{key}/confirm");
            view! { <small>{words}" "<a href=href>{way}</a></small> }.into_any()
        }
    }
}

/// A value in words.
fn shown(l: Locale, field: &Field, value: &str) -> String {
    match field.kind {
        Kind::Any(words) => {
            let known = value.lines().filter(|word| words.contains(word));
            let names = known.map(|word| text(l, field, &format!("-{word}")));
            names.collect::<Vec<_>>().join(", ")
        }
        Kind::Districts => value.lines().collect::<Vec<_>>().join(", "),
        Kind::Consent => t!(l, "profile-consented"),
        Kind::Line | Kind::Lines => value.to_owned(),
    }
}

/// `GET /me/about/{key}`
pub async fn show(visit: Visit, Name(key): Name) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let field = Field::of(&key).or_not_found()?;
    let form = match visit.typed_before().await? {
        Some(typed) => typed,
        None => {
            let told = store::fields(&mut visit.app.db.read().await?, *permit.account()).await?;
            let mut form = FormState::default();
            if let Some(row) = told.iter().find(|row| row.key == key) {
                match field.kind {
                    Kind::Line | Kind::Lines => form.fields.set("value", &row.value),
                    Kind::Any(_) | Kind::Districts | Kind::Consent => row
                        .value
                        .lines()
                        .for_each(|word| form.fields.set("value", word)),
                }
            }
            form
        }
    };
    draw(&visit, &field, &form).await
}

/// What can be chosen in a field: value, label, hint.
async fn choices(visit: &Visit, field: &Field) -> Result<Vec<(String, String, String)>, Problem> {
    let l = visit.locale;
    let of = |value: &str, label: String| (value.to_owned(), label, String::new());
    Ok(match field.kind {
        Kind::Any(words) => words
            .iter()
            .map(|word| of(word, text(l, field, &format!("-{word}"))))
            .collect(),
        Kind::Districts => crate::roll::districts(&mut visit.app.db.read().await?)
            .await?
            .into_iter()
            .map(|name| of(&name, name.clone()))
            .collect(),
        Kind::Consent => vec![of("yes", text(l, field, "-consent"))],
        Kind::Line | Kind::Lines => Vec::new(),
    })
}

async fn draw(visit: &Visit, field: &Field, form: &FormState) -> Result<Response, Problem> {
    let l = visit.locale;
    let title = text(l, field, "-question");
    let words = FieldText::new("value", title.clone(), text(l, field, "-hint"));
    let choices = choices(visit, field).await?;
    let kind = InputKind {
        kind: if field.autocomplete == "tel" {
            "tel"
        } else {
            "text"
        },
        autocomplete: field.autocomplete,
        ..InputKind::TEXT
    };
    let asked = match field.kind {
        Kind::Line => input(l, form, &words, kind).into_any(),
        Kind::Lines => view! { <TextArea l form=form.clone() text=words rows=4/> }.into_any(),
        Kind::Any(_) | Kind::Districts | Kind::Consent => {
            checkboxes(l, form, &words, choices).into_any()
        }
    };
    let (purpose, seen) = (text(l, field, "-purpose"), text(l, field, "-seen"));
    let page = Page::new(Section::Me, title.clone()).of_form(l, form);
    Ok(visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, "/me/about")}
                <h1>{title}</h1>
                <p>{t!(l, "profile-purpose", words = purpose)}<br/>{t!(l, "profile-seen", words = seen)}</p>
                <form method="post" class="one" novalidate>{asked}
                    <p class="small">{t!(l, "profile-can-be-empty")}</p>
                    <div class="actions"><button class="button">{t!(l, "save")}</button></div></form>
            </div>
        }
    }))
}

/// `POST /me/about/{key}`
pub async fn save(visit: Visit, Name(key): Name, fields: Fields) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let field = Field::of(&key).or_not_found()?;
    let mut form = FormState::of(fields);
    let value = match field.kind {
        Kind::Line => form.optional_line("value", field.limit),
        Kind::Lines => form.optional_paragraphs("value", field.limit),
        Kind::Any(_) | Kind::Districts | Kind::Consent => {
            let known = choices(&visit, &field).await?;
            let typed = form.fields.all("value").filter(|word| !word.is_empty());
            let typed: Vec<&str> = typed.collect();
            let is_known = |word: &&str| known.iter().any(|(value, _, _)| value == word);
            if !typed.iter().all(is_known) {
                return Err(Problem::Malformed);
            }
            // In the order in which they are offered, each once.
            let chosen = known
                .iter()
                .filter(|(value, _, _)| typed.contains(&value.as_str()));
            let chosen: Vec<&str> = chosen.map(|(value, _, _)| value.as_str()).collect();
            chosen.join("\n")
        }
    };
    if field.key == "phone" && !value.is_empty() && profile::phone(&value).is_none() {
        form.refuse("value", "profile-phone-wrong", &[]);
    }
    if form.is_refused() {
        return draw(&visit, &field, &form).await;
    }
    let (event, account) = (visit.app.clock.id(), *permit.account());
    let replacing = Replacing::of(&visit.app, account, field.key, &value, visit.now)?;
    if let Some(replacing) = &replacing
        && replacing.gives_up(&mut visit.app.db.read().await?).await?
    {
        rights::may_act_for_sure(&visit.actor, visit.now)?;
    }
    transact!(&visit.app.db, tx => {
        if let Some(replacing) = &replacing {
            replacing.carry_out(tx).await?;
        }
        store::put(tx, &permit, field.key, &value, visit.now).await?;
        events::record(tx, event, visit.now, Event::ProfileEdited, account.0, Some(account), &json!({ "key": field.key })).await
    })?;
    visit.notice("saved").await?;
    Ok(visit.redirect(&LocalPath::new("/me/about")))
}
