## Die eigene Seite

residence-title = Wo Sie wohnen
residence-none = Ihr Konto ist noch nicht mit dem Melderegister abgeglichen.
residence-why = Manche Abstimmungen sind nur für Menschen, die hier gemeldet sind. Haben Sie einmal gezeigt, welcher Eintrag im Melderegister Ihrer ist, können Sie überall mitmachen, ohne noch einmal gefragt zu werden.
residence-yes = Sie sind mit dem Melderegister abgeglichen.
residence-wrong = Hier stimmt etwas nicht
residence-wrong-words = Sind Name, Anschrift oder Geburtsdatum falsch, kann das Bürgeramt sie berichtigen: { $contact }. Sind das gar nicht Sie, lösen Sie die Verbindung.
residence-left = Sie stehen nicht mehr im Melderegister
residence-moved = Nach dem Melderegister sind Sie am { $when } weggezogen.
residence-struck = Im Melderegister stehen Sie seit { $when } nicht mehr.
residence-left-words = Sie können Ihr Konto nutzen, aber nicht bei Abstimmungen für Gemeldete mitmachen. Ist das ein Irrtum, schreiben Sie an { $contact } oder kommen Sie an den Schalter.
residence-matched = Erledigt. Sie sind mit dem Melderegister abgeglichen und können überall mitmachen, wo Gemeldete gefragt sind.
bound-email = Seit { $when }, weil Ihre E-Mail-Adresse im Melderegister steht.
bound-letter = Seit { $when }, mit einem Code aus einem Brief.
bound-desk = Seit { $when }, mit einem Ausweis am Schalter.
bound-provider = Seit { $when }, mit Ihrem elektronischen Ausweis.
me-roll-address = Anschrift
release-title = Die Verbindung lösen
release-lede = Ihr Konto gehört dann nicht mehr zu diesem Eintrag im Melderegister.
release-words = Ihr Konto behalten Sie. Bei Abstimmungen für Gemeldete können Sie erst wieder mitmachen, wenn Sie neu gezeigt haben, wer Sie sind. Abgegebene Stimmen bleiben: Niemand kann sie finden, auch wir nicht.
release-do = Verbindung lösen
released = Die Verbindung ist gelöst.
mail-claim-holder-subject = Jemand gibt sich bei { $site } als Sie aus
mail-claim-holder-body =
    Guten Tag,

    jemand wollte bei { $site } zeigen, dass der Eintrag im Melderegister, der zu Ihrem Konto gehört, der eigene ist. Bekommen hat sie oder er ihn nicht: Ihr Konto bleibt vorerst, wie es ist.

    Eine Sachbearbeiterin oder ein Sachbearbeiter prüft das und bittet Sie vielleicht um einen Ausweis. Sie müssen nichts tun. Ahnen Sie, wer es war, oder ging Ihr Brief mit einem Code verloren, sagen Sie es uns: { $contact }
mail-claim-claimant-subject = Ihr Abgleich mit dem Melderegister bei { $site } muss geprüft werden
mail-claim-claimant-body =
    Guten Tag,

    Sie wollten bei { $site } zeigen, welcher Eintrag im Melderegister Ihrer ist. Mit diesem Eintrag ist schon ein anderes Konto verbunden, vielleicht ein älteres von Ihnen selbst.

    Eine Sachbearbeiterin oder ein Sachbearbeiter prüft das. Am schnellsten geht es, wenn Sie mit einem Ausweis an den Schalter kommen. Fragen: { $contact }
mail-claim-kept-subject = Ihr Abgleich mit dem Melderegister bei { $site }: entschieden
mail-claim-kept-body =
    Guten Tag,

    zwei Konten bei { $site } haben denselben Eintrag im Melderegister beansprucht. Entschieden wurde, dass der Eintrag bei dem Konto bleibt, das ihn hatte. Die Begründung:

    { $reason }

    Sind Sie nicht einverstanden, schreiben Sie an { $contact } oder kommen Sie mit einem Ausweis an den Schalter.
mail-claim-moved-subject = Ihr Abgleich mit dem Melderegister bei { $site }: entschieden
mail-claim-moved-body =
    Guten Tag,

    zwei Konten bei { $site } haben denselben Eintrag im Melderegister beansprucht. Entschieden wurde, dass der Eintrag jetzt zu dem anderen Konto gehört als vorher. Die Begründung:

    { $reason }

    Sind Sie nicht einverstanden, schreiben Sie an { $contact } oder kommen Sie mit einem Ausweis an den Schalter.
claim-open-title = Wir prüfen das
claim-open-words = Mit dem Eintrag im Melderegister, den Sie angegeben haben, ist ein anderes Konto verbunden. Vielleicht ist es ein älteres von Ihnen selbst. Das entscheidet eine Sachbearbeiterin oder ein Sachbearbeiter; am schnellsten geht es mit einem Ausweis am Schalter.
claim-kept-title = Der Eintrag bleibt bei einem anderen Konto
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
code-other-entry = Ihr Konto ist mit einem anderen Eintrag im Melderegister verbunden. Lösen Sie erst diese Verbindung, oder kommen Sie an den Schalter
code-none = Ich habe keinen Brief, oder er geht nicht
code-none-words = Codes gelten so lange, wie es im Brief steht, und nur der aus dem neuesten Brief. Ohne Code können Sie mit einem Ausweis an den Schalter kommen.
code-wait-title = Zu viele falsche Codes
code-wait-lede = Nach { $tries } falschen Codes nehmen wir einen Tag lang keinen an. Ab { $when } können Sie es wieder versuchen.
code-wait-words = Es geht nichts verloren: Ihr Brief bleibt gültig. Wollen Sie nicht warten, kommen Sie mit einem Ausweis an den Schalter.

## Persönlich

desk-title = Zeigen Sie am Schalter, wer Sie sind
desk-lede = Es dauert ein paar Minuten, und Sie brauchen keinen Brief.
desk-step-come = Kommen Sie mit Personalausweis, Pass oder Aufenthaltstitel an den Schalter.
desk-step-number = Drücken Sie dort auf den Knopf hier unten und sagen Sie die Nummer, die dann erscheint.
desk-step-show = Zeigen Sie Ihren Ausweis. Das war es.
desk-number-is = Ihre Nummer ist
desk-number-words = Sagen Sie sie am Schalter. Sie gilt { $minutes } Minuten, und nur dort.
desk-number-get = Nummer holen
desk-number-new = Andere Nummer holen
desk-never = Niemand am Schalter fragt je nach einem Passwort, einem Code von Ihrem Telefon oder dem Zugang zu Ihrem Postfach. Wo und wann der Schalter offen ist: { $contact }

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
