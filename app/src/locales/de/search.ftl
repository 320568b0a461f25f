search-title = Suche
search-title-of = Suche nach „{ $words }“
search-words = Wörter
search-kind = Was
search-kind-all = Alles
search-kind-idea = Ideen
search-kind-comment = Kommentare
search-kind-poll = Abstimmungen
search-kind-space = Räume
search-is-idea = Idee
search-is-comment = Kommentar
search-is-poll = Abstimmung
search-is-space = Raum
search-go = Suchen
search-counted = { $n ->
    [one] Ein Treffer
   *[other] { $n } Treffer
  }
search-many = Mehr als { $n } Treffer
search-none = Nirgends stehen alle diese Wörter
search-none-words = Versuchen Sie es mit weniger Wörtern oder mit anderen, die dasselbe bedeuten.
