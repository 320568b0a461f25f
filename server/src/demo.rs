//! The municipality of Lindenau: fills an empty database once with people, spaces and polls in all states. Everything goes through the same
//! functions as in daily use; for polls of the past the clock is set back. A filling that breaks off goes on at the next start.

mod chosen;
mod ideas;
pub mod people;
mod polls;
pub mod secret;
mod spaces;

use crate::clock::SystemClock;
use crate::imports::progress_bar;
use app::clock::Clock;
use app::db::{Collides, DbError, Tx, settings};
use app::error::Problem;
use app::polls::draft::{OptionDraft, PollDraft};
use app::polls::replay::{self, ReplayBallot};
use app::polls::{Casting, jobs};
use app::roll;
use app::secret::Taking;
use app::spaces as places;
use app::transact;
use app::web::{AppState, Reach};
use domain::actor::Level;
use domain::ids::{PhaseId, SpaceId};
use domain::poll::{Eligibility, Method, OptionOrder, PollState, Profile, completed_years};
use domain::rights::{self, Denied, MayAdminister};
use domain::space::{Permits, Phase};
use jiff::Timestamp;
use jiff::civil::Date;
use people::{Voter, lot, one_of};
use polls::{POLLS, PollText, Stands, Who};
use std::collections::HashMap;
use std::sync::Arc;

/// Name of the setting that says how far the filling is.
const MARKER: &str = "demo";

/// Why the demonstration was not filled in.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database.
    #[error("{0}")]
    Db(#[from] DbError),
    /// A rule of ours said no.
    #[error("the demonstration breaks a rule: {0:?}")]
    Rule(Problem),
    /// A key file.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

impl From<Problem> for DemoError {
    fn from(problem: Problem) -> Self {
        Self::Rule(problem)
    }
}

impl From<Denied> for DemoError {
    fn from(denied: Denied) -> Self {
        Self::Rule(denied.into())
    }
}

impl Collides for DemoError {
    fn collides(&self) -> bool {
        match self {
            Self::Db(error) => error.collides(),
            Self::Rule(problem) => problem.collides(),
            Self::Io(_) => false,
        }
    }
}

/// Fills an empty database; one that is filled, or holds anything else, stays as it is. `false` says that it holds something else.
///
/// # Errors
/// [`DemoError`]; the next start goes on with what is missing.
pub async fn fill(app: &AppState) -> Result<bool, DemoError> {
    let mut tx = app.db.read().await?;
    let marker = settings::get(&mut tx, MARKER).await?;
    let is_empty = roll::count(&mut tx).await? == 0 && places::is_empty(&mut tx).await?;
    drop(tx);
    match marker.as_deref() {
        Some("filled") => return Ok(true),
        Some(_) => {}
        None if is_empty => mark(app, "begun").await?,
        None => return Ok(false),
    }
    let may = rights::may_administer(&rights::operator())?;
    let now = app.clock.now();
    let today = app::i18n::local(now, &app.site.time_zone).date();
    let votes = POLLS.iter().map(|poll| poll.stands.votes());
    let bar = progress_bar(
        u64::try_from(votes.sum::<usize>()).unwrap_or(0),
        "demo votes",
    );
    let voters = people::fill(app, &may, today).await?;
    let spaces = found_spaces(app, &may, now).await?;
    people::grant(app, &may, |slug| spaces.get(slug).copied()).await?;
    for text in POLLS {
        fill_poll(app, text, &spaces, &voters, &|n| {
            bar.inc(u64::try_from(n).unwrap_or(0))
        })
        .await?;
    }
    secret::fill(app, &spaces).await?;
    ideas::fill(app, &spaces, &voters).await?;
    bar.finish_and_clear();
    app::notices::begin_here(app).await?;
    mark(app, "filled").await?;
    Ok(true)
}

/// Whether this database was filled with the demonstration.
pub(crate) async fn is_marked(tx: &mut Tx) -> Result<bool, DbError> {
    Ok(settings::get(tx, MARKER).await?.is_some())
}

async fn mark(app: &AppState, value: &str) -> Result<(), DbError> {
    transact!(&app.db, tx => settings::set(tx, MARKER, value).await)
}

async fn found_spaces(
    app: &AppState,
    may: &MayAdminister,
    now: Timestamp,
) -> Result<HashMap<&'static str, SpaceId>, DemoError> {
    let mut ids = HashMap::new();
    for text in spaces::SPACES {
        let phase = |(title, from, until, permits): &(&str, i64, i64, &[_])| {
            Ok::<Phase, DemoError>(Phase {
                id: PhaseId(app.clock.id()),
                title: (*title).to_owned(),
                starts_at: at_hour(app, now, *from, 0)?,
                ends_at: at_hour(app, now, *until, 0)?,
                permits: Permits::of(permits),
            })
        };
        let space = places::NewSpace {
            id: SpaceId(app.clock.id()),
            slug: text.slug.to_owned(),
            kind: text.kind,
            title: text.title.to_owned(),
            summary: text.summary.to_owned(),
            body: text.body.to_owned(),
            lang: text.lang.to_owned(),
            min_level: Level::Anonymous,
            phases: text.phases.iter().map(phase).collect::<Result<_, _>>()?,
        };
        let id: Result<SpaceId, DemoError> = transact!(&app.db, tx => {
            match places::id_of(tx, &space.slug).await? {
                Some(id) => known(id),
                None => {
                    places::found(tx, may, &space, now).await?;
                    Ok::<SpaceId, DemoError>(space.id)
                }
            }
        });
        ids.insert(text.slug, id?);
    }
    Ok(ids)
}

