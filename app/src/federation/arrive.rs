//! Back from a provider: who it vouches for, and what that leads to.

use super::buttons::Purpose;
use super::leave;
use super::pending::{self, Pending};
use super::protocol::{Fault, Vouched, take};
use super::start::{Attempt, active, attempt, begun, failed, told};
use super::store::{self, Bound, NewIdentity, Provider};
use crate::db::{DbError, Tx};
use crate::error::{Answer, Problem};
use crate::events;
use crate::identity::ways::{self, Claim, Matched};
use crate::identity::{NewAccount, account_for};
use crate::roll;
use crate::t;
use crate::transact;
use crate::web::{AppState, Id, LocalPath, Query, Visit};
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use domain::actor::{Means, Proof};
use domain::ids::AccountId;
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/sign-in/with/{id}/answer", get(answer))
}

/// Somebody whom a provider vouches for.
struct Arrived {
    provider: Provider,
    vouched: Vouched,
    attempt: Attempt,
    /// Who stands on the roll, as the provider says; `None` if it does not say, or nobody asks it to.
    claim: Option<Claim>,
}

impl Arrived {
    /// What it shows. An electronic identity says for sure who somebody is only where it fits the entry of the account: anybody has one.
    fn proof(&self, is_matched: bool) -> Proof {
        Proof {
            means: Means::Provider,
            at: self.vouched.at,
            is_strong: is_matched && self.provider.is_strong(self.vouched.acr.as_deref()),
        }
    }
}

/// `GET /sign-in/with/{id}/answer`
async fn answer(visit: Visit, headers: HeaderMap, Id(id): Id<Uuid>, Query(query): Query) -> Answer {
    let Some(attempt) = attempt(&visit).await? else {
        let words = t!(visit.locale, "provider-late");
        let home = LocalPath::new("/");
        return Ok(told(&visit, StatusCode::UNPROCESSABLE_ENTITY, words, &home));
    };
    let next = LocalPath::checked(&attempt.next);
    let provider = active(&visit, attempt.provider).await?;
    let is_asked = attempt.provider == id && attempt.asked.state == query.get("state");
    let issuer = query.get("iss");
    let taken = if !is_asked {
        Err(Fault::Doubtful(
            "another state than was asked with".to_owned(),
        ))
    } else if !issuer.is_empty() && issuer != provider.issuer {
        // RFC 9207: the answer names who gives it.
        Err(Fault::Doubtful("another issuer than was asked".to_owned()))
    } else if query.get("code").is_empty() {
        let error: String = query.get("error").chars().take(100).collect();
        Err(Fault::SentBack(error))
    } else {
        let code = query.get("code");
        take(
            &visit.app,
            &provider,
            &attempt.asked,
            begun(&attempt),
            code,
            visit.now,
        )
        .await
    };
    let vouched = match taken {
        Ok(vouched) => vouched,
        Err(fault) => return failed(&visit, &provider, &fault, &next).await,
    };
    let arrived = Arrived {
        claim: claim(&provider, &vouched),
        provider,
        vouched,
        attempt,
    };
    match (arrived.attempt.purpose, visit.actor.account) {
        (Purpose::SignIn, _) => sign_in(&visit, &headers, arrived).await,
        (Purpose::Connect, Some(_)) => keep(&visit, arrived, "").await,
        (_, Some(account)) => show_again(&visit, arrived, account).await,
        // The session ended meanwhile.
        (_, None) => Ok(visit.redirect(&LocalPath::sign_in(&arrived.attempt.next))),
    }
}

/// Who somebody is on the roll, by what the provider vouches for.
fn claim(provider: &Provider, vouched: &Vouched) -> Option<Claim> {
    if !provider.is_resident(vouched.acr.as_deref()) {
        return None;
    }
    match provider.roll_match.as_str() {
        "reference" => Some(Claim::Reference(vouched.claim(&provider.match_claim)?)),
        "person" => Some(Claim::Person {
            given: vouched.claim("given_name")?,
            family: vouched.claim("family_name")?,
            born: vouched
                .claim("birthdate")?
                .parse::<Date>()
                .ok()?
                .to_string(),
        }),
        _ => None,
    }
}

/// Keeps who was vouched for until its owner has said to which account that belongs.
async fn keep(visit: &Visit, arrived: Arrived, why: &'static str) -> Answer {
    let kept = Pending {
        provider: arrived.provider.id,
        is_strong: arrived.provider.is_strong(arrived.vouched.acr.as_deref()),
        label: arrived.vouched.label(),
        subject: arrived.vouched.subject,
        shown_at: arrived.vouched.at.as_millisecond(),
        claim: arrived.claim,
        next: arrived.attempt.next,
        why: why.to_owned(),
        since: visit.now.as_second(),
    };
    pending::keep(visit, &kept).await?;
    let to = if why.is_empty() {
        "/me/providers/connect"
    } else {
        "/sign-in/connect"
    };
    Ok(visit.redirect(&LocalPath::new(to)))
}

/// What one transaction makes of somebody who signs in.
enum Known {
    /// The account, whether it was made just now, and what became of the claim on the roll.
    As(AccountId, bool, Option<Matched>),
    /// Not yet: the address belongs to an account already, or is not known for sure.
    Nobody(&'static str),
}

struct Plan<'a> {
    arrived: &'a Arrived,
    new: Option<NewAccount>,
    ids: [Uuid; 3],
    papers: roll::Papers,
    now: jiff::Timestamp,
    label: String,
}

