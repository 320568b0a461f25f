//! The form of a poll: from what is stored, and to what will be.

use super::options;
use super::words;
use crate::admin::moment_field;
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::polls::draft::PollDraft;
use crate::polls::store::{PollOption, PollRecord};
use crate::t;
use domain::actor::Level;
use domain::ids::{PollId, SpaceId};
use domain::poll::{Eligibility, Method, OptionOrder, Profile};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::Uuid;

/// Longest question.
const TITLE: usize = 200;
/// Longest summary.
const SUMMARY: usize = 500;
/// Longest background.
const BODY: usize = 50_000;
/// Longest sentence on what the result binds.
const BINDING: usize = 500;

/// The highest score that a form begins with.
const USUAL_SCORE: u8 = 5;

/// What to say at fields that cannot be empty.
const NEEDED: [(&str, &str); 4] = [
    ("title", "needed-question"),
    ("summary", "needed-summary"),
    ("opens", "needed-opens"),
    ("closes", "needed-closes"),
];

/// What the fields show for a poll that is stored.
pub fn fields_of(record: &PollRecord, stored: &[PollOption], zone: &TimeZone) -> Fields {
    let mut fields = Fields::default();
    let poll = &record.poll;
    fields.set("space", poll.space.to_string());
    fields.set("version", record.version.to_string());
    fields.set("title", &record.title);
    fields.set("summary", &record.summary);
    fields.set("body", &record.body);
    fields.set("binding", &record.binding);
    fields.set("lang", &record.lang);
    options::fill(&mut fields, stored);
    fields.set("profile", profile_word(poll.profile));
    fields.set("method", poll.method.word());
    if let Method::Approval { min, max } = poll.method {
        fields.set("min", min.to_string());
        fields.set("max", max.to_string());
    }
    fields.set("seats", poll.method.seats().to_string());
    let scale = match poll.method.scale() {
        0 => USUAL_SCORE,
        scale => scale,
    };
    fields.set("scale", scale.to_string());
    fields.set("none", if poll.none_option { "yes" } else { "no" });
    fields.set("order", order_word(poll.order));
    let rule = &poll.eligibility;
    fields.set("level", rule.min_level.number().to_string());
    for district in &rule.districts {
        fields.set("districts", district);
    }
    let age = |age: Option<i16>| age.map(|age| age.to_string()).unwrap_or_default();
    fields.set("min_age", age(rule.min_age));
    fields.set("max_age", age(rule.max_age));
    if poll.assisted {
        fields.set("assisted", "yes");
    }
    fields.set("opens", moment_field(poll.opens_at, zone));
    fields.set("closes", moment_field(poll.closes_at, zone));
    fields.set("currency", record.currency.clone().unwrap_or_default());
    let budget = record.budget_minor.map(options::plain_money);
    fields.set("budget", budget.unwrap_or_default());
    fields
}

/// What an empty form begins with.
pub fn fields_of_new(l: Locale, space: &str) -> Fields {
    let mut fields = Fields::default();
    fields.set("space", space);
    fields.set("lang", if l == Locale::De { "de" } else { "en" });
    options::fill_new(&mut fields);
    fields.set("profile", profile_word(Profile::Secret { revote: true }));
    fields.set("method", Method::SingleChoice.word());
    fields.set("seats", "1");
    fields.set("scale", USUAL_SCORE.to_string());
    fields.set("none", "yes");
    fields.set("order", order_word(OptionOrder::Fixed));
    fields.set("level", Level::Resident.number().to_string());
    fields.set("currency", "EUR");
    fields
}

/// The word by which the form knows how ballots are kept.
pub fn profile_word(profile: Profile) -> &'static str {
    match profile {
        Profile::Confidential => "confidential",
        Profile::Secret { revote: true } => "secret-revote",
        Profile::Secret { revote: false } => "secret",
    }
}

/// The word an order is known as in the form.
pub fn order_word(order: OptionOrder) -> &'static str {
    match order {
        OptionOrder::Fixed => "fixed",
        OptionOrder::Shuffled => "shuffled",
    }
}

/// Reads the form; what is wrong is noted in it, the faults of the rules too. `districts` are those of the roll.
pub fn read(
    form: &mut FormState,
    stored: &[PollOption],
    districts: &[String],
    zone: &TimeZone,
    now: Timestamp,
) -> Option<PollDraft> {
    let title = form.line("title", TITLE);
    let summary = form.line("summary", SUMMARY);
    let body = form.optional_paragraphs("body", BODY);
    let binding = form.optional_line("binding", BINDING);
    let lang = lang(form);
    let options = options::read(form, stored);
    let profiles = [
        Profile::Secret { revote: true },
        Profile::Secret { revote: false },
        Profile::Confidential,
    ];
    let profile = chosen(
        form,
        "profile",
        &profiles.map(|profile| (profile_word(profile), profile)),
    );
    let method = method(form);
    let none_option = chosen(form, "none", &[("yes", true), ("no", false)]);
    let orders = [OptionOrder::Fixed, OptionOrder::Shuffled];
    let order = chosen(
        form,
        "order",
        &orders.map(|order| (order_word(order), order)),
    );
    let eligibility = eligibility(form, districts);
    let opens_at = form.moment("opens", zone);
    let closes_at = form.moment("closes", zone);
    for (field, key) in NEEDED {
        form.say_if_empty(field, key);
    }
    let budget_minor = options::money(form, "budget");
    let has_costs = budget_minor.is_some() || options.iter().any(|o| o.cost_minor.is_some());
    let currency = currency(form, has_costs);
    let draft = PollDraft {
        lang,
        title,
        summary,
        body,
        binding,
        profile: profile?,
        method: method?,
        none_option: none_option?,
        order: order?,
        eligibility: eligibility?,
        assisted: form.fields.has("assisted", "yes"),
        opens_at: opens_at?,
        closes_at: closes_at?,
        currency,
        budget_minor,
        options,
    };
    let nobody = (PollId(Uuid::nil()), SpaceId(Uuid::nil()));
    if let Err(faults) = draft.as_poll(nobody.0, nobody.1).check_rules(now) {
        for fault in faults {
            let (field, key) = words::fault(fault);
            form.refuse(field, key, &[]);
        }
    }
    (!form.is_refused()).then_some(draft)
}

