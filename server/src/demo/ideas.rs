//! The ideas of the demonstration: put together from sentences of people, by lots that fall the same each time. Whatever is there already stays.

mod english;
mod german;
mod pictures;
mod places;
mod plan;
mod reported;
mod talk;

use super::DemoError;
use super::people::Voter;
use app::db::DbError;
use app::discussion::made::{self as talking, Made as Comment};
use app::error::Problem;
use app::ideas::made::{self, BoardDraft, Made};
use app::web::AppState;
use app::{media, transact};
use domain::actor::Level;
use domain::idea::Area;
use domain::ids::{BoardId, IdeaId, PictureId, SpaceId};
use domain::rights::{self, MayRunSpace};
use jiff::Timestamp;
use places::{AREA, Kind, SPOTS};
use plan::Plan;
use std::collections::HashMap;
use talk::{ENGLISH, GERMAN};
use uuid::Uuid;

/// Ideas that are written in one transaction.
const AT_ONCE: usize = 20;
/// Supports that ask for an official answer, and days until it is due.
const THRESHOLD: (i32, i16) = (50, 60);
/// One in so many ideas has a picture.
const PICTURED: usize = 24;

/// What ideas are put together from.
pub struct Seed {
    category: usize,
    kind: Kind,
    title: &'static str,
    cost: i64,
    why: [&'static str; 3],
    what: [&'static str; 2],
}

const fn seed(
    category: usize,
    kind: Kind,
    title: &'static str,
    cost: i64,
    why: [&'static str; 3],
    what: [&'static str; 2],
) -> Seed {
    Seed {
        category,
        kind,
        title,
        cost,
        why,
        what,
    }
}

/// A board as it is written down here.
struct BoardText {
    space: &'static str,
    slug: &'static str,
    lang: &'static str,
    title: &'static str,
    summary: &'static str,
    categories: [&'static str; 5],
}

const BOARDS: [BoardText; 3] = [
    BoardText {
        space: "ideas",
        slug: "town-ideas",
        lang: "en",
        title: "Ideas for the town",
        summary: "Something is missing in your street, or could be better? Say what, where and why.",
        categories: [
            "Traffic",
            "Green and water",
            "Play and youth",
            "Meeting and culture",
            "Everyday life",
        ],
    },
    BoardText {
        space: "ideas",
        slug: "stadtideen",
        lang: "de",
        title: "Ideen für die Stadt",
        summary: "Was fehlt in Ihrer Straße, was ginge besser? Sagen Sie, was, wo und warum.",
        categories: [
            "Verkehr",
            "Grün und Wasser",
            "Kinder und Jugend",
            "Begegnung und Kultur",
            "Alltag",
        ],
    },
    BoardText {
        space: "schools",
        slug: "schulideen",
        lang: "de",
        title: "Ideen für Kinder und Schulen",
        summary: "Höfe, Wege, Essen, Räume: was Kinder und Familien hier brauchen.",
        categories: [
            "Wege",
            "Höfe und Gärten",
            "Spielen und Lernen",
            "Zusammen",
            "Alltag",
        ],
    },
];

fn draft(text: &BoardText) -> BoardDraft {
    let mut districts: Vec<String> = Vec::new();
    for spot in SPOTS {
        if !districts.iter().any(|known| known == spot.district) {
            districts.push(spot.district.to_owned());
        }
    }
    BoardDraft {
        slug: text.slug.to_owned(),
        title: text.title.to_owned(),
        summary: text.summary.to_owned(),
        body: String::new(),
        lang: text.lang.to_owned(),
        min_level: Level::Email,
        threshold: THRESHOLD.0,
        answer_days: THRESHOLD.1,
        asks_place: true,
        asks_cost: true,
        currency: "EUR".to_owned(),
        area: Area::parse(&AREA.replace("; ", "\n")).unwrap_or_default(),
        districts,
        status_names: Vec::new(),
        is_open: true,
    }
}

/// A board that is there, with its categories in the order of its text.
struct Board {
    id: BoardId,
    may: MayRunSpace,
    categories: Vec<Option<Uuid>>,
}

async fn board(
    app: &AppState,
    spaces: &HashMap<&'static str, SpaceId>,
    text: &BoardText,
) -> Result<Option<Board>, DemoError> {
    let Some(space) = spaces.get(text.space) else {
        return Ok(None);
    };
    let may = rights::may_run_space(&rights::operator(), *space)?;
    let (fresh, draft, now) = (BoardId(app.clock.id()), draft(text), app.clock.now());
    let names: Vec<(Uuid, String)> = text
        .categories
        .iter()
        .map(|name| (app.clock.id(), (*name).to_owned()))
        .collect();
    let found: Result<(BoardId, Vec<made::Category>), DemoError> = transact!(&app.db, tx => {
        let id = made::found_board(tx, &may, fresh, &draft, &names, now).await?;
        let categories = made::categories(tx, id).await?;
        Ok::<_, DemoError>((id, categories))
    });
    let (id, found) = found?;
    let of = |name: &&str| found.iter().find(|c| c.name == **name).map(|c| c.id);
    Ok(Some(Board {
        id,
        may,
        categories: text.categories.iter().map(of).collect(),
    }))
}

/// All ideas to be: each seed at all places of its kind but one.
fn plans(voters: &[Voter], now: Timestamp) -> Vec<Plan<'_>> {
    let languages = [
        ("en", english::SEEDS, &ENGLISH),
        ("de", german::SEEDS, &GERMAN),
    ];
    let mut found = Vec::new();
    for (lang, seeds, talk) in languages {
        for (at, seed) in seeds.iter().enumerate() {
            let spots = SPOTS.iter().filter(|spot| spot.kind == seed.kind);
            for spot in spots
                .enumerate()
                .filter(|(n, _)| n % 8 != at % 8)
                .map(|(_, spot)| spot)
            {
                let number = u64::try_from(found.len()).unwrap_or(0);
                found.push(Plan {
                    seed,
                    spot,
                    lang,
                    talk,
                    number,
                    voters,
                    now,
                });
            }
        }
    }
    found
}

/// Which board an idea stands on.
fn board_of(plan: &Plan<'_>) -> usize {
    match (plan.lang, plan.seed.category) {
        ("en", _) => 0,
        (_, 2) => 2,
        _ => 1,
    }
}

/// Fills the boards.
///
/// # Errors
/// [`DemoError`]; the next start goes on with what is missing.
pub async fn fill(
    app: &AppState,
    spaces: &HashMap<&'static str, SpaceId>,
    voters: &[Voter],
) -> Result<(), DemoError> {
    let mut boards = Vec::new();
    for text in &BOARDS {
        boards.push(board(app, spaces, text).await?);
    }
    let plans = plans(voters, app.clock.now());
    for some in plans.chunks(AT_ONCE) {
        let made: Vec<(&Board, Made, Vec<Comment>)> = some
            .iter()
            .filter_map(|plan| {
                let board = boards.get(board_of(plan))?.as_ref()?;
                let made = plan.made(board);
                let comments = plan.comments(made.at);
                Some((board, made, comments))
            })
            .collect();
        let done: Result<(), DbError> = transact!(&app.db, tx => {
            for (board, made, comments) in &made {
                if made::put(tx, &board.may, made).await? {
                    talking::put(tx, &board.may, made.id, comments).await?;
                }
            }
            Ok(())
        });
        done?;
    }
    for plan in plans.iter().step_by(PICTURED) {
        if let Some(Some(board)) = boards.get(board_of(plan)) {
            picture(app, board, plan).await?;
        }
    }
    reported::fill(app, &boards, &plans).await
}

async fn picture(app: &AppState, board: &Board, plan: &Plan<'_>) -> Result<(), DemoError> {
    let drawn = media::draw(&pictures::view(plan.number))
        .map_err(|fault| Problem::internal(std::io::Error::other(fault.key())))?;
    let idea = IdeaId(plan.id("idea"));
    let may = rights::may_add_picture_for(&board.may, plan.somebody(0), idea);
    let (name, at) = if plan.lang == "de" {
        plan.spot.german
    } else {
        plan.spot.english
    };
    let alt = if plan.lang == "de" {
        format!("Gezeichnete Ansicht {at}: Häuser, Bäume und der Fluss vor Hügeln ({name})")
    } else {
        format!("A drawn view {at}: houses, trees and the river before hills ({name})")
    };
    let (id, now) = (PictureId(plan.id("picture")), app.clock.now());
    transact!(&app.db, tx => {
        if media::of_idea(tx, idea).await?.is_empty() {
            media::add(tx, &may, id, &drawn, (&alt, plan.lang), now).await?;
        }
        Ok::<(), DemoError>(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::idea::Status;
    use std::collections::HashSet;

    #[test]
    fn there_are_more_than_two_hundred_each_with_words_of_its_own() {
        let now = Timestamp::from_second(1_800_000_000).expect("a time");
        let plans = plans(&[], now);
        assert!(plans.len() >= 200, "{}", plans.len());
        let texts: HashSet<(String, String)> = plans
            .iter()
            .map(|plan| {
                let wording = plan.wording(None);
                assert!(
                    !wording.title.contains('{') && !wording.body.contains('{'),
                    "{}",
                    wording.title
                );
                (wording.title, wording.body)
            })
            .collect();
        assert_eq!(texts.len(), plans.len());
        let statuses: HashSet<Status> = plans.iter().map(Plan::status).collect();
        assert_eq!(statuses.len(), 8, "all but withdrawn and merged");
        let area = Area::parse(&AREA.replace("; ", "\n")).expect("corners");
        assert!(plans.iter().all(|plan| {
            plan.wording(None)
                .point
                .is_some_and(|point| area.contains(point))
        }));
    }

    #[test]
    fn a_picture_is_one() {
        let drawn = media::draw(&pictures::view(3)).expect("a picture");
        assert_eq!((drawn.large.width, drawn.large.height), (720, 480));
    }
}
