## Ideas, for everybody

ideas-title = Ideen
ideas-lede = Sagen Sie, was sich hier ändern soll, unterstützen Sie Vorschläge anderer und sehen Sie, was daraus wird.
ideas-fresh = Neue Ideen
ideas-count = { $n ->
    [0] Noch keine Idee
    [one] Eine Idee
   *[other] { $n } Ideen
  }
ideas-none = Hier ist noch keine Idee
ideas-none-words = Ihre kann die erste sein.
boards-none = Es gibt noch keine Ideenwand
boards-none-words = Die Gemeinde hat noch keine eröffnet.
board-closed = Geschlossen
board-about = Wofür diese Ideenwand da ist
board-manage = Diese Ideenwand einrichten
supports-word = { $n ->
    [one] Unterstützung
   *[other] Unterstützungen
  }
comments-word = { $n ->
    [one] Kommentar
   *[other] Kommentare
  }
idea-by = { $who }, { $day }
idea-aside = Unterstützung und Stand
idea-costs = Etwa { $cost }
idea-way = Was daraus wird
idea-held = Nur Sie und die Moderation sehen diese Idee: Sie wird angeschaut, bevor sie öffentlich ist.
idea-hidden = Nur Sie und die Moderation sehen diese Idee: Sie wurde durch eine Entscheidung verborgen.
idea-withdrawn = Diese Idee wurde zurückgezogen.
idea-merged = Diese Idee ist jetzt Teil einer anderen. Alle, die sie geschrieben oder unterstützt haben, zählen dort.
idea-merged-to = Zu jener Idee

## Statuses

idea-status-new = Neu
idea-status-discussed = In der Diskussion
idea-status-under-review = In Prüfung
idea-status-accepted = Angenommen
idea-status-rejected = Nicht angenommen
idea-status-planned = Geplant
idea-status-in-progress = In Arbeit
idea-status-done = Umgesetzt
idea-status-withdrawn = Zurückgezogen
idea-status-merged = Teil einer anderen Idee

## Support and follow

support-do = Diese Idee unterstützen
support-undo = Meine Unterstützung zurücknehmen
support-given = Sie unterstützen diese Idee.
support-open = Die Verwaltung kann sehen, wer eine Idee unterstützt. Öffentlich ist nur, wie viele es sind.
support-question = Unterstützen Sie diese Idee?
support-undo-question = Ihre Unterstützung zurücknehmen?
supports-of = { $n ->
    [one] Eine von { $threshold } Unterstützungen, die eine amtliche Antwort fordern
   *[other] { $n } von { $threshold } Unterstützungen, die eine amtliche Antwort fordern
  }
answer-due = Die amtliche Antwort ist fällig bis { $day }.
idea-follow = Folgen
idea-unfollow = Nicht mehr folgen
idea-follow-question = Dieser Idee folgen?
idea-unfollow-question = Dieser Idee nicht mehr folgen?
idea-follow-words = Wer einer Idee folgt, erfährt, was daraus wird.

## Putting an idea forward

