//! What people say about the ideas of the demonstration, and what the administration answers.

/// Words of one language.
pub struct Talk {
    /// For an idea.
    pub pros: &'static [&'static str],
    /// Against it.
    pub cons: &'static [&'static str],
    /// Questions.
    pub questions: &'static [&'static str],
    /// Replies to any of them.
    pub replies: &'static [&'static str],
    /// What is added to some.
    pub more: &'static [&'static str],
    /// Replies of the administration to questions.
    pub official: &'static [&'static str],
    /// Official answers that accept.
    pub accepted: &'static [&'static str],
    /// Official answers that refuse.
    pub rejected: &'static [&'static str],
    /// News of the work.
    pub news: &'static [&'static str],
    /// What is to be done.
    pub milestones: &'static [&'static str],
}

/// In English.
pub const ENGLISH: Talk = Talk {
    pros: &[
        "I walk there every day, and this would help at once.",
        "Finally somebody says it. You have my support.",
        "It costs little and can be seen by everybody. That is how trust grows.",
        "We have asked for this since 2018; the street's association has all the letters.",
        "I was against it at first. Then I stood there with my father's wheelchair.",
        "The neighbouring town did exactly this, and nobody wants it back as it was.",
        "A good first step, and one that does not need a consultant.",
        "My class has counted: 312 people in two hours. It is needed.",
        "It would be a beginning, and the rest can grow from there.",
        "As a doctor in this part of the town I can only say yes.",
        "Please do it before the next summer, not after the next study.",
        "Yes. And please keep what is there already in good repair.",
    ],
    cons: &[
        "I see the wish, but who is to pay for looking after it in ten years?",
        "There are parts of the town that need it more than this one.",
        "I live next door. Nobody has asked us, and we would have the noise.",
        "We tried something like it in 2015, and after a year it was broken.",
        "This takes away parking where there is none already. Craftsmen cannot come by bus.",
        "Half of it is a good idea. The other half is decoration.",
        "A rule that nobody checks is worse than none.",
        "The money should go into the schools first.",
    ],
    questions: &[
        "Whose ground is it? If it belongs to the railway, we can wait for a long time.",
        "What does it cost in a year, and not only to build?",
        "Has anybody spoken with the fire brigade?",
        "How many people would really use it?",
        "Would that be possible without felling the two old trees?",
        "When would it begin, if the council agreed in spring?",
        "Who decides in the end: the council or the office?",
        "Could this be tried for a few months first?",
    ],
    replies: &[
        "Thank you, that was what I wanted to know.",
        "I do not agree, but I understand better now why you see it so.",
        "That is the point I had missed.",
        "We should meet there one evening and look at it together.",
        "It was on the list of 2022, I have looked it up.",
        "That would be fine with me, if it stays at that.",
        "You are right about the noise. Perhaps until nine?",
        "I could bring the numbers of our count.",
    ],
    more: &[
        "I would help with it on a Saturday.",
        "And please with benches.",
        "It need not be perfect.",
        "Everybody I have asked would sign this.",
        "The winter is when it matters most.",
        "I am writing this as a mother of three.",
        "Sorry for the tone, I have waited long.",
        "Let us not make it larger than it is.",
        "The photographs from the walk show it well.",
    ],
    official: &[
        "The ground belongs to the town. The office for roads looks at the pipes below it and tells us by the end of the month.",
        "We have asked the fire brigade: there must be 3.5 metres left. The plan can do that.",
        "Running it costs about a tenth of building it each year. The figures are in the budget, page 214.",
        "The council's committee has it on its agenda for the second meeting of the quarter, in public.",
        "A trial for six months is possible without a decision of the council. We are preparing one.",
    ],
    accepted: &[
        "Thank you for this idea. We have looked at it on the spot with the people who live there. **It will be done.** The money comes from the budget for small works, the office for roads does the planning.\n\nWhat we cannot do is the second part, because the ground belongs to the railway; we have written to them.",
        "The council's committee has agreed with a large majority. The costs are a little higher than estimated, because of the pipes, and still within what is there.\n\nWork begins when the frost is over. Whoever wants to help with the details is invited to the walk that we announce here.",
        "You have convinced us. We had it in the plan for the year after next and bring it forward. There will be a trial first, and we publish what we count.",
    ],
    rejected: &[
        "We have checked this carefully and cannot do it: the road belongs to the county, which decides alone there, and it has refused.\n\nWe know that this is a disappointment. What we can do is put up the display that shows the speed; it comes in May.",
        "The idea is good, and the place is not: under it lie the main water pipe and two cables that must stay within reach. We have looked for another place nearby and found none that the town owns.",
        "It would cost more than the budget for all such works in a year, for few people. We ask you to look at the similar idea for the neighbouring street, which reaches the same with less.",
    ],
    news: &[
        "The planning is done and can be seen in the town hall, room 114.",
        "The order is placed. Three firms had made an offer, the cheapest is from here.",
        "The work has begun. For two weeks it will be loud, and we apologise for that.",
        "It is finished, and was opened with coffee and cake.",
    ],
    milestones: &[
        "Talk with those who live there",
        "Plan and estimate",
        "Order placed",
        "Work on the spot",
        "Opened to everybody",
    ],
};

