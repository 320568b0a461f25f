search-title = Search
search-title-of = Search for “{ $words }”
search-words = Words
search-kind = What
search-kind-all = Everything
search-kind-idea = Ideas
search-kind-comment = Comments
search-kind-poll = Polls
search-kind-space = Spaces
search-is-idea = Idea
search-is-comment = Comment
search-is-poll = Poll
search-is-space = Space
search-go = Search
search-counted = { $n ->
    [one] One hit
   *[other] { $n } hits
  }
search-many = More than { $n } hits
search-none = Nothing has all of these words
search-none-words = Try fewer words, or others that mean the same.
