//! Signs that accounts are misused: what is noticed, and from how much on. No sign looks at a ballot, or at who voted.

words! {
    /// What was noticed.
    SignalKind {
        /// Several accounts have addresses that lead to one mailbox.
        OneMailbox "one_mailbox",
        /// Very many accounts were made within an hour.
        Burst "burst",
        /// An account typed wrong codes again and again.
        CodesTried "codes_tried",
        /// The code of a letter was typed with wrong dates of birth until it was void.
        CodeVoid "code_void",
        /// Several accounts that staff matched at the desk sign in on one device.
        DeskDevice "desk_device",
    }
}

words! {
    /// What became of it.
    SignalState {
        /// Waits for a clerk.
        Open "open",
        /// It was nothing.
        Dismissed "dismissed",
        /// Something was done.
        Acted "acted",
    }
}

/// Accounts of one mailbox from which on it is a sign. Couples share one; three are rare.
pub const ONE_MAILBOX: usize = 3;
/// Accounts matched at the desk that share a device, from which on it is a sign. Couples and carers share one; so many are rare.
pub const DESK_DEVICE: usize = 3;
/// Wrong codes within a day from which on it is a sign; the fifth locks the account for a day.
pub const CODES_TRIED: i64 = 4;
/// So few accounts in an hour are never a burst.
const NO_BURST: u64 = 30;
/// So many times the usual hour are one.
const BURST: u64 = 5;

/// The mailbox an address leads to: what stands behind a plus sign is dropped, as most providers do (RFC 5233 calls it the detail), and for the one
/// large provider that ignores dots these too.
#[must_use]
pub fn mailbox(email: &str) -> String {
    let lower = email.to_lowercase();
    let (name, host) = lower.split_once('@').unwrap_or((&lower, ""));
    let name = name.split('+').next().unwrap_or(name);
    match host {
        "gmail.com" | "googlemail.com" => format!("{}@gmail.com", name.replace('.', "")),
        _ => format!("{name}@{host}"),
    }
}

/// Whether the accounts made in one hour are far more than in the hours before.
#[must_use]
pub fn is_burst(in_hour: u64, hours_before: &[u64]) -> bool {
    let hours = u64::try_from(hours_before.len()).unwrap_or(u64::MAX).max(1);
    let usual = hours_before.iter().sum::<u64>() / hours;
    in_hour >= NO_BURST && in_hour > usual * BURST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_mailbox_are_told() {
        for (email, plain) in [
            ("Ada+vote1@Example.org", "ada@example.org"),
            ("ada@example.org", "ada@example.org"),
            ("a.d.a+x+y@googlemail.com", "ada@gmail.com"),
            ("a.d.a@example.org", "a.d.a@example.org"),
        ] {
            assert_eq!(mailbox(email), plain);
        }
    }

    #[test]
    fn a_burst_is_far_above_the_usual() {
        assert!(!is_burst(29, &[]));
        assert!(is_burst(30, &[]));
        assert!(is_burst(30, &[1, 0, 2, 1]));
        assert!(!is_burst(60, &[12, 14, 13]), "a busy week is no burst");
        assert!(is_burst(66, &[12, 14, 13]));
    }
}
