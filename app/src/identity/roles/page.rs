//! The page of roles: the form to grant one, and who holds which.

use super::EVERYWHERE;
use crate::admin::{self, Tab};
use crate::error::{Answer, Problem};
use crate::form::{Fields, FormState};
use crate::i18n::{self, Locale};
use crate::identity::store::roles;
use crate::t;
use crate::ui;
use crate::ui::forms::{FieldText, InputKind, error_words, input, radios, select};
use crate::web::{Page, Section, Visit};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::actor::Role;
use domain::ids::SpaceId;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;
use uuid::Uuid;

/// Roles on one page of the list.
const SHOWN: i64 = 50;

/// Spaces in which a role can be granted: id and title.
pub async fn spaces(visit: &Visit) -> Result<Vec<(SpaceId, String)>, Problem> {
    Ok(crate::spaces::all_titles(&mut visit.app.db.read().await?).await?)
}

/// The space chosen in the form (`Some(None)` is the whole municipality); `None` if it was refused.
pub async fn chosen_space(
    visit: &Visit,
    form: &mut FormState,
) -> Result<Option<Option<SpaceId>>, Problem> {
    let typed = form.fields.get("space").to_owned();
    if typed == EVERYWHERE {
        return Ok(Some(None));
    }
    let wanted = typed.parse::<SpaceId>().ok();
    let known = spaces(visit).await?;
    let found = known.into_iter().find(|(id, _)| Some(*id) == wanted);
    if found.is_none() {
        form.refuse("space", "error-space", &[]);
    }
    Ok(found.map(|(id, _)| Some(id)))
}

/// Draws the page; `query` has the cursor of the list.
pub async fn draw(visit: &Visit, query: &Fields, form: FormState) -> Answer {
    let permit = rights::may_administer(&visit.actor)?;
    let spaces = spaces(visit).await?;
    let after = cursor(query.get("after"));
    let mut tx = visit.app.db.read().await?;
    let mut held = roles::list(&mut tx, &permit, (&after.0, &after.1, after.2), SHOWN + 1).await?;
    let count = roles::count(&mut tx, &permit).await?;
    drop(tx);
    let more = i64::try_from(held.len()).is_ok_and(|n| n > SHOWN);
    held.truncate(usize::try_from(SHOWN).unwrap_or(usize::MAX));
    let next = held
        .last()
        .filter(|_| more)
        .map(|row| format!("/admin/roles?after={}", address(row)));
    let previous = (!after.0.is_empty()).then(|| "/admin/roles".to_owned());
    let l = visit.locale;
    let rows = held
        .iter()
        .map(|row| line(visit, row, &spaces))
        .collect::<Result<Vec<_>, Problem>>()?;
    let title = t!(l, "roles-title");
    let page = Page::new(Section::Admin, title.clone());
    let form_view = give_form(l, &form, &spaces).into_any();
    let refused = form.error("held").map(|error| {
        view! { <p class="error">{error_words(l, error)}</p> }
    });
    Ok(admin::page(
        visit,
        Tab::Roles,
        page,
        Some(&form),
        vec![],
        || {
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "roles-lede")}</p>
                <p><a href="/admin/roles/requests">{t!(l, "role-requests-title")}</a></p>
                <section aria-labelledby="held">
                    <h2 id="held" tabindex="-1">{t!(l, "roles-held")}</h2>
                    {refused}
                    <p class="count">{t!(l, "roles-count", n = count)}</p>
                    {table(l, rows, count > 0).into_any()}
                    {ui::pager::pager(l, previous, next)}
                </section>
                {form_view}
            }
        },
    ))
}

fn table(l: Locale, rows: impl IntoView, any: bool) -> impl IntoView {
    if !any {
        return Either::Left(view! { <p>{t!(l, "roles-none")}</p> });
    }
    Either::Right(view! {
        <table class="reflow" role="table">
            <caption class="hide">{t!(l, "roles-held")}</caption>
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{t!(l, "role-who")}</th>
                <th role="columnheader" scope="col">{t!(l, "role")}</th>
                <th role="columnheader" scope="col">{t!(l, "role-where")}</th>
                <th role="columnheader" scope="col">{t!(l, "role-do")}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    })
}

