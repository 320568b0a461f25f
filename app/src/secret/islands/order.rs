//! The order so far, where options are ranked one by one: rows with buttons to move them up, down and out, which can be dragged as well. Everything also goes
//! by the lists of places, and the other way round.

use super::marks::{Kind, Ranking};
use super::{Desk, browser};
use leptos::prelude::*;

/// Whether options are ranked, each at a place of its own.
pub fn is_ordered(desk: Desk) -> bool {
    desk.page
        .with_value(|page| page.kind == Kind::Places { equal: false })
}

fn change(desk: Desk, focus: String, change: impl FnOnce(&mut Ranking)) {
    desk.fault.set(None);
    desk.marked.update(|marked| {
        let mut ranking = Ranking::of(marked);
        change(&mut ranking);
        ranking.mark(marked);
    });
    browser::focus(&focus);
}

/// The button at an option that has no place: it gets the next one.
pub fn add_button(desk: Desk, number: u16, title: String) -> impl IntoView {
    let label = desk.words_with("rank-add-option", &title);
    move || {
        let is_there = desk
            .marked
            .with(|marked| Ranking::of(marked).place(number).is_some());
        (!is_there).then(|| {
            let (id, label) = (format!("place-{number}"), label.clone());
            let on = move |_| change(desk, id.clone(), |ranking| ranking.add(number));
            view! { <button r#type="button" class="button quiet" aria-label=label on:click=on>{desk.words("rank-add")}</button> }
        })
    }
}

/// The order so far; nothing while nothing has a place.
pub fn order(desk: Desk) -> impl IntoView {
    let dragged = RwSignal::new(None::<u16>);
    move || {
        let ranking = desk.marked.with(|marked| Ranking::of(marked));
        let count = ranking.options().len();
        if count == 0 {
            return ().into_any();
        }
        let rows: Vec<_> = ranking
            .options()
            .iter()
            .enumerate()
            .map(|(at, number)| row(desk, dragged, *number, at, count))
            .collect();
        view! {
            <section class="order" aria-labelledby="order">
                <h2 id="order" tabindex="-1">{desk.words("rank-order")}</h2>
                <p class="hint">{desk.words("rank-order-hint")}</p>
                <ol>{rows}</ol>
            </section>
        }
        .into_any()
    }
}

fn row(
    desk: Desk,
    dragged: RwSignal<Option<u16>>,
    number: u16,
    at: usize,
    count: usize,
) -> AnyView {
    let (title, lang) = desk.page.with_value(|page| {
        let of_number = page.options.iter().find(|option| option.number == number);
        let title = of_number.map(|option| option.title.clone());
        (title.unwrap_or_default(), page.lang.clone())
    });
    let button = |way: &'static str, sign: &'static str, disabled: bool, to: Option<usize>| {
        let id = format!("{way}-{number}");
        // At an end the button is gone: the focus goes to the one for the way back.
        let focus = match to {
            None => "order".to_owned(),
            Some(0) => format!("rank-down-{number}"),
            Some(to) if to + 1 == count => format!("rank-up-{number}"),
            Some(_) => id.clone(),
        };
        let label = desk.words_with(way, &title);
        let on = move |_| {
            change(desk, focus.clone(), |ranking| match to {
                Some(to) => ranking.put(number, to),
                None => ranking.take_out(number),
            });
        };
        view! { <button id=id r#type="button" class="button quiet" aria-label=label disabled=disabled on:click=on>{sign}</button> }
    };
    let up = button("rank-up", "↑", at == 0, Some(at.saturating_sub(1)));
    let down = button("rank-down", "↓", at + 1 == count, Some(at + 1));
    let out = button("rank-out", "×", false, None);
    let over = move |event: leptos::ev::DragEvent| {
        if dragged.get_untracked().is_some() {
            event.prevent_default();
        }
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        if let Some(other) = dragged.get_untracked() {
            change(desk, format!("rank-out-{other}"), |ranking| {
                ranking.put(other, at);
            });
        }
    };
    view! {
        <li draggable="true" on:dragstart=move |_| dragged.set(Some(number)) on:dragend=move |_| dragged.set(None) on:dragover=over on:drop=dropped>
            <b lang=lang>{title.clone()}</b><span class="actions">{up}{down}{out}</span>
        </li>
    }
    .into_any()
}
