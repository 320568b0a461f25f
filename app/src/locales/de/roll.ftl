## Die eigene Seite

residence-title = Wo Sie wohnen
residence-none = Ihr Wohnsitz ist noch nicht bestätigt.
residence-why = Manche Abstimmungen sind nur für Menschen, die hier gemeldet sind. Ist Ihr Wohnsitz einmal bestätigt, können Sie überall mitmachen, ohne noch einmal gefragt zu werden.
residence-yes = Ihr Wohnsitz ist bestätigt.
residence-wrong = Hier stimmt etwas nicht
residence-wrong-words = Sind Name, Anschrift oder Geburtsdatum falsch, kann das Bürgeramt sie berichtigen: { $contact }. Sind das gar nicht Sie, lösen Sie die Verbindung.
residence-left = Sie stehen nicht mehr im Melderegister
residence-moved = Nach dem Melderegister sind Sie am { $when } weggezogen.
residence-struck = Im Melderegister stehen Sie seit { $when } nicht mehr.
residence-left-words = Sie können Ihr Konto nutzen, aber nicht bei Abstimmungen für Gemeldete mitmachen. Ist das ein Irrtum, schreiben Sie an { $contact } oder kommen Sie an den Schalter.
residence-matched = Erledigt. Ihr Wohnsitz ist bestätigt, und Sie können überall mitmachen, wo Gemeldete gefragt sind.
bound-email = Seit { $when }, weil Ihre E-Mail-Adresse im Melderegister steht.
bound-letter = Seit { $when }, mit einem Code aus einem Brief.
bound-desk = Seit { $when }, mit einem Ausweis am Schalter.
bound-provider = Seit { $when }, mit Ihrem elektronischen Ausweis.
me-roll-address = Anschrift
release-title = Die Verbindung lösen
release-lede = Ihr Konto gilt dann nicht mehr als das einer hier gemeldeten Person.
release-words = Ihr Konto behalten Sie. Bei Abstimmungen für Gemeldete können Sie erst wieder mitmachen, wenn Sie neu gezeigt haben, wer Sie sind. Abgegebene Stimmen bleiben: Niemand kann sie finden, auch wir nicht.
release-do = Verbindung lösen
released = Die Verbindung ist gelöst.
mail-claim-holder-subject = Jemand gibt sich bei { $site } als Sie aus
mail-claim-holder-body =
    Guten Tag,

    jemand anderes gab bei { $site } an, die Person zu sein, für die Ihr Konto bestätigt ist. Bekommen hat sie oder er dadurch nichts: Ihr Konto bleibt vorerst, wie es ist.

    Eine Sachbearbeiterin oder ein Sachbearbeiter prüft das und bittet Sie vielleicht um einen Ausweis. Sie müssen nichts tun. Ahnen Sie, wer es war, oder ging Ihr Brief mit einem Code verloren, sagen Sie es uns: { $contact }
mail-claim-claimant-subject = Ihr Wohnsitz bei { $site } muss geprüft werden
mail-claim-claimant-body =
    Guten Tag,

    Sie wollten bei { $site } Ihren Wohnsitz bestätigen lassen. Die Person, die Sie angegeben haben, hat dort schon ein Konto, vielleicht ein älteres von Ihnen selbst.

    Eine Sachbearbeiterin oder ein Sachbearbeiter prüft das. Am schnellsten geht es, wenn Sie mit einem Ausweis an den Schalter kommen. Fragen: { $contact }
mail-claim-kept-subject = Ihr Wohnsitz bei { $site }: entschieden
mail-claim-kept-body =
    Guten Tag,

    zwei Konten bei { $site } gaben an, zu derselben gemeldeten Person zu gehören. Entschieden wurde, dass sie das Konto behält, das vorher bestätigt war. Die Begründung:

    { $reason }

    Sind Sie nicht einverstanden, schreiben Sie an { $contact } oder kommen Sie mit einem Ausweis an den Schalter.
