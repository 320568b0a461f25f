//! `comitia import pabulib FILE.pb`: the projects of a participatory budget become a poll; with `--replay` its ballots are cast too.

mod voters;

use super::{ImportError, counted, faults, grouped, progress_bar, read, refuse_real};
use app::error::Problem;
use app::polls::draft::{OptionDraft, PollDraft};
use app::polls::jobs::{self, Early};
use app::polls::replay::{self, ReplayBallot};
use app::web::AppState;
use app::{spaces, transact};
use domain::actor::Level;
use domain::ids::{PollId, SpaceId};
use domain::pabulib::{self, Instance};
use domain::poll::{Eligibility, MAX_OPTIONS, Method, OptionOrder, PollState, Profile};
use domain::rights::{self, MayAdminister, MayRunSpace};
use domain::space::SpaceKind;
use domain::text;
use jiff::{SignedDuration, Timestamp};
use std::fmt;
use std::path::Path;

/// What to do with a file.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Name in addresses of the space the poll is to be in; it is made if there is none.
    pub space: String,
    /// Whether the ballots are cast too.
    pub replay: bool,
    /// When the poll opens; without a wish in a week, for a replay at once.
    pub opens: Option<Timestamp>,
    /// When it closes; without a wish three weeks after it opens. A replay closes it when the last ballot is cast.
    pub closes: Option<Timestamp>,
}

/// What came of an import.
#[derive(Clone, Debug)]
pub struct Report {
    /// The poll.
    pub poll: PollId,
    /// Where it can be seen.
    pub address: String,
    /// The projects of a replay: title, votes in the file, votes counted.
    pub counts: Vec<(String, u64, u64)>,
    /// Ballots in the file and ballots counted.
    pub ballots: (u64, u64),
}

impl Report {
    /// Projects whose counts differ, and the number of ballots if that does.
    #[must_use]
    pub fn differences(&self) -> usize {
        let projects = self.counts.iter().filter(|(_, file, here)| file != here);
        projects.count() + usize::from(self.ballots.0 != self.ballots.1)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.counts.is_empty() {
            return writeln!(f, "The poll is a draft: {}", self.address);
        }
        writeln!(f, "{:>10} {:>10}", "file", "counted")?;
        for (title, file, here) in &self.counts {
            let mark = if file == here { " " } else { "≠" };
            let title: String = title.chars().take(60).collect();
            writeln!(
                f,
                "{:>10} {:>10} {mark} {title}",
                grouped(*file),
                grouped(*here)
            )?;
        }
        writeln!(
            f,
            "{:>10} {:>10}   ballots",
            grouped(self.ballots.0),
            grouped(self.ballots.1)
        )?;
        match self.differences() {
            0 => writeln!(f, "Every count equals the file's: {}", self.address),
            n => writeln!(
                f,
                "{}: {}",
                counted(n, "count differs", "counts differ"),
                self.address
            ),
        }
    }
}

/// Makes a poll of the file, whole or not at all; for a replay casts, closes, counts and compares, going on where an earlier run broke off.
///
/// # Errors
/// [`ImportError`]; counts that differ are no error here but stand in the report.
pub async fn import(app: &AppState, file: &Path, wish: &Wish) -> Result<Report, ImportError> {
    if wish.replay {
        refuse_real(app).await?;
    }
    let bytes = read(file)?;
    let instance = pabulib::parse(&bytes).map_err(|errors| faults(file, &errors))?;
    let refused = |what: &str| Err(ImportError::Refused(format!("{}: {what}", file.display())));
    if instance.projects.len() > MAX_OPTIONS {
        return refused("a poll has at most 500 options");
    }
    if instance.min_sum_cost.is_some() || instance.max_sum_cost.is_some() {
        return refused(
            "it bounds what the projects on a ballot cost together; polls have no such rule",
        );
    }
    let draft = draft(&instance, wish, app.clock.now());
    if draft.closes_at <= draft.opens_at {
        return refused("the poll would close before it opens");
    }
    let administrator = rights::may_administer(&rights::operator()).map_err(Problem::from)?;
    let space = space(app, &administrator, &wish.space, &instance).await?;
    let may = rights::may_run_space(&rights::operator(), space).map_err(Problem::from)?;
    let source = *blake3::hash(&bytes).as_bytes();
    let poll = if wish.replay {
        replayed(app, &administrator, &may, &instance, &draft, source).await?
    } else {
        drafted(app, &may, &draft).await?
    };
    let mut report = Report {
        poll,
        address: app
            .site
            .base_url
            .join(&format!("polls/{poll}"))
            .map_or_else(|_| poll.to_string(), String::from),
        counts: Vec::new(),
        ballots: (0, 0),
    };
    if wish.replay {
        let counted = replay::counted(&mut app.db.read().await?, poll).await?;
        let (ballots, votes) =
            counted.ok_or_else(|| ImportError::Refused("the poll is not counted".to_owned()))?;
        report.ballots = (u64::try_from(instance.votes.len()).unwrap_or(0), ballots);
        let titles = instance.projects.iter().map(|project| project.name.clone());
        let both = instance.approvals().into_iter().zip(votes);
        report.counts = titles
            .zip(both)
            .map(|(title, (file, here))| (title, file, here))
            .collect();
    }
    Ok(report)
}

async fn drafted(
    app: &AppState,
    may: &MayRunSpace,
    draft: &PollDraft,
) -> Result<PollId, ImportError> {
    let (id, event, now) = (PollId(app.clock.id()), app.clock.id(), app.clock.now());
    transact!(&app.db, tx => {
        replay::create(tx, may, id, draft, event, now).await?;
        Ok::<PollId, ImportError>(id)
    })
}

