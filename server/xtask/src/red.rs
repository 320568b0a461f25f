//! `cargo xtask red`: switches off one defence of secret polls after the other, and shows that the test of the attack fails without it.
//!
//! It works on a copy of the sources in `target/red`; nothing else is changed. A test that passes although its defence is off is a failure, and so is
//! a copy that does not build: neither shows anything.

mod attacks;
mod rushes;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::postgres::{self, Cluster, Durability};
use crate::process::{self, interrupted};
use crate::steps::spinner;
use crate::workspace;

/// Which attacks.
#[derive(Args, Clone)]
pub struct Options {
    /// Parts of names of attacks, such as `ballot` or `roll`; all if none.
    names: Vec<String>,
}

/// One attack: what is changed when its defence is off, and the test that fails then.
struct Attack {
    name: &'static str,
    changes: &'static [Change],
    test: &'static str,
}

/// The tests of one crate, and the attacks they find.
struct Suite {
    package: &'static str,
    target: &'static str,
    attacks: &'static [Attack],
    /// Whether defences that have nothing to do with each other are switched off in one build, because a build takes minutes.
    together: bool,
}

/// What is found by the protocol itself, and what by the server that speaks it.
const SUITES: &[Suite] = &[
    Suite {
        package: "ballot",
        target: "secret",
        attacks: attacks::ATTACKS,
        together: false,
    },
    Suite {
        package: "server",
        target: "http",
        attacks: rushes::ATTACKS,
        together: true,
    },
];

/// Tries all attacks; fails if one is found without its defence.
pub fn red(options: &Options) -> Result<()> {
    let database = Cluster::start(Durability::None)?;
    let mut tried = 0;
    for suite in SUITES {
        tried += try_suite(suite, options, database.url())?;
    }
    println!("{tried} defences, each needed.");
    Ok(())
}

/// Tries the attacks of one suite; yields how many.
fn try_suite(suite: &'static Suite, options: &Options, database: String) -> Result<usize> {
    let is_meant = |attack: &&Attack| {
        let mut names = options.names.iter();
        options.names.is_empty() || names.any(|part| attack.name.contains(part.as_str()))
    };
    let meant: Vec<&Attack> = suite.attacks.iter().filter(is_meant).collect();
    if meant.is_empty() {
        return Ok(0);
    }
    let copy = Copy::new(suite, database)?;
    copy.build()
        .context("the copy of the sources does not build")?;
    let tests: BTreeSet<&str> = meant.iter().map(|attack| attack.test).collect();
    for test in &tests {
        if !copy.passes(test)? {
            bail!("{test} fails with every defence in its place");
        }
    }
    println!(
        "{} tests pass with every defence in its place.",
        tests.len()
    );
    let mut useless = 0;
    for group in groups(suite, &meant) {
        if interrupted() {
            bail!("interrupted");
        }
        for (attack, told) in copy.without(&group)? {
            useless += u32::from(told.is_some());
            let told = told.map_or_else(
                || "fails without it".to_owned(),
                |why| format!("FAILED: {why}"),
            );
            println!("{:<44} {:<62} {told}", attack.name, attack.test);
        }
    }
    if useless > 0 {
        bail!("{useless} tests do not show that the defence is needed");
    }
    Ok(meant.len())
}

/// The sources, copied, with one suite of their tests.
struct Copy {
    root: PathBuf,
    suite: &'static Suite,
    database: String,
}

impl Copy {
    /// Copies what git knows and what is not ignored. A file that is as it should be stays, so that little is built anew.
    fn new(suite: &'static Suite, database: String) -> Result<Self> {
        let root = workspace::target().join("red/sources");
        let mut listing = Command::new("git");
        listing.current_dir(workspace::root()).args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
        ]);
        let copy = Self {
            root,
            suite,
            database,
        };
        for file in process::output(&mut listing)?.lines() {
            let from = workspace::root().join(file);
            // A file that was deleted and not committed is listed all the same.
            if from.is_file() {
                copy.restore(file)?;
            }
        }
        Ok(copy)
    }

    /// Makes a file what it is in the sources.
    fn restore(&self, file: &str) -> Result<()> {
        let from = workspace::root().join(file);
        let content = fs::read(&from).with_context(|| format!("cannot read {file}"))?;
        self.write(file, &content)
    }

    fn write(&self, file: &str, content: &[u8]) -> Result<()> {
        let to = self.root.join(file);
        if fs::read(&to).is_ok_and(|there| there == content) {
            return Ok(());
        }
        let folder = to.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        fs::write(&to, content).with_context(|| format!("cannot write {}", to.display()))
    }

    fn cargo(&self) -> Command {
        let mut command = workspace::cargo();
        command
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", workspace::target().join("red/target"))
            .env(postgres::TEST_VARIABLE, &self.database)
            .args(["test", "--quiet", "--package", self.suite.package])
            .args(["--test", self.suite.target]);
        command
    }

    fn build(&self) -> Result<()> {
        let _spinner = spinner("building");
        process::output(self.cargo().arg("--no-run")).map(|_| ())
    }

    fn passes(&self, test: &str) -> Result<bool> {
        let output = self
            .cargo()
            .args(["--", "--exact", test])
            .output()
            .context("cannot start cargo")?;
        let said = String::from_utf8_lossy(&output.stdout);
        if !said.contains("running 1 test\n") {
            bail!("there is not one test {test}");
        }
        Ok(output.status.success())
    }

    /// Switches these defences off and runs their tests; with each attack comes why its test shows nothing, if so.
    fn without(&self, group: &[&'static Attack]) -> Result<Vec<(&'static Attack, Option<String>)>> {
        for attack in group {
            for change in attack.changes {
                let there = fs::read_to_string(self.root.join(change.file))?;
                let changed = change.applied(&there).with_context(|| attack.name)?;
                self.write(change.file, changed.as_bytes())?;
            }
        }
        let built = self.build();
        let mut told = Vec::new();
        for attack in group {
            let why = match &built {
                Err(error) => Some(format!("it does not build: {error:#}")),
                Ok(()) => self
                    .passes(attack.test)?
                    .then(|| "it passes without it".to_owned()),
            };
            told.push((*attack, why));
        }
        for change in group.iter().flat_map(|attack| attack.changes) {
            self.restore(change.file)?;
        }
        Ok(told)
    }
}

