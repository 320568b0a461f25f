//! The front page of the administration: what needs attention.

use super::shared::{Tab, page};
use crate::error::Answer;
use crate::i18n;
use crate::polls::manage::{self, AdminPoll, state_tag};
use crate::t;
use crate::ui::lang_of;
use crate::web::{Page, Section, Visit};
use domain::actor::{Role, StaffPasskey};
use domain::poll::PollState;
use domain::rights;
use jiff::SignedDuration;
use leptos::either::Either;
use leptos::prelude::*;

/// How far ahead "soon" reaches.
const SOON: SignedDuration = SignedDuration::from_hours(7 * 24);

/// `GET /admin`
pub async fn show(visit: Visit) -> Answer {
    rights::may_enter_administration(&visit.actor)?;
    let l = visit.locale;
    let until = visit.now + SOON;
    let mut tx = visit.app.db.read().await?;
    let mut waiting = Vec::new();
    if rights::may_administer(&visit.actor).is_ok() {
        waiting = manage::waiting(&mut tx, None, until).await?;
    } else {
        for grant in &visit.actor.grants {
            if grant.role == Role::Administrator {
                waiting.extend(manage::waiting(&mut tx, grant.space, until).await?);
            }
        }
    }
    drop(tx);
    let title = t!(l, "nav-admin");
    let shell = Page::new(Section::Admin, title.clone());
    Ok(page(&visit, Tab::Front, shell, None, vec![], || {
        let of = |states: &[PollState]| {
            let found: Vec<&AdminPoll> = waiting
                .iter()
                .filter(|poll| states.contains(&poll.state))
                .collect();
            found
        };
        let sections = [
            (t!(l, "attention-count"), of(&[PollState::Closed])),
            (t!(l, "attention-closing"), of(&[PollState::Open])),
            (t!(l, "attention-opening"), of(&[PollState::Published])),
            (
                t!(l, "attention-drafts"),
                of(&[PollState::Draft, PollState::Preview]),
            ),
        ];
        let sections: Vec<_> = sections
            .into_iter()
            .filter(|(_, polls)| !polls.is_empty())
            .map(|(title, polls)| section(&visit, title, &polls))
            .collect();
        let list = if sections.is_empty() {
            Either::Left(
                view! { <div class="empty"><h2>{t!(l, "attention-none")}</h2><p>{t!(l, "attention-none-words")}</p></div> },
            )
        } else {
            Either::Right(sections)
        };
        view! {
            <div class="title-row"><h1>{title}</h1><a class="button" href="/admin/polls/new">{t!(l, "poll-new")}</a></div>
            <p class="lede">{t!(l, "attention-title")}</p>
            {passkey_is_optional(&visit)}
            {list}
        }
    }))
}

/// Says that roles count without a passkey here: nobody is to learn that by accident.
fn passkey_is_optional(visit: &Visit) -> impl IntoView + use<> {
    let l = visit.locale;
    (visit.app.site.staff_passkey == StaffPasskey::Optional)
        .then(|| view! { <div class="notice warn"><p>{t!(l, "staff-passkey-optional")}</p></div> })
}

fn section(visit: &Visit, title: String, polls: &[&AdminPoll]) -> impl IntoView + use<> {
    let l = visit.locale;
    let zone = &visit.app.site.time_zone;
    let rows: Vec<_> = polls
        .iter()
        .map(|poll| {
            let when = match poll.state {
                PollState::Open | PollState::Closed | PollState::Archived => {
                    t!(l, "poll-closes-at", when = i18n::moment(l, poll.closes_at, zone))
                }
                _ => t!(l, "poll-opens-at", when = i18n::moment(l, poll.opens_at, zone)),
            };
            view! {
                <li><div><b><a href=format!("/admin/polls/{}", poll.id) lang=lang_of(visit, &poll.lang)>{poll.title.clone()}</a></b>
                    <small>{poll.space_title.clone()}</small><small>{when}</small></div>{state_tag(l, poll.state)}</li>
            }
        })
        .collect();
    view! { <section><div class="head"><h2>{title}</h2></div><ul class="rows">{rows}</ul></section> }
}
