## Anbieter von Identitäten: auf den Seiten zum Anmelden

provider-button = Weiter mit { $name }
providers-sign-in = Mit einer Identität, die Sie schon haben
providers-sign-in-words = Sie melden sich dort an und kommen hierher zurück.
providers-confirm-words = Oder zeigen Sie es mit einer Identität, die mit Ihrem Konto verbunden ist. Sie werden gebeten, sich dort noch einmal anzumelden.
providers-step-words = Oder mit einer Identität, die Sie schon haben:
provider-failed-title = Auf diesem Weg sind Sie nicht angemeldet
provider-failed-words = Es wurde für uns festgehalten. Wenn es wieder vorkommt, schreiben Sie an { $contact }.
provider-other-ways = Zu den anderen Wegen
provider-go-back = Zurück
provider-down = { $name } antwortet gerade nicht, oder nicht so, wie es sein soll. Das liegt nicht an Ihnen. Versuchen Sie es später noch einmal, oder nehmen Sie einen anderen Weg.
provider-doubtful = Was { $name } uns über Sie gesagt hat, ist nicht vertrauenswürdig: Es war nicht die Antwort auf unsere Frage, oder sie war nicht so unterschrieben, wie es sein muss. Zu Ihrer Sicherheit haben wir sie nicht verwendet.
provider-stale = { $name } hat Sie zurückgeschickt, ohne Sie noch einmal um die Anmeldung zu bitten. Für diesen Schritt brauchen wir das. Melden Sie sich bei { $name } ab und versuchen Sie es noch einmal, oder nehmen Sie einen anderen Weg.
provider-sent-back = { $name } hat Sie zurückgeschickt, ohne uns zu sagen, wer Sie sind. Vielleicht haben Sie abgebrochen. Es ist nichts geschehen.
provider-late = Das hat zu lange gedauert, oder es wurde in einem anderen Fenster begonnen. Bitte beginnen Sie noch einmal.
provider-of-another = Diese Identität bei { $name } ist mit einem anderen Konto verbunden. Sie kann hier nicht verwendet werden.
provider-too-weak = Sie sind von { $name } zurück, aber dort wurde nicht sicher genug gezeigt, wer Sie sind. Melden Sie sich dort mit Ihrem Personalausweis an oder mit dem, was { $name } als sichersten Weg anbietet.
claim-refused = Sie sind angemeldet. Was uns über Ihren Eintrag im Melderegister gesagt wurde, passt nicht: Ein anderes Konto hat diesen Eintrag, oder Ihr Konto gehört zu einem anderen. Es wurde nichts geändert, und der Schalter geht der Sache nach.

## Ein Konto verbinden

connect-account-title = Sie haben hier schon ein Konto
connect-account = Mit der Adresse, die { $name } uns genannt hat, gibt es ein Konto. Damit niemand durch das Wort eines anderen in Ihr Konto kommt, melden Sie sich einmal auf dem gewohnten Weg an.
connect-address-title = Noch ein Schritt
connect-address = { $name } hat uns gesagt, wer Sie sind, aber keine E-Mail-Adresse, auf die wir uns verlassen können. Melden Sie sich einmal mit einem Link per E-Mail an.
connect-then = Danach fragen wir Sie, ob { $name } mit Ihrem Konto verbunden werden soll. Dann können Sie sich auf beiden Wegen anmelden.
connect-sign-in = Anmelden
connect-title = { $name } mit Ihrem Konto verbinden?
connect-lede = Wer sich bei { $name } als diese Person anmelden kann, kommt von da an auch in Ihr Konto hier.
connect-here = Ihr Konto hier
connect-there = Sie bei { $name }
connect-unnamed = Es wurde kein Name genannt
connect-warning = Wenn Sie diese Identität nicht kennen, brechen Sie ab.
connect-do = Verbinden
connected = Verbunden. Sie können sich jetzt damit anmelden.
me-providers = Andere Identitäten
me-providers-lede = Identitäten, die Sie anderswo haben und mit denen Sie sich hier anmelden können.
providers-none = Keine ist verbunden
providers-none-words = Sie melden sich mit einem Passkey oder einem Link per E-Mail an.
providers-nowhere = Es gibt keinen Anbieter, den Sie verbinden könnten.
providers-connect = Eine verbinden
providers-connect-words = Sie melden sich dort an und sagen dann, ob verbunden werden soll.
provider-linked = Verbunden am { $when }
provider-used = Zuletzt verwendet am { $when }
provider-part = Trennen
provider-part-title = { $name } trennen?
provider-part-words = Sie können sich dann hier nicht mehr damit anmelden. Ihr Konto und was Sie getan haben bleiben. Ein Link per E-Mail geht immer.
parted = Getrennt.

## Abmelden

provider-left-title = Sie sind hier abgemeldet
provider-left-lede = Auf diesem Gerät sind Sie vielleicht noch bei { $name } angemeldet. Wer es nach Ihnen benutzt, käme dann ohne Frage wieder herein.
provider-leave = Auch bei { $name } abmelden
provider-leave-there = Melden Sie sich sicherheitshalber auch bei { $name } ab, oder schließen Sie den Browser.
provider-home = Zur Startseite

