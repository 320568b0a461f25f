## Ballots on which options are ranked or rated

choose-score = Give each option a score from 0 to { $max }
choose-grades = Grade the options
choose-ranking = Rank the options
hint-score = { $max } is the best. An option without a score gets no points from you.
hint-judgment = Several options can get the same grade. An option you leave out counts as “To be rejected”, if you grade another one.
hint-rank = Place 1 is your first choice. Give each place once, without gaps. You need not rank all; the others get no place.
hint-rank-equal = Place 1 is your first choice. Options can share a place. You need not rank all; those without a place stand below all others.
place = Place { $n }
no-place = No place
rank-add = Add to my order
rank-add-option = Add to my order: { $option }
rank-order = Your order so far
rank-order-hint = Move an option with its arrows, or drag it. Your first choice is at the top.
rank-up = Move up: { $option }
rank-down = Move down: { $option }
rank-out = Take out: { $option }
no-score = No score
no-grade = No grade
score-of = { $score } of { $max }
grade-5 = Excellent
grade-4 = Very good
grade-3 = Good
grade-2 = Acceptable
grade-1 = Poor
grade-0 = To be rejected
choice-nothing-rated = Rate at least one option.
choice-nothing-ranked = Give at least one option a place.
choice-none-and-marks = You have filled in options and also chosen “None of these”. Take one of them back.
choice-place-twice = Place { $place } is given twice. Give each place to one option.
choice-place-gap = Place { $place } is empty, but a later place is given. Close the gap.
choice-no-such-place = There is no such place in this poll. Choose one from the list.
choice-no-such-rating = This cannot be given in this poll. Choose one of the buttons.

## The rule in words

rule-title = How it is counted
rule-single = Each ballot gives one vote to its option. The option with most votes wins.
rule-approval = Each ballot gives one vote to every option it names. The option with most votes wins.
rule-score = The scores of all ballots are added up. { $n ->
    [one] The option with the highest sum wins.
   *[other] The { $n } options with the highest sums win.
  }
rule-judgment = The grades of each option are sorted. What counts is the grade in the middle: at least half of the ballots give it or a better one. If two options have the same, one such grade after the other is taken away until they differ. { $n ->
    [one] The best option wins.
   *[other] The { $n } best options win.
  }
rule-borda = With ten options, place 1 gives nine points, place 2 eight, and so on to none. Options without a place share the points that are left on their ballot. { $n ->
    [one] The option with most points wins.
   *[other] The { $n } options with most points win.
  }
rule-schulze = Each option is compared with each other one: which of the two do more ballots rank higher? An option that wins all these duels wins the poll. If there is none, chains of duels decide, and each chain is as strong as its weakest duel (Schulze). { $n ->
    [one] One option wins.
   *[other] The { $n } options that come first win.
  }
rule-runoff = Each ballot counts for its highest option that is still in. If none has more than half of these ballots, the option with fewest drops out, and its ballots go on to their next choice. So it goes, round by round, until one has more than half.
rule-stv = Whoever reaches the quota is elected: ballots divided by one more than the seats, and one more. What an elected option has above the quota goes on to the next choices, each ballot with a part of its vote. If nobody has too many, the option with fewest is excluded, and its ballots go on. { $n ->
    [one] One option is elected.
   *[other] { $n } options are elected.
  } These are the rules of Scottish council elections (SSI 2007/42).
rule-ties-earlier = If votes are equal, the last earlier round in which they differed decides.
rule-ties = If options are equal in the end, a lot decides: an order of the options that follows from the receipts of all ballots. No voter can know them before the close, and everybody can draw it again.
rule-ties-secret = If options are equal in the end, a lot decides: an order of the options that follows from the public record at its close and the key that opens the ballots. Nobody has both before the close, and everybody can draw it again. If too few trustees hand in their parts, it follows from the record alone.

## What came out

quoted = “{ $option }”
and = { $first } and { $last }
outcome-all-blank = No ballot names an option
outcome-wins = “{ $option }” wins
outcome-win-several = { $options } win
reason-score = { $n ->
    [one] It has the highest sum: { $points } points.
   *[other] They have the highest sums; the first has { $points } points.
  }
reason-borda = { $n ->
    [one] It has most points: { $points }.
   *[other] They have most points; the first has { $points }.
  }
reason-judgment = { $n ->
    [one] Its middle grade is the best: “{ $grade }”. At least half of the ballots give it that grade or a better one.
   *[other] Their middle grades are the best; that of the first is “{ $grade }”.
  }
reason-schulze-beats-all = { $n ->
    [one] It wins the duel against every other option.
   *[other] The first wins the duel against every other option, and the others come next.
  }
reason-schulze = { $n ->
    [one] No option wins all its duels. This one has the strongest chains of victories.
   *[other] No option wins all its duels. These have the strongest chains of victories.
  }
reason-runoff = { $rounds ->
    [one] { $votes } of { $of } ballots put it first: more than half.
   *[other] In round { $rounds } it has { $votes } of the { $of } ballots that still count: more than half.
  }
reason-stv = { $n ->
    [one] It is elected; the quota was { $quota } votes.
   *[other] They are elected; the quota was { $quota } votes. Below you see who reached it when.
  }