fn known(id: SpaceId) -> Result<SpaceId, DemoError> {
    Ok(id)
}

/// A full hour, so many local days from now.
fn at_hour(app: &AppState, now: Timestamp, days: i64, hour: i8) -> Result<Timestamp, DemoError> {
    let zone = &app.site.time_zone;
    let day = app::i18n::local(now, zone).date();
    day.checked_add(jiff::Span::new().days(days))
        .and_then(|day| day.at(hour, 0, 0, 0).to_zoned(zone.clone()))
        .map(|zoned| zoned.timestamp())
        .map_err(|_| DbError::Stored("time").into())
}

/// The same state at another time: what is done with it happens then.
fn at_time(app: &AppState, then: Timestamp) -> AppState {
    let clock = SystemClock::default();
    clock.advance(then.as_second() - clock.now().as_second());
    let clock: Arc<dyn Clock> = Arc::new(clock);
    AppState::new(Reach {
        casting: Casting::start(app.db.clone(), clock.clone()).0,
        taking: Taking::start(app.box_db.clone(), clock.clone()).0,
        clock,
        ..Reach::clone(app)
    })
}

fn draft(app: &AppState, text: &PollText, now: Timestamp) -> Result<PollDraft, DemoError> {
    let (min_level, min_age, districts) = match text.who {
        Who::Accounts => (Level::Email, None, Vec::new()),
        Who::Residents(age) => (Level::Resident, Some(age), Vec::new()),
        Who::District(name) => (Level::Resident, Some(16), vec![name.to_owned()]),
    };
    let has_costs = text.options.iter().any(|option| option.project.is_some());
    let option = |option: &polls::OptionText| OptionDraft {
        title: option.title.to_owned(),
        description: option.text.to_owned(),
        category: option.project.map(|project| project.1.to_owned()),
        district: option.project.map(|project| project.2.to_owned()),
        cost_minor: option.project.map(|project| project.0 * 100),
        ..OptionDraft::default()
    };
    Ok(PollDraft {
        lang: text.lang.to_owned(),
        title: text.title.to_owned(),
        summary: text.summary.to_owned(),
        body: text.body.to_owned(),
        binding: text.binding.to_owned(),
        profile: Profile::Confidential,
        method: text.by.unwrap_or(match text.max {
            1 => Method::SingleChoice,
            max => Method::Approval { min: 1, max },
        }),
        none_option: text.none,
        order: if text.shuffled {
            OptionOrder::Shuffled
        } else {
            OptionOrder::Fixed
        },
        eligibility: Eligibility {
            min_level,
            districts,
            min_age,
            max_age: None,
        },
        assisted: matches!(text.who, Who::Residents(_)),
        opens_at: at_hour(app, now, text.days.0, 8)?,
        closes_at: at_hour(app, now, text.days.1, 18)?,
        currency: has_costs.then(|| "EUR".to_owned()),
        budget_minor: has_costs.then_some(120_000_000),
        options: text.options.iter().map(option).collect(),
    })
}

