//! The decision: by one click where there is a template for it, or word by word.

use super::Whole;
use crate::form::FormState;
use crate::i18n::Locale;
use crate::moderation::deciding::Verdict;
use crate::moderation::kinds::THREADS;
use crate::moderation::queue::held_by_other;
use crate::moderation::store::templates::Template;
use crate::moderation::words::{decision_name, ground_name, label_name, moment};
use crate::t;
use crate::ui::TextArea;
use crate::ui::errors::denied_words;
use crate::ui::forms::{FieldText, InputKind, hint_and_error, input, select};
use crate::web::Visit;
use domain::moderation::{ContentKind, Decision, Ground, Label, Standing, Visibility};
use leptos::prelude::*;

/// Longest text of facts and circumstances.
const FACTS: usize = 5000;

/// Which letter of the keyboard chooses a decision (`accesskey`).
fn key_of(word: &str) -> Option<&'static str> {
    let key = match word {
        "label" => "l",
        "change" => "c",
        "hide" => "h",
        "restore" => "r",
        "lock" => "o",
        "slow" => "w",
        "suspend" => "s",
        // The button of one click has the key of keeping.
        _ => return None,
    };
    Some(key)
}

/// Which decisions make sense for content of a kind, however it stands.
pub fn offered(kind: ContentKind) -> Vec<&'static str> {
    let is_for = |word: &&str| match *word {
        "label" => kind.takes_label(),
        "lock" | "slow" => kind.has_thread() && THREADS.is_some(),
        _ => true,
    };
    Decision::WORDS.into_iter().filter(is_for).collect()
}

/// Which of them make sense as it stands.
fn sensible(standing: &Standing) -> Vec<&'static str> {
    let is_hidden = standing.visibility == Visibility::Hidden;
    let is_for = |word: &&str| match *word {
        "keep" | "label" | "change" | "hide" => !is_hidden,
        "restore" => is_hidden,
        "lock" => !standing.thread.is_locked,
        _ => true,
    };
    let offered = offered(standing.kind).into_iter();
    offered.filter(is_for).collect()
}

/// Reads the form; what is wrong is noted in it.
pub fn read(form: &mut FormState) -> Option<Verdict> {
    let word = form.fields.get("decision").to_owned();
    let detail = match word.as_str() {
        "label" => form.fields.get("label").to_owned(),
        "slow" => form.fields.get("minutes").trim().to_owned(),
        "suspend" => form.fields.get("days").trim().to_owned(),
        _ => String::new(),
    };
    let decision = Decision::from_words(&word, &detail);
    if decision.is_none() {
        match word.as_str() {
            "label" => form.refuse("label", "decide-label-choose", &[]),
            "slow" => form.refuse("minutes", "error-number", &[("min", 1), ("max", 1440)]),
            "suspend" => form.refuse("days", "error-number", &[("min", 1), ("max", 365)]),
            _ => form.refuse("decision", "decide-choose", &[]),
        }
    }
    let restricts = decision.is_none_or(Decision::restricts);
    let ground = Ground::from_word(form.fields.get("ground"));
    let facts = if restricts {
        form.paragraphs("facts", FACTS)
    } else {
        form.optional_paragraphs("facts", FACTS)
    };
    form.say_if_empty("facts", "decide-facts-empty");
    if restricts && ground.is_none() {
        form.refuse("ground", "decide-ground-choose", &[]);
    }
    let decision = decision?;
    (!form.is_refused()).then(|| Verdict {
        decision,
        ground: ground.filter(|_| decision.restricts()),
        facts,
    })
}

/// What stands beside the content: why one cannot decide, or the form.
pub fn panel(visit: &Visit, whole: &Whole, form: &FormState) -> AnyView {
    let l = visit.locale;
    if let Some(denied) = &whole.denied {
        let words = denied_words(visit, denied);
        return view! { <div class="notice warn"><h2>{t!(l, "item-not-yours")}</h2><p>{words}</p></div> }.into_any();
    }
    let Some(standing) = &whole.standing else {
        return view! {
            <div class="notice"><p>{t!(l, "item-gone")}</p></div>
            <form method="post" action=format!("/moderation/items/{}/decide", whole.item.id)>
                <input r#type="hidden" name="decision" value="keep"/>
                <div class="actions"><button class="button secondary">{t!(l, "item-close")}</button></div></form>
        }
        .into_any();
    };
    if let Some(claim) = held_by_other(&whole.item, visit.actor.account, visit.now) {
        let until = moment(visit, claim.until);
        return view! { <div class="notice warn"><h2>{t!(l, "item-taken")}</h2><p>{t!(l, "item-taken-words", until = until)}</p></div> }
            .into_any();
    }
    view! {
        {claim_bar(visit, whole)}
        {quick(l, whole, standing)}
        {by_word(l, whole, standing, form)}
    }
    .into_any()
}

/// Claiming and letting go.
fn claim_bar(visit: &Visit, whole: &Whole) -> impl IntoView + use<> {
    let l = visit.locale;
    let item = &whole.item;
    let action = |what: &str| format!("/moderation/items/{}/{what}", item.id);
    let held = item.claim.filter(|claim| claim.holds(visit.now));
    item.is_open.then(|| match held {
        Some(claim) => {
            let until = moment(visit, claim.until);
            view! {
                <form method="post" action=action("release") class="claim"><span class="small">{t!(l, "item-yours", until = until)}</span>
                    <button class="button slim quiet">{t!(l, "item-release")}</button></form>
            }
            .into_any()
        }
        None => view! {
            <form method="post" action=action("claim") class="claim"><span class="small">{t!(l, "item-free")}</span>
                <button class="button slim secondary">{t!(l, "item-claim")}</button></form>
        }
        .into_any(),
    })
}

