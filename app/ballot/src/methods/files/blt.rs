//! BLT: the ballot files of programs for the single transferable vote, first in Hill, Wichmann and Woodall,
//! "Algorithm 123: Single Transferable Vote by Meek's Method", *The Computer Journal* 30 (1987); with equal ranks (`=`) and
//! comments (`#` to the end of a line) as OpenSTV and OpaVote have them.

use std::fmt::Write;

use super::{
    Alike, FileError, FileFault, MAX_FILE, MAX_FILE_BALLOTS, MAX_FILE_OPTIONS, check_ballots,
    check_line, check_options, number, option,
};
use crate::methods::Vote;

/// A BLT file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blt {
    /// The title.
    pub title: String,
    /// The names of the options, from option 1.
    pub options: Vec<String>,
    /// How many options win.
    pub seats: u16,
    /// Options that withdrew before the count, ascending.
    pub withdrawn: Vec<u16>,
    /// The ballots in the order of the file; one without tiers is blank.
    pub votes: Vec<Alike>,
}

/// The lines that say something, without comments, and their numbers.
struct Lines<'a, I: Iterator<Item = (usize, &'a str)>>(I, usize);

impl<'a, I: Iterator<Item = (usize, &'a str)>> Lines<'a, I> {
    fn next(&mut self) -> Result<(usize, &'a str), FileError> {
        for (line, text) in self.0.by_ref() {
            self.1 = line;
            let text = uncommented(text).trim_matches([' ', '\t']);
            if !text.is_empty() {
                return Ok((line, text));
            }
        }
        Err(FileFault::Ends.at(self.1 + 1))
    }
}

/// Without what follows a `#` that is not within quotation marks.
fn uncommented(line: &str) -> &str {
    let mut quoted = false;
    let comment = line.find(|c| {
        quoted ^= c == '"';
        c == '#' && !quoted
    });
    &line[..comment.unwrap_or(line.len())]
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t']).filter(|word| !word.is_empty())
}

