"""Ballots, batches and chains: PROTOCOL.md, "Ballot, receipt, promise", "Batches" and "Verifying"."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from encoding import H, Malformed, lp
from leaves import Ballot, BallotLeaf, Close
from report import Checks
from ristretto import Point, read_point
from signatures import ed25519_is_good


@dataclass(frozen=True, slots=True)
class Cast:
    """A ballot in its place in the record that is good by itself."""

    at: int
    batch: int
    receipt: bytes
    cid: bytes
    ballot: Ballot
    R: Point


class Ballots(Checks):
    def check_ballots(self) -> list[Cast]:
        """The ballots that are good by themselves."""
        casts = []
        seen: dict[bytes, int] = {}
        leaves = self.all_of(BallotLeaf)
        for done, (at, leaf) in enumerate(leaves, start=1):
            self.progress("ballots", done, len(leaves))
            receipt = leaf.receipt(self.m.poll_id)
            if receipt in seen:
                self.fail("ballot", at, f"the same ballot as in leaf {seen[receipt]}")
                continue
            seen[receipt] = at
            ballot = leaf.ballot()
            problems = self.problems_of(ballot)
            for problem in problems:
                self.fail("ballot", at, problem)
            if not problems:
                cid = H("credential id", lp(self.m.poll_id) + lp(ballot.pk))
                casts.append(Cast(at, leaf.batch, receipt, cid, ballot, read_point(ballot.R)))
        self.report.numbers["ballots"] = len(leaves)
        self.report.numbers["assisted"] = sum(leaf.assisted for _, leaf in leaves)
        self.report.numbers["credentials"] = len({cast.cid for cast in casts})
        return casts

    def problems_of(self, ballot: Ballot) -> list[str]:
        """Why a ballot is not good by itself: what a box refuses it for, whatever else it has."""
        m = self.m
        problems = []
        if ballot.poll_id != m.poll_id:
            problems.append("the ballot is of another poll")
        if not len(ballot.signatures) == len(ballot.randomisers) == len(m.issuers):
            problems.append("the ballot has not one signature and one randomiser of every issuer")
        if len(ballot.ct) != m.ballot_length():
            problems.append(f"ct has {len(ballot.ct)} bytes and should have {m.ballot_length()}")
        if (ballot.seq == 0) != (ballot.prev_receipt is None):
            problems.append("prev_receipt does not go with seq")
        if m.revote == "none" and ballot.seq > 0:
            problems.append("a second ballot, where there is only the first")
        try:
            read_point(ballot.R)
        except Malformed as error:
            problems.append(f"R: {error}")
        if not ed25519_is_good(ballot.pk, b"CBP1 ballot\n" + ballot.hash, ballot.sig):
            problems.append("the signature of the voter is wrong")
        message = b"CBP1 credential\n" + m.poll_id + ballot.pk
        for j, issuer in enumerate(m.issuers[: min(len(ballot.signatures), len(ballot.randomisers))]):
            if not issuer.key.is_good(message, ballot.randomisers[j], ballot.signatures[j]):
                problems.append(f"the signature of issuer {j} is wrong")
        return problems

    def check_batches(self) -> None:
        """Batches count without a gap and stand in one piece, receipts ascend, none but the last is small; a checkpoint
        stands after each, and none within one."""
        batches: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
        last = -1
        for at, leaf in self.all_of(BallotLeaf):
            if leaf.batch not in (last, last + 1):
                follows = f"follows batch {last}" if last >= 0 else "is the first"
                self.fail("batch", at, f"a ballot of batch {leaf.batch} {follows}")
            last = max(last, leaf.batch)
            batches[leaf.batch].append((at, leaf.receipt(self.m.poll_id)))
        sizes = sorted(checkpoint.size for checkpoint in self.checkpoints)
        next_at = len(self.record.leaves)
        for batch in sorted(batches, reverse=True):
            where, ballots = f"batch {batch}", batches[batch]
            until, next_at = next_at, min(next_at, ballots[0][0])
            if any(before[1] >= after[1] for before, after in pairwise(ballots)):
                self.fail("batch", where, "its receipts do not ascend")
            if any(before[0] + 1 != after[0] for before, after in pairwise(ballots)):
                self.fail("batch", where, "another leaf stands within it")
            if any(ballots[0][0] < size <= ballots[-1][0] for size in self.signed_sizes):
                self.fail("batch", where, "a checkpoint was signed within it")
            if batch == last:
                continue
            if len(ballots) < self.m.min_k:
                self.fail("batch", where, f"it has {len(ballots)} ballots, fewer than {self.m.min_k}")
            place = bisect_right(sizes, ballots[-1][0])
            if place == len(sizes) or sizes[place] > until:
                self.fail("batch", where, "no checkpoint stands between it and the next")
        self.report.numbers["batches"] = len(batches)
        self.last_batch = last if batches else None

    def check_chains(self, casts: list[Cast]) -> None:
        """The ballots of a credential have seq 0, 1, … and each the receipt of the one before."""
        chains: dict[bytes, list[Cast]] = defaultdict(list)
        for cast in casts:
            chains[cast.cid].append(cast)
        for chain in chains.values():
            chain.sort(key=lambda cast: (cast.ballot.seq, cast.at))
            previous: Cast | None = None
            for cast in chain:
                expected = previous.ballot.seq + 1 if previous else 0
                if previous and cast.ballot.seq == previous.ballot.seq:
                    self.fail("chain", cast.at, f"leaf {previous.at} has the same credential and the same seq")
                    continue
                if cast.ballot.seq != expected:
                    self.fail("chain", cast.at, f"its seq is {cast.ballot.seq}, and {expected} is not in the record")
                elif previous and cast.ballot.prev_receipt != previous.receipt:
                    self.fail("chain", cast.at, f"its prev_receipt is not that of leaf {previous.at}")
                elif previous and cast.batch < previous.batch:
                    self.fail("chain", cast.at, f"it came before leaf {previous.at}, which it follows")
                previous = cast

    def check_bounds(self, casts: list[Cast], issued: int, close: tuple[int, Close] | None) -> None:
        credentials = len({cast.cid for cast in casts})
        self.report.numbers["issued"] = issued
        if credentials > issued:
            self.fail("bounds", "record", f"{credentials} credentials voted, and {issued} slots were issued to by all")
        if issued > self.m.eligible_count:
            self.fail("bounds", "record", f"{issued} slots were issued to, with {self.m.eligible_count} eligible")
        if close is None:
            return
        at, leaf = close
        for what, said, found in [
            ("ballots", leaf.ballots, len(self.all_of(BallotLeaf))),
            ("distinct credentials", leaf.distinct_cids, credentials),
            ("slots issued to by every issuer", leaf.issued, issued),
            ("last batch", leaf.last_batch, self.last_batch),
        ]:
            if said != found:
                self.fail("close", at, f"{what}: the close says {said}, the record has {found}")
