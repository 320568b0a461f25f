## Voting in a secret poll

vote-waking = Your ballot is being prepared. If nothing appears within half a minute, load the page again or use another browser.
vote-sealed-here = Your ballot is sealed on this device before it is sent.
vote-not-yet = Nothing is sent until you have checked your choice and cast your vote.
vote-too-few = Choose at least { $min } options.
vote-too-many = Choose at most { $max } options.
vote-may-again = You can vote again until the poll closes. Your last vote counts.
vote-phrase = A few words by which you find your ballot (if you like)
vote-phrase-hint = For example “blue kite on Tuesday”. After the close everybody can read them beside your ballot, so do not write your name.
vote-phrase-long = These words are too long. Shorten them to about 60 letters.
vote-keep-title = In case this device fails
vote-keep-words = Save your secret file now, and you can go on voting on another device. Keep it to yourself: whoever has it can vote for you and see what you chose.
vote-save-secret = Save my secret file
vote-working-title = Your vote is being cast
vote-working-words = Please wait a moment. If something interrupts us, open this page again: it goes on by itself.
vote-working-right = Your right to vote is confirmed
vote-working-seal = Your ballot is sealed on this device
vote-working-box = The sealed ballot goes into the box
vote-held-title = Your vote is in the box
vote-held-words = The box has promised, with its signature, to publish your sealed ballot. This receipt finds it. It does not show what you chose.
vote-keep-label = What you can keep
vote-receipt-file = Your receipt as a file
vote-receipt-file-words = It proves that the box took your ballot, and says nothing about your choice. Once all ballots are opened, whoever has it can see what you chose.
vote-save-receipt = Save my receipt
vote-secret-file = Your secret file
vote-secret-file-words = With it you can go on on another device, and open your ballot yourself should the trustees fail to.
vote-secret-warning = Never show or send it to anybody. Whoever has it sees your choice and can vote in your place.
vote-forget = Other people use this device
vote-forget-words = This browser remembers your choice and your secret. You can take them off this device. Save both files first if you want to check or change your vote later.
vote-forget-now = Take my vote off this device
vote-code-head = Check on a second device
vote-code-words = A second device can compute your ballot anew and see whether this one told the truth. Open the code with its camera, then sign in there.
vote-code-show = Show the code
vote-code-warning = The code holds your secret. Let nobody else see it or take a picture of it.
vote-code-title = Code for the camera of your second device
vote-elsewhere = Another device of yours cast this ballot. Its promise and its choice are kept there.
vote-again-title = Changed your mind?
vote-again-words = You can vote again until { $when }. Only your last vote counts.
vote-again = Vote again
vote-used-title = You have begun to vote on another device
vote-used-words = Your right to vote in this poll is tied to a secret that only that device or browser has. We do not have it and cannot give it to you.
vote-used-there = Go back to that device and vote there,
vote-used-here = or open here the secret file that you saved there.
vote-used-not-you = It was not you? Write to { $contact }. They can see that your right was used, and never for what.
vote-file = Your secret file
vote-file-hint = It is called comitia-secret and ends in .json. It is read on this device and not sent.
vote-file-unread = This is not a whole secret file. Choose the file called comitia-secret.
vote-file-other = This secret file belongs to another poll.
vote-other-tab = You have gone on in another tab or window. This is how it stands now.
vote-overtaken = Another device of yours has voted in the meantime. What you chose here was not cast.
vote-nothing-lost = Nothing is lost: this device remembers where you were.
vote-try-again = Try again
vote-how-it-works = How your vote is kept secret
vote-unsupported-title = This browser cannot hide your ballot from the operator
vote-unsupported = Your ballot has to be sealed on your own device, by a small program of this page. This browser does not run it, so nothing was sent.
vote-way-scripts = Allow scripts for this page and load it again.
vote-way-device = Open { $address } in another browser or on another device.
vote-way-person = Ask somebody you trust to lend you a device, or ask us for help.
vote-storage-title = This browser does not keep your secret
vote-storage = Without it you could not go on after an interruption. It may be a private window, or the storage is full. Use an ordinary window or another browser.
vote-offline-title = The server cannot be reached
vote-offline = Check your connection to the internet, then try again.
vote-changed-title = Something is wrong with this poll
vote-changed = What the server shows here is not what its public record says. For your safety nothing was sent. Please write to { $contact }.
vote-closed = This browser keeps no vote of yours in this poll. If you voted on another device, look there, or open its secret file here.
vote-signed-out-title = You are signed out
vote-signed-out = Sign in again. Your ballot then goes on where it was.
vote-wrong-title = The answer was not right
vote-wrong = The server answered with something that cannot be trusted, and this device did not use it. Try again.
vote-told-title = Your vote is not in the box
device-title = Go on with your vote on this device
device-words = Open the code of your first device with the camera of this one, or choose the secret file you saved.
device-taken-title = Your secret is on this device now
device-taken-words = Sign in as the same person, and you go on where you were.
device-go-on = Sign in and go on
place-look-again = Look again
place-asked-title = Looking for your ballot
place-asked = This device is asking where your ballot is.
place-waiting-title = Your ballot waits for the next batch
place-waiting = It is in the box. It will be published together with others, so that nobody can tell whose it is.
place-recorded-title = Your ballot is in the public record
place-recorded = It stands there as number { $number }. This device has checked the proof.
place-missing-title = Your ballot was not found
place-missing = It is neither in the box nor in the record. If the receipt is from this poll, the signed promise in your receipt file is your proof. Send it to { $contact } and to somebody you trust.
place-unproven-title = The proof is wrong
place-unproven = The record says that it holds your ballot, but its proof does not fit. Keep your receipt file as your proof and write to { $contact }.
place-unknown-title = We could not look
place-unknown = The record could not be read just now. Your ballot is in the box: it has promised it. Look again later.

