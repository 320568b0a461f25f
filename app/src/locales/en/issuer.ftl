# The pages of an issuer that somebody else runs, and what is said of such issuers elsewhere.

issuer-about = About this office
issuer-run-by = Run by { $name }.
issuer-not-found = There is no such page here. If you came to vote, go back to the page of the poll.
issuer-internal = That did not work, and it was not your fault. Try again in a moment.

issuer-home-title = About this office
issuer-home-words = { $name } confirms together with a municipality who may vote in its secret polls. Each confirms by itself, so that neither can add votes alone.
issuer-home-sees = It sees that you ask for your right to vote, and never how you vote.
issuer-home-once = It confirms each person once in a poll, by a passkey that is made here.
issuer-home-kept = What it keeps about a poll is deleted when the time of the poll is over.
issuer-to-enrol = Make your passkey

issuer-enrol-title = Make your passkey
issuer-enrol-words = You have got a code from { $name }. Type it here; it works once.
issuer-code = Your code
issuer-code-hint = Twelve letters and digits, like 7Q4M-ZK2T-9HXC. Capitals and dashes do not matter.
issuer-code-empty = Type the code of your letter.
issuer-code-length = The code has twelve letters and digits. Type all of them.
issuer-code-slip = There is a slip in the code. Compare it with your letter.
issuer-code-unknown = This code is not known, was used, or is too old. Ask the office for a new one.
issuer-no-code = If you have no code, ask the office that runs this page.
issuer-make-title = Make your passkey on this device
issuer-make-words = This code belongs to { $person }. If that is not you, do not go on.
issuer-needs-scripts = This step needs scripts, because a passkey is asked for by them. Switch them on for this page, or use another browser.
issuer-made-title = Your passkey is made
issuer-made-words = When a poll asks for it, you are led here and confirm with this passkey.
issuer-made-again = You can close this page, or go back to your poll.

issue-title = Confirm your right to vote
issue-words = A poll of { $town } also asks { $name } to confirm your right to vote. Show your passkey; then you are led back to your ballot.
issue-sees = { $name } sees that you ask, and not how you vote.
issue-button = Confirm with my passkey
issue-no-passkey = No passkey for this office yet?
issue-back = Back to the poll of { $town }
issue-waking = One moment: this page is getting ready.
issue-going = Confirmed. You are being led back to your ballot.
issue-nothing-title = There is nothing to confirm here
issue-nothing = This page is for voters who come from the page of a poll. Go back there and choose to go on.
issue-not-open = This office does not confirm votes in this poll now. It may not have begun yet, or is over.
issue-offline = The office cannot be reached. Nothing is lost; try again in a moment.
issue-stopped-title = This was not confirmed
issue-wrong = The answer makes no sense. Try again from the page of the poll.
issuer-scripts-title = This page needs scripts
issuer-scripts-back = Your ballot waits on the page of the poll, in the browser you came with.

issuer-malformed = This is not what a page of a poll asks for. Go back to the poll and try again.
issuer-window = Votes are not confirmed in this poll now. It may not have begun yet, or is over.
issuer-not-on-roll = This place is not on the list of those who may vote in this poll.
issuer-unknown-passkey = This passkey is not one of this office. Choose the one you made here, or make one with your code.
issuer-passkey = The passkey did not answer as it should. Try once more.
issuer-other-person = This passkey belongs to another person than the one who is signed in at the poll. Choose your own.
issuer-used = Your right to vote in this poll was confirmed here before, for another device or browser. Go on there, or bring its secret file here.

vote-issuer-title = { $name } confirms your right to vote, too
vote-issuer-words = Two offices have to agree that you may vote, so that neither can add votes alone. You are led to { $name } now, show your passkey there, and come back to this page.
vote-issuer-sees = { $name } sees that you vote in this poll, and never how.
vote-issuer-kept = Your choice stays sealed on this device meanwhile.
vote-issuer-go = Go on to { $name }

sealed-took-part-all = { $issuers } each see who asked for the right to vote, and nobody else does.
issuers-notice-title = { $names } confirms, too
issuers-notice = To vote you also need a passkey at { $names }. You get the code for it from that office, and are led there when you cast.

sealed-awaits = { $n ->
    [one] Before the count, { $names } has to confirm to whom it gave the right to vote. It has not answered yet and is asked again and again; nobody can count without it.
   *[other] Before the count, { $names } have to confirm to whom they gave the right to vote. They have not answered yet and are asked again and again; nobody can count without them.
  }

issuers-title = Who else confirms voters
issuers-words = Each of them has to agree before the poll opens, and has to answer when it closes.
issuers-keys = Asked for its keys
issuers-waiting = Asked to agree to the poll
issuers-agreed = Has agreed
issuers-closed = Has confirmed nobody since the close
issuers-again = Asked again { $when }
issuers-ask-now = Ask again now
issuers-asked = They are asked again.
issuer-trouble-unreachable = It does not answer. Ask whoever runs it to start it, and check its address; the poll does not open and is not counted before it answers.
issuer-trouble-unknown-town = It does not know this municipality, or knows another key of it. Whoever runs it adds your address and key to its list.
issuer-trouble-clock = Its clock and ours differ by more than ten minutes, or it got an old request. Set both clocks.
issuer-trouble-taken = It has confirmed voters for this poll under another text already. Make a new poll.
issuer-trouble-key = The poll does not name it as it names itself. Compare its name and address in your settings with its own, withdraw the poll and publish it again.
issuer-trouble-town = It knows this municipality by another name or address. Whoever runs it corrects its list.
issuer-trouble-window = The poll is over or lasts longer than two years.
issuer-trouble-register = More persons may vote than its register has: some of them could not vote. It has to complete its register first.
issuer-trouble-answer = Its answer was not signed with the key in your settings. Do not open the poll before you have found out why.
issuer-trouble-batch = What it published about confirmed voters is wrong: not signed, or not on the list of voters. Ask whoever runs it.
issuer-trouble-refused = It refuses, and does not say why. Ask whoever runs it.

names-and = { $names } and { $last }
fault-assisted-issuers = The server can seal ballots for voters only where it alone confirms them. Untick the help, or publish without other issuers.
issuer-passkeys-none = This browser has no passkeys. Use another browser or device.
issuer-passkey-failed = The passkey did not work. Try once more.
