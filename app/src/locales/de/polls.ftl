## Where a poll stands

stage-unpublished = Nicht veröffentlicht
stage-announced = Beginnt bald
stage-open = Läuft
stage-counting = Wird ausgezählt
stage-counted = Beendet
closes-in = Endet { $when }
preview-title = Vorschau.
preview-words = Diese Seite sehen nur Menschen mit einer Aufgabe in diesem Raum. Abstimmen ist noch nicht möglich.

## The page of a poll

poll-background = Hintergrund
poll-binding = Wozu das Ergebnis verpflichtet
poll-options = { $n ->
    [one] Die Möglichkeit
   *[other] Die { $n } Möglichkeiten
  }
poll-about = Über diese Abstimmung
poll-notes = Berichtigungen
poll-budget = Budget: { $amount }
poll-phases = Was wann geschieht
from-until = { $from } bis { $until }
none-possible = „Nichts davon“ ist auch möglich.
fact-opens = Beginn der Abstimmung
fact-closes = Ende der Abstimmung
fact-closed = Ende der Abstimmung
fact-so-far = haben bisher abgestimmt
fact-took-part = haben abgestimmt
fact-electorate = wer abstimmen darf
turnout-of = { $voted } von { $eligible }
vote-now = Jetzt abstimmen
you-may-vote = Sie dürfen hier abstimmen, einmal. Es dauert etwa zwei Minuten.
you-will-vote = Sie werden hier abstimmen können.
sign-in-to-know = Melden Sie sich an, um zu sehen, ob Sie abstimmen dürfen.
counting-title = Wir zählen aus
counting-words = Die Abstimmung ist beendet, wir zählen aus. Das Ergebnis steht gleich hier.
refresh = Seite neu laden
counted-title = Die Abstimmung ist beendet und ausgezählt
counted-words = Jede Stimme ist veröffentlicht. So können alle ihre eigene finden und nachzählen.
see-result = Ergebnis ansehen
announced-title = Beginnt am { $when }
announced-words = Sie können bis { $when } abstimmen.
denied-title-sign-in = Zum Abstimmen anmelden
denied-title-vote = Sie können hier nicht abstimmen
denied-sign-in-words = Wer abstimmen darf: { $electorate }. Melden Sie sich an, dann sehen wir, ob Sie dazugehören.
denied-you-are-signed-in = Sie sind angemeldet
sign-in-to-vote = Zum Abstimmen anmelden
prove-residence = Zeigen, wer Sie sind
to-result = Zum Ergebnis
who-may-vote = Wer abstimmen darf, und warum
electorate-accounts = Alle mit bestätigter E-Mail-Adresse
electorate-residents = Einwohnerinnen und Einwohner von { $place }
electorate-districts = Einwohnerinnen und Einwohner von { $districts }
electorate = { $who }
electorate-from = { $who }, ab { $min } Jahren
electorate-until = { $who }, bis { $max } Jahre
electorate-between = { $who }, { $min } bis { $max } Jahre alt

## What can be relied on

