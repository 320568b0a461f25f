//! The published ballots in the formats that other programs count: PrefLib and BLT.

use super::record::{counted, file};
use super::{Found, marks};
use crate::error::{Answer, Problem};
use crate::i18n::Locale;
use crate::polls::{manifest, store};
use crate::t;
use crate::web::{AppState, Id, Visit};
use ::ballot::Receipt;
use ::ballot::methods::files::{About, Alike, Blt, PrefKind, PrefLib};
use axum::body::Body;
use domain::ids::PollId;
use domain::poll::{Chosen, Marks, Poll};
use std::collections::{BTreeMap, BTreeSet};

/// Ballots that are read at once.
const AT_ONCE: i64 = 4096;

/// The files there are of the ballots of a poll, for the list of downloads.
pub fn downloads(
    l: Locale,
    poll: &Poll,
    ballots: u64,
) -> Vec<(&'static str, String, &'static str)> {
    // The ballots of a secret poll are in its record.
    if poll.profile.is_secret() || ballots == 0 {
        return Vec::new();
    }
    let mut files = vec![("/ballots.preflib", t!(l, "download-alike"), "PrefLib")];
    if matches!(poll.method.marks(), Marks::Ranking { .. }) {
        files.push(("/ballots.blt", t!(l, "download-alike"), "BLT"));
    }
    files
}

/// The valid ballots of a poll, equal ones together.
async fn alike(app: &AppState, poll: &Poll) -> Result<Vec<(Chosen, u64)>, Problem> {
    let mut sums: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
    let mut after: Option<Receipt> = None;
    loop {
        let mut tx = app.db.read().await?;
        let page = store::ballots_after(&mut tx, poll.id, after, AT_ONCE).await?;
        let Some((last, ..)) = page.last() else { break };
        after = Some(*last);
        for (.., choice) in page {
            *sums.entry(choice.0).or_default() += 1;
        }
    }
    let rules = manifest::rules(poll);
    let read =
        |(choice, ballots): (Vec<u8>, u64)| Some((manifest::chosen(&rules, &choice)?, ballots));
    Ok(sums.into_iter().filter_map(read).collect())
}

/// Titles as such a file can have them: in one line, none twice, without what stands for the end of a name.
fn names(found: &Found) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let name = |option: &store::PollOption| {
        let plain = option
            .title
            .replace(char::is_control, " ")
            .replace('"', "'");
        let plain = plain.trim().to_owned();
        if !plain.is_empty() && seen.insert(plain.clone()) {
            return plain;
        }
        let numbered = format!("{plain} ({})", option.number).trim().to_owned();
        seen.insert(numbered.clone());
        numbered
    };
    found.options.iter().map(name).collect()
}

fn line(text: &str) -> String {
    let plain = text.replace(char::is_control, " ").replace('"', "'");
    plain.trim().to_owned()
}

/// Options in categories, the best first: grades, scores, or chosen and not chosen.
fn categories(poll: &Poll, chosen: &Chosen, count: usize) -> Vec<Vec<u16>> {
    let mut tiers = vec![Vec::new(); count];
    for option in 1..=poll.options {
        let rank = match chosen {
            Chosen::Options(numbers) => Some(usize::from(!numbers.contains(&option))),
            Chosen::Ratings(ratings) => {
                let rating = ratings.get(usize::from(option).saturating_sub(1));
                let rating = rating.copied().flatten().map(usize::from);
                rating.map(|rating| count.saturating_sub(rating + 1))
            }
            Chosen::NoneOfThese if poll.method.marks() == Marks::Options => Some(1),
            Chosen::NoneOfThese | Chosen::Ranking(_) => None,
        };
        if let Some(tier) = rank.and_then(|rank| tiers.get_mut(rank)) {
            tier.push(option);
        }
    }
    tiers
}

/// `GET /polls/{id}/ballots.preflib`: as `soc`, `soi`, `toc` or `toi` where options are ranked, as `cat` otherwise. Ballots that rank no option are left
/// out, because the format has none.
pub async fn preflib(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = match counted(&visit, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let poll = &found.record.poll;
    if poll.profile.is_secret() {
        return Err(Problem::NotFound);
    }
    let ballots = alike(&visit.app, poll).await?;
    let categories_of = match poll.method.marks() {
        Marks::Options => vec!["chosen".to_owned(), "not chosen".to_owned()],
        Marks::Ratings { highest } => (0..=highest)
            .rev()
            .map(|rating| marks::rating(Locale::En, poll.method, rating))
            .collect(),
        Marks::Ranking { .. } => Vec::new(),
    };
    let count = categories_of.len();
    let votes: Vec<Alike> = ballots
        .into_iter()
        .filter_map(|(chosen, ballots)| {
            let tiers = match &chosen {
                Chosen::Ranking(tiers) => tiers.clone(),
                _ if count == 0 => return None,
                other => categories(poll, other, count),
            };
            Some(Alike { ballots, tiers })
        })
        .collect();
    if votes.is_empty() {
        return Err(Problem::NotFound);
    }
    let kind = if count == 0 {
        PrefKind::of_rankings(&votes, found.options.len())
    } else {
        PrefKind::Categories
    };
    let name = format!("{id}.{}", kind.name());
    let whole = PrefLib {
        about: About {
            file_name: name.clone(),
            title: line(&found.record.title),
            ..About::default()
        },
        kind,
        options: names(&found),
        categories: categories_of,
        votes,
    };
    written(
        &found,
        &format!("ballots.{}", kind.name()),
        whole.write().map_err(Problem::internal),
    )
}

/// `GET /polls/{id}/ballots.blt`, where options are ranked.
pub async fn blt(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let found = match counted(&visit, id).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let poll = &found.record.poll;
    if poll.profile.is_secret() || !matches!(poll.method.marks(), Marks::Ranking { .. }) {
        return Err(Problem::NotFound);
    }
    let ballots = alike(&visit.app, poll).await?;
    let votes = ballots.into_iter().map(|(chosen, ballots)| {
        let tiers = match chosen {
            Chosen::Ranking(tiers) => tiers,
            _ => Vec::new(),
        };
        Alike { ballots, tiers }
    });
    let whole = Blt {
        title: line(&found.record.title),
        options: names(&found),
        seats: poll.method.seats(),
        withdrawn: Vec::new(),
        votes: votes.collect(),
    };
    written(
        &found,
        "ballots.blt",
        whole.write().map_err(Problem::internal),
    )
}

fn written(found: &Found, name: &str, text: Result<String, Problem>) -> Answer {
    Ok(file(
        found,
        name,
        "text/plain; charset=utf-8",
        Body::from(text?),
    ))
}
