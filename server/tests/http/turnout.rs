//! Turnout by district: nobody is told by what is left over.

use app::db::DbError;
use app::{run, transact};
use domain::ids::PollId;
use serde_json::{Value, json};
use support::{Person, PollText, Reply, Town, both, voting};

/// Residents of a district, all of whom vote.
/// So many residents of a district, who have not voted yet.
async fn residents(town: &Town, district: Option<&str>, count: usize) -> Vec<Person> {
    let mut people = Vec::with_capacity(count);
    for _ in 0..count {
        let entry = town.roll_entry(district.unwrap_or("-"), "1980-01-01").await;
        if district.is_none() {
            let written: Result<(), DbError> = transact!(&town.app.db, tx => {
                run!(tx, c => sqlx::query("UPDATE roll_entries SET district = NULL WHERE id = $1").bind(entry.0).execute(c).await?.rows_affected());
                Ok(())
            });
            written.expect("nobody knows where they live");
        }
        people.push(town.person("Voter", Some(entry)).await);
    }
    people
}

/// All of them vote.
async fn all_vote(poll: PollId, people: &[Person]) {
    for person in people {
        let salt = blake3::hash(person.account.0.as_bytes()).to_hex();
        let ballot = [("option", "1"), ("salt", salt.as_str())];
        let cast = person
            .browser
            .post(&format!("/polls/{poll}/vote"), &ballot)
            .await;
        assert_eq!(cast.status, 303, "{}", cast.text());
    }
}

/// The rows of the table on the page: district, eligible, voted, share.
fn table(page: &Reply) -> Vec<Vec<String>> {
    let (_, rest) = page
        .body
        .split_once("id=\"districts\"")
        .expect("a table of districts");
    let (table, _) = rest.split_once("</table>").expect("its end");
    let row = |row: &str| -> Vec<String> {
        row.split(['>', '<'])
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .filter(|text| !text.is_empty())
            .collect()
    };
    table
        .split("<tr>")
        .skip(2)
        .map(|text| row(&format!(">{text}")))
        .collect()
}

async fn json(town: &Town, poll: PollId) -> Value {
    let file = town
        .visitor()
        .get(&format!("/polls/{poll}/results.json"))
        .await;
    let whole: Value = serde_json::from_str(&file.body).expect("JSON");
    whole["districts"].clone()
}

both!(
    residents_without_a_district_are_a_row_of_their_own,
    async |town: &Town| {
        // Twelve in each who stay away: where nobody does, the row says of each resident that they took part.
        for district in [Some("Mitte"), Some("Süd"), None] {
            residents(town, district, 12).await;
        }
        let mut people = Vec::new();
        people.extend(residents(town, Some("Mitte"), 12).await);
        people.extend(residents(town, Some("Süd"), 11).await);
        people.extend(residents(town, None, 10).await);
        let poll = voting::open_poll(town, &PollText::default()).await;
        all_vote(poll, &people).await;
        voting::close(town).await;
        let page = town.visitor().get(&format!("/polls/{poll}/results")).await;
        let expected = [
            ["Mitte", "24", "12", "50\u{a0}%"],
            ["Süd", "23", "11", "47.8\u{a0}%"],
            ["Without a district", "22", "10", "45.5\u{a0}%"],
        ];
        let shown = table(&page);
        for (row, expected) in shown.iter().zip(expected) {
            assert_eq!(row[..3], expected[..3], "{shown:?}");
        }
        assert_eq!(shown.len(), 3);
        let csv = town
            .visitor()
            .get(&format!("/polls/{poll}/turnout.csv"))
            .await;
        assert!(csv.header("content-type").starts_with("text/csv"));
        assert_eq!(
            csv.body.lines().collect::<Vec<_>>(),
            [
                "district,eligible,voted,percent_of_eligible",
                "Mitte,24,12,50.0",
                "Süd,23,11,47.8",
                ",22,10,45.5"
            ]
        );
        let last = json!({ "district": null, "eligible": 22, "voted": 10 });
        assert_eq!(json(town, poll).await[2], last);
    }
);

both!(
    a_few_without_a_district_hide_a_second_row_everywhere,
    async |town: &Town| {
        // Twelve in each who stay away: where nobody does, the row says of each resident that they took part.
        for district in [Some("Mitte"), Some("Süd"), None] {
            residents(town, district, 12).await;
        }
        let mut people = Vec::new();
        people.extend(residents(town, Some("Mitte"), 12).await);
        people.extend(residents(town, Some("Süd"), 11).await);
        people.extend(residents(town, None, 3).await);
        let poll = voting::open_poll(town, &PollText::default()).await;
        all_vote(poll, &people).await;
        voting::close(town).await;
        let page = town.visitor().get(&format!("/polls/{poll}/results")).await;
        let shown = table(&page);
        assert_eq!(shown[0][..3], ["Mitte", "24", "12"], "{shown:?}");
        for (row, district) in shown[1..].iter().zip(["Süd", "Without a district"]) {
            assert_eq!(row[..], [district, "not shown", "not shown", "not shown"]);
        }
        let csv = town
            .visitor()
            .get(&format!("/polls/{poll}/turnout.csv"))
            .await;
        assert_eq!(
            csv.body.lines().skip(1).collect::<Vec<_>>(),
            ["Mitte,24,12,50.0", "Süd,,,", ",,,"]
        );
        assert_eq!(
            json(town, poll).await,
            json!([
                { "district": "Mitte", "eligible": 24, "voted": 12 },
                { "district": "Süd", "eligible": null, "voted": null },
                { "district": null, "eligible": null, "voted": null },
            ])
        );
    }
);

both!(
    where_nobody_has_a_district_there_is_no_table,
    async |town: &Town| {
        let mut people = Vec::new();
        people.extend(residents(town, None, 2).await);
        let poll = voting::open_poll(town, &PollText::default()).await;
        all_vote(poll, &people).await;
        voting::close(town).await;
        let page = town.visitor().get(&format!("/polls/{poll}/results")).await;
        assert!(!page.has_text("Turnout by district"));
        assert_eq!(json(town, poll).await, json!([]));
    }
);

both!(
    where_all_took_part_the_row_is_not_shown,
    async |town: &Town| {
        residents(town, Some("Süd"), 30).await;
        let mut people = residents(town, Some("Mitte"), 12).await;
        people.extend(residents(town, Some("Süd"), 20).await);
        let poll = voting::open_poll(town, &PollText::default()).await;
        all_vote(poll, &people).await;
        voting::close(town).await;
        let page = town.visitor().get(&format!("/polls/{poll}/results")).await;
        for row in table(&page) {
            assert_eq!(
                row[1], "not shown",
                "twelve of twelve, and what follows from the rest: {row:?}"
            );
        }
    }
);
