## Räume, für alle

spaces-title = Räume
home-all-spaces = Alle Räume
spaces-lede = Stadtteile, Ämter und Vorhaben der Gemeinde, und was dort jeweils entschieden wird.
spaces-count = { $n ->
    [one] Ein Raum
   *[other] { $n } Räume
  }
spaces-none = Es gibt noch keinen Raum
spaces-none-public = Die Gemeinde hat noch keinen eingerichtet.
spaces-none-words = Abstimmungen finden in Räumen statt. Richten Sie den ersten ein.
spaces-words = Wörter im Titel
space-now = Jetzt:
space-open-polls = { $n ->
    [0] Keine Abstimmung läuft
    [one] Eine Abstimmung läuft
   *[other] { $n } Abstimmungen laufen
  }
space-about = Über diesen Raum
space-when = Was wann geschieht
space-manage = Diesen Raum verwalten
kind-process = Verfahren
kind-process-words = Hat einen Anfang und ein Ende, zum Beispiel ein Bürgerhaushalt.
kind-neighbourhood = Stadtteil
kind-neighbourhood-words = Ein Teil der Gemeinde.
kind-unit = Amt
kind-unit-words = Eine Stelle der Verwaltung.
phase-window = { $from } bis { $until }
phase-permits = Sie können { $what }.
phase-permits-nothing = In dieser Zeit kann nichts eingereicht werden.
activity-vote = abstimmen
activity-answer = Fragebögen beantworten
activity-propose = Ideen vorschlagen
activity-discuss = kommentieren

## Räume, für die Verwaltung

admin-spaces = Räume
space-new = Neuer Raum
space-make = Raum einrichten
space-made = Der Raum ist eingerichtet.
space-edit = Raum bearbeiten
space-public = So sehen ihn alle
space-polls = Alle Abstimmungen dieses Raums
needed-space-title = Geben Sie dem Raum einen Titel.
needed-space-summary = Schreiben Sie in ein, zwei Sätzen, was hier geschieht.
needed-phase-title = Geben Sie der Phase einen Titel.
needed-starts = Wählen Sie, wann die Phase beginnt.
needed-ends = Wählen Sie, wann die Phase endet.
space-title = Titel
space-title-hint = Wie man ihn nennt, bis zu 120 Zeichen.
space-kind = Was ist es?
space-summary = In ein oder zwei Sätzen
space-summary-hint = Was hier geschieht und wen es betrifft. Bis zu 400 Zeichen.
space-body = Beschreibung
space-slug = Name in der Adresse
space-slug-hint = Kleine Buchstaben, Ziffern und Bindestriche. Lassen Sie das Feld leer, dann bilden wir ihn aus dem Titel.
space-slug-needed = Geben Sie einen Namen aus kleinen Buchstaben und Ziffern ein: Aus diesem Titel lässt sich keiner bilden.
space-slug-letters = Verwenden Sie nur kleine Buchstaben, Ziffern und einzelne Bindestriche.
space-slug-taken = Ein anderer Raum hat diesen Namen in seiner Adresse. Wählen Sie einen anderen.
phases-title = Phasen
phases-none = Es gibt keine Phasen: Alles ist jederzeit möglich.
phase-new = Neue Phase
phase-edit = Phase bearbeiten
phase-title = Titel
phase-title-hint = Zum Beispiel „Sie stimmen ab“. Bis zu 80 Zeichen.
phase-starts = Beginn
phase-ends = Ende
phase-ends-first = Das Ende muss nach dem Beginn liegen.
phase-permits-label = Was können Bürgerinnen und Bürger in dieser Zeit tun?
phase-permits-hint = Sobald ein Raum Phasen hat, ist nur möglich, was eine laufende Phase erlaubt. Phasen dürfen sich überschneiden.
phase-running = Jetzt
phase-remove = Phase entfernen
phase-remove-title = Phase „{ $phase }“ entfernen?
phase-remove-words = Was nur diese Phase erlaubt, ist dann nicht mehr möglich.
phase-removed = Die Phase ist entfernt.
phase-needed = Eine Abstimmung braucht eine Phase, die das Abstimmen erlaubt. Es wurde nichts geändert.
phase-needed-title = Eine Abstimmung braucht diese Phase
phase-needed-words = Allen ist bekannt, wann sie hier abstimmen können. Mit dieser Änderung ginge das nicht:
space-level = Wer mitmachen kann
space-level-hint = Jede Abstimmung hier verlangt mindestens das. Was eine Abstimmung darüber hinaus verlangt, steht bei ihr. Offene Abstimmungen behalten, womit sie begonnen haben.
space-level-none = Jede Abstimmung entscheidet selbst
space-level-email = Alle mit bestätigter E-Mail-Adresse
space-level-resident = Nur wer hier gemeldet ist
space-level-strong = Gemeldete mit Passkey oder elektronischem Ausweis
