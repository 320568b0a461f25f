//! Turnout by district: nobody is told by what is left over.

use app::db::DbError;
use app::{run, transact};
use domain::ids::PollId;
use serde_json::{Value, json};
use support::{PollText, Reply, Town, both, voting};

/// Residents of a district, all of whom vote.
async fn voters(town: &Town, poll: PollId, district: Option<&str>, count: usize) {
    for n in 0..count {
        let entry = town.roll_entry(district.unwrap_or("-"), "1980-01-01").await;
        if district.is_none() {
            let written: Result<(), DbError> = transact!(&town.app.db, tx => {
                run!(tx, c => sqlx::query("UPDATE roll_entries SET district = NULL WHERE id = $1").bind(entry.0).execute(c).await?.rows_affected());
                Ok(())
            });
            written.expect("nobody knows where they live");
        }
        let person = town.person("Voter", Some(entry)).await;
        let salt = blake3::hash(format!("{district:?} {n}").as_bytes()).to_hex();
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
        let poll = voting::open_poll(town, &PollText::default()).await;
        voters(town, poll, Some("Mitte"), 12).await;
        voters(town, poll, Some("Süd"), 11).await;
        voters(town, poll, None, 10).await;
        voting::close(town).await;
        let page = town.visitor().get(&format!("/polls/{poll}/results")).await;
        let expected = [
            ["Mitte", "12", "12", "100\u{a0}%"],
            ["Süd", "11", "11", "100\u{a0}%"],
            ["Without a district", "10", "10", "100\u{a0}%"],
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
                "Mitte,12,12,100.0",
                "Süd,11,11,100.0",
                "no district,10,10,100.0"
            ]
        );
        let last = json!({ "district": null, "eligible": 10, "voted": 10 });
        assert_eq!(json(town, poll).await[2], last);
    }
);

both!(
    a_few_without_a_district_hide_a_second_row_everywhere,
    async |town: &Town| {
        let poll = voting::open_poll(town, &PollText::default()).await;
        voters(town, poll, Some("Mitte"), 12).await;
        voters(town, poll, Some("Süd"), 11).await;
        voters(town, poll, None, 3).await;
        voting::close(town).await;
        let page = town.visitor().get(&format!("/polls/{poll}/results")).await;
        let shown = table(&page);
        assert_eq!(shown[0][..3], ["Mitte", "12", "12"], "{shown:?}");
        for (row, district) in shown[1..].iter().zip(["Süd", "Without a district"]) {
            assert_eq!(row[..], [district, "not shown", "not shown", "not shown"]);
        }
        let csv = town
            .visitor()
            .get(&format!("/polls/{poll}/turnout.csv"))
            .await;
        assert_eq!(
            csv.body.lines().skip(1).collect::<Vec<_>>(),
            ["Mitte,12,12,100.0", "Süd,,,", "no district,,,"]
        );
        assert_eq!(
            json(town, poll).await,
            json!([
                { "district": "Mitte", "eligible": 12, "voted": 12 },
                { "district": "Süd", "eligible": null, "voted": null },
                { "district": null, "eligible": null, "voted": null },
            ])
        );
    }
);

both!(
    where_nobody_has_a_district_there_is_no_table,
    async |town: &Town| {
        let poll = voting::open_poll(town, &PollText::default()).await;
        voters(town, poll, None, 2).await;
        voting::close(town).await;
        let page = town.visitor().get(&format!("/polls/{poll}/results")).await;
        assert!(!page.has_text("Turnout by district"));
        assert_eq!(json(town, poll).await, json!([]));
    }
);
