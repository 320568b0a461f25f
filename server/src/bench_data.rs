//! `comitia bench-data`: fills a database for measurements, and says in a file what the load has to send.

mod ideas;

use crate::clock::SystemClock;
use crate::config::Config;
use crate::imports::{ImportError, progress_bar, refuse_real};
use crate::played_trustees;
use app::error::Problem;
use app::identity::known::{self, KnownResident};
use app::identity::sessions::SessionTable;
use app::polls::draft::{OptionDraft, PollDraft};
use app::polls::jobs::{self, Early};
use app::polls::{measured, replay};
use app::roll;
use app::web::{AppState, SESSION_ACCOUNT};
use app::{spaces, transact};
use domain::actor::Level;
use domain::ids::{AccountId, PollId, SpaceId};
use domain::poll::{Eligibility, Method, OptionOrder, Profile};
use domain::rights::{self, MayAdminister, MayRunSpace};
use domain::roll_csv::RollEntry;
use domain::space::SpaceKind;
use futures::{StreamExt, TryStreamExt, stream};
use jiff::SignedDuration;
use jiff::civil::date;
use serde_json::json;
use std::path::PathBuf;
use std::sync::Arc;
use tower_sessions::Session;
use uuid::Uuid;

/// Closed polls that are written in one transaction.
const POLLS_AT_ONCE: u32 = 200;
/// Sessions that are begun at once.
const SESSIONS_AT_ONCE: usize = 64;
const OPTIONS: [&str; 4] = [
    "Trees and benches",
    "Market hall",
    "As it is, repaired",
    "A pond",
];

/// How much of everything.
#[derive(clap::Args)]
pub struct Amounts {
    /// Residents who are signed in and have not voted.
    #[arg(long)]
    pub residents: usize,
    /// Polls in all, one of them open.
    #[arg(long)]
    pub polls: u32,
    /// Ballots in the closed poll whose results are asked for.
    #[arg(long)]
    pub votes: u64,
    /// Whether the open poll is a secret one.
    #[arg(long)]
    pub secret: bool,
    /// Ideas on a board of their own.
    #[arg(long, default_value_t = 0)]
    pub ideas: u64,
    /// Comments on them in all.
    #[arg(long, default_value_t = 0)]
    pub comments: u64,
    /// Supports of them in all.
    #[arg(long, default_value_t = 0)]
    pub supports: u64,
    /// Where to write what the load has to send.
    #[arg(long)]
    pub out: PathBuf,
}

/// Fills the database and writes the file.
///
/// # Errors
/// [`ImportError`].
pub async fn run(config: &Config, amounts: &Amounts) -> Result<(), ImportError> {
    let (app, writer) = crate::workbench(config, SystemClock::default()).await?;
    let said = fill(&app, amounts).await?;
    measured::analyse(&app).await?;
    let databases = app.databases();
    drop(app);
    let _ = writer.await;
    databases.close().await;
    std::fs::write(&amounts.out, said.to_string())
        .map_err(|error| ImportError::File(amounts.out.display().to_string(), error))
}

/// Fills the database; what it yields is what the load has to send.
///
/// # Errors
/// [`ImportError`]; a real installation is refused.
pub async fn fill(app: &AppState, amounts: &Amounts) -> Result<serde_json::Value, ImportError> {
    refuse_real(app).await?;
    let operator = rights::operator();
    let administrator = rights::may_administer(&operator).map_err(Problem::from)?;
    let space = space(app, &administrator).await?;
    let may = rights::may_run_space(&operator, space).map_err(Problem::from)?;
    let accounts = residents(app, &administrator, amounts.residents).await?;
    closed_polls(app, &may, amounts.polls.saturating_sub(2)).await?;
    let title = "Where shall the fair be?";
    let counted = open_poll(app, &may, title, Profile::Confidential).await?;
    let bar = progress_bar(amounts.votes, "ballots");
    measured::stuff(app, counted, amounts.votes, |n| bar.inc(n)).await?;
    bar.finish_and_clear();
    let early = Early::at_command_line(&may);
    jobs::close(app, counted, app.clock.now(), Some(&early)).await?;
    let title = "Which plan for the market square?";
    let profile = if amounts.secret {
        Profile::Secret { revote: false }
    } else {
        Profile::Confidential
    };
    let open = open_poll(app, &may, title, profile).await?;
    let many = ideas::Ideas {
        ideas: amounts.ideas,
        comments: amounts.comments,
        supports: amounts.supports,
    };
    let (board, idea) = ideas::fill(app, space, many).await?;
    app::notices::begin_here(app).await.map_err(Problem::from)?;
    let cookies = sessions(app, &accounts).await?;
    Ok(json!({
        "poll": format!("/polls/{open}"),
        "check": format!("/polls/{open}/check"),
        "vote": format!("/polls/{open}/vote"),
        "board": board,
        "idea": idea,
        "results": format!("/polls/{counted}/results"),
        "form": "option=1&salt={salt}",
        "cookies": cookies,
    }))
}

