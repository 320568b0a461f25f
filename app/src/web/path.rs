//! Addresses on this server.

use domain::actor::Level;

/// A path on this server: the only thing we ever redirect to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalPath(String);

impl LocalPath {
    /// A path of ours.
    pub fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// A path that came from outside; anything that could lead to another server becomes the home page.
    #[must_use]
    pub fn checked(path: &str) -> Self {
        let is_local = path.starts_with('/')
            && !path.starts_with("//")
            && path.len() <= 2000
            && path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
        Self(if is_local {
            path.to_owned()
        } else {
            "/".to_owned()
        })
    }

    /// A checked path that may be stored beside a person: without the receipt that an address of ours can hold. A receipt and an
    /// e-mail address must never stand in one row.
    #[must_use]
    pub fn to_return_to(path: &str) -> Self {
        let Self(checked) = Self::checked(path);
        let (page, query) = checked.split_once('?').unwrap_or((&checked, ""));
        let names_a_receipt = page.contains("/receipt") || query.contains("code");
        Self(if names_a_receipt {
            page.to_owned()
        } else {
            checked
        })
    }

    /// The sign-in page that leads back to `next`.
    #[must_use]
    pub fn sign_in(next: &str) -> Self {
        Self::leading_back("/sign-in", &[], next)
    }

    /// The page that asks to show once more who one is, and leads back to `next`.
    #[must_use]
    pub fn confirm(next: &str) -> Self {
        Self::leading_back("/confirm", &[], next)
    }

    /// The page that leads to a higher assurance level, and then back to `next`.
    #[must_use]
    pub fn step_up(needs: Level, next: &str) -> Self {
        let needs = needs.number().to_string();
        Self::leading_back("/step-up", &[("needs", &needs)], next)
    }

    /// A page of ours that leads back to `next` when it is done.
    #[must_use]
    pub fn leading_back(page: &str, query: &[(&str, &str)], next: &str) -> Self {
        let Self(next) = &Self::to_return_to(next);
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(query)
            .append_pair("next", next)
            .finish();
        Self(format!("{page}?{query}"))
    }

    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_is_not_remembered_beside_a_person() {
        for (path, kept) in [
            ("/polls/1/receipt?code=abcd", "/polls/1/receipt"),
            ("/polls/1/receipts?after=abcd", "/polls/1/receipts"),
            ("/polls/1?c%6fde=x&code=abcd", "/polls/1"),
            ("/polls?q=square", "/polls?q=square"),
        ] {
            assert_eq!(LocalPath::to_return_to(path).as_str(), kept);
            let sign_in = LocalPath::sign_in(path);
            assert!(!sign_in.as_str().contains("abcd"), "{sign_in:?}");
        }
    }

    #[test]
    fn we_redirect_to_ourselves_only() {
        for bad in [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/a\r\nSet-Cookie: x",
            "javascript:alert(1)",
            "/ä",
        ] {
            assert_eq!(LocalPath::checked(bad).as_str(), "/", "{bad}");
        }
        assert_eq!(
            LocalPath::checked("/polls/1?x=%20y").as_str(),
            "/polls/1?x=%20y"
        );
        assert_eq!(
            LocalPath::sign_in("/polls?a=1&b=2").as_str(),
            "/sign-in?next=%2Fpolls%3Fa%3D1%26b%3D2"
        );
    }
}
