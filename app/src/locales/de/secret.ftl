## Voting in a secret poll

vote-waking = Ihr Stimmzettel wird vorbereitet. Erscheint in einer halben Minute nichts, laden Sie die Seite neu oder nehmen Sie einen anderen Browser.
vote-sealed-here = Ihr Stimmzettel wird auf diesem Gerät versiegelt, bevor er gesendet wird.
vote-not-yet = Nichts wird gesendet, bevor Sie Ihre Wahl geprüft und Ihre Stimme abgegeben haben.
vote-too-few = Wählen Sie mindestens { $min } Möglichkeiten.
vote-too-many = Wählen Sie höchstens { $max } Möglichkeiten.
vote-may-again = Bis zum Ende können Sie noch einmal abstimmen. Ihre letzte Stimme zählt.
vote-phrase = Ein paar Worte, an denen Sie Ihren Stimmzettel erkennen (wenn Sie mögen)
vote-phrase-hint = Zum Beispiel „blauer Drachen am Dienstag“. Nach dem Ende können alle sie neben Ihrem Stimmzettel lesen. Schreiben Sie deshalb nicht Ihren Namen.
vote-phrase-long = Diese Worte sind zu lang. Kürzen Sie sie auf etwa 60 Buchstaben.
vote-keep-title = Falls dieses Gerät ausfällt
vote-keep-words = Speichern Sie jetzt Ihre geheime Datei, dann können Sie auf einem anderen Gerät weiter abstimmen. Behalten Sie sie für sich: Wer sie hat, kann für Sie abstimmen und sieht Ihre Wahl.
vote-save-secret = Meine geheime Datei speichern
vote-working-title = Ihre Stimme wird abgegeben
vote-working-words = Bitte warten Sie einen Augenblick. Kommt etwas dazwischen, öffnen Sie diese Seite wieder: Sie macht von selbst weiter.
vote-working-right = Ihr Stimmrecht wird bestätigt
vote-working-seal = Ihr Stimmzettel wird auf diesem Gerät versiegelt
vote-working-box = Der versiegelte Stimmzettel kommt in die Urne
vote-held-title = Ihre Stimme liegt in der Urne
vote-held-words = Die Urne hat mit ihrer Unterschrift versprochen, Ihren versiegelten Stimmzettel zu veröffentlichen. Dieser Beleg findet ihn. Er zeigt nicht, was Sie gewählt haben.
vote-keep-label = Was Sie aufheben können
vote-receipt-file = Ihr Beleg als Datei
vote-receipt-file-words = Er beweist, dass die Urne Ihren Stimmzettel genommen hat, und sagt nichts über Ihre Wahl. Sind alle Stimmzettel geöffnet, sieht sie, wer den Beleg hat.
vote-save-receipt = Meinen Beleg speichern
vote-secret-file = Ihre geheime Datei
vote-secret-file-words = Mit ihr können Sie auf einem anderen Gerät weitermachen, und Ihren Stimmzettel selbst öffnen, falls die Treuhänder es nicht können.
vote-secret-warning = Zeigen oder senden Sie sie niemandem. Wer sie hat, sieht Ihre Wahl und kann an Ihrer Stelle abstimmen.
vote-forget = Andere benutzen dieses Gerät auch
vote-forget-words = Dieser Browser merkt sich Ihre Wahl und Ihr Geheimnis. Sie können beides von diesem Gerät nehmen. Speichern Sie vorher beide Dateien, wenn Sie Ihre Stimme später prüfen oder ändern möchten.
vote-forget-now = Meine Stimme von diesem Gerät nehmen
vote-code-head = Auf einem zweiten Gerät prüfen
vote-code-words = Ein zweites Gerät kann Ihren Stimmzettel neu berechnen und sehen, ob dieses die Wahrheit sagt. Öffnen Sie den Code mit seiner Kamera und melden Sie sich dort an.
vote-code-show = Code zeigen
vote-code-warning = Der Code enthält Ihr Geheimnis. Lassen Sie ihn niemanden sehen oder fotografieren.
vote-code-title = Code für die Kamera Ihres zweiten Geräts
vote-elsewhere = Diesen Stimmzettel hat ein anderes Ihrer Geräte abgegeben. Versprechen und Wahl sind dort aufgehoben.
vote-again-title = Haben Sie es sich anders überlegt?
vote-again-words = Sie können bis { $when } noch einmal abstimmen. Nur Ihre letzte Stimme zählt.
vote-again = Noch einmal abstimmen
vote-used-title = Sie haben auf einem anderen Gerät begonnen
vote-used-words = Ihr Stimmrecht in dieser Abstimmung hängt an einem Geheimnis, das nur jenes Gerät oder jener Browser hat. Wir haben es nicht und können es Ihnen nicht geben.
vote-used-there = Gehen Sie zu jenem Gerät zurück und stimmen Sie dort ab,
vote-used-here = oder öffnen Sie hier die geheime Datei, die Sie dort gespeichert haben.
vote-used-not-you = Das waren nicht Sie? Schreiben Sie an { $contact }. Dort ist zu sehen, dass Ihr Stimmrecht benutzt wurde, und niemals wofür.
vote-file = Ihre geheime Datei
vote-file-hint = Sie heißt comitia-secret und endet auf .json. Sie wird auf diesem Gerät gelesen und nicht gesendet.
vote-file-unread = Das ist keine ganze geheime Datei. Wählen Sie die Datei, die comitia-secret heißt.
vote-file-other = Diese geheime Datei gehört zu einer anderen Abstimmung.
vote-other-tab = Sie haben in einem anderen Fenster weitergemacht. So steht es jetzt.
vote-overtaken = Ein anderes Ihrer Geräte hat inzwischen abgestimmt. Was Sie hier gewählt haben, wurde nicht abgegeben.
vote-nothing-lost = Es ist nichts verloren: Dieses Gerät weiß, wo Sie waren.
vote-try-again = Noch einmal versuchen
vote-how-it-works = Wie Ihre Stimme geheim bleibt
vote-unsupported-title = Dieser Browser kann Ihre Stimme nicht vor dem Betreiber verbergen
vote-unsupported = Ihr Stimmzettel muss auf Ihrem eigenen Gerät versiegelt werden, von einem kleinen Programm dieser Seite. Dieser Browser führt es nicht aus, deshalb wurde nichts gesendet.
vote-way-scripts = Erlauben Sie Skripte für diese Seite und laden Sie sie neu.
vote-way-device = Öffnen Sie { $address } in einem anderen Browser oder auf einem anderen Gerät.
vote-way-person = Leihen Sie sich ein Gerät von jemandem, dem Sie vertrauen, oder bitten Sie uns um Hilfe.
vote-storage-title = Dieser Browser merkt sich Ihr Geheimnis nicht
vote-storage = Ohne es könnten Sie nach einer Unterbrechung nicht weitermachen. Vielleicht ist es ein privates Fenster, oder der Speicher ist voll. Nehmen Sie ein gewöhnliches Fenster oder einen anderen Browser.
vote-offline-title = Der Server ist nicht zu erreichen
vote-offline = Prüfen Sie Ihre Verbindung zum Internet und versuchen Sie es dann noch einmal.
vote-changed-title = Mit dieser Abstimmung stimmt etwas nicht
vote-changed = Was der Server hier zeigt, ist nicht, was sein öffentliches Verzeichnis sagt. Zu Ihrer Sicherheit wurde nichts gesendet. Bitte schreiben Sie an { $contact }.
vote-closed = Dieser Browser hat keine Stimme von Ihnen in dieser Abstimmung aufgehoben. Haben Sie auf einem anderen Gerät abgestimmt, sehen Sie dort nach, oder öffnen Sie hier dessen geheime Datei.
vote-signed-out-title = Sie sind abgemeldet
vote-signed-out = Melden Sie sich wieder an. Ihr Stimmzettel geht dann weiter, wo er war.
vote-wrong-title = Die Antwort war nicht richtig
vote-wrong = Der Server hat etwas geantwortet, dem nicht zu trauen ist, und dieses Gerät hat es nicht benutzt. Versuchen Sie es noch einmal.
vote-told-title = Ihre Stimme liegt nicht in der Urne
device-title = Auf diesem Gerät weiter abstimmen
device-words = Öffnen Sie den Code Ihres ersten Geräts mit der Kamera von diesem, oder wählen Sie die geheime Datei, die Sie gespeichert haben.
device-taken-title = Ihr Geheimnis ist jetzt auf diesem Gerät
device-taken-words = Melden Sie sich als derselbe Mensch an, dann machen Sie weiter, wo Sie waren.
device-go-on = Anmelden und weitermachen
place-look-again = Noch einmal nachsehen
place-asked-title = Ihr Stimmzettel wird gesucht
place-asked = Dieses Gerät fragt, wo Ihr Stimmzettel ist.
place-waiting-title = Ihr Stimmzettel wartet auf die nächste Gruppe
place-waiting = Er liegt in der Urne. Er wird zusammen mit anderen veröffentlicht, damit niemand sagen kann, von wem er ist.
place-recorded-title = Ihr Stimmzettel steht im öffentlichen Verzeichnis
place-recorded = Er steht dort als Nummer { $number }. Dieses Gerät hat den Beweis geprüft.
place-missing-title = Ihr Stimmzettel wurde nicht gefunden
place-missing = Er ist weder in der Urne noch im Verzeichnis. Ist der Beleg von dieser Abstimmung, dann ist das unterschriebene Versprechen in Ihrer Belegdatei Ihr Beweis. Senden Sie sie an { $contact } und an jemanden, dem Sie vertrauen.
place-unproven-title = Der Beweis ist falsch
place-unproven = Das Verzeichnis sagt, dass es Ihren Stimmzettel enthält, aber der Beweis passt nicht. Heben Sie Ihre Belegdatei als Beweis auf und schreiben Sie an { $contact }.
place-unknown-title = Wir konnten nicht nachsehen
place-unknown = Das Verzeichnis war gerade nicht zu lesen. Ihr Stimmzettel liegt in der Urne: Sie hat es versprochen. Sehen Sie später noch einmal nach.

