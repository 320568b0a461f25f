//! Pages for what went wrong: in words, with the next step.

use crate::error::Problem;
use crate::i18n;
use crate::t;
use crate::web::{Page, Section, Visit};
use axum::response::Response;
use domain::actor::Level;
use domain::rights::Denied;
use leptos::either::EitherOf4;
use leptos::prelude::*;
use uuid::Uuid;

/// The page of a problem; `id` is the one in the log.
pub fn page(visit: &Visit, problem: &Problem, id: Uuid) -> Response {
    let l = visit.locale;
    let (title, words) = match problem {
        Problem::NotFound => (t!(l, "not-found-title"), t!(l, "not-found-words")),
        Problem::Denied(Denied::Role) if visit.actor.withheld => {
            (t!(l, "withheld-title"), t!(l, "withheld-words"))
        }
        Problem::Denied(denied) => (t!(l, "denied-title"), denied_words(visit, denied)),
        Problem::Conflict => (t!(l, "conflict-title"), t!(l, "conflict-words")),
        Problem::Malformed | Problem::WrongMethod => {
            (t!(l, "malformed-title"), t!(l, "malformed-words"))
        }
        Problem::Foreign => (t!(l, "foreign-title"), t!(l, "foreign-words")),
        Problem::TooLarge => (t!(l, "too-large-title"), t!(l, "too-large-words")),
        Problem::TooMany { .. } => (t!(l, "too-many-title"), t!(l, "too-many-words")),
        Problem::Unavailable => (t!(l, "unavailable-title"), t!(l, "unavailable-words")),
        Problem::Key(_) => (
            t!(l, "key-title"),
            t!(l, "key-words", contact = visit.app.site.contact.as_str()),
        ),
        Problem::Internal(_) => (t!(l, "internal-title"), t!(l, "internal-words")),
    };
    let next = match problem {
        Problem::NotFound => EitherOf4::A(search(visit)),
        Problem::Internal(_) | Problem::Key(_) => EitherOf4::B(
            view! { <p class="small">{t!(l, "error-id")}" "<code>{id.to_string()}</code></p> },
        ),
        Problem::Denied(Denied::Role) if visit.actor.withheld => {
            EitherOf4::D(view! { <div class="actions">{super::passkey_way(visit, "button")}</div> })
        }
        _ => EitherOf4::C(()),
    };
    let page = Page {
        status: problem.status(),
        ..Page::new(Section::Other, title.clone())
    };
    visit.page(page, move || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{words}</p>
            {next}
            <ul><li><a href="/">{t!(l, "to-home")}</a></li><li><a href="/polls">{t!(l, "to-polls")}</a></li><li><a href="/help">{t!(l, "to-help")}</a></li></ul>
        }
    })
}

fn search(visit: &Visit) -> impl IntoView + use<> {
    let l = visit.locale;
    view! {
        <form class="search" role="search" action="/polls" method="get">
            <label for="q">{t!(l, "search-polls")}</label>
            <div class="search-row"><input id="q" name="q" r#type="search" maxlength="200"/><button class="button">{t!(l, "search")}</button></div>
        </form>
    }
}

/// Why something is not permitted, in one or two sentences.
#[must_use]
pub fn denied_words(visit: &Visit, denied: &Denied) -> String {
    let l = visit.locale;
    let moment = |time| i18n::moment(l, time, &visit.app.site.time_zone);
    match denied {
        Denied::SignIn => t!(l, "denied-sign-in"),
        Denied::Confirm => t!(l, "denied-confirm"),
        Denied::Role => t!(l, "denied-role"),
        Denied::Level {
            needs: Level::Strong,
        } => t!(l, "denied-level-strong"),
        Denied::Level {
            needs: Level::Resident,
        } => t!(l, "denied-level-resident"),
        Denied::Level { .. } => t!(l, "denied-level-email"),
        Denied::District { districts } => {
            t!(l, "denied-district", districts = districts.join(", "))
        }
        Denied::TooYoung { min_age } => t!(l, "denied-too-young", age = *min_age),
        Denied::TooOld { max_age } => t!(l, "denied-too-old", age = *max_age),
        Denied::NotListed => t!(l, "denied-not-listed"),
        Denied::ActsAlone => t!(l, "denied-acts-alone"),
        Denied::NotAssisted => t!(l, "denied-not-assisted"),
        Denied::OwnMatter => t!(l, "denied-own-matter"),
        Denied::OwnDecision => t!(l, "denied-own-decision"),
        Denied::AppealOver => t!(l, "denied-appeal-over"),
        Denied::Suspended { until } => t!(l, "denied-suspended", when = moment(*until)),
        Denied::Settled => t!(l, "denied-settled"),
        Denied::Supporters => t!(l, "denied-supporters"),
        Denied::NotOpenYet { opens_at } => t!(l, "denied-not-open", when = moment(*opens_at)),
        Denied::Closed { closed_at } => t!(l, "denied-closed", when = moment(*closed_at)),
        Denied::Phase { next: Some(next) } => t!(l, "denied-phase-until", when = moment(*next)),
        Denied::Phase { next: None } => t!(l, "denied-phase"),
    }
}
