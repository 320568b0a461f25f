//! What a dishonest operator could try, and the lines of the sources that find it. The list is that of the specification of ballots; each test is in
//! `app/ballot/tests/secret`.

use super::{Attack, Change, change};

const CHECK: &str = "app/ballot/src/secret/check.rs";
const VOTER: &str = "app/ballot/src/secret/voter.rs";
const SEAL: &str = "app/ballot/src/secret/seal.rs";
const WATCH: &str = "app/ballot/src/secret/watch.rs";
const VERIFY: &str = "app/ballot/src/secret/verify/mod.rs";
const SCAN: &str = "app/ballot/src/secret/verify/scan.rs";
const CHAIN: &str = "app/ballot/src/secret/verify/chain.rs";
const LOG: &str = "app/ballot/src/secret/verify/log.rs";
const ISSUED: &str = "app/ballot/src/secret/verify/issued.rs";
const OPENING: &str = "app/ballot/src/secret/verify/opening.rs";

/// All attacks that the ballot crate finds.
pub const ATTACKS: &[Attack] = &[
    Attack {
        name: "swapped ballot",
        changes: &[change(
            CHECK,
            "if !signed.is_signed().ok_or(Refused::PublicKey)? {",
            "if !signed.is_signed().ok_or(Refused::PublicKey)? && false {",
        )],
        test: "red_operator::a_swapped_ballot_is_found",
    },
    Attack {
        name: "leaf changed under a signed checkpoint",
        changes: &[change(
            LOG,
            "if differs(&self.published) {",
            "if differs(&self.published) && false {",
        )],
        test: "red_operator::a_swapped_ballot_is_found",
    },
    Attack {
        name: "ballot stuffed by one issuer",
        changes: &[change(
            CHECK,
            ".map_err(|_| Refused::IssuerSignature(issuer))?;",
            ".map_err(|_| Refused::IssuerSignature(issuer)).ok();",
        )],
        test: "red_operator::a_ballot_stuffed_by_one_issuer_is_refused_and_found",
    },
    Attack {
        name: "more credentials than issued slots",
        changes: &[change(
            SCAN,
            "if credentials > issued {",
            "if credentials > issued && false {",
        )],
        test: "red_operator::more_credentials_than_issued_slots_are_found",
    },
    Attack {
        name: "duplicate credential",
        changes: &[NUMBERS],
        test: "red_operator::a_duplicate_credential_is_found",
    },
    Attack {
        name: "replayed ballot",
        changes: &[NUMBERS],
        test: "red_operator::a_replayed_ballot_is_found",
    },
    Attack {
        name: "wrong seq",
        changes: &[change(
            CHAIN,
            "if let Err(refused) = ballot.follows(last) {",
            "if let (Err(refused), false) = (ballot.follows(last), true) {",
        )],
        test: "red_operator::a_wrong_seq_is_found",
    },
    Attack {
        name: "copied ciphertext",
        // The sealing is bound to credential and number twice.
        changes: &[
            change(SEAL, "aad.extend_from_slice(self.pk);", ""),
            change(
                SEAL,
                "aad.extend_from_slice(&u64::from(self.seq).to_be_bytes());",
                "",
            ),
            change(
                SEAL,
                "            .bytes(self.pk)\n            .number(self.seq)\n            .hash(context::SEAL_KEY);",
                "            .hash(context::SEAL_KEY);",
            ),
        ],
        test: "red_operator::a_copied_ciphertext_cannot_be_read",
    },
    Attack {
        name: "tagged RSA key",
        changes: &[change(
            VOTER,
            "if poll.id() != self.poll {",
            "if poll.id() != self.poll && false {",
        )],
        test: "red_operator::a_tagged_rsa_key_makes_another_poll",
    },
    Attack {
        name: "reordered batch",
        changes: &[change(
            CHAIN,
            "if batch.receipt >= receipt {",
            "if batch.receipt >= receipt && false {",
        )],
        test: "red_operator::a_reordered_batch_is_found",
    },
    Attack {
        name: "dropped promised ballot",
        changes: &[change(
            SCAN,
            ".filter(|(_, batch)| self.closed.is_some() || last.is_some_and(|last| *batch <= last))",
            ".filter(|(_, batch)| *batch == u64::MAX && last.is_some())",
        )],
        test: "red_operator::a_dropped_promised_ballot_is_found",
    },
    Attack {
        name: "promise that the box never gave",
        changes: &[change(
            SCAN,
            " || !promise.is_signed(&manifest.box_vkey) {",
            " || manifest.version == 0 {",
        )],
        test: "red_operator::a_dropped_promised_ballot_is_found",
    },
    Attack {
        name: "forked record",
        changes: &[change(
            LOG,
            "if differs(&self.elsewhere) {",
            "if differs(&self.elsewhere) && false {",
        )],
        test: "red_operator::a_forked_record_is_found",
    },
    Attack {
        name: "shortened record",
        changes: &[change(
            LOG,
            ".filter(|size| *size > leaves)",
            ".filter(|_| false)",
        )],
        test: "red_operator::a_shortened_record_is_found",
    },
    Attack {
        name: "manifest of one's own",
        changes: &[change(
            VERIFY,
            "&& shown != manifest.poll_id()",
            "&& shown != manifest.poll_id() && false",
        )],
        test: "red_operator::a_manifest_of_ones_own_is_found",
    },
    Attack {
        name: "text of one's own",
        changes: &[change(
            VERIFY,
            "text_hash(parts) != manifest.text_hash)",
            "text_hash(parts) != manifest.text_hash && false)",
        )],
        test: "red_operator::a_manifest_of_ones_own_is_found",
    },
    Attack {
        name: "late ballot",
        changes: &[change(
            SCAN,
            "Leaf::Issuance(_) | Leaf::Ballot(_) if closed => Some(Fault::AfterClose),",
            "Leaf::Issuance(_) | Leaf::Ballot(_) if closed => None,",
        )],
        test: "red_operator::a_late_ballot_is_found",
    },
    Attack {
        name: "count in spite of a lost trustee",
        changes: &[change(
            OPENING,
            "if published != computed {",
            "if published != computed && false {",
        )],
        test: "red_record::lost_shares_leave_ballots_unreadable_and_that_is_told",
    },
    Attack {
        name: "wrong count",
        changes: &[change(
            OPENING,
            "if published.tally != computed.tally {",
            "if published.tally != computed.tally && false {",
        )],
        test: "red_record::a_wrong_count_is_found",
    },
    Attack {
        name: "issuing off the roll",
        changes: &[change(
            ISSUED,
            "findings.at(at, Fault::NotOnRoll { slot });",
            "",
        )],
        test: "red_record::issuing_off_the_roll_or_twice_is_found",
    },
    Attack {
        name: "issuing twice",
        changes: &[change(
            ISSUED,
            "if *marks & bit != 0 {",
            "if *marks & bit != 0 && false {",
        )],
        test: "red_record::issuing_off_the_roll_or_twice_is_found",
    },
    Attack {
        name: "another roll",
        changes: &[change(
            ISSUED,
            "if tree.root() != manifest.roll_root {",
            "if tree.root() != manifest.roll_root && false {",
        )],
        test: "red_record::issuing_off_the_roll_or_twice_is_found",
    },
    Attack {
        name: "small batch",
        changes: &[change(
            SCAN,
            "if batch.ballots < u64::from(min_k) {",
            "if batch.ballots < u64::from(min_k) && false {",
        )],
        test: "red_record::small_batches_and_missing_checkpoints_are_found",
    },
    Attack {
        name: "batch without a checkpoint",
        changes: &[change(
            SCAN,
            "&& !self.log.is_signed_between(end, at)",
            "&& !self.log.is_signed_between(end, at) && false",
        )],
        test: "red_record::small_batches_and_missing_checkpoints_are_found",
    },
    Attack {
        name: "checkpoint that no witness saw",
        changes: &[change(
            WATCH,
            "if found < usize::from(needed) {",
            "if found < usize::from(needed) && false {",
        )],
        test: "red_record::a_checkpoint_without_witnesses_is_found",
    },
    Attack {
        name: "early close",
        changes: &[change(
            SCAN,
            "seen.filter(is_early)",
            "seen.filter(is_early).filter(|_| false)",
        )],
        test: "red_record::a_poll_that_was_closed_early_is_found",
    },
    Attack {
        name: "record that changes between two readings",
        changes: &[change(
            OPENING,
            "!= Ok(self.counted) {",
            "!= Ok(self.counted) && false {",
        )],
        test: "red_record::leaves_that_change_between_the_readings_are_found",
    },
    Attack {
        name: "another manifest at the second reading",
        changes: &[change(
            SCAN,
            "if manifest.poll_id() != self.poll.id() {",
            "if manifest.poll_id() != self.poll.id() && false {",
        )],
        test: "red_record::leaves_that_change_between_the_readings_are_found",
    },
    Attack {
        name: "lot that was not drawn",
        changes: &[change(
            OPENING,
            "if published.tally != computed.tally {",
            "if published.tally != computed.tally && false {",
        )],
        test: "ranked::a_tie_is_broken_by_the_record_up_to_its_close_and_by_nothing_else",
    },
];

/// That numbers of a credential go up one by one.
const NUMBERS: Change = change(
    CHAIN,
    "Err(refused) => findings.at(at, Fault::Ballot(refused)),",
    "Err(_) => {}",
);
