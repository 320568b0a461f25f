## Help

help-title = Help
help-vote = Voting in five steps
help-vote-1 = Find the poll.
help-vote-1-words = The home page shows what is open. Each poll says why it is asked, who may vote and until when.
help-vote-2 = Sign in.
help-vote-2-words = With a passkey, or with a link that we send you by e-mail. You do not need a password.
help-vote-3 = Choose.
help-vote-3-words = One page, one question. You can read each option in full.
help-vote-4 = Check and cast.
help-vote-4-words = You see what you chose and can change it. It counts when you press “Cast my vote”.
help-vote-5 = Keep the receipt.
help-vote-5-words = After the close it finds your ballot among all published ones.
help-who = Who may vote, and why
help-who-words = Each poll has its own rule: everybody with a confirmed e-mail address, all residents on the roll, or residents of some districts. The poll page says whether you may vote and, if not, why not.
help-who-age = Age counts on the day the poll closes, so that nobody’s right changes while it is open.
help-questions = Frequent questions
help-q-change = Can I change my vote?
help-a-change = Before you cast it: yes, as often as you like. Afterwards no, because we do not know which ballot is yours.
help-q-receipt = I have lost my receipt. What now?
help-a-receipt = Your vote counts all the same. Without the receipt you cannot find your ballot, and neither can we.
help-q-roll = It says that I am not on the roll. What now?
help-a-roll = Check the name in your profile, or write to us. The roll comes from the residents’ register of the municipality.
help-q-mail = The e-mail does not come.
help-a-mail = Look into the folder for unwanted mail and wait some minutes. Then ask for another link. Each link works once, for half an hour.
help-q-passkey = What is a passkey?
help-a-passkey = A key that your device keeps for you. You open it with a fingerprint, your face or a number. It works here alone and cannot be guessed.
help-q-helper = May somebody help me vote?
help-a-helper = Somebody may help you with the device. Choose by yourself if you can, and do not give your mail account to anybody.
help-contact = Contact
help-contact-words = { $operator } answers your questions and takes your complaints.
help-more = More about this service

## Secrecy

secrecy-title = How your vote is kept secret
secrecy-lede = What we promise, what we cannot promise, and how you can check.
picture-caption = Two boxes without a link
picture-description = Your vote reaches the server in readable form. There it is taken apart: one box holds who took part, as a number that cannot be read without a key; the other holds the ballots, without name, time or order. After the close the ballots are published.
picture-you = You cast your vote
picture-server = The server takes it apart
picture-who = Who took part
picture-who-small = locked by a key
picture-what = Ballots
picture-what-small = without names
picture-close = All ballots are published
secrecy-promise = What we promise
secrecy-promise-apart = No page, log or table names you beside your ballot. Ballots carry no name, no time and no order.
secrecy-promise-once = Nobody can vote twice, not even by sending the form a thousand times at once.
secrecy-promise-published = After the close every ballot is published with its receipt. You can find yours, and anybody can count again.
secrecy-promise-hidden = No page shows a result before the close, to nobody, staff included.
secrecy-promise-key = The key that locks who took part is a file of its own, not in the database, and is destroyed when the poll is archived.
secrecy-not = What we cannot promise
secrecy-not-operator = Whoever runs the server ({ $operator }) could look on while you cast your vote, because it arrives in readable form. The database’s inner files also tell which ballot came in together with which voter, until it is mixed with others. That happens when 20 more ballots, and a tenth of all, have come in, and at the close. Logs of the database and copies made before tell it later too.
secrecy-not-add = { $operator } could add ballots in the name of people who do not vote. It would show only if there were more ballots than people who may vote.
secrecy-not-totals = Technicians of { $operator } could count the ballots before the close.
secrecy-not-proof = Your receipt shows your ballot to whoever has it, once the ballots are published. So you could be made to show it, or could sell your vote.
secrecy-not-watching = Nobody can keep others from looking over your shoulder.
secrecy-not-device = A device with harmful programs can see and change what you do.
secrecy-not-small = Where very few people vote, the result can tell how somebody voted. The poll page warns you.
secrecy-not-election = This is not made for elections of parliaments or mayors.
secrecy-wrong = If something is wrong
secrecy-wrong-words = Keep your receipt and write to { $contact }. The receipt shows us which ballot you mean. It is no proof for others, because receipts are not signed here.
secrecy-check = Check it yourself
secrecy-check-words = After the close each result page offers all ballots and what was fixed at the opening. The receipt of a ballot follows from these by a public rule, so that every change shows.

## Accessibility

accessibility-title = Accessibility
accessibility-lede = Everybody should be able to take part here. We work by WCAG 2.2, level AA, and EN 301 549.
accessibility-done = What you can count on
accessibility-done-scripts = Every page works without scripts and with old browsers. A passkey alone needs scripts; the link by e-mail does not.
accessibility-done-keyboard = Everything can be reached by keyboard, and you always see where you are.
accessibility-done-size = Text can be made twice as large, and pages fit on small phones without scrolling sideways.
accessibility-done-colour = Light, dark and high-contrast colours follow your device. Colour never says anything alone.
accessibility-done-charts = Every chart has a table with the same facts.
accessibility-done-time = No step of voting has a time limit of its own, except the close of the poll.
accessibility-tested = How we test
accessibility-tested-words = A program checks the pages for known barriers, in English and German, with scripts on and off, at three widths. A program finds only a part of all barriers.
accessibility-gaps = What is missing
accessibility-gaps-people = People who use screen readers, magnifiers or switches every day have not yet tested this service.
accessibility-gaps-easy = There is no version in easy language or sign language.
accessibility-gaps-texts = Texts of polls are written by people. They can be harder to read than they should be.
accessibility-tell = Tell us about barriers
accessibility-tell-words = Tell us what does not work for you. If you cannot vote because of it, say by when you need an answer.

## Privacy

privacy-title = Privacy
privacy-lede = What we keep about you, and what not.
privacy-what = What we keep
privacy-what-account = Your account: e-mail address, name, language, and the public half of your passkeys.
privacy-what-roll = If you are on the roll of residents: name, date of birth and district, to know in which polls you may vote.
privacy-what-session = While you are signed in: which browser, since when and when last used. You can end each one in your profile.
privacy-what-part = That you took part in a poll, locked by a key. The key is destroyed when the poll is archived.
privacy-what-ballot = Your ballot, without your name. After the close it is published.
privacy-not = What we do not do
privacy-not-third = No third party sees your visit: no analytics, no fonts, maps or videos from elsewhere.
privacy-not-cookies = There are three cookies: one that keeps you signed in, one that remembers your language, and one that knows this device again. If somebody signs in to your account on another device, we tell you by e-mail.
privacy-not-log = Our logs hold no names, no addresses of voters and no ballots.
privacy-who = Who is responsible
privacy-who-words = { $operator } is responsible. You may see, correct and delete what we keep about you, as far as no law says otherwise.
