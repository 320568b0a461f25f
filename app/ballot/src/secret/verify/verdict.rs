//! What is said of a record that is read from files, with the methods that are known here.

use std::{cell::RefCell, num::NonZeroUsize};

use serde_json::json;

use super::{Counter, Evidence, Files, Place, Progress, Report, Said, verify_on};
use crate::methods::{MethodCounter, Outcome, TieSeed};

/// What was found.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// What was recomputed.
    pub report: Report,
    /// What was counted, for people; `None` as long as the report has no result.
    pub outcome: Option<Outcome>,
    /// All that is wrong, of the record and of its files. Empty means that all is as it should be so far.
    pub wrong: Vec<Said>,
}

impl Verdict {
    /// Verifies the files of a record, on so many threads.
    pub fn of<P: Place>(
        files: Files<P>,
        evidence: &Evidence,
        threads: NonZeroUsize,
        progress: impl FnMut(Progress),
    ) -> Self {
        let outcome = RefCell::new(None);
        let counter = |method: &_| {
            let counter = MethodCounter::new(method).ok()?;
            let outcome = &outcome;
            Some(Noting { counter, outcome })
        };
        let report = verify_on(threads, &files, evidence, counter, progress);
        let mut wrong: Vec<Said> = report.findings.iter().cloned().map(Said::from).collect();
        wrong.extend(files.finish());
        let is_counted = report.result.is_some();
        Self {
            report,
            outcome: outcome.into_inner().filter(|_| is_counted),
            wrong,
        }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.wrong.is_empty()
    }

    /// All of it for programs: `{"good": true, "report": {…}, "failures": []}`.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        json!({ "good": self.is_good(), "report": self.report, "failures": self.wrong })
    }
}

/// Counts, and notes what comes out before it becomes bytes.
struct Noting<'a> {
    counter: MethodCounter,
    outcome: &'a RefCell<Option<Outcome>>,
}

impl Counter for Noting<'_> {
    fn count(&mut self, choice: &[u8]) -> bool {
        self.counter.count(choice)
    }

    fn tally(&self, seed: &TieSeed) -> Vec<u8> {
        let outcome = self.counter.outcome_by(seed);
        let bytes = outcome.to_bytes();
        *self.outcome.borrow_mut() = Some(outcome);
        bytes
    }
}
