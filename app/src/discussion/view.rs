//! How a discussion looks: its orders, its comments, its pages, and the form.

use super::card::{self, Cards};
use super::shown::Shown;
use super::words;
use crate::db::DbError;
use crate::form::FormState;
use crate::t;
use crate::web::Visit;
use domain::discussion::Sort;
use domain::rights::Denied;
use domain::rights::discussion::{MayComment, Silenced};
use leptos::either::Either;
use leptos::prelude::*;

/// The section of a discussion.
pub fn section(
    visit: &Visit,
    shown: &Shown,
    form: &FormState,
) -> Result<impl IntoView + use<>, DbError> {
    let l = visit.locale;
    let cards = Cards::of(visit, shown);
    let items = shown
        .listed
        .threads
        .iter()
        .map(|thread| card::thread(&cards, thread))
        .collect::<Result<Vec<_>, DbError>>()?;
    let list = if items.is_empty() {
        let key = if shown.listed.is_first {
            "discussion-none"
        } else {
            "discussion-none-here"
        };
        Either::Left(view! { <p class="muted">{t!(l, key)}</p> })
    } else {
        Either::Right(view! { <ol class="comments">{items}</ol> })
    };
    let has_orders = shown.talk.topic.comments > 1 || !shown.listed.is_first;
    Ok(view! {
        <section class="discussion" id="discussion" aria-labelledby="discussion-title">
            <h2 id="discussion-title">{t!(l, "discussion-title")}" "<span class="tag plain">{t!(l, "discussion-count", n = shown.talk.topic.comments)}</span></h2>
            {rules(visit, shown)}
            {has_orders.then(|| orders(visit, shown))}
            {list}
            {pages(visit, shown)}
            <div class="own" id="write">
                <h3>{t!(l, "comment-title")}</h3>
                {shown.form(visit, form)}
            </div>
        </section>
    })
}

/// What moderators set.
fn rules(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let rule = shown.talk.rule;
    let slow = (rule.slow_minutes > 0 && !rule.is_locked).then(|| {
        view! { <div class="notice"><p>{t!(l, "discussion-slow", minutes = rule.slow_minutes)}</p></div> }
    });
    let locked = rule.is_locked.then(|| {
        view! { <div class="notice warn"><p>{t!(l, "discussion-locked")}</p></div> }
    });
    (locked, slow)
}

/// The orders to choose from, with what the present one means.
fn orders(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let path = shown.talk.path();
    let links = Sort::ALL.iter().map(|sort| {
        let href = format!("{path}?sort={}#discussion", sort.word());
        let current = (*sort == shown.listed.sort).then_some("true");
        view! { <li><a href=href aria-current=current>{words::sort(l, *sort)}</a></li> }
    });
    let means = (shown.listed.sort == Sort::Balanced).then(|| {
        view! { <p class="small muted">{t!(l, "discussion-balanced-words")}</p> }
    });
    view! {
        <nav class="orders no-print" aria-label=t!(l, "discussion-orders")><ul>{links.collect_view()}</ul></nav>
        {means}
    }
}

/// The ways to the first page and to the next.
fn pages(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let (path, sort) = (shown.talk.path(), shown.listed.sort.word());
    let first = (!shown.listed.is_first).then(|| format!("{path}?sort={sort}#discussion"));
    let next = shown.listed.next.as_ref();
    let next = next.map(|after| format!("{path}?sort={sort}&after={after}#discussion"));
    let first = first.map(|href| view! { <a href=href>{t!(l, "discussion-first")}</a> });
    let next = next.map(|href| view! { <a href=href rel="next">{t!(l, "discussion-more")}</a> });
    (first.is_some() || next.is_some()).then(|| {
        view! { <nav class="pager" aria-label=t!(l, "pager")>{first}{next}</nav> }
    })
}

/// The form, or why the visitor cannot write. Who only has to sign in, or to show more of who they are, can type at once: it is there when
/// they come back.
pub fn form_or_why(
    visit: &Visit,
    may: &Result<MayComment, Silenced>,
    typed: &FormState,
    form: AnyView,
) -> impl IntoView + use<> {
    let comes_back = matches!(
        may,
        Ok(_)
            | Err(Silenced::Denied(Denied::SignIn | Denied::Level { .. }) | Silenced::Pause { .. })
    );
    let has_typed = !typed.fields.0.is_empty();
    let why = may
        .as_ref()
        .err()
        .filter(|why| **why != Silenced::Denied(Denied::SignIn));
    let why = why.map(|why| {
        view! { <div class="notice"><p>{words::silenced(visit, why)}</p></div> }
    });
    // What was typed before the discussion was closed is not taken away.
    (why, (comes_back || has_typed).then_some(form))
}
