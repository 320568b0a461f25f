## Signing in

sign-in-lede = Choose a way. You need no password.
sign-in-already = You are signed in as { $name }. Sign in again only if you want to use another way or another account.
sign-in-passkey = With a passkey
sign-in-passkey-words = If you have made a passkey here before, this is the fastest and safest way.
sign-in-link = With a link by e-mail
sign-in-link-words = We send you a link. It works once, for half an hour. If you are new here, it makes your account.
sign-in-link-send = Send me a link
sign-in-email-hint = For example name@example.org
email = E-mail address
sign-in-trouble = I cannot sign in
sign-in-trouble-words = If your device with the passkey is lost or broken, use the link by e-mail: it always works. Then remove the old passkey in your profile and make a new one. If you can no longer read your e-mail, write to us.
passkey-sign-in = Sign in with a passkey
passkey-what = What is a passkey?
passkey-what-words = A passkey is a key that your phone or computer keeps for you. You open it with your fingerprint, your face or the code of the device. Nobody can guess it, and you have nothing to remember.
passkey-needs-scripts = Passkeys need scripts, and your browser runs none here. The link by e-mail works without them.
passkey-off = Passkeys are not available at the moment. Use the link by e-mail.
passkey-busy = Your browser asks you now …
passkey-unsupported = This browser has no passkeys. Use the link by e-mail.
passkey-cancelled = Nothing was sent: it was stopped or took too long. You can try again.
passkey-present = This device has a passkey for you already.
passkey-failed = The passkey did not work. Try again, or use the link by e-mail.
passkey-late = It took too long, or this page was open in two windows. Try the passkey again.
passkey-malformed = We did not understand what your browser sent. Try the passkey again.
passkey-unknown = We do not know this passkey. It may have been removed. Use the link by e-mail.
passkey-refused = We could not check this passkey. Try again, or use the link by e-mail.
signed-in = You are signed in.
signed-out = You are signed out.
signed-out-everywhere = You are signed out on all devices.

## The link by e-mail

mail-link-subject = Your link to sign in at { $site }
mail-link-body =
    Good day,

    somebody, we hope you, wants to sign in at { $site } with this address. Open this link and press “Sign in”:

    { $link }

    It works once, for { $minutes } minutes.

    If it was not you, do nothing. Nobody can sign in without this link.

    Questions: { $contact }
alert-device-subject = Sign-in on a new device at { $site }
alert-device = somebody signed in to your account at { $site } on a device that was not used for it before.
alert-added-subject = A passkey was added at { $site }
alert-added = a passkey was added to your account at { $site }. Whoever holds it can sign in.
alert-removed-subject = A passkey was removed at { $site }
alert-removed = a passkey was removed from your account at { $site }.
alert-body =
    Good day,

    { $what }

    When: { $when }
    Device: { $device }

    If it was you, there is nothing to do.

    If it was not you, sign out all devices here:

    { $sessions }

    Then remove passkeys that you do not know:

    { $passkeys }

    Change the password of your mailbox too, because links to sign in arrive there. If you need help, write to { $contact }.
link-sent-title = Look into your mailbox
link-sent-lede = If the address is right, we have sent a link to it. It works once, for { $minutes } minutes.
link-sent-words = It can take a few minutes. Look in the folder for unwanted mail too. If you asked several times, every link that has not expired works.
link-sent-demo = This is a demonstration: no mail leaves it.
link-sent-again = Use another address or ask again
link-title = One more step
link-lede = You are about to sign in as { $email }.
link-words = This step is here because some mail programs open links by themselves. If this is not your address, close this page.
link-useless-title = This link does not work any more
link-useless-lede = A link works once, for { $minutes } minutes. This one was used, has expired, or was cut off by the mail program.
link-useless-again = Get another link

## Profile

me-nav = Your account
me-title = Your profile
me-passkeys = Passkeys
me-sessions = Devices
me-name = Name
me-no-name = not given
me-language = Language
me-language-question = In which language shall we write to you?
me-language-hint = Pages follow it too.
error-language = Choose one of the languages.
me-name-question = What shall we call you?
me-name-hint = It is shown to you, and to those who give you a role. You can leave it empty.
me-roll = What the roll of residents says
me-roll-words = Your account is confirmed for this person on the roll of residents. Only this is used, to decide which polls are yours. If something is wrong, tell the residents’ office.
me-roll-name = Name on the roll
me-roll-district = District
me-roll-born = Born on
change = Change
save = Save
saved = Saved.
rename = Rename
remove = Remove
cancel = Cancel
level-title = How sure we are that it is you
level-email = Your e-mail address is confirmed.
level-email-next = We have not found you on the roll of residents yet. If you live here and the residents’ office knows this address, sign in once more by e-mail: we look again each time. Otherwise give the office your address.
level-resident = Your residence is confirmed.
level-resident-next = For the highest level, make a passkey and sign in with it. Some votes ask for that.
level-strong = Your residence is confirmed, and you signed in with a passkey. There is no higher level.
sign-out = Sign out
sign-out-words = Sign out when others use this device too.
sign-out-everywhere = Sign out on all devices

## Passkeys

passkeys-lede = Sign in with your fingerprint, your face or the code of your device. Make one passkey for each device you use.
passkeys-none = You have no passkey yet
passkeys-recovery = The link by e-mail always lets you in. What is sensitive waits for a passkey, if you have one.
passkey-add = Make a passkey
passkey-make = Make the passkey
passkey-added = The passkey is made. You can sign in with it from now on.
passkey-removed = The passkey is removed.
passkey-made = made { $when }
passkey-used = last used { $when }
passkey-unused = not used yet
passkey-name = Name of this passkey
passkey-name-hint = So that you know later which device it is on.
passkey-rename-title = Rename this passkey
passkey-remove-title = Remove “{ $name }”?
passkey-remove-lede = Nobody can sign in with it afterwards. Your device may still show it: delete it there too.

## Devices

sessions-lede = Here you are signed in. If you do not know one of these, sign it out.
session-since = signed in { $when }
session-seen = last used { $when }
session-this = This device
session-ended = That device is signed out.
sessions-everywhere-words = This signs you out here too.
agent-on = { $browser } on { $system }
agent-unknown = Unknown device

## Roles

roles-title = Roles
roles-lede = Who may do more than citizens, and where.
roles-held = Roles held
roles-none = Nobody holds a role yet.
roles-count = { $n ->
    [one] { $n } role
   *[other] { $n } roles
  }
role = Role
role-who = Who
role-where = Where
role-do = Do
role-since = since { $when }
role-everywhere = Whole municipality
role-space-gone = A space that is not listed
role-revoke = Revoke
role-revoked = The role is revoked.
role-granted = The role is granted. It holds from the next page this person opens.
role-held = This person holds that role already.
role-last = This is the last administrator of the whole municipality. Make somebody else one first, so that nobody is locked out.
role-grant = Grant the role
role-grant-title = Grant a role
role-email-hint = Of the person. They sign in with a link to this address, or as they always do.
role-moderator = Moderator
role-moderator-what = Keeps discussions civil.
role-councillor = Councillor
role-councillor-what = Reads the analyses and answers ideas officially.
role-case-worker = Case worker
role-case-worker-what = Works on cases.
role-unit-manager = Unit manager
role-unit-manager-what = Answers for a unit and its promises.
role-administrator = Administrator
role-administrator-what = Sets things up: phases, polls and, for the whole municipality, roles.
role-auditor = Auditor
role-auditor-what = Checks, and changes nothing.
error-role = Choose a role.
error-space = Choose where the role holds.

## Outbox of a demonstration

outbox-title = E-mails of this demonstration
outbox-lede = These mails would have been sent. In a demonstration they stay here, and everybody can read them.
outbox-empty = No mail yet
outbox-to = To { $address }

## Showing once more who one is

denied-confirm = For this we have to be sure that it is you.
confirm-title = Is it you?
confirm-lede = What you are about to do is sensitive. Show once more that it is you; then you get back to where you were.
confirm-passkey = Confirm with your passkey
confirm-link-words = We send a link to { $email }. Open it on this device and you can go on.
confirm-off = This needs your passkey, and passkeys are not available at the moment. Try again later.
confirm-needs-scripts = Passkeys need scripts, and your browser runs none here. Use another browser for this step.
confirm-trouble = I cannot confirm
confirm-trouble-words = If your device with the passkey is lost: sign in with a link by e-mail and remove the passkey. That takes effect after three days, so that nobody else can do it behind your back. If that does not work, write to { $contact } or come to the desk.
passkey-of-another = This passkey belongs to another account. Use one of the account you are signed in to.

## On the way to a higher level

step-up-title = We have to know you better for this
step-up-lede-resident = Only residents can take part here. We compare you once with the roll of residents; after that it works everywhere.
step-up-lede-strong = Here we have to be very sure that it is you. It takes one more step, once on each device.
step-up-email = Confirm your e-mail address
step-up-resident = Show that you are a resident
step-up-resident-words = Choose one of these ways:
step-up-code = With a code from a letter
step-up-code-words = If the municipality has sent you a letter with a code. It takes a minute.
step-up-desk = In person
step-up-desk-words = Come with an identity document. Nobody asks for a password.
step-up-strong = Use a passkey
step-up-strong-after = A passkey on your device; it comes after the step before.
step-up-strong-use = You have a passkey. Use it now.
step-up-strong-make = You have no passkey yet. Making one takes a minute; then you go on from where you were.
step-up-later = Not now, back to where I was
step-done = Done

passkey-leaves = It will be removed on { $when }, unless a passkey of this account is used before.
passkey-keep = Show a passkey and keep it
passkey-remove-later = You have not shown a passkey just now. So it will be removed in { $hours } hours, and we tell you by e-mail. Using any of your passkeys before then keeps it.
passkey-remove-now = Show a passkey and remove it at once
passkey-removed-later = It will be removed in three days. We have sent you an e-mail about it.
alert-leaves-subject = A passkey will be removed at { $site }
alert-leaves = somebody asked to remove a passkey from your account at { $site }, without showing one. It goes in three days. If it was not you, sign in with a passkey now: that keeps it.

alert-identity-subject = Another identity was connected at { $site }
alert-identity = an identity of a provider was connected with your account at { $site }. Whoever has it can sign in.
