//! What has been set down about a poll, for reading and before it is published.

use super::look::Managed;
use super::words;
use crate::i18n;
use crate::polls::store::PollOption;
use crate::t;
use crate::ui::{Markdown, lang_of};
use crate::web::Visit;
use domain::poll::OptionOrder;
use leptos::prelude::*;

/// Question, options, rules and times; with links to change them where they still can be.
pub fn answers(visit: &Visit, managed: &Managed) -> impl IntoView + use<> {
    let l = visit.locale;
    let (record, poll) = (&managed.record, &managed.record.poll);
    let lang = lang_of(visit, &record.lang);
    let edit = poll
        .state
        .is_editable()
        .then(|| format!("/admin/polls/{}/edit", poll.id));
    let row = |field: &'static str, label: String, value: AnyView| {
        let change = edit.clone().map(|href| {
            let which = format!(" {label}");
            view! { <dd class="change"><a href=format!("{href}#{field}")>{t!(l, "admin-change")}<span class="hide">{which}</span></a></dd> }
        });
        view! { <div><dt>{label.clone()}</dt><dd>{value}</dd>{change}</div> }
    };
    let own = |text: &str| {
        let (text, lang) = (text.to_owned(), lang.clone());
        view! { <span lang=lang>{text}</span> }.into_any()
    };
    let none = if poll.none_option {
        t!(l, "admin-yes")
    } else {
        t!(l, "admin-no")
    };
    let assisted = if poll.assisted {
        t!(l, "admin-yes")
    } else {
        t!(l, "admin-no")
    };
    let order = match poll.order {
        OptionOrder::Fixed => t!(l, "order-fixed"),
        OptionOrder::Shuffled => t!(l, "order-shuffled"),
    };
    let who: Vec<_> = words::electorate(l, &poll.eligibility)
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect();
    let body = (!record.body.is_empty()).then(|| {
        let prose = view! { <Markdown text=record.body.clone() lang=lang.clone()/> };
        row("body", t!(l, "poll-body"), prose.into_any())
    });
    let binding = (!record.binding.is_empty())
        .then(|| row("binding", t!(l, "poll-binds"), own(&record.binding)));
    let budget = record.budget_minor.zip(record.currency.as_deref());
    let budget = budget.map(|(minor, currency)| {
        let amount = i18n::money(l, minor, currency);
        row("budget", t!(l, "poll-budget-label"), amount.into_any())
    });
    view! {
        <dl class="answers">
            {row("title", t!(l, "poll-question"), own(&record.title))}
            {row("summary", t!(l, "poll-summary"), own(&record.summary))}
            {body}
            {binding}
            {row("option-1-title", t!(l, "part-options"), options(visit, managed, lang.clone()).into_any())}
            {budget}
            {row("profile", t!(l, "poll-profile"), words::profile(l, poll.profile).into_any())}
            {row("method", t!(l, "poll-method"), words::method(l, poll.method).into_any())}
            {row("none", t!(l, "poll-none"), none.into_any())}
            {row("order", t!(l, "poll-order"), order.into_any())}
            {row("level", t!(l, "part-who"), view! { <ul>{who}</ul> }.into_any())}
            {row("assisted", t!(l, "poll-assisted"), assisted.into_any())}
            {row("opens", t!(l, "poll-opens"), words::moment(visit, poll.opens_at).into_any())}
            {row("closes", t!(l, "poll-closes"), words::moment(visit, poll.closes_at).into_any())}
        </dl>
    }
}

fn options(visit: &Visit, managed: &Managed, lang: Option<String>) -> impl IntoView + use<> {
    let (l, currency) = (visit.locale, managed.record.currency.clone());
    let line = |option: &PollOption| {
        let cost = option.cost_minor.zip(currency.as_deref());
        let cost = cost.map(|(minor, currency)| format!(" ({})", i18n::money(l, minor, currency)));
        view! { <li><span lang=lang.clone()>{option.title.clone()}</span>{cost}</li> }
    };
    let lines: Vec<_> = managed.options.iter().map(line).collect();
    view! { <ol>{lines}</ol> }
}
