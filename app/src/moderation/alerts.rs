//! Telling moderators that something waits. May run twice: the same item is told once.

use super::store::items::{self, Item};
use super::words::{kind_name, time_left};
use crate::clock::millis;
use crate::db::settings;
use crate::error::Problem;
use crate::i18n::Locale;
use crate::identity::people;
use crate::notices::{Notice, Teller};
use crate::web::AppState;
use crate::{t, transact};
use domain::actor::Role;
use domain::notices::Kind;
use jiff::SignedDuration;

/// Up to when what waits was told, in milliseconds since 1970.
const CURSOR: &str = "moderators told until";
/// Items are told when they wait so long: then no transaction that began before is still under way.
const SETTLED: SignedDuration = SignedDuration::from_secs(60);
/// Items that are told in one round.
const AT_ONCE: i64 = 100;

/// Tells the moderators of each space what came since the last time.
///
/// # Errors
/// When the database fails, or the key of the links that stop notices cannot be read.
pub async fn alert(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    let until = millis(now - SETTLED);
    let mut tx = app.db.read().await?;
    let after = settings::get(&mut tx, CURSOR).await?;
    let after: i64 = after.and_then(|at| at.parse().ok()).unwrap_or(0);
    let found = items::opened_between(&mut tx, after, until, AT_ONCE).await?;
    drop(tx);
    let Some(last) = found.last() else {
        return Ok(());
    };
    let teller = Teller::new(app, now)?;
    for item in found.iter().filter(|item| item.is_open) {
        tell(app, &teller, item).await?;
    }
    let cursor = millis(last.opened_at).to_string();
    transact!(&app.db, tx => settings::set(tx, CURSOR, &cursor).await.map_err(Problem::from))
}

async fn tell(app: &AppState, teller: &Teller<'_>, item: &Item) -> Result<(), Problem> {
    let mut tx = app.db.read().await?;
    let moderators = people::holding(&mut tx, Role::Moderator, item.space).await?;
    drop(tx);
    let link = format!("/moderation/items/{}", item.id);
    let address = format!("{}{link}", app.site.base_url.as_str().trim_end_matches('/'));
    let words = |l: Locale| {
        let what = format!("{}: {}", kind_name(l, item.kind), item.title);
        let time = time_left(l, item, app.clock.now());
        (
            t!(l, "queue-notice-subject", what = what.as_str()),
            t!(
                l,
                "queue-notice-mail",
                what = what.as_str(),
                time = time,
                link = address.as_str()
            ),
        )
    };
    let notice = Notice {
        kind: Kind::Queue,
        about: item.id.0,
        link: &link,
        words: &words,
    };
    // Whoever wrote it does not decide about it, and is told in another way.
    for account in moderators.iter().filter(|who| Some(**who) != item.author) {
        let ids = [app.clock.id(), app.clock.id()];
        transact!(&app.db, tx => teller.tell(tx, *account, ids, &notice).await.map_err(Problem::from))?;
    }
    Ok(())
}
