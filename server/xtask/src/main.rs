//! The project's own commands: `cargo xtask serve | build | check | test | e2e | bench | fuzz | red | clean-demo`.

mod bench;
mod browser;
mod bundle;
mod checks;
mod fuzz;
mod instance;
mod packages;
mod postgres;
mod process;
mod python;
mod red;
mod serve;
mod steps;
mod test;
mod workspace;

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;

use steps::Steps;

/// Build, serve, check, test and measure Comitia.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    /// Build the browser bundle into target/site; with --release also the server.
    Build {
        /// Also build the server's binary in release.
        #[arg(long)]
        release: bool,
    },
    /// Build what is stale and start the server.
    Serve {
        /// With a demonstration municipality, in target/demo.
        #[arg(long)]
        demo: bool,
        /// Build and start the release binary.
        #[arg(long)]
        release: bool,
        /// Further arguments for `comitia serve`.
        #[arg(last = true)]
        extra: Vec<String>,
    },
    /// The fast loop: format, lints, pure tests, architecture.
    Check,
    /// Everything: format, lints, tests on both databases, documentation, browser tests.
    Test {
        /// Only these parts.
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<test::Part>,
    },
    /// The browser tests, with scripts on and off.
    E2e {
        /// Part of a spec's file name, else a pattern for the names of tests.
        filter: Option<String>,
    },
    /// Measure pages and votes of a release server on SQLite and PostgreSQL.
    Bench(bench::Options),
    /// Try changed inputs on every decoder of the ballot protocol.
    Fuzz(fuzz::Options),
    /// Switch off each defence of secret polls, and see the test of its attack fail.
    Red(red::Options),
    /// Forget the demonstration municipality.
    CleanDemo,
}

fn main() -> ExitCode {
    match process::watch_for_interrupts().and_then(|()| perform(Task::parse())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            if process::interrupted() {
                ExitCode::from(130)
            } else {
                ExitCode::FAILURE
            }
        }
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Build { release } => build(release),
        Task::Serve {
            demo,
            release,
            extra,
        } => serve::serve(demo, release, &extra),
        Task::Check => check(),
        Task::Test { only } => test::test(&only),
        Task::E2e { filter } => e2e(filter.as_deref()),
        Task::Bench(options) => bench::bench(&options),
        Task::Fuzz(options) => fuzz::fuzz(&options),
        Task::Red(options) => red::red(&options),
        Task::CleanDemo => clean_demo(),
    }
}

fn build(release: bool) -> Result<()> {
    let mut steps = Steps::new();
    steps.run("bundle", bundle::ensure);
    if release {
        steps.run("server", || {
            process::run(&mut workspace::build_server(true))
        });
    }
    steps.finish()
}

fn check() -> Result<()> {
    let mut steps = Steps::new();
    steps.run("fmt", checks::format);
    steps.run("clippy", checks::lints);
    steps.run("clippy for the browser", checks::browser_lints);
    steps.run("pure tests", checks::pure_tests);
    steps.finish()
}

fn e2e(filter: Option<&str>) -> Result<()> {
    let mut steps = Steps::new();
    test::browser_tests(&mut steps, filter);
    steps.finish()
}

fn clean_demo() -> Result<()> {
    let folder = workspace::demo_data();
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    println!("{} is gone", folder.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        super::Task::command().debug_assert();
    }
}
