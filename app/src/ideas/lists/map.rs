//! The map of a list: where ideas are within the area of the board, drawn here and not by anybody else, and beside it a table that says the same.

use crate::i18n;
use crate::ideas::names::status_on;
use crate::ideas::store::{BoardRecord, IdeaRecord};
use crate::t;
use crate::ui::lang_of;
use crate::web::Visit;
use domain::idea::Place;
use leptos::either::Either;
use leptos::prelude::*;

/// Width of the drawing.
const WIDTH: f64 = 640.0;
/// Its height at most, and at least.
const HEIGHT: (f64, f64) = (240.0, 720.0);
/// Room around what is drawn.
const MARGIN: f64 = 24.0;
/// Metres of a degree of latitude (a sphere as large as the earth).
const DEGREE: f64 = 111_195.0;

/// How places become points of the drawing: a degree of longitude is shorter the farther it is from the equator.
#[derive(Clone, Copy, Debug)]
struct Frame {
    west: f64,
    north: f64,
    /// Points of the drawing for a degree of longitude and of latitude.
    scale: (f64, f64),
    height: f64,
}

impl Frame {
    fn around([south, west, north, east]: [f64; 4]) -> Self {
        let narrow = ((south + north) / 2.0).to_radians().cos().max(0.1);
        // A single point has no width; about two hundred metres are shown around it.
        let (high, wide) = (
            (north - south).max(0.002),
            (east - west).max(0.002 / narrow),
        );
        let inner = WIDTH - 2.0 * MARGIN;
        let per_degree = (inner / (wide * narrow)).min((HEIGHT.1 - 2.0 * MARGIN) / high);
        let scale = (per_degree * narrow, per_degree);
        let height = (high * scale.1 + 2.0 * MARGIN).max(HEIGHT.0);
        let (free_x, free_y) = (
            inner - wide * scale.0,
            height - 2.0 * MARGIN - high * scale.1,
        );
        let middle = ((west + east) / 2.0, (south + north) / 2.0);
        Self {
            west: middle.0 - (wide + free_x / scale.0) / 2.0,
            north: middle.1 + (high + free_y / scale.1) / 2.0,
            scale,
            height,
        }
    }

    fn point(&self, place: Place) -> (f64, f64) {
        (
            MARGIN + (place.longitude - self.west) * self.scale.0,
            MARGIN + (self.north - place.latitude) * self.scale.1,
        )
    }

    /// A round length in metres, and how long it is in the drawing.
    fn rule(&self) -> (u32, f64) {
        let per_metre = self.scale.1 / DEGREE;
        let lengths = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];
        let fits = |metres: &&u32| f64::from(**metres) * per_metre <= WIDTH / 3.0;
        let metres = lengths.iter().rev().find(fits).copied().unwrap_or(50);
        (metres, f64::from(metres) * per_metre)
    }
}

/// Corners around the area of the board, or else around the places themselves.
fn bounds(board: &BoardRecord, places: &[Place]) -> Option<[f64; 4]> {
    board.draft.area.bounds().or_else(|| {
        let first = places.first()?;
        let start = [
            first.latitude,
            first.longitude,
            first.latitude,
            first.longitude,
        ];
        Some(places.iter().fold(start, |[s, w, n, e], place| {
            [
                s.min(place.latitude),
                w.min(place.longitude),
                n.max(place.latitude),
                e.max(place.longitude),
            ]
        }))
    })
}

/// The outline of the area, as the points of a polygon.
fn outline(board: &BoardRecord, frame: &Frame) -> Option<String> {
    let corners = board.draft.area.corners();
    let corners: Vec<Place> = match corners {
        [] => return None,
        [a, b] => vec![
            *a,
            Place {
                latitude: a.latitude,
                longitude: b.longitude,
            },
            *b,
            Place {
                latitude: b.latitude,
                longitude: a.longitude,
            },
        ],
        more => more.to_vec(),
    };
    let points = corners.iter().map(|corner| {
        let (x, y) = frame.point(*corner);
        format!("{x:.1},{y:.1}")
    });
    Some(points.collect::<Vec<_>>().join(" "))
}

