## Where a poll stands

stage-unpublished = Not published
stage-announced = Opens soon
stage-open = Open
stage-counting = Being counted
stage-counted = Closed
closes-in = Closes { $when }
preview-title = Preview.
preview-words = Only people with a role in this space see this page. Voting is not possible yet.

## The page of a poll

poll-background = Background
poll-binding = What the result binds
poll-options = { $n ->
    [one] The option
   *[other] The { $n } options
  }
poll-about = About this poll
poll-notes = Corrections
poll-budget = Budget: { $amount }
poll-phases = What happens when
from-until = { $from } to { $until }
none-possible = “None of these” is possible too.
fact-opens = the poll opens
fact-closes = the poll closes
fact-closed = the poll closed
fact-so-far = have taken part so far
fact-took-part = took part
fact-electorate = may vote
turnout-of = { $voted } of { $eligible }
vote-now = Vote now
you-may-vote = You may vote in this poll, once. It takes about two minutes.
you-will-vote = You will be able to vote in this poll.
sign-in-to-know = Sign in to see whether you may vote.
counting-title = We are counting
counting-words = The poll is closed and we are counting. The result will be here in a moment.
refresh = Refresh this page
counted-title = The poll is closed and counted
counted-words = Every ballot is published, so that everybody can find theirs and count again.
see-result = See the result
announced-title = Opens { $when }
announced-words = You can vote until { $when }.
denied-title-sign-in = Sign in to vote
denied-title-vote = You cannot vote in this poll
denied-sign-in-words = Who may vote: { $electorate }. Sign in, and we will see whether that is you.
denied-you-are-signed-in = You are signed in
sign-in-to-vote = Sign in to vote
prove-residence = Show who you are
to-result = To the result
who-may-vote = Who may vote, and why
electorate-accounts = Everybody with a confirmed e-mail address
electorate-residents = Residents of { $place }
electorate-districts = Residents of { $districts }
electorate = { $who }
electorate-from = { $who }, { $min } or older
electorate-until = { $who }, up to { $max } years old
electorate-between = { $who }, { $min } to { $max } years old

## What can be relied on

trust = What you can rely on
trust-more = What could still go wrong
trust-once-title = One person, one vote
trust-once-residents = Every resident on the roll can vote once. A second ballot is refused.
trust-once-accounts = Every account can vote once. Somebody with several e-mail addresses could vote several times.
trust-choice-title = What you choose is kept apart from you
trust-choice = Your ballot is stored without name, time or order. While you cast it, { $operator } could look on, because it passes through their server in readable form. Until your ballot is mixed with at least 19 others, technicians could work out from the database’s inner files whose it is. Copies of these files made before that tell it later too.
trust-took-part-title = That you took part is hidden, not destroyed
trust-took-part = Until the poll is archived, { $operator } can find out who took part, with a key that is kept apart from the database. Then the key is destroyed.
trust-add-title = Votes could be added
trust-add = { $operator } could add ballots in the name of people who do not vote. It would show only if there were more ballots than people who may vote.
trust-drop-title = A lost ballot would show
trust-drop = After the close every ballot is published, and you can see whether yours is there as you cast it. The receipt is no proof for others, because it is not signed.
trust-totals-title = Results before the close
trust-totals = No page shows any until { $when }. Technicians of { $operator } could count before that.
trust-totals-after = No page showed any before the close. Now everybody can count.
trust-small-title = This poll may not be secret
trust-unknown-title = With few ballots, this poll may not be secret
trust-unknown = How many people may vote is not known here. If only a few do, the result can tell how somebody voted.
trust-small = Only { $n } people may vote. With so few, a result can tell how somebody voted.

## Voting

none-of-these = None of these
choose-one = Choose one
choose-exactly = { $n ->
    [one] Choose one
   *[other] Choose { $n }
  }
choose-up-to = { $max ->
    [one] Choose one
   *[other] Choose up to { $max }
  }
choose-between = Choose { $min } to { $max }
chosen = Chosen:
chosen-of = of at most { $max }
continue-to-check = Continue to check
read-more = Read more
read-more-about = about { $option }
ballot-title = Vote: { $poll }
ballot-once = You can vote once. Before your vote counts, you can check it.
choice-nothing = Choose an option.
choice-too-few = { $chosen ->
    [one] You have chosen one option. Choose at least { $min }.
   *[other] You have chosen { $chosen } options. Choose at least { $min }.
  }
