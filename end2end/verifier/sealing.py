"""Opening ballots, and canaries: PROTOCOL.md, "Sealing"."""

from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from encoding import H, Malformed, Reader, X, lp, number, u64
from ristretto import ORDER, G, Point, wide_scalar

NONCE = bytes(12)


def opening_key(shares: dict[int, int]) -> int:
    """y = Σ λ_i s_i, with the Lagrange coefficients at 0, of as many shares as make it."""
    y = 0
    for i, share in shares.items():
        above, below = 1, 1
        for j in shares:
            if j != i:
                above = above * j % ORDER
                below = below * (j - i) % ORDER
        y += share * above * pow(below, -1, ORDER)
    return y % ORDER


def seal_key(poll_id: bytes, R: bytes, shared: bytes, pk: bytes, seq: int) -> bytes:
    return H("seal key", lp(poll_id) + lp(R) + lp(shared) + lp(pk) + number(seq))


@dataclass(frozen=True, slots=True)
class Body:
    choice: bytes
    phrase: str


def open_ballot(poll_id: bytes, pk: bytes, seq: int, R: bytes, ct: bytes, shared: Point) -> Body | None:
    """The body, by the point that voter and trustees share; None if the ballot is unreadable."""
    key = seal_key(poll_id, R, shared.encode(), pk, seq)
    try:
        body = ChaCha20Poly1305(key).decrypt(NONCE, ct, poll_id + pk + u64(seq))
        r = Reader(body)
        choice, phrase = r.field(), r.text()
    except (InvalidTag, Malformed):
        return None
    return Body(choice, phrase) if r.rest_is_zero() else None


def canary_is_good(poll_id: bytes, nonce: bytes, index: int, V: Point, D: Point, c: int, z: int) -> bool:
    """Whether trustee `index`, with the verifying share V, showed that it still has its share."""
    point = Point.derive(X("canary", lp(b"point") + lp(poll_id) + lp(nonce)))
    points = [V, point, D, G * z - V * c, point * z - D * c]
    told = lp(b"challenge") + lp(poll_id) + number(index) + b"".join(lp(p.encode()) for p in points)
    return wide_scalar(X("canary", told)) == c
