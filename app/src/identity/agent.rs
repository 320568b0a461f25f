//! Browser and system in coarse words, from a `User-Agent` header: enough to recognise one's own device, not to track it.

use crate::i18n::Locale;
use crate::t;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;

/// In the order in which they are looked for: browsers that pretend to be another come first.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Safari/", "Safari"),
];
const SYSTEMS: &[(&str, &str)] = &[
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// Browser and system as they are stored: `Firefox/Windows`; either may be empty.
#[must_use]
pub fn of(headers: &HeaderMap) -> String {
    let text = headers
        .get(USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let find = |list: &[(&str, &'static str)]| {
        list.iter()
            .find(|(mark, _)| text.contains(mark))
            .map_or("", |(_, name)| *name)
    };
    format!("{}/{}", find(BROWSERS), find(SYSTEMS))
}

/// The words for what is stored.
#[must_use]
pub fn words(l: Locale, stored: &str) -> String {
    match stored.split_once('/') {
        Some((browser, system)) if !browser.is_empty() && !system.is_empty() => {
            t!(l, "agent-on", browser = browser, system = system)
        }
        Some((name, "") | ("", name)) if !name.is_empty() => name.to_owned(),
        _ => t!(l, "agent-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn agent(text: &'static str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(USER_AGENT, HeaderValue::from_static(text));
        of(&headers)
    }

    #[test]
    fn devices_are_told_coarsely() {
        let stored = agent(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
        );
        assert_eq!(stored, "Firefox/Windows");
        assert_eq!(words(Locale::En, &stored), "Firefox on Windows");
        assert_eq!(words(Locale::De, &stored), "Firefox unter Windows");
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(agent(safari), "Safari/iPhone");
        assert_eq!(agent("curl/8.0"), "/");
        assert_eq!(words(Locale::En, "/"), "Unknown device");
    }
}
