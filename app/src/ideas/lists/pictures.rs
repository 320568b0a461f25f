//! `/ideas/{id}/pictures`: the pictures of an idea, or of the draft that becomes it, for those who write it; and how others see them.

use crate::db::{DbError, Tx};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState, WithFiles};
use crate::i18n::Locale;
use crate::ideas::seen::Seen;
use crate::ideas::store;
use crate::media::{self, Drawn, MAX_BYTES, Picture};
use crate::ui::forms::{FieldText, InputKind, hint_and_error, input};
use crate::ui::{self, ErrorSummary, lang_of};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use crate::{t, transact};
use axum::Router;
use axum::extract::RawPathParams;
use axum::response::Response;
use axum::routing::{get, post};
use domain::idea::Status;
use domain::ids::{AccountId, IdeaId, PictureId};
use domain::moderation::Visibility;
use domain::rights::{self, MayAddPictures};
use leptos::prelude::*;

/// Longest words for what a picture shows.
const ALT: usize = 250;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/ideas/{id}/pictures", get(show).post(add))
        .route("/ideas/{id}/pictures/{picture}", post(change))
}

/// Whether everybody may read an idea: others see its pictures only then.
///
/// # Errors
/// When the database fails.
pub async fn is_public(tx: &mut Tx, id: IdeaId) -> Result<bool, DbError> {
    let idea = store::find(tx, id).await?;
    Ok(idea.is_some_and(|idea| {
        idea.visibility == Visibility::Visible && idea.status != Status::Withdrawn
    }))
}

/// What the pictures belong to.
struct Owner {
    may: MayAddPictures,
    title: String,
    lang: String,
    /// Where its author goes on.
    back: String,
}

/// The idea or draft of this id, for those who may change it.
async fn owner(visit: &Visit, id: IdeaId) -> Result<Owner, Problem> {
    let own = rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    if let Some(draft) = store::draft(&mut tx, &own, id).await? {
        let board = store::board(&mut tx, draft.board).await?.or_not_found()?;
        // A draft is its author's alone.
        let authors: [AccountId; 1] = [*own.account()];
        let title = draft.fields.get("title").trim().to_owned();
        return Ok(Owner {
            may: rights::may_add_pictures(&visit.actor, &authors, id, board.rules.space)?,
            title: if title.is_empty() {
                t!(visit.locale, "idea-untitled")
            } else {
                title
            },
            lang: draft.fields.get("lang").to_owned(),
            back: format!("/ideas/drafts/{id}/check"),
        });
    }
    let seen = Seen::load(visit, &mut tx, id).await?;
    rights::may_edit_idea(&visit.actor, &seen.space, &seen.rules, visit.now)?;
    let authors = &seen.rules.authors;
    Ok(Owner {
        may: rights::may_add_pictures(&visit.actor, authors, id, seen.space.id)?,
        back: seen.path(),
        title: seen.idea.title,
        lang: seen.idea.lang,
    })
}

/// `GET /ideas/{id}/pictures`
async fn show(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let owner = owner(&visit, id).await?;
    let form = visit.typed_before().await?.unwrap_or_default();
    draw(&visit, &owner, &form).await
}

async fn draw(visit: &Visit, owner: &Owner, form: &FormState) -> Answer {
    let id = *owner.may.idea();
    let mut pictures = media::of_idea(&mut visit.app.db.read().await?, id).await?;
    pictures.retain(|picture| picture.step.is_none());
    let l = visit.locale;
    let title = t!(l, "idea-pictures");
    let page = Page::new(Section::Ideas, title.clone()).of_form(l, form);
    let is_full = pictures.len() >= rights::PICTURES;
    let cards: Vec<_> = pictures.iter().map(|picture| card(l, picture)).collect();
    let lang = lang_of(visit, &owner.lang);
    Ok(visit.page(page, || {
        let list = (!cards.is_empty()).then(|| view! { <ul class="cards">{cards}</ul> });
        let adding = (!is_full).then(|| fields(l, form, id));
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, owner.back.clone())}
                <p class="over" lang=lang>{owner.title.clone()}</p>
                <h1>{title}</h1>
                <p class="lede">{t!(l, "idea-pictures-lede", n = rights::PICTURES)}</p>
                {list}
                {adding}
                <p><a class="button secondary" href=owner.back.clone()>{t!(l, "idea-pictures-done")}</a></p>
            </div>
        }
    }))
}

