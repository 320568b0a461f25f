"""What a leaf of the record says: PROTOCOL.md, the table under "Record"; and "Ballot, receipt, promise"."""

from dataclasses import dataclass

from encoding import H, Malformed, Reader, lp
from ristretto import read_scalar

MAX_LEAF = 65535
MAX_SLOTS = 2044


@dataclass(frozen=True, slots=True)
class ManifestLeaf:
    fields: bytes


@dataclass(frozen=True, slots=True)
class Issuance:
    issuer: int
    batch: int
    slots: list[bytes]
    signature: bytes


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot as its voter signed it; `hash` and `receipt` are over the bytes as they stand."""

    poll_id: bytes
    pk: bytes
    signatures: list[bytes]
    randomisers: list[bytes]
    seq: int
    prev_receipt: bytes | None
    R: bytes
    ct: bytes
    hash: bytes
    sig: bytes

    @classmethod
    def read(cls, fields: bytes, sig: bytes) -> "Ballot":
        r = Reader(fields)
        ballot = cls(
            poll_id=r.fixed(32),
            pk=r.fixed(32),
            signatures=r.list_of(r.field),
            randomisers=r.list_of(lambda: r.fixed(32)),
            seq=r.number(32),
            prev_receipt=r.maybe_fixed(32),
            R=r.fixed(32),
            ct=r.field(),
            hash=H("ballot", fields),
            sig=sig,
        )
        r.end()
        if len(sig) != 64:
            raise Malformed("the signature of the voter has not 64 bytes")
        return ballot


@dataclass(frozen=True, slots=True)
class BallotLeaf:
    """`envelope` is LP(ballot) ‖ LP(sig)."""

    batch: int
    assisted: bool
    envelope: bytes

    def receipt(self, poll_id: bytes) -> bytes:
        return H("receipt", lp(poll_id) + self.envelope)

    def ballot(self) -> Ballot:
        r = Reader(self.envelope)
        fields, sig = r.field(), r.field()
        r.end()
        return Ballot.read(fields, sig)


@dataclass(frozen=True, slots=True)
class Close:
    ballots: int
    distinct_cids: int
    issued: int
    last_batch: int | None


@dataclass(frozen=True, slots=True)
class Share:
    index: int
    scalar: int


@dataclass(frozen=True, slots=True)
class Opening:
    receipt: bytes
    r: int


@dataclass(frozen=True, slots=True)
class Result:
    counted: int
    invalid: int
    unreadable: int
    tally: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class Incident:
    kind: str
    text: str


Leaf = ManifestLeaf | Issuance | BallotLeaf | Close | Share | Opening | Result | Incident


def read_leaf(data: bytes) -> Leaf:
    if len(data) > MAX_LEAF:
        raise Malformed("the leaf is too long")
    if not data:
        raise Malformed("the leaf is empty")
    kind, r = data[0], Reader(data[1:])
    leaf: Leaf
    match kind:
        case 0x01:
            return ManifestLeaf(data[1:])
        case 0x10:
            issuer, batch, slots = r.number(16), r.number(), r.field()
            if len(slots) % 32 or len(slots) > 32 * MAX_SLOTS:
                raise Malformed(f"slots of {len(slots)} bytes")
            leaf = Issuance(issuer, batch, [slots[at : at + 32] for at in range(0, len(slots), 32)], r.fixed(64))
        case 0x20:
            leaf = BallotLeaf(r.number(), r.flag(), r.field())
            leaf.ballot()  # a leaf whose ballot cannot be read is none
        case 0x30:
            leaf = Close(r.number(), r.number(), r.number(), r.maybe_number())
        case 0x40:
            leaf = Share(r.number(16), read_scalar(r.fixed(32)))
        case 0x41:
            leaf = Opening(r.fixed(32), read_scalar(r.fixed(32)))
        case 0x50:
            leaf = Result(r.number(), r.number(), r.number(), r.field(), r.fixed(32))
        case 0x60:
            leaf = Incident(r.text(), r.text())
        case _:
            raise Malformed(f"a leaf of unknown kind 0x{kind:02x}")
    r.end()
    return leaf
