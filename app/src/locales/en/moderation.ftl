# Moderation with due process.

nav-moderation = Moderation
footer-moderation = What moderators decide

denied-own-matter = You wrote this yourself, or reported it. Another moderator decides about it.
denied-own-decision = You made this decision yourself. Another moderator decides about the appeal.
denied-appeal-over = The time for an appeal is over: it ends six months after the decision.
denied-suspended = You cannot take part in this space until { $when }. The reasons, and how to appeal, stand under “Decisions of moderators” in your account.

honey-label = Leave this field empty
honey-filled = One field has to stay empty: it catches programs. Please empty it and send the form again.
limit-ten-minutes = You have published { $most } texts within ten minutes. Please wait a moment; what you wrote is still here.
limit-day = You have published { $most } texts within a day. Please come back tomorrow; what you wrote is still here.
name-waits = Your name is saved. Others see it when moderators have looked at it; until then they see your pseudonym.
name-hidden = Moderators hid this name. Choose another one, or your pseudonym.

content-idea = Idea
content-comment = Comment
content-picture = Picture
content-amendment = Proposal to change an idea
content-name = Name

visibility-visible = Public
visibility-held = Waits, not public
visibility-hidden = Hidden

origin-report = Reported
origin-rule = Noticed by a rule
origin-before = Looked at before it is public
origin-changed = Changed by its author

why-before = Before it is public
why-word = Word of the list
why-links = Many links
why-new_account = New account
why-duplicate = Nearly the same as another
why-changed = Changed as asked

ground-insult = Insult
ground-because-insult = It attacks or insults a person. Our rules ask everybody to argue about the matter, not about people.
ground-hate = Incitement to hatred
ground-because-hate = It incites hatred or violence against a group. The law forbids that.
ground-private = Private data
ground-because-private = It tells what is private of somebody else: an address, a number, an illness. The law protects that.
ground-threat = Threat
ground-because-threat = It threatens somebody, or calls for violence. The law forbids that.
ground-spam = Advertising or flooding
ground-because-spam = It advertises, or says the same again and again. Our rules leave the room to the subject.
ground-pretence = Pretending to be somebody else
ground-because-pretence = It pretends to come from another person or from an office. Our rules ask for an honest name or a pseudonym.
ground-copyright = Work of somebody else
ground-because-copyright = It uses a text or a picture without permission. The law protects who made it.
ground-off_topic = Not about the subject
ground-because-off_topic = It has nothing to do with what is discussed here. Our rules keep each discussion to its subject.
ground-unlawful = Against another law
ground-because-unlawful = It breaks a law in another way. Which one stands under facts and circumstances.
ground-is-legal = By law
ground-is-contractual = By the rules of this platform

label-disputed = Moderators note: what this says is disputed.
label-harsh = Moderators note: the tone is harsh.
label-aside = Moderators note: this is about something else.
label-interest = Moderators note: this comes from a party or an interest group.

# Decisions
decision-keep = Keep
decision-keep-words = It is in order. What waits becomes public.
decision-label = Add a note
decision-label-words = It stays public, with a note beside it.
decision-change = Ask for a change
decision-change-words = It is not public until its author has changed it.
decision-hide = Hide
decision-hide-words = Only its author and moderators still read it.
decision-restore = Make public again
decision-restore-words = What was hidden is public again.
decision-lock = Close the discussion
decision-lock-words = Nobody adds to it any more.
decision-slow = Slow the discussion down
decision-slow-words = Everybody waits between two comments.
decision-suspend = Suspend the author for a time
decision-suspend-words = The author does not take part in this space until then.
decision-undo = Decision undone

restriction-keep = It stays as it is. Nothing is restricted.
restriction-label = It stays public. Beside it stands: “{ $label }”
restriction-change = Nobody else reads it until its author has changed it and moderators have looked at it.
restriction-hide = It is hidden. Its author can still read it.
restriction-restore = It is public again. Nothing is restricted any more.
restriction-lock = Nobody adds to the discussion any more. What was written stays public.
restriction-slow = Everybody waits { $minutes } minutes between two comments in the discussion.
restriction-suspend = The author does not take part in this space for { $days } { $days ->
        [one] day
       *[other] days
    }.
restriction-undo = An earlier decision (“{ $what }”) does not hold any more.

