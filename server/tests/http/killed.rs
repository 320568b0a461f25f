//! The program is killed (SIGKILL) while it writes, and started again: what was answered is there, once, and all numbers agree.

use app::db::{Db, Part};
use domain::actor::Role;
use domain::ids::PollId;
use domain::poll::Step;
use futures::{StreamExt, stream};
use server::config::Config;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use support::drafting::take;
use support::program::{Program, command_on};
use support::voting::{open_poll, receipt_of};
use support::{Person, PollText, Town, both};

const BINARY: &str = env!("CARGO_BIN_EXE_comitia");
/// Residents who vote.
const PEOPLE: usize = 120;
/// Votes that are on their way at once.
const AT_ONCE: usize = 16;
/// How often the service is killed, each time at so many answers.
const KILLS: usize = 3;
const ANSWERS: usize = 20;

/// Somebody with a ballot, which stays the same however often the form is sent.
struct Voter {
    person: Person,
    option: String,
    salt: String,
    receipt: Mutex<Option<String>>,
}

impl Voter {
    async fn of(town: &Town, n: usize) -> Self {
        Self {
            person: town.resident(&format!("Person {n}")).await,
            option: (n % 3 + 1).to_string(),
            salt: format!("{n:064x}"),
            receipt: Mutex::default(),
        }
    }

    fn receipt(&self) -> Option<String> {
        self.receipt.lock().expect("no test panics here").clone()
    }

    /// Sends the vote; whether it was answered.
    async fn vote(&self, browser: &support::Browser, poll: PollId) -> bool {
        let fields = [("option", &*self.option), ("salt", &*self.salt)];
        let path = format!("/polls/{poll}/vote");
        let Some(reply) = browser.try_post(&path, &fields).await else {
            return false;
        };
        assert_eq!(reply.status, 303, "{}", reply.text());
        let receipt = receipt_of(&reply);
        *self.receipt.lock().expect("no test panics here") = Some(receipt);
        true
    }
}

/// Those without an answer vote, many at once; at the given number of answers the service is killed while others are on their way.
async fn vote_until_killed(program: Program, voters: &[Voter], poll: PollId, answers: usize) {
    let answered = AtomicUsize::new(0);
    let waiting: Vec<_> = voters
        .iter()
        .filter(|voter| voter.receipt().is_none())
        .map(|voter| (voter, program.browser(&voter.person.browser)))
        .collect();
    let program = Mutex::new(Some(program));
    stream::iter(waiting)
        .for_each_concurrent(AT_ONCE, async |(voter, browser)| {
            if voter.vote(&browser, poll).await
                && answered.fetch_add(1, Ordering::Relaxed) + 1 == answers
            {
                drop(program.lock().expect("no test panics here").take());
            }
        })
        .await;
}

/// How many rows there are in these tables.
async fn count(config: &Config) -> Counts {
    let db = Db::open(&config.places().main, Part::Main)
        .await
        .expect("a database");
    let counts = Counts::read(&db).await.expect("numbers");
    db.close().await;
    counts
}

#[derive(Debug, PartialEq, Eq)]
struct Counts {
    residents: i64,
    participation: i64,
    ballots: i64,
    turnout: i64,
    ideas: i64,
    found: i64,
}

impl Counts {
    async fn read(db: &Db) -> Result<Self, app::db::DbError> {
        let mut tx = db.read().await?;
        // One statement sees one state of the database.
        let (residents, participation, ballots, turnout, ideas, found) = app::run!(&mut tx, c => sqlx::query_as(
            "SELECT (SELECT COUNT(*) FROM roll_entries), (SELECT COUNT(*) FROM participation),
                    (SELECT COUNT(*) FROM staged_ballots) + (SELECT COUNT(*) FROM ballots),
                    (SELECT CAST(COALESCE(SUM(voted), 0) AS BIGINT) FROM turnout),
                    (SELECT COUNT(*) FROM ideas), (SELECT COUNT(*) FROM search_entries WHERE kind = 'idea')"
        ).fetch_one(c).await?);
        Ok(Self {
            residents,
            participation,
            ballots,
            turnout,
            ideas,
            found,
        })
    }

