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
retention-for-sessions = 12 Stunden nach der letzten Benutzung
retention-sign_in_links = Links zum Anmelden
retention-why-sign_in_links = Wenn sie abgelaufen sind, nützen sie nichts mehr.
retention-for-sign_in_links = bis sie ablaufen
retention-devices = Bekannte Geräte
retention-why-devices = Damit eine Anmeldung auf einem neuen Gerät per E-Mail gemeldet werden kann.
retention-for-devices = 1 Jahr nach der letzten Benutzung
retention-mail = E-Mails, die nicht verschickt werden konnten
retention-why-mail = Danach erwartet sie niemand mehr. Verschickte E-Mails werden sofort gelöscht.
retention-for-mail = 30 Tage
retention-event_facts = Persönliche Einzelheiten im Protokoll der Ereignisse
retention-why-event_facts = Um Fehler und Angriffe aufzuklären. Was wann geschehen ist, bleibt.
retention-for-event_facts = 1 Jahr
retention-questions = Beantwortete Fragen zu geöffneten Daten
retention-why-questions = Damit die Person die Antwort noch einmal lesen kann.
retention-for-questions = 1 Jahr nach der Antwort
retention-corrections = Beantwortete Bitten um Berichtigung
retention-why-corrections = Damit die Person die Antwort noch einmal lesen kann.
retention-for-corrections = 1 Jahr nach der Antwort
retention-consents = Widerrufene Einwilligungen
retention-why-consents = Um zu zeigen, dass sie galten, solange sie benutzt wurden.
retention-for-consents = 3 Jahre nach dem Widerruf
retention-erased_accounts = Ereignisse gelöschter Konten
retention-why-erased_accounts = Um Fehler und Angriffe aufzuklären. Sie nennen niemanden.
retention-for-erased_accounts = 3 Jahre nach der Löschung
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
retention-for-letters = 30 Tage nach dem Druck
retention-notices = Benachrichtigungen auf der Website
retention-why-notices = Damit man wieder lesen kann, was mitgeteilt wurde.
retention-for-notices = 180 Tage
