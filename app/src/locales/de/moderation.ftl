# Moderation mit fairem Verfahren.

nav-moderation = Moderation
footer-moderation = Was die Moderation entscheidet

denied-own-matter = Das haben Sie selbst geschrieben oder gemeldet. Darüber entscheidet jemand anderes aus der Moderation.
denied-own-decision = Diese Entscheidung haben Sie selbst getroffen. Über den Einspruch entscheidet jemand anderes.
denied-appeal-over = Die Frist für einen Einspruch ist vorbei: Sie endet sechs Monate nach der Entscheidung.
denied-suspended = Sie können in diesem Bereich bis { $when } nicht mitmachen. Die Gründe, und wie Sie Einspruch einlegen, stehen in Ihrem Konto unter „Entscheidungen der Moderation“.

honey-label = Dieses Feld bitte leer lassen
honey-filled = Ein Feld muss leer bleiben: Es fängt Programme ab. Bitte leeren Sie es und senden Sie das Formular noch einmal.
limit-ten-minutes = Sie haben in zehn Minuten { $most } Texte veröffentlicht. Bitte warten Sie einen Augenblick; was Sie geschrieben haben, steht noch hier.
limit-day = Sie haben an einem Tag { $most } Texte veröffentlicht. Bitte kommen Sie morgen wieder; was Sie geschrieben haben, steht noch hier.
name-waits = Ihr Name ist gespeichert. Andere sehen ihn, wenn die Moderation ihn angesehen hat; bis dahin sehen sie Ihr Pseudonym.
name-hidden = Diesen Namen hat die Moderation verborgen. Wählen Sie einen anderen oder Ihr Pseudonym.

content-idea = Idee
content-comment = Kommentar
content-picture = Bild
content-amendment = Änderungsvorschlag zu einer Idee
content-name = Name

visibility-visible = Öffentlich
visibility-held = Wartet, nicht öffentlich
visibility-hidden = Verborgen

origin-report = Gemeldet
origin-rule = Einer Regel aufgefallen
origin-before = Vor der Veröffentlichung angesehen
origin-changed = Von der Verfasserin oder dem Verfasser geändert

why-before = Vor der Veröffentlichung
why-word = Wort der Liste
why-links = Viele Links
why-new_account = Neues Konto
why-duplicate = Fast wie ein anderer Text
why-changed = Wie gewünscht geändert

ground-insult = Beleidigung
ground-because-insult = Es greift einen Menschen an oder beleidigt ihn. Nach unseren Regeln geht es um die Sache, nicht um Menschen.
ground-hate = Aufstachelung zum Hass
ground-because-hate = Es stachelt zu Hass oder Gewalt gegen eine Gruppe auf. Das verbietet das Gesetz.
ground-private = Private Angaben
ground-because-private = Es verrät Privates über jemand anderen: eine Anschrift, eine Nummer, eine Krankheit. Das schützt das Gesetz.
ground-threat = Drohung
ground-because-threat = Es bedroht jemanden oder ruft zu Gewalt auf. Das verbietet das Gesetz.
ground-spam = Werbung oder Überflutung
ground-because-spam = Es wirbt oder sagt immer wieder dasselbe. Nach unseren Regeln gehört der Raum der Sache.
ground-pretence = Falscher Absender
ground-because-pretence = Es gibt vor, von einer anderen Person oder einem Amt zu kommen. Unsere Regeln verlangen einen ehrlichen Namen oder ein Pseudonym.
ground-copyright = Fremdes Werk
ground-because-copyright = Es benutzt einen Text oder ein Bild ohne Erlaubnis. Das Gesetz schützt, wer es geschaffen hat.
ground-off_topic = Nicht zum Thema
ground-because-off_topic = Es hat nichts mit dem zu tun, worum es hier geht. Nach unseren Regeln bleibt jede Diskussion bei ihrem Thema.
ground-unlawful = Gegen ein anderes Gesetz
ground-because-unlawful = Es verstößt auf andere Weise gegen ein Gesetz. Gegen welches, steht unter Tatsachen und Umständen.
ground-is-legal = Nach dem Gesetz
ground-is-contractual = Nach den Regeln dieser Plattform

