//! `comitia import pabulib FILE.pb`: the projects of a participatory budget become a poll; with `--replay` its ballots are cast too.

use super::casting::{self, File, Place};
use super::voters::{Source, Voter};
use super::{ImportError, counted, faults, grouped, read, refuse_real};
use app::error::Problem;
use app::polls::draft::{OptionDraft, PollDraft};
use app::polls::replay;
use app::web::AppState;
use domain::actor::Level;
use domain::ids::PollId;
use domain::pabulib::{self, Instance, Vote};
use domain::poll::{Chosen, Eligibility, MAX_OPTIONS, Method, OptionOrder, Profile};
use domain::rights;
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
    let new = Place {
        slug: &wish.space,
        title: place(&instance),
        summary: instance.description.clone(),
        lang: language(&instance),
    };
    let space = casting::space(app, &administrator, new).await?;
    let may = rights::may_run_space(&rights::operator(), space).map_err(Problem::from)?;
    let hash = *blake3::hash(&bytes).as_bytes();
    let poll = if wish.replay {
        let source = Source {
            kind: "pabulib",
            district: &place(&instance),
        };
        let file = File {
            hash,
            source,
            voters: voters(&instance),
        };
        casting::replayed(app, &administrator, &may, &draft, file).await?
    } else {
        casting::drafted(app, &may, &draft).await?
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

/// The voter of each ballot, and what it says.
fn voters(instance: &Instance) -> Vec<(Voter, Chosen)> {
    let voter = |vote: &Vote| {
        let age = vote.age.as_deref().and_then(|age| age.parse::<i16>().ok());
        let voter = Voter {
            line: vote.line,
            name: vote.voter_id.clone(),
            age: age.filter(|age| (1..=120).contains(age)),
        };
        let numbers = vote.approved.iter();
        let mut numbers: Vec<u16> = numbers
            .filter_map(|place| u16::try_from(place + 1).ok())
            .collect();
        numbers.sort_unstable();
        let chosen = if numbers.is_empty() {
            Chosen::NoneOfThese
        } else {
            Chosen::Options(numbers)
        };
        (voter, chosen)
    };
    instance.votes.iter().map(voter).collect()
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