## Verwaltung

providers-title = Anbieter zum Anmelden
providers-lede = Wo Bürgerinnen und Bürger zeigen können, wer sie sind, außer mit Passkey und Link: das Bürgerkonto Ihres Landes, der Personalausweis, Ihr eigenes Verzeichnis (OpenID Connect).
providers-empty = Noch kein Anbieter
providers-empty-words = Angemeldet wird sich mit einem Passkey oder einem Link per E-Mail.
provider-new = Anbieter hinzufügen
provider-on = Eingeschaltet
provider-off = Ausgeschaltet
provider-switch-on = Einschalten
provider-switch-off = Ausschalten
provider-test = Prüfen
provider-test-title = Prüfung von { $name }
provider-test-good = Er antwortet, wie ein Anbieter antwortet.
provider-test-bad = Er antwortet nicht, wie ein Anbieter antwortet.
provider-test-hint = Prüfen Sie die Adresse: Unter ihr findet sich /.well-known/openid-configuration. Die Adresse in der Antwort muss Buchstabe für Buchstabe dieselbe sein.
provider-test-where = Wohin die Menschen geführt werden
provider-test-keys = Schlüssel für Unterschriften
provider-test-acr = Stufen, die er nennt
provider-test-leave = Kann Menschen abmelden
provider-test-secret = Sein Geheimnis liegt hier
provider-test-address = Adresse für den Rückweg
provider-register = Tragen Sie beim Anbieter diese Adresse für den Rückweg ein (Redirect URI):
provider-there = Beim Anbieter
provider-name = Name
provider-name-hint = So, wie man ihn kennt. Er steht auf der Schaltfläche.
provider-issuer = Adresse
provider-issuer-hint = Beginnt mit https:// (der „Issuer“).
provider-issuer-wrong = Geben Sie die Adresse des Anbieters ein. Sie beginnt mit https://.
provider-client = Unser Name dort
provider-client-hint = Die „Client-ID“, die Sie vom Anbieter haben.
provider-secret = Unser Geheimnis dort
provider-secret-hint = Das „Client Secret“. Es liegt in einer Datei außerhalb der Datenbank und wird nie wieder angezeigt. Leer lassen, wenn Sie keines haben.
provider-secret-kept = Ein Geheimnis liegt hier. Leer lassen, um es zu behalten, oder ein neues eingeben.
provider-scopes = Wonach gefragt wird
provider-scopes-hint = Wörter mit Leerzeichen dazwischen („Scopes“).
provider-email = E-Mail-Adressen
provider-email-trust = Den Adressen trauen, die er bestätigt nennt
provider-email-hint = Wer neu ist, hat dann sofort ein Konto mit dieser Adresse. Bestehende Konten werden nie ohne ihre Inhaber verbunden.
provider-roll = Im Melderegister
provider-match = Wie wird jemand im Melderegister gefunden?
provider-match-none = Gar nicht
provider-match-reference = Durch das Kennzeichen des Eintrags
provider-match-reference-hint = Der Anbieter nennt es in einem seiner Claims.
provider-match-person = Durch Vorname, Nachname und Geburtstag
provider-match-person-hint = Nur, wenn sie auf genau einen Eintrag passen.
provider-claim = Name des Claims mit dem Kennzeichen
provider-claim-hint = Zum Beispiel: resident_number
provider-claim-empty = Geben Sie den Namen des Claims ein, in dem das Kennzeichen steht.
provider-resident-acr = Stufen, mit denen nachgesehen wird
provider-resident-acr-hint = Werte von „acr“, mit Leerzeichen dazwischen. Nur wer mit einem davon kommt, wird im Melderegister gesucht.
provider-acr-empty = Geben Sie mindestens eine Stufe ein, hier oder darunter. Sonst würde niemand gesucht.
provider-strong-acr = Stufen, die als elektronischer Ausweis gelten
provider-strong-acr-hint = Werte von „acr“, mit Leerzeichen dazwischen. Auch mit ihnen wird nachgesehen. Leer lassen, wenn der Anbieter keine hat.
provider-delete-title = { $name } entfernen?
provider-delete-lede = { $n ->
    [0] Niemand hat ein Konto damit verbunden.
    [one] Ein Konto ist damit verbunden. Es ist dann nur noch mit Link oder Passkey erreichbar.
   *[other] { $n } Konten sind damit verbunden. Sie sind dann nur noch mit Link oder Passkey erreichbar.
}
provider-deleted = Entfernt.

provider-issuer-fixed = Mit dieser Adresse sind Konten verbunden. Legen Sie für eine andere einen neuen Anbieter an.
provider-not-on-roll = { $name } hat uns gesagt, wer Sie sind, aber wir finden im Melderegister nicht genau einen solchen Eintrag. Nehmen Sie einen Code aus einem Brief, oder kommen Sie an den Schalter.
