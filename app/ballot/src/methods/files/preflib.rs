//! PrefLib: soc, soi, toc, toi and cat, by the specification of the PrefLib project (format of September 2022).

use std::{collections::BTreeSet, fmt::Write};

use super::{
    About, Alike, FileError, FileFault, MAX_CATEGORIES, MAX_FILE, MAX_FILE_BALLOTS,
    MAX_FILE_OPTIONS, check_ballots, check_line, check_names, check_options,
    header::{Header, ReadHeader},
    number, option,
};
use crate::methods::Vote;

/// What the ballots of a PrefLib file are. The file name ends with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrefKind {
    /// `soc`: strict rankings of all options.
    StrictComplete,
    /// `soi`: strict rankings.
    Strict,
    /// `toc`: rankings of all options, with equal ranks.
    TiedComplete,
    /// `toi`: rankings with equal ranks.
    Tied,
    /// `cat`: options put into categories, the best first.
    Categories,
}

/// A PrefLib file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrefLib {
    /// What it says about itself.
    pub about: About,
    /// What its ballots are.
    pub kind: PrefKind,
    /// The names of the options, from option 1; each once.
    pub options: Vec<String>,
    /// The names of the categories, the best first; none in a file of rankings.
    pub categories: Vec<String>,
    /// The ballots; no two items are equal but for their number.
    pub votes: Vec<Alike>,
}

impl PrefKind {
    const ALL: [Self; 5] = [
        Self::StrictComplete,
        Self::Strict,
        Self::TiedComplete,
        Self::Tied,
        Self::Categories,
    ];

    /// The data type in the header.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::StrictComplete => "soc",
            Self::Strict => "soi",
            Self::TiedComplete => "toc",
            Self::Tied => "toi",
            Self::Categories => "cat",
        }
    }

    pub(super) fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The field that says how many different ballots there are.
    pub(super) fn unique(self) -> &'static str {
        match self {
            Self::Categories => "NUMBER UNIQUE PREFERENCES",
            _ => "NUMBER UNIQUE ORDERS",
        }
    }

    /// The narrowest kind of rankings that fits, which the specification asks for.
    #[must_use]
    pub fn of_rankings(votes: &[Alike], options: usize) -> Self {
        let is_strict = |vote: &Alike| vote.tiers.iter().all(|tier| tier.len() == 1);
        let is_whole = |vote: &Alike| vote.tiers.iter().map(Vec::len).sum::<usize>() == options;
        match (votes.iter().all(is_strict), votes.iter().all(is_whole)) {
            (true, true) => Self::StrictComplete,
            (true, false) => Self::Strict,
            (false, true) => Self::TiedComplete,
            (false, false) => Self::Tied,
        }
    }

    fn check(self, tiers: &[Vec<u16>], options: usize, categories: usize) -> Result<(), FileFault> {
        let named = check_options(tiers, options)?;
        if self == Self::Categories {
            let (expected, found) = (categories, tiers.len());
            return if expected == found {
                Ok(())
            } else {
                Err(FileFault::Categories { expected, found })
            };
        }
        if named == 0 || tiers.iter().any(Vec::is_empty) {
            return Err(FileFault::Empty);
        }
        let is_strict = matches!(self, Self::StrictComplete | Self::Strict);
        if is_strict && tiers.iter().any(|tier| tier.len() > 1) {
            return Err(FileFault::Equal);
        }
        let is_whole = matches!(self, Self::StrictComplete | Self::TiedComplete);
        if is_whole && named < options {
            return Err(FileFault::Incomplete);
        }
        Ok(())
    }
}

