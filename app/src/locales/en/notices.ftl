## Notices

me-notices = Notices
notices-unread = { $n } new
notices-lede = Choose what we tell you, how, and how often.
notices-inbox-link = { $n ->
    [0] Your notices
    [one] Your notices: one new
   *[other] Your notices: { $n } new
}
notices-choose = What we tell you
notices-vote = Whether you voted plays no part in any notice: nobody can see that.
notices-no-sms = By text message: once your telephone number is confirmed.
notices-no-letter = By letter: once your postal address is confirmed.
notice-kind-security = Your account is in danger or changes
notice-words-security = Sign-ins on new devices, changes of passkeys, addresses and numbers. It always comes by e-mail, so that nobody who got into your account can hide it from you.
notice-kind-opened = Somebody opened data about you
notice-words-opened = Once a day at most.
notice-kind-answers = What you asked or filed is answered
notice-words-answers = Questions about your data, and corrections you asked for.
notice-kind-poll_opens = A poll opens in which you may vote
notice-words-poll_opens = Once for each poll.
notice-kind-poll_closes = A poll you follow closes soon
notice-words-poll_closes = A day before it closes, if you may vote in it. You follow a poll on its page.
notice-kind-ideas = An idea of yours comes on
notice-words-ideas = Ideas you wrote, support or follow: official answers, polls, money, work, and changed texts.
notice-kind-answer_due = An idea awaits an official answer
notice-words-answer_due = For those who answer for the administration: an idea has enough supports, its answer is due soon, or is late.
notice-way = How shall we tell you?
notice-way-choose = Choose how we shall tell you
notice-way-mail = By e-mail
notice-way-sms = By text message
notice-way-letter = By letter
notice-way-here = Here on the site alone
notice-way-here-hint = Under “Your notices”. What comes another way stands there, too.
notice-way-off = Not at all
notice-pace = How often shall e-mails come?
notice-pace-hint = This counts for e-mails alone.
notice-pace-choose = Choose how often e-mails shall come
notice-pace-daily = One e-mail a day at most
notice-pace-at_once = An e-mail for each
notices-inbox = Your notices
notices-none = No notices yet
notices-read-all = Mark all as read
notice-new = New
notice-stop-title = Stop these e-mails?
notice-stop-lede = It is about: { $what }. You then get no more e-mails about it. On the site it stays under “Your notices”. You can switch it on again in your account.
notice-stop = Stop
notice-stopped-title = Stopped
notice-stopped-lede = You get no more of these e-mails.
notice-stop-foot =
    You get this because your account is set so. Stop these e-mails with one click, without signing in:

    { $stop }
notice-sms = { $what }: { $link }
notice-digest-subject = { $site }: { $n } notices
notice-digest =
    Good day,

    this is what there is to tell from { $site } today:

    { $items }

    What we tell you, and how often, you choose here:

    { $link }
notice-poll_opens-subject = A poll has opened: { $title }
notice-poll_opens-mail =
    Good day,

    a poll has opened in which you may vote: { $title }

    It is open until { $until }.

    { $link }

    This goes to everybody who may vote, whether they have voted or not. Questions: { $contact }
notice-poll_closes-subject = A poll closes soon: { $title }
notice-poll_closes-mail =
    Good day,

    a poll that you follow closes soon: { $title }

    It is open until { $until }.

    { $link }

    This goes to everybody who follows the poll, whether they have voted or not. If you have voted, there is nothing to do. Questions: { $contact }
poll-remind = Remind me before it closes
follow-title = Be reminded of a poll
follow-words = A day before it closes we tell you, in the way you chose. Whether you have voted plays no part, because nobody can see that.
follow-is = You follow this poll. A day before it closes we tell you, in the way you chose.
follow-late = It closes within a day: it is too late for a reminder.
follow-follow = Remind me
follow-leave = Do not remind me
notice-kind-moderation = Moderators decided about what you wrote or reported
notice-words-moderation = Each decision, with its reasons and how to appeal.
notice-kind-queue = Something waits for moderators
notice-words-queue = If you moderate a space: what was reported or noticed there.
queue-notice-subject = Waits for moderators: { $what }
queue-notice-mail =
    Something waits for moderators:
    { $what }

    { $time }

    { $link }
