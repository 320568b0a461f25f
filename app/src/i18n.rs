//! Words in the reader's language. Texts stand in `locales/<language>/<part>.ftl` (Project Fluent).

mod parts;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use parts::{ENGLISH, GERMAN};
use std::borrow::Cow;
use std::sync::LazyLock;

/// A language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    En,
    /// German.
    De,
    /// English with every letter of our own texts changed: a test finds texts that do not come from the locale files.
    Pseudo,
}

impl Locale {
    /// The languages a visitor can choose.
    pub const ALL: [Self; 2] = [Self::En, Self::De];

    /// The BCP 47 tag, for `lang` attributes and cookies.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Pseudo => "en-XA",
        }
    }

    /// The language with this tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::En, Self::De, Self::Pseudo]
            .into_iter()
            .find(|locale| locale.tag() == tag)
    }

    /// The language's own name for itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::En | Self::Pseudo => "English",
            Self::De => "Deutsch",
        }
    }

    /// The first language of an `Accept-Language` header (RFC 9110, 12.5.4) that we have; ranked by quality.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        let mut wanted: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|range| {
                let mut pieces = range.split(';');
                let primary = pieces.next()?.trim().split('-').next()?;
                let locale = Self::ALL
                    .into_iter()
                    .find(|locale| locale.tag().eq_ignore_ascii_case(primary))?;
                let quality = pieces
                    .find_map(|p| p.trim().strip_prefix("q=")?.parse().ok())
                    .unwrap_or(1.0);
                (quality > 0.0).then_some((quality, locale))
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.first().map(|(_, locale)| *locale)
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static EN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Locale::En));
        static DE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Locale::De));
        static PSEUDO: LazyLock<FluentBundle<FluentResource>> =
            LazyLock::new(|| bundle(Locale::Pseudo));
        match self {
            Self::En => &EN,
            Self::De => &DE,
            Self::Pseudo => &PSEUDO,
        }
    }
}

fn bundle(locale: Locale) -> FluentBundle<FluentResource> {
    let tag = match locale {
        Locale::De => "de",
        Locale::En | Locale::Pseudo => "en",
    };
    let language = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::De => |value, _| grouped_value(value, "."),
        Locale::En | Locale::Pseudo => |value, _| grouped_value(value, ","),
    }));
    if locale == Locale::Pseudo {
        bundle.set_transform(Some(accented));
    }
    for text in if locale == Locale::De {
        GERMAN
    } else {
        ENGLISH
    } {
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                tracing::error!(?errors, tag, "a locale file has faults");
                resource
            }
        };
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(?errors, tag, "a text stands twice");
        }
    }
    bundle
}

fn grouped_value(value: &FluentValue<'_>, mark: &str) -> Option<String> {
    match value {
        FluentValue::Number(n) if n.value.fract() == 0.0 => {
            Some(group(&format!("{:.0}", n.value), mark))
        }
        _ => None,
    }
}

fn group(digits: &str, mark: &str) -> String {
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits), |rest| ("−", rest));
    let first = match digits.len() % 3 {
        0 => 3,
        n => n,
    };
    let mut grouped = digits
        .get(..first.min(digits.len()))
        .unwrap_or_default()
        .to_owned();
    for three in digits.as_bytes().get(first..).unwrap_or_default().chunks(3) {
        grouped.push_str(mark);
        grouped.push_str(&String::from_utf8_lossy(three));
    }
    format!("{sign}{grouped}")
}

/// Letters with accents, so that a text that went through the locale files is told from one that did not.
#[must_use]
pub fn accented(text: &str) -> Cow<'_, str> {
    let change = |c| match c {
        'a' => 'á',
        'e' => 'é',
        'i' => 'í',
        'o' => 'ó',
        'u' => 'ú',
        'A' => 'Á',
        'E' => 'É',
        'I' => 'Í',
        'O' => 'Ó',
        'U' => 'Ú',
        'y' => 'ý',
        c => c,
    };
    Cow::Owned(text.chars().map(change).collect())
}

/// The text with this key; through [`t!`](crate::t). An unknown key shows itself, and a test keeps it from happening.
#[must_use]
pub fn text(locale: Locale, key: &str, args: Option<&FluentArgs<'_>>) -> String {
    let bundle = locale.bundle();
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        tracing::error!(key, "no such text");
        return key.to_owned();
    };
    let mut errors = Vec::new();
    let text = bundle
        .format_pattern(pattern, args, &mut errors)
        .into_owned();
    if !errors.is_empty() {
        tracing::error!(key, ?errors, "a text could not be filled in");
    }
    text
}

/// Whether there is a text with this key.
#[must_use]
pub fn has_text(locale: Locale, key: &str) -> bool {
    locale
        .bundle()
        .get_message(key)
        .is_some_and(|message| message.value().is_some())
}

/// A text in the reader's language: `t!(l, "key")`, or `t!(l, "key", name = value, …)`.
#[macro_export]
macro_rules! t {
    ($locale:expr, $key:expr) => { $crate::i18n::text($locale, $key, None) };
    ($locale:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = fluent_bundle::FluentArgs::new();
        $(args.set(stringify!($name), $value);)+
        $crate::i18n::text($locale, $key, Some(&args))
    }};
}

/// A whole number with its thousands grouped: `30,510` or `30.510`.
#[must_use]
pub fn number(locale: Locale, n: u64) -> String {
    group(&n.to_string(), if locale == Locale::De { "." } else { "," })
}

