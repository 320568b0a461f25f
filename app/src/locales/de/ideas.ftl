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
idea-waits = Danke. Die Moderation schaut Ihre Idee an, bevor alle sie lesen können.
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

## The page of an idea

idea-on-map = Auf einer Karte zeigen
idea-edited = Der Text wurde geändert, zuletzt am { $day }.
idea-see-history = Sehen, was sich geändert hat
idea-followers = { $n ->
    [one] eine Person folgt
   *[other] { $n } Personen folgen
  }
idea-share = Weitersagen
idea-address = Adresse dieser Idee
idea-share-mail = Per E-Mail schicken
idea-print = Gedruckt zeigt diese Seite die Idee, ihre Unterstützungen und die amtliche Antwort, ohne die Knöpfe.
idea-own = Ihre Idee
idea-staff = Für Mitarbeitende
idea-thread = Was bisher geschah
idea-parts = Ideen, die Teil von dieser wurden
idea-parts-words = Wer sie geschrieben hat, ist auch hier genannt, und wer sie unterstützt hat, zählt hier einmal.
supports-enough = Genug Unterstützungen für eine amtliche Antwort (nötig: { $threshold })
answer-overdue = Die amtliche Antwort war fällig bis { $day }.
boards-title = Ideenwände
home-all-ideas = Alle Ideen

## What happened to an idea

step-proposed = Vorgeschlagen
step-status = Der Stand ist jetzt: { $status }
step-threshold = Genug Unterstützungen: Eine amtliche Antwort ist fällig
step-answer = Amtliche Antwort: { $status }
step-poll = Es gibt eine Abstimmung darüber
step-budget = Geld dafür: { $amount }
step-milestone = Erledigt: { $title }
step-news = Neues
step-merged = Aus zwei Ideen wurde eine
step-split = Zwei Ideen wurden wieder getrennt
step-moved = Auf eine andere Ideenwand verschoben
step-joined = Jemand schreibt jetzt mit
step-edited = Der Text wurde geändert
step-to-poll = Zur Abstimmung
step-to-answer = Die Antwort lesen
step-to-idea = Zur anderen Idee
notice-ideas-subject = { $title }: { $what }
notice-ideas-mail =
    Guten Tag,

    es gibt Neues zur Idee „{ $title }“:

    { $what }

    { $words }

    Weiterlesen:

    { $link }
notice-answer_due-subject = { $title }: Eine amtliche Antwort ist fällig
notice-answer_due-mail =
    Guten Tag,

    die Idee „{ $title }“ hat { $n ->
        [one] eine Unterstützung
       *[other] { $n } Unterstützungen
    }. Alle können sehen, dass eine amtliche Antwort fällig ist bis { $day }.

    Antworten Sie hier:

    { $link }

notice-answer_soon-subject = { $title }: die amtliche Antwort ist fällig am { $day }
notice-answer_soon-mail =
    Guten Tag,

    die Idee „{ $title }“ hat { $n ->
        [one] eine Unterstützung
       *[other] { $n } Unterstützungen
    } und wartet noch auf ihre amtliche Antwort. Fällig ist sie bis { $day }; dieser Tag steht für alle sichtbar auf der Seite der Idee.

    Antworten Sie hier:

    { $link }

notice-answer_late-subject = { $title }: die amtliche Antwort ist überfällig
notice-answer_late-mail =
    Guten Tag,

    die amtliche Antwort auf die Idee „{ $title }“ war fällig bis { $day }. Die Idee hat { $n ->
        [one] eine Unterstützung
       *[other] { $n } Unterstützungen
    }, und auf ihrer Seite sehen jetzt alle, dass die Antwort aussteht.

    Antworten Sie hier:

    { $link }

## Changing and taking back

idea-edit = Den Text ändern
idea-edit-words = Jede Fassung bleibt erhalten, und alle können sehen, was sich geändert hat. Wer die Idee unterstützt, erfährt davon.
idea-save = Speichern
idea-saved = Gespeichert.
idea-withdraw = Die Idee zurückziehen
idea-withdraw-question = Diese Idee zurückziehen?
idea-withdraw-words = Unter ihrer Adresse bleibt sie lesbar, steht aber in keiner Liste mehr und nimmt keine Unterstützungen mehr an. Das lässt sich nicht rückgängig machen.
idea-was-withdrawn = Die Idee ist zurückgezogen.
idea-history = Was sich geändert hat
idea-history-words = Jede Fassung dieser Idee, die neueste zuerst.
idea-version = Fassung { $n }
idea-version-by = { $who }, { $when }
diff-gone = (entfernt:)
diff-new = (neu:)

