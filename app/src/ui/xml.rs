//! Text inside of XML, for feeds.

/// An element that holds text.
#[must_use]
pub fn element(name: &str, content: &str) -> String {
    format!("<{name}>{}</{name}>", text(content))
}

/// Text as XML wants it; characters that XML 1.0 cannot hold are left out.
#[must_use]
pub fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn hostile_titles_stay_text() {
        assert_eq!(text("<b>&\"\u{0}\u{1f}\n"), "&lt;b&gt;&amp;&quot;\n");
    }
}
