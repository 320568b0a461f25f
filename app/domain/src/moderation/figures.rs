//! Numbers of the monthly report.

/// The median: the middle value, or the mean of the two in the middle, rounded down. `None` of nothing.
#[must_use]
pub fn median(values: &[i64]) -> Option<i64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *sorted.get(middle.checked_sub(1)?)?;
    Some(lower.midpoint(upper))
}

#[cfg(test)]
mod tests {
    use super::median;
    use proptest::prelude::*;

    #[test]
    fn the_middle_of_few() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[7]), Some(7));
        assert_eq!(median(&[9, 1, 5]), Some(5));
        assert_eq!(median(&[1, 2, 4, 100]), Some(3));
    }

    proptest! {
        #[test]
        fn half_are_not_above_and_half_not_below(values in prop::collection::vec(0_i64..1000, 1..60)) {
            let middle = median(&values).expect("not empty");
            let above = values.iter().filter(|value| **value > middle).count();
            let below = values.iter().filter(|value| **value < middle).count();
            prop_assert!(above * 2 <= values.len() && below * 2 <= values.len());
        }
    }
}