## What can be relied on in a secret poll

sealed-took-part-title = Who can see that you took part?
sealed-took-part = { $operator } can, because it gives out the right to vote. The public sees anonymous entries only. When the poll is archived, the keys for it are deleted.
sealed-choice-title = Who can see what you chose?
sealed-choice = You alone. Your device seals the ballot, and no copy of the databases tells whose it is. After the close all ballots are opened, without names.
sealed-connection-title = While you vote
sealed-connection = This page’s program comes from { $operator }, who could deliver a false one. Technicians who watch the connection then could guess from the time which sealed ballot is yours.
sealed-add-title = Who could add votes?
sealed-add-one = { $operator } could, up to the { $eligible } who may vote. Persons who did not vote could find in the record that their right was used.
sealed-add-all = Only { $issuers } together.
sealed-stop-title = Who could stop your ballot?
sealed-stop = { $operator } could refuse it, and you would see that at once. Once the box has promised, a missing ballot is proof against it.
sealed-totals-title = Who can see how the vote stands?
sealed-totals = Nobody before { $when }, unless { $t } of the { $n } trustees break their word together.
sealed-totals-after = Before the close, only { $t } of the { $n } trustees together could have. Now everybody can count.
sealed-watch-title = Who watches the record?
sealed-watch-nobody = Nobody besides { $operator } signs it. Everybody can download it and compare.
sealed-watch = At least { $quorum } of { $n } independent witnesses sign each state of it.
sealed-once-title = Can you vote twice?
sealed-once = No. One ballot is taken of each person, and it cannot be changed.
sealed-once-last = You can vote again until the close; only your last vote counts.
sealed-proof-title = Can you be made to prove your vote?
sealed-proof = Yes: whoever gets your receipt or your secret file sees your choice once ballots are open. This is not made for elections of parliaments.
sealed-to-record = The public record of this poll
sealed-complaints = Whoever misses a ballot can complain until { $when }. Then { $t } of the { $n } trustees open the ballots together, and everybody can count.
sealed-trustees = The ballots are waiting for { $t } of the { $n } trustees to open them together. The result will be here right after.

## The public record

