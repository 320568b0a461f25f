# Die Seiten einer Stelle, die jemand anders betreibt, und was anderswo über solche Stellen gesagt wird.

issuer-about = Über diese Stelle
issuer-run-by = Betrieben von { $name }.
issuer-not-found = Diese Seite gibt es hier nicht. Wenn Sie abstimmen wollen, gehen Sie zurück zur Seite der Abstimmung.
issuer-internal = Das hat nicht geklappt, und es lag nicht an Ihnen. Versuchen Sie es gleich noch einmal.

issuer-home-title = Über diese Stelle
issuer-home-words = { $name } bestätigt zusammen mit einer Gemeinde, wer in ihren geheimen Abstimmungen stimmen darf. Jede bestätigt für sich, damit keine allein Stimmen hinzufügen kann.
issuer-home-sees = Sie sieht, dass Sie Ihr Stimmrecht abholen, und nie, wie Sie stimmen.
issuer-home-once = Sie bestätigt jede Person einmal je Abstimmung, mit einem Passkey, der hier eingerichtet wird.
issuer-home-kept = Was sie zu einer Abstimmung aufbewahrt, wird gelöscht, wenn deren Zeit vorbei ist.
issuer-to-enrol = Passkey einrichten

issuer-enrol-title = Passkey einrichten
issuer-enrol-words = Sie haben einen Code von { $name } bekommen. Geben Sie ihn hier ein; er gilt einmal.
issuer-code = Ihr Code
issuer-code-hint = Zwölf Buchstaben und Ziffern, etwa 7Q4M-ZK2T-9HXC. Groß oder klein und Striche sind gleich.
issuer-code-empty = Geben Sie den Code aus Ihrem Brief ein.
issuer-code-length = Der Code hat zwölf Buchstaben und Ziffern. Geben Sie alle ein.
issuer-code-slip = Im Code ist ein Tippfehler. Vergleichen Sie ihn mit Ihrem Brief.
issuer-code-unknown = Dieser Code ist nicht bekannt, schon benutzt oder zu alt. Bitten Sie die Stelle um einen neuen.
issuer-no-code = Wenn Sie keinen Code haben, fragen Sie die Stelle, die diese Seite betreibt.
issuer-make-title = Passkey auf diesem Gerät einrichten
issuer-make-words = Dieser Code gehört { $person }. Wenn Sie das nicht sind, gehen Sie nicht weiter.
issuer-needs-scripts = Dieser Schritt braucht Skripte, denn nach einem Passkey fragen sie. Schalten Sie sie für diese Seite ein, oder nehmen Sie einen anderen Browser.
issuer-made-title = Ihr Passkey ist eingerichtet
issuer-made-words = Wenn eine Abstimmung danach fragt, kommen Sie hierher und bestätigen mit diesem Passkey.
issuer-made-again = Sie können diese Seite schließen oder zu Ihrer Abstimmung zurückgehen.

issue-title = Stimmrecht bestätigen
issue-words = Eine Abstimmung von { $town } bittet auch { $name }, Ihr Stimmrecht zu bestätigen. Zeigen Sie Ihren Passkey; dann kommen Sie zurück zu Ihrem Stimmzettel.
issue-sees = { $name } sieht, dass Sie fragen, und nicht, wie Sie stimmen.
issue-button = Mit meinem Passkey bestätigen
issue-no-passkey = Noch kein Passkey bei dieser Stelle?
issue-back = Zurück zur Abstimmung von { $town }
issue-waking = Einen Moment: Diese Seite wird vorbereitet.
issue-going = Bestätigt. Sie kommen zurück zu Ihrem Stimmzettel.
issue-nothing-title = Hier gibt es nichts zu bestätigen
issue-nothing = Diese Seite ist für Menschen, die von der Seite einer Abstimmung kommen. Gehen Sie dorthin zurück und wählen Sie „Weiter“.
issue-not-open = Diese Stelle bestätigt in dieser Abstimmung jetzt niemanden. Sie hat noch nicht begonnen oder ist vorbei.
issue-offline = Die Stelle ist nicht zu erreichen. Nichts ist verloren; versuchen Sie es gleich noch einmal.
issue-stopped-title = Das wurde nicht bestätigt
issue-wrong = Die Antwort ergibt keinen Sinn. Versuchen Sie es noch einmal von der Seite der Abstimmung aus.
issuer-scripts-title = Diese Seite braucht Skripte
issuer-scripts-back = Ihr Stimmzettel wartet auf der Seite der Abstimmung, in dem Browser, mit dem Sie kamen.

issuer-malformed = Danach fragt keine Seite einer Abstimmung. Gehen Sie zur Abstimmung zurück und versuchen Sie es noch einmal.
issuer-window = In dieser Abstimmung wird jetzt niemand bestätigt. Sie hat noch nicht begonnen oder ist vorbei.
issuer-not-on-roll = Dieser Platz steht nicht auf der Liste derer, die hier stimmen dürfen.
issuer-unknown-passkey = Dieser Passkey ist keiner von dieser Stelle. Wählen Sie den, den Sie hier eingerichtet haben, oder richten Sie mit Ihrem Code einen ein.
issuer-passkey = Der Passkey hat nicht so geantwortet, wie er sollte. Versuchen Sie es noch einmal.
issuer-other-person = Dieser Passkey gehört einer anderen Person als der, die bei der Abstimmung angemeldet ist. Wählen Sie Ihren eigenen.
issuer-used = Ihr Stimmrecht in dieser Abstimmung wurde hier schon für ein anderes Gerät oder einen anderen Browser bestätigt. Machen Sie dort weiter, oder holen Sie von dort Ihre geheime Datei.

