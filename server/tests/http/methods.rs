//! Each counting method held whole: the form of the administration, ballots, the close, the result, and its files counted once more.

mod ballots;
mod recount;
mod sealed;
mod ties;
mod writing;

use domain::actor::Role;
use domain::poll::Step;
use support::drafting::{form, send, take, with};
use support::voting::{pairs, receipt_of};
use support::{Browser, Person, Reply, Town, both};

/// Ballots that are alike: how many, and the fields of the form.
pub type Ballots = &'static [(usize, &'static [(&'static str, &'static str)])];

/// A poll that is held, by the method of this word.
pub struct Held {
    /// The path of the poll.
    pub path: String,
    /// A visitor who looks at it.
    pub visitor: Browser,
}

impl Held {
    /// Draws up the poll by the form, opens it, casts the ballots and closes it. Options are Market, School, Park and Lake.
    pub async fn hold(town: &Town, settings: &[(&'static str, &str)], ballots: Ballots) -> Self {
        let poll = Drafted::open(town, settings).await;
        for (count, fields) in ballots {
            for _ in 0..*count {
                poll.vote(town, fields).await;
            }
        }
        poll.close(town).await
    }

    pub async fn result(&self) -> Reply {
        let page = self.visitor.get(&format!("{}/results", self.path)).await;
        assert_eq!(page.status, 200, "{}", page.text());
        page
    }

    pub async fn file(&self, name: &str) -> Reply {
        let file = self.visitor.get(&format!("{}/{name}", self.path)).await;
        assert_eq!(file.status, 200, "{name}: {}", file.text());
        file
    }

    pub async fn json(&self, name: &str) -> serde_json::Value {
        serde_json::from_str(&self.file(name).await.body).expect("JSON")
    }
}

/// A poll that is open.
pub struct Drafted {
    /// The path of the poll.
    pub path: String,
}

impl Drafted {
    /// Draws up the poll by the form and opens it.
    pub async fn open(town: &Town, settings: &[(&'static str, &str)]) -> Self {
        let id = app::clock::Clock::id(&town.clock).simple().to_string();
        let space = town.space(&format!("space-{id}")).await.to_string();
        let ada = town
            .official("Ada", Role::Administrator, None)
            .await
            .browser;
        let mut whole = form(town, &space);
        whole = with(&whole, "option-3-title", "Park");
        whole = with(&whole, "option-4-title", "Lake");
        for (name, value) in settings {
            whole = with(&whole, name, value);
        }
        let made = send(&ada, "/admin/polls/new", &whole).await;
        assert_eq!(made.status, 303, "{}", made.text());
        let admin = made.location().expect("the page of the poll");
        let shown = ada.get(&admin).await;
        assert_eq!(shown.status, 200, "{}", shown.text());
        for step in [Step::ShowPreview, Step::Publish] {
            let taken = take(&ada, &admin, step, "").await;
            assert_eq!(taken.status, 303, "{}", taken.text());
        }
        town.clock.advance(2 * 3600);
        town.jobs().await;
        let path = admin.replace("/admin", "");
        Self { path }
    }

    /// Somebody votes; the receipt.
    pub async fn vote(&self, town: &Town, fields: &[(&str, &str)]) -> String {
        let person = town.citizen("Citizen").await;
        let check = self.check(&person, fields).await;
        assert_eq!(check.status, 200, "{}", check.text());
        let cast = person
            .browser
            .post(
                &format!("{}/vote", self.path),
                &pairs(&check.form(Some("salt"))),
            )
            .await;
        receipt_of(&cast)
    }

    pub async fn check(&self, person: &Person, fields: &[(&str, &str)]) -> Reply {
        let ballot = person.browser.get(&format!("{}/vote", self.path)).await;
        assert_eq!(ballot.status, 200, "{}", ballot.text());
        person
            .browser
            .post(&format!("{}/check", self.path), fields)
            .await
    }

    pub async fn close(self, town: &Town) -> Held {
        town.clock.advance(48 * 3600);
        town.jobs().await;
        Held {
            path: self.path,
            visitor: town.visitor(),
        }
    }
}

both!(scores_are_added_up, async |town: &Town| {
    let held = Held::hold(
        town,
        &[("method", "score"), ("scale", "5"), ("seats", "1")],
        &[
            (1, &[("rating-1", "5"), ("rating-2", "3")]),
            (
                1,
                &[("rating-1", "0"), ("rating-2", "4"), ("rating-3", "5")],
            ),
            (1, &[("rating-2", "4"), ("rating-3", "1")]),
            (1, &[("option", "none")]),
        ],
    )
    .await;
    let page = held.result().await;
    assert_eq!(page.heading(), "“School” wins");
    assert!(page.has_text("It has the highest sum: 11 points."));
    assert!(page.has_text("One ballot says “None of these”"));
    assert!(page.has_text("No tie had to be broken."));
    let json = held.json("results.json").await;
    assert_eq!(json["winners"], serde_json::json!([2]));
    assert_eq!(
        json["outcome"]["Score"]["sums"],
        serde_json::json!([5, 11, 6, 0])
    );
    assert_eq!(
        (&json["ballots"], &json["none_of_these"]),
        (&4.into(), &1.into())
    );
    let csv = held.file("results.csv").await.body;
    assert!(csv.contains("2,School,yes,1,11,3"), "{csv}");
    recount::again(&held).await;
});

both!(the_best_grade_in_the_middle_wins, async |town: &Town| {
    let held = Held::hold(
        town,
        &[("method", "judgment"), ("seats", "1")],
        &[
            (
                2,
                &[("rating-1", "5"), ("rating-2", "4"), ("rating-3", "2")],
            ),
            (
                1,
                &[("rating-1", "0"), ("rating-2", "4"), ("rating-3", "5")],
            ),
        ],
    )
    .await;
    let page = held.result().await;
    assert_eq!(page.heading(), "“Market” wins");
    assert!(page.has_text("Its middle grade is the best: “Excellent”."));
    assert!(page.has_text("In the middle: Very good"));
    // Who was graded by nobody is to be rejected by all.
    assert!(page.has_text("In the middle: To be rejected"));
    let csv = held.file("results.csv").await.body;
    assert!(
        csv.contains("number,option,wins,place,median,grade_0"),
        "{csv}"
    );
    assert!(csv.contains("1,Market,yes,1,5,1,0,0,0,0,2"), "{csv}");
    recount::again(&held).await;
});

both!(places_give_points, async |town: &Town| {
    // More than half put Market first, but School is liked by all.
    let held = Held::hold(
        town,
        &[("method", "borda"), ("seats", "1")],
        &[
            (
                3,
                &[
                    ("place-1", "1"),
                    ("place-2", "2"),
                    ("place-3", "3"),
                    ("place-4", "4"),
                ],
            ),
            (
                2,
                &[
                    ("place-2", "1"),
                    ("place-3", "2"),
                    ("place-4", "3"),
                    ("place-1", "4"),
                ],
            ),
            (1, &[("place-2", "1")]),
        ],
    )
    .await;
    let page = held.result().await;
    assert_eq!(page.heading(), "“School” wins");
    // 3 · 2 + 2 · 3 + 3; of the last ballot the others get one point each.
    assert!(page.has_text("It has most points: 15."), "{}", page.text());
    let csv = held.file("results.csv").await.body;
    assert!(
        csv.contains("1,Market,no,2,10.0") && csv.contains("4,Lake,no,4,3.0"),
        "{csv}"
    );
    recount::again(&held).await;
});

both!(duels_and_their_chains_decide, async |town: &Town| {
    // Market beats School, School beats Park, Park beats Market: a circle, of which the last is weakest.
    let held = Held::hold(
        town,
        &[("method", "schulze"), ("seats", "1")],
        &[
            (3, &[("place-1", "1"), ("place-2", "2"), ("place-3", "3")]),
            (2, &[("place-2", "1"), ("place-3", "2"), ("place-1", "3")]),
            (2, &[("place-3", "1"), ("place-1", "2"), ("place-2", "3")]),
        ],
    )
    .await;
    let page = held.result().await;
    assert_eq!(page.heading(), "“Market” wins");
    assert!(page.has_text("No option wins all its duels."));
    assert!(page.has_text("beats 2 of 3") && page.has_text("Chains of victories"));
    let json = held.json("results.json").await;
    assert_eq!(
        json["outcome"]["Schulze"]["pairwise"][0],
        serde_json::json!([0, 5, 3, 7])
    );
    recount::again(&held).await;
});

both!(
    the_weakest_drops_out_until_one_has_more_than_half,
    async |town: &Town| {
        let held = Held::hold(
            town,
            &[("method", "runoff")],
            &[
                (3, &[("place-1", "1")]),
                (3, &[("place-2", "1"), ("place-3", "2")]),
                (1, &[("place-3", "1"), ("place-2", "2")]),
            ],
        )
        .await;
        let page = held.result().await;
        assert_eq!(page.heading(), "“School” wins");
        assert!(
            page.has_text("In round 3 it has 4 of the 7 ballots that still count: more than half.")
        );
        assert!(page.has_text("7 ballots count. “Park” has one, which is fewest, and drops out."));
        assert!(page.has_text("Round 3") && page.has_text("Without a next choice"));
        let csv = held.file("results.csv").await.body;
        assert!(csv.contains("2,School,yes,,3,3,4"), "{csv}");
        recount::again(&held).await;
    }
);

both!(what_is_above_the_quota_goes_on, async |town: &Town| {
    let held = Held::hold(
        town,
        &[("method", "stv"), ("seats", "2")],
        &[
            (5, &[("place-1", "1"), ("place-2", "2")]),
            (1, &[("place-3", "1")]),
            (1, &[("place-4", "1")]),
        ],
    )
    .await;
    // Quota 3: Market has 5, of which 2 go to School; Lake and Park go out.
    let page = held.result().await;
    assert_eq!(page.heading(), "“Market” and “School” win");
    assert!(page.has_text("the quota was 3 votes"), "{}", page.text());
    assert!(page.has_text("“Market” has 2 votes above the quota."));
    assert!(
        page.has_text("(+2)") && page.has_text("(−2)"),
        "{}",
        page.text()
    );
    let json = held.json("results.json").await;
    assert_eq!(json["winners"], serde_json::json!([1, 2]));
    recount::again(&held).await;
});

both!(
    nobody_wins_where_nobody_names_an_option,
    async |town: &Town| {
        let none: Ballots = &[];
        let blank: Ballots = &[(1, &[("option", "none")])];
        for (method, ballots, heading) in [
            ("stv", none, "Nobody voted"),
            ("judgment", blank, "No ballot names an option"),
        ] {
            let held = Held::hold(town, &[("method", method), ("seats", "2")], ballots).await;
            assert_eq!(held.result().await.heading(), heading);
            held.file("results.csv").await;
            recount::again(&held).await;
        }
    }
);
