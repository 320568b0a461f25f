//! Where one votes in a secret poll. The server says what is asked and in which order; the rest happens in the voter's browser.

use super::{Found, controls, moment, options, sealed_for, sealed_trust};
use crate::error::{Answer, OrNotFound, Problem};
use crate::i18n::Locale;
use crate::secret::islands::{
    KEYS, Kind, OptionProps, SecondDevice, SecretBallot, VotePage, Words,
};
use crate::secret::{self, Held};
use crate::t;
use crate::ui::{self, lang_of};
use crate::web::{Id, Page, Section, Visit};
use ::ballot::{Tag, participation_tag};
use axum::response::Response;
use domain::ids::PollId;
use domain::poll::{Marks, Method};
use domain::rights::{Denied, MayVote};
use leptos::prelude::*;
use std::sync::Arc;

/// The secret poll as it is held here.
///
/// # Errors
/// [`Problem::NotFound`] if its manifest is not fixed.
pub async fn held(visit: &Visit, found: &Found) -> Result<Arc<Held>, Problem> {
    let id = found.record.poll.id;
    match found.record.manifest {
        Some(name) => secret::held_as(&visit.app, id, name).await?,
        None => secret::held(&visit.app, id).await?,
    }
    .or_not_found()
}

/// What stands for the voter among those who were given a credential.
///
/// # Errors
/// When keys are missing or the database fails.
pub async fn tag(visit: &Visit, found: &Found, may: &MayVote) -> Result<Option<Tag>, Problem> {
    let held = held(visit, found).await?;
    let signing = held.signing()?;
    Ok(Some(participation_tag(
        &signing.participation,
        may.person(),
    )))
}

/// `GET /polls/{id}/vote` of a secret poll; after the close for those whose receipt is in this browser.
pub async fn vote(visit: &Visit, found: &Found) -> Answer {
    let tag = match found.may_vote(visit) {
        Ok(may) => tag(visit, found, &may).await?,
        Err(Denied::Closed { .. }) if visit.actor.account.is_some() => None,
        Err(denied) => return super::cast::denied(visit, found, denied),
    };
    let held = held(visit, found).await?;
    let begun = match tag {
        Some(tag) => !secret::took_part(&visit.app, &held, vec![tag])
            .await?
            .is_empty(),
        None => true,
    };
    let page = VotePage {
        begun,
        closed: tag.is_none(),
        opens: secret::takes_openings(&visit.app, &held, visit.now).await?,
        whose: whose(visit, &held),
        ..props(visit, found, &held, &found.order(visit, tag))
    };
    let title = t!(
        visit.locale,
        "ballot-title",
        poll = found.record.title.as_str()
    );
    let offer = tag.is_some().then_some(&*held);
    Ok(drawn(visit, (found, offer), title, move || {
        view! { <SecretBallot page/> }.into_any()
    }))
}

/// `GET /polls/{id}/device`: where a code or a file leads that comes from another device. What it holds stands behind `#` and is not sent.
pub async fn device(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = Found::load(&visit, id).await?;
    if !found.record.poll.profile.is_secret() {
        return Err(Problem::NotFound);
    }
    let held = held(&visit, &found).await?;
    let page = props(&visit, &found, &held, &found.order(&visit, None));
    let title = t!(visit.locale, "device-title");
    Ok(drawn(&visit, (&found, None), title, move || {
        view! { <SecondDevice page/> }.into_any()
    }))
}

fn drawn(
    visit: &Visit,
    (found, offer): (&Found, Option<&Held>),
    title: String,
    island: impl FnOnce() -> AnyView,
) -> Response {
    let l = visit.locale;
    let address = format!("{}{}", origin(visit), found.path("/vote"));
    let operator = visit.app.site.operator.as_str();
    visit.page(Page::new(Section::Polls, title), || {
        let with_help =
            || offer.and_then(|held| sealed_for::offer(l, found, held, operator));
        let without = if visit.app.site.islands.is_some() {
            view! {
                {island()}
                <noscript>{cannot(l, &address, with_help())}</noscript>
                <div class="islands-failed">{cannot(l, &address, with_help())}</div>
            }
            .into_any()
        } else {
            let lang = lang_of(visit, &found.record.lang);
            view! { <h1 lang=lang>{found.record.title.clone()}</h1>{cannot(l, &address, with_help())} }
                .into_any()
        };
        let others = offer.and_then(|held| sealed_trust::others(l, held));
        view! { {ui::back(l, found.path(""))}{others}{without} }
    })
}

/// What a browser is told that cannot seal a ballot, with the ways there are.
fn cannot<V: IntoView>(l: Locale, address: &str, with_help: Option<V>) -> impl IntoView + use<V> {
    view! {
        <section class="denied">
            <h2>{t!(l, "vote-unsupported-title")}</h2>
            <p>{t!(l, "vote-unsupported")}</p>
            <ul><li>{t!(l, "vote-way-scripts")}</li><li>{t!(l, "vote-way-device", address = address)}</li><li>{t!(l, "vote-way-person")}</li></ul>
            {with_help}
            <div class="actions"><a href="/help#contact">{t!(l, "help-contact")}</a><a href="/help/secrecy#secret">{t!(l, "vote-how-it-works")}</a></div>
        </section>
    }
}