mail-claim-moved-subject = Ihr Wohnsitz bei { $site }: entschieden
mail-claim-moved-body =
    Guten Tag,

    zwei Konten bei { $site } gaben an, zu derselben gemeldeten Person zu gehören. Entschieden wurde, dass von jetzt an das neuere bestätigt ist und das ältere nicht mehr; was damit geschrieben wurde, bleibt. Die Begründung:

    { $reason }

    Sind Sie nicht einverstanden, schreiben Sie an { $contact } oder kommen Sie mit einem Ausweis an den Schalter.
claim-open-title = Wir prüfen das
claim-open-words = Die Person, die Sie angegeben haben, hat hier schon ein Konto. Vielleicht ist es ein älteres von Ihnen selbst. Das entscheidet eine Sachbearbeiterin oder ein Sachbearbeiter; am schnellsten geht es mit einem Ausweis am Schalter.
claim-kept-title = Diese Person behält ein anderes Konto
claim-kept-words = Das wurde geprüft und aus diesem Grund so entschieden:

## Der Code aus einem Brief

code-title = Geben Sie den Code aus Ihrem Brief ein
code-lede = Im Brief der Gemeinde steht ein Code aus zwölf Zeichen.
code-label = Code
code-hint = Zum Beispiel 7Q4M-ZK2T-9HXC. Striche und kleine Buchstaben sind egal.
born-label = Ihr Geburtsdatum
born-hint = Es steht nicht im Brief, damit niemand anders ihn benutzen kann. Zum Beispiel 27 3 1951
continue = Weiter
code-empty = Geben Sie den Code aus Ihrem Brief ein
code-length = Der Code hat zwölf Buchstaben und Ziffern. Sehen Sie nach, ob eine fehlt
code-slip = Eines dieser Zeichen stimmt nicht. Vergleichen Sie mit Ihrem Brief
code-wrong = { $left ->
    [one] Code und Geburtsdatum passen nicht zusammen, oder der Code ist abgelaufen. Sie können es noch einmal versuchen
   *[other] Code und Geburtsdatum passen nicht zusammen, oder der Code ist abgelaufen. Sie können es noch { $left }-mal versuchen
}
code-other-entry = Dieser Brief war für jemand anderen als die Person, für die Ihr Konto bestätigt ist. Lösen Sie erst diese Bestätigung, oder kommen Sie an den Schalter
code-none = Ich habe keinen Brief, oder er geht nicht
code-none-words = Codes gelten so lange, wie es im Brief steht, und nur der aus dem neuesten Brief. Ohne Code können Sie mit einem Ausweis an den Schalter kommen.
code-wait-title = Zu viele falsche Codes
code-wait-lede = Nach { $tries } falschen Codes nehmen wir einen Tag lang keinen an. Ab { $when } können Sie es wieder versuchen.
code-wait-words = Es geht nichts verloren: Ihr Brief bleibt gültig. Wollen Sie nicht warten, kommen Sie mit einem Ausweis an den Schalter.

## Persönlich

at-desk-title = Zeigen Sie am Schalter, wer Sie sind
at-desk-lede = Es dauert ein paar Minuten, und Sie brauchen keinen Brief.
at-desk-step-come = Kommen Sie mit Personalausweis, Pass oder Aufenthaltstitel an den Schalter.
at-desk-step-number = Drücken Sie dort auf den Knopf hier unten und sagen Sie die Nummer, die dann erscheint.
at-desk-step-show = Zeigen Sie Ihren Ausweis. Das war es.
at-desk-number-is = Ihre Nummer ist
at-desk-number-words = Sagen Sie sie am Schalter. Sie gilt { $minutes } Minuten, und nur dort.
at-desk-number-get = Nummer holen
at-desk-number-new = Andere Nummer holen
at-desk-never = Niemand am Schalter fragt je nach einem Passwort, einem Code von Ihrem Telefon oder dem Zugang zu Ihrem Postfach. Wo und wann der Schalter offen ist: { $contact }

## Das Melderegister in der Verwaltung

roll-title = Melderegister
roll-lede =
    { $residents ->
        [one] Eine Person steht im Melderegister.
       *[other] { $residents } Menschen stehen im Melderegister.
    } Bringen Sie es mit einer Datei des Bürgeramts auf den neuesten Stand.