vote-issuer-title = Auch { $name } bestätigt Ihr Stimmrecht
vote-issuer-words = Zwei Stellen müssen sich einig sein, dass Sie stimmen dürfen, damit keine allein Stimmen hinzufügen kann. Sie kommen jetzt zu { $name }, zeigen dort Ihren Passkey und kehren auf diese Seite zurück.
vote-issuer-sees = { $name } sieht, dass Sie in dieser Abstimmung stimmen, und nie, wie.
vote-issuer-kept = Ihre Wahl bleibt so lange auf diesem Gerät.
vote-issuer-go = Weiter zu { $name }

sealed-took-part-all = { $issuers } sehen jeweils, wer das Stimmrecht abgeholt hat, sonst niemand.
issuers-notice-title = Auch { $names } bestätigt
issuers-notice = Um abzustimmen, brauchen Sie auch einen Passkey bei { $names }. Den Code dafür bekommen Sie von dieser Stelle, und beim Abgeben werden Sie dorthin geführt.

sealed-awaits = { $n ->
    [one] Vor der Auszählung muss { $names } mitteilen, wem dort das Stimmrecht bestätigt wurde. Die Antwort steht noch aus, es wird immer wieder gefragt; ohne sie kann niemand auszählen.
   *[other] Vor der Auszählung müssen { $names } mitteilen, wem dort das Stimmrecht bestätigt wurde. Die Antworten stehen noch aus, es wird immer wieder gefragt; ohne sie kann niemand auszählen.
  }

issuers-title = Wer noch bestätigt, wer stimmen darf
issuers-words = Jede dieser Stellen muss zustimmen, bevor die Abstimmung beginnt, und antworten, wenn sie endet.
issuers-keys = Um ihre Schlüssel gebeten
issuers-waiting = Um Zustimmung gebeten
issuers-agreed = Hat zugestimmt
issuers-closed = Bestätigt seit dem Ende niemanden mehr
issuers-again = Wird wieder gefragt { $when }
issuers-ask-now = Jetzt noch einmal fragen
issuers-asked = Sie werden noch einmal gefragt.
issuer-trouble-unreachable = Sie antwortet nicht. Bitten Sie, wer sie betreibt, sie zu starten, und prüfen Sie ihre Adresse; vorher beginnt die Abstimmung nicht und wird nicht ausgezählt.
issuer-trouble-unknown-town = Sie kennt diese Gemeinde nicht oder mit einem anderen Schlüssel. Wer sie betreibt, trägt Ihre Adresse und Ihren Schlüssel in die Liste ein.
issuer-trouble-clock = Ihre Uhr und unsere gehen mehr als zehn Minuten auseinander, oder sie bekam eine alte Anfrage. Stellen Sie beide Uhren.
issuer-trouble-taken = Sie hat für diese Abstimmung schon Menschen bestätigt, unter einem anderen Text. Legen Sie eine neue Abstimmung an.
issuer-trouble-key = Die Abstimmung nennt sie nicht so, wie sie sich nennt. Vergleichen Sie Name und Adresse in Ihren Einstellungen mit ihren eigenen, ziehen Sie die Abstimmung zurück und veröffentlichen Sie sie neu.
issuer-trouble-town = Sie kennt diese Gemeinde unter anderem Namen oder anderer Adresse. Wer sie betreibt, berichtigt die Liste.
issuer-trouble-window = Die Abstimmung ist vorbei oder dauert länger als zwei Jahre.
issuer-trouble-register = Mehr Menschen dürfen stimmen, als ihr Verzeichnis hat: Einige könnten es nicht. Sie muss erst ihr Verzeichnis vervollständigen.
issuer-trouble-answer = Ihre Antwort war nicht mit dem Schlüssel aus Ihren Einstellungen unterschrieben. Öffnen Sie die Abstimmung nicht, bevor Sie wissen, warum.
issuer-trouble-batch = Was sie über bestätigte Menschen veröffentlicht hat, ist falsch: nicht unterschrieben oder nicht auf der Liste. Fragen Sie, wer sie betreibt.
issuer-trouble-refused = Sie lehnt ab und sagt nicht, warum. Fragen Sie, wer sie betreibt.

names-and = { $names } und { $last }
fault-assisted-issuers = Der Server kann nur dort für andere versiegeln, wo er allein bestätigt. Nehmen Sie das Häkchen bei der Hilfe weg, oder veröffentlichen Sie ohne weitere Stellen.
issuer-passkeys-none = Dieser Browser kennt keine Passkeys. Nehmen Sie einen anderen Browser oder ein anderes Gerät.
issuer-passkey-failed = Der Passkey hat nicht funktioniert. Versuchen Sie es noch einmal.
