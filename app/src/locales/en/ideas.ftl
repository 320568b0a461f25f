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
