//! Limits for texts that people type.

/// Why a typed text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing was typed where something is needed.
    Empty,
    /// Longer than `limit` characters; it has `length`.
    TooLong {
        /// Largest permitted number of characters.
        limit: usize,
        /// Number of characters typed.
        length: usize,
    },
    /// A control character that has no place in a text (a NUL byte, for instance: PostgreSQL cannot store it).
    ControlCharacter,
}

/// One line of text, trimmed, with at most `limit` characters (Unicode scalar values); may be empty.
///
/// # Errors
/// [`TextFault::TooLong`] or [`TextFault::ControlCharacter`].
pub fn line(typed: &str, limit: usize) -> Result<String, TextFault> {
    checked(typed.trim(), limit, |c| c.is_control())
}

/// A text of several lines, trimmed, line ends made `\n`, with at most `limit` characters; may be empty.
///
/// # Errors
/// [`TextFault::TooLong`] or [`TextFault::ControlCharacter`].
pub fn paragraphs(typed: &str, limit: usize) -> Result<String, TextFault> {
    let unix = typed.replace("\r\n", "\n").replace('\r', "\n");
    checked(unix.trim(), limit, |c| {
        c.is_control() && c != '\n' && c != '\t'
    })
}

/// Refuses the empty text.
///
/// # Errors
/// [`TextFault::Empty`].
pub fn required(text: String) -> Result<String, TextFault> {
    if text.is_empty() {
        Err(TextFault::Empty)
    } else {
        Ok(text)
    }
}

fn checked(
    text: &str,
    limit: usize,
    forbidden: impl Fn(char) -> bool,
) -> Result<String, TextFault> {
    let length = text.chars().count();
    if length > limit {
        return Err(TextFault::TooLong { limit, length });
    }
    if text.chars().any(forbidden) {
        return Err(TextFault::ControlCharacter);
    }
    Ok(text.to_owned())
}

/// An e-mail address in the form we store: trimmed, lower case. The check is the one of HTML's `type=email` field, in
/// short: one `@`, a local part, and a domain of dot-separated letters, digits and hyphens.
///
/// # Errors
/// `None` if it cannot be an address.
#[must_use]
pub fn email(typed: &str) -> Option<String> {
    let address = typed.trim().to_lowercase();
    let (local, host) = address.split_once('@')?;
    let local_ok = !local.is_empty()
        && local.len() <= 64
        && local
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c));
    let host_ok = host.len() <= 190
        && host.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        });
    (local_ok && host_ok).then_some(address)
}

/// The part of an address that names a page: lower-case letters, digits and hyphens, from a title in any language.
/// May be empty if the title has no letter or digit of the Latin alphabet.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        if slug.len() >= 60 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn limits_count_characters_not_bytes() {
        assert_eq!(line("  äöü ", 3), Ok("äöü".into()));
        assert_eq!(
            line("äöüß", 3),
            Err(TextFault::TooLong {
                limit: 3,
                length: 4
            })
        );
    }

    #[test]
    fn a_nul_byte_is_refused() {
        assert_eq!(line("a\0b", 10), Err(TextFault::ControlCharacter));
        assert_eq!(paragraphs("a\nb\0", 10), Err(TextFault::ControlCharacter));
        assert_eq!(paragraphs("a\r\nb\tc", 10), Ok("a\nb\tc".into()));
    }

    #[test]
    fn addresses() {
        assert_eq!(
            email(" Amira@Example.ORG "),
            Some("amira@example.org".into())
        );
        for bad in [
            "", "a", "@b", "a@", "a@b..c", "a b@c", "a@-b", "a@b@c", "a\n@b.c",
        ] {
            assert_eq!(email(bad), None, "{bad}");
        }
    }

    #[test]
    fn slugs() {
        assert_eq!(slug("Größe & Überblick 2026!"), "groesse-ueberblick-2026");
        assert_eq!(slug("…"), "");
    }

    proptest! {
        #[test]
        fn a_slug_is_always_safe_in_an_address(title in "\\PC*") {
            let slug = slug(&title);
            prop_assert!(slug.len() <= 63);
            prop_assert!(slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-'));
        }
    }
}
