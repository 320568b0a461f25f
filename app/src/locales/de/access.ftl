## Bevor etwas über eine Person geöffnet wird

access-warning-title = Das wird festgehalten
access-warning = Was Sie hier öffnen, wird mit Ihrem Namen und Ihrem Zweck festgehalten. Die Person kann es lesen.
access-purpose = Wofür öffnen Sie es?
access-purpose-hint = Die Person liest das.
access-purpose-choose = Wählen Sie einen Zweck
access-reason = Mehr zum Grund
access-reason-hint = Ein Satz, den die Person versteht. Nötig, wenn Sie „Anderer Grund“ wählen.
access-case = Aktenzeichen
access-case-hint = Wenn es eines gibt.
access-for-desk_identity = Prüfung der Identität am Schalter
access-for-correction = Berichtigung eines Eintrags
access-for-fraud_check = Klärung eines Betrugsverdachts
access-for-letter = Versand eines Briefs
access-for-request_of_person = Die Person hat darum gebeten
access-for-other = Anderer Grund
access-field-name = Name im Melderegister
access-field-birth_date = Geburtsdatum
access-field-district = Ortsteil
access-field-reference = Kennzeichen im Melderegister
access-field-roll_email = E-Mail-Adresse im Melderegister
access-field-roll_phone = Telefonnummer im Melderegister
access-field-address = Postanschrift
access-field-account_email = E-Mail-Adresse des Kontos
access-field-account_name = Name im Konto
access-field-language = Sprache der E-Mails
access-field-account_dates = Wann das Konto angelegt und zuletzt benutzt wurde
access-field-match = Zuordnung zum Melderegister
access-field-roles = Rollen
access-field-contacts = Kontaktwege
access-field-profile = Profil
access-field-letters = Briefe mit Codes
access-field-document = Art des Ausweises
access-field-claims = Ansprüche auf einen Eintrag im Melderegister
access-field-signals = Anzeichen von Betrug
access-field-devices = Geräte
access-field-correction_text = Ein Wunsch nach Berichtigung
access-field-question = Eine Frage zu diesem Eintrag
error-purpose = Wählen Sie, wofür Sie es öffnen.
error-purpose-reason = Sagen Sie in einem Satz, wofür Sie es öffnen.

## Wer meine Daten angesehen hat

me-access = Wer meine Daten angesehen hat
access-lede = Jedes Mal, wenn jemand aus der Verwaltung Daten über Sie öffnet, wird es hier festgehalten. Niemand kann es entfernen.
access-none = Niemand hat etwas über Sie geöffnet
access-none-words = Sobald es jemand tut, steht es hier, und Sie bekommen eine E-Mail.
access-who = Wer
access-who-line = { $name }, { $role }, für die ganze Gemeinde
access-why = Wofür
access-reason-said = In eigenen Worten
access-what = Was geöffnet wurde
access-ask = Dazu etwas fragen
access-ask-title = Was möchten Sie wissen?
access-ask-label = Ihre Frage
access-ask-hint = Die Leitung liest sie und antwortet. Sie bekommen dann eine E-Mail.
access-ask-send = Frage absenden
access-asked = Gefragt am { $when }
access-answered = { $name } hat am { $when } geantwortet
access-answer-waits = Die Antwort steht noch aus.
error-question-empty = Schreiben Sie Ihre Frage.
question-sent = Ihre Frage ist abgesendet. Sie bekommen eine E-Mail, wenn sie beantwortet ist.
question-waits = Dazu haben Sie schon gefragt. Die Antwort steht noch aus.
access-mail-subject = Jemand hat bei { $site } Daten über Sie geöffnet
access-mail =
    Guten Tag,

    Sie bekommen diese E-Mail, weil bei { $site } Daten über Sie geöffnet wurden: { $n ->
        [one] einmal
       *[other] { $n }-mal
    } seit unserer letzten E-Mail dazu.

    Hier lesen Sie, wer es war, wofür und was geöffnet wurde. Dort können Sie auch nachfragen:

    { $link }

    Wenn alles in Ordnung ist, müssen Sie nichts tun. Sie bekommen höchstens eine solche E-Mail am Tag.

    Fragen: { $contact }
answer-mail-subject = Ihre Frage an { $site } ist beantwortet
answer-mail =
    Guten Tag,

    Sie haben { $site } gefragt, warum Daten über Sie geöffnet wurden. Hier ist die Antwort:

    { $link }

    Wenn sie Ihnen nicht genügt, fragen Sie dort noch einmal nach, oder schreiben Sie an { $contact }.

## Fragen, für die Leitung

desk-questions = Fragen zu geöffneten Daten
desk-questions-words = Was Menschen dazu fragen, wer was geöffnet hat. Sie antworten.
desk-questions-lede = Menschen fragen, warum Daten über sie geöffnet wurden. Antworten Sie so, dass sie es verstehen.
desk-questions-none = Keine Frage wartet
desk-questions-answered = Beantwortet
desk-question-row = Frage zu Eintrag { $n }
desk-question-opened = Geöffnet am { $when }
desk-question-file = Öffnen, was über diese Person gespeichert ist
desk-answer = Ihre Antwort
desk-answer-hint = Die Person liest sie mit Ihrem Namen.
desk-answer-send = Antwort absenden
error-answer-empty = Schreiben Sie eine Antwort.
question-answered = Die Antwort ist abgesendet.

## Prüfung

nav-audit = Prüfung
audit-access = Protokoll geöffneter Daten
audit-access-lede = Jedes Mal, wenn die Verwaltung Daten über eine Person öffnet, kommt ein Eintrag hinzu. Hier sehen Sie, ob alle Einträge noch so sind, wie sie geschrieben wurden.
audit-whole = Alle Einträge sind so, wie sie geschrieben wurden
audit-whole-words = { $n ->
    [one] { $n } Eintrag wurde geprüft.
   *[other] { $n } Einträge wurden geprüft.
  }
audit-head = Prüfwert des neuesten Eintrags:
audit-broken = Einträge wurden verändert
audit-broken-words = Eintrag { $n } ist der erste, der nicht mehr so ist, wie er geschrieben wurde, oder der fehlt. Sagen Sie es dem Betreiber und der Datenschutzbeauftragten.
audit-none = In den letzten 30 Tagen wurde nichts geöffnet.
audit-counts = In den letzten 30 Tagen geöffnet
audit-count = Wie oft
audit-access-how = Notieren Sie den Prüfwert. Wer den Server betreibt, kann später mit dem Befehl „comitia verify access-log --head“ prüfen, dass danach kein Eintrag entfernt wurde.

access-for-acting_for = Für die Person am Schalter gehandelt
access-field-ballot = Ein Stimmzettel, nach dem Wunsch der Person ausgefüllt
