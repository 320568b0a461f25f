"""Methods of counting: PROTOCOL.md, "Choice" and "Count" of `confidential`, and "Methods" of `secret`.

To add one: a class with what `Method` names, and a line in `METHODS`.
"""

from dataclasses import dataclass
from typing import Any, Protocol, Self

from compared import Borda, Judgment, Schulze, Score
from encoding import Malformed, Reader, listing, number
from rounds import Runoff, Stv
from standing import Counted


class Method(Protocol):
    @classmethod
    def read(cls, params: bytes) -> "Method":
        """The method with the params of a manifest; Malformed if they are none."""

    def choice_length(self) -> int:
        """The bytes of the longest choice."""

    def how_many_options(self) -> int: ...

    def reads(self, choice: bytes) -> Any | None:
        """What a choice says, in whatever form `count` wants it; None if it breaks the rules."""

    def count(self, choices: list[Any], order: list[int]) -> Counted:
        """Over all choices that `reads` took; in the order that the lot gave its options."""


@dataclass(frozen=True, slots=True)
class Approval:
    """`approval`, and what `single` has in common with it. A choice is a row of bits; bit 0 is "none of these"."""

    minimum: int
    maximum: int
    none_allowed: bool
    options: int

    @classmethod
    def read(cls, params: bytes) -> Self:
        r = Reader(params)
        method = cls(r.number(16), r.number(16), r.flag(), r.number(16))
        r.end()
        if not 1 <= method.minimum <= method.maximum <= method.options <= 5000:
            raise Malformed(f"{method.minimum} to {method.maximum} of {method.options} options")
        return method

    def choice_length(self) -> int:
        return self.options // 8 + 1

    def how_many_options(self) -> int:
        return self.options

    def reads(self, choice: bytes) -> list[int] | None:
        if len(choice) != self.choice_length():
            return None
        bits = [bit for bit in range(8 * len(choice)) if choice[bit // 8] >> bit % 8 & 1]
        if not bits or bits[-1] > self.options:
            return None
        if bits[0] == 0:
            return bits if len(bits) == 1 and self.none_allowed else None
        return bits if self.minimum <= len(bits) <= self.maximum else None

    def count(self, choices: list[list[int]], _: list[int]) -> Counted:
        votes = [0] * (self.options + 1)
        for choice in choices:
            for bit in choice:
                votes[bit] += 1
        tally = number(votes[0]) + listing([number(count) for count in votes[1:]])
        return Counted(tally, {"none": votes[0], "options": votes[1:]})


class Single(Approval):
    """`single`: one option."""

    @classmethod
    def read(cls, params: bytes) -> Self:
        method = super().read(params)
        if method.maximum != 1:
            raise Malformed(f"`single` with up to {method.maximum} options")
        return method


# By the id and the version in the manifest.
METHODS: dict[tuple[str, int], type[Method]] = {
    ("single", 1): Single,
    ("approval", 1): Approval,
    ("score", 1): Score,
    ("majority-judgment", 1): Judgment,
    ("borda", 1): Borda,
    ("schulze", 1): Schulze,
    ("instant-runoff", 1): Runoff,
    ("stv-scottish", 1): Stv,
}


def method_of(name: str, version: int, params: bytes, max_len: int) -> Method:
    kind = METHODS.get((name, version))
    if kind is None:
        raise Malformed(f"this program does not know the method {name!r}, version {version}")
    method = kind.read(params)
    if 8 + method.choice_length() > max_len:
        raise Malformed(f"choices of {method.choice_length()} bytes do not fit in bodies of {max_len}")
    return method
