//! Where the ideas of the demonstration are: names in both languages, the part of the town, and a point on the map.

/// What kind of place something fits to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A street or a square.
    Street,
    /// A park, a bank, a wood.
    Green,
    /// A part of the town.
    Quarter,
    /// A building that belongs to everybody.
    House,
}

/// A place.
pub struct Spot {
    /// What it is.
    pub kind: Kind,
    /// Its name in English, and "in" or "at" it.
    pub english: (&'static str, &'static str),
    /// The same in German.
    pub german: (&'static str, &'static str),
    /// The part of the town, as residents are listed.
    pub district: &'static str,
    /// Degrees north and east.
    pub point: (f64, f64),
}

const fn spot(
    kind: Kind,
    english: (&'static str, &'static str),
    german: (&'static str, &'static str),
    district: &'static str,
    point: (f64, f64),
) -> Spot {
    Spot {
        kind,
        english,
        german,
        district,
        point,
    }
}

/// The corners of the municipality.
pub const AREA: &str = "51.2410, 12.3080\n51.2630, 12.3420\n51.2670, 12.3890\n51.2440, 12.4270\n51.2120, 12.4330\n51.1930, 12.4010\n51.1980, 12.3480\n51.2170, 12.3150";

/// All of them, eight of a kind.
pub const SPOTS: &[Spot] = &[
    spot(
        Kind::Street,
        ("Mill Lane", "in Mill Lane"),
        ("Mühlgasse", "in der Mühlgasse"),
        "Mill quarter",
        (51.2291, 12.3512),
    ),
    spot(
        Kind::Street,
        ("Harbour Street", "in Harbour Street"),
        ("Hafenstraße", "in der Hafenstraße"),
        "Harbour",
        (51.2383, 12.3874),
    ),
    spot(
        Kind::Street,
        ("Linden Road", "in Linden Road"),
        ("Lindenstraße", "in der Lindenstraße"),
        "Inner city",
        (51.2310, 12.3702),
    ),
    spot(
        Kind::Street,
        ("Station Square", "at Station Square"),
        ("Bahnhofsplatz", "am Bahnhofsplatz"),
        "Railway quarter",
        (51.2238, 12.3791),
    ),
    spot(
        Kind::Street,
        ("Old Market", "at the Old Market"),
        ("Alter Markt", "am Alten Markt"),
        "Inner city",
        (51.2327, 12.3668),
    ),
    spot(
        Kind::Street,
        ("Chestnut Way", "in Chestnut Way"),
        ("Kastanienweg", "im Kastanienweg"),
        "North bank",
        (51.2462, 12.3631),
    ),
    spot(
        Kind::Street,
        ("Vineyard Hill", "on Vineyard Hill"),
        ("Weinberg", "am Weinberg"),
        "Hill villages",
        (51.2109, 12.3440),
    ),
    spot(
        Kind::Street,
        ("Bridge Street", "in Bridge Street"),
        ("Brückenstraße", "in der Brückenstraße"),
        "North bank",
        (51.2401, 12.3689),
    ),
    spot(
        Kind::Green,
        ("Town park", "in the town park"),
        ("Stadtpark", "im Stadtpark"),
        "Inner city",
        (51.2289, 12.3650),
    ),
    spot(
        Kind::Green,
        ("North bank meadows", "on the north bank"),
        ("Nordufer", "am Nordufer"),
        "North bank",
        (51.2429, 12.3741),
    ),
    spot(
        Kind::Green,
        ("Mill pond", "at the mill pond"),
        ("Mühlteich", "am Mühlteich"),
        "Mill quarter",
        (51.2274, 12.3467),
    ),
    spot(
        Kind::Green,
        ("Harbour basin", "around the harbour basin"),
        ("Hafenbecken", "rund um das Hafenbecken"),
        "Harbour",
        (51.2397, 12.3921),
    ),
    spot(
        Kind::Green,
        ("Old railway yard", "on the old railway yard"),
        ("Alter Güterbahnhof", "auf dem alten Güterbahnhof"),
        "Railway quarter",
        (51.2204, 12.3836),
    ),
    spot(
        Kind::Green,
        ("Rehbach wood", "in Rehbach wood"),
        ("Rehbacher Wald", "im Rehbacher Wald"),
        "Hill villages",
        (51.2042, 12.3611),
    ),
    spot(
        Kind::Green,
        ("Cemetery gardens", "beside the old cemetery"),
        ("Alter Friedhof", "am alten Friedhof"),
        "Inner city",
        (51.2346, 12.3729),
    ),
    spot(
        Kind::Green,
        ("Weir island", "on the weir island"),
        ("Wehrinsel", "auf der Wehrinsel"),
        "Mill quarter",
        (51.2312, 12.3561),
    ),
    spot(
        Kind::Quarter,
        ("Inner city", "in the inner city"),
        ("Innenstadt", "in der Innenstadt"),
        "Inner city",
        (51.2319, 12.3687),
    ),
    spot(
        Kind::Quarter,
        ("North bank", "on the north bank"),
        ("Nordufer", "am Nordufer"),
        "North bank",
        (51.2445, 12.3660),
    ),
    spot(
        Kind::Quarter,
        ("Mill quarter", "in the mill quarter"),
        ("Mühlenviertel", "im Mühlenviertel"),
        "Mill quarter",
        (51.2280, 12.3533),
    ),
    spot(
        Kind::Quarter,
        ("Railway quarter", "in the railway quarter"),
        ("Bahnhofsviertel", "im Bahnhofsviertel"),
        "Railway quarter",
        (51.2226, 12.3760),
    ),
    spot(
        Kind::Quarter,
        ("Harbour", "at the harbour"),
        ("Hafen", "am Hafen"),
        "Harbour",
        (51.2388, 12.3899),
    ),
    spot(
        Kind::Quarter,
        ("Oberlinden", "in Oberlinden"),
        ("Oberlinden", "in Oberlinden"),
        "Hill villages",
        (51.2071, 12.3394),
    ),
    spot(
        Kind::Quarter,
        ("Unterlinden", "in Unterlinden"),
        ("Unterlinden", "in Unterlinden"),
        "Hill villages",
        (51.2132, 12.3502),
    ),
    spot(
        Kind::Quarter,
        ("Rehbach", "in Rehbach"),
        ("Rehbach", "in Rehbach"),
        "Hill villages",
        (51.2028, 12.3688),
    ),
    spot(
        Kind::House,
        ("Linden school", "at Linden school"),
        ("Lindenschule", "an der Lindenschule"),
        "Inner city",
        (51.2335, 12.3639),
    ),
    spot(
        Kind::House,
        ("Mill school", "at the mill school"),
        ("Mühlenschule", "an der Mühlenschule"),
        "Mill quarter",
        (51.2266, 12.3549),
    ),
    spot(
        Kind::House,
        ("Town library", "at the town library"),
        ("Stadtbibliothek", "in der Stadtbibliothek"),
        "Inner city",
        (51.2321, 12.3711),
    ),
    spot(
        Kind::House,
        ("Sports hall north", "at the sports hall north"),
        ("Sporthalle Nord", "an der Sporthalle Nord"),
        "North bank",
        (51.2471, 12.3702),
    ),
    spot(
        Kind::House,
        ("Harbour house", "at the harbour house"),
        ("Hafenhaus", "im Hafenhaus"),
        "Harbour",
        (51.2391, 12.3861),
    ),
    spot(
        Kind::House,
        ("Railway grammar school", "at the railway grammar school"),
        ("Gymnasium am Bahnhof", "am Gymnasium am Bahnhof"),
        "Railway quarter",
        (51.2217, 12.3744),
    ),
    spot(
        Kind::House,
        ("Village hall Rehbach", "at the village hall in Rehbach"),
        ("Dorfhaus Rehbach", "im Dorfhaus Rehbach"),
        "Hill villages",
        (51.2031, 12.3679),
    ),
    spot(
        Kind::House,
        ("Museum", "at the museum"),
        ("Museum", "im Museum"),
        "Inner city",
        (51.2330, 12.3692),
    ),
];