async fn space(app: &AppState, may: &MayAdminister) -> Result<SpaceId, ImportError> {
    let now = app.clock.now();
    let space = spaces::NewSpace {
        id: SpaceId(app.clock.id()),
        slug: format!("measured-{}", app.clock.id().simple()),
        kind: SpaceKind::Process,
        title: "Measurements".to_owned(),
        summary: "Polls that are there to be measured.".to_owned(),
        body: String::new(),
        lang: "en".to_owned(),
        min_level: Level::Anonymous,
        phases: Vec::new(),
    };
    transact!(&app.db, tx => {
        spaces::found(tx, may, &space, now).await?;
        Ok::<SpaceId, ImportError>(space.id)
    })
}

async fn residents(
    app: &AppState,
    may: &MayAdminister,
    count: usize,
) -> Result<Vec<AccountId>, ImportError> {
    let now = app.clock.now();
    let bar = progress_bar(u64::try_from(count).unwrap_or(0), "residents");
    let mut accounts = Vec::with_capacity(count);
    let numbers: Vec<usize> = (0..count).collect();
    for some in numbers.chunks(roll::ENTRIES_AT_ONCE) {
        let entries: Vec<RollEntry> = some.iter().map(|_| entry(app)).collect();
        let rows: Vec<(Uuid, &RollEntry)> = entries
            .iter()
            .map(|entry| (app.clock.id(), entry))
            .collect();
        let known: Vec<KnownResident> = entries
            .iter()
            .map(|entry| KnownResident {
                account: app.clock.id(),
                email: format!("{}@measured.invalid", entry.reference),
                name: "Measured Resident".to_owned(),
                reference: entry.reference.clone(),
            })
            .collect();
        let written: Result<(), ImportError> = transact!(&app.db, tx => {
            roll::upsert(tx, may, &rows, now).await?;
            known::insert_accounts(tx, may, &known, "en", now).await?;
            Ok::<(), ImportError>(())
        });
        written?;
        accounts.extend(known.iter().map(|known| AccountId(known.account)));
        bar.inc(u64::try_from(some.len()).unwrap_or(0));
    }
    bar.finish_and_clear();
    Ok(accounts)
}

fn entry(app: &AppState) -> RollEntry {
    RollEntry {
        reference: format!("measured-{}", app.clock.id().simple()),
        given_name: "Measured".to_owned(),
        family_name: "Resident".to_owned(),
        birth_date: date(1980, 1, 1),
        district: Some("Inner city".to_owned()),
        email: None,
        email_is_shared: false,
        address: None,
        left: None,
        phone: None,
        line: 0,
    }
}