/// Tenths of a percent as `45.4 %` or `45,4 %`, with a no-break space.
#[must_use]
pub fn percent(locale: Locale, tenths: u64) -> String {
    let mark = if locale == Locale::De { ',' } else { '.' };
    format!("{}{mark}{}\u{a0}%", tenths / 10, tenths % 10)
}

/// Minor units of a currency (cents) as an amount: `1,900,000.50 EUR`; whole amounts without decimals.
#[must_use]
pub fn money(locale: Locale, minor: i64, currency: &str) -> String {
    let (major, cents) = (minor / 100, (minor % 100).abs());
    let (mark, point) = if locale == Locale::De {
        (".", ',')
    } else {
        (",", '.')
    };
    let major = group(&major.to_string(), mark);
    if cents == 0 {
        format!("{major}\u{a0}{currency}")
    } else {
        format!("{major}{point}{cents:02}\u{a0}{currency}")
    }
}

/// A day in words: `Sunday, 24 November 2026`.
#[must_use]
pub fn day(locale: Locale, date: Date) -> String {
    let weekday = t!(
        locale,
        &format!("weekday-{}", date.weekday().to_monday_one_offset())
    );
    let month = t!(locale, &format!("month-{}", date.month()));
    t!(
        locale,
        "day-in-words",
        weekday = weekday,
        day = date.day().to_string(),
        month = month,
        year = date.year().to_string()
    )
}

/// A day without its weekday: `24 November 2026`.
#[must_use]
pub fn short_day(locale: Locale, date: Date) -> String {
    let month = t!(locale, &format!("month-{}", date.month()));
    t!(
        locale,
        "short-day",
        day = date.day().to_string(),
        month = month,
        year = date.year().to_string()
    )
}

/// A moment in the municipality's time zone, in words: `Sunday, 24 November 2026, 18:00`.
#[must_use]
pub fn moment(locale: Locale, time: Timestamp, zone: &TimeZone) -> String {
    let local = local(time, zone);
    t!(
        locale,
        "moment-in-words",
        day = day(locale, local.date()),
        time = clock_time(local)
    )
}

/// How far off a later moment is, in the largest unit that fits: `in 3 days`, `in 5 hours`, `in 10 minutes`.
#[must_use]
pub fn until(locale: Locale, now: Timestamp, then: Timestamp) -> String {
    let minutes = (then.as_second() - now.as_second()).max(0) / 60;
    match minutes {
        0..=59 => t!(locale, "in-minutes", n = minutes.max(1)),
        60..=2879 => t!(locale, "in-hours", n = minutes / 60),
        _ => t!(locale, "in-days", n = minutes / 1440),
    }
}

/// The local date and time of a moment.
#[must_use]
pub fn local(time: Timestamp, zone: &TimeZone) -> DateTime {
    time.to_zoned(zone.clone()).datetime()
}

fn clock_time(local: DateTime) -> String {
    format!("{:02}:{:02}", local.hour(), local.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(texts: &[&str]) -> std::collections::BTreeSet<String> {
        let key = |line: &str| Some(line.split_once(" =")?.0.to_owned());
        texts
            .iter()
            .flat_map(|text| text.lines())
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(key)
            .collect()
    }

    #[test]
    fn every_text_stands_in_both_languages() {
        assert_eq!(keys(ENGLISH), keys(GERMAN));
        for key in keys(ENGLISH) {
            assert!(
                has_text(Locale::En, &key) && has_text(Locale::De, &key),
                "{key} has faults"
            );
        }
    }

    #[test]
    fn no_text_stands_twice() {
        for texts in [ENGLISH, GERMAN] {
            let lines = texts
                .iter()
                .flat_map(|t| t.lines())
                .filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()) && l.contains(" ="));
            assert_eq!(lines.count(), keys(texts).len());
        }
    }

    #[test]
    fn accept_language_is_ranked() {
        assert_eq!(
            Locale::accepted("fr, de-AT;q=0.7, en;q=0.8"),
            Some(Locale::En)
        );
        assert_eq!(
            Locale::accepted("de-DE,de;q=0.9,en;q=0.8"),
            Some(Locale::De)
        );
        assert_eq!(Locale::accepted("fr"), None);
        assert_eq!(Locale::accepted("en;q=0, de;q=bad"), Some(Locale::De));
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(number(Locale::En, 30_510), "30,510");
        assert_eq!(number(Locale::De, 1_234_567), "1.234.567");
        assert_eq!(number(Locale::De, 999), "999");
        assert_eq!(
            money(Locale::De, 190_000_050, "EUR"),
            "1.900.000,50\u{a0}EUR"
        );
        assert_eq!(money(Locale::En, 100, "EUR"), "1\u{a0}EUR");
        assert_eq!(percent(Locale::De, 454), "45,4\u{a0}%");
    }

    #[test]
    fn moments_are_told_in_the_municipalitys_time() {
        let zone = TimeZone::get("Europe/Berlin").expect("bundled");
        let time: Timestamp = "2026-11-22T17:00:00Z".parse().expect("a time");
        assert_eq!(
            moment(Locale::En, time, &zone),
            "Sunday, 22 November 2026, 18:00"
        );
        assert_eq!(
            moment(Locale::De, time, &zone),
            "Sonntag, 22. November 2026, 18:00 Uhr"
        );
    }
}
