## Before something about a person is opened

access-warning-title = This is recorded
access-warning = What you open here is recorded with your name and purpose. The person can read it.
access-purpose = What do you open it for?
access-purpose-hint = The person reads this.
access-purpose-choose = Choose a purpose
access-reason = More about the reason
access-reason-hint = One sentence the person will understand. Needed if you choose “Another reason”.
access-case = Reference of the case
access-case-hint = If there is one.
access-for-desk_identity = Identity check at the desk
access-for-correction = Correcting an entry
access-for-fraud_check = Looking into a suspicion of fraud
access-for-letter = Sending a letter
access-for-request_of_person = The person asked for it
access-for-other = Another reason
access-field-name = Name on the roll
access-field-birth_date = Date of birth
access-field-district = District
access-field-reference = Reference on the roll
access-field-roll_email = E-mail address on the roll
access-field-roll_phone = Telephone number on the roll
access-field-address = Postal address
access-field-account_email = E-mail address of the account
access-field-account_name = Name in the account
access-field-language = Language of mails
access-field-account_dates = When the account was made and last used
access-field-match = Match with the roll
access-field-roles = Roles
access-field-contacts = Contact points
access-field-profile = Profile
access-field-letters = Letters with codes
access-field-document = Kind of identity document
access-field-claims = Claims to an entry of the roll
access-field-signals = Signs of fraud
access-field-devices = Devices
access-field-correction_text = A wish for correction
access-field-question = A question about this record
error-purpose = Choose what you open it for.
error-purpose-reason = Say in one sentence what you open it for.

## Who looked at my data

me-access = Who looked at my data
access-lede = Each time somebody of the municipality opens data about you, it is written down here. Nobody can remove it.
access-none = Nobody has opened anything about you
access-none-words = As soon as somebody does, it stands here, and we tell you by e-mail.
access-who = Who
access-who-line = { $name }, { $role }, for the whole municipality
access-why = What for
access-reason-said = In their words
access-what = What was opened
access-ask = Ask about this
access-ask-title = What do you want to know?
access-ask-label = Your question
access-ask-hint = The manager reads it and answers. You get an e-mail then.
access-ask-send = Send the question
access-asked = Asked on { $when }
access-answered = { $name } answered on { $when }
access-answer-waits = The answer is still to come.
error-question-empty = Type your question.
question-sent = Your question is sent. You get an e-mail when it is answered.
question-waits = You have asked about this already. The answer is still to come.
access-mail-subject = Somebody opened data about you at { $site }
access-mail =
    Good day,

    you get this e-mail because data about you was opened at { $site }: { $n ->
        [one] once
       *[other] { $n } times
    } since our last e-mail about this.

    Read here who it was, what for and what was opened. You can ask about it there:

    { $link }

    If nothing is wrong, there is nothing to do. You get at most one such e-mail a day.

    Questions: { $contact }
answer-mail-subject = Your question to { $site } is answered
answer-mail =
    Good day,

    you asked { $site } why data about you was opened. The answer is here:

    { $link }

    If it does not satisfy you, ask again there, or write to { $contact }.

## Questions, for the manager

desk-questions = Questions about opened data
desk-questions-words = What people ask about the record of who opened what. You answer.
desk-questions-lede = People ask why data about them was opened. Answer in words they understand.
desk-questions-none = No question is waiting
desk-questions-answered = Answered
desk-question-row = Question about entry { $n }
desk-question-opened = Opened on { $when }
desk-question-file = Open what stands about this person
desk-answer = Your answer
desk-answer-hint = The person reads it with your name.
desk-answer-send = Send the answer
error-answer-empty = Type an answer.
question-answered = The answer is sent.

## Checking

nav-audit = Checking
audit-access = Record of opened data
audit-access-lede = Each time staff open data about a person, an entry is added. Here you see whether all entries are still as they were written.
audit-whole = All entries are as they were written
audit-whole-words = { $n ->
    [one] { $n } entry was checked.
   *[other] { $n } entries were checked.
  }
audit-head = Check value of the newest entry:
audit-broken = Entries were changed
audit-broken-words = Entry { $n } is the first that is not as it was written, or that is missing. Tell the operator and the data protection officer.
audit-none = Nothing was opened in the last 30 days.
audit-counts = Opened in the last 30 days
audit-count = How often
audit-access-how = Write down the check value. Whoever runs the server can check later, with the command “comitia verify access-log --head”, that no entry was removed after it.

access-for-acting_for = Acting for the person at the desk
access-field-ballot = A ballot filled in with the person’s wish
