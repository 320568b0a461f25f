//! The spaces of the demonstration, with their phases in days from today.

use domain::space::{Activity, SpaceKind};

/// A space as it is written down here.
pub struct SpaceText {
    /// Its name in addresses.
    pub slug: &'static str,
    /// What it is.
    pub kind: SpaceKind,
    /// Language of its texts.
    pub lang: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it is for.
    pub summary: &'static str,
    /// More of it, in Markdown.
    pub body: &'static str,
    /// Title, first day, last day, what is permitted.
    pub phases: &'static [(&'static str, i64, i64, &'static [Activity])],
}

const TALK: &[Activity] = &[Activity::Discuss];
const IDEAS: &[Activity] = &[Activity::Propose, Activity::Discuss];
const VOTE: &[Activity] = &[Activity::Vote, Activity::Discuss];

/// All of them.
pub const SPACES: &[SpaceText] = &[
    SpaceText {
        slug: "market-square",
        kind: SpaceKind::Process,
        lang: "en",
        title: "Market square",
        summary: "The square is dug up for new pipes in 2027. What shall lie above them?",
        body: "The drains under the market square are from 1911 and have to be replaced. The council wants to use the building site to give the square a new face.\n\n\
               **What has happened so far**\n\n- Two walks across the square, with 212 people\n- 164 ideas, sorted into three plans by the planning office\n- An exhibition in the town hall, and a costing of each plan by an outside office\n\n\
               **What comes next**\n\nResidents vote on the three plans. The council decides on 14 January.",
        phases: &[
            ("Ideas", -150, -80, IDEAS),
            ("Plans and discussion", -80, -11, TALK),
            ("Vote", -11, 4, VOTE),
            ("Decision of the council", 4, 60, TALK),
        ],
    },
    SpaceText {
        slug: "participatory-budget-2027",
        kind: SpaceKind::Process,
        lang: "en",
        title: "Participatory budget 2027",
        summary: "1.2 million euros of next year's budget go where residents send them.",
        body: "Everybody could put forward a project until August. The offices of the town have checked what each would cost and whether the town may do it: 18 of 61 proposals are on the ballot, the reasons for the others are public.\n\n\
               After the vote the projects are funded in the order of their votes until the money is used up.",
        phases: &[
            ("Proposals", -190, -100, IDEAS),
            ("Check by the offices", -100, -9, TALK),
            ("Vote", -9, 12, VOTE),
            ("Projects are carried out", 12, 400, TALK),
        ],
    },
    SpaceText {
        slug: "mobility-plan",
        kind: SpaceKind::Process,
        lang: "en",
        title: "Mobility plan",
        summary: "How Lindenau gets about in 2035: on foot, by bicycle, by bus and by car.",
        body: "The plan is written in four rounds, one for each quarter of the year. Each ends with questions on which opinions differ, and residents decide those.",
        phases: &[],
    },
    SpaceText {
        slug: "ideas",
        kind: SpaceKind::Unit,
        lang: "en",
        title: "Ideas for Lindenau",
        summary: "What would you change? Everybody can put an idea forward, support others, and see what becomes of them.",
        body: "An idea with fifty supports gets an official answer within sixty days, with reasons. What is accepted is followed here until it is done.",
        phases: &[],
    },
    SpaceText {
        slug: "schools",
        kind: SpaceKind::Unit,
        lang: "de",
        title: "Schulen und Kitas",
        summary: "Neue Räume, neue Namen, gutes Essen: Fragen, bei denen Familien mitentscheiden.",
        body: "Das Schulamt fragt alle, die hier ein Konto haben, auch wenn sie (noch) nicht in Lindenau wohnen: Viele Kinder kommen aus den Nachbarorten.",
        phases: &[],
    },
    SpaceText {
        slug: "culture",
        kind: SpaceKind::Unit,
        lang: "en",
        title: "Culture and libraries",
        summary: "Town library, music school, museum, and the summer stage by the river.",
        body: "",
        phases: &[],
    },
    SpaceText {
        slug: "hill-villages",
        kind: SpaceKind::Neighbourhood,
        lang: "en",
        title: "Hill villages",
        summary: "Ober- and Unterlinden, Rehbach and the farms: 2,700 people, three fire brigades, one bus line.",
        body: "",
        phases: &[],
    },
];
