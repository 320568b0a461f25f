## Benachrichtigungen

me-notices = Benachrichtigungen
notices-unread = { $n } neu
notices-lede = Wählen Sie, was wir Ihnen mitteilen, wie und wie oft.
notices-inbox-link = { $n ->
    [0] Ihre Benachrichtigungen
    [one] Ihre Benachrichtigungen: eine neue
   *[other] Ihre Benachrichtigungen: { $n } neue
}
notices-choose = Was wir Ihnen mitteilen
notices-vote = Ob Sie abgestimmt haben, spielt für keine Benachrichtigung eine Rolle: Das kann niemand sehen.
notices-no-sms = Per SMS: sobald Ihre Telefonnummer bestätigt ist.
notices-no-letter = Per Brief: sobald Ihre Postanschrift bestätigt ist.
notice-kind-security = Ihr Konto ist in Gefahr oder ändert sich
notice-words-security = Anmeldungen auf neuen Geräten, Änderungen von Passkeys, Adressen und Nummern. Das kommt immer per E-Mail, damit niemand, der in Ihr Konto gelangt ist, es vor Ihnen verbergen kann.
notice-kind-opened = Jemand hat Daten über Sie geöffnet
notice-words-opened = Höchstens einmal am Tag.
notice-kind-answers = Was Sie gefragt oder beantragt haben, ist beantwortet
notice-words-answers = Fragen zu Ihren Daten und gewünschte Berichtigungen.
notice-kind-poll_opens = Eine Abstimmung beginnt, an der Sie teilnehmen dürfen
notice-words-poll_opens = Einmal für jede Abstimmung.
notice-kind-poll_closes = Eine Abstimmung, der Sie folgen, endet bald
notice-words-poll_closes = Einen Tag vor dem Ende, wenn Sie teilnehmen dürfen. Einer Abstimmung folgen Sie auf ihrer Seite.
notice-kind-ideas = Mit einer Ihrer Ideen geht es weiter
notice-words-ideas = Ideen, die Sie geschrieben haben, unterstützen oder denen Sie folgen: amtliche Antworten, Abstimmungen, Geld, Arbeiten und geänderte Texte.
notice-kind-answer_due = Eine Idee wartet auf eine amtliche Antwort
notice-words-answer_due = Für alle, die für die Verwaltung antworten: Eine Idee hat genug Unterstützungen, ihre Antwort ist bald fällig oder überfällig.
notice-way = Wie sollen wir es Ihnen mitteilen?
notice-way-choose = Wählen Sie, wie wir es Ihnen mitteilen sollen
notice-way-mail = Per E-Mail
notice-way-sms = Per SMS
notice-way-letter = Per Brief
notice-way-here = Nur hier auf der Website
notice-way-here-hint = Unter „Ihre Benachrichtigungen“. Was auf anderem Weg kommt, steht auch dort.
notice-way-off = Gar nicht
notice-pace = Wie oft sollen E-Mails kommen?
notice-pace-hint = Das gilt nur für E-Mails.
notice-pace-choose = Wählen Sie, wie oft E-Mails kommen sollen
notice-pace-daily = Höchstens eine E-Mail am Tag
notice-pace-at_once = Für jedes eine E-Mail
notices-inbox = Ihre Benachrichtigungen
notices-none = Noch keine Benachrichtigungen
notices-read-all = Alle als gelesen markieren
notice-new = Neu
notice-stop-title = Diese E-Mails abbestellen?
notice-stop-lede = Es geht um: { $what }. Sie bekommen dazu dann keine E-Mails mehr. Auf der Website steht es weiter unter „Ihre Benachrichtigungen“. In Ihrem Konto können Sie es wieder einschalten.
notice-stop = Abbestellen
notice-stopped-title = Abbestellt
notice-stopped-lede = Sie bekommen keine solchen E-Mails mehr.
notice-stop-foot =
    Sie bekommen das, weil Ihr Konto so eingestellt ist. Bestellen Sie diese E-Mails mit einem Klick ab, ohne Anmeldung:

    { $stop }
notice-sms = { $what }: { $link }
notice-digest-subject = { $site }: { $n } Benachrichtigungen
notice-digest =
    Guten Tag,

    das gibt es heute von { $site } mitzuteilen:

    { $items }

    Was wir Ihnen mitteilen und wie oft, wählen Sie hier:

    { $link }
notice-poll_opens-subject = Eine Abstimmung hat begonnen: { $title }
notice-poll_opens-mail =
    Guten Tag,

    eine Abstimmung hat begonnen, an der Sie teilnehmen dürfen: { $title }

    Sie läuft bis { $until }.

    { $link }

    Das geht an alle, die teilnehmen dürfen, ob sie abgestimmt haben oder nicht. Fragen: { $contact }
notice-poll_closes-subject = Eine Abstimmung endet bald: { $title }
notice-poll_closes-mail =
    Guten Tag,

    eine Abstimmung, der Sie folgen, endet bald: { $title }

    Sie läuft bis { $until }.

    { $link }

    Das geht an alle, die der Abstimmung folgen, ob sie abgestimmt haben oder nicht. Wenn Sie abgestimmt haben, ist nichts zu tun. Fragen: { $contact }
poll-remind = Vor dem Ende erinnern
follow-title = An eine Abstimmung erinnern lassen
follow-words = Einen Tag vor dem Ende sagen wir es Ihnen, auf dem Weg, den Sie gewählt haben. Ob Sie abgestimmt haben, spielt keine Rolle, denn das kann niemand sehen.
follow-is = Sie folgen dieser Abstimmung. Einen Tag vor dem Ende sagen wir es Ihnen, auf dem Weg, den Sie gewählt haben.
follow-late = Sie endet binnen eines Tages: Für eine Erinnerung ist es zu spät.
follow-follow = Erinnern Sie mich
follow-leave = Nicht mehr erinnern
notice-kind-moderation = Die Moderation hat über etwas entschieden, das Sie geschrieben oder gemeldet haben
notice-words-moderation = Jede Entscheidung, mit ihren Gründen und dem Weg zum Einspruch.
notice-kind-queue = Etwas wartet auf die Moderation
notice-words-queue = Wenn Sie einen Bereich moderieren: was dort gemeldet wurde oder auffiel.
queue-notice-subject = Wartet auf die Moderation: { $what }
queue-notice-mail =
    Etwas wartet auf die Moderation:
    { $what }

    { $time }

    { $link }