reason-lot = Options were equal, and the lot decided; see “Ties” below.
reason-lot-between = On the way options were equal, and the lot decided; see “Ties” below.
column-place = Place
column-sum = Sum
column-scored-by = Ballots that score it
column-mean = Mean
column-points = Points
column-mean-points = Points per ballot
column-median = In the middle
column-above = above “{ $option }”
column-round = Round { $n }
column-stage = Stage { $n }
points = { $n ->
    [one] one point
   *[other] { $n } points
  }
points-written = { $points } points
chart-sums = Sums of the scores
chart-points = Points
chart-grades = How often each grade was given; the line stands in the middle
chart-duels = How many other options each one beats
chart-last-round = { $n ->
    [one] The votes
   *[other] The last of { $n } rounds
  }
chart-first-preferences = First preferences
sums-note = { $n ->
    [one] One ballot scores options, each with { $most } at most. A whole bar would be the highest score from every ballot.
   *[other] { $n } ballots score options, each with { $most } at most. A whole bar would be the highest score from every ballot.
  }
points-note = { $n ->
    [one] One ballot ranks options; place 1 gives { $best } points. A whole bar would be place 1 on every ballot.
   *[other] { $n } ballots rank options; place 1 gives { $best } points. A whole bar would be place 1 on every ballot.
  }
table-grades = How many ballots give each grade
grades-note = { $n ->
    [one] One ballot grades options.
   *[other] { $n } ballots grade options. An option that one of them leaves out counts there as “To be rejected”.
  }
median-is = In the middle: { $grade }
beats = beats { $n } of { $others }
table-duels = How many ballots rank the option of the row above that of the column
duels-note = { $n ->
    [one] One ballot ranks options. The winner of each duel is in bold.
   *[other] { $n } ballots rank options. The winner of each duel is in bold; ballots that rank both equal count for none.
  }
paths-title = Chains of victories
paths-words = A chain leads from winner to loser, and on. It is as strong as its weakest duel. An option is above another if its strongest chain to it is stronger than the one back.
table-paths = Strength of the strongest chain from the option of the row to that of the column
exhausted = Without a next choice
cut-off = Cut off by rounding
exhausted-note = “Without a next choice”: ballots that name no option which is still in.
out-in-round = out in round { $round }
rounds-title = Round by round
table-rounds = Ballots for each option in each round
round-out = { $votes ->
    [0] { $of } ballots count. “{ $option }” has none, which is fewest, and drops out.
    [one] { $of } ballots count. “{ $option }” has one, which is fewest, and drops out.
   *[other] { $of } ballots count. “{ $option }” has { $votes }, which is fewest, and drops out.
  }
round-won = { $of } ballots count. “{ $option }” has { $votes }: more than half. It wins.
first-preferences = { $votes } first preferences
quota-words = The quota is { $quota } votes: { $ballots } ballots divided by one more than { $seats ->
    [one] the one seat
   *[other] the { $seats } seats
  }, without the fraction, and one more.
table-stages = Votes of each option after each stage; in brackets what came or went
stages-title = Stage by stage
stage-first = { $n ->
    [one] One ballot counts for its first choice.
   *[other] { $n } ballots count for their first choice.
  }
stage-surplus = “{ $option }” has { $votes } votes above the quota. They go on to the next choices of all its ballots.
stage-excluded = “{ $option }” has fewest votes ({ $votes }) and is excluded. Its ballots go on to their next choice.
stage-elected = { $n ->
    [one] { $options } has reached the quota and is elected.
   *[other] { $options } have reached the quota and are elected.
  }
stage-filled = { $n ->
    [one] { $options } is elected, because no more are left than seats.
   *[other] { $options } are elected, because no more are left than seats.
  }
step-blank = { $n ->
    [one] One ballot says “None of these”; it counts for no option.
   *[other] { $n } ballots say “None of these”; they count for no option.
  }
download-alike = The ballots, equal ones together

## Ties

ties-title = Ties
ties-none = No tie had to be broken.
tie-lot = { $options } are equal. The lot decided for { $taken }.
tie-round-earlier = Round { $n }: { $options } had equally few votes. { $taken } had fewest in round { $earlier } and dropped out.
tie-round-lot = Round { $n }: { $options } had equally few votes, in all rounds before too. The lot decided that { $taken } drops out.
tie-stage-earlier = Stage { $n }: { $options } had equally few votes. { $taken } had fewest after stage { $earlier } and was excluded.
tie-stage-lot = Stage { $n }: { $options } had equally few votes, in all stages before too. The lot decided that { $taken } is excluded.
tie-surplus-earlier = Stage { $n }: { $options } had equally many votes. Those of { $taken } went on first, because it had most after stage { $earlier }.
tie-surplus-lot = Stage { $n }: { $options } had equally many votes. The lot decided that those of { $taken } go on first.
tie-order-earlier = Stage { $n }: { $options } had equally many votes. { $taken } stands first, because it had most after stage { $earlier }. This matters for the order only.
tie-order-lot = Stage { $n }: { $options } had equally many votes. The lot put { $taken } first. This matters for the order only.
lot-title = The lot of this poll
lot-words = Whoever stands earlier here is preferred when options are equal. The order follows from the published ballots; whoever counts again gets the same.
lot-seed = Drawn from:
