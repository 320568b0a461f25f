//! `/ideas/{id}/amendments/new`: proposing a changed text, with what would change shown before it is sent.

use super::super::store::NewAmendment;
use super::super::{diff, seen::Seen, store};
use crate::admin;
use crate::db::Tx;
use crate::error::{Answer, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::moderation::{self, Fresh, Screened};
use crate::ui::forms::{FieldText, InputKind, input};
use crate::ui::markdown::depth;
use crate::ui::{self, ErrorSummary, TextArea, lang_of};
use crate::web::{Id, LocalPath, Page, Query, Section, Visit};
use crate::{t, transact};
use axum::http::StatusCode;
use domain::amendment::{WAITING, WHY};
use domain::discussion::DEPTH;
use domain::idea::{BODY, TITLE};
use domain::ids::{AccountId, IdeaId};
use domain::moderation::{ContentKind, Visibility};
use domain::rights::Denied;
use domain::rights::amendments::may_amend;
use jiff::SignedDuration;
use leptos::prelude::*;
use serde_json::json;
use uuid::{Builder, Uuid};

/// `GET /ideas/{id}/amendments/new?from=…`
pub async fn show(visit: Visit, Id(id): Id<IdeaId>, Query(query): Query) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(&visit, &mut tx, id).await?;
    let from = match query.get("from").parse::<Uuid>() {
        Ok(from) => store::amendment(&mut tx, from).await?,
        Err(_) => None,
    };
    drop(tx);
    let own = |row: &store::AmendmentRow| {
        row.idea == id.0 && visit.actor.account == Some(AccountId(row.proposed_by))
    };
    let form = match visit.typed_before().await? {
        Some(typed) => typed,
        None => {
            let mut fields = Fields::default();
            let from = from.filter(own);
            let text = from
                .as_ref()
                .map(|row| (&row.title, &row.body, row.why.as_str()));
            let (title, body, why) = text.unwrap_or((&seen.idea.title, &seen.idea.body, ""));
            fields.set("title", title);
            fields.set("body", body);
            fields.set("why", why);
            fields.set("version", seen.idea.version.to_string());
            FormState::of(fields)
        }
    };
    Ok(draw(&visit, &seen, &form, false))
}

fn draw(visit: &Visit, seen: &Seen, form: &FormState, is_stale: bool) -> axum::response::Response {
    let l = visit.locale;
    let title = t!(l, "amendment-new");
    let mut form = form.clone();
    let sent: Result<Uuid, _> = form.fields.get("form").parse();
    let mark = sent.unwrap_or_else(|_| visit.app.clock.id()).to_string();
    let lang = lang_of(visit, &seen.idea.lang);
    let may = may_amend(&visit.actor, &seen.space, &seen.rules, visit.now);
    let why = may
        .err()
        .filter(|why| !matches!(why, Denied::SignIn | Denied::Level { .. }));
    let why = why.map(|why| view! { <div class="notice warn"><p>{ui::errors::denied_words(visit, &why)}</p></div> });
    let is_preview = form.fields.get("do") == "preview" && !form.is_refused();
    let shown = (is_preview || is_stale).then(|| {
        let body = diff::view(l, &seen.idea.body, &form.value("body"), lang.clone());
        let title = diff::view(l, &seen.idea.title, &form.value("title"), lang.clone());
        view! { <section class="card" id="changes" aria-labelledby="changes-title"><h2 id="changes-title">{t!(l, "amendment-from-now")}</h2>{title}{body}</section> }
    });
    let stale = is_stale.then(|| {
        form.fields
            .replace("version", seen.idea.version.to_string());
        admin::stale_notice(l)
    });
    let text = |name, label: &str, hint: &str| FieldText::new(name, t!(l, label), t!(l, hint));
    let wide = InputKind {
        width: "w-full",
        ..InputKind::TEXT
    };
    let page = Page {
        status: if is_stale {
            StatusCode::CONFLICT
        } else {
            StatusCode::OK
        },
        ..Page::new(Section::Ideas, title.clone())
    };
    let version = form.value("version");
    visit.page(page.of_form(l, &form), || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, format!("{}/amendments", seen.path()))}
                <p class="over" lang=lang>{seen.idea.title.clone()}</p>
                <h1>{title}</h1>
                <p class="lede">{t!(l, "amendment-new-lede")}</p>
                {why}
                {stale}
                {shown}
                <form method="post" novalidate>
                    <input r#type="hidden" name="form" value=mark/>
                    <input r#type="hidden" name="version" value=version/>
                    {moderation::honey(l)}
                    {input(l, &form, &text("title", "idea-title", "amendment-title-hint"), wide)}
                    <TextArea l form=form.clone() text=text("body", "idea-body", "amendment-body-hint") rows=14/>
                    <TextArea l form=form.clone() text=text("why", "amendment-why", "amendment-why-hint") rows=4/>
                    <div class="actions">
                        <button class="button">{t!(l, "amendment-send")}</button>
                        <button class="button secondary" name="do" value="preview">{t!(l, "amendment-preview")}</button>
                    </div>
                </form>
            </div>
        }
    })
}

/// What was typed.
struct Typed {
    title: String,
    body: String,
    why: String,
    version: i64,
    id: Uuid,
    event: Uuid,
    fields: Fields,
}

