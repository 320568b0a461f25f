"""Methods that count in rounds: PROTOCOL.md, "Rounds" and "Tally" of "Methods"."""

from dataclasses import dataclass
from typing import Any, Self

from compared import MOST_RANKED
from encoding import Reader, listing, number
from standing import Counted, Span, apart, maybe, options_field, ranks, votes

ONE_VOTE = 100_000


@dataclass(frozen=True, slots=True)
class Tie:
    equal: list[int]
    taken: int
    stage: int | None
    drawn: list[int]

    def encoded(self) -> bytes:
        return options_field(self.equal) + number(self.taken) + maybe(self.stage) + options_field(self.drawn)


def ties_field(ties: list[Tie]) -> bytes:
    return listing([tie.encoded() for tie in ties])


def take(among: list[int], stages: list[list[int]], order: list[int], most: bool) -> tuple[int, list[Tie]]:
    """The option with most (or fewest) votes after the last stage; of equal ones as the stages before it say, then the
    lot."""
    best = max if most else min

    def kept(options: list[int], counts: list[int]) -> list[int]:
        extreme = best(counts[option - 1] for option in options)
        return [option for option in options if counts[option - 1] == extreme]

    equal = left = sorted(kept(among, stages[-1]))
    if len(equal) == 1:
        return equal[0], []
    for stage in range(len(stages) - 1, 0, -1):
        left = kept(left, stages[stage - 1])
        if len(left) == 1:
            return left[0], [Tie(equal, left[0], stage, [])]
    taken = best(left, key=lambda option: -order.index(option))
    return taken, [Tie(equal, taken, None, left)]


@dataclass(frozen=True, slots=True)
class Runoff:
    """`instant-runoff`"""

    span: Span

    @classmethod
    def read(cls, params: bytes) -> Self:
        r = Reader(params)
        method = cls(Span.read(r, MOST_RANKED))
        r.end()
        return method

    def choice_length(self) -> int:
        return self.span.options

    def how_many_options(self) -> int:
        return self.span.options

    def reads(self, choice: bytes) -> bytes | None:
        return ranks(self.span, False, choice)

    def count(self, choices: list[bytes], order: list[int]) -> Counted:
        ballots, blank = apart(choices)
        still = list(range(1, self.span.options + 1))
        stages: list[list[int]] = []
        rounds: list[bytes] = []
        winner: int | None = None
        while ballots and winner is None:
            counts = [0] * self.span.options
            for ballot in ballots:
                named = [option for option in still if ballot[option - 1]]
                if named:
                    counts[min(named, key=lambda option: ballot[option - 1]) - 1] += 1
            stages.append(counts)
            dropped: int | None = None
            ties: list[Tie] = []
            winner = next((option for option in still if 2 * counts[option - 1] > sum(counts)), None)
            if winner is None:
                dropped, ties = take(still, stages, order, most=False)
                still.remove(dropped)
            rounds.append(votes(counts) + number(len(ballots) - sum(counts)) + maybe(dropped) + ties_field(ties))
        tally = number(len(ballots)) + number(blank) + maybe(winner) + listing(rounds)
        return Counted(tally, {"ballots": len(ballots), "blank": blank, "rounds": stages, "winner": winner})


@dataclass(frozen=True, slots=True)
class Stv:
    """`stv-scottish`"""

    span: Span
    seats: int

    @classmethod
    def read(cls, params: bytes) -> Self:
        r = Reader(params)
        span = Span.read(r, MOST_RANKED)
        method = cls(span, span.seats(r))
        r.end()
        return method

    def choice_length(self) -> int:
        return self.span.options

    def how_many_options(self) -> int:
        return self.span.options

    def reads(self, choice: bytes) -> bytes | None:
        return ranks(self.span, False, choice)

    def count(self, choices: list[bytes], order: list[int]) -> Counted:
        ballots, blank = apart(choices)
        return StvCount(self, ballots, order).run(blank)


