"""Shares, openings, count and result: PROTOCOL.md, "Sealing" and "Verifying"."""

from ballots import Cast
from encoding import H, lp, number, receipt_text
from leaves import Close, Opening, Result, Share
from merkle import root
from report import Checks
from ristretto import G
from sealing import Body, open_ballot, opening_key
from standing import Counted, tie_order, tie_seed


class Counting(Checks):
    def good_shares(self) -> dict[int, int]:
        shares: dict[int, int] = {}
        for at, leaf in self.all_of(Share):
            if not 1 <= leaf.index <= len(self.m.verifying_shares):
                self.fail("share", at, f"there is no trustee {leaf.index}")
            elif G * leaf.scalar != self.m.verifying_shares[leaf.index - 1]:
                self.fail("share", at, f"the share of trustee {leaf.index} is not that of the manifest")
            elif leaf.index in shares:
                self.fail("share", at, f"the share of trustee {leaf.index} is there twice")
            else:
                shares[leaf.index] = leaf.scalar
        self.report.numbers["shares"] = len(shares)
        return shares

    def good_openings(self, casts: list[Cast]) -> dict[bytes, int]:
        by_receipt = {cast.receipt: cast for cast in casts}
        openings: dict[bytes, int] = {}
        opened: set[bytes] = set()
        for at, leaf in self.all_of(Opening):
            cast = by_receipt.get(leaf.receipt)
            if cast is None:
                self.fail("opening", at, f"there is no good ballot {receipt_text(leaf.receipt)}")
            elif leaf.receipt in opened:
                self.fail("opening", at, "the ballot was opened before")
            elif G * leaf.r != cast.R:
                opened.add(leaf.receipt)
                self.fail("opening", at, "it does not open its ballot")
            else:
                opened.add(leaf.receipt)
                openings[leaf.receipt] = leaf.r
        self.report.numbers["openings"] = len(openings)
        return openings

    def counting(self, casts: list[Cast]) -> list[Cast]:
        """Of each credential the ballot with the highest seq; of two with the same, which is a failure, the first."""
        last: dict[bytes, Cast] = {}
        for cast in casts:
            if cast.cid not in last or cast.ballot.seq > last[cast.cid].ballot.seq:
                last[cast.cid] = cast
        return list(last.values())

    def count(self, casts: list[Cast], closed: bool) -> None:
        shares = self.good_shares()
        openings = self.good_openings(casts)
        result = self.all_of(Result)
        if not closed or (len(shares) < self.m.t and not result):
            return
        method = self.method
        if method is None:
            return
        y = opening_key(dict(list(shares.items())[: self.m.t])) if len(shares) >= self.m.t else None
        counting = self.counting(casts)
        bodies: list[Body | None] = []
        for done, cast in enumerate(counting, start=1):
            self.progress("opening", done, len(counting))
            bodies.append(self.open(cast, y, openings))
        choices = [method.reads(body.choice) for body in bodies if body]
        valid = [choice for choice in choices if choice is not None]
        seed = tie_seed(self.m.poll_id, self.closing_root(), y)
        found = method.count(valid, tie_order(seed, method.how_many_options()))
        self.tell_count(len(bodies), len(choices) - len(valid), bodies.count(None), found)
        if result:
            self.check_result(*result[0])

    def closing_root(self) -> bytes:
        """The root of the tree whose last leaf is the close."""
        at, _ = self.all_of(Close)[0]
        return root(self.hashes[: at + 1])

    def open(self, cast: Cast, y: int | None, openings: dict[bytes, int]) -> Body | None:
        if y is not None:
            shared = cast.R * y
        elif cast.receipt in openings:
            shared = self.m.Y * openings[cast.receipt]
        else:
            return None
        ballot = cast.ballot
        return open_ballot(self.m.poll_id, ballot.pk, ballot.seq, ballot.R, ballot.ct, shared)

    def tell_count(self, counted: int, invalid: int, unreadable: int, found: Counted) -> None:
        self.report.count = {
            "counted": counted,
            "invalid": invalid,
            "unreadable": unreadable,
            "tally": found.tally.hex(),
            "hash": tally_hash(self.m.poll_id, counted, invalid, unreadable, found.tally).hex(),
            "votes": found.told,
        }

    def check_result(self, at: int, leaf: Result) -> None:
        assert self.report.count
        if leaf.hash != tally_hash(self.m.poll_id, leaf.counted, leaf.invalid, leaf.unreadable, leaf.tally):
            self.fail("result", at, "its hash is not that of its fields")
        for what in ("counted", "invalid", "unreadable"):
            said, found = getattr(leaf, what), self.report.count[what]
            if said != found:
                self.fail("result", at, f"{what}: the result says {said}, the ballots give {found}")
        if leaf.tally.hex() != self.report.count["tally"]:
            self.fail("result", at, f"the tally is not that of the ballots, which give {self.report.count['votes']}")


def tally_hash(poll_id: bytes, counted: int, invalid: int, unreadable: int, tally: bytes) -> bytes:
    numbers = b"".join(map(number, (counted, invalid, unreadable)))
    return H("tally", lp(poll_id) + numbers + lp(tally))
