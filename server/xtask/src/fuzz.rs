//! `cargo xtask fuzz`: changed inputs for every decoder of the ballot protocol, on stable Rust and from a seed, so that a run can be had again.
//!
//! A panic, a second way to write what was read, and an input that takes a second are failures; the input is kept in `target/fuzz`. An input of which a decoder says something
//! new is kept in the corpus, which `cargo nextest run -p ballot` reads too.

#[path = "../../../app/ballot/tests/decoders/mod.rs"]
mod decoders;
mod mutate;

use std::collections::BTreeSet;
use std::fs;
use std::panic;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::process::interrupted;
use crate::steps::spinner;
use crate::workspace;
use decoders::{DECODERS, Decoder, Said};
use mutate::Mutator;

/// The longest input: a leaf has 65535 bytes at most.
const LONGEST: usize = 70_000;
/// An input that takes longer is a failure.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long, and what.
#[derive(Args, Clone)]
pub struct Options {
    /// Parts of names of decoders, such as `leaf` or `json`; all if none.
    names: Vec<String>,
    /// Seconds for each decoder.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Where chance begins. The same seed tries the same inputs, as far as the time goes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Keeps nothing in the corpus.
    #[arg(long)]
    dry: bool,
}

/// Runs all decoders; fails if one failed.
pub fn fuzz(options: &Options) -> Result<()> {
    // What panics is told here, once.
    panic::set_hook(Box::new(|_| ()));
    let chosen = DECODERS.iter().filter(|decoder| {
        let mut names = options.names.iter();
        options.names.is_empty() || names.any(|part| decoder.name.contains(part.as_str()))
    });
    let mut failures = 0;
    for decoder in chosen {
        if interrupted() {
            break;
        }
        let mut run = Run::new(decoder, options)?;
        run.go(options)?;
        println!("{}", run.line());
        for failure in &run.failures {
            println!("    FAILED: {failure}");
        }
        failures += run.failures.len();
    }
    let _ = panic::take_hook();
    if failures > 0 {
        bail!(
            "{failures} failures; the inputs are in {}",
            folder().display()
        );
    }
    Ok(())
}

/// Where inputs that failed are kept.
fn folder() -> PathBuf {
    workspace::target().join("fuzz")
}

/// What one decoder was asked and said.
struct Run<'a> {
    decoder: &'a Decoder,
    corpus: Vec<Vec<u8>>,
    kinds: BTreeSet<String>,
    tried: u64,
    read: u64,
    kept: u32,
    took: Duration,
    failures: Vec<String>,
}

impl<'a> Run<'a> {
    fn new(decoder: &'a Decoder, options: &Options) -> Result<Self> {
        let mut run = Self {
            decoder,
            corpus: Vec::new(),
            kinds: BTreeSet::new(),
            tried: 0,
            read: 0,
            kept: 0,
            took: Duration::ZERO,
            failures: Vec::new(),
        };
        let mut files: Vec<PathBuf> = fs::read_dir(run.folder())
            .with_context(|| format!("there is no corpus for {}", decoder.name))?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<_>>()?;
        // The order of a folder is chance that no seed has.
        files.sort_unstable();
        for file in files {
            let input = fs::read(&file)?;
            run.look(&input, true, options)?;
            run.corpus.push(input);
        }
        Ok(run)
    }

    fn folder(&self) -> PathBuf {
        let corpus = workspace::root().join("app/ballot/tests/corpus");
        corpus.join(self.decoder.name)
    }

    fn go(&mut self, options: &Options) -> Result<()> {
        let spinner = spinner(self.decoder.name);
        let mut mutator = Mutator::new(options.seed);
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(options.seconds) && !interrupted() {
            for _ in 0..100 {
                let mut input = mutator.mutate(&self.corpus);
                input.truncate(LONGEST);
                self.look(&input, false, options)?;
            }
            spinner.tick();
        }
        spinner.finish_and_clear();
        self.took = begun.elapsed();
        Ok(())
    }

    /// Tries one input.
    fn look(&mut self, input: &[u8], is_known: bool, options: &Options) -> Result<()> {
        self.tried += 1;
        let begun = Instant::now();
        let said = panic::catch_unwind(|| (self.decoder.run)(input));
        let wrong = match &said {
            Err(_) => Some("panic"),
            Ok(Said {
                is_canonical: false,
                ..
            }) => Some("read, and written otherwise"),
            Ok(_) if begun.elapsed() > PATIENCE => Some("slow"),
            Ok(_) => None,
        };
        if let Some(wrong) = wrong {
            return self.fail(input, wrong);
        }
        let Ok(Said { kind, .. }) = said else {
            return Ok(());
        };
        self.read += u64::from(kind == "ok");
        if self.kinds.insert(kind.clone()) && !is_known {
            self.corpus.push(input.to_vec());
            self.kept += 1;
            if !options.dry {
                fs::write(self.folder().join(file_name(&kind, input)), input)?;
            }
        }
        Ok(())
    }

    fn fail(&mut self, input: &[u8], wrong: &str) -> Result<()> {
        fs::create_dir_all(folder())?;
        let file = folder().join(format!(
            "{}-{}",
            self.decoder.name,
            file_name("failed", input)
        ));
        fs::write(&file, input)?;
        // One fault is found a thousand times; ten inputs are enough to see it.
        if self.failures.len() < 10 {
            self.failures.push(format!("{wrong}: {}", file.display()));
        }
        Ok(())
    }

    fn line(&self) -> String {
        let rate = self
            .tried
            .checked_div(self.took.as_secs())
            .unwrap_or(self.tried);
        format!(
            "{:15} {:>9} inputs, {rate:>7}/s, {:>8} read, {:>3} kinds, {} new, {} failed",
            self.decoder.name,
            self.tried,
            self.read,
            self.kinds.len(),
            self.kept,
            self.failures.len()
        )
    }
}

fn file_name(kind: &str, input: &[u8]) -> String {
    let kind: String = kind
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(32)
        .collect();
    let hash = blake3::hash(input).to_hex();
    let short: String = hash.chars().take(8).collect();
    format!("{kind}-{short}")
}

#[cfg(test)]
mod tests {
    use super::{Decoder, Options, Run, Said};

    /// Panics on long inputs, and reads those that begin with 7 in a second way.
    fn faulty(input: &[u8]) -> Said {
        assert!(input.len() < 40, "too long for it");
        Said {
            kind: "ok".to_owned(),
            is_canonical: !input.starts_with(&[7]),
        }
    }

    #[test]
    fn a_decoder_that_panics_or_reads_two_forms_is_found() {
        let options = Options {
            names: Vec::new(),
            seconds: 1,
            seed: 1,
            dry: true,
        };
        let decoder = Decoder {
            name: "choice",
            run: faulty,
        };
        let mut run = Run::new(&decoder, &options).expect("a corpus");
        // So that two more of the usual changes meet both faults.
        run.corpus = vec![vec![6; 30], vec![7; 3]];
        run.go(&options).expect("files can be written");
        let told = run.failures.join("\n");
        assert!(told.contains("read, and written otherwise"), "{told}");
        run.failures.clear();
        run.corpus = vec![vec![6; 39]];
        run.go(&options).expect("files can be written");
        assert!(run.failures.join("\n").contains("panic"));
    }
}
