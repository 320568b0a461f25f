//! Codes in letters: short enough to type, long enough not to be guessed.
//!
//! Twelve characters in three groups (`7Q4M-ZK2T-9HXC`): eleven of Crockford's Base 32, which leaves out what looks alike, are 55 bits of chance;
//! the twelfth checks the others, so that a slip of the finger is told from a wrong code.

/// Crockford's Base 32: no I, L, O and U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of chance.
const CHANCE: usize = 11;

/// A code as it is stored and compared: twelve characters, no separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterCode(String);

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// Nothing.
    Empty,
    /// Not twelve letters and digits.
    Length,
    /// A slip: the characters do not fit together.
    Slip,
}

impl LetterCode {
    /// The code made from these random bytes.
    #[must_use]
    pub fn from_random(bytes: &[u8; 32]) -> Self {
        let values = bytes.iter().take(CHANCE).map(|byte| byte & 31);
        let mut text: String = values
            .map(|value| char::from(ALPHABET[usize::from(value)]))
            .collect();
        let check = check(&text);
        text.push(check);
        Self(text)
    }

    /// What somebody typed, in either case, with whatever they put between the groups. Letters that look like digits count as these.
    ///
    /// # Errors
    /// [`CodeFault`].
    pub fn typed(text: &str) -> Result<Self, CodeFault> {
        let plain: String = text
            .chars()
            .filter(|c| c.is_alphanumeric())
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        if plain.is_empty() {
            return Err(CodeFault::Empty);
        }
        if plain.chars().count() != CHANCE + 1 {
            return Err(CodeFault::Length);
        }
        match plain.bytes().all(|byte| ALPHABET.contains(&byte)) && plain.ends_with(check(&plain)) {
            true => Ok(Self(plain)),
            false => Err(CodeFault::Slip),
        }
    }

    /// In groups of four, as letters print it.
    #[must_use]
    pub fn grouped(&self) -> String {
        let groups = [self.0.get(..4), self.0.get(4..8), self.0.get(8..)];
        groups.map(Option::unwrap_or_default).join("-")
    }

    /// The twelve characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The character that belongs to the first eleven: their places (1 to 11) times their values, modulo 31. As 31 is prime, every change of one
/// character and every exchange of two is noticed, apart from 0 for Z.
fn check(text: &str) -> char {
    let value = |byte: u8| ALPHABET.iter().position(|known| *known == byte);
    let sum: usize = text
        .bytes()
        .take(CHANCE)
        .zip(1..)
        .map(|(byte, place)| place * value(byte).unwrap_or_default())
        .sum();
    char::from(ALPHABET[sum % 31])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_was_typed_is_read_kindly() {
        let code = LetterCode::from_random(&[9; 32]);
        let grouped = code.grouped();
        assert_eq!(grouped.len(), 14);
        assert_eq!(LetterCode::typed(&grouped.to_lowercase()), Ok(code.clone()));
        assert_eq!(
            LetterCode::typed(&format!("  {} ", grouped.replace('-', " – "))),
            Ok(code)
        );
        assert_eq!(LetterCode::typed(" - "), Err(CodeFault::Empty));
        assert_eq!(LetterCode::typed("7Q4M"), Err(CodeFault::Length));
        assert_eq!(LetterCode::typed("ÄÄÄÄÄÄÄÄÄÄÄÄ"), Err(CodeFault::Slip));
    }

    #[test]
    fn letters_that_look_like_digits_are_these() {
        let zeros = LetterCode::from_random(&[0; 32]);
        assert_eq!(LetterCode::typed("oooo-OOOO-oooo"), Ok(zeros));
    }

    proptest! {
        #[test]
        fn every_code_comes_back(bytes: [u8; 32]) {
            let code = LetterCode::from_random(&bytes);
            prop_assert_eq!(LetterCode::typed(&code.grouped()), Ok(code));
        }

        #[test]
        fn a_slip_is_noticed(bytes: [u8; 32], place in 0_usize..11, other in 0_usize..31) {
            let code = LetterCode::from_random(&bytes);
            let mut typed = code.as_str().as_bytes().to_vec();
            let new = ALPHABET[other];
            prop_assume!(typed[place] != new && typed[place] != b'Z');
            typed[place] = new;
            let typed = String::from_utf8(typed).expect("ASCII");
            prop_assert_eq!(LetterCode::typed(&typed), Err(CodeFault::Slip));
        }

        #[test]
        fn two_exchanged_characters_are_noticed(bytes: [u8; 32], place in 0_usize..10) {
            let code = LetterCode::from_random(&bytes);
            let mut typed = code.as_str().as_bytes().to_vec();
            let (a, b) = (typed[place], typed[place + 1]);
            prop_assume!(a != b && ![a, b].contains(&b'Z'));
            typed.swap(place, place + 1);
            let typed = String::from_utf8(typed).expect("ASCII");
            prop_assert_eq!(LetterCode::typed(&typed), Err(CodeFault::Slip));
        }
    }
}