choice-too-many = You have chosen { $chosen } options. Choose { $max } at most.
choice-none-and-others = Choose options, or “None of these”, not both.
choice-unknown = This is not an option of this poll. Choose again.
check-title = Check your vote
check-words = Nothing is counted until you press “Cast my vote”.
check-again = Something came in between. Nothing has been counted yet. Please cast your vote again.
check-final = Once it is cast, you cannot change your vote any more.
cast = Cast my vote
change-choice = Change my choice
voted-title = You have voted
voted-words = Your vote in this poll is in the box. The result will be there after the close: { $when }.
voted-not-you = We cannot show what you chose: it is not stored with your name. With your receipt you can check that your ballot is there.
too-late-title = Too late to vote
too-late-words = The poll is closed, and this form was not taken. If you voted before, that vote counts.
too-early-title = Too early to vote

## Receipts

find-receipt = Find your ballot
find-receipt-words = Type the receipt you got when you voted. Until the close we tell you whether we hold its ballot; after the close you see it.
receipt-code = Receipt
receipt-code-hint = 52 letters and digits. Dashes, spaces and capital letters do not matter.
receipt-malformed = This is not a whole receipt. Compare it with yours: 52 letters and digits.
look-up = Look it up
receipt-held-title = Your vote is in the box
receipt-held-words = Keep this receipt. It finds your ballot among the published ones; it does not show what you chose.
receipt-yours = Your receipt
receipt-poll = Poll
receipt-where = Where to check it
receipt-print = Print this page, take a picture of it, or copy the receipt. We cannot send it to you again, because we do not know that it is yours.
receipt-next = What happens now
receipt-next-cast = Your vote is cast
receipt-next-keep = Keep the receipt
receipt-next-keep-words = After the close, whoever sees it can see this ballot.
receipt-next-close = The poll closes
receipt-next-find = Find your ballot
receipt-next-find-words = All ballots are published, sorted by receipt.
receipt-public-title = Your ballot was counted
receipt-public-words = This ballot is in the published list and in the result.
receipt-public-choice = What it says
receipt-public-wrong = This is not what you chose? Write to { $contact } and keep your receipt.
receipt-missing-title = We hold no such ballot
receipt-missing-words = Compare every letter with your receipt, and see whether it is from this poll. If all is right, write to { $contact }.
ballot-invalid = This ballot cannot be read and counts for nothing.
to-poll = To the poll
all-receipts = All ballots
all-receipts-words = Every ballot of this poll, sorted by receipt. The order tells nothing about who voted or when.
all-receipts-caption = { $n ->
    [one] One ballot
   *[other] { $n } ballots
  }
column-receipt = Receipt
column-choice = Choice
to-first-page = To the first page

## Results

result-title = Result: { $poll }
closed-on = Closed { $when }
no-result-title = There is no result yet
no-result-yet = The poll closes on { $when }. The result will be here right after.
no-result-hidden = Until then nobody sees how the vote stands, so that nobody votes differently because of it.
outcome-no-ballots = Nobody voted
outcome-only = { $n ->
    [one] “{ $option }” is accepted by one vote
   *[other] “{ $option }” is accepted by { $n } votes
  }
outcome-winner = { $n ->
    [one] “{ $option }” wins by one vote
   *[other] “{ $option }” wins by { $n } votes
  }
outcome-tie-two = { $n ->
    [one] A tie: “{ $a }” and “{ $b }” have one vote each
   *[other] A tie: “{ $a }” and “{ $b }” have { $n } votes each
  }
outcome-tie = { $n ->
    [one] A tie: { $options } options have one vote each
   *[other] A tie: { $options } options have { $n } votes each
  }
outcome-wins-by-lot = “{ $option }” wins by lot
reason-tie-lot = { $tie }. The lot decided.
outcome-none = { $n ->
    [one] “None of these” is ahead by one vote
   *[other] “None of these” is ahead by { $n } votes
  }
outcome-none-tie = { $n ->
    [one] “None of these” and the best option both have one vote
   *[other] “None of these” and the best option both have { $n } votes
  }
result-turnout = { $n ->
    [one] One person voted.
   *[other] { $n } people voted.
  }
result-turnout-of = { $n ->
    [one] One of { $eligible } who may vote has voted: { $share }.
   *[other] { $n } of { $eligible } who may vote have voted: { $share }.
  }