fn fields(l: Locale, form: &FormState, id: IdeaId) -> impl IntoView + use<> {
    view! {
        <form method="post" action=format!("/ideas/{id}/pictures") enctype="multipart/form-data" novalidate>
            <h2>{t!(l, "idea-picture-add")}</h2>
            {file_and_alt(l, form)}
            <div class="actions"><button class="button">{t!(l, "idea-picture-add")}</button></div>
        </form>
    }
}

/// The fields of a picture: the file, and what it shows in words.
pub fn file_and_alt(l: Locale, form: &FormState) -> impl IntoView + use<> {
    let file = FieldText::new(
        "file",
        t!(l, "idea-picture-file"),
        t!(l, "idea-picture-file-hint"),
    );
    let alt = FieldText::new(
        "alt",
        t!(l, "idea-picture-alt"),
        t!(l, "idea-picture-alt-hint"),
    );
    let invalid = form.error("file").is_some();
    let wide = InputKind {
        width: "w-full",
        ..InputKind::TEXT
    };
    view! {
        <div class="field" class:invalid=invalid>
            <label for="file">{file.label.clone()}</label>
            {hint_and_error(l, form, &file)}
            <input id="file" name="file" r#type="file" accept="image/jpeg,image/png,image/webp" aria-invalid=invalid.then_some("true")
                aria-describedby=ui::forms::described_by(&file, invalid)/>
        </div>
        {input(l, form, &alt, wide)}
    }
}

fn card(l: Locale, picture: &Picture) -> impl IntoView + use<> {
    let action = format!("/ideas/{}/pictures/{}", picture.idea, picture.id);
    let field = format!("alt-{}", picture.id);
    let alt = picture.alt.clone();
    let hidden = (!picture.is_visible())
        .then(|| view! { <p class="notice warn">{t!(l, "idea-picture-hidden")}</p> });
    view! {
        <li class="card picture">
            {small(picture)}
            {hidden}
            <form method="post" action=action>
                <div class="field"><label for=field.clone()>{t!(l, "idea-picture-alt")}</label>
                    <input id=field name="alt" r#type="text" class="w-full" autocomplete="off" maxlength=ALT.to_string() value=alt.clone()/></div>
                <div class="actions">
                    <button class="button secondary slim" name="action" value="describe">{t!(l, "idea-picture-describe")}<span class="hide">" "{alt.clone()}</span></button>
                    <button class="button danger quiet slim" name="action" value="remove">{t!(l, "idea-picture-remove")}<span class="hide">" "{alt}</span></button>
                </div>
            </form>
        </li>
    }
}

/// The small picture.
pub fn small(picture: &Picture) -> impl IntoView + use<> {
    view! {
        <img src=format!("/pictures/{}/small", picture.id) alt=picture.alt.clone() lang=picture.lang.clone()
            width=picture.small_width.to_string() height=picture.small_height.to_string() loading="lazy"/>
    }
}

/// The pictures of an idea, each leading to its large one; hidden ones are shown to those who write the idea alone.
fn gallery(visit: &Visit, pictures: &[Picture], is_author: bool) -> impl IntoView + use<> {
    let of_idea = pictures.iter().filter(|p| p.step.is_none());
    let shown = of_idea.filter(|p| p.is_visible() || is_author);
    let items: Vec<_> = shown
        .map(|picture| view! { <li>{figure(visit, picture)}</li> })
        .collect();
    let label = t!(visit.locale, "idea-pictures");
    (!items.is_empty()).then(|| view! { <ul class="pictures" aria-label=label>{items}</ul> })
}

/// A picture with what it shows, leading to its large one.
pub fn figure(visit: &Visit, picture: &Picture) -> impl IntoView + use<> {
    let href = format!("/pictures/{}", picture.id);
    let lang = lang_of(visit, &picture.lang);
    view! { <figure><a href=href>{small(picture)}</a><figcaption class="small" lang=lang>{picture.alt.clone()}</figcaption></figure> }
}

