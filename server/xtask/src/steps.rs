//! What a run has done: headings while it works, a table with seconds at its end.

use std::env;
use std::io::{IsTerminal, stdout};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

use crate::process;

/// The steps of one run, in the order they were done.
pub struct Steps {
    started: Instant,
    done: Vec<Step>,
}

struct Step {
    name: String,
    took: Duration,
    outcome: Outcome,
}

enum Outcome {
    Passed,
    Failed(String),
    Skipped(String),
}

impl Steps {
    /// Starts counting the seconds.
    pub fn new() -> Self {
        Self {
            started: Instant::now(),
            done: Vec::new(),
        }
    }

    /// Does one step under a heading; returns whether it passed. After an interrupt nothing more is begun.
    pub fn run(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> bool {
        if process::interrupted() {
            self.skip(name, "interrupted");
            return false;
        }
        println!(
            "{}",
            bold(&format!(
                "==> {name}  ({:.0} s so far)",
                self.started.elapsed().as_secs_f64()
            ))
        );
        let begun = Instant::now();
        let outcome = match work() {
            Ok(()) => Outcome::Passed,
            Err(error) => Outcome::Failed(format!("{error:#}")),
        };
        let took = begun.elapsed();
        match &outcome {
            Outcome::Failed(why) => println!(
                "<== {name} FAILED after {:.1} s: {why}\n",
                took.as_secs_f64()
            ),
            _ => println!("<== {name} passed in {:.1} s\n", took.as_secs_f64()),
        }
        let passed = matches!(outcome, Outcome::Passed);
        self.done.push(Step {
            name: name.to_owned(),
            took,
            outcome,
        });
        passed
    }

    /// Notes a step that could not be done because of another.
    pub fn skip(&mut self, name: &str, why: &str) {
        println!("<== {name} skipped: {why}\n");
        self.done.push(Step {
            name: name.to_owned(),
            took: Duration::ZERO,
            outcome: Outcome::Skipped(why.to_owned()),
        });
    }

    /// Prints the table; an error if any step failed or was skipped.
    pub fn finish(self) -> Result<()> {
        print!("{}", self.table());
        let passed = self
            .done
            .iter()
            .filter(|step| matches!(step.outcome, Outcome::Passed))
            .count();
        let missed = self.done.len() - passed;
        println!(
            "steps: {passed} passed, {missed} failed or skipped, {:.0} s",
            self.started.elapsed().as_secs_f64()
        );
        if missed > 0 {
            bail!("{missed} of {} steps did not pass", self.done.len());
        }
        Ok(())
    }

    fn table(&self) -> String {
        let width = self
            .done
            .iter()
            .map(|step| step.name.chars().count())
            .max()
            .unwrap_or(0);
        let line = |step: &Step| {
            let said = match &step.outcome {
                Outcome::Passed => "passed".to_owned(),
                Outcome::Failed(why) => {
                    format!("FAILED   {}", why.lines().next().unwrap_or_default())
                }
                Outcome::Skipped(why) => format!("skipped  {why}"),
            };
            format!(
                "  {:width$}  {:>7.1} s  {said}\n",
                step.name,
                step.took.as_secs_f64()
            )
        };
        self.done.iter().map(line).collect()
    }
}

/// A moving line for work of unknown length; a plain line where nobody watches (`CI=true`, no terminal).
pub fn spinner(message: &str) -> ProgressBar {
    if !someone_watches() {
        println!("    {message}");
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner().with_message(message.to_owned());
    bar.set_style(style("    {spinner} {msg} {elapsed}"));
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

/// A bar that fills up to `length`; a plain line where nobody watches.
pub fn bar(message: &str, length: u64) -> ProgressBar {
    if !someone_watches() {
        println!("    {message}");
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length).with_message(message.to_owned());
    bar.set_style(style("    {msg:30} [{bar:30}] {pos}/{len} {eta}"));
    bar
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner())
}

fn someone_watches() -> bool {
    stdout().is_terminal() && env::var_os("CI").is_none_or(|value| value != "true")
}

fn bold(text: &str) -> String {
    if someone_watches() {
        format!("\u{1b}[1m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_shows_every_step_and_the_end_fails_with_the_first_line_of_the_cause() {
        let mut steps = Steps::new();
        assert!(steps.run("fmt", || Ok(())));
        assert!(!steps.run("clippy", || bail!("two\nlines")));
        steps.skip("e2e", "no bundle");
        let table = steps.table();
        assert_eq!(table.lines().count(), 3);
        assert!(table.contains("FAILED   two\n"), "{table}");
        assert!(table.contains("skipped  no bundle"), "{table}");
        assert_eq!(
            steps.finish().expect_err("one failed").to_string(),
            "2 of 3 steps did not pass"
        );
    }
}
