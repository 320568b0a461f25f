//! A poll made ready: a manifest that keeps the rules, with its keys read.

use std::fmt;

use super::{
    context::SIGNATURE_PREFIX,
    issuer::IssuerKey,
    manifest::{Manifest, PROFILE},
    record::{
        tiles::MAX_LEAF,
        vkey::{KeyKind, VerifierKey},
    },
};
use crate::{PROTOCOL_VERSION, PollId};

/// The most issuers of a poll.
pub const MAX_ISSUERS: usize = 4;
/// The least `min_k` of a poll.
pub const LEAST_MIN_K: u32 = 2;
/// The most bytes of a body: with its signatures a ballot stays a leaf of the record.
pub const MAX_BODY: u32 = 32_768;

/// Why a manifest makes no poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManifestFault {
    /// Another version or profile.
    Version,
    /// `max_len` is less than two empty fields need or more than [`MAX_BODY`].
    MaxLen,
    /// A window ends before it begins, or issuing goes on after casting.
    Windows,
    /// `min_k` is less than [`LEAST_MIN_K`].
    MinK,
    /// Fewer persons are eligible than `min_k`: such a poll cannot be secret.
    TooSmall,
    /// No issuer or more than [`MAX_ISSUERS`]; or two share a name or a key.
    Issuers,
    /// A key of this issuer is not of the permitted kind.
    IssuerKey(usize),
    /// The key of the poll and its shares do not fit.
    Sealing,
    /// The key of the box does not sign notes, or does not bear the origin of the record, or the origin could be taken for another
    /// message.
    Origin,
    /// The witnesses have no names and keys of their own, also beside the box, are not witnesses, or are fewer than the quorum.
    Witnesses,
    /// An issuer signs its batches with the key of the box or of a witness.
    SharedKey,
    /// It is longer than a leaf of the record.
    TooLong,
}

impl fmt::Display for ManifestFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Version => "this version or profile is not known here",
            Self::MaxLen => "the length of ballots is out of range",
            Self::Windows => {
                "a window ends before it begins, or credentials are issued after the close"
            }
            Self::MinK => "the least size of a batch is too small",
            Self::TooSmall => "too few persons may vote for the poll to be secret",
            Self::Issuers => "there must be one to four issuers with names and keys of their own",
            Self::IssuerKey(_) => "the key of an issuer is not of the permitted kind",
            Self::Sealing => "the key of the poll and its shares do not fit",
            Self::Origin => "the key of the box does not fit the origin of the record",
            Self::Witnesses => "the witnesses do not fit the quorum",
            Self::SharedKey => "an issuer has the key of the box or of a witness",
            Self::TooLong => "the manifest is longer than a leaf of the record",
        })
    }
}

impl std::error::Error for ManifestFault {}

/// A poll whose manifest keeps the rules.
#[derive(Clone, Debug)]
pub struct Poll {
    manifest: Manifest,
    id: PollId,
    issuers: Vec<IssuerKey>,
}

impl Poll {
    /// Checks a manifest.
    ///
    /// # Errors
    /// The first [`ManifestFault`].
    pub fn new(manifest: Manifest) -> Result<Self, ManifestFault> {
        check_numbers(&manifest)?;
        let issuers = check_issuers(&manifest)?;
        manifest
            .sealing
            .check()
            .map_err(|_| ManifestFault::Sealing)?;
        let box_key = &manifest.box_vkey;
        if box_key.kind() != KeyKind::Note
            || box_key.name() != manifest.record_origin
            || box_key.name().starts_with(SIGNATURE_PREFIX.trim_end())
        {
            return Err(ManifestFault::Origin);
        }
        if !manifest.witness_policy.is_sound(box_key) {
            return Err(ManifestFault::Witnesses);
        }
        let watching = manifest.witness_policy.witnesses.iter().chain([box_key]);
        let watching: Vec<[u8; 32]> = watching.map(VerifierKey::public_key).collect();
        if manifest
            .issuers
            .iter()
            .any(|issuer| watching.contains(&issuer.record_vkey.public_key()))
        {
            return Err(ManifestFault::SharedKey);
        }
        if manifest.to_bytes().len() >= MAX_LEAF {
            return Err(ManifestFault::TooLong);
        }
        let id = manifest.poll_id();
        Ok(Self {
            manifest,
            id,
            issuers,
        })
    }

    /// The manifest.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Its hash.
    #[must_use]
    pub fn id(&self) -> PollId {
        self.id
    }

    /// The keys of the issuers, in their order.
    #[must_use]
    pub fn issuers(&self) -> &[IssuerKey] {
        &self.issuers
    }
}

fn check_numbers(manifest: &Manifest) -> Result<(), ManifestFault> {
    if manifest.version != PROTOCOL_VERSION || manifest.profile != PROFILE {
        return Err(ManifestFault::Version);
    }
    if !(8..=MAX_BODY).contains(&manifest.method.max_len) {
        return Err(ManifestFault::MaxLen);
    }
    let (issue, cast) = (manifest.windows.issue, manifest.windows.cast);
    if issue.opens_at_ms >= issue.closes_at_ms
        || cast.opens_at_ms >= cast.closes_at_ms
        || issue.closes_at_ms > cast.closes_at_ms
    {
        return Err(ManifestFault::Windows);
    }
    if manifest.batch.min_k < LEAST_MIN_K {
        return Err(ManifestFault::MinK);
    }
    if manifest.eligible_count < u64::from(manifest.batch.min_k) {
        return Err(ManifestFault::TooSmall);
    }
    Ok(())
}

fn check_issuers(manifest: &Manifest) -> Result<Vec<IssuerKey>, ManifestFault> {
    let issuers = &manifest.issuers;
    if issuers.is_empty() || issuers.len() > MAX_ISSUERS {
        return Err(ManifestFault::Issuers);
    }
    let mut keys = Vec::new();
    for (place, issuer) in issuers.iter().enumerate() {
        let is_again = issuers.iter().take(place).any(|other| {
            other.name == issuer.name
                || other.rsa_spki == issuer.rsa_spki
                || other.record_vkey.public_key() == issuer.record_vkey.public_key()
        });
        if is_again {
            return Err(ManifestFault::Issuers);
        }
        let key =
            IssuerKey::from_spki(&issuer.rsa_spki).map_err(|_| ManifestFault::IssuerKey(place))?;
        if issuer.record_vkey.kind() != KeyKind::Note {
            return Err(ManifestFault::IssuerKey(place));
        }
        keys.push(key);
    }
    Ok(keys)
}
