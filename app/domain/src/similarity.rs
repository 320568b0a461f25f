//! How alike two texts are, by the groups of three letters they have in common: the measure of PostgreSQL's `pg_trgm`, but on folded words,
//! and the same on every database.

use crate::spelling::plain;

/// The groups of three letters of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trigrams(Vec<u64>);

impl Trigrams {
    /// Those of a text: each word is folded ([`plain`]) and has two blanks before and one behind, so that beginnings weigh more.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut found = Vec::new();
        let words = text.split(|c: char| {
            !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c)
        });
        for word in words.map(plain).filter(|word| !word.is_empty()) {
            let letters: Vec<char> = "  "
                .chars()
                .chain(word.chars())
                .chain(std::iter::once(' '))
                .collect();
            found.extend(letters.windows(3).map(packed));
        }
        found.sort_unstable();
        found.dedup();
        Self(found)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none: a text without letters.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many two texts have in common.
    #[must_use]
    pub fn common(&self, other: &Self) -> usize {
        let (mut mine, mut theirs, mut common) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(mine), other.0.get(theirs)) {
            common += usize::from(a == b);
            let (step_mine, step_theirs) = (a <= b, b <= a);
            mine += usize::from(step_mine);
            theirs += usize::from(step_theirs);
        }
        common
    }

    /// How alike two texts are in per mille: what they have in common of all that they have (Jaccard's index). 0 where one has no letters.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> u16 {
        let common = self.common(other);
        per_mille(common, self.len() + other.len() - common)
    }

    /// How much of this text stands in the other, in per mille: for a short text that is looked for in a long one.
    #[must_use]
    pub fn contained_in(&self, other: &Self) -> u16 {
        per_mille(self.common(other), self.len())
    }

    /// The sketch of the text.
    #[must_use]
    pub fn sketch(&self) -> Sketch {
        let mut lowest = [u32::MAX; LINES];
        for trigram in &self.0 {
            let mut state = *trigram;
            for line in &mut lowest {
                state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let hash = u32::try_from(mixed(state) >> 32).unwrap_or(u32::MAX);
                *line = (*line).min(hash);
            }
        }
        Sketch(lowest)
    }
}

/// Three letters in one number: a character has 21 bits.
fn packed(letters: &[char]) -> u64 {
    letters
        .iter()
        .fold(0, |sum, letter| sum << 21 | u64::from(u32::from(*letter)))
}

/// The last step of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the number changes every bit of what it yields.
fn mixed(state: u64) -> u64 {
    let once = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let twice = (once ^ (once >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    twice ^ (twice >> 31)
}

fn per_mille(part: usize, whole: usize) -> u16 {
    if whole == 0 {
        return 0;
    }
    u16::try_from(part * 1000 / whole).unwrap_or(1000)
}

/// Numbers in a sketch.
const LINES: usize = 64;

/// What is kept of a text to find others like it: the lowest of 64 hashes (MinHash, Broder 1997). The text cannot be read from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sketch([u32; LINES]);

impl Sketch {
    /// How alike the two texts are, in per mille; an estimate, by chance off by about 60.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> u16 {
        let is_empty = |sketch: &Self| sketch.0 == [u32::MAX; LINES];
        if is_empty(self) || is_empty(other) {
            return 0;
        }
        let same = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        per_mille(same, LINES)
    }

    /// As it is stored: 256 bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|line| line.to_le_bytes()).collect()
    }

    /// From its stored form.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (chunks, rest) = bytes.as_chunks::<4>();
        let lines: Vec<u32> = chunks
            .iter()
            .map(|chunk| u32::from_le_bytes(*chunk))
            .collect();
        let lines: [u32; LINES] = lines.try_into().ok()?;
        rest.is_empty().then_some(Self(lines))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn likeness(a: &str, b: &str) -> u16 {
        Trigrams::of(a).likeness(&Trigrams::of(b))
    }

    #[test]
    fn the_measure_is_that_of_pg_trgm() {
        // SELECT similarity('word', 'two words') is 0.36363637.
        assert_eq!(likeness("word", "two words"), 363);
        assert_eq!(likeness("Bänke am Fluß", "BAENKE AM FLUSS!"), 1000);
        assert_eq!(likeness("", "x"), 0);
        assert_eq!(
            Trigrams::of("bench").contained_in(&Trigrams::of("A bench at the river")),
            1000
        );
    }

    #[test]
    fn a_sketch_knows_a_copy_from_another_text() {
        let text = "More benches along the river, so that older people can rest on their way to the market and back.";
        let copy = "More benches along the river so that older people can rest on the way to the market and back!";
        let other =
            "The library should open on Sundays, because families have time to read together then.";
        let sketch = |text: &str| Trigrams::of(text).sketch();
        assert!(sketch(text).likeness(&sketch(copy)) > 700);
        assert!(sketch(text).likeness(&sketch(other)) < 300);
    }

    proptest! {
        #[test]
        fn likeness_is_symmetric_and_whole_for_the_same(a in "\\PC{0,60}", b in "\\PC{0,60}") {
            prop_assert_eq!(likeness(&a, &b), likeness(&b, &a));
            prop_assert!(likeness(&a, &b) <= 1000);
            let own = Trigrams::of(&a);
            prop_assert_eq!(own.likeness(&own), if own.is_empty() { 0 } else { 1000 });
            prop_assert_eq!(own.sketch().likeness(&own.sketch()), if own.is_empty() { 0 } else { 1000 });
        }

        #[test]
        fn sketches_come_back(text in "\\PC{0,60}") {
            let sketch = Trigrams::of(&text).sketch();
            prop_assert_eq!(Sketch::from_bytes(&sketch.bytes()), Some(sketch));
            prop_assert_eq!(Sketch::from_bytes(&[1, 2, 3]), None);
        }

        #[test]
        fn the_estimate_is_near_the_truth(words in prop::collection::vec("[a-z]{3,8}", 20..40), kept in 5_usize..20) {
            let a = words.join(" ");
            let b = words[..kept].join(" ");
            let (a, b) = (Trigrams::of(&a), Trigrams::of(&b));
            let difference = i32::from(a.likeness(&b)) - i32::from(a.sketch().likeness(&b.sketch()));
            prop_assert!(difference.abs() < 320, "{}", difference);
        }
    }
}
