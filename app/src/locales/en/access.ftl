## Who looked at my data

access-title = Who looked at my data
access-lede = Each time somebody of the administration opens what stands about you, it is written here, whether they want it or not.
access-none = Nobody has looked
access-none-words = Nobody of the administration has opened your data so far.
access-who = { $name }, { $role }
access-by = Who
access-for = What for
access-what = What
access-ask = Ask about it
access-ask-title = Ask why somebody looked
access-question = Your question
access-question-hint = A case worker who answers for the log reads it and answers here. You get a mail.
access-question-empty = Type what you want to know
access-question-sent = Your question is on its way. You get a mail when it is answered.
access-send = Send the question
access-asked = You asked
access-asked-words = Not answered yet. You get a mail when it is.
access-answer = Answer
access-answer-hint = The person reads it, with the entry of the log above it.
access-answer-empty = Type an answer
access-answer-send = Send the answer
access-answered = The answer is sent.
access-sure = How sure is this list?
access-sure-words = Nothing is shown to staff without an entry here: both happen together or not at all. Every entry carries a mark of the one before, so that none can be changed or left out without an auditor noticing.
access-warning = What you open is recorded with your name, your role and the purpose. The person can read it and ask about it.
access-choose = Choose
access-purpose = What do you open it for?
access-purpose-empty = Choose what you open it for
access-reason = Reason
access-reason-hint = In a few words. The person reads it.
access-reason-empty = Say in a few words why
purpose-identity = To confirm your identity at the desk
purpose-letter = To send you a letter with a code
purpose-request = You asked for something
purpose-correction = To correct something
purpose-misuse = To look into a sign of misuse
purpose-other = Another reason
opened-name = name
opened-birth-date = date of birth
opened-district = district
opened-address = address
opened-reference = number on the roll
opened-email = e-mail address
opened-phone = phone number
opened-match = how your account was matched to the roll
older = Older entries
mail-access-subject = Somebody opened your data at { $site }
mail-access-body =
    Good day,

    somebody of the administration opened what stands about you at { $site }. Who it was, when and what for, you can read here and ask about it:

    { $page }

    You get this mail once a day at most, however often it happens. Questions: { $contact }
mail-answer-subject = Your question about your data at { $site } is answered
mail-answer-body =
    Good day,

    you asked why somebody opened your data. The answer stands here:

    { $page }

    Questions: { $contact }
questions-title = Questions
questions-what = Citizens ask why their data was opened
questions-lede = Citizens who ask why somebody looked. The oldest first.
questions-none = No question waits
questions-more = { $waiting ->
    [one] One more waits.
   *[other] { $waiting } more wait.
}

## The desk