## Writing together

authors-title = Wer diese Idee schreibt
authors-lede = Wer mitschreibt, kann den Text ändern und wird auf der Seite genannt.
authors-first = Hat sie vorgeschlagen
authors-leave = Nicht mehr mitschreiben
authors-left = Sie schreiben an dieser Idee nicht mehr mit.
authors-invite = Jemanden einladen
authors-email = E-Mail-Adresse
authors-email-hint = Wir schicken eine E-Mail mit einem Link und speichern die Adresse nicht.
authors-send = Einladung schicken
authors-invited = Die Einladung ist unterwegs.
authors-waiting = Einladungen ohne Antwort
authors-sent = Verschickt { $when }
authors-until = Gilt bis { $day }
authors-call-back = Zurückrufen
authors-called-back = Die Einladung ist zurückgerufen.
error-authors = Höchstens { $limit } Personen können eine Idee zusammen schreiben
error-invited = Sie können { $limit } Einladungen am Tag verschicken
invitation-subject = { $site }: Eine Idee zusammen schreiben?
invitation-mail =
    Guten Tag,

    jemand fragt Sie bei { $site }, ob Sie eine Idee zusammen schreiben:

    „{ $title }“

    Sehen Sie sie an und entscheiden Sie hier, innerhalb von 14 Tagen:

    { $link }

    Wenn Sie nicht möchten, müssen Sie nichts tun. Ihre Adresse wird nicht gespeichert.
invitation-question = Diese Idee zusammen schreiben?
invitation-words = Wenn Sie mitschreiben, können Sie den Text ändern und werden auf der Seite genannt als: { $name }
invitation-join = Mitschreiben
invitation-decline = Nein, danke
invitation-joined = Sie schreiben jetzt an dieser Idee mit.
invitation-declined = Die Einladung ist abgelehnt.

## Official answers

answer-title = Amtliche Antwort
answer-official = Amtliche Antwort
answer-earlier = Frühere Antworten
answer-lede = Sagen Sie, was entschieden ist und warum. Alle, die die Idee geschrieben haben, unterstützen oder ihr folgen, erfahren davon.
answer-status = Was ist entschieden?
answer-accepted-words = Es wird gemacht. Sagen Sie, wie und wann.
answer-rejected-words = Es wird nicht gemacht. Sagen Sie, warum nicht und was sonst helfen könnte.
answer-under-review-words = Sie schauen es sich an. Der Tag, bis zu dem eine Antwort fällig ist, bleibt.
answer-same-words = Nichts ändert sich; Sie ergänzen, was gesagt wurde.
answer-body = Ihre Antwort mit den Gründen
answer-body-hint = Schreiben Sie so, dass alle es verstehen. Markdown geht.
answer-give = Antwort veröffentlichen
answer-given = Die Antwort ist öffentlich.
answer-stale = Mit der Idee ist es inzwischen weitergegangen. Wählen Sie neu; Ihr Text ist noch da.
needed-answer = Schreiben Sie die Antwort mit den Gründen
rating-title = { $n ->
    [one] Eine Person, die die Idee unterstützt hat, sagt, ob das ihr Anliegen aufnimmt
   *[other] { $n } Personen, die die Idee unterstützt haben, sagen, ob das ihr Anliegen aufnimmt
  }
rating-question = Nimmt diese Antwort Ihr Anliegen auf?
rating-yes = Ja
rating-partly = Zum Teil
rating-no = Nein
answer-rated = Danke.

## Progress

