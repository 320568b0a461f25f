## Jede Seite

skip-to-content = Zum Inhalt springen
demo-label = Vorführung:
demo-banner = Alles hier ist erfunden, nichts bindet jemanden.
demo-more = Die E-Mails lesen, die sie schickt
menu = Menü
nav-main = Hauptmenü
nav-polls = Abstimmungen
nav-ideas = Ideen
nav-spaces = Räume
nav-help = Hilfe
nav-admin = Verwaltung
sign-in = Anmelden
crumbs = Sie sind hier
back = Zurück
pager = Seiten
pager-previous = Vorige
pager-next = Nächste
search = Suchen
search-polls = Eine Abstimmung suchen
footer-help = Kontakt und Hilfe
footer-secrecy = Wie Ihre Stimme geheim bleibt
footer-accessibility = Barrierefreiheit
footer-privacy = Datenschutz
footer-run-by = Betrieben von: { $operator }. Kein Dritter sieht Ihren Besuch.

## Tage und Zeiten

weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
day-in-words = { $weekday }, { $day }. { $month } { $year }
short-day = { $day }. { $month } { $year }
moment-in-words = { $day }, { $time } Uhr
in-minutes = { $n ->
    [one] in { $n } Minute
   *[other] in { $n } Minuten
  }
in-hours = { $n ->
    [one] in { $n } Stunde
   *[other] in { $n } Stunden
  }
in-days = { $n ->
    [one] in { $n } Tag
   *[other] in { $n } Tagen
  }

## Was schiefging

error-title = Fehler: { $title }
error-summary = Es gibt ein Problem
error-prefix = Fehler:
error-empty = Füllen Sie dieses Feld aus.
error-control-character = Dieser Text enthält ein Zeichen, das nicht gespeichert werden kann. Tippen Sie ihn neu.
error-too-long = Dieser Text hat { $length } Zeichen. Höchstens { $limit } sind möglich.
error-number = Geben Sie eine ganze Zahl von { $min } bis { $max } ein.
error-email-empty = Geben Sie Ihre E-Mail-Adresse ein.
error-email = Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.org.
error-moment-empty = Wählen Sie Tag und Uhrzeit.
error-moment = Geben Sie Tag und Uhrzeit so ein: 2026-11-22T18:00.
not-found-title = Diese Seite gibt es nicht
not-found-words = Vielleicht wurde sie verschoben, oder die Adresse enthält einen Tippfehler.
denied-title = Das ist Ihnen nicht möglich
conflict-title = Das hat sich inzwischen geändert
conflict-words = Jemand anderes war schneller, oder Sie selbst in einem anderen Fenster. Gehen Sie zurück und sehen Sie nach, wie es jetzt steht.
foreign-title = Dieses Formular kam nicht von einer unserer Seiten
foreign-words = Zu Ihrer Sicherheit führen wir nichts aus, was eine andere Website in Ihrem Namen verlangt. Öffnen Sie die Seite hier und versuchen Sie es noch einmal.
malformed-title = Das haben wir nicht verstanden
malformed-words = Ihr Browser hat etwas geschickt, das keines unserer Formulare schickt. Gehen Sie zurück und versuchen Sie es noch einmal.
too-large-title = Das ist zu groß
too-large-words = Was Sie geschickt haben, ist größer, als wir annehmen können. Kürzen Sie es und schicken Sie es noch einmal.
too-many-title = Zu viele Anfragen
too-many-words = Von Ihnen kamen mehr Anfragen, als wir beantworten können. Warten Sie eine Minute und versuchen Sie es noch einmal.
key-title = Hier kann gerade niemand abstimmen
key-words = Ein Schlüssel, den diese Abstimmung braucht, liegt nicht so auf unserem Server, wie er sollte. Keine Stimme ging verloren, und jetzt wurde keine angenommen. Bitte sagen Sie { $contact } Bescheid und versuchen Sie es später noch einmal.
unavailable-title = Wir können gerade nicht antworten
unavailable-words = Der Dienst startet neu oder ist stark belastet. Nichts ist verloren. Versuchen Sie es in einer Minute noch einmal.
internal-title = Bei uns ist etwas schiefgegangen
internal-words = Sie haben nichts falsch gemacht. Versuchen Sie es noch einmal. Wenn es wieder geschieht, nennen Sie uns die Nummer unten.
error-id = Nummer dieses Fehlers:
to-home = Zur Startseite
to-polls = Alle Abstimmungen
to-help = Hilfe

## Warum etwas nicht erlaubt ist

denied-sign-in = Melden Sie sich zuerst an.
denied-role = Diese Seite ist für Menschen mit einer anderen Aufgabe. Wenn Sie sie brauchen, fragen Sie die Verwaltung der Plattform.
denied-level-email = Melden Sie sich mit einer bestätigten E-Mail-Adresse an.
denied-level-resident = Das ist für Menschen, die hier gemeldet sind. Ihr Wohnsitz ist noch nicht bestätigt.
denied-level-strong = Hier brauchen wir einen stärkeren Nachweis, wer Sie sind.
denied-district = Hier stimmen nur Einwohnerinnen und Einwohner von { $districts } ab.
denied-too-young = Sie müssen am Tag, an dem die Abstimmung endet, mindestens { $age } Jahre alt sein.
denied-too-old = Sie dürfen am Tag, an dem die Abstimmung endet, höchstens { $age } Jahre alt sein.
denied-not-open = Die Abstimmung beginnt am { $when }.
denied-closed = Die Abstimmung endete am { $when }.
denied-phase-until = In der jetzigen Phase wird nicht abgestimmt. Die nächste Phase mit Abstimmungen beginnt am { $when }.
denied-phase = In der jetzigen Phase wird nicht abgestimmt.
day-day = Tag
day-month = Monat
day-year = Jahr
error-day-empty = Geben Sie Tag, Monat und Jahr ein
error-day = Diesen Tag gibt es nicht. Geben Sie zum Beispiel 27 3 1951 ein
