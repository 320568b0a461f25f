## Telefonnummer und Postanschrift bestätigen

phone-confirm-title = Telefonnummer bestätigen
phone-confirmed = Bestätigt.
phone-no-gateway = Wir können zurzeit keine SMS senden. Sie können die Nummer am Schalter bestätigen lassen: Holen Sie sich eine Nummer für den Schalter und kommen Sie mit Ihrem Telefon.
phone-desk = Nummer für den Schalter holen
phone-confirm-words = Wir senden eine SMS mit einem Code an { $number }. Der Code gilt { $minutes } Minuten.
phone-send = Code senden
phone-no-country = Wir erkennen nicht, zu welchem Land diese Nummer gehört. Geben Sie sie mit ihrem Anfang ein, zum Beispiel 030 oder +49 30.
phone-too-many = Es wurden zu viele Codes angefordert. Versuchen Sie es in einer Stunde noch einmal, oder lassen Sie die Nummer am Schalter bestätigen.
phone-sms = { $code } ist Ihr Code für { $site }. Er gilt { $minutes } Minuten. Geben Sie ihn niemandem weiter.
phone-code-title = Geben Sie den Code aus der SMS ein
phone-code-lede = Wir senden ihn an { $number }.
phone-code = Code
phone-code-hint = Sechs Ziffern
phone-code-six = Der Code hat sechs Ziffern
phone-code-wrong = { $left ->
    [one] Dieser Code stimmt nicht. Sie haben noch einen Versuch
   *[other] Dieser Code stimmt nicht. Sie haben noch { $left } Versuche
}
phone-stuck = Die SMS ist noch nicht hinausgegangen, weil das Senden gerade gestört ist. Wir versuchen es weiter. Wenn sie nicht kommt, lassen Sie die Nummer am Schalter bestätigen.
phone-send-again = Keine SMS? Neuen Code senden
address-confirm-title = Postanschrift bestätigen
address-confirmed = Bestätigt.
address-confirm-words = Wir senden einen Brief mit einem Code an diese Anschrift. Wenn er da ist, geben Sie den Code hier ein.
address-ask = Brief anfordern
address-waits = Ihr Brief wartet am Schalter auf den Druck. Wenn er da ist, geben Sie seinen Code hier ein.
address-code-words = Ihr Brief ist unterwegs. Sein Code gilt { $days } Tage.
address-none = Der Brief ist nicht gekommen
address-too-many = Sie haben diese Woche zwei Briefe angefordert. Versuchen Sie es nächste Woche noch einmal, oder kommen Sie an den Schalter.
contact-confirmed = Bestätigt.
contact-code-gone = Dieser Code gilt nicht mehr. Fordern Sie einen neuen an.
contact-wait = Sie haben { $tries } falsche Codes eingegeben. Sie können es nach { $when } wieder versuchen.
contact-wait-words = Die Wartezeit hindert andere daran, einen Code zu erraten.
contact-phone = Telefon
contact-address = Postanschrift
contact-means-sms = durch einen Code per SMS
contact-means-letter = durch einen Code im Brief
contact-means-desk = am Schalter
contact-means-roll = durch das Melderegister
contact-the-phone = Telefonnummer
contact-the-address = Postanschrift
contact-mail-confirmed-subject = Ihre { $what } bei { $site } ist bestätigt
contact-mail-confirmed =
    Guten Tag,

    für Ihr Konto bei { $site } wurde eine { $what } bestätigt. Hier sehen und ändern Sie sie:

    { $link }

    Wenn Sie das nicht waren, melden Sie sich an, entfernen Sie sie dort und schreiben Sie an { $contact }.

    Sie bekommen das, weil es Ihr Konto schützt; es lässt sich nicht abschalten.
contact-sms-confirmed = Diese Nummer ist jetzt bei { $site } bestätigt. Wenn Sie das nicht waren: { $contact }
contact-mail-changed-subject = Ihre { $what } bei { $site } wurde geändert
contact-mail-changed =
    Guten Tag,

    die bestätigte { $what } Ihres Kontos bei { $site } wurde geändert oder entfernt.

    Wenn Sie das waren, ist nichts zu tun. Wenn nicht, machen Sie es hier bis { $until } rückgängig. Dann werden auch alle von Ihrem Konto abgemeldet:

    { $link }

    Fragen: { $contact }

    Sie bekommen das, weil es Ihr Konto schützt; es lässt sich nicht abschalten.
contact-sms-changed = Diese Nummer wurde aus einem Konto bei { $site } entfernt. Wenn Sie das nicht waren, machen Sie es binnen 72 Stunden rückgängig: { $link }
contact-letter-changed-subject = Ihre Postanschrift bei { $site } wurde geändert
contact-letter-changed =
    Guten Tag,

    die bestätigte Postanschrift Ihres Kontos bei { $site } wurde geändert oder entfernt. Sie haben dazu auch eine E-Mail bekommen, mit einem Link, der das binnen 72 Stunden rückgängig macht.

    Wenn Sie das waren, ist nichts zu tun. Wenn nicht, melden Sie sich an und sehen Sie nach, was unter „Über Sie“ steht, oder schreiben Sie an { $contact }.
contact-undo-title = Änderung rückgängig machen?
contact-undo-lede = Die { $what }, die vorher da stand, ist dann wieder bestätigt. Alle werden vom Konto abgemeldet.
contact-undo = Rückgängig machen
contact-undone-title = Rückgängig gemacht
contact-undone-words = Es ist wieder wie vorher. Melden Sie sich neu an und sehen Sie nach, wo Ihr Konto angemeldet ist und welche Passkeys es hat.
contact-undo-useless = Dieser Link wurde schon benutzt, oder seine 72 Stunden sind vorbei.
profile-phone-confirm = Nummer bestätigen
profile-address-confirm = Anschrift bestätigen
outbox-sms = SMS

## Am Schalter

post-title = Post
post-what = Briefe drucken, die Anschriften bestätigen, und was jemand als Brief wollte.
post-lede = Es warten: { $codes ->
    [one] ein Brief mit Code
   *[other] { $codes } Briefe mit Code
}, { $others ->
    [one] ein anderer Brief
   *[other] { $others } andere Briefe
}.
post-none = Kein Brief wartet
post-print = Briefe drucken
post-back = Zurück zur Post
desk-contacts-title = Telefon bestätigen
desk-contacts-what = Für Menschen, die mit ihrem Telefon am Schalter stehen.
desk-contacts-lede = Die Person holt sich in ihrem Konto unter „Wo Sie wohnen“ eine Nummer für den Schalter. Rufen Sie dann ihr Telefon an: Wenn es hier klingelt, ist es ihres.
desk-contacts-number = Nummer für den Schalter
desk-phone-hint = Wie die Person sie nennt. Es muss die sein, die in ihrem Konto steht.
desk-phone-how = Woher wissen Sie es?
desk-phone-seen = Ich habe die Nummer angerufen, und das Telefon hier hat geklingelt
desk-phone-confirm = Bestätigen
desk-phone-other = Diese Nummer steht nicht im Konto
desk-phone-tick = Rufen Sie die Nummer erst an und kreuzen Sie das Kästchen an
letter-address-subject = Ihr Code für { $site }
letter-address-greeting = Guten Tag,
letter-address-why = jemand mit Ihrem Namen hat { $site } im Internet diese Postanschrift genannt. Mit diesem Code wird sie bestätigt.
letter-address-how = Melden Sie sich an, öffnen Sie { $link } und geben Sie den Code ein. Er gilt bis { $until }.
letter-address-not = Wenn Sie diesen Brief nicht angefordert haben, ist nichts zu tun. Fragen: { $contact }
