## Administration

admin-overview = Overview
admin-roles = Roles
admin-saved = Saved.
admin-save = Save
admin-cancel = Cancel
admin-edit = Edit
admin-change = Change
admin-remove = Remove
admin-yes = Yes
admin-no = No
admin-show = Show
admin-first-page = To the first page
admin-choose = Choose one of these.
admin-lang = Language of these texts
admin-markdown-hint = Markdown: an empty line begins a paragraph, **two stars** make bold, a hyphen begins a list item.
stale-title = Somebody else changed this meanwhile
stale-words = Nothing was overwritten. Compare both versions, change what you typed if you need to, and save again.
stale-both = What differs
stale-now = Saved now:
stale-yours = You typed:
stale-same = The fields below are the same. Something else changed, a phase for example.

## What needs attention

attention-title = What needs your attention in the next seven days.
attention-drafts = Drafts and previews
attention-opening = Opening soon
attention-closing = Closing soon
attention-count = Waiting for the count
attention-none = Nothing needs your attention
attention-none-words = No draft is open, and no poll opens or closes in the next seven days.
poll-opens-at = Opens { $when }
poll-closes-at = Closes { $when }

## Polls in the administration

admin-polls = Polls
admin-polls-count = { $n ->
    [one] One poll
   *[other] { $n } polls
  }
admin-polls-none = No poll matches
admin-polls-none-words = Choose another state or space, or make a new poll.
admin-poll = Poll
admin-state = State
admin-all-states = All states
admin-all-spaces = All spaces
admin-words = Words in the question
state-draft = Draft
state-preview = Preview
state-published = Published
state-open = Open
state-closed = Closed
state-archived = Archived
poll-new = New poll
poll-edit = Edit the poll
poll-made = The poll is saved as a draft. Nobody outside the space sees it yet.
poll-save = Save the poll
poll-needs-space = A poll needs a space
poll-needs-space-words = Set up a space first; the poll then lives in it.
poll-space = Space
poll-set-down = What is set down
poll-check = Check what you set down
poll-result = See the result
poll-as-citizens = See it as citizens will
poll-back = Back to the poll
poll-fixed = This poll can no longer be changed
poll-fixed-words = It is public, and nothing that binds may change. To correct something, publish a note beside it. Before it opens, you can also withdraw it.
turnout-now = So far { $voted } have taken part. How they voted stays hidden until the close.
turnout-now-of = So far { $voted } of { $eligible } have taken part. How they voted stays hidden until the close.

## The form of a poll

part-question = Question and reasons
part-options = Options
part-options-words = What people choose from. Empty rows are left out. The order is that of the ballot.
part-how = How one chooses
part-who = Who may vote
part-when = When
part-when-words = Local time. The poll opens and closes by itself.
needed-question = Type the question.
needed-summary = Say why it is asked.
needed-opens = Choose when the poll opens.
needed-closes = Choose when the poll closes.
needed-note = Type the note.
needed-reason = Say why the poll closes early.
poll-question = Question
poll-question-hint = One question, up to 200 characters.
poll-summary = Why it is asked
poll-summary-hint = A sentence or two, up to 500 characters.
poll-body = Background
poll-binds = What the result binds
poll-binds-hint = For example “The council is bound by the result.” May be empty.
poll-budget-label = Budget
poll-budget-hint = For example 50000 or 1250.50. May be empty.
poll-currency = Currency
poll-currency-hint = Three letters, for example EUR.
poll-method = Method
poll-min = At least
poll-max = At most
poll-bounds-hint = Only for several options.
poll-none = Can “None of these” be chosen?
poll-none-hint = Whoever agrees with no option can say so.
poll-order = Order of the options
poll-level = How sure must we be of a voter?
poll-districts = Districts
poll-districts-hint = Choose none to let all districts vote.
poll-districts-none = The roll names no districts: residents of the whole municipality may vote.
poll-min-age = Youngest age
poll-max-age = Oldest age
poll-age-hint = In years on the day it closes. May be empty.
poll-opens = Opens
poll-closes = Closes
method-single = One option
method-single-words = Everybody chooses one.
method-approval = Several options
method-approval-words = Everybody chooses all they agree with, within the bounds below.
method-approval-bounds = { $min } to { $max } options
order-fixed = The same for everybody
order-shuffled = Another one for each voter
order-shuffled-words = So that no option profits from standing first.
voters-email = Everybody with a confirmed e-mail address
voters-email-words = Somebody with several addresses could vote several times. For opinions only.
voters-resident = Residents on the roll
voters-resident-words = Each resident once.
voters-strong = Residents with strong proof
voters-strong-words = Electronic identity, or a passkey tied to the roll.
who-districts = Living in { $districts }
who-ages = { $min } to { $max } years old
who-from = { $min } years or older
who-until = { $max } years or younger
option-add = Add another option
option-up = Move up
option-down = Move down
option-n-which = : option { $n }
option-n-title = Option { $n }
option-n-description = What option { $n } means
option-n-cost = Cost of option { $n }
option-twice = Another option has the same title.
error-money = Type an amount like 1900 or 1900.50.
error-currency = Type the three letters of the currency, for example EUR.
district-unknown = One of these districts is not on the roll.
fault-too-few-options = A poll needs two things to choose from at least; “None of these” counts as one.
fault-too-many-options = A poll can have 500 options at most.
fault-bounds = At least 1, and not more than “At most”.
fault-bound-empty = Type a number of options.
fault-max-above-options = This is more than there are options.
fault-times = The poll has to close after it opens.
fault-past = The poll would close in the past.
fault-ages = The youngest age is above the oldest.
fault-phases = No phase of the space permits voting during the whole time from opening to closing. Change the phases or the times.

