//! Polls in which options are ranked or graded.

use super::{ADVICE, PollText, Stands, Who, option};
use domain::poll::Method;

/// Open: two of four are ranked into the budget.
pub const YARDS: PollText = PollText {
    space: "schools",
    lang: "en",
    title: "Which two school yards shall be renewed first?",
    summary: "There is money for two of four yards in the next two years. Rank them.",
    body: "Each yard gets trees, seats and a place to play in the rain.",
    binding: "The school committee has promised to begin with these two.",
    max: 1,
    by: Some(Method::Stv { seats: 2 }),
    none: true,
    shuffled: false,
    who: Who::Accounts,
    days: (-3, 18),
    stands: Stands::Open(60),
    options: &[
        option("Mill Lane school", "Asphalt, no shade", 60),
        option("Harbour school", "Gravel, floods after rain", 48),
        option("Hill school", "Small, with an old slide", 30),
        option("North bank school", "Large, half of it locked", 35),
    ],
};

/// Open: three plans are graded.
pub const GARDEN: PollText = PollText {
    space: "culture",
    lang: "en",
    title: "How good are the plans for the library garden?",
    summary: "Three plans are on the table. Grade each of them; none has to be your favourite.",
    body: "",
    binding: ADVICE,
    max: 1,
    by: Some(Method::MajorityJudgment { seats: 1 }),
    none: true,
    shuffled: false,
    who: Who::Accounts,
    days: (-3, 18),
    stands: Stands::Open(60),
    options: &[
        option("Reading lawn", "Deck chairs under the plane trees", 70),
        option("Herb garden", "Beds that readers look after", 55),
        option("Stage", "For readings on summer evenings", 40),
    ],
};

/// Counted: three seats among six.
pub const COUNCIL_OF_YOUTH: PollText = PollText {
    space: "culture",
    lang: "en",
    title: "Who speaks for the young on the culture board?",
    summary: "Three seats, six candidates. Each ballot ranks as many as it likes.",
    body: "",
    binding: "The three are appointed for two years.",
    max: 1,
    by: Some(Method::Stv { seats: 3 }),
    none: false,
    shuffled: true,
    who: Who::Accounts,
    days: (-40, -19),
    stands: Stands::Closed(120),
    options: &[
        option("Aylin", "Plays the violin, 17", 62),
        option("Ben", "Runs the film club, 19", 55),
        option("Carla", "Paints walls, with permission, 18", 44),
        option("Deniz", "Rap and radio, 16", 40),
        option("Emil", "Theatre group, 20", 33),
        option("Frieda", "Choir, 18", 25),
    ],
};

/// Counted: four drafts graded.
pub const LOGO: PollText = PollText {
    space: "mobility-plan",
    lang: "en",
    title: "Which sign for the new bicycle network?",
    summary: "Four drafts were graded at the town hall and here.",
    body: "",
    binding: ADVICE,
    max: 1,
    by: Some(Method::MajorityJudgment { seats: 1 }),
    none: true,
    shuffled: true,
    who: Who::Accounts,
    days: (-45, -24),
    stands: Stands::Closed(110),
    options: &[
        option("The wheel", "", 66),
        option("The bridge", "", 58),
        option("The heron", "", 60),
        option("The letter L", "", 20),
    ],
};
