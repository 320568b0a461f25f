## Ballots on which options are ranked or rated

choose-score = Geben Sie jeder Möglichkeit 0 bis { $max } Punkte
choose-grades = Benoten Sie die Möglichkeiten
choose-ranking = Bringen Sie die Möglichkeiten in eine Reihenfolge
hint-score = { $max } ist am besten. Eine Möglichkeit ohne Angabe bekommt von Ihnen keine Punkte.
hint-judgment = Mehrere Möglichkeiten können dieselbe Note bekommen. Was Sie auslassen, zählt als „Abzulehnen“, wenn Sie etwas anderes benoten.
hint-rank = Platz 1 ist Ihre erste Wahl. Vergeben Sie jeden Platz einmal und ohne Lücken. Sie müssen nicht alle reihen; die übrigen bekommen keinen Platz.
hint-rank-equal = Platz 1 ist Ihre erste Wahl. Möglichkeiten können sich einen Platz teilen. Sie müssen nicht alle reihen; die ohne Platz stehen unter allen anderen.
place = Platz { $n }
no-place = Kein Platz
rank-add = An meine Reihung anfügen
rank-add-option = An meine Reihung anfügen: { $option }
rank-order = Ihre Reihung bisher
rank-order-hint = Verschieben Sie eine Möglichkeit mit ihren Pfeilen oder durch Ziehen. Oben steht Ihre erste Wahl.
rank-up = Nach oben: { $option }
rank-down = Nach unten: { $option }
rank-out = Herausnehmen: { $option }
no-score = Keine Punkte
no-grade = Keine Note
score-of = { $score } von { $max }
grade-5 = Hervorragend
grade-4 = Sehr gut
grade-3 = Gut
grade-2 = Annehmbar
grade-1 = Schlecht
grade-0 = Abzulehnen
choice-nothing-rated = Bewerten Sie mindestens eine Möglichkeit.
choice-nothing-ranked = Geben Sie mindestens einer Möglichkeit einen Platz.
choice-none-and-marks = Sie haben Möglichkeiten ausgefüllt und zugleich „Nichts davon“ gewählt. Nehmen Sie eines zurück.
choice-place-twice = Platz { $place } ist zweimal vergeben. Geben Sie jeden Platz nur einer Möglichkeit.
choice-place-gap = Platz { $place } ist leer, ein späterer aber vergeben. Schließen Sie die Lücke.
choice-no-such-place = Diesen Platz gibt es hier nicht. Wählen Sie einen aus der Liste.
choice-no-such-rating = Das kann man hier nicht vergeben. Wählen Sie eine der Angaben.

## The rule in words

rule-title = Wie ausgezählt wird
rule-single = Jeder Stimmzettel gibt seiner Möglichkeit eine Stimme. Die mit den meisten Stimmen gewinnt.
rule-approval = Jeder Stimmzettel gibt jeder genannten Möglichkeit eine Stimme. Die mit den meisten Stimmen gewinnt.
rule-score = Die Punkte aller Stimmzettel werden zusammengezählt. { $n ->
    [one] Die Möglichkeit mit der höchsten Summe gewinnt.
   *[other] Die { $n } Möglichkeiten mit den höchsten Summen gewinnen.
  }
rule-judgment = Die Noten jeder Möglichkeit werden sortiert. Es zählt die Note in der Mitte: Mindestens die Hälfte der Stimmzettel gibt sie oder eine bessere. Haben zwei dieselbe, wird eine solche Note nach der anderen weggenommen, bis sie sich unterscheiden. { $n ->
    [one] Die beste Möglichkeit gewinnt.
   *[other] Die { $n } besten Möglichkeiten gewinnen.
  }
rule-borda = Bei zehn Möglichkeiten gibt Platz 1 neun Punkte, Platz 2 acht und so weiter bis null. Möglichkeiten ohne Platz teilen sich die Punkte, die auf ihrem Stimmzettel übrig sind. { $n ->
    [one] Die Möglichkeit mit den meisten Punkten gewinnt.
   *[other] Die { $n } Möglichkeiten mit den meisten Punkten gewinnen.
  }
