"""Tests on the vectors of PROTOCOL.md, the wire, and the methods."""

import contextlib
import random
import unittest
from typing import Any

from encoding import (
    H,
    Malformed,
    X,
    from_base64url,
    listing,
    lp,
    number,
    read_json,
    receipt_text,
    text,
    u64,
)
from kept import RECEIPT_FILE, ballot_fields
from leaves import BallotLeaf, Opening, Result, read_leaf
from manifest import Manifest, manifest_fields
from merkle import leaf_hash, root, tile_path
from methods import Approval, Single, method_of
from notes import SIGNS, VerifierKey
from record import Unreachable, join_bundle
from report import Shown
from ristretto import (
    G,
    Point,
    wide_scalar,
)
from sealing import canary_is_good, open_ballot, opening_key, seal_key
from signatures import ed25519_is_good
from small_poll import audit_files, params
from vectors import BALLOT, LEAVES, POLL_ID, VECTORS, flip, load, scalar, unhex, vector_files


class Vectors(unittest.TestCase):
    """vectors-secret.json, value by value."""

    def test_manifest(self) -> None:
        fields = unhex(VECTORS["manifest"]["bytes"])
        manifest = Manifest.read(fields)
        self.assertEqual(manifest.poll_id, POLL_ID)
        self.assertEqual(manifest.problems(), [])
        self.assertEqual(manifest_fields(VECTORS["manifest"]["wire"]), fields)

    def test_text_hashes(self) -> None:
        for vector in load(BALLOT / "vectors.json")["texts"]:
            self.assertEqual(H("text", b"".join(map(text, vector["parts"]))).hex(), vector["text_hash"])

    def test_roll(self) -> None:
        roll = VECTORS["roll"]
        self.assertEqual(root(leaf_hash(unhex(slot)) for slot in roll["slots"]).hex(), roll["root"])
        told = roll["authenticator"]
        self.assertEqual(H("authenticator", text(told["kind"]) + lp(unhex(told["public_part"]))).hex(), told["hash"])
        slot = roll["slot"]
        authenticators = listing([lp(unhex(value)) for value in slot["authenticators"]])
        nonce = from_base64url(VECTORS["manifest"]["wire"]["nonce"])
        hashed = lp(nonce) + lp(unhex(slot["person_ref"])) + authenticators + lp(unhex(slot["salt"]))
        self.assertEqual(H("roll slot", hashed).hex(), slot["slot"])

    def test_sealing(self) -> None:
        sealing = VECTORS["sealing"]
        shares = {index + 1: scalar(share) for index, share in enumerate(sealing["shares"])}
        for two in ((1, 2), (1, 3), (2, 3)):
            y = opening_key({index: shares[index] for index in two})
            self.assertEqual((G * y).encode().hex(), sealing["Y"])
        for index, share in shares.items():
            self.assertEqual((G * share).encode().hex(), sealing["verifying_shares"][index - 1])
        coefficients = [wide_scalar(X("sharing", lp(unhex(sealing["dealer_seed"])) + number(k))) for k in (0, 1)]
        self.assertEqual([(G * a).encode().hex() for a in coefficients], sealing["commitments"])

    def test_canary(self) -> None:
        canary = VECTORS["sealing"]["canary"]
        part = canary["part_of_trustee_1"]
        nonce, V = unhex(canary["nonce"]), Point.decode(unhex(VECTORS["sealing"]["verifying_shares"][0]))
        point = X("canary", lp(b"point") + lp(POLL_ID) + lp(nonce))
        self.assertEqual(Point.derive(point).encode().hex(), canary["P"])
        given = Point.decode(unhex(part["D"])), scalar(part["c"]), scalar(part["z"])
        self.assertTrue(canary_is_good(POLL_ID, nonce, 1, V, *given))
        self.assertFalse(canary_is_good(POLL_ID, nonce, 2, V, *given))
        self.assertFalse(canary_is_good(POLL_ID, flip(nonce, 9), 1, V, *given))
        self.assertFalse(canary_is_good(POLL_ID, nonce, 1, V, given[0], given[1], given[2] + 1))
        self.assertFalse(canary_is_good(POLL_ID, nonce, 1, V, G, given[1], given[2]))

    def test_ballots(self) -> None:
        seed = unhex(VECTORS["credential"]["seed"])
        box = VerifierKey.read(VECTORS["manifest"]["wire"]["box_vkey"], SIGNS)
        Y = Point.decode(unhex(VECTORS["sealing"]["Y"]))
        pk = unhex(VECTORS["credential"]["pk"])
        for vector in VECTORS["ballots"]:
            leaf = BallotLeaf(0, False, lp(unhex(vector["ballot"])) + lp(unhex(vector["sig"])))
            ballot = leaf.ballot()
            self.assertEqual(ballot.hash.hex(), vector["hash"])
            self.assertEqual(leaf.receipt(POLL_ID).hex(), vector["receipt"])
            self.assertEqual(receipt_text(leaf.receipt(POLL_ID)), vector["receipt_text"])
            self.assertEqual(H("credential id", lp(POLL_ID) + lp(pk)).hex(), vector["cid"])
            self.assertTrue(ed25519_is_good(pk, b"CBP1 ballot\n" + ballot.hash, ballot.sig))
            self.assertEqual(ballot_fields(RECEIPT_FILE_BALLOT(vector["wire"])), unhex(vector["ballot"]))
            body = unhex(vector["body"])
            r = wide_scalar(X("seal scalar", lp(seed) + lp(POLL_ID) + number(ballot.seq) + lp(body)))
            self.assertEqual(r, scalar(vector["r"]))
            self.assertEqual((G * r).encode(), ballot.R)
            self.assertEqual((Y * r).encode().hex(), vector["shared"])
            self.assertEqual(seal_key(POLL_ID, ballot.R, unhex(vector["shared"]), pk, ballot.seq).hex(), vector["k"])
            opened = open_ballot(POLL_ID, pk, ballot.seq, ballot.R, ballot.ct, Y * r)
            assert opened
            self.assertEqual(opened.phrase, vector["phrase"])
            manifest = Manifest.read(unhex(VECTORS["manifest"]["bytes"]))
            method = method_of(manifest.method, manifest.method_version, manifest.params, manifest.max_len)
            self.assertEqual(method.reads(opened.choice), vector["options"])
            receipt = unhex(vector["receipt"])
            promised = b"CBP1 promise\n" + POLL_ID + receipt + u64(0)
            self.assertTrue(ed25519_is_good(box.key, promised, unhex(vector["promise_in_batch_0"])))

    def test_leaves(self) -> None:
        kinds = [type(read_leaf(leaf)).__name__ for leaf in LEAVES]
        self.assertEqual(kinds[:6], ["ManifestLeaf", "Issuance", "Issuance", "BallotLeaf", "BallotLeaf", "Close"])
        self.assertEqual(kinds[6:], ["Share", "Share", "Incident", "Result"])
        for vector, leaf in zip(VECTORS["record"]["leaves"], LEAVES, strict=True):
            self.assertEqual(leaf_hash(leaf).hex(), vector["hash"])
        self.assertIsInstance(read_leaf(unhex(VECTORS["record"]["leaf_of_kind_0x41"])), Opening)

    def test_record(self) -> None:
        kept = VECTORS["wire"]["receipt_file"]
        note = VECTORS["record"]["checkpoints"][1]
        report = audit_files(vector_files(), Shown(POLL_ID, None, [note], [kept]))
        self.assertEqual(report.failures, [])
        assert report.count
        self.assertEqual(report.count["votes"], {"none": 0, "options": [0, 1, 0]})
        result = read_leaf(LEAVES[-1])
        assert isinstance(result, Result)
        self.assertEqual(report.count["hash"], result.hash.hex())

    def test_flipped_bits(self) -> None:
        """One bit of every seventh byte of the record: the tree alone finds all of them, whatever they say."""
        chance = random.Random(1)
        for at, leaf in enumerate(LEAVES):
            for byte in range(0, len(leaf), 7):
                changed = list(LEAVES)
                changed[at] = flip(leaf, 8 * byte + chance.randrange(8))
                files = vector_files() | {tile_path("entries", 0, len(LEAVES)): join_bundle(changed)}
                with self.subTest(at=at, byte=byte):
                    self.assertTrue(audit_files(files).failures)

    def test_flipped_bits_beside_the_leaves(self) -> None:
        chance = random.Random(2)
        files = vector_files()
        for name in (name for name in files if name not in (tile_path("entries", 0, 10), "manifest.json")):
            for byte in range(0, len(files[name]), 5):
                changed = flip(files[name], 8 * byte + chance.randrange(8))
                with self.subTest(name, byte=byte), contextlib.suppress(Unreachable):
                    self.assertTrue(audit_files(files | {name: changed}).failures)

    def test_truncated_bytes_never_crash(self) -> None:
        for leaf in LEAVES:
            for end in range(0, len(leaf), 7):
                files = vector_files() | {tile_path("entries", 0, 10): join_bundle([*LEAVES[:9], leaf[:end]])}
                self.assertTrue(audit_files(files).failures)