fn draft(app: &AppState, title: &str, days: (i64, i64)) -> PollDraft {
    let now = app.clock.now();
    let day = |days: i64| {
        now.checked_add(SignedDuration::from_hours(24 * days))
            .unwrap_or(now)
    };
    PollDraft {
        lang: "en".to_owned(),
        title: title.to_owned(),
        summary: "The council asks, and decides in January.".to_owned(),
        body: "All plans keep the weekly market and the lime tree.\n\nThey differ in what is built and in what they cost.".to_owned(),
        binding: "The council has bound itself to the result.".to_owned(),
        profile: Profile::Confidential,
        method: Method::SingleChoice,
        none_option: true,
        assisted: false,
        order: OptionOrder::Fixed,
        eligibility: Eligibility {
            min_level: Level::Resident,
            districts: Vec::new(),
            min_age: Some(16),
            max_age: None,
        },
        opens_at: day(days.0),
        closes_at: day(days.1),
        currency: None,
        budget_minor: None,
        options: OPTIONS
            .iter()
            .map(|title| OptionDraft {
                title: (*title).to_owned(),
                description: "Ready in spring 2028".to_owned(),
                ..OptionDraft::default()
            })
            .collect(),
    }
}

async fn closed_polls(app: &AppState, may: &MayRunSpace, count: u32) -> Result<(), ImportError> {
    let bar = progress_bar(u64::from(count), "polls");
    let numbers: Vec<u32> = (0..count).collect();
    for some in numbers.chunks(usize::try_from(POLLS_AT_ONCE).unwrap_or(1)) {
        let polls: Vec<(PollId, PollDraft, [u64; 4])> = some
            .iter()
            .map(|n| {
                let ago = i64::from(n % 1000);
                let draft = draft(
                    app,
                    &format!("Question {n}: which plan?"),
                    (-30 - ago, -2 - ago),
                );
                let n = u64::from(*n);
                (
                    PollId(app.clock.id()),
                    draft,
                    [200 + n % 97, 150 + n % 89, 90, 20 + n % 13],
                )
            })
            .collect();
        let written: Result<(), ImportError> = transact!(&app.db, tx => {
            for (id, draft, votes) in &polls {
                measured::insert_closed(tx, may, *id, draft, votes, draft.opens_at).await?;
            }
            Ok::<(), ImportError>(())
        });
        written?;
        bar.inc(u64::try_from(some.len()).unwrap_or(0));
    }
    bar.finish_and_clear();
    Ok(())
}

async fn open_poll(
    app: &AppState,
    may: &MayRunSpace,
    title: &str,
    profile: Profile,
) -> Result<PollId, ImportError> {
    let (id, event, now) = (PollId(app.clock.id()), app.clock.id(), app.clock.now());
    let is_secret = matches!(profile, Profile::Secret { .. });
    let draft = PollDraft {
        profile,
        ..draft(app, title, (0, 30))
    };
    let written: Result<(), ImportError> = transact!(&app.db, tx => {
        replay::create(tx, may, id, &draft, event, now).await?;
        Ok::<(), ImportError>(())
    });
    written?;
    replay::publish(app, may, id, now).await?;
    if is_secret {
        played_trustees::make_ready(app, id).await?;
    }
    jobs::open(app, id, now, Some(&Early::at_command_line(may))).await?;
    Ok(id)
}

/// One session for each account, as signing in begins it; the `Cookie` headers.
async fn sessions(app: &AppState, accounts: &[AccountId]) -> Result<Vec<String>, ImportError> {
    let bar = progress_bar(u64::try_from(accounts.len()).unwrap_or(0), "sessions");
    let table = Arc::new(SessionTable::new(app.db.clone(), app.clock.clone()));
    let begin = |account: AccountId| {
        let (table, bar) = (table.clone(), bar.clone());
        async move {
            let session = Session::new(None, table, None);
            let failed =
                |error: tower_sessions::session::Error| ImportError::Refused(error.to_string());
            session
                .insert(SESSION_ACCOUNT, account)
                .await
                .map_err(failed)?;
            session.save().await.map_err(failed)?;
            bar.inc(1);
            let id = session
                .id()
                .ok_or_else(|| ImportError::Refused("a session without id".to_owned()))?;
            Ok::<String, ImportError>(format!("comitia={id}"))
        }
    };
    let cookies = stream::iter(accounts.iter().copied().map(begin))
        .buffered(SESSIONS_AT_ONCE)
        .try_collect()
        .await?;
    bar.finish_and_clear();
    Ok(cookies)
}