## What can be relied on in a secret poll

sealed-took-part-title = Wer sieht, dass Sie teilgenommen haben?
sealed-took-part = { $operator } sieht es, denn dort wird das Stimmrecht ausgegeben. Öffentlich sind nur namenlose Einträge. Wird die Abstimmung archiviert, werden die Schlüssel dafür gelöscht.
sealed-choice-title = Wer sieht, was Sie gewählt haben?
sealed-choice = Sie allein. Ihr Gerät versiegelt den Stimmzettel, und keine Kopie der Datenbanken verrät, von wem er ist. Nach dem Ende werden alle geöffnet, ohne Namen.
sealed-connection-title = Während Sie abstimmen
sealed-connection = Das Programm dieser Seite kommt von { $operator } und könnte gefälscht sein. Wer in der Technik dabei die Verbindung beobachtet, könnte aus der Zeit schließen, welcher versiegelte Stimmzettel Ihrer ist.
sealed-add-title = Wer könnte Stimmen hinzufügen?
sealed-add-one = { $operator } könnte es, bis zu den { $eligible } Stimmberechtigten. Wer nicht abgestimmt hat, könnte im Verzeichnis finden, dass das eigene Recht benutzt wurde.
sealed-add-all = Nur { $issuers } gemeinsam.
sealed-stop-title = Wer könnte Ihre Stimme aufhalten?
sealed-stop = { $operator } könnte sie ablehnen, und das sähen Sie sofort. Hat die Urne einmal versprochen, beweist ein fehlender Stimmzettel das Unrecht.
sealed-totals-title = Wer sieht, wie es steht?
sealed-totals = Vor { $when } niemand, außer { $t } der { $n } Treuhänder brechen gemeinsam ihr Wort.
sealed-totals-after = Vor dem Ende hätten es nur { $t } der { $n } Treuhänder gemeinsam gekonnt. Jetzt können alle zählen.
sealed-watch-title = Wer wacht über das Verzeichnis?
sealed-watch-nobody = Außer { $operator } unterschreibt es niemand. Alle können es herunterladen und vergleichen.
sealed-watch = Mindestens { $quorum } von { $n } unabhängigen Zeugen unterschreiben jeden Stand.
sealed-once-title = Können Sie zweimal abstimmen?
sealed-once = Nein. Von jedem Menschen wird ein Stimmzettel genommen, und er ist nicht zu ändern.
sealed-once-last = Sie können bis zum Ende noch einmal abstimmen; nur Ihre letzte Stimme zählt.
sealed-proof-title = Kann man Sie zwingen, Ihre Wahl zu beweisen?
sealed-proof = Ja: Wer Ihren Beleg oder Ihre geheime Datei bekommt, sieht Ihre Wahl, sobald die Stimmzettel geöffnet sind. Für Parlamentswahlen ist das nicht gemacht.
sealed-to-record = Das öffentliche Verzeichnis dieser Abstimmung
sealed-complaints = Wer einen Stimmzettel vermisst, kann sich bis { $when } beschweren. Dann öffnen { $t } der { $n } Treuhänder gemeinsam die Stimmzettel, und alle können zählen.
sealed-trustees = Die Stimmzettel warten darauf, dass { $t } der { $n } Treuhänder sie gemeinsam öffnen. Gleich danach steht hier das Ergebnis.

