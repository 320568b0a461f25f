//! The network somebody comes from, in coarse words: enough to wonder about a stranger, too little to find a home by. No map of addresses
//! is asked.

use crate::i18n::Locale;
use crate::t;
use std::net::IpAddr;

/// What stands for a network that nobody reaches from outside: the town hall's own, or this machine.
const LOCAL: &str = "local";

/// The network of an address as it is stored: the first three numbers of four (/24), or the first three groups of eight (/48).
#[must_use]
pub fn of(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) if v4.is_private() || v4.is_loopback() || v4.is_link_local() => LOCAL.into(),
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.x")
        }
        IpAddr::V6(v6) if v6.is_loopback() || v6.is_unique_local() => LOCAL.into(),
        IpAddr::V6(v6) => {
            let [a, b, c, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}::x")
        }
    }
}

/// The words for what is stored; `here` is the network of whoever reads.
#[must_use]
pub fn words(l: Locale, stored: &str, here: &str) -> String {
    let network = if stored == LOCAL {
        t!(l, "place-local")
    } else {
        t!(l, "place-network", network = stored)
    };
    if stored == here {
        t!(l, "place-here", network = network)
    } else {
        network
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_whole_address_is_kept() {
        let stored = |text: &str| of(text.parse().expect("an address"));
        assert_eq!(stored("203.0.113.77"), "203.0.113.x");
        assert_eq!(stored("::ffff:203.0.113.77"), "203.0.113.x");
        assert_eq!(stored("2001:db8:1:2:3:4:5:6"), "2001:db8:1::x");
        for local in ["127.0.0.1", "10.1.2.3", "192.168.0.9", "::1", "fd00::1"] {
            assert_eq!(stored(local), LOCAL);
        }
        assert!(words(Locale::En, "203.0.113.x", "203.0.113.x").contains("this network"));
        assert!(!words(Locale::En, "203.0.113.x", "198.51.100.x").contains("this network"));
    }
}