rule-schulze = Jede Möglichkeit wird mit jeder anderen verglichen: Welche der beiden steht auf mehr Stimmzetteln weiter oben? Wer alle diese Duelle gewinnt, gewinnt die Abstimmung. Gibt es das nicht, entscheiden Ketten von Duellen, und jede Kette ist so stark wie ihr schwächstes Duell (Schulze). { $n ->
    [one] Eine Möglichkeit gewinnt.
   *[other] Die ersten { $n } Möglichkeiten gewinnen.
  }
rule-runoff = Jeder Stimmzettel zählt für die oberste seiner Möglichkeiten, die noch dabei ist. Hat keine mehr als die Hälfte dieser Stimmzettel, scheidet die mit den wenigsten aus, und ihre Stimmzettel gehen an die nächste Wahl. So geht es Runde um Runde, bis eine mehr als die Hälfte hat.
rule-stv = Gewählt ist, wer die Quote erreicht: Stimmzettel geteilt durch die Sitze und einen mehr, und dazu eins. Was Gewählte über der Quote haben, geht an die nächste Wahl, jeder Stimmzettel mit einem Teil seiner Stimme. Hat niemand zu viel, scheidet die Möglichkeit mit den wenigsten Stimmen aus, und ihre Stimmzettel gehen weiter. { $n ->
    [one] Eine Möglichkeit ist gewählt.
   *[other] { $n } Möglichkeiten sind gewählt.
  } Das sind die Regeln der schottischen Gemeindewahlen (SSI 2007/42).
rule-ties-earlier = Bei gleich vielen Stimmen entscheidet die letzte Runde davor, in der sie sich unterschieden.
rule-ties = Sind Möglichkeiten am Ende gleich, entscheidet ein Los: eine Reihenfolge, die aus den Belegen aller Stimmzettel folgt. Wer abstimmt, kann sie vor dem Ende nicht kennen, und danach können alle das Los noch einmal ziehen.
rule-ties-secret = Sind Möglichkeiten am Ende gleich, entscheidet ein Los: eine Reihenfolge, die aus dem öffentlichen Verzeichnis bei seinem Abschluss und dem Schlüssel folgt, der die Stimmzettel öffnet. Vor dem Ende hat niemand beides, und danach können alle das Los noch einmal ziehen. Geben zu wenige Treuhänder ihre Teile ab, folgt sie allein aus dem Verzeichnis.

## What came out

quoted = „{ $option }“
and = { $first } und { $last }
outcome-all-blank = Kein Stimmzettel nennt eine Möglichkeit
outcome-wins = „{ $option }“ gewinnt
outcome-win-several = { $options } gewinnen
reason-score = { $n ->
    [one] Sie hat die höchste Summe: { $points } Punkte.
   *[other] Sie haben die höchsten Summen; die erste hat { $points } Punkte.
  }
reason-borda = { $n ->
    [one] Sie hat die meisten Punkte: { $points }.
   *[other] Sie haben die meisten Punkte; die erste hat { $points }.
  }
reason-judgment = { $n ->
    [one] Ihre mittlere Note ist die beste: „{ $grade }“. Mindestens die Hälfte der Stimmzettel gibt ihr diese Note oder eine bessere.
   *[other] Ihre mittleren Noten sind die besten; die der ersten ist „{ $grade }“.
  }
reason-schulze-beats-all = { $n ->
    [one] Sie gewinnt das Duell gegen jede andere Möglichkeit.
   *[other] Die erste gewinnt das Duell gegen jede andere Möglichkeit, die übrigen folgen ihr.
  }
reason-schulze = { $n ->
    [one] Keine Möglichkeit gewinnt alle Duelle. Diese hat die stärksten Ketten von Siegen.
   *[other] Keine Möglichkeit gewinnt alle Duelle. Diese haben die stärksten Ketten von Siegen.
  }
