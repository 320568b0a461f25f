## Diskussionen

discussion-title = Diskussion
discussion-page = Diskussion: { $title }
discussion-count = { $n ->
    [0] keine Kommentare
    [one] { $n } Kommentar
   *[other] { $n } Kommentare
  }
discussion-orders = Reihenfolge der Kommentare
discussion-newest = Neueste
discussion-helpful = Hilfreichste
discussion-balanced = Ausgewogen
discussion-balanced-words = Die besten Kommentare dafür und dagegen wechseln sich ab, dazwischen steht eine Frage. Was gut ist, sagen alle, die sie lesen.
discussion-none = Noch hat niemand kommentiert. Sagen Sie, was Sie denken, oder fragen Sie.
discussion-none-here = Hier steht nichts mehr.
discussion-first = Zum Anfang
discussion-more = Weitere Kommentare
discussion-more-replies = Weitere Antworten
discussion-closed = Diese Idee kann nicht mehr diskutiert werden. Sie wurde zurückgezogen, ging in einer anderen auf oder ist nicht öffentlich.
discussion-locked = Die Moderation hat diese Diskussion geschlossen. Sie können sie weiter lesen.
discussion-phase = Diskutieren gehört nicht zur jetzigen Phase.
discussion-phase-until = Diskutieren gehört nicht zur jetzigen Phase. Die nächste Phase mit Diskussion beginnt am { $when }.
discussion-pause = Die Moderation hat diese Diskussion verlangsamt. Sie können wieder schreiben: { $when }.
discussion-slow = Die Moderation hat diese Diskussion verlangsamt: Alle warten zwischen zwei Kommentaren { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
  }.
discussion-suspended = Die Moderation hat entschieden, dass Sie hier für eine Zeit nicht teilnehmen können. In der Begründung steht, bis wann, und wie Sie widersprechen können.

## Kommentare

comment-title = Einen Kommentar schreiben
comment-stance = Was ist Ihr Kommentar?
comment-stance-choose = Wählen Sie, ob Sie dafür oder dagegen sind oder etwas fragen
comment-for = Dafür
comment-for-hint = Was für die Idee spricht
comment-against = Dagegen
comment-against-hint = Was gegen sie spricht
comment-question = Frage
comment-question-hint = Was Sie wissen möchten
comment-body = Ihr Kommentar
comment-reply-body = Ihre Antwort
comment-body-hint = Sie können mit *Sternchen* hervorheben, mit Bindestrichen Listen machen und jemanden beim Namen rufen: @Stiller Ahorn 1234.
comment-empty = Schreiben Sie Ihren Kommentar
comment-official = Für die Verwaltung
comment-official-as = Ich spreche für die Verwaltung: { $role }
comment-official-hint = Er wird dann hervorgehoben, und Ihre Rolle steht dabei.
comment-administration = Verwaltung: { $role }
comment-sign-in-first = Beim Absenden bitten wir Sie zuerst, sich anzumelden. Was Sie geschrieben haben, bleibt erhalten.
comment-send = Kommentar absenden
comment-reply-send = Antwort absenden
comment-preview = Vorschau
comment-preview-title = So wird es aussehen
comment-sent = Ihr Kommentar ist veröffentlicht.
comment-is-held = Danke. Die Moderation sieht ihn an, bevor andere ihn lesen können. Sie erfahren, wie sie entscheidet.
comment-seen-visible = Alle können ihn lesen
comment-seen-held = Wartet auf die Moderation
comment-seen-hidden = Von der Moderation ausgeblendet
comment-withdrawn = Vom Verfasser oder der Verfasserin zurückgezogen
comment-hidden = Die Moderation hat diesen Kommentar ausgeblendet.
comment-held = Dieser Kommentar wartet auf die Moderation.
comment-held-own = Nur Sie und die Moderation können das lesen. Es wartet auf die Moderation.
comment-hidden-own = Nur Sie und die Moderation können das lesen. Die Moderation hat es ausgeblendet; in der Begründung steht, warum, und wie Sie widersprechen können.
comment-noted = Hinweis der Moderation:
comment-by-author = hat die Idee geschrieben
comment-edited = bearbeitet
comment-helpful = Hilfreich
comment-unhelpful = Nicht hilfreich
comment-found-helpful = { $n } von { $of } fanden das hilfreich
comment-not-rated = Das konnte nicht gezählt werden
comment-own = Das ist Ihr eigener Kommentar. Ob er hilft, sagen andere.
comment-gone = Diesen Kommentar gibt es nicht mehr, oder er ist nicht öffentlich.
comment-reply = Antworten
comment-reply-title = Eine Antwort schreiben
comment-replies = { $n ->
    [0] Noch keine Antworten
    [one] { $n } Antwort
   *[other] { $n } Antworten
  }
comment-replies-page = Antworten: { $title }
comment-all-replies = Alle { $n } Antworten
comment-edit = Bearbeiten
comment-edit-title = Ihren Kommentar bearbeiten
comment-edit-hint = Sie können ihn bearbeiten bis: { $until }. Was vorher darin stand, bleibt für alle lesbar.
comment-too-late = Ein Kommentar kann 15 Minuten lang bearbeitet werden, und diese Zeit ist vorbei. Sie können stattdessen antworten oder ihn zurückziehen.
comment-history-title = Was vorher in diesem Kommentar stand
comment-history-lede = Die neueste Fassung steht oben.
comment-version-now = Jetzt, seit { $when }
comment-version = Am { $when }
comment-withdraw = Zurückziehen
comment-withdraw-title = Diesen Kommentar zurückziehen?
comment-withdraw-words = Sein Text wird endgültig gelöscht. Antworten darauf bleiben, und an seiner Stelle steht, dass Sie ihn zurückgezogen haben.
comment-is-withdrawn = Ihr Kommentar ist zurückgezogen.
error-comment-pause = Die Moderation hat diese Diskussion verlangsamt. Warten Sie noch { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
  }. Ihr Text bleibt hier stehen.
error-too-deep = Listen und Zitate sind zu tief ineinander geschachtelt. Höchstens { $limit } Ebenen sind möglich.

## Benachrichtigungen, Export, Weggehen

notice-kind-discussion = Jemand antwortet Ihnen oder ruft Sie beim Namen
notice-words-discussion = In Diskussionen über Ideen. Einmal für jeden Kommentar.
notice-reply-subject = { $who } hat Ihnen geantwortet: { $title }
notice-reply-mail =
    Guten Tag,

    { $who } hat auf Ihren Kommentar zu dieser Idee geantwortet: { $title }

    Lesen Sie es, und antworten Sie, wenn Sie mögen:

    { $link }
notice-mention-subject = { $who } hat Sie beim Namen gerufen: { $title }
notice-mention-mail =
    Guten Tag,

    { $who } hat Sie in der Diskussion über diese Idee beim Namen gerufen: { $title }

    Lesen Sie es, und antworten Sie, wenn Sie mögen:

    { $link }
export-comments = Kommentare, die Sie geschrieben haben
export-comment_ratings = Was Sie hilfreich fanden
export-col-comment = Kommentar
export-col-stance = Haltung
export-col-edited = Bearbeitet
export-col-visibility = Wer ihn sieht
export-col-helpful = Hilfreich
erase-stays-comments = Kommentare, die Sie geschrieben haben, damit Antworten darauf verständlich bleiben. Ihr Name steht dort nicht mehr. Ziehen Sie vorher zurück, was verschwinden soll.
