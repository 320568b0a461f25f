//! What one trustee computes. All of it follows from one secret and from what was published: on another device, with the file or the sheet, every step can
//! be done again and gives the same bytes.

use chacha20poly1305::aead::Aead;
use curve25519_dalek::scalar::Scalar;
use serde::{Deserialize, Serialize};

use super::super::{CanaryPart, Share, context, deal, group, json, open_canary, voter::wipe};
use super::{
    Ceremony, CeremonyError, Complaint, Confirmed, Dealt, Joined, Proof, SealedShare, Task,
    TrusteeAnswer, complaint_about, proof,
};
use crate::encoding::Fields;

/// What a trustee keeps, never to be shown: whoever has it and what was published has this trustee's share.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrusteeFile {
    /// The poll, as its server names it.
    pub poll: String,
    /// 32 random bytes, for this poll alone.
    #[serde(with = "json::array")]
    pub secret: [u8; 32],
}

impl Drop for TrusteeFile {
    fn drop(&mut self) {
        wipe(&mut self.secret);
    }
}

impl std::fmt::Debug for TrusteeFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TrusteeFile({})", self.poll)
    }
}

/// What came of collecting the shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Collected {
    /// All were right.
    All(Confirmed),
    /// One was wrong.
    Wrong(Complaint),
}

impl TrusteeFile {
    fn fields(&self, what: &[u8], bound: &[u8; 32], index: u16) -> Fields {
        Fields::default()
            .bytes(what)
            .bytes(&self.secret)
            .bytes(bound)
            .number(index)
    }

    /// The secret part of the encryption key.
    fn key(&self, ceremony: &Ceremony, index: u16) -> Scalar {
        let fields = self.fields(b"key", &ceremony.id(), index);
        Scalar::from_bytes_mod_order_wide(&fields.wide_hash(context::TRUSTEE))
    }

    /// The first round.
    ///
    /// # Errors
    /// [`CeremonyError::OtherSecret`] if the secret is for another poll; [`CeremonyError::Numbers`].
    pub fn join(&self, ceremony: &Ceremony, index: u16) -> Result<Joined, CeremonyError> {
        ceremony.check(index)?;
        if self.poll != ceremony.poll {
            return Err(CeremonyError::OtherSecret);
        }
        let key = self.key(ceremony, index);
        Ok(Joined {
            index,
            key: group::base(&key).compress().to_bytes(),
            proof: Proof::of(b"join", &ceremony.id(), index, &key, &[proof::base()]),
        })
    }

    /// The members, if this is the secret with which the trustee joined.
    fn member(&self, task: &Task) -> Result<[u8; 32], CeremonyError> {
        let members = task.members()?;
        let own = self.join(&task.ceremony, task.index)?;
        if task.joined_by(task.index)?.key == own.key {
            Ok(members)
        } else {
            Err(CeremonyError::OtherSecret)
        }
    }

    /// All shares of one's own polynomial, and its public part.
    fn dealing(
        &self,
        task: &Task,
        members: &[u8; 32],
    ) -> Result<(super::Dealing, Vec<Share>), CeremonyError> {
        let mut seed = self
            .fields(b"dealing", members, task.index)
            .hash(context::TRUSTEE);
        let dealt = deal(&seed, task.ceremony.t, task.ceremony.n).map_err(CeremonyError::Sharing);
        wipe(&mut seed);
        dealt
    }

    /// The second round, when all have joined.
    ///
    /// # Errors
    /// [`CeremonyError`].
    pub fn deal(&self, task: &Task) -> Result<Dealt, CeremonyError> {
        let members = self.member(task)?;
        let index = task.index;
        let (dealing, shares) = self.dealing(task, &members)?;
        let constant = super::super::sharing::constant(
            &self
                .fields(b"dealing", &members, index)
                .hash(context::TRUSTEE),
        );
        let others = shares.iter().filter(|share| share.index != index);
        let sealed = others
            .map(|share| self.seal(task, &members, share))
            .collect::<Result<_, _>>()?;
        Ok(Dealt {
            index,
            dealing,
            proof: Proof::of(b"deal", &members, index, &constant, &[proof::base()]),
            sealed,
        })
    }

    fn seal(
        &self,
        task: &Task,
        members: &[u8; 32],
        share: &Share,
    ) -> Result<SealedShare, CeremonyError> {
        let to = share.index;
        let wrong = CeremonyError::Joined { index: to };
        let key = group::point(&task.joined_by(to)?.key).map_err(|_| wrong)?;
        let fields = self.fields(b"share", members, task.index).number(to);
        let r = Scalar::from_bytes_mod_order_wide(&fields.wide_hash(context::TRUSTEE));
        let point = group::base(&r).compress().to_bytes();
        let shared = (key * r).compress().to_bytes();
        let cipher = SealedShare::cipher(members, task.index, to, [&point, &shared]);
        let ct = cipher
            .encrypt(&[0; 12].into(), share.scalar.as_slice())
            .map_err(|_| wrong)?;
        Ok(SealedShare { to, point, ct })
    }

