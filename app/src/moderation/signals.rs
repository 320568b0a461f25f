//! `/moderation/signals/{idea}`: signs that support around an idea was arranged, each with its evidence and its harmless explanation. Nothing
//! follows from a sign by itself. Ballots are not looked at, and cannot be reached from here.

use super::kinds::{self, Content, SUPPORTS};
use super::store::texts;
use super::words::moment;
use crate::error::{Answer, OrNotFound, Problem};
use crate::i18n::{self, Locale};
use crate::t;
use crate::ui::chart::{self, Bar};
use crate::ui::{self, lang_of};
use crate::web::{AppState, Id, Page, Section, Visit};
use axum::Router;
use axum::routing::get;
use domain::ids::{AccountId, IdeaId};
use domain::moderation::ContentKind;
use domain::moderation::signals::{self, Sign, Supported};
use domain::rights;
use jiff::Timestamp;
use leptos::either::Either;
use leptos::prelude::*;

/// Texts around an idea that are compared, the newest.
const TEXTS: i64 = 500;
/// Texts of a sign that are shown.
const SHOWN: usize = 5;

/// Routes of signs.
pub fn routes() -> Router<AppState> {
    Router::new().route("/moderation/signals/{id}", get(show))
}

/// When an account was made: its id begins with the milliseconds since 1970 (UUID version 7, RFC 9562).
fn made_at(account: AccountId) -> Timestamp {
    let millis = i64::try_from(account.0.as_u128() >> 80).unwrap_or(0);
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The idea, for moderators of its space and those who run it.
async fn found(visit: &Visit, id: IdeaId) -> Result<Content, Problem> {
    rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let idea = kinds::load(&mut tx, ContentKind::Idea, id.0).await?;
    drop(tx);
    let Some(idea) = idea else {
        rights::may_enter_moderation(&visit.actor)?;
        return Err(Problem::NotFound);
    };
    if rights::may_moderate(&visit.actor, idea.space).is_err() {
        rights::may_run_space(&visit.actor, idea.space)?;
    }
    Ok(idea)
}

/// A sign with the texts it is about.
struct Shown {
    sign: Sign,
    texts: Vec<Content>,
}

async fn show(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let idea = found(&visit, id).await?;
    let supports = SUPPORTS.or_not_found()?;
    let mut tx = visit.app.db.read().await?;
    let times = supports(&mut tx, id.0).await?;
    let written = texts::about(&mut tx, id.0, TEXTS).await?;
    let supported: Vec<Supported> = times
        .into_iter()
        .map(|(account, at)| Supported {
            account,
            at,
            account_made: made_at(account),
        })
        .collect();
    let signs = signals::signs(&supported, &written);
    let cluster = signals::cluster(&signs);
    let mut shown = Vec::with_capacity(signs.len());
    for sign in signs {
        let mut texts = Vec::new();
        if let Sign::SameText { contents, .. } = &sign {
            for content in contents.iter().take(SHOWN) {
                texts.extend(kinds::load(&mut tx, ContentKind::Comment, *content).await?);
            }
        }
        shown.push(Shown { sign, texts });
    }
    drop(tx);
    let all = supported.len();
    let in_cluster = supported
        .iter()
        .filter(|one| cluster.binary_search(&one.account).is_ok())
        .count();
    let l = visit.locale;
    let title = t!(l, "arranged-title");
    let list = if shown.is_empty() {
        Either::Left(
            view! { <div class="empty"><h2>{t!(l, "arranged-none")}</h2><p>{t!(l, "arranged-none-words")}</p></div> },
        )
    } else {
        let signs: Vec<_> = shown
            .iter()
            .map(|shown| sign(&visit, shown).into_any())
            .collect();
        Either::Right(view! { <ul class="rows">{signs}</ul> })
    };
    let lang = lang_of(&visit, &idea.lang);
    let section = match rights::may_enter_moderation(&visit.actor) {
        Ok(_) => Section::Moderation,
        Err(_) => Section::Admin,
    };
    Ok(visit.page(Page::new(section, title.clone()), || {
        view! {
            {ui::back(l, idea.link.clone())}
            <p class="over" lang=lang>{idea.title.clone()}</p>
            <h1>{title}</h1>
            <p class="lede">{t!(l, "arranged-lede")}</p>
            {counts(l, all, in_cluster)}
            <h2>{t!(l, "arranged-signs")}</h2>
            {list}
            <div class="notice"><p>{t!(l, "arranged-no-punishment")}</p></div>
        }
    }))
}

/// Supports with the accounts of all signs, and without them.
fn counts(l: Locale, all: usize, in_cluster: usize) -> impl IntoView {
    let rows = [
        (t!(l, "arranged-all"), all),
        (t!(l, "arranged-without"), all - in_cluster),
    ];
    let number = |n: usize| u64::try_from(n).unwrap_or(0);
    let share = |n: usize| number(n) * 1000 / number(all).max(1);
    let bars = rows.iter().map(|(label, n)| Bar {
        label: label.clone(),
        lang: None,
        value: i18n::number(l, number(*n)),
        tenths: share(*n),
        wins: false,
    });
    let caption = t!(l, "arranged-supports");
    let picture = chart::bars("supports", caption.clone(), bars.collect());
    let cells: Vec<_> = rows
        .iter()
        .map(|(label, n)| view! { <tr><th scope="row">{label.clone()}</th><td class="n">{i18n::number(l, number(*n))}</td></tr> })
        .collect();
    view! {
        {picture}
        <div class="table-wrap" role="region" aria-labelledby="supports-table" tabindex="0"><table><caption id="supports-table">{caption}</caption><tbody>{cells}</tbody></table></div>
    }
}

/// What was noticed, on what evidence, and how it can be harmless.
fn sign(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let (title, evidence, harmless) = match &shown.sign {
        Sign::Burst {
            from,
            count,
            usual_tenths,
            ..
        } => (
            t!(l, "arranged-burst"),
            t!(
                l,
                "arranged-burst-evidence",
                n = *count,
                from = moment(visit, *from),
                usual = tenths(l, *usual_tenths)
            ),
            t!(l, "arranged-burst-harmless"),
        ),
        Sign::SameText { contents, accounts } => (
            t!(l, "arranged-same"),
            t!(
                l,
                "arranged-same-evidence",
                n = contents.len(),
                people = accounts.len()
            ),
            t!(l, "arranged-same-harmless"),
        ),
        Sign::YoungAccounts {
            from,
            until,
            accounts,
        } => (
            t!(l, "arranged-young"),
            t!(
                l,
                "arranged-young-evidence",
                n = accounts.len(),
                from = moment(visit, *from),
                until = moment(visit, *until)
            ),
            t!(l, "arranged-young-harmless"),
        ),
    };
    let texts: Vec<_> = shown
        .texts
        .iter()
        .map(|content| {
            let excerpt: String = content.text.chars().take(200).collect();
            view! { <li><a href=content.link.clone() lang=lang_of(visit, &content.lang)>{excerpt}</a></li> }
        })
        .collect();
    let texts = (!texts.is_empty()).then(|| view! { <ul class="small">{texts}</ul> });
    view! {
        <li><div><b>{title}</b><p>{evidence}</p>{texts}<p class="small muted">{t!(l, "arranged-harmless")}" "{harmless}</p></div></li>
    }
}

/// Tenths as a number: `1.5`.
fn tenths(l: Locale, tenths: usize) -> String {
    let mark = if l == Locale::De { ',' } else { '.' };
    format!("{}{mark}{}", tenths / 10, tenths % 10)
}