progress-title = Stand der Dinge
progress-lede = Was Sie hier eintragen, steht auf der Seite der Idee, und alle, die es angeht, erfahren davon.
progress-status = Wo steht es?
progress-status-hint = Jetzt: { $now }. Eine Entscheidung wird als amtliche Antwort veröffentlicht.
progress-words = Ein Wort dazu
progress-words-hint = Was kommt als Nächstes? Kann leer bleiben.
progress-take = Speichern
progress-news = Neues von den Arbeiten
progress-news-hint = Zum Beispiel, was diese Woche gebaut wurde. Markdown geht.
progress-photo = Sie können ein Foto der Arbeiten hinzufügen und in Worten sagen, was es zeigt.
progress-photos = Fotos bisher
progress-tell = Neuigkeit veröffentlichen
progress-poll = Eine Abstimmung darüber
progress-poll-hint = Die Adresse der Seite der Abstimmung, in diesem Raum.
progress-link-poll = Abstimmung verknüpfen
progress-amount = Geld dafür, in { $currency }
progress-line = Woher es kommt
progress-line-hint = Zum Beispiel: Haushalt 2027, Posten 5410
progress-note-money = Geld eintragen
error-poll = Geben Sie die Adresse einer veröffentlichten Abstimmung dieses Raumes ein
error-moved-on = Mit der Idee ist es inzwischen weitergegangen. Schauen Sie noch einmal und wählen Sie neu
milestones-title = Was zu tun ist
milestones-count = { $done } von { $all } erledigt
milestone-title = Was
milestone-title-hint = Zum Beispiel: Die Ausschreibung läuft
milestone-day = Bis zu welchem Tag
milestone-day-hint = Kann leer bleiben.
milestone-add = Hinzufügen
milestone-due = bis { $day }
milestone-was-done = erledigt am { $day }
milestone-done = Es ist erledigt
milestone-undone = Doch nicht erledigt

## Putting ideas in order

merge-title = Mit einer anderen Idee zusammenführen
merge-lede = Für zwei Ideen, die dasselbe wollen. Diese verweist dann auf die andere.
merge-into = Die Idee, deren Teil sie wird
merge-into-hint = Die Adresse ihrer Seite, in diesem Raum.
merge-target = Sie wird Teil von
merge-effect = Alle, die sie geschrieben haben, sind auch dort genannt. Wer beide unterstützt, zählt einmal. Es lässt sich rückgängig machen.
merge-do = Zusammenführen
error-merge = Geben Sie die Adresse einer anderen Idee dieses Raumes ein, die nicht zurückgezogen ist
idea-was-merged = Die beiden Ideen sind jetzt eine.
split-title = Die Ideen wieder trennen
split-lede = Diese Idee steht wieder für sich, mit ihren eigenen Unterstützungen und allen, die sie geschrieben haben, dort, wo sie vorher stand.
split-do = Trennen
idea-was-split = Die Ideen sind wieder getrennt.
move-title = Auf eine andere Ideenwand verschieben
move-lede = Text, Urheberschaft, Unterstützungen und Kommentare bleiben bei der Idee.
move-board = Ideenwand
move-board-hint = Das Thema bleibt, wenn die andere Ideenwand eines mit demselben Namen hat.
move-do = Verschieben
idea-was-moved = Die Idee ist verschoben.
## Listen

ideas-words = Wörter
ideas-status = Stand
ideas-sort = Reihenfolge
ideas-sort-newest = Neueste zuerst
ideas-sort-supported = Am meisten unterstützte zuerst
ideas-sort-discussed = Am meisten diskutierte zuerst
ideas-sort-active = Zuletzt bewegte zuerst
ideas-sort-random = Zufällig
ideas-sort-fitting = Passendste zuerst
ideas-all-categories = Alle Kategorien
ideas-all-districts = Alle Ortsteile
ideas-all-statuses = Jeder Stand
ideas-mine = Meine Ideen
ideas-followed = Ideen, denen ich folge
ideas-views = Zeigen als
ideas-as-list = Liste
ideas-as-map = Karte
ideas-many = Mehr als { $n } Ideen
ideas-none-filtered = Keine Idee passt
ideas-none-filtered-words = Versuchen Sie es mit weniger Wörtern oder einem anderen Filter.
ideas-show-all = Alle Ideen zeigen
ideas-feed = Neue Ideen als Feed (Atom)
ideas-csv = Alle Ideen als CSV
ideas-json = Alle Ideen als JSON
ideas-dictionary = Was die Daten bedeuten
ideas-map-label = Karte von { $place }: wo Ideen sind. Die Tabelle darunter sagt dasselbe.
ideas-map-words = Die Karte zeigt das Gebiet dieser Ideenwand und keine Straßen. Die Nummern sind die der Tabelle.
ideas-map-empty = Keine dieser Ideen sagt, wo sie ist.
ideas-map-table = Die Ideen auf der Karte
ideas-map-number = Nummer
ideas-map-idea = Idee
ideas-map-supports = Unterstützungen
ideas-map-nowhere = Nicht angegeben
ideas-map-metres = { $n } m
ideas-map-kilometres = { $n } km

