//! Telling people that somebody replied to them or called them by name: once a comment is public, and once for each comment.

use super::store::{self, Row};
use super::talk::Talk;
use crate::error::Problem;
use crate::i18n::Locale;
use crate::notices::{Notice, Teller};
use crate::profile::{self, Names};
use crate::web::AppState;
use crate::{t, transact};
use domain::discussion::mentioned;
use domain::ids::{AccountId, CommentId};
use domain::notices::Kind;
use jiff::Timestamp;
use uuid::Uuid;

/// So many comments are looked at in one round.
const AT_ONCE: i64 = 50;
/// So many of those who take part in a discussion can be called by name.
const PEOPLE: i64 = 5000;

/// Tells of comments of which nobody was told yet. May run twice; one that fails keeps none of the others back.
///
/// # Errors
/// When it cannot be read which these are.
pub async fn tell(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    let due = store::untold(&mut app.db.read().await?, AT_ONCE).await?;
    for id in due {
        if let Err(problem) = tell_of(app, CommentId(id), now).await {
            tracing::error!(comment = %id, error.cause = ?problem, "nobody was told of a comment");
        }
    }
    Ok(())
}

async fn tell_of(app: &AppState, id: CommentId, now: Timestamp) -> Result<(), Problem> {
    let mut tx = app.db.read().await?;
    let Some(row) = store::find(&mut tx, id, None).await? else {
        return Ok(());
    };
    let talk = Talk::find(&mut tx, row.of()).await?;
    let parent = match row.parent {
        Some(parent) => store::find(&mut tx, CommentId(parent), None).await?,
        None => None,
    };
    drop(tx);
    let talk = talk.filter(|talk| talk.topic.is_public);
    let told = match &talk {
        Some(talk) => concerned(app, talk, &row, parent.as_ref()).await?,
        None => Vec::new(),
    };
    let ids: Vec<[Uuid; 2]> = told
        .iter()
        .map(|_| [app.clock.id(), app.clock.id()])
        .collect();
    let names = match &talk {
        Some(talk) if !told.is_empty() => in_all_languages(app, talk, &[row.author()]).await?,
        _ => Vec::new(),
    };
    let title = talk.as_ref().map_or("", |talk| talk.topic.title.as_str());
    let link = format!("/comments/{id}");
    let teller = Teller::new(app, now)?;
    let address = format!("{}{link}", app.site.base_url.as_str().trim_end_matches('/'));
    transact!(&app.db, tx => {
        if !store::told(tx, id, row.version).await? {
            return Ok(());
        }
        for ((account, is_reply), ids) in told.iter().zip(&ids) {
            let notice = Notice {
                kind: Kind::Discussion,
                about: id.0,
                link: &link,
                words: &|l| {
                    let who = names.iter().find(|(locale, _)| *locale == l);
                    let who = who.map_or("", |(_, names)| names.of(talk_space(&talk), row.author()));
                    letter(l, *is_reply, who, title, &address)
                },
            };
            teller.tell(tx, *account, *ids, &notice).await?;
        }
        Ok::<_, Problem>(())
    })
}

fn talk_space(talk: &Option<Talk>) -> domain::ids::SpaceId {
    talk.as_ref()
        .map_or_else(|| Uuid::nil().into(), |talk| talk.topic.space)
}

/// Whom a comment concerns, and whether because it replies to them: who wrote what it replies to, and whom it calls by name.
async fn concerned(
    app: &AppState,
    talk: &Talk,
    row: &Row,
    parent: Option<&Row>,
) -> Result<Vec<(AccountId, bool)>, Problem> {
    let mut told: Vec<(AccountId, bool)> = Vec::new();
    told.extend(parent.map(|parent| (parent.author(), true)));
    if row.body.contains('@') {
        let mut people =
            store::participants(&mut app.db.read().await?, talk.idea(), PEOPLE).await?;
        people.extend(&talk.topic.authors);
        let mut known = Vec::new();
        for (_, names) in in_all_languages(app, talk, &people).await? {
            let of =
                |account: &AccountId| (*account, names.of(talk.topic.space, *account).to_owned());
            known.extend(people.iter().map(of));
        }
        told.extend(
            mentioned(&row.body, &known)
                .into_iter()
                .map(|who| (who, false)),
        );
    }
    told.retain(|(who, _)| *who != row.author() && *who != AccountId::ERASED);
    let mut once: Vec<(AccountId, bool)> = Vec::new();
    for (who, is_reply) in told {
        if !once.iter().any(|(other, _)| *other == who) {
            once.push((who, is_reply));
        }
    }
    Ok(once)
}

async fn in_all_languages(
    app: &AppState,
    talk: &Talk,
    people: &[AccountId],
) -> Result<Vec<(Locale, Names)>, Problem> {
    let mut all = Vec::new();
    for l in Locale::ALL {
        all.push((
            l,
            profile::public_names(app, l, talk.topic.space, people).await?,
        ));
    }
    Ok(all)
}

fn letter(l: Locale, is_reply: bool, who: &str, title: &str, link: &str) -> (String, String) {
    let (subject, body) = if is_reply {
        ("notice-reply-subject", "notice-reply-mail")
    } else {
        ("notice-mention-subject", "notice-mention-mail")
    };
    (
        t!(l, subject, who = who, title = title),
        t!(l, body, who = who, title = title, link = link),
    )
}