/// One of several words, as what it stands for.
fn chosen<T: Copy>(form: &mut FormState, field: &'static str, values: &[(&str, T)]) -> Option<T> {
    let typed = form.fields.get(field);
    let found = values.iter().find(|(word, _)| *word == typed);
    let found = found.map(|(_, value)| *value);
    if found.is_none() {
        form.refuse(field, "admin-choose", &[]);
    }
    found
}

fn lang(form: &mut FormState) -> String {
    let typed = form.value("lang");
    let is_tag = (2..=12).contains(&typed.len())
        && typed
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !is_tag {
        form.refuse("lang", "admin-choose", &[]);
    }
    typed
}

fn method(form: &mut FormState) -> Option<Method> {
    let word = chosen(form, "method", &Method::WORDS.map(|word| (word, word)))?;
    let mut number = |field: &'static str, empty: &'static str| {
        if form.fields.get(field).trim().is_empty() {
            form.refuse(field, empty, &[]);
            return None;
        }
        let number = form.optional_number(field, 0, 999)?;
        u16::try_from(number).ok()
    };
    let (min, max) = match word {
        "approval" => (
            number("min", "fault-bound-empty"),
            number("max", "fault-bound-empty"),
        ),
        _ => (Some(1), Some(1)),
    };
    let seats = if Method::has_seats(word) {
        number("seats", "fault-seats-empty")
    } else {
        Some(1)
    };
    let scale = match word {
        "score" => number("scale", "fault-scale-empty"),
        _ => Some(0),
    };
    let scale = scale.map(|scale| u8::try_from(scale).unwrap_or(u8::MAX));
    Method::from_word(word, (min?, max?), seats?, scale?)
}

fn eligibility(form: &mut FormState, known: &[String]) -> Option<Eligibility> {
    let levels = [
        ("1", Level::Email),
        ("2", Level::Resident),
        ("3", Level::Strong),
    ];
    let min_level = chosen(form, "level", &levels);
    let districts: Vec<String> = form.fields.all("districts").map(str::to_owned).collect();
    if districts.iter().any(|district| !known.contains(district)) {
        form.refuse("districts", "district-unknown", &[]);
    }
    // Out of 0 to 120 is a fault of the rules, told at the field by them.
    let mut age = |field| {
        form.optional_number(field, 0, 120)
            .and_then(|n| i16::try_from(n).ok())
    };
    let (min_age, max_age) = (age("min_age"), age("max_age"));
    Some(Eligibility {
        min_level: min_level?,
        districts,
        min_age,
        max_age,
    })
}

fn currency(form: &mut FormState, is_needed: bool) -> Option<String> {
    let typed = form.fields.get("currency").trim().to_uppercase();
    let is_code = typed.len() == 3 && typed.bytes().all(|b| b.is_ascii_uppercase());
    if !is_code && (is_needed || !typed.is_empty()) {
        form.refuse("currency", "error-currency", &[]);
    }
    (is_needed && is_code).then_some(typed)
}

/// Names and labels of the fields of both forms, in their order.
pub fn labels(l: Locale, stored: &Fields, typed: &Fields) -> Vec<(String, String)> {
    let named = |(name, label): (&str, String)| (name.to_owned(), label);
    let first = [
        ("title", t!(l, "poll-question")),
        ("summary", t!(l, "poll-summary")),
        ("body", t!(l, "poll-body")),
        ("binding", t!(l, "poll-binds")),
        ("lang", t!(l, "admin-lang")),
    ];
    let rest = [
        ("profile", t!(l, "poll-profile")),
        ("method", t!(l, "poll-method")),
        ("min", t!(l, "poll-min")),
        ("max", t!(l, "poll-max")),
        ("seats", t!(l, "poll-seats")),
        ("scale", t!(l, "poll-scale")),
        ("none", t!(l, "poll-none")),
        ("order", t!(l, "poll-order")),
        ("level", t!(l, "poll-level")),
        ("districts", t!(l, "poll-districts")),
        ("min_age", t!(l, "poll-min-age")),
        ("max_age", t!(l, "poll-max-age")),
        ("assisted", t!(l, "poll-assisted")),
        ("opens", t!(l, "poll-opens")),
        ("closes", t!(l, "poll-closes")),
        ("budget", t!(l, "poll-budget-label")),
        ("currency", t!(l, "poll-currency")),
    ];
    let mut labels: Vec<(String, String)> = first.into_iter().map(named).collect();
    labels.extend(options::labels(l, stored, typed));
    labels.extend(rest.into_iter().map(named));
    labels
}
