## What a person can do about their data

me-data = My data
data-lede = What stands about you belongs to you. Take it with you, have it corrected, decide what we may use it for, or leave.
data-export = Take your data with you
data-export-words = A file with all that stands about you here.
data-corrections = Have something corrected
data-corrections-words = Tell us what is wrong. You see what becomes of it.
data-consents = What you agreed to
data-consents-words = Agree to be written to, or withdraw it.
data-erase = Leave and erase the account
data-erase-words = Read first what goes and what stays.

## Taking data along

export-lede = You get a ZIP file. It has a page to read and, for other programs, the same facts as JSON files, each with a description of its fields.
export-ballots = Your votes are not in it
export-ballots-words = Nobody can say which vote is yours, not even we. A vote is stored without your name. Only the receipt you got when you voted leads to it.
export-download = Download the file
export-confirm = We ask you first to show once more that it is you.
export-title = What stands about me
export-made = From { $site }, { $when }.
export-nothing = Nothing stands about you under
export-yes = yes
export-no = no
export-account = Account
export-roll = Entry on the roll of residents
export-roles = Roles
export-sessions = Where you are signed in
export-devices = Devices we know again
export-passkeys = Passkeys
export-consents = What you agreed to
export-corrections = What you wanted corrected
export-opened = Who looked at your data
export-questions = What you asked about it
export-events = What happened
export-col-email = E-mail address
export-col-name = Name
export-col-picture = Address
export-col-alt = What it shows
export-col-added = Added
export-col-language = Language
export-col-made = Made
export-col-used = Last used
export-col-reference = Reference
export-col-given_name = Given name
export-col-family_name = Family name
export-col-birth_date = Date of birth
export-col-district = District
export-col-phone = Telephone
export-col-imported = Imported
export-col-role = Role
export-col-space = Space
export-col-given = Given
export-col-device = Device
export-col-began = Signed in
export-col-number = Number
export-col-at = When
export-col-who = Who
export-col-purpose = What for
export-col-reason = Reason
export-col-case = Case
export-col-what = What was opened
export-col-question = Question
export-col-answer = Answer
export-col-answered = Answered
export-col-answered_by = Answered by
export-col-kind = Kind
export-col-version = Version
export-col-wording = Wording
export-col-withdrawn = Withdrawn
export-col-about = About
export-col-wrong = What is wrong
export-col-right = What is right
export-col-outcome = What became of it
export-col-by_me = Done by you
export-col-facts = Details

## Corrections

corrections-lede = Everybody can have wrong facts about themselves put right.
corrections-none = You have not asked for a correction yet.
correction-new = Ask for a correction
correction-title = What is to be corrected?
correction-about = What is it about?
correction-about-name = My name
correction-about-birth_date = My date of birth
correction-about-district = My district or address
correction-about-contact = My e-mail address or telephone number on the roll
correction-about-match = The match of my account with the roll
correction-about-other = Something else
correction-wrong = What is wrong?
correction-wrong-hint = As it stands now.
correction-right = What is right?
correction-right-hint = If there is a document that shows it, say which.
correction-send = Send
correction-sent = We have got it. You get an e-mail when it is worked on.
correction-waits = Waiting
correction-outcome = What becomes of it?
correction-outcome-corrected = It is corrected.
correction-outcome-passed_on = Another office corrects it, and has got your request.
correction-outcome-refused = It stays as it is.
correction-reason = Why?
correction-answered = The answer is sent.
error-correction-about = Choose what it is about.
error-correction-wrong = Say what is wrong.
error-correction-right = Say what is right.
error-correction-many = { $most } of your requests are waiting. Wait until one of them is answered.
error-correction-outcome = Choose what becomes of it.
correction-mail-subject = Your request for a correction at { $site } is answered
correction-mail =
    Good day,

    you asked { $site } to correct something that stands about you. What became of it and why stands here:

    { $link }

    If you do not agree, write to { $contact }.
desk-corrections = Corrections
desk-corrections-words = What people want corrected. You check it and answer.
desk-corrections-lede = Compare with the documents, correct it at its source, and say what became of it.
desk-corrections-none = No request is waiting
desk-correction-title = Request for a correction

## Consents

consents-lede = Nothing here is needed to take part. You can withdraw at any time; that is as easy as agreeing.
consents-past = Earlier
consent-news = News by e-mail
consent-news-1 = I agree that the municipality writes to my e-mail address about news of its participation, at most twice a month. I can withdraw this at any time.
consent-surveys = Invitations to surveys
consent-surveys-1 = I agree that the municipality invites me to surveys by e-mail, at most twice a month. I can withdraw this at any time.
consent-since = Agreed on { $when }
consent-not-given = You have not agreed to this.
consent-give = I agree
consent-withdraw = Withdraw
consent-from-to = Agreed on { $given }, withdrawn on { $withdrawn }
consent-given = You have agreed. You can withdraw it here at any time.
consent-withdrawn = You have withdrawn it. It no longer holds.

