"""Tests of what an operator could do with ballots and batches."""

from collections.abc import Callable
from typing import Any

from encoding import (
    Reader,
    listing,
    lp,
    text,
)
from held import Held, PollCase
from leaves import BallotLeaf
from report import Report, Shown
from small_poll import SmallPoll, Voter
from vectors import flip


class Ballots(PollCase):
    def with_second(self, make: Callable[[Held], bytes], **changed: Any) -> Report:
        """A poll with another ballot in place of one."""
        held = Held(**changed)
        held.second = make(held)
        return held.batches().end().result().poll.audit()

    def test_ballots_that_are_not_good(self) -> None:
        cases: dict[str, Callable[[SmallPoll, Voter], bytes]] = {
            "another poll": lambda p, v: p.ballot(v, poll_id=lp(bytes(32))),
            "signatures": lambda p, v: p.ballot(v, signatures=listing([lp(v.signatures[0])])),
            "randomisers": lambda p, v: p.ballot(v, randomisers=listing([lp(v.randomisers[0])])),
            "ct": lambda p, v: p.ballot(v, ct=lp(bytes(81))),
            "prev_receipt": lambda p, v: p.ballot(v, prev_receipt=lp(bytes(32))),
            "R, identity": lambda p, v: p.ballot(v, R=lp(bytes(32))),
            "R, not canonical": lambda p, v: p.ballot(v, R=lp(b"\xff" * 32)),
            "pk, small order": lambda p, v: p.ballot(v, pk=lp(bytes(32))),
            "pk of another": lambda p, v: p.ballot(v, pk=lp(p.voter().pk)),
            "signature": lambda p, v: flip(p.ballot(v), -1),
        }
        for name, make in cases.items():
            with self.subTest(name):
                report = self.with_second(lambda held, make=make: make(held.poll, held.voters[1]))  # type: ignore[misc]
                self.found(report, "ballot", "close", "result")

    def test_a_ballot_that_cannot_be_read(self) -> None:
        report = self.with_second(lambda held: held.poll.ballot(held.voters[1], ct=lp(bytes(80)) + b"\0"))
        self.found(report, "leaf", "batch", "close", "result")  # a batch of one is left
        report = self.with_second(lambda held: held.poll.ballot(held.voters[1], seq=1 << 32))
        self.found(report, "leaf", "batch", "close", "result")

    def test_swapped_ballots(self) -> None:
        """One signature of a voter under the ballot of another."""
        held = Held()
        ballot, sig = Reader(held.second), Reader(held.third)
        fields = ballot.field()
        sig.field()
        held.second = lp(fields) + lp(sig.field())
        self.found(held.batches().end().result().poll.audit(), "ballot", "close", "result")

    def test_copied_ciphertext(self) -> None:
        """It does not open under another key: the copy is unreadable, and says nothing about the original."""
        held = Held()
        source = BallotLeaf(0, False, held.first).ballot()
        held.second = held.poll.ballot(held.voters[1], R=lp(source.R), ct=lp(source.ct))
        held.batches().end()
        held.poll.result(5, 1, 2, 1, 0, 0, 1)
        self.found(held.poll.audit())

    def test_replayed_ballot(self) -> None:
        held = Held()
        held.poll.batch(0, [held.first, held.second])
        held.poll.batch(1, [held.changed, held.third, held.invalid, held.unreadable, held.second])
        held.end(7).result()
        self.found(held.poll.audit(), "ballot")

    def test_two_first_ballots(self) -> None:
        held = Held()
        held.second = held.poll.ballot(held.voters[0], b"\x04")
        held.batches().end(6, 4)
        held.poll.result(4, 1, 1, 1, 0, 0, 1)
        self.found(held.poll.audit(), "chain")

    def test_a_gap_in_a_chain(self) -> None:
        held = Held()
        held.changed = held.poll.ballot(held.voters[0], b"\x01", 2, held.first)
        self.found(held.batches().end().result().poll.audit(), "chain")

    def test_a_chain_backwards(self) -> None:
        held = Held()
        held.first, held.changed = held.changed, held.first
        self.found(held.batches().end().result().poll.audit(), "chain")

    def test_a_wrong_receipt_in_a_chain(self) -> None:
        held = Held()
        held.changed = held.poll.ballot(held.voters[0], b"\x01", 1, held.second)
        self.found(held.batches().end().result().poll.audit(), "chain")

    def test_a_second_ballot_where_there_is_only_the_first(self) -> None:
        held = Held(revote="none").batches().end()
        held.poll.result(5, 1, 1, 0, 2, 1, 1)
        self.found(held.poll.audit(), "ballot")

    def test_late_ballot(self) -> None:
        held = Held()
        late, held.second = held.second, held.poll.ballot(held.poll.voter())
        held.batches().end()
        held.poll.batch(1, [late])
        held.poll.result(5, 1, 1, 1, 1, 0, 1)
        self.found(held.poll.audit(), "order")

    # Batches

    def test_reordered_batch(self) -> None:
        held = Held()
        wrong = sorted([held.first, held.second], key=held.poll.receipt, reverse=True)
        held.poll.batch(0, wrong, sort=False)
        held.poll.batch(1, [held.changed, held.third, held.invalid, held.unreadable])
        self.found(held.end().result().poll.audit(), "batch")

    def test_batches(self) -> None:
        rest = ["third", "invalid", "unreadable"]
        for numbers, sizes, checkpoint in [((0, 2), (2, 1), True), ((1, 2), (2, 1), True), ((0, 1), (1, 2), True)] + [
            ((0, 1), (2, 1), False)
        ]:
            held = Held()
            envelopes = [getattr(held, name) for name in rest]
            for batch, size in zip(numbers, sizes, strict=True):
                held.poll.batch(batch, [envelopes.pop() for _ in range(size)], checkpoint=checkpoint)
            held.poll.checkpoint()
            with self.subTest(numbers=numbers, sizes=sizes, checkpoint=checkpoint):
                self.found(held.poll.audit(), "batch")

    def test_a_batch_stands_in_one_piece_under_one_checkpoint(self) -> None:
        def record(within: bytes | None, checkpoint: bool) -> Report:
            held = Held()
            one, two = sorted([held.first, held.second], key=held.poll.receipt)
            held.poll.batch(0, [one], checkpoint=checkpoint)
            held.poll.leaves.extend([within] if within else [])
            held.poll.batch(0, [two])
            return held.poll.audit()

        incident = b"\x60" + text("other") + text("The town hall burnt.")
        self.found(record(None, False))
        self.found(record(None, True), "batch")
        self.found(record(incident, False), "batch")
        held = Held()
        one, two = sorted([held.first, held.second], key=held.poll.receipt)
        held.poll.batch(0, [one], checkpoint=False)
        within = held.poll.note(len(held.poll.leaves), 1, cosigned=0)
        held.poll.batch(0, [two])
        self.found(held.poll.audit(Shown(checkpoints=[within])), "batch")

    def test_a_batch_in_two_pieces(self) -> None:
        held = Held()
        for batch, name in ((0, "first"), (1, "second"), (0, "third"), (1, "invalid")):
            held.poll.batch(batch, [getattr(held, name)])
        self.assertIn("batch", {failure.check for failure in held.poll.audit().failures})
