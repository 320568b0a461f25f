# Eine ganze geheime Abstimmung nachprüfen.

verify-link = Die ganze Abstimmung selbst nachprüfen
verify-title = Selbst nachprüfen: { $poll }
verify-heading = Die ganze Abstimmung selbst nachprüfen
verify-lede = Ihr eigenes Gerät liest das öffentliche Verzeichnis dieser Abstimmung und rechnet jeden Schritt nach. Dazu brauchen Sie keine Erlaubnis. Der Server kann sehen, dass Sie das Verzeichnis lesen, und sonst nichts.
verify-early = Die Abstimmung ist noch nicht ausgezählt. Was bisher im Verzeichnis steht, lässt sich schon nachprüfen.

verify-here = Hier, in diesem Browser
verify-here-words = Das ganze Verzeichnis wird Stück für Stück gelesen, und nichts davon wird behalten. Bei tausend Stimmzetteln dauert es Sekunden, bei einer großen Abstimmung bis zu einer Stunde. Sie können die Seite weiter benutzen und jederzeit anhalten.
verify-start = Jetzt prüfen
verify-again = Noch einmal prüfen
verify-stop = Anhalten
verify-waking = Das Programm, das prüft, wird geladen.
verify-working = Es wird geprüft
verify-progress = Wie weit die Prüfung ist
verify-reading = Es wird gelesen, wer abstimmen darf, und jeder unterschriebene Stand.
verify-first = Einträge gelesen und jede Unterschrift geprüft: { $n } von { $of }
verify-second = Stimmzettel geöffnet und noch einmal gezählt: { $n } von { $of } Einträgen
verify-stopped-title = Sie haben die Prüfung angehalten
verify-stopped = Über die Abstimmung lässt sich noch nichts sagen.
verify-unreached-title = Das Verzeichnis konnte nicht zu Ende gelesen werden
verify-unreached = Die Datei „{ $file }“ kam nicht, obwohl mehrmals nach ihr gefragt wurde. Über die Abstimmung lässt sich noch nichts sagen. Sehen Sie nach Ihrer Verbindung, und prüfen Sie noch einmal.
verify-broken-title = Die Prüfung ist abgebrochen
verify-broken = Dieser Browser konnte es nicht: Vielleicht ist er zu alt oder hat zu wenig Speicher. Prüfen Sie noch einmal, oder nehmen Sie eines der Programme auf dieser Seite.

verify-good-title = Bisher ist alles, wie es sein soll
verify-good = Jeder Eintrag, jede Unterschrift und jede Zahl, die bisher im Verzeichnis stehen, wurden nachgerechnet. Nichts ist falsch.
verify-failures-title = Mit diesem Verzeichnis stimmt etwas nicht
verify-failures = Das ist alles, was die Prüfung gefunden hat, in den englischen Worten des Programms. „leaf“ ist die Nummer des Eintrags. Heben Sie den Bericht auf, und zeigen Sie ihn jemandem, dem Sie vertrauen. Auch eine gestörte Verbindung oder eine beschädigte Datei kann die Ursache sein: Prüfen Sie noch einmal.
verify-more = Und { $n } weitere. Alle stehen im Bericht.
verify-result = Das Ergebnis
verify-same = Das Ergebnis, das diese Seite zeigt, ist dasselbe, das Ihr Browser gezählt hat.
verify-differs = Das Ergebnis, das diese Seite zeigt, ist nicht das, das Ihr Browser gezählt hat.
verify-no-shown = Die Seite zeigt kein Ergebnis. Das hat Ihr Browser gezählt.
verify-no-result = Die Stimmzettel sind noch versiegelt: Es gibt kein Ergebnis zu vergleichen.
verify-counted = Gezählte Stimmzettel: { $ballots }. Davon ungültig oder nicht lesbar: { $invalid }.
verify-winner = Es gewinnt: „{ $option }“
verify-eligible = Menschen, die abstimmen dürfen
verify-issued = Ausgegebene Stimmrechte
verify-root = Der Fingerabdruck (Wurzel-Hash) aller Einträge, wie ihn der neueste unterschriebene Stand hat:
verify-report = Bericht speichern (JSON)

verify-checks = Was geprüft wird
verify-checks-record = Das Verzeichnis: Kein Eintrag wurde geändert, weggelassen oder nachgetragen, nachdem ein Stand unterschrieben war.
verify-checks-poll = Die Abstimmung: Frage, Möglichkeiten und Regeln sind die, die vor der Öffnung festgelegt wurden.
verify-checks-rights = Die Stimmrechte: Niemand außerhalb des Verzeichnisses der Berechtigten bekam eines, niemand bekam zwei, und nicht mehr Menschen haben abgestimmt, als eines bekamen.
verify-checks-ballots = Die Stimmzettel: Jeder trägt den Stempel aller, die Stimmrechte ausgeben, und die Unterschrift der abstimmenden Person; keiner steht zweimal da; keiner kam zu spät.
verify-checks-count = Die Auszählung: Die Teile des Schlüssels sind die richtigen, jeder Stimmzettel, der zählt, wurde geöffnet, und zusammen ergeben sie das veröffentlichte Ergebnis.
verify-not = Was diese Prüfung nicht zeigen kann
verify-not-page = Dass diese Seite ehrlich ist. Sie kommt vom Betreiber, und eine gefälschte Seite könnte sagen, dass alles gut ist. Wer sicher sein will, nimmt eines der Programme, aus einer Quelle, der er vertraut.
verify-not-same = Dass alle dasselbe Verzeichnis sehen. Dafür unterschreiben es Zeugen, und Sie können den Fingerabdruck mit dem anderer vergleichen.
verify-not-rights = Dass die Stimmrechte an die richtigen Menschen gingen. Wer sie allein ausgibt, könnte die von Menschen benutzen, die nicht abgestimmt haben.
verify-not-yours = Dass Ihr eigener Stimmzettel dabei ist. Das zeigt Ihr Beleg.

verify-otherwise = Mit einem Programm
verify-otherwise-words = Beide liegen im Quelltext von Comitia. Das erste läuft auch auf dieser Seite; das zweite wurde neu geschrieben, allein nach der Beschreibung des Verfahrens.
verify-program = Das Programm von Comitia:
verify-python = Die zweite Prüfung, in Python:
verify-cannot-title = Dieser Browser kann die Abstimmung nicht nachprüfen
verify-cannot = Hier zu prüfen braucht Skripte und WebAssembly. Schalten Sie sie ein, nehmen Sie einen anderen Browser, oder nehmen Sie eines der Programme auf dieser Seite. Die Dateien des Verzeichnisses können Sie auch herunterladen.
