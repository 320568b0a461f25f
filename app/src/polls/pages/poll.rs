//! The page of a poll.

use super::{Found, count, electorate, moment, options, rules, sealed_trust, secret, trust};
use crate::error::Answer;
use crate::i18n;
use crate::polls::store::PollNote;
use crate::secret::Held;
use crate::t;
use crate::ui::{self, Markdown, errors, lang_of};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use domain::ids::PollId;
use domain::poll::Stage;
use domain::rights::{self, Denied};
use leptos::either::{Either, EitherOf5};
use leptos::prelude::*;

/// `/polls/{id}`
pub async fn show(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = Found::load(&visit, id).await?;
    let may = found.may_vote(&visit);
    let tag = match &may {
        Ok(may) if found.record.poll.profile.is_secret() => {
            secret::tag(&visit, &found, may).await?
        }
        Ok(may) => Some(found.tag(&visit, may)?),
        Err(_) => None,
    };
    let held = match found.record.poll.profile.is_secret() {
        true => crate::secret::held(&visit.app, id).await?,
        false => None,
    };
    let awaited = match found.stage {
        Stage::Counting if held.is_some() => crate::secret::awaited(&visit.app, id).await?,
        _ => Vec::new(),
    };
    let order = found.order(&visit, tag);
    let l = visit.locale;
    let record = &found.record;
    let lang = lang_of(&visit, &record.lang);
    let text = (!record.body.trim().is_empty()).then(|| {
        view! { <h2>{t!(l, "poll-background")}</h2><Markdown text=record.body.clone() lang=lang.clone()/> }
    });
    let binding = (!record.binding.is_empty()).then(|| {
        view! { <h2>{t!(l, "poll-binding")}</h2><p lang=lang.clone()>{record.binding.clone()}</p> }
    });
    let mut how = format!("{}.", options::how_many(l, record.poll.method));
    if record.poll.none_option {
        how = format!("{how} {}", t!(l, "none-possible"));
    }
    let page = Page::new(Section::Polls, record.title.clone());
    Ok(visit.page(page, || {
        let above = ui::crumbs(
            l,
            vec![
                ("/polls".to_owned(), t!(l, "nav-polls")),
                (
                    format!("/spaces/{}", record.space_slug),
                    record.space_title.clone(),
                ),
            ],
        );
        view! {
            {above}
            {preview_banner(&visit, &found).into_any()}
            <div class="two"><div>
                {tags(&visit, &found).into_any()}
                <h1 lang=lang.clone()>{record.title.clone()}</h1>
                <p class="lede" lang=lang.clone()>{record.summary.clone()}</p>
                {facts(&visit, &found).into_any()}
                {way_on(&visit, &found, may.as_ref().err(), held.as_deref().map(|held| (held, &*awaited))).into_any()}
                {remind(&visit, &found).into_any()}
                {corrections(&visit, &found.notes, lang.clone()).into_any()}
                {binding}
                {text}
                <h2>{t!(l, "poll-options", n = record.poll.options)}</h2>
                <p class="muted">{how}</p>
                {budget(&visit, &found).into_any()}
                {options::shown(&visit, &found, &found.options, &order).into_any()}
                {rules::view(l, &record.poll).into_any()}
            </div><aside aria-label=t!(l, "poll-about")>
                {match &held {
                    Some(held) => sealed_trust::card(&visit, &found, held).into_any(),
                    None => trust::card(&visit, &found).into_any(),
                }}
                {phases(&visit, &found).into_any()}
            </aside></div>
        }
    }))
}

/// State and urgency.
pub fn tags(visit: &Visit, found: &Found) -> impl IntoView + use<> {
    let l = visit.locale;
    let (class, words) = match found.stage {
        Stage::Unpublished => ("tag preview", t!(l, "stage-unpublished")),
        Stage::Announced => ("tag published", t!(l, "stage-announced")),
        Stage::Open => ("tag open", t!(l, "stage-open")),
        Stage::Counting => ("tag closed", t!(l, "stage-counting")),
        Stage::Counted => ("tag closed", t!(l, "stage-counted")),
    };
    let closes = found.record.poll.closes_at;
    let soon = (found.stage == Stage::Open && super::card::is_soon(visit.now, closes))
        .then(|| t!(l, "closes-in", when = i18n::until(l, visit.now, closes)));
    view! { <ul class="tags"><li class=class>{words}</li>{soon.map(|words| view! { <li class="tag urgent">{words}</li> })}</ul> }
}

