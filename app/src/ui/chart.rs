//! Charts as inline SVG, drawn by plotters on the server; the page shows a table with the same facts beside each.
//!
//! plotters draws into `Sheet`, which keeps shapes with the classes of the style sheet instead of colours: so a chart follows light, dark,
//! forced colours and print, and needs no style attribute.

pub mod stacked;

use crate::i18n::Locale;
use crate::t;
use leptos::prelude::*;
use plotters::prelude::*;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingErrorKind};
use std::sync::{Arc, Mutex};

/// Drawing units across: tenths of a percent.
const ACROSS: u32 = 1000;
/// Drawing units of a bar's height.
const HEIGHT: u32 = 60;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Language of the label, if it is not that of the page.
    pub lang: Option<String>,
    /// What it says, in words: "2,734 · 45.4 %".
    pub value: String,
    /// Its length in tenths of a percent of the whole.
    pub tenths: u64,
    /// Whether it is the one that has won.
    pub wins: bool,
}

/// A chart of horizontal bars: words that wrap, and beside each its drawing with title and description.
pub fn bars(name: &str, caption: String, bars: Vec<Bar>) -> impl IntoView + use<> {
    let drawn = draw(&bars);
    let id = name.to_owned();
    let rows = bars
        .into_iter()
        .zip(drawn)
        .enumerate()
        .map(|(row, (bar, shapes))| {
            let (title, text) = (format!("{id}-t{row}"), format!("{id}-d{row}"));
            let labelled = format!("{title} {text}");
            let shapes = shapes.into_iter().map(shape).collect_view();
            view! {
                <li class:win=bar.wins>
                    <div class="row" aria-hidden="true"><span lang=bar.lang.clone()>{bar.label.clone()}</span><span>{bar.value.clone()}</span></div>
                    <svg viewBox="0 0 1000 60" preserveAspectRatio="none" role="img" aria-labelledby=labelled>
                        <title id=title lang=bar.lang>{bar.label}</title><desc id=text>{bar.value}</desc>
                        {shapes}
                    </svg>
                </li>
            }
        })
        .collect_view();
    let labelled = name.to_owned();
    let name = name.to_owned();
    view! { <figure class="chart" aria-labelledby=labelled><figcaption id=name>{caption}</figcaption><ul class="bars">{rows}</ul></figure> }
}

fn shape(rect: Rect) -> impl IntoView {
    view! { <rect class=rect.class x=rect.x.to_string() y=rect.y.to_string() width=rect.width.to_string() height=rect.height.to_string()/> }
}

/// Where a vote goes: two boxes without a line between them.
pub fn two_boxes(l: Locale) -> impl IntoView {
    let wide = |top: &'static str, line: &'static str, words: String| {
        view! { <rect class="track" y=top width="100%" height="2.8em" rx="8"/><text class="label win" x="3%" y=line>{words}</text> }
    };
    view! {
        <figure class="chart" aria-labelledby="picture"><figcaption id="picture">{t!(l, "picture-caption")}</figcaption>
            <svg width="100%" height="16.8em" role="img" aria-labelledby="picture-t picture-d">
                <title id="picture-t">{t!(l, "picture-caption")}</title><desc id="picture-d">{t!(l, "picture-description")}</desc>
                {wide("0", "1.9em", t!(l, "picture-you"))}
                {wide("4em", "5.9em", t!(l, "picture-server"))}
                <rect class="track" y="8em" width="48%" height="4.6em" rx="8"/><rect class="track" x="52%" y="8em" width="48%" height="4.6em" rx="8"/>
                <text class="label win" x="3%" y="9.9em">{t!(l, "picture-who")}</text><text class="label win" x="55%" y="9.9em">{t!(l, "picture-what")}</text>
                <text class="label" x="3%" y="11.6em">{t!(l, "picture-who-small")}</text><text class="label" x="55%" y="11.6em">{t!(l, "picture-what-small")}</text>
                {wide("13.8em", "15.7em", t!(l, "picture-close"))}
            </svg></figure>
        <p class="measure">{t!(l, "picture-description")}</p>
    }
}

