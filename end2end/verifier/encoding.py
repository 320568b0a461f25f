"""How values are written, hashed and sent: PROTOCOL.md, "Bytes" of both profiles, and "On the wire".

Everything that is hashed or signed is a row of LP fields: four bytes of length, big-endian, and the field itself.
Reading is strict: there is one way to write a value, and whatever else is refused.
"""

import base64
import binascii
import json
from collections.abc import Callable
from typing import Any, TypeVar

from blake3 import blake3

T = TypeVar("T")

U64 = 1 << 64


class Malformed(ValueError):
    """Bytes that are not what they should be, said so that a person can read it."""


def lp(data: bytes) -> bytes:
    """LP(x): the length of x in four bytes, then x."""
    return len(data).to_bytes(4, "big") + data


def u64(value: int) -> bytes:
    """Eight bytes, big-endian, without a length; for places where all parts have a fixed length."""
    return value.to_bytes(8, "big")


def number(value: int) -> bytes:
    return lp(u64(value))


def moment(value: int) -> bytes:
    return lp(value.to_bytes(8, "big", signed=True))


def text(value: str) -> bytes:
    return lp(value.encode("utf-8"))


def listing(items: list[bytes]) -> bytes:
    """A list of items that are encoded already: their number, then each."""
    return number(len(items)) + b"".join(items)


def fields_of(items: list[bytes]) -> bytes:
    """A list of byte strings."""
    return listing([lp(item) for item in items])


def context(name: str) -> str:
    return f"comitia 2026-11 CBP1 {name}"


def H(name: str, data: bytes) -> bytes:
    """H[name](data), 32 bytes."""
    return blake3(data, derive_key_context=context(name)).digest()


def X(name: str, data: bytes) -> bytes:
    """X[name](data), 64 bytes."""
    return blake3(data, derive_key_context=context(name)).digest(length=64)


class Reader:
    """Reads fields one after the other; `end` refuses what is left over."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def field(self) -> bytes:
        if self._at + 4 > len(self._data):
            raise Malformed("a field is missing")
        start = self._at + 4
        end = start + int.from_bytes(self._data[self._at : start], "big")
        if end > len(self._data):
            raise Malformed("a field is longer than the bytes that are there")
        self._at = end
        return self._data[start:end]

    def fixed(self, length: int) -> bytes:
        value = self.field()
        if len(value) != length:
            raise Malformed(f"a field has {len(value)} bytes and should have {length}")
        return value

    def number(self, bits: int = 64) -> int:
        """A number; as great as its field permits."""
        value = int.from_bytes(self.fixed(8), "big")
        if value >> bits:
            raise Malformed(f"the number {value} is too great for its field of {bits} bits")
        return value

    def moment(self) -> int:
        return int.from_bytes(self.fixed(8), "big", signed=True)

    def flag(self) -> bool:
        value = self.number()
        if value > 1:
            raise Malformed("yes or no is neither 1 nor 0")
        return value == 1

    def text(self) -> str:
        try:
            return self.field().decode("utf-8")
        except UnicodeDecodeError:
            raise Malformed("a text is not UTF-8") from None

    def maybe_number(self) -> int | None:
        value = self.field()
        if not value:
            return None
        if len(value) != 8:
            raise Malformed("a number has not eight bytes")
        return int.from_bytes(value, "big")

    def maybe_fixed(self, length: int) -> bytes | None:
        value = self.field()
        if not value:
            return None
        if len(value) != length:
            raise Malformed(f"a field has {len(value)} bytes and should have {length}, or none")
        return value

    def list_of(self, read: Callable[[], T]) -> list[T]:
        count = self.number()
        if count > (len(self._data) - self._at) // 4:
            raise Malformed("a list says it has more items than there are bytes")
        return [read() for _ in range(count)]

    def rest_is_zero(self) -> bool:
        return not any(self._data[self._at :])

    def end(self) -> None:
        if self._at != len(self._data):
            raise Malformed(f"{len(self._data) - self._at} bytes stand after the last field")


# On paper

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def receipt_text(receipt: bytes) -> str:
    """The receipt on paper: 52 digits of five bits, in groups of four."""
    value = int.from_bytes(receipt, "big") << 4
    digits = "".join(CROCKFORD[value >> 5 * (51 - place) & 31] for place in range(52))
    return "-".join(digits[start : start + 4] for start in range(0, 52, 4))


# On the wire

Wire = Callable[[Any], Any]


def from_base64url(value: str) -> bytes:
    """base64url without padding, and only in its one way to write it."""
    try:
        data = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Malformed("not base64url without padding") from None
    if base64.urlsafe_b64encode(data).rstrip(b"=").decode() != value:
        raise Malformed("not base64url without padding, in its one form")
    return data


def from_base64(value: str) -> bytes:
    """Standard base64 with padding, as in notes and their keys; only in its one way to write it."""
    try:
        data = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise Malformed("not base64") from None
    if base64.b64encode(data).decode() != value:
        raise Malformed("not base64, in its one form")
    return data


def wire_bytes(value: Any) -> bytes:
    if not isinstance(value, str):
        raise Malformed("bytes on the wire are a string")
    return from_base64url(value)


def wire_text(value: Any) -> str:
    if not isinstance(value, str):
        raise Malformed("a text on the wire is a string")
    return value


def wire_number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < U64:
        raise Malformed("not a number of the protocol")
    return value


def wire_moment(value: Any) -> int:
    if type(value) is not int or not -U64 // 2 <= value < U64 // 2:
        raise Malformed("not a moment of the protocol")
    return value


def wire_maybe(read: Wire) -> Wire:
    return lambda value: None if value is None else read(value)


def wire_list(read: Wire) -> Wire:
    def check(value: Any) -> Any:
        if not isinstance(value, list):
            raise Malformed("a list on the wire is a list")
        return [read(item) for item in value]

    return check


def wire_object(**fields: Wire) -> Wire:
    """An object with exactly these fields, in any order."""

    def check(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Malformed("not an object")
        if unknown := sorted(set(value) - set(fields)):
            raise Malformed(f"unknown field {unknown[0]!r}")
        if missing := sorted(set(fields) - set(value)):
            raise Malformed(f"the field {missing[0]!r} is missing")
        result = {}
        for name, read in fields.items():
            try:
                result[name] = read(value[name])
            except Malformed as error:
                raise Malformed(f"{name}: {error}") from None
        return result

    return check


def read_json(data: bytes) -> Any:
    """JSON in UTF-8: no name twice in an object, no half of a character, and none of Python's own additions."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({name for name, _ in pairs}) != len(pairs):
            raise Malformed("a field is there twice")
        return dict(pairs)

    def never(name: str) -> Any:
        raise Malformed(f"{name} is no JSON")

    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=once, parse_constant=never)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
        return value
    except Malformed:
        raise
    except (ValueError, RecursionError):
        raise Malformed("not JSON in UTF-8") from None
