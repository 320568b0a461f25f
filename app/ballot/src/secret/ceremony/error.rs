//! Why a step of the ceremony is not done, or not taken.

use std::fmt;

use super::super::sharing::SharingError;

/// Why a step is not done, or not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CeremonyError {
    /// So many of so many are no ceremony, or there is no trustee with this number.
    Numbers,
    /// Not everybody has done the round before.
    NotYet,
    /// The secret is for another poll, or not that with which this trustee joined.
    OtherSecret,
    /// What a trustee published in the first round is not good.
    Joined {
        /// Who.
        index: u16,
    },
    /// What a trustee published in the second round is not good.
    Dealt {
        /// Who.
        index: u16,
    },
    /// A trustee did not show the share that was to be confirmed.
    Confirmed {
        /// Who.
        index: u16,
    },
    /// The share that somebody complains of is right, or was not laid open.
    Complaint {
        /// Of whom.
        dealer: u16,
    },
    /// A share or a verifying share is not good.
    Sharing(SharingError),
}

impl fmt::Display for CeremonyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Numbers => f.write_str("there is no trustee with this number"),
            Self::NotYet => f.write_str("not all trustees have done the step before"),
            Self::OtherSecret => {
                f.write_str("the secret is not the one with which this trustee began")
            }
            Self::Joined { index } => write!(f, "the key of trustee {index} is not good"),
            Self::Dealt { index } => write!(f, "what trustee {index} dealt is not good"),
            Self::Confirmed { index } => write!(f, "trustee {index} did not show the share"),
            Self::Complaint { dealer } => write!(f, "what trustee {dealer} sealed is right"),
            Self::Sharing(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CeremonyError {}
