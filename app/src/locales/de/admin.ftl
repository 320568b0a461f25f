## Verwaltung

admin-overview = Überblick
admin-roles = Rollen
admin-saved = Gespeichert.
admin-save = Speichern
admin-cancel = Abbrechen
admin-edit = Bearbeiten
admin-change = Ändern
admin-remove = Entfernen
admin-yes = Ja
admin-no = Nein
admin-show = Anzeigen
admin-first-page = Zur ersten Seite
admin-choose = Wählen Sie eines davon.
admin-lang = Sprache dieser Texte
admin-markdown-hint = Markdown: Eine leere Zeile beginnt einen Absatz, **zwei Sterne** machen fett, ein Bindestrich beginnt einen Listenpunkt.
stale-title = Inzwischen hat jemand anderes etwas geändert
stale-words = Es wurde nichts überschrieben. Vergleichen Sie beide Fassungen, ändern Sie Ihre Eingaben, wenn nötig, und speichern Sie noch einmal.
stale-both = Was sich unterscheidet
stale-now = Jetzt gespeichert:
stale-yours = Ihre Eingabe:
stale-same = Die Felder unten sind gleich. Etwas anderes hat sich geändert, zum Beispiel eine Phase.

## Was ansteht

attention-title = Was in den nächsten sieben Tagen ansteht.
attention-drafts = Entwürfe und Vorschauen
attention-opening = Öffnet bald
attention-closing = Schließt bald
attention-count = Wartet auf die Auszählung
attention-none = Es steht nichts an
attention-none-words = Es gibt keinen Entwurf, und in den nächsten sieben Tagen öffnet oder schließt keine Abstimmung.
poll-opens-at = Öffnet { $when }
poll-closes-at = Schließt { $when }

## Abstimmungen in der Verwaltung

admin-polls = Abstimmungen
admin-polls-count = { $n ->
    [one] Eine Abstimmung
   *[other] { $n } Abstimmungen
  }
admin-polls-none = Keine Abstimmung passt
admin-polls-none-words = Wählen Sie einen anderen Stand oder Raum, oder legen Sie eine neue Abstimmung an.
admin-poll = Abstimmung
admin-state = Stand
admin-all-states = Alle
admin-all-spaces = Alle Räume
admin-words = Wörter in der Frage
state-draft = Entwurf
state-preview = Vorschau
state-published = Veröffentlicht
state-open = Offen
state-closed = Geschlossen
state-archived = Archiviert
poll-new = Neue Abstimmung
poll-edit = Abstimmung bearbeiten
poll-made = Die Abstimmung ist als Entwurf gespeichert. Außerhalb des Raums sieht sie noch niemand.
poll-save = Abstimmung speichern
poll-needs-space = Eine Abstimmung braucht einen Raum
poll-needs-space-words = Richten Sie zuerst einen Raum ein; dort findet die Abstimmung dann statt.
poll-space = Raum
poll-set-down = Was festgelegt ist
poll-check = Prüfen Sie, was Sie festgelegt haben
poll-result = Ergebnis ansehen
poll-as-citizens = So werden alle sie sehen
poll-back = Zurück zur Abstimmung
poll-fixed = Diese Abstimmung lässt sich nicht mehr ändern
poll-fixed-words = Sie ist öffentlich, und nichts Bindendes darf sich ändern. Um etwas zu berichtigen, veröffentlichen Sie eine Anmerkung dazu. Bevor sie öffnet, können Sie sie auch zurückziehen.
turnout-now = Bisher haben { $voted } teilgenommen. Wie abgestimmt wurde, bleibt bis zum Schluss verborgen.
turnout-now-of = Bisher haben { $voted } von { $eligible } teilgenommen. Wie abgestimmt wurde, bleibt bis zum Schluss verborgen.

## Das Formular einer Abstimmung