    fn agree(&self) {
        assert_eq!(self.participation, self.ballots, "{self:?}");
        assert_eq!(self.participation, self.turnout, "{self:?}");
        assert_eq!(self.ideas, self.found, "{self:?}");
    }
}

/// Every vote that was answered is in the box.
async fn all_receipts_are_found(program: &Program, town: &Town, voters: &[Voter], poll: PollId) {
    let visitor = program.browser(&town.visitor());
    for receipt in voters.iter().filter_map(Voter::receipt) {
        let page = visitor
            .get(&format!("/polls/{poll}/receipt?code={receipt}"))
            .await;
        assert!(page.has_text("Your vote is in the box"), "{}", page.text());
    }
}

fn unlimited(config: &mut Config) {
    config.account_limit = 0;
    config.address_limit = 0;
}

both!(
    a_service_that_is_killed_loses_no_vote_and_takes_none_twice,
    unlimited,
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        let mut voters = Vec::new();
        for n in 0..PEOPLE {
            voters.push(Voter::of(town, n).await);
        }
        let poll = open_poll(town, &PollText::default()).await;
        // From here on the process has the data for itself.
        town.app.db.close().await;
        for _ in 0..KILLS {
            let program = Program::serve(BINARY, &town.config);
            vote_until_killed(program, &voters, poll, ANSWERS).await;
            let counts = count(&town.config).await;
            counts.agree();
            let answered = voters.iter().filter_map(Voter::receipt).count();
            assert!(answered < PEOPLE, "nothing was left to interrupt");
            assert!(counts.ballots >= i64::try_from(answered).expect("few"));
            let program = Program::serve(BINARY, &town.config);
            all_receipts_are_found(&program, town, &voters, poll).await;
        }

        let program = Program::serve(BINARY, &town.config);
        for voter in &voters {
            let browser = program.browser(&voter.person.browser);
            // Whoever saw no answer sends the form again, and so does one who was impatient: it is the same ballot.
            let before = voter.receipt();
            assert!(voter.vote(&browser, poll).await);
            assert!(before.is_none() || before == voter.receipt());
            let other = [("option", "1"), ("salt", &*"ab".repeat(32))];
            let second = browser.post(&format!("/polls/{poll}/vote"), &other).await;
            assert_eq!(second.status, 409, "{}", second.text());
            assert_eq!(second.heading(), "You have voted");
        }
        all_receipts_are_found(&program, town, &voters, poll).await;
        let counts = count(&town.config).await;
        counts.agree();
        assert_eq!(counts.ballots, i64::try_from(PEOPLE).expect("few"));

        let ada = program.browser(&ada.browser);
        let path = format!("/admin/polls/{poll}");
        let closed = take(&ada, &path, Step::Close, "All have voted.").await;
        assert_eq!(closed.status, 303, "{}", closed.text());
        let votes = results(&program, town, poll).await;
        assert_eq!(votes, [PEOPLE / 3, PEOPLE / 3, PEOPLE / 3]);
        let list = ada.get(&format!("/polls/{poll}/ballots.csv")).await.body;
        assert_eq!(list.lines().count(), PEOPLE + 1);
        for receipt in voters.iter().filter_map(Voter::receipt) {
            assert!(list.contains(&receipt), "{receipt}");
        }
        program.kill();
    }
);

/// The votes of each option as they are published, in the order of the options.
async fn results(program: &Program, town: &Town, poll: PollId) -> Vec<usize> {
    let visitor = program.browser(&town.visitor());
    let page = visitor.get(&format!("/polls/{poll}/results.json")).await;
    let json: serde_json::Value = serde_json::from_str(&page.body).expect("JSON");
    let votes = json["votes"].as_array().expect("a list");
    let number = |value: &serde_json::Value| value["votes"].as_u64().expect("a number");
    votes
        .iter()
        .map(|value| usize::try_from(number(value)).expect("few"))
        .collect()
}

/// Ballots of the file below, and its projects.
const LINES: usize = 3000;
const PROJECTS: usize = 12;

fn chosen(line: usize) -> [usize; 2] {
    [line % 7, 7 + line % 5]
}

