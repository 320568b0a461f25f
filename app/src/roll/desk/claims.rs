//! Claims on entries that another account holds: who has it, who says to be it, and a decision with its reason.

use super::{OF_ENTRY, facts};
use crate::access::{self, Opened};
use crate::db::{Collides, DbError};
use crate::desk;
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::i18n::{self, Locale};
use crate::identity;
use crate::roll::entries::{self, Entry};
use crate::roll::matching::{Match, Matched};
use crate::roll::store::claims::{self, Row};
use crate::roll::store::matches;
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, radios};
use crate::ui::pager::pager;
use crate::ui::{self, TextArea};
use crate::web::{Id, LocalPath, Page, Query, Section, Site, Visit};
use domain::access::{Field, Person, Purpose, Why};
use domain::ids::{AccountId, ClaimId, RollEntryId};
use domain::residence::{ClaimState, MatchMeans};
use domain::rights::{self, MayServe};
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;

/// The page of the desk this belongs to.
const HERE: &str = "/desk/claims";
/// Claims on a page.
const AT_ONCE: i64 = 50;
/// Longest reason, in characters.
const REASON: usize = 1000;
/// What is opened of the two accounts.
const OF_ACCOUNT: &[Field] = &[
    Field::AccountEmail,
    Field::AccountName,
    Field::AccountDates,
    Field::Match,
    Field::Claims,
];

fn means_words(l: Locale, means: &str) -> String {
    match MatchMeans::from_word(means) {
        Some(MatchMeans::Letter) => t!(l, "means-letter"),
        Some(MatchMeans::Desk) => t!(l, "means-desk"),
        Some(MatchMeans::Provider) => t!(l, "means-provider"),
        Some(MatchMeans::Email) => t!(l, "means-email"),
        // It goes with time.
        None => String::new(),
    }
}

fn moment(visit: &Visit, at: i64) -> Result<String, Problem> {
    let at = crate::clock::from_millis(at)?;
    Ok(i18n::moment(visit.locale, at, &visit.app.site.time_zone))
}

/// `GET /desk/claims`: the open ones, without a name in them.
pub async fn list(visit: Visit, Query(query): Query) -> Answer {
    rights::may_serve(&visit.actor)?;
    let after = query.get("after").parse().unwrap_or(0);
    let mut tx = visit.app.db.read().await?;
    let open = claims::list(&mut tx, ClaimState::Open, after, AT_ONCE).await?;
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "claims-title");
    let full = i64::try_from(open.len()).unwrap_or(0) == AT_ONCE;
    let next = open.last().filter(|_| full).map(|claim| claim.at);
    let rows = open
        .iter()
        .map(|claim| {
            let words = t!(l, "claims-by", means = means_words(l, &claim.means));
            Ok(view! { <li><div><b><a href=format!("/desk/claims/{}", claim.id)>{moment(&visit, claim.at)?}</a></b><small>{words}</small></div></li> })
        })
        .collect::<Result<Vec<_>, Problem>>()?;
    Ok(desk::page(
        &visit,
        HERE,
        Page::new(Section::Desk, title.clone()),
        None,
        || {
            let body = if rows.is_empty() {
                Either::Left(view! { <div class="empty"><h2>{t!(l, "claims-none")}</h2></div> })
            } else {
                Either::Right(view! { <ul class="rows">{rows}</ul> })
            };
            let next = pager(
                l,
                None,
                next.map(|after| format!("/desk/claims?after={after}")),
            );
            view! { <h1>{title}</h1><p class="lede">{t!(l, "claims-lede")}</p>{body}{next} }
        },
    ))
}

/// `GET /desk/claims/{id}`: asks whether to open it; it needs no other purpose than its own.
pub async fn ask(visit: Visit, Id(id): Id<ClaimId>) -> Answer {
    rights::may_serve(&visit.actor)?;
    let claim = claims::find(&mut visit.app.db.read().await?, id)
        .await?
        .or_not_found()?;
    let l = visit.locale;
    let title = t!(l, "claim-title");
    let when = moment(&visit, claim.at)?;
    Ok(desk::page(
        &visit,
        HERE,
        Page::new(Section::Desk, title.clone()),
        None,
        || {
            view! {
                {ui::back(l, "/desk/claims")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "claim-when", when = when, means = means_words(l, &claim.means))}</p>
                {access::warning(l)}
                <form method="post"><div class="actions"><button class="button">{t!(l, "open-do")}</button></div></form>
            }
        },
    ))
}

struct Side {
    card: Option<identity::Card>,
    matched: Option<matches::Row>,
}

/// A claim with all that is needed to decide it, opened and written down.
struct Opening {
    claim: Row,
    entry: Entry,
    holder: Side,
    claimant: Side,
}