## Offene Daten

ideas-data-lede = Alle öffentlichen Ideen lassen sich als CSV oder JSON mitnehmen. Niemandes Name steht darin.
ideas-data-column = Spalte
ideas-data-kind = Art
ideas-data-means = Bedeutung
ideas-data-statuses = Stände
ideas-data-licence = Die Texte gehören denen, die sie geschrieben haben. Zahlen und Stände dürfen frei verwendet werden.
ideas-kind-text = Text
ideas-kind-number = Zahl
ideas-kind-moment = Zeit (RFC 3339, UTC)
ideas-col-id = Woran man die Idee erkennt; das bleibt gleich
ideas-col-url = Wo man sie liest
ideas-col-title = Titel
ideas-col-text = Der ganze Text, in Markdown
ideas-col-language = Sprache von Titel und Text (BCP 47)
ideas-col-status = Wo die Idee steht; die Wörter stehen unten
ideas-col-category = Kategorie, wie sie dort heißt
ideas-col-district = Ortsteil
ideas-col-place = Ort in den Worten der Verfassenden
ideas-col-latitude = Grad Nord (WGS 84)
ideas-col-longitude = Grad Ost (WGS 84)
ideas-col-cost = Schätzung der Verfassenden, in ganzen Einheiten der Währung
ideas-col-currency = Währung der Schätzung (ISO 4217)
ideas-col-supports = Menschen, die sie unterstützen, jeder einmal gezählt
ideas-col-followers = Menschen, die ihr folgen
ideas-col-comments = Kommentare, die man lesen kann
ideas-col-for = Kommentare dafür
ideas-col-against = Kommentare dagegen
ideas-col-questions = Kommentare, die etwas fragen
ideas-col-proposed-at = Wann sie eingebracht wurde
ideas-col-changed-at = Wann ihr Text zuletzt geändert wurde
ideas-col-answer-due-at = Wann eine amtliche Antwort fällig ist; leer, wenn keine
ideas-col-answered-at = Wann sie amtlich beantwortet wurde; leer, wenn noch nicht

## Ideen wie diese

idea-alike = Ist es eine von diesen?
idea-alike-words = Ideen wie Ihre gibt es schon. Eine zu unterstützen zählt mehr, als sie ein zweites Mal einzubringen.
idea-alike-typing = Ideen wie diese
idea-alike-figures = { $n ->
    [one] Eine Unterstützung
   *[other] { $n } Unterstützungen
  }
idea-alike-support = Stattdessen diese unterstützen
idea-alike-look = Nach ähnlichen Ideen suchen
idea-alike-none = Keine Idee auf dieser Ideenwand ist wie Ihre.

## Bilder

idea-pictures = Bilder
idea-pictures-lede = Eine Idee kann bis zu { $n } Bilder haben. Was die Kamera hineingeschrieben hat, etwa Ort und Zeit, wird entfernt.
idea-pictures-done = Fertig
idea-pictures-edit = Bilder hinzufügen oder ändern
idea-picture-add = Bild hinzufügen
idea-picture-file = Bild
idea-picture-file-hint = JPEG, PNG oder WebP, bis 8 MB. Zeigen Sie niemanden, der nicht einverstanden ist.
idea-picture-alt = Was das Bild zeigt
idea-picture-alt-hint = In wenigen Worten, für alle, die es nicht sehen können.
idea-picture-describe = Worte speichern
idea-picture-remove = Entfernen
idea-picture-hidden = Die Moderation hat dieses Bild verborgen. Andere sehen es nicht.
idea-picture-added = Das Bild ist hinzugefügt.
idea-picture-removed = Das Bild ist entfernt.
idea-picture-described = Die Worte sind gespeichert.
