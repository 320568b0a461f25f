//! What is marked on a ballot: as a form says it, as pages say it again, and what is wrong with it.

use super::{Found, options};
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::t;
use crate::ui::lang_of;
use crate::web::Visit;
use domain::poll::{ChoiceFault, Chosen, GRADES, Marks, Method, Poll};
use leptos::prelude::*;
use std::str::FromStr;

/// What a form says is chosen.
pub fn chosen(poll: &Poll, fields: &Fields) -> Result<Chosen, ChoiceFault> {
    let none = fields.has("option", "none");
    let marked = fields
        .all("option")
        .filter(|mark| *mark != "none")
        .map(|mark| mark.parse().map_err(|_| ChoiceFault::NoSuchOption))
        .collect::<Result<Vec<u16>, _>>()?;
    match poll.method.marks() {
        Marks::Options => poll.choose(&marked, none),
        _ if !marked.is_empty() => Err(ChoiceFault::NoSuchOption),
        Marks::Ratings { .. } => {
            let wrong = |option| ChoiceFault::NoSuchRating { option };
            poll.rate(&pairs(fields, "rating-", wrong)?, none)
        }
        Marks::Ranking { .. } => {
            let wrong = |option| ChoiceFault::NoSuchPlace { option };
            poll.rank(&pairs(fields, "place-", wrong)?, none)
        }
    }
}

/// Number of an option and what it is given, of all fields with this beginning that are filled in.
fn pairs<T: FromStr>(
    fields: &Fields,
    beginning: &str,
    wrong: impl Fn(u16) -> ChoiceFault,
) -> Result<Vec<(u16, T)>, ChoiceFault> {
    let filled = fields.0.iter().filter_map(|(name, value)| {
        let option = name.strip_prefix(beginning)?;
        let value = value.trim();
        (!value.is_empty()).then_some((option, value))
    });
    filled
        .map(|(option, value)| {
            let option = option.parse().map_err(|_| ChoiceFault::NoSuchOption)?;
            let value = value.parse().map_err(|_| wrong(option))?;
            Ok((option, value))
        })
        .collect()
}

/// The fields of a form that says the same.
pub fn fields(chosen: &Chosen) -> Vec<(String, String)> {
    let option = |value: String| ("option".to_owned(), value);
    match chosen {
        Chosen::NoneOfThese => vec![option("none".to_owned())],
        Chosen::Options(numbers) => numbers.iter().map(|n| option(n.to_string())).collect(),
        Chosen::Ratings(ratings) => (1..)
            .zip(ratings)
            .filter_map(|(option, rating): (u16, _)| {
                Some((format!("rating-{option}"), (*rating)?.to_string()))
            })
            .collect(),
        Chosen::Ranking(tiers) => (1..)
            .zip(tiers)
            .flat_map(|(place, tier): (u16, _)| {
                let field = move |option: &u16| (format!("place-{option}"), place.to_string());
                tier.iter().map(field)
            })
            .collect(),
    }
}

/// Notes what is wrong, at the field where it is.
pub fn refuse(form: &mut FormState, method: Method, fault: ChoiceFault) {
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match fault {
        ChoiceFault::Nothing => match method.marks() {
            Marks::Options => form.refuse("option", "choice-nothing", &[]),
            Marks::Ratings { .. } => form.refuse("option", "choice-nothing-rated", &[]),
            Marks::Ranking { .. } => form.refuse("option", "choice-nothing-ranked", &[]),
        },
        ChoiceFault::TooFew { min, chosen } => form.refuse(
            "option",
            "choice-too-few",
            &[("min", min.into()), ("chosen", n(chosen))],
        ),
        ChoiceFault::TooMany { max, chosen } => form.refuse(
            "option",
            "choice-too-many",
            &[("max", max.into()), ("chosen", n(chosen))],
        ),
        ChoiceFault::NoneAndOthers => match method.marks() {
            Marks::Options => form.refuse("option", "choice-none-and-others", &[]),
            _ => form.refuse("option", "choice-none-and-marks", &[]),
        },
        ChoiceFault::NoSuchOption | ChoiceFault::Twice => {
            form.refuse("option", "choice-unknown", &[]);
        }
        ChoiceFault::PlaceTwice { option, place } => form.refuse(
            format!("place-{option}"),
            "choice-place-twice",
            &[("place", place.into())],
        ),
        ChoiceFault::PlaceGap { option, place } => form.refuse(
            format!("place-{option}"),
            "choice-place-gap",
            &[("place", place.into())],
        ),
        ChoiceFault::NoSuchPlace { option } => {
            form.refuse(format!("place-{option}"), "choice-no-such-place", &[]);
        }
        ChoiceFault::NoSuchRating { option } => {
            form.refuse(format!("rating-{option}"), "choice-no-such-rating", &[]);
        }
    }
}

