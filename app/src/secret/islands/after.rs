//! After casting: the receipt, where the ballot is, what to keep, and voting again.

use super::{Desk, Opened, Place, Step, browser, code};
use ballot::Receipt;
use ballot::secret::Revote;
use leptos::prelude::*;

fn groups(receipt: &Receipt) -> AnyView {
    let text = receipt.to_string();
    let groups: Vec<_> = text
        .split('-')
        .map(|group| view! { <span>{group.to_owned()}</span>" " })
        .collect();
    view! { <p class="receipt-code" translate="no">{groups}</p> }.into_any()
}

/// Where the ballot is, in words.
fn place_words(desk: Desk, place: Place) -> AnyView {
    let (class, title, words) = match place {
        Place::Asked => ("notice", "place-asked-title", desk.words("place-asked")),
        Place::Waiting => (
            "notice ok",
            "place-waiting-title",
            desk.words("place-waiting"),
        ),
        Place::Recorded(number) => (
            "notice ok",
            "place-recorded-title",
            desk.words_with("place-recorded", &number.to_string()),
        ),
        Place::Missing => (
            "notice bad",
            "place-missing-title",
            desk.words("place-missing"),
        ),
        Place::Unproven => (
            "notice bad",
            "place-unproven-title",
            desk.words("place-unproven"),
        ),
        Place::Unknown => (
            "notice warn",
            "place-unknown-title",
            desk.words("place-unknown"),
        ),
    };
    let role = if matches!(place, Place::Missing | Place::Unproven) {
        "alert"
    } else {
        "status"
    };
    let again = (place != Place::Asked).then(|| {
        view! { <p><button r#type="button" class="button slim secondary no-print" on:click=move |_| browser::look(desk)>{desk.words("place-look-again")}</button></p> }
    });
    view! { <div class=format!("{class} place") role=role><h2>{desk.words(title)}</h2><p>{words}</p>{again}</div> }.into_any()
}

/// The page of somebody whose ballot is in the box.
pub fn receipt(desk: Desk) -> AnyView {
    let page = desk.page.get_value();
    let last = desk
        .kept
        .with_untracked(|kept| kept.as_ref().and_then(|kept| kept.device.last()));
    let Some((_, receipt)) = last else {
        return ().into_any();
    };
    let has_promise = desk.kept.with_untracked(|kept| {
        kept.as_ref()
            .is_some_and(|kept| kept.device.receipt().is_some())
    });
    let elsewhere = (!has_promise).then(|| view! { <p>{desk.words("vote-elsewhere")}</p> });
    let note = desk
        .note
        .get_untracked()
        .map(|key| view! { <div class="notice warn" role="status"><p>{desk.words(key)}</p></div> });
    view! {
        <div class="two"><div>
            {note}
            <article class="receipt">
                <span class="seal" aria-hidden="true"></span>
                <h1 tabindex="-1">{desk.words("vote-held-title")}</h1>
                <p class="lede">{desk.words("vote-held-words")}</p>
                <h2 class="over">{desk.words("receipt-yours")}</h2>
                {groups(&receipt)}
                <dl><div><dt>{desk.words("receipt-poll")}</dt><dd lang=page.lang.clone()>{page.title.clone()}</dd></div>
                    <div><dt>{desk.words("receipt-where")}</dt><dd>{format!("{}{}/receipt", page.origin, page.path)}</dd></div></dl>
            </article>
            {elsewhere}
            {open_own(desk)}
            {move || place_words(desk, desk.place.get())}
            {again(desk)}
        </div><aside aria-label=desk.words("vote-keep-label")>
            {keep_receipt(desk, has_promise)}
            {keep_secret(desk)}
            {second_device(desk)}
        </aside></div>
    }
    .into_any()
}

/// Too few trustees open the poll: the voter opens the own ballot.
fn open_own(desk: Desk) -> AnyView {
    if !desk.page.with_value(|page| page.opens) {
        return ().into_any();
    }
    let said = move || {
        match desk.opened.get() {
        Opened::No => view! { <p><button r#type="button" class="button" on:click=move |_| browser::open_own(desk)>{desk.words("open-own")}</button></p> }.into_any(),
        Opened::Asked => view! { <p role="status">{desk.words("open-own-asked")}</p> }.into_any(),
        Opened::Yes => view! { <p role="status"><strong>{desk.words("open-own-done")}</strong></p> }.into_any(),
        Opened::Refused(words) => view! {
            <p role="alert">{words}</p>
            <p><button r#type="button" class="button" on:click=move |_| browser::open_own(desk)>{desk.words("vote-try-again")}</button></p>
        }
        .into_any(),
    }
    };
    view! {
        <section class="notice warn no-print" aria-labelledby="open-own">
            <h2 id="open-own">{desk.words("open-own-title")}</h2>
            <p>{desk.words("open-own-words")}</p>
            {said}
        </section>
    }
    .into_any()
}

fn keep_receipt(desk: Desk, has_promise: bool) -> AnyView {
    let file = has_promise.then(|| view! { <p>{code::receipt_link(desk)}</p> });
    view! {
        <section class="card" aria-labelledby="keep-receipt">
            <h2 id="keep-receipt">{desk.words("vote-receipt-file")}</h2>
            <p>{desk.words("vote-receipt-file-words")}</p>
            {file}
        </section>
    }
    .into_any()
}

fn keep_secret(desk: Desk) -> AnyView {
    let forget = move |_| browser::forget(desk);
    view! {
        <section class="card no-print" aria-labelledby="keep-secret">
            <h2 id="keep-secret">{desk.words("vote-secret-file")}</h2>
            <p>{desk.words("vote-secret-file-words")}</p>
            <p><strong>{desk.words("vote-secret-warning")}</strong></p>
            <p>{code::secret_link(desk, "vote-save-secret")}</p>
            <details class="more"><summary>{desk.words("vote-forget")}</summary>
                <p>{desk.words("vote-forget-words")}</p>
                <p><button r#type="button" class="button slim secondary" on:click=forget>{desk.words("vote-forget-now")}</button></p></details>
        </section>
    }
    .into_any()
}

fn second_device(desk: Desk) -> AnyView {
    view! {
        <section class="card no-print" aria-labelledby="second-device">
            <h2 id="second-device">{desk.words("vote-code-head")}</h2>
            <p>{desk.words("vote-code-words")}</p>
            <details class="more"><summary>{desk.words("vote-code-show")}</summary><p>{desk.words("vote-code-warning")}</p>{code::picture(desk)}</details>
        </section>
    }
    .into_any()
}

/// The way to vote again, where the poll permits it.
fn again(desk: Desk) -> AnyView {
    let revote = desk
        .poll
        .with_value(|poll| poll.as_ref().map(|poll| poll.manifest().revote));
    if desk.page.with_value(|page| page.closed) {
        return view! { <div class="actions"><a class="button quiet" href=desk.path("")>{desk.words("to-poll")}</a></div> }.into_any();
    }
    if revote != Some(Revote::Last) {
        return view! { <p class="no-print">{desk.words("check-final")}</p> }.into_any();
    }
    let begin = move |_| {
        desk.note.set(None);
        desk.marked.set(Vec::new());
        desk.phrase.set(String::new());
        desk.step.set(Step::Choose);
    };
    view! {
        <section class="no-print" aria-labelledby="again">
            <h2 id="again">{desk.words("vote-again-title")}</h2>
            <p>{desk.words("vote-again-words")}</p>
            <div class="actions"><button r#type="button" class="button secondary" on:click=begin>{desk.words("vote-again")}</button>
                <a class="button quiet" href=desk.path("")>{desk.words("to-poll")}</a></div>
        </section>
    }
    .into_any()
}
