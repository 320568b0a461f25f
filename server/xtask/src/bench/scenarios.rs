//! What is measured: the usual town, many polls, many votes, a secret poll; each on both engines.

mod secret;

use std::fmt;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use hyper::body::Bytes;
use tokio::runtime::Runtime;

use super::fill::{Filled, fill};
use super::load::{self, Post, Reader, Sample, Target};
use super::profile::Recording;
use super::report::{Kind, Report, Row};
use super::{Options, folder};
use crate::instance::Instance;
use crate::postgres::Cluster;
use crate::steps::{bar, spinner};
use crate::workspace;

/// A visitor with a browser.
const BROWSER: Reader<'_> = Reader {
    encoding: "gzip, deflate, br, zstd",
    cookie: None,
    pause: Duration::ZERO,
};
/// A visitor who takes pages without the work of compression.
const PLAIN: Reader<'_> = Reader {
    encoding: "identity",
    cookie: None,
    pause: Duration::ZERO,
};

/// The database a scenario runs on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file in the data folder.
    Sqlite,
    /// A throw-away cluster with durable commits.
    Postgres,
}

impl fmt::Display for Engine {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str(match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        })
    }
}

/// One filled database and what is asked of it.
pub struct Scenario {
    /// Where it lies.
    pub engine: Engine,
    size: Size,
    /// Residents who are signed in and have not voted in the open poll.
    pub residents: usize,
    /// Polls in all.
    pub polls: u32,
    /// Votes in the closed poll.
    pub votes: u32,
    /// Ideas, comments and supports.
    pub ideas: [u32; 3],
    seconds: (u64, u64),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    Usual,
    ManyPolls,
    ManyVotes,
    Secret,
    Ideas,
}

impl Scenario {
    /// All of them; the first of each engine is the one the others are compared with.
    pub fn all(quick: bool) -> Vec<Self> {
        let each = |engine| {
            let of = |size, residents, polls, votes| {
                let seconds = if quick { (1, 2) } else { (2, 8) };
                Self {
                    engine,
                    size,
                    residents,
                    polls,
                    votes,
                    ideas: match (size, quick) {
                        (Size::Ideas, true) => [500, 5000, 20_000],
                        (Size::Ideas, false) => [10_000, 100_000, 1_000_000],
                        _ => [0; 3],
                    },
                    seconds,
                }
            };
            if quick {
                [
                    of(Size::Usual, 1000, 10, 1000),
                    of(Size::ManyPolls, 10, 200, 1000),
                    of(Size::ManyVotes, 10, 10, 20_000),
                    of(Size::Secret, 600, 10, 1000),
                    of(Size::Ideas, 10, 10, 1000),
                ]
            } else {
                [
                    of(Size::Usual, 20_000, 10, 1000),
                    of(Size::ManyPolls, 10, 10_000, 1000),
                    of(Size::ManyVotes, 10, 10, 1_000_000),
                    of(Size::Secret, 12_000, 10, 1000),
                    of(Size::Ideas, 10, 10, 1000),
                ]
            }
        };
        [Engine::Sqlite, Engine::Postgres]
            .into_iter()
            .flat_map(each)
            .collect()
    }

    /// Such as `sqlite usual` or `postgres 10000 polls`.
    pub fn name(&self) -> String {
        match self.size {
            Size::Usual => format!("{} usual", self.engine),
            Size::ManyPolls => format!("{} {} polls", self.engine, self.polls),
            Size::ManyVotes => format!("{} {} votes", self.engine, self.votes),
            Size::Secret => format!("{} secret", self.engine),
            Size::Ideas => format!("{} ideas", self.engine),
        }
    }

    /// Whether the open poll is a secret one.
    pub fn is_secret(&self) -> bool {
        self.size == Size::Secret
    }
}

/// Fills, serves and loads; the rows go into the report.
pub fn measure(
    scenario: &Scenario,
    cluster: Option<&Cluster>,
    options: &Options,
    report: &mut Report,
) -> Result<()> {
    let name = scenario.name();
    let data = tempfile::Builder::new()
        .prefix("bench-")
        .tempdir_in(workspace::target())?;
    let database = match scenario.engine {
        Engine::Sqlite => None,
        Engine::Postgres => {
            let cluster = cluster.context("there is no PostgreSQL to measure on")?;
            Some(cluster.create_database(&name.replace(' ', "_"))?)
        }
    };
    let filled = fill(scenario, data.path(), database.as_deref())?;
    let mut arguments = vec!["--data".to_owned(), data.path().display().to_string()];
    arguments.extend(["--site".to_owned(), workspace::site().display().to_string()]);
    if let Some(url) = database {
        arguments.extend(["--database".to_owned(), url]);
    }
    let log = folder().join(format!("{}.log", name.replace(' ', "-")));
    let server = Instance::start(&workspace::server_binary(true), &arguments, &log)?;
    let mut run = Run {
        scenario,
        options,
        server: &server,
        filled: &filled,
        report,
        runtime: Runtime::new()?,
    };
    match scenario.size {
        Size::Usual => {
            run.profiled("pages", Run::usual_pages)?;
            run.profiled("votes", Run::votes)?;
        }
        Size::ManyPolls => {
            run.page("home", "/", PLAIN)?;
            run.page("poll", &filled.poll, PLAIN)?;
            run.page("home, signed in", "/", filled.resident())?;
            run.page("poll, signed in", &filled.poll, filled.resident())?;
        }
        Size::ManyVotes => {
            run.page("poll", &filled.poll, PLAIN)?;
            run.page("results", &filled.results, PLAIN)?;
            run.page("poll, signed in", &filled.poll, filled.resident())?;
            run.page("results, signed in", &filled.results, filled.resident())?;
        }
        Size::Secret => secret::measure(&mut run)?,
        Size::Ideas => run.ideas()?,
    }
    if let Some((now, peak)) = server.memory() {
        run.report.memory(&name, now, peak);
    }
    Ok(())
}

