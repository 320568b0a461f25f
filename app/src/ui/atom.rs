//! Atom feeds (RFC 4287).

use crate::web::Visit;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

/// A feed. All in it is what everybody may see, whoever asks: feed readers share what they fetched. Texts are plain; addresses are whole.
pub struct Feed<'a> {
    /// What it is known by.
    pub id: String,
    /// Language of the title (BCP 47).
    pub lang: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// Its own address.
    pub address: String,
    /// The page that shows the same.
    pub page: String,
    /// Since when it has been like this.
    pub updated: Timestamp,
    /// How long it may be kept, in seconds.
    pub max_age: u32,
    /// What it tells, in its order.
    pub entries: Vec<Entry>,
}

/// An entry of a feed.
pub struct Entry {
    /// What it is known by.
    pub id: String,
    /// Language of its texts (BCP 47).
    pub lang: String,
    /// What it is called.
    pub title: String,
    /// When it was published, where that is another time than `updated`.
    pub published: Option<Timestamp>,
    /// Since when it has been like this.
    pub updated: Timestamp,
    /// Where it is read.
    pub address: String,
    /// What it says.
    pub words: Words,
}

/// What an entry says.
pub enum Words {
    /// In short.
    Summary(String),
    /// All of it.
    Content(String),
}

impl Entry {
    fn xml(&self) -> String {
        let published = self
            .published
            .map_or_else(String::new, |at| format!("<published>{at}</published>\n"));
        let words = match &self.words {
            Words::Summary(words) => element("summary", words),
            Words::Content(words) => element("content", words),
        };
        format!(
            "<entry xml:lang=\"{}\">\n{}\n{}\n{published}<updated>{}</updated>\n<link href=\"{}\"/>\n{words}\n</entry>\n",
            text(&self.lang),
            element("id", &self.id),
            element("title", &self.title),
            self.updated,
            text(&self.address),
        )
    }
}

impl Feed<'_> {
    /// The feed as it goes out, in the name of whoever runs the site.
    #[must_use]
    pub fn answer(&self, visit: &Visit) -> Response {
        let entries: String = self.entries.iter().map(Entry::xml).collect();
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n{}\n{}\n\
             <updated>{}</updated>\n<author>{}</author>\n<link rel=\"self\" href=\"{}\"/>\n<link href=\"{}\"/>\n{entries}</feed>\n",
            text(self.lang),
            element("id", &self.id),
            element("title", self.title),
            self.updated,
            element("name", &visit.app.site.operator),
            text(&self.address),
            text(&self.page),
        );
        // The same for everybody but for the language of its title; still nobody's session is to lie in a cache that others share.
        let whose = match visit.session.id() {
            Some(_) => "private",
            None => "public",
        };
        let caching = format!("{whose}, max-age={}", self.max_age);
        let headers = [
            (
                CONTENT_TYPE,
                "application/atom+xml; charset=utf-8".to_owned(),
            ),
            (CACHE_CONTROL, caching),
            (VARY, "Accept-Language, Cookie".to_owned()),
        ];
        (headers, xml).into_response()
    }
}

/// An element that holds text.
fn element(name: &str, content: &str) -> String {
    format!("<{name}>{}</{name}>", text(content))
}

/// Text as XML wants it; characters that XML 1.0 cannot hold are left out.
fn text(text: &str) -> String {
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
