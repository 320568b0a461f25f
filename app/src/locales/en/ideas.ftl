## Ideas, for everybody

ideas-title = Ideas
ideas-lede = Say what should change here, support what others propose, and see what becomes of it.
ideas-fresh = Fresh ideas
ideas-count = { $n ->
    [0] No idea yet
    [one] One idea
   *[other] { $n } ideas
  }
ideas-none = No idea here yet
ideas-none-words = Yours can be the first.
boards-none = There is no board yet
boards-none-words = The municipality has not opened one.
board-closed = Closed
board-about = What this board is for
board-manage = Run this board
supports-word = { $n ->
    [one] support
   *[other] supports
  }
comments-word = { $n ->
    [one] comment
   *[other] comments
  }
idea-by = { $who }, { $day }
idea-aside = Support and progress
idea-costs = About { $cost }
idea-way = What becomes of it
idea-held = Only you and the moderators see this idea: it is looked at before it is public.
idea-hidden = Only you and the moderators see this idea: it was hidden by a decision.
idea-withdrawn = Its authors took this idea back.
idea-merged = This idea is now part of another one. Its authors and supports count there.
idea-merged-to = Go to that idea

## Statuses

idea-status-new = New
idea-status-discussed = Being discussed
idea-status-under-review = Under review
idea-status-accepted = Accepted
idea-status-rejected = Not accepted
idea-status-planned = Planned
idea-status-in-progress = In progress
idea-status-done = Done
idea-status-withdrawn = Taken back
idea-status-merged = Part of another idea

## Support and follow

support-do = Support this idea
support-undo = Take my support back
support-given = You support this idea.
support-open = The administration can see who supports an idea. The public sees only how many.
support-question = Do you support this idea?
support-undo-question = Take your support back?
supports-of = { $n ->
    [one] One of { $threshold } supports that call for an official answer
   *[other] { $n } of { $threshold } supports that call for an official answer
  }
answer-due = The official answer is due by { $day }.
idea-follow = Follow
idea-unfollow = Stop following
idea-follow-question = Follow this idea?
idea-unfollow-question = Stop following this idea?
idea-follow-words = Whoever follows an idea is told what becomes of it.

## Putting an idea forward

