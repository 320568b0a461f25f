//! `/ideas/{id}`: what is proposed, by whom and where; who supports it; what the administration says, and what becomes of it.

use super::names::{status_on, status_tag};
use super::seen::Seen;
use super::store::{self, Step};
use super::support::own_tags;
use crate::error::Answer;
use crate::profile::{self, Names};
use crate::ui::{self, Markdown, errors, lang_of};
use crate::web::{AppState, Id, Page, Section, Visit};
use crate::{i18n, spaces, t};
use axum::Router;
use axum::routing::get;
use domain::idea::Status;
use domain::ids::{AccountId, IdeaId};
use domain::moderation::Visibility;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/ideas/{id}", get(show))
}

/// What the page shows besides the idea itself.
struct Shown {
    seen: Seen,
    space_title: String,
    space_slug: String,
    steps: Vec<Step>,
    supports: bool,
    follows: bool,
    names: Names,
}

async fn load(visit: &Visit, id: IdeaId) -> Result<Shown, crate::error::Problem> {
    let tags = own_tags(visit)?;
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(visit, &mut tx, id).await?;
    let space = spaces::find(&mut tx, seen.space.id).await?;
    let (space_title, space_slug) = space.map(|s| (s.title, s.slug)).unwrap_or_default();
    let steps = store::steps(&mut tx, id).await?;
    let (supports, follows) = match visit.actor.account {
        Some(account) => store::mine(&mut tx, id, account, &tags).await?,
        None => (false, false),
    };
    drop(tx);
    let mut people: Vec<AccountId> = seen.rules.authors.clone();
    people.push(seen.idea.author);
    people.extend(steps.iter().filter_map(|step| step.by));
    let names = profile::public_names(&visit.app, visit.locale, seen.space.id, &people).await?;
    Ok(Shown {
        seen,
        space_title,
        space_slug,
        steps,
        supports,
        follows,
        names,
    })
}