reason-runoff = { $rounds ->
    [one] Auf { $votes } von { $of } Stimmzetteln steht sie vorn: mehr als die Hälfte.
   *[other] In Runde { $rounds } hat sie { $votes } der { $of } Stimmzettel, die noch zählen: mehr als die Hälfte.
  }
reason-stv = { $n ->
    [one] Sie ist gewählt; die Quote war { $quota } Stimmen.
   *[other] Sie sind gewählt; die Quote war { $quota } Stimmen. Unten steht, wer sie wann erreicht hat.
  }
reason-lot = Möglichkeiten waren gleich, und das Los hat entschieden; siehe „Gleichstand“ unten.
reason-lot-between = Unterwegs waren Möglichkeiten gleich, und das Los hat entschieden; siehe „Gleichstand“ unten.
column-place = Platz
column-sum = Summe
column-scored-by = Stimmzettel mit Punkten
column-mean = Mittelwert
column-points = Punkte
column-mean-points = Punkte je Stimmzettel
column-median = In der Mitte
column-above = über „{ $option }“
column-round = Runde { $n }
column-stage = Schritt { $n }
points = { $n ->
    [one] ein Punkt
   *[other] { $n } Punkte
  }
points-written = { $points } Punkte
chart-sums = Summen der Punkte
chart-points = Punkte
chart-grades = Wie oft jede Note vergeben wurde; der Strich steht in der Mitte
chart-duels = Wie viele andere jede Möglichkeit schlägt
chart-last-round = { $n ->
    [one] Die Stimmen
   *[other] Die letzte von { $n } Runden
  }
chart-first-preferences = Erste Wahl
sums-note = { $n ->
    [one] Ein Stimmzettel gibt Punkte, je Möglichkeit höchstens { $most }. Ein ganzer Balken wäre die höchste Punktzahl von allen.
   *[other] { $n } Stimmzettel geben Punkte, je Möglichkeit höchstens { $most }. Ein ganzer Balken wäre die höchste Punktzahl von allen.
  }
points-note = { $n ->
    [one] Ein Stimmzettel reiht Möglichkeiten; Platz 1 gibt { $best } Punkte. Ein ganzer Balken wäre Platz 1 auf allen.
   *[other] { $n } Stimmzettel reihen Möglichkeiten; Platz 1 gibt { $best } Punkte. Ein ganzer Balken wäre Platz 1 auf allen.
  }
table-grades = Wie viele Stimmzettel jede Note geben
grades-note = { $n ->
    [one] Ein Stimmzettel gibt Noten.
   *[other] { $n } Stimmzettel geben Noten. Was einer davon auslässt, zählt bei ihm als „Abzulehnen“.
  }
median-is = In der Mitte: { $grade }
beats = schlägt { $n } von { $others }
table-duels = Auf wie vielen Stimmzetteln die Möglichkeit der Zeile über der der Spalte steht
duels-note = { $n ->
    [one] Ein Stimmzettel reiht Möglichkeiten. Wer ein Duell gewinnt, steht fett.
   *[other] { $n } Stimmzettel reihen Möglichkeiten. Wer ein Duell gewinnt, steht fett; wo beide gleich stehen, zählt der Stimmzettel für keine.
  }
paths-title = Ketten von Siegen
paths-words = Eine Kette führt von Siegern zu Besiegten und weiter. Sie ist so stark wie ihr schwächstes Duell. Eine Möglichkeit steht über einer anderen, wenn ihre stärkste Kette dorthin stärker ist als die zurück.
table-paths = Stärke der stärksten Kette von der Möglichkeit der Zeile zu der der Spalte
exhausted = Ohne nächste Wahl
cut-off = Durch Runden abgeschnitten
exhausted-note = „Ohne nächste Wahl“: Stimmzettel, die keine Möglichkeit nennen, die noch dabei ist.
out-in-round = ausgeschieden in Runde { $round }
rounds-title = Runde für Runde
table-rounds = Stimmzettel für jede Möglichkeit in jeder Runde
round-out = { $votes ->
    [0] { $of } Stimmzettel zählen. „{ $option }“ hat keinen, am wenigsten, und scheidet aus.
    [one] { $of } Stimmzettel zählen. „{ $option }“ hat einen, am wenigsten, und scheidet aus.
   *[other] { $of } Stimmzettel zählen. „{ $option }“ hat { $votes }, am wenigsten, und scheidet aus.
  }