    /// Opens and checks what the others sealed; the first that is wrong is laid open.
    fn gather(&self, task: &Task) -> Result<Result<Share, Complaint>, CeremonyError> {
        let members = self.member(task)?;
        task.sealing()?;
        let index = task.index;
        let key = self.key(&task.ceremony, index);
        let (_, own) = self.dealing(task, &members)?;
        let mut shares: Vec<Share> = own.into_iter().filter(|s| s.index == index).collect();
        for dealt in task.dealt.iter().filter(|dealt| dealt.index != index) {
            let wrong = CeremonyError::Dealt { index: dealt.index };
            let sealed = dealt.sealed.iter().find(|sealed| sealed.to == index);
            let sealed = sealed.ok_or(wrong)?;
            let point = group::point(&sealed.point).map_err(|_| wrong)?;
            let shared = point * key;
            match sealed.open(&members, dealt.index, &shared) {
                Some(share) if dealt.dealing.check(&share).is_ok() => shares.push(share),
                _ => {
                    let about = complaint_about(&members, dealt.index);
                    let bases = [proof::base(), point];
                    return Ok(Err(Complaint {
                        by: index,
                        dealer: dealt.index,
                        point: shared.compress().to_bytes(),
                        proof: Proof::of(b"complain", &about, index, &key, &bases),
                    }));
                }
            }
        }
        Share::sum(&shares).map(Ok).map_err(CeremonyError::Sharing)
    }

    /// The third round, when all have dealt.
    ///
    /// # Errors
    /// [`CeremonyError`].
    pub fn collect(&self, task: &Task) -> Result<Collected, CeremonyError> {
        let share = match self.gather(task)? {
            Ok(share) => share,
            Err(complaint) => return Ok(Collected::Wrong(complaint)),
        };
        let sealing = task.sealing()?;
        sealing
            .check_share(&share)
            .map_err(CeremonyError::Sharing)?;
        let wrong = CeremonyError::Confirmed { index: task.index };
        let scalar = group::scalar(&share.scalar).map_err(|_| wrong)?;
        let agreed = task.agreed(&sealing)?;
        Ok(Collected::All(Confirmed {
            index: task.index,
            proof: Proof::of(b"confirm", &agreed, task.index, &scalar, &[proof::base()]),
        }))
    }

    /// The share of the key, to be handed in after the poll.
    ///
    /// # Errors
    /// [`CeremonyError`].
    pub fn share(&self, task: &Task) -> Result<Share, CeremonyError> {
        self.gather(task)?
            .map_err(|complaint| CeremonyError::Dealt {
                index: complaint.dealer,
            })
    }

    /// The part of a trial opening that is asked for.
    ///
    /// # Errors
    /// [`CeremonyError::NotYet`] if none is asked for; [`CeremonyError`].
    pub fn trial(&self, task: &Task) -> Result<CanaryPart, CeremonyError> {
        let trial = task.trial.as_ref().ok_or(CeremonyError::NotYet)?;
        let (share, sealing) = (self.share(task)?, task.sealing()?);
        let masking = Fields::default()
            .bytes(b"trial")
            .bytes(&self.secret)
            .bytes(&trial.nonce)
            .hash(context::TRUSTEE);
        open_canary(&trial.poll_id, &sealing, &trial.nonce, &share, &masking)
            .map_err(CeremonyError::Sharing)
    }

    /// The first step as an answer. Whoever is the only trustee does the three rounds at once.
    ///
    /// # Errors
    /// [`CeremonyError`].
    pub fn begin(&self, task: &Task) -> Result<TrusteeAnswer, CeremonyError> {
        let joined = self.join(&task.ceremony, task.index)?;
        let mut answer = TrusteeAnswer {
            joined: Some(joined.clone()),
            ..TrusteeAnswer::default()
        };
        if task.ceremony.n == 1 {
            let mut alone = task.clone();
            alone.joined = vec![joined];
            let dealt = self.deal(&alone)?;
            alone.dealt = vec![dealt.clone()];
            if let Collected::All(confirmed) = self.collect(&alone)? {
                answer.confirmed = Some(confirmed);
            }
            answer.dealt = Some(dealt);
        }
        Ok(answer)
    }

    /// The third step as an answer.
    ///
    /// # Errors
    /// [`CeremonyError`].
    pub fn confirm(&self, task: &Task) -> Result<TrusteeAnswer, CeremonyError> {
        let mut answer = TrusteeAnswer::default();
        match self.collect(task)? {
            Collected::All(confirmed) => answer.confirmed = Some(confirmed),
            Collected::Wrong(complaint) => answer.complaint = Some(complaint),
        }
        Ok(answer)
    }
}