/// `GET /ideas/{id}`
async fn show(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let shown = load(&visit, id).await?;
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
    let notice = notice(&visit, &shown);
    Ok(
        visit.page(Page::new(Section::Ideas, idea.title.clone()), || {
            view! {
                {ui::crumbs(l, crumbs)}
                {notice}
                <div class="two">
                    <article class="idea">
                        <ul class="tags"><li>{status_tag(&visit, board, idea.status)}</li></ul>
                        <h1 lang=lang.clone()>{idea.title.clone()}</h1>
                        {byline(&visit, &shown)}
                        <Markdown text=idea.body.clone() lang=lang/>
                    </article>
                    <aside aria-label=t!(l, "idea-aside")>
                        {supports(&visit, &shown)}
                        {way(&visit, &shown)}
                    </aside>
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
    let to = idea.merged_into.map(|into| {
        view! { <p><a href=format!("/ideas/{into}")>{t!(l, "idea-merged-to")}</a></p> }
    });
    Some(view! { <div class="notice warn"><p>{words}</p>{to}</div> }.into_any())
}

/// Who wrote it, when and where.
fn byline(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let idea = &shown.seen.idea;
    let space = shown.seen.space.id;
    let mut who = vec![shown.names.of(space, idea.author).to_owned()];
    let others = shown
        .seen
        .rules
        .authors
        .iter()
        .filter(|a| **a != idea.author);
    who.extend(others.map(|account| shown.names.of(space, *account).to_owned()));
    let day = i18n::local(idea.created_at, &visit.app.site.time_zone).date();
    let place = [
        idea.place.clone(),
        idea.district.clone().unwrap_or_default(),
    ];
    let place: Vec<String> = place.into_iter().filter(|p| !p.is_empty()).collect();
    let cost = idea.cost_minor.map(|minor| {
        let cost = i18n::money(l, minor, &shown.seen.board.draft.currency);
        view! { <li>{t!(l, "idea-costs", cost = cost)}</li> }
    });
    let category = idea
        .category_name
        .clone()
        .map(|name| view! { <li>{name}</li> });
    let place = (!place.is_empty()).then(|| view! { <li>{place.join(", ")}</li> });
    view! {
        <ul class="meta byline">
            <li>{t!(l, "idea-by", who = who.join(", "), day = i18n::short_day(l, day))}</li>
            {category}{place}{cost}
        </ul>
    }
}

/// How many support it, how many it takes, and the button.
fn supports(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let idea = &shown.seen.idea;
    let threshold = shown.seen.board.rules.threshold;
    let count = i18n::number(l, idea.supports.unsigned_abs());
    let bar = (threshold > 0 && idea.status.is_undecided()).then(|| {
        let share = (idea.supports.min(threshold) * 100 / threshold).to_string();
        let words = t!(l, "supports-of", n = idea.supports, threshold = threshold);
        view! {
            <div class="turnout"><svg viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label=words.clone()>
                <rect class="track" width="100" height="4" rx="2"/><rect class="fill" width=share height="4" rx="2"/></svg>
                {words}</div>
        }
    });
    let due = idea
        .answer_due_at
        .filter(|_| idea.answered_at.is_none())
        .map(|due| {
            let day = i18n::local(due, &visit.app.site.time_zone).date();
            view! { <p class="due">{t!(l, "answer-due", day = i18n::day(l, day))}</p> }
        });
    let may = rights::may_support(
        &visit.actor,
        &shown.seen.space,
        &shown.seen.rules,
        visit.now,
    );
    let path = shown.seen.path();
    let act = match (shown.supports, may) {
        (true, _) => Either::Left(view! {
            <p><b>{t!(l, "support-given")}</b></p>
            <form method="post" action=format!("{path}/support")><button class="button quiet slim" name="action" value="undo">{t!(l, "support-undo")}</button></form>
        }),
        (false, Ok(_) | Err(rights::Denied::SignIn | rights::Denied::Level { .. })) => {
            Either::Right(Either::Left(view! {
                <form method="post" action=format!("{path}/support")><button class="button big" name="action" value="support">{t!(l, "support-do")}</button></form>
                <p class="small muted">{t!(l, "support-open")}</p>
            }))
        }
        (false, Err(denied)) => Either::Right(Either::Right(
            view! { <p class="small muted">{errors::denied_words(visit, &denied)}</p> },
        )),
    };
    let (action, label) = match shown.follows {
        true => ("leave", "idea-unfollow"),
        false => ("follow", "idea-follow"),
    };
    view! {
        <section class="card support" id="support" aria-labelledby="supports">
            <h2 id="supports"><b class="count">{count}</b>" "{t!(l, "supports-word", n = idea.supports)}</h2>
            {bar}
            {due}
            {act}
            <form method="post" action=format!("{path}/follow")><button class="button secondary slim" name="action" value=action>{t!(l, label)}</button></form>
        </section>
    }
}

/// The way from an idea to its delivery, with where it stands.
fn way(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let (board, status) = (&shown.seen.board, shown.seen.idea.status);
    let reached = |of: Status| {
        shown
            .steps
            .iter()
            .rev()
            .find(|step| step.status == Some(of))
    };
    let at = Status::WAY.iter().position(|step| *step == status);
    let steps = Status::WAY
        .iter()
        .enumerate()
        .map(|(number, step)| {
            let (name, lang) = status_on(visit, board, *step);
            let is_done = at.is_some_and(|at| number < at);
            let day = reached(*step).map(|step| {
                let day = i18n::local(step.at, &visit.app.site.time_zone).date();
                view! { <small>{i18n::short_day(l, day)}</small> }
            });
            let current = (at == Some(number)).then_some("step");
            view! { <li class:done=is_done aria-current=current><span lang=lang>{name}</span>{day}</li> }
        })
        .collect_view();
    view! {
        <section class="card" aria-labelledby="way"><h2 id="way">{t!(l, "idea-way")}</h2><ol class="phases down">{steps}</ol></section>
    }
}