fn preview_banner(visit: &Visit, found: &Found) -> impl IntoView + use<> {
    let l = visit.locale;
    (found.stage == Stage::Unpublished)
        .then(|| view! { <div class="notice warn"><p><b>{t!(l, "preview-title")}</b>" "{t!(l, "preview-words")}</p></div> })
}

fn facts(visit: &Visit, found: &Found) -> impl IntoView + use<> {
    let l = visit.locale;
    let record = &found.record;
    let (time, label) = match found.stage {
        Stage::Unpublished | Stage::Announced => (record.poll.opens_at, t!(l, "fact-opens")),
        Stage::Open => (record.poll.closes_at, t!(l, "fact-closes")),
        Stage::Counting | Stage::Counted => (record.closes(), t!(l, "fact-closed")),
    };
    let voted = i18n::number(l, count(record.voted));
    let turnout = match record.eligible {
        Some(eligible) => t!(
            l,
            "turnout-of",
            voted = voted,
            eligible = i18n::number(l, count(eligible))
        ),
        None => voted,
    };
    let took_part =
        matches!(found.stage, Stage::Open | Stage::Counting | Stage::Counted).then(|| {
            let label = if found.stage == Stage::Open {
                t!(l, "fact-so-far")
            } else {
                t!(l, "fact-took-part")
            };
            view! { <li><b>{turnout}</b><small>{label}</small></li> }
        });
    view! {
        <ul class="facts">
            <li><b>{moment(visit, time)}</b><small>{label}</small></li>
            {took_part}
            <li><b>{electorate(visit, &record.poll.eligibility)}</b><small>{t!(l, "fact-electorate")}</small></li>
        </ul>
    }
}

/// The way to be reminded before the poll closes: the same for everybody, whether they voted or not.
fn remind(visit: &Visit, found: &Found) -> impl IntoView + use<> {
    let href = format!("/me/notices/polls/{}", found.record.poll.id);
    matches!(found.stage, Stage::Announced | Stage::Open)
        .then(|| view! { <p class="small"><a rel="nofollow" href=href>{t!(visit.locale, "poll-remind")}</a></p> })
}

/// What the visitor can do now.
fn way_on(
    visit: &Visit,
    found: &Found,
    denied: Option<&Denied>,
    held: Option<(&Held, &[String])>,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let counting = held.map_or_else(
        || t!(l, "counting-words"),
        |(held, awaited)| sealed_trust::counting_words(visit, held, awaited),
    );
    match (found.stage, denied) {
        (Stage::Open, None) => EitherOf5::A(view! {
            <div class="actions"><a class="button big" href=found.path("/vote")>{t!(l, "vote-now")}</a></div>
            <p class="small muted">{t!(l, "you-may-vote")}</p>
            <p class="small"><a href=found.path("/receipt")>{t!(l, "find-receipt")}</a></p>
        }),
        (Stage::Open, Some(denied)) => EitherOf5::B(denied_card(visit, found, denied)),
        (Stage::Counting, _) => EitherOf5::C(view! {
            <div class="notice"><h2>{t!(l, "counting-title")}</h2><p>{counting}</p>
                <p><a href=found.path("/results")>{t!(l, "refresh")}</a></p></div>
        }),
        (Stage::Counted, _) => EitherOf5::D(view! {
            <div class="notice ok"><h2>{t!(l, "counted-title")}</h2><p>{t!(l, "counted-words")}</p>
                <div class="actions"><a class="button" href=found.path("/results")>{t!(l, "see-result")}</a>
                    <a class="button secondary" href=found.path("/receipt")>{t!(l, "find-receipt")}</a></div></div>
        }),
        (Stage::Announced | Stage::Unpublished, _) => EitherOf5::E(announced(visit, found)),
    }
}