idea-new = Put an idea forward
idea-title = Your idea in one sentence
idea-title-hint = Up to 120 characters. For example: A bench in the shade at the tram stop
idea-body = What should change, and why
idea-body-hint = Plain text is fine. **bold**, lists with - and [links](https://…) work too.
idea-category = Topic
idea-district = Part of town
idea-district-all = All of it
idea-place = Where
idea-place-hint = A street, a square, an address. Leave it empty if it is about no place.
idea-point = On the map
idea-point-hint = Two numbers as maps show them, for example 51.3397, 12.3731, or the address of a place on openstreetmap.org.
idea-cost = What it may cost, in { $currency }
idea-cost-label = What it may cost
idea-cost-hint = A rough guess, if you have one.
idea-lang = Language of your text
idea-continue = Continue
idea-show-preview = Show how it will look
idea-keep = Keep as a draft
idea-keep-anyway = You can write and keep a draft.
idea-preview = How it will look
idea-check = Check your idea
idea-check-lede = Everybody can read it as soon as you publish it.
idea-publish = Publish my idea
idea-later = Not now, keep the draft
idea-published = Your idea is public. Tell others about it.
idea-waits = Thank you. Moderators look at your idea before everybody can read it.
idea-draft-kept = Your draft is kept.
idea-draft-gone = The draft is gone.
my-ideas = My ideas
idea-drafts = Drafts
idea-no-drafts = No drafts
idea-no-drafts-words = What you begin and do not publish waits for you here.
idea-untitled = Without a title
idea-draft-of = Last changed { $when }
idea-discard = Throw away
needed-idea-title = Say your idea in one sentence
needed-idea-body = Say what should change, and why
needed-idea-category = Choose a topic
error-category-gone = This topic was removed meanwhile. Choose another one
error-district-gone = This part of town was removed meanwhile. Choose another one
error-point = Enter two numbers such as 51.3397, 12.3731
error-point-outside = This place lies outside the area of this board
error-cost = Enter an amount such as 1500 or 1500.50
error-drafts = You have { $limit } drafts already. Publish one or throw one away first

## Why not

denied-settled = This is settled and takes nothing any more.
denied-supporters = Only those who supported the idea can do this.

## Boards, for those who set them up

admin-boards = Idea boards
board-new = New board
board-public = Show it as everybody sees it
board-make = Open the board
board-made = The board is open.
boards-none-admin = Open the first one.
board-space = Space
board-title = Name of the board
board-title-hint = For example: Ideas for the north of town
board-body = What is asked for, and what happens with ideas
board-body-hint = Say who decides and by when people hear from you. Markdown works.
board-categories = Topics
board-categories-hint = One a line. One you take out stays with the ideas that have it.
board-districts = Parts of town to choose from
board-districts-hint = One a line. Leave it empty if that does not matter.
board-area = Area in which places have to lie
board-area-hint = One corner a line, for example 51.3397, 12.3731. Two corners make a rectangle, more an outline. Empty: anywhere.
board-takes = What the board takes
board-takes-open = Ideas and supports
board-takes-open-words = Without this the board can be read only.
board-takes-place = Where an idea is
board-takes-place-words = Asks for an address or a point on the map.
board-takes-cost = What an idea may cost
board-takes-cost-words = Asks for a rough guess.
board-threshold = Supports that call for an official answer
board-threshold-hint = 0 if that does not depend on supports.
board-answer-days = Days until the official answer is due
board-answer-days-hint = Counted from when an idea has enough supports. Everybody sees the day.
board-currency = Currency
board-currency-hint = Three letters, for example EUR.
board-names = Your own names for the statuses
board-names-hint = Leave a field empty to use the usual name.
needed-board-title = Enter a name for the board
error-area = Line { $line } is no corner such as 51.3397, 12.3731
error-too-many-lines = At most { $limit } lines
error-line-too-long = At most { $limit } characters a line; the longest has { $length }

## The page of an idea

idea-on-map = Show on a map
idea-edited = The text was changed, last on { $day }.
idea-see-history = See what changed
idea-followers = { $n ->
    [one] one person follows
   *[other] { $n } people follow
  }
idea-share = Pass it on
idea-address = Address of this idea
idea-share-mail = Send it by e-mail
idea-print = Printed, this page has the idea, its supports and the official answer on it, without the buttons.
idea-own = Your idea
idea-staff = For staff
idea-thread = What happened so far
idea-parts = Ideas that became part of this one
idea-parts-words = Their authors are authors here, and whoever supported them counts here once.
supports-enough = Enough supports for an official answer (needed: { $threshold })
answer-overdue = The official answer was due by { $day }.
boards-title = Boards
home-all-ideas = All ideas

## What happened to an idea

step-proposed = Put forward
step-status = It stands now at: { $status }
step-threshold = Enough supports: an official answer is due
step-answer = Official answer: { $status }
step-poll = There is a poll about it
step-budget = Money for it: { $amount }
step-milestone = Done: { $title }
step-news = News
step-merged = Two ideas became one
step-split = Two ideas were taken apart again
step-moved = Moved to another board
step-joined = Somebody joined the authors
step-edited = The text was changed
step-to-poll = Go to the poll
step-to-answer = Read the answer
step-to-idea = Go to the other idea
notice-ideas-subject = { $title }: { $what }
notice-ideas-mail =
    Good day,

    there is news about the idea “{ $title }”:

    { $what }

    { $words }

    Read on:

    { $link }
notice-answer_due-subject = { $title }: an official answer is due
notice-answer_due-mail =
    Good day,

    the idea “{ $title }” has { $n ->
        [one] one support
       *[other] { $n } supports
    }. Everybody can see that an official answer is due by { $day }.

    Answer here:

    { $link }

notice-answer_soon-subject = { $title }: the official answer is due on { $day }
notice-answer_soon-mail =
    Good day,

    the idea “{ $title }” has { $n ->
        [one] one support
       *[other] { $n } supports
    } and still awaits its official answer. It is due by { $day }; everybody can see that day on the idea’s page.

    Answer here:

    { $link }

notice-answer_late-subject = { $title }: the official answer is late
notice-answer_late-mail =
    Good day,

    the official answer to the idea “{ $title }” was due by { $day }. It has { $n ->
        [one] one support
       *[other] { $n } supports
    }, and its page now tells everybody that the answer is late.

    Answer here:

    { $link }

## Changing and taking back

idea-edit = Change the text
idea-edit-words = Every wording is kept, and everybody can see what changed. Whoever supports the idea is told.
idea-save = Save
idea-saved = Saved.
idea-withdraw = Take the idea back
idea-withdraw-question = Take this idea back?
idea-withdraw-words = It stays readable by its address, but stands in no list and takes no supports any more. This cannot be undone.
idea-was-withdrawn = The idea is taken back.
idea-history = What changed
idea-history-words = Every wording of this idea, the newest first.
idea-version = Version { $n }
idea-version-by = { $who }, { $when }
diff-gone = (taken out:)
diff-new = (added:)

## Writing together

authors-title = Who writes this idea
authors-lede = Authors can change the text and are named on the page.
authors-first = Put it forward
authors-leave = Leave
authors-left = You are not an author of this idea any more.
authors-invite = Invite somebody
authors-email = E-mail address
authors-email-hint = We send one e-mail with a link and do not keep the address.
authors-send = Send the invitation
authors-invited = The invitation is on its way.
authors-waiting = Invitations without an answer
authors-sent = Sent { $when }
authors-until = Good until { $day }
authors-call-back = Call back
authors-called-back = The invitation is called back.
error-authors = At most { $limit } people can write an idea together
error-invited = You can send { $limit } invitations a day
invitation-subject = { $site }: write an idea together?
invitation-mail =
    Good day,

    somebody asks you to write an idea together at { $site }:

    “{ $title }”

    Look at it and decide here, within 14 days:

    { $link }

    If you do not want to, there is nothing to do. Your address is not kept.
invitation-question = Write this idea together?
invitation-words = As an author you can change its text, and you are named on its page as: { $name }
invitation-join = Join
invitation-decline = No, thank you
invitation-joined = You are an author of this idea now.
invitation-declined = The invitation is declined.

## Official answers

answer-title = Official answer
answer-official = Official answer
answer-earlier = Earlier answers
answer-lede = Say what was decided, and why. Authors, supporters and followers are told.
answer-status = What is decided?
answer-accepted-words = It will be done. Say how and when.
answer-rejected-words = It will not be done. Say why not, and what else could help.
answer-under-review-words = You are looking into it. The day by which an answer is due stays.
answer-same-words = Nothing changes; you add to what was said.
answer-body = Your answer with its reasons
answer-body-hint = Write so that everybody understands it. Markdown works.
answer-give = Publish the answer
answer-given = The answer is public.
answer-stale = The idea has come on meanwhile. Choose again; your text is kept.
needed-answer = Write the answer with its reasons
rating-title = { $n ->
    [one] One supporter says whether this takes up what they wanted
   *[other] { $n } supporters say whether this takes up what they wanted
  }
rating-question = Does this answer take up what you wanted?
rating-yes = Yes
rating-partly = In part
rating-no = No
answer-rated = Thank you.

## Progress

progress-title = Progress
progress-lede = What you enter here stands on the page of the idea, and whoever it concerns is told.
progress-status = Where does it stand?
progress-status-hint = Now: { $now }. A decision is published as an official answer.
progress-words = A word about it
progress-words-hint = What comes next? It can stay empty.
progress-take = Save
progress-news = News of the work
progress-news-hint = For example what was built this week. Markdown works.
progress-photo = You can add a photo of the work, with what it shows in words.
progress-photos = Photos so far
progress-tell = Publish the news
progress-poll = A poll about it
progress-poll-hint = The address of the poll’s page, in this space.
progress-link-poll = Link the poll
progress-amount = Money for it, in { $currency }
progress-line = Where it comes from
progress-line-hint = For example: budget 2027, line 5410
progress-note-money = Note the money
error-poll = Enter the address of a published poll of this space
error-moved-on = The idea has come on meanwhile. Look again and choose anew
milestones-title = What is to be done
milestones-count = { $done } of { $all } done
milestone-title = What
milestone-title-hint = For example: the tender is out
milestone-day = By which day
milestone-day-hint = It can stay empty.
milestone-add = Add
milestone-due = by { $day }
milestone-was-done = done on { $day }
milestone-done = It is done
milestone-undone = Not done after all

## Putting ideas in order

merge-title = Merge with another idea
merge-lede = For two ideas that want the same. This one then points to the other.
merge-into = The idea it becomes part of
merge-into-hint = The address of its page, in this space.
merge-target = It becomes part of
merge-effect = All authors are authors there. Whoever supports both counts once. It can be undone.
merge-do = Merge
error-merge = Enter the address of another idea of this space that is not taken back
idea-was-merged = The two ideas are one now.
split-title = Take the ideas apart again
split-lede = This idea stands by itself again, with its own authors and supports, where it stood before.
split-do = Take apart
idea-was-split = The ideas are apart again.
move-title = Move to another board
move-lede = Text, authors, supports and comments stay with the idea.
move-board = Board
move-board-hint = The topic is kept if the other board has one of the same name.
move-do = Move
idea-was-moved = The idea is moved.
## Lists

ideas-words = Words
ideas-status = Status
ideas-sort = Order
ideas-sort-newest = Newest first
ideas-sort-supported = Most supported first
ideas-sort-discussed = Most discussed first
ideas-sort-active = Latest activity first
ideas-sort-random = At random
ideas-sort-fitting = Best match first
ideas-all-categories = All categories
ideas-all-districts = All districts
ideas-all-statuses = Any status
ideas-mine = Ideas of mine
ideas-followed = Ideas I follow
ideas-views = Show as
ideas-as-list = List
ideas-as-map = Map
ideas-many = More than { $n } ideas
ideas-none-filtered = No idea fits
ideas-none-filtered-words = Try fewer words or another filter.
ideas-show-all = Show all ideas
ideas-feed = Feed of new ideas (Atom)
ideas-csv = All ideas as CSV
ideas-json = All ideas as JSON
ideas-dictionary = What the data mean
ideas-map-label = Map of { $place }: where ideas are. The table below says the same.
ideas-map-words = The map shows the area of this board and no streets. The numbers are those of the table.
ideas-map-empty = None of these ideas says where it is.
ideas-map-table = The ideas on the map
ideas-map-number = Number
ideas-map-idea = Idea
ideas-map-supports = Supports
ideas-map-nowhere = Not stated
ideas-map-metres = { $n } m
ideas-map-kilometres = { $n } km

## Open data

ideas-data-lede = Every public idea of a board can be taken along as CSV or JSON. Nobody’s name is in it.
ideas-data-column = Column
ideas-data-kind = Kind
ideas-data-means = Meaning
ideas-data-statuses = Statuses
ideas-data-licence = The texts belong to those who wrote them. Numbers and statuses may be used freely.
ideas-kind-text = Text
ideas-kind-number = Number
ideas-kind-moment = Time (RFC 3339, UTC)
ideas-col-id = What the idea is known by; it stays the same
ideas-col-url = Where it can be read
ideas-col-title = Title
ideas-col-text = The whole text, in Markdown
ideas-col-language = Language of title and text (BCP 47)
ideas-col-status = Where the idea stands; the words are below
ideas-col-category = Category, as the board calls it
ideas-col-district = Part of the municipality
ideas-col-place = Place in the author’s words
ideas-col-latitude = Degrees north (WGS 84)
ideas-col-longitude = Degrees east (WGS 84)
ideas-col-cost = Estimate of the authors, in whole units of the currency
ideas-col-currency = Currency of the estimate (ISO 4217)
ideas-col-supports = People who support it, each counted once
ideas-col-followers = People who follow it
ideas-col-comments = Comments that can be read
ideas-col-for = Comments for it
ideas-col-against = Comments against it
ideas-col-questions = Comments that ask something
ideas-col-proposed-at = When it was put forward
ideas-col-changed-at = When its text was changed last
ideas-col-answer-due-at = When an official answer is due; empty if none is
ideas-col-answered-at = When it was officially answered; empty if it was not

## Ideas like this one

idea-alike = Is it one of these?
idea-alike-words = Ideas like yours are there already. Supporting one counts for more than putting it forward a second time.
idea-alike-typing = Ideas like this one
idea-alike-figures = { $n ->
    [one] One support
   *[other] { $n } supports
  }
idea-alike-support = Support this one instead
idea-alike-look = Look for similar ideas
idea-alike-none = No idea on this board is like yours.

## Pictures

idea-pictures = Pictures
idea-pictures-lede = An idea can have up to { $n } pictures. What the camera wrote into them, such as the place and the time, is removed.
idea-pictures-done = Done
idea-pictures-edit = Add or change pictures
idea-picture-add = Add a picture
idea-picture-file = Picture
idea-picture-file-hint = JPEG, PNG or WebP, up to 8 MB. Show nobody who has not agreed to it.
idea-picture-alt = What the picture shows
idea-picture-alt-hint = In a few words, for everybody who cannot see it.
idea-picture-describe = Save these words
idea-picture-remove = Remove
idea-picture-hidden = Moderators have hidden this picture. Others do not see it.
idea-picture-added = The picture was added.
idea-picture-removed = The picture was removed.
idea-picture-described = The words were saved.
