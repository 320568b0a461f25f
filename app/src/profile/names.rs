//! How somebody appears in each space, and choosing it where the space leaves the choice.

use super::known::known;
use super::moderated::{self, Chosen};
use super::public::{in_language, pseudonym, public_name, rule_words};
use super::store;
use crate::db::Tx;
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::identity;
use crate::moderation::{self, Fresh, Screened, honey, screening};
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, input, radios};
use crate::ui::{self, ErrorSummary};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use domain::ids::SpaceId;
use domain::moderation::{ContentKind, Visibility};
use domain::names::NameRule;
use domain::rights::{self, MayManageOwnAccount};
use leptos::prelude::*;
use serde_json::json;

/// Longest name, in characters.
const NAME: usize = 80;

/// `GET /me/names`
pub async fn list(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let spaces = crate::spaces::all_titles(&mut visit.app.db.read().await?).await?;
    let l = visit.locale;
    let mut rows = Vec::new();
    for (space, title) in spaces {
        let rule = crate::spaces::name_rule(&mut visit.app.db.read().await?, space)
            .await?
            .or_not_found()?;
        let name = public_name(&visit.app, l, space, *permit.account()).await?;
        let change = (rule == NameRule::Display).then(|| view! {
            <div class="actions"><a class="button quiet" href=format!("/me/names/{space}")>{t!(l, "change")}<span class="hide">": "{title.clone()}</span></a></div>
        });
        rows.push(view! {
            <li><div><b>{title}</b><small>{t!(l, "names-as", name = name)}<br/>{rule_words(l, rule)}</small></div>{change}</li>
        });
    }
    let title = t!(l, "me-names");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        identity::framed(
            l,
            "/me/names",
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "names-lede")}</p>
                <ul class="rows">{rows}</ul>
            },
        )
    }))
}

/// The space in the path, if names can be chosen there.
async fn chooses(visit: &Visit, space: SpaceId) -> Result<String, Problem> {
    rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let found = crate::spaces::find(&mut tx, space).await?.or_not_found()?;
    match found.name_rule {
        NameRule::Display => Ok(found.title),
        NameRule::Real | NameRule::Role => Err(Problem::NotFound),
    }
}

/// `GET /me/names/{space}`
pub async fn show(visit: Visit, Id(space): Id<SpaceId>) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let title = chooses(&visit, space).await?;
    let form = match visit.typed_before().await? {
        Some(typed) => typed,
        None => {
            let mut tx = visit.app.db.read().await?;
            let chosen = store::chosen(&mut tx, *permit.account()).await?;
            let name = known(&mut tx, *permit.account()).await?.remove("name");
            let mut form = FormState::default();
            match chosen.into_iter().find(|(of, _)| *of == space) {
                None => form.fields.set("how", "pseudonym"),
                Some((_, chosen)) if Some(&chosen) == name.as_ref() => {
                    form.fields.set("how", "profile");
                }
                Some((_, chosen)) => {
                    form.fields.set("how", "other");
                    form.fields.set("name", chosen);
                }
            }
            form
        }
    };
    draw(&visit, space, title, &form).await
}

async fn draw(visit: &Visit, space: SpaceId, of: String, form: &FormState) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let account = *permit.account();
    let l = visit.locale;
    let calm = in_language(l, pseudonym(&visit.app, space, account).await?);
    let name = known(&mut visit.app.db.read().await?, account)
        .await?
        .remove("name");
    let choice = |value: &str, label, hint| (value.to_owned(), label, hint);
    let mut choices = vec![choice("pseudonym", calm, t!(l, "names-pseudonym-hint"))];
    choices.extend(name.map(|name| choice("profile", name, t!(l, "from-your-profile"))));
    choices.push(choice("other", t!(l, "names-other"), String::new()));
    let title = t!(l, "names-question", space = of);
    let how = FieldText::new("how", t!(l, "names-how"), t!(l, "names-how-hint"));
    let name = FieldText::new("name", t!(l, "names-other-name"), t!(l, "names-other-hint"));
    let page = Page::new(Section::Me, title.clone()).of_form(l, form);
    Ok(visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, "/me/names")}
                <h1>{title}</h1>
                <form method="post" novalidate>
                    {radios(l, form, &how, choices)}
                    {input(l, form, &name, InputKind::TEXT)}
                    {honey(l)}
                    <div class="actions"><button class="button">{t!(l, "save")}</button></div>
                </form>
            </div>
        }
    }))
}

/// `POST /me/names/{space}`
pub async fn save(visit: Visit, Id(space): Id<SpaceId>, fields: Fields) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let of = chooses(&visit, space).await?;
    let mut form = FormState::of(fields);
    let name = match form.fields.get("how") {
        "pseudonym" => String::new(),
        "other" => form.line("name", NAME),
        "profile" => {
            let mut tx = visit.app.db.read().await?;
            let known = known(&mut tx, *permit.account()).await?.remove("name");
            known.ok_or(Problem::Conflict)?
        }
        _ => {
            form.refuse("how", "names-choose", &[]);
            String::new()
        }
    };
    if form.is_refused() {
        return draw(&visit, space, of, &form).await;
    }
    let (event, account) = (visit.app.clock.id(), *permit.account());
    let id = visit.app.clock.id();
    let typed = form.fields.clone();
    let fresh = Fresh {
        title: &name,
        field: "name",
        ..screening(&visit, ContentKind::Name, id, (space, id), &typed)
    };
    let screened = transact!(&visit.app.db, tx => {
        let screened = put(tx, &permit, &fresh).await?;
        if !matches!(screened, Screened::Refuse { .. }) {
            // The event says that, not what: the log is no list of who is who.
            events::record(tx, event, visit.now, Kind::ProfileEdited, account.0, Some(account), &json!({ "key": "name in a space" })).await?;
        }
        Ok::<_, Problem>(screened)
    })?;
    let Some(visibility) = screened.or_refuse(&mut form) else {
        return draw(&visit, space, of, &form).await;
    };
    let told = if visibility == Visibility::Visible {
        "saved"
    } else {
        "name-waits"
    };
    visit.notice(told).await?;
    Ok(visit.redirect(&LocalPath::new("/me/names")))
}

/// Chooses a name, or goes back to the pseudonym. The name that is there already stays as it is, also one that moderators hid.
async fn put(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    fresh: &Fresh<'_>,
) -> Result<Screened, Problem> {
    let account = *permit.account();
    if fresh.title.is_empty() {
        store::unchoose(tx, permit, fresh.space).await?;
        return Ok(Screened::Publish);
    }
    let before = moderated::chosen_in(tx, account, fresh.space).await?;
    if let Some((name, visibility)) = before
        && name == fresh.title
    {
        return Ok(match visibility {
            Visibility::Visible => Screened::Publish,
            Visibility::Held => Screened::Hold { why: Vec::new() },
            Visibility::Hidden => Screened::Refuse {
                field: "name",
                key: "name-hidden",
                args: Vec::new(),
            },
        });
    }
    let screened = moderation::screen(tx, fresh).await?;
    let visibility = match &screened {
        Screened::Publish => Visibility::Visible,
        Screened::Hold { .. } => Visibility::Held,
        Screened::Refuse { .. } => return Ok(screened),
    };
    let chosen = Chosen {
        id: fresh.id,
        name: fresh.title,
        visibility,
    };
    moderated::choose(tx, account, fresh.space, &chosen, fresh.now).await?;
    Ok(screened)
}