part-question = Frage und Gründe
part-options = Optionen
part-options-words = Was zur Wahl steht. Leere Zeilen fallen weg. Die Reihenfolge ist die des Stimmzettels.
part-how = Wie gewählt wird
part-who = Wer abstimmen darf
part-when = Wann
part-when-words = Ortszeit. Die Abstimmung öffnet und schließt von selbst.
needed-question = Schreiben Sie die Frage.
needed-summary = Schreiben Sie, warum das gefragt wird.
needed-opens = Wählen Sie, wann die Abstimmung öffnet.
needed-closes = Wählen Sie, wann die Abstimmung schließt.
needed-note = Schreiben Sie die Anmerkung.
needed-reason = Schreiben Sie, warum die Abstimmung früher schließt.
poll-question = Frage
poll-question-hint = Eine einzige Frage, bis zu 200 Zeichen.
poll-summary = Warum gefragt wird
poll-summary-hint = Ein oder zwei Sätze, bis zu 500 Zeichen.
poll-body = Hintergrund
poll-binds = Wen das Ergebnis bindet
poll-binds-hint = Zum Beispiel „Der Rat ist an das Ergebnis gebunden.“ Darf leer sein.
poll-budget-label = Budget
poll-budget-hint = Zum Beispiel 50000 oder 1250,50. Darf leer sein.
poll-currency = Währung
poll-currency-hint = Drei Buchstaben, zum Beispiel EUR.
poll-method = Verfahren
poll-min = Mindestens
poll-max = Höchstens
poll-bounds-hint = Nur bei mehreren Optionen.
poll-none = Kann „Keine davon“ gewählt werden?
poll-none-hint = Wer keiner Option zustimmt, kann das sagen.
poll-order = Reihenfolge der Optionen
poll-level = Wie sicher müssen wir wissen, wer abstimmt?
poll-districts = Stadtteile
poll-districts-hint = Wählen Sie keinen, wenn alle Stadtteile abstimmen dürfen.
poll-districts-none = Das Melderegister nennt keine Stadtteile: Die ganze Gemeinde darf abstimmen.
poll-min-age = Mindestalter
poll-max-age = Höchstalter
poll-age-hint = In Jahren am Tag, an dem sie schließt. Darf leer sein.
poll-opens = Öffnet
poll-closes = Schließt
method-single = Eine Option
method-single-words = Alle wählen genau eine.
method-approval = Mehrere Optionen
method-approval-words = Alle wählen, wem sie zustimmen, innerhalb der Grenzen unten.
method-approval-bounds = { $min } bis { $max } Optionen
order-fixed = Für alle die gleiche
order-shuffled = Für alle eine andere
order-shuffled-words = So hat keine Option einen Vorteil, weil sie oben steht.
voters-email = Alle mit bestätigter E-Mail-Adresse
voters-email-words = Wer mehrere Adressen hat, könnte mehrmals abstimmen. Nur für Meinungsbilder.
voters-resident = Einwohnerinnen und Einwohner im Melderegister
voters-resident-words = Jede und jeder einmal.
voters-strong = Einwohnerinnen und Einwohner mit starkem Nachweis
voters-strong-words = Elektronischer Ausweis, oder ein Passkey, der an das Melderegister gebunden ist.
who-districts = Wohnhaft in { $districts }
who-ages = { $min } bis { $max } Jahre alt
who-from = { $min } Jahre oder älter
who-until = { $max } Jahre oder jünger
option-add = Weitere Option
option-up = Nach oben
option-down = Nach unten
option-n-which = : Option { $n }
option-n-title = Option { $n }
option-n-description = Was Option { $n } bedeutet
option-n-cost = Kosten von Option { $n }
option-twice = Eine andere Option hat denselben Titel.
error-money = Geben Sie einen Betrag wie 1900 oder 1900,50 ein.
error-currency = Geben Sie die drei Buchstaben der Währung ein, zum Beispiel EUR.
district-unknown = Einer dieser Stadtteile steht nicht im Melderegister.
fault-too-few-options = Eine Abstimmung braucht mindestens zwei Möglichkeiten; „Keine davon“ zählt als eine.
fault-too-many-options = Eine Abstimmung kann höchstens 500 Optionen haben.
fault-bounds = Mindestens 1, und nicht mehr als „Höchstens“.
fault-bound-empty = Geben Sie eine Anzahl von Optionen ein.
fault-max-above-options = Das sind mehr, als es Optionen gibt.
fault-times = Die Abstimmung muss nach dem Öffnen schließen.
fault-past = Die Abstimmung würde in der Vergangenheit schließen.
fault-ages = Das Mindestalter liegt über dem Höchstalter.
fault-phases = Keine Phase des Raums erlaubt das Abstimmen während der ganzen Zeit vom Öffnen bis zum Schließen. Ändern Sie die Phasen oder die Zeiten.

## Schritte einer Abstimmung

