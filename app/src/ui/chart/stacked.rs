//! Bars that are made of parts: how often each grade was given.

use leptos::prelude::*;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stack {
    /// What it stands for.
    pub label: String,
    /// Language of the label, if it is not that of the page.
    pub lang: Option<String>,
    /// What it says, in words.
    pub value: String,
    /// Kind and length of each part, from the left, in tenths of a percent of the whole.
    pub parts: Vec<(u8, u64)>,
    /// Whether it is the one that has won.
    pub wins: bool,
}

/// A chart of bars with parts, and what the kinds of parts are called. A line stands in the middle: what it crosses is the median.
pub fn stacks(
    name: &'static str,
    caption: String,
    key: Vec<(u8, String)>,
    stacks: Vec<Stack>,
) -> impl IntoView {
    let key: Vec<_> = key
        .into_iter()
        .map(|(kind, words)| {
            let class = format!("part-{kind}");
            view! { <li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class=class width="10" height="10"/></svg>{words}</li> }
        })
        .collect();
    let rows: Vec<_> = stacks
        .into_iter()
        .enumerate()
        .map(|(row, stack)| {
            let (title, text) = (format!("{name}-t{row}"), format!("{name}-d{row}"));
            let labelled = format!("{title} {text}");
            let parts: Vec<_> = places(&stack.parts)
                .into_iter()
                .map(|(kind, x, width)| {
                    let class = format!("part-{kind}");
                    view! { <rect class=class x=x.to_string() y="0" width=width.to_string() height="60"/> }
                })
                .collect();
            view! {
                <li class:win=stack.wins>
                    <div class="row" aria-hidden="true"><span lang=stack.lang.clone()>{stack.label.clone()}</span><span>{stack.value.clone()}</span></div>
                    <svg viewBox="0 0 1000 60" preserveAspectRatio="none" role="img" aria-labelledby=labelled>
                        <title id=title lang=stack.lang>{stack.label}</title><desc id=text>{stack.value}</desc>
                        <rect class="track" x="0" y="0" width="1000" height="60"/>
                        {parts}
                        <line class="middle" x1="500" y1="0" x2="500" y2="60"/>
                    </svg>
                </li>
            }
        })
        .collect();
    view! {
        <figure class="chart" aria-labelledby=name><figcaption id=name>{caption}</figcaption>
            <ul class="key">{key}</ul><ul class="bars stacks">{rows}</ul></figure>
    }
}

/// Where each part begins, and how wide it is. Lengths are rounded, so the last one ends where the bar does.
fn places(parts: &[(u8, u64)]) -> Vec<(u8, u64, u64)> {
    let mut x = 0;
    let mut placed = Vec::new();
    for (kind, length) in parts {
        let width = (*length).min(1000 - x);
        if width > 0 {
            placed.push((*kind, x, width));
        }
        x += width;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn parts_lie_side_by_side_and_inside() {
        assert_eq!(
            places(&[(5, 334), (4, 0), (3, 333), (0, 334)]),
            [(5, 0, 334), (3, 334, 333), (0, 667, 333)]
        );
        assert_eq!(places(&[(1, 0)]), []);
    }
}