chart-caption = Votes for each option
chart-caption-first = The { $n } options with most votes
table-caption = The same in numbers
column-option = Option
column-number = Number
column-votes = Votes
column-share = Share
all-ballots = All ballots
share-of-ballots = Shares are parts of all ballots.
share-of-ballots-several = Shares are parts of all ballots. A ballot can name several options, so they add up to more than 100 %.
tag-counted = Counted
turnout-by-district = Turnout by district
column-district = District
column-eligible = May vote
column-took-part = Took part
column-turnout = Turnout
no-district = Without a district
not-shown = not shown
hidden-cells = Small numbers are not shown, nor what they would follow from, so that nobody can tell who took part.
how-counted = How it was counted
step-came-in = { $n ->
    [one] One ballot came in.
   *[other] { $n } ballots came in.
  }
step-once = Each person who may vote could cast one.
step-closed = The poll closed on { $when }.
step-sorted = From then on no ballot was taken. The ballots were sorted by receipt, so that their order tells nothing.
step-counted = Counted on { $when }.
step-invalid = { $n ->
    [one] One ballot cannot be read; it counts for nothing.
   *[other] { $n } ballots cannot be read; they count for nothing.
  }
step-published = Every ballot is published.
step-again = Download them and count again: you must get the same numbers.
result-checks = Check it yourself
check-yours = Is your vote in it?
check-yours-words = Your receipt finds your ballot in the published list.
downloads = Download
download-result = The result
download-ballots = Every ballot
download-manifest = What was fixed at the opening
this-result = Link to this result

## Lists

polls-title = Polls
polls-lede = What is being decided, and what was.
polls-feed = Follow new polls in a feed reader
polls-counted = { $n ->
    [one] One poll
   *[other] { $n } polls
  }
polls-many = More than { $n } polls
shelf-open = Open now
shelf-upcoming = Opening soon
shelf-closed = Closed
filter = Filter
filter-state = State
filter-space = Space
filter-all-spaces = All spaces
filter-words = Words in the question
filter-show = Show
empty-filtered = No poll matches
empty-filtered-words = Try other words, another space or another state.
empty-show-all = Show all spaces
empty-open = No poll is open
empty-open-words = Look at what opens soon, or at what was decided.
empty-upcoming = No poll is announced
empty-upcoming-words = New ones are published here before they open.
empty-closed = No poll is closed yet
empty-closed-words = Results will be here.
card-opens = Opens
card-closes = Closes
card-closed = Closed
card-turnout = { $n ->
    [one] person has taken part
   *[other] people have taken part
  }
card-turnout-of = of { $eligible } have taken part
feed-title = Polls in { $place }

## Home

home-open = Open now
home-upcoming = Opening soon
home-all-upcoming = All that open soon
home-results = Latest results
home-all-results = All results
all-open = { $n ->
    [one] See it in the list
   *[other] All { $n } open polls
  }
all-open-many = All open polls
home-title = What { $place } is deciding
home-lede = Vote, keep a receipt, and check the count yourself.
home-how = How it works
home-how-more = All steps
home-step-sign-in = Sign in
home-step-sign-in-words = with a passkey or a link by e-mail
home-step-vote = Choose and check
home-step-vote-words = nothing counts before you say so
home-step-receipt = Keep the receipt
home-step-receipt-words = it does not show what you chose
home-step-check = Check the result
home-step-check-words = every ballot is published
denied-not-listed = The list of those who may vote was fixed when this poll opened, and you were not on it yet. You can vote in polls that open from now on.

## Voting at the desk

assisted-for = You fill in this ballot for { $name }
assisted-words = Let them choose, and do not advise. What you see here you keep to yourself. That you helped is recorded; what was chosen is not.
assisted-done = The vote is cast. Print the receipt and hand it over.
trust-assisted-title = Help at the desk
trust-assisted = Residents without an account may vote at the desk. The clerk of { $operator } who helps sees that vote. That there was one is recorded, and what was chosen is not.
denied-acts-alone = This person has an account and acts alone. Nobody can act for them.
denied-not-assisted = This poll takes no votes at the desk.
refused-window = Ballots are taken only while the poll is open.
refused-not-on-roll = You are not on the list of those who may vote in this poll.
refused-used = Your right to vote in this poll has been used, on another device or in another browser. If that was you, vote there or open your secret file here. If it was not you, tell us.
refused-seq = You have voted in this poll since this page was opened. Load the page again.
refused-no-revote = In this poll a ballot that was cast cannot be changed.
refused-other-poll = This ballot belongs to another poll.
refused-credential = This ballot does not carry the signature that shows a right to vote.
refused-malformed = The server could not read what was sent. Load the page again and try once more.
