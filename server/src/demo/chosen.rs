//! What the voters of the demonstration choose.

use super::people::{lot, one_of};
use super::polls::PollText;
use domain::poll::{Chosen, Marks, Method};

/// What voter number `n` chooses.
pub fn choice(text: &PollText, seed: u64, n: usize) -> Chosen {
    let number = |place: usize| u16::try_from(place + 1).unwrap_or(1);
    let liked = text.options.iter().map(|option| option.liked);
    // How much the voter likes each: what all like, and what is their own.
    let own =
        |place: usize, liked: usize| liked + one_of(lot(seed) ^ u64::from(number(place)) << 20, 60);
    match text.by.map(Method::marks) {
        Some(Marks::Ranking { .. }) => {
            let mut all: Vec<(usize, u16)> = liked
                .enumerate()
                .map(|(place, liked)| (own(place, liked), number(place)))
                .collect();
            all.sort_unstable();
            let ranked = all
                .into_iter()
                .rev()
                .take(1 + one_of(lot(seed ^ 7), text.options.len()));
            return Chosen::Ranking(ranked.map(|(_, option)| vec![option]).collect());
        }
        Some(Marks::Ratings { highest }) => {
            let grade = |(place, liked): (usize, usize)| {
                let grade = own(place, liked) * (usize::from(highest) + 1) / 131;
                Some(u8::try_from(grade).unwrap_or(0).min(highest))
            };
            return Chosen::Ratings(liked.enumerate().map(grade).collect());
        }
        Some(Marks::Options) | None => {}
    }
    if liked.clone().sum::<usize>() == 0 {
        // A tie of the first two: each third vote goes to one of the others.
        let place = [0, 1, 0, 1, 0, 1, 2, 3][n % 8];
        return Chosen::Options(vec![number(place)]);
    }
    if text.max == 1 {
        let mut at = one_of(seed, 100);
        for (place, share) in liked.enumerate() {
            if at < share {
                return Chosen::Options(vec![number(place)]);
            }
            at -= share;
        }
        return if text.none {
            Chosen::NoneOfThese
        } else {
            Chosen::Options(vec![1])
        };
    }
    let mut chosen: Vec<(usize, u16)> = liked
        .enumerate()
        .filter_map(|(place, liked)| {
            let wish = one_of(lot(seed) ^ u64::from(number(place)) << 20, 100);
            (wish < liked).then_some((wish, number(place)))
        })
        .collect();
    chosen.sort_unstable();
    chosen.truncate(usize::from(text.max));
    let mut numbers: Vec<u16> = chosen.into_iter().map(|(_, number)| number).collect();
    numbers.sort_unstable();
    if numbers.is_empty() {
        return Chosen::NoneOfThese;
    }
    Chosen::Options(numbers)
}