/// One click: keep it, or decide by a template; then the next one.
fn quick(l: Locale, whole: &Whole, standing: &Standing) -> impl IntoView + use<> {
    let sensible = sensible(standing);
    let is_for = |template: &&Template| sensible.contains(&template.decision.as_str());
    let templates: Vec<_> = (1..)
        .zip(whole.templates.iter().filter(is_for).take(9))
        .map(|(number, template): (u8, _)| {
            let name = decision_name(l, &template.decision);
            view! {
                <li><button class="button secondary" name="by_template" value=template.id.to_string() accesskey=number.to_string()>
                    <kbd aria-hidden="true">{number}</kbd><span>{template.title.clone()}<small>{name}</small></span></button></li>
            }
        })
        .collect();
    let keep = sensible.contains(&"keep").then(|| view! {
        <li><button class="button secondary" name="decision" value="keep" accesskey="k"><kbd aria-hidden="true">"K"</kbd><span>{t!(l, "decide-keep")}</span></button></li>
    });
    let is_any = keep.is_some() || !templates.is_empty();
    let seen = whole.statements.len().to_string();
    is_any.then(|| view! {
        <section class="card quick" aria-labelledby="quick"><h2 id="quick">{t!(l, "decide-quick")}</h2>
            <form method="post" action=format!("/moderation/items/{}/decide", whole.item.id)>
                <input r#type="hidden" name="seen" value=seen/><input r#type="hidden" name="then" value="next"/>
                <ul class="keys">{keep}{templates}</ul></form>
            <p class="small muted">{t!(l, "decide-keys")}</p></section>
    })
}

/// The whole form.
fn by_word(
    l: Locale,
    whole: &Whole,
    standing: &Standing,
    form: &FormState,
) -> impl IntoView + use<> {
    let text = |name, key: &'static str| FieldText::new(name, t!(l, key), String::new());
    let seen = whole.statements.len().to_string();
    let facts = FieldText::new("facts", t!(l, "decide-facts"), t!(l, "decide-facts-hint"));
    view! {
        <section class="card" aria-labelledby="decide"><h2 id="decide">{t!(l, "decide-title")}</h2>
            <form method="post" action=format!("/moderation/items/{}/decide", whole.item.id) novalidate>
                <input r#type="hidden" name="seen" value=seen/>
                {decisions(l, form, &sensible(standing))}
                {details(l, form, standing)}
                {select(l, form, &text("ground", "decide-ground"), grounds(l))}
                <TextArea l form=form.clone() text=facts rows=4/>
                <div class="actions"><button class="button" name="then" value="next" accesskey="n">{t!(l, "decide-next")}</button>
                    <button class="button secondary" accesskey="d">{t!(l, "decide-stay")}</button></div>
            </form></section>
    }
}

/// The grounds as choices, none of them first. What each means stands in the public log.
pub fn grounds(l: Locale) -> Vec<(String, String)> {
    let none = (String::new(), t!(l, "decide-ground-none"));
    let grounds = Ground::ALL.iter();
    let grounds = grounds.map(|ground| (ground.word().to_owned(), ground_name(l, *ground)));
    std::iter::once(none).chain(grounds).collect()
}

/// The decisions as radio buttons, each with its letter.
pub fn decisions(l: Locale, form: &FormState, words: &[&'static str]) -> impl IntoView + use<> {
    let text = FieldText::new("decision", t!(l, "decide-what"), String::new());
    let invalid = form.error("decision").is_some();
    let boxes: Vec<_> = words
        .iter()
        .enumerate()
        .map(|(index, word)| {
            let id = if index == 0 {
                "decision".to_owned()
            } else {
                format!("decision-{}", index + 1)
            };
            let key = key_of(word);
            let label_for = id.clone();
            let shown = key.map(|key| view! { <kbd aria-hidden="true">{key.to_uppercase()}</kbd> });
            view! {
                <li><label for=label_for>
                    <input id=id name="decision" r#type="radio" value=*word accesskey=key checked=form.fields.has("decision", word)/>
                    <span>{decision_name(l, word)}" "{shown}<small>{t!(l, &format!("decision-{word}-words"))}</small></span>
                </label></li>
            }
        })
        .collect();
    view! {
        <fieldset class="field" class:invalid=invalid><legend>{text.label.clone()}</legend>
            {hint_and_error(l, form, &text)}
            <ul class="choices">{boxes}</ul></fieldset>
    }
}

/// What belongs to some of the decisions.
fn details(l: Locale, form: &FormState, standing: &Standing) -> impl IntoView + use<> {
    let text = |name, key: &'static str| FieldText::new(name, t!(l, key), String::new());
    let none = (String::new(), t!(l, "decide-label-none"));
    let labels = Label::ALL.iter();
    let labels = labels.map(|label| (label.word().to_owned(), label_name(l, *label)));
    let labels: Vec<_> = std::iter::once(none).chain(labels).collect();
    let offered = offered(standing.kind);
    let label = offered
        .contains(&"label")
        .then(|| select(l, form, &text("label", "decide-label"), labels));
    let minutes = offered.contains(&"slow").then(|| {
        input(
            l,
            form,
            &text("minutes", "decide-minutes"),
            InputKind::NUMBER,
        )
    });
    let days = input(l, form, &text("days", "decide-days"), InputKind::NUMBER);
    let is_open = ["label", "minutes", "days"]
        .iter()
        .any(|name| form.error(name).is_some() || !form.fields.get(name).is_empty());
    view! { <details class="more" open=is_open><summary>{t!(l, "decide-details")}</summary>{label}{minutes}{days}</details> }
}