round-won = { $of } Stimmzettel zählen. „{ $option }“ hat { $votes }: mehr als die Hälfte, und gewinnt.
first-preferences = { $votes } als erste Wahl
quota-words = Die Quote ist { $quota } Stimmen: { $ballots } Stimmzettel geteilt durch { $seats ->
    [one] den einen Sitz
   *[other] die { $seats } Sitze
  } und einen mehr, ohne den Rest, und dazu eins.
table-stages = Stimmen jeder Möglichkeit nach jedem Schritt; in Klammern, was dazukam oder wegging
stages-title = Schritt für Schritt
stage-first = { $n ->
    [one] Ein Stimmzettel zählt für seine erste Wahl.
   *[other] { $n } Stimmzettel zählen für ihre erste Wahl.
  }
stage-surplus = „{ $option }“ hat { $votes } Stimmen über der Quote. Sie gehen an die nächste Wahl aller seiner Stimmzettel.
stage-excluded = „{ $option }“ hat die wenigsten Stimmen ({ $votes }) und scheidet aus. Die Stimmzettel gehen an ihre nächste Wahl.
stage-elected = { $n ->
    [one] { $options } hat die Quote erreicht und ist gewählt.
   *[other] { $options } haben die Quote erreicht und sind gewählt.
  }
stage-filled = { $n ->
    [one] { $options } ist gewählt, weil nicht mehr übrig sind als Sitze.
   *[other] { $options } sind gewählt, weil nicht mehr übrig sind als Sitze.
  }
step-blank = { $n ->
    [one] Ein Stimmzettel sagt „Nichts davon“ und zählt für keine Möglichkeit.
   *[other] { $n } Stimmzettel sagen „Nichts davon“ und zählen für keine Möglichkeit.
  }
download-alike = Die Stimmzettel, gleiche zusammen

## Ties

ties-title = Gleichstand
ties-none = Kein Gleichstand musste aufgelöst werden.
tie-lot = { $options } sind gleich. Das Los entschied für { $taken }.
tie-round-earlier = Runde { $n }: { $options } hatten gleich wenige Stimmen. { $taken } hatte in Runde { $earlier } am wenigsten und schied aus.
tie-round-lot = Runde { $n }: { $options } hatten gleich wenige Stimmen, auch in allen Runden davor. Das Los entschied, dass { $taken } ausscheidet.
tie-stage-earlier = Schritt { $n }: { $options } hatten gleich wenige Stimmen. { $taken } hatte nach Schritt { $earlier } am wenigsten und schied aus.
tie-stage-lot = Schritt { $n }: { $options } hatten gleich wenige Stimmen, auch in allen Schritten davor. Das Los entschied, dass { $taken } ausscheidet.
tie-surplus-earlier = Schritt { $n }: { $options } hatten gleich viele Stimmen. Die von { $taken } gingen zuerst weiter, weil es nach Schritt { $earlier } die meisten waren.
tie-surplus-lot = Schritt { $n }: { $options } hatten gleich viele Stimmen. Das Los entschied, dass die von { $taken } zuerst weitergehen.
tie-order-earlier = Schritt { $n }: { $options } hatten gleich viele Stimmen. { $taken } steht zuerst, weil es nach Schritt { $earlier } die meisten waren. Das betrifft nur die Reihenfolge.
tie-order-lot = Schritt { $n }: { $options } hatten gleich viele Stimmen. Das Los stellte { $taken } nach vorn. Das betrifft nur die Reihenfolge.
lot-title = Das Los dieser Abstimmung
lot-words = Wer hier weiter vorn steht, geht bei Gleichstand vor. Die Reihenfolge folgt aus den veröffentlichten Stimmzetteln; wer nachzählt, bekommt dieselbe.
lot-seed = Gezogen aus:
