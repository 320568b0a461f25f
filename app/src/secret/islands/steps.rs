//! The steps that are no choosing: waiting, going on elsewhere, and when something does not work.

use super::{Desk, Step, Trouble, after, browser, choose};
use ballot::secret::Next;
use leptos::prelude::*;

/// What the voter sees now.
pub fn step(desk: Desk) -> AnyView {
    let narrow = match desk.step.get() {
        Step::Receipt => return after::receipt(desk),
        Step::Waking => waking(desk),
        Step::Choose => choose::choose(desk),
        Step::Check => choose::check(desk),
        Step::Working => working(desk),
        Step::OtherIssuer => other_issuer(desk),
        Step::Used => used(desk),
        Step::TakenIn => taken_in(desk),
        Step::NothingToTakeIn => nothing(desk),
        Step::Stopped(trouble) => stopped(desk, &trouble),
    };
    view! { <div class="narrow">{narrow}</div> }.into_any()
}

/// What the server draws; without scripts it stays.
fn waking(desk: Desk) -> AnyView {
    let (title, lang) = desk
        .page
        .with_value(|page| (page.title.clone(), page.lang.clone()));
    view! {
        <h1 lang=lang tabindex="-1">{title}</h1>
        <p class="lede waking" role="status">{desk.words("vote-waking")}</p>
    }
    .into_any()
}

fn working(desk: Desk) -> AnyView {
    let stage = move || match desk
        .kept
        .with(|kept| kept.as_ref().map(|kept| kept.device.next()))
    {
        None | Some(Next::Choose | Next::Ask) => 0_usize,
        Some(Next::Seal) => 1,
        Some(Next::Send) => 2,
        Some(Next::Done) => 3,
    };
    let line = move |number: usize, key: &'static str| {
        let class = move || (stage() > number).then_some("done");
        let current = move || (stage() == number).then_some("step");
        view! { <li class=class aria-current=current>{desk.words(key)}</li> }
    };
    view! {
        <h1 tabindex="-1">{desk.words("vote-working-title")}</h1>
        <p class="lede" role="status">{desk.words("vote-working-words")}</p>
        <ol class="phases down">
            {line(0, "vote-working-right")}
            {line(1, "vote-working-seal")}
            {line(2, "vote-working-box")}
        </ol>
    }
    .into_any()
}

/// The field that opens a secret file.
pub fn file_field(desk: Desk) -> AnyView {
    let field = NodeRef::<leptos::html::Input>::new();
    let fault = move || {
        desk.fault
            .get()
            .filter(|fault| fault.field == "secret-file")
    };
    let beside = move || {
        fault().map(|fault| {
            view! { <p class="error" id="secret-file-error" role="alert"><span class="hide">{desk.words("error-prefix")}</span>" "{fault.words}</p> }
        })
    };
    let described = move || {
        if fault().is_some() {
            "secret-file-hint secret-file-error"
        } else {
            "secret-file-hint"
        }
    };
    view! {
        <div class="field" class:invalid=move || fault().is_some()>
            <label r#for="secret-file">{desk.words("vote-file")}</label>
            <p class="hint" id="secret-file-hint">{desk.words("vote-file-hint")}</p>
            {beside}
            <input id="secret-file" r#type="file" accept=".json,application/json" node_ref=field aria-describedby=described on:change=move |_| browser::open(desk, field)/>
        </div>
    }
    .into_any()
}

fn used(desk: Desk) -> AnyView {
    view! {
        <h1 tabindex="-1">{desk.words("vote-used-title")}</h1>
        <p class="lede">{desk.words("vote-used-words")}</p>
        <ul class="ways">
            <li>{desk.words("vote-used-there")}</li>
            <li>{desk.words("vote-used-here")}</li>
        </ul>
        {file_field(desk)}
        <p>{desk.words("vote-used-not-you")}</p>
        {ways(desk)}
    }
    .into_any()
}