trust = Worauf Sie sich verlassen können
trust-more = Was trotzdem schiefgehen könnte
trust-once-title = Ein Mensch, eine Stimme
trust-once-residents = Alle, die im Melderegister stehen, können einmal abstimmen. Eine zweite Stimme wird abgelehnt.
trust-once-accounts = Jedes Konto kann einmal abstimmen. Wer mehrere E-Mail-Adressen hat, könnte mehrmals abstimmen.
trust-choice-title = Ihre Wahl wird getrennt von Ihnen aufbewahrt
trust-choice = Ihre Stimme wird ohne Namen, Zeit und Reihenfolge gespeichert. Während Sie sie abgeben, könnte { $operator } zusehen, denn sie läuft lesbar über den eigenen Server. Bis Ihre Stimme mit mindestens 19 anderen gemischt ist, könnte die Technik mit den inneren Dateien der Datenbank herausfinden, von wem sie ist. Kopien dieser Dateien von vorher verraten es auch später.
trust-took-part-title = Dass Sie abgestimmt haben, ist verborgen, aber nicht gelöscht
trust-took-part = Bis die Abstimmung archiviert ist, kann { $operator } feststellen, wer abgestimmt hat: mit einem Schlüssel, der getrennt von der Datenbank liegt. Danach wird er vernichtet.
trust-add-title = Stimmen könnten hinzugefügt werden
trust-add = { $operator } könnte Stimmen im Namen von Menschen hinzufügen, die nicht abstimmen. Auffallen würde es erst bei mehr Stimmen als Stimmberechtigten.
trust-drop-title = Eine verlorene Stimme würde auffallen
trust-drop = Nach dem Ende wird jede Stimme veröffentlicht. Sie sehen, ob Ihre so dabei ist, wie Sie sie abgegeben haben. Für andere ist der Beleg kein Beweis, denn er ist nicht unterschrieben.
trust-totals-title = Ergebnisse vor dem Ende
trust-totals = Bis { $when } zeigt keine Seite eines. Die Technik von { $operator } könnte vorher zählen.
trust-totals-after = Vor dem Ende zeigte keine Seite eines. Jetzt können alle nachzählen.
trust-small-title = Diese Abstimmung ist vielleicht nicht geheim
trust-unknown-title = Bei wenigen Stimmen ist diese Abstimmung vielleicht nicht geheim
trust-unknown = Wie viele hier abstimmen dürfen, ist nicht bekannt. Tun es nur wenige, kann das Ergebnis verraten, wie jemand abgestimmt hat.
trust-small = Nur { $n } Menschen dürfen abstimmen. Bei so wenigen kann ein Ergebnis verraten, wie jemand abgestimmt hat.

## Voting

none-of-these = Nichts davon
choose-one = Wählen Sie eine Möglichkeit
choose-exactly = { $n ->
    [one] Wählen Sie eine Möglichkeit
   *[other] Wählen Sie { $n } Möglichkeiten
  }
choose-up-to = { $max ->
    [one] Wählen Sie eine Möglichkeit
   *[other] Wählen Sie bis zu { $max } Möglichkeiten
  }
choose-between = Wählen Sie { $min } bis { $max } Möglichkeiten
chosen = Gewählt:
chosen-of = von höchstens { $max }
continue-to-check = Weiter zum Prüfen
read-more = Mehr lesen
read-more-about = über { $option }
ballot-title = Abstimmen: { $poll }
ballot-once = Sie können einmal abstimmen. Bevor Ihre Stimme zählt, können Sie sie prüfen.
choice-nothing = Wählen Sie eine Möglichkeit.
choice-too-few = { $chosen ->
    [one] Sie haben eine Möglichkeit gewählt. Wählen Sie mindestens { $min }.
   *[other] Sie haben { $chosen } Möglichkeiten gewählt. Wählen Sie mindestens { $min }.
  }
choice-too-many = Sie haben { $chosen } Möglichkeiten gewählt. Wählen Sie höchstens { $max }.
choice-none-and-others = Wählen Sie Möglichkeiten oder „Nichts davon“, nicht beides.
choice-unknown = Diese Möglichkeit gibt es hier nicht. Wählen Sie noch einmal.
check-title = Prüfen Sie Ihre Stimme
check-words = Es zählt noch nichts, bis Sie „Stimme abgeben“ drücken.
check-again = Es ist etwas dazwischengekommen. Noch wurde nichts gezählt. Bitte geben Sie Ihre Stimme noch einmal ab.
check-final = Nach dem Abgeben können Sie Ihre Stimme nicht mehr ändern.
cast = Stimme abgeben
change-choice = Wahl ändern
voted-title = Sie haben abgestimmt
voted-words = Ihre Stimme liegt in der Urne. Das Ergebnis steht nach dem Ende hier: { $when }.
voted-not-you = Was Sie gewählt haben, können wir nicht zeigen: Es ist nicht mit Ihrem Namen gespeichert. Mit Ihrem Beleg können Sie prüfen, dass Ihre Stimme da ist.
too-late-title = Zu spät zum Abstimmen
too-late-words = Die Abstimmung ist beendet, dieses Formular wurde nicht angenommen. Haben Sie vorher abgestimmt, zählt jene Stimme.
too-early-title = Noch zu früh zum Abstimmen

