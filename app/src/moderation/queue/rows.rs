//! The list of the queue: what each item is, why it came, how much time is left, and who works on it.

use super::{held_by_other, or_empty, waits};
use crate::i18n::Locale;
use crate::moderation::store::items::Item;
use crate::moderation::words::{
    ground_name, kind_name, label_name, moment, origin_name, time_left, why_name,
};
use crate::t;
use crate::ui::lang_of;
use crate::web::Visit;
use domain::ids::SpaceId;
use leptos::prelude::*;

/// The list, as a form: what is ticked is claimed or decided together.
pub fn list(
    visit: &Visit,
    items: &[Item],
    spaces: &[(SpaceId, String)],
    are_decided: bool,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let rows: Vec<_> = items
        .iter()
        .map(|item| row(visit, item, spaces).into_any())
        .collect();
    let actions = (!are_decided).then(|| {
        view! {
            <div class="queue-bar" role="group" aria-label=t!(l, "queue-chosen")>
                <span class="small">{t!(l, "queue-chosen")}</span>
                <button class="button slim">{t!(l, "queue-decide")}</button>
                <button class="button slim secondary" formmethod="post" formaction="/moderation/claims">{t!(l, "queue-claim")}</button>
            </div>
        }
    });
    or_empty(
        l,
        items.is_empty(),
        view! {
            <form method="get" action="/moderation/bulk">
                <ul class="queue">{rows}</ul>
                {actions}
            </form>
        },
    )
}

fn row(visit: &Visit, item: &Item, spaces: &[(SpaceId, String)]) -> impl IntoView + use<> {
    let l = visit.locale;
    let lang = lang_of(visit, &item.lang);
    let title = if item.title.is_empty() {
        kind_name(l, item.kind)
    } else {
        item.title.clone()
    };
    let space = spaces.iter().find(|(space, _)| *space == item.space);
    let space = space.map(|(_, title)| title.clone()).unwrap_or_default();
    let id = format!("item-{}", item.id);
    let label_for = id.clone();
    let tick = item.is_open.then(|| view! {
        <label class="tick" for=label_for><input r#type="checkbox" id=id name="item" value=item.id.to_string()/>
            <span class="hide">{t!(l, "queue-tick", title = title.as_str())}</span></label>
    });
    let excerpt = item.excerpt.trim().to_owned();
    let excerpt = (!excerpt.is_empty()).then(|| {
        let excerpt: String = excerpt.chars().take(200).collect();
        view! { <p class="excerpt" lang=lang.clone()>{excerpt}</p> }
    });
    let urgency = match item.urgency {
        ..=1 => "calm",
        2 => "soon",
        _ => "urgent",
    };
    view! {
        <li class=format!("queue-item {urgency}")>
            {tick}
            <div class="what">
                <p class="over">{kind_name(l, item.kind)}" · "{space}</p>
                <h2><a href=format!("/moderation/items/{}", item.id) lang=lang>{title}</a></h2>
                {excerpt}
                <ul class="tags">{reasons(l, item)}</ul>
            </div>
            <div class="clock">{clock(visit, item)}</div>
        </li>
    }
}

/// Why it is here, as tags.
pub fn reasons(l: Locale, item: &Item) -> Vec<AnyView> {
    let mut tags = Vec::new();
    if item.urgency >= 3 {
        tags.push(view! { <li class="tag danger">{t!(l, "queue-urgent")}</li> }.into_any());
    }
    if item.reports > 0 {
        tags.push(
            view! { <li class="tag urgent">{t!(l, "queue-reports", n = item.reports)}</li> }
                .into_any(),
        );
    }
    let mut grounds = item.grounds.clone();
    grounds.sort_unstable();
    grounds.dedup();
    tags.extend(
        grounds
            .into_iter()
            .map(|ground| view! { <li class="tag">{ground_name(l, ground)}</li> }.into_any()),
    );
    let whys = item.why.iter();
    tags.extend(whys.map(|why| view! { <li class="tag">{why_name(l, *why)}</li> }.into_any()));
    if tags.is_empty() {
        tags.push(view! { <li class="tag plain">{origin_name(l, item.origin)}</li> }.into_any());
    }
    tags.extend(
        item.label
            .map(|label| view! { <li class="tag done">{label_name(l, label)}</li> }.into_any()),
    );
    tags
}

/// How long it waits, how much time is left, and who works on it.
fn clock(visit: &Visit, item: &Item) -> AnyView {
    let l = visit.locale;
    if let Some(decided) = item.decided_at.filter(|_| !item.is_open) {
        let when = moment(visit, decided);
        return view! { <p class="small">{t!(l, "queue-decided-at", when = when)}</p> }.into_any();
    }
    let is_late = item.due_at < visit.now;
    let by = visit.actor.account;
    let claimed = if held_by_other(item, by, visit.now).is_some() {
        Some(t!(l, "queue-taken"))
    } else if item.claim.is_some_and(|claim| claim.holds(visit.now)) {
        Some(t!(l, "queue-yours"))
    } else {
        None
    };
    view! {
        <p class="left" class:late=is_late>{time_left(l, item, visit.now)}</p>
        <p class="small muted">{waits(l, item, visit.now)}</p>
        {claimed.map(|words| view! { <p class="small"><span class="tag plain">{words}</span></p> })}
    }
    .into_any()
}
