//! The parts of the texts, one file each. A slice that adds one adds a line here.

macro_rules! parts {
    ($($part:literal),+ $(,)?) => {
        pub(super) const ENGLISH: &[&str] = &[$(include_str!(concat!("../locales/en/", $part, ".ftl"))),+];
        pub(super) const GERMAN: &[&str] = &[$(include_str!(concat!("../locales/de/", $part, ".ftl"))),+];
    };
}

parts!(
    "common",
    "identity",
    "security",
    "profile",
    "contacts",
    "notices",
    "roll",
    "signals",
    "federation",
    "directory",
    "spaces",
    "polls",
    "methods",
    "secret",
    "issuer",
    "help",
    "admin",
    "access",
    "desk",
    "privacy",
    "retention",
    "trustees",
    "verify",
    "ideas",
    "discussion",
    "moderation",
    "search",
    "media"
);