# The statement of reasons
statement-title = Statement of reasons
statement-restriction = What was decided
statement-scope = Where it holds
statement-scope-in = In the space “{ $space }” on this platform, and nowhere else.
statement-duration = How long
statement-until = Until { $when }.
statement-no-end = Without an end, unless it is undone.
statement-facts = Facts and circumstances
statement-source = What led to it
statement-source-notice = Somebody reported it.
statement-source-own = Moderators looked at it of their own accord, or because the space asks for it.
statement-automated = Automated means
statement-detected-by-rule = A rule of the space noticed the text.
statement-detected-by-people = No program noticed it.
statement-decided-by-people = A person decided; no program did.
statement-decided-by-program = A program decided.
statement-ground-legal = Ground in law
statement-ground-contractual = Ground in our rules
statement-redress = What you can do
statement-redress-words = You can appeal within six months, free of charge, on the page of this decision. Another moderator decides about it. You can also turn to a certified body for settling disputes out of court, or to a court.

statement-subject-author = { $decision }: { $what }
statement-subject-reporter = Your report: { $decision }
statement-mail-author =
    Moderators decided about what you wrote:
    { $what }

    { $fields }

    The decision, and the form to appeal:
    { $link }
statement-mail-reporter =
    You reported something. Moderators looked at it and decided:
    { $what }

    { $fields }

    The decision, and the form to appeal:
    { $link }

# Times
span-minutes = { $n } { $n ->
        [one] minute
       *[other] minutes
    }
span-hours = { $n } { $n ->
        [one] hour
       *[other] hours
    }
span-days = { $n } { $n ->
        [one] day
       *[other] days
    }
time-left = { $span } left
time-late = Late by { $span }

# Reporting
report-link = Report
report-title = Report this to the moderators
report-what-happens = A moderator looks at it, decides, and tells you and the author why. The author does not learn who you are.
report-ground = What is wrong?
report-words = In your words
report-words-hint = If you like. What should moderators know?
report-send = Send the report
report-choose = Choose what is wrong
report-too-many = You have made { $most } reports within a day. Please come back tomorrow.
report-sent = You reported this
report-waits = Thank you. Moderators will look at it, and you will be told what they decided and why.
report-answered = Moderators have decided. The decision, its reasons and the form to appeal stand in your account.
report-when = Reported
report-back = Back to where it stands
report-name = Is it the name that is wrong?
report-name-link = Report the name

# The queue
queue-title = Queue
queue-lede = What hurts people comes first, then what waits longest.
queue-next = Take the next one
queue-tabs = Parts of the queue
queue-open = Waiting
queue-late = Late
queue-mine = Yours
queue-free = Free
queue-decided = Decided
queue-all = All
queue-kind = Kind
queue-origin = Why it is here
queue-space = Space
queue-filter = Show
queue-waits = waits { $span }
queue-urgent = Urgent
queue-reports = { $n } { $n ->
        [one] report
       *[other] reports
    }
queue-taken = Somebody works on it
queue-yours = You work on it
queue-decided-at = Decided on { $when }
queue-tick = Choose: { $title }
queue-chosen = What you have chosen:
queue-decide = Decide together
queue-claim = Take
queue-none = Nothing waits here
queue-none-words = When something is reported, or a rule notices it, it stands here.
queue-empty-notice = Nothing waits that you can take. Well done.
queue-claimed = You work on what you chose, for 15 minutes.
queue-claimed-some = You work on some of what you chose; somebody else was faster with the rest.
load-title = Who works on how much
load-who = Moderator
load-claimed = Works on
load-decided = Decided in { $days } days
moderator-gone = Somebody who has left

# One item
item-title = { $kind }: { $title }
item-content = What it is about
item-where = In “{ $space }”, published on { $when }
item-see = See it where it stands
item-gone = Its author has taken it away. Nothing is left to decide.
item-close = Close it
item-author-none = Nothing was decided before about what the author wrote in this space.
item-author-before = Decided before about what the author wrote in this space:
item-author-line = { $what }: { $n ->
        [one] once
       *[other] { $n } times
    }
