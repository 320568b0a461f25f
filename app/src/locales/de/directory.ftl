## Verzeichnis der Beschäftigten

directory-sign-in = Als Beschäftigte der Verwaltung anmelden
directory-lede = Mit Name und Passwort Ihres Arbeitsplatzes.
directory-name = Name am Arbeitsplatz
directory-name-hint = Der, mit dem Sie sich an Ihrem Rechner anmelden.
directory-name-empty = Geben Sie Ihren Namen am Arbeitsplatz ein.
directory-password = Passwort
directory-password-empty = Geben Sie Ihr Passwort ein.
directory-refused = Name und Passwort passen nicht, oder das Verzeichnis gibt Ihnen hier keine Rolle. Prüfen Sie beides, oder fragen Sie Ihre Administration.
directory-down = Das Verzeichnis antwortet gerade nicht. Versuchen Sie es später noch einmal, oder melden Sie sich mit einem Link per E-Mail an.
directory-title = Verzeichnis der Beschäftigten
directory-admin-lede = Wer hier arbeitet und in welcher Rolle, wie es die Gruppen des Verzeichnisses sagen. Ihm wird jede Nacht gefolgt. Wer gegangen ist, verliert alle Rollen, auch die von Hand gegebenen, und wird abgemeldet.
directory-unset = Kein Verzeichnis ist eingestellt
directory-unset-words = Wer den Server betreibt, kann eines einstellen. Rollen geben dann seine Gruppen, neben denen, die von Hand vergeben werden.
directory-members = { $n ->
    [one] Eine Person hat eine Rolle durch das Verzeichnis.
   *[other] { $n } Personen haben eine Rolle durch das Verzeichnis.
}
directory-now = Jetzt dem Verzeichnis folgen
directory-stopped-title = Dem Verzeichnis wurde nicht gefolgt
directory-stopped-words = Personen, die gegangen wären: { $departed }. Rollen, die verloren wären: { $revoked }. Vielleicht war das Verzeichnis gestört. Es wurde nichts geändert. Sehen Sie dort nach, bevor Sie weitermachen.
directory-force = Das stimmt so: trotzdem folgen
directory-runs = Was zuletzt geschah
directory-who = Wer
directory-joined = gekommen
directory-departed = gegangen
directory-granted = bekommt „{ $role }“
directory-revoked = verliert „{ $role }“
directory-kept = behält „{ $role }“, weil niemand sonst sie hat. Geben Sie sie jemand anderem, und nehmen Sie sie dann von Hand
directory-did = Gekommen: { $joined }. Gegangen: { $departed }. Rollen gegeben: { $granted }, genommen: { $revoked }.
directory-did-stop = Angehalten. Personen, die gegangen wären: { $departed }. Rollen, die verloren wären: { $revoked }.
directory-did-fail = Das Verzeichnis hat nicht geantwortet. Es wurde nichts geändert.
directory-notice-done = Dem Verzeichnis wurde gefolgt.
directory-notice-stopped = Es wurde nichts geändert: So viel wäre auf einmal weg, dass es jemand bestätigen muss.
directory-notice-changed = Es wurde nichts geändert: Inzwischen ist es etwas anderes, als Sie gesehen haben. Sehen Sie es sich noch einmal an.

directory-has-account = Hier gibt es schon ein Konto mit Ihrer dienstlichen Adresse. Melden Sie sich zuerst dort an, mit Passkey oder Link, und kommen Sie dann auf diese Seite zurück: Das verbindet beides.
