## Was eine Person mit ihren Daten tun kann

me-data = Meine Daten
data-lede = Was über Sie gespeichert ist, gehört Ihnen. Nehmen Sie es mit, lassen Sie es berichtigen, bestimmen Sie, wofür wir es verwenden dürfen, oder gehen Sie.
data-export = Ihre Daten mitnehmen
data-export-words = Eine Datei mit allem, was hier über Sie gespeichert ist.
data-corrections = Etwas berichtigen lassen
data-corrections-words = Sagen Sie uns, was falsch ist. Sie sehen, was daraus wird.
data-consents = Wozu Sie eingewilligt haben
data-consents-words = Einwilligen, dass wir Ihnen schreiben, oder es widerrufen.
data-erase = Gehen und das Konto löschen
data-erase-words = Lesen Sie vorher, was gelöscht wird und was bleibt.

## Daten mitnehmen

export-lede = Sie bekommen eine ZIP-Datei. Darin sind eine Seite zum Lesen und, für andere Programme, dieselben Angaben als JSON-Dateien, jede mit einer Beschreibung ihrer Felder.
export-ballots = Ihre Stimmen sind nicht dabei
export-ballots-words = Niemand kann sagen, welche Stimme Ihre ist, auch wir nicht. Eine Stimme wird ohne Ihren Namen gespeichert. Nur die Quittung, die Sie beim Abstimmen bekommen haben, führt zu ihr.
export-download = Datei herunterladen
export-confirm = Vorher bitten wir Sie, noch einmal zu zeigen, dass Sie es sind.
export-title = Was über mich gespeichert ist
export-made = Von { $site }, { $when }.
export-nothing = Nichts über Sie steht unter
export-yes = ja
export-no = nein
export-account = Konto
export-roll = Eintrag im Melderegister
export-roles = Rollen
export-sessions = Wo Sie angemeldet sind
export-devices = Geräte, die wir wiedererkennen
export-passkeys = Passkeys
export-consents = Wozu Sie eingewilligt haben
export-corrections = Was Sie berichtigt haben wollten
export-opened = Wer Ihre Daten angesehen hat
export-questions = Was Sie dazu gefragt haben
export-events = Was geschehen ist
export-col-email = E-Mail-Adresse
export-col-name = Name
export-col-picture = Adresse
export-col-alt = Was es zeigt
export-col-added = Hinzugefügt
export-col-language = Sprache
export-col-made = Angelegt
export-col-used = Zuletzt benutzt
export-col-reference = Kennzeichen
export-col-given_name = Vorname
export-col-family_name = Familienname
export-col-birth_date = Geburtsdatum
export-col-district = Ortsteil
export-col-phone = Telefon
export-col-imported = Eingelesen
export-col-role = Rolle
export-col-space = Raum
export-col-given = Gegeben
export-col-device = Gerät
export-col-began = Angemeldet
export-col-number = Nummer
export-col-at = Wann
export-col-who = Wer
export-col-purpose = Wofür
export-col-reason = Grund
export-col-case = Aktenzeichen
export-col-what = Was geöffnet wurde
export-col-question = Frage
export-col-answer = Antwort
export-col-answered = Beantwortet
export-col-answered_by = Beantwortet von
export-col-kind = Art
export-col-version = Fassung
export-col-wording = Wortlaut
export-col-withdrawn = Widerrufen
export-col-about = Worum es geht
export-col-wrong = Was falsch ist
export-col-right = Was richtig ist
export-col-outcome = Was daraus wurde
export-col-by_me = Von Ihnen getan
export-col-facts = Einzelheiten

## Berichtigungen

corrections-lede = Jeder Mensch kann falsche Angaben über sich richtigstellen lassen.
corrections-none = Sie haben noch um keine Berichtigung gebeten.
correction-new = Um eine Berichtigung bitten
correction-title = Was soll berichtigt werden?
correction-about = Worum geht es?
correction-about-name = Mein Name
correction-about-birth_date = Mein Geburtsdatum
correction-about-district = Mein Ortsteil oder meine Anschrift
correction-about-contact = Meine E-Mail-Adresse oder Telefonnummer im Melderegister
correction-about-match = Die Zuordnung meines Kontos zum Melderegister
correction-about-other = Etwas anderes
correction-wrong = Was ist falsch?
correction-wrong-hint = So, wie es jetzt dasteht.
correction-right = Was ist richtig?
correction-right-hint = Wenn ein Dokument es zeigt, sagen Sie, welches.
correction-send = Absenden
correction-sent = Wir haben es erhalten. Sie bekommen eine E-Mail, wenn es bearbeitet ist.
correction-waits = Wartet
correction-outcome = Was wird daraus?
correction-outcome-corrected = Es ist berichtigt.
correction-outcome-passed_on = Eine andere Stelle berichtigt es und hat Ihre Bitte erhalten.
correction-outcome-refused = Es bleibt, wie es ist.
correction-reason = Warum?
correction-answered = Die Antwort ist abgesendet.
error-correction-about = Wählen Sie, worum es geht.
error-correction-wrong = Sagen Sie, was falsch ist.
error-correction-right = Sagen Sie, was richtig ist.
error-correction-many = { $most } Ihrer Bitten warten. Warten Sie, bis eine davon beantwortet ist.
error-correction-outcome = Wählen Sie, was daraus wird.
correction-mail-subject = Ihre Bitte um Berichtigung bei { $site } ist beantwortet
correction-mail =
    Guten Tag,

    Sie haben { $site } gebeten, etwas zu berichtigen, was über Sie gespeichert ist. Was daraus wurde und warum, steht hier:

    { $link }

    Wenn Sie nicht einverstanden sind, schreiben Sie an { $contact }.