/// Which defences are switched off together: in one group no test stands twice, and no two change the same file.
fn groups(suite: &Suite, meant: &[&'static Attack]) -> Vec<Vec<&'static Attack>> {
    let mut groups: Vec<Vec<&'static Attack>> = Vec::new();
    for attack in meant {
        let fits = |group: &Vec<&'static Attack>| {
            let collide =
                |other: &&'static Attack| other.test == attack.test || other.meets(attack);
            suite.together && !group.iter().any(collide)
        };
        match groups.iter_mut().find(|group| fits(group)) {
            Some(group) => group.push(attack),
            None => groups.push(vec![attack]),
        }
    }
    groups
}

impl Attack {
    /// Whether both change the same file: one could switch off what the other is to show.
    fn meets(&self, other: &Self) -> bool {
        let mut changes = self.changes.iter();
        changes.any(|one| other.changes.iter().any(|two| one.file == two.file))
    }
}

/// A text in the sources, and what stands there when the defence is off.
struct Change {
    file: &'static str,
    text: &'static str,
    instead: &'static str,
}

impl Change {
    fn applied(&self, source: &str) -> Result<String> {
        let times = source.matches(self.text).count();
        if times != 1 {
            bail!("{} has {times} times: {}", self.file, self.text);
        }
        Ok(source.replacen(self.text, self.instead, 1))
    }

    #[cfg(test)]
    fn source(&self) -> Result<String> {
        Ok(fs::read_to_string(workspace::root().join(self.file))?)
    }
}

const fn change(file: &'static str, text: &'static str, instead: &'static str) -> Change {
    Change {
        file,
        text,
        instead,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = (&'static Suite, &'static Attack)> {
        let of = |suite: &'static Suite| suite.attacks.iter().map(move |attack| (suite, attack));
        SUITES.iter().flat_map(of)
    }

    #[test]
    fn every_defence_stands_in_the_sources_and_every_test_is_there() -> Result<()> {
        for (suite, attack) in all() {
            for change in attack.changes {
                let source = change.source()?;
                let changed = change.applied(&source).with_context(|| attack.name)?;
                assert_ne!(changed, source, "{}", attack.name);
            }
            let (module, test) = attack.test.split_once("::").context("module and test")?;
            let folder = match suite.package {
                "ballot" => "app/ballot/tests",
                _ => "server/tests",
            };
            let file = format!("{folder}/{}/{module}.rs", suite.target);
            let tests = fs::read_to_string(workspace::root().join(file))?;
            let name = match test.split_once("::") {
                // What `both!` makes of a test is a module with a function for each engine.
                Some((name, "sqlite" | "postgres")) => format!("both!(\n    {name},"),
                _ => format!("#[test]\nfn {test}() {{"),
            };
            assert_eq!(tests.matches(&name).count(), 1, "{}", attack.test);
        }
        Ok(())
    }

    #[test]
    fn a_group_has_each_test_once_and_leaves_nothing_out() {
        for suite in SUITES {
            let meant: Vec<&'static Attack> = suite.attacks.iter().collect();
            let groups = groups(suite, &meant);
            assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), meant.len());
            assert_eq!(groups.len() < meant.len(), suite.together);
            for group in groups {
                let tests: BTreeSet<&str> = group.iter().map(|attack| attack.test).collect();
                assert_eq!(tests.len(), group.len());
                for (at, one) in group.iter().enumerate() {
                    assert!(
                        group[..at].iter().all(|other| !other.meets(one)),
                        "{}",
                        one.name
                    );
                }
            }
        }
    }

    #[test]
    fn names_are_told_apart() {
        let names: BTreeSet<&str> = all().map(|(_, attack)| attack.name).collect();
        assert_eq!(names.len(), all().count());
    }
}