class StvCount:
    """One count by single transferable vote. All votes in hundred-thousandths."""

    def __init__(self, rules: Stv, ballots: list[bytes], order: list[int]) -> None:
        self.rules = rules
        self.order = order
        self.cast = len(ballots)
        self.quota = self.cast // (rules.seats + 1) + 1
        self.continuing = list(range(1, rules.span.options + 1))
        self.elected: list[int] = []
        self.unmoved: list[int] = []
        # Of each option whose ballots did not move on: the preferences of each, and the value it came with.
        self.piles: dict[int, list[tuple[list[int], int]]] = {option: [] for option in self.continuing}
        # Of all others: the votes that stay with it.
        self.kept: dict[int, int] = {}
        self.exhausted = self.cut_off = 0
        self.stages: list[list[int]] = []
        self.written: list[bytes] = []
        for ballot in ballots:
            named = [option for option in self.continuing if ballot[option - 1]]
            named.sort(key=lambda option: ballot[option - 1])
            self.piles[named[0]].append((named, ONE_VOTE))

    def run(self, blank: int) -> Counted:
        if self.cast:
            self.after(0, None, None, [])
            while self.is_going_on():
                self.next_stage()
        head = number(self.cast) + number(blank) + number(self.quota) + options_field(self.elected)
        told: dict[str, Any] = {"ballots": self.cast, "blank": blank, "quota": self.quota, "elected": self.elected}
        return Counted(head + listing(self.written), told)

    def is_going_on(self) -> bool:
        return len(self.elected) < self.rules.seats

    def votes_of(self, option: int) -> int:
        if option in self.kept:
            return self.kept[option]
        return sum(value for _, value in self.piles[option])

    def next_stage(self) -> None:
        full = self.quota * ONE_VOTE
        over = [option for option in self.unmoved if self.votes_of(option) > full]
        if over:
            option, ties = take(over, self.stages, self.order, most=True)
            had = self.votes_of(option)
            surplus = had - full
            self.unmoved.remove(option)
            self.kept[option] = full
            moved = [(named, surplus * value // had) for named, value in self.piles.pop(option)]
            self.cut_off += surplus - sum(value for _, value in moved)
            self.move(moved)
            self.after(1, option, surplus, ties)
        else:
            option, ties = take(self.continuing, self.stages, self.order, most=False)
            had = self.votes_of(option)
            self.continuing.remove(option)
            self.kept[option] = 0
            self.move(self.piles.pop(option))
            self.after(2, option, had, ties)

    def move(self, ballots: list[tuple[list[int], int]]) -> None:
        for named, value in ballots:
            to = next((option for option in named if option in self.continuing), None)
            if to is None:
                self.exhausted += value
            else:
                self.piles[to].append((named, value))

    def after(self, kind: int, option: int | None, amount: int | None, ties: list[Tie]) -> None:
        """What a stage changed: who is elected by it, and the stage as it stands in the tally."""
        counts = [self.votes_of(option) for option in range(1, self.rules.span.options + 1)]
        self.stages.append(counts)
        row_ties: list[Tie] = []
        reached = [other for other in self.continuing if counts[other - 1] >= self.quota * ONE_VOTE]
        by_quota = self.elect(reached, row_ties)
        self.unmoved += by_quota
        last: list[int] = []
        if self.is_going_on() and len(self.continuing) <= self.rules.seats - len(self.elected):
            last = self.elect(list(self.continuing), row_ties)
        self.written.append(
            number(kind)
            + maybe(option)
            + maybe(amount)
            + ties_field(ties)
            + votes(counts)
            + number(self.exhausted)
            + number(self.cut_off)
            + options_field(by_quota)
            + options_field(last)
            + ties_field(row_ties)
        )

    def elect(self, options: list[int], ties: list[Tie]) -> list[int]:
        """In the order of their votes."""
        row: list[int] = []
        while options:
            option, tie = take(options, self.stages, self.order, most=True)
            ties += tie
            row.append(option)
            options.remove(option)
            self.continuing.remove(option)
        self.elected += row
        return row
