//! Pieces that every page is made of. Raw HTML is printed in [`markdown`] alone.

pub mod atom;
pub mod chart;
pub mod errors;
pub mod forms;
pub mod markdown;
pub mod pager;

use crate::i18n::Locale;
use crate::t;
use crate::web::{LocalPath, Page, Section, Visit};
use domain::actor::StaffPasskey;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;

pub use forms::{ErrorSummary, TextArea};
pub use markdown::Markdown;

/// How an island of trustees begins its name.
const TRUSTEE_ISLAND: &str = "data-component=\"TrusteeDesk";
/// How islands of those who write an idea do.
const IDEA_ISLANDS: [&str; 2] = [
    "data-component=\"AlikeWhileTyping",
    "data-component=\"KeepsDraft",
];
/// The same of the verifier.
const VERIFY_ISLAND: &str = "data-component=\"PollVerifier";

/// The `<title>` of a page. The text is one node and escaped; `leptos_meta::Title` would print it raw.
#[component]
pub fn PageTitle(
    /// What the page is about.
    title: String,
    /// Name of the municipality.
    site: String,
) -> impl IntoView {
    view! { <title>{format!("{title} – {site}")}</title> }
}

/// The whole document around the content of a page.
pub fn shell(visit: &Visit, page: &Page, content: AnyView) -> impl IntoView {
    let l = visit.locale;
    let site = &visit.app.site;
    let notice = visit
        .notice
        .clone()
        .map(|key| view! { <div class="notice ok" role="status"><p>{t!(l, &key)}</p></div> });
    let content = (notice, content).to_html();
    let script = if content.contains(TRUSTEE_ISLAND) {
        site.trustee_islands.clone()
    } else if content.contains(VERIFY_ISLAND) {
        site.verify_islands.clone()
    } else if IDEA_ISLANDS.iter().any(|name| content.contains(name)) {
        site.idea_islands.clone()
    } else {
        site.islands.clone()
    };
    let script = script
        .filter(|_| content.contains("<leptos-island"))
        .map(|src| {
            view! { <script r#type="module" nonce=visit.nonce().to_owned() src=src></script> }
        });
    view! {
        <!DOCTYPE html>
        <html lang=l.tag() dir="ltr">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <PageTitle title=page.title.clone() site=site.name.clone()/>
                <link rel="preload" href="/assets/atkinson-next.woff2" r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=site.style.clone()/>
                <link rel="icon" href="/assets/favicon.svg" r#type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/assets/apple-touch-icon.png"/>
                <link rel="manifest" href="/site.webmanifest"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" content="#0b5a47"/>
            </head>
            <body>
                <a class="skip" href="#main">{t!(l, "skip-to-content")}</a>
                {site.demo.then(|| demo_strip(visit))}
                {header(visit, page.section)}
                {visit.actor.withheld.then(|| withheld_strip(visit))}
                {markdown::main_element(content, page.wide)}
                {footer(visit)}
                {script}
            </body>
        </html>
    }
}

fn header(visit: &Visit, section: Section) -> impl IntoView {
    let l = visit.locale;
    let mut entries = vec![
        (Section::Polls, "/polls", "nav-polls"),
        (Section::Ideas, "/ideas", "nav-ideas"),
        (Section::Spaces, "/spaces", "nav-spaces"),
        (Section::Help, "/help", "nav-help"),
    ];
    if rights::may_enter_moderation(&visit.actor).is_ok() {
        entries.push((Section::Moderation, "/moderation", "nav-moderation"));
    }
    if rights::may_serve(&visit.actor).is_ok() {
        entries.push((Section::Desk, "/desk", "nav-desk"));
    }
    if rights::may_audit(&visit.actor).is_ok() {
        entries.push((Section::Audit, "/audit/access", "nav-audit"));
    }
    if rights::may_enter_administration(&visit.actor).is_ok() {
        entries.push((Section::Admin, "/admin", "nav-admin"));
    }
    let links = entries
        .into_iter()
        .map(|(entry, href, key)| view! { <li><a href=href aria-current=(entry == section).then_some("page")>{t!(l, key)}</a></li> })
        .collect_view();
    let me = if visit.actor.account.is_some() {
        Either::Left(
            view! { <a href="/me" aria-current=(section == Section::Me).then_some("page")>{visit.actor.name.clone()}</a> },
        )
    } else {
        Either::Right(
            view! { <a rel="nofollow" href=LocalPath::sign_in(next_of(visit)).as_str().to_owned()>{t!(l, "sign-in")}</a> },
        )
    };
    view! {
        <header class="bar">
            <div class="wrap">
                <a class="brand" href="/">{mark()}<b>"Comitia "<span>{visit.app.site.name.clone()}</span></b></a>
                <p class="me">{me}</p>
                <details class="menu">
                    <summary>{t!(l, "menu")}</summary>
                    <nav aria-label=t!(l, "nav-main")>
                        <ul>{links}</ul>
                        <ul class="lang">{languages(visit)}</ul>
                    </nav>
                </details>
            </div>
        </header>
    }
}

/// The sign of Comitia: an assembly's half-circle of seats, one of them yours.
fn mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 20" aria-hidden="true">
            <path d="M4 18.5a12 12 0 0 1 24 0" pathLength="50" stroke-width="7" stroke-dasharray="8.4 2"/>
            <path class="you" d="M4 18.5a12 12 0 0 1 24 0" pathLength="50" stroke-width="7" stroke-dasharray="0 31.2 8.4 99"/>
            <circle cx="16" cy="16" r="4"/>
        </svg>
    }
}

