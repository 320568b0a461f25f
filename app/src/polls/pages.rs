//! The pages of polls.

pub mod assisted;
pub mod ballot;
pub mod card;
pub mod cast;
pub mod controls;
pub mod feed;
pub mod files;
pub mod home;
pub mod list;
pub mod marks;
pub mod numbers;
pub mod options;
pub mod outcome;
pub mod poll;
pub mod receipt;
pub mod record;
pub mod results;
pub mod rules;
pub mod sealed;
pub mod sealed_for;
pub mod sealed_receipt;
pub mod sealed_record;
pub mod sealed_trust;
mod sealed_watch;
pub mod secret;
pub mod trust;
pub mod turnout;
pub mod verify;
pub mod written;

use super::jobs;
use super::recent::{self, RecentPoll};
use super::store::PollRecord;
use crate::error::{OrNotFound, Problem};
use crate::i18n;
use crate::roll;
use crate::t;
use crate::web::{AppState, Visit};
use ::ballot::{Tag, participation_tag};
use axum::Router;
use axum::routing::{get, post};
use domain::ids::PollId;
use domain::poll::{Eligibility, Listed, OptionOrder, Stage};
use domain::rights::{self, Denied, MayVote};
use std::ops::Deref;
use std::sync::Arc;

/// Routes of the pages.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/polls", get(list::list))
        .route("/polls.atom", get(feed::atom))
        .route("/polls/{id}", get(poll::show))
        .route("/polls/{id}/vote", get(ballot::vote).post(cast::cast))
        .route(
            "/polls/{id}/check",
            post(ballot::check).get(cast::to_ballot),
        )
        .route("/polls/{id}/receipt", get(receipt::show))
        .route("/polls/{id}/results", get(results::show))
        .route("/polls/{id}/device", get(secret::device))
        .merge(record::routes())
        .merge(assisted::routes())
        .merge(sealed::routes())
        .merge(sealed_for::routes())
        .merge(sealed_record::routes())
        .merge(verify::routes())
}

/// A poll as this visitor finds it.
pub struct Found {
    /// The poll and its space, as they were read a moment ago.
    poll: Arc<RecentPoll>,
    /// Where it stands now.
    pub stage: Stage,
    /// Whether the visitor stands on the list of those who may vote.
    pub listed: Listed,
}

impl Deref for Found {
    type Target = RecentPoll;
    fn deref(&self) -> &RecentPoll {
        &self.poll
    }
}

impl Found {
    /// The poll, if this visitor may see it; who may not is not told that it is there.
    ///
    /// Call it before a connection is held: whoever waits for another visitor's reading of the same poll must not keep that one waiting.
    pub async fn load(visit: &Visit, id: PollId) -> Result<Self, Problem> {
        let poll = recent::poll(&visit.app, id).await?;
        let poll = poll.or_not_found()?;
        if !rights::may_see_poll(&visit.actor, &poll.record.poll) {
            return Err(Problem::NotFound);
        }
        let stage = poll.record.poll.stage(visit.now);
        let rule = &poll.record.poll.eligibility;
        let listed = match &visit.actor.resident {
            Some(resident) if stage == Stage::Open && rule.asks_for_resident() => {
                roll::listed(&mut visit.app.db.read().await?, id, resident.entry).await?
            }
            _ => Listed::NotFixed,
        };
        Ok(Self {
            poll,
            stage,
            listed,
        })
    }

    /// Whether the visitor may vote now.
    pub fn may_vote(&self, visit: &Visit) -> Result<MayVote, Denied> {
        let day = jobs::close_day(&visit.app, &self.record.poll);
        let may = rights::may_vote(
            &visit.actor,
            &self.space,
            &self.record.poll,
            visit.now,
            day,
            self.listed,
        );
        may.map_err(|denied| match denied {
            // One that was closed early closed when it did, not when it should have.
            Denied::Closed { .. } => Denied::Closed {
                closed_at: self.record.closes(),
            },
            other => other,
        })
    }

    /// What stands for the voter in this poll.
    pub fn tag(&self, visit: &Visit, may: &MayVote) -> Result<Tag, Problem> {
        let key = visit
            .app
            .keys
            .participation(*may.poll(), self.record.key_check)?;
        Ok(participation_tag(&key, may.person()))
    }

    /// The order in which this visitor sees the options. Whoever cannot vote has none of their own: it is new at each visit, so that
    /// no option profits from standing first.
    pub fn order(&self, visit: &Visit, tag: Option<Tag>) -> Vec<u16> {
        let options = self.record.poll.options;
        match self.record.poll.order {
            OptionOrder::Fixed => (1..=options).collect(),
            OptionOrder::Shuffled => {
                let key = tag.map_or_else(|| visit.app.clock.random(), |tag| tag.0);
                domain::poll::shuffled(options, &key)
            }
        }
    }

    /// The address of the poll or of a page below it.
    pub fn path(&self, below: &str) -> String {
        format!("/polls/{}{below}", self.record.poll.id)
    }

    /// The way back: all polls, this poll.
    pub fn crumbs(&self, visit: &Visit) -> Vec<(String, String)> {
        let l = visit.locale;
        vec![
            ("/polls".to_owned(), t!(l, "nav-polls")),
            (self.path(""), self.record.title.clone()),
        ]
    }
}

impl PollRecord {
    /// When it closes or closed.
    pub fn closes(&self) -> jiff::Timestamp {
        self.closed_at.map_or(self.poll.closes_at, |closed| {
            closed.min(self.poll.closes_at)
        })
    }
}

/// A moment in words, in the municipality's zone.
pub fn moment(visit: &Visit, time: jiff::Timestamp) -> String {
    i18n::moment(visit.locale, time, &visit.app.site.time_zone)
}

/// A stored count as a number that can be told.
pub fn count(n: i64) -> u64 {
    u64::try_from(n).unwrap_or(0)
}

/// Who may vote, in one sentence.
pub fn electorate(visit: &Visit, rule: &Eligibility) -> String {
    let l = visit.locale;
    let who = if !rule.asks_for_resident() {
        return t!(l, "electorate-accounts");
    } else if rule.districts.is_empty() {
        t!(
            l,
            "electorate-residents",
            place = visit.app.site.name.as_str()
        )
    } else {
        t!(
            l,
            "electorate-districts",
            districts = rule.districts.join(", ")
        )
    };
    match (rule.min_age, rule.max_age) {
        (None, None) => t!(l, "electorate", who = who),
        (Some(min), None) => t!(l, "electorate-from", who = who, min = min),
        (None, Some(max)) => t!(l, "electorate-until", who = who, max = max),
        (Some(min), Some(max)) => t!(l, "electorate-between", who = who, min = min, max = max),
    }
}
