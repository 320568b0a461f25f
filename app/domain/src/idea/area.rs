//! Places on the map, and the area of a board in which they have to lie.

/// A point, in degrees (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// North is positive: −90 to 90.
    pub latitude: f64,
    /// East is positive: −180 to 180.
    pub longitude: f64,
}

impl Place {
    /// The point at these degrees, unless there is none.
    #[must_use]
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let is_point = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        is_point.then_some(Self {
            latitude,
            longitude,
        })
    }

    /// A point as people copy it: `51.3397, 12.3731`, `51,3397 12,3731`, `geo:51.3397,12.3731`, or the address of a map that says
    /// `#map=17/51.3397/12.3731`, `mlat=51.3397&mlon=12.3731` or `@51.3397,12.3731`.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let pair = |text: &str, mark: char| {
            let mut parts = text.split(mark).map(str::trim);
            let (a, b) = (parts.next()?, parts.next()?);
            Some((a.to_owned(), b.to_owned()))
        };
        let found = if let Some((_, marked)) = typed.split_once("mlat=") {
            let (a, b) = marked.split_once("mlon=")?;
            Some((first_number(a), first_number(b)))
        } else if let Some((_, map)) = typed.split_once("#map=") {
            let (_, point) = map.split_once('/')?;
            pair(point, '/')
        } else if let Some((_, point)) = typed.split_once("/@") {
            pair(point, ',')
        } else {
            let plain = typed.strip_prefix("geo:").unwrap_or(typed);
            plain_pair(plain)
        };
        let (latitude, longitude) = found?;
        Self::new(degrees(&latitude)?, degrees(&longitude)?)
    }

    /// As it is shown and typed: `51.33970, 12.37310`, to about a metre.
    #[must_use]
    pub fn words(self) -> String {
        format!("{:.5}, {:.5}", self.latitude, self.longitude)
    }
}

/// Two numbers with a comma between them, or two with a blank, in which a comma may stand for the point.
fn plain_pair(text: &str) -> Option<(String, String)> {
    let blanks: Vec<&str> = text
        .split([' ', '\t', ';'])
        .map(|part| part.trim_end_matches(','))
        .filter(|part| !part.is_empty())
        .collect();
    match blanks.as_slice() {
        [a, b] => Some((a.replace(',', "."), b.replace(',', "."))),
        [one] => {
            let (a, b) = one.split_once(',')?;
            (!b.contains(',')).then(|| (a.to_owned(), b.to_owned()))
        }
        _ => None,
    }
}

fn first_number(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_ascii_digit() || ['.', '-'].contains(c))
        .collect()
}

fn degrees(text: &str) -> Option<f64> {
    let number = first_number(text.trim_end_matches('°'));
    // Whatever follows the number of an address of a map is none of our business; of what is typed nothing may be left over.
    let is_whole = number.len() == text.trim_end_matches('°').len()
        || text[number.len()..].starts_with([',', '/', '&', '?', '#']);
    if is_whole { number.parse().ok() } else { None }
}

/// Where the places of a board have to lie: two corners make a rectangle, three and more an outline, none is everywhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Area(Vec<Place>);

/// Most corners of an area.
const CORNERS: usize = 500;

