//! The form of a provider. Its secret is written, and never shown again.

use super::{crumbs, found, permit};
use crate::admin::{Tab, page, stale_notice, version};
use crate::error::{Answer, Problem};
use crate::events;
use crate::federation::fetch::is_safe;
use crate::federation::protocol::answer_address;
use crate::federation::store::{self, Provider, secret_name};
use crate::form::{Fields, FormState, Unkept};
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, checkboxes, input, radios};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use axum::http::StatusCode;
use domain::rights::MayAdminister;
use leptos::prelude::*;
use serde_json::json;
use url::Url;
use uuid::Uuid;

/// Longest value of a field, in characters.
const LINE: usize = 500;
/// A secret: nothing the browser should remember for this site.
const SECRET: InputKind = InputKind {
    kind: "password",
    autocomplete: "new-password",
    width: "w-l",
};
/// An address.
const ADDRESS: InputKind = InputKind {
    kind: "url",
    ..InputKind::TEXT
};
/// How somebody is found on the roll.
const MATCHES: [&str; 3] = ["none", "reference", "person"];

pub async fn new(visit: Visit) -> Answer {
    permit(&visit)?;
    let form = match visit.typed_before().await? {
        Some(typed) => typed,
        None => {
            let mut form = FormState::default();
            form.fields.set("scopes", "openid profile email");
            form.fields.set("roll_match", "none");
            form
        }
    };
    draw(&visit, None, &form, false)
}

pub async fn create(visit: Visit, Unkept(fields): Unkept) -> Answer {
    save(visit, None, fields).await
}

pub async fn edit(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    permit(&visit)?;
    let provider = found(&visit, id).await?;
    let form = match visit.typed_before().await? {
        Some(typed) => typed,
        None => filled(&provider),
    };
    draw(&visit, Some(&provider), &form, false)
}

pub async fn change(visit: Visit, Id(id): Id<Uuid>, Unkept(fields): Unkept) -> Answer {
    save(visit, Some(id), fields).await
}

fn filled(provider: &Provider) -> FormState {
    let mut form = FormState::default();
    for (name, value) in [
        ("name", &provider.name),
        ("issuer", &provider.issuer),
        ("client_id", &provider.client_id),
        ("scopes", &provider.scopes),
        ("resident_acr", &provider.resident_acr),
        ("strong_acr", &provider.strong_acr),
        ("roll_match", &provider.roll_match),
        ("match_claim", &provider.match_claim),
    ] {
        form.fields.set(name, value.clone());
    }
    if provider.trusts_email {
        form.fields.set("trusts_email", "yes");
    }
    form.fields.set("version", provider.version.to_string());
    form
}

/// Reads the form; what is wrong is noted in it.
fn read(form: &mut FormState, id: Uuid) -> Provider {
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let provider = Provider {
        id,
        name: form.line("name", 60),
        issuer: form.line("issuer", LINE),
        client_id: form.line("client_id", LINE),
        scopes: words(form.optional_line("scopes", LINE)),
        resident_acr: words(form.optional_line("resident_acr", LINE)),
        strong_acr: words(form.optional_line("strong_acr", LINE)),
        roll_match: form.value("roll_match"),
        match_claim: form.optional_line("match_claim", 100),
        trusts_email: form.fields.has("trusts_email", "yes"),
        is_active: false,
        version: 1,
        created_at: 0,
    };
    let address: Option<Url> = provider.issuer.parse().ok();
    let is_address = address.is_some_and(|url| is_safe(&url) && url.query().is_none());
    if !is_address && form.error("issuer").is_none() {
        form.refuse("issuer", "provider-issuer-wrong", &[]);
    }
    if !MATCHES.contains(&provider.roll_match.as_str()) {
        form.refuse("roll_match", "admin-choose", &[]);
    }
    if provider.roll_match == "reference" && provider.match_claim.is_empty() {
        form.refuse("match_claim", "provider-claim-empty", &[]);
    }
    if provider.roll_match != "none"
        && provider.resident_acr.is_empty()
        && provider.strong_acr.is_empty()
    {
        form.refuse("resident_acr", "provider-acr-empty", &[]);
    }
    provider
}