label-disputed = Hinweis der Moderation: Was hier steht, ist umstritten.
label-harsh = Hinweis der Moderation: Der Ton ist hart.
label-aside = Hinweis der Moderation: Hier geht es um etwas anderes.
label-interest = Hinweis der Moderation: Das kommt von einer Partei oder einem Verband.

# Entscheidungen
decision-keep = Stehen lassen
decision-keep-words = Es ist in Ordnung. Was wartet, wird öffentlich.
decision-label = Hinweis anbringen
decision-label-words = Es bleibt öffentlich, mit einem Hinweis daneben.
decision-change = Um Änderung bitten
decision-change-words = Es ist nicht öffentlich, bis es geändert ist.
decision-hide = Verbergen
decision-hide-words = Nur wer es geschrieben hat und die Moderation lesen es noch.
decision-restore = Wieder veröffentlichen
decision-restore-words = Was verborgen war, ist wieder öffentlich.
decision-lock = Diskussion schließen
decision-lock-words = Niemand schreibt mehr etwas dazu.
decision-slow = Diskussion verlangsamen
decision-slow-words = Alle warten zwischen zwei Kommentaren.
decision-suspend = Für eine Zeit ausschließen
decision-suspend-words = Wer es geschrieben hat, macht bis dahin in diesem Bereich nicht mit.
decision-undo = Entscheidung zurückgenommen

restriction-keep = Es bleibt, wie es ist. Nichts wird beschränkt.
restriction-label = Es bleibt öffentlich. Daneben steht: „{ $label }“
restriction-change = Niemand sonst liest es, bis es geändert ist und die Moderation es angesehen hat.
restriction-hide = Es ist verborgen. Wer es geschrieben hat, kann es weiter lesen.
restriction-restore = Es ist wieder öffentlich. Nichts ist mehr beschränkt.
restriction-lock = In der Diskussion schreibt niemand mehr etwas dazu. Was da steht, bleibt öffentlich.
restriction-slow = In der Diskussion warten alle { $minutes } Minuten zwischen zwei Kommentaren.
restriction-suspend = Wer es geschrieben hat, macht { $days } { $days ->
        [one] Tag
       *[other] Tage
    } lang in diesem Bereich nicht mit.
restriction-undo = Eine frühere Entscheidung („{ $what }“) gilt nicht mehr.

# Die Begründung
statement-title = Begründung
statement-restriction = Was entschieden wurde
statement-scope = Wo es gilt
statement-scope-in = Im Bereich „{ $space }“ auf dieser Plattform, und nirgends sonst.
statement-duration = Wie lange
statement-until = Bis { $when }.
statement-no-end = Ohne Ende, solange es nicht zurückgenommen wird.
statement-facts = Tatsachen und Umstände
statement-source = Was dazu führte
statement-source-notice = Jemand hat es gemeldet.
statement-source-own = Die Moderation hat von sich aus hingesehen oder weil der Bereich es verlangt.
statement-automated = Automatische Mittel
statement-detected-by-rule = Der Text ist einer Regel des Bereichs aufgefallen.
statement-detected-by-people = Kein Programm hat darauf aufmerksam gemacht.
statement-decided-by-people = Ein Mensch hat entschieden, kein Programm.
statement-decided-by-program = Ein Programm hat entschieden.
statement-ground-legal = Grund im Gesetz
statement-ground-contractual = Grund in unseren Regeln
statement-redress = Was Sie tun können
statement-redress-words = Sie können sechs Monate lang kostenlos Einspruch einlegen, auf der Seite dieser Entscheidung. Darüber entscheidet jemand anderes aus der Moderation. Sie können sich auch an eine zugelassene Stelle für außergerichtliche Streitbeilegung oder an ein Gericht wenden.

statement-subject-author = { $decision }: { $what }
statement-subject-reporter = Ihre Meldung: { $decision }
statement-mail-author =
    Die Moderation hat über etwas entschieden, das Sie geschrieben haben:
    { $what }

    { $fields }

    Die Entscheidung und das Formular für den Einspruch:
    { $link }
statement-mail-reporter =
    Sie haben etwas gemeldet. Die Moderation hat es angesehen und entschieden:
    { $what }

    { $fields }

    Die Entscheidung und das Formular für den Einspruch:
    { $link }

