## Every page

skip-to-content = Skip to main content
demo-label = Demonstration:
demo-banner = everything here is made up, nothing binds anybody.
demo-more = Read the e-mails it sends
menu = Menu
nav-main = Main
nav-polls = Polls
nav-ideas = Ideas
nav-spaces = Spaces
nav-help = Help
nav-admin = Administration
sign-in = Sign in
crumbs = You are here
back = Back
pager = Pages
pager-previous = Previous
pager-next = Next
search = Search
search-polls = Search for a poll
footer-help = Contact and help
footer-secrecy = How your vote is kept secret
footer-accessibility = Accessibility
footer-privacy = Privacy
footer-run-by = Run by { $operator }. No third party sees your visit.

## Dates and times

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
day-in-words = { $weekday }, { $day } { $month } { $year }
short-day = { $day } { $month } { $year }
moment-in-words = { $day }, { $time }
in-minutes = { $n ->
    [one] in { $n } minute
   *[other] in { $n } minutes
  }
in-hours = { $n ->
    [one] in { $n } hour
   *[other] in { $n } hours
  }
in-days = { $n ->
    [one] in { $n } day
   *[other] in { $n } days
  }

## What went wrong

error-title = Error: { $title }
error-summary = There is a problem
error-prefix = Error:
error-empty = Fill in this field.
error-control-character = This text has a character that cannot be stored. Type it again.
error-too-long = This text has { $length } characters. { $limit } are the most.
error-number = Type a whole number from { $min } to { $max }.
error-email-empty = Type your e-mail address.
error-email = Type an e-mail address like name@example.org.
error-moment-empty = Choose a date and a time.
error-moment = Type a date and a time like 2026-11-22T18:00.
not-found-title = There is no such page
not-found-words = It may have been moved, or the address has a typing error.
denied-title = You cannot do this
conflict-title = This has changed meanwhile
conflict-words = Somebody else, or you in another window, was faster. Go back and look at how it stands now.
foreign-title = This form did not come from one of our pages
foreign-words = For your safety we carry out nothing that another site asks for in your name. Open the page here and try again.
malformed-title = We did not understand this
malformed-words = Your browser sent something that none of our forms sends. Go back and try again.
too-large-title = This is too large
too-large-words = What you sent is larger than we can take. Shorten it and send it again.
too-many-title = Too many requests
too-many-words = We got more requests from you than we can answer. Wait a minute and try again.
key-title = Nobody can vote here at the moment
key-words = A key that this poll needs is not on our server as it should be. No vote was lost, and none was taken now. Please tell { $contact }, and try again later.
unavailable-title = We cannot answer at the moment
unavailable-words = The service is starting again or very busy. Nothing is lost. Try again in a minute.
internal-title = Something went wrong on our side
internal-words = It was not your fault. Try again. If it happens again, tell us the number below.
error-id = Number of this fault:
to-home = Go to the home page
to-polls = See all polls
to-help = Get help

## Why something is not permitted

denied-sign-in = Sign in first.
denied-role = This page is for people with another role. If you need it, ask an administrator.
denied-level-email = Sign in with a confirmed e-mail address.
denied-level-resident = This is for residents. Your residence is not confirmed yet.
denied-level-strong = This asks for stronger proof of who you are.
denied-district = Only residents of { $districts } may vote here.
denied-too-young = You have to be { $age } or older on the day the poll closes.
denied-too-old = You may be { $age } at most on the day the poll closes.
denied-not-open = Voting begins on { $when }.
denied-closed = Voting ended on { $when }.
denied-phase-until = Voting is not part of the present phase. The next phase with voting begins on { $when }.
denied-phase = Voting is not part of the present phase.
day-day = Day
day-month = Month
day-year = Year
error-day-empty = Type day, month and year
error-day = This is no day of the calendar. Type for example 27 3 1951