async fn replayed(
    app: &AppState,
    administrator: &MayAdminister,
    may: &MayRunSpace,
    instance: &Instance,
    draft: &PollDraft,
    source: [u8; 32],
) -> Result<PollId, ImportError> {
    let begun = replay::begin(app, may, source, draft, instance.votes.len()).await?;
    if begun.done > 0 && begun.done < begun.total {
        eprintln!(
            "Going on after {}.",
            counted(begun.done, "ballot", "ballots")
        );
    }
    if begun.done == 0 {
        voters::residents(app, administrator, instance, &begun).await?;
    }
    replay::publish(app, may, begun.poll, app.clock.now()).await?;
    let early = Early::at_command_line(may);
    jobs::open(app, begun.poll, app.clock.now(), Some(&early)).await?;
    if replay::state(app, begun.poll).await? == PollState::Open {
        let key = app
            .keys
            .replay(&source, app.clock.as_ref())
            .map_err(|error| ImportError::File("the folder of keys".to_owned(), error))?;
        let ballots: Vec<ReplayBallot> = instance
            .votes
            .iter()
            .map(|vote| voters::ballot(vote, &source, &key))
            .collect();
        let progress = progress_bar(u64::try_from(ballots.len()).unwrap_or(0), "ballots");
        replay::go_on(app, &begun, &ballots, |n| {
            progress.inc(u64::try_from(n).unwrap_or(0))
        })
        .await?;
        progress.finish_and_clear();
    }
    // Also counts one that was closed by an earlier run which broke off.
    jobs::close(app, begun.poll, app.clock.now(), Some(&early)).await?;
    Ok(begun.poll)
}

/// The space of this name; a process named after the file's vote if there is none.
async fn space(
    app: &AppState,
    may: &MayAdminister,
    slug: &str,
    instance: &Instance,
) -> Result<SpaceId, ImportError> {
    if slug.is_empty() || text::slug(slug) != slug {
        return Err(ImportError::Refused(format!(
            "{slug:?} is no name for an address; use small letters, digits and hyphens"
        )));
    }
    let now = app.clock.now();
    let new = spaces::NewSpace {
        id: SpaceId(app.clock.id()),
        slug: slug.to_owned(),
        kind: SpaceKind::Process,
        title: place(instance),
        summary: instance.description.clone(),
        body: String::new(),
        lang: language(instance),
        min_level: Level::Anonymous,
        phases: Vec::new(),
    };
    transact!(&app.db, tx => {
        let found = spaces::id_of(tx, slug).await?;
        if found.is_none() {
            spaces::found(tx, may, &new, now).await?;
        }
        Ok::<SpaceId, ImportError>(found.unwrap_or(new.id))
    })
}

/// Unit, district and year: what the residents of a replay have as their district, so that nobody else is asked.
fn place(instance: &Instance) -> String {
    let district = instance
        .district
        .as_deref()
        .filter(|district| *district != instance.unit);
    let words = [
        Some(instance.unit.as_str()),
        district,
        Some(instance.instance.as_str()),
    ];
    words
        .into_iter()
        .flatten()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The file's language, else that of its country; `und` (undetermined, BCP 47) where neither says.
fn language(instance: &Instance) -> String {
    if let Some(language) = &instance.language {
        return language.clone();
    }
    let by_country = match instance.country.as_str() {
        "Poland" => "pl",
        "France" => "fr",
        "Germany" | "Austria" => "de",
        "Netherlands" => "nl",
        "Hungary" => "hu",
        "United Kingdom" | "United States" | "USA" => "en",
        _ => "und",
    };
    by_country.to_owned()
}

fn draft(instance: &Instance, wish: &Wish, now: Timestamp) -> PollDraft {
    let later = |time: Timestamp, days: i64| {
        time.checked_add(SignedDuration::from_hours(24 * days))
            .unwrap_or(time)
    };
    let opens_at = wish
        .opens
        .unwrap_or_else(|| if wish.replay { now } else { later(now, 7) });
    let options: Vec<OptionDraft> = instance
        .projects
        .iter()
        .map(|project| OptionDraft {
            title: project.name.clone(),
            description: project.target.join(", "),
            reference: Some(project.id.clone()),
            category: (!project.category.is_empty()).then(|| project.category.join(", ")),
            district: project.district.clone(),
            cost_minor: Some(project.cost.0),
            latitude: project.latitude,
            longitude: project.longitude,
        })
        .collect();
    let number = |n: u64| u16::try_from(n).unwrap_or(u16::MAX);
    let projects = number(u64::try_from(options.len()).unwrap_or(u64::MAX));
    let max = number(instance.max_length).clamp(1, projects.max(1));
    let title = if instance.description.contains(&instance.instance) {
        instance.description.clone()
    } else {
        format!("{} {}", instance.description, instance.instance)
    };
    PollDraft {
        lang: language(instance),
        title,
        summary: place(instance),
        body: String::new(),
        binding: String::new(),
        profile: Profile::Confidential,
        method: Method::Approval {
            min: number(instance.min_length).clamp(1, max),
            max,
        },
        none_option: instance.min_length == 0,
        assisted: false,
        order: OptionOrder::Shuffled,
        eligibility: Eligibility {
            min_level: Level::Resident,
            districts: if wish.replay {
                vec![place(instance)]
            } else {
                Vec::new()
            },
            min_age: None,
            max_age: None,
        },
        opens_at,
        closes_at: wish.closes.unwrap_or_else(|| later(opens_at, 21)),
        currency: instance.currency.clone(),
        budget_minor: Some(instance.budget.0),
        options,
    }
}
