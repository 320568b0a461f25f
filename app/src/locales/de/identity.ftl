## Signing in

sign-in-lede = Wählen Sie einen Weg. Sie brauchen kein Passwort.
sign-in-already = Sie sind als { $name } angemeldet. Melden Sie sich nur neu an, wenn Sie einen anderen Weg oder ein anderes Konto nutzen wollen.
sign-in-passkey = Mit einem Passkey
sign-in-passkey-words = Wenn Sie hier schon einen Passkey eingerichtet haben, ist das der schnellste und sicherste Weg.
sign-in-link = Mit einem Link per E-Mail
sign-in-link-words = Wir senden Ihnen einen Link. Er gilt einmal und eine halbe Stunde lang. Wenn Sie neu sind, entsteht damit Ihr Konto.
sign-in-link-send = Link zusenden
sign-in-email-hint = Zum Beispiel name@example.org
email = E-Mail-Adresse
sign-in-trouble = Ich kann mich nicht anmelden
sign-in-trouble-words = Wenn Ihr Gerät mit dem Passkey verloren oder defekt ist, nutzen Sie den Link per E-Mail: Er funktioniert immer. Entfernen Sie danach in Ihrem Profil den alten Passkey und richten Sie einen neuen ein. Wenn Sie Ihre E-Mails nicht mehr lesen können, schreiben Sie uns.
passkey-sign-in = Mit einem Passkey anmelden
passkey-what = Was ist ein Passkey?
passkey-what-words = Ein Passkey ist ein Schlüssel, den Ihr Telefon oder Ihr Computer für Sie aufbewahrt. Sie öffnen ihn mit Fingerabdruck, Gesicht oder dem Code des Geräts. Niemand kann ihn erraten, und Sie müssen sich nichts merken.
passkey-needs-scripts = Passkeys brauchen Skripte, und Ihr Browser führt hier keine aus. Der Link per E-Mail funktioniert ohne sie.
passkey-off = Passkeys sind gerade nicht verfügbar. Nutzen Sie den Link per E-Mail.
passkey-busy = Ihr Browser fragt Sie jetzt …
passkey-unsupported = Dieser Browser kennt keine Passkeys. Nutzen Sie den Link per E-Mail.
passkey-cancelled = Es wurde nichts gesendet: Der Vorgang wurde abgebrochen oder dauerte zu lange. Sie können es noch einmal versuchen.
passkey-present = Auf diesem Gerät haben Sie schon einen Passkey.
passkey-failed = Der Passkey hat nicht funktioniert. Versuchen Sie es noch einmal oder nutzen Sie den Link per E-Mail.
passkey-late = Es hat zu lange gedauert, oder diese Seite war in zwei Fenstern offen. Versuchen Sie es noch einmal mit dem Passkey.
passkey-malformed = Wir haben nicht verstanden, was Ihr Browser gesendet hat. Versuchen Sie es noch einmal mit dem Passkey.
passkey-unknown = Wir kennen diesen Passkey nicht. Vielleicht wurde er entfernt. Nutzen Sie den Link per E-Mail.
passkey-refused = Wir konnten diesen Passkey nicht prüfen. Versuchen Sie es noch einmal oder nutzen Sie den Link per E-Mail.
signed-in = Sie sind angemeldet.
signed-out = Sie sind abgemeldet.
signed-out-everywhere = Sie sind auf allen Geräten abgemeldet.

## The link by e-mail

mail-link-subject = Ihr Link zum Anmelden bei { $site }
mail-link-body =
    Guten Tag,

    jemand, hoffentlich Sie, möchte sich mit dieser Adresse bei { $site } anmelden. Öffnen Sie diesen Link und drücken Sie „Anmelden“:

    { $link }

    Er gilt einmal und { $minutes } Minuten lang.

    Wenn Sie es nicht waren, müssen Sie nichts tun. Ohne diesen Link kann sich niemand anmelden.

    Fragen: { $contact }
