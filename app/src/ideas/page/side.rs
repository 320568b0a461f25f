//! Beside the text: support, the way from an idea to its delivery, sharing.

use super::Shown;
use crate::i18n;
use crate::ideas::names::status_on;
use crate::t;
use crate::ui::errors;
use crate::web::Visit;
use domain::idea::Status;
use domain::rights::{self, Denied};
use leptos::prelude::*;

/// How many support it, how many it takes, until when it is answered, and the button.
pub(super) fn supports(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let idea = &shown.seen.idea;
    let count = i18n::number(l, idea.supports.unsigned_abs());
    let path = shown.seen.path();
    let (action, label) = match shown.follows {
        true => ("leave", "idea-unfollow"),
        false => ("follow", "idea-follow"),
    };
    let follows = (idea.follows > 0).then(
        || view! { <span class="small muted">{t!(l, "idea-followers", n = idea.follows)}</span> },
    );
    view! {
        <section class="card support" id="support" aria-labelledby="supports">
            <h2 id="supports"><b>{count}</b>" "{t!(l, "supports-word", n = idea.supports)}</h2>
            {bar(visit, shown)}
            {due(visit, shown)}
            {act(visit, shown)}
            <form method="post" class="follow no-print" action=format!("{path}/follow")>
                <button class="button quiet slim" name="action" value=action>{t!(l, label)}</button>{follows}</form>
        </section>
    }
}

/// How far it is to an official answer.
fn bar(visit: &Visit, shown: &Shown) -> Option<impl IntoView + use<>> {
    let l = visit.locale;
    let idea = &shown.seen.idea;
    let threshold = shown.seen.board.rules.threshold;
    let is_shown = threshold > 0 && idea.status.is_undecided() && idea.answered_at.is_none();
    is_shown.then(|| {
        let share = (idea.supports.min(threshold) * 100 / threshold).to_string();
        let words = match idea.supports >= threshold {
            true => t!(l, "supports-enough", threshold = threshold),
            false => t!(l, "supports-of", n = idea.supports, threshold = threshold),
        };
        view! {
            <div class="turnout"><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect class="track" width="100" height="4" rx="2"/><rect class="fill" width=share height="4" rx="2"/></svg>
                {words}</div>
        }
    })
}

/// The day by which the official answer is due, or was.
fn due(visit: &Visit, shown: &Shown) -> Option<impl IntoView + use<>> {
    let l = visit.locale;
    let idea = &shown.seen.idea;
    let due = idea.answer_due_at?;
    if idea.answered_at.is_some() || idea.status.is_gone() {
        return None;
    }
    let on = |at| i18n::local(at, &visit.app.site.time_zone).date();
    // Until the day is over the answer is in time.
    let is_late = on(due) < on(visit.now);
    let day = i18n::day(l, on(due));
    let words = match is_late {
        true => t!(l, "answer-overdue", day = day),
        false => t!(l, "answer-due", day = day),
    };
    Some(view! { <p class="due" class:late=is_late>{words}</p> })
}

/// The button to support, or why there is none.
fn act(visit: &Visit, shown: &Shown) -> AnyView {
    let l = visit.locale;
    let action = format!("{}/support", shown.seen.path());
    if shown.supports {
        let undo = shown.seen.idea.status.is_undecided().then(|| {
            view! { <form method="post" class="no-print" action=action><button class="button quiet slim" name="action" value="undo">{t!(l, "support-undo")}</button></form> }
        });
        return view! { <p class="given"><b>{t!(l, "support-given")}</b></p>{undo} }.into_any();
    }
    let seen = &shown.seen;
    match rights::may_support(&visit.actor, &seen.space, &seen.rules, visit.now) {
        Ok(_) | Err(Denied::SignIn | Denied::Level { .. }) => view! {
            <form method="post" class="no-print" action=action><button class="button big" name="action" value="support">{t!(l, "support-do")}</button></form>
            <p class="small muted no-print">{t!(l, "support-open")}</p>
        }
        .into_any(),
        Err(denied) => view! { <p class="small muted">{errors::denied_words(visit, &denied)}</p> }.into_any(),
    }
}

/// The way from an idea to its delivery, with where it stands and when it came there.
pub(super) fn way(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let (board, status) = (&shown.seen.board, shown.seen.idea.status);
    let ends = match status {
        Status::Rejected | Status::Withdrawn | Status::Merged => Some(status),
        _ => None,
    };
    let reached = |of: Status| {
        let mut steps = shown.steps.iter().rev();
        let at = steps
            .find(|step| step.status == Some(of))
            .map(|step| step.at);
        at.or((of == Status::New).then_some(shown.seen.idea.created_at))
    };
    // What ended early shows how far it came, and where it ended.
    let way: Vec<Status> = match ends {
        Some(end) => Status::WAY
            .into_iter()
            .filter(|step| {
                *step == Status::New || (step.is_undecided() && reached(*step).is_some())
            })
            .chain([end])
            .collect(),
        None => Status::WAY.to_vec(),
    };
    let at = way.iter().position(|step| *step == status);
    let steps = way
        .iter()
        .enumerate()
        .map(|(number, step)| {
            let (name, lang) = status_on(visit, board, *step);
            let is_done = at.is_some_and(|at| number < at);
            let is_now = at == Some(number);
            let day = reached(*step).filter(|_| is_done || is_now).map(|at| {
                let day = i18n::local(at, &visit.app.site.time_zone).date();
                view! { <small>{i18n::short_day(l, day)}</small> }
            });
            view! { <li class:done=is_done aria-current=is_now.then_some("step")><span lang=lang>{name}</span>{day}</li> }
        })
        .collect_view();
    view! {
        <section class="card" aria-labelledby="way"><h2 id="way">{t!(l, "idea-way")}</h2><ol class="phases down">{steps}</ol></section>
    }
}

/// The address to pass on; nobody else is asked for it.
pub(super) fn share(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let base = visit.app.site.base_url.as_str().trim_end_matches('/');
    let address = format!("{base}{}", shown.seen.path());
    let mail = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("subject", &shown.seen.idea.title)
        .append_pair("body", &address)
        .finish()
        // Programs for mail take a plus as it is (RFC 6068).
        .replace('+', "%20");
    view! {
        <section class="card no-print" aria-labelledby="share">
            <h2 id="share">{t!(l, "idea-share")}</h2>
            <div class="field"><label for="address">{t!(l, "idea-address")}</label><input id="address" class="w-full" r#type="text" readonly value=address/></div>
            <p><a href=format!("mailto:?{mail}")>{t!(l, "idea-share-mail")}</a></p>
            <p class="small muted">{t!(l, "idea-print")}</p>
        </section>
    }
}