/// Says that roles do not count yet, with the way to make them count.
fn withheld_strip(visit: &Visit) -> impl IntoView + use<> {
    let l = visit.locale;
    view! {
        <aside class="strip" aria-label=t!(l, "withheld-label")>
            <div class="wrap"><p><strong>{t!(l, "withheld-label")}</strong>" "{t!(l, "withheld-strip")}" "{passkey_way(visit, "")}</p></div>
        </aside>
    }
}

/// The link to where a passkey is used, or made where there is none, and then back to this page.
pub fn passkey_way(visit: &Visit, class: &'static str) -> impl IntoView + use<> {
    let here = next_of(visit);
    let (way, key) = if visit.actor.has_passkey {
        (LocalPath::confirm(here), "withheld-use")
    } else {
        let make = LocalPath::leading_back("/me/passkeys/new", &[], here);
        (make, "withheld-make")
    };
    view! { <a class=class rel="nofollow" href=way.as_str().to_owned()>{t!(visit.locale, key)}</a> }
}

fn demo_strip(visit: &Visit) -> impl IntoView + use<> {
    let l = visit.locale;
    let is_easy = visit.actor.is_staff() && visit.app.site.staff_passkey == StaffPasskey::Optional;
    let easy = is_easy.then(|| format!(" {}", t!(l, "staff-passkey-optional")));
    view! {
        <aside class="strip" aria-label=t!(l, "demo-label")>
            <div class="wrap"><p><strong>{t!(l, "demo-label")}</strong>" "{t!(l, "demo-banner")}{easy}" "<a href="/demo/outbox">{t!(l, "demo-more")}</a></p></div>
        </aside>
    }
}

/// Links to this page in the other languages.
fn languages(visit: &Visit) -> impl IntoView + use<> {
    let path = visit.uri.path_and_query().map_or("/", |p| p.as_str());
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("next", path)
        .finish();
    Locale::ALL
        .into_iter()
        .filter(|other| *other != visit.locale)
        .map(|other| {
            let href = format!("/language/{}?{query}", other.tag());
            view! { <li><a href=href lang=other.tag() hreflang=other.tag() rel="nofollow">{other.name()}</a></li> }
        })
        .collect_view()
}

/// Where to return to after signing in or changing the language: the page itself, unless it is one of signing in.
fn next_of(visit: &Visit) -> &str {
    let path = visit.uri.path_and_query().map_or("/", |p| p.as_str());
    if path.starts_with("/sign-in") || path.starts_with("/language") {
        "/"
    } else {
        path
    }
}

fn footer(visit: &Visit) -> impl IntoView {
    let l = visit.locale;
    view! {
        <footer class="foot">
            <div class="wrap">
                <ul>
                    <li><a href="/help">{t!(l, "footer-help")}</a></li>
                    <li><a href="/help/secrecy">{t!(l, "footer-secrecy")}</a></li>
                    <li><a href="/help/accessibility">{t!(l, "footer-accessibility")}</a></li>
                    <li><a href="/moderation/log">{t!(l, "footer-moderation")}</a></li>
                    <li><a href="/help/privacy">{t!(l, "footer-privacy")}</a></li>
                    {languages(visit)}
                </ul>
                <p>{t!(l, "footer-run-by", operator = visit.app.site.operator.as_str())}</p>
            </div>
        </footer>
    }
}

/// The way back to where a page belongs.
pub fn crumbs(l: Locale, steps: Vec<(String, String)>) -> impl IntoView {
    let steps = steps
        .into_iter()
        .map(|(href, name)| view! { <li><a href=href>{name}</a></li> })
        .collect_view();
    view! { <nav class="crumbs" aria-label=t!(l, "crumbs")><ol>{steps}</ol></nav> }
}

/// A page of one part of the service, as the navigation at its side names it.
pub struct SideLink {
    /// Its address.
    pub href: &'static str,
    /// Its name.
    pub name: String,
    /// Whether it is the page that is shown, or the one it belongs to.
    pub is_here: bool,
}

/// A page with the other pages of its part at the side: a list on a desk, on a phone folded up under the name of this one.
pub fn with_side<V: IntoView>(label: String, links: Vec<SideLink>, content: V) -> impl IntoView {
    let here = links.iter().find(|link| link.is_here);
    let here = here.map_or_else(|| label.clone(), |link| link.name.clone());
    let links = links
        .into_iter()
        .map(|link| view! { <li><a href=link.href aria-current=link.is_here.then_some("page")>{link.name}</a></li> })
        .collect_view();
    view! {
        <div class="with-subnav">
            <nav class="subnav" aria-label=label><details><summary>{here}</summary><ul>{links}</ul></details></nav>
            <div>{content}</div>
        </div>
    }
}

/// The link to the step before.
pub fn back(l: Locale, href: impl Into<String>) -> impl IntoView {
    let href: String = href.into();
    view! { <a class="back" href=href>{t!(l, "back")}</a> }
}

/// A piece of user content in its own language, for `lang` attributes: `None` where it is the page's own.
#[must_use]
pub fn lang_of(visit: &Visit, lang: &str) -> Option<String> {
    (lang != visit.locale.tag()).then(|| lang.to_owned())
}
