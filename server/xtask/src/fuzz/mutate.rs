//! Changing inputs: bits, bytes, numbers and lengths, pieces of others, and words that mean something to some decoder.

/// Words of the formats.
const WORDS: &[&[u8]] = &[
    b"\n",
    b"\n\n",
    b"\xe2\x80\x94 ",
    b"+",
    b" ",
    b"old ",
    b"tile/",
    b"entries/",
    b".p/",
    b"x000/",
    b"null",
    b"[]",
    b"{}",
    b"0",
    b"-",
    b"=",
    b"AA==",
    b"1e9",
    b".0",
    b"\"",
    b",",
    b":",
    b"18446744073709551616",
    b"\\u0000",
    b"\xff",
    b"\0",
];
/// Numbers at which something changes.
const NUMBERS: [u64; 10] = [0, 1, 2, 31, 32, 33, 255, 65_535, u32::MAX as u64, u64::MAX];

/// Makes new inputs of old ones. Its chance is SplitMix64: the same on every machine.
pub struct Mutator(u64);

impl Mutator {
    /// Begins at a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below another; 0 below 0.
    fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % limit).unwrap_or(0)
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        of.get(self.below(of.len())).copied()
    }

    /// An input of the corpus, changed in one to four ways.
    pub fn mutate(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        let mut input = self.one(corpus);
        for _ in 0..=self.below(4) {
            match self.below(8) {
                0 => self.flip(&mut input),
                1 => self.number(&mut input),
                2 => self.insert_word(&mut input),
                3 => self.remove(&mut input),
                4 => self.repeat(&mut input),
                5 => self.splice(&mut input, corpus),
                6 => self.set(&mut input),
                _ => {
                    let end = self.below(input.len() + 1);
                    input.truncate(end);
                }
            }
        }
        input
    }

    fn one(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        let place = self.below(corpus.len());
        corpus.get(place).cloned().unwrap_or_default()
    }

    /// A short range of the input.
    fn range(&mut self, input: &[u8]) -> (usize, usize) {
        let start = self.below(input.len() + 1);
        let longest = if self.below(4) == 0 { input.len() } else { 40 };
        let end = start + self.below(longest.min(input.len() - start) + 1);
        (start, end)
    }

    fn flip(&mut self, input: &mut [u8]) {
        let (place, bit) = (self.below(input.len()), self.below(8));
        if let Some(byte) = input.get_mut(place) {
            *byte ^= 1 << bit;
        }
    }

    fn set(&mut self, input: &mut [u8]) {
        let (place, value) = (self.below(input.len()), self.next());
        if let Some(byte) = input.get_mut(place) {
            *byte = value.to_le_bytes()[0];
        }
    }

    /// A number in one, two, four or eight bytes, big-endian, in the place of others.
    fn number(&mut self, input: &mut [u8]) {
        let bytes = self.pick(&NUMBERS).unwrap_or(0).to_be_bytes();
        let width = self.pick(&[1, 2, 4, 8]).unwrap_or(4);
        let start = self.below(input.len());
        let tail = &bytes[bytes.len() - width..];
        for (to, from) in input.iter_mut().skip(start).zip(tail) {
            *to = *from;
        }
    }

    fn insert_word(&mut self, input: &mut Vec<u8>) {
        let word = self.pick(WORDS).unwrap_or(b"");
        let place = self.below(input.len() + 1);
        input.splice(place..place, word.iter().copied());
    }

    fn remove(&mut self, input: &mut Vec<u8>) {
        let (start, end) = self.range(input);
        input.drain(start..end);
    }

    fn repeat(&mut self, input: &mut Vec<u8>) {
        let (start, end) = self.range(input);
        let piece = input[start..end].to_vec();
        input.splice(end..end, piece);
    }

    fn splice(&mut self, input: &mut Vec<u8>, corpus: &[Vec<u8>]) {
        let other = self.one(corpus);
        let (from, to) = self.range(&other);
        let (start, end) = self.range(input);
        input.splice(start..end, other[from..to].iter().copied());
    }
}

#[cfg(test)]
mod tests {
    use super::Mutator;

    #[test]
    fn the_same_seed_makes_the_same_inputs() {
        let corpus = vec![b"one".to_vec(), Vec::new(), vec![7; 300]];
        let run = |seed| {
            let mut mutator = Mutator::new(seed);
            (0..2000)
                .map(|_| mutator.mutate(&corpus))
                .collect::<Vec<_>>()
        };
        assert_eq!(run(5), run(5));
        assert_ne!(run(5), run(6));
    }

    #[test]
    fn an_empty_corpus_is_no_obstacle() {
        let mut mutator = Mutator::new(1);
        for _ in 0..1000 {
            mutator.mutate(&[]);
        }
    }
}
