//! Ideas in German, in the same shape.

use super::places::Kind::{Green, House, Quarter, Street};
use super::{Seed, seed};

/// All of them.
pub const SEEDS: &[Seed] = &[
    seed(
        0,
        Street,
        "Sicherer Radweg {at}",
        90_000,
        [
            "{at} endet der Radweg einfach, und danach fährt man zwischen parkenden Autos und dem Bus.",
            "Meine Kinder dürfen den Weg zur Schule nicht mit dem Rad fahren, weil er mir zu gefährlich ist.",
            "Vier von zehn Wegen in Lindenau sind kürzer als drei Kilometer.",
        ],
        [
            "Ein Streifen mit Pollern genügt für den Anfang, die Parkplätze auf einer Seite fallen weg.",
            "Bitte probiert es ein halbes Jahr lang aus, bevor alle dagegen sind.",
        ],
    ),
    seed(
        0,
        Quarter,
        "Bus alle zwanzig Minuten {at}",
        120_000,
        [
            "{at} fährt der Bus einmal in der Stunde, und wenn er ausfällt, steht man da.",
            "Wer sich auf den Bus nicht verlassen kann, kauft ein zweites Auto.",
            "Zum Arzt fahre ich eine Stunde zu früh, damit ich eine Minute zu spät nicht riskiere.",
        ],
        [
            "Morgens und nachmittags ein dichterer Takt, abends genügt der Rufbus.",
            "Die Anzeige an der Haltestelle sollte sagen, was wirklich kommt.",
        ],
    ),
    seed(
        0,
        Street,
        "Lieferzone statt Parken in zweiter Reihe {at}",
        4_000,
        [
            "Jeden Vormittag steht {at} ein Lieferwagen auf dem Gehweg.",
            "Der Bus wartet, die Räder weichen aus, und die Fahrerin entschuldigt sich bei allen.",
            "Zwei Stellplätze würden das Problem lösen.",
        ],
        [
            "Eine Ladezone von sieben bis vierzehn Uhr, danach darf geparkt werden.",
            "Und jemand müsste in der ersten Woche freundlich darauf hinweisen.",
        ],
    ),
    seed(
        0,
        House,
        "Elterntaxis fernhalten {at}",
        3_000,
        [
            "Um zehn vor acht ist {at} kein Durchkommen, weil alle bis vor die Tür fahren.",
            "Gefährlich sind dort nicht die Fremden, sondern wir Eltern.",
            "In der Nachbarstadt gibt es eine Schulstraße, und die Kinder kommen zu Fuß.",
        ],
        [
            "Eine halbe Stunde morgens gesperrt, mit einer Haltezone dreihundert Meter weiter.",
            "Wir würden als Eltern die Schranke stellen.",
        ],
    ),
    seed(
        1,
        Green,
        "Bäume für heiße Tage {at}",
        30_000,
        [
            "Im August hält man es {at} nicht aus, nirgends ist Schatten.",
            "Von den zwölf Linden stehen noch fünf.",
            "Bäume brauchen zwanzig Jahre; also sollten wir heute anfangen.",
        ],
        [
            "Verschiedene Arten, damit nicht eine Krankheit alle holt.",
            "Die Nachbarschaft übernimmt das Gießen, wenn es einen Hydranten gibt.",
        ],
    ),
    seed(
        1,
        Green,
        "Gemeinschaftsgarten {at}",
        12_000,
        [
            "Viele von uns haben keinen Balkon und würden gern Tomaten ziehen.",
            "{at} liegt eine Fläche seit Jahren brach.",
            "In Gärten lernt man seine Nachbarn kennen, die man im Treppenhaus nur grüßt.",
        ],
        [
            "Zwölf Hochbeete, ein Wasseranschluss und ein Schuppen.",
            "Wir sind siebzehn Haushalte und gründen einen Verein, wenn die Stadt die Fläche gibt.",
        ],
    ),
    seed(
        1,
        Green,
        "Mehr Mülleimer {at}",
        5_000,
        [
            "Nach jedem schönen Wochenende sieht es {at} aus wie nach einem Fest.",
            "Der eine Eimer ist um elf Uhr voll.",
            "Die Krähen holen heraus, was die Leute hineingestopft haben.",
        ],
        [
            "Vier große Behälter mit Deckel, am Sonntagabend geleert.",
            "Daneben ein Kasten für Pfandflaschen, damit niemand im Müll wühlen muss.",
        ],
    ),
    seed(
        1,
        Quarter,
        "Regenwasser sammeln {at}",
        40_000,
        [
            "Beim letzten Starkregen standen die Keller {at} unter Wasser.",
            "Im Sommer gießen wir mit Trinkwasser, im Winter läuft alles in den Kanal.",
            "Versickern ist billiger als ein größeres Rohr.",
        ],
        [
            "Die Stadt fördert Zisternen und macht bei ihren eigenen Dächern den Anfang.",
            "Mulden am Straßenrand, in denen Stauden wachsen, sind obendrein schön.",
        ],
    ),
    seed(
        2,
        Green,
        "Spielplatz erneuern {at}",
        65_000,
        [
            "Die Rutsche {at} ist seit Ostern gesperrt, die Wippe seit dem Herbst.",
            "Wir fahren mit den Kindern in die Nachbarstadt, um zu spielen.",
            "Der Sand riecht, und der Zaun hat ein Loch zur Straße.",
        ],
        [
            "Bitte mit den Kindern planen: Sie haben in der Schule Modelle gebaut.",
            "Eine Schaukel, in der auch ein Kind mit Rollstuhl sitzen kann.",
        ],
    ),
    seed(
        2,
        House,
        "Mittagessen, das schmeckt {at}",
        50_000,
        [
            "Das Essen {at} wird um sechs gekocht und um eins gegessen.",
            "Die Hälfte landet im Eimer; unsere Klasse hat es gewogen.",
            "Ein voller Bauch lernt gern.",
        ],
        [
            "Eine Küche, in der frisch gekocht wird, oder wenigstens ein Anbieter aus der Nähe.",
            "Ein Probeessen, bei dem die Kinder abstimmen.",
        ],
    ),
    seed(
        2,
        House,
        "Offener Schulhof am Nachmittag {at}",
        6_000,
        [
            "Der Schulhof {at} ist der einzige ebene Platz im Viertel, und ab vier ist er zu.",
            "Die Kinder klettern über den Zaun, das ist gefährlicher als ein offenes Tor.",
            "In anderen Städten schließt abends der Sportverein ab.",
        ],
        [
            "Montag bis Samstag bis zwanzig Uhr, mit klaren Regeln am Tor.",
            "Nach drei Monaten fragt man die Nachbarn, ob es zu laut ist.",
        ],
    ),
    seed(
        3,
        House,
        "Bücher, Werkzeug und Spiele ausleihen {at}",
        9_000,
        [
            "Eine Bohrmaschine wird in ihrem Leben dreizehn Minuten benutzt.",
            "{at} ist Platz für ein Regal, und Menschen sind auch da.",
            "Nicht jeder kann sich alles kaufen, und nicht jeder hat einen Keller.",
        ],
        [
            "Ein Regal mit dreißig Dingen für den Anfang; viele würden etwas schenken.",
            "Ausgeliehen wird mit dem Bibliotheksausweis.",
        ],
    ),
    seed(
        3,
        Quarter,
        "Ein Nachbarschaftsfest {at}",
        3_500,
        [
            "Seit der Bauzeit kennt sich {at} niemand mehr.",
            "Früher gab es ein Fest, das die Feuerwehr getragen hat; die findet keinen Nachwuchs.",
            "Wer zusammen isst, streitet anders über Parkplätze.",
        ],
        [
            "Die Stadt sperrt die Straße und stellt Strom und Bänke, den Rest machen wir.",
            "Ein Termin im September, wenn alle wieder da sind.",
        ],
    ),
    seed(
        3,
        House,
        "Proberaum für junge Bands {at}",
        15_000,
        [
            "Wir spielen in einer Garage, bis der Nachbar klingelt.",
            "{at} steht ein Kellerraum leer, gedämmt und trocken.",
            "Auf der Sommerbühne stehen jedes Jahr Bands von anderswo.",
        ],
        [
            "Ein Schlüsselkasten, ein Belegungsplan und eine Hausordnung.",
            "Einmal im Jahr spielen alle ein Konzert für das Viertel.",
        ],
    ),
    seed(
        4,
        Quarter,
        "Bürgersprechstunde {at}",
        2_000,
        [
            "Von {p} ins Rathaus ist es mit dem Bus eine halbe Stunde, mit Umsteigen.",
            "Viele Ältere haben Fragen, die man nicht ins Internet schreibt.",
            "Wenn das Amt einmal im Monat kommt, spart das hundert Wege.",
        ],
        [
            "Ein Nachmittag im Monat mit jemandem, der Ausweise und Anträge annimmt.",
            "Den Raum stellt die Gemeinde oder der Verein.",
        ],
    ),
    seed(
        4,
        Street,
        "Gehweg reparieren {at}",
        28_000,
        [
            "Die Platten {at} stehen hoch, meine Nachbarin ist zweimal gestürzt.",
            "Mit dem Rollator geht man dort auf der Fahrbahn.",
            "Der Schaden ist seit drei Jahren gemeldet und mit Farbe markiert.",
        ],
        [
            "Wenigstens die zehn schlimmsten Stellen noch vor dem Winter.",
            "Wer meldet, sollte erfahren, was daraus wird.",
        ],
    ),
    seed(
        4,
        Quarter,
        "Freies WLAN {at}",
        7_000,
        [
            "{at} gibt es kein Netz, weder im Bus noch auf dem Platz.",
            "Hausaufgaben werden inzwischen online gestellt, aber nicht alle haben zu Hause einen Anschluss.",
            "Freifunk würde die Geräte stellen, die Stadt nur den Strom.",
        ],
        [
            "Drei Punkte auf städtischen Dächern reichen für den Anfang.",
            "Ohne Anmeldung, ohne Werbung, nachts gern abgeschaltet.",
        ],
    ),
];
