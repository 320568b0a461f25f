//! The polls of the demonstration: their texts, and how they went.

mod budget;
mod ranked;

use domain::poll::Method;

/// A poll as it is written down here.
pub struct PollText {
    /// Space it belongs to.
    pub space: &'static str,
    /// Language of its texts.
    pub lang: &'static str,
    /// The question.
    pub title: &'static str,
    /// Why it is asked.
    pub summary: &'static str,
    /// The background, in Markdown.
    pub body: &'static str,
    /// Whom the result binds.
    pub binding: &'static str,
    /// How many options may be chosen; 1 is a single choice.
    pub max: u16,
    /// Another method.
    pub by: Option<Method>,
    /// Whether "none of these" is there.
    pub none: bool,
    /// Whether each voter has an order of their own.
    pub shuffled: bool,
    /// Who may vote.
    pub who: Who,
    /// Days from today at which it opens and closes.
    pub days: (i64, i64),
    /// Where it stands.
    pub stands: Stands,
    /// The options.
    pub options: &'static [OptionText],
}

/// Who may vote.
pub enum Who {
    /// Everybody with an account.
    Accounts,
    /// Residents from this age on.
    Residents(i16),
    /// Residents of one district from 16 on.
    District(&'static str),
}

/// Where a poll stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// It is being written.
    Draft,
    /// It is shown to those who hold a role.
    Preview,
    /// It is announced.
    Published,
    /// So many have voted.
    Open(usize),
    /// So many have voted, and it is closed and counted.
    Closed(usize),
    /// So many have voted, and it is finished: nobody can tell any more who took part.
    Archived(usize),
}

impl Stands {
    /// How many have voted.
    pub fn votes(self) -> usize {
        match self {
            Self::Open(votes) | Self::Closed(votes) | Self::Archived(votes) => votes,
            Self::Draft | Self::Preview | Self::Published => 0,
        }
    }

    /// Whether it has ended.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Closed(_) | Self::Archived(_))
    }
}

/// An option: title, text, and how many in a hundred like it.
pub struct OptionText {
    /// Its title.
    pub title: &'static str,
    /// What it means.
    pub text: &'static str,
    /// How many in a hundred voters choose it (of a single choice: its share).
    pub liked: usize,
    /// Euros, category and district.
    pub project: Option<(i64, &'static str, &'static str)>,
}

const fn option(title: &'static str, text: &'static str, liked: usize) -> OptionText {
    OptionText {
        title,
        text,
        liked,
        project: None,
    }
}

const COUNCIL: &str =
    "The council has bound itself to the result if 15 in 100 residents take part.";
const ADVICE: &str = "The result is advice to the council, which has to answer it in public.";

