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
comment-edit-held-hint = Er wartet auf die Moderation. So lange können Sie ihn ändern; sie sieht ihn wieder an.
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

## Änderungsvorschläge

amendments-title = Änderungsvorschläge
amendments-card = Den Text verbessern
amendments-none = Noch hat niemand eine Änderung vorgeschlagen.
amendments-lede = Änderungen, die andere am Text dieser Idee vorschlagen. Wer sie geschrieben hat, entscheidet – oder alle stimmen ab, wo diese Tafel es so will.
amendment-new = Eine Änderung vorschlagen
amendment-new-lede = Ändern Sie den Text so, wie er sein soll. Alle sehen Wort für Wort, was Sie geändert haben.
amendment-title = Änderungsvorschlag
amendment-by = Von { $who } am { $day }
amendment-by-at = Vorgeschlagen von { $who }: { $when }
amendment-why = Warum
amendment-why-hint = Was dadurch besser wird.
amendment-title-hint = Lassen Sie ihn, wie er ist, wenn Sie nur den Text ändern.
amendment-body-hint = Der ganze Text, mit Ihren Änderungen darin.
amendment-changes = Was sich an Fassung { $n } ändern würde
amendment-from-now = Was sich am jetzigen Text ändern würde
amendment-overtaken = Der Text der Idee wurde geändert, nachdem das vorgeschlagen war. Nichts wird überschrieben: Unten sehen Sie, was sich am damaligen und am jetzigen Text ändern würde.
amendment-again = Für den jetzigen Text noch einmal vorschlagen
amendment-state-open = Wartet auf eine Entscheidung
amendment-state-accepted = Angenommen
amendment-state-declined = Abgelehnt
amendment-state-overtaken = Mehrheit dafür, aber der Text war inzwischen geändert
amendment-state-withdrawn = Zurückgezogen
amendment-votes = { $pros } dafür, { $cons } dagegen.
amendment-closes = Die Abstimmung endet: { $when }.
amendment-closed = Die Abstimmung endete: { $when }.
amendment-unseen = Im Moment können nur Sie und die Moderation das sehen.
amendment-became = Daraus wurde Fassung { $n } des Textes
amendment-reasons = Begründung
amendment-reasons-hint = Nötig, wenn Sie ablehnen. Alle können sie lesen.
amendment-decide = Ihre Entscheidung
amendment-accept = Annehmen
amendment-decline = Ablehnen
amendment-withdraw = Zurückziehen
amendment-vote = Über diese Änderung abstimmen
amendment-for = Dafür
amendment-against = Dagegen
amendment-vote-words = Jede Person hat eine Stimme und kann sie ändern oder zurücknehmen, bis die Abstimmung endet. Öffentlich ist, wie viele dafür sind, nicht wer.
amendment-send = Vorschlagen
amendment-preview = Zeigen, was sich ändert
amendment-sent = Ihre Änderung ist vorgeschlagen.
amendment-is-held = Danke. Die Moderation sieht sie an, bevor andere sie sehen können.
amendment-was-accepted = Die Änderung steht jetzt im Text.
amendment-was-declined = Die Änderung ist abgelehnt.
amendment-was-withdrawn = Die Änderung ist zurückgezogen.
amendment-phase = An Ideen zu arbeiten gehört nicht zur jetzigen Phase.
amendment-settings = Änderungen, die andere vorschlagen
amendment-days = Wie viele Tage wird auf dieser Tafel über eine vorgeschlagene Änderung abgestimmt?
amendment-days-hint = 0: Niemand stimmt ab, wer die Idee geschrieben hat, entscheidet. Es gilt für Änderungen, die von jetzt an vorgeschlagen werden.
needed-amendment-why = Sagen Sie, was durch Ihre Änderung besser wird
needed-amendment-change = Ändern Sie etwas am Titel oder am Text
needed-amendment-reasons = Sagen Sie, warum Sie ablehnen
error-amendments-waiting = { $most } Ihrer Änderungen an dieser Idee warten schon auf eine Entscheidung. Ziehen Sie eine zurück, oder warten Sie.
notice-amendment-new = Eine Änderung Ihrer Idee ist vorgeschlagen: { $title }
notice-amendment-decided = Ihr Änderungsvorschlag: { $state } – { $title }
notice-amendment-mail =
    Guten Tag,

    es geht um einen Änderungsvorschlag zu der Idee: { $title }

    So steht es damit: { $state }.

    { $link }
export-amendments = Änderungen, die Sie an Ideen vorgeschlagen haben
export-amendment_votes = Änderungsvorschläge, über die Sie abgestimmt haben
export-col-amendment = Änderungsvorschlag
export-col-for_it = Dafür
export-col-why = Warum
