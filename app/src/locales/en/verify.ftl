# Verifying a whole secret poll.

verify-link = Check the whole poll yourself
verify-title = Check it yourself: { $poll }
verify-heading = Check the whole poll yourself
verify-lede = Your own device reads the public record of this poll and recomputes every step of it. You need nobody’s permission. The server can see that you read the record, and nothing else.
verify-early = The poll is not counted yet. What stands in the record so far can be checked already.

verify-here = Here, in this browser
verify-here-words = The whole record is read, piece by piece, and nothing of it is kept. A poll of a thousand ballots takes seconds, a large one up to an hour. You can go on using the page, and stop at any time.
verify-start = Check now
verify-again = Check once more
verify-stop = Stop
verify-waking = The program that checks is being loaded.
verify-working = Checking
verify-progress = How far the check is
verify-reading = Who may vote and all signed states are being read.
verify-first = Entries read and every signature checked: { $n } of { $of }
verify-second = Ballots opened and counted once more: { $n } of { $of } entries
verify-stopped-title = You have stopped the check
verify-stopped = Nothing can be said about the poll yet.
verify-unreached-title = The record could not be read to the end
verify-unreached = The file “{ $file }” did not come, although it was asked for several times. Nothing can be said about the poll yet. Look at your connection, and check once more.
verify-broken-title = The check broke off
verify-broken = This browser could not do it: perhaps it is too old, or has too little memory. Check once more, or use one of the programs on this page.

verify-good-title = All is as it should be so far
verify-good = Every entry, every signature and every number in the record so far was recomputed. Nothing is wrong.
verify-failures-title = Something is wrong with this record
verify-failures = This is all that the verifier found. Keep the report, and show it to somebody you trust. A broken connection or a damaged file can be the cause: check once more.
verify-more = And { $n } more. All of them stand in the report.
verify-result = The result
verify-same = The result that this site shows is the same as the one that your browser has counted.
verify-differs = The result that this site shows is not the one that your browser has counted.
verify-no-shown = The site shows no result. This is what your browser has counted.
verify-no-result = The ballots are still sealed: there is no result to compare.
verify-counted = Ballots counted: { $ballots }. Invalid or unreadable among them: { $invalid }.
verify-winner = Wins: “{ $option }”
verify-eligible = People who may vote
verify-issued = Rights to vote given out
verify-root = The fingerprint (root hash) of all entries, as the newest signed state has it:
verify-report = Save the report (JSON)

verify-checks = What is checked
verify-checks-record = The record: no entry was changed, left out or put in after a state of it was signed.
verify-checks-poll = The poll: its question, its options and its rules are those that were fixed before it opened.
verify-checks-rights = The rights to vote: nobody who is not on the roll was given one, nobody was given two, and no more people voted than were given one.
verify-checks-ballots = The ballots: each bears the stamp of everybody who gives out rights, and the voter’s signature; none stands there twice; none came late.
verify-checks-count = The count: the trustees’ parts of the key are the right ones, every ballot that counts was opened, and together they make the published result.
verify-not = What this check cannot show
verify-not-page = That this page is honest. It comes from the operator, and a false page could say that all is well. If you want to be sure, use one of the programs, from a source that you trust.
verify-not-same = That everybody sees the same record. For that, witnesses sign it, and you can compare its fingerprint with that of others.
verify-not-rights = That the rights to vote were given to the right people. Whoever gives them out alone could use those of people who did not vote.
verify-not-yours = That your own ballot is there. Your receipt shows it.

verify-otherwise = With a program
verify-otherwise-words = Both are in the source code of Comitia. The first is what this page runs, too; the second was written anew, from the description of the protocol alone.
verify-program = The program of Comitia:
verify-python = The second verifier, in Python:
verify-cannot-title = This browser cannot check the poll
verify-cannot = Checking here needs scripts and WebAssembly. Switch them on, use another browser, or use one of the programs on this page. You can also download the files of the record.