alert-device-subject = Anmeldung auf einem neuen Gerät bei { $site }
alert-device = jemand hat sich bei { $site } in Ihrem Konto angemeldet, auf einem Gerät, das dafür noch nicht benutzt wurde.
alert-added-subject = Ein Passkey kam hinzu bei { $site }
alert-added = zu Ihrem Konto bei { $site } kam ein Passkey hinzu. Wer ihn hat, kann sich damit anmelden.
alert-removed-subject = Ein Passkey wurde entfernt bei { $site }
alert-removed = aus Ihrem Konto bei { $site } wurde ein Passkey entfernt.
alert-body =
    Guten Tag,

    { $what }

    Wann: { $when }
    Gerät: { $device }

    Wenn Sie es waren, müssen Sie nichts tun.

    Wenn Sie es nicht waren, melden Sie hier alle Geräte ab:

    { $sessions }

    Entfernen Sie dann Passkeys, die Sie nicht kennen:

    { $passkeys }

    Ändern Sie auch das Passwort Ihres Postfachs, denn dort kommen die Links zum Anmelden an. Wenn Sie Hilfe brauchen, schreiben Sie an { $contact }.
link-sent-title = Sehen Sie in Ihr Postfach
link-sent-lede = Wenn die Adresse stimmt, haben wir einen Link dorthin gesendet. Er gilt einmal und { $minutes } Minuten lang.
link-sent-words = Das kann einige Minuten dauern. Sehen Sie auch im Ordner für unerwünschte E-Mails nach. Wenn Sie mehrmals gefragt haben, funktioniert jeder Link, der noch nicht abgelaufen ist.
link-sent-demo = Dies ist eine Vorführung: Sie versendet keine E-Mails.
link-sent-again = Andere Adresse verwenden oder noch einmal fragen
link-title = Noch ein Schritt
link-lede = Sie melden sich gleich als { $email } an.
link-words = Diesen Schritt gibt es, weil manche E-Mail-Programme Links von selbst öffnen. Wenn das nicht Ihre Adresse ist, schließen Sie diese Seite.
link-useless-title = Dieser Link funktioniert nicht mehr
link-useless-lede = Ein Link gilt einmal und { $minutes } Minuten lang. Dieser wurde benutzt, ist abgelaufen oder wurde vom E-Mail-Programm abgeschnitten.
link-useless-again = Neuen Link anfordern

## Profile

me-nav = Ihr Konto
me-title = Ihr Profil
me-passkeys = Passkeys
me-sessions = Geräte
me-name = Name
me-no-name = nicht angegeben
me-language = Sprache
me-language-question = In welcher Sprache sollen wir Ihnen schreiben?
me-language-hint = Auch die Seiten richten sich danach.
error-language = Wählen Sie eine der Sprachen.
me-name-question = Wie sollen wir Sie nennen?
me-name-hint = Den Namen sehen Sie und wer Ihnen eine Rolle gibt. Sie können ihn leer lassen.
me-roll = Was im Melderegister steht
me-roll-words = Ihr Konto ist für diese Person im Melderegister bestätigt. Nur diese Angaben werden verwendet, um zu entscheiden, an welchen Abstimmungen Sie teilnehmen können. Wenn etwas nicht stimmt, sagen Sie es dem Bürgerbüro.
me-roll-name = Name im Register
me-roll-district = Ortsteil
me-roll-born = Geboren am
change = Ändern
save = Speichern
saved = Gespeichert.
rename = Umbenennen
remove = Entfernen
cancel = Abbrechen
level-title = Wie sicher wir sind, dass Sie es sind
level-email = Ihre E-Mail-Adresse ist bestätigt.
level-email-next = Wir haben Sie noch nicht im Melderegister gefunden. Wenn Sie hier wohnen und das Bürgerbüro diese Adresse kennt, melden Sie sich noch einmal per E-Mail an: Wir sehen jedes Mal nach. Sonst nennen Sie dem Bürgerbüro Ihre Adresse.
level-resident = Ihr Wohnsitz ist bestätigt.
level-resident-next = Für die höchste Stufe richten Sie einen Passkey ein und melden Sie sich damit an. Manche Abstimmungen verlangen das.
level-strong = Ihr Wohnsitz ist bestätigt, und Sie haben sich mit einem Passkey angemeldet. Eine höhere Stufe gibt es nicht.
sign-out = Abmelden
sign-out-words = Melden Sie sich ab, wenn auch andere dieses Gerät nutzen.
sign-out-everywhere = Auf allen Geräten abmelden