/// The pictures on the page of an idea, and for its authors the way to change them.
pub fn shown(visit: &Visit, seen: &Seen, pictures: &[Picture]) -> impl IntoView + use<> {
    let l = visit.locale;
    let authors = &seen.rules.authors;
    let is_author = visit.actor.account.is_some_and(|by| authors.contains(&by));
    let edits = is_author && seen.idea.status.is_editable();
    let edit = edits.then(|| {
        let href = format!("{}/pictures", seen.path());
        view! { <p class="no-print"><a href=href>{t!(l, "idea-pictures-edit")}</a></p> }
    });
    view! { {gallery(visit, pictures, is_author)}{edit} }
}

/// What came in: drawn anew, or refused at its field. What was typed stays.
pub async fn read(form: &mut FormState, sent: &WithFiles) -> Option<(Drawn, String)> {
    let alt = form.line("alt", ALT);
    form.say_if_empty("alt", "error-picture-alt");
    let drawn = match sent.file("file") {
        None => Err("error-picture-none"),
        Some(file) if file.is_too_large || file.bytes.len() > MAX_BYTES => {
            Err(media::MediaFault::TooLarge.key())
        }
        Some(file) => media::take(file.bytes.clone())
            .await
            .map_err(media::MediaFault::key),
    };
    match drawn {
        Ok(drawn) if !form.is_refused() => Some((drawn, alt)),
        Ok(_) => {
            // A browser sends no file a second time: it has to be chosen again.
            form.refuse("file", "error-picture-again", &[]);
            None
        }
        Err(key) => {
            form.refuse("file", key, &[]);
            None
        }
    }
}

/// `POST /ideas/{id}/pictures`
async fn add(visit: Visit, Id(id): Id<IdeaId>, sent: WithFiles) -> Answer {
    let owner = owner(&visit, id).await?;
    let mut form = FormState::of(sent.fields.clone());
    let Some((drawn, alt)) = read(&mut form, &sent).await else {
        return draw(&visit, &owner, &form).await;
    };
    let picture = PictureId(visit.app.clock.id());
    let (may, now) = (&owner.may, visit.now);
    let is_added = transact!(&visit.app.db, tx => media::add(tx, may, picture, &drawn, (&alt, &owner.lang), now).await.map_err(Problem::from))?;
    if !is_added {
        form.refuse("file", "error-picture-many", &[]);
        return draw(&visit, &owner, &form).await;
    }
    visit.notice("idea-picture-added").await?;
    Ok(to_list(&visit, id))
}

fn to_list(visit: &Visit, id: IdeaId) -> Response {
    visit.redirect(&LocalPath::new(format!("/ideas/{id}/pictures")))
}

/// `POST /ideas/{id}/pictures/{picture}`: other words for it, or away with it.
async fn change(visit: Visit, params: RawPathParams, fields: Fields) -> Answer {
    let mut ids = params.iter().map(|(_, id)| id);
    let id: IdeaId = ids.next().and_then(|id| id.parse().ok()).or_not_found()?;
    let picture = ids.next().and_then(|id| id.parse().ok());
    let picture: PictureId = picture.or_not_found()?;
    let owner = owner(&visit, id).await?;
    let may = &owner.may;
    if fields.get("action") == "remove" {
        let gone: Result<bool, Problem> = transact!(&visit.app.db, tx => media::remove(tx, may, picture).await.map_err(Problem::from));
        if !gone? {
            return Err(Problem::NotFound);
        }
        visit.notice("idea-picture-removed").await?;
        return Ok(to_list(&visit, id));
    }
    let mut form = FormState::of(fields);
    let alt = form.line("alt", ALT);
    if form.is_refused() {
        form.say_if_empty("alt", "error-picture-alt");
        return draw(&visit, &owner, &form).await;
    }
    let said: Result<bool, Problem> = transact!(&visit.app.db, tx => media::describe(tx, may, picture, &alt).await.map_err(Problem::from));
    if !said? {
        return Err(Problem::NotFound);
    }
    visit.notice("idea-picture-described").await?;
    Ok(to_list(&visit, id))
}
