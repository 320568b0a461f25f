## Wie lange Daten aufbewahrt werden

retention-title = Wie lange Daten bleiben
retention-lede = Einmal am Tag wird alles gelöscht, dessen Zeit um ist. Hier sehen Sie, was heute gelöscht würde und was früher gelöscht wurde.
retention-caption = Was wie lange bleibt, und warum
retention-what = Art der Daten
retention-period = Bleibt
retention-today = Geht heute
retention-day = Tag
retention-cleared = Gelöscht
retention-reports = Was früher gelöscht wurde
retention-newest = Letzter Lauf: { $day }.
retention-never = Es gab noch keinen Lauf.
retention-nothing = Bisher wurde nichts gelöscht.
retention-sessions = Beendete Anmeldungen
retention-why-sessions = Sie werden nur gebraucht, solange jemand angemeldet ist.
retention-for-sessions = { $period } nach der letzten Benutzung
retention-sign_in_links = Links zum Anmelden
retention-why-sign_in_links = Wenn sie abgelaufen sind, nützen sie nichts mehr.
retention-for-sign_in_links = bis sie ablaufen
retention-devices = Bekannte Geräte
retention-why-devices = Damit eine Anmeldung auf einem neuen Gerät per E-Mail gemeldet werden kann.
retention-for-devices = { $period } nach der letzten Benutzung
retention-mail = E-Mails, die nicht verschickt werden konnten
retention-why-mail = Danach erwartet sie niemand mehr. Verschickte E-Mails werden sofort gelöscht.
retention-for-mail = { $period }
retention-event_facts = Persönliche Einzelheiten im Protokoll der Ereignisse
retention-why-event_facts = Um Fehler und Angriffe aufzuklären. Was wann geschehen ist, bleibt.
retention-for-event_facts = { $period }
retention-questions = Beantwortete Fragen zu geöffneten Daten
retention-why-questions = Damit die Person die Antwort noch einmal lesen kann.
retention-for-questions = { $period } nach der Antwort
retention-corrections = Beantwortete Bitten um Berichtigung
retention-why-corrections = Damit die Person die Antwort noch einmal lesen kann.
retention-for-corrections = { $period } nach der Antwort
retention-consents = Widerrufene Einwilligungen
retention-why-consents = Um zu zeigen, dass sie galten, solange sie benutzt wurden.
retention-for-consents = { $period } nach dem Widerruf
retention-erased_accounts = Ereignisse gelöschter Konten
retention-why-erased_accounts = Um Fehler und Angriffe aufzuklären. Sie nennen niemanden.
retention-for-erased_accounts = { $period } nach der Löschung
retention-accounts = Konten, die niemand benutzt
retention-accounts-never = Sie bleiben. Die Einstellung „inactive_days“ ändert das.
retention-accounts-words = Nach { $days } Tagen ohne Anmeldung wird ein Konto gelöscht. Wem es gehört, wird 60 und 14 Tage vorher per E-Mail gewarnt.
retention-accounts-count = { $n ->
    [one] { $n } Konto ist so weit, dass es gewarnt wurde oder heute gewarnt wird.
   *[other] { $n } Konten sind so weit, dass sie gewarnt wurden oder heute gewarnt werden.
  }
retention-accounts-staff = { $n ->
    [one] { $n } Konto mit einer Rolle wurde so lange nicht benutzt. Es wird nie von selbst gelöscht: Sehen Sie nach, ob die Rolle noch gebraucht wird.
   *[other] { $n } Konten mit Rollen wurden so lange nicht benutzt. Sie werden nie von selbst gelöscht: Sehen Sie nach, ob die Rollen noch gebraucht werden.
  }
retention-accounts_warned = Warnungen zu unbenutzten Konten
retention-accounts_erased = Unbenutzte Konten gelöscht
retention-accounts_of_staff = Unbenutzte Konten mit einer Rolle
unused-mail-subject = Benutzen Sie Ihr Konto bei { $site } noch?
unused-mail-subject-again = Ihr Konto bei { $site } wird am { $day } gelöscht
unused-mail =
    Guten Tag,

    Sie bekommen diese E-Mail, weil sich lange niemand bei Ihrem Konto bei { $site } angemeldet hat. Wir behalten nichts länger als nötig; darum wird das Konto am { $day } gelöscht.

    Wenn Sie es behalten möchten, melden Sie sich einmal an:

    { $link }

    Wenn Sie es nicht mehr brauchen, müssen Sie nichts tun. Stimmen, die Sie abgegeben haben, zählen in jedem Fall.

    Fragen: { $contact }
retention-letters = Gedruckte Briefe
retention-why-letters = Damit die Person sehen kann, was ihr geschickt wurde.
retention-for-letters = { $period } nach dem Druck
retention-trustees = Wer einen Teil des Schlüssels einer geheimen Abstimmung hatte
retention-why-trustees = Damit eine Abstimmung nach der Auszählung geprüft werden kann. Was sie getan haben, bleibt im öffentlichen Verzeichnis.
retention-for-trustees = { $period } nach der Auszählung
retention-idea_drafts = Entwürfe von Ideen
retention-why-idea_drafts = Damit man wiederfindet, was man zu schreiben begonnen hat.
retention-for-idea_drafts = { $period } nach der letzten Änderung
retention-notices = Benachrichtigungen auf der Website
retention-why-notices = Damit man wieder lesen kann, was mitgeteilt wurde.
retention-for-notices = { $period }
retention-code_tries = Falsche Codes aus Briefen
retention-why-code_tries = Damit niemand Codes ausprobiert, bis einer passt.
retention-for-code_tries = { $period } nach dem letzten
retention-letter_codes = Codes aus Briefen
retention-why-letter_codes = Damit sich klären lässt, warum ein Code nicht ging. Wie viele eines Drucks benutzt wurden, bleibt.
retention-for-letter_codes = { $period } nach der Benutzung oder nach dem Ablauf
retention-ended_matches = Beendete Verbindungen mit dem Melderegister
retention-why-ended_matches = Damit eine Beschwerde geprüft werden kann. Dass eine beendet ist, bleibt, damit sie nicht von selbst wieder beginnt.
retention-for-ended_matches = { $period } nach dem Ende
retention-decided_claims = Entscheidungen über zwei Konten für dieselbe Person im Melderegister
retention-why-decided_claims = Damit beide den Grund lesen können. Dass entschieden ist, bleibt, damit es nicht von selbst wieder beginnt.
retention-for-decided_claims = { $period } nach der Entscheidung
retention-accounts_failed = Unbenutzte Konten, die nicht gewarnt oder gelöscht werden konnten; das Protokoll des Dienstes sagt, warum
period-hours = { $n ->
    [one] { $n } Stunde
   *[other] { $n } Stunden
  }
period-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
  }
period-years = { $n ->
    [one] { $n } Jahr
   *[other] { $n } Jahre
  }
retention-moderation_reports = Meldungen an die Moderation
retention-why-moderation_reports = Damit die Moderation und ein Einspruch sehen können, warum entschieden wurde. Die Entscheidung bleibt, ohne Namen.
retention-for-moderation_reports = { $period } nach der Antwort
retention-moderation_notes = Notizen unter der Moderation
retention-why-moderation_notes = Damit die Moderation sehen kann, was früher überlegt wurde.
retention-for-moderation_notes = { $period } nach der Entscheidung
retention-text_sketches = Woran man erkennt, dass zwei Texte fast gleich sind
retention-why-text_sketches = Damit Überflutung auffällt. Der Text lässt sich daraus nicht lesen.
retention-for-text_sketches = { $period } nach der Veröffentlichung