## Passkeys

passkeys-lede = Melden Sie sich mit Fingerabdruck, Gesicht oder dem Code Ihres Geräts an. Richten Sie auf jedem Gerät, das Sie nutzen, einen Passkey ein.
passkeys-none = Sie haben noch keinen Passkey
passkeys-recovery = Mit dem Link per E-Mail kommen Sie immer hinein. Heikles wartet auf einen Passkey, wenn Sie einen haben.
passkey-add = Passkey einrichten
passkey-make = Passkey jetzt einrichten
passkey-added = Der Passkey ist eingerichtet. Sie können sich ab jetzt damit anmelden.
passkey-removed = Der Passkey ist entfernt.
passkey-made = eingerichtet { $when }
passkey-used = zuletzt benutzt { $when }
passkey-unused = noch nicht benutzt
passkey-name = Name dieses Passkeys
passkey-name-hint = Damit Sie später wissen, auf welchem Gerät er liegt.
passkey-rename-title = Passkey umbenennen
passkey-remove-title = „{ $name }“ entfernen?
passkey-remove-lede = Danach kann sich niemand mehr damit anmelden. Ihr Gerät zeigt ihn vielleicht noch an: Löschen Sie ihn auch dort.

## Devices

sessions-lede = Hier sind Sie angemeldet. Wenn Sie eines der Geräte nicht kennen, melden Sie es ab.
session-since = angemeldet { $when }
session-seen = zuletzt benutzt { $when }
session-this = Dieses Gerät
session-ended = Das Gerät ist abgemeldet.
sessions-everywhere-words = Damit werden Sie auch hier abgemeldet.
agent-on = { $browser } unter { $system }
agent-unknown = Unbekanntes Gerät

## Roles

roles-title = Rollen
roles-lede = Wer mehr darf als andere, und wo.
roles-held = Vergebene Rollen
roles-none = Noch hat niemand eine Rolle.
roles-count = { $n ->
    [one] { $n } Rolle
   *[other] { $n } Rollen
  }
role = Rolle
role-who = Wer
role-where = Wo
role-do = Aktion
role-since = seit { $when }
role-everywhere = Ganze Gemeinde
role-space-gone = Ein Bereich, der nicht aufgeführt ist
role-revoke = Entziehen
role-revoked = Die Rolle ist entzogen.
role-granted = Die Rolle ist vergeben. Sie gilt ab der nächsten Seite, die diese Person öffnet.
role-held = Diese Person hat die Rolle schon.
role-last = Dies ist die letzte Person, die die ganze Gemeinde verwaltet. Geben Sie zuerst jemand anderem diese Rolle, damit niemand ausgesperrt wird.
role-grant = Rolle vergeben
role-grant-title = Eine Rolle vergeben
role-email-hint = Die Adresse der Person. Sie meldet sich mit einem Link an diese Adresse an, oder so wie sonst auch.
role-moderator = Moderation
role-moderator-what = Achtet auf einen guten Ton in Diskussionen.
role-councillor = Ratsmitglied
role-councillor-what = Liest die Auswertungen und antwortet amtlich auf Ideen.
role-case-worker = Sachbearbeitung
role-case-worker-what = Bearbeitet Anliegen.
role-unit-manager = Amtsleitung
role-unit-manager-what = Verantwortet ein Amt und seine Zusagen.
role-administrator = Verwaltung
role-administrator-what = Richtet ein: Phasen, Abstimmungen und, für die ganze Gemeinde, Rollen.
role-auditor = Prüfung
role-auditor-what = Prüft und ändert nichts.
error-role = Wählen Sie eine Rolle.
error-space = Wählen Sie, wo die Rolle gilt.

## Outbox of a demonstration

outbox-title = E-Mails dieser Vorführung
outbox-lede = Diese E-Mails wären versandt worden. In einer Vorführung bleiben sie hier, und alle können sie lesen.
outbox-empty = Noch keine E-Mail
outbox-to = An { $address }