async fn sign_in(visit: &Visit, headers: &HeaderMap, arrived: Arrived) -> Answer {
    let email = arrived.vouched.confirmed_email();
    let new = email.filter(|_| arrived.provider.trusts_email);
    let plan = Plan {
        new: new.map(|email| NewAccount {
            id: AccountId(visit.app.clock.id()),
            email,
            name: String::new(),
            lang: visit.locale.tag(),
        }),
        ids: std::array::from_fn(|_| visit.app.clock.id()),
        papers: roll::Papers::new(&visit.app),
        now: visit.now,
        label: arrived.vouched.label(),
        arrived: &arrived,
    };
    let known = match transact!(&visit.app.db, tx => know(tx, &plan).await) {
        // Somebody else was bound to the same entry of the roll, or made the same account, at this moment.
        Err::<_, DbError>(error) if error.is_unique_violation() => {
            transact!(&visit.app.db, tx => know(tx, &plan).await)
        }
        done => done,
    }?;
    let (account, matched) = match known {
        Known::As(account, is_new, matched) => ((account, is_new), matched),
        Known::Nobody(why) => return keep(visit, arrived, why).await,
    };
    let proof = arrived.proof(matched == Some(Matched::Bound));
    let entered = ways::enter(visit, headers, account, proof).await?;
    leave::note(visit, arrived.provider.id).await?;
    let notice = if matched == Some(Matched::Refused) {
        "claim-refused"
    } else {
        "signed-in"
    };
    visit.notice(notice).await?;
    Ok(entered.answer(visit.redirect(&LocalPath::checked(&arrived.attempt.next))))
}

async fn know(tx: &mut Tx, plan: &Plan<'_>) -> Result<Known, DbError> {
    let arrived = plan.arrived;
    let (provider, subject) = (arrived.provider.id, arrived.vouched.subject.as_str());
    let [made, linked, identity] = plan.ids;
    let mut is_new = false;
    let account = match store::holder(tx, provider, subject).await? {
        Some(account) => {
            store::used(tx, provider, subject, &plan.label, plan.now).await?;
            account
        }
        None => {
            let Some(new) = &plan.new else {
                return Ok(Known::Nobody("address"));
            };
            if ways::is_known(tx, &new.email).await? {
                return Ok(Known::Nobody("account"));
            }
            let (account, made_now) = account_for(tx, new, plan.now).await?;
            is_new = made_now;
            let created = events::Kind::AccountCreated;
            let facts = json!({ "provider": provider });
            events::record(
                tx,
                made,
                plan.now,
                created,
                account.0,
                Some(account),
                &facts,
            )
            .await?;
            let new = NewIdentity {
                id: identity,
                provider,
                subject,
                label: &plan.label,
            };
            store::link(tx, Bound::New(account), &new, plan.now).await?;
            let kind = events::Kind::IdentityLinked;
            events::record(tx, linked, plan.now, kind, account.0, Some(account), &facts).await?;
            account
        }
    };
    let matched = match &arrived.claim {
        Some(claim) => Some(ways::match_claim(tx, account, claim, &plan.papers, false).await?),
        None => None,
    };
    Ok(Known::As(account, is_new, matched))
}

/// Somebody who is signed in has shown at the provider who they are; it counts if the identity is connected with the account.
async fn show_again(visit: &Visit, arrived: Arrived, account: AccountId) -> Answer {
    let (provider, subject) = (arrived.provider.id, arrived.vouched.subject.clone());
    let next = LocalPath::checked(&arrived.attempt.next);
    let holder = store::holder(&mut visit.app.db.read().await?, provider, &subject).await?;
    match holder {
        None => return keep(visit, arrived, "").await,
        Some(holder) if holder != account => {
            let words = t!(
                visit.locale,
                "provider-of-another",
                name = arrived.provider.name.as_str()
            );
            return Ok(told(visit, StatusCode::UNPROCESSABLE_ENTITY, words, &next));
        }
        Some(_) => {}
    }
    let label = arrived.vouched.label();
    let is_asked = matches!(arrived.attempt.purpose, Purpose::Resident | Purpose::Strong);
    let matched = bind(visit, account, arrived.claim.as_ref(), is_asked).await?;
    transact!(&visit.app.db, tx => store::used(tx, provider, &subject, &label, visit.now).await)
        .map_err(Problem::from)?;
    ways::prove(visit, arrived.proof(matched == Some(Matched::Bound))).await?;
    leave::note(visit, provider).await?;
    let is_enough = match arrived.attempt.purpose {
        Purpose::Resident => visit.actor.resident.is_some() || matched == Some(Matched::Bound),
        Purpose::Strong => {
            arrived.provider.is_strong(arrived.vouched.acr.as_deref())
                && matched == Some(Matched::Bound)
        }
        _ => true,
    };
    if matched == Some(Matched::Refused) {
        visit.notice("claim-refused").await?;
    } else if !is_enough {
        let name = arrived.provider.name.as_str();
        let words = match matched {
            Some(Matched::Unknown) => t!(visit.locale, "provider-not-on-roll", name = name),
            _ => t!(visit.locale, "provider-too-weak", name = name),
        };
        return Ok(told(visit, StatusCode::UNPROCESSABLE_ENTITY, words, &next));
    }
    Ok(visit.redirect(&next))
}

/// Binds an account to the entry of the roll that a provider vouches for, if it does.
pub(super) async fn bind(
    visit: &Visit,
    account: AccountId,
    claim: Option<&Claim>,
    is_asked: bool,
) -> Result<Option<Matched>, Problem> {
    let Some(claim) = claim else {
        return Ok(None);
    };
    let papers = roll::Papers::new(&visit.app);
    let first = transact!(&visit.app.db, tx => ways::match_claim(tx, account, claim, &papers, is_asked).await);
    match first {
        Err::<_, DbError>(error) if error.is_unique_violation() => Ok(Some(
            transact!(&visit.app.db, tx => ways::match_claim(tx, account, claim, &papers, is_asked).await.map_err(Problem::from))?,
        )),
        done => Ok(Some(done?)),
    }
}
