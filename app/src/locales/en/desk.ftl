## The desk

nav-desk = Desk
desk-overview = Overview
desk-lede = What you can do for people who come to the desk, call or write.
desk-people = Find a person
desk-people-words = Look up what stands about somebody on the roll and in their account.
desk-people-lede = Type what the person gave you. One of the three ways is enough.
desk-search-name = Name
desk-search-name-hint = Family name, given name or both, in full. Needs the date of birth.
desk-search-born = Date of birth
desk-search-born-hint = For example 27 3 1951
desk-search-reference = Reference on the roll
desk-search-reference-hint = As it stands in a letter to the person.
desk-search-email-hint = In full.
error-search-empty = Type a name with a date of birth, a reference or an e-mail address.
desk-found = { $n ->
    [0] Nobody found
    [one] { $n } person found
   *[other] { $n } people found
  }
desk-found-none = Check the spelling and the date, or search another way.
desk-born-in = born in { $year }
desk-open-title = Open what stands about this person
desk-open = Open
desk-file-title = What stands about a person
desk-file-recorded = It is recorded that you opened this.
desk-file-account = Account
desk-file-no-account = This person has no account.
desk-file-no-roll = This account is not matched to the roll.
desk-file-made = Account made
