//! What people have reported in the demonstration: comments that moderators will hide, and others that somebody only disagrees with. So the queue has
//! something of every kind in it.

use super::plan::Plan;
use super::{Board, DemoError, board_of};
use app::discussion::made::{self as talking, Made as Comment};
use app::moderation;
use app::transact;
use app::web::AppState;
use domain::actor::{Actor, Level};
use domain::discussion::Stance;
use domain::ids::CommentId;
use domain::moderation::{ContentKind, Ground};
use domain::rights;
use jiff::SignedDuration;
use uuid::Uuid;

/// A comment that somebody reported: what it says, on what ground it was reported, what was said about it, and by how many people.
type Trouble = (&'static str, Ground, &'static str, usize);

const ENGLISH: [Trouble; 14] = [
    (
        "Whoever wrote this has never held a shovel in their life. Typical of the idiots from the other bank.",
        Ground::Insult,
        "He calls people idiots.",
        3,
    ),
    (
        "BEST PRICES for garden furniture!!! Click cheap-benches.example and use the code TOWN20.",
        Ground::Spam,
        "Advertising.",
        4,
    ),
    (
        "Ask Mrs Keller in Mill Lane 14, second floor. She makes noise every night, so she should pay.",
        Ground::Private,
        "Her name and where she lives do not belong here.",
        2,
    ),
    (
        "My cat had kittens last week. Does anybody want one?",
        Ground::OffTopic,
        "",
        1,
    ),
    (
        "If they build that here, I know where the councillor parks his car.",
        Ground::Threat,
        "This is a threat.",
        5,
    ),
    (
        "People like those from the new houses should not be allowed to decide anything in our town.",
        Ground::Hate,
        "Against everybody who moved here.",
        3,
    ),
    (
        "On behalf of the mayor: this idea has been turned down. You need not vote any more.",
        Ground::Pretence,
        "The town does not write like this.",
        2,
    ),
    (
        "BEST PRICES for garden furniture! cheap-benches.example, code TOWN20, only today.",
        Ground::Spam,
        "The same again.",
        2,
    ),
    (
        "Here is the whole article from yesterday’s paper, so that nobody has to pay for it: “The town wants to …”",
        Ground::Copyright,
        "This is my article.",
        1,
    ),
    (
        "You are all asleep. Nothing but clowns here.",
        Ground::Insult,
        "",
        1,
    ),
    (
        "The weather was better in the old days, and so was the beer.",
        Ground::OffTopic,
        "What has this to do with it?",
        1,
    ),
    (
        "Call me on 0555 0134 52, I sell tickets for the festival without a receipt.",
        Ground::Unlawful,
        "Black market.",
        2,
    ),
    (
        "I saw the neighbour’s boy there with a bottle, the one with the red hair who goes to the Mill school.",
        Ground::Private,
        "Everybody knows which child is meant.",
        2,
    ),
    (
        "Follow my channel for the truth about this town! example.example/truth",
        Ground::Spam,
        "",
        1,
    ),
];

const GERMAN: [Trouble; 14] = [
    (
        "Wer so etwas schreibt, hat wohl zu viel Sonne abbekommen. Lauter Deppen hier.",
        Ground::Insult,
        "Er nennt uns Deppen.",
        3,
    ),
    (
        "GÜNSTIGE KREDITE ohne Auskunft! Jetzt auf schnellgeld.example eintragen!!!",
        Ground::Spam,
        "Werbung.",
        4,
    ),
    (
        "Fragt doch Herrn Yilmaz aus der Hafenstraße 3, der hat dem Amt letztes Jahr Geld gegeben.",
        Ground::Private,
        "Ein Nachbar mit Namen und Anschrift, und belegt ist nichts.",
        3,
    ),
    (
        "Weiß jemand, wann das Freibad aufmacht?",
        Ground::OffTopic,
        "",
        1,
    ),
    (
        "Wenn der Baum fällt, fallen auch ein paar Fensterscheiben im Rathaus. Nur dass ihr es wisst.",
        Ground::Threat,
        "Das ist eine Drohung.",
        4,
    ),
    (
        "Die aus den Hochhäusern machen doch nur Dreck. Die sollen bleiben, wo sie herkommen.",
        Ground::Hate,
        "Gegen alle, die dort wohnen.",
        4,
    ),
    (
        "Hier spricht das Tiefbauamt: Bitte unterstützen Sie diese Idee nicht mehr, das Geld ist weg.",
        Ground::Pretence,
        "Das Amt ist das sicher nicht.",
        2,
    ),
    (
        "GÜNSTIGE KREDITE, ohne Auskunft, schnellgeld.example",
        Ground::Spam,
        "Schon wieder.",
        2,
    ),
    (
        "Ich habe das Foto von der Seite des Heimatvereins, merkt ja keiner.",
        Ground::Copyright,
        "Das Foto ist von uns.",
        1,
    ),
    (
        "So ein Quatsch kann nur von jemandem kommen, der nicht arbeitet.",
        Ground::Insult,
        "",
        2,
    ),
    (
        "Früher war alles besser, sogar die Brötchen.",
        Ground::OffTopic,
        "Gehört nicht hierher.",
        1,
    ),
    (
        "Feuerwerk aus dem Ausland, ungeprüft, bei mir im Keller. Bitte Nachricht.",
        Ground::Unlawful,
        "Das ist verboten.",
        2,
    ),
    (
        "Die Lehrerin der 3b hat doch selbst gesagt, dass ihr Mann krank ist und sie deshalb keine Ausflüge macht.",
        Ground::Private,
        "Das geht niemanden etwas an.",
        2,
    ),
    (
        "Kommt alle in meine Gruppe, da steht die Wahrheit: beispiel.example/gruppe",
        Ground::Spam,
        "",
        1,
    ),
];

