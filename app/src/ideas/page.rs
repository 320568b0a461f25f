//! `/ideas/{id}`: what is proposed, by whom and where; who supports it; what the administration says, and what becomes of it.

mod becomes;
mod official;
mod side;
mod tools;

use super::lists::pictures;
use super::names::status_tag;
use super::seen::Seen;
use super::store::{self, Milestone, OfficialAnswer, Step};
use super::support::own_tags;
use crate::error::{Answer, OrNotFound, Problem};
use crate::media::{self, Picture};
use crate::profile::{self, Names};
use crate::recent::Recent;
use crate::ui::{self, Markdown, lang_of};
use crate::web::{AppState, Id, Page, Query, Section, Visit};
use crate::{discussion, i18n, moderation, spaces, t};
use axum::Router;
use axum::routing::get;
use domain::idea::{Place, Rating, Status};
use domain::ids::{AccountId, IdeaId};
use domain::moderation::{ContentKind, Label, Visibility};
use domain::rights;
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::Arc;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/ideas/{id}", get(show))
}

/// An idea with what belongs to it, as it is for everybody who may see it; who that is has still to be asked.
pub struct ReadIdea {
    seen: Seen,
    space_title: String,
    space_slug: String,
    steps: Vec<Step>,
    pictures: Vec<Picture>,
    answers: Vec<OfficialAnswer>,
    ratings: [i64; 3],
    milestones: Vec<Milestone>,
    parts: Vec<(IdeaId, String, String)>,
    label: Option<Label>,
}

/// Readings of ideas by id; `None` where there is no such idea.
pub type RecentIdeas = Recent<IdeaId, Option<Arc<ReadIdea>>>;

impl ReadIdea {
    /// Reads all of it, by a number of statements that depends on nothing.
    async fn read(app: &AppState, id: IdeaId) -> Result<Option<Arc<Self>>, Problem> {
        let mut tx = app.db.read().await?;
        let Some(seen) = Seen::find(&mut tx, id).await? else {
            return Ok(None);
        };
        let space = spaces::find(&mut tx, seen.space.id).await?;
        let (space_title, space_slug) = space.map(|s| (s.title, s.slug)).unwrap_or_default();
        let steps = store::steps(&mut tx, id).await?;
        let pictures = media::of_idea(&mut tx, id).await?;
        let answers = store::answers(&mut tx, id).await?;
        let ratings = match answers.first() {
            Some(answer) => store::ratings(&mut tx, answer.id, &[]).await?.0,
            None => [0; 3],
        };
        let milestones = store::milestones(&mut tx, id).await?;
        let parts = store::parts(&mut tx, id).await?;
        let labels = moderation::labels_about(&mut tx, id.0).await?;
        let label = labels.into_iter().find(|(about, _)| *about == id.0);
        Ok(Some(Arc::new(Self {
            seen,
            space_title,
            space_slug,
            steps,
            pictures,
            answers,
            ratings,
            milestones,
            parts,
            label: label.map(|(_, label)| label),
        })))
    }
}

/// What the page shows to a visitor.
struct Shown {
    read: Arc<ReadIdea>,
    own_rating: Option<Rating>,
    supports: bool,
    follows: bool,
    names: Names,
}

impl Deref for Shown {
    type Target = ReadIdea;

    fn deref(&self) -> &ReadIdea {
        &self.read
    }
}

impl Shown {
    async fn load(visit: &Visit, id: IdeaId) -> Result<Self, Problem> {
        let app = &visit.app;
        let read = app
            .recent_ideas
            .get(app, id, ReadIdea::read(app, id))
            .await?;
        let read = read.or_not_found()?;
        if !rights::may_see_idea(&visit.actor, &read.seen.rules) {
            return Err(Problem::NotFound);
        }
        let (mut own_rating, mut supports, mut follows) = (None, false, false);
        if let Some(account) = visit.actor.account {
            let tags = own_tags(visit)?;
            let mut tx = app.db.read().await?;
            (supports, follows) = store::mine(&mut tx, id, account, &tags).await?;
            if let Some(answer) = read.answers.first() {
                own_rating = store::ratings(&mut tx, answer.id, &tags).await?.1;
            }
        }
        let seen = &read.seen;
        let mut people: Vec<AccountId> = seen.rules.authors.clone();
        people.push(seen.idea.author);
        people.extend(read.answers.iter().map(|answer| answer.by));
        let names = profile::public_names(app, visit.locale, seen.space.id, &people).await?;
        Ok(Self {
            read,
            own_rating,
            supports,
            follows,
            names,
        })
    }

    /// Whether the visitor wrote it.
    fn is_own(&self, visit: &Visit) -> bool {
        let account = visit.actor.account;
        account.is_some_and(|account| self.seen.rules.authors.contains(&account))
    }
}

