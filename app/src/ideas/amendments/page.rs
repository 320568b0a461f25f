//! `/amendments/{id}`: what would change, why, and what becomes of it.

use super::found;
use crate::clock::from_millis;
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::FormState;
use crate::ideas::diff;
use crate::ideas::seen::Seen;
use crate::ideas::store::{self, AmendmentRow, Version};
use crate::ideas::support::own_tags;
use crate::moderation::report_link;
use crate::ui::errors::denied_words;
use crate::ui::forms::FieldText;
use crate::ui::{self, ErrorSummary, Markdown, TextArea, lang_of};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use crate::{i18n, profile, t};
use axum::http::StatusCode;
use domain::amendment::{Amendment, State};
use domain::ids::{AccountId, IdeaId};
use domain::moderation::{ContentKind, Visibility};
use domain::rights::Denied;
use domain::rights::amendments::{
    may_decide_amendment, may_vote_on_amendment, may_withdraw_amendment,
};
use leptos::prelude::*;
use uuid::Uuid;

/// What the page shows.
pub struct Shown {
    row: AmendmentRow,
    rules: Amendment,
    seen: Seen,
    base: Version,
    who: String,
    vote: Option<bool>,
}

impl Shown {
    async fn load(visit: &Visit, id: Uuid) -> Result<Self, Problem> {
        let (row, seen) = found(visit, id).await?;
        let tags = own_tags(visit)?;
        let mut tx = visit.app.db.read().await?;
        let base = store::versions(&mut tx, IdeaId(row.idea), row.base, 1).await?;
        let vote = match tags.is_empty() {
            true => None,
            false => store::vote_on(&mut tx, id, &tags).await?,
        };
        drop(tx);
        let by = AccountId(row.proposed_by);
        let names = profile::public_names(&visit.app, visit.locale, seen.space.id, &[by]).await?;
        Ok(Self {
            rules: row.rules()?,
            who: names.of(seen.space.id, by).to_owned(),
            base: base.into_iter().next().or_not_found()?,
            row,
            seen,
            vote,
        })
    }

    /// Whether the idea was changed since the amendment was made.
    fn is_overtaken(&self) -> bool {
        let waits = matches!(self.rules.state, State::Open | State::Overtaken);
        waits && self.seen.idea.version != self.row.base
    }
}

/// `GET` of what is only sent: who comes back from signing in goes on here.
pub async fn to_page(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    Ok(visit.redirect(&LocalPath::new(format!("/amendments/{id}"))))
}

/// `GET /amendments/{id}`
pub async fn show(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    draw(&visit, id, &FormState::default(), StatusCode::OK).await
}

/// Draws the page, with what was typed of reasons.
pub async fn draw(visit: &Visit, id: Uuid, form: &FormState, status: StatusCode) -> Answer {
    let shown = Shown::load(visit, id).await?;
    let l = visit.locale;
    let title = t!(l, "amendment-title");
    let page = Page {
        status,
        ..Page::new(Section::Ideas, title.clone())
    };
    let (seen, row) = (&shown.seen, &shown.row);
    let lang = lang_of(visit, &seen.idea.lang);
    let at = i18n::moment(l, from_millis(row.created_at)?, &visit.app.site.time_zone);
    let state = state(visit, &shown)?;
    let acts = acts(visit, &shown, form)?;
    let is_own = visit.actor.account == Some(shown.rules.by);
    let report = (!is_own).then(|| report_link(l, ContentKind::Amendment, row.id));
    Ok(visit.page(page.of_form(l, form), || {
        view! {
            <ErrorSummary l errors=form.errors.clone()/>
            {ui::back(l, format!("{}/amendments", seen.path()))}
            <p class="over" lang=lang.clone()>{seen.idea.title.clone()}</p>
            <h1>{title}</h1>
            <p class="small muted">{t!(l, "amendment-by-at", who = shown.who.as_str(), when = at)}</p>
            {state}
            <section aria-labelledby="why"><h2 id="why">{t!(l, "amendment-why")}</h2><Markdown text=row.why.clone() lang=lang_of(visit, &row.lang)/></section>
            {changes(visit, &shown)}
            {acts}
            {report}
        }
    }))
}

/// What would change: from the text it was made from, and where that was changed since, from the text of now.
fn changes(visit: &Visit, shown: &Shown) -> impl IntoView + use<> {
    let l = visit.locale;
    let (row, idea) = (&shown.row, &shown.seen.idea);
    let lang = lang_of(visit, &idea.lang);
    let of = |title: &str, body: &str| {
        let title = (title != row.title).then(|| diff::view(l, title, &row.title, lang.clone()));
        view! { {title}{diff::view(l, body, &row.body, lang.clone())} }
    };
    let then = of(&shown.base.title, &shown.base.body);
    let now = shown.is_overtaken().then(|| {
        let words = of(&idea.title, &idea.body);
        view! {
            <div class="notice warn"><p>{t!(l, "amendment-overtaken")}</p></div>
            <section class="card" aria-labelledby="now"><h2 id="now">{t!(l, "amendment-from-now")}</h2>{words}</section>
        }
    });
    view! {
        <section class="card" aria-labelledby="changes"><h2 id="changes">{t!(l, "amendment-changes", n = row.base)}</h2>{then}</section>
        {now}
    }
}

