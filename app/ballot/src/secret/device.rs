//! What a voter's device keeps of one poll, from the seed to the promise: whoever is interrupted anywhere goes on there, with the same bytes.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    BlindAnswer, BlindRequest, Body, Credential, Poll, Promise, ReceiptFile, Revote, SecretFile,
    SelfOpening, SignedBallot, VoterError,
};
use crate::Receipt;

/// What comes next on a voter's device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The voter chooses: nothing was cast.
    Choose,
    /// A ballot is to be cast, and the issuers are asked for the credential first.
    Ask,
    /// The ballot is to be sealed.
    Seal,
    /// The sealed ballot is to be handed in.
    Send,
    /// The last ballot is in the box.
    Done,
}

/// Why a device does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceError {
    /// That does not come next.
    Order(Next),
    /// The poll takes one ballot of each voter, and there is one.
    NoRevote,
    /// What came back is not the promise for this ballot by the key of the box.
    Promise,
    /// What the voter's part of the protocol says.
    Voter(VoterError),
}

impl fmt::Display for DeviceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Order(next) => write!(f, "that does not come next, {next:?} does"),
            Self::NoRevote => f.write_str("this poll takes one ballot of each voter"),
            Self::Promise => f.write_str("the answer is no promise of the box for this ballot"),
            Self::Voter(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for DeviceError {}

impl From<VoterError> for DeviceError {
    fn from(error: VoterError) -> Self {
        Self::Voter(error)
    }
}

/// A ballot of this voter of which this device has the receipt alone: it was cast by another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// Its number.
    pub seq: u32,
    /// Its receipt.
    pub receipt: Receipt,
}

/// What is kept. Each step yields what is to be kept next; it is stored before anything follows from it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Device {
    secret: SecretFile,
    /// What issuers have answered so far, in the order of the manifest; empty once the credential is made. Left out when empty, as it was before there
    /// could be several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answers: Vec<BlindAnswer>,
    credential: Option<Credential>,
    sealed: Option<SignedBallot>,
    receipts: Vec<ReceiptFile>,
    elsewhere: Option<Elsewhere>,
}

impl Device {
    /// A device with what stands in a secret file. Ballots in it are sealed and handed in again, and get the promises they got.
    #[must_use]
    pub fn new(secret: SecretFile) -> Self {
        Self {
            secret,
            answers: Vec::new(),
            credential: None,
            sealed: None,
            receipts: Vec::new(),
            elsewhere: None,
        }
    }

    /// What must stay secret.
    #[must_use]
    pub fn secret(&self) -> &SecretFile {
        &self.secret
    }

    /// The last receipt with its promise.
    #[must_use]
    pub fn receipt(&self) -> Option<&ReceiptFile> {
        let last = self.receipts.last()?;
        let (seq, _) = self.last()?;
        (last.ballot.ballot.seq == seq).then_some(last)
    }

    /// The sealed ballot that is to be handed in.
    #[must_use]
    pub fn sealed(&self) -> Option<&SignedBallot> {
        self.sealed.as_ref()
    }

    /// Number and receipt of the last ballot that the box has.
    #[must_use]
    pub fn last(&self) -> Option<(u32, Receipt)> {
        let own = self.receipts.last();
        let own = own.map(|kept| (kept.ballot.ballot.seq, kept.promise.receipt));
        let other = self.elsewhere.map(|other| (other.seq, other.receipt));
        [own, other].into_iter().flatten().max_by_key(|last| last.0)
    }

    /// The number of the next ballot.
    fn seq(&self) -> u32 {
        self.last().map_or(0, |(seq, _)| seq.saturating_add(1))
    }

    /// What opens the last ballot, if this device sealed it: for a poll that too few trustees open.
    #[must_use]
    pub fn own_opening(&self, poll: &Poll) -> Option<SelfOpening> {
        let kept = self.receipt()?;
        let seq = kept.ballot.ballot.seq;
        let body = self.secret.bodies.get(usize::try_from(seq).ok()?)?;
        let r = self.secret.voter().opening(poll, seq, body).ok()?;
        let receipt = kept.promise.receipt;
        let is_right = kept.ballot.ballot.is_opened_by(&r);
        is_right.then_some(SelfOpening { receipt, r })
    }

    /// What is to be cast and is not in the box.
    #[must_use]
    pub fn wish(&self) -> Option<&Body> {
        self.secret.bodies.get(usize::try_from(self.seq()).ok()?)
    }