item-reports = Reports
item-answered = Answered
item-reporters-hidden = Authors never learn who reported them.
item-history = Decided before
item-undone = Undone on { $when }
item-undo = Undo
item-not-yours = Somebody else decides here
item-taken = Somebody else works on it
item-taken-words = It is free again at the latest on { $until }.
item-yours = Yours until { $until }
item-release = Let go
item-free = Nobody works on it
item-claim = Take it
item-decided = Decided. The author and those who reported it are told why.
item-undone-notice = The decision is undone. Everybody who was told of it is told of this, too.

decide-quick = With one click
decide-keep = Keep it: it is in order
decide-keys = Keys: Alt and the letter or number (in Firefox Alt and Shift, on a Mac Control and Option). The next one opens by itself.
decide-title = Decide
decide-what = What do you decide?
decide-details = Note, minutes or days
decide-label = Which note?
decide-label-none = Choose a note
decide-minutes = Minutes between two comments
decide-days = Days of suspension
decide-ground = On what ground?
decide-ground-none = Choose the ground
decide-facts = Facts and circumstances
decide-facts-hint = What is it, and why does that break the rule? The author and those who reported it read this.
decide-next = Decide and take the next one
decide-stay = Decide
decide-choose = Choose what you decide
decide-label-choose = Choose a note
decide-ground-choose = Choose the ground
decide-facts-empty = Say why, in a sentence or two
not-decided-held = Somebody else works on it now.
not-decided-overtaken = Somebody else decided about it meanwhile. See what was decided, then decide again if you have to.
not-decided-already = It stands like that already.
not-decided-hidden = It is hidden. It can only be made public again.
not-decided-not-for-this = That cannot be decided about such content.
not-decided-bounds = The number is too small or too large: up to 1,440 minutes or 365 days.
not-decided-later = A later decision changed the same. Undo that one first.

moderator-notes-title = Notes between moderators
moderator-note-label = New note
moderator-note-hint = Moderators alone read it.
moderator-note-add = Add the note
moderator-note-empty = Write something

undo-title = Undo: { $what }
undo-decided = That was decided on { $when }.
undo-facts = Why is it undone?
undo-facts-hint = Everybody who was told of the decision reads this.
undo-do = Undo the decision

bulk-title = Decide about { $n } together
bulk-lede = Look at all of them once more. Each gets a statement of reasons of its own.
bulk-facts-hint = The same words for all of them. Authors and those who reported read this.
bulk-do = Decide about { $n }
bulk-left-out = Left out:
bulk-none = Choose something first.
bulk-done = All are decided.
bulk-done-some = Decided, but for what is not yours to decide or is gone.

templates-title = Templates
templates-lede = Words for decisions that come again and again. On the page of an item each is one button.
template-new = New template
template-name = What is it called?
template-name-hint = For you and the other moderators of the space.
template-name-empty = Give it a name
template-space = Choose a space
template-add = Add the template

# Appeals
appeals-title = Appeals
appeals-lede = Whoever made the decision does not decide about the appeal.
appeals-none = No appeal waits
appeals-own = You made this decision
appeal-by-author = By the author
appeal-by-reporter = By somebody who reported it
appeal-title = Appeal against a decision
appeal-words = What the appeal says
appeal-against = The decision
appeal-item = All about this item
appeal-decide = Decide about the appeal
appeal-outcome = Was the decision right?
appeal-outcome-upheld = The decision stays
appeal-outcome-upheld-words = It was right, also in the light of what the appeal says.
appeal-outcome-reversed = The decision is undone
appeal-outcome-reversed-words = All who were told of the decision are told of this.
appeal-reasons = Why?
appeal-reasons-hint = Whoever appealed reads this.
appeal-reasons-empty = Say why, in a sentence or two
appeal-choose = Choose whether the decision stays
appeal-do = Decide
appeal-decided = Decided. Whoever appealed is told why.
appeal-subject = Your appeal: { $outcome }
appeal-mail =
    You appealed against a decision of moderators about:
    { $title }

    { $outcome }.

    { $reasons }

    { $link }
appeal-make = Is the decision wrong?
appeal-make-words = Tell us why. Another moderator looks at all of it again and decides. It costs nothing.
appeal-why = Why is it wrong?
appeal-why-hint = You can appeal once against each decision.
appeal-empty = Say why the decision is wrong
appeal-send = Send the appeal
appeal-sent = Your appeal is sent. Another moderator decides about it, and you are told.
appeal-yours = Your appeal
appeal-waits = It waits for another moderator.