nav-desk = Desk
desk-overview = Overview
desk-front-lede = What you can do for the person before you, and what waits.
desk-waiting = { $count ->
    [one] 1 waits
   *[other] { $count } wait
}
identify-title = Confirm an identity
identify-what = Somebody stands before you with an identity document
identify-lede = Ask the person to open “Where you live” in their account, press “Get a number”, and tell you the number.
identify-number = Number
identify-number-hint = Six digits
identify-never = Never ask for a password, a code from a phone, or the phone itself.
identify-unknown = This number is not known, or is too old. Ask for a new one
identify-entry = Find the person on the roll
identify-entry-words = Type what stands on the document, not what the person says.
identify-account = The account:{ " " }{ $email }
identify-compare = Compare with the document
identify-document = Document you have seen
identify-document-hint = Its kind is written down, never its number.
identify-document-empty = Choose which document you have seen
identify-check = Comparison
identify-same = The document shows this person
identify-same-words = Photo, name and date of birth are right, and the document is valid.
identify-same-empty = Compare photo, name and date of birth first
identify-do = Confirm the identity
identify-done = The identity is confirmed. The person can take part now.
identify-to-another = This account is matched to another entry already. The person has to end that match first.
identify-claimed = Another account has this entry. A claim was opened: decide it here.
document-identity-card = Identity card
document-passport = Passport
document-residence-permit = Residence permit
document-other = Another document with a photo
people-title = Find a person
people-what = Open what stands about somebody, for a purpose
people-lede = Search by the number on the roll, or by family name and date of birth. What you see before opening is only enough to tell two people apart.
people-reference = Number on the roll
people-reference-hint = Or leave it empty and give name and date of birth
people-or = or
people-family = Family name
people-born-on = Date of birth
people-born = born { $year }
people-none = Nobody found
people-none-words = Compare number, spelling and date of birth.
people-left = Left
open-title = Open a person’s data
open-do = Open
open-recorded = This was recorded. The person can read that you opened it.
person-title = What stands about the person
person-roll = On the roll
person-account = Account
person-no-account = Nobody has shown yet that this entry is theirs.
letters-title = Letters with codes
letters-what = Residents without an account get a code by post
letters-lede = { $people ->
    [one] One resident has no account,
   *[other] { $people } residents have no account,
} { $codes } of them have a code that can still be used.
letters-reference = For one person: number on the roll
letters-reference-hint = Leave it empty to make letters for many
letters-district = Where
letters-everywhere = Everywhere
letters-count = How many
letters-count-hint = At most { $most } at once, by name
letters-valid = The codes work for
letters-days = { $days } days
letters-format = As
letters-sheet = Letters to print
letters-sheet-words = A page with one letter to a sheet
letters-csv = A table for mail merge
letters-csv-words = For a mailing house. Delete the file when the letters are out
letters-who = Who
letters-again = Also those who have a code
letters-again-words = Their old code stops working.
letters-once = The codes are shown once, now. Only a mark of each is kept, from which nobody can read it. If something goes wrong, make new letters: the old codes then stop working.
letters-make = Make letters
letters-nobody = There is nobody left to write to there
letters-not-found = Nobody on the roll has this number, or the person has an account already
letters-batches = Made before
letters-none = None yet.
letters-batch = { $letters } letters, { $used } codes used, valid until { $until }
letters-made-title = { $letters ->
    [one] One letter
   *[other] { $letters } letters
}
letters-made-lede = Print this page: each letter is on a sheet of its own, with the address where a window envelope shows it.
letters-back = Back to letters
letter-subject = Your code for { $site }
letter-greeting = Good day, { $name },
letter-why = at { $site } you can take part in polls and reach the administration on the internet. So that only residents vote, and each only once, we ask you once to show who you are.
letter-how = Open this page on your phone or computer, sign in with your e-mail address, and type this code:
letter-until = The code works once, until { $until }.
letter-born = You will be asked for your date of birth too. It is not in this letter so that nobody else can use it.
letter-help = If you have no e-mail address, or need help, come to the desk with an identity document. Questions: { $contact }
claims-title = Two accounts, one person
claims-what = Somebody says to be a resident whom another account is matched to
claims-lede = Somebody has shown that an entry of the roll is theirs, but another account has it. Nobody got anything by it yet. The oldest first.
claims-none = No claim waits
claims-by = { $means }
claim-title = Two accounts, one entry
claim-when = { $when }: { $means }
means-email = by the e-mail address on the roll
means-letter = with a code from a letter
means-desk = with an identity document at the desk
means-provider = with an electronic identity
claim-holder = Has the entry
claim-claimant = Claims the entry
claim-account-since = Account since
claim-account-gone = This account is gone.
claim-decision = Decision
claim-decision-empty = Choose who gets the entry
claim-keep = The entry stays where it is
claim-keep-words = The claimant is told why.
claim-move = The entry goes to the claimant
claim-move-words = The account that had it loses its level, not its content. Both are told why. Who has voted in an open poll cannot vote in it again: it counts by person, not by account.
claim-reason = Reason
claim-reason-hint = Both read it.
claim-reason-empty = Say why; both read it
claim-decide = Decide
claim-decided = This claim is decided.
claim-decided-done = The claim is decided, and both have been told.
