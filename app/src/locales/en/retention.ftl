## How long data is kept

retention-title = How long data is kept
retention-lede = Once a day everything goes that has had its time. Here you see what would go today, and what went before.
retention-caption = What is kept how long, and why
retention-what = Kind of data
retention-period = Kept for
retention-today = Goes today
retention-day = Day
retention-cleared = Gone
retention-reports = What went before
retention-newest = Last run: { $day }.
retention-never = It has not run yet.
retention-nothing = Nothing has gone so far.
retention-sessions = Sign-ins that ended
retention-why-sessions = They are needed only as long as somebody is signed in.
retention-for-sessions = { $period } after last use
retention-sign_in_links = Links to sign in
retention-why-sign_in_links = They are of no use once they have expired.
retention-for-sign_in_links = until they expire
retention-devices = Known devices
retention-why-devices = So that a sign-in on a new device can be told by mail.
retention-for-devices = { $period } after last use
retention-mail = Mail that could not be sent
retention-why-mail = After that nobody expects it any more. Sent mail is deleted at once.
retention-for-mail = { $period }
retention-event_facts = Personal details in the record of events
retention-why-event_facts = To trace faults and attacks. What happened and when stays.
retention-for-event_facts = { $period }
retention-questions = Answered questions about opened data
retention-why-questions = So that the person can read the answer again.
retention-for-questions = { $period } after the answer
retention-corrections = Answered requests for correction
retention-why-corrections = So that the person can read the answer again.
retention-for-corrections = { $period } after the answer
retention-consents = Withdrawn consents
retention-why-consents = To show that they held while they were used.
retention-for-consents = { $period } after withdrawal
retention-erased_accounts = Events of erased accounts
retention-why-erased_accounts = To trace faults and attacks. They name nobody.
retention-for-erased_accounts = { $period } after erasure
retention-accounts = Accounts that nobody uses
retention-accounts-never = They are kept. The setting “inactive_days” changes that.
retention-accounts-words = After { $days } days without a sign-in an account is erased. Its holder is warned by mail 60 and 14 days before.
retention-accounts-count = { $n ->
    [one] { $n } account is so far that it has been or will be warned today.
   *[other] { $n } accounts are so far that they have been or will be warned today.
  }
retention-accounts-staff = { $n ->
    [one] { $n } account with a role has not been used for so long. It is never erased by itself: look whether the role is still needed.
   *[other] { $n } accounts with roles have not been used for so long. They are never erased by themselves: look whether the roles are still needed.
  }
retention-accounts_warned = Warnings about unused accounts
retention-accounts_erased = Unused accounts erased
retention-accounts_of_staff = Unused accounts with a role
unused-mail-subject = Do you still use your account at { $site }?
unused-mail-subject-again = Your account at { $site } will be erased on { $day }
unused-mail =
    Good day,

    you get this e-mail because nobody has signed in to your account at { $site } for a long time. We keep nothing longer than it is needed, so the account will be erased on { $day }.

    If you want to keep it, sign in once:

    { $link }

    If you do not need it any more, there is nothing to do. Votes you have cast count in any case.

    Questions: { $contact }
retention-letters = Printed letters
retention-why-letters = So that the person can see what was sent to them.
retention-for-letters = { $period } after printing
retention-trustees = Who kept a part of the key of a secret poll
retention-why-trustees = So that a poll can be looked into after its count. What they did stays in its public record.
retention-for-trustees = { $period } after the count
retention-idea_drafts = Drafts of ideas
retention-why-idea_drafts = So that people find again what they began to write.
retention-for-idea_drafts = { $period } after the last change
retention-notices = Notices on the site
retention-why-notices = So that people can read again what they were told.
retention-for-notices = { $period }
retention-code_tries = Wrong codes of letters
retention-why-code_tries = So that nobody can try codes until one fits.
retention-for-code_tries = { $period } after the last one
retention-letter_codes = Codes of letters
retention-why-letter_codes = So that it can be found out why a code did not work. How many of a printing were used stays.
retention-for-letter_codes = { $period } after use, or after they have expired
retention-ended_matches = Connections to the roll that have ended
retention-why-ended_matches = So that a complaint can be looked into. That one has ended stays, so that it does not begin again by itself.
retention-for-ended_matches = { $period } after they ended
retention-decided_claims = Decisions on two accounts of one person on the roll
retention-why-decided_claims = So that both can read the reason. That it was decided stays, so that it does not begin again by itself.
retention-for-decided_claims = { $period } after the decision
retention-accounts_failed = Unused accounts that could not be warned or erased; the log of the service says why
period-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
  }
period-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
  }
period-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
  }
retention-moderation_reports = Reports to moderators
retention-why-moderation_reports = So that moderators and an appeal can see why it was decided. The decision stays, without names.
retention-for-moderation_reports = { $period } after the answer
retention-moderation_notes = Notes between moderators
retention-why-moderation_notes = So that moderators can see what was thought before.
retention-for-moderation_notes = { $period } after the decision
retention-text_sketches = What tells that two texts are nearly the same
retention-why-text_sketches = So that flooding is noticed. The text cannot be read from it.
retention-for-text_sketches = { $period } after publishing