async fn save(visit: Visit, id: Option<Uuid>, mut fields: Fields) -> Answer {
    let secret = fields.get("client_secret").trim().to_owned();
    fields.0.retain(|(name, _)| name != "client_secret");
    visit.remember_typed(&fields);
    let permit = permit(&visit)?;
    let present = match id {
        Some(id) => Some(found(&visit, id).await?),
        None => None,
    };
    let mut form = FormState::of(fields);
    let read = read(&mut form, id.unwrap_or_else(|| visit.app.clock.id()));
    if secret.chars().count() > LINE {
        form.refuse(
            "client_secret",
            "error-too-long",
            &[
                ("limit", 500),
                ("length", i64::try_from(secret.len()).unwrap_or(i64::MAX)),
            ],
        );
    }
    if moves_people(&visit, present.as_ref(), &read.issuer).await? {
        form.refuse("issuer", "provider-issuer-fixed", &[]);
    }
    if form.is_refused() {
        return draw(&visit, present.as_ref(), &form, false);
    }
    let provider = Provider {
        is_active: present.as_ref().is_some_and(|present| present.is_active),
        version: match present {
            Some(_) => version(&form.fields)?,
            None => 1,
        },
        created_at: crate::clock::millis(visit.now),
        ..read
    };
    if !write(&visit, &permit, &provider, present.is_some()).await? {
        return draw(&visit, present.as_ref(), &form, true);
    }
    if !secret.is_empty() {
        let draft = visit.app.clock.id();
        let name = secret_name(provider.id);
        let kept = visit.app.keys.keep_secret(&name, &secret, draft);
        kept.map_err(Problem::internal)?;
    }
    visit.notice("admin-saved").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/admin/providers/{}", provider.id))))
}

/// Whether people who are connected at one address would be taken for those of another: names are given anew at each (OpenID Connect Core, 2).
async fn moves_people(
    visit: &Visit,
    present: Option<&Provider>,
    issuer: &str,
) -> Result<bool, Problem> {
    let Some(present) = present.filter(|present| present.issuer != issuer) else {
        return Ok(false);
    };
    Ok(store::connected(&mut visit.app.db.read().await?, present.id).await? > 0)
}

/// Writes it down; `false` if somebody else changed it meanwhile.
async fn write(
    visit: &Visit,
    permit: &MayAdminister,
    provider: &Provider,
    is_there: bool,
) -> Result<bool, Problem> {
    let event = visit.app.clock.id();
    let kind = if is_there {
        events::Kind::ProviderEdited
    } else {
        events::Kind::ProviderCreated
    };
    transact!(&visit.app.db, tx => {
        let done = if is_there {
            store::update(tx, permit, provider).await?
        } else {
            store::insert(tx, permit, provider).await?;
            true
        };
        if done {
            events::record(tx, event, visit.now, kind, provider.id, Some(*permit.by()), &json!({ "name": provider.name })).await?;
        }
        Ok::<_, Problem>(done)
    })
}

fn draw(visit: &Visit, present: Option<&Provider>, form: &FormState, is_stale: bool) -> Answer {
    let l = visit.locale;
    let title = match present {
        Some(provider) => provider.name.clone(),
        None => t!(l, "provider-new"),
    };
    let shell = Page::new(Section::Admin, title.clone());
    let address = match present {
        Some(provider) => Some(answer_address(&visit.app.site, provider.id)?),
        None => None,
    };
    let address = address.map(|address| {
        view! { <div class="notice"><p>{t!(l, "provider-register")}</p><p><code>{address.to_string()}</code></p></div> }
    });
    // After somebody else's change the form is that of the version that stands now.
    let current = present.map_or(1, |provider| provider.version);
    let mut response = page(
        visit,
        Tab::Providers,
        shell,
        Some(form),
        crumbs(visit),
        || {
            view! {
                <h1>{title}</h1>
                {is_stale.then(|| stale_notice(l))}
                {address}
                <form method="post" novalidate>
                    <input r#type="hidden" name="version" value=current.to_string()/>
                    {at_the_provider(visit, form, present).into_any()}
                    {on_the_roll(visit, form).into_any()}
                    <div class="actions"><button class="button">{t!(l, "save")}</button><a class="button quiet" href="/admin/providers">{t!(l, "cancel")}</a></div>
                </form>
            }
        },
    );
    if is_stale {
        *response.status_mut() = StatusCode::CONFLICT;
    }
    Ok(response)
}