/// The way of a sealed ballot: device, issuer and box, record, trustees.
pub fn sealed_ballot(l: Locale) -> impl IntoView {
    let wide = |top: &'static str, line: &'static str, words: String| {
        view! { <rect class="track" y=top width="100%" height="2.8em" rx="8"/><text class="label win" x="3%" y=line>{words}</text> }
    };
    view! {
        <figure class="chart" aria-labelledby="sealed-picture"><figcaption id="sealed-picture">{t!(l, "sealed-picture-caption")}</figcaption>
            <svg width="100%" height="16.8em" role="img" aria-labelledby="sealed-picture-t sealed-picture-d">
                <title id="sealed-picture-t">{t!(l, "sealed-picture-caption")}</title><desc id="sealed-picture-d">{t!(l, "sealed-picture-description")}</desc>
                {wide("0", "1.9em", t!(l, "sealed-picture-device"))}
                <rect class="track" y="4em" width="48%" height="4.6em" rx="8"/><rect class="track" x="52%" y="4em" width="48%" height="4.6em" rx="8"/>
                <text class="label win" x="3%" y="5.9em">{t!(l, "sealed-picture-issuer")}</text><text class="label win" x="55%" y="5.9em">{t!(l, "sealed-picture-box")}</text>
                <text class="label" x="3%" y="7.6em">{t!(l, "sealed-picture-issuer-small")}</text><text class="label" x="55%" y="7.6em">{t!(l, "sealed-picture-box-small")}</text>
                {wide("9.8em", "11.7em", t!(l, "sealed-picture-record"))}
                {wide("13.8em", "15.7em", t!(l, "sealed-picture-trustees"))}
            </svg></figure>
        <p class="measure">{t!(l, "sealed-picture-description")}</p>
    }
}

/// The shapes of each bar.
fn draw(bars: &[Bar]) -> Vec<Vec<Rect>> {
    bars.iter()
        .map(|bar| {
            let shapes: Arc<Mutex<Vec<Rect>>> = Arc::default();
            // Drawing into a list in memory has nothing that could fail.
            let _ = draw_bar(
                Sheet {
                    shapes: shapes.clone(),
                },
                bar,
            );
            shapes
                .lock()
                .map(|mut shapes| std::mem::take(&mut *shapes))
                .unwrap_or_default()
        })
        .collect()
}

fn draw_bar(sheet: Sheet, bar: &Bar) -> Result<(), Box<dyn std::error::Error>> {
    let area = sheet.into_drawing_area();
    let mut chart = ChartBuilder::on(&area).build_cartesian_2d(0_u32..ACROSS, 0_u32..HEIGHT)?;
    let length = u32::try_from(bar.tenths).unwrap_or(ACROSS).min(ACROSS);
    chart.draw_series([
        Rectangle::new([(0, HEIGHT), (ACROSS, 0)], TRACK.filled()),
        Rectangle::new([(0, HEIGHT), (length, 0)], FILL.filled()),
    ])?;
    area.present()?;
    Ok(())
}

/// Colours that stand for classes of the style sheet.
const TRACK: RGBColor = RGBColor(0, 0, 1);
const FILL: RGBColor = RGBColor(0, 0, 2);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rect {
    class: &'static str,
    x: i32,
    y: i32,
    width: i32,
    height: i32,
}

/// What plotters draws on: a list of shapes.
struct Sheet {
    shapes: Arc<Mutex<Vec<Rect>>>,
}

type Drawn = Result<(), DrawingErrorKind<std::convert::Infallible>>;

impl DrawingBackend for Sheet {
    type ErrorType = std::convert::Infallible;

    fn get_size(&self) -> (u32, u32) {
        (ACROSS + 1, HEIGHT + 1)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        let class = if style.color().rgb == (TRACK.0, TRACK.1, TRACK.2) {
            "track"
        } else {
            "fill"
        };
        let rect = Rect {
            class,
            x: from.0.min(to.0),
            y: from.1.min(to.1),
            width: (to.0 - from.0).abs(),
            height: (to.1 - from.1).abs(),
        };
        if let Ok(mut shapes) = self.shapes.lock() {
            shapes.push(rect);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        for tenths in [0, 1, 454, 999, 1000, 5000] {
            let bar = Bar {
                label: String::new(),
                lang: None,
                value: String::new(),
                tenths,
                wins: false,
            };
            let drawn = draw(&[bar]);
            let lengths: Vec<(&str, i32, i32)> = drawn[0]
                .iter()
                .map(|rect| (rect.class, rect.x, rect.width))
                .collect();
            let expected = i32::try_from(tenths.min(1000)).expect("small");
            assert_eq!(
                lengths,
                [("track", 0, 1000), ("fill", 0, expected)],
                "{tenths}"
            );
        }
    }
}
