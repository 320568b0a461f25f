//! What a trustee sees at each step.

use super::{Desk, Step, Trouble, browser};
use ballot::secret::to_json;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;

/// What the trustee sees now.
pub fn step(desk: Desk) -> AnyView {
    let what = match desk.step.get() {
        Step::Waking => said(desk, "trustee-your-step", "trustee-waking"),
        Step::Working => said(desk, "trustee-your-step", "trustee-working"),
        Step::Idle => idle(desk),
        Step::Make => make(desk),
        Step::Keep => keep(desk),
        Step::Bring => bring(desk),
        Step::Ready => ready(desk),
        Step::Stopped(trouble) => stopped(desk, trouble),
    };
    let note = move || {
        let note = desk.note.get();
        note.map(|words| view! { <div class="notice ok" role="status"><p>{words}</p></div> })
    };
    view! { {note}{what} }.into_any()
}

fn heading(desk: Desk, key: &str) -> AnyView {
    view! { <h2 id="own-step" tabindex="-1">{desk.words(key)}</h2> }.into_any()
}

fn said(desk: Desk, title: &str, words: &str) -> AnyView {
    view! { {heading(desk, title)}<p class="waking" role="status">{desk.words(words)}</p> }
        .into_any()
}

/// Nothing waits for this trustee: the secret can be saved once more.
fn idle(desk: Desk) -> AnyView {
    let kept = desk.secret.with_untracked(Option::is_some);
    let (title, below) = if kept {
        (
            "trustee-here",
            view! { <p>{desk.words("trustee-here-words")}</p>{copies(desk)} }.into_any(),
        )
    } else {
        (
            "trustee-idle",
            view! { <p>{desk.words("trustee-nothing")}</p> }.into_any(),
        )
    };
    view! { {heading(desk, title)}{below} }.into_any()
}

fn make(desk: Desk) -> AnyView {
    view! {
        {heading(desk, "trustee-make-title")}
        <p>{desk.words("trustee-make-words")}</p>
        <div class="actions">
            <button r#type="button" class="button big" on:click=move |_| browser::make(desk)>{desk.words("trustee-make")}</button>
            <button r#type="button" class="button secondary" on:click=move |_| desk.step.set(Step::Bring)>{desk.words("trustee-have-it")}</button>
        </div>
    }
    .into_any()
}

/// Digits in groups, as they are read out.
fn groups(digits: &str) -> AnyView {
    let groups: Vec<_> = digits
        .split('-')
        .map(|group| view! { <span>{group.to_owned()}</span>" " })
        .collect();
    view! { <p class="receipt-code" translate="no">{groups}</p> }.into_any()
}

/// The file and the sheet.
fn copies(desk: Desk) -> AnyView {
    let Some(file) = desk.secret.get_untracked() else {
        return ().into_any();
    };
    let (title, lang, short) = desk.page.with_value(|page| {
        let short: String = page.poll.chars().take(8).collect();
        (page.title.clone(), page.lang.clone(), short)
    });
    let json = to_json(&file).unwrap_or_default();
    let data = format!("data:application/json;base64,{}", STANDARD.encode(json));
    view! {
        <div class="actions">
            <a class="button secondary" href=data download=format!("comitia-trustee-{short}.json")>{desk.words("trustee-save")}</a>
            <button r#type="button" class="button secondary" on:click=move |_| browser::print()>{desk.words("trustee-print")}</button>
        </div>
        <article class="receipt">
            <h3>{desk.words("trustee-sheet")}</h3>
            <p lang=lang>{title}</p>
            <p>{desk.words("trustee-sheet-words")}</p>
            {groups(&file.sheet())}
        </article>
    }
    .into_any()
}

/// A box that has to be ticked, with what is wrong beside it.
fn sure(desk: Desk, label: &str) -> AnyView {
    let fault = move || desk.fault.get().filter(|fault| fault.field == "sure");
    let beside = move || {
        fault().map(|fault| {
            view! { <p class="error" id="sure-error" role="alert"><span class="hide">{desk.words("error-prefix")}</span>" "{fault.words}</p> }
        })
    };
    let described = move || fault().map(|_| "sure-error");
    let label = desk.words(label);
    view! {
        <div class="field" class:invalid=move || fault().is_some()>
            {beside}
            <div class="option">
                <input id="sure" r#type="checkbox" aria-describedby=described prop:checked=move || desk.is_sure.get() on:change=move |_| desk.is_sure.update(|sure| *sure = !*sure)/>
                <label r#for="sure">{label}</label>
            </div>
        </div>
    }
    .into_any()
}

fn keep(desk: Desk) -> AnyView {
    view! {
        {heading(desk, "trustee-keep")}
        <p>{desk.words("trustee-keep-words")}</p>
        {copies(desk)}
        {sure(desk, "trustee-kept")}
        <div class="actions"><button r#type="button" class="button big" on:click=move |_| browser::act(desk)>{desk.words("trustee-do-join")}</button></div>
    }
    .into_any()
}

