## Help

help-title = Hilfe
help-vote = Abstimmen in fünf Schritten
help-vote-1 = Abstimmung finden.
help-vote-1-words = Die Startseite zeigt, was gerade läuft. Jede Abstimmung sagt, warum gefragt wird, wer abstimmen darf und bis wann.
help-vote-2 = Anmelden.
help-vote-2-words = Mit einem Passkey oder mit einem Link, den wir Ihnen per E-Mail schicken. Ein Passwort brauchen Sie nicht.
help-vote-3 = Wählen.
help-vote-3-words = Eine Seite, eine Frage. Jede Möglichkeit können Sie ganz lesen.
help-vote-4 = Prüfen und abgeben.
help-vote-4-words = Sie sehen, was Sie gewählt haben, und können es ändern. Es zählt, wenn Sie „Stimme abgeben“ drücken.
help-vote-5 = Beleg aufheben.
help-vote-5-words = Nach dem Ende finden Sie damit Ihre Stimme unter allen veröffentlichten.
help-who = Wer abstimmen darf, und warum
help-who-words = Jede Abstimmung hat ihre Regel: alle mit bestätigter E-Mail-Adresse, alle im Melderegister oder alle aus bestimmten Stadtteilen. Die Seite der Abstimmung sagt, ob Sie abstimmen dürfen, und wenn nicht, warum.
help-who-age = Das Alter zählt am Tag, an dem die Abstimmung endet. So ändert sich das Recht von niemandem, während sie läuft.
help-questions = Häufige Fragen
help-q-change = Kann ich meine Stimme ändern?
help-a-change = Bevor Sie sie abgeben: ja, sooft Sie wollen. Danach nicht mehr, denn wir wissen nicht, welche Ihre ist.
help-q-receipt = Ich habe meinen Beleg verloren. Was nun?
help-a-receipt = Ihre Stimme zählt trotzdem. Ohne Beleg können Sie sie nicht wiederfinden, und wir auch nicht.
help-q-roll = Hier steht, ich sei nicht im Melderegister. Was nun?
help-a-roll = Prüfen Sie den Namen in Ihrem Profil oder schreiben Sie uns. Die Angaben kommen aus dem Melderegister der Gemeinde.
help-q-mail = Die E-Mail kommt nicht.
help-a-mail = Sehen Sie im Ordner für unerwünschte Post nach und warten Sie einige Minuten. Fordern Sie dann noch einen Link an. Jeder Link gilt einmal, eine halbe Stunde lang.
help-q-passkey = Was ist ein Passkey?
help-a-passkey = Ein Schlüssel, den Ihr Gerät für Sie aufbewahrt. Sie öffnen ihn mit Fingerabdruck, Gesicht oder einer Zahl. Er gilt nur hier und lässt sich nicht erraten.
help-q-helper = Darf mir jemand beim Abstimmen helfen?
help-a-helper = Jemand darf Ihnen mit dem Gerät helfen. Wählen Sie selbst, wenn Sie können, und geben Sie niemandem Ihr E-Mail-Konto.
help-contact = Kontakt
help-contact-words = { $operator } beantwortet Ihre Fragen und nimmt Beschwerden an.
help-more = Mehr über diesen Dienst

## Secrecy

secrecy-title = Wie Ihre Stimme geheim bleibt
secrecy-lede = Was wir versprechen, was wir nicht versprechen können und wie Sie es prüfen.
picture-caption = Zwei Kästen ohne Verbindung
picture-description = Ihre Stimme erreicht den Server in lesbarer Form. Dort wird sie getrennt: Ein Kasten hält fest, wer abgestimmt hat, als Zahl, die ohne Schlüssel niemand lesen kann. Der andere enthält die Stimmen, ohne Namen, Zeit und Reihenfolge. Nach dem Ende werden die Stimmen veröffentlicht.
picture-you = Sie geben Ihre Stimme ab
picture-server = Der Server trennt sie
picture-who = Wer dabei war
picture-who-small = verschlossen
picture-what = Stimmen
picture-what-small = ohne Namen
picture-close = Alle Stimmen werden veröffentlicht
secrecy-promise = Was wir versprechen
secrecy-promise-apart = Keine Seite, kein Protokoll und keine Tabelle nennt Sie neben Ihrer Stimme. Stimmen tragen keinen Namen, keine Zeit und keine Reihenfolge.
secrecy-promise-once = Niemand kann zweimal abstimmen, auch nicht, wer das Formular tausendmal zugleich schickt.
secrecy-promise-published = Nach dem Ende wird jede Stimme mit ihrem Beleg veröffentlicht. Sie finden Ihre, und alle können nachzählen.
secrecy-promise-hidden = Vor dem Ende zeigt keine Seite ein Ergebnis, niemandem, auch nicht der Verwaltung.
secrecy-promise-key = Der Schlüssel dazu, wer abgestimmt hat, ist eine eigene Datei, nicht in der Datenbank. Er wird vernichtet, wenn die Abstimmung archiviert wird.
secrecy-not = Was wir nicht versprechen können
secrecy-not-operator = Wer den Server betreibt ({ $operator }), könnte zusehen, während Sie abstimmen, denn Ihre Stimme kommt lesbar an. Die inneren Dateien der Datenbank verraten auch, welche Stimme zusammen mit wem ankam, bis sie mit anderen gemischt ist. Das geschieht, wenn 20 weitere Stimmen und ein Zehntel aller angekommen sind, und am Ende. Protokolle der Datenbank und Kopien von vorher verraten es auch später.
secrecy-not-add = { $operator } könnte Stimmen im Namen von Menschen hinzufügen, die nicht abstimmen. Auffallen würde es erst bei mehr Stimmen als Stimmberechtigten.
secrecy-not-totals = Die Technik von { $operator } könnte die Stimmen vor dem Ende zählen.
secrecy-not-proof = Ihr Beleg zeigt allen, die ihn haben, Ihre Stimme, sobald sie veröffentlicht ist. Man könnte Sie also zwingen, ihn zu zeigen, oder Ihnen die Stimme abkaufen.
secrecy-not-watching = Niemand kann verhindern, dass Ihnen jemand über die Schulter sieht.
secrecy-not-device = Ein Gerät mit schädlichen Programmen kann sehen und verändern, was Sie tun.
secrecy-not-small = Wo nur sehr wenige abstimmen, kann das Ergebnis verraten, wie jemand abgestimmt hat. Die Seite der Abstimmung warnt Sie.
secrecy-not-election = Für Wahlen von Parlamenten oder Bürgermeisterinnen und Bürgermeistern ist dies nicht gemacht.
secrecy-wrong = Wenn etwas nicht stimmt
secrecy-wrong-words = Heben Sie Ihren Beleg auf und schreiben Sie an { $contact }. Der Beleg sagt uns, um welche Stimme es geht. Für andere ist er kein Beweis, denn Belege sind hier nicht unterschrieben.
secrecy-check = Selbst prüfen
secrecy-check-words = Nach dem Ende bietet jede Ergebnisseite alle Stimmen an und das, was bei Beginn festgelegt wurde. Daraus folgt der Beleg jeder Stimme nach einer öffentlichen Regel. So fällt jede Änderung auf.

