//! What a person typed is text, wherever it is printed: shown on the pages a browser gets.

use support::{PollText, Reply, Town, both};

const HOSTILE: &str = "</title></textarea></main><script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"alert(1)";
const MARKDOWN: &str = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) <a href=\"javascript:alert(2)\" onclick=\"alert(3)\">b</a>\n\n**bold** <style>*{}</style><iframe src=//x></iframe></div></main>";

/// No script of a stranger, and the frame of the page is where it belongs.
fn is_harmless(page: &Reply, place: &str) {
    for bad in [
        "<script>alert",
        "<img src=x",
        "onerror=alert(1)>",
        "href=\"javascript:",
        "<iframe",
        "<style>",
        "onclick=\"alert",
    ] {
        assert!(!page.body.contains(bad), "{place}: {bad} in {}", page.body);
    }
    assert_eq!(
        page.attributes("img", "src"),
        Vec::<String>::new(),
        "{place}"
    );
    for element in ["title", "main", "body", "html"] {
        for tag in [format!("<{element}"), format!("</{element}>")] {
            assert_eq!(page.body.matches(&tag).count(), 1, "{place}: {tag}");
        }
    }
    let handlers = ["onmouseover", "onerror", "onclick", "onload"];
    for element in [
        "a", "p", "input", "textarea", "h1", "div", "img", "body", "li", "option",
    ] {
        for handler in handlers {
            assert!(
                page.attributes(element, handler).is_empty(),
                "{place}: {handler} at {element}"
            );
        }
    }
}

both!(page_title_prints_text, async |town: &Town| {
    let space = town.space("budget").await;
    let poll = PollText {
        title: HOSTILE,
        summary: HOSTILE,
        options: &[HOSTILE, "</option><script>alert(1)</script>"],
        ..PollText::default()
    };
    let id = town.poll(space, "published", &poll).await;
    town.jobs().await;
    let ada = town.resident("Ada").await;
    let page = ada.browser.get(&format!("/polls/{id}")).await;
    assert_eq!(page.status, 200);
    assert!(page.title().starts_with(HOSTILE), "{}", page.title());
    is_harmless(&page, "poll");
    for path in [
        "/".to_owned(),
        "/polls".to_owned(),
        "/spaces/budget".to_owned(),
        format!("/polls/{id}/vote"),
        format!("/polls/{id}/results"),
    ] {
        let page = ada.browser.get(&path).await;
        assert!(!page.status.is_server_error());
        is_harmless(&page, &path);
    }
});

both!(
    markdown_keeps_meaning_and_loses_markup,
    async |town: &Town| {
        let space = town.space("budget").await;
        let poll = PollText {
            body: MARKDOWN,
            ..PollText::default()
        };
        let id = town.poll(space, "published", &poll).await;
        town.jobs().await;
        let page = town.visitor().get(&format!("/polls/{id}")).await;
        is_harmless(&page, "poll");
        assert!(page.body.contains("<strong>bold</strong>"));
    }
);

both!(a_name_is_text_on_every_page, async |town: &Town| {
    let ada = town.resident(HOSTILE).await;
    for path in ["/", "/polls", "/me", "/me/name", "/nowhere"] {
        let page = ada.browser.get(path).await;
        assert!(!page.status.is_server_error());
        is_harmless(&page, path);
        assert!(
            page.has_text("<script>alert(1)</script>"),
            "{path} does not greet"
        );
    }
});

both!(what_was_searched_for_is_text, async |town: &Town| {
    let query: String = url::form_urlencoded::byte_serialize(HOSTILE.as_bytes()).collect();
    for path in ["/polls", "/spaces", "/", "/sign-in", "/nowhere"] {
        let page = town
            .visitor()
            .get(&format!("{path}?q={query}&next={query}&category={query}"))
            .await;
        assert!(!page.status.is_server_error());
        is_harmless(&page, path);
    }
});

both!(
    a_feed_is_well_formed_whatever_the_title,
    async |town: &Town| {
        let space = town.space("budget").await;
        let poll = PollText {
            title: HOSTILE,
            summary: "]]> & <b>",
            ..PollText::default()
        };
        town.poll(space, "published", &poll).await;
        town.jobs().await;
        let feed = town.visitor().get("/polls.atom").await;
        assert_eq!(feed.status, 200);
        assert!(!feed.is_page());
        for bad in ["<script", "<img", "<b>", "]]>", "& "] {
            assert!(!feed.body.contains(bad), "{bad} in {}", feed.body);
        }
    }
);
