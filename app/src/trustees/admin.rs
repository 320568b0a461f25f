//! `/admin/polls/{id}/trustees`: naming the trustees of a secret poll, and what has to happen before it can open.

use super::due;
use super::page::{names, restarted, standing};
use super::store::{self, Body};
use crate::admin::{self, Tab};
use crate::clock::millis;
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::identity::{self, people};
use crate::polls::{self, Brief};
use crate::secret::{self, ForTrustees};
use crate::ui::forms::{FieldText, InputKind, input};
use crate::ui::{TextArea, lang_of};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use crate::{events, roll, t, transact};
use axum::response::Response;
use ballot::secret::MAX_SHARES;
use domain::actor::Role;
use domain::ids::{AccountId, PollId};
use domain::poll::PollState;
use domain::rights::{self, MayRunSpace};
use leptos::prelude::*;
use serde_json::json;

/// Longest list of addresses.
const ADDRESSES: usize = 8_000;

/// What the page needs.
struct Chair {
    may: MayRunSpace,
    brief: Brief,
    body: Option<Body>,
    stands: ForTrustees,
    names: Vec<String>,
    are_administrators: bool,
    /// How many may vote, once that was counted.
    eligible: Option<i64>,
}

impl Chair {
    async fn load(visit: &Visit, id: PollId) -> Result<Self, Problem> {
        rights::may_enter_administration(&visit.actor)?;
        let mut tx = visit.app.db.read().await?;
        let brief = polls::brief(&mut tx, id).await?.or_not_found()?;
        let may = rights::may_run_space(&visit.actor, brief.poll.space)?;
        if !brief.poll.profile.is_secret() {
            return Err(Problem::NotFound);
        }
        let body = store::body(&mut tx, id).await?;
        let mut names_of = Vec::new();
        let mut administrators = 0;
        if let Some(body) = &body {
            names_of = names(&mut tx, body).await?;
            for one in &body.trustees {
                let actor = identity::actor(&mut tx, one.account).await?;
                let grants = actor.map(|actor| actor.grants).unwrap_or_default();
                let runs = grants.iter().any(|grant| grant.role == Role::Administrator);
                administrators += usize::from(runs);
            }
        }
        let eligible = roll::frozen_size(&mut tx, id).await?;
        drop(tx);
        let stands = secret::for_trustees(&visit.app, id).await?;
        let are_administrators = administrators > 0 && administrators == names_of.len();
        Ok(Self {
            may,
            brief,
            body,
            stands,
            names: names_of,
            are_administrators,
            eligible,
        })
    }

    /// Named they are while nothing is fixed.
    fn can_name(&self) -> bool {
        let state = self.brief.poll.state;
        let is_early = matches!(
            state,
            PollState::Draft | PollState::Preview | PollState::Published
        );
        is_early && self.stands.name.is_none()
    }

    fn path(&self) -> String {
        format!("/admin/polls/{}/trustees", self.brief.poll.id)
    }
}

/// `GET /admin/polls/{id}/trustees`
pub async fn show(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let chair = Chair::load(&visit, id).await?;
    let mut form = visit.typed_before().await?.unwrap_or_default();
    if form.value("needed").is_empty() {
        form.fields.set("needed", "2");
    }
    Ok(draw(&visit, &chair, &form))
}

/// `POST /admin/polls/{id}/trustees` with `emails`, one a line, and `needed`. Those who were named before are replaced, and what they did is gone.
pub async fn name(visit: Visit, Id(id): Id<PollId>, fields: Fields) -> Answer {
    let chair = Chair::load(&visit, id).await?;
    if !chair.can_name() {
        return Err(Problem::Conflict);
    }
    let mut form = FormState::of(fields);
    let emails = form.paragraphs("emails", ADDRESSES);
    form.say_if_empty("emails", "trustees-needed");
    let needed = form.optional_number("needed", 1, i64::from(MAX_SHARES));
    let accounts = accounts(&visit, &mut form, &emails).await?;
    let needed = needed.and_then(|needed| u16::try_from(needed).ok());
    let fits = needed.is_some_and(|needed| usize::from(needed) <= accounts.len());
    if !form.is_refused() && !fits {
        let all = i64::try_from(accounts.len()).unwrap_or(i64::MAX);
        form.refuse("needed", "trustees-needed-too-many", &[("all", all)]);
    }
    let Some(needed) = needed.filter(|_| !form.is_refused()) else {
        return Ok(draw(&visit, &chair, &form));
    };
    let (nonce, event, may) = (visit.app.clock.random(), visit.app.clock.id(), &chair.may);
    let facts = json!({ "trustees": accounts.len(), "needed": needed });
    transact!(&visit.app.db, tx => {
        if !secret::unset_sealing(tx, id).await? {
            return Err(Problem::Conflict);
        }
        store::name(tx, may, id, (nonce, needed), &accounts, visit.now).await?;
        events::record(tx, event, visit.now, events::Kind::TrusteesNamed, id.0, Some(*may.by()), &facts).await?;
        Ok::<(), Problem>(())
    })?;
    visit.notice("trustees-named").await?;
    Ok(visit.redirect(&LocalPath::new(chair.path())))
}

/// The accounts with these addresses, each once.
async fn accounts(
    visit: &Visit,
    form: &mut FormState,
    emails: &str,
) -> Result<Vec<AccountId>, Problem> {
    let mut tx = visit.app.db.read().await?;
    let mut accounts = Vec::new();
    let lines = emails
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    for (line, email) in (1_i64..).zip(lines) {
        if accounts.len() >= usize::from(MAX_SHARES) {
            form.refuse("emails", "trustees-too-many", &[]);
            break;
        }
        match people::account_at(&mut tx, &email.to_lowercase()).await? {
            Some(account) if accounts.contains(&account) => {
                form.refuse("emails", "trustees-twice", &[("line", line)]);
            }
            Some(account) => accounts.push(account),
            None => form.refuse("emails", "trustees-unknown", &[("line", line)]),
        }
    }
    if accounts.is_empty() && !form.is_refused() {
        form.refuse("emails", "trustees-needed", &[]);
    }
    Ok(accounts)
}

fn draw(visit: &Visit, chair: &Chair, form: &FormState) -> Response {
    let l = visit.locale;
    let title = t!(l, "trustees-admin-title");
    let page = Page::new(Section::Admin, title.clone());
    let poll = format!("/admin/polls/{}", chair.brief.poll.id);
    let crumbs = vec![
        ("/admin/polls".to_owned(), t!(l, "nav-polls")),
        (poll, chair.brief.title.clone()),
    ];
    let lang = lang_of(visit, &chair.brief.lang);
    let named = chair.body.as_ref().map(|body| {
        view! {
            {warnings(visit, chair, body)}
            {restarted(visit, body, &chair.names)}
            <h2>{t!(l, "trustees-named-title")}</h2>
            <p>{t!(l, "trustees-numbers", needed = body.ceremony.t, all = body.ceremony.n)}</p>
            {standing(visit, body, &chair.stands, &chair.names)}
        }
    });
    let emails = FieldText::new(
        "emails",
        t!(l, "trustees-emails"),
        t!(l, "trustees-emails-hint"),
    );
    let needed = FieldText::new(
        "needed",
        t!(l, "trustees-how-many"),
        t!(l, "trustees-how-many-hint"),
    );
    let again = (chair.body.is_some()).then(|| view! { <p>{t!(l, "trustees-again")}</p> });
    let naming = chair.can_name().then(|| {
        view! {
            <h2>{t!(l, "trustees-name")}</h2>
            {again}
            <form method="post" class="measure" novalidate>
                <TextArea l form=form.clone() text=emails rows=4/>
                {input(l, form, &needed, InputKind::NUMBER)}
                <div class="actions"><button class="button">{t!(l, "trustees-name")}</button></div>
            </form>
        }
    });
    admin::page(visit, Tab::Polls, page, Some(form), crumbs, || {
        view! {
            <h1>{title}</h1>
            <p class="lede" lang=lang>{chair.brief.title.clone()}</p>
            <p>{t!(l, "trustees-admin-words")}</p>
            {ahead(visit, chair)}
            {named}
            {naming}
        }
    })
}

fn warnings(visit: &Visit, chair: &Chair, body: &Body) -> impl IntoView + use<> {
    let l = visit.locale;
    let (t, n) = (body.ceremony.t, body.ceremony.n);
    let all = [
        (n == 1, "trustees-warn-alone"),
        (n > 1 && t == n, "trustees-warn-all"),
        (n > 1 && t == 1, "trustees-warn-one"),
        (chair.are_administrators, "trustees-warn-administration"),
    ];
    let lines: Vec<_> = all
        .into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, key)| view! { <p>{t!(l, key)}</p> })
        .collect();
    (!lines.is_empty()).then(|| view! { <div class="notice warn">{lines}</div> })
}

/// What has to happen before the poll can open, and after it has closed, as a list with states.
fn ahead(visit: &Visit, chair: &Chair) -> impl IntoView + use<> {
    let l = visit.locale;
    let (body, stands) = (chair.body.as_ref(), &chair.stands);
    let shares = body.map_or(0, |body| {
        body.trustees.iter().filter(|one| one.has_shared).count()
    });
    let second = body.is_some_and(|body| {
        let shown = body
            .trustees
            .iter()
            .filter(|one| due::has_done(body, stands, one, due::Step::Second));
        shown.count() >= usize::from(body.ceremony.t)
    });
    let needed = body.map_or(0, |body| usize::from(body.ceremony.t));
    let complaints = stands.is_closed && millis(visit.now) >= stands.shares_from_ms;
    let all = [
        (body.is_some(), t!(l, "ahead-named")),
        (stands.has_sealing, t!(l, "ahead-key")),
        (stands.name.is_some(), t!(l, "ahead-fixed")),
        (stands.has_passed, t!(l, "ahead-trial")),
        (second, t!(l, "ahead-second")),
        (stands.is_closed, t!(l, "ahead-closed")),
        (complaints, t!(l, "ahead-complaints")),
        (
            needed > 0 && shares >= needed,
            t!(l, "ahead-shares", there = shares, needed = needed),
        ),
        (stands.is_counted, t!(l, "ahead-counted")),
    ];
    let rows: Vec<_> = all
        .into_iter()
        .map(|(is_done, words)| {
            let state = if is_done {
                t!(l, "trustee-done")
            } else {
                t!(l, "ahead-open")
            };
            view! { <li><div><b>{words}</b><small>{state}</small></div></li> }
        })
        .collect();
    let eligible = chair
        .eligible
        .filter(|eligible| *eligible < i64::from(stands.least));
    let small = eligible.map(|eligible| {
        let words = t!(
            l,
            "ahead-too-small",
            eligible = eligible,
            needed = stands.least
        );
        view! { <div class="notice bad"><p>{words}</p></div> }
    });
    view! { <h2>{t!(l, "ahead-title")}</h2>{small}<ul class="rows">{rows}</ul> }
}