impl Blt {
    /// Reads a file. Each list of preferences, each name and the title stand in a line of their own.
    ///
    /// # Errors
    /// [`FileError`] with the first line in which something is wrong.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        if text.len() > MAX_FILE {
            return Err(FileFault::TooLong.at(1));
        }
        let mut lines = Lines((1..).zip(text.lines()), 0);
        let (line, first) = lines.next()?;
        let (options, seats) = read_first(first).map_err(|fault| fault.at(line))?;
        let mut blt = Self {
            title: String::new(),
            options: Vec::new(),
            seats,
            withdrawn: Vec::new(),
            votes: Vec::new(),
        };
        let mut ballots = 0;
        loop {
            let (line, text) = lines.next()?;
            if text == "0" {
                break;
            }
            if text.starts_with('-') && blt.votes.is_empty() {
                blt.read_withdrawn(text, options)
                    .map_err(|fault| fault.at(line))?;
                continue;
            }
            let vote = read_vote(text, options).map_err(|fault| fault.at(line))?;
            ballots += vote.ballots;
            if ballots > MAX_FILE_BALLOTS {
                return Err(FileFault::Number(ballots.to_string()).at(line));
            }
            blt.votes.push(vote);
        }
        for _ in 0..options {
            let (line, text) = lines.next()?;
            let name = unquoted(text).map_err(|fault| fault.at(line))?;
            blt.options.push(name);
        }
        let (line, text) = lines.next()?;
        blt.title = unquoted(text).map_err(|fault| fault.at(line))?;
        match lines.next() {
            Ok((line, _)) => Err(FileFault::Unexpected.at(line)),
            Err(_) => Ok(blt),
        }
    }

    fn read_withdrawn(&mut self, text: &str, options: usize) -> Result<(), FileFault> {
        for word in words(text) {
            let word = word.strip_prefix('-').ok_or(FileFault::Unexpected)?;
            let option = option(word, options)?;
            match self.withdrawn.binary_search(&option) {
                Ok(_) => return Err(FileFault::OptionTwice(option)),
                Err(place) => self.withdrawn.insert(place, option),
            }
        }
        Ok(())
    }

    /// The text of the file, which [`parse`](Self::parse) reads back the same.
    ///
    /// # Errors
    /// [`FileError`] at line 0 for what the format cannot say.
    pub fn write(&self) -> Result<String, FileError> {
        self.check().map_err(|fault| fault.at(0))?;
        let mut text = format!("{} {}\n", self.options.len(), self.seats);
        for option in &self.withdrawn {
            // Writing to a text does not fail.
            let _ = writeln!(text, "-{option}");
        }
        for vote in &self.votes {
            let _ = write!(text, "{} ", vote.ballots);
            for tier in &vote.tiers {
                let options: Vec<String> = tier.iter().map(ToString::to_string).collect();
                let _ = write!(text, "{} ", options.join("="));
            }
            text.push_str("0\n");
        }
        text.push_str("0\n");
        for name in self.options.iter().chain([&self.title]) {
            let _ = writeln!(text, "\"{name}\"");
        }
        Ok(text)
    }

    fn check(&self) -> Result<(), FileFault> {
        let options = self.options.len();
        if options == 0 || options > usize::from(MAX_FILE_OPTIONS) {
            return Err(FileFault::Number(options.to_string()));
        }
        if self.seats == 0 || usize::from(self.seats) > options {
            return Err(FileFault::Number(self.seats.to_string()));
        }
        for name in self.options.iter().chain([&self.title]) {
            check_line(name)?;
            if name.contains('"') {
                return Err(FileFault::Name(name.chars().take(40).collect()));
            }
        }
        check_options(std::slice::from_ref(&self.withdrawn), options)?;
        if !self.withdrawn.is_sorted() {
            return Err(FileFault::Unexpected);
        }
        let mut ballots = 0_u64;
        for vote in &self.votes {
            check_ballots(vote.ballots)?;
            ballots = ballots.saturating_add(vote.ballots);
            check_options(&vote.tiers, options)?;
            if vote.tiers.iter().any(Vec::is_empty) {
                return Err(FileFault::Empty);
            }
        }
        if ballots > MAX_FILE_BALLOTS {
            return Err(FileFault::Number(ballots.to_string()));
        }
        Ok(())
    }

    /// The ballots as votes that can be counted, without the options that withdrew; they keep their numbers and are ranked by nobody.
    pub fn votes(&self) -> impl Iterator<Item = (u64, Vote)> {
        self.votes.iter().map(|alike| {
            let stays = |option: &u16| self.withdrawn.binary_search(option).is_err();
            let stay = |tier: &Vec<u16>| tier.iter().copied().filter(stays).collect::<Vec<_>>();
            let tiers = alike.tiers.iter().map(stay);
            let tiers = tiers.filter(|tier| !tier.is_empty()).collect();
            (alike.ballots, Vote::Ranking(tiers))
        })
    }
}

fn read_first(text: &str) -> Result<(usize, u16), FileFault> {
    let mut words = words(text);
    let (options, seats) = (words.next(), words.next());
    let options: u16 = number(options.unwrap_or_default(), 1, u64::from(MAX_FILE_OPTIONS))?;
    let seats = number(seats.unwrap_or_default(), 1, u64::from(options))?;
    match words.next() {
        None => Ok((usize::from(options), seats)),
        Some(_) => Err(FileFault::Unexpected),
    }
}

/// A line `ballots 1 2=3 0`.
fn read_vote(text: &str, options: usize) -> Result<Alike, FileFault> {
    let mut words = words(text);
    let ballots = number(words.next().unwrap_or_default(), 1, MAX_FILE_BALLOTS)?;
    let mut tiers = Vec::new();
    loop {
        match words.next() {
            None => return Err(FileFault::Unexpected),
            Some("0") => break,
            Some(word) => {
                let tier = word.split('=').map(|word| option(word, options));
                tiers.push(tier.collect::<Result<Vec<u16>, _>>()?);
            }
        }
    }
    if words.next().is_some() {
        return Err(FileFault::Unexpected);
    }
    check_options(&tiers, options)?;
    Ok(Alike { ballots, tiers })
}

fn unquoted(text: &str) -> Result<String, FileFault> {
    let inner = text.strip_prefix('"').and_then(|t| t.strip_suffix('"'));
    let name = inner.ok_or(FileFault::Unexpected)?;
    check_line(name)?;
    if name.contains('"') {
        return Err(FileFault::Name(name.chars().take(40).collect()));
    }
    Ok(name.to_owned())
}
