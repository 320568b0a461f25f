//! No text stands in the code, and none is missing in a language.

use app::i18n::{Locale, has_text};
use domain::actor::Role;
use std::collections::BTreeSet;
use support::{PollText, Reply, Town, both, sources};

/// The keys that the sources ask for by name: the second argument of `t!`, and the arguments of what passes keys on.
fn asked_for(code: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (at, _) in code.match_indices("t!(") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let argument = code[at + 3..]
            .split_once(',')
            .map_or("", |(_, rest)| rest.trim_start());
        keys.extend(literal(argument));
    }
    for call in [".notice(", ".refuse("] {
        for (at, _) in code.match_indices(call) {
            let arguments = &code[at + call.len()..];
            let argument = if call == ".notice(" {
                arguments
            } else {
                arguments.split_once(',').map_or("", |(_, rest)| rest)
            };
            keys.extend(literal(argument.trim_start()));
        }
    }
    keys
}

fn literal(text: &str) -> Option<String> {
    let text = text.strip_prefix('"')?;
    text.split('"').next().map(str::to_owned)
}

#[test]
fn every_text_that_is_asked_for_is_there_in_every_language() {
    let mut missing = Vec::new();
    let mut count = 0;
    for source in sources::all().iter().filter(|source| source.is_program()) {
        for key in asked_for(&source.code()) {
            count += 1;
            for locale in [Locale::En, Locale::De, Locale::Pseudo] {
                if !has_text(locale, &key) {
                    missing.push(format!("{}: {key} in {}", source.path, locale.tag()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
    assert!(count > 30, "only {count} texts found");
}

#[test]
fn the_search_for_texts_finds_them() {
    let code = "t!(l, \"a-key\") t!(\n    visit.locale,\n    \"b-key\", n = 1) assert!(l, \"no-key\") visit.notice(\"c-key\") form.refuse(\"field\", \"d-key\", &[])";
    let found: Vec<String> = asked_for(code).into_iter().collect();
    assert_eq!(found, ["a-key", "b-key", "c-key", "d-key"]);
    assert!(!has_text(Locale::De, "no-such-key"));
}

/// Words that are the same in every language: names, and what people typed in this test.
const NAMES: &[&str] = &[
    "Comitia", "Lindenau", "PrefLib", "Town", "of", "Deutsch", "English", "Pabulib", "Chromium",
    "Firefox", "Linux", "BLAKE3", "JSON", "CSV", "EUR", "en", "de", "Markdown", "Atom", "UTC",
    "Europe", "Berlin", "SHA", "URL", "GitHub", "EUPL",
];

/// Text of the page that did not come from the locale files: words of three letters or more with a plain vowel.
fn untranslated(page: &Reply, typed: &[&str]) -> BTreeSet<String> {
    let mut text = page.text();
    text.push(' ');
    text.push_str(&page.title());
    for (element, attribute) in [
        ("nav", "aria-label"),
        ("input", "placeholder"),
        ("img", "alt"),
        ("a", "aria-label"),
        ("section", "aria-label"),
        ("svg", "aria-label"),
        ("button", "aria-label"),
    ] {
        for value in page.attributes(element, attribute) {
            text.push(' ');
            text.push_str(&value);
        }
    }
    // Names of formats stand side by side on buttons.
    for piece in typed.iter().chain(&["JSON", "CSV"]) {
        text = text.replace(piece, " ");
    }
    // Names that programs read stay the same in every language, and say so.
    let names = page.body.split("<code translate=\"no\">").skip(1);
    let names: BTreeSet<&str> = names
        .filter_map(|rest| rest.split("</code>").next())
        .collect();
    let is_plain = |word: &&str| {
        word.len() >= 3
            && !names.contains(word)
            && word.chars().all(|c| c.is_ascii_alphabetic())
            && word.contains(|c| "aeiouAEIOU".contains(c))
            && !NAMES.contains(word)
    };
    text.split(|c: char| !c.is_alphanumeric() && !"@._-/:".contains(c))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(is_plain)
        .map(str::to_owned)
        .collect()
}

both!(
    every_page_speaks_the_readers_language,
    |config| config.demo = true,
    async |town: &Town| {
        let text = PollText {
            title: "QQQQ",
            summary: "QQQQ",
            body: "QQQQ",
            options: &["QQQQ", "QQQQ"],
            ..PollText::default()
        };
        let space = town.space("budget").await;
        let closed = town
            .poll(
                space,
                "published",
                &PollText {
                    closes_in: 60,
                    ..text.clone()
                },
            )
            .await;
        town.jobs().await;
        town.clock.advance(120);
        let open = town.poll(space, "published", &text).await;
        town.jobs().await;
        town.jobs().await;
        let draft = town.poll(space, "draft", &text).await;
        let preview = town.poll(space, "preview", &text).await;
        let ada = town.official("Qqqq", Role::Administrator, None).await;
        let rita = town.resident("Qqqq").await;
        let visitor = town.visitor();
        let mut found = Vec::new();
        let mut seen = 0;
        for (who, browser) in [
            ("visitor", &visitor),
            ("resident", &rita.browser),
            ("administrator", &ada.browser),
        ] {
            browser.set_cookie("language", "en-XA");
            for route in sources::routes() {
                if !route.methods.contains(&"get") {
                    continue;
                }
                for id in [open, closed, draft, preview] {
                    let (path, has_id) = match route.path.split_once('{') {
                        None => (route.path.clone(), false),
                        Some((start, _))
                            if start.starts_with("/spaces/")
                                || start.starts_with("/admin/spaces/") =>
                        {
                            (
                                filled(
                                    &route.path,
                                    if start.starts_with("/admin") {
                                        space.to_string()
                                    } else {
                                        "budget".to_owned()
                                    },
                                ),
                                false,
                            )
                        }
                        Some(_) => (filled(&route.path, id.to_string()), true),
                    };
                    let page = browser.get(&path).await;
                    if page.is_page() {
                        seen += 1;
                        assert_eq!(page.attributes("html", "lang"), ["en-XA"], "{path}");
                        let plain = untranslated(
                            &page,
                            &[
                                "Space budget",
                                "Town of Lindenau",
                                ada.email.as_str(),
                                rita.email.as_str(),
                                "participation@lindenau.example",
                                "Mitte",
                                "Given",
                                "Family",
                                "budget",
                            ],
                        );
                        if !plain.is_empty() {
                            found.push(format!("{who} {path}: {plain:?}"));
                        }
                    }
                    if !has_id {
                        break;
                    }
                }
            }
        }
        assert!(found.is_empty(), "\n{}\n", found.join("\n"));
        assert!(seen > 10, "only {seen} pages");
    }
);

fn filled(path: &str, value: String) -> String {
    let parts = path.split('/').map(|part| {
        if part.starts_with('{') {
            value.as_str()
        } else {
            part
        }
    });
    parts.collect::<Vec<_>>().join("/")
}

#[test]
fn the_search_for_untranslated_text_finds_it() {
    let page = |body: &str| Reply {
        status: hyper::StatusCode::OK,
        headers: hyper::HeaderMap::new(),
        body: body.to_owned(),
        bytes: Vec::new(),
    };
    assert!(untranslated(&page("<p>Vóté nów</p>"), &[]).is_empty());
    assert_eq!(
        untranslated(&page("<p>Vóté here</p>"), &[])
            .into_iter()
            .collect::<Vec<_>>(),
        ["here"]
    );
    assert!(untranslated(&page("<p>typed words</p>"), &["typed words"]).is_empty());
}