sealed-receipt-words = Type the receipt you got when you voted. We tell you whether its ballot is in the box or in the public record.
sealed-receipt-recorded = It stands there as number { $number }, sealed, where everybody can see it.
sealed-receipt-proof = The proof, as a file
sealed-receipt-own = Check it on my own device
record-title = The public record
record-lede = Everything that was fixed for this poll, every sealed ballot and the count, for everybody to check.
record-what = What this is
record-what-words = The record only ever grows. Each state of it is signed, so that nothing in it can be changed, left out or put in later unseen. It names nobody.
record-batches = Ballots come into it in batches of at least { $k }, sorted by receipt, so that their order tells nothing.
record-size = Entries
record-ballots = Sealed ballots
record-voters = People who voted
record-batch-count = Batches
record-newest = The newest signed state
record-newest-words = Signed on { $when }. Keep a copy: should the record ever say something else, the two together prove it.
record-watch-words = { $n ->
    [one] One independent witness follows this record and cosigns each state it sees grow. { $quorum } has to.
   *[other] { $n } independent witnesses follow this record and cosign each state they see grow. { $quorum } of them have to.
  }
record-watch-met = Enough of them have cosigned the newest state.
record-watch-older = The newest state waits for cosignatures. The state of { $size } entries has enough.
record-watch-none = No state shown here has enough cosignatures yet.
record-watch-caption = What each witness has cosigned
record-witness = Witness
record-cosigned-up-to = Cosigned up to entry
record-cosigned-at = By its own clock
record-cosigned-nothing = nothing yet
record-cosigned = Cosigned
record-cosigned-by = by { $by } of { $n }
record-checkpoints = All signed states
record-checkpoints-caption = Signed states, newest first
record-signed = Signed
record-feed = Follow them in a feed reader
record-feed-title = Signed states of the record: { $poll }
record-entry = { $n ->
    [one] One entry
   *[other] { $n } entries
  }
record-yours = Your receipt finds your ballot in the record.
record-verify = Check all of it
record-verify-words = This program downloads the record and recomputes every step. It needs nothing but this address:
record-manifest = What was fixed at the beginning
record-text = The texts that bind
record-roll = Who may vote, without names
record-checkpoint = The newest signed state
record-sizes = Sizes of all signed states
record-leaves = The first entries

## How a secret poll works

sealed-help-title = Secret polls: how your vote is kept secret, and what could go wrong
sealed-help-lede = In polls that are called secret, your own device seals the ballot. It works like voting by post.
sealed-help-1 = You ask for your right to vote.
sealed-help-1-words = Your device hides a number in an envelope. The town sees your name, stamps the envelope unopened, and notes that you have your stamp.
sealed-help-2 = Your device seals the ballot.
sealed-help-2-words = It takes the stamped number out of the envelope and locks your choice so that only the trustees together can open it.
sealed-help-3 = The ballot goes into the box without your name.
sealed-help-3-words = The box sees the stamp, not you. It signs a promise to publish the ballot: your receipt.
sealed-help-4 = All sealed ballots are published.
sealed-help-4-words = They appear in batches, in an order that tells nothing. You can find yours by its receipt.
sealed-help-5 = The trustees open them together.
sealed-help-5-words = No trustee can do it alone. Then everybody can count.
sealed-help-wrong = What could go wrong
sealed-help-wrong-page = The program on the page comes from the operator. A false one could pass on your choice. What it should be is fixed in the record, but your browser cannot check that by itself.
sealed-help-wrong-line = Whoever watches your connection while you vote could guess from the time which sealed ballot is yours. What is stored does not tell.
sealed-help-wrong-add = An operator who alone gives out the right to vote could use it for people who do not vote.
sealed-help-wrong-trustees = If too many trustees lose their keys, each voter has to open their own ballot with the secret file.
sealed-help-wrong-lost = If you lose your device before you vote and have no secret file, you cannot vote any more in this poll.
sealed-help-wrong-force = Somebody could force you to show your secret file, or sit beside you while you vote.
sealed-picture-caption = The way of a sealed ballot
sealed-picture-description = Your device hides a number, and the issuer, who knows your name, stamps it unseen. Your device seals the choice. The box, which does not know your name, takes the sealed ballot and publishes it. After the close the trustees open all ballots together.
sealed-picture-device = Your device: chooses and seals
sealed-picture-issuer = The issuer
sealed-picture-issuer-small = knows you, sees no ballot
sealed-picture-box = The box
sealed-picture-box-small = sees ballots, does not know you
sealed-picture-record = The public record: sealed ballots, for all to see
sealed-picture-trustees = The trustees open all of them together
sealed-own = Too few trustees have handed in their parts of the key. Therefore you can open your own ballot until { $when }, in the browser in which you voted. The result will be here after that.
refused-opening-now = Ballots are not opened by their voters now.
refused-opening-none = There is no such ballot that counts.
refused-opening-wrong = This does not open that ballot.
open-own-title = Open your ballot
open-own-words = Too few trustees have handed in their parts of the key, so your ballot counts only if you open it yourself. Everybody can then read what is in it, as if the trustees had opened it. It does not say that it is yours.
open-own = Open my ballot
open-own-asked = Your ballot is being opened …
open-own-done = Your ballot is open, and will be counted.
open-own-elsewhere = This browser did not seal your last ballot. Open it where you cast it, or with your secret file.