async fn opening(visit: &Visit, may: &MayServe, id: ClaimId) -> Result<Opening, Problem> {
    let why = Why {
        purpose: Purpose::FraudCheck,
        reason: String::new(),
        case: None,
    };
    let opened = |person, fields| Opened {
        may,
        person,
        why: &why,
        fields,
    };
    let read = transact!(&visit.app.db, tx => {
        let Some(claim) = claims::find(tx, id).await? else { return Ok(None) };
        let Some(entry) = entries::find(tx, RollEntryId(claim.entry)).await? else { return Ok(None) };
        let mut sides = Vec::with_capacity(2);
        for account in [AccountId(claim.holder), AccountId(claim.claimant)] {
            let card = identity::card(tx, account).await?;
            let matched = matches::current(tx, account).await?;
            sides.push(Side { card, matched });
        }
        access::record(tx, &opened(Person::Entry(RollEntryId(claim.entry)), OF_ENTRY), visit.now).await?;
        for account in [claim.holder, claim.claimant].map(AccountId) {
            if account != AccountId::ERASED {
                access::record(tx, &opened(Person::Account(account), OF_ACCOUNT), visit.now).await?;
            }
        }
        let claimant = sides.pop();
        Ok::<_, Problem>(claimant.zip(sides.pop()).map(|(claimant, holder)| Opening { claim, entry, holder, claimant }))
    })?;
    read.or_not_found()
}

/// `POST /desk/claims/{id}`: the claim, opened.
pub async fn open(visit: Visit, Id(id): Id<ClaimId>) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let claim = claims::find(&mut visit.app.db.read().await?, id).await?;
    require_no_part_in(&may, &claim.or_not_found()?)?;
    let opening = opening(&visit, &may, id).await?;
    draw(&visit, &FormState::default(), &opening)
}

fn draw(visit: &Visit, form: &FormState, opening: &Opening) -> Answer {
    let l = visit.locale;
    let title = t!(l, "claim-title");
    let claim = &opening.claim;
    let facts = facts(visit, &opening.entry)?;
    let holder = side(visit, t!(l, "claim-holder"), &opening.holder, None)?;
    let claimed = t!(
        l,
        "claim-when",
        when = moment(visit, claim.at)?,
        means = means_words(l, &claim.means)
    );
    let claimant = side(
        visit,
        t!(l, "claim-claimant"),
        &opening.claimant,
        Some(claimed),
    )?;
    let choices = vec![
        (
            ClaimState::Kept.word().to_owned(),
            t!(l, "claim-keep"),
            t!(l, "claim-keep-words"),
        ),
        (
            ClaimState::Moved.word().to_owned(),
            t!(l, "claim-move"),
            t!(l, "claim-move-words"),
        ),
    ];
    let decision = FieldText::new("decision", t!(l, "claim-decision"), String::new());
    let reason = FieldText::new("reason", t!(l, "claim-reason"), t!(l, "claim-reason-hint"));
    let is_open = claim.state == ClaimState::Open.word();
    let action = format!("/desk/claims/{}/decide", claim.id);
    let form_below = is_open.then(|| {
        view! {
            <form method="post" action=action class="measure" novalidate>
                {radios(l, form, &decision, choices)}
                <TextArea l form=form.clone() text=reason rows=4/>
                <div class="actions"><button class="button">{t!(l, "claim-decide")}</button></div>
            </form>
        }
    });
    Ok(desk::page(
        visit,
        HERE,
        Page::new(Section::Desk, title.clone()),
        Some(form),
        || {
            view! {
                {ui::back(l, "/desk/claims")}
                <h1>{title}</h1>
                <div class="notice"><p>{t!(l, "open-recorded")}</p></div>
                <h2>{t!(l, "person-roll")}</h2>
                {facts}
                <div class="ways">{holder}{claimant}</div>
                {form_below}
                {(!is_open).then(|| view! { <div class="notice"><p>{t!(l, "claim-decided")}</p><blockquote class="pre">{claim.reason.clone()}</blockquote></div> })}
            }
        },
    ))
}

fn side(
    visit: &Visit,
    title: String,
    side: &Side,
    claimed: Option<String>,
) -> Result<impl IntoView + use<>, Problem> {
    let l = visit.locale;
    let matched = match &side.matched {
        Some(row) => Some(crate::roll::residence::how_bound(visit, row)?),
        None => claimed,
    };
    let card = match &side.card {
        Some(card) => {
            let since = moment(visit, card.created_at)?;
            Either::Left(view! {
                <dl class="answers"><div><dt>{t!(l, "email")}</dt><dd>{card.email.clone()}</dd></div>
                    <div><dt>{t!(l, "me-name")}</dt><dd>{card.name.clone()}</dd></div>
                    <div><dt>{t!(l, "claim-account-since")}</dt><dd>{since}</dd></div>
                    <div><dt>{t!(l, "opened-match")}</dt><dd>{matched.unwrap_or_default()}</dd></div></dl>
            })
        }
        None => Either::Right(view! { <p>{t!(l, "claim-account-gone")}</p> }),
    };
    Ok(view! { <section class="card"><h2>{title}</h2>{card}</section> })
}