/// In German.
pub const GERMAN: Talk = Talk {
    pros: &[
        "Genau das fehlt hier seit Jahren. Ich bin dafür.",
        "Ich gehe dort jeden Tag vorbei und kann das nur unterschreiben.",
        "Kostet wenig und hilft vielen – so stelle ich mir das vor.",
        "In Grünau hat man das vor zwei Jahren gemacht, und niemand will es wieder weghaben.",
        "Als Oma von vier Enkeln sage ich: bitte bald.",
        "Ich war erst skeptisch. Dann stand ich mit dem Kinderwagen dort.",
        "Unser Verein würde mit anpacken, das haben wir gestern beschlossen.",
        "Endlich einmal ein Vorschlag, für den man kein Gutachten braucht.",
        "Wir haben gezählt: 274 Menschen in zwei Stunden. Der Bedarf ist da.",
        "Gute Idee, und sie passt zu dem, was der Rat ohnehin will.",
        "Das wäre ein Zeichen, dass man uns hier draußen nicht vergisst.",
    ],
    cons: &[
        "Schön wäre es, aber wer kümmert sich in zehn Jahren darum?",
        "Ich wohne direkt daneben, und mich hat niemand gefragt.",
        "Es gibt Stellen in der Stadt, an denen das dringender ist.",
        "Das hatten wir schon einmal; nach einem Jahr war alles kaputt.",
        "Die Parkplätze fehlen dann den Handwerkern und der Pflege.",
        "Erst die Schulen, dann die Verschönerung.",
        "Eine Regel, die niemand kontrolliert, ärgert nur die, die sich daran halten.",
    ],
    questions: &[
        "Wem gehört die Fläche eigentlich?",
        "Was kostet das im Jahr, nicht nur beim Bau?",
        "Hat jemand mit der Feuerwehr gesprochen?",
        "Ginge das auch, ohne die beiden alten Bäume zu fällen?",
        "Könnte man es erst ein halbes Jahr ausprobieren?",
        "Wer entscheidet am Ende, der Rat oder das Amt?",
        "Wann ginge es los, wenn der Rat im Frühjahr zustimmt?",
    ],
    replies: &[
        "Danke, das wollte ich wissen.",
        "Da bin ich anderer Meinung, aber ich verstehe den Punkt jetzt besser.",
        "Das hatte ich übersehen.",
        "Wollen wir uns das einmal zusammen vor Ort ansehen?",
        "Stand 2022 schon auf der Liste, ich habe nachgesehen.",
        "Bis neun Uhr abends wäre für mich in Ordnung.",
        "Unsere Zählung kann ich gern mitbringen.",
    ],
    more: &[
        "Ich helfe gern an einem Samstag mit.",
        "Und bitte mit Bänken.",
        "Es muss nicht perfekt sein.",
        "Alle, die ich gefragt habe, würden unterschreiben.",
        "Im Winter merkt man es am meisten.",
        "Entschuldigung für den Ton, wir warten schon lange.",
        "Bitte nicht größer machen, als es ist.",
    ],
    official: &[
        "Die Fläche gehört der Stadt. Das Tiefbauamt prüft die Leitungen darunter und meldet sich bis Monatsende.",
        "Die Feuerwehr braucht 3,5 Meter Durchfahrt; das lässt sich einhalten.",
        "Der Unterhalt kostet im Jahr etwa ein Zehntel der Baukosten. Die Zahlen stehen im Haushalt auf Seite 214.",
        "Der Ausschuss berät darüber in seiner zweiten öffentlichen Sitzung im Quartal.",
        "Ein Versuch von sechs Monaten geht ohne Beschluss des Rates. Wir bereiten ihn vor.",
    ],
    accepted: &[
        "Vielen Dank für diese Idee. Wir haben sie uns mit den Anliegern vor Ort angesehen: **Sie wird umgesetzt.** Das Geld kommt aus dem Topf für kleine Maßnahmen, geplant wird im Tiefbauamt.\n\nDen zweiten Teil können wir nicht zusagen, weil die Fläche der Bahn gehört; wir haben sie angeschrieben.",
        "Der Ausschuss hat mit großer Mehrheit zugestimmt. Es wird wegen der Leitungen etwas teurer als geschätzt und bleibt im Rahmen.\n\nNach dem Frost geht es los. Wer bei den Einzelheiten mitreden will, ist zu dem Rundgang eingeladen, den wir hier ankündigen.",
        "Sie haben uns überzeugt. Für übernächstes Jahr war es vorgesehen, wir ziehen es vor. Zuerst gibt es einen Versuch, und wir veröffentlichen, was wir zählen.",
    ],
    rejected: &[
        "Wir haben das sorgfältig geprüft und können es nicht tun: Die Straße gehört dem Kreis, der dort allein entscheidet, und er hat abgelehnt.\n\nWir wissen, dass das enttäuscht. Im Mai kommt die Anzeige, die das Tempo zeigt; das können wir selbst.",
        "Die Idee ist gut, der Ort ist es nicht: Darunter liegen die Hauptwasserleitung und zwei Kabel, die erreichbar bleiben müssen. Einen anderen städtischen Platz in der Nähe haben wir nicht gefunden.",
        "Es würde mehr kosten als alle solchen Maßnahmen im Jahr zusammen, für wenige Menschen. Bitte sehen Sie sich die ähnliche Idee für die Nachbarstraße an, die mit weniger dasselbe erreicht.",
    ],
    news: &[
        "Die Planung ist fertig und hängt im Rathaus aus, Zimmer 114.",
        "Der Auftrag ist vergeben. Drei Firmen hatten geboten, die günstigste ist von hier.",
        "Die Arbeiten haben begonnen. Zwei Wochen lang wird es laut, dafür bitten wir um Verständnis.",
        "Es ist fertig und wurde mit Kaffee und Kuchen eröffnet.",
    ],
    milestones: &[
        "Gespräch mit den Anliegern",
        "Plan und Schätzung",
        "Auftrag vergeben",
        "Arbeiten vor Ort",
        "Für alle geöffnet",
    ],
};