/// A field with its words; `id` names it, and the keys of its texts begin with `trustee-`.
fn field(desk: Desk, id: &'static str, input: AnyView) -> AnyView {
    let fault = move || desk.fault.get().filter(|fault| fault.field == id);
    let beside = move || {
        fault().map(|fault| {
            view! { <p class="error" id=format!("{id}-error") role="alert"><span class="hide">{desk.words("error-prefix")}</span>" "{fault.words}</p> }
        })
    };
    view! {
        <div class="field" class:invalid=move || fault().is_some()>
            <label r#for=id>{desk.words(&format!("trustee-{id}"))}</label>
            <p class="hint" id=format!("{id}-hint")>{desk.words(&format!("trustee-{id}-hint"))}</p>
            {beside}
            {input}
        </div>
    }
    .into_any()
}

fn described(desk: Desk, id: &'static str) -> impl Fn() -> String + Send + Sync + 'static {
    move || {
        let is_wrong = desk
            .fault
            .with(|fault| fault.as_ref().is_some_and(|fault| fault.field == id));
        if is_wrong {
            format!("{id}-hint {id}-error")
        } else {
            format!("{id}-hint")
        }
    }
}

fn bring(desk: Desk) -> AnyView {
    let chosen = NodeRef::<leptos::html::Input>::new();
    let file = view! {
        <input id="file" r#type="file" accept=".json,application/json" node_ref=chosen aria-describedby=described(desk, "file") on:change=move |_| browser::open(desk, chosen)/>
    };
    let digits = view! {
        <input id="digits" r#type="text" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby=described(desk, "digits") prop:value=move || desk.typed.get() on:input=move |event| desk.typed.set(event_target_value(&event))/>
    };
    view! {
        {heading(desk, "trustee-elsewhere")}
        <p>{desk.words("trustee-elsewhere-words")}</p>
        {field(desk, "file", file.into_any())}
        {field(desk, "digits", digits.into_any())}
        <div class="actions"><button r#type="button" class="button" on:click=move |_| browser::type_in(desk)>{desk.words("trustee-digits-use")}</button></div>
    }
    .into_any()
}

fn ready(desk: Desk) -> AnyView {
    let on = desk.on.get_untracked().unwrap_or_default();
    let action = if on == "second" { "trial" } else { on.as_str() };
    let what = view! { {heading(desk, "trustee-your-step")}<p>{desk.words(&format!("trustee-step-{on}"))}</p> };
    let (is_share, must_confirm) = (
        on == "share",
        desk.page.with_value(|page| page.must_confirm),
    );
    if is_share && must_confirm {
        let next = desk.page.with_value(|page| page.path.replace('/', "%2F"));
        return view! {
            {what}
            <p>{desk.words("trustee-confirm-first")}</p>
            <div class="actions"><a class="button big" href=format!("/confirm?next={next}")>{desk.words("trustee-confirm-now")}</a></div>
        }
        .into_any();
    }
    let code = desk.code.get_untracked().map(|code| {
        view! { <p>{desk.words("trustee-compare")}</p>{groups(&code)} }
    });
    let same = (on == "deal").then(|| sure(desk, "trustee-same"));
    let public = is_share.then(|| view! { <p>{desk.words("trustee-share-sure")}</p> });
    let label = desk.words(&format!("trustee-do-{action}"));
    view! {
        {what}
        {code}
        {same}
        {public}
        <div class="actions"><button r#type="button" class="button big" on:click=move |_| browser::act(desk)>{label}</button></div>
        <details class="more"><summary>{desk.words("trustee-here")}</summary><p>{desk.words("trustee-here-words")}</p>{copies(desk)}</details>
    }
    .into_any()
}

fn stopped(desk: Desk, trouble: Trouble) -> AnyView {
    let (title, words) = match trouble {
        Trouble::Unsupported => ("vote-storage-title", "trustee-unsupported"),
        Trouble::Storage => ("vote-storage-title", "trustee-storage"),
        Trouble::Offline => ("vote-offline-title", "trustee-offline"),
        Trouble::SignedOut => ("vote-signed-out-title", "trustee-signed-out"),
        Trouble::Wrong => ("vote-wrong-title", "trustee-wrong"),
    };
    let way = if trouble == Trouble::SignedOut {
        let path = desk.page.with_value(|page| page.path.clone());
        view! { <a class="button" href=path>{desk.words("sign-in")}</a> }.into_any()
    } else {
        view! { <button r#type="button" class="button" on:click=move |_| browser::wake(desk)>{desk.words("vote-try-again")}</button> }.into_any()
    };
    view! {
        {heading(desk, title)}
        <div class="notice warn" role="alert"><p>{desk.words(words)}</p></div>
        <div class="actions">{way}</div>
    }
    .into_any()
}