fn announced(visit: &Visit, found: &Found) -> impl IntoView + use<> {
    let l = visit.locale;
    let poll = &found.record.poll;
    let day = crate::polls::jobs::close_day(&visit.app, poll);
    let you =
        match rights::belongs_to_electorate(&visit.actor, &found.space, poll, day, found.listed) {
            Ok(()) => t!(l, "you-will-vote"),
            Err(Denied::SignIn) => t!(l, "sign-in-to-know"),
            Err(denied) => errors::denied_words(visit, &denied),
        };
    view! {
        <div class="notice"><h2>{t!(l, "announced-title", when = moment(visit, poll.opens_at))}</h2>
            <p>{t!(l, "announced-words", when = moment(visit, poll.closes_at))}</p><p>{you}</p></div>
    }
}

/// Why the visitor cannot vote, and the way on.
pub fn denied_card(visit: &Visit, found: &Found, denied: &Denied) -> impl IntoView + use<> {
    let l = visit.locale;
    let title = match denied {
        Denied::SignIn => t!(l, "denied-title-sign-in"),
        _ => t!(l, "denied-title-vote"),
    };
    let reasons = if matches!(denied, Denied::SignIn) {
        Either::Left(
            view! { <p>{t!(l, "denied-sign-in-words", electorate = electorate(visit, &found.record.poll.eligibility))}</p> },
        )
    } else {
        let signed_in = visit
            .actor
            .account
            .is_some()
            .then(|| view! { <li>{t!(l, "denied-you-are-signed-in")}</li> });
        Either::Right(
            view! { <ul>{signed_in}<li class="no">{errors::denied_words(visit, denied)}</li></ul> },
        )
    };
    let way = match denied {
        Denied::SignIn => Some((
            LocalPath::sign_in(&found.path("/vote")).as_str().to_owned(),
            t!(l, "sign-in-to-vote"),
        )),
        Denied::Level { needs } => Some((
            LocalPath::step_up(*needs, &found.path("/vote"))
                .as_str()
                .to_owned(),
            t!(l, "prove-residence"),
        )),
        Denied::Closed { .. } => Some((found.path("/results"), t!(l, "to-result"))),
        _ => None,
    };
    let way = way.map(|(href, words)| view! { <a class="button" href=href>{words}</a> });
    view! {
        <section class="denied" aria-labelledby="denied">
            <h2 id="denied">{title}</h2>
            {reasons}
            <div class="actions">{way}<a href="/help#who">{t!(l, "who-may-vote")}</a></div>
        </section>
    }
}

fn corrections(visit: &Visit, notes: &[PollNote], lang: Option<String>) -> impl IntoView + use<> {
    let l = visit.locale;
    (!notes.is_empty()).then(|| {
        let notes = notes
            .iter()
            .map(|note| {
                let when = moment(visit, note.at);
                view! { <div class="notice"><p><b>{when}</b></p><Markdown text=note.body.clone() lang=lang.clone()/></div> }
            })
            .collect_view();
        view! { <h2>{t!(l, "poll-notes")}</h2>{notes} }
    })
}

fn budget(visit: &Visit, found: &Found) -> impl IntoView + use<> {
    let l = visit.locale;
    found.record.budget_minor.map(|budget| {
        let amount = i18n::money(l, budget, found.record.currency.as_deref().unwrap_or("EUR"));
        view! { <p>{t!(l, "poll-budget", amount = amount)}</p> }
    })
}

fn phases(visit: &Visit, found: &Found) -> impl IntoView + use<> {
    let l = visit.locale;
    let zone = &visit.app.site.time_zone;
    (!found.space.phases.is_empty()).then(|| {
        let steps = found
            .space
            .phases
            .iter()
            .map(|phase| {
                let (from, until) = (
                    i18n::short_day(l, i18n::local(phase.starts_at, zone).date()),
                    i18n::short_day(l, i18n::local(phase.ends_at, zone).date()),
                );
                let done = (phase.ends_at <= visit.now).then_some("done");
                let current = phase.is_running(visit.now).then_some("step");
                view! { <li class=done aria-current=current>{phase.title.clone()}<small>{t!(l, "from-until", from = from, until = until)}</small></li> }
            })
            .collect_view();
        view! { <section class="card" aria-labelledby="phases"><h2 id="phases">{t!(l, "poll-phases")}</h2><ol class="phases down">{steps}</ol></section> }
    })
}