## Leaving

erase-lede = When you erase your account, nobody can bring it back. You can make a new one with the same address later.
erase-goes = What goes
erase-goes-account = Your account: e-mail address, name, language, and the match with the roll of residents.
erase-goes-access = Your passkeys, and all places where you are signed in.
erase-goes-wishes = What you wanted corrected and what you asked.
erase-goes-consents = What you agreed to. Nobody writes to you any more.
erase-stays = What stays, and why
erase-stays-ballots = Votes you have cast, and that somebody has voted. They are stored without your name. Nobody can find out which are yours, so nobody can erase them either. Your receipts still work.
erase-stays-ideas = Ideas you put forward, under a name that says nothing of you, and that somebody supported an idea, without your account.
erase-stays-roll = Your entry on the roll of residents. The law obliges the municipality to keep it. It has nothing to do with this account any more.
erase-stays-opened = The record of who opened your data. It is there to hold staff to account. It has a number in place of your name.
erase-stays-events = That an account was made and erased, and when, with a number in place of your name. It helps to trace faults and attacks, and is kept for { $period }.
erase-stays-work = If you have worked for the municipality: answers that you gave people with your name, and your name in the record of whose data you opened.
erase-type = Type your e-mail address to confirm
erase-type-hint = It is { $email }.
erase-do = Erase my account
erase-confirm = We ask you first to show once more that it is you.
erase-trustee = You keep a part of the key of a secret poll
erase-trustee-words = Others rely on it until the ballots are counted. Then you can erase your account. If you cannot keep it so long, write to { $contact }.
erase-staff = You hold a role
erase-staff-words = Hand it back first: ask an administrator, or write to { $contact }. The last administrator cannot leave before there is another one.
error-erase-email = This is not the address of this account.
account-erased = Your account is erased.
erased-mail-subject = Your account at { $site } is erased
erased-mail =
    Good day,

    your account at { $site } is erased, as you asked. This is the last e-mail to this address.

    If it was not you, write to { $contact } at once.
erased-mail-unused =
    Good day,

    nobody has used your account at { $site } for a long time, and you did not answer our two e-mails about it. It is erased now. This is the last e-mail to this address.

    You can make a new account at any time. Questions: { $contact }
export-identities = Identities at providers
export-col-provider = Provider
export-col-address = Address
export-profile = What you told about yourself
export-names = Your names in public
export-pictures = Pictures that you added
export-col-field = Field
export-col-value = Value
export-contacts = Confirmed ways to reach you
export-letters = Letters to you
export-notices = Notices
export-notice_choices = Which notices you chose
export-key_parts = Secret polls of which you keep, or kept, a part of the key
export-ideas = Ideas you wrote
export-idea_versions = Wordings you gave to ideas
export-idea_drafts = Drafts of ideas
export-idea_supports = Ideas you support
export-idea_follows = Ideas you follow
export-answer_ratings = What you think of official answers (1 yes, 2 in part, 3 no)
export-official_answers = Official answers you gave
export-col-idea = Idea
export-col-title = Title
export-col-place = Where
export-col-typed = What you typed
export-col-rating = Rating
export-followed = Polls you want to be reminded of
export-col-means = How
export-col-confirmed = Confirmed
export-col-subject = Subject
export-col-body = Text
export-col-printed = Printed
export-col-read = Read
export-col-way = How
export-col-pace = How often
export-col-handed_in = Handed in
export-col-poll = Poll
export-email_changes = Changes of your e-mail address
export-residence = How your account was connected to the roll of residents
export-disputes = When two accounts were for the same person
export-role_requests = Roles that somebody asked for
export-col-old_email = From
export-col-new_email = To
export-col-asked = Asked for
export-col-undone = Taken back
export-col-document = Document you showed
export-col-by_staff = Done by a clerk
export-col-ended = Ended
export-col-ended_why = Why it ended
export-col-side = Your part
export-col-state = Where it stands
export-col-decided = Decided
export-col-change = What was asked for
export-col-for_me = For you
export-col-asked_by_me = Asked for by you
export-col-expires = Open until
export-col-network = Network
export-col-identifier = What the provider calls you
residence-ended-own = You ended it.
residence-ended-claim = A clerk decided that it belongs to another account.
dispute-side-asked = You said that it is you.
dispute-side-had = Your account was connected already.
dispute-state-open = A clerk is looking into it.
dispute-state-kept = Nothing was changed.
dispute-state-moved = It belongs to the account that asked for it.
role-change-grant = To give the role
role-change-revoke = To take the role away
role-outcome-confirmed = Confirmed
role-outcome-refused = Refused
export-reports = What you reported to moderators
export-decisions = Decisions of moderators you were told of
export-appeals = Your appeals
export-suspensions = Times in which you did not take part in a space
export-moderation_notes = Notes you wrote as a moderator
export-col-ground = Ground
export-col-part = In which part
export-col-decision = Decision