## Receipts

find-receipt = Ihre Stimme finden
find-receipt-words = Geben Sie den Beleg ein, den Sie beim Abstimmen bekommen haben. Bis zum Ende sagen wir Ihnen, ob die Stimme in der Urne liegt; danach sehen Sie sie.
receipt-code = Beleg
receipt-code-hint = 52 Buchstaben und Ziffern. Striche, Leerzeichen und Großschreibung sind gleichgültig.
receipt-malformed = Das ist kein vollständiger Beleg. Vergleichen Sie ihn mit Ihrem: 52 Buchstaben und Ziffern.
look-up = Nachsehen
receipt-held-title = Ihre Stimme liegt in der Urne
receipt-held-words = Heben Sie diesen Beleg auf. Mit ihm finden Sie Ihre Stimme unter den veröffentlichten; was Sie gewählt haben, zeigt er nicht.
receipt-yours = Ihr Beleg
receipt-poll = Abstimmung
receipt-where = Wo Sie ihn prüfen
receipt-print = Drucken Sie diese Seite, fotografieren Sie sie oder kopieren Sie den Beleg. Wir können ihn nicht noch einmal schicken, denn wir wissen nicht, dass er Ihrer ist.
receipt-next = Wie es weitergeht
receipt-next-cast = Ihre Stimme ist abgegeben
receipt-next-keep = Beleg aufheben
receipt-next-keep-words = Wer ihn nach dem Ende sieht, kann diese Stimme sehen.
receipt-next-close = Die Abstimmung endet
receipt-next-find = Stimme wiederfinden
receipt-next-find-words = Alle Stimmen werden veröffentlicht, nach Belegen sortiert.
receipt-public-title = Ihre Stimme wurde gezählt
receipt-public-words = Diese Stimme steht in der veröffentlichten Liste und steckt im Ergebnis.
receipt-public-choice = Was darauf steht
receipt-public-wrong = Sie haben etwas anderes gewählt? Schreiben Sie an { $contact } und heben Sie Ihren Beleg auf.
receipt-missing-title = Diese Stimme haben wir nicht
receipt-missing-words = Vergleichen Sie jeden Buchstaben mit Ihrem Beleg und prüfen Sie, ob er zu dieser Abstimmung gehört. Stimmt alles, schreiben Sie an { $contact }.
ballot-invalid = Diese Stimme ist nicht lesbar und zählt nicht.
to-poll = Zur Abstimmung
all-receipts = Alle Stimmen
all-receipts-words = Jede Stimme dieser Abstimmung, nach Belegen sortiert. Die Reihenfolge verrät nicht, wer wann abgestimmt hat.
all-receipts-caption = { $n ->
    [one] Eine Stimme
   *[other] { $n } Stimmen
  }
column-receipt = Beleg
column-choice = Wahl
to-first-page = Zur ersten Seite

## Results

result-title = Ergebnis: { $poll }
closed-on = Beendet am { $when }
no-result-title = Noch gibt es kein Ergebnis
no-result-yet = Die Abstimmung endet am { $when }. Gleich danach steht das Ergebnis hier.
no-result-hidden = Bis dahin sieht niemand den Stand, damit niemand deshalb anders abstimmt.
outcome-no-ballots = Niemand hat abgestimmt
outcome-only = { $n ->
    [one] „{ $option }“ ist mit einer Stimme Vorsprung angenommen
   *[other] „{ $option }“ ist mit { $n } Stimmen Vorsprung angenommen
  }
outcome-winner = { $n ->
    [one] „{ $option }“ gewinnt mit einer Stimme Vorsprung
   *[other] „{ $option }“ gewinnt mit { $n } Stimmen Vorsprung
  }
outcome-tie-two = { $n ->
    [one] Gleichstand: „{ $a }“ und „{ $b }“ haben je eine Stimme
   *[other] Gleichstand: „{ $a }“ und „{ $b }“ haben je { $n } Stimmen
  }
outcome-tie = { $n ->
    [one] Gleichstand: { $options } Möglichkeiten haben je eine Stimme
   *[other] Gleichstand: { $options } Möglichkeiten haben je { $n } Stimmen
  }