/// Where it stands, with the reasons.
fn state(visit: &Visit, shown: &Shown) -> Result<impl IntoView + use<>, Problem> {
    let l = visit.locale;
    let row = &shown.row;
    let zone = &visit.app.site.time_zone;
    let words = t!(l, &format!("amendment-state-{}", row.state));
    let decided = match row.decided_at {
        Some(at) => Some(i18n::moment(l, from_millis(at)?, zone)),
        None => None,
    };
    let votes = match row.closes_at {
        Some(closes) => {
            let when = i18n::moment(l, from_millis(closes)?, zone);
            let counts = t!(l, "amendment-votes", pros = row.pros, cons = row.cons);
            let key = if shown.rules.state == State::Open {
                "amendment-closes"
            } else {
                "amendment-closed"
            };
            Some(view! { <p>{counts}" "{t!(l, key, when = when)}</p> })
        }
        None => None,
    };
    let hidden = (shown.rules.visibility != Visibility::Visible).then(|| {
        view! { <p><b>{t!(l, "amendment-unseen")}</b></p> }
    });
    let reasons = (!row.reasons.is_empty()).then(|| view! { <p>{row.reasons.clone()}</p> });
    let version = row.version.map(|n| {
        let href = format!("{}/history", shown.seen.path());
        view! { <p><a href=href>{t!(l, "amendment-became", n = n)}</a></p> }
    });
    Ok(
        view! { <div class="notice"><p><b>{words}</b>" "{decided}</p>{hidden}{votes}{reasons}{version}</div> },
    )
}

/// What the visitor can do about it.
fn acts(visit: &Visit, shown: &Shown, form: &FormState) -> Result<impl IntoView + use<>, Problem> {
    let l = visit.locale;
    let (seen, rules, path) = (
        &shown.seen,
        &shown.rules,
        format!("/amendments/{}", shown.row.id),
    );
    let (actor, now) = (&visit.actor, visit.now);
    let decides = may_decide_amendment(actor, &seen.space, &seen.rules, rules, now).is_ok();
    let decide = decides.then(|| {
        let text = FieldText::new("reasons", t!(l, "amendment-reasons"), t!(l, "amendment-reasons-hint"));
        view! {
            <section class="card" aria-labelledby="decide"><h2 id="decide">{t!(l, "amendment-decide")}</h2>
                <form method="post" action=format!("{path}/decide") novalidate>
                    <input r#type="hidden" name="version" value=seen.idea.version.to_string()/>
                    <TextArea l form=form.clone() text rows=4/>
                    <div class="actions">
                        <button class="button" name="do" value="accept">{t!(l, "amendment-accept")}</button>
                        <button class="button secondary" name="do" value="decline">{t!(l, "amendment-decline")}</button>
                    </div>
                </form>
            </section>
        }
    });
    let vote = rules.is_voted_on(now).then(|| vote(visit, shown, &path));
    let withdraw = may_withdraw_amendment(actor, rules).is_ok().then(|| {
        view! { <form method="post" action=format!("{path}/withdraw")><button class="button quiet">{t!(l, "amendment-withdraw")}</button></form> }
    });
    let again = shown.is_overtaken().then(|| {
        let href = format!("{}/amendments/new?from={}", seen.path(), shown.row.id);
        view! { <a class="button quiet" href=href>{t!(l, "amendment-again")}</a> }
    });
    Ok(view! { {decide}{vote}<div class="actions">{withdraw}{again}</div> })
}

fn vote(visit: &Visit, shown: &Shown, path: &str) -> impl IntoView + use<> {
    let l = visit.locale;
    let seen = &shown.seen;
    let may = may_vote_on_amendment(
        &visit.actor,
        &seen.space,
        &seen.rules,
        &shown.rules,
        visit.now,
    );
    let why = may
        .err()
        .filter(|why| !matches!(why, Denied::SignIn | Denied::Level { .. }));
    let button = |value: &'static str, is_mine: bool, key: &str| {
        let sent = if is_mine { "none" } else { value };
        view! { <button class="button secondary" name="vote" value=sent aria-pressed=if is_mine { "true" } else { "false" }>{t!(l, key)}</button> }
    };
    let form = match why {
        Some(why) => view! { <p>{denied_words(visit, &why)}</p> }.into_any(),
        None => view! {
            <form method="post" action=format!("{path}/vote")><div class="actions">
                {button("for", shown.vote == Some(true), "amendment-for")}
                {button("against", shown.vote == Some(false), "amendment-against")}
            </div></form>
            <p class="small muted">{t!(l, "amendment-vote-words")}</p>
        }
        .into_any(),
    };
    view! { <section class="card" aria-labelledby="vote"><h2 id="vote">{t!(l, "amendment-vote")}</h2>{form}</section> }
}
