//! `comitia import ballots FILE`: a PrefLib or BLT file becomes a poll of its options; with `--replay` its ballots are cast too.

use super::casting::{self, File, Place};
use super::voters::{Source, Voter};
use super::{ImportError, faults, grouped, read, refuse_real};
use app::error::Problem;
use app::polls::draft::{OptionDraft, PollDraft};
use app::polls::replay::{self, Recounted};
use app::web::AppState;
use ballot::methods::Vote;
use ballot::methods::files::{Blt, PrefLib};
use domain::actor::Level;
use domain::ids::{PollId, SpaceId};
use domain::poll::{
    ChoiceFault, Chosen, Eligibility, Marks, Method, OptionOrder, Poll, Profile, RuleFault,
};
use domain::rights;
use jiff::{SignedDuration, Timestamp};
use std::fmt;
use std::path::Path;
use uuid::Uuid;

/// Most ballots that are cast one by one.
const MOST_BALLOTS: u64 = 1_000_000;

/// What to do with a file.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Name in addresses of the space the poll is to be in; it is made if there is none.
    pub space: String,
    /// How it is counted, by the word of the method; without a wish a BLT file by STV, rankings by Schulze, categories by scores.
    pub method: Option<String>,
    /// How many options win; without a wish as many as the file says, or one.
    pub seats: Option<u16>,
    /// Whether the ballots are cast too.
    pub replay: bool,
}

/// What came of an import.
#[derive(Clone, Debug)]
pub struct Report {
    /// The poll.
    pub poll: PollId,
    /// Where it can be seen.
    pub address: String,
    /// What was counted, of a replay.
    pub counted: Option<Recounted>,
    /// Names of those who won.
    pub winners: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(counted) = &self.counted else {
            return writeln!(f, "The poll is a draft: {}", self.address);
        };
        writeln!(
            f,
            "{} ballots were cast and counted.",
            grouped(counted.ballots)
        )?;
        for name in &self.winners {
            writeln!(f, "wins: {name}")?;
        }
        if counted.is_the_same {
            writeln!(f, "The count equals that of the file: {}", self.address)
        } else {
            writeln!(
                f,
                "The count differs from that of the file: {}",
                self.address
            )
        }
    }
}

/// What a file holds, whatever its format.
struct Whole {
    title: String,
    options: Vec<String>,
    seats: u16,
    /// Options in categories, and how many there are.
    categories: Option<usize>,
    usual: &'static str,
    votes: Vec<(u64, Vote)>,
}

fn parse(file: &Path, text: &str) -> Result<Whole, ImportError> {
    let name = file
        .file_stem()
        .map(|name| name.to_string_lossy().into_owned());
    let titled = |title: String| {
        if title.is_empty() {
            name.clone().unwrap_or_default()
        } else {
            title
        }
    };
    let is_blt = file
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("blt"));
    if is_blt {
        let blt = Blt::parse(text).map_err(|error| faults(file, &[error]))?;
        return Ok(Whole {
            votes: blt.votes().collect(),
            title: titled(blt.title),
            options: blt.options,
            seats: blt.seats,
            categories: None,
            usual: "stv",
        });
    }
    let preflib = PrefLib::parse(text).map_err(|error| faults(file, &[error]))?;
    let categories = (!preflib.categories.is_empty()).then_some(preflib.categories.len());
    Ok(Whole {
        votes: preflib.votes().collect(),
        title: titled(preflib.about.title),
        options: preflib.options,
        seats: 1,
        categories,
        usual: if categories.is_some() {
            "score"
        } else {
            "schulze"
        },
    })
}

/// Makes a poll of the file, whole or not at all; for a replay casts, closes, counts and compares, going on where an earlier run broke off.
///
/// # Errors
/// [`ImportError`]; a count that differs is none here but stands in the report.
pub async fn import(app: &AppState, file: &Path, wish: &Wish) -> Result<Report, ImportError> {
    if wish.replay {
        refuse_real(app).await?;
    }
    let bytes = read(file)?;
    let text = String::from_utf8_lossy(&bytes);
    let whole = parse(file, &text)?;
    let refused = |what: String| ImportError::Refused(format!("{}: {what}", file.display()));
    let word = wish.method.as_deref().unwrap_or(whole.usual);
    let scale = whole.categories.unwrap_or(1).saturating_sub(1);
    let scale = u8::try_from(scale).unwrap_or(u8::MAX);
    let seats = wish.seats.unwrap_or(whole.seats);
    let method = Method::from_word(word, (1, 1), seats, scale)
        .ok_or_else(|| refused(format!("there is no method {word:?}")))?;
    let draft = draft(&whole, method, wish.replay, app.clock.now());
    let poll = draft.as_poll(PollId(Uuid::nil()), SpaceId(Uuid::nil()));
    if let Err(rules) = poll.check_rules(app.clock.now()) {
        return Err(refused(format!(
            "this makes no poll by {word}: {}",
            rules
                .iter()
                .map(|fault| rule_words(*fault))
                .collect::<Vec<_>>()
                .join("; ")
        )));
    }
    let voters = voters(&whole, &poll).map_err(refused)?;
    let administrator = rights::may_administer(&rights::operator()).map_err(Problem::from)?;
    let place = Place {
        slug: &wish.space,
        title: whole.title.clone(),
        summary: whole.title.clone(),
        lang: "und".to_owned(),
    };
    let space = casting::space(app, &administrator, place).await?;
    let may = rights::may_run_space(&rights::operator(), space).map_err(Problem::from)?;
    let id = if wish.replay {
        // The same file by another method is another poll.
        let hash = blake3::derive_key(
            "comitia 2026-11 replayed rankings",
            &[word.as_bytes(), &seats.to_le_bytes(), &bytes].concat(),
        );
        let source = Source {
            kind: "ballots",
            district: &whole.title,
        };
        let file = File {
            hash,
            source,
            voters,
        };
        casting::replayed(app, &administrator, &may, &draft, file).await?
    } else {
        casting::drafted(app, &may, &draft).await?
    };
    let counted = match wish.replay {
        true => Some(replay::recount(app, id, &whole.votes).await?),
        false => None,
    };
    let name = |option: &u16| {
        whole
            .options
            .get(usize::from(*option).checked_sub(1)?)
            .cloned()
    };
    let winners = counted
        .iter()
        .flat_map(|counted| &counted.winners)
        .filter_map(name)
        .collect();
    let address = app.site.base_url.join(&format!("polls/{id}"));
    Ok(Report {
        poll: id,
        address: address.map_or_else(|_| id.to_string(), String::from),
        counted,
        winners,
    })
}

