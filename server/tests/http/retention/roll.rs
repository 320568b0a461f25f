//! What goes with time of how people were connected to the roll, and what it keeps from happening again.

use super::{count, run_day, write};
use app::clock::{Clock, millis};
use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use support::links::signed_in;
use support::{Town, both};

/// An account that was connected by its address, and ended that itself.
async fn released(town: &Town, address: &'static str) {
    town.roll_entry("Mitte", "1990-05-17").await;
    write(
        town,
        "UPDATE roll_entries SET email = 'rita@example.org' WHERE email IS NULL",
    )
    .await;
    let rita = signed_in(town, address).await;
    assert!(rita.get("/me/residence").await.has_text("17 May 1990"));
    let reply = rita.post("/me/residence/release", &[]).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
}

both!(
    a_connection_that_ended_says_nothing_more_and_does_not_come_back,
    async |town: &Town| {
        let address = "rita@example.org";
        released(town, address).await;
        let ada = town.official("Ada", Role::Administrator, None).await;
        let told =
            "SELECT COUNT(*) FROM residence_matches WHERE means = 'email' AND ended_why = 'own'";
        run_day(town, 364).await;
        assert_eq!(count(town, told).await, 1, "too early");
        town.clock.advance(2 * 24 * 3600);
        let page = town
            .signed_in(ada.account)
            .await
            .get("/admin/retention")
            .await;
        assert!(
            page.has_text("1 year after they ended 1"),
            "what would go: {}",
            page.text()
        );
        run_day(town, 0).await;
        assert_eq!(count(town, told).await, 0);
        let bare = "SELECT COUNT(*) FROM residence_matches WHERE means = '' AND ended_why IS NULL AND ended_at IS NOT NULL";
        assert_eq!(count(town, bare).await, 1);
        let page = town
            .signed_in(ada.account)
            .await
            .get("/admin/retention")
            .await;
        assert!(
            page.has_text("Connections to the roll that have ended 1"),
            "the report: {}",
            page.text()
        );
        run_day(town, 1).await;
        assert_eq!(
            count(
                town,
                "SELECT COUNT(*) FROM retention_runs WHERE kind = 'ended_matches' AND cleared > 0"
            )
            .await,
            1,
            "once"
        );
        // It was the person's own wish, and holds also when nobody knows any more how it came.
        let rita = signed_in(town, address).await;
        let page = rita.get("/me/residence").await;
        assert!(!page.has_text("17 May 1990"), "{}", page.text());
    }
);

both!(
    decisions_on_two_accounts_lose_their_reason,
    async |town: &Town| {
        let rita = town.resident("Rita").await;
        let otto = town.citizen("Otto").await;
        for state in ["kept", "open"] {
            let id = Clock::id(&town.clock);
            let decided = (state == "kept").then(|| millis(town.clock.now()));
            let written: Result<(), DbError> = transact!(&town.app.db, tx => {
                run!(tx, c => sqlx::query(
                    "INSERT INTO residence_claims (id, entry, holder, claimant, means, at, state, decided_at, decided_by, reason)
                     VALUES ($1, $2, $3, $4, 'letter', 1, $5, $6, $1, 'The passport says so.')"
                ).bind(id).bind(rita.entry.map(|entry| entry.0)).bind(rita.account.0).bind(otto.account.0).bind(state).bind(decided)
                    .execute(c).await?.rows_affected());
                Ok(())
            });
            written.expect("a claim");
        }
        write(
            town,
            "DELETE FROM residence_claims WHERE state = 'open' AND decided_at IS NOT NULL",
        )
        .await;
        run_day(town, 364).await;
        let told = "SELECT COUNT(*) FROM residence_claims WHERE reason IS NOT NULL AND decided_by IS NOT NULL";
        assert_eq!(count(town, told).await, 2);
        run_day(town, 2).await;
        assert_eq!(count(town, told).await, 1, "the one that waits stays");
        assert_eq!(
            count(
                town,
                "SELECT COUNT(*) FROM residence_claims WHERE state = 'kept' AND reason IS NULL AND decided_by IS NULL AND means = ''"
            )
            .await,
            1,
            "that it was decided stays"
        );
        write(town, "DELETE FROM residence_claims WHERE state = 'open'").await;
        let page = town
            .signed_in(otto.account)
            .await
            .get("/me/residence")
            .await;
        assert_eq!(page.status, 200);
        assert!(!page.has_text("decided, for this reason"));
    }
);

both!(
    codes_go_and_their_batch_remembers_how_many_were_used,
    async |town: &Town| {
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let now = millis(town.clock.now());
        let batch = Clock::id(&town.clock);
        let day = 24 * 3600 * 1000_i64;
        let mut entries = Vec::new();
        for _ in 0..4 {
            entries.push(town.roll_entry("Mitte", "1990-05-17").await);
        }
        // Used today; used and expired; expired unused; still good for long.
        let codes = [
            (Some(now), now + 30 * day),
            (Some(now), now + day),
            (None, now + day),
            (None, now + 365 * day),
        ];
        let written: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("INSERT INTO letter_batches (id, at, by_account, letters, expires_at) VALUES ($1, $2, $1, 4, $3)")
                .bind(batch).bind(now).bind(now + 30 * day).execute(c).await?.rows_affected());
            for (number, ((used, expires), entry)) in codes.iter().zip(&entries).enumerate() {
                run!(tx, c => sqlx::query("INSERT INTO letter_codes (entry, batch, hash, expires_at, wrong_births, used_at) VALUES ($1, $2, $3, $4, 0, $5)")
                    .bind(entry.0).bind(batch).bind(vec![u8::try_from(number).unwrap_or(0)]).bind(*expires).bind(*used).execute(c).await?.rows_affected());
            }
            run!(tx, c => sqlx::query("INSERT INTO code_tries (account, wrong, last_at) VALUES ($1, 3, $2)")
                .bind(clerk.account.0).bind(now).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("codes");
        let used = "SELECT CAST(b.cleared_used + (SELECT COUNT(*) FROM letter_codes k WHERE k.batch = b.id AND k.used_at IS NOT NULL) AS BIGINT) FROM letter_batches b";
        assert_eq!(count(town, used).await, 2);
        run_day(town, 0).await;
        assert_eq!(count(town, "SELECT COUNT(*) FROM code_tries").await, 1);
        run_day(town, 89).await;
        assert_eq!(count(town, "SELECT COUNT(*) FROM letter_codes").await, 4);
        assert_eq!(
            count(town, "SELECT COUNT(*) FROM code_tries").await,
            0,
            "after a day they count no more"
        );
        run_day(town, 3).await;
        assert_eq!(count(town, "SELECT COUNT(*) FROM letter_codes").await, 1);
        assert_eq!(count(town, used).await, 2, "how many were used stays");
        let page = town
            .signed_in(clerk.account)
            .await
            .get("/desk/letters")
            .await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
);