step-show-preview = Vorschau zeigen
step-show-preview-words = Alle mit einer Rolle im Raum sehen dann die Abstimmung so, wie sie öffentlich aussehen wird. Sie können sie noch ändern.
step-show-preview-done = Die Abstimmung ist in der Vorschau.
step-back-to-draft = Zurück zum Entwurf
step-back-to-draft-words = Dann arbeiten nur die daran, die den Raum verwalten.
step-back-to-draft-done = Die Abstimmung ist wieder ein Entwurf.
step-publish = Veröffentlichen
step-publish-words = Dann sehen alle die Abstimmung. Sie öffnet und schließt von selbst. Was festgelegt ist, lässt sich nur noch ändern, wenn Sie sie vor dem Öffnen zurückziehen.
step-publish-done = Die Abstimmung ist veröffentlicht.
step-withdraw = Zurückziehen
step-withdraw-words = Die Abstimmung verschwindet von den öffentlichen Seiten und lässt sich wieder ändern.
step-withdraw-done = Die Abstimmung ist zurückgezogen.
step-open = Jetzt öffnen
step-open-words = Ab jetzt werden Stimmen angenommen, vor der angekündigten Zeit. Danach lässt sich nichts Bindendes mehr ändern.
step-open-done = Die Abstimmung ist offen.
step-close = Vorzeitig schließen
step-close-words = Es werden keine Stimmen mehr angenommen, und es wird sofort ausgezählt. Wer später abstimmen wollte, kann es nicht mehr. Das lässt sich nicht rückgängig machen. Ihre Begründung steht öffentlich bei der Abstimmung.
step-close-done = Die Abstimmung ist geschlossen und ausgezählt.
step-archive = Archivieren
step-archive-words = Der Schlüssel, mit dem sich feststellen lässt, wer teilgenommen hat, wird vernichtet. Ergebnis und Stimmzettel bleiben öffentlich. Das lässt sich nicht rückgängig machen.
step-archive-done = Die Abstimmung ist archiviert, und der Schlüssel ist vernichtet.
step-refused = Das geht noch nicht
step-warning = Ändern Sie das vor dem Veröffentlichen
close-note = Warum schließt sie vorzeitig?
close-note-hint = Das können alle bei der Abstimmung lesen.

## Anmerkungen und Löschen

notes-title = Öffentliche Anmerkungen
notes-words = Eine Anmerkung steht mit ihrer Zeit bei der Abstimmung und lässt sich nicht entfernen. Sie berichtigt, was gesagt wurde; an dem, was bindet, ändert sie nichts.
note-add = Öffentliche Anmerkung hinzufügen
note-body = Anmerkung
note-body-hint = Sagen Sie, was falsch war und was richtig ist. Bis zu 2.000 Zeichen.
note-publish = Anmerkung veröffentlichen
note-added = Die Anmerkung ist veröffentlicht.
danger-title = Was sich nicht rückgängig machen lässt
poll-delete = Entwurf löschen
poll-delete-title = Diesen Entwurf löschen?
poll-delete-words = Frage, Optionen und alles Festgelegte gehen verloren. Niemand hat ihn gesehen.
poll-deleted = Der Entwurf ist gelöscht.

poll-assisted = Hilfe am Schalter
poll-assisted-yes = Einwohner ohne Konto dürfen am Schalter abstimmen
poll-assisted-words = Jemand aus der Verwaltung füllt den Stimmzettel mit ihnen aus und sieht die Wahl. Festgehalten wird, dass geholfen wurde, und die Seite der Abstimmung sagt es.
fault-assisted = Hilfe am Schalter gibt es nur bei Abstimmungen für abgeglichene Einwohner. Wählen Sie diese Stufe, oder nehmen Sie das Häkchen weg.
poll-profile = Wie die Stimmzettel aufbewahrt werden
profile-secret-revote = Geheim, und bis zum Schluss änderbar
profile-secret = Geheim, eine endgültige Stimme je Person
profile-confidential = Vertraulich
fault-secret-electorate = Geheime Stimmzettel brauchen eine Liste der Stimmberechtigten. Wählen Sie unten „Einwohner“ oder hier „Vertraulich“.
fault-secret-assisted = In einer geheimen Abstimmung kann niemand am Schalter stimmen, weil die Verwaltung die Wahl sähe. Nehmen Sie das heraus oder wählen Sie oben „Vertraulich“.
