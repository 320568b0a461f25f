"""Tests of what an operator could do with tree, manifest, roll and issuing, and with the end of a poll."""

import json
import os
import random
from collections.abc import Callable

from encoding import (
    listing,
    lp,
    number,
    text,
)
from held import Held, PollCase
from leaves import BallotLeaf
from merkle import leaf_hash
from notes import COSIGNS
from record import join_bundle
from report import Report, Shown
from ristretto import (
    G,
)
from small_poll import CLOSES_MS, Signer, SmallPoll, Voter, audit_files, base64url
from vectors import VECTORS, flip, vector_files


class Polls(PollCase):
    def test_all_well(self) -> None:
        report = self.held().poll.audit()
        self.found(report)
        self.assertEqual(report.state, "finished")
        assert report.count
        self.assertEqual(report.count["votes"], {"none": 1, "options": [1, 1, 1]})
        self.assertEqual((report.count["counted"], report.count["invalid"], report.count["unreadable"]), (5, 1, 1))

    def test_one_issuer_one_trustee_no_witness(self) -> None:
        self.found(self.held_with(1, issuers=1, t=1, n=1, witnesses=0, quorum=0).poll.audit())

    def test_four_issuers(self) -> None:
        self.found(self.held(issuers=4).poll.audit())

    def test_other_keys(self) -> None:
        self.found(self.held(bits=3072).poll.audit())

    def test_more_trustees(self) -> None:
        self.found(self.held_with(2, 4, 5, t=3, n=5).poll.audit())
        self.found(self.held_with(1, 2, 3, 4, 5, t=3, n=5).poll.audit())

    def test_while_it_is_open(self) -> None:
        poll = SmallPoll()
        poll.checkpoint()
        self.assertEqual(poll.audit().state, "open")
        self.found(poll.audit())
        open_poll = Held().batches().poll
        self.found(open_poll.audit())
        self.assertIsNone(open_poll.audit().count)

    def test_closed_and_not_opened(self) -> None:
        report = Held().batches().end(shares=(2,)).poll
        report.checkpoint()
        self.found(report.audit())
        self.assertIsNone(report.audit().count)

    def test_nobody_voted(self) -> None:
        poll = SmallPoll()
        poll.close(0, 0, None)
        poll.share(1)
        poll.share(2)
        poll.result(0, 0, 0, 0, 0, 0, 0)
        self.found(poll.audit())

    # The tree and its signatures

    def test_no_quorum(self) -> None:
        self.found(self.held(quorum=2).poll.audit())
        poll = self.held(quorum=2).poll
        poll.quorum = 1
        self.found(poll.audit(), "checkpoint")

    def test_forked_record(self) -> None:
        held = self.held()
        poll = held.poll
        other = [leaf_hash(leaf) for leaf in poll.leaves]
        other[3] = leaf_hash(b"another leaf")
        fork = poll.note(6, 1, other)
        self.found(poll.audit(Shown(checkpoints=[fork])), "shown")
        poll.extra_notes.append(fork)
        self.found(poll.audit(), "checkpoint")

    def test_truncated_record(self) -> None:
        held = self.held()
        kept = held.poll.note(len(held.poll.leaves), 1)
        del held.poll.leaves[-1], held.poll.places[-1]
        held.poll.checkpoint()
        self.found(held.poll.audit(Shown(checkpoints=[kept])), "shown")

    def test_checkpoint_of_another_key(self) -> None:
        held = self.held()
        held.poll.box = Signer.new(held.poll.box.name)
        self.assertIn("checkpoint", {failure.check for failure in held.poll.audit().failures})

    def test_missing_files(self) -> None:
        poll = self.held().poll
        self.found(poll.audit(change=lambda files: files.pop("checkpoints/sizes")), "record", "batch")
        self.found(poll.audit(change=lambda files: files.pop("checkpoints/7")), "record", "batch")
        self.found(poll.audit(change=lambda files: files.pop("checkpoint")), "record")
        self.found(poll.audit(change=lambda files: files.update({"checkpoints/5": files["checkpoints/7"]})), "record")
        for sizes in (b"5\n7\n12\n15", b"5\n7\n12\n15\n\n", b"7\n5\n12\n15\n", b"5\n7\n12\n015\n", b"\xff\n", b""):
            files = poll.files() | {"checkpoints/sizes": sizes}
            report = audit_files(files)
            self.assertIn("record", {failure.check for failure in report.failures}, sizes)
        self.found(poll.audit(change=lambda files: files.pop("manifest.json")), "manifest")
        self.found(poll.audit(change=lambda files: files.pop("text.json")), "text")
        self.found(poll.audit(change=lambda files: files.update({"text.json": b'["A bench?", "Yes", "No!"]'})), "text")
        self.found(poll.audit(change=lambda files: files.pop("tile/0/000.p/15")), "tiles")
        missing = poll.audit(change=lambda files: files.pop("tile/entries/000.p/15"))
        self.assertIn("record", {failure.check for failure in missing.failures})

    def test_a_full_bundle_stands_for_a_part_of_it(self) -> None:
        def change(files: dict[str, bytes]) -> None:
            files["tile/entries/000"] = files.pop("tile/entries/000.p/15") + join_bundle([b"more"] * 240)

        self.found(self.held().poll.audit(change=change))

    # Manifest and roll

    def test_manifests_that_make_no_poll(self) -> None:
        poll = SmallPoll()
        moments = number(0) + number(5)
        witness = Signer.new("same.example", 4)
        cases: dict[str, bytes] = {
            "issue": number(5) + number(5),
            "cast": number(9) + number(8),
            "batch": number(1) + number(600),
            "record_origin": text("another.example"),
            "revote": text("twice"),
            "unreadable_rule": text("guess"),
            "version": number(2),
            "profile": text("confidential"),
            "verifying_shares": listing([lp((G * s).encode()) for s in (3, 4, 6)]),
            "sealing": lp((G * 5).encode()) + number(2) + number(3),
            "witnesses": listing([text(witness.vkey), text(witness.vkey)]),
            "complaint_hours": number(1 << 16),
            "min_publish_cell": number(1 << 32),
            "quorum": number(3),
            "issuers": listing([]),
            "nonce": lp(bytes(31)),
            "box_vkey": text(Signer.new("CBP1.example").vkey),
        }
        self.assertEqual(SmallPoll(fields={"issue": moments}).audit_of_manifest(), [])
        for name, value in cases.items():
            with self.subTest(name):
                self.assertNotEqual(SmallPoll(fields={name: value}).audit_of_manifest(), [])
        self.assertNotEqual(poll.poll_id, SmallPoll().poll_id)
        # One key under two names is one witness; and so is the box no witness of itself.
        twin = Signer("twin.example", COSIGNS, witness.secret)
        name_of_box = Signer("box.example/polls/1", COSIGNS, witness.secret)
        for witnesses in ([witness, twin], [name_of_box, Signer.new("other.example", COSIGNS)]):
            fields = {"witnesses": listing([text(one.vkey) for one in witnesses])}
            self.assertNotEqual(SmallPoll(fields=fields).audit_of_manifest(), [])

    def test_shares_of_fewer_coefficients(self) -> None:
        """Decision 10: t is 3, and the shares are on a line; so two could open."""
        sealing = lp(SmallPoll(t=2, n=3).Y.encode()) + number(3) + number(3)
        poll = SmallPoll(t=2, n=3, fields={"sealing": sealing})
        self.assertIn("exactly t", str(poll.audit_of_manifest()))

    def test_slots(self) -> None:
        poll = self.held().poll

        def reordered(files: dict[str, bytes]) -> None:
            files["roll"] = files["roll"][32:64] + files["roll"][:32] + files["roll"][64:]

        self.found(poll.audit(change=reordered), "roll")
        self.found(poll.audit(change=lambda files: files.update(roll=files["roll"] + b"\xff" * 32)), "roll")
        self.found(poll.audit(change=lambda files: files.pop("roll")), "roll", "issuance", "bounds", "close")

    def test_a_roll_that_is_longer_than_it_says(self) -> None:
        self.found(self.held(fields={"eligible_count": number(5)}).poll.audit(), "roll")

    def test_manifest_as_sent(self) -> None:
        files = vector_files()
        wire = VECTORS["manifest"]["wire"] | {"operator": "Another"}
        self.found(audit_files(files | {"manifest.json": json.dumps(wire).encode()}), "manifest")
        self.found(audit_files(files | {"manifest.json": b"{}"}), "manifest")

    # Issuing

    def test_issuance(self) -> None:
        def case(change: Callable[[SmallPoll], None]) -> Report:
            poll = SmallPoll()
            change(poll)
            poll.checkpoint()
            return poll.audit()

        self.found(case(lambda poll: poll.issue(0, 0, poll.slots[:2])))
        self.found(case(lambda poll: poll.issue(0, 1, poll.slots[:2])), "issuance")
        self.found(case(lambda poll: poll.issue(2, 0, poll.slots[:2], poll.issuers[1])), "issuance")
        self.found(case(lambda poll: poll.issue(0, 0, poll.slots[1::-1])), "issuance")
        self.found(case(lambda poll: poll.issue(0, 0, poll.slots[:2], poll.issuers[1])), "issuance")
        self.found(case(lambda poll: poll.issue(0, 0, sorted([*poll.slots[:2], os.urandom(32)]))), "issuance")

        def twice(poll: SmallPoll) -> None:
            poll.issue(0, 0, poll.slots[:2])
            poll.issue(0, 1, poll.slots[:2])

        self.found(case(twice), "issuance")

    def test_stuffed_ballots(self) -> None:
        """Credentials that both issuers signed, and more of them than slots that were issued to."""
        held = Held()
        poll = held.poll
        stuffed = [poll.ballot(poll.voter()) for _ in range(2)]
        poll.batch(0, [held.first, held.second, *stuffed])
        poll.batch(1, [held.changed, held.third, held.invalid, held.unreadable])
        held.end(8, 7)
        poll.result(7, 1, 1, 1, 3, 1, 1)
        self.found(poll.audit(), "bounds")

    def test_a_ballot_that_one_issuer_alone_signed(self) -> None:
        held = Held()
        held.second = held.poll.ballot(held.poll.voter(forged_by=1))
        held.batches().end().result()
        self.found(held.poll.audit(), "ballot", "close", "result")


