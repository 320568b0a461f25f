## The citizen's own page

residence-title = Where you live
residence-none = Your residence is not confirmed yet.
residence-why = Some polls are for residents only. Once your residence is confirmed, you can take part in them without being asked again.
residence-yes = Your residence is confirmed.
residence-wrong = Something here is wrong
residence-wrong-words = If your name, address or date of birth is wrong, the residents’ office can correct it: { $contact }. If this is not you at all, end the match.
residence-left = You are no longer on the roll
residence-moved = The roll says that you moved away on { $when }.
residence-struck = The roll has not had you since { $when }.
residence-left-words = You can use your account, but not take part in polls for residents. If that is a mistake, write to { $contact } or come to the desk.
residence-matched = Done. Your residence is confirmed, and you can take part wherever residents are asked.
bound-email = Since { $when }, because your e-mail address stands on the roll.
bound-letter = Since { $when }, with a code from a letter.
bound-desk = Since { $when }, with an identity document at the desk.
bound-provider = Since { $when }, with your electronic identity.
me-roll-address = Address
release-title = End the match
release-lede = Your account will no longer count as that of a resident.
release-words = You keep your account. In polls for residents you can take part again only after showing anew who you are. Ballots you have cast stay: nobody, we included, can find them.
release-do = End the match
released = The match has ended.
mail-claim-holder-subject = Somebody else says to be you at { $site }
mail-claim-holder-body =
    Good day,

    somebody else said at { $site } that they are the resident your account is confirmed for. They got nothing by it: your account stays as it is for now.

    A clerk looks into it and may ask you for an identity document. You need not do anything. If you have an idea who it was, or if your letter with a code was lost, tell us: { $contact }
mail-claim-claimant-subject = Your residence at { $site } has to be checked
mail-claim-claimant-body =
    Good day,

    you wanted to have your residence confirmed at { $site }. The person you said you are has an account there already, perhaps an older one of your own.

    A clerk looks into it. It goes fastest if you come to the desk with an identity document. Questions: { $contact }
mail-claim-kept-subject = Your residence at { $site }: decided
mail-claim-kept-body =
    Good day,

    two accounts at { $site } said they belong to the same resident. It was decided that the resident keeps the account that was confirmed before. The reason:

    { $reason }

    If you do not agree, write to { $contact } or come to the desk with an identity document.
mail-claim-moved-subject = Your residence at { $site }: decided
mail-claim-moved-body =
    Good day,

    two accounts at { $site } said they belong to the same resident. It was decided that from now on the newer one is confirmed, and the older one is not any more; what was written with it stays. The reason:

    { $reason }

    If you do not agree, write to { $contact } or come to the desk with an identity document.
claim-open-title = We are looking into it
claim-open-words = The person you say you are has an account here already. Perhaps it is an older account of your own. A clerk will decide; it goes fastest if you come to the desk with an identity document.
claim-kept-title = This person keeps another account
claim-kept-words = A clerk has looked into it and decided, for this reason:

## The code from a letter

code-title = Type the code from your letter
code-lede = The letter from the municipality has a code of twelve characters.
code-label = Code
code-hint = For example 7Q4M-ZK2T-9HXC. Dashes and small letters do not matter.
born-label = Your date of birth
born-hint = It is not in the letter, so that nobody else can use it. For example 27 3 1951
continue = Continue
code-empty = Type the code from your letter
code-length = The code has twelve letters and digits. Look whether one is missing
code-slip = One of these characters is not right. Compare it with your letter
code-wrong = { $left ->
    [one] Code and date of birth do not fit together, or the code has expired. You can try once more
   *[other] Code and date of birth do not fit together, or the code has expired. You can try { $left } more times
}
code-other-entry = This letter was for somebody else than the person your account is confirmed for. End that confirmation first, or come to the desk
code-none = I have no letter, or it does not work
code-none-words = Codes work for the time the letter says, and only the one of the newest letter. Without a code you can come to the desk with an identity document.
code-wait-title = Too many wrong codes
code-wait-lede = After { $tries } wrong codes we take none for a day. You can try again from { $when }.
code-wait-words = It does not get lost: your letter stays valid. If you do not want to wait, come to the desk with an identity document.

## In person

at-desk-title = Show who you are at the desk
at-desk-lede = It takes a few minutes and you need no letter.
at-desk-step-come = Come to the desk with an identity card, a passport or a residence permit.
at-desk-step-number = Press the button below there, and tell the clerk the number you see.
at-desk-step-show = Show your document. Then you are done.
at-desk-number-is = Your number is
at-desk-number-words = Tell it to the clerk. It works for { $minutes } minutes, and only at the desk.
at-desk-number-get = Get a number
at-desk-number-new = Get another number
at-desk-never = No clerk ever asks for a password, a code from your phone or access to your mailbox. Where and when the desk is open: { $contact }