## The public record

sealed-receipt-words = Geben Sie den Beleg ein, den Sie beim Abstimmen bekommen haben. Wir sagen Ihnen, ob sein Stimmzettel in der Urne oder im öffentlichen Verzeichnis ist.
sealed-receipt-recorded = Er steht dort als Nummer { $number }, versiegelt, für alle sichtbar.
sealed-receipt-proof = Der Beweis als Datei
sealed-receipt-own = Auf meinem eigenen Gerät prüfen
record-title = Das öffentliche Verzeichnis
record-lede = Alles, was für diese Abstimmung festgelegt wurde, jeder versiegelte Stimmzettel und die Auszählung, damit alle prüfen können.
record-what = Was das ist
record-what-words = Das Verzeichnis wächst nur. Jeder Stand ist unterschrieben, sodass nichts darin unbemerkt geändert, weggelassen oder nachgetragen werden kann. Es nennt niemanden.
record-batches = Stimmzettel kommen in Gruppen von mindestens { $k } hinein, nach Belegen geordnet, damit ihre Reihenfolge nichts verrät.
record-size = Einträge
record-ballots = Versiegelte Stimmzettel
record-voters = Menschen, die abgestimmt haben
record-batch-count = Gruppen
record-newest = Der neueste unterschriebene Stand
record-newest-words = Unterschrieben am { $when }. Heben Sie eine Kopie auf: Sagt das Verzeichnis je etwas anderes, beweisen es beide zusammen.
record-watch-words = { $n ->
    [one] Ein unabhängiger Zeuge verfolgt dieses Verzeichnis und unterschreibt jeden Stand mit, den er wachsen sieht. { $quorum } muss es tun.
   *[other] { $n } unabhängige Zeugen verfolgen dieses Verzeichnis und unterschreiben jeden Stand mit, den sie wachsen sehen. { $quorum } von ihnen müssen es tun.
  }