/// A voter for each ballot of the file, and what it says.
fn voters(whole: &Whole, poll: &Poll) -> Result<Vec<(Voter, Chosen)>, String> {
    let all: u64 = whole.votes.iter().map(|(ballots, _)| ballots).sum();
    if all > MOST_BALLOTS {
        return Err(format!(
            "{} ballots are too many to be cast one by one",
            grouped(all)
        ));
    }
    let mut voters = Vec::new();
    for (ballots, vote) in &whole.votes {
        let chosen = chosen(poll, vote)?;
        for _ in 0..*ballots {
            let line = u64::try_from(voters.len()).unwrap_or(u64::MAX) + 1;
            let voter = Voter {
                line,
                name: line.to_string(),
                age: None,
            };
            voters.push((voter, chosen.clone()));
        }
    }
    Ok(voters)
}

fn chosen(poll: &Poll, vote: &Vote) -> Result<Chosen, String> {
    let chosen = match (vote, poll.method.marks()) {
        (Vote::Ranking(tiers), Marks::Ranking { .. }) => {
            let pairs: Vec<(u16, u16)> = (1..)
                .zip(tiers)
                .flat_map(|(place, tier): (u16, &Vec<u16>)| {
                    tier.iter().map(move |option| (*option, place))
                })
                .collect();
            poll.rank(&pairs, pairs.is_empty())
        }
        (Vote::Ratings(ratings), Marks::Ratings { .. }) => {
            let pairs: Vec<(u16, u8)> = (1..)
                .zip(ratings)
                .filter_map(|(option, rating): (u16, _)| Some((option, (*rating)?)))
                .collect();
            poll.rate(&pairs, pairs.is_empty())
        }
        _ => {
            return Err(format!(
                "its ballots are of another kind than {} takes",
                poll.method.word()
            ));
        }
    };
    let by = poll.method.word();
    chosen.map_err(|fault| format!("a ballot cannot be cast by {by}: {}", choice_words(fault)))
}

fn choice_words(fault: ChoiceFault) -> String {
    match fault {
        ChoiceFault::PlaceTwice { place, .. } => format!("two options share place {place}"),
        ChoiceFault::PlaceGap { place, .. } => format!("place {place} is empty"),
        ChoiceFault::NoSuchRating { option } => {
            format!("option {option} is rated higher than the scale goes")
        }
        ChoiceFault::Twice => "an option stands there twice".to_owned(),
        _ => "it is not as the poll asks for".to_owned(),
    }
}

fn rule_words(fault: RuleFault) -> &'static str {
    match fault {
        RuleFault::TooFewOptions | RuleFault::TooFewToCompare => "there are fewer than two options",
        RuleFault::TooManyOptions | RuleFault::TooManyToCompare => "there are too many options",
        RuleFault::Seats => "no option would win, or all of them",
        RuleFault::Scale => "scores go from 0 to a number from 1 to 10",
        _ => "its rules do not fit together",
    }
}

fn draft(whole: &Whole, method: Method, replay: bool, now: Timestamp) -> PollDraft {
    let later = |time: Timestamp, days: i64| {
        time.checked_add(SignedDuration::from_hours(24 * days))
            .unwrap_or(time)
    };
    let opens_at = if replay { now } else { later(now, 7) };
    let is_blank = |vote: &Vote| match vote {
        Vote::Ranking(tiers) => tiers.is_empty(),
        Vote::Ratings(ratings) => ratings.iter().all(Option::is_none),
        Vote::Options(_) => false,
    };
    let option = |title: &String| OptionDraft {
        title: title.clone(),
        ..OptionDraft::default()
    };
    PollDraft {
        lang: "und".to_owned(),
        title: whole.title.clone(),
        summary: whole.title.clone(),
        body: String::new(),
        binding: String::new(),
        profile: Profile::Confidential,
        method,
        none_option: whole.votes.iter().any(|(_, vote)| is_blank(vote)),
        order: OptionOrder::Shuffled,
        eligibility: Eligibility {
            min_level: Level::Resident,
            districts: if replay {
                vec![whole.title.clone()]
            } else {
                Vec::new()
            },
            min_age: None,
            max_age: None,
        },
        assisted: false,
        opens_at,
        closes_at: later(opens_at, 21),
        currency: None,
        budget_minor: None,
        options: whole.options.iter().map(option).collect(),
    }
}