## The roll in the administration

roll-title = Roll of residents
roll-lede =
    { $residents ->
        [one] One resident is on the roll.
       *[other] { $residents } residents are on the roll.
    } Bring it up to date with a file from the residents’ office.
roll-file = File
roll-file-hint = CSV, in UTF-8, up to { $mega } MB. Larger files are imported at the command line: comitia import roll
roll-file-empty = Choose a file
roll-file-faults = Nothing was imported. The faults stand below, by line
roll-scope = What the file is
roll-complete = The file is the whole roll
roll-complete-words = Whoever is not in it has left. Without this tick they stay.
roll-try = See what would change
roll-columns = Which columns are read
roll-columns-words = reference, given_name, family_name and birth_date have to be there. district, email, phone, address, status (resident, moved, died) and left_on may be. Common German names of columns are known too. Everything else is not read.
roll-imports = Imported before
roll-imports-none = Nothing yet.
roll-import = { $new } new, { $changed } changed, { $leaving } left
roll-changes-title = What would change
roll-changes-lede = This is what { $file } would change. Nothing has happened yet.
roll-do = Import
roll-drop = Forget the file
roll-done = The roll is up to date.
roll-dropped = The file is forgotten. Nothing was changed.
roll-many = Very many would be gone
roll-many-words = { $leaving } of { $before } residents would leave the roll and could not take part any more. Perhaps the file is only a part of the roll, or is broken.
roll-many-yes = That is right: import it all the same
roll-many-empty = Tick that this is right, or forget the file
roll-before = Residents now
roll-new = Moved in or born
roll-moved = Moved away
roll-died = Died
roll-returned = Came back
roll-changed = Changed
roll-renamed = – of these another name
roll-moved-within = – of these another district or address
roll-born-otherwise = – of these another date of birth (look at them)
roll-unchanged = As they were
roll-missing-leave = Not in the file: have left
roll-missing-stay = Not in the file: stay
roll-missing-who = Numbers of those who are not in the file
roll-birthdays = Turned { $age } since the last import
roll-faults = Faults in the file
roll-faults-words = The number is that of the line in the file.
roll-faults-more = And { $more } more.

## The desk

opened-match = how your account was matched to the roll
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
document-identity_card = Identity card
document-passport = Passport
document-residence_permit = Residence permit
document-other_photo = Another document with a photo
people-reference = Number on the roll
people-reference-hint = Or leave it empty and give name and date of birth
people-or = or
people-family = Family name
people-born-on = Date of birth
people-born = born { $year }
people-none = Nobody found
people-none-words = Compare number, spelling and date of birth.
people-left = Left
open-do = Open
open-recorded = This was recorded. The person can read that you opened it.
person-roll = On the roll
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
letters-again-words = Their old code stops working. The oldest letters come first, and nobody who got one within a day: the next batch goes on where this one ends.
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
claims-what = Somebody claims an entry of the roll that another account is matched to
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

## Somebody without an account

paper-title = Help somebody without an account
paper-what = They stand before you with an identity document; you act for them, and it is recorded
paper-lede = For residents who have no account here and want none. Nobody can act for somebody who has one.
paper-begin = It is this person, begin
paper-left = This person has left the roll, so nobody can act for them here.
paper-visit = You help { $name }
paper-visit-title = A visit at the desk
paper-visit-lede = Everything you do is recorded as done for them by you. The visit ends by itself at { $until }.
paper-polls = Vote with a clerk’s help
paper-no-polls = No open poll takes votes at the desk.
paper-vote = Fill in the ballot
paper-voted = Has voted
paper-more = Other things
paper-sheet-link = Print what stands about them, and who opened it
paper-letter = If they want an account of their own later, send a letter with a code:
paper-end = End the visit
paper-ended = The visit is over.
paper-sheet-title = What stands here about { $name }
paper-rights = Your rights
paper-rights-words = You can have what is wrong corrected, and ask why something was opened, at the desk or here: { $contact }

claim-decision-own = This claim arose in your own hands. Somebody else at the desk decides it.
claim-decision-elsewhere = The account that claims the entry is matched to another one by now. It has to end that match first, or keep this one as it is.
identify-left = This person has left the roll. Look for the entry that is valid now.
