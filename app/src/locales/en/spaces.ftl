## Spaces, for everybody

spaces-title = Spaces
home-all-spaces = All spaces
spaces-lede = Neighbourhoods, offices and projects of the municipality, and what is being decided in each.
spaces-count = { $n ->
    [one] One space
   *[other] { $n } spaces
  }
spaces-none = There is no space yet
spaces-none-public = The municipality has not set one up.
spaces-none-words = Polls live in spaces. Set up the first one.
spaces-words = Words in the title
space-now = Now:
space-open-polls = { $n ->
    [0] No poll is open
    [one] One poll is open
   *[other] { $n } polls are open
  }
space-about = About this space
space-when = What happens when
space-manage = Run this space
kind-process = Process
kind-process-words = Has a beginning and an end, for example a citizens’ budget.
kind-neighbourhood = Neighbourhood
kind-neighbourhood-words = A part of the municipality.
kind-unit = Office
kind-unit-words = A unit of the administration.
phase-window = { $from } to { $until }
phase-permits = You can { $what }.
phase-permits-nothing = Nothing can be sent in meanwhile.
activity-vote = vote
activity-answer = answer questionnaires
activity-propose = put forward ideas
activity-discuss = comment

## Spaces, for those who set them up

admin-spaces = Spaces
space-new = New space
space-make = Set up the space
space-made = The space is set up.
space-edit = Edit the space
space-public = See it as citizens do
space-polls = All polls of this space
needed-space-title = Type a title for the space.
needed-space-summary = Say in a sentence or two what happens here.
needed-phase-title = Type a title for the phase.
needed-starts = Choose when the phase starts.
needed-ends = Choose when the phase ends.
space-title = Title
space-title-hint = What people call it, up to 120 characters.
space-kind = What is it?
space-summary = In a sentence or two
space-summary-hint = What happens here, and whom it concerns. Up to 400 characters.
space-body = Description
space-slug = Name in the address
space-slug-hint = Small letters, digits and hyphens. Leave it empty and we make it from the title.
space-slug-needed = Type a name of small letters and digits: none can be made from this title.
space-slug-letters = Use small letters, digits and single hyphens only.
space-slug-taken = Another space has this name in its address. Choose another one.
phases-title = Phases
phases-none = There are no phases: everything is possible at any time.
phase-new = New phase
phase-edit = Edit the phase
phase-title = Title
phase-title-hint = For example “You vote”. Up to 80 characters.
phase-starts = Starts
phase-ends = Ends
phase-ends-first = The end has to be after the start.
phase-permits-label = What can citizens do meanwhile?
phase-permits-hint = As soon as a space has phases, only what a running phase permits is possible. Phases may overlap.
phase-running = Now
phase-remove = Remove the phase
phase-remove-title = Remove the phase “{ $phase }”?
phase-remove-words = What only this phase permits is no longer possible then.
phase-removed = The phase is removed.
phase-needed = A poll needs a phase that permits voting. Nothing was changed.
phase-needed-title = A poll needs this phase
phase-needed-words = Citizens have been told when they can vote in it. With this change they could not:
space-level = Who can take part
space-level-hint = Each poll here asks for at least this. What a poll asks for beyond it is set at the poll. Polls that are open keep what they opened with.
space-level-none = Each poll decides for itself
space-level-email = Everybody with a confirmed e-mail address
space-level-resident = Residents only
space-level-strong = Residents with a passkey or electronic identity