def RECEIPT_FILE_BALLOT(wire: Any) -> Any:
    """The ballot of a receipt file, checked as on the wire."""
    return RECEIPT_FILE({"ballot": wire, "promise": VECTORS["wire"]["promise"]})["ballot"]["ballot"]


class Wire(unittest.TestCase):
    def test_strict(self) -> None:
        good = VECTORS["wire"]["receipt_file"]
        RECEIPT_FILE(good)

        def without(value: dict[str, Any]) -> dict[str, Any]:
            return {name: item for name, item in value.items() if name != "batch_no"}

        promise = good["promise"]
        for changed in (
            without(promise),
            promise | {"other": 1},
            promise | {"batch_no": 0.0},
            promise | {"batch_no": True},
            promise | {"batch_no": -1},
            promise | {"batch_no": 1 << 64},
            promise | {"receipt": promise["receipt"] + "="},
            promise | {"receipt": promise["receipt"][:-1] + "F"},
            promise | {"receipt": None},
            list(promise.values()),
        ):
            with self.subTest(str(changed)[:80]), self.assertRaises(Malformed):
                RECEIPT_FILE(good | {"promise": changed})
        for data in (b'{"a": 1, "a": 2}', b"NaN", b"{", b"\xff", b"[" * 100_000, b'"\\ud800"', b"1" * 5000):
            self.assertRaises(Malformed, read_json, data)