outcome-wins-by-lot = „{ $option }“ gewinnt durch das Los
reason-tie-lot = { $tie }. Das Los hat entschieden.
outcome-none = { $n ->
    [one] „Nichts davon“ liegt mit einer Stimme vorn
   *[other] „Nichts davon“ liegt mit { $n } Stimmen vorn
  }
outcome-none-tie = { $n ->
    [one] „Nichts davon“ und die beste Möglichkeit haben je eine Stimme
   *[other] „Nichts davon“ und die beste Möglichkeit haben je { $n } Stimmen
  }
result-turnout = { $n ->
    [one] Ein Mensch hat abgestimmt.
   *[other] { $n } Menschen haben abgestimmt.
  }
result-turnout-of = { $n ->
    [one] Von { $eligible } Stimmberechtigten hat einer abgestimmt: { $share }.
   *[other] Von { $eligible } Stimmberechtigten haben { $n } abgestimmt: { $share }.
  }
chart-caption = Stimmen für jede Möglichkeit
chart-caption-first = Die { $n } Möglichkeiten mit den meisten Stimmen
table-caption = Dasselbe in Zahlen
column-option = Möglichkeit
column-number = Nummer
column-votes = Stimmen
column-share = Anteil
all-ballots = Alle Stimmzettel
share-of-ballots = Anteile sind Teile aller Stimmzettel.
share-of-ballots-several = Anteile sind Teile aller Stimmzettel. Ein Stimmzettel kann mehrere Möglichkeiten nennen, darum ergeben sie zusammen mehr als 100 %.
tag-counted = Ausgezählt
turnout-by-district = Beteiligung nach Stadtteil
column-district = Stadtteil
column-eligible = Stimmberechtigt
column-took-part = Abgestimmt
column-turnout = Beteiligung
no-district = Ohne Stadtteil
not-shown = nicht gezeigt
hidden-cells = Kleine Zahlen zeigen wir nicht, und auch nicht, woraus sie folgen würden. So lässt sich nicht erkennen, wer abgestimmt hat.
how-counted = Wie ausgezählt wurde
step-came-in = { $n ->
    [one] Ein Stimmzettel kam zusammen.
   *[other] { $n } Stimmzettel kamen zusammen.
  }
step-once = Alle Stimmberechtigten konnten einen abgeben.
step-closed = Die Abstimmung endete am { $when }.
step-sorted = Danach wurde kein Stimmzettel mehr angenommen. Sie wurden nach Belegen sortiert, damit die Reihenfolge nichts verrät.
step-counted = Ausgezählt am { $when }.
step-invalid = { $n ->
    [one] Ein Stimmzettel ist nicht lesbar und zählt nicht.
   *[other] { $n } Stimmzettel sind nicht lesbar und zählen nicht.
  }
step-published = Jeder Stimmzettel ist veröffentlicht.
step-again = Laden Sie sie herunter und zählen Sie nach: Es müssen dieselben Zahlen herauskommen.
result-checks = Selbst prüfen
check-yours = Ist Ihre Stimme dabei?
check-yours-words = Mit Ihrem Beleg finden Sie Ihre Stimme in der veröffentlichten Liste.
downloads = Herunterladen
download-result = Das Ergebnis
download-ballots = Jede Stimme
download-manifest = Was bei Beginn festgelegt wurde
this-result = Link zu diesem Ergebnis

## Lists

polls-title = Abstimmungen
polls-lede = Was gerade entschieden wird, und was entschieden wurde.
polls-feed = Neuen Abstimmungen im Feedreader folgen
polls-counted = { $n ->
    [one] Eine Abstimmung
   *[other] { $n } Abstimmungen
  }
