//! The roll in the administration: a file comes in, what it would change is shown, and then somebody decides.

mod changes;
mod upload;

use super::entries;
use super::import::{self, Changes, Imported, Wish};
use super::store::{imports, uploads};
use crate::admin::{self, Tab};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::i18n;
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, checkboxes, hint_and_error};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::{get, post};
use domain::rights::{self, MayAdminister};
use domain::roll_csv::{self, LineError, Roll};
use leptos::either::Either;
use leptos::prelude::*;
use upload::MAX_FILE;
pub use upload::Upload;
use uuid::Uuid;

/// Imports that are listed.
const LISTED: i64 = 10;

pub(super) fn routes() -> Router<AppState> {
    let take = post(take).layer(DefaultBodyLimit::max(MAX_FILE + 64 * 1024));
    Router::new()
        .route("/admin/roll", get(show).merge(take))
        .route("/admin/roll/{id}", get(look).post(carry_out))
        .route("/admin/roll/{id}/drop", post(forget))
}

/// `GET /admin/roll`
async fn show(visit: Visit) -> Answer {
    draw(&visit, &FormState::default(), &[]).await
}

/// The page with the form, and what is wrong with the file that was sent, by line.
async fn draw(visit: &Visit, form: &FormState, faults: &[LineError]) -> Answer {
    rights::may_administer(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let residents = entries::count_residents(&mut tx).await?;
    let done = imports::list(&mut tx, LISTED).await?;
    drop(tx);
    let l = visit.locale;
    let rows = done
        .iter()
        .map(|import| changes::row(visit, import))
        .collect::<Result<Vec<_>, Problem>>()?;
    let title = t!(l, "roll-title");
    let file = FieldText::new(
        "file",
        t!(l, "roll-file"),
        t!(l, "roll-file-hint", mega = MAX_FILE / 1024 / 1024),
    );
    let whole = FieldText::new("complete", t!(l, "roll-scope"), String::new());
    let invalid = form.error("file").is_some();
    let faults = (!faults.is_empty()).then(|| changes::faults(l, faults));
    let shell = Page::new(Section::Admin, title.clone());
    Ok(admin::page(
        visit,
        Tab::Roll,
        shell,
        Some(form),
        vec![],
        || {
            let done = if rows.is_empty() {
                Either::Left(view! { <p class="muted">{t!(l, "roll-imports-none")}</p> })
            } else {
                Either::Right(view! { <ul class="rows">{rows}</ul> })
            };
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "roll-lede", residents = residents)}</p>
                {faults}
                <form method="post" enctype="multipart/form-data" class="measure" novalidate>
                    <div class="field" class:invalid=invalid>
                        <label for="file">{file.label.clone()}</label>
                        {hint_and_error(l, form, &file)}
                        <input id="file" name="file" r#type="file" accept=".csv,text/csv" aria-invalid=invalid.then_some("true")/>
                    </div>
                    {checkboxes(l, form, &whole, vec![("yes".to_owned(), t!(l, "roll-complete"), t!(l, "roll-complete-words"))])}
                    <div class="actions"><button class="button">{t!(l, "roll-try")}</button></div>
                </form>
                <details class="more"><summary>{t!(l, "roll-columns")}</summary><p>{t!(l, "roll-columns-words")}</p></details>
                <h2>{t!(l, "roll-imports")}</h2>
                {done}
            }
        },
    ))
}

/// Reads a file; what is wrong with it is told by line.
fn read(visit: &Visit, content: &[u8]) -> Result<Roll, Vec<LineError>> {
    let today = i18n::local(visit.now, &visit.app.site.time_zone).date();
    roll_csv::parse(content, today)
}

/// `POST /admin/roll`: takes the file and keeps it for an hour, unless something in it is wrong.
async fn take(visit: Visit, upload: Upload) -> Answer {
    let may = rights::may_administer(&visit.actor)?;
    let mut fields = Fields::default();
    if upload.is_complete {
        fields.set("complete", "yes");
    }
    let mut form = FormState::of(fields);
    if upload.content.is_empty() {
        form.refuse("file", "roll-file-empty", &[]);
        return draw(&visit, &form, &[]).await;
    }
    if let Err(faults) = read(&visit, &upload.content) {
        form.refuse("file", "roll-file-faults", &[]);
        return draw(&visit, &form, &faults).await;
    }
    let id = visit.app.clock.id();
    transact!(&visit.app.db, tx => uploads::insert(tx, &may, id, &upload, visit.now).await)?;
    Ok(visit.redirect(&LocalPath::new(format!("/admin/roll/{id}"))))
}

/// The file that waits, if this administrator sent it.
async fn waiting(visit: &Visit, may: &MayAdminister, id: Uuid) -> Result<Upload, Problem> {
    let mut tx = visit.app.db.read().await?;
    uploads::find(&mut tx, may, id, visit.now)
        .await?
        .or_not_found()
}

/// `GET /admin/roll/{id}`: what the file would change. Nothing is changed yet: this only reads.
async fn look(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    let may = rights::may_administer(&visit.actor)?;
    let upload = waiting(&visit, &may, id).await?;
    let roll = read(&visit, &upload.content).map_err(|_| Problem::Malformed)?;
    let changes = import::look(&visit.app, &roll, upload.is_complete).await?;
    let form = FormState::default();
    Ok(draw_changes(&visit, &form, &upload, id, &changes))
}

fn draw_changes(
    visit: &Visit,
    form: &FormState,
    upload: &Upload,
    id: Uuid,
    found: &Changes,
) -> Response {
    let l = visit.locale;
    let title = t!(l, "roll-changes-title");
    let shell = Page::new(Section::Admin, title.clone());
    let crumbs = vec![("/admin/roll".to_owned(), t!(l, "roll-title"))];
    admin::page(visit, Tab::Roll, shell, Some(form), crumbs, || {
        let many = found.many_leave().then(|| {
            let insist = FieldText::new("insist", t!(l, "roll-many"), String::new());
            let words = t!(l, "roll-many-words", leaving = found.leaving(), before = found.before);
            (
                view! { <div class="notice warn" role="alert"><h2>{t!(l, "roll-many")}</h2><p>{words}</p></div> },
                checkboxes(l, form, &insist, vec![("yes".to_owned(), t!(l, "roll-many-yes"), String::new())]),
            )
        });
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "roll-changes-lede", file = upload.file.as_str())}</p>
            {changes::table(l, found)}
            <form method="post" class="measure">
                {many}
                <div class="actions"><button class="button">{t!(l, "roll-do")}</button></div>
            </form>
            <form method="post" action=format!("/admin/roll/{id}/drop")><div class="actions"><button class="button quiet">{t!(l, "roll-drop")}</button></div></form>
        }
    })
}

/// `POST /admin/roll/{id}`: imports the file.
async fn carry_out(visit: Visit, Id(id): Id<Uuid>, fields: Fields) -> Answer {
    let may = rights::may_administer(&visit.actor)?;
    let upload = waiting(&visit, &may, id).await?;
    let mut form = FormState::of(fields);
    let insists = form.fields.has("insist", "yes");
    let roll = read(&visit, &upload.content).map_err(|_| Problem::Malformed)?;
    let wish = Wish {
        file: upload.file.clone(),
        dry_run: false,
        is_complete: upload.is_complete,
        even_if_many_leave: insists,
        by: Some(*may.by()),
    };
    match import::import(&visit.app, &may, &roll, &wish, |_| ()).await? {
        Imported::Done(_) => {
            transact!(&visit.app.db, tx => uploads::remove(tx, &may, id).await)?;
            visit.notice("roll-done").await?;
            Ok(visit.redirect(&LocalPath::new("/admin/roll")))
        }
        Imported::HeldBack(changes) | Imported::Tried(changes) => {
            form.refuse("insist", "roll-many-empty", &[]);
            Ok(draw_changes(&visit, &form, &upload, id, &changes))
        }
    }
}

/// `POST /admin/roll/{id}/drop`: forgets the file.
async fn forget(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    let may = rights::may_administer(&visit.actor)?;
    transact!(&visit.app.db, tx => uploads::remove(tx, &may, id).await)?;
    visit.notice("roll-dropped").await?;
    Ok(visit.redirect(&LocalPath::new("/admin/roll")))
}
