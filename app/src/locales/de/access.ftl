## Wer hat meine Daten angesehen

access-title = Wer meine Daten angesehen hat
access-lede = Jedes Mal, wenn jemand aus der Verwaltung öffnet, was über Sie gespeichert ist, steht es hier, ob man will oder nicht.
access-none = Niemand hat nachgesehen
access-none-words = Bisher hat niemand aus der Verwaltung Ihre Daten geöffnet.
access-who = { $name }, { $role }
access-by = Wer
access-for = Wofür
access-what = Was
access-ask = Dazu etwas fragen
access-ask-title = Fragen, warum jemand nachgesehen hat
access-question = Ihre Frage
access-question-hint = Wer in der Verwaltung dafür zuständig ist, liest sie und antwortet hier. Sie bekommen eine E-Mail.
access-question-empty = Geben Sie ein, was Sie wissen wollen
access-question-sent = Ihre Frage ist unterwegs. Sie bekommen eine E-Mail, wenn sie beantwortet ist.
access-send = Frage senden
access-asked = Sie haben gefragt
access-asked-words = Noch nicht beantwortet. Sie bekommen eine E-Mail, sobald es so weit ist.
access-answer = Antwort
access-answer-hint = Die Person liest sie zusammen mit dem Eintrag darüber.
access-answer-empty = Geben Sie eine Antwort ein
access-answer-send = Antwort senden
access-answered = Die Antwort ist gesendet.
access-sure = Wie sicher ist diese Liste?
access-sure-words = Der Verwaltung wird nichts gezeigt ohne einen Eintrag hier: Beides geschieht zusammen oder gar nicht. Jeder Eintrag trägt ein Kennzeichen des vorigen. So kann keiner geändert oder weggelassen werden, ohne dass eine Prüferin oder ein Prüfer es merkt.
access-warning = Was Sie öffnen, wird mit Ihrem Namen, Ihrer Rolle und dem Zweck aufgezeichnet. Die Person kann es lesen und danach fragen.
access-choose = Bitte wählen
access-purpose = Wofür öffnen Sie die Daten?
access-purpose-empty = Wählen Sie, wofür Sie die Daten öffnen
access-reason = Grund
access-reason-hint = In wenigen Worten. Die Person liest es.
access-reason-empty = Sagen Sie in wenigen Worten, warum
purpose-identity = Um am Schalter zu bestätigen, wer Sie sind
purpose-letter = Um Ihnen einen Brief mit einem Code zu schicken
purpose-request = Sie haben um etwas gebeten
purpose-correction = Um etwas zu berichtigen
purpose-misuse = Um ein Anzeichen von Missbrauch zu prüfen
purpose-other = Ein anderer Grund
opened-name = Name
opened-birth-date = Geburtsdatum
opened-district = Bezirk
opened-address = Anschrift
opened-reference = Nummer im Melderegister
opened-email = E-Mail-Adresse
opened-phone = Telefonnummer
opened-match = wie Ihr Konto mit dem Melderegister abgeglichen wurde
older = Ältere Einträge
mail-access-subject = Jemand hat Ihre Daten bei { $site } geöffnet
mail-access-body =
    Guten Tag,

    jemand aus der Verwaltung hat geöffnet, was bei { $site } über Sie gespeichert ist. Wer es war, wann und wofür, können Sie hier lesen und danach fragen:

    { $page }

    Diese E-Mail bekommen Sie höchstens einmal am Tag, so oft es auch geschieht. Fragen: { $contact }
mail-answer-subject = Ihre Frage zu Ihren Daten bei { $site } ist beantwortet
mail-answer-body =
    Guten Tag,

    Sie haben gefragt, warum jemand Ihre Daten geöffnet hat. Die Antwort steht hier:

    { $page }

    Fragen: { $contact }
questions-title = Fragen
questions-what = Menschen fragen, warum ihre Daten geöffnet wurden
questions-lede = Menschen, die fragen, warum jemand nachgesehen hat. Die älteste Frage zuerst.
questions-none = Keine Frage wartet
questions-more = { $waiting ->
    [one] Eine weitere wartet.
   *[other] { $waiting } weitere warten.
}

## Der Schalter

nav-desk = Schalter
desk-overview = Überblick
desk-front-lede = Was Sie für die Person vor Ihnen tun können, und was wartet.
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
document-identity-card = Personalausweis
document-passport = Reisepass
document-residence-permit = Aufenthaltstitel
document-other = Ein anderer Ausweis mit Foto
people-title = Eine Person finden
people-what = Öffnen, was über jemanden gespeichert ist, für einen Zweck
people-lede = Suchen Sie nach der Nummer im Melderegister, oder nach Familienname und Geburtsdatum. Vor dem Öffnen sehen Sie nur, was zwei Menschen unterscheidet.
people-reference = Nummer im Melderegister
people-reference-hint = Oder lassen Sie sie leer und geben Name und Geburtsdatum an
people-or = oder
people-family = Familienname
people-born-on = Geburtsdatum
people-born = geboren { $year }
people-none = Niemand gefunden
people-none-words = Vergleichen Sie Nummer, Schreibweise und Geburtsdatum.
people-left = Weggezogen oder verstorben
open-title = Die Daten einer Person öffnen
open-do = Öffnen
open-recorded = Das wurde aufgezeichnet. Die Person kann lesen, dass Sie es geöffnet haben.
person-title = Was über die Person gespeichert ist
person-roll = Im Melderegister
person-account = Konto
person-no-account = Noch hat niemand gezeigt, dass dieser Eintrag der eigene ist.
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
letters-again-words = Der alte Code gilt dann nicht mehr.
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