/// The map and its table; ideas without a place are in the table alone.
pub fn view(visit: &Visit, board: &BoardRecord, ideas: &[IdeaRecord]) -> impl IntoView + use<> {
    let l = visit.locale;
    let places: Vec<Place> = ideas.iter().filter_map(|idea| idea.point).collect();
    let drawing = match bounds(board, &places) {
        Some(bounds) if !places.is_empty() => {
            Either::Left(drawing(visit, board, ideas, Frame::around(bounds)))
        }
        _ => Either::Right(view! { <p class="notice info">{t!(l, "ideas-map-empty")}</p> }),
    };
    let rows: Vec<_> = ideas
        .iter()
        .zip(1..)
        .map(|(idea, number)| row(visit, board, idea, number))
        .collect();
    view! {
        {drawing}
        <table class="reflow" role="table">
            <caption>{t!(l, "ideas-map-table")}</caption>
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{t!(l, "ideas-map-number")}</th>
                <th role="columnheader" scope="col">{t!(l, "ideas-map-idea")}</th>
                <th role="columnheader" scope="col">{t!(l, "idea-place")}</th>
                <th role="columnheader" scope="col">{t!(l, "ideas-status")}</th>
                <th role="columnheader" scope="col">{t!(l, "ideas-map-supports")}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

fn drawing(
    visit: &Visit,
    board: &BoardRecord,
    ideas: &[IdeaRecord],
    frame: Frame,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let shape =
        outline(board, &frame).map(|points| view! { <polygon class="area" points=points/> });
    let pins: Vec<_> = ideas
        .iter()
        .zip(1..)
        .filter_map(|(idea, number): (_, i32)| {
            let (x, y) = frame.point(idea.point?);
            let href = format!("/ideas/{}", idea.id);
            Some(view! {
                <a href=href tabindex="-1"><circle class="pin" cx=format!("{x:.1}") cy=format!("{y:.1}") r="11"/>
                    <text class="number" x=format!("{x:.1}") y=format!("{:.1}", y + 4.0)>{number}</text></a>
            })
        })
        .collect();
    let (metres, length) = frame.rule();
    let words = if metres < 1000 {
        t!(l, "ideas-map-metres", n = metres)
    } else {
        t!(l, "ideas-map-kilometres", n = metres / 1000)
    };
    let base = frame.height - 10.0;
    let end = MARGIN + length;
    view! {
        <figure class="map">
            <svg viewBox=format!("0 0 {WIDTH:.0} {:.0}", frame.height) role="group" aria-label=t!(l, "ideas-map-label", place = board.draft.title.as_str())>
                {shape}
                {pins}
                <path class="rule" d=format!("M{MARGIN:.1} {:.1}v6H{end:.1}v-6", base - 6.0)/>
                <text class="rule-words" x=format!("{:.1}", end + 6.0) y=format!("{base:.1}")>{words}</text>
            </svg>
            <figcaption class="small muted">{t!(l, "ideas-map-words")}</figcaption>
        </figure>
    }
}

fn row(
    visit: &Visit,
    board: &BoardRecord,
    idea: &IdeaRecord,
    number: i32,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let (status, status_lang) = status_on(visit, board, idea.status);
    let place = [Some(idea.place.clone()), idea.district.clone()];
    let mut place = place
        .into_iter()
        .flatten()
        .filter(|words| !words.is_empty());
    let place = place.next().unwrap_or_else(|| t!(l, "ideas-map-nowhere"));
    let point = idea
        .point
        .map(|point| view! { <small>{point.words()}</small> });
    view! {
        <tr role="row">
            <td role="cell" data-label=t!(l, "ideas-map-number")>{number}</td>
            <th role="rowheader" scope="row"><a href=format!("/ideas/{}", idea.id) lang=lang_of(visit, &idea.lang)>{idea.title.clone()}</a></th>
            <td role="cell" data-label=t!(l, "idea-place")>{place}" "{point}</td>
            <td role="cell" data-label=t!(l, "ideas-status")><span lang=status_lang>{status}</span></td>
            <td role="cell" data-label=t!(l, "ideas-map-supports")>{i18n::number(l, idea.supports.unsigned_abs())}</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_north_is_above_and_the_east_to_the_right() {
        let frame = Frame::around([51.0, 12.0, 51.2, 12.4]);
        let at = |latitude, longitude| {
            frame.point(Place {
                latitude,
                longitude,
            })
        };
        let (west, north) = at(51.2, 12.0);
        let (east, south) = at(51.0, 12.4);
        assert!(west < east && north < south);
        for (x, y) in [(west, north), (east, south)] {
            assert!((MARGIN - 0.1..=WIDTH - MARGIN + 0.1).contains(&x), "{x}");
            assert!(
                (MARGIN - 0.1..=frame.height - MARGIN + 0.1).contains(&y),
                "{y}"
            );
        }
        // A single place stands in the middle.
        let alone = Frame::around([51.0, 12.0, 51.0, 12.0]);
        let (x, _) = alone.point(Place {
            latitude: 51.0,
            longitude: 12.0,
        });
        assert!((x - WIDTH / 2.0).abs() < 1.0, "{x}");
    }

    #[test]
    fn the_rule_is_a_round_length() {
        let (metres, length) = Frame::around([51.0, 12.0, 51.2, 12.4]).rule();
        assert_eq!(metres, 10_000);
        assert!(length <= WIDTH / 3.0);
    }
}