/// All of them.
pub const POLLS: &[PollText] = &[
    PollText {
        space: "market-square",
        lang: "en",
        title: "Which plan for the market square?",
        summary: "The council decides on 14 January on the square above the new drains. Three plans have been drawn and costed.",
        body: "All three plans keep the weekly market, the lime tree and a way for the fire brigade. They differ in how much is built, in how many cars can park, and in what they cost.\n\n\
               | | Plan A | Plan B | Plan C |\n|---|---|---|---|\n| Trees | 62 | 24 | 11 |\n| Market stalls under a roof | 0 | 40 | 0 |\n| Places to park | 0 | 12 | 58 |\n| Cost in million euros | 1.9 | 3.4 | 0.8 |\n| Ready | spring 2028 | autumn 2028 | 2027 |\n\n\
               The state pays 60 % of plans A and B and nothing of plan C.",
        binding: COUNCIL,
        max: 1,
        by: None,
        none: true,
        shuffled: false,
        who: Who::Residents(16),
        days: (-11, 3),
        stands: Stands::Open(640),
        options: &[
            option(
                "Plan A: trees and benches",
                "62 trees, no cars, 1.9 million euros, ready in spring 2028",
                34,
            ),
            option(
                "Plan B: market hall",
                "Covered hall for 40 stalls, 24 trees, 3.4 million euros, autumn 2028",
                37,
            ),
            option(
                "Plan C: as it is, repaired",
                "New paving and drains, parking stays, 0.8 million euros, 2027",
                22,
            ),
        ],
    },
    budget::BUDGET,
    ranked::YARDS,
    ranked::GARDEN,
    ranked::COUNCIL_OF_YOUTH,
    ranked::LOGO,
    PollText {
        space: "schools",
        lang: "de",
        title: "Wie soll die neue Grundschule heißen?",
        summary: "Im Sommer zieht die Grundschule am Bahnhof in ihr neues Haus. Bis zu drei Namen können Sie gut finden.",
        body: "Die Vorschläge kommen aus den Klassen und vom Kollegium. Alle Namen sind mit den Familien der Namensgeberinnen abgesprochen.",
        binding: "Der Schulausschuss übernimmt den Namen mit den meisten Stimmen.",
        max: 3,
        by: None,
        none: true,
        shuffled: true,
        who: Who::Accounts,
        days: (-4, 17),
        stands: Stands::Open(180),
        options: &[
            option(
                "Emmy-Noether-Schule",
                "Nach der Mathematikerin, 1882 bis 1935",
                44,
            ),
            option(
                "Schule am Wasserturm",
                "Nach dem Turm, den man von jedem Klassenzimmer sieht",
                52,
            ),
            option(
                "Astrid-Lindgren-Schule",
                "Nach der Schriftstellerin, 1907 bis 2002",
                39,
            ),
            option("Lindenschule", "Nach den vier Linden im Hof", 33),
            option(
                "Janusz-Korczak-Schule",
                "Nach dem Arzt und Erzieher, 1878 bis 1942",
                21,
            ),
        ],
    },
    PollText {
        space: "mobility-plan",
        lang: "en",
        title: "Shall Mill Lane be free of cars on summer weekends?",
        summary: "A trial from May to September, from Saturday 10:00 to Sunday 20:00. Buses, deliveries and residents may pass.",
        body: "Shops on Mill Lane disagree: 19 of 34 are for the trial, 11 against it, 4 do not know. The trial would be measured: noise, air, turnover of the shops, and traffic in the streets beside it.",
        binding: ADVICE,
        max: 1,
        by: None,
        none: false,
        shuffled: false,
        who: Who::Residents(16),
        days: (5, 26),
        stands: Stands::Published,
        options: &[
            option("Yes, every weekend", "", 0),
            option("Yes, on the first weekend of each month", "", 0),
            option("No", "", 0),
        ],
    },
    PollText {
        space: "culture",
        lang: "en",
        title: "Shall the town library open on Sundays?",
        summary: "From 13:00 to 18:00, with one librarian and students at the desk. It would cost 86,000 euros a year.",
        body: "A survey of 2025 says that two in five residents cannot come on weekdays. The staff council agrees if nobody has to work more than one Sunday in five weeks.",
        binding: "The council decides with the budget and has promised to follow a clear result.",
        max: 1,
        by: None,
        none: true,
        shuffled: false,
        who: Who::Residents(14),
        days: (-30, -9),
        stands: Stands::Closed(1200),
        options: &[
            option("Every Sunday", "86,000 euros a year", 47),
            option(
                "The first and third Sunday of the month",
                "41,000 euros a year",
                29,
            ),
            option("As it is now", "No opening on Sundays", 18),
        ],
    },
    PollText {
        space: "mobility-plan",
        lang: "en",
        title: "What name for the new footbridge?",
        summary: "The bridge between North bank and Harbour opens in spring.",
        body: "The jury has chosen four names out of 310.",
        binding: ADVICE,
        max: 1,
        by: None,
        none: false,
        shuffled: true,
        who: Who::Residents(14),
        days: (-62, -41),
        stands: Stands::Closed(240),
        options: &[
            option("Ferryman's Bridge", "A ferry crossed here until 1934", 0),
            option(
                "Anna Seghers Bridge",
                "After the writer, who fled over this river",
                0,
            ),
            option("Lantern Bridge", "After the lamps in its railing", 0),
            option("Willow Bridge", "After the trees on both banks", 0),
        ],
    },
    PollText {
        space: "schools",
        lang: "en",
        title: "Shall school yards be open in the afternoon?",
        summary: "From 3 to 7 pm, for everybody, with somebody who looks after them.",
        body: "Four yards were open on trial for a year.",
        binding: ADVICE,
        max: 1,
        by: None,
        none: false,
        shuffled: false,
        who: Who::Residents(14),
        days: (-160, -139),
        stands: Stands::Archived(310),
        options: &[
            option("All of them", "96,000 euros a year", 48),
            option("The four of the trial", "31,000 euros a year", 37),
            option("None", "As before the trial", 15),
        ],
    },
    PollText {
        space: "hill-villages",
        lang: "en",
        title: "Where shall the village bench of Rehbach stand?",
        summary: "The carpenter has given it, the place is open.",
        body: "",
        binding: "The village puts it where most want it.",
        max: 1,
        by: None,
        none: true,
        shuffled: false,
        who: Who::District("Hill villages"),
        days: (-20, -13),
        stands: Stands::Closed(7),
        options: &[
            option("At the fire station", "In the sun from noon", 57),
            option(
                "Under the walnut tree",
                "In the shade, with a view of the valley",
                43,
            ),
        ],
    },
    PollText {
        space: "schools",
        lang: "de",
        title: "Was soll es in der Mensa öfter geben?",
        summary: "Der Vertrag mit der Küche wird neu verhandelt.",
        body: "Die Küche kocht täglich 640 Essen. Mehr frische Zutaten kosten je Essen etwa 30 Cent.",
        binding: "Das Schulamt nimmt die drei Wünsche mit den meisten Stimmen in den Vertrag auf.",
        max: 3,
        by: None,
        none: true,
        shuffled: true,
        who: Who::Accounts,
        days: (9, 30),
        stands: Stands::Preview,
        options: &[
            option("Frisches Gemüse aus der Region", "", 0),
            option("Eine vegetarische Wahl an jedem Tag", "", 0),
            option("Vollkornnudeln und Vollkornbrot", "", 0),
            option("Obst zum Nachtisch statt Pudding", "", 0),
            option("Ein zweites Essen ohne Schweinefleisch", "", 0),
        ],
    },
    PollText {
        space: "culture",
        lang: "en",
        title: "Which play on the summer stage?",
        summary: "The theatre group asks before it builds the stage by the river.",
        body: "",
        binding: "",
        max: 2,
        by: None,
        none: true,
        shuffled: true,
        who: Who::Accounts,
        days: (20, 41),
        stands: Stands::Draft,
        options: &[
            option("A Midsummer Night's Dream", "", 0),
            option("The Visit", "", 0),
            option("Pippi in the South Seas", "For children from six on", 0),
        ],
    },
];