desk-corrections = Berichtigungen
desk-corrections-words = Was Menschen berichtigt haben wollen. Sie prüfen es und antworten.
desk-corrections-lede = Vergleichen Sie mit den Unterlagen, berichtigen Sie es an der Quelle, und sagen Sie, was daraus wurde.
desk-corrections-none = Keine Bitte wartet
desk-correction-title = Bitte um Berichtigung

## Einwilligungen

consents-lede = Nichts davon ist nötig, um mitzumachen. Sie können jederzeit widerrufen; das ist so einfach wie einwilligen.
consents-past = Früher
consent-news = Neuigkeiten per E-Mail
consent-news-1 = Ich willige ein, dass die Gemeinde mir höchstens zweimal im Monat per E-Mail Neuigkeiten zur Beteiligung schreibt. Ich kann das jederzeit widerrufen.
consent-surveys = Einladungen zu Umfragen
consent-surveys-1 = Ich willige ein, dass die Gemeinde mich höchstens zweimal im Monat per E-Mail zu Umfragen einlädt. Ich kann das jederzeit widerrufen.
consent-since = Eingewilligt am { $when }
consent-not-given = Dazu haben Sie nicht eingewilligt.
consent-give = Ich willige ein
consent-withdraw = Widerrufen
consent-from-to = Eingewilligt am { $given }, widerrufen am { $withdrawn }
consent-given = Sie haben eingewilligt. Sie können es hier jederzeit widerrufen.
consent-withdrawn = Sie haben widerrufen. Die Einwilligung gilt nicht mehr.

## Gehen

erase-lede = Wenn Sie Ihr Konto löschen, kann es niemand zurückholen. Sie können später mit derselben Adresse ein neues anlegen.
erase-goes = Was gelöscht wird
erase-goes-account = Ihr Konto: E-Mail-Adresse, Name, Sprache und die Zuordnung zum Melderegister.
erase-goes-access = Ihre Passkeys und alle Orte, an denen Sie angemeldet sind.
erase-goes-wishes = Was Sie berichtigt haben wollten und was Sie gefragt haben.
erase-goes-consents = Wozu Sie eingewilligt haben. Niemand schreibt Ihnen mehr.
erase-stays = Was bleibt, und warum
erase-stays-ballots = Stimmen, die Sie abgegeben haben, und dass jemand abgestimmt hat. Sie sind ohne Ihren Namen gespeichert. Niemand kann herausfinden, welche Ihre sind; darum kann sie auch niemand löschen. Ihre Quittungen gelten weiter.
erase-stays-ideas = Ideen, die Sie vorgeschlagen haben, unter einem Namen, der nichts über Sie sagt, und dass jemand eine Idee unterstützt hat, ohne Ihr Konto.
erase-stays-roll = Ihr Eintrag im Melderegister. Die Gemeinde muss ihn von Gesetzes wegen führen. Er hat mit diesem Konto nichts mehr zu tun.
erase-stays-opened = Das Protokoll, wer Ihre Daten geöffnet hat. Es dient dazu, die Verwaltung zur Rechenschaft zu ziehen. Statt Ihres Namens steht dort eine Nummer.
erase-stays-events = Dass ein Konto angelegt und gelöscht wurde, und wann. Statt Ihres Namens steht dort eine Nummer. Das hilft, Fehler und Angriffe aufzuklären, und bleibt { $period }.
erase-stays-work = Wenn Sie für die Gemeinde gearbeitet haben: Antworten, die Sie anderen mit Ihrem Namen gegeben haben, und Ihr Name im Protokoll, wessen Daten Sie geöffnet haben.
erase-type = Geben Sie zur Bestätigung Ihre E-Mail-Adresse ein
erase-type-hint = Sie lautet { $email }.
erase-do = Mein Konto löschen
erase-confirm = Vorher bitten wir Sie, noch einmal zu zeigen, dass Sie es sind.
erase-trustee = Sie haben einen Teil des Schlüssels einer geheimen Abstimmung
erase-trustee-words = Andere verlassen sich darauf, bis die Stimmen gezählt sind. Danach können Sie Ihr Konto löschen. Wenn Sie ihn nicht so lange behalten können, schreiben Sie an { $contact }.
erase-staff = Sie haben eine Rolle
erase-staff-words = Geben Sie sie zuerst zurück: Bitten Sie die Administration darum, oder schreiben Sie an { $contact }. Die letzte Person in der Administration kann erst gehen, wenn es eine weitere gibt.
error-erase-email = Das ist nicht die Adresse dieses Kontos.
account-erased = Ihr Konto ist gelöscht.
erased-mail-subject = Ihr Konto bei { $site } ist gelöscht
erased-mail =
    Guten Tag,

    Ihr Konto bei { $site } ist gelöscht, wie Sie es wollten. Das ist die letzte E-Mail an diese Adresse.

    Wenn Sie das nicht waren, schreiben Sie sofort an { $contact }.