polls-many = Mehr als { $n } Abstimmungen
shelf-open = Laufend
shelf-upcoming = Demnächst
shelf-closed = Beendet
filter = Auswählen
filter-state = Stand
filter-space = Raum
filter-all-spaces = Alle Räume
filter-words = Wörter in der Frage
filter-show = Zeigen
empty-filtered = Keine Abstimmung passt
empty-filtered-words = Versuchen Sie andere Wörter, einen anderen Raum oder einen anderen Stand.
empty-show-all = Alle Räume zeigen
empty-open = Gerade läuft keine Abstimmung
empty-open-words = Sehen Sie nach, was bald beginnt oder was entschieden wurde.
empty-upcoming = Keine Abstimmung ist angekündigt
empty-upcoming-words = Neue werden hier veröffentlicht, bevor sie beginnen.
empty-closed = Noch ist keine Abstimmung beendet
empty-closed-words = Hier werden die Ergebnisse stehen.
card-opens = Beginnt am
card-closes = Endet am
card-closed = Beendet am
card-turnout = { $n ->
    [one] Mensch hat abgestimmt
   *[other] Menschen haben abgestimmt
  }
card-turnout-of = von { $eligible } haben abgestimmt
feed-title = Abstimmungen in { $place }

## Home

home-open = Jetzt abstimmen
home-upcoming = Demnächst
home-all-upcoming = Alles, was demnächst beginnt
home-results = Neueste Ergebnisse
home-all-results = Alle Ergebnisse
all-open = { $n ->
    [one] In der Liste ansehen
   *[other] Alle { $n } laufenden Abstimmungen
  }
all-open-many = Alle laufenden Abstimmungen
home-title = Was { $place } entscheidet
home-lede = Stimmen Sie ab, heben Sie den Beleg auf und zählen Sie selbst nach.
home-how = So geht es
home-how-more = Alle Schritte
home-step-sign-in = Anmelden
home-step-sign-in-words = mit Passkey oder einem Link per E-Mail
home-step-vote = Wählen und prüfen
home-step-vote-words = nichts zählt, bevor Sie es sagen
home-step-receipt = Beleg aufheben
home-step-receipt-words = er zeigt nicht, was Sie gewählt haben
home-step-check = Ergebnis prüfen
home-step-check-words = jede Stimme wird veröffentlicht
denied-not-listed = Das Verzeichnis der Stimmberechtigten wurde festgelegt, als diese Abstimmung begann, und da standen Sie noch nicht darin. Bei Abstimmungen, die ab jetzt beginnen, können Sie mitmachen.

## Abstimmen am Schalter

assisted-for = Sie füllen diesen Stimmzettel für { $name } aus
assisted-words = Lassen Sie die Person wählen und raten Sie nicht. Was Sie hier sehen, behalten Sie für sich. Festgehalten wird, dass Sie geholfen haben, nicht, was gewählt wurde.
assisted-done = Die Stimme ist abgegeben. Drucken Sie die Quittung aus und geben Sie sie mit.
trust-assisted-title = Hilfe am Schalter
trust-assisted = Einwohner ohne Konto dürfen am Schalter abstimmen. Wer bei { $operator } dabei hilft, sieht diese Stimme. Festgehalten wird, dass geholfen wurde, nicht, was gewählt wurde.
denied-acts-alone = Diese Person hat ein Konto und handelt selbst. Niemand kann für sie handeln.
denied-not-assisted = Diese Abstimmung nimmt keine Stimmen am Schalter an.
refused-window = Stimmen werden nur angenommen, solange die Abstimmung läuft.
refused-not-on-roll = Sie stehen nicht auf der Liste der Stimmberechtigten dieser Abstimmung.
refused-used = Ihr Stimmrecht in dieser Abstimmung ist verbraucht, auf einem anderen Gerät oder in einem anderen Browser. Waren Sie das, stimmen Sie dort ab oder öffnen Sie hier Ihre geheime Datei. Waren Sie es nicht, sagen Sie es uns.
refused-seq = Sie haben in dieser Abstimmung gestimmt, seit diese Seite geöffnet wurde. Laden Sie die Seite neu.
refused-no-revote = In dieser Abstimmung lässt sich eine abgegebene Stimme nicht mehr ändern.
refused-other-poll = Dieser Stimmzettel gehört zu einer anderen Abstimmung.
refused-credential = Dieser Stimmzettel trägt nicht die Unterschrift, die ein Stimmrecht zeigt.
refused-malformed = Der Server konnte nicht lesen, was gesendet wurde. Laden Sie die Seite neu und versuchen Sie es noch einmal.