/// Another issuer is asked at its own address; the voter comes back from there.
fn other_issuer(desk: Desk) -> AnyView {
    let name = desk.kept.with_untracked(|kept| {
        let kept = kept.as_ref()?;
        let issuer = usize::from(kept.device.asks()?);
        let entry = kept.poll.manifest().issuers.get(issuer)?;
        Some(entry.name.clone())
    });
    let name = name.unwrap_or_default();
    let go = move |_| browser::go_to_issuer(desk);
    view! {
        <h1 tabindex="-1">{desk.words_with("vote-issuer-title", &name)}</h1>
        <p class="lede">{desk.words_with("vote-issuer-words", &name)}</p>
        <ul class="ways">
            <li>{desk.words_with("vote-issuer-sees", &name)}</li>
            <li>{desk.words("vote-issuer-kept")}</li>
        </ul>
        <div class="actions"><button r#type="button" class="button big" on:click=go>{desk.words_with("vote-issuer-go", &name)}</button></div>
        {ways(desk)}
    }
    .into_any()
}

fn taken_in(desk: Desk) -> AnyView {
    view! {
        <h1 tabindex="-1">{desk.words("device-taken-title")}</h1>
        <p class="lede">{desk.words("device-taken-words")}</p>
        <div class="actions"><a class="button big" href=desk.path("/vote")>{desk.words("device-go-on")}</a></div>
    }
    .into_any()
}

fn nothing(desk: Desk) -> AnyView {
    view! {
        <h1 tabindex="-1">{desk.words("device-title")}</h1>
        <p class="lede">{desk.words("device-words")}</p>
        {file_field(desk)}
        {ways(desk)}
    }
    .into_any()
}

/// The ways that are always there.
fn ways(desk: Desk) -> AnyView {
    view! {
        <ul class="links">
            <li><a href=desk.path("")>{desk.words("to-poll")}</a></li>
            <li><a href="/help/secrecy#secret">{desk.words("vote-how-it-works")}</a></li>
            <li><a href="/help#contact">{desk.words("help-contact")}</a></li>
        </ul>
    }
    .into_any()
}

fn stopped(desk: Desk, trouble: &Trouble) -> AnyView {
    let (title, words) = match trouble {
        Trouble::Unsupported => ("vote-unsupported-title", desk.words("vote-unsupported")),
        Trouble::Storage => ("vote-storage-title", desk.words("vote-storage")),
        Trouble::Offline => ("vote-offline-title", desk.words("vote-offline")),
        Trouble::Changed => ("vote-changed-title", desk.words("vote-changed")),
        Trouble::SignedOut => ("vote-signed-out-title", desk.words("vote-signed-out")),
        Trouble::Closed => ("too-late-title", desk.words("vote-closed")),
        Trouble::Wrong => ("vote-wrong-title", desk.words("vote-wrong")),
        Trouble::Told(words) => ("vote-told-title", words.clone()),
    };
    let is_kept = desk.kept.with_untracked(Option::is_some);
    let is_lost = matches!(trouble, Trouble::Closed | Trouble::Changed);
    let kept = (is_kept && !is_lost).then(|| view! { <p>{desk.words("vote-nothing-lost")}</p> });
    let again = move |_| browser::go_on(desk);
    let way = match trouble {
        Trouble::Unsupported | Trouble::Changed => ().into_any(),
        Trouble::Closed => file_field(desk),
        Trouble::SignedOut => {
            let next = desk.path("/vote").replace('/', "%2F");
            view! { <a class="button" href=format!("/sign-in?next={next}")>{desk.words("sign-in")}</a> }.into_any()
        }
        _ => view! { <button r#type="button" class="button" on:click=again>{desk.words("vote-try-again")}</button> }.into_any(),
    };
    view! {
        <h1 tabindex="-1">{desk.words(title)}</h1>
        <div class="notice warn" role="alert"><p>{words}</p></div>
        {kept}
        <div class="actions">{way}</div>
        {ways(desk)}
    }
    .into_any()
}
