//! `/report/{kind}/{id}`: telling moderators of something. One report for each person and thing; whoever reported is told what was decided.

use super::kinds::{self, Content};
use super::store::items;
use super::store::reports::{self, Report};
use super::words::{ground_because, ground_name, kind_name, moment};
use crate::clock::from_millis;
use crate::db::Tx;
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::ui::forms::{FieldText, radios};
use crate::ui::{self, ErrorSummary, TextArea, lang_of};
use crate::web::{AppState, LocalPath, Page, Section, Visit};
use crate::{events, profile, t, transact};
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use domain::moderation::{ContentKind, Ground, Origin, Visibility};
use domain::rights::{self, MayReport};
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// Longest text of a report.
const WORDS: usize = 2000;
/// So many reports one person can make in a day.
const IN_A_DAY: i64 = 20;

/// Routes of reports.
pub fn routes() -> Router<AppState> {
    Router::new().route("/report/{kind}/{id}", get(show).post(send))
}

/// The link to report a piece of content, for under it.
pub fn report_link(l: Locale, kind: ContentKind, id: Uuid) -> impl IntoView {
    let what = t!(l, &format!("content-{}", kind.word()));
    let href = format!("/report/{}/{id}", kind.word());
    view! { <a class="report-link" rel="nofollow" href=href>{t!(l, "report-link")}<span class="hide">": "{what}</span></a> }
}

/// The content in the path, if the visitor can see it.
async fn found(visit: &Visit, kind: &str, id: &str) -> Result<Content, Problem> {
    let kind = ContentKind::from_word(kind).or_not_found()?;
    let id = id.parse::<Uuid>().map_err(|_| Problem::NotFound)?;
    let mut tx = visit.app.db.read().await?;
    let content = kinds::load(&mut tx, kind, id).await?.or_not_found()?;
    let is_own = visit
        .actor
        .account
        .is_some_and(|account| content.authors.contains(&account));
    // What is hidden by now can still be looked up by whoever reported it.
    let is_reported = match visit.actor.account {
        Some(account) => reports::own(&mut tx, account, kind, id).await?.is_some(),
        None => false,
    };
    if content.visibility == Visibility::Visible || is_own || is_reported {
        Ok(content)
    } else {
        Err(Problem::NotFound)
    }
}

async fn show(visit: Visit, Path((kind, id)): Path<(String, String)>) -> Answer {
    let content = found(&visit, &kind, &id).await?;
    let may = rights::may_report(&visit.actor, &content.authors)?;
    let mut tx = visit.app.db.read().await?;
    let before = reports::own(&mut tx, *may.by(), content.kind, content.id).await?;
    drop(tx);
    match before {
        Some(report) => sent(&visit, &content, &report),
        None => {
            let form = visit.typed_before().await?.unwrap_or_default();
            draw(&visit, &content, &form).await
        }
    }
}

/// What the report is about.
fn quoted(visit: &Visit, content: &Content) -> impl IntoView + use<> {
    let l = visit.locale;
    let lang = lang_of(visit, &content.lang);
    let excerpt: String = content.text.chars().take(300).collect();
    view! {
        <blockquote class="quoted"><p class="over">{kind_name(l, content.kind)}</p><p lang=lang.clone()><b>{content.title.clone()}</b></p>
            {(!excerpt.is_empty()).then(|| view! { <p lang=lang>{excerpt}</p> })}</blockquote>
    }
}

/// The way to report the name instead, where content is shown under a chosen one.
async fn name_way(visit: &Visit, content: &Content) -> Result<Option<AnyView>, Problem> {
    let Some(author) = content.authors.first() else {
        return Ok(None);
    };
    if content.kind == ContentKind::Name {
        return Ok(None);
    }
    let mut tx = visit.app.db.read().await?;
    let id = profile::name_id(&mut tx, content.space, *author).await?;
    let l = visit.locale;
    Ok(id.map(|id| {
        let href = format!("/report/name/{id}");
        view! { <p class="small">{t!(l, "report-name")}" "<a href=href>{t!(l, "report-name-link")}</a></p> }.into_any()
    }))
}