# Zeiten
span-minutes = { $n } { $n ->
        [one] Minute
       *[other] Minuten
    }
span-hours = { $n } { $n ->
        [one] Stunde
       *[other] Stunden
    }
span-days = { $n } { $n ->
        [one] Tag
       *[other] Tage
    }
time-left = noch { $span }
time-late = { $span } zu spät

# Melden
report-link = Melden
report-title = Der Moderation melden
report-what-happens = Jemand aus der Moderation sieht es an, entscheidet und sagt Ihnen und dem Menschen, der es geschrieben hat, warum. Wer es geschrieben hat, erfährt nicht, wer Sie sind.
report-ground = Was ist nicht in Ordnung?
report-words = In Ihren Worten
report-words-hint = Wenn Sie mögen. Was sollte die Moderation wissen?
report-send = Meldung absenden
report-choose = Wählen Sie, was nicht in Ordnung ist
report-too-many = Sie haben an einem Tag { $most } Meldungen gemacht. Bitte kommen Sie morgen wieder.
report-sent = Sie haben das gemeldet
report-waits = Danke. Die Moderation sieht es an, und Sie erfahren, was sie entschieden hat und warum.
report-answered = Die Moderation hat entschieden. Die Entscheidung, ihre Gründe und das Formular für den Einspruch stehen in Ihrem Konto.
report-when = Gemeldet
report-back = Zurück dorthin, wo es steht
report-name = Ist der Name nicht in Ordnung?
report-name-link = Namen melden

# Die Warteschlange
queue-title = Warteschlange
queue-lede = Zuerst kommt, was Menschen verletzt, dann, was am längsten wartet.
queue-next = Das Nächste nehmen
queue-tabs = Teile der Warteschlange
queue-open = Wartet
queue-late = Zu spät
queue-mine = Bei Ihnen
queue-free = Frei
queue-decided = Entschieden
queue-all = Alle
queue-kind = Art
queue-origin = Warum es hier ist
queue-space = Bereich
queue-filter = Anzeigen
queue-waits = wartet seit { $span }
queue-urgent = Eilig
queue-reports = { $n } { $n ->
        [one] Meldung
       *[other] Meldungen
    }
queue-taken = Jemand arbeitet daran
queue-yours = Sie arbeiten daran
queue-decided-at = Entschieden: { $when }
queue-tick = Auswählen: { $title }
queue-chosen = Was Sie ausgewählt haben:
queue-decide = Zusammen entscheiden
queue-claim = Übernehmen
queue-none = Hier wartet nichts
queue-none-words = Wenn etwas gemeldet wird oder einer Regel auffällt, steht es hier.
queue-empty-notice = Es wartet nichts, was Sie übernehmen können. Gut gemacht.
queue-claimed = Sie arbeiten 15 Minuten lang an dem, was Sie ausgewählt haben.
queue-claimed-some = Sie arbeiten an einem Teil dessen, was Sie ausgewählt haben; beim Rest war jemand schneller.
load-title = Wer an wie viel arbeitet
load-who = Moderation
load-claimed = Arbeitet an
load-decided = Entschieden in { $days } Tagen
moderator-gone = Jemand, der nicht mehr dabei ist

# Ein Vorgang
item-title = { $kind }: { $title }
item-content = Worum es geht
item-where = Im Bereich „{ $space }“, veröffentlicht: { $when }
item-see = Ansehen, wo es steht
item-gone = Wer es geschrieben hat, hat es zurückgezogen. Es gibt nichts mehr zu entscheiden.
item-close = Schließen
item-author-none = Über Texte dieses Menschen wurde in diesem Bereich noch nie entschieden.
item-author-before = Frühere Entscheidungen über Texte dieses Menschen in diesem Bereich:
item-author-line = { $what }: { $n ->
        [one] einmal
       *[other] { $n }-mal
    }
item-reports = Meldungen
item-answered = Beantwortet
item-reporters-hidden = Wer etwas geschrieben hat, erfährt nie, wer es gemeldet hat.
item-history = Früher entschieden
item-undone = Zurückgenommen: { $when }
item-undo = Zurücknehmen
item-not-yours = Hier entscheidet jemand anderes
item-taken = Jemand anderes arbeitet daran
item-taken-words = Spätestens wieder frei: { $until }.
item-yours = Bei Ihnen bis { $until }
item-release = Freigeben
item-free = Niemand arbeitet daran
item-claim = Übernehmen
item-decided = Entschieden. Wer es geschrieben und wer es gemeldet hat, erfährt, warum.
item-undone-notice = Die Entscheidung ist zurückgenommen. Wer von ihr erfahren hat, erfährt auch das.

