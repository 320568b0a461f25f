"""Methods that compare options: PROTOCOL.md, "Choices" and "Standing" of "Methods"."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from encoding import Malformed, Reader, listing
from standing import Counted, Span, Standing, apart, ranks, votes

MOST_RATED = 255
MOST_RANKED = 64


@dataclass(frozen=True, slots=True)
class Rated:
    """What `score` and `majority-judgment` have in common. Ratings are 0 for an option that is left out, otherwise one
    more than the score or grade."""

    span: Span
    top: int
    other_rule: bool
    seats: int

    def choice_length(self) -> int:
        return self.span.options

    def how_many_options(self) -> int:
        return self.span.options

    def reads(self, choice: bytes) -> bytes | None:
        return choice if self.span.holds(choice) and max(choice) <= self.top + 1 else None


class Score(Rated):
    """`score`; `other_rule` is by the mean."""

    @classmethod
    def read(cls, params: bytes) -> Self:
        r = Reader(params)
        span = Span.read(r, MOST_RATED)
        method = cls(span, r.number(16), r.flag(), span.seats(r))
        r.end()
        if not 1 <= method.top <= 100:
            raise Malformed(f"scores up to {method.top}")
        return method

    def count(self, choices: list[bytes], order: list[int]) -> Counted:
        ballots, blank = apart(choices)
        given = [[ballot[at] - 1 for ballot in ballots if ballot[at]] for at in range(self.span.options)]
        sums, scored_by = [sum(scores) for scores in given], [len(scores) for scores in given]

        def worth(option: int) -> Fraction:
            total, count = sums[option - 1], scored_by[option - 1]
            if not self.other_rule:
                return Fraction(total)
            return Fraction(total, count) if count else Fraction(-1)

        standing = Standing.by(worth, order, self.seats, len(ballots))
        return standing.counted(len(ballots), blank, votes(sums) + votes(scored_by), sums=sums, scored_by=scored_by)


def median(grades: list[int]) -> int:
    """The lower median of so many of each grade, the worst first."""
    place = (sum(grades) + 1) // 2
    for grade, many in enumerate(grades):
        place -= many
        if place <= 0:
            return grade
    raise ValueError("there is no grade")


def median_row(grades: list[int]) -> list[int]:
    """The medians, each taken away when it is written down."""
    left, row = list(grades), []
    while any(left):
        row.append(median(left))
        left[row[-1]] -= 1
    return row


def gauge(grades: list[int]) -> tuple[int, bool, int]:
    middle = median(grades)
    below, above = sum(grades[:middle]), sum(grades[middle + 1 :])
    return (middle, True, above) if above > below else (middle, False, -below)


class Judgment(Rated):
    """`majority-judgment`; `other_rule` is by the gauge."""

    @classmethod
    def read(cls, params: bytes) -> Self:
        r = Reader(params)
        span = Span.read(r, MOST_RATED)
        grades = r.number(16)
        method = cls(span, grades - 1, r.flag(), span.seats(r))
        r.end()
        if not 2 <= grades <= 10:
            raise Malformed(f"{grades} grades")
        return method

    def count(self, choices: list[bytes], order: list[int]) -> Counted:
        ballots, blank = apart(choices)
        merits = [[0] * (self.top + 1) for _ in range(self.span.options)]
        for ballot in ballots:
            for merit, rating in zip(merits, ballot, strict=True):
                merit[max(rating, 1) - 1] += 1

        def worth(option: int) -> list[int] | tuple[int, bool, int]:
            if not ballots:
                return []
            return gauge(merits[option - 1]) if self.other_rule else median_row(merits[option - 1])

        standing = Standing.by(worth, order, self.seats, len(ballots))
        return standing.counted(len(ballots), blank, listing([votes(merit) for merit in merits]), grades=merits)


@dataclass(frozen=True, slots=True)
class Ranked:
    """What `borda` and `schulze` have in common."""

    span: Span
    equal: bool
    other_rule: bool
    seats: int

    @classmethod
    def read(cls, params: bytes) -> Self:
        r = Reader(params)
        span = Span.read(r, MOST_RANKED)
        method = cls(span, r.flag(), r.flag(), span.seats(r))
        r.end()
        return method

    def choice_length(self) -> int:
        return self.span.options

    def how_many_options(self) -> int:
        return self.span.options

    def reads(self, choice: bytes) -> bytes | None:
        return ranks(self.span, self.equal, choice)


class Borda(Ranked):
    """`borda`; `other_rule` gives options that are not ranked the average."""

    def count(self, choices: list[bytes], order: list[int]) -> Counted:
        ballots, blank = apart(choices)
        points = [0] * self.span.options
        for ballot in ballots:
            for at, rank in enumerate(ballot):
                if rank:
                    above = sum(0 < other < rank for other in ballot)
                    points[at] += 2 * len(ballot) - 2 * above - ballot.count(rank) - 1
                elif self.other_rule:
                    points[at] += ballot.count(0) - 1
        standing = Standing.by(lambda option: points[option - 1], order, self.seats, len(ballots))
        return standing.counted(len(ballots), blank, votes(points), half_points=points)


class Schulze(Ranked):
    """`schulze`; `other_rule` measures links by margins."""

    def count(self, choices: list[bytes], order: list[int]) -> Counted:
        ballots, blank = apart(choices)
        places = range(self.span.options)
        d = [[0] * len(places) for _ in places]
        for ballot in ballots:
            rank = [given or 256 for given in ballot]  # not ranked is below all that are
            for a in places:
                for b in places:
                    d[a][b] += rank[a] < rank[b]
        paths = [[self.link(d[a][b], d[b][a]) for b in places] for a in places]
        for via in places:
            for a in places:
                for b in places:
                    paths[a][b] = max(paths[a][b], min(paths[a][via], paths[via][b]))
        rest, tiers = set(places), []
        while rest:
            tier = {a for a in rest if not any(paths[b][a] > paths[a][b] for b in rest)}
            tiers.append(sorted(a + 1 for a in tier))
            rest -= tier
        standing = Standing.of(tiers, order, self.seats, len(ballots))
        return standing.counted(len(ballots), blank, votes([count for row in d for count in row]), pairwise=d)

    def link(self, wins: int, losses: int) -> int:
        if wins <= losses:
            return 0
        return wins - losses if self.other_rule else wins
