//! `/comments/{id}/edit`: changing what one wrote, for a quarter of an hour. What it said before stays readable.

use super::store::{self, Edit, Row};
use super::talk::Talk;
use super::{form, link, words, write};
use crate::clock::from_millis;
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::moderation::{self, Fresh};
use crate::ui::forms::FieldText;
use crate::ui::{self, ErrorSummary, TextArea};
use crate::web::{Id, Page, Section, Visit};
use crate::{admin, ideas, search, t, transact};
use axum::http::StatusCode;
use domain::discussion::EDITABLE;
use domain::ids::CommentId;
use domain::moderation::Visibility;
use domain::rights::discussion::{MayEditComment, Silenced, may_edit_comment};
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// The permit, or why it cannot be changed: that of others is nobody's business.
fn permit(
    visit: &Visit,
    talk: &Talk,
    row: &Row,
) -> Result<Result<MayEditComment, Silenced>, Problem> {
    match may_edit_comment(&visit.actor, &talk.forum(), &row.written()?, visit.now) {
        Err(Silenced::Denied(denied)) => Err(Problem::Denied(denied)),
        Err(Silenced::Gone) => Err(Problem::NotFound),
        may => Ok(may),
    }
}

/// What stands in the form at first.
fn stored(row: &Row) -> Fields {
    let mut fields = Fields::default();
    fields.set("version", row.version.to_string());
    fields.set("body", row.body.clone());
    fields
}

/// `GET /comments/{id}/edit`
pub async fn show(visit: Visit, Id(id): Id<CommentId>) -> Answer {
    let (row, talk) = link::find(&visit, id).await?;
    let form = match (permit(&visit, &talk, &row)?, visit.typed_before().await?) {
        (Ok(_), Some(typed)) => typed,
        (Ok(_), None) => FormState::of(stored(&row)),
        (Err(why), typed) => {
            let mut form = typed.unwrap_or_else(|| FormState::of(stored(&row)));
            refuse(&visit, &mut form, why)?;
            form
        }
    };
    draw(&visit, &row, &form, false)
}

fn refuse(visit: &Visit, form: &mut FormState, why: Silenced) -> Result<(), Problem> {
    write::why(why, visit.now)?.note(form);
    Ok(())
}

fn draw(visit: &Visit, row: &Row, form: &FormState, is_stale: bool) -> Answer {
    let l = visit.locale;
    let title = t!(l, "comment-edit-title");
    let mut form = form.clone();
    let stale = is_stale.then(|| {
        form.fields.replace("version", row.version.to_string());
        let labels = [("body".to_owned(), t!(l, "comment-body"))];
        view! { {admin::stale_notice(l)}{admin::both_versions(l, &labels, &stored(row), &form.fields)} }
    });
    let hint = if row.visibility()? == Visibility::Held {
        t!(l, "comment-edit-held-hint")
    } else {
        let until = from_millis(row.created_at)?.checked_add(EDITABLE);
        let until = words::moment(visit, until.map_err(Problem::internal)?);
        t!(l, "comment-edit-hint", until = until)
    };
    let text = FieldText::new("body", t!(l, "comment-body"), hint);
    let preview = form::preview(visit, &form);
    let page = Page {
        status: if is_stale {
            StatusCode::CONFLICT
        } else {
            StatusCode::OK
        },
        ..Page::new(Section::Ideas, title.clone())
    };
    let page = page.of_form(l, &form);
    Ok(visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, format!("/comments/{}", row.id))}
                <h1>{title}</h1>
                {stale}
                {preview}
                <form method="post" novalidate>
                    <input r#type="hidden" name="version" value=form.value("version")/>
                    {moderation::honey(l)}
                    <TextArea l form=form.clone() text rows=8/>
                    <div class="actions">
                        <button class="button">{t!(l, "save")}</button>
                        <button class="button secondary" name="do" value="preview">{t!(l, "comment-preview")}</button>
                        <a class="button quiet" href=format!("/comments/{}", row.id)>{t!(l, "cancel")}</a>
                    </div>
                </form>
            </div>
        }
    }))
}

/// What became of a change.
enum Saved {
    Yes { is_held: bool },
    Stale,
    Refused(write::Why),
}

/// `POST /comments/{id}/edit`
pub async fn save(visit: Visit, Id(id): Id<CommentId>, fields: Fields) -> Answer {
    let (row, talk) = link::find(&visit, id).await?;
    let may = permit(&visit, &talk, &row)?;
    let mut form = FormState::of(fields);
    let body = form::body(&mut form);
    if let Err(why) = may {
        refuse(&visit, &mut form, why)?;
    }
    if form.is_refused() || form::is_preview(&form.fields) {
        return draw(&visit, &row, &form, false);
    }
    let version = admin::version(&form.fields)?;
    let event = visit.app.clock.id();
    let saved: Result<Saved, Problem> = transact!(&visit.app.db, tx => {
        carry_out(&visit, tx, id, (version, &body), (&form.fields, event)).await
    });
    match saved? {
        Saved::Yes { is_held } => {
            let key = if is_held { "comment-is-held" } else { "saved" };
            visit.notice(key).await?;
            Ok(visit.redirect(&link::place(&row)))
        }
        Saved::Refused(why) => {
            why.note(&mut form);
            draw(&visit, &row, &form, false)
        }
        Saved::Stale => {
            let (row, _) = link::find(&visit, id).await?;
            draw(&visit, &row, &form, true)
        }
    }
}

/// Asks the rules again, lets moderation look at the new text, and writes it.
async fn carry_out(
    visit: &Visit,
    tx: &mut crate::db::Tx,
    id: CommentId,
    (version, body): (i64, &str),
    (fields, event): (&Fields, Uuid),
) -> Result<Saved, Problem> {
    let row = store::find(tx, id, None).await?.or_not_found()?;
    let talk = Talk::find(tx, row.of()).await?.or_not_found()?;
    let may = match permit(visit, &talk, &row)? {
        Ok(may) => may,
        Err(why) => return Ok(Saved::Refused(write::why(why, visit.now)?)),
    };
    if row.version != version {
        return Ok(Saved::Stale);
    }
    if row.body == body {
        return Ok(Saved::Yes {
            is_held: !row.is_public(),
        });
    }
    let fresh = Fresh {
        text: body,
        lang: &row.lang,
        is_edit: true,
        ..write::fresh(visit, &talk, id, fields)
    };
    let visibility = match write::screen(tx, &fresh).await? {
        // What waits for moderation goes on waiting.
        Ok(_) if row.visibility()? == Visibility::Held => Visibility::Held,
        Ok(visibility) => visibility,
        Err(why) => return Ok(Saved::Refused(why)),
    };
    let edit = Edit {
        version,
        body: body.to_owned(),
        visibility,
    };
    if !store::edit(tx, &may, &edit, visit.now).await? {
        return Ok(Saved::Stale);
    }
    let is_held = visibility != Visibility::Visible;
    if !is_held {
        write::list(tx, &talk.topic, id, (body, &row.lang)).await?;
    } else if row.is_public() {
        ideas::count_comment(tx, talk.idea(), row.stance(), -1, visit.now).await?;
        search::remove(tx, id.0).await?;
    }
    events::record(
        tx,
        event,
        visit.now,
        Kind::CommentEdited,
        id.0,
        Some(*may.by()),
        &json!({ "idea": talk.topic.id }),
    )
    .await?;
    Ok(Saved::Yes { is_held })
}