fn origin(visit: &Visit) -> String {
    let base = visit.app.site.base_url.as_str();
    base.trim_end_matches('/').to_owned()
}

/// Tells accounts that share a browser apart, there alone.
fn whose(visit: &Visit, held: &Held) -> String {
    let account = visit.actor.account.map(|account| account.0.into_bytes());
    let mut bytes = held.name().0.to_vec();
    bytes.extend_from_slice(&account.unwrap_or_default());
    let hash = blake3::derive_key("comitia 2026-11 whose vote a browser keeps", &bytes);
    super::ballot::hex(&hash[..12])
}

fn props(visit: &Visit, found: &Found, held: &Held, order: &[u16]) -> VotePage {
    let l = visit.locale;
    let record = &found.record;
    let (min, max) = record.poll.method.bounds();
    let option = |number: &u16| {
        let option = options::numbered(&found.options, *number)?;
        Some(OptionProps {
            number: *number,
            title: option.title.clone(),
            facts: options::facts(l, option, record.currency.as_deref()),
            text: option.description.clone(),
        })
    };
    VotePage {
        path: found.path(""),
        origin: origin(visit),
        poll: held.name().to_string(),
        whose: String::new(),
        begun: false,
        closed: false,
        opens: false,
        title: record.title.clone(),
        lang: lang_of(visit, &record.lang),
        kind: kind(l, record.poll.method),
        hint: match record.poll.method.marks() {
            Marks::Options => String::new(),
            _ => controls::hint(l, record.poll.method),
        },
        single: record.poll.method == Method::SingleChoice,
        min,
        max,
        none: record.poll.none_option,
        options: order.iter().filter_map(option).collect(),
        words: words(visit, found),
    }
}

/// What a voter does with the options.
fn kind(l: Locale, method: Method) -> Kind {
    match method.marks() {
        Marks::Options => Kind::Options,
        Marks::Ranking { equal } => Kind::Places { equal },
        Marks::Ratings { highest } => Kind::Ratings {
            offered: controls::offered(l, method, highest),
            numbers: matches!(method, Method::Score { .. }),
        },
    }
}

/// All that the island says.
fn words(visit: &Visit, found: &Found) -> Words {
    let l = visit.locale;
    let poll = &found.record.poll;
    let (min, max) = poll.method.bounds();
    let contact = visit.app.site.contact.as_str();
    let again = if poll.profile.permits_revote() {
        t!(l, "vote-may-again")
    } else {
        t!(l, "check-final")
    };
    let closes = moment(visit, found.record.closes());
    let filled = [
        ("vote-how-many", options::how_many(l, poll.method)),
        ("vote-chosen-of", t!(l, "chosen-of", max = max)),
        ("vote-too-few", t!(l, "vote-too-few", min = min)),
        ("vote-too-many", t!(l, "vote-too-many", max = max)),
        ("vote-read-about", t!(l, "read-more-about", option = "{0}")),
        ("place-recorded", t!(l, "place-recorded", number = "{0}")),
        ("place-missing", t!(l, "place-missing", contact = contact)),
        ("place-unproven", t!(l, "place-unproven", contact = contact)),
        (
            "vote-issuer-title",
            t!(l, "vote-issuer-title", name = "{0}"),
        ),
        (
            "vote-issuer-words",
            t!(l, "vote-issuer-words", name = "{0}"),
        ),
        ("vote-issuer-sees", t!(l, "vote-issuer-sees", name = "{0}")),
        ("vote-issuer-go", t!(l, "vote-issuer-go", name = "{0}")),
        ("vote-changed", t!(l, "vote-changed", contact = contact)),
        (
            "vote-used-not-you",
            t!(l, "vote-used-not-you", contact = contact),
        ),
        (
            "vote-again-words",
            t!(l, "vote-again-words", when = closes.as_str()),
        ),
        ("vote-may-again", again),
        ("vote-unrated", controls::unrated(l, poll.method)),
        ("place", t!(l, "place", n = "{0}")),
        ("rank-add-option", t!(l, "rank-add-option", option = "{0}")),
        ("rank-up", t!(l, "rank-up", option = "{0}")),
        ("rank-down", t!(l, "rank-down", option = "{0}")),
        ("rank-out", t!(l, "rank-out", option = "{0}")),
        (
            "choice-place-twice",
            t!(l, "choice-place-twice", place = "{0}"),
        ),
        ("choice-place-gap", t!(l, "choice-place-gap", place = "{0}")),
    ];
    let plain = KEYS.iter().map(|key| ((*key).to_owned(), t!(l, key)));
    let filled = filled
        .into_iter()
        .map(|(key, words)| (key.to_owned(), words));
    Words(plain.chain(filled).collect())
}