# My decisions
decisions-title = Decisions of moderators
decisions-lede = What moderators decided about what you wrote or reported, with their reasons. You can appeal for six months.
decisions-none = Nothing was decided
decisions-none-words = If moderators decide about something of yours, or about something you reported, it stands here.
decision-undone = Undone
decision-undone-words = This decision does not hold any more.
decision-undone-link = Why it was undone
decision-part-author = About what you wrote
decision-part-reporter = About what you reported
decision-about-yours = Moderators decided about what you wrote:
decision-about-reported = Moderators decided about what you reported:
decision-your-text = What you wrote

# The public log and the report
log-title = Decisions of moderators in public
log-lede = Every decision, without names and without what it was about.
log-none = Nothing was decided yet
log-when = When
log-decision = Decision
log-what = About
log-ground = Ground
log-source = Led to by
log-source-notice = Report
log-source-rule = Rule
log-source-own = Own look
log-undoes = Undoes: { $what }
log-after-appeal = After an appeal
log-undone = Undone since
log-grounds = On what grounds moderators decide
log-grounds-words = A law, or the rules of this platform. Each decision names one, and says why it applies.
monthly-title = Report of each month
monthly-of = Moderation in { $month }
monthly-name = { $month } { $year }
monthly-lede = { $n ->
        [0] Moderators decided nothing in this month.
        [one] Moderators made one decision in this month.
       *[other] Moderators made { $n } decisions in this month.
    }
monthly-whole = The month in numbers
monthly-decisions = Decisions
monthly-median = Time to a decision (half took longer)
monthly-by-notice = Led to by a report
monthly-by-rule = Noticed by a rule
monthly-by-program = Decided by a program
monthly-undone = Of these decisions, undone by now
monthly-undoing = Decisions that undid an earlier one
monthly-appeals = Appeals
monthly-appeals-decided = Of these, decided
monthly-appeals-reversed = Of these, the decision was undone
monthly-by-decision = By decision
monthly-by-ground = By ground
monthly-what = What
monthly-count = Number
monthly-share = Share
monthly-median-short = Time
monthly-files = Files for programs
monthly-csv = The numbers (CSV)
monthly-log-csv = The decisions (CSV)

# Rules of a space
rules-title = Rules for moderation
rules-lede = What is looked at by moderators before it is public. A rule never decides; it only lets a text wait.
rules-premoderated = Everything first?
rules-premoderated-yes = Look at everything before it is public
rules-premoderated-words = It slows discussions down. Use it for a short time, or where children take part.
rules-words = Words that let a text wait
rules-words-hint = One word or phrase a line. Whole words count, whatever their capitals and accents; a star at the end stands for any ending.
rules-links = Links that let a text wait
rules-links-hint = From how many on. Empty: it depends on how long somebody has an account.
rules-new-days = New accounts
rules-new-days-hint = The first three texts of accounts that are younger than so many days wait. Empty: they do not.
rules-alike = Nearly the same texts, in percent
rules-alike-hint = Texts that are so much alike wait, for instance 80. Empty: they do not.
rules-limits = Besides, everybody can only publish so much within ten minutes and within a day: more, the longer they have an account and the surer it is who they are.

# Arranged support
arranged-title = Was support arranged?
arranged-lede = What stands out around this idea. A sign is no proof: look at the harmless explanations first.
arranged-supports = Supports
arranged-all = All supports
arranged-without = Without the accounts of the signs below
arranged-signs = Signs
arranged-none = Nothing stands out
arranged-none-words = No bursts of supports, no texts that are nearly the same, no new accounts that came together.
arranged-burst = Many supports within one hour
arranged-burst-evidence = { $n } supports in the hour from { $from } on. In all other hours there were { $usual } on average.
arranged-burst-harmless = A newspaper wrote about it, a club or a school sent a newsletter.
arranged-same = Texts that are nearly the same
arranged-same-evidence = { $n } texts by { $people } people have nearly the same words.
arranged-same-harmless = People agreed on words together, as for a letter to the council.
arranged-young = New accounts that came together
arranged-young-evidence = { $n } accounts were made between { $from } and { $until }, shortly after each other, and supported the idea within a day.
arranged-young-harmless = A meeting where people signed up together, or an event of a neighbourhood.
arranged-harmless = Harmless, if:
arranged-no-punishment = Nothing follows from these signs by itself. All supports count as before. Votes are never looked at.
