//! What could go wrong in the server that speaks the protocol: a thousand requests at once, a crash between a commit and its answer, and an order that the
//! databases remember. Each test is in `server/tests/http`.

use super::{Attack, change};

const ISSUE: &str = "app/src/secret/issue.rs";
const TAKING: &str = "app/src/secret/taking.rs";
const FORGETTING: &str = "app/src/secret/store/forgetting.rs";
const BOX: &str = "migrations/sqlite/box/2001_box.sql";

/// All attacks that the server finds.
pub const ATTACKS: &[Attack] = &[
    Attack {
        name: "a thousand requests of one citizen",
        changes: &[change(
            ISSUE,
            "if before.digest == digest {",
            "if before.digest.len() == digest.len() {",
        )],
        test: "secret_rush::a_thousand_requests_of_one_citizen_are_one_credential::sqlite",
    },
    Attack {
        name: "a thousand ballots of one credential",
        changes: &[
            change(
                TAKING,
                "let known = before.is_some_and(|(seq, _)| checked.seq() <= seq);",
                "let known = false;",
            ),
            change(
                TAKING,
                "= checked.follows(before) {",
                "= checked.follows(None) {",
            ),
            change(
                BOX,
                "    assisted INTEGER NOT NULL,\n    envelope BLOB NOT NULL,\n    PRIMARY KEY (poll, receipt),\n    UNIQUE (poll, cid, seq)\n",
                "    assisted INTEGER NOT NULL,\n    envelope BLOB NOT NULL,\n    PRIMARY KEY (poll, receipt)\n",
            ),
        ],
        test: "secret_rush::a_thousand_ballots_of_one_credential_are_one_ballot::sqlite",
    },
    Attack {
        name: "ballot after the close",
        changes: &[change(
            TAKING,
            "let is_open = stand.state == BoxState::Open && first.held.poll.check_window(now_ms).is_ok();",
            "let is_open = stand.state != BoxState::Fixed || first.held.poll.check_window(now_ms).is_ok();",
        )],
        test: "secret_polls::a_ballot_is_taken_once_and_promised_again::sqlite",
    },
    Attack {
        name: "crash before a credential is answered",
        changes: &[change(
            ISSUE,
            "if before.digest == digest {",
            "if before.digest == digest && false {",
        )],
        test: "secret_killed::a_service_that_is_killed_gives_no_second_credential_and_loses_no_ballot::sqlite",
    },
    Attack {
        name: "crash before a promise is answered",
        changes: &[change(TAKING, "if known {", "if known && false {")],
        test: "secret_killed::a_service_that_is_killed_gives_no_second_credential_and_loses_no_ballot::sqlite",
    },
    Attack {
        name: "credential that is given and not written",
        changes: &[change(
            ISSUE,
            "if store::issue(tx, name, tag, place.slot, &new).await? {",
            "if !place.slot.is_empty() {",
        )],
        test: "secret_killed::a_service_that_is_killed_gives_no_second_credential_and_loses_no_ballot::sqlite",
    },
    Attack {
        name: "ballot that is promised and not written",
        changes: &[change(
            TAKING,
            "&new.iter().collect::<Vec<_>>()",
            "&new.iter().skip(1).collect::<Vec<_>>()",
        )],
        test: "secret_killed::a_service_that_is_killed_gives_no_second_credential_and_loses_no_ballot::postgres",
    },
    Attack {
        name: "order of credentials in the files",
        changes: &[
            change(
                FORGETTING,
                "while let Some(last) = transact!(db, tx => rewrite_page(tx, poll, &after).await)? {",
                "while let Some(last) = transact!(db, tx => rewrite_page(tx, poll, &after).await.map(|_| None))? {",
            ),
            change(
                FORGETTING,
                "DELETE FROM issuance WHERE poll = $1 AND tag > $2 AND tag <= $3",
                "DELETE FROM issuance WHERE poll = $1 AND tag > $2 AND tag <= $3 AND tag < $2",
            ),
            change(
                FORGETTING,
                "INSERT INTO issuance (poll, tag, slot, digest, blind_sig, batch) VALUES ($1, $2, $3, $4, $5, $6)",
                "INSERT INTO issuance (poll, tag, slot, digest, blind_sig, batch) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
            ),
        ],
        test: "secret_order::after_a_batch_nothing_says_who_cast_which_ballot::sqlite",
    },
    Attack {
        name: "order of credentials in the rows",
        changes: &[change(
            FORGETTING,
            "Db::Postgres { .. } => transact!(db, tx => rewrite_at_once(tx, poll).await)?,",
            "Db::Postgres { .. } => drop(transact!(db, tx => rewrite_at_once(tx, PollId([0; 32])).await)?),",
        )],
        test: "secret_order::after_a_batch_nothing_says_who_cast_which_ballot::postgres",
    },
    Attack {
        name: "dead rows of ballots",
        changes: &[change(
            FORGETTING,
            "vacuum(db, Table::StagedEnvelopes).await?;",
            "",
        )],
        test: "secret_order::after_a_batch_nothing_says_who_cast_which_ballot::postgres",
    },
];
