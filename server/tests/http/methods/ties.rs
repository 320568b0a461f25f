//! Ties are broken by earlier rounds or by a lot, and the page says so.

use super::{Held, recount};
use ballot::methods::{Outcome, TieBreak};
use support::{Town, both};

both!(a_tie_is_broken_by_the_round_before, async |town: &Town| {
    let held = Held::hold(
        town,
        &[("method", "stv"), ("seats", "2")],
        &[
            (5, &[("place-1", "1"), ("place-2", "2")]),
            (2, &[("place-3", "1")]),
        ],
    )
    .await;
    // After the surplus of Market both School and Park have 2; School had none before. Lake goes first, having nothing.
    let page = held.result().await;
    assert_eq!(page.heading(), "“Market” and “Park” win");
    assert!(
        page.has_text("“School” and “Park” had equally few votes. “School” had fewest after stage 1 and was excluded."),
        "{}",
        page.text()
    );
    recount::again(&held).await;
});

both!(
    a_lot_decides_what_the_ballots_leave_open,
    async |town: &Town| {
        for method in ["score", "judgment", "borda", "schulze"] {
            let ballots: crate::methods::Ballots = if matches!(method, "score" | "judgment") {
                &[
                    (1, &[("rating-1", "5"), ("rating-2", "1")]),
                    (1, &[("rating-1", "1"), ("rating-2", "5")]),
                ]
            } else {
                &[
                    (1, &[("place-1", "1"), ("place-2", "2")]),
                    (1, &[("place-2", "1"), ("place-1", "2")]),
                ]
            };
            let held = Held::hold(
                town,
                &[("method", method), ("seats", "1"), ("scale", "5")],
                ballots,
            )
            .await;
            let (_, outcome) = recount::again(&held).await;
            let order = held.json("results.json").await["tie_order"].clone();
            let order: Vec<u16> = serde_json::from_value(order).expect("an order");
            let first = order
                .iter()
                .find(|option| **option < 3)
                .expect("one of the two");
            assert_eq!(outcome.winners(), [*first], "{method}");
            let name = if *first == 1 { "Market" } else { "School" };
            let page = held.result().await;
            assert_eq!(page.heading(), format!("“{name}” wins"));
            assert!(
                page.has_text(&format!(
                    "“Market” and “School” are equal. The lot decided for “{name}”."
                )),
                "{method}: {}",
                page.text()
            );
            assert!(page.has_text("Options were equal, and the lot decided"));
        }
    }
);

both!(the_lot_says_who_drops_out, async |town: &Town| {
    let held = Held::hold(
        town,
        &[("method", "runoff")],
        &[
            (2, &[("place-1", "1")]),
            (1, &[("place-2", "1")]),
            (1, &[("place-3", "1")]),
            (1, &[("place-4", "1")]),
        ],
    )
    .await;
    let (_, outcome) = recount::again(&held).await;
    let Outcome::Runoff(outcome) = outcome else {
        panic!("{outcome:?}")
    };
    let tie = outcome.rounds[0].tie.as_ref().expect("a tie");
    assert!(matches!(tie.by, TieBreak::Lot { .. }));
    let page = held.result().await;
    assert!(page.has_text(
        "Round 1: “School”, “Park” and “Lake” had equally few votes, in all rounds before too."
    ));
    assert!(page.has_text("The lot of this poll"));
});

both!(single_choice_shows_its_lot, async |town: &Town| {
    let held = Held::hold(
        town,
        &[("method", "single")],
        &[(1, &[("option", "1")]), (1, &[("option", "4")])],
    )
    .await;
    let page = held.result().await;
    let drawn = ["Market", "Lake"]
        .into_iter()
        .find(|option| page.heading() == format!("“{option}” wins by lot"));
    let drawn = drawn.unwrap_or_else(|| panic!("{}", page.heading()));
    assert!(page.has_text("A tie: “Market” and “Lake” have one vote each. The lot decided."));
    let words = format!("“Market” and “Lake” are equal. The lot decided for “{drawn}”.");
    assert!(page.has_text(&words), "{words}");
    recount::again(&held).await;
});
