## Confirming a telephone number and a postal address

phone-confirm-title = Confirm your telephone number
phone-confirmed = Confirmed.
phone-no-gateway = We cannot send text messages at the moment. You can have the number confirmed at the desk: get a number for the desk and come with your telephone.
phone-desk = Get a number for the desk
phone-confirm-words = We send a text message with a code to { $number }. The code works for { $minutes } minutes.
phone-send = Send the code
phone-no-country = We cannot tell to which country this number belongs. Type it with its beginning, for example 030 or +49 30.
phone-too-many = Too many codes were asked for. Try again in an hour, or have the number confirmed at the desk.
phone-sms = { $code } is your code for { $site }. It works for { $minutes } minutes. Tell it to nobody.
phone-code-title = Type the code from the text message
phone-code-lede = We are sending it to { $number }.
phone-code = Code
phone-code-hint = Six digits
phone-code-six = The code has six digits
phone-code-wrong = { $left ->
    [one] This code is not right. You have one more try
   *[other] This code is not right. You have { $left } more tries
}
phone-stuck = The text message has not gone out yet, because there is trouble with sending. We keep trying. If it does not come, have the number confirmed at the desk.
phone-send-again = No message? Send a new code
address-confirm-title = Confirm your postal address
address-confirmed = Confirmed.
address-confirm-words = We send a letter with a code to this address. When it has come, type the code here.
address-ask = Send me a letter
address-waits = Your letter is waiting to be printed at the desk. When it has come, type its code here.
address-code-words = Your letter is on its way. Its code works for { $days } days.
address-none = The letter did not come
address-too-many = You have asked for two letters this week. Try again next week, or come to the desk.
contact-confirmed = Confirmed.
contact-code-gone = That code has expired. Ask for a new one.
contact-wait = You typed { $tries } wrong codes. You can try again after { $when }.
contact-wait-words = The wait keeps others from guessing a code.
contact-phone = Telephone
contact-address = Postal address
contact-means-sms = by a code in a text message
contact-means-letter = by a code in a letter
contact-means-desk = at the desk
contact-means-roll = by the roll of residents
contact-the-phone = telephone number
contact-the-address = postal address
contact-mail-confirmed-subject = Your { $what } at { $site } is confirmed
contact-mail-confirmed =
    Good day,

    a { $what } was confirmed for your account at { $site }. You can see and change it here:

    { $link }

    If that was not you, sign in, remove it there, and write to { $contact }.

    You get this because it guards your account; it cannot be switched off.
contact-sms-confirmed = This number is now confirmed at { $site }. If that was not you: { $contact }
contact-mail-changed-subject = Your { $what } at { $site } was changed
contact-mail-changed =
    Good day,

    the confirmed { $what } of your account at { $site } was changed or removed.

    If that was you, there is nothing to do. If not, undo it here until { $until }. Then everybody is signed out of your account, too:

    { $link }

    Questions: { $contact }

    You get this because it guards your account; it cannot be switched off.
contact-sms-changed = This number was removed from an account at { $site }. If that was not you, undo it within 72 hours: { $link }
contact-letter-changed-subject = Your postal address at { $site } was changed
contact-letter-changed =
    Good day,

    the confirmed postal address of your account at { $site } was changed or removed. You have also got an e-mail about this, with a link to undo it within 72 hours.

    If that was you, there is nothing to do. If not, sign in and look at what stands under “About you”, or write to { $contact }.
contact-undo-title = Undo the change?
contact-undo-lede = The { $what } that was there before is confirmed again. Everybody is signed out of the account.
contact-undo = Undo it
contact-undone-title = Undone
contact-undone-words = It is as it was before. Sign in again, and look where your account is signed in and which passkeys it has.
contact-undo-useless = This link has been used, or its 72 hours are over.
profile-phone-confirm = Confirm the number
profile-address-confirm = Confirm the address
outbox-sms = Text message

## At the desk

post-title = Post
post-what = Print letters that confirm addresses, and what people wanted by letter.
post-lede = Waiting: { $codes ->
    [one] one letter with a code
   *[other] { $codes } letters with a code
}, { $others ->
    [one] one other letter
   *[other] { $others } other letters
}.
post-none = No letter waits
post-print = Print the letters
post-back = Back to the post
desk-contacts-title = Confirm a telephone
desk-contacts-what = For people who stand at the desk with their telephone.
desk-contacts-lede = The person gets a number for the desk in their account, under “Where you live”. Then call their telephone: if it rings here, it is theirs.
desk-contacts-number = Number for the desk
desk-phone-hint = As the person says it. It has to be the one in their account.
desk-phone-how = How do you know?
desk-phone-seen = I called the number and the telephone here rang
desk-phone-confirm = Confirm
desk-phone-other = This is not the number that stands in the account
desk-phone-tick = Call the number first and tick the box
letter-address-subject = Your code for { $site }
letter-address-greeting = Good day,
letter-address-why = somebody with your name told { $site } on the internet that this is their postal address. With this code the address is confirmed.
letter-address-how = Sign in, open { $link } and type the code. It works until { $until }.
letter-address-not = If you did not ask for this letter, there is nothing to do. Questions: { $contact }
