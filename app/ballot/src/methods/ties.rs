//! Ties are broken by an order of the options that nobody could choose.

use serde::{Deserialize, Serialize};

use crate::{
    PollId, Receipt,
    encoding::Fields,
    secret::{UnsealKey, context},
};

/// From what the order of a poll is drawn.
///
/// Whoever keeps the record can try closes until its root suits them; the secret key of the poll is what they do not know
/// while they can. Whoever knows the key cannot change the root any more. So nobody can choose the order, unless the
/// keeper and as many trustees as open the poll work together before its close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TieSeed(pub [u8; 32]);

impl TieSeed {
    /// `H[tie seed](poll_id, root, y)`, where `root` is the root of the record's tree with the close as its last leaf, and `y`
    /// the key that opens the poll; nothing stands for it if voters open their ballots because too few trustees do.
    #[must_use]
    pub fn new(poll: &PollId, root: &[u8; 32], key: Option<&UnsealKey>) -> Self {
        let key = key.map(|key| key.0.to_bytes());
        let key = key.as_ref().map_or(&[][..], |key| key);
        let fields = Fields::default().bytes(&poll.0).bytes(root).bytes(key);
        Self(fields.hash(context::TIE_SEED))
    }

    /// The options by `H[tie order](seed, option)`, ascending.
    #[must_use]
    pub fn order(&self, options: u16) -> TieOrder {
        let hash = |option: u16| {
            Fields::default()
                .bytes(&self.0)
                .number(option)
                .hash(context::TIE_ORDER)
        };
        let mut drawn: Vec<_> = (1..=options).map(|option| (hash(option), option)).collect();
        drawn.sort_unstable();
        TieOrder {
            options: drawn.into_iter().map(|(_, option)| option).collect(),
        }
    }
}

/// The lot of a poll of the profile `confidential`, drawn from its published list: `H[tie receipts](LP(poll_id) ‖ LP(each receipt))`, in the order
/// of the list.
///
/// Who casts a ballot can choose its salt, but not know the receipts of the others before they are published. Who runs the server knows
/// them all, and could choose: that profile trusts the operator with the ballots too.
#[derive(Clone, Debug)]
pub struct Drawing(blake3::Hasher);

impl Drawing {
    /// A drawing without receipts.
    #[must_use]
    pub fn new(poll: &PollId) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key(crate::encoding::context::TIE_RECEIPTS);
        hasher.update(&Fields::default().bytes(&poll.0).finish());
        Self(hasher)
    }

    /// Takes up the next receipt of the list.
    pub fn add(&mut self, receipt: &Receipt) {
        self.0.update(&Fields::default().bytes(&receipt.0).finish());
    }

    /// What ties are broken by.
    #[must_use]
    pub fn seed(&self) -> TieSeed {
        TieSeed(*self.0.finalize().as_bytes())
    }
}

/// All options of a poll in the order by which ties are broken: who stands earlier is preferred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TieOrder {
    options: Vec<u16>,
}

impl TieOrder {
    /// An order that was drawn in another way; `None` if it does not name every option from 1 once.
    #[must_use]
    pub fn new(options: Vec<u16>) -> Option<Self> {
        let mut sorted = options.clone();
        sorted.sort_unstable();
        let is_whole = sorted.iter().copied().eq((1..).take(sorted.len()));
        is_whole.then_some(Self { options })
    }

    /// The options as they stand.
    #[must_use]
    pub fn options(&self) -> &[u16] {
        &self.options
    }

    /// The same options as they stand in this order.
    pub(super) fn sort(&self, options: &[u16]) -> Vec<u16> {
        let stands = |option: &&u16| options.contains(option);
        self.options.iter().filter(stands).copied().collect()
    }
}

/// Which end of a comparison is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Highest,
    Lowest,
}

/// Options with equal votes of which one had to be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// The options, ascending.
    pub among: Vec<u16>,
    /// The one that was taken.
    pub taken: u16,
    /// By what.
    pub by: TieBreak,
}

/// How a tie was broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TieBreak {
    /// By the votes after an earlier stage, the last in which they differed.
    Earlier {
        /// The number of the stage, from 1.
        stage: u16,
    },
    /// By the order drawn.
    Lot {
        /// The options that had been equal in all earlier stages too, ascending.
        left: Vec<u16>,
    },
}

/// Takes the option with the most or the fewest votes; of those that have equally many the one that had most or fewest
/// after the last earlier stage in which they differed; then the one the order prefers, or prefers least.
///
/// `history` has the votes of all options after each stage, the last one now. `among` is not empty.
pub(super) fn take<V: AsRef<[u64]>>(
    among: &[u16],
    history: &[V],
    end: End,
    order: &TieOrder,
) -> (u16, Option<Tie>) {
    let mut left = among.to_vec();
    left.sort_unstable();
    let mut tied = Vec::new();
    for (stage, votes) in history.iter().enumerate().rev() {
        left = extreme(&left, votes.as_ref(), end);
        if stage + 1 == history.len() {
            tied.clone_from(&left);
        }
        if let [taken] = left[..] {
            let stage = u16::try_from(stage + 1).unwrap_or(u16::MAX);
            let tie = (tied.len() > 1).then_some(Tie {
                among: tied,
                taken,
                by: TieBreak::Earlier { stage },
            });
            return (taken, tie);
        }
    }
    let sorted = order.sort(&left);
    let taken = match end {
        End::Highest => sorted.first(),
        End::Lowest => sorted.last(),
    };
    let taken = taken.or(left.first()).copied().unwrap_or_default();
    let tie = Tie {
        among: tied,
        taken,
        by: TieBreak::Lot { left },
    };
    (taken, Some(tie))
}

/// Those with the most or the fewest votes.
fn extreme(options: &[u16], votes: &[u64], end: End) -> Vec<u16> {
    let of = |option: &u16| votes[usize::from(*option) - 1];
    let best = match end {
        End::Highest => options.iter().map(of).max(),
        End::Lowest => options.iter().map(of).min(),
    };
    let is_best = |option: &u16| Some(of(option)) == best;
    options.iter().copied().filter(is_best).collect()
}