/// One in so many ideas has a comment that somebody reported only because they see it otherwise; of those that have comments.
const DISAGREED: usize = 19;

/// What somebody says who only disagrees.
fn complaint(plan: &Plan<'_>) -> (Ground, &'static str) {
    match plan.lang {
        "de" => (Ground::OffTopic, "Das stimmt doch gar nicht."),
        _ => (Ground::OffTopic, "This is simply not true."),
    }
}

/// Adds the comments that were reported, and files the reports. Whatever is there already stays.
///
/// # Errors
/// [`DemoError`]; the next start goes on with what is missing.
pub async fn fill(
    app: &AppState,
    boards: &[Option<Board>],
    plans: &[Plan<'_>],
) -> Result<(), DemoError> {
    for (lang, troubles) in [("en", ENGLISH), ("de", GERMAN)] {
        let spoken = plans.iter().filter(|plan| plan.lang == lang);
        // Not on one idea after the other: here and there.
        for (at, (plan, trouble)) in spoken.step_by(5).zip(troubles).enumerate() {
            let Some(Some(board)) = boards.get(board_of(plan)) else {
                continue;
            };
            let id = CommentId(plan.id("reported"));
            let hours = i64::try_from(3 + 5 * at).unwrap_or(3);
            let (body, ground, words, reporters) = trouble;
            let comment = Comment {
                id,
                parent: None,
                stance: Some(Stance::Against),
                role: None,
                body: body.to_owned(),
                lang: lang.to_owned(),
                author: plan.somebody(970 + at % 6),
                at: before(plan, hours + 1),
                rated: (0, i64::try_from(reporters).unwrap_or(0)),
            };
            let idea = domain::ids::IdeaId(plan.id("idea"));
            let put: Result<usize, app::db::DbError> = transact!(&app.db, tx => talking::put(tx, &board.may, idea, std::slice::from_ref(&comment)).await);
            put?;
            for n in 0..reporters {
                file(app, plan, id, (ground, words), (n, hours)).await?;
            }
        }
    }
    for plan in plans.iter().step_by(DISAGREED) {
        let comments = plan.comments(before(plan, 24 * 30));
        if let Some(comment) = comments.first() {
            file(app, plan, comment.id, complaint(plan), (0, 9)).await?;
        }
    }
    Ok(())
}

fn before(plan: &Plan<'_>, hours: i64) -> jiff::Timestamp {
    let hours = SignedDuration::from_hours(hours);
    plan.now.checked_sub(hours).unwrap_or(plan.now)
}

/// Files the report of one person about a comment, some hours ago.
async fn file(
    app: &AppState,
    plan: &Plan<'_>,
    comment: CommentId,
    said: (Ground, &str),
    (person, hours): (usize, i64),
) -> Result<(), DemoError> {
    let actor = Actor {
        account: Some(plan.somebody(990 + person)),
        level: Level::Email,
        ..Actor::default()
    };
    let ids: [Uuid; 3] = [(); 3].map(|()| app.clock.id());
    let at = before(plan, hours);
    transact!(&app.db, tx => {
        let content = moderation::load(tx, ContentKind::Comment, comment.0).await?;
        let Some(content) = content else {
            return Ok(());
        };
        // By lot somebody may have reported their own words, which nobody can.
        if let Ok(may) = rights::may_report(&actor, &content.authors) {
            moderation::file(tx, &may, &content, said, ids, at).await?;
        }
        Ok::<(), DemoError>(())
    })
}