## Accessibility

accessibility-title = Barrierefreiheit
accessibility-lede = Alle sollen hier mitmachen können. Wir arbeiten nach WCAG 2.2, Stufe AA, und EN 301 549.
accessibility-done = Worauf Sie sich verlassen können
accessibility-done-scripts = Jede Seite funktioniert ohne Skripte und mit alten Browsern. Nur ein Passkey braucht Skripte, der Link per E-Mail nicht.
accessibility-done-keyboard = Alles ist mit der Tastatur erreichbar, und Sie sehen immer, wo Sie sind.
accessibility-done-size = Text lässt sich doppelt so groß stellen, und Seiten passen auf kleine Telefone, ohne seitlich zu rollen.
accessibility-done-colour = Helle, dunkle und kontrastreiche Farben folgen Ihrem Gerät. Farbe sagt nie allein etwas aus.
accessibility-done-charts = Zu jedem Diagramm gibt es eine Tabelle mit denselben Angaben.
accessibility-done-time = Kein Schritt beim Abstimmen hat eine eigene Frist, außer dem Ende der Abstimmung.
accessibility-tested = Wie wir prüfen
accessibility-tested-words = Ein Programm sucht auf den Seiten nach bekannten Hürden, auf Deutsch und Englisch, mit und ohne Skripte, in drei Breiten. Ein Programm findet nur einen Teil aller Hürden.
accessibility-gaps = Was fehlt
accessibility-gaps-people = Menschen, die jeden Tag mit Vorleseprogramm, Lupe oder Schaltern arbeiten, haben diesen Dienst noch nicht geprüft.
accessibility-gaps-easy = Es gibt keine Fassung in Leichter Sprache oder Gebärdensprache.
accessibility-gaps-texts = Die Texte der Abstimmungen schreiben Menschen. Sie können schwerer zu lesen sein, als sie sollten.
accessibility-tell = Hürden melden
accessibility-tell-words = Sagen Sie uns, was für Sie nicht geht. Wenn Sie deshalb nicht abstimmen können, sagen Sie dazu, bis wann Sie eine Antwort brauchen.

## Privacy

privacy-title = Datenschutz
privacy-lede = Was wir über Sie aufbewahren, und was nicht.
privacy-what = Was wir aufbewahren
privacy-what-account = Ihr Konto: E-Mail-Adresse, Name, Sprache und die öffentliche Hälfte Ihrer Passkeys.
privacy-what-roll = Wenn Sie im Melderegister stehen: Name, Geburtsdatum und Stadtteil, um zu wissen, wo Sie abstimmen dürfen.
privacy-what-session = Solange Sie angemeldet sind: welcher Browser, seit wann und wann zuletzt. Jeden können Sie in Ihrem Profil abmelden.
privacy-what-part = Dass Sie abgestimmt haben, mit einem Schlüssel verschlossen. Er wird vernichtet, wenn die Abstimmung archiviert wird.
privacy-what-ballot = Ihre Stimme, ohne Ihren Namen. Nach dem Ende wird sie veröffentlicht.
privacy-not = Was wir nicht tun
privacy-not-third = Kein Dritter sieht Ihren Besuch: keine Zählprogramme, keine Schriften, Karten oder Videos von anderswo.
privacy-not-cookies = Es gibt drei Cookies: Einer hält Sie angemeldet, einer merkt sich Ihre Sprache, einer erkennt dieses Gerät wieder. Meldet sich jemand auf einem anderen Gerät in Ihrem Konto an, sagen wir es Ihnen per E-Mail.
privacy-not-log = Unsere Protokolle enthalten keine Namen, keine Adressen von Abstimmenden und keine Stimmen.
privacy-who = Wer verantwortlich ist
privacy-who-words = Verantwortlich ist { $operator }. Sie dürfen sehen, berichtigen und löschen lassen, was wir über Sie aufbewahren, soweit kein Gesetz dagegensteht.