## Voting with the server's help

sealed-for-offer-title = Let the server seal your ballot
sealed-for-offer = This poll allows it. { $operator } then sees your vote while it seals it, so it is not secret from { $operator }.
sealed-for-offer-link = Vote with the help of the server
sealed-for-title = The server of { $operator } seals this ballot and sees it
sealed-for-words = In this way of voting your choice is not hidden from the operator. The server sees it for a moment, seals it, puts it into the box and keeps nothing that links it to you.
sealed-for-marked = The ballot bears a public mark that the server sealed it. If few ballots have it, somebody who knows that you were helped could guess which is yours once they are opened.
sealed-for-time = Your right to vote is noted and your ballot comes in at the same moment. Whoever watches the server then, or copies its databases before the next batch is published, could tell from that which sealed ballot is yours.
sealed-for-final = You get a receipt and no secret. So you cannot vote again, on another device either, and if too few trustees hand in their keys you cannot open your ballot yourself.
sealed-for-tick-title = What the server sees
sealed-for-tick = I know that the server of { $operator } sees my vote while it seals it.
sealed-for-tick-desk = The person knows that I see the vote, and that the server of { $operator } sees it while it seals it.
sealed-for-untick = Tick that this is known. Nothing is cast without it.
sealed-for-done = Your vote is in the box, sealed by the server. Keep the receipt: we cannot send it again. There is no secret file for this ballot.
sealed-for-used-title = The right to vote in this poll has been used
sealed-for-used = One person has one right to vote, and this one was given out. We cannot see for which ballot.
sealed-for-used-cast = If the ballot is in the box, its receipt finds it below.
sealed-for-used-device = If you began to vote on another device or in another browser, go on there.
sealed-receipt-file = Save the receipt file
sealed-receipt-file-words = It holds the sealed ballot and the signed promise of the box. You can show it before the ballots are opened: there is no choice in it that anybody can read.
sealed-choice-assisted = You alone, if your own device seals the ballot: then no copy of the databases tells whose it is. After the close all ballots are opened, without names.
sealed-assisted-title = If you let the server seal it
sealed-assisted = People whose browser cannot seal may ask the server of { $operator } to do it. It then sees the vote. Such ballots bear a public mark and are counted apart, and cannot be changed.
sealed-assisted-desk = Residents without an account may vote at the desk. The clerk and the server of { $operator } see that vote. That there was help is recorded, what was chosen is not.
record-assisted = { $n ->
    [0] None of the ballots was sealed with the help of the server.
    [one] One of the ballots was cast with the help of the server, which saw it while sealing.
   *[other] { $n } of the ballots were cast with the help of the server, which saw them while sealing.
  }
sealed-help-wrong-assisted = Where a poll allows it, the server can seal the ballot for people whose browser cannot. Then the operator’s server sees that vote for a moment. If there are few such ballots, one could guess whose they are.
