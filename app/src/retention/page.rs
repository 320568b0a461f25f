//! `/admin/retention`: how long each kind of data is kept and why, what would go today, and what went before.

use super::rules::RULES;
use super::{inactive, store};
use crate::admin::{self, Tab};
use crate::error::Answer;
use crate::i18n::{self, Locale};
use crate::identity;
use crate::t;
use crate::web::{Page, Section, Visit};
use domain::retention::Kind;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;
use uuid::Uuid;

/// Lines of reports shown.
const SHOWN: i64 = 200;
/// Accounts counted at most.
const COUNTED: i64 = 10_000;

/// What would go today.
struct Preview {
    kinds: Vec<(Kind, i64)>,
    /// Accounts nobody uses: of citizens, and of staff.
    accounts: Option<(usize, usize)>,
}

/// `GET /admin/retention`
pub async fn show(visit: Visit) -> Answer {
    let permit = rights::may_administer(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let mut kinds = Vec::with_capacity(RULES.len());
    for rule in RULES {
        let before = rule.kind.goes_before(visit.now);
        kinds.push((rule.kind, (rule.count)(&mut tx, before).await?));
    }
    let mut accounts = None;
    if let Some(period) = inactive::period(&visit.app.site) {
        let before = inactive::looked_at_before(period, visit.now);
        let found = identity::activity::quiet(&mut tx, before, Uuid::nil(), COUNTED).await?;
        let staff = found.iter().filter(|forgotten| forgotten.is_staff).count();
        accounts = Some((found.len() - staff, staff));
    }
    let reports = store::reports(&mut tx, &permit, SHOWN).await?;
    let newest = store::newest_day(&mut tx, &permit).await?;
    drop(tx);
    let preview = Preview { kinds, accounts };
    let l = visit.locale;
    let title = t!(l, "retention-title");
    let shell = Page::new(Section::Admin, title.clone());
    let newest = newest.and_then(|day| day.parse().ok());
    let newest = match newest {
        Some(day) => t!(l, "retention-newest", day = i18n::short_day(l, day)),
        None => t!(l, "retention-never"),
    };
    Ok(admin::page(
        &visit,
        Tab::Retention,
        shell,
        None,
        vec![],
        || {
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "retention-lede")}</p>
                {preview_table(l, &preview)}
                {accounts_part(&visit, &preview)}
                <section aria-labelledby="reports">
                    <h2 id="reports">{t!(l, "retention-reports")}</h2>
                    <p>{newest}</p>
                    {reports_table(l, &reports)}
                </section>
            }
        },
    ))
}

/// For how long a kind of data is kept, in words: "12 hours", "30 days", "3 years".
pub fn period(l: Locale, kind: Kind) -> String {
    let hours = kind.period().as_hours();
    match (hours / 24, hours / 24 / 365) {
        (days, years) if years > 0 && days % 365 == 0 => t!(l, "period-years", n = years),
        (days, _) if days > 1 => t!(l, "period-days", n = days),
        _ => t!(l, "period-hours", n = hours),
    }
}

fn preview_table(l: Locale, preview: &Preview) -> impl IntoView + use<> {
    let rows: Vec<_> = preview
        .kinds
        .iter()
        .map(|(kind, count)| {
            let text = |key: &str| t!(l, &format!("{key}-{}", kind.word()));
            let until = t!(l, &format!("retention-for-{}", kind.word()), period = period(l, *kind));
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">{text("retention")}<small>{text("retention-why")}</small></th>
                    <td role="cell" data-label=t!(l, "retention-period")>{until}</td>
                    <td role="cell" class="num" data-label=t!(l, "retention-today")>{*count}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="reflow" role="table">
            <caption>{t!(l, "retention-caption")}</caption>
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{t!(l, "retention-what")}</th>
                <th role="columnheader" scope="col">{t!(l, "retention-period")}</th>
                <th role="columnheader" scope="col">{t!(l, "retention-today")}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

fn accounts_part(visit: &Visit, preview: &Preview) -> impl IntoView + use<> {
    let l = visit.locale;
    let words = match preview.accounts {
        None => Either::Left(view! { <p>{t!(l, "retention-accounts-never")}</p> }),
        Some((citizens, staff)) => {
            let days = visit.app.site.inactive_days;
            let staff = (staff > 0).then(|| view! { <div class="notice warn"><p>{t!(l, "retention-accounts-staff", n = staff)}" "<a href="/admin/roles">{t!(l, "admin-roles")}</a></p></div> });
            Either::Right(view! {
                <p>{t!(l, "retention-accounts-words", days = days)}</p>
                <p>{t!(l, "retention-accounts-count", n = citizens)}</p>
                {staff}
            })
        }
    };
    view! { <section aria-labelledby="accounts"><h2 id="accounts">{t!(l, "retention-accounts")}</h2>{words}</section> }
}

fn reports_table(l: Locale, reports: &[(String, String, i64)]) -> impl IntoView + use<> {
    if reports.is_empty() {
        return Either::Left(view! { <p>{t!(l, "retention-nothing")}</p> });
    }
    let rows: Vec<_> = reports
        .iter()
        .map(|(day, kind, cleared)| {
            let day = day.parse().map_or_else(|_| day.clone(), |day| i18n::short_day(l, day));
            let name = t!(l, &format!("retention-{kind}"));
            view! { <tr><th scope="row">{day}</th><td>{name}</td><td class="num">{*cleared}</td></tr> }
        })
        .collect();
    Either::Right(view! {
        <table>
            <caption class="hide">{t!(l, "retention-reports")}</caption>
            <thead><tr><th scope="col">{t!(l, "retention-day")}</th><th scope="col">{t!(l, "retention-what")}</th><th scope="col">{t!(l, "retention-cleared")}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    })
}
