"""The group ristretto255, by RFC 9496: PROTOCOL.md, "Points and scalars" under "Bytes" of the profile `secret`.

Plain Python, on the Edwards curve in extended coordinates. It is not constant in time and handles no secret: what a
verifier multiplies with is published. A multiplication takes about half a millisecond.
"""

from dataclasses import dataclass
from functools import lru_cache

from encoding import Malformed

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493

D = -121665 * pow(121666, -1, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)
# RFC 9496, section 4.1. The signs of the two roots matter, so they are written out.
SQRT_AD_MINUS_ONE = 25063068953384623474111414158702152701244531502492656460079210482610430750235
INVSQRT_A_MINUS_D = 54469307008909316920995813868745141605393597292927456921205312896311721017578
ONE_MINUS_D_SQ = (1 - D * D) % P
D_MINUS_ONE_SQ = (D - 1) ** 2 % P


def sqrt_ratio(u: int, v: int) -> tuple[bool, int]:
    """SQRT_RATIO_M1 of RFC 9496, section 4.2: whether u/v is a square, and the root of it or of i·u/v."""
    v3 = v * v % P * v % P
    r = u * v3 % P * pow(u * v3 % P * v3 % P * v % P, (P - 5) // 8, P) % P
    check = v * r % P * r % P
    u %= P
    correct, flipped, flipped_i = check == u, check == -u % P, check == -u * SQRT_M1 % P
    if flipped or flipped_i:
        r = r * SQRT_M1 % P
    return correct or flipped, absolute(r)


def absolute(value: int) -> int:
    """The one of ±value that is even, which RFC 9496 calls not negative."""
    value %= P
    return P - value if value & 1 else value


Coordinates = tuple[int, int, int, int]


def _add(a: Coordinates, b: Coordinates) -> Coordinates:
    ax, ay, az, at = a
    bx, by, bz, bt = b
    m = (ay - ax) * (by - bx) % P
    n = (ay + ax) * (by + bx) % P
    c = at * bt % P * (2 * D) % P
    d = 2 * az * bz % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def _double(a: Coordinates) -> Coordinates:
    x, y, z, _ = a
    xx = x * x % P
    yy = y * y % P
    h = xx + yy
    e = h - (x + y) * (x + y) % P
    g = xx - yy
    f = 2 * z * z % P + g
    return e * f % P, g * h % P, f * g % P, e * h % P


def _negative(a: Coordinates) -> Coordinates:
    return -a[0] % P, a[1], a[2], -a[3] % P


@lru_cache(maxsize=64)
def _digits(scalar: int) -> tuple[int, ...]:
    """The scalar in odd digits between -15 and 15 and zeros, least first; kept, as all ballots share one."""
    digits = []
    while scalar:
        digit = 0
        if scalar & 1:
            digit = scalar & 31
            if digit > 15:
                digit -= 32
            scalar -= digit
        digits.append(digit)
        scalar >>= 1
    return tuple(digits)


IDENTITY_COORDINATES: Coordinates = (0, 1, 1, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """A point of the curve that stands for an element of the group; several do for one, and `==` knows that."""

    at: Coordinates

    @classmethod
    def decode(cls, data: bytes) -> "Point":
        """RFC 9496, section 4.3.1. The identity is read too; see `read_point`."""
        s = int.from_bytes(data, "little")
        if len(data) != 32 or s >= P or s & 1:
            raise Malformed("a point is not canonical")
        ss = s * s % P
        u1, u2 = 1 - ss, 1 + ss
        u2_sqr = u2 * u2 % P
        v = (-D * u1 % P * u1 - u2_sqr) % P
        was_square, invsqrt = sqrt_ratio(1, v * u2_sqr % P)
        den_x = invsqrt * u2 % P
        den_y = invsqrt * den_x % P * v % P
        x = absolute(2 * s * den_x)
        y = u1 * den_y % P
        t = x * y % P
        if not was_square or t & 1 or y == 0:
            raise Malformed("bytes are no point")
        return cls((x, y, 1, t))

    def encode(self) -> bytes:
        """RFC 9496, section 4.3.2."""
        x0, y0, z0, t0 = self.at
        u1 = (z0 + y0) * (z0 - y0) % P
        u2 = x0 * y0 % P
        _, invsqrt = sqrt_ratio(1, u1 * u2 % P * u2 % P)
        den1, den2 = invsqrt * u1 % P, invsqrt * u2 % P
        z_inv = den1 * den2 % P * t0 % P
        if t0 * z_inv % P & 1:
            x, y, den_inv = y0 * SQRT_M1 % P, x0 * SQRT_M1 % P, den1 * INVSQRT_A_MINUS_D % P
        else:
            x, y, den_inv = x0, y0, den2
        if x * z_inv % P & 1:
            y = -y
        return absolute(den_inv * (z0 - y)).to_bytes(32, "little")

    @classmethod
    def derive(cls, data: bytes) -> "Point":
        """The element of 64 uniform bytes: RFC 9496, section 4.3.4."""
        if len(data) != 64:
            raise ValueError("64 bytes are needed")
        halves = (int.from_bytes(half, "little") % 2**255 % P for half in (data[:32], data[32:]))
        one, other = (_map(half) for half in halves)
        return cls(_add(one, other))

    def __add__(self, other: "Point") -> "Point":
        return Point(_add(self.at, other.at))

    def __sub__(self, other: "Point") -> "Point":
        return Point(_add(self.at, _negative(other.at)))

    def __mul__(self, scalar: int) -> "Point":
        twice = _double(self.at)
        odd = [self.at]
        for _ in range(7):
            odd.append(_add(odd[-1], twice))
        result = IDENTITY_COORDINATES
        for digit in reversed(_digits(scalar % ORDER)):
            result = _double(result)
            if digit > 0:
                result = _add(result, odd[digit >> 1])
            elif digit < 0:
                result = _add(result, _negative(odd[-digit >> 1]))
        return Point(result)

    def __eq__(self, other: object) -> bool:
        """RFC 9496, section 4.3.3."""
        if not isinstance(other, Point):
            return NotImplemented
        x1, y1, _, _ = self.at
        x2, y2, _, _ = other.at
        return (x1 * y2 - y1 * x2) % P == 0 or (y1 * y2 - x1 * x2) % P == 0

    def __hash__(self) -> int:
        return hash(self.encode())


def _map(t: int) -> Coordinates:
    r = SQRT_M1 * t % P * t % P
    u = (r + 1) * ONE_MINUS_D_SQ % P
    v = (-1 - r * D) * (r + D) % P
    was_square, s = sqrt_ratio(u, v)
    c = -1
    if not was_square:
        s, c = -absolute(s * t) % P, r
    n = (c * (r - 1) % P * D_MINUS_ONE_SQ - v) % P
    w0, w1, w2, w3 = 2 * s * v % P, n * SQRT_AD_MINUS_ONE % P, (1 - s * s) % P, (1 + s * s) % P
    return w0 * w3 % P, w2 * w1 % P, w1 * w3 % P, w0 * w2 % P


IDENTITY = Point(IDENTITY_COORDINATES)
G = Point.decode(bytes.fromhex("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76"))


def read_point(data: bytes) -> Point:
    """A point as the protocol takes it: canonical, and not the identity."""
    point = Point.decode(data)
    if data == bytes(32):
        raise Malformed("a point is the identity")
    return point


def read_scalar(data: bytes) -> int:
    """A scalar as the protocol takes it: canonical, and not zero."""
    value = int.from_bytes(data, "little")
    if len(data) != 32 or value >= ORDER:
        raise Malformed("a scalar is not canonical")
    if value == 0:
        raise Malformed("a scalar is zero")
    return value


def wide_scalar(data: bytes) -> int:
    """64 bytes, little-endian, reduced."""
    return int.from_bytes(data, "little") % ORDER


# The curve below it, as far as keys of Ed25519 need it.


def edwards_point(data: bytes) -> Coordinates:
    """Reads a point of edwards25519 as RFC 8032, section 5.1.3 does, canonical only."""
    value = int.from_bytes(data, "little")
    sign, y = value >> 255, value % 2**255
    if len(data) != 32 or y >= P:
        raise Malformed("a key of Ed25519 is not canonical")
    was_square, x = sqrt_ratio(y * y - 1, D * y * y + 1)
    if not was_square:
        raise Malformed("bytes are no key of Ed25519")
    if x == 0 and sign:
        raise Malformed("a key of Ed25519 is not canonical")
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def has_small_order(at: Coordinates) -> bool:
    x, y, z, _ = _double(_double(_double(at)))
    return x % P == 0 and (y - z) % P == 0
