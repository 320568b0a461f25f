//! A secret poll: credentials for everybody, then everybody's ballot; the second half of them while others read pages.
//!
//! What the voters' devices compute is computed before and after, and not counted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use ballot::Selection;
use ballot::methods::{Rules, Vote};
use ballot::secret::{BlindAnswer, Body, Manifest, Poll, Voter, from_json, to_json};
use hyper::body::Bytes;

use super::super::load::{self, Post, Reader};
use super::super::report::Kind;
use super::{PLAIN, Run};

/// Connections over which credentials are asked for.
const ASKING: u32 = 32;
/// Connections over which pages are read while ballots are cast, and how long each reader looks at a page.
const READING: u32 = 8;
const LOOKING: Duration = Duration::from_millis(40);

/// Issues, casts, casts with readers.
pub fn measure(run: &mut Run<'_>) -> Result<()> {
    let filled = run.filled;
    let path = |below: &str| format!("{}{below}", filled.poll);
    let target = run.target(1);
    let manifest = run
        .runtime
        .block_on(load::get(&target, &path("/record/manifest.json")))?;
    let manifest: Manifest = from_json(&manifest).map_err(|error| anyhow!("{error}"))?;
    let poll = Poll::new(manifest).map_err(|error| anyhow!("{error}"))?;
    let voters: Vec<Voter> = (0..filled.cookies.len())
        .map(|number| Voter::new(seed(number), poll.id()))
        .collect();
    let asks = on_all_cores(&voters, |number, voter| {
        let request = voter.blind(&poll, 0).map_err(|error| anyhow!("{error}"))?;
        Ok(Post {
            cookie: filled.cookies.get(number).cloned(),
            ..json(&request)?
        })
    })?;
    let answers = run.posts(
        "credential",
        Kind::Credential,
        &path("/credential"),
        ASKING,
        asks,
    )?;
    let rules = Rules::of(&poll.manifest().method).context("the method has no rules")?;
    let choice = rules
        .encode(&Vote::Options(Selection::Options(vec![1])))
        .map_err(|error| anyhow!("{error}"))?;
    let mut ballots = on_all_cores(&voters, |number, voter| {
        let answer = answers.get(number).context("no answer")?;
        let answer: BlindAnswer = from_json(answer).map_err(|error| anyhow!("{error}"))?;
        let credential = voter.finalise(&poll, &[answer.blind_sig]);
        let body = Body {
            choice: choice.clone(),
            phrase: String::new(),
        };
        let credential = credential.map_err(|error| anyhow!("{error}"))?;
        let signed = voter.cast(&poll, &credential, (0, None), &body);
        json(&signed.map_err(|error| anyhow!("{error}"))?)
    })?;
    let busy = ballots.split_off(ballots.len() / 2);
    let (casting, connections) = (path("/ballots"), run.options.vote_connections);
    run.posts("ballot", Kind::SecretBallot, &casting, connections, ballots)?;
    with_readers(run, &casting, busy)
}

/// Casts ballots while a few others read the page of the poll, until the last ballot is cast.
fn with_readers(run: &mut Run<'_>, casting: &str, ballots: Vec<Post>) -> Result<()> {
    let count = ballots.len();
    let voting = run.target(run.options.vote_connections);
    let is_cast = Arc::new(AtomicBool::new(false));
    let is_over = {
        let is_cast = Arc::clone(&is_cast);
        move || is_cast.load(Ordering::Relaxed)
    };
    let (reading, page) = (run.target(READING), &run.filled.poll);
    let (pages, cast) = run.runtime.block_on(async {
        let cast = async {
            let cast = load::posts(voting, casting, ballots, || {}).await;
            is_cast.store(true, Ordering::Relaxed);
            cast
        };
        let readers = Reader {
            pause: LOOKING,
            ..PLAIN
        };
        let pages = load::pages_until(reading, page, readers, Instant::now(), is_over);
        tokio::join!(pages, cast)
    });
    run.taken("ballot, with readers", Kind::SecretBallot, cast?.0, count)?;
    let pages = pages?;
    let read = pages.count();
    run.taken("poll, while casting", Kind::BusyPage, pages, read)
}

/// The seed of a voter by number: of no use to anybody.
fn seed(number: usize) -> [u8; 32] {
    blake3::derive_key("comitia bench voter", &number.to_be_bytes())
}

fn json(value: &impl serde::Serialize) -> Result<Post> {
    let text = to_json(value).map_err(|error| anyhow!("{error}"))?;
    Ok(Post {
        cookie: None,
        kind: "application/json",
        body: Bytes::from(text),
    })
}

/// What comes of each voter, in their order, computed on as many threads as there are cores.
fn on_all_cores<T: Send>(
    voters: &[Voter],
    work: impl Fn(usize, &Voter) -> Result<T> + Sync,
) -> Result<Vec<T>> {
    let share = voters
        .len()
        .div_ceil(thread::available_parallelism()?.get())
        .max(1);
    let work = &work;
    let portions: Vec<Result<Vec<T>>> = thread::scope(|scope| {
        let running: Vec<_> = voters
            .chunks(share)
            .enumerate()
            .map(|(portion, some)| {
                scope.spawn(move || {
                    let numbered = some.iter().enumerate();
                    numbered
                        .map(|(n, voter)| work(portion * share + n, voter))
                        .collect()
                })
            })
            .collect();
        running
            .into_iter()
            .map(|thread| {
                thread
                    .join()
                    .unwrap_or_else(|_| Err(anyhow!("a thread panicked")))
            })
            .collect()
    });
    let mut all = Vec::with_capacity(voters.len());
    for portion in portions {
        all.extend(portion?);
    }
    Ok(all)
}