impl PrefLib {
    /// Reads a file.
    ///
    /// # Errors
    /// [`FileError`] with the first line in which something is wrong.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        if text.len() > MAX_FILE {
            return Err(FileFault::TooLong.at(1));
        }
        let mut lines = (1..).zip(text.lines()).peekable();
        let mut header = Header::default();
        while let Some((line, text)) = lines.next_if(|(_, text)| text.starts_with('#')) {
            header.add(line, text)?;
        }
        let header = header.read()?;
        let (mut votes, mut seen, mut voters) = (Vec::new(), BTreeSet::new(), 0);
        let mut last = 0;
        for (line, text) in lines {
            let vote = read_vote(text, &header).map_err(|fault| fault.at(line))?;
            if !seen.insert(canonical(&vote.tiers)) {
                return Err(FileFault::BallotTwice.at(line));
            }
            voters += vote.ballots;
            if voters > MAX_FILE_BALLOTS {
                return Err(FileFault::Number(voters.to_string()).at(line));
            }
            votes.push(vote);
            last = line;
        }
        let unique = u64::try_from(votes.len()).unwrap_or(u64::MAX);
        for (expected, found) in [(header.voters, voters), (header.unique, unique)] {
            if expected != found {
                return Err(FileFault::Sum { expected, found }.at(last));
            }
        }
        Ok(Self {
            about: header.about,
            kind: header.kind,
            options: header.options,
            categories: header.categories,
            votes,
        })
    }

    /// The text of the file, which [`parse`](Self::parse) reads back the same.
    ///
    /// # Errors
    /// [`FileError`] at line 0 for what the format cannot say.
    pub fn write(&self) -> Result<String, FileError> {
        self.check().map_err(|fault| fault.at(0))?;
        let mut text = String::new();
        let mut field = |name: &str, value: &str| {
            let space = if value.is_empty() { "" } else { " " };
            // Writing to a text does not fail.
            let _ = writeln!(text, "# {name}:{space}{value}");
        };
        for (name, value) in self.about.texts(self.kind.name()) {
            field(name, value);
        }
        let voters: u64 = self.votes.iter().map(|vote| vote.ballots).sum();
        field("NUMBER ALTERNATIVES", &self.options.len().to_string());
        field("NUMBER VOTERS", &voters.to_string());
        field(self.kind.unique(), &self.votes.len().to_string());
        if self.kind == PrefKind::Categories {
            field("NUMBER CATEGORIES", &self.categories.len().to_string());
        }
        for (number, name) in (1..).zip(&self.categories) {
            field(&format!("CATEGORY NAME {number}"), name);
        }
        for (number, name) in (1..).zip(&self.options) {
            field(&format!("ALTERNATIVE NAME {number}"), name);
        }
        for vote in &self.votes {
            let tiers: Vec<String> = vote.tiers.iter().map(|tier| write_tier(tier)).collect();
            let _ = writeln!(text, "{}: {}", vote.ballots, tiers.join(","));
        }
        Ok(text)
    }

    fn check(&self) -> Result<(), FileFault> {
        for (_, text) in self.about.texts(self.kind.name()) {
            check_line(text)?;
        }
        check_names(&self.options, MAX_FILE_OPTIONS)?;
        if self.kind == PrefKind::Categories {
            check_names(&self.categories, MAX_CATEGORIES)?;
        } else if !self.categories.is_empty() {
            return Err(FileFault::Kind);
        }
        let (mut seen, mut voters) = (BTreeSet::new(), 0_u64);
        for vote in &self.votes {
            check_ballots(vote.ballots)?;
            voters = voters.saturating_add(vote.ballots);
            self.kind
                .check(&vote.tiers, self.options.len(), self.categories.len())?;
            if !seen.insert(canonical(&vote.tiers)) {
                return Err(FileFault::BallotTwice);
            }
        }
        check_ballots(voters)
    }

    /// The ballots as votes that can be counted: rankings; or, of categories, grades, the last category is 0.
    pub fn votes(&self) -> impl Iterator<Item = (u64, Vote)> {
        self.votes.iter().map(|alike| {
            let vote = match self.kind {
                PrefKind::Categories => Vote::Ratings(self.grades(&alike.tiers)),
                _ => Vote::Ranking(alike.tiers.clone()),
            };
            (alike.ballots, vote)
        })
    }

    fn grades(&self, categories: &[Vec<u16>]) -> Vec<Option<u8>> {
        let mut grades = vec![None; self.options.len()];
        for (grade, tier) in (0..).zip(categories.iter().rev()) {
            for option in tier {
                let place = usize::from(*option).checked_sub(1);
                if let Some(given) = place.and_then(|place| grades.get_mut(place)) {
                    *given = Some(grade);
                }
            }
        }
        grades
    }
}

/// The same tiers for the same preferences, in whichever order equal options stand.
fn canonical(tiers: &[Vec<u16>]) -> Vec<Vec<u16>> {
    let mut tiers = tiers.to_vec();
    tiers.iter_mut().for_each(|tier| tier.sort_unstable());
    tiers
}

fn write_tier(tier: &[u16]) -> String {
    let options: Vec<String> = tier.iter().map(ToString::to_string).collect();
    match &options[..] {
        [option] => option.clone(),
        options => format!("{{{}}}", options.join(",")),
    }
}

/// A line `ballots: 1,{2,3},4`.
fn read_vote(text: &str, header: &ReadHeader) -> Result<Alike, FileFault> {
    let (ballots, tiers) = text.split_once(':').ok_or(FileFault::Unexpected)?;
    let ballots = number(ballots, 1, MAX_FILE_BALLOTS)?;
    let options = header.options.len();
    let mut read = Vec::new();
    let mut rest = Some(tiers);
    while let Some(text) = rest {
        let text = text.trim_start_matches(' ');
        let (tier, after) = match text.strip_prefix('{') {
            Some(inner) => {
                let (inner, after) = inner.split_once('}').ok_or(FileFault::Braces)?;
                let inner = inner.trim_matches(' ');
                let tier: Vec<u16> = match inner {
                    "" => Vec::new(),
                    _ => inner
                        .split(',')
                        .map(|text| option(text.trim_matches(' '), options))
                        .collect::<Result<_, _>>()?,
                };
                if tier.len() == 1 {
                    return Err(FileFault::Braces);
                }
                (tier, after.trim_start_matches(' '))
            }
            None => {
                let end = text.find(',').unwrap_or(text.len());
                let (number, after) = text.split_at(end);
                (vec![option(number.trim_end_matches(' '), options)?], after)
            }
        };
        read.push(tier);
        rest = match after.strip_prefix(',') {
            None if after.is_empty() => None,
            None => return Err(FileFault::Unexpected),
            after => after,
        };
    }
    header.kind.check(&read, options, header.categories.len())?;
    Ok(Alike {
        ballots,
        tiers: read,
    })
}
