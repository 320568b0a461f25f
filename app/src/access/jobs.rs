//! Telling people by mail that something was opened, and writing the head of the chain to the log of the server.

use super::store;
use crate::clock::millis;
use crate::error::Problem;
use crate::i18n::Locale;
use crate::notices::{Notice, Teller};
use crate::t;
use crate::transact;
use crate::web::{AppState, Site};
use domain::ids::AccountId;
use domain::notices::Kind;
use jiff::SignedDuration;

/// One mail a day at most: the first opening is told at once, what comes within a day of that in one mail after it.
const DIGEST: SignedDuration = SignedDuration::from_hours(24);
/// So many people are told in one round.
const AT_ONCE: i64 = 50;

/// Tells people that something about them was opened outside of a case. May run twice.
///
/// # Errors
/// When the database fails.
pub async fn tell(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    let due = store::untold(&mut app.db.read().await?, millis(now - DIGEST), AT_ONCE).await?;
    let teller = Teller::new(app, now)?;
    for (account, _) in due {
        let (account, ids) = (AccountId(account), [app.clock.id(), app.clock.id()]);
        transact!(&app.db, tx => {
            let count = store::take_untold(tx, account, millis(now)).await?;
            if count > 0 {
                let notice = Notice {
                    kind: Kind::Opened,
                    about: ids[0],
                    link: "/me/access",
                    words: &|l| letter(l, &app.site, count),
                };
                teller.tell(tx, account, ids, &notice).await?;
            }
            Ok::<_, Problem>(())
        })?;
    }
    Ok(())
}

fn letter(l: Locale, site: &Site, count: u64) -> (String, String) {
    let name = site.name.as_str();
    let address = format!("{}/me/access", site.base_url.as_str().trim_end_matches('/'));
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    (
        t!(l, "access-mail-subject", site = name),
        t!(
            l,
            "access-mail",
            site = name,
            n = count,
            link = address,
            contact = site.contact.as_str()
        ),
    )
}

/// Writes the number of entries and the newest hash to the log of the server: whoever keeps that log can tell later whether entries were
/// dropped from the end.
///
/// # Errors
/// When the database fails.
pub async fn log_head(app: &AppState) -> Result<(), Problem> {
    let chain = store::chain(&mut app.db.read().await?).await?;
    let head = blake3::Hash::from_bytes(chain.head()).to_hex();
    tracing::info!(entries = chain.entries(), head = %head, "head of the access log");
    Ok(())
}