/// Nobody sees the other side of a claim on their own entry, nor decides it.
fn require_no_part_in(may: &MayServe, claim: &Row) -> Result<(), Problem> {
    if [claim.holder, claim.claimant].contains(&may.by().0) {
        return Err(rights::Denied::Role.into());
    }
    Ok(())
}

/// `POST /desk/claims/{id}/decide`. Nobody decides about an account of their own, nor alone about a claim they brought up at the desk.
pub async fn decide(visit: Visit, Id(id): Id<ClaimId>, fields: Fields) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let claim = claims::find(&mut visit.app.db.read().await?, id)
        .await?
        .or_not_found()?;
    require_no_part_in(&may, &claim)?;
    let mut form = FormState::of(fields);
    if claim.opened_by == Some(may.by().0) {
        form.refuse("decision", "claim-decision-own", &[]);
    }
    let decision = ClaimState::from_word(form.fields.get("decision"));
    let decision = decision.filter(|decision| *decision != ClaimState::Open);
    if decision.is_none() {
        form.refuse("decision", "claim-decision-empty", &[]);
    }
    let reason = form.paragraphs("reason", REASON);
    form.say_if_empty("reason", "claim-reason-empty");
    let Some(decision) = decision.filter(|_| !form.is_refused()) else {
        let opening = opening(&visit, &may, id).await?;
        return draw(&visit, &form, &opening);
    };
    if !carry_out(&visit, &may, &claim, decision, &reason).await? {
        form.refuse("decision", "claim-decision-elsewhere", &[]);
        let opening = opening(&visit, &may, id).await?;
        return draw(&visit, &form, &opening);
    }
    visit.notice("claim-decided-done").await?;
    Ok(visit.redirect(&LocalPath::new("/desk/claims")))
}

/// Decides, moves the entry where that was decided, and tells both, in one transaction. `false` if it cannot be moved, because the claimant has
/// another entry by now.
async fn carry_out(
    visit: &Visit,
    may: &MayServe,
    claim: &Row,
    decision: ClaimState,
    reason: &str,
) -> Result<bool, Problem> {
    let app = &visit.app;
    let ids = [app.clock.id(), app.clock.id(), app.clock.id()];
    let (holder, claimant) = (AccountId(claim.holder), AccountId(claim.claimant));
    let means = MatchMeans::from_word(&claim.means).unwrap_or(MatchMeans::Desk);
    let rebind =
        Match::new(app, claimant, RollEntryId(claim.entry), means).by_clerk(*may.by(), None);
    let done: Result<(), Decided> = transact!(&app.db, tx => {
        let id = ClaimId(claim.id);
        if !claims::decide(tx, may, id, decision, reason, visit.now).await? {
            return Err(Decided::Problem(Problem::Conflict));
        }
        if decision == ClaimState::Moved {
            if identity::entry_of(tx, holder).await? == Some(RollEntryId(claim.entry)) {
                identity::release(tx, holder).await?;
                matches::end(tx, holder, "claim", visit.now).await?;
            }
            if !matches!(rebind.carry_out(tx).await?, Matched::Now | Matched::Before) {
                return Err(Decided::CannotMove);
            }
        }
        let [event, to_holder, to_claimant] = ids;
        let facts = json!({ "decision": decision.word() });
        events::record(tx, event, visit.now, Kind::ClaimDecided, claim.id, Some(*may.by()), &facts).await?;
        for (mail, account) in [(to_holder, holder), (to_claimant, claimant)] {
            identity::people::write_to(tx, &app.site, account, (mail, visit.now), |l| letter(l, &app.site, decision, reason)).await?;
        }
        Ok(())
    });
    match done {
        Ok(()) => Ok(true),
        Err(Decided::CannotMove) => Ok(false),
        Err(Decided::Problem(problem)) => Err(problem),
    }
}

/// Why a decision was taken back.
enum Decided {
    CannotMove,
    Problem(Problem),
}

impl From<DbError> for Decided {
    fn from(error: DbError) -> Self {
        Self::Problem(error.into())
    }
}

impl Collides for Decided {
    fn collides(&self) -> bool {
        matches!(self, Self::Problem(problem) if problem.collides())
    }
}

fn letter(l: Locale, site: &Site, decision: ClaimState, reason: &str) -> (String, String) {
    let (name, contact) = (site.name.as_str(), site.contact.as_str());
    if decision == ClaimState::Moved {
        return (
            t!(l, "mail-claim-moved-subject", site = name),
            t!(
                l,
                "mail-claim-moved-body",
                site = name,
                reason = reason,
                contact = contact
            ),
        );
    }
    (
        t!(l, "mail-claim-kept-subject", site = name),
        t!(
            l,
            "mail-claim-kept-body",
            site = name,
            reason = reason,
            contact = contact
        ),
    )
}