roll-file = Datei
roll-file-hint = CSV in UTF-8, bis { $mega } MB. Größere Dateien werden auf der Kommandozeile eingelesen: comitia import roll
roll-file-empty = Wählen Sie eine Datei
roll-file-faults = Nichts wurde eingelesen. Die Fehler stehen unten, nach Zeilen
roll-scope = Was die Datei ist
roll-complete = Die Datei ist das ganze Melderegister
roll-complete-words = Wer nicht darin steht, ist fort. Ohne dieses Häkchen bleibt sie oder er.
roll-try = Zeigen, was sich ändern würde
roll-columns = Welche Spalten gelesen werden
roll-columns-words = reference, given_name, family_name und birth_date müssen da sein. district, email, phone, address, status (gemeldet, verzogen, verstorben) und left_on dürfen da sein. Übliche deutsche Spaltennamen werden erkannt. Alles andere wird nicht gelesen.
roll-imports = Bisher eingelesen
roll-imports-none = Noch nichts.
roll-import = { $new } neu, { $changed } geändert, { $leaving } fort
roll-changes-title = Was sich ändern würde
roll-changes-lede = Das würde { $file } ändern. Noch ist nichts geschehen.
roll-do = Einlesen
roll-drop = Datei vergessen
roll-done = Das Melderegister ist auf dem neuesten Stand.
roll-dropped = Die Datei ist vergessen. Nichts wurde geändert.
roll-many = Sehr viele wären fort
roll-many-words = { $leaving } von { $before } Menschen wären nicht mehr im Melderegister und könnten nicht mehr mitmachen. Vielleicht ist die Datei nur ein Teil davon, oder kaputt.
roll-many-yes = Das stimmt: trotzdem einlesen
roll-many-empty = Bestätigen Sie, dass das stimmt, oder vergessen Sie die Datei
roll-before = Jetzt gemeldet
roll-new = Zugezogen oder geboren
roll-moved = Weggezogen
roll-died = Verstorben
roll-returned = Zurückgekommen
roll-changed = Geändert
roll-renamed = – davon anderer Name
roll-moved-within = – davon anderer Bezirk oder andere Anschrift
roll-born-otherwise = – davon anderes Geburtsdatum (bitte ansehen)
roll-unchanged = Wie bisher
roll-missing-leave = Nicht in der Datei: sind fort
roll-missing-stay = Nicht in der Datei: bleiben
roll-missing-who = Nummern derer, die nicht in der Datei stehen
roll-birthdays = { $age } geworden seit dem letzten Einlesen
roll-faults = Fehler in der Datei
roll-faults-words = Die Zahl ist die der Zeile in der Datei.
roll-faults-more = Und { $more } weitere.

## Der Schalter

