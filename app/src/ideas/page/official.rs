//! The official answer, as it stands out on the page, and what supporters think of it.

use super::Shown;
use crate::ideas::names::status_on;
use crate::ideas::store::OfficialAnswer;
use crate::ui::{Markdown, lang_of};
use crate::web::Visit;
use crate::{i18n, identity, t};
use domain::idea::Rating;
use domain::rights;
use leptos::prelude::*;

/// The newest answer; earlier ones fold up below it.
pub(super) fn view(visit: &Visit, shown: &Shown) -> Option<AnyView> {
    let l = visit.locale;
    let (newest, earlier) = shown.answers.split_first()?;
    let earlier = (!earlier.is_empty()).then(|| {
        let earlier = earlier.iter().map(|answer| {
            view! { <li>{said(visit, shown, answer)}<Markdown text=answer.body.clone() lang=lang_of(visit, &answer.lang)/></li> }
        });
        let earlier = earlier.collect_view();
        view! { <details class="more"><summary>{t!(l, "answer-earlier")}</summary><ol class="earlier">{earlier}</ol></details> }
    });
    let (status, lang) = status_on(visit, &shown.seen.board, newest.status);
    Some(
        view! {
            <section class="official" id="answer" aria-labelledby="official">
                <p class="over">{t!(l, "answer-official")}</p>
                <h2 id="official" lang=lang>{status}</h2>
                {said(visit, shown, newest)}
                <Markdown text=newest.body.clone() lang=lang_of(visit, &newest.lang)/>
                {ratings(visit, shown)}
                {earlier}
            </section>
        }
        .into_any(),
    )
}

/// Who said it, in which role, and when.
fn said(visit: &Visit, shown: &Shown, answer: &OfficialAnswer) -> impl IntoView + use<> {
    let l = visit.locale;
    let who = shown.names.of(shown.seen.space.id, answer.by).to_owned();
    let day = i18n::local(answer.at, &visit.app.site.time_zone).date();
    let role = identity::role_name(l, answer.role);
    let who = if who == role {
        who
    } else {
        format!("{role}: {who}")
    };
    view! { <p class="small muted">{t!(l, "idea-by", who = who, day = i18n::short_day(l, day))}</p> }
}

fn rating_words(l: i18n::Locale, rating: Rating) -> String {
    match rating {
        Rating::Yes => t!(l, "rating-yes"),
        Rating::Partly => t!(l, "rating-partly"),
        Rating::No => t!(l, "rating-no"),
    }
}

/// How many find that it takes up what they wanted, and the question to those who supported.
fn ratings(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let all: i64 = shown.ratings.iter().sum();
    let counts = (all > 0).then(|| {
        let counts = Rating::ALL
            .iter()
            .zip(shown.ratings)
            .map(|(rating, n)| view! { <li><b>{i18n::number(l, n.unsigned_abs())}</b>" "{rating_words(l, *rating)}</li> })
            .collect_view();
        view! { <p class="small">{t!(l, "rating-title", n = all)}</p><ul class="meta ratings">{counts}</ul> }
    });
    let may = rights::may_rate(&visit.actor, &shown.seen.rules, shown.supports).is_ok();
    let ask = may.then(|| {
        let action = format!("{}/rate", shown.seen.path());
        let buttons = Rating::ALL
            .iter()
            .map(|rating| {
                let is_own = shown.own_rating == Some(*rating);
                let class = if is_own { "button slim" } else { "button secondary slim" };
                view! { <button class=class name="rating" value=rating.word() aria-pressed=is_own.to_string()>{rating_words(l, *rating)}</button> }
            })
            .collect_view();
        view! {
            <form method="post" class="rate no-print" action=action><fieldset><legend>{t!(l, "rating-question")}</legend><div class="actions">{buttons}</div></fieldset></form>
        }
    });
    view! { {counts}{ask} }
}