/// `GET /ideas/{id}`
async fn show(visit: Visit, Id(id): Id<IdeaId>, Query(query): Query) -> Answer {
    let shown = Shown::load(&visit, id).await?;
    let discussion = discussion::load(&visit, shown.seen.topic(), &query).await?;
    let discussion = discussion.section(&visit)?;
    let l = visit.locale;
    let (idea, board) = (&shown.seen.idea, &shown.seen.board);
    let lang = lang_of(&visit, &idea.lang);
    let crumbs = vec![
        ("/ideas".to_owned(), t!(l, "nav-ideas")),
        (
            format!("/spaces/{}", shown.space_slug),
            shown.space_title.clone(),
        ),
        (
            format!("/boards/{}", board.draft.slug),
            board.draft.title.clone(),
        ),
    ];
    let category = idea.category_name.clone().map(|name| {
        view! { <li class="tag plain" lang=lang_of(&visit, &board.draft.lang)>{name}</li> }
    });
    Ok(
        visit.page(Page::new(Section::Ideas, idea.title.clone()), || {
            view! {
                {ui::crumbs(l, crumbs)}
                {notice(&visit, &shown)}
                <header class="idea-head">
                    <ul class="tags"><li>{status_tag(&visit, board, idea.status)}</li>{category}</ul>
                    <h1 lang=lang.clone()>{idea.title.clone()}</h1>
                    {byline(&visit, &shown)}
                </header>
                <div class="two">
                    <div class="idea-body">
                        <Markdown text=idea.body.clone() lang=lang/>
                        {pictures::shown(&visit, &shown.seen, &shown.pictures)}
                        {edited(&visit, &shown)}
                        {noted(&visit, &shown)}
                        {official::view(&visit, &shown)}
                        {becomes::view(&visit, &shown)}
                    </div>
                    <aside aria-label=t!(l, "idea-aside")>
                        {side::supports(&visit, &shown)}
                        {side::way(&visit, &shown)}
                        {tools::own(&visit, &shown)}
                        {tools::amendments(&visit, &shown)}
                        {tools::staff(&visit, &shown)}
                        {side::share(&visit, &shown)}
                    </aside>
                    <div class="below">{discussion}</div>
                </div>
            }
        }),
    )
}

/// What everybody who sees it has to know first: that it is not public, was taken back, or went up in another.
fn notice(visit: &Visit, shown: &Shown) -> Option<AnyView> {
    let l = visit.locale;
    let idea = &shown.seen.idea;
    let words = match (idea.visibility, idea.status) {
        (Visibility::Held, _) => t!(l, "idea-held"),
        (Visibility::Hidden, _) => t!(l, "idea-hidden"),
        (Visibility::Visible, Status::Withdrawn) => t!(l, "idea-withdrawn"),
        (Visibility::Visible, Status::Merged) => t!(l, "idea-merged"),
        (Visibility::Visible, _) => return None,
    };
    let to = idea.merged_into.map(
        |into| view! { <p><a href=format!("/ideas/{into}")>{t!(l, "idea-merged-to")}</a></p> },
    );
    Some(view! { <div class="notice warn"><p>{words}</p>{to}</div> }.into_any())
}

/// Who wrote it, when, where, and what it may cost.
fn byline(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let idea = &shown.seen.idea;
    let space = shown.seen.space.id;
    let others = shown.seen.rules.authors.iter();
    let others = others.filter(|account| **account != idea.author);
    let who: Vec<String> = std::iter::once(&idea.author)
        .chain(others)
        .map(|account| shown.names.of(space, *account).to_owned())
        .collect();
    let day = i18n::local(idea.created_at, &visit.app.site.time_zone).date();
    let place: Vec<String> = [
        idea.place.clone(),
        idea.district.clone().unwrap_or_default(),
    ]
    .into_iter()
    .filter(|place| !place.is_empty())
    .collect();
    let place = place.join(", ");
    let place = match idea.point {
        Some(point) => Some(on_map(l, place, point).into_any()),
        None => (!place.is_empty()).then(|| view! { <li>{place}</li> }.into_any()),
    };
    let cost = idea.cost_minor.map(|minor| {
        let cost = i18n::money(l, minor, &shown.seen.board.draft.currency);
        view! { <li>{t!(l, "idea-costs", cost = cost)}</li> }
    });
    view! {
        <ul class="meta byline">
            <li><b>{who.join(", ")}</b></li>
            <li><time datetime=day.to_string()>{i18n::short_day(l, day)}</time></li>
            {place}{cost}
        </ul>
    }
}

/// The place with a link to a map elsewhere; nothing is fetched from there.
fn on_map(l: i18n::Locale, place: String, point: Place) -> impl IntoView {
    let (lat, lon) = (point.latitude, point.longitude);
    let href = format!(
        "https://www.openstreetmap.org/?mlat={lat:.5}&mlon={lon:.5}#map=17/{lat:.5}/{lon:.5}"
    );
    let place = if place.is_empty() {
        point.words()
    } else {
        place
    };
    view! { <li>{place}" "<a href=href rel="noopener noreferrer">{t!(l, "idea-on-map")}</a></li> }
}

/// How often the text was changed, with the way to see how.
fn edited(visit: &Visit, shown: &Shown) -> Option<impl IntoView + use<>> {
    let l = visit.locale;
    let idea = &shown.seen.idea;
    let day = i18n::local(idea.updated_at, &visit.app.site.time_zone).date();
    (idea.version > 1).then(|| {
        view! {
            <p class="small muted">{t!(l, "idea-edited", day = i18n::short_day(l, day))}" "
                <a href=format!("{}/history", shown.seen.path())>{t!(l, "idea-see-history")}</a></p>
        }
    })
}

/// What moderators note beside the text, and the way to report it.
fn noted(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let label = shown.label.map(|label| {
        view! { <p class="small noted"><b>{t!(l, "comment-noted")}</b>" "{moderation::label_name(l, label)}</p> }
    });
    let report = (!shown.is_own(visit)).then(|| {
        let link = moderation::report_link(l, ContentKind::Idea, shown.seen.idea.id.0);
        view! { <p class="small no-print">{link}</p> }
    });
    view! { {label}{report} }
}