idea-new = Eine Idee vorschlagen
idea-title = Ihre Idee in einem Satz
idea-title-hint = Bis zu 120 Zeichen. Zum Beispiel: Eine Bank im Schatten an der Haltestelle
idea-body = Was soll sich ändern, und warum
idea-body-hint = Einfacher Text genügt. **fett**, Listen mit - und [Links](https://…) gehen auch.
idea-category = Thema
idea-district = Ortsteil
idea-district-all = Alle
idea-place = Wo
idea-place-hint = Eine Straße, ein Platz, eine Adresse. Leer lassen, wenn es um keinen Ort geht.
idea-point = Auf der Karte
idea-point-hint = Zwei Zahlen, wie Karten sie zeigen, zum Beispiel 51.3397, 12.3731, oder die Adresse eines Ortes auf openstreetmap.org.
idea-cost = Was es kosten könnte, in { $currency }
idea-cost-label = Was es kosten könnte
idea-cost-hint = Grob geschätzt, wenn Sie mögen.
idea-lang = Sprache Ihres Textes
idea-continue = Weiter
idea-show-preview = Zeigen, wie es aussieht
idea-keep = Als Entwurf behalten
idea-keep-anyway = Einen Entwurf können Sie schreiben und behalten.
idea-preview = So wird es aussehen
idea-check = Prüfen Sie Ihre Idee
idea-check-lede = Alle können sie lesen, sobald Sie sie veröffentlichen.
idea-publish = Meine Idee veröffentlichen
idea-later = Noch nicht, den Entwurf behalten
idea-published = Ihre Idee ist öffentlich. Erzählen Sie anderen davon.
idea-draft-kept = Ihr Entwurf ist gespeichert.
idea-draft-gone = Der Entwurf ist gelöscht.
my-ideas = Meine Ideen
idea-drafts = Entwürfe
idea-no-drafts = Keine Entwürfe
idea-no-drafts-words = Was Sie beginnen und nicht veröffentlichen, wartet hier auf Sie.
idea-untitled = Ohne Titel
idea-draft-of = Zuletzt geändert { $when }
idea-discard = Verwerfen
needed-idea-title = Sagen Sie Ihre Idee in einem Satz
needed-idea-body = Sagen Sie, was sich ändern soll, und warum
needed-idea-category = Wählen Sie ein Thema
error-category-gone = Dieses Thema wurde inzwischen entfernt. Wählen Sie ein anderes
error-district-gone = Dieser Ortsteil wurde inzwischen entfernt. Wählen Sie einen anderen
error-point = Geben Sie zwei Zahlen ein, etwa 51.3397, 12.3731
error-point-outside = Dieser Ort liegt außerhalb des Gebiets dieser Ideenwand
error-cost = Geben Sie einen Betrag ein, etwa 1500 oder 1500,50
error-drafts = Sie haben schon { $limit } Entwürfe. Veröffentlichen oder verwerfen Sie zuerst einen

## Why not

denied-settled = Das ist entschieden und nimmt nichts mehr an.
denied-supporters = Das können nur diejenigen, die die Idee unterstützt haben.

## Boards, for those who set them up

admin-boards = Ideenwände
board-new = Neue Ideenwand
board-public = So zeigen, wie alle sie sehen
board-make = Ideenwand eröffnen
board-made = Die Ideenwand ist eröffnet.
boards-none-admin = Eröffnen Sie die erste.
board-space = Raum
board-title = Name der Ideenwand
board-title-hint = Zum Beispiel: Ideen für den Norden der Stadt
board-body = Was gefragt ist, und was mit Ideen geschieht
board-body-hint = Sagen Sie, wer entscheidet und bis wann man von Ihnen hört. Markdown geht.
board-categories = Themen
board-categories-hint = Eines je Zeile. Was Sie herausnehmen, behalten die Ideen, die es haben.
board-districts = Ortsteile zur Auswahl
board-districts-hint = Einer je Zeile. Leer lassen, wenn das keine Rolle spielt.
board-area = Gebiet, in dem Orte liegen müssen
board-area-hint = Eine Ecke je Zeile, zum Beispiel 51.3397, 12.3731. Zwei Ecken sind ein Rechteck, mehr ein Umriss. Leer: überall.
board-takes = Was die Ideenwand annimmt
board-takes-open = Ideen und Unterstützungen
board-takes-open-words = Ohne das kann man hier nur lesen.
board-takes-place = Wo eine Idee ist
board-takes-place-words = Fragt nach einer Adresse oder einem Punkt auf der Karte.
board-takes-cost = Was eine Idee kosten könnte
board-takes-cost-words = Fragt nach einer groben Schätzung.
board-threshold = Unterstützungen, die eine amtliche Antwort fordern
board-threshold-hint = 0, wenn das nicht von Unterstützungen abhängt.
board-answer-days = Tage, bis die amtliche Antwort fällig ist
board-answer-days-hint = Gezählt ab genug Unterstützungen. Alle sehen den Tag.
board-currency = Währung
board-currency-hint = Drei Buchstaben, zum Beispiel EUR.
board-names = Eigene Namen für den Stand
board-names-hint = Ein leeres Feld heißt: der übliche Name.
needed-board-title = Geben Sie der Ideenwand einen Namen
error-area = Zeile { $line } ist keine Ecke wie 51.3397, 12.3731
error-too-many-lines = Höchstens { $limit } Zeilen
error-line-too-long = Höchstens { $limit } Zeichen je Zeile; die längste hat { $length }
