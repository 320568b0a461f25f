//! Marks that requests, answers and pages carry.

use std::net::IpAddr;

/// Mark of a request: the address it came from.
#[derive(Clone, Copy, Debug)]
pub struct From {
    /// The address.
    pub address: IpAddr,
    /// Whether what comes from one address is limited at all.
    pub is_limited: bool,
}

/// Mark of an answer: a page that every visitor without a session gets alike, in its language.
#[derive(Clone, Copy, Debug)]
pub struct SameForEverybody;

/// How many notices the visitor has not read, for the navigation of their account; 0 elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread(pub i64);

impl From {
    /// What counts as one for limits: an address, or the network of a subscriber to IPv6.
    #[must_use]
    pub fn network(&self) -> IpAddr {
        match self.address.to_canonical() {
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                IpAddr::V6([a, b, c, d, 0, 0, 0, 0].into())
            }
            v4 @ IpAddr::V4(_) => v4,
        }
    }
}