decide-quick = Mit einem Klick
decide-keep = Stehen lassen: Es ist in Ordnung
decide-keys = Tasten: Alt und der Buchstabe oder die Zahl (in Firefox Alt und Umschalt, am Mac Control und Option). Das Nächste öffnet sich von selbst.
decide-title = Entscheiden
decide-what = Was entscheiden Sie?
decide-details = Hinweis, Minuten oder Tage
decide-label = Welcher Hinweis?
decide-label-none = Hinweis wählen
decide-minutes = Minuten zwischen zwei Kommentaren
decide-days = Tage ohne Teilnahme
decide-ground = Aus welchem Grund?
decide-ground-none = Grund wählen
decide-facts = Tatsachen und Umstände
decide-facts-hint = Was ist es, und warum verstößt das gegen die Regel? Das lesen die Menschen, die es geschrieben und gemeldet haben.
decide-next = Entscheiden und das Nächste nehmen
decide-stay = Entscheiden
decide-choose = Wählen Sie, was Sie entscheiden
decide-label-choose = Wählen Sie einen Hinweis
decide-ground-choose = Wählen Sie den Grund
decide-facts-empty = Sagen Sie in ein, zwei Sätzen, warum
not-decided-held = Daran arbeitet gerade jemand anderes.
not-decided-overtaken = Inzwischen hat jemand anderes entschieden. Sehen Sie, was entschieden wurde, und entscheiden Sie neu, wenn es nötig ist.
not-decided-already = So steht es schon.
not-decided-hidden = Es ist verborgen. Man kann es nur wieder veröffentlichen.
not-decided-not-for-this = Das lässt sich hier nicht entscheiden.
not-decided-bounds = Die Zahl ist zu klein oder zu groß: bis 1.440 Minuten oder 365 Tage.
not-decided-later = Eine spätere Entscheidung hat dasselbe geändert. Nehmen Sie zuerst diese zurück.

moderator-notes-title = Notizen unter der Moderation
moderator-note-label = Neue Notiz
moderator-note-hint = Nur die Moderation liest sie.
moderator-note-add = Notiz anfügen
moderator-note-empty = Schreiben Sie etwas

undo-title = Zurücknehmen: { $what }
undo-decided = Entschieden wurde das so: { $when }.
undo-facts = Warum wird es zurückgenommen?
undo-facts-hint = Wer von der Entscheidung erfahren hat, liest das.
undo-do = Entscheidung zurücknehmen

bulk-title = Über { $n } zusammen entscheiden
bulk-lede = Sehen Sie alle noch einmal an. Zu jedem gibt es eine eigene Begründung.
bulk-facts-hint = Dieselben Worte für alle. Das lesen die Menschen, die es geschrieben und gemeldet haben.
bulk-do = Über { $n } entscheiden
bulk-left-out = Nicht dabei:
bulk-none = Wählen Sie zuerst etwas aus.
bulk-done = Über alle ist entschieden.
bulk-done-some = Entschieden, bis auf das, worüber Sie nicht entscheiden oder was nicht mehr da ist.

templates-title = Vorlagen
templates-lede = Worte für Entscheidungen, die immer wiederkehren. Bei jedem Vorgang ist jede ein Knopf.
template-new = Neue Vorlage
template-name = Wie heißt sie?
template-name-hint = Für Sie und die anderen aus der Moderation dieses Bereichs.
template-name-empty = Geben Sie ihr einen Namen
template-space = Wählen Sie einen Bereich
template-add = Vorlage anlegen

