"""All checks over a record: PROTOCOL.md, "Verifying", and what the sections before it demand.

`Audit.run` goes through the record once. Whatever is wrong becomes a `Failure` and the audit goes on with what is left,
so that one run names all that is wrong. Ballots, the count, and what voters bring are in modules of their own.
"""

from itertools import pairwise

import encoding
from ballots import Ballots
from counting import Counting
from encoding import Malformed, u64
from kept import Kept, text_hash
from leaves import BallotLeaf, Close, Incident, Issuance, Leaf, ManifestLeaf, Opening, Result, Share, read_leaf
from manifest import Manifest, manifest_fields
from merkle import leaf_hash, root, roots, tiles
from methods import method_of
from notes import read_checkpoint
from report import Report
from signatures import ed25519_is_good

EARLY_CLOSE_MS = 10 * 60 * 1000


class Audit(Ballots, Counting, Kept):
    def run(self) -> Report:
        for problem in self.record.problems:
            self.fail("record", "record", problem)
        self.check_tiles()
        if not self.read_manifest():
            return self.report
        self.read_leaves()
        self.check_checkpoints()
        roll = self.check_roll()
        issued = self.check_issuance(roll)
        close = self.check_end()
        casts = self.check_ballots()
        self.check_batches()
        self.check_chains(casts)
        self.check_bounds(casts, issued, close)
        self.count(casts, close is not None)
        self.check_shown(close is not None)
        return self.report

    # The tree

    def check_tiles(self) -> None:
        """The hashes that are published are those of the leaves."""
        for path, expected in tiles(self.hashes):
            found = self.record.get(path)
            if found is None:
                self.fail("tiles", path, "the tile is missing")
            elif found != expected:
                self.fail("tiles", path, "the tile does not have the hashes of the leaves")

    def check_checkpoints(self) -> None:
        """Every checkpoint is signed, seen by a quorum, and has the root of the leaves up to its size: so all fit."""
        mine = [(f"checkpoint {number}", "checkpoint", note) for number, note in enumerate(self.record.checkpoints)]
        shown = [(f"shown {number}", "shown", note) for number, note in enumerate(self.shown.checkpoints)]
        at_size = list(roots(self.hashes))
        for where, check, note in mine + shown:
            try:
                checkpoint = read_checkpoint(note, self.m.box_key, self.m.witnesses)
            except Malformed as error:
                self.fail(check, where, str(error))
                continue
            if check == "checkpoint" and len(checkpoint.seen) < self.m.quorum:
                self.fail(check, where, f"{len(checkpoint.seen)} of {self.m.quorum} witnesses have cosigned it")
            if checkpoint.size >= len(at_size):
                self.fail(check, where, f"it has {checkpoint.size} leaves, and the record {len(self.hashes)}")
            elif checkpoint.root != at_size[checkpoint.size]:
                self.fail(check, where, f"its root is not that of the first {checkpoint.size} leaves: a fork")
            else:
                self.signed_sizes.append(checkpoint.size)
                if check == "checkpoint":
                    self.checkpoints.append(checkpoint)
        if not any(checkpoint.size == len(self.hashes) for checkpoint in self.checkpoints):
            self.fail("checkpoint", "record", f"no good checkpoint covers all {len(self.hashes)} leaves")

    # Manifest and roll

    def read_manifest(self) -> bool:
        if not self.record.leaves:
            self.fail("manifest", "record", "there is no leaf")
            return False
        try:
            first = read_leaf(self.record.leaves[0])
            if not isinstance(first, ManifestLeaf):
                raise Malformed("the first leaf is not the manifest")
            self.m = Manifest.read(first.fields)
        except Malformed as error:
            self.fail("manifest", 0, str(error))
            return False
        self.report.poll_id = self.m.poll_id.hex()
        self.report.operator = self.m.operator
        for problem in self.m.problems():
            self.fail("manifest", 0, problem)
        try:
            self.method = method_of(self.m.method, self.m.method_version, self.m.params, self.m.max_len)
        except Malformed as error:
            self.fail("count", 0, f"the ballots cannot be counted: {error}")
        self.check_beside(first.fields)
        return True

    def check_beside(self, fields: bytes) -> None:
        """What is published beside the leaves for people says the same as they."""
        for name, data in (("manifest.json", self.record.wire_manifest), ("text.json", self.record.wire_text)):
            try:
                if data is None:
                    raise Malformed("the file is missing")
                wire = encoding.read_json(data)
                if name == "manifest.json" and manifest_fields(wire) != fields:
                    raise Malformed("it is not the manifest of leaf 0")
                if name == "text.json" and text_hash(encoding.wire_list(encoding.wire_text)(wire)) != self.m.text_hash:
                    raise Malformed("it is not the text of the manifest")
            except Malformed as error:
                self.fail("manifest" if name == "manifest.json" else "text", name, str(error))

    def check_roll(self) -> set[bytes]:
        data = self.record.roll
        if data is None or len(data) % 32:
            self.fail("roll", "roll", "the file is missing" if data is None else "it is not a row of 32 bytes each")
            return set()
        slots = [data[at : at + 32] for at in range(0, len(data), 32)]
        if any(before >= after for before, after in pairwise(slots)):
            self.fail("roll", "roll", "the slots do not ascend, each once")
        if len(slots) != self.m.eligible_count:
            self.fail("roll", "roll", f"there are {len(slots)} slots for {self.m.eligible_count} eligible persons")
        if root(map(leaf_hash, slots)) != self.m.roll_root:
            self.fail("roll", "roll", "their root is not the roll_root of the manifest")
        return set(slots)

    # Leaves and their order

    def read_leaves(self) -> None:
        """What cannot be read, or stands where it may not, is a failure and otherwise passed over."""
        state = "open"
        for at, data in enumerate(self.record.leaves):
            try:
                leaf = read_leaf(data)
            except Malformed as error:
                self.fail("leaf", at, str(error))
                continue
            if problem := out_of_place(at, leaf, state):
                self.fail("order", at, problem)
                continue
            self.leaves.append((at, leaf))
            state = "closed" if isinstance(leaf, Close) else "finished" if isinstance(leaf, Result) else state
        self.report.state = state
        self.report.incidents = [f"{leaf.kind}: {leaf.text}" for _, leaf in self.all_of(Incident)]

    def check_end(self) -> tuple[int, Close] | None:
        for at, close in self.all_of(Close):
            self.check_close_time(at)
            return at, close
        return None

    def check_close_time(self, at: int) -> None:
        """Decision 14: all witnesses of the first checkpoint with the close saw it well before casting was to end."""
        with_close = [checkpoint for checkpoint in self.checkpoints if checkpoint.size > at and checkpoint.seen]
        if not with_close:
            return
        _, seen = min((checkpoint.size, 1000 * max(checkpoint.seen.values())) for checkpoint in with_close)
        if seen < self.m.cast_closes - EARLY_CLOSE_MS:
            early = (self.m.cast_closes - seen) // 60000
            self.fail("close", at, f"all witnesses saw the close {early} minutes before casting was to end")

    # Issuing

    def check_issuance(self, roll: set[bytes]) -> int:
        """How many slots were issued to by every issuer."""
        issued: list[set[bytes]] = [set() for _ in self.m.issuers]
        batches = [0] * len(issued)
        for at, leaf in self.all_of(Issuance):
            j, slots = leaf.issuer, leaf.slots
            if j >= len(issued):
                self.fail("issuance", at, f"there is no issuer {j}")
                continue
            if leaf.batch != batches[j]:
                self.fail("issuance", at, f"batch {leaf.batch} of issuer {j} stands where {batches[j]} should")
            batches[j] = leaf.batch + 1
            signed = b"CBP1 issuance\n" + self.m.poll_id + u64(j) + u64(leaf.batch) + b"".join(slots)
            signed_well = ed25519_is_good(self.m.issuers[j].record_key.key, signed, leaf.signature)
            if not signed_well:
                self.fail("issuance", at, f"the signature of issuer {j} is wrong")
            if not slots or any(before >= after for before, after in pairwise(slots)):
                self.fail("issuance", at, "there are none, or the slots do not ascend, each once")
            if strangers := set(slots) - roll:
                self.fail("issuance", at, f"{len(strangers)} slots are not on the roll")
            if again := set(slots) & issued[j]:
                self.fail("issuance", at, f"{len(again)} slots were issued to by issuer {j} before")
            if signed_well:
                issued[j].update(roll.intersection(slots))
        self.report.numbers["eligible"] = self.m.eligible_count
        for j, slots in enumerate(issued):
            self.report.numbers[f"issued_by_{j}"] = len(slots)
        return len(set.intersection(*issued)) if issued else 0


def out_of_place(at: int, leaf: Leaf, state: str) -> str | None:
    """Why a leaf stands where it may not, after what was there before it."""
    match leaf:
        case ManifestLeaf():
            return "a manifest that is not leaf 0" if at > 0 else None
        case Issuance() | BallotLeaf() if state != "open":
            return "a ballot or a batch of issued slots after the close"
        case Close() if state != "open":
            return "a second close"
        case Share() | Opening() | Result() if state == "open":
            return "a share, an opening or a result before the close"
        case Share() | Opening() | Result() if state == "finished":
            return "a share, an opening or a second result after the result"
    return None
