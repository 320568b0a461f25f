## Rollen warten auf den Passkey

withheld-label = Ihre Rollen warten.
withheld-strip = Sie gelten, sobald Sie hier Ihren Passkey verwendet haben.
withheld-use = Passkey verwenden
withheld-make = Passkey anlegen
withheld-title = Ihre Rollen warten auf Ihren Passkey
withheld-words = Sie haben sich mit einem Link angemeldet. Das kann auch, wer Ihr Postfach liest; darum gelten Ihre Rollen noch nicht. Verwenden Sie Ihren Passkey oder legen Sie einen an: Es dauert eine Minute, und Sie kommen hierher zurück.
staff-passkey-optional = Rollen gelten hier ohne Passkey. Außerhalb einer Vorführung sollte das nicht so sein.

## Netze

place-local = aus dem eigenen Netz der Gemeinde
place-network = aus dem Netz { $network }
place-here = { $network }: dieses Netz

## Die Adresse ändern

email-change-title = E-Mail-Adresse ändern
email-change-lede = Zurzeit schreiben wir an { $email }.
email-change-words = Wir senden einen Link an die neue Adresse. Wenn Sie ihn geöffnet haben, gilt die neue Adresse. Die alte bekommt eine Nachricht und kann die Änderung { $hours } Stunden lang zurücknehmen.
email-change-new = Neue E-Mail-Adresse
email-change-send = Link senden
email-change-same = Das ist schon Ihre Adresse. Geben Sie die neue ein.
email-change-held = Ihre Adresse wurde gerade geändert. Sie können sie ab { $until } wieder ändern.
email-change-sent = Wir haben einen Link an die neue Adresse gesendet. Er gilt einmal, { $minutes } Minuten lang. Solange Sie ihn nicht öffnen, ändert sich nichts.
email-change-useless = Er wurde schon verwendet, ist abgelaufen oder vom Mailprogramm abgeschnitten worden.
email-confirm-title = Diese Adresse ab jetzt verwenden?
email-confirm-lede = Ihr Konto bekommt die Adresse { $new } statt { $old }.
email-confirm = Neue Adresse verwenden
email-changed-title = Ihre Adresse ist geändert
email-changed-words = Ab jetzt schreiben wir an die neue Adresse, und Sie melden sich mit ihr an. Die alte hat eine Nachricht bekommen; sie kann die Änderung { $hours } Stunden lang zurücknehmen.
email-taken-title = Diese Adresse hat schon ein Konto
email-taken-words = Es wurde nichts geändert. Nehmen Sie eine andere Adresse oder melden Sie sich mit dieser an.
email-undo-title = Änderung zurücknehmen?
email-undo-lede = Ihr Konto bekommt die Adresse { $email } zurück. Alle Geräte werden abgemeldet, und Passkeys und Identitäten, die seit { $since } dazukamen, werden entfernt.
email-undo = Zurücknehmen
email-undone-title = Die Änderung ist zurückgenommen
email-undone-words = Ihre alte Adresse gilt wieder, und alle Geräte sind abgemeldet. Melden Sie sich mit einem Link an die alte Adresse an. Ändern Sie dann das Passwort Ihres Postfachs, wenn es jemand anders kennen könnte.
mail-change-subject = Ihre neue Adresse bei { $site }
mail-change-body =
    Guten Tag,

    jemand, hoffentlich Sie, möchte diese Adresse für ein Konto bei { $site } verwenden. Öffnen Sie diesen Link und drücken Sie „Neue Adresse verwenden“:

    { $link }

    Er gilt einmal, { $minutes } Minuten lang.

    Wenn Sie es nicht waren, müssen Sie nichts tun.

    Fragen: { $contact }
mail-changed-subject = Die Adresse Ihres Kontos bei { $site } wurde geändert
mail-changed-body =
    Guten Tag,

    die E-Mail-Adresse Ihres Kontos bei { $site } wurde geändert. Ab jetzt schreiben wir an die neue.

    Wenn Sie es waren, müssen Sie nichts tun.

    Wenn Sie es nicht waren, nehmen Sie die Änderung hier zurück, ohne Anmeldung, bis { $until }:

    { $link }

    Alle Geräte werden dann abgemeldet. Wenn Sie Hilfe brauchen, schreiben Sie an { $contact }.
mail-held-body =
    Guten Tag,

    jemand, hoffentlich Sie, möchte sich bei { $site } mit dieser Adresse anmelden. Das Konto, das sie hatte, hat gerade eine andere bekommen.

    Wenn Sie das waren, melden Sie sich mit der neuen Adresse an.

    Wenn nicht, nehmen Sie den Link aus der Nachricht, die wir Ihnen damals gesendet haben: Er gibt dem Konto diese Adresse zurück.

    Fragen: { $contact }

## Rollen, über die zwei entscheiden

role-requests-title = Rollen, die auf eine zweite Person warten
role-requests-lede = Niemand ändert die eigenen Rechte allein oder die einer anderen Person aus der Verwaltung. Eine zweite Person bestätigt.
role-requests-none = Nichts wartet
role-request-grant = { $by } möchte { $who } die Rolle „{ $role }“ geben ({ $place })
role-request-revoke = { $by } möchte { $who } die Rolle „{ $role }“ entziehen ({ $place })
role-request-until = Es kann bis { $until } bestätigt werden.
role-request-own = Das haben Sie beantragt. Jemand anders aus der Verwaltung muss es bestätigen.
role-request-confirm = Bestätigen
role-request-refuse = Ablehnen
role-request-reason = Warum nicht?
role-request-reason-needed = Sagen Sie, warum. Die Betroffenen lesen es.
role-request-confirmed = Bestätigt. Es gilt ab jetzt.
role-request-refused = Abgelehnt. Die Betroffenen bekommen eine Nachricht.
role-asked = Das muss eine zweite Person aus der Verwaltung bestätigen. Die anderen haben eine Nachricht bekommen.
role-alone = Sie sind allein in der Verwaltung, niemand kann das bestätigen. Geben Sie erst jemandem diese Rolle oder fragen Sie, wer den Server betreibt: „comitia admin grant“ vergibt Rollen.
role-alone-words = Es gibt nur eine Person in der Verwaltung, niemand kann hier etwas bestätigen. Geben Sie einer zweiten diese Rolle oder fragen Sie, wer den Server betreibt: „comitia admin grant“ vergibt Rollen.
role-email-held = Diese Adresse wurde gerade aufgegeben und bleibt ihrem alten Konto vorbehalten. Nehmen Sie die neue Adresse oder versuchen Sie es in drei Tagen noch einmal.
mail-role-subject = Änderung einer Rolle bei { $site }
mail-role-asked =
    Guten Tag,

    { $what }.

    Das muss eine zweite Person aus der Verwaltung bestätigen. Bitte bestätigen Sie oder lehnen Sie ab, innerhalb von sieben Tagen:

    { $link }

    Fragen: { $contact }
mail-role-confirmed =
    Guten Tag,

    eine zweite Person aus der Verwaltung hat das bestätigt: { $what }.

    Wenn Sie nichts davon wussten, schreiben Sie gleich an { $contact }.
mail-role-refused =
    Guten Tag,

    eine zweite Person aus der Verwaltung hat das abgelehnt: { $what }.

    Der Grund: { $reason }

    Fragen: { $contact }