/// One poll from its draft to where it stands. Each step looks first whether it was done.
async fn fill_poll(
    app: &AppState,
    text: &PollText,
    spaces: &HashMap<&'static str, SpaceId>,
    voters: &[Voter],
    progress: &impl Fn(usize),
) -> Result<(), DemoError> {
    let Some(space) = spaces.get(text.space) else {
        return Ok(());
    };
    let may = rights::may_run_space(&rights::operator(), *space)?;
    let draft = draft(app, text, app.clock.now())?;
    let votes = text.stands.votes();
    let source = blake3::derive_key("comitia 2026-11 demo poll", text.title.as_bytes());
    // Voting happens a while before now or before the close; opening and announcing before that.
    let end = if text.stands.is_over() {
        draft.closes_at
    } else {
        app.clock.now()
    };
    let opening = at_time(app, draft.opens_at.min(end));
    let begun = replay::begin(&opening, &may, source, &draft, votes).await?;
    match text.stands {
        Stands::Draft => return Ok(()),
        Stands::Preview => {
            return Ok(replay::preview(app, &may, begun.poll, app.clock.now()).await?);
        }
        _ => replay::publish(&opening, &may, begun.poll, opening.clock.now()).await?,
    }
    if votes == 0 {
        return Ok(());
    }
    jobs::open(&opening, begun.poll, draft.opens_at, None).await?;
    let voting = at_time(
        app,
        end.checked_sub(jiff::SignedDuration::from_hours(1))
            .unwrap_or(end),
    );
    if replay::state(app, begun.poll).await? == PollState::Open {
        let ballots = ballots(app, &source, text, voters, &draft, votes)?;
        replay::go_on(&voting, &begun, &ballots, progress).await?;
    }
    if text.stands.is_over() {
        jobs::close(app, begun.poll, draft.closes_at, None).await?;
    }
    if matches!(text.stands, Stands::Archived(_)) {
        replay::archive(app, &may, begun.poll, app.clock.now()).await?;
    }
    Ok(())
}

/// The ballots of a poll: who votes and what, by lot.
fn ballots(
    app: &AppState,
    source: &[u8; 32],
    text: &PollText,
    voters: &[Voter],
    draft: &PollDraft,
    votes: usize,
) -> Result<Vec<ReplayBallot>, DemoError> {
    let key = app.keys.replay(source, app.clock.as_ref())?;
    let seed = u64::from_le_bytes([
        source[0], source[1], source[2], source[3], source[4], source[5], source[6], source[7],
    ]);
    let close_day = app::i18n::local(draft.closes_at, &app.site.time_zone).date();
    let may_vote = |voter: &&Voter| is_eligible(voter, &draft.eligibility, close_day);
    let start = one_of(seed, voters.len());
    let ballot = |(n, voter): (usize, &Voter)| ReplayBallot {
        account: voter.account,
        chosen: chosen::choice(
            text,
            seed.wrapping_add(lot(u64::try_from(n).unwrap_or(0))),
            n,
        ),
        salt: *blake3::keyed_hash(&key, &n.to_le_bytes()).as_bytes(),
    };
    let in_turn = voters.iter().cycle().skip(start).take(voters.len());
    Ok(in_turn
        .filter(may_vote)
        .take(votes)
        .enumerate()
        .map(ballot)
        .collect())
}

fn is_eligible(voter: &Voter, rule: &Eligibility, close_day: Date) -> bool {
    // Accounts are for those who can have an e-mail address of their own.
    let min_age = rule.min_age.unwrap_or(14);
    completed_years(voter.born, close_day) >= min_age
        && (rule.districts.is_empty() || rule.districts.contains(&voter.district))
}

/// How to sign in as each part, for the terminal.
#[must_use]
pub fn sign_in_table(app: &AppState) -> String {
    let rows = people::PARTS
        .iter()
        .map(|part| format!("  {:<34} {}\n", part.title, part.email));
    let base = app.site.base_url.as_str().trim_end_matches('/');
    format!(
        "The demonstration can be seen as:\n{}Sign in with one of these addresses at {base}/sign-in; the link arrives at {base}/demo/outbox\n\
         The trustees of its secret polls are played by the demonstration: their shares are the files {}… of the folder of keys.\n",
        rows.collect::<String>(),
        crate::played_trustees::SHARES
    )
}