    /// What comes next.
    #[must_use]
    pub fn next(&self) -> Next {
        match (self.wish(), &self.credential, &self.sealed) {
            (None, _, _) if self.last().is_some() => Next::Done,
            (None, _, _) => Next::Choose,
            (Some(_), None, _) => Next::Ask,
            (Some(_), Some(_), None) => Next::Seal,
            (Some(_), Some(_), Some(_)) => Next::Send,
        }
    }

    fn require(&self, next: Next) -> Result<(), DeviceError> {
        if self.next() == next {
            Ok(())
        } else {
            Err(DeviceError::Order(self.next()))
        }
    }

    /// The voter wants to cast this.
    ///
    /// # Errors
    /// [`DeviceError::Order`] while a ballot is under way, [`DeviceError::NoRevote`], and that it is too long.
    pub fn wanting(mut self, poll: &Poll, body: Body) -> Result<Self, DeviceError> {
        let manifest = poll.manifest();
        if self.wish().is_some() {
            return Err(DeviceError::Order(self.next()));
        }
        if self.last().is_some() && manifest.revote == Revote::None {
            return Err(DeviceError::NoRevote);
        }
        let fits = body.to_bytes(manifest.method.max_len);
        fits.map_err(VoterError::TooLong)?;
        let seq = usize::try_from(self.seq()).unwrap_or(usize::MAX);
        // What other devices cast is not known here.
        let unknown = || Body {
            choice: Vec::new(),
            phrase: String::new(),
        };
        self.secret.bodies.resize_with(seq, unknown);
        self.secret.bodies.push(body);
        Ok(self)
    }

    /// The number of the issuer that is asked next, from 0; `None` if that does not come next.
    #[must_use]
    pub fn asks(&self) -> Option<u16> {
        let next = u16::try_from(self.answers.len()).ok();
        next.filter(|_| self.next() == Next::Ask)
    }

    /// What is asked of the next issuer. Always the same bytes.
    ///
    /// # Errors
    /// [`DeviceError::Order`]; as [`Voter::blind`](super::Voter::blind).
    pub fn request(&self, poll: &Poll) -> Result<BlindRequest, DeviceError> {
        let issuer = self.asks().ok_or(DeviceError::Order(self.next()))?;
        Ok(self.secret.voter().blind(poll, issuer)?)
    }

    /// The issuer that was asked has answered. With the last answer there is a credential.
    ///
    /// # Errors
    /// [`DeviceError::Order`]; as [`Voter::finalise_one`](super::Voter::finalise_one): then nothing was taken in.
    pub fn answered(mut self, poll: &Poll, answer: BlindAnswer) -> Result<Self, DeviceError> {
        let issuer = self.asks().ok_or(DeviceError::Order(self.next()))?;
        let voter = self.secret.voter();
        voter.finalise_one(poll, issuer, &answer.blind_sig)?;
        self.answers.push(answer);
        if self.answers.len() == poll.issuers().len() {
            let all: Vec<Vec<u8>> = self.answers.drain(..).map(|one| one.blind_sig).collect();
            self.credential = Some(voter.finalise(poll, &all)?);
        }
        Ok(self)
    }

    /// The ballot is sealed.
    ///
    /// # Errors
    /// [`DeviceError::Order`]; as [`Voter::cast`](super::Voter::cast).
    pub fn sealing(mut self, poll: &Poll) -> Result<Self, DeviceError> {
        self.require(Next::Seal)?;
        let previous = self.last().map(|(_, receipt)| receipt);
        if let (Some(credential), Some(body)) = (&self.credential, self.wish()) {
            let place = (self.seq(), previous);
            let sealed = self.secret.voter().cast(poll, credential, place, body)?;
            self.sealed = Some(sealed);
        }
        Ok(self)
    }

    /// The box has promised.
    ///
    /// # Errors
    /// [`DeviceError::Order`], [`DeviceError::Promise`].
    pub fn promised(mut self, poll: &Poll, promise: Promise) -> Result<Self, DeviceError> {
        self.require(Next::Send)?;
        let Some(ballot) = self.sealed.take() else {
            return Err(DeviceError::Order(self.next()));
        };
        let kept = ReceiptFile { promise, ballot };
        if !kept.is_of(poll) {
            return Err(DeviceError::Promise);
        }
        self.receipts.push(kept);
        Ok(self)
    }

    /// Another device of this voter has cast in the meantime: what is under way here is given up.
    #[must_use]
    pub fn overtaken(mut self, by: Elsewhere) -> Self {
        let seq = usize::try_from(self.seq()).unwrap_or(usize::MAX);
        self.secret.bodies.truncate(seq);
        self.sealed = None;
        self.elsewhere = Some(by);
        self
    }
}
