//! Reads the HTML that our own views print: well-formed enough for a reader of tags.

/// A piece of HTML.
enum Piece<'a> {
    /// Text, with character references.
    Text(&'a str),
    /// A tag, without its angle brackets.
    Tag(&'a str),
}

/// Cuts HTML into tags and text; comments vanish. A `>` inside a quoted attribute does not end its tag.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            found.push(Piece::Text(&rest[..at]));
        }
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let end = tag_end(rest);
        found.push(Piece::Tag(&rest[1..end]));
        rest = rest.get(end + 1..).unwrap_or_default();
        if let Some(Piece::Tag(tag)) = found.last()
            && ["script", "style"].contains(&name(tag).as_str())
        {
            let close = format!("</{}", name(tag));
            rest = rest.find(&close).map_or("", |at| &rest[at..]);
        }
    }
    if !rest.is_empty() {
        found.push(Piece::Text(rest));
    }
    found
}

fn tag_end(html: &str) -> usize {
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    html.len()
}

fn name(tag: &str) -> String {
    tag.split(|c: char| c.is_whitespace() || c == '/')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

/// The value of an attribute; empty for one without a value.
fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let mut rest = tag.split_once(char::is_whitespace)?.1;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '=' || c == '/')
            .unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            None => ("", after),
            Some(quoted) => match quoted.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => {
                    let end = quoted.find(char::is_whitespace).unwrap_or(quoted.len());
                    quoted.split_at(end)
                }
            },
        };
        if key.eq_ignore_ascii_case(wanted) {
            return Some(decoded(value));
        }
        rest = after;
    }
}

