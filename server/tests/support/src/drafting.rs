//! Writing a poll as an administrator does it: the whole form, one value of it changed, and the steps of its life.

use crate::{Browser, Reply, Town};
use app::admin::moment_field;
use app::clock::Clock;
use domain::poll::Step;
use jiff::SignedDuration;

/// Names and values of a form.
pub type Form = Vec<(&'static str, String)>;

/// A moment in some hours, as a form takes it.
#[must_use]
pub fn in_hours(town: &Town, hours: i64) -> String {
    let time = town.clock.now() + SignedDuration::from_hours(hours);
    moment_field(time, &town.app.site.time_zone)
}

/// A whole form of a poll.
#[must_use]
pub fn form(town: &Town, space: &str) -> Form {
    vec![
        ("action", "save".to_owned()),
        ("version", String::new()),
        ("space", space.to_owned()),
        ("title", "Where shall the trees stand?".to_owned()),
        ("summary", "Forty trees are to be planted.".to_owned()),
        ("body", "In **spring**.".to_owned()),
        ("binding", "The council is bound.".to_owned()),
        ("lang", "en".to_owned()),
        ("option-1-title", "Market".to_owned()),
        ("option-1-description", "In two rows.".to_owned()),
        ("option-1-cost", "1900.50".to_owned()),
        ("option-2-title", "School".to_owned()),
        ("option-3-title", String::new()),
        ("budget", "50000".to_owned()),
        ("currency", "eur".to_owned()),
        ("profile", "confidential".to_owned()),
        ("method", "single".to_owned()),
        ("none", "yes".to_owned()),
        ("order", "fixed".to_owned()),
        ("level", "1".to_owned()),
        ("opens", in_hours(town, 1)),
        ("closes", in_hours(town, 48)),
    ]
}

/// Sends a form.
pub async fn send(browser: &Browser, path: &str, form: &[(&'static str, String)]) -> Reply {
    let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
    browser.post(path, &fields).await
}

/// The form with one value changed.
#[must_use]
pub fn with(form: &[(&'static str, String)], name: &'static str, value: &str) -> Form {
    let mut form = form.to_vec();
    form.retain(|(field, _)| *field != name);
    form.push((name, value.to_owned()));
    form
}

/// A step of the poll at this address of the administration, by the page that asks for it.
pub async fn take(browser: &Browser, poll: &str, step: Step, note: &str) -> Reply {
    let page = browser
        .get(&format!("{poll}/step?step={}", step.word()))
        .await;
    assert_eq!(page.status, 200, "{step:?}: {}", page.text());
    browser
        .submit(
            &page,
            &format!("{poll}/step"),
            &[("step", step.word()), ("note", note)],
        )
        .await
}
