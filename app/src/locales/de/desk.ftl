## Der Schalter

nav-desk = Schalter
desk-overview = Überblick
desk-lede = Was Sie für Menschen tun können, die an den Schalter kommen, anrufen oder schreiben.
desk-people = Eine Person finden
desk-people-words = Nachsehen, was über jemanden im Melderegister und im Konto steht.
desk-people-lede = Geben Sie ein, was die Person Ihnen genannt hat. Einer der drei Wege genügt.
desk-search-name = Name
desk-search-name-hint = Familienname, Vorname oder beide, ausgeschrieben. Dazu gehört das Geburtsdatum.
desk-search-born = Geburtsdatum
desk-search-born-hint = Zum Beispiel 27 3 1951
desk-search-reference = Kennzeichen im Melderegister
desk-search-reference-hint = So, wie es in einem Brief an die Person steht.
desk-search-email-hint = Vollständig.
error-search-empty = Geben Sie einen Namen mit Geburtsdatum, ein Kennzeichen oder eine E-Mail-Adresse ein.
desk-found = { $n ->
    [0] Niemanden gefunden
    [one] { $n } Person gefunden
   *[other] { $n } Personen gefunden
  }
desk-found-none = Prüfen Sie Schreibweise und Datum, oder suchen Sie auf einem anderen Weg.
desk-born-in = geboren { $year }
desk-open-title = Öffnen, was über diese Person gespeichert ist
desk-open = Öffnen
desk-file-title = Was über eine Person gespeichert ist
desk-file-recorded = Es ist festgehalten, dass Sie das geöffnet haben.
desk-file-account = Konto
desk-file-no-account = Diese Person hat kein Konto.
desk-file-no-roll = Dieses Konto ist keinem Eintrag des Melderegisters zugeordnet.
desk-file-made = Konto angelegt
