//! Which part clears which kind of data. A part that keeps data about people for a time adds a kind in [`domain::retention`] and a line here.

use crate::db::{DbError, Tx};
use crate::{
    access, contacts, events, ideas, identity, mail, moderation, notices, privacy, roll, trustees,
};
use domain::retention::Kind;
use futures::future::BoxFuture;
use jiff::Timestamp;

/// How one kind of data is counted and cleared.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Which.
    pub kind: Kind,
    /// Counts what was last of use before a moment.
    pub count: for<'a> fn(&'a mut Tx, Timestamp) -> BoxFuture<'a, Result<i64, DbError>>,
    /// Clears at most so many of them; yields how many.
    pub clear: for<'a> fn(&'a mut Tx, Timestamp, i64) -> BoxFuture<'a, Result<u64, DbError>>,
}

macro_rules! rules {
    ($($kind:ident: $count:path, $clear:path;)+) => {
        /// All of them.
        pub const RULES: &[Rule] = &[$(Rule {
            kind: Kind::$kind,
            count: |tx, before| Box::pin($count(tx, before)),
            clear: |tx, before, limit| Box::pin($clear(tx, before, limit)),
        }),+];
    };
}

rules! {
    Sessions: identity::retention::count_sessions, identity::retention::clear_sessions;
    SignInLinks: identity::retention::count_links, identity::retention::clear_links;
    Devices: identity::retention::count_devices, identity::retention::clear_devices;
    Mail: mail::count_old, mail::clear_old;
    EventFacts: events::count_facts, events::clear_facts;
    Questions: access::count_questions, access::clear_questions;
    Corrections: privacy::count_corrections, privacy::clear_corrections;
    Consents: privacy::count_consents, privacy::clear_consents;
    CodeTries: roll::retention::count_tries, roll::retention::clear_tries;
    LetterCodes: roll::retention::count_codes, roll::retention::clear_codes;
    EndedMatches: roll::retention::count_matches, roll::retention::clear_matches;
    DecidedClaims: roll::retention::count_claims, roll::retention::clear_claims;
    Letters: contacts::count_letters, contacts::clear_letters;
    Notices: notices::count_old, notices::clear_old;
    IdeaDrafts: ideas::privacy::count_old_drafts, ideas::privacy::clear_old_drafts;
    Trustees: trustees::privacy::count_old, trustees::privacy::clear_old;
    Reports: moderation::privacy::count_reports, moderation::privacy::clear_reports;
    ModerationNotes: moderation::privacy::count_notes, moderation::privacy::clear_notes;
    TextSketches: moderation::privacy::count_texts, moderation::privacy::clear_texts;
    ErasedAccounts: events::count_erased, events::clear_erased;
}

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::i18n::{Locale, has_text};
    use domain::retention::Kind;

    #[test]
    fn every_kind_has_a_rule_a_name_and_a_reason() {
        let kinds: Vec<Kind> = RULES.iter().map(|rule| rule.kind).collect();
        assert_eq!(kinds, Kind::ALL);
        for kind in Kind::ALL {
            for key in ["retention", "retention-why", "retention-for"] {
                let key = format!("{key}-{}", kind.word());
                assert!(Locale::ALL.iter().all(|l| has_text(*l, &key)), "{key}");
            }
        }
    }
}