/// A grade in words; 0 is the worst.
pub fn grade(l: Locale, grade: u8) -> String {
    match grade {
        0 => t!(l, "grade-0"),
        1 => t!(l, "grade-1"),
        2 => t!(l, "grade-2"),
        3 => t!(l, "grade-3"),
        4 => t!(l, "grade-4"),
        GRADES.. => grade.to_string(),
        _ => t!(l, "grade-5"),
    }
}

/// A score or grade, as a voter reads it on the ballot.
pub fn rating(l: Locale, method: Method, rating: u8) -> String {
    match method {
        Method::Score { .. } => rating.to_string(),
        _ => grade(l, rating),
    }
}

/// A choice in words, line by line: the best first.
pub fn lines(visit: &Visit, found: &Found, chosen: &Chosen) -> Vec<AnyView> {
    let l = visit.locale;
    let line = |number: u16, words: Option<String>, is_given: bool| {
        let option = options::numbered(&found.options, number)?;
        let words = words.map(|words| view! { " "<small>{words}</small> });
        let lang = lang_of(visit, &found.record.lang);
        let title = option.title.clone();
        Some(
            view! { <li class:none=!is_given><span lang=lang>{title}</span>{words}</li> }
                .into_any(),
        )
    };
    match chosen {
        Chosen::NoneOfThese => {
            vec![view! { <li class="none">{t!(l, "none-of-these")}</li> }.into_any()]
        }
        Chosen::Options(numbers) => numbers
            .iter()
            .filter_map(|n| line(*n, None, true))
            .collect(),
        Chosen::Ratings(ratings) => rated(l, found.record.poll.method, ratings)
            .into_iter()
            .filter_map(|(option, words, is_given)| line(option, Some(words), is_given))
            .collect(),
        Chosen::Ranking(tiers) => {
            let place = |(place, tier): (u64, &Vec<u16>)| {
                let line = |option: &u16| line(*option, Some(t!(l, "place", n = place)), true);
                tier.iter().filter_map(line).collect::<Vec<_>>()
            };
            let mut lines: Vec<AnyView> = (1..).zip(tiers).flat_map(place).collect();
            let ranked: Vec<u16> = tiers.iter().flatten().copied().collect();
            let others = (1..=found.record.poll.options).filter(|n| !ranked.contains(n));
            lines.extend(others.filter_map(|n| line(n, Some(t!(l, "no-place")), false)));
            lines
        }
    }
}

/// Options with their scores or grades, and whether they have one, the best first; those that are left out come last.
fn rated(l: Locale, method: Method, ratings: &[Option<u8>]) -> Vec<(u16, String, bool)> {
    let mut rated: Vec<(u16, Option<u8>)> = (1..).zip(ratings.iter().copied()).collect();
    rated.sort_by_key(|(option, rating)| (std::cmp::Reverse(*rating), *option));
    let words = |rating: Option<u8>| match (rating, method) {
        (Some(score), Method::Score { max_score, .. }) => {
            t!(l, "score-of", score = score, max = max_score)
        }
        (Some(rating), _) => grade(l, rating),
        (None, Method::Score { .. }) => t!(l, "no-score"),
        (None, _) => t!(l, "no-grade"),
    };
    rated
        .into_iter()
        .map(|(option, rating)| (option, words(rating), rating.is_some()))
        .collect()
}