fn budget() -> String {
    let projects: String = (1..=PROJECTS)
        .map(|n| format!("p{n};{n}000;Projekt {n}\n"))
        .collect();
    let votes: String = (0..LINES)
        .map(|line| {
            let [first, second] = chosen(line).map(|at| at + 1);
            format!("{line};p{first},p{second}\n")
        })
        .collect();
    format!(
        "META\nkey;value\ndescription;Viele\ncountry;Germany\nunit;Dorf\ninstance;2026\nnum_projects;{PROJECTS}\nnum_votes;{LINES}\n\
        budget;9000\nvote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost;name\n{projects}VOTES\nvoter_id;vote\n{votes}"
    )
}

fn replay(file: &Path, config: &Config) -> Command {
    let mut command = command_on(BINARY, config);
    command
        .args(["import", "pabulib"])
        .arg(file)
        .args(["--space", "budget", "--replay"]);
    command
}

/// Kills the import as soon as it has written something of this kind.
async fn kill_when_it_writes(mut import: Child, config: &Config, number: fn(&Counts) -> i64) {
    let before = number(&count(config).await);
    while number(&count(config).await) == before {
        let ended = import.try_wait().expect("a process");
        assert!(ended.is_none(), "it ended before it wrote: {ended:?}");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    import.kill().expect("it runs");
    let status = import.wait().expect("a process");
    assert!(!status.success(), "nothing was interrupted: {status}");
}

both!(
    an_import_that_is_killed_counts_what_the_file_says,
    async |town: &Town| {
        let file = town.config.data.join("many.pb");
        std::fs::write(&file, budget()).expect("the file is written");
        town.app.db.close().await;
        let numbers: [fn(&Counts) -> i64; 4] = [
            |counts| counts.residents,
            |counts| counts.ballots,
            |counts| counts.ballots,
            |counts| counts.ballots,
        ];
        for number in numbers {
            let import = replay(&file, &town.config)
                .stdout(Stdio::null())
                .spawn()
                .expect("the program starts");
            kill_when_it_writes(import, &town.config, number).await;
            count(&town.config).await.agree();
        }
        let last = replay(&file, &town.config).output().expect("it runs");
        let printed = String::from_utf8_lossy(&last.stdout).into_owned();
        let said = String::from_utf8_lossy(&last.stderr);
        assert!(last.status.success(), "{printed}{said}");
        assert!(
            printed.contains("Every count equals the file's"),
            "{printed}"
        );
        let poll: PollId = printed
            .trim_end()
            .rsplit('/')
            .next()
            .and_then(|id| id.parse().ok())
            .expect("the address of the poll");
        let counts = count(&town.config).await;
        counts.agree();
        assert_eq!(counts.ballots, i64::try_from(LINES).expect("few"));
        let mut expected = vec![0; PROJECTS];
        for at in (0..LINES).flat_map(chosen) {
            expected[at] += 1;
        }
        let program = Program::serve(BINARY, &town.config);
        assert_eq!(results(&program, town, poll).await, expected);
    }
);

/// Ideas of the table below.
const IDEAS: usize = 1500;

both!(
    an_import_of_ideas_that_is_killed_goes_on_and_brings_each_once,
    async |town: &Town| {
        let space = town.space("here").await;
        town.board(space, "town").await;
        let lines: String = (0..IDEAS)
            .map(|n| format!("{n},Tree number {n},Please plant it.,2026-01-02\n"))
            .collect();
        let file = town.config.data.join("ideas.csv");
        std::fs::write(&file, format!("key,title,text,date\n{lines}")).expect("written");
        town.app.db.close().await;
        let import = || {
            let mut command = command_on(BINARY, &town.config);
            command
                .args(["import", "ideas"])
                .arg(&file)
                .args(["--board", "town"]);
            command
        };
        for _ in 0..KILLS {
            let child = import().stdout(Stdio::null()).spawn().expect("it starts");
            kill_when_it_writes(child, &town.config, |counts| counts.ideas).await;
            count(&town.config).await.agree();
        }
        let interrupted = count(&town.config).await.ideas;
        let all = i64::try_from(IDEAS).expect("few");
        assert!(interrupted < all, "nothing was left to interrupt");
        let last = import().output().expect("it runs");
        let printed = String::from_utf8_lossy(&last.stdout).into_owned();
        assert!(last.status.success(), "{printed}");
        let counts = count(&town.config).await;
        counts.agree();
        assert_eq!(counts.ideas, all);
    }
);