## Noch einmal zeigen, wer man ist

denied-confirm = Dafür müssen wir sicher sein, dass Sie es sind.
confirm-title = Sind Sie es?
confirm-lede = Was Sie vorhaben, ist heikel. Zeigen Sie noch einmal, dass Sie es sind; danach geht es da weiter, wo Sie waren.
confirm-passkey = Mit dem Passkey bestätigen
confirm-link-words = Wir senden einen Link an { $email }. Öffnen Sie ihn auf diesem Gerät, dann geht es weiter.
confirm-off = Dafür brauchen Sie Ihren Passkey, und Passkeys gehen gerade nicht. Versuchen Sie es später noch einmal.
confirm-needs-scripts = Passkeys brauchen Skripte, und Ihr Browser führt hier keine aus. Nehmen Sie für diesen Schritt einen anderen Browser.
confirm-trouble = Ich kann nicht bestätigen
confirm-trouble-words = Ist Ihr Gerät mit dem Passkey verloren: Melden Sie sich mit einem Link per E-Mail an und entfernen Sie den Passkey. Das wirkt nach drei Tagen, damit es niemand hinter Ihrem Rücken tun kann. Geht das nicht, schreiben Sie an { $contact } oder kommen Sie an den Schalter.
passkey-of-another = Dieser Passkey gehört zu einem anderen Konto. Nehmen Sie einen des Kontos, mit dem Sie angemeldet sind.

## Auf dem Weg zu einer höheren Stufe

step-up-title = Dafür müssen wir Sie besser kennen
step-up-lede-resident = Hier können nur Einwohnerinnen und Einwohner mitmachen. Wir gleichen Sie einmal mit dem Melderegister ab; danach gilt es überall.
step-up-lede-strong = Hier müssen wir ganz sicher sein, dass Sie es sind. Das ist ein Schritt mehr, einmal auf jedem Gerät.
step-up-email = E-Mail-Adresse bestätigen
step-up-resident = Zeigen, dass Sie hier wohnen
step-up-resident-words = Wählen Sie einen dieser Wege:
step-up-code = Mit einem Code aus einem Brief
step-up-code-words = Wenn Ihnen die Gemeinde einen Brief mit einem Code geschickt hat. Es dauert eine Minute.
step-up-desk = Persönlich
step-up-desk-words = Kommen Sie mit einem Ausweis. Niemand fragt nach einem Passwort.
step-up-strong = Einen Passkey verwenden
step-up-strong-after = Ein Passkey auf Ihrem Gerät; er kommt nach dem Schritt davor.
step-up-strong-use = Sie haben einen Passkey. Verwenden Sie ihn jetzt.
step-up-strong-make = Sie haben noch keinen Passkey. Ihn anzulegen dauert eine Minute; danach geht es da weiter, wo Sie waren.
step-up-later = Jetzt nicht, zurück
step-done = Erledigt

passkey-leaves = Er wird am { $when } entfernt, wenn vorher kein Passkey dieses Kontos benutzt wird.
passkey-keep = Einen Passkey zeigen und ihn behalten
passkey-remove-later = Sie haben eben keinen Passkey gezeigt. Darum wird er in { $hours } Stunden entfernt, und wir schreiben Ihnen eine E-Mail. Wer vorher einen Ihrer Passkeys benutzt, behält ihn.
passkey-remove-now = Einen Passkey zeigen und ihn sofort entfernen
passkey-removed-later = Er wird in drei Tagen entfernt. Wir haben Ihnen dazu eine E-Mail geschickt.
alert-leaves-subject = Ein Passkey wird entfernt bei { $site }
alert-leaves = jemand will aus Ihrem Konto bei { $site } einen Passkey entfernen und hat keinen gezeigt. Er geht in drei Tagen. Waren Sie es nicht, melden Sie sich jetzt mit einem Passkey an: Dann bleibt er.

alert-identity-subject = Eine andere Identität wurde verbunden bei { $site }
alert-identity = mit Ihrem Konto bei { $site } wurde die Identität eines Anbieters verbunden. Wer sie hat, kann sich damit anmelden.