opened-match = wie Ihr Konto mit dem Melderegister abgeglichen wurde
desk-waiting = { $count ->
    [one] 1 wartet
   *[other] { $count } warten
}
identify-title = Eine Identität bestätigen
identify-what = Vor Ihnen steht jemand mit einem Ausweis
identify-lede = Bitten Sie die Person, in ihrem Konto „Wo Sie wohnen“ zu öffnen, „Nummer holen“ zu drücken und Ihnen die Nummer zu sagen.
identify-number = Nummer
identify-number-hint = Sechs Ziffern
identify-never = Fragen Sie nie nach einem Passwort, einem Code vom Telefon oder dem Telefon selbst.
identify-unknown = Diese Nummer ist nicht bekannt oder zu alt. Bitten Sie um eine neue
identify-entry = Die Person im Melderegister finden
identify-entry-words = Geben Sie ein, was auf dem Ausweis steht, nicht was die Person sagt.
identify-account = Das Konto:{ " " }{ $email }
identify-compare = Mit dem Ausweis vergleichen
identify-document = Ausweis, den Sie gesehen haben
identify-document-hint = Aufgeschrieben wird seine Art, nie seine Nummer.
identify-document-empty = Wählen Sie, welchen Ausweis Sie gesehen haben
identify-check = Vergleich
identify-same = Der Ausweis zeigt diese Person
identify-same-words = Foto, Name und Geburtsdatum stimmen, und der Ausweis ist gültig.
identify-same-empty = Vergleichen Sie zuerst Foto, Name und Geburtsdatum
identify-do = Identität bestätigen
identify-done = Die Identität ist bestätigt. Die Person kann jetzt mitmachen.
identify-to-another = Dieses Konto ist schon mit einem anderen Eintrag verbunden. Die Person muss diese Verbindung erst lösen.
identify-claimed = Ein anderes Konto hat diesen Eintrag. Ein Anspruch ist angelegt: Entscheiden Sie ihn hier.
document-identity_card = Personalausweis
document-passport = Reisepass
document-residence_permit = Aufenthaltstitel
document-other_photo = Ein anderer Ausweis mit Foto
people-reference = Nummer im Melderegister
people-reference-hint = Oder lassen Sie sie leer und geben Name und Geburtsdatum an
people-or = oder
people-family = Familienname
people-born-on = Geburtsdatum
people-born = geboren { $year }
people-none = Niemand gefunden
people-none-words = Vergleichen Sie Nummer, Schreibweise und Geburtsdatum.
people-left = Weggezogen oder verstorben
open-do = Öffnen
open-recorded = Das wurde aufgezeichnet. Die Person kann lesen, dass Sie es geöffnet haben.
person-roll = Im Melderegister
letters-title = Briefe mit Codes
letters-what = Gemeldete ohne Konto bekommen einen Code mit der Post
letters-lede = { $people ->
    [one] Eine gemeldete Person hat kein Konto,
   *[other] { $people } gemeldete Personen haben kein Konto,
} { $codes } davon haben einen Code, der noch gilt.
letters-reference = Für eine Person: Nummer im Melderegister
letters-reference-hint = Leer lassen, um Briefe für viele zu machen
letters-district = Wo
letters-everywhere = Überall
letters-count = Wie viele
letters-count-hint = Höchstens { $most } auf einmal, nach Namen
letters-valid = Die Codes gelten
letters-days = { $days } Tage
letters-format = Als
letters-sheet = Briefe zum Drucken
letters-sheet-words = Eine Seite mit einem Brief je Blatt
letters-csv = Tabelle für Serienbriefe
letters-csv-words = Für eine Druckerei. Löschen Sie die Datei, wenn die Briefe heraus sind
letters-who = Wer
letters-again = Auch wer schon einen Code hat
letters-again-words = Der alte Code gilt dann nicht mehr. Die ältesten Briefe kommen zuerst, und niemand, der in den letzten 24 Stunden einen bekam: So geht es mit dem nächsten Stapel dort weiter, wo dieser endet.
letters-once = Die Codes werden einmal gezeigt, jetzt. Behalten wird nur ein Kennzeichen, aus dem niemand sie lesen kann. Geht etwas schief, machen Sie neue Briefe: Die alten Codes gelten dann nicht mehr.
letters-make = Briefe machen
letters-nobody = Dort ist niemand mehr, dem zu schreiben wäre
letters-not-found = Niemand im Melderegister hat diese Nummer, oder die Person hat schon ein Konto
letters-batches = Bisher gemacht
letters-none = Noch keine.
letters-batch = { $letters } Briefe, { $used } Codes benutzt, gültig bis { $until }
letters-made-title = { $letters ->
    [one] Ein Brief
   *[other] { $letters } Briefe
}
letters-made-lede = Drucken Sie diese Seite: Jeder Brief steht auf einem eigenen Blatt, die Anschrift da, wo ein Fensterumschlag sie zeigt.
letters-back = Zurück zu den Briefen
letter-subject = Ihr Code für { $site }
letter-greeting = Guten Tag { $name },
letter-why = bei { $site } können Sie im Internet abstimmen und die Verwaltung erreichen. Damit nur abstimmt, wer hier wohnt, und jede und jeder nur einmal, bitten wir Sie, einmal zu zeigen, wer Sie sind.
letter-how = Öffnen Sie diese Seite auf Ihrem Telefon oder Computer, melden Sie sich mit Ihrer E-Mail-Adresse an und geben Sie diesen Code ein:
letter-until = Der Code gilt einmal, bis { $until }.
letter-born = Sie werden auch nach Ihrem Geburtsdatum gefragt. Es steht nicht in diesem Brief, damit niemand anders ihn benutzen kann.
letter-help = Haben Sie keine E-Mail-Adresse oder brauchen Sie Hilfe, kommen Sie mit einem Ausweis an den Schalter. Fragen: { $contact }
claims-title = Zwei Konten, eine Person
claims-what = Jemand will die Person sein, mit der ein anderes Konto verbunden ist
claims-lede = Jemand hat gezeigt, dass ein Eintrag im Melderegister der eigene ist, aber ein anderes Konto hat ihn. Bekommen hat dadurch noch niemand etwas. Der älteste Anspruch zuerst.
claims-none = Kein Anspruch wartet
claims-by = { $means }
claim-title = Zwei Konten, ein Eintrag
claim-when = { $when }: { $means }
means-email = über die E-Mail-Adresse im Melderegister
means-letter = mit einem Code aus einem Brief
means-desk = mit einem Ausweis am Schalter
means-provider = mit einem elektronischen Ausweis
claim-holder = Hat den Eintrag
claim-claimant = Beansprucht den Eintrag
claim-account-since = Konto seit
claim-account-gone = Dieses Konto gibt es nicht mehr.
claim-decision = Entscheidung
claim-decision-empty = Wählen Sie, wer den Eintrag bekommt
claim-keep = Der Eintrag bleibt, wo er ist
claim-keep-words = Wer ihn beansprucht, erfährt den Grund.
claim-move = Der Eintrag geht an die Person, die ihn beansprucht
claim-move-words = Das Konto, das ihn hatte, verliert seine Stufe, nicht seinen Inhalt. Beide erfahren den Grund. Wer in einer offenen Abstimmung abgestimmt hat, kann es dort nicht noch einmal: Gezählt wird nach Person, nicht nach Konto.
claim-reason = Begründung
claim-reason-hint = Beide lesen sie.
claim-reason-empty = Sagen Sie, warum; beide lesen es
claim-decide = Entscheiden
claim-decided = Über diesen Anspruch ist entschieden.
claim-decided-done = Über den Anspruch ist entschieden, und beide haben es erfahren.