class Methods(unittest.TestCase):
    def test_choices(self) -> None:
        method = Approval.read(params(1, 2, 1, 8))
        for choice, expected in [
            ("0100", [0]),
            ("0200", [1]),
            ("0001", [8]),
            ("0201", [1, 8]),
            ("0000", None),
            ("0300", None),
            ("0e00", None),
            ("0002", None),
            ("02", None),
            ("020000", None),
            ("", None),
        ]:
            self.assertEqual(method.reads(unhex(choice)), expected, choice)
        self.assertIsNone(Approval.read(params(1, 1, 0, 8)).reads(unhex("0100")))
        self.assertIsNone(Approval.read(params(2, 3, 1, 8)).reads(unhex("0200")))

    def test_params(self) -> None:
        for wrong in (
            params(none_allowed=2),
            params(options=0),
            params() + b"\0",
            params()[:-1],
            params(options=1 << 16),
        ):
            self.assertRaises(Malformed, method_of, "approval", 1, wrong, 64)
        self.assertRaises(Malformed, method_of, "approval", 2, params(), 64)
        self.assertRaises(Malformed, method_of, "guessing", 1, params(), 64)
        self.assertRaises(Malformed, method_of, "single", 1, params(1, 2), 64)
        method_of("single", 1, params(1, 1), 64)
        for bounds in ((0, 2, 1, 3), (2, 1, 1, 3), (1, 4, 1, 3)):
            self.assertRaises(Malformed, method_of, "approval", 1, params(*bounds), 64)
        method_of("approval", 1, params(options=15), 10)
        self.assertRaises(Malformed, method_of, "approval", 1, params(options=16), 10)

    def test_tally_is_of_what_was_read(self) -> None:
        for kind in (Single, Approval):
            method = kind.read(params(1, 1 if kind is Single else 2))
            read = [choice for data in (b"\x02", b"\x06", b"\x01") if (choice := method.reads(data))]
            options = [1, 0, 0] if kind is Single else [2, 1, 0]
            self.assertEqual(method.count(read, []).told, {"none": 1, "options": options})