# Einsprüche
appeals-title = Einsprüche
appeals-lede = Wer entschieden hat, entscheidet nicht über den Einspruch.
appeals-none = Kein Einspruch wartet
appeals-own = Das haben Sie entschieden
appeal-by-author = Von dem Menschen, der es geschrieben hat
appeal-by-reporter = Von einem Menschen, der es gemeldet hat
appeal-title = Einspruch gegen eine Entscheidung
appeal-words = Was der Einspruch sagt
appeal-against = Die Entscheidung
appeal-item = Alles zu diesem Vorgang
appeal-decide = Über den Einspruch entscheiden
appeal-outcome = War die Entscheidung richtig?
appeal-outcome-upheld = Die Entscheidung bleibt
appeal-outcome-upheld-words = Sie war richtig, auch nach dem, was der Einspruch sagt.
appeal-outcome-reversed = Die Entscheidung wird zurückgenommen
appeal-outcome-reversed-words = Wer von der Entscheidung erfahren hat, erfährt auch das.
appeal-reasons = Warum?
appeal-reasons-hint = Das liest der Mensch, der Einspruch eingelegt hat.
appeal-reasons-empty = Sagen Sie in ein, zwei Sätzen, warum
appeal-choose = Wählen Sie, ob die Entscheidung bleibt
appeal-do = Entscheiden
appeal-decided = Entschieden. Wer Einspruch eingelegt hat, erfährt, warum.
appeal-subject = Ihr Einspruch: { $outcome }
appeal-mail =
    Sie haben Einspruch gegen eine Entscheidung der Moderation eingelegt. Es ging um:
    { $title }

    { $outcome }.

    { $reasons }

    { $link }
appeal-make = Ist die Entscheidung falsch?
appeal-make-words = Sagen Sie uns, warum. Jemand anderes aus der Moderation sieht sich alles noch einmal an und entscheidet. Das kostet nichts.
appeal-why = Warum ist sie falsch?
appeal-why-hint = Gegen jede Entscheidung können Sie einmal Einspruch einlegen.
appeal-empty = Sagen Sie, warum die Entscheidung falsch ist
appeal-send = Einspruch absenden
appeal-sent = Ihr Einspruch ist abgesandt. Jemand anderes aus der Moderation entscheidet darüber, und Sie erfahren es.
appeal-yours = Ihr Einspruch
appeal-waits = Er wartet auf jemand anderen aus der Moderation.

# Meine Entscheidungen
decisions-title = Entscheidungen der Moderation
decisions-lede = Was die Moderation über das entschieden hat, was Sie geschrieben oder gemeldet haben, mit den Gründen. Einspruch ist sechs Monate lang möglich.
decisions-none = Es wurde nichts entschieden
decisions-none-words = Wenn die Moderation über etwas von Ihnen entscheidet oder über etwas, das Sie gemeldet haben, steht es hier.
decision-undone = Zurückgenommen
decision-undone-words = Diese Entscheidung gilt nicht mehr.
decision-undone-link = Warum sie zurückgenommen wurde
decision-part-author = Zu dem, was Sie geschrieben haben
decision-part-reporter = Zu dem, was Sie gemeldet haben
decision-about-yours = Die Moderation hat über etwas entschieden, das Sie geschrieben haben:
decision-about-reported = Die Moderation hat über etwas entschieden, das Sie gemeldet haben:
decision-your-text = Was Sie geschrieben haben

# Öffentliche Liste und Bericht
log-title = Öffentliche Entscheidungen der Moderation
log-lede = Jede Entscheidung, ohne Namen und ohne das, worum es ging.
log-none = Es wurde noch nichts entschieden
log-when = Wann
log-decision = Entscheidung
log-what = Worüber
log-ground = Grund
log-source = Anlass
log-source-notice = Meldung
log-source-rule = Regel
log-source-own = Von sich aus
log-undoes = Nimmt zurück: { $what }
log-after-appeal = Nach einem Einspruch
log-undone = Seither zurückgenommen
log-grounds = Aus welchen Gründen die Moderation entscheidet
log-grounds-words = Ein Gesetz oder die Regeln dieser Plattform. Jede Entscheidung nennt eins davon und sagt, warum es gilt.
monthly-title = Bericht jedes Monats
monthly-of = Moderation im { $month }
monthly-name = { $month } { $year }
monthly-lede = { $n ->
        [0] In diesem Monat hat die Moderation nichts entschieden.
        [one] In diesem Monat hat die Moderation einmal entschieden.
       *[other] In diesem Monat hat die Moderation { $n }-mal entschieden.
    }
