//! `comitia verify poll`: a stranger's look at a whole secret poll.

use super::download::{download, record_of};
use super::folder::{Folder, unlisted};
use ballot::methods::Outcome;
use ballot::secret::verify::{Evidence, Files, Verdict};
use ballot::secret::{Promise, ReceiptFile, from_json};
use indicatif::{ProgressBar, ProgressStyle};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// What is verified, and what is known of it from elsewhere.
#[derive(clap::Args)]
pub struct Options {
    /// A folder with a record, or the address of a poll or of its record.
    place: String,
    /// Where to keep what is read from an address; without it, it is gone afterwards.
    #[arg(long, value_name = "FOLDER")]
    keep: Option<PathBuf>,
    /// The poll as voters were shown it: 64 hexadecimal digits.
    #[arg(long)]
    poll_id: Option<String>,
    /// Promises of the box, or receipt files, that voters kept.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    promise: Vec<PathBuf>,
    /// Prints one JSON object instead of text.
    #[arg(long)]
    json: bool,
    /// Says on the standard error how many seconds each of the two readings took.
    #[arg(long, hide = true)]
    timing: bool,
    /// Threads that check signatures; all cores if not given.
    #[arg(long)]
    threads: Option<NonZeroUsize>,
}

/// Seconds of the first reading, in which signatures are checked, and of the second, in which ballots are opened and counted.
type Seconds = [f64; 2];

/// Verifies, and prints all that is wrong.
pub async fn run(options: Options) -> ExitCode {
    let (json, timing) = (options.json, options.timing);
    match verdict(options).await {
        Ok((verdict, [verifying, counting])) => {
            if json {
                println!("{}", verdict.json());
            } else {
                print(&verdict);
            }
            if timing {
                eprintln!("seconds {verifying:.3} {counting:.3}");
            }
            ExitCode::from(u8::from(!verdict.is_good()))
        }
        Err(error) => {
            eprintln!("comitia: {error}");
            ExitCode::from(2)
        }
    }
}

async fn verdict(options: Options) -> Result<(Verdict, Seconds), String> {
    let mut evidence = Evidence {
        poll_id: options.poll_id.as_deref().map(read_poll_id).transpose()?,
        promises: options
            .promise
            .iter()
            .map(|file| read_promise(file))
            .collect::<Result<_, _>>()?,
        ..Evidence::default()
    };
    let threads = options
        .threads
        .or_else(|| std::thread::available_parallelism().ok())
        .unwrap_or(NonZeroUsize::MIN);
    let is_address = ["http://", "https://"]
        .iter()
        .any(|scheme| options.place.starts_with(scheme));
    let (folder, gone_afterwards) = match (&options.keep, is_address) {
        (Some(folder), true) => (folder.clone(), None),
        (None, true) => {
            let folder = Temporary::make()?;
            (folder.0.clone(), Some(folder))
        }
        (None, false) => (PathBuf::from(&options.place), None),
        (Some(_), false) => return Err("--keep is for a record at an address".to_owned()),
    };
    if is_address {
        let bar = bar("reading");
        let read = download(&record_of(&options.place)?, &folder, &bar).await;
        bar.finish_and_clear();
        read?;
    }
    let looked = tokio::task::spawn_blocking(move || {
        let folder = Folder::open(&folder)?;
        evidence.text = folder.text();
        evidence.checkpoints = unlisted(&folder);
        Ok::<_, String>(look(folder, &evidence, threads))
    });
    let verdict = looked.await.map_err(|error| error.to_string())?;
    drop(gone_afterwards);
    verdict
}

fn look(folder: Files<Folder>, evidence: &Evidence, threads: NonZeroUsize) -> (Verdict, Seconds) {
    let bar = bar("verifying");
    let size = folder.size();
    bar.set_length(size.saturating_mul(2));
    let begun = Instant::now();
    let mut first = None;
    let verdict = Verdict::of(folder, evidence, threads, |progress| {
        if progress.reading == 2 && first.is_none() {
            first = Some(begun.elapsed());
        }
        let before = u64::from(progress.reading - 1).saturating_mul(size);
        bar.set_position(before.saturating_add(progress.leaves));
    });
    bar.finish_and_clear();
    let all = begun.elapsed();
    let first = first.unwrap_or(all);
    (verdict, [first.as_secs_f64(), (all - first).as_secs_f64()])
}

fn read_poll_id(text: &str) -> Result<ballot::PollId, String> {
    let hash = blake3::Hash::from_hex(text.trim());
    let hash = hash.map_err(|_| "--poll-id: a poll has 64 hexadecimal digits")?;
    Ok(ballot::PollId(*hash.as_bytes()))
}

fn read_promise(file: &Path) -> Result<Promise, String> {
    let bytes = std::fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
    if let Ok(kept) = from_json::<ReceiptFile>(&bytes) {
        return Ok(kept.promise);
    }
    from_json(&bytes)
        .map_err(|e| format!("{}: neither promise nor receipt file: {e}", file.display()))
}

/// A bar on the standard error; nothing, where that is no terminal.
fn bar(what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:10} {wide_bar} {pos}/{len} {eta}");
    let bar = ProgressBar::new(0).with_message(what);
    style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
}

fn print(verdict: &Verdict) {
    let report = &verdict.report;
    if let Some(poll) = report.poll_id {
        println!("poll        {poll}");
    }
    println!("leaves      {}", report.leaves);
    println!("eligible    {}, issued {}", report.eligible, report.issued);
    println!(
        "ballots     {} of {} credentials, {} assisted",
        report.ballots, report.credentials, report.assisted
    );
    println!("closed      {}", yes_or_no(report.closed));
    println!("unsealed    {}", yes_or_no(report.unsealed));
    if let Some(result) = &report.result {
        println!(
            "counted     {}, invalid {}, unreadable {}",
            result.counted, result.invalid, result.unreadable
        );
    }
    if let Some(outcome) = &verdict.outcome {
        print_outcome(outcome);
    }
    for said in &verdict.wrong {
        println!("WRONG       {said}");
    }
    match verdict.wrong.len() {
        0 => println!("All is as it should be so far."),
        failures => println!("{failures} failures"),
    }
}

/// The sums of single choice and approval; by other methods, which options win.
fn print_outcome(outcome: &Outcome) {
    match outcome {
        Outcome::Options(sums) => {
            println!("    none of these {}", sums.none);
            for (option, votes) in (1_u64..).zip(&sums.per_option) {
                println!("    option {option:6} {votes}");
            }
        }
        other => {
            for option in other.winners() {
                println!("    wins   {option:6}");
            }
        }
    }
}

fn yes_or_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// A folder that is removed when it is dropped.
struct Temporary(PathBuf);

impl Temporary {
    fn make() -> Result<Self, String> {
        use app::clock::Clock;
        let id = crate::clock::SystemClock::default()
            .id()
            .simple()
            .to_string();
        let folder = std::env::temp_dir().join(format!("comitia-record-{id}"));
        std::fs::create_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