record-watch-met = Genug von ihnen haben den neuesten Stand mitunterschrieben.
record-watch-older = Der neueste Stand wartet auf Mitunterschriften. Der Stand mit { $size } Einträgen hat genug.
record-watch-none = Noch kein Stand, der hier steht, hat genug Mitunterschriften.
record-watch-caption = Was jeder Zeuge mitunterschrieben hat
record-witness = Zeuge
record-cosigned-up-to = Mitunterschrieben bis Eintrag
record-cosigned-at = Nach seiner Uhr
record-cosigned-nothing = noch nichts
record-cosigned = Mitunterschrieben
record-cosigned-by = von { $by } der { $n }
record-checkpoints = Alle unterschriebenen Stände
record-checkpoints-caption = Unterschriebene Stände, der neueste zuerst
record-signed = Unterschrieben
record-feed = Mit einem Feedreader verfolgen
record-feed-title = Unterschriebene Stände des Verzeichnisses: { $poll }
record-entry = { $n ->
    [one] Ein Eintrag
   *[other] { $n } Einträge
  }
record-yours = Ihr Beleg findet Ihren Stimmzettel im Verzeichnis.
record-verify = Alles nachprüfen
record-verify-words = Dieses Programm lädt das Verzeichnis herunter und rechnet jeden Schritt nach. Es braucht nur diese Adresse:
record-manifest = Was am Anfang festgelegt wurde
record-text = Die Texte, die gelten
record-roll = Wer abstimmen darf, ohne Namen
record-checkpoint = Der neueste unterschriebene Stand
record-sizes = Größen aller unterschriebenen Stände
record-leaves = Die ersten Einträge

## How a secret poll works

