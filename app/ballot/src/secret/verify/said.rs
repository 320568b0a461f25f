//! What the verifier says of one thing that is wrong, of the record or of one of its files.

use std::fmt;

use serde::Serialize;

use super::Finding;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Said {
    /// The number of the leaf, from 0, if it is about one.
    pub leaf: Option<u64>,
    /// The file, if it is about one.
    pub file: Option<String>,
    /// What, in one word for programs.
    pub code: String,
    /// What, for people.
    pub text: String,
}

impl From<Finding> for Said {
    fn from(finding: Finding) -> Self {
        Self {
            leaf: finding.leaf,
            file: None,
            code: finding.fault.code(),
            text: finding.fault.to_string(),
        }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(leaf) = self.leaf {
            write!(f, "leaf {leaf}: ")?;
        }
        if let Some(file) = &self.file {
            write!(f, "{file}: ")?;
        }
        f.write_str(&self.text)
    }
}
