//! Official answers that are owed: those who owe them are reminded once before the day and once after it, and nobody else is.

use super::answers::answer;
use app::db::DbError;
use app::run;
use domain::actor::Role;
use domain::ids::IdeaId;
use support::proposing::{Board, BoardText};
use support::{Person, Town, both};

const DAY: i64 = 24 * 3600;
/// Days that the boards of these tests give for an answer.
const TERM: i64 = 30;

struct Ground {
    board: Board,
    edith: Person,
    lena: Person,
    idea: IdeaId,
}

/// An idea with as many supports as call for an answer, of which the councillor has been told.
async fn ground(town: &Town) -> Ground {
    let space = town.space("here").await;
    let text = BoardText {
        threshold: 1,
        ..BoardText::default()
    };
    let board = town.board_of(space, "ideas", &text).await;
    let edith = town.citizen("Edith").await;
    let lena = town.official("Lena", Role::Councillor, Some(space)).await;
    let idea = town.idea_on(&board, edith.account, "A bench").await;
    let cem = town.citizen("Cem").await;
    let support = format!("/ideas/{idea}/support");
    assert_eq!(cem.browser.post(&support, &[]).await.status, 303);
    town.jobs().await;
    Ground {
        board,
        edith,
        lena,
        idea,
    }
}

/// How often a person was told so. Read from the table: sessions do not last as long as these tests.
async fn told(town: &Town, person: &Person, words: &str) -> i64 {
    let like = format!("%{words}%");
    let mut tx = town.app.db.read().await.expect("a connection");
    let count: Result<i64, DbError> = async {
        Ok(run!(&mut tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM notices WHERE account = $1 AND subject LIKE $2")
            .bind(person.account.0).bind(&like).fetch_one(c).await?))
    }
    .await;
    count.expect("a number")
}

async fn remind(town: &Town) {
    // However often the job runs.
    for _ in 0..2 {
        app::ideas::remind(&town.app).await.expect("reminded");
    }
}

const SOON: &str = "A bench: the official answer is due on";
const LATE: &str = "A bench: the official answer is late";

both!(
    line_1_whoever_owes_an_answer_is_reminded_once_before_the_day_and_once_after_it,
    async |town: &Town| {
        let g = ground(town).await;
        assert_eq!(told(town, &g.lena, "an official answer is due").await, 1);
        town.clock.advance((TERM - 8) * DAY);
        remind(town).await;
        assert_eq!(
            told(town, &g.lena, SOON).await,
            0,
            "more than a week is left"
        );
        town.clock.advance(DAY);
        remind(town).await;
        assert_eq!(
            (
                told(town, &g.lena, SOON).await,
                told(town, &g.lena, LATE).await
            ),
            (1, 0)
        );
        town.clock.advance(6 * DAY);
        remind(town).await;
        assert_eq!(
            (
                told(town, &g.lena, SOON).await,
                told(town, &g.lena, LATE).await
            ),
            (1, 0)
        );
        town.clock.advance(2 * DAY);
        remind(town).await;
        assert_eq!(
            (
                told(town, &g.lena, SOON).await,
                told(town, &g.lena, LATE).await
            ),
            (1, 1)
        );
        town.clock.advance(30 * DAY);
        remind(town).await;
        assert_eq!(
            (
                told(town, &g.lena, SOON).await,
                told(town, &g.lena, LATE).await
            ),
            (1, 1)
        );
        assert_eq!(
            told(town, &g.edith, LATE).await,
            0,
            "the author owes nothing"
        );
    }
);

both!(
    line_1_nobody_is_reminded_of_what_is_answered_hidden_or_gone,
    async |town: &Town| {
        let g = ground(town).await;
        let others = [
            ("visibility", "hidden"),
            ("status", "withdrawn"),
            ("status", "merged"),
        ];
        let dora = town.citizen("Dora").await;
        for (at, (column, word)) in others.into_iter().enumerate() {
            let title = format!("Gone {at}");
            let idea = town.idea_on(&g.board, g.edith.account, &title).await;
            let support = format!("/ideas/{idea}/support");
            assert_eq!(dora.browser.post(&support, &[]).await.status, 303);
            town.set_idea(idea, column, word).await;
        }
        answer(&g.lena, g.idea, "accepted", "In spring.").await;
        for _ in 0..2 {
            town.clock.advance((TERM - 5) * DAY);
            remind(town).await;
        }
        for words in ["is late", "is due on"] {
            assert_eq!(told(town, &g.lena, words).await, 0, "{words}");
        }
    }
);
