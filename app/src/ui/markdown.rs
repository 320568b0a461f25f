//! The one place that prints raw HTML: texts in Markdown, cleaned by an allow-list, and content that was drawn before.

use leptos::either::Either;
use leptos::prelude::*;
use pulldown_cmark::{Event, Options, Parser, TagEnd, html};
use std::sync::LazyLock;

/// Text that a person wrote in Markdown (CommonMark with tables and strikethrough).
///
/// HTML in it is cleaned away but for harmless elements; headings become smaller, so that a page keeps its one `h1`; links lead out
/// without passing on where from; pictures are left out.
#[component]
pub fn Markdown(
    /// What was written.
    text: String,
    /// Language of the text, if it is not that of the page.
    #[prop(optional_no_strip)]
    lang: Option<String>,
) -> impl IntoView {
    let html = to_html(&text);
    view! { <div class="prose" lang=lang inner_html=html></div> }
}

/// The `main` of a page, around content that our own views have drawn already; a wide page limits its width itself.
pub(crate) fn main_element(html: String, wide: bool) -> impl IntoView {
    if wide {
        Either::Left(view! { <main id="main" tabindex="-1" inner_html=html></main> })
    } else {
        Either::Right(
            view! { <main id="main" tabindex="-1"><div class="wrap" inner_html=html></div></main> },
        )
    }
}

fn to_html(text: &str) -> String {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let mut raw = String::new();
    html::push_html(&mut raw, parser);
    let html = CLEANER.clean(&lower_headings(&raw)).to_string();
    // The corner of a table is often left empty: it heads nothing.
    html.replace("<th></th>", "<td></td>")
}

/// The words of a text in Markdown, without its signs; blocks stand on lines of their own.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(words) | Event::Code(words) => plain.push_str(&words),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => plain.push(' '),
            Event::End(end) if is_block(end) && !plain.ends_with('\n') => plain.push('\n'),
            _ => {}
        }
    }
    plain.trim().to_owned()
}

fn is_block(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::CodeBlock
            | TagEnd::TableHead
            | TagEnd::TableRow
    )
}

/// How deep lists and quotations stand inside each other.
#[must_use]
pub fn depth(text: &str) -> usize {
    let is_nested = |tag: &TagEnd| matches!(tag, TagEnd::List(_) | TagEnd::BlockQuote(_));
    let (mut depth, mut deepest) = (0_usize, 0);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(tag) if is_nested(&tag.to_end()) => depth += 1,
            Event::End(tag) if is_nested(&tag) => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// `h1` and `h2` become `h3`, and so on to `h6`: the page's own headings stand above.
fn lower_headings(html: &str) -> String {
    let mut lowered = html.to_owned();
    for (from, to) in [(4, 6), (3, 5), (2, 4), (1, 3)] {
        lowered = lowered
            .replace(&format!("<h{from}>"), &format!("<h{to}>"))
            .replace(&format!("</h{from}>"), &format!("</h{to}>"));
    }
    lowered
}

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .tags(
            [
                "p",
                "br",
                "hr",
                "em",
                "strong",
                "del",
                "code",
                "pre",
                "blockquote",
                "ul",
                "ol",
                "li",
                "a",
                "h3",
                "h4",
                "h5",
                "h6",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
            ]
            .into(),
        )
        .tag_attributes([("a", ["href", "title"].into()), ("ol", ["start"].into())].into())
        .generic_attributes([].into())
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer nofollow"));
    cleaner
});

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn hostile_markdown_is_harmless() {
        let hostile = "[a](javascript:alert(1)) ![b](x)\n\n<script>alert(1)</script><img src=x onerror=alert(1)>\n\n\
            <a href=\"data:text/html,x\" onclick=x style=y>c</a>\n\n<style>*{}</style><iframe src=//x></iframe>";
        let html = to_html(hostile);
        for bad in [
            "<script",
            "<img",
            "onerror",
            "javascript:",
            "data:",
            "onclick",
            "style",
            "<iframe",
        ] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
    }

    #[test]
    fn plain_text_has_the_words_alone() {
        let text = "# A *b*\n\n- c\n- [d](https://e)\n\n<b>f</b>\n\n![g](h) `i`";
        assert_eq!(super::plain(text), "A b\nc\nd\nf\ng i");
    }

    #[test]
    fn headings_stay_below_the_pages_own() {
        assert_eq!(to_html("# A\n\n## B"), "<h3>A</h3>\n<h4>B</h4>\n");
    }

    #[test]
    fn depth_counts_lists_and_quotations() {
        for (text, depth) in [
            ("", 0),
            ("a *b* `c`", 0),
            ("> a", 1),
            ("- a\n- b\n  - c", 2),
            ("> - a\n>   > b", 3),
        ] {
            assert_eq!(super::depth(text), depth, "{text}");
        }
        assert_eq!(super::depth(&"> ".repeat(100)), 100);
        let lists: String = (0..100)
            .map(|n| format!("{}- a\n", "  ".repeat(n)))
            .collect();
        assert!(super::depth(&lists) >= 90);
    }

    #[test]
    fn deep_nesting_does_not_break_it() {
        let html = to_html(&"> ".repeat(5000));
        assert!(html.contains("blockquote"));
        assert!(to_html(&"[".repeat(20_000)).contains('['));
    }
}