monthly-whole = Der Monat in Zahlen
monthly-decisions = Entscheidungen
monthly-median = Zeit bis zur Entscheidung (die Hälfte dauerte länger)
monthly-by-notice = Auf eine Meldung hin
monthly-by-rule = Einer Regel aufgefallen
monthly-by-program = Von einem Programm entschieden
monthly-undone = Davon inzwischen zurückgenommen
monthly-undoing = Entscheidungen, die eine frühere zurücknahmen
monthly-appeals = Einsprüche
monthly-appeals-decided = Davon entschieden
monthly-appeals-reversed = Davon wurde die Entscheidung zurückgenommen
monthly-by-decision = Nach Entscheidung
monthly-by-ground = Nach Grund
monthly-what = Was
monthly-count = Anzahl
monthly-share = Anteil
monthly-median-short = Zeit
monthly-files = Dateien für Programme
monthly-csv = Die Zahlen (CSV)
monthly-log-csv = Die Entscheidungen (CSV)

# Regeln eines Bereichs
rules-title = Regeln für die Moderation
rules-lede = Was die Moderation ansieht, bevor es öffentlich ist. Eine Regel entscheidet nie; sie lässt einen Text nur warten.
rules-premoderated = Alles zuerst?
rules-premoderated-yes = Alles ansehen, bevor es öffentlich ist
rules-premoderated-words = Das bremst Diskussionen. Nehmen Sie es für kurze Zeit, oder wo Kinder mitmachen.
rules-words = Wörter, die einen Text warten lassen
rules-words-hint = Ein Wort oder eine Wendung je Zeile. Es zählen ganze Wörter, gleich wie groß oder mit welchen Akzenten; ein Stern am Ende steht für jede Endung.
rules-links = Links, die einen Text warten lassen
rules-links-hint = Ab wie vielen. Leer: Es hängt davon ab, wie lange jemand ein Konto hat.
rules-new-days = Neue Konten
rules-new-days-hint = Die ersten drei Texte von Konten, die jünger als so viele Tage sind, warten. Leer: Sie warten nicht.
rules-alike = Fast gleiche Texte, in Prozent
rules-alike-hint = Texte, die sich so sehr gleichen, warten, zum Beispiel 80. Leer: Sie warten nicht.
rules-limits = Außerdem kann jeder in zehn Minuten und an einem Tag nur so viel veröffentlichen: umso mehr, je länger das Konto besteht und je sicherer feststeht, wer es ist.

# Verabredete Unterstützung
arranged-title = War die Unterstützung verabredet?
arranged-lede = Was an dieser Idee auffällt. Ein Anzeichen ist kein Beweis: Sehen Sie zuerst die harmlosen Erklärungen an.
arranged-supports = Unterstützungen
arranged-all = Alle Unterstützungen
arranged-without = Ohne die Konten der Anzeichen unten
arranged-signs = Anzeichen
arranged-none = Nichts fällt auf
arranged-none-words = Keine Häufungen, keine fast gleichen Texte, keine neuen Konten, die zusammen kamen.
arranged-burst = Viele Unterstützungen in einer Stunde
arranged-burst-evidence = { $n } Unterstützungen in der Stunde ab { $from }. In allen anderen Stunden waren es im Schnitt { $usual }.
arranged-burst-harmless = Eine Zeitung hat darüber berichtet, ein Verein oder eine Schule hat dazu geschrieben.
arranged-same = Fast gleiche Texte
arranged-same-evidence = { $n } Texte von { $people } Menschen haben fast dieselben Worte.
arranged-same-harmless = Menschen haben sich auf Worte geeinigt, wie bei einem Brief an den Rat.
arranged-young = Neue Konten, die zusammen kamen
arranged-young-evidence = { $n } Konten entstanden zwischen { $from } und { $until }, kurz nacheinander, und unterstützten die Idee binnen eines Tages.
arranged-young-harmless = Ein Treffen, bei dem sich Menschen zusammen angemeldet haben, oder ein Fest im Viertel.
arranged-harmless = Harmlos, wenn:
arranged-no-punishment = Aus diesen Anzeichen folgt von selbst nichts. Alle Unterstützungen zählen wie zuvor. Stimmen werden nie angesehen.