async fn draw(visit: &Visit, content: &Content, form: &FormState) -> Result<Response, Problem> {
    let l = visit.locale;
    let name_way = name_way(visit, content).await?;
    let title = t!(l, "report-title");
    let ground = FieldText::new("ground", t!(l, "report-ground"), String::new());
    let words = FieldText::new("words", t!(l, "report-words"), t!(l, "report-words-hint"));
    let grounds = Ground::ALL
        .iter()
        .map(|ground| {
            (
                ground.word().to_owned(),
                ground_name(l, *ground),
                ground_because(l, *ground),
            )
        })
        .collect();
    let page = Page::new(Section::Other, title.clone()).of_form(l, form);
    Ok(visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, content.link.clone())}
                <h1>{title}</h1>
                {quoted(visit, content)}
                <p>{t!(l, "report-what-happens")}</p>
                {name_way}
                <form method="post" novalidate>
                    {radios(l, form, &ground, grounds)}
                    <TextArea l form=form.clone() text=words rows=5/>
                    <div class="actions"><button class="button">{t!(l, "report-send")}</button>
                        <a class="button quiet" href=content.link.clone()>{t!(l, "admin-cancel")}</a></div>
                </form>
            </div>
        }
    }))
}

/// The page after reporting, and whenever somebody comes back to it.
fn sent(visit: &Visit, content: &Content, report: &Report) -> Answer {
    let l = visit.locale;
    let title = t!(l, "report-sent");
    let when = moment(visit, from_millis(report.at)?);
    let state = if report.is_closed {
        t!(l, "report-answered")
    } else {
        t!(l, "report-waits")
    };
    let ground = ground_name(l, report.ground);
    let words = report.words.clone();
    Ok(visit.page(Page::new(Section::Other, title.clone()), || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{state}</p>
                {quoted(visit, content)}
                <dl class="answers">
                    <div><dt>{t!(l, "report-when")}</dt><dd>{when}</dd></div>
                    <div><dt>{t!(l, "report-ground")}</dt><dd>{ground}</dd></div>
                    {(!words.is_empty()).then(|| view! { <div><dt>{t!(l, "report-words")}</dt><dd class="pre">{words}</dd></div> })}
                </dl>
                <ul class="links"><li><a href="/me/decisions">{t!(l, "decisions-title")}</a></li><li><a href=content.link.clone()>{t!(l, "report-back")}</a></li></ul>
            </div>
        }
    }))
}

async fn send(visit: Visit, Path((kind, id)): Path<(String, String)>, fields: Fields) -> Answer {
    let content = found(&visit, &kind, &id).await?;
    let may = rights::may_report(&visit.actor, &content.authors)?;
    let mut form = FormState::of(fields);
    let ground = Ground::from_word(form.fields.get("ground"));
    if ground.is_none() {
        form.refuse("ground", "report-choose", &[]);
    }
    let words = form.optional_paragraphs("words", WORDS);
    let by = *may.by();
    let now = visit.now;
    let mut tx = visit.app.db.read().await?;
    let today = reports::count_since(&mut tx, by, now - SignedDuration::from_hours(24)).await?;
    drop(tx);
    if today >= IN_A_DAY {
        form.refuse("ground", "report-too-many", &[("most", IN_A_DAY)]);
    }
    let (Some(ground), false) = (ground, form.is_refused()) else {
        return draw(&visit, &content, &form).await;
    };
    let ids = [(); 3].map(|()| visit.app.clock.id());
    let said = (ground, words.as_str());
    transact!(&visit.app.db, tx => file(tx, &may, &content, said, ids, now).await)?;
    Ok(visit.redirect(&LocalPath::new(format!(
        "/report/{}/{}",
        content.kind.word(),
        content.id
    ))))
}

/// Files a report, unless the person has reported this before. `ids` are those of the item, the report and the event.
///
/// # Errors
/// When the database fails.
pub async fn file(
    tx: &mut Tx,
    may: &MayReport,
    content: &Content,
    (ground, words): (Ground, &str),
    ids: [Uuid; 3],
    now: Timestamp,
) -> Result<(), Problem> {
    let by = *may.by();
    // Also those who are suspended may report: it is their right, and takes part in nothing.
    if reports::own(tx, by, content.kind, content.id)
        .await?
        .is_some()
    {
        return Ok(());
    }
    let opened = items::Opened {
        id: ids[0],
        space: content.space,
        kind: content.kind,
        content: content.id,
        about: content.about,
        author: content.authors.first().copied(),
        title: &content.title,
        text: &content.text,
        lang: &content.lang,
        origin: Origin::Report,
        why: &[],
        ground: Some(ground),
        now,
    };
    let item = items::open(tx, &opened).await?;
    reports::add(tx, may, ids[1], item, (ground, words), now).await?;
    let (kind, facts) = (
        events::Kind::ContentReported,
        json!({ "kind": content.kind.word() }),
    );
    events::record(tx, ids[2], now, kind, content.id, Some(by), &facts).await?;
    Ok(())
}