fn at_the_provider(
    visit: &Visit,
    form: &FormState,
    present: Option<&Provider>,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let has_secret = present.is_some_and(|provider| {
        let secret = visit.app.keys.secret(&provider.secret_name());
        secret.is_ok_and(|secret| secret.is_some())
    });
    let secret_hint = if has_secret {
        t!(l, "provider-secret-kept")
    } else {
        t!(l, "provider-secret-hint")
    };
    let name = FieldText::new("name", t!(l, "provider-name"), t!(l, "provider-name-hint"));
    let issuer = FieldText::new(
        "issuer",
        t!(l, "provider-issuer"),
        t!(l, "provider-issuer-hint"),
    );
    let client = FieldText::new(
        "client_id",
        t!(l, "provider-client"),
        t!(l, "provider-client-hint"),
    );
    let secret = FieldText::new("client_secret", t!(l, "provider-secret"), secret_hint);
    let scopes = FieldText::new(
        "scopes",
        t!(l, "provider-scopes"),
        t!(l, "provider-scopes-hint"),
    );
    let email = FieldText::new("trusts_email", t!(l, "provider-email"), String::new());
    let trusts = vec![(
        "yes".to_owned(),
        t!(l, "provider-email-trust"),
        t!(l, "provider-email-hint"),
    )];
    view! {
        <section aria-labelledby="there"><h2 id="there">{t!(l, "provider-there")}</h2>
            {input(l, form, &name, InputKind::TEXT)}
            {input(l, form, &issuer, ADDRESS)}
            {input(l, form, &client, InputKind::TEXT)}
            {input(l, form, &secret, SECRET)}
            {input(l, form, &scopes, InputKind::TEXT)}
            {checkboxes(l, form, &email, trusts)}
        </section>
    }
}

fn on_the_roll(visit: &Visit, form: &FormState) -> impl IntoView + use<> {
    let l = visit.locale;
    let text = FieldText::new("roll_match", t!(l, "provider-match"), String::new());
    let choices = vec![
        (
            "none".to_owned(),
            t!(l, "provider-match-none"),
            String::new(),
        ),
        (
            "reference".to_owned(),
            t!(l, "provider-match-reference"),
            t!(l, "provider-match-reference-hint"),
        ),
        (
            "person".to_owned(),
            t!(l, "provider-match-person"),
            t!(l, "provider-match-person-hint"),
        ),
    ];
    let claim = FieldText::new(
        "match_claim",
        t!(l, "provider-claim"),
        t!(l, "provider-claim-hint"),
    );
    let resident = FieldText::new(
        "resident_acr",
        t!(l, "provider-resident-acr"),
        t!(l, "provider-resident-acr-hint"),
    );
    let strong = FieldText::new(
        "strong_acr",
        t!(l, "provider-strong-acr"),
        t!(l, "provider-strong-acr-hint"),
    );
    view! {
        <section aria-labelledby="roll"><h2 id="roll">{t!(l, "provider-roll")}</h2>
            {radios(l, form, &text, choices)}
            {input(l, form, &claim, InputKind::TEXT)}
            {input(l, form, &resident, InputKind::TEXT)}
            {input(l, form, &strong, InputKind::TEXT)}
        </section>
    }
}