## Jemand ohne Konto

paper-title = Jemandem ohne Konto helfen
paper-what = Jemand steht mit einem Ausweis vor Ihnen; Sie handeln für die Person, und das wird festgehalten
paper-lede = Für Einwohner, die hier kein Konto haben und keines wollen. Für jemanden mit Konto kann niemand handeln.
paper-begin = Es ist diese Person, beginnen
paper-left = Diese Person steht nicht mehr im Melderegister. Darum kann hier niemand für sie handeln.
paper-visit = Sie helfen { $name }
paper-visit-title = Ein Besuch am Schalter
paper-visit-lede = Alles, was Sie tun, wird als von Ihnen für die Person getan festgehalten. Der Besuch endet von selbst am { $until }.
paper-polls = Mit Hilfe abstimmen
paper-no-polls = Keine offene Abstimmung nimmt Stimmen am Schalter an.
paper-vote = Stimmzettel ausfüllen
paper-voted = Hat abgestimmt
paper-more = Weiteres
paper-sheet-link = Ausdrucken, was über die Person dasteht und wer es geöffnet hat
paper-letter = Wenn die Person später ein eigenes Konto möchte, schicken Sie einen Brief mit einem Code:
paper-end = Besuch beenden
paper-ended = Der Besuch ist beendet.
paper-sheet-title = Was hier über { $name } steht
paper-rights = Ihre Rechte
paper-rights-words = Sie können Falsches berichtigen lassen und fragen, warum etwas geöffnet wurde: am Schalter oder hier: { $contact }

claim-decision-own = Dieser Anspruch entstand durch Sie selbst. Jemand anderes am Schalter entscheidet ihn.
claim-decision-elsewhere = Das Konto ist inzwischen mit einem anderen Eintrag verbunden. Erst muss das enden; sonst lassen Sie es, wie es ist.
identify-left = Diese Person steht nicht mehr im Melderegister. Suchen Sie den Eintrag, der jetzt gilt.