## Steps of a poll

step-show-preview = Show the preview
step-show-preview-words = Everybody with a role in the space can see the poll then, as citizens will. You can still change it.
step-show-preview-done = The poll is shown in preview.
step-back-to-draft = Back to draft
step-back-to-draft-words = Only those who run the space work on it then.
step-back-to-draft-done = The poll is a draft again.
step-publish = Publish
step-publish-words = Everybody sees the poll then. It opens and closes by itself. What is set down can only be changed if you withdraw the poll before it opens.
step-publish-done = The poll is published.
step-withdraw = Withdraw
step-withdraw-words = The poll disappears from the public pages and can be changed again.
step-withdraw-done = The poll is withdrawn.
step-open = Open now
step-open-words = Ballots are taken from now on, before the time that was announced. Nothing that binds can be changed after that.
step-open-done = The poll is open.
step-close = Close early
step-close-words = No more ballots are taken, and they are counted at once. Whoever wanted to vote later cannot. This cannot be undone. Your reason is published beside the poll.
step-close-done = The poll is closed and counted.
step-archive = Archive
step-archive-words = The key that can tell who took part is destroyed. Result and ballots stay public. This cannot be undone.
step-archive-done = The poll is archived, and the key is destroyed.
step-refused = This cannot be done yet
step-warning = Before you publish, change this
close-note = Why does it close early?
close-note-hint = Everybody can read this beside the poll.

## Notes and deleting

notes-title = Public notes
notes-words = A note stands beside the poll with its time and cannot be removed. It corrects what was said; it changes nothing that binds.
note-add = Add a public note
note-body = Note
note-body-hint = Say what was wrong and what is right. Up to 2,000 characters.
note-publish = Publish the note
note-added = The note is published.
danger-title = Things that cannot be undone
poll-delete = Delete the draft
poll-delete-title = Delete this draft?
poll-delete-words = Question, options and all that is set down are lost. Nobody has seen it.
poll-deleted = The draft is deleted.

poll-assisted = Help at the desk
poll-assisted-yes = Residents without an account may vote at the desk
poll-assisted-words = A clerk fills in the ballot with them and sees the choice. It is recorded that they were helped, and the poll’s page says so.
fault-assisted = Help at the desk needs a poll for matched residents. Choose that level, or take this tick away.
poll-profile = How ballots are kept
profile-secret-revote = Secret, and people may change their vote until the close
profile-secret = Secret, one final ballot for each person
profile-confidential = Confidential
fault-secret-electorate = Secret ballots need a list of who may vote. Choose “Residents” below, or choose “Confidential” here.
fault-secret-assisted = In a secret poll nobody can vote at the desk, because the clerk would see the choice. Take this out, or choose “Confidential” above.