sealed-help-title = Geheime Abstimmungen: wie Ihre Stimme geheim bleibt, und was schiefgehen könnte
sealed-help-lede = In Abstimmungen, die geheim heißen, versiegelt Ihr eigenes Gerät den Stimmzettel. Es ist wie bei der Briefwahl.
sealed-help-1 = Sie holen Ihr Stimmrecht.
sealed-help-1-words = Ihr Gerät steckt eine Nummer in einen Umschlag. Die Stadt sieht Ihren Namen, stempelt den Umschlag ungeöffnet und notiert, dass Sie Ihren Stempel haben.
sealed-help-2 = Ihr Gerät versiegelt den Stimmzettel.
sealed-help-2-words = Es nimmt die gestempelte Nummer aus dem Umschlag und verschließt Ihre Wahl so, dass nur die Treuhänder gemeinsam sie öffnen können.
sealed-help-3 = Der Stimmzettel kommt ohne Ihren Namen in die Urne.
sealed-help-3-words = Die Urne sieht den Stempel, nicht Sie. Sie unterschreibt das Versprechen, den Stimmzettel zu veröffentlichen: Ihren Beleg.
sealed-help-4 = Alle versiegelten Stimmzettel werden veröffentlicht.
sealed-help-4-words = Sie erscheinen in Gruppen, in einer Reihenfolge, die nichts verrät. Sie finden Ihren mit dem Beleg.
sealed-help-5 = Die Treuhänder öffnen sie gemeinsam.
sealed-help-5-words = Allein kann es niemand von ihnen. Danach können alle zählen.
sealed-help-wrong = Was schiefgehen könnte
sealed-help-wrong-page = Das Programm auf der Seite kommt vom Betreiber. Ein falsches könnte Ihre Wahl weitergeben. Welches es sein soll, steht im Verzeichnis, aber Ihr Browser kann das nicht von selbst prüfen.
sealed-help-wrong-line = Wer Ihre Verbindung beobachtet, während Sie abstimmen, könnte aus der Zeit schließen, welcher versiegelte Stimmzettel Ihrer ist. Was gespeichert ist, verrät es nicht.
sealed-help-wrong-add = Ein Betreiber, der das Stimmrecht allein ausgibt, könnte es für Menschen benutzen, die nicht abstimmen.
sealed-help-wrong-trustees = Verlieren zu viele Treuhänder ihre Schlüssel, müssen alle ihren eigenen Stimmzettel mit der geheimen Datei öffnen.
sealed-help-wrong-lost = Verlieren Sie Ihr Gerät, bevor Sie abgestimmt haben, und haben keine geheime Datei, können Sie in dieser Abstimmung nicht mehr abstimmen.
sealed-help-wrong-force = Jemand könnte Sie zwingen, Ihre geheime Datei zu zeigen, oder beim Abstimmen neben Ihnen sitzen.
sealed-picture-caption = Der Weg eines versiegelten Stimmzettels
sealed-picture-description = Ihr Gerät verbirgt eine Nummer, und die Ausgabestelle, die Ihren Namen kennt, stempelt sie ungesehen. Ihr Gerät versiegelt die Wahl. Die Urne, die Ihren Namen nicht kennt, nimmt den versiegelten Stimmzettel und veröffentlicht ihn. Nach dem Ende öffnen die Treuhänder alle gemeinsam.
sealed-picture-device = Ihr Gerät: wählt und versiegelt
sealed-picture-issuer = Die Ausgabestelle
sealed-picture-issuer-small = kennt Sie, sieht keine Stimme
sealed-picture-box = Die Urne
sealed-picture-box-small = sieht Stimmen, kennt Sie nicht
sealed-picture-record = Das Verzeichnis: versiegelt, für alle sichtbar
sealed-picture-trustees = Die Treuhänder öffnen alle gemeinsam
sealed-own = Zu wenige Treuhänder haben ihren Teil des Schlüssels abgegeben. Deshalb können Sie Ihren Stimmzettel bis { $when } selbst öffnen, in dem Browser, in dem Sie abgestimmt haben. Das Ergebnis steht danach hier.
refused-opening-now = Stimmzettel werden jetzt nicht von denen geöffnet, die sie abgegeben haben.
refused-opening-none = Es gibt keinen solchen Stimmzettel, der zählt.
refused-opening-wrong = Das öffnet diesen Stimmzettel nicht.
open-own-title = Öffnen Sie Ihren Stimmzettel
open-own-words = Zu wenige Treuhänder haben ihren Teil des Schlüssels abgegeben, deshalb zählt Ihr Stimmzettel nur, wenn Sie ihn selbst öffnen. Dann können alle lesen, was darin steht, so als hätten ihn die Treuhänder geöffnet. Dass es Ihrer ist, steht nicht darin.
open-own = Meinen Stimmzettel öffnen
open-own-asked = Ihr Stimmzettel wird geöffnet …
open-own-done = Ihr Stimmzettel ist offen und wird gezählt.
open-own-elsewhere = Dieser Browser hat Ihren letzten Stimmzettel nicht versiegelt. Öffnen Sie ihn dort, wo Sie ihn abgegeben haben, oder mit Ihrer geheimen Datei.

## Voting with the server's help

