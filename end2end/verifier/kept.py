"""What voters bring: what they were shown, and the files they kept. PROTOCOL.md, "On the wire" and "Verifying"."""

from typing import Any

import encoding
from encoding import H, Malformed, lp, receipt_text, text, u64
from leaves import BallotLeaf
from report import Checks
from signatures import ed25519_is_good

_bytes, _number, _object, _list = encoding.wire_bytes, encoding.wire_number, encoding.wire_object, encoding.wire_list

SIGNED_BALLOT = _object(
    ballot=_object(
        poll_id=_bytes,
        pk=_bytes,
        sigs=_list(_bytes),
        rands=_list(_bytes),
        seq=_number,
        prev_receipt=encoding.wire_maybe(_bytes),
        R=_bytes,
        ct=_bytes,
    ),
    sig=_bytes,
)
PROMISE = _object(poll_id=_bytes, receipt=_bytes, batch_no=_number, sig=_bytes)
RECEIPT_FILE = _object(ballot=SIGNED_BALLOT, promise=PROMISE)


def ballot_fields(ballot: dict[str, Any]) -> bytes:
    """The fields of a ballot that is read from the wire, as they are signed."""
    return b"".join(
        [
            lp(ballot["poll_id"]),
            lp(ballot["pk"]),
            encoding.fields_of(ballot["sigs"]),
            encoding.fields_of(ballot["rands"]),
            encoding.number(ballot["seq"]),
            lp(ballot["prev_receipt"] or b""),
            lp(ballot["R"]),
            lp(ballot["ct"]),
        ]
    )


class Kept(Checks):
    def check_shown(self, closed: bool) -> None:
        if self.shown.poll_id not in (None, self.m.poll_id):
            self.fail("shown", "poll_id", "the voter was shown another poll")
        parts = self.shown.text_parts
        if parts is not None and text_hash(parts) != self.m.text_hash:
            self.fail("shown", "text", "the voter was shown another text than that of the manifest")
        batches = {leaf.receipt(self.m.poll_id): leaf.batch for _, leaf in reversed(self.all_of(BallotLeaf))}
        for number, wire in enumerate(self.shown.receipts):
            try:
                self.check_receipt(f"receipt {number}", wire, batches, closed)
            except Malformed as error:
                self.fail("promise", f"receipt {number}", str(error))

    def check_receipt(self, where: str, wire: Any, batches: dict[bytes, int], closed: bool) -> None:
        """A receipt file: a ballot, and the promise of the box that it will be in the record."""
        kept = RECEIPT_FILE(wire)
        promise = kept["promise"]
        receipt, batch = promise["receipt"], promise["batch_no"]
        envelope = lp(ballot_fields(kept["ballot"]["ballot"])) + lp(kept["ballot"]["sig"])
        signed = b"CBP1 promise\n" + promise["poll_id"] + receipt + u64(batch)
        if promise["poll_id"] != self.m.poll_id:
            self.fail("promise", where, "the promise is of another poll")
        elif not ed25519_is_good(self.m.box_key.key, signed, promise["sig"]):
            self.fail("promise", where, "the box did not sign the promise")
        elif H("receipt", lp(self.m.poll_id) + envelope) != receipt:
            self.fail("promise", where, "the promise is not that of the ballot beside it")
        elif receipt in batches:
            if batches[receipt] > batch:
                self.fail("promise", where, f"promised for batch {batch} and came in batch {batches[receipt]}")
        elif closed or (self.last_batch is not None and self.last_batch >= batch):
            self.fail("promise", where, f"the ballot {receipt_text(receipt)} was promised and is not in the record")


def text_hash(parts: list[str]) -> bytes:
    return H("text", b"".join(text(part) for part in parts))
