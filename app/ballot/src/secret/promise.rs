//! What the box answers: that a ballot will be in the record, and in which batch.

use serde::{Deserialize, Serialize};

use super::{
    context, json,
    record::vkey::{NamedKey, VerifierKey},
};
use crate::{PollId, Receipt};

/// The box's word. Together with a record whose batch `batch_no` is there and has no such receipt in it or before it, it proves
/// wrongdoing to anybody. It says nothing about the choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// The poll.
    pub poll_id: PollId,
    /// The ballot.
    pub receipt: Receipt,
    /// The batch in which it will be, at the latest.
    pub batch_no: u64,
    /// By the key of the box.
    #[serde(with = "json::array")]
    pub sig: [u8; 64],
}

impl Promise {
    /// `"CBP1 promise\n" ‖ poll_id ‖ receipt ‖ batch_no`, the number as eight bytes, big-endian.
    fn signed_bytes(poll: &PollId, receipt: &Receipt, batch_no: u64) -> Vec<u8> {
        let mut message = context::SIGN_PROMISE.to_vec();
        message.extend_from_slice(&poll.0);
        message.extend_from_slice(&receipt.0);
        message.extend_from_slice(&batch_no.to_be_bytes());
        message
    }

    /// Promises. The same arguments give the same bytes.
    #[must_use]
    pub fn sign(poll_id: PollId, receipt: Receipt, batch_no: u64, key: &NamedKey) -> Self {
        let sig = key.sign(&Self::signed_bytes(&poll_id, &receipt, batch_no));
        Self {
            poll_id,
            receipt,
            batch_no,
            sig,
        }
    }

    /// Whether the box with this key promised it.
    #[must_use]
    pub fn is_signed(&self, box_key: &VerifierKey) -> bool {
        let message = Self::signed_bytes(&self.poll_id, &self.receipt, self.batch_no);
        box_key.has_signed(&message, &self.sig)
    }
}