fn read(visit: &Visit, seen: &Seen, form: &mut FormState) -> Option<Typed> {
    let title = form.line("title", TITLE);
    let body = form.paragraphs("body", BODY);
    let why = form.paragraphs("why", WHY);
    form.say_if_empty("title", "needed-idea-title");
    form.say_if_empty("body", "needed-idea-body");
    form.say_if_empty("why", "needed-amendment-why");
    for (field, text) in [("body", &body), ("why", &why)] {
        if depth(text) > DEPTH {
            let most = i64::try_from(DEPTH).unwrap_or(i64::MAX);
            form.refuse(field, "error-too-deep", &[("limit", most)]);
        }
    }
    let version = form.fields.get("version").parse().unwrap_or(0);
    let is_same = title == seen.idea.title && body == seen.idea.body;
    if is_same && version == seen.idea.version && !form.is_refused() {
        form.refuse("body", "needed-amendment-change", &[]);
    }
    let account = visit.actor.account.unwrap_or(AccountId::ERASED);
    let mut hasher = blake3::Hasher::new_derive_key("comitia 2026-12-01 id of an amendment");
    hasher
        .update(account.0.as_bytes())
        .update(form.fields.get("form").as_bytes());
    let mut bytes = [0; 16];
    hasher.finalize_xof().fill(&mut bytes);
    (!form.is_refused()).then(|| Typed {
        title,
        body,
        why,
        version,
        id: Builder::from_custom_bytes(bytes).into_uuid(),
        event: visit.app.clock.id(),
        fields: form.fields.clone(),
    })
}

/// What became of it.
enum Done {
    Written { is_held: bool },
    Stale,
    Refused(&'static str, &'static str, Vec<(&'static str, i64)>),
}

/// `POST /ideas/{id}/amendments/new`
pub async fn propose(visit: Visit, Id(id): Id<IdeaId>, fields: Fields) -> Answer {
    let mut form = FormState::of(fields);
    let seen = Seen::load(&visit, &mut visit.app.db.read().await?, id).await?;
    let typed = read(&visit, &seen, &mut form);
    let Some(typed) = typed.filter(|_| form.fields.get("do") != "preview") else {
        return Ok(draw(&visit, &seen, &form, false));
    };
    let done: Result<Done, Problem> =
        transact!(&visit.app.db, tx => write(&visit, tx, id, &typed).await);
    match done? {
        Done::Written { is_held } => {
            let key = if is_held {
                "amendment-is-held"
            } else {
                "amendment-sent"
            };
            visit.notice(key).await?;
            Ok(visit.redirect(&LocalPath::new(format!("/amendments/{}", typed.id))))
        }
        Done::Stale => {
            let seen = Seen::load(&visit, &mut visit.app.db.read().await?, id).await?;
            Ok(draw(&visit, &seen, &form, true))
        }
        Done::Refused(field, key, args) => {
            form.refuse(field, key, &args);
            Ok(draw(&visit, &seen, &form, false))
        }
    }
}

async fn write(visit: &Visit, tx: &mut Tx, id: IdeaId, typed: &Typed) -> Result<Done, Problem> {
    let seen = Seen::load(visit, tx, id).await?;
    let may = match may_amend(&visit.actor, &seen.space, &seen.rules, visit.now) {
        Ok(may) => may,
        Err(Denied::Settled) => return Ok(Done::Refused("body", "denied-settled", Vec::new())),
        Err(Denied::Phase { .. }) => {
            return Ok(Done::Refused("body", "amendment-phase", Vec::new()));
        }
        Err(denied) => return Err(denied.into()),
    };
    if let Some(there) = store::amendment(tx, typed.id).await? {
        return Ok(Done::Written {
            is_held: there.visibility != Visibility::Visible.word(),
        });
    }
    if seen.idea.version != typed.version {
        return Ok(Done::Stale);
    }
    if store::count_waiting(tx, &may).await? >= WAITING {
        return Ok(Done::Refused(
            "body",
            "error-amendments-waiting",
            vec![("most", WAITING)],
        ));
    }
    let text = format!("{}\n\n{}", typed.why, typed.body);
    let place = (seen.space.id, id.0);
    let fresh = Fresh {
        title: &typed.title,
        text: &text,
        ..moderation::screening(
            visit,
            ContentKind::Amendment,
            typed.id,
            place,
            &typed.fields,
        )
    };
    let visibility = match moderation::screen(tx, &fresh).await {
        Ok(Screened::Publish) => Visibility::Visible,
        Ok(Screened::Hold { .. }) => Visibility::Held,
        Ok(Screened::Refuse { field, key, args }) => return Ok(Done::Refused(field, key, args)),
        Err(Problem::Denied(Denied::Suspended { .. })) => {
            return Ok(Done::Refused("body", "discussion-suspended", Vec::new()));
        }
        Err(problem) => return Err(problem),
    };
    let days = store::amendment_days(tx, seen.idea.board).await?;
    let closes = visit.now.checked_add(SignedDuration::from_hours(days * 24));
    let new = NewAmendment {
        id: typed.id,
        base: typed.version,
        title: typed.title.clone(),
        body: typed.body.clone(),
        why: typed.why.clone(),
        lang: visit.locale.tag(),
        visibility,
        closes_at: closes.ok().filter(|_| days > 0),
    };
    store::insert_amendment(tx, &may, &new, visit.now).await?;
    events::record(
        tx,
        typed.event,
        visit.now,
        Kind::AmendmentProposed,
        typed.id,
        Some(*may.by()),
        &json!({ "idea": id }),
    )
    .await?;
    Ok(Done::Written {
        is_held: visibility != Visibility::Visible,
    })
}
