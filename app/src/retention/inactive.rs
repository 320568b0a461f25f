//! Accounts that nobody uses: warned twice by mail, then erased as their holder could have done. Those of staff are counted instead: somebody
//! who gave the role has to look at them.

use super::store;
use crate::error::Problem;
use crate::events;
use crate::i18n::{self, Locale};
use crate::identity::activity::Forgotten;
use crate::identity::{self, people};
use crate::privacy::erasure::{self, Farewell};
use crate::t;
use crate::transact;
use crate::web::{AppState, Site};
use domain::retention::{Due, FIRST_WARNING};
use domain::rights;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use uuid::Uuid;

/// The name of the report on warnings.
pub const WARNED: &str = "accounts_warned";
/// The name of the report on erasures.
pub const ERASED: &str = "accounts_erased";
/// The name of the report on accounts of staff that nobody uses.
pub const STAFF: &str = "accounts_of_staff";
/// The name of the report on accounts about which nothing could be done: the log of the service says why.
pub const FAILED: &str = "accounts_failed";
/// Accounts looked at together.
const AT_ONCE: i64 = 200;

/// After how long without a sign-in an account is erased; `None` for never.
pub fn period(site: &Site) -> Option<SignedDuration> {
    let days = i64::from(site.inactive_days);
    (days > 0).then(|| SignedDuration::from_hours(days * 24))
}

/// Accounts used last before this are looked at.
pub fn looked_at_before(period: SignedDuration, now: Timestamp) -> Timestamp {
    now.checked_sub(period)
        .and_then(|then| then.checked_add(FIRST_WARNING))
        .unwrap_or(Timestamp::MIN)
}

/// Does what is due about each account that nobody uses. Where that fails, the next one has its turn: this one is tried again the next day.
pub async fn apply(app: &AppState, day: Date) -> Result<(), Problem> {
    let Some(period) = period(&app.site) else {
        return Ok(());
    };
    let now = app.clock.now();
    let before = looked_at_before(period, now);
    for kind in [ERASED, STAFF, FAILED] {
        transact!(&app.db, tx => Ok::<_, Problem>(store::begin(tx, day, kind).await?))?;
    }
    let mut after = Uuid::nil();
    loop {
        let found =
            identity::activity::quiet(&mut app.db.read().await?, before, after, AT_ONCE).await?;
        let Some(last) = found.last() else {
            return Ok(());
        };
        after = last.account.0;
        for forgotten in &found {
            let report = one(app, forgotten, period).await.unwrap_or_else(|problem| {
                tracing::error!(error.cause = ?problem, "an account that nobody uses could not be warned or erased");
                Some(FAILED)
            });
            if let Some(report) = report {
                transact!(&app.db, tx => Ok::<_, Problem>(store::add(tx, day, report, 1).await?))?;
            }
        }
    }
}

/// Does what is due about one account; yields the report it belongs into.
async fn one(
    app: &AppState,
    forgotten: &Forgotten,
    period: SignedDuration,
) -> Result<Option<&'static str>, Problem> {
    let now = app.clock.now();
    let Some(due) = forgotten.quiet.due(period, now) else {
        return Ok(None);
    };
    if forgotten.is_staff {
        return Ok(Some(STAFF));
    }
    let account = forgotten.account;
    let may = rights::due_to_erase(account, &forgotten.quiet, forgotten.is_staff, period, now);
    if let Some(may) = may {
        let farewell = Farewell {
            event: app.clock.id(),
            mail: app.clock.id(),
            now,
            site: &app.site,
        };
        let erased = transact!(&app.db, tx => {
            let is_quiet = identity::activity::is_still_quiet(tx, forgotten).await?;
            if is_quiet {
                erasure::erase(tx, &may, &farewell).await?;
            }
            Ok::<_, Problem>(is_quiet)
        })?;
        return Ok(erased.then_some(ERASED));
    }
    let (event, mail) = (app.clock.id(), (app.clock.id(), now));
    let end = forgotten.quiet.erased_at(period, now);
    let warned = transact!(&app.db, tx => {
        let warned = identity::activity::warned(tx, forgotten, due, now).await?;
        if warned {
            people::write_to(tx, &app.site, account, mail, |l| letter(l, &app.site, due, end)).await?;
            events::record(tx, event, now, events::Kind::AccountWarned, account.0, None, &json!({})).await?;
        }
        Ok::<_, Problem>(warned)
    })?;
    Ok(warned.then_some(WARNED))
}

fn letter(l: Locale, site: &Site, due: Due, end: Timestamp) -> (String, String) {
    let base = site.base_url.as_str().trim_end_matches('/');
    let day = i18n::short_day(l, i18n::local(end, &site.time_zone).date());
    let subject = match due {
        Due::WarnFirst => "unused-mail-subject",
        Due::WarnSecond | Due::Erase => "unused-mail-subject-again",
    };
    let name = site.name.as_str();
    (
        t!(l, subject, site = name, day = day.as_str()),
        t!(
            l,
            "unused-mail",
            site = name,
            day = day.as_str(),
            link = format!("{base}/sign-in"),
            contact = site.contact.as_str()
        ),
    )
}