fn line(visit: &Visit, row: &roles::Row, spaces: &[(SpaceId, String)]) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let since = crate::clock::from_millis(row.granted_at)?;
    let since = i18n::short_day(l, i18n::local(since, &visit.app.site.time_zone).date());
    let space = (!row.space.is_nil()).then_some(SpaceId(row.space));
    let space = place(l, space, spaces);
    let role = Role::from_word(&row.role).map_or_else(|| row.role.clone(), |role| name(l, role));
    let who = (!row.name.is_empty()).then(|| view! { <small>{row.name.clone()}</small> });
    let which = format!(" {}, {role}, {space}", row.email);
    Ok(view! {
        <tr role="row">
            <th role="rowheader" scope="row">{row.email.clone()}{who}</th>
            <td role="cell" data-label=t!(l, "role")>{role}<small>{t!(l, "role-since", when = since)}</small></td>
            <td role="cell" data-label=t!(l, "role-where")>{space}</td>
            <td role="cell">
                <form method="post" action="/admin/roles/revoke">
                    <input r#type="hidden" name="account" value=row.account.to_string()/>
                    <input r#type="hidden" name="space" value=row.space.to_string()/>
                    <input r#type="hidden" name="role" value=row.role.clone()/>
                    <button class="button slim danger quiet">{t!(l, "role-revoke")}<span class="hide">{which}</span></button>
                </form>
            </td>
        </tr>
    }
    .into_any())
}

fn give_form(l: Locale, form: &FormState, spaces: &[(SpaceId, String)]) -> impl IntoView + use<> {
    let email = FieldText::new("email", t!(l, "email"), t!(l, "role-email-hint"));
    let role = FieldText::new("role", t!(l, "role"), String::new());
    let space = FieldText::new("space", t!(l, "role-where"), String::new());
    let roles = Role::ALL
        .map(|role| (role.word().to_owned(), name(l, role), what(l, role)))
        .to_vec();
    let mut places = vec![(EVERYWHERE.to_owned(), t!(l, "role-everywhere"))];
    places.extend(
        spaces
            .iter()
            .map(|(id, title)| (id.to_string(), title.clone())),
    );
    let kind = InputKind {
        autocomplete: "off",
        ..InputKind::EMAIL
    };
    view! {
        <section class="measure" aria-labelledby="give">
            <h2 id="give">{t!(l, "role-grant-title")}</h2>
            <form method="post" action="/admin/roles" novalidate>
                {input(l, form, &email, kind)}
                {radios(l, form, &role, roles)}
                {select(l, form, &space, places)}
                <div class="actions"><button class="button">{t!(l, "role-grant")}</button></div>
            </form>
        </section>
    }
}

/// Where a role holds.
pub fn place(l: Locale, space: Option<SpaceId>, spaces: &[(SpaceId, String)]) -> String {
    let Some(space) = space else {
        return t!(l, "role-everywhere");
    };
    let found = spaces.iter().find(|(id, _)| *id == space);
    found.map_or_else(|| t!(l, "role-space-gone"), |(_, title)| title.clone())
}

/// What a role is called.
#[must_use]
pub fn name(l: Locale, role: Role) -> String {
    match role {
        Role::Moderator => t!(l, "role-moderator"),
        Role::Councillor => t!(l, "role-councillor"),
        Role::CaseWorker => t!(l, "role-case-worker"),
        Role::UnitManager => t!(l, "role-unit-manager"),
        Role::Administrator => t!(l, "role-administrator"),
        Role::Auditor => t!(l, "role-auditor"),
    }
}

/// What a role is for.
fn what(l: Locale, role: Role) -> String {
    match role {
        Role::Moderator => t!(l, "role-moderator-what"),
        Role::Councillor => t!(l, "role-councillor-what"),
        Role::CaseWorker => t!(l, "role-case-worker-what"),
        Role::UnitManager => t!(l, "role-unit-manager-what"),
        Role::Administrator => t!(l, "role-administrator-what"),
        Role::Auditor => t!(l, "role-auditor-what"),
    }
}

/// Where the next page of the list begins: address, role and space of the last row, packed.
fn address(row: &roles::Row) -> String {
    URL_SAFE_NO_PAD.encode(format!("{}\n{}\n{}", row.email, row.role, row.space))
}

/// A page's beginning; one that makes no sense is the first.
fn cursor(packed: &str) -> (String, String, Uuid) {
    let unpacked = URL_SAFE_NO_PAD
        .decode(packed)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .filter(|text| !text.contains('\0'));
    let mut pieces = unpacked.as_deref().unwrap_or_default().split('\n');
    let mut piece = || pieces.next().unwrap_or_default().to_owned();
    let (email, role, space) = (piece(), piece(), piece());
    (email, role, space.parse().unwrap_or_default())
}
