"""What the methods of counting have in common: PROTOCOL.md, "Choices", "Lot", "Standing" and "Tally" of "Methods"."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from encoding import H, Malformed, Reader, fields_of, lp, number, u64


@dataclass(frozen=True, slots=True)
class Counted:
    """What a method made of the choices: the tally as it stands in the record, and for people."""

    tally: bytes
    told: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """How many of how many options a ballot names."""

    options: int
    minimum: int
    maximum: int

    @classmethod
    def read(cls, r: Reader, most: int) -> Self:
        span = cls(r.number(16), r.number(16), r.number(16))
        if not 2 <= span.options <= most:
            raise Malformed(f"{span.options} options")
        if not (span.minimum <= span.maximum <= span.options and span.maximum >= 1):
            raise Malformed(f"{span.minimum} to {span.maximum} of {span.options} options")
        return span

    def holds(self, choice: bytes) -> bool:
        named = self.options - choice.count(0)
        return len(choice) == self.options and self.minimum <= named <= self.maximum

    def seats(self, r: Reader) -> int:
        seats = r.number(16)
        if not 1 <= seats <= self.options:
            raise Malformed(f"{seats} seats for {self.options} options")
        return seats


def ranks(span: Span, equal: bool, choice: bytes) -> bytes | None:
    """Ranks without a gap, each once unless equal ones are permitted."""
    if not span.holds(choice):
        return None
    given = sorted(rank for rank in choice if rank)
    kinds = sorted(set(given))
    if kinds != list(range(1, len(kinds) + 1)) or (not equal and len(kinds) != len(given)):
        return None
    return choice


def apart(choices: list[bytes]) -> tuple[list[bytes], int]:
    """The ballots that name an option, and how many are blank."""
    ballots = [choice for choice in choices if any(choice)]
    return ballots, len(choices) - len(ballots)


# The lot


def tie_seed(poll_id: bytes, root: bytes, y: int | None) -> bytes:
    """From the root of the tree whose last leaf is the close, and the key that opens the poll, if there is one."""
    key = b"" if y is None else y.to_bytes(32, "little")
    return H("tie seed", lp(poll_id) + lp(root) + lp(key))


def tie_order(seed: bytes, options: int) -> list[int]:
    return sorted(range(1, options + 1), key=lambda option: H("tie order", lp(seed) + number(option)))


# As they stand in a tally


def votes(counts: list[int]) -> bytes:
    return lp(b"".join(map(u64, counts)))


def options_field(options: list[int]) -> bytes:
    return lp(bytes(options))


def maybe(value: int | None) -> bytes:
    return lp(b"") if value is None else number(value)


@dataclass(frozen=True, slots=True)
class Standing:
    tiers: list[list[int]]
    row: list[int]
    winners: list[int]

    @classmethod
    def by(cls, key: Callable[[int], Any], order: list[int], seats: int, ballots: int) -> Self:
        """Options with a greater key are better, with the same key equal."""
        keys = {option: key(option) for option in sorted(order)}
        tiers: list[list[int]] = []
        for option in sorted(keys, key=lambda option: keys[option], reverse=True):
            if tiers and keys[tiers[-1][0]] == keys[option]:
                tiers[-1].append(option)
            else:
                tiers.append([option])
        return cls.of([sorted(tier) for tier in tiers], order, seats, ballots)

    @classmethod
    def of(cls, tiers: list[list[int]], order: list[int], seats: int, ballots: int) -> Self:
        row = [option for tier in tiers for option in sorted(tier, key=order.index)]
        return cls(tiers, row, row[:seats] if ballots else [])

    def encoded(self) -> bytes:
        return fields_of([bytes(tier) for tier in self.tiers]) + options_field(self.row) + options_field(self.winners)

    def counted(self, ballots: int, blank: int, middle: bytes, **told: Any) -> Counted:
        """The tally of a method that compares options: its own numbers stand between those of ballots and the standing."""
        tally = number(ballots) + number(blank) + middle + self.encoded()
        told = {"ballots": ballots, "blank": blank, **told, "tiers": self.tiers, "winners": self.winners}
        return Counted(tally, told)