impl Area {
    /// From corners, one a line.
    ///
    /// # Errors
    /// The number of the first line that is no point (from 1), or of the last one where they are too few or too many.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut corners = Vec::new();
        let lines = text.lines().enumerate();
        for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
            corners.push(Place::parse(line).ok_or(number + 1)?);
        }
        if corners.len() == 1 || corners.len() > CORNERS {
            return Err(text.lines().count());
        }
        Ok(Self(corners))
    }

    /// As it is stored and typed.
    #[must_use]
    pub fn words(&self) -> String {
        let lines: Vec<String> = self.0.iter().map(|corner| corner.words()).collect();
        lines.join("\n")
    }

    /// Whether a place lies in it; for an outline by counting how often a line to the east crosses it.
    #[must_use]
    pub fn contains(&self, place: Place) -> bool {
        if self.0.len() < 3 {
            let Some([south, west, north, east]) = self.bounds() else {
                return true;
            };
            return (south..=north).contains(&place.latitude)
                && (west..=east).contains(&place.longitude);
        }
        let ends = self.0.iter().cycle().skip(1);
        let crossings = self.0.iter().zip(ends).filter(|(a, b)| {
            let is_between = (a.latitude > place.latitude) != (b.latitude > place.latitude);
            let share = (place.latitude - a.latitude) / (b.latitude - a.latitude);
            is_between && place.longitude < a.longitude + share * (b.longitude - a.longitude)
        });
        crossings.count() % 2 == 1
    }

    /// South, west, north and east of it; `None` where it is everywhere.
    #[must_use]
    pub fn bounds(&self) -> Option<[f64; 4]> {
        let first = self.0.first()?;
        let start = [
            first.latitude,
            first.longitude,
            first.latitude,
            first.longitude,
        ];
        let wider = |[south, west, north, east]: [f64; 4], corner: &Place| {
            [
                south.min(corner.latitude),
                west.min(corner.longitude),
                north.max(corner.latitude),
                east.max(corner.longitude),
            ]
        };
        Some(self.0.iter().fold(start, wider))
    }

    /// Its corners.
    #[must_use]
    pub fn corners(&self) -> &[Place] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn points_as_people_copy_them() {
        let here = Place::new(51.3397, 12.3731);
        for typed in [
            "51.3397, 12.3731",
            " 51.3397,12.3731 ",
            "51,3397 12,3731",
            "51,3397; 12,3731",
            "51.3397° 12.3731°",
            "geo:51.3397,12.3731",
            "https://www.openstreetmap.org/#map=17/51.3397/12.3731",
            "https://www.openstreetmap.org/?mlat=51.3397&mlon=12.3731#map=5/1/1",
            "https://maps.example/maps/@51.3397,12.3731,17z",
        ] {
            assert_eq!(Place::parse(typed), here, "{typed}");
        }
        for typed in [
            "",
            "51.3397",
            "91, 0",
            "0, 181",
            "a, b",
            "1,2,3",
            "1 2 3",
            "NaN, 1",
            "inf, 1",
            "51.3397x, 12.3731",
            "Market square",
            "#map=17",
        ] {
            assert_eq!(Place::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn an_area_has_an_inside_and_an_outside() {
        let at = |latitude, longitude| Place::new(latitude, longitude).expect("a point");
        let box_ = Area::parse("51.2, 12.2\n51.4, 12.5\n").expect("corners");
        let triangle = Area::parse("51.2, 12.2\n\n51.4, 12.2\n51.2, 12.6").expect("corners");
        assert!(box_.contains(at(51.3, 12.3)) && !box_.contains(at(51.5, 12.3)));
        assert!(triangle.contains(at(51.25, 12.3)) && !triangle.contains(at(51.39, 12.5)));
        assert!(Area::parse("").expect("everywhere").contains(at(0.0, 0.0)));
        assert_eq!(Area::parse("51.2, 12.2\nhere"), Err(2));
        assert_eq!(Area::parse("51.2, 12.2"), Err(1));
    }

    proptest! {
        #[test]
        fn what_lies_outside_the_bounds_lies_outside(corners in prop::collection::vec((-80.0..80.0_f64, -170.0..170.0_f64), 2..12), latitude in -90.0..90.0_f64, longitude in -180.0..180.0_f64) {
            let lines: Vec<String> = corners.iter().map(|(a, b)| format!("{a:.5}, {b:.5}")).collect();
            let area = Area::parse(&lines.join("\n")).expect("corners");
            let place = Place::new(latitude, longitude).expect("a point");
            let [south, west, north, east] = area.bounds().expect("bounds");
            if latitude < south || latitude > north || longitude < west || longitude > east {
                prop_assert!(!area.contains(place));
            }
            prop_assert_eq!(Area::parse(&area.words()), Ok(area));
        }

        #[test]
        fn typed_nonsense_is_no_point(text in "\\PC{0,60}") {
            if let Some(place) = Place::parse(&text) {
                prop_assert!(place.latitude.abs() <= 90.0 && place.longitude.abs() <= 180.0);
            }
        }
    }
}