sealed-for-offer-title = Den Server versiegeln lassen
sealed-for-offer = Diese Abstimmung erlaubt es. { $operator } sieht Ihre Stimme dann beim Versiegeln. Vor { $operator } ist sie also nicht geheim.
sealed-for-offer-link = Mit Hilfe des Servers abstimmen
sealed-for-title = Der Server von { $operator } versiegelt diesen Stimmzettel und sieht ihn
sealed-for-words = Auf diesem Weg bleibt Ihre Wahl dem Betreiber nicht verborgen. Der Server sieht sie einen Augenblick lang, versiegelt sie, legt sie in die Urne und behält nichts, was sie mit Ihnen verbindet.
sealed-for-marked = Der Stimmzettel trägt ein öffentliches Zeichen, dass der Server ihn versiegelt hat. Tragen es nur wenige, könnte jemand, der von der Hilfe weiß, nach dem Öffnen erraten, welcher Ihrer ist.
sealed-for-time = Ihr Stimmrecht wird im selben Augenblick vermerkt, in dem Ihr Stimmzettel eingeht. Wer dabei den Server beobachtet oder seine Datenbanken kopiert, bevor die nächste Gruppe veröffentlicht ist, könnte daraus schließen, welcher versiegelte Stimmzettel Ihrer ist.
sealed-for-final = Sie bekommen einen Beleg und kein Geheimnis. Darum können Sie nicht noch einmal abstimmen, auch nicht auf einem anderen Gerät. Geben zu wenige Treuhänder ihre Schlüssel ab, können Sie Ihren Stimmzettel nicht selbst öffnen.
sealed-for-tick-title = Was der Server sieht
sealed-for-tick = Ich weiß, dass der Server von { $operator } meine Stimme sieht, während er sie versiegelt.
sealed-for-tick-desk = Die Person weiß, dass ich die Stimme sehe, und dass der Server von { $operator } sie beim Versiegeln sieht.
sealed-for-untick = Setzen Sie das Häkchen, dass das bekannt ist. Ohne es wird nichts abgegeben.
sealed-for-done = Ihre Stimme liegt in der Urne, vom Server versiegelt. Behalten Sie den Beleg: Wir können ihn nicht noch einmal schicken. Eine geheime Datei gibt es zu diesem Stimmzettel nicht.
sealed-for-used-title = Das Stimmrecht in dieser Abstimmung ist benutzt
sealed-for-used = Jeder Mensch hat ein Stimmrecht, und dieses wurde ausgegeben. Für welchen Stimmzettel, können wir nicht sehen.
sealed-for-used-cast = Liegt der Stimmzettel in der Urne, findet ihn unten sein Beleg.
sealed-for-used-device = Haben Sie auf einem anderen Gerät oder in einem anderen Browser begonnen, machen Sie dort weiter.
sealed-receipt-file = Die Belegdatei speichern
sealed-receipt-file-words = Sie enthält den versiegelten Stimmzettel und das unterschriebene Versprechen der Urne. Bevor die Stimmzettel geöffnet werden, können Sie sie zeigen: Die Wahl darin kann niemand lesen.
sealed-choice-assisted = Sie allein, wenn Ihr eigenes Gerät den Stimmzettel versiegelt: Dann verrät keine Kopie der Datenbanken, von wem er ist. Nach dem Ende werden alle geöffnet, ohne Namen.
sealed-assisted-title = Wenn Sie den Server versiegeln lassen
sealed-assisted = Wessen Browser nicht versiegeln kann, darf den Server von { $operator } darum bitten. Der sieht die Stimme dann. Solche Stimmzettel tragen ein öffentliches Zeichen, werden gesondert gezählt und sind nicht zu ändern.
sealed-assisted-desk = Einwohner ohne Konto dürfen am Schalter abstimmen. Wer dort hilft und der Server von { $operator } sehen diese Stimme. Festgehalten wird, dass geholfen wurde, nicht, was gewählt wurde.
record-assisted = { $n ->
    [0] Keiner der Stimmzettel wurde mit Hilfe des Servers versiegelt.
    [one] Einer der Stimmzettel wurde mit Hilfe des Servers abgegeben, der ihn beim Versiegeln sah.
   *[other] { $n } der Stimmzettel wurden mit Hilfe des Servers abgegeben, der sie beim Versiegeln sah.
  }
sealed-help-wrong-assisted = Wo eine Abstimmung es erlaubt, kann der Server den Stimmzettel versiegeln, wenn ein Browser das nicht kann. Dann sieht der Server des Betreibers diese Stimme einen Augenblick lang. Gibt es wenige solche Stimmzettel, könnte man erraten, von wem sie sind.
