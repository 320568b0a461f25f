//! What a person typed is text, wherever it is printed: shown on the pages a browser gets.

use domain::actor::Role;
use domain::poll::Step;
use support::drafting::{form, send, take, with};
use support::{Browser, PollText, Reply, Town, both};

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

/// Text as somebody types it who wants out of a text area; its first line is empty, which HTML would drop.
const OUT: &str = "\n</textarea><script>alert(1)</script>\n</TEXTAREA ><img src=x onerror=alert(1)>\n&lt;b&gt; <!-- --!> ]]> \u{1f333}";

/// Every text area of the page is whole: it ends where ours ends it, and holds what was typed.
fn holds(page: &Reply, place: &str, field: &str, typed: &str) {
    is_harmless(page, place);
    let lower = page.body.to_lowercase();
    let begun = lower.matches("<textarea").count();
    assert!(begun > 0, "{place}: no text area");
    assert_eq!(lower.matches("</textarea").count(), begun, "{place}");
    assert_eq!(page.field(field).as_deref(), Some(typed), "{place}");
}

async fn ada(town: &Town) -> Browser {
    town.official("Ada", Role::Administrator, None)
        .await
        .browser
}

both!(
    a_text_area_of_a_refused_form_holds_text,
    async |town: &Town| {
        let ada = ada(town).await;
        let space = town.space("budget").await;
        let poll = form(town, &space.to_string());
        let poll = with(&with(&poll, "title", ""), "body", OUT);
        let poll = with(&poll, "option-1-description", OUT);
        let long = format!("{OUT}{}", "x".repeat(3000));
        let open = town.poll(space, "published", &PollText::default()).await;
        town.jobs().await;
        let (notes, step) = (
            format!("/admin/polls/{open}/notes"),
            format!("/admin/polls/{open}/step"),
        );
        let close = Step::Close.word();
        let version = ada.get(&format!("{step}?step={close}")).await;
        let version = version.field("version").expect("a version");
        for (at, field, typed, fields) in [
            ("/admin/polls/new", "body", OUT, poll.clone()),
            ("/admin/polls/new", "option-1-description", OUT, poll),
            (
                "/admin/spaces/new",
                "body",
                OUT,
                vec![("title", String::new()), ("body", OUT.to_owned())],
            ),
            (&*notes, "body", &*long, vec![("body", long.clone())]),
            (
                &*step,
                "note",
                &*long,
                vec![
                    ("step", close.to_owned()),
                    ("version", version),
                    ("note", long.clone()),
                ],
            ),
        ] {
            let page = send(&ada, at, &fields).await;
            assert_eq!(page.status, 422, "{at}");
            holds(&page, at, field, typed);
        }
    }
);

both!(
    a_text_area_of_a_stored_text_holds_text,
    async |town: &Town| {
        let ada = ada(town).await;
        let space = town.space("budget").await.to_string();
        // What is stored is trimmed at both ends.
        let typed = OUT.trim();
        let poll = with(&form(town, &space), "body", OUT);
        let poll = with(&poll, "option-1-description", OUT);
        let made = send(&ada, "/admin/polls/new", &poll).await;
        let path = made.location().expect("a draft");
        let edit = format!("{path}/edit");
        let (first, second) = (ada.get(&edit).await, ada.get(&edit).await);
        for field in ["body", "option-1-description"] {
            holds(&first, "edit", field, typed);
        }
        // Moving an option draws the form again; saving it anew keeps every character.
        let moved = ada
            .submit(&first, &edit, &[("lang", "en"), ("action", "down-1")])
            .await;
        holds(&moved, "moved", "option-2-description", typed);
        let saved = ada
            .submit(&first, &edit, &[("lang", "en"), ("action", "save")])
            .await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        holds(&ada.get(&edit).await, "saved", "body", typed);
        // Somebody else was faster: both versions are shown.
        let stale = ada
            .submit(&second, &edit, &[("lang", "en"), ("action", "save")])
            .await;
        assert_eq!(stale.status, 409);
        holds(&stale, "both versions", "body", typed);
        for step in [Step::ShowPreview, Step::Publish] {
            assert_eq!(take(&ada, &path, step, "").await.status, 303);
        }
        for page in [path.clone(), path.replace("/admin", "")] {
            is_harmless(&ada.get(&page).await, &page);
        }
        let space = format!("/admin/spaces/{space}/edit");
        let page = ada.get(&space).await;
        let fields = [("body", OUT), ("summary", "What the town pays.")];
        assert_eq!(ada.submit(&page, &space, &fields).await.status, 303);
        holds(&ada.get(&space).await, "space", "body", typed);
        is_harmless(&town.visitor().get("/spaces/budget").await, "space");
    }
);

both!(
    a_text_area_filled_again_after_signing_in_holds_text,
    |config| config.staff_passkey = Some("optional".to_owned()),
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        let space = town.space("budget").await.to_string();
        let poll = with(&form(town, &space), "body", OUT);
        let late = town.visitor();
        let sent = send(&late, "/admin/polls/new", &poll).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let address = sent.location().expect("to sign in");
        is_harmless(&late.get(&address).await, "sign-in");
        let asked = support::links::ask(&late, &ada.email, "/admin/polls/new").await;
        assert_eq!(asked.status, 303);
        let link = support::links::newest_link(town, &ada.email).await;
        let back = late.post(&link, &[]).await.location();
        assert_eq!(back.as_deref(), Some("/admin/polls/new"));
        let page = late.get("/admin/polls/new").await;
        holds(&page, "after signing in", "body", OUT);
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
