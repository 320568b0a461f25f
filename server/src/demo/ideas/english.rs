//! Ideas in English: a title, reasons and what is asked for. `{at}` is where, `{p}` the name of the place.

use super::places::Kind::{Green, House, Quarter, Street};
use super::{Seed, seed};

/// All of them.
pub const SEEDS: &[Seed] = &[
    seed(
        0,
        Street,
        "A zebra crossing {at}",
        14_000,
        [
            "My daughter crosses {at} on her way to school, and every morning she waits until somebody has mercy.",
            "Since the bypass was opened, drivers take {at} as a short cut.",
            "Two accidents within a year, and both were people on foot.",
        ],
        [
            "A zebra crossing with good light would do; a refuge in the middle would be better.",
            "Please count the cars for a week before you say that it is not needed.",
        ],
    ),
    seed(
        0,
        Street,
        "Let bicycles ride against the one-way traffic {at}",
        3_500,
        [
            "Whoever goes by bicycle has to make a detour of six hundred metres around {p}.",
            "Half of the cyclists do it already, and nobody knows whether that is allowed.",
            "Other towns opened nine of ten one-way streets years ago.",
        ],
        [
            "A sign and a painted line at both ends are enough to begin with.",
            "Try it for a year and publish what the police counted.",
        ],
    ),
    seed(
        0,
        Quarter,
        "A night bus {at} at weekends",
        60_000,
        [
            "The last bus {at} leaves at half past eight.",
            "Young people go by car or stay at home; both are bad answers.",
            "Nurses and waiters finish at eleven and pay twelve euros for a taxi.",
        ],
        [
            "Two runs on Friday and Saturday, at half past eleven and at one, would help most.",
            "It could go on demand: whoever needs it books until ten.",
        ],
    ),
    seed(
        0,
        Street,
        "Thirty kilometres an hour {at}",
        2_000,
        [
            "At night the street is a race track, and the bedrooms are on that side.",
            "There are a nursery, a surgery and a bakery {at}, and no lights.",
            "The noise map of the county shows {p} in dark red.",
        ],
        [
            "Thirty by day and night, with a display that smiles or frowns.",
            "If the county says no, at least from ten at night to six.",
        ],
    ),
    seed(
        0,
        House,
        "Covered bicycle stands {at}",
        18_000,
        [
            "There are eleven hoops {at} and about sixty bicycles on a good day.",
            "When it rains, people come by car, and then there is no room for these either.",
            "My saddle was stolen twice this year.",
        ],
        [
            "A roof, hoops to which a frame can be locked, and four boxes for rent.",
            "The roof could carry solar cells that feed the lights.",
        ],
    ),
    seed(
        1,
        Green,
        "Benches with backs {at}",
        6_000,
        [
            "My mother walks as far as the next bench, and {at} there is none for eight hundred metres.",
            "The benches that were taken away in spring have not come back.",
            "Whoever is old, pregnant or on crutches knows every bench of the town.",
        ],
        [
            "Six benches with backs and arm rests, one of them with room for a wheelchair beside it.",
            "People would sponsor some, if the town named a price.",
        ],
    ),
    seed(
        1,
        Street,
        "Plant ten trees {at}",
        25_000,
        [
            "In July we measured 41 degrees {at}, and 33 two streets on, under the limes.",
            "The four trees that died in the dry years were never replaced.",
            "Shade is the cheapest air conditioning there is.",
        ],
        [
            "Trees that stand the heat, with pits large enough for their roots.",
            "We neighbours would water them for the first three summers.",
        ],
    ),
    seed(
        1,
        Green,
        "A drinking fountain {at}",
        9_000,
        [
            "Children drink from the tap in the lavatory, if it is open.",
            "On hot days people faint {at}; the kiosk closes at six.",
            "Every plastic bottle that is not bought is one less in the river.",
        ],
        [
            "One with a low basin for children and a bowl for dogs.",
            "It can be switched off in winter; the pipe is there already.",
        ],
    ),
    seed(
        1,
        Green,
        "Leave the meadow {at} to bloom",
        0,
        [
            "It is mown every two weeks, whether anybody walks there or not.",
            "Bees find nothing {at} from June on.",
            "Mowing twice a year is less work, and the scythe club would help.",
        ],
        [
            "Mow a strip at the edges and a path through the middle, and leave the rest until July.",
            "A small board that explains why it looks as it does.",
        ],
    ),
    seed(
        2,
        Green,
        "A playground for small children {at}",
        48_000,
        [
            "There are swings for ten-year-olds {at}, and sand for nobody.",
            "On our side of the river there is nothing within walking distance for children under three.",
            "Forty families with small children have moved here in two years.",
        ],
        [
            "Sand, water, shade and a fence towards the road.",
            "Ask the parents before it is planned; we know where the sun stands at four.",
        ],
    ),
    seed(
        2,
        Green,
        "Something for teenagers {at}",
        35_000,
        [
            "We are sent away everywhere: too loud, too many, too late.",
            "There are playgrounds until twelve and pubs from eighteen; in between there is a bus shelter.",
            "The skate ramp was taken down and promised anew in 2019.",
        ],
        [
            "A roof, sockets, a bin and a light that goes out at eleven would be enough.",
            "Let us build it with the youth office; thirty of us have signed.",
        ],
    ),
    seed(
        2,
        House,
        "Open the hall {at} on Sundays",
        8_000,
        [
            "On Sundays it rains too, and flats are small.",
            "The hall {at} stands empty from Friday noon to Monday.",
            "A club would take the keys and the responsibility.",
        ],
        [
            "From ten to four between October and March, with two people of the club.",
            "Try one winter, and count who comes.",
        ],
    ),
    seed(
        3,
        House,
        "Longer opening hours {at}",
        22_000,
        [
            "Whoever works until five gets there when it is closing.",
            "Students sit in the fast-food shop, because it is the only warm place with tables after six.",
            "Self-service with a card works in villages smaller than ours.",
        ],
        [
            "Two evenings until nine, and Saturday until four.",
            "With a card reader at the door nobody has to be paid for it.",
        ],
    ),
    seed(
        3,
        Quarter,
        "A repair café {at}",
        4_000,
        [
            "I threw away a toaster for a broken spring, and was ashamed.",
            "There are people {at} who can mend anything and would love to be asked.",
            "We did it once in the parish hall: 34 things came, 27 went home working.",
        ],
        [
            "A room once a month, a cupboard for tools, and somebody who pays the insurance.",
            "The town could put it into the waste calendar.",
        ],
    ),
    seed(
        4,
        Quarter,
        "Public toilets that are open {at}",
        55_000,
        [
            "Old people plan their way by lavatories, and {at} there is a white spot.",
            "The one at the market is locked from six, and the key is with somebody who is on holiday.",
            "Shops say no, and they are not to blame.",
        ],
        [
            "One that cleans itself, without barriers, and free of charge.",
            "Until it is built, pay three cafés for opening theirs.",
        ],
    ),
    seed(
        4,
        Street,
        "Better light {at}",
        16_000,
        [
            "Between the third and the seventh lamp it is pitch dark {at}.",
            "I go home by the longer way, and so do most women I know.",
            "The new lamps are bright at the top of the pole and dark on the ground.",
        ],
        [
            "Lamps that light the pavement, warm, and dimmed when nobody is there.",
            "A walk after dark with somebody from the office would show it in ten minutes.",
        ],
    ),
    seed(
        4,
        Street,
        "Lower kerbs {at}",
        11_000,
        [
            "With the wheelchair I go {at} on the road, between the cars.",
            "Three crossings have a kerb of nine centimetres on one side.",
            "Prams, walking frames, suitcases: everybody would be glad.",
        ],
        [
            "Three centimetres, with grooves that a white cane can feel.",
            "The pavement is dug up in spring anyway; that is the moment.",
        ],
    ),
];
