//! Official answers that are owed: those who answer for the administration are told when one is asked for, before it is due, and when it is late.
//! May run twice.

use super::seen::Seen;
use super::store::{self, Step};
use super::telling::with_ids;
use crate::db::Tx;
use crate::error::Problem;
use crate::i18n::{self, Locale};
use crate::identity::people;
use crate::notices::{Notice, Teller};
use crate::web::AppState;
use crate::{t, transact};
use domain::actor::Role;
use domain::idea::Reminder;
use domain::ids::{AccountId, IdeaId};
use domain::notices::Kind;
use jiff::SignedDuration;
use uuid::Uuid;

/// What is told of an answer that is owed.
pub(super) struct Owed {
    /// What it is told of once only.
    about: Uuid,
    /// Keys of the subject and of the text.
    words: [&'static str; 2],
}

impl Owed {
    /// It is asked for since this step.
    pub(super) fn asked(step: &Step) -> Self {
        Self {
            about: step.id,
            words: ["notice-answer_due-subject", "notice-answer_due-mail"],
        }
    }

    /// It is due soon, or was. Each is told once of an idea, so the id follows from the idea's.
    fn reminder(idea: IdeaId, reminder: Reminder) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("comitia 2026-12 reminder of an answer");
        hasher.update(idea.0.as_bytes());
        hasher.update(reminder.word().as_bytes());
        let hash = hasher.finalize();
        Self {
            about: Uuid::from_bytes(std::array::from_fn(|at| hash.as_bytes()[at])),
            words: match reminder {
                Reminder::Soon => ["notice-answer_soon-subject", "notice-answer_soon-mail"],
                Reminder::Late => ["notice-answer_late-subject", "notice-answer_late-mail"],
            },
        }
    }
}

/// Reminds those who owe an official answer, some days before it is due and when the day has passed.
///
/// # Errors
/// When the database fails.
pub async fn remind(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    let lead = SignedDuration::from_hours(24 * (Reminder::LEAD + 1));
    let soon = now.saturating_add(lead).unwrap_or(now);
    for (reminder, until) in [(Reminder::Late, now), (Reminder::Soon, soon)] {
        let ideas = store::to_remind(&mut app.db.read().await?, reminder, until).await?;
        for idea in ideas {
            remind_of(app, idea).await?;
        }
    }
    Ok(())
}

/// Tells of an answer whose reminder has come, if nobody did so or answered meanwhile.
async fn remind_of(app: &AppState, idea: IdeaId) -> Result<(), Problem> {
    let now = app.clock.now();
    let teller = Teller::new(app, now)?;
    let day = |at| i18n::local(at, &app.site.time_zone).date();
    transact!(&app.db, tx => {
        let Some(seen) = Seen::find(tx, idea).await? else { return Ok(()) };
        let Some(due) = seen.idea.answer_due_at else { return Ok(()) };
        let reminder = Reminder::on(day(now), day(due), seen.rules.board.answer_days);
        let Some(reminder) = reminder else { return Ok(()) };
        if store::note_reminder(tx, idea, reminder).await? {
            let owed = Owed::reminder(idea, reminder);
            tell(app, tx, &teller, &seen, &owed).await?;
        }
        Ok::<_, Problem>(())
    })
}

/// Those who answer for the administration in the space of an idea; its administrators where there is nobody else.
async fn answering(tx: &mut Tx, seen: &Seen) -> Result<Vec<AccountId>, Problem> {
    let space = seen.space.id;
    let mut found = people::holders(tx, Role::Councillor, space).await?;
    found.extend(people::holders(tx, Role::UnitManager, space).await?);
    if found.is_empty() {
        found = people::holders(tx, Role::Administrator, space).await?;
    }
    Ok(found)
}

/// Tells those who answer for the administration of an answer that is owed.
pub(super) async fn tell_staff(app: &AppState, seen: &Seen, owed: &Owed) -> Result<(), Problem> {
    let teller = Teller::new(app, app.clock.now())?;
    transact!(&app.db, tx => tell(app, tx, &teller, seen, owed).await)
}

async fn tell(
    app: &AppState,
    tx: &mut Tx,
    teller: &Teller<'_>,
    seen: &Seen,
    owed: &Owed,
) -> Result<(), Problem> {
    let staff = answering(tx, seen).await?;
    let link = format!("/ideas/{}/answer", seen.idea.id);
    let title = seen.idea.title.as_str();
    let day = seen.idea.answer_due_at.unwrap_or_else(|| app.clock.now());
    let day = i18n::local(day, &app.site.time_zone).date();
    let [subject, body] = owed.words;
    let words = |l: Locale| {
        let day = i18n::day(l, day);
        let subject = t!(l, subject, title = title, day = day.as_str());
        let body = t!(
            l,
            body,
            title = title,
            n = seen.idea.supports,
            day = day,
            link = teller.address(&link)
        );
        (subject, body)
    };
    let notice = Notice {
        kind: Kind::AnswerDue,
        about: owed.about,
        link: &link,
        words: &words,
    };
    for (account, ids) in with_ids(app, &staff) {
        teller.tell(tx, account, ids, &notice).await?;
    }
    Ok(())
}