/// Character references that our views and ammonia print.
pub fn decoded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let reference = after.split_once(';').filter(|(name, _)| name.len() <= 8);
        match reference.and_then(|(name, after)| Some((character(name)?, after))) {
            Some((c, after)) => {
                plain.push(c);
                rest = after;
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// The text inside of the first element of a kind.
pub fn element(html: &str, kind: &str) -> String {
    let mut inside = false;
    let mut text = String::new();
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) if name(tag) == kind => inside = true,
            Piece::Tag(tag) if inside && tag.strip_prefix('/').is_some_and(|t| name(t) == kind) => {
                break;
            }
            Piece::Text(found) if inside => text.push_str(&decoded(found)),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All visible text; elements of the line stay joined, others are set apart.
pub fn text(html: &str) -> String {
    const INLINE: &[&str] = &[
        "a", "b", "strong", "em", "span", "small", "code", "abbr", "i", "time", "del",
    ];
    let mut text = String::new();
    let mut hidden = false;
    for piece in pieces(html) {
        match piece {
            Piece::Text(found) if !hidden => text.push_str(&decoded(found)),
            Piece::Text(_) => {}
            Piece::Tag(tag) => {
                let tag_name = name(tag.trim_start_matches('/'));
                if ["script", "style", "title"].contains(&tag_name.as_str()) {
                    hidden = !tag.starts_with('/');
                }
                if !INLINE.contains(&tag_name.as_str()) {
                    text.push(' ');
                }
            }
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The values of an attribute of all elements of a kind.
pub fn attributes(html: &str, element: &str, wanted: &str) -> Vec<String> {
    pieces(html)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Tag(tag) if name(tag) == element => attribute(tag, wanted),
            _ => None,
        })
        .collect()
}

/// A form that is being read.
#[derive(Default)]
struct Form {
    post: bool,
    names: Vec<String>,
    sent: Vec<(String, String)>,
}

/// What a browser would send of the form with a field `wanted`; without one, of the first form sent by POST.
pub fn form(html: &str, wanted: Option<&str>) -> Vec<(String, String)> {
    let forms = forms(html);
    let found = match wanted {
        Some(field) => forms
            .into_iter()
            .find(|form| form.names.iter().any(|name| name == field)),
        None => forms.into_iter().find(|form| form.post),
    };
    found.map(|form| form.sent).unwrap_or_default()
}

fn forms(html: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut area: Option<(String, String)> = None;
    let mut select = String::new();
    for piece in pieces(html) {
        let tag = match piece {
            Piece::Text(text) => {
                if let Some((_, typed)) = &mut area {
                    typed.push_str(&decoded(text));
                }
                continue;
            }
            Piece::Tag(tag) => tag,
        };
        let value = |wanted| attribute(tag, wanted);
        match (name(tag).as_str(), forms.last_mut()) {
            ("form", _) => forms.push(Form {
                post: value("method").is_some_and(|m| m.eq_ignore_ascii_case("post")),
                ..Form::default()
            }),
            ("input", Some(form)) => read_input(tag, form),
            ("button", Some(form)) => form.names.extend(value("name")),
            ("textarea", Some(form)) => {
                let field = value("name").unwrap_or_default();
                form.names.push(field.clone());
                area = Some((field, String::new()));
            }
            ("select", Some(form)) => {
                select = value("name").unwrap_or_default();
                form.names.push(select.clone());
            }
            ("option", Some(form)) if !select.is_empty() => {
                let chosen = value("selected").is_some();
                let is_first = !form.sent.iter().any(|(field, _)| *field == select);
                if chosen || is_first {
                    form.sent.retain(|(field, _)| *field != select);
                    form.sent
                        .push((select.clone(), value("value").unwrap_or_default()));
                }
            }
            _ if tag.starts_with("/select") => select.clear(),
            _ if tag.starts_with("/textarea") => {
                if let (Some((field, typed)), Some(form)) = (area.take(), forms.last_mut()) {
                    // HTML drops one line break at the very beginning.
                    let typed = typed.strip_prefix('\n').unwrap_or(&typed).to_owned();
                    form.sent.push((field, typed));
                }
            }
            _ => {}
        }
    }
    forms
}

fn read_input(tag: &str, form: &mut Form) {
    let Some(field) = attribute(tag, "name") else {
        return;
    };
    form.names.push(field.clone());
    let kind = attribute(tag, "type").unwrap_or_default();
    let ticked = attribute(tag, "checked").is_some();
    let is_box = kind == "radio" || kind == "checkbox";
    if (is_box && !ticked) || kind == "submit" {
        return;
    }
    let value = attribute(tag, "value");
    form.sent.push((
        field,
        value.unwrap_or_else(|| if is_box { "on" } else { "" }.to_owned()),
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html><title>A &amp; B &#x2013; C</title><h1>One<!-- x --> two</h1><p>a <b>b</b>c<p>d
        <form method="get"><input name="q"></form>
        <form method="post"><input type="hidden" name="version" value="3"/><input name=a value="x > &quot;y&quot;">
        <input type="checkbox" name="box" value="1"><input type="radio" name="r" value="2" checked>
        <textarea name="t">
&lt;i&gt;</textarea><select name="s"><option value="u">U</option><option value="v" selected>V</option></select></form>
        <script>if (1 < 2) alert("<p>")</script>"#;

    #[test]
    fn text_is_read_as_a_person_sees_it() {
        assert_eq!(element(PAGE, "title"), "A & B – C");
        assert_eq!(element(PAGE, "h1"), "One two");
        assert!(text(PAGE).contains("One two a bc d"));
        assert!(!text(PAGE).contains("alert"));
    }

    #[test]
    fn forms_are_sent_as_a_browser_sends_them() {
        let pairs = [
            ("version", "3"),
            ("a", "x > \"y\""),
            ("r", "2"),
            ("t", "<i>"),
            ("s", "v"),
        ];
        let expected: Vec<(String, String)> = pairs
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        assert_eq!(form(PAGE, Some("a")), expected);
        assert_eq!(form(PAGE, None), expected);
        assert_eq!(form(PAGE, Some("q")), [("q".to_owned(), String::new())]);
    }
}