struct Run<'run> {
    scenario: &'run Scenario,
    options: &'run Options,
    server: &'run Instance,
    filled: &'run Filled,
    report: &'run mut Report,
    runtime: Runtime,
}

impl Run<'_> {
    fn usual_pages(&mut self) -> Result<()> {
        let filled = self.filled;
        self.page("home", "/", PLAIN)?;
        self.page("poll", &filled.poll, PLAIN)?;
        self.page("results", &filled.results, PLAIN)?;
        self.page("poll, compressed", &filled.poll, BROWSER)?;
        self.page("home, signed in", "/", filled.resident())?;
        self.page("poll, signed in", &filled.poll, filled.resident())?;
        self.page("results, signed in", &filled.results, filled.resident())
    }

    /// The list of a board in its orders, the search, and the page of an idea; signed in, each is drawn anew.
    fn ideas(&mut self) -> Result<()> {
        let filled = self.filled;
        let of = |query: &str| format!("{}?{query}", filled.board);
        let pages = [
            ("list", filled.board.clone()),
            ("list, supported", of("sort=supported")),
            ("list, filtered", of("district=North&status=discussed")),
            ("list, at random", of("sort=random&seed=7")),
            ("list, words", of("q=night+bus")),
            ("map", of("view=map")),
            ("search", "/search?q=trees+river".to_owned()),
            ("idea", filled.idea.clone()),
        ];
        for (what, path) in &pages {
            self.page_of(what, Kind::IdeaPage, path, PLAIN)?;
        }
        for (what, path) in &pages {
            let what = format!("{what}, signed in");
            self.page_of(&what, Kind::IdeaPage, path, filled.resident())?;
        }
        Ok(())
    }

    fn page(&mut self, what: &str, path: &str, reader: Reader<'_>) -> Result<()> {
        self.page_of(what, Kind::Page, path, reader)
    }

    fn page_of(&mut self, what: &str, kind: Kind, path: &str, reader: Reader<'_>) -> Result<()> {
        let (warm_up, length) = self.scenario.seconds;
        let work = spinner(&format!("{what}: {path}"));
        let target = self.target(self.options.connections);
        let (warm_up, length) = (Duration::from_secs(warm_up), Duration::from_secs(length));
        let sample = self
            .runtime
            .block_on(load::pages(target, path, reader, warm_up, length))?;
        work.finish_and_clear();
        let count = sample.count();
        self.taken(what, kind, sample, count)
    }

    fn votes(&mut self) -> Result<()> {
        let Filled {
            vote,
            form,
            cookies,
            ..
        } = self.filled;
        let post = |(number, cookie): (usize, &String)| Post {
            cookie: Some(cookie.clone()),
            kind: "application/x-www-form-urlencoded",
            body: form.replace("{salt}", &format!("{number:064x}")).into(),
        };
        let posts = cookies.iter().enumerate().map(post).collect();
        let connections = self.options.vote_connections;
        self.posts("vote", Kind::Vote, vote, connections, posts)?;
        Ok(())
    }

    /// Sends all of these, and demands that they are taken; yields the answers.
    fn posts(
        &mut self,
        what: &str,
        kind: Kind,
        path: &str,
        connections: u32,
        posts: Vec<Post>,
    ) -> Result<Vec<Bytes>> {
        let count = posts.len();
        let work = bar(what, count as u64);
        let target = self.target(connections);
        let done = {
            let work = work.clone();
            move || work.inc(1)
        };
        let (sample, answers) = self
            .runtime
            .block_on(load::posts(target, path, posts, done))?;
        work.finish_and_clear();
        self.taken(what, kind, sample, count)?;
        Ok(answers)
    }

    /// Adds the row, and demands that every request was taken.
    fn taken(&mut self, what: &str, kind: Kind, sample: Sample, count: usize) -> Result<()> {
        let status = kind.status();
        let good = sample.is_all(status) && sample.count() == count;
        let (statuses, errors) = (sample.statuses.clone(), sample.errors);
        self.add(what, kind, sample);
        ensure!(
            good,
            "{what}: not every answer was {status}: {statuses:?} and {errors} without answer"
        );
        Ok(())
    }

    fn profiled(&mut self, what: &str, work: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        if !self.options.profile {
            return work(self);
        }
        let recording = Recording::start(
            self.server.id(),
            &format!("{} {what}", self.scenario.name()),
        )?;
        let worked = work(self);
        recording.print()?;
        worked
    }

    fn add(&mut self, what: &str, kind: Kind, sample: Sample) {
        let row = Row::new(self.scenario, what, kind, &sample);
        println!("    {}", row.line());
        self.report.add(row);
    }

    fn target(&self, connections: u32) -> Target {
        Target {
            address: self.server.address.clone(),
            connections,
        }
    }
}