class Ends(PollCase):
    def test_close(self) -> None:
        for change in ((7, 5, 1), (6, 6, 1), (6, 5, 0), (6, 5, 2), (6, 5, None)):
            held = Held().batches()
            held.poll.close(*change)
            self.found(held.poll.audit(), "close")
        held = Held().batches()
        held.poll.close(6, 5, 1, issued=4)
        self.found(held.poll.audit(), "close")
        held.poll.close(6, 5, 1)
        self.found(held.poll.audit(), "close", "order")

    def test_slots_after_the_close_are_not_issued_to(self) -> None:
        held = Held().batches()
        held.end()
        for j in range(2):
            held.poll.issue(j, 2, held.poll.slots[5:])
        held.poll.checkpoint()
        report = held.poll.audit()
        self.found(report, "order")
        self.assertEqual(report.numbers["issued"], 5)

    def test_early_close(self) -> None:
        for seconds, checks in ((0, ()), (599, ()), (600, ()), (601, ("close",)), (86400, ("close",))):
            held = Held().batches()
            held.poll.close(6, 5, 1)
            held.poll.places[-1] = (held.poll.places[-1][0], CLOSES_MS // 1000 - seconds)
            with self.subTest(seconds):
                self.found(held.poll.audit(), *checks)

    def test_order(self) -> None:
        held = Held()
        held.poll.share(1)
        held.batches().end(shares=(2,))
        held.poll.result(5, 0, 5, 0, 0, 0, 0)
        self.found(held.poll.audit(), "order")
        held = self.held().result()
        self.found(held.poll.audit(), "order")
        held = self.held()
        held.poll.share(2)
        held.poll.checkpoint()
        self.found(held.poll.audit(), "order")
        held = self.held()
        held.poll.leaves.append(held.poll.leaves[0])
        held.poll.issue(0, 2, held.poll.slots[5:])
        held.poll.leaves.append(b"\x77")
        held.poll.checkpoint()
        self.found(held.poll.audit(), "order", "leaf")

    def test_shares(self) -> None:
        for index, value in ((2, 77), (4, None), (0, None), (1, None)):
            held = Held().batches().end()
            held.poll.share(index, value if value else held.poll.shares[1])
            held.result()
            with self.subTest(index):
                self.found(held.poll.audit(), "share")

    def test_lost_trustee(self) -> None:
        """Fewer shares than needed: what voters open is counted, the rest is unreadable."""
        held = Held().batches().end(shares=(2,))
        poll = held.poll
        self.open(held, held.voters[2], held.third, b"\x08")
        poll.result(5, 0, 4, 0, 0, 0, 1)
        self.found(poll.audit())

    def open(self, held: Held, voter: Voter, envelope: bytes, choice: bytes, wrong: int = 0) -> None:
        body = (lp(choice) + lp(b"blue bicycle")).ljust(held.poll.max_len, b"\0")
        held.poll.opening(envelope, held.poll.scalar(voter, 0, body) + wrong)

    def test_openings(self) -> None:
        held = Held().batches().end()
        self.open(held, held.voters[2], held.third, b"\x08", wrong=1)
        held.result()
        self.found(held.poll.audit(), "opening")
        held = Held().batches().end()
        self.open(held, held.voters[2], b"no ballot", b"\x08")
        held.result()
        self.found(held.poll.audit(), "opening")
        held = Held().batches().end()
        self.open(held, held.voters[2], held.third, b"\x08")
        self.found(held.result().poll.audit())

    def test_result(self) -> None:
        for numbers in ((6, 1, 1, 1, 1, 1, 1), (5, 0, 1, 1, 1, 1, 1), (5, 1, 0, 1, 1, 1, 1), (5, 1, 1, 1, 1, 2, 0)):
            held = Held().batches().end()
            held.poll.result(*numbers)
            self.found(held.poll.audit(), "result")
        held = self.held()
        held.poll.leaves[-1] = flip(held.poll.leaves[-1], 8 * len(held.poll.leaves[-1]) - 1)
        self.found(held.poll.audit(), "result")

    def test_unknown_method(self) -> None:
        self.found(self.held(method="guessing").poll.audit(), "count")

    # What voters bring

    def test_dropped_promised_ballot(self) -> None:
        held = Held()
        dropped = held.poll.ballot(held.poll.voter())

        def kept(envelope: bytes, batch: int) -> Shown:
            ballot = BallotLeaf(0, False, envelope).ballot()
            wire = {
                "poll_id": base64url(ballot.poll_id),
                "pk": base64url(ballot.pk),
                "sigs": [base64url(s) for s in ballot.signatures],
                "rands": [base64url(s) for s in ballot.randomisers],
                "seq": ballot.seq,
                "prev_receipt": base64url(ballot.prev_receipt) if ballot.prev_receipt else None,
                "R": base64url(ballot.R),
                "ct": base64url(ballot.ct),
            }
            signed = {"ballot": wire, "sig": base64url(ballot.sig)}
            return Shown(receipts=[{"ballot": signed, "promise": held.poll.promise(envelope, batch)}])

        held.poll.batch(0, [held.first, held.second])
        self.found(held.poll.audit(kept(dropped, 1)))  # it may still come
        self.found(held.poll.audit(kept(dropped, 0)), "promise")
        held.poll.batch(1, [held.changed, held.third, held.invalid, held.unreadable])
        self.found(held.poll.audit(kept(dropped, 0)), "promise")
        self.found(held.poll.audit(kept(dropped, 1)), "promise")
        self.found(held.poll.audit(kept(dropped, 2)))
        self.found(held.poll.audit(kept(held.third, 0)), "promise")
        self.found(held.poll.audit(kept(held.third, 1)))
        held.end()
        held.poll.checkpoint()
        self.found(held.poll.audit(kept(dropped, 9)), "promise")
        self.found(held.poll.audit(kept(held.changed, 1)))
        forged = kept(held.changed, 1)
        forged.receipts[0]["promise"]["sig"] = base64url(bytes(64))
        self.found(held.poll.audit(forged), "promise")
        self.found(held.poll.audit(Shown(receipts=[{}])), "promise")

    def test_another_poll_or_text_was_shown(self) -> None:
        held = self.held()
        parts = ["A bench?", "Yes", "No"]
        self.found(held.poll.audit(Shown(held.poll.poll_id, parts)))
        self.found(held.poll.audit(Shown(bytes(32), parts)), "shown")
        self.found(held.poll.audit(Shown(None, [*parts, "Maybe"])), "shown")

    # Bits

    def test_flipped_bits_under_new_signatures(self) -> None:
        """The operator changes one bit and signs the tree anew: every leaf must speak for itself.

        Free is only what is the operator's word: the mark of assisted ballots, and incidents.
        """
        held = self.held()
        chance = random.Random(3)
        original = list(held.poll.leaves)
        for at, leaf in enumerate(original):
            mark = 24 if leaf[0] == 0x20 else -1
            for byte in range(0, len(leaf), 1 if len(leaf) < 100 else 13):
                bit = 8 * byte + (7 if byte == mark else chance.randrange(8))
                held.poll.leaves = [*original[:at], flip(leaf, bit), *original[at + 1 :]]
                with self.subTest(at=at, byte=byte):
                    self.assertTrue(held.poll.audit().failures)