erased-mail-unused =
    Guten Tag,

    lange hat niemand Ihr Konto bei { $site } benutzt, und Sie haben auf unsere zwei E-Mails dazu nicht reagiert. Es ist jetzt gelöscht. Das ist die letzte E-Mail an diese Adresse.

    Sie können jederzeit ein neues Konto anlegen. Fragen: { $contact }
export-identities = Identitäten bei Anbietern
export-col-provider = Anbieter
export-col-address = Anschrift
export-profile = Was Sie über sich angegeben haben
export-names = Ihre Namen in der Öffentlichkeit
export-pictures = Bilder, die Sie hinzugefügt haben
export-col-field = Feld
export-col-value = Wert
export-contacts = Bestätigte Wege, Sie zu erreichen
export-letters = Briefe an Sie
export-notices = Benachrichtigungen
export-notice_choices = Welche Benachrichtigungen Sie gewählt haben
export-key_parts = Geheime Abstimmungen, von deren Schlüssel Sie einen Teil haben oder hatten
export-ideas = Ideen, die Sie geschrieben haben
export-idea_versions = Fassungen, die Sie Ideen gegeben haben
export-idea_drafts = Entwürfe von Ideen
export-idea_supports = Ideen, die Sie unterstützen
export-idea_follows = Ideen, denen Sie folgen
export-answer_ratings = Was Sie von amtlichen Antworten halten (1 ja, 2 zum Teil, 3 nein)
export-official_answers = Amtliche Antworten, die Sie gegeben haben
export-col-idea = Idee
export-col-title = Titel
export-col-place = Wo
export-col-typed = Was Sie eingegeben haben
export-col-rating = Bewertung
export-followed = Abstimmungen, an die Sie erinnert werden wollen
export-col-means = Wodurch
export-col-confirmed = Bestätigt
export-col-subject = Betreff
export-col-body = Text
export-col-printed = Gedruckt
export-col-read = Gelesen
export-col-way = Wie
export-col-pace = Wie oft
export-col-handed_in = Abgegeben
export-col-poll = Abstimmung
export-email_changes = Änderungen Ihrer E-Mail-Adresse
export-residence = Wie Ihr Konto mit dem Melderegister verbunden wurde
export-disputes = Wenn zwei Konten für dieselbe Person waren
export-role_requests = Rollen, um die jemand gebeten hat
export-col-old_email = Von
export-col-new_email = Zu
export-col-asked = Gewünscht
export-col-undone = Zurückgenommen
export-col-document = Gezeigter Ausweis
export-col-by_staff = Am Schalter erledigt
export-col-ended = Beendet
export-col-ended_why = Warum es endete
export-col-side = Ihre Seite
export-col-state = Stand
export-col-decided = Entschieden
export-col-change = Was gewünscht war
export-col-for_me = Für Sie
export-col-asked_by_me = Von Ihnen gewünscht
export-col-expires = Offen bis
export-col-network = Netz
export-col-identifier = Wie der Anbieter Sie nennt
residence-ended-own = Sie haben es beendet.
residence-ended-claim = Am Schalter wurde entschieden, dass es zu einem anderen Konto gehört.
dispute-side-asked = Sie haben gesagt, dass Sie es sind.
dispute-side-had = Ihr Konto war schon verbunden.
dispute-state-open = Es wird geprüft.
dispute-state-kept = Es blieb, wie es war.
dispute-state-moved = Es gehört jetzt zu dem Konto, das sich gemeldet hat.
role-change-grant = Die Rolle geben
role-change-revoke = Die Rolle nehmen
role-outcome-confirmed = Bestätigt
role-outcome-refused = Abgelehnt
export-reports = Was Sie der Moderation gemeldet haben
export-decisions = Entscheidungen der Moderation, von denen Sie erfahren haben
export-appeals = Ihre Einsprüche
export-suspensions = Zeiten, in denen Sie in einem Bereich nicht mitgemacht haben
export-moderation_notes = Notizen, die Sie in der Moderation geschrieben haben
export-col-ground = Grund
export-col-part = In welcher Rolle
export-col-decision = Entscheidung
