"""A small poll for the tests: issuers, box, witnesses, trustees and voters of one process, written from PROTOCOL.md.

It holds leaves and the places of checkpoints; notes, tiles and files are made anew each time they are asked for. So a
test can change a leaf, and everything that is signed over it is signed again: what an operator could do.
"""

import base64
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from audit import Audit
from counting import tally_hash
from encoding import H, Malformed, Reader, X, fields_of, listing, lp, moment, number, text, u64
from kept import text_hash
from manifest import Manifest
from merkle import leaf_hash, pieces, root, tile_path, tiles
from notes import COSIGNS, SIGNS, key_id
from record import join_bundle, read_record
from report import Report, Shown, no_progress
from ristretto import ORDER, G, wide_scalar
from sealing import NONCE, seal_key
from signatures import PSS, write_spki

TEXT = ["A bench?", "Yes", "No"]
CLOSES_MS = 1_800_000_000_000


@cache
def rsa_key(number: int, bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


@dataclass(frozen=True)
class Signer:
    """A key of C2SP signed-note, with its secret."""

    name: str
    kind: int
    secret: Ed25519PrivateKey

    @classmethod
    def new(cls, name: str, kind: int = SIGNS) -> "Signer":
        return cls(name, kind, Ed25519PrivateKey.generate())

    @property
    def key(self) -> bytes:
        return raw(self.secret)

    @property
    def id(self) -> bytes:
        return key_id(self.name, self.kind, self.key)

    @property
    def vkey(self) -> str:
        encoded = base64.b64encode(bytes([self.kind]) + self.key).decode()
        return f"{self.name}+{self.id.hex()}+{encoded}"

    def line(self, body: str, time: int) -> str:
        if self.kind == COSIGNS:
            message = f"cosignature/v1\ntime {time}\n{body}".encode()
            signature = u64(time) + self.secret.sign(message)
        else:
            signature = self.secret.sign(body.encode())
        return f"— {self.name} {base64.b64encode(self.id + signature).decode()}\n"


def raw(secret: Ed25519PrivateKey) -> bytes:
    return secret.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


@dataclass
class Voter:
    seed: bytes
    secret: Ed25519PrivateKey
    pk: bytes
    signatures: list[bytes]
    randomisers: list[bytes]


def params(minimum: int = 1, maximum: int = 2, none_allowed: int = 1, options: int = 3) -> bytes:
    return b"".join(map(number, (minimum, maximum, none_allowed, options)))


class SmallPoll:
    def __init__(
        self,
        eligible: int = 6,
        issuers: int = 2,
        t: int = 2,
        n: int = 3,
        witnesses: int = 2,
        quorum: int = 1,
        revote: str = "last",
        bits: int = 2048,
        method: str = "approval",
        method_params: bytes = params(),
        fields: dict[str, bytes] | None = None,
    ) -> None:
        self.t, self.n, self.max_len, self.quorum = t, n, 64, quorum
        self.box = Signer.new("box.example/polls/1")
        self.issuers = [Signer.new(f"issuer{j}.example") for j in range(issuers)]
        self.rsa = [rsa_key(j, bits) for j in range(issuers)]
        self.witnesses = [Signer.new(f"witness{w}.example", COSIGNS) for w in range(witnesses)]
        self.slots = sorted(os.urandom(32) for _ in range(eligible))
        coefficients = [wide_scalar(X("sharing", lp(b"dealer" * 5 + b"!!") + number(k))) for k in range(t)]
        self.shares = {i: sum(a * i**k for k, a in enumerate(coefficients)) % ORDER for i in range(1, n + 1)}
        self.Y = G * coefficients[0]
        keys = [write_spki(key.public_key().public_numbers().n) for key in self.rsa]
        self.fields = {
            "version": number(1),
            "profile": text("secret"),
            "operator": text("Town of Example"),
            "nonce": lp(os.urandom(32)),
            "text_hash": lp(text_hash(TEXT)),
            "method": text(method) + number(1) + lp(method_params) + number(self.max_len),
            "issue": moment(0) + moment(CLOSES_MS - 1000),
            "cast": moment(0) + moment(CLOSES_MS),
            "complaint_hours": number(48),
            "eligible_count": number(eligible),
            "roll_root": lp(root(map(leaf_hash, self.slots))),
            "issuers": listing(
                [
                    text(issuer.name) + text(f"https://{issuer.name}") + lp(key) + text(issuer.vkey)
                    for issuer, key in zip(self.issuers, keys, strict=True)
                ]
            ),
            "sealing": lp(self.Y.encode()) + number(t) + number(n),
            "verifying_shares": fields_of([(G * s).encode() for s in self.shares.values()]),
            "box_vkey": text(self.box.vkey),
            "record_origin": text(self.box.name),
            "quorum": number(quorum),
            "witnesses": listing([text(witness.vkey) for witness in self.witnesses]),
            "bundle_hashes": listing([]),
            "revote": text(revote),
            "batch": number(2) + number(600),
            "min_publish_cell": number(5),
            "unreadable_rule": text("invalid"),
        }
        changed = fields or {}
        assert not set(changed) - set(self.fields)
        manifest = b"".join((self.fields | changed).values())
        self.poll_id = H("manifest", manifest)
        self.manifest = manifest
        self.leaves: list[bytes] = [b"\x01" + manifest]
        self.places: list[tuple[int, int]] = []  # size and time of each checkpoint
        self.issued: list[set[bytes]] = [set() for _ in self.issuers]
        self.extra_notes: list[str] = []

    # Voters

    def voter(self, forged_by: int | None = None) -> Voter:
        """A voter with a credential. What is blinded and taken back is a plain RSASSA-PSS signature in the end."""
        seed = os.urandom(32)
        secret = Ed25519PrivateKey.from_private_bytes(H("credential key", lp(seed) + lp(self.poll_id)))
        message = b"CBP1 credential\n" + self.poll_id + raw(secret)
        randomisers = [os.urandom(32) for _ in self.rsa]
        signatures = [
            (rsa_key(99) if j == forged_by else key).sign(randomiser + message, PSS, hashes.SHA384())
            for j, (key, randomiser) in enumerate(zip(self.rsa, randomisers, strict=True))
        ]
        return Voter(seed, secret, raw(secret), signatures, randomisers)

    def ballot(
        self,
        voter: Voter,
        choice: bytes = b"\x02",
        seq: int = 0,
        previous: bytes | None = None,
        phrase: bytes = b"blue bicycle",
        body: bytes | None = None,
        **changed: bytes,
    ) -> bytes:
        """LP(ballot) ‖ LP(sig), sealed for the trustees and signed by the voter."""
        body = (lp(choice) + lp(phrase)).ljust(self.max_len, b"\0") if body is None else body
        r = self.scalar(voter, seq, body)
        R = (G * r).encode()
        key = seal_key(self.poll_id, R, (self.Y * r).encode(), voter.pk, seq)
        ct = ChaCha20Poly1305(key).encrypt(NONCE, body, self.poll_id + voter.pk + u64(seq))
        fields = {
            "poll_id": lp(self.poll_id),
            "pk": lp(voter.pk),
            "signatures": fields_of(voter.signatures),
            "randomisers": fields_of(voter.randomisers),
            "seq": number(seq),
            "prev_receipt": lp(self.receipt(previous) if previous else b""),
            "R": lp(R),
            "ct": lp(ct),
        }
        assert not set(changed) - set(fields)
        ballot = b"".join((fields | changed).values())
        return lp(ballot) + lp(voter.secret.sign(b"CBP1 ballot\n" + H("ballot", ballot)))

    def scalar(self, voter: Voter, seq: int, body: bytes) -> int:
        return wide_scalar(X("seal scalar", lp(voter.seed) + lp(self.poll_id) + number(seq) + lp(body)))

    def receipt(self, envelope: bytes) -> bytes:
        return H("receipt", lp(self.poll_id) + envelope)

    def promise(self, envelope: bytes, batch: int) -> dict[str, Any]:
        receipt = self.receipt(envelope)
        signature = self.box.secret.sign(b"CBP1 promise\n" + self.poll_id + receipt + u64(batch))
        names = {"poll_id": self.poll_id, "receipt": receipt, "sig": signature}
        return {"batch_no": batch, **{name: base64url(value) for name, value in names.items()}}

    # The record

    def issue(self, j: int, batch: int, slots: list[bytes], signer: Signer | None = None) -> None:
        if j < len(self.issued):
            self.issued[j].update(slots)
        signed = b"CBP1 issuance\n" + self.poll_id + u64(j) + u64(batch) + b"".join(slots)
        signature = (signer or self.issuers[j]).secret.sign(signed)
        self.leaves.append(b"\x10" + number(j) + number(batch) + lp(b"".join(slots)) + lp(signature))

    def batch(self, batch: int, envelopes: list[bytes], sort: bool = True, checkpoint: bool = True) -> None:
        for envelope in sorted(envelopes, key=self.receipt) if sort else envelopes:
            self.leaves.append(b"\x20" + number(batch) + number(0) + lp(envelope))
        if checkpoint:
            self.checkpoint()

    def close(self, ballots: int, credentials: int, last_batch: int | None, issued: int | None = None) -> None:
        common = len(set.intersection(*self.issued)) if issued is None else issued
        last = lp(b"") if last_batch is None else number(last_batch)
        self.leaves.append(b"\x30" + number(ballots) + number(credentials) + number(common) + last)
        self.checkpoint()

    def share(self, index: int, scalar: int | None = None) -> None:
        value = self.shares[index] if scalar is None else scalar
        self.leaves.append(b"\x40" + number(index) + lp(value.to_bytes(32, "little")))

    def opening(self, envelope: bytes, r: int) -> None:
        self.leaves.append(b"\x41" + lp(self.receipt(envelope)) + lp(r.to_bytes(32, "little")))

    def result(self, counted: int, invalid: int, unreadable: int, *votes: int) -> None:
        tally = number(votes[0]) + listing([number(count) for count in votes[1:]])
        numbers = number(counted) + number(invalid) + number(unreadable)
        told = tally_hash(self.poll_id, counted, invalid, unreadable, tally)
        self.leaves.append(b"\x50" + numbers + lp(tally) + lp(told))
        self.checkpoint()

    def checkpoint(self, time: int = CLOSES_MS // 1000) -> None:
        self.places.append((len(self.leaves), time))

    def note(self, size: int, time: int, hashes: list[bytes] | None = None, cosigned: int | None = None) -> str:
        leaves = [leaf_hash(leaf) for leaf in self.leaves] if hashes is None else hashes
        top = base64.b64encode(root(leaves[:size])).decode()
        body = f"{self.box.name}\n{size}\n{top}\n"
        witnesses = self.witnesses[: self.quorum if cosigned is None else cosigned]
        return body + "\n" + "".join(signer.line(body, time) for signer in [self.box, *witnesses])

    def files(self) -> dict[str, bytes]:
        """The record as it is published."""
        leaves = [leaf_hash(leaf) for leaf in self.leaves]
        notes = [self.note(size, time, leaves) for size, time in self.places]
        by_size = {int(note.split("\n")[1]): note for note in notes + self.extra_notes}
        bundles = {
            tile_path("entries", index, width): join_bundle(self.leaves[index * 256 : index * 256 + width])
            for index, width in pieces(len(leaves))
        }
        return {
            "checkpoint": notes[-1].encode(),
            **{f"checkpoints/{size}": note.encode() for size, note in by_size.items()},
            "checkpoints/sizes": "".join(f"{size}\n" for size in sorted(by_size)).encode(),
            "roll": b"".join(self.slots),
            "manifest.json": json.dumps(wire_manifest(self.manifest)).encode(),
            "text.json": json.dumps(TEXT).encode(),
            **bundles,
            **dict(tiles(leaves)),
        }

    def audit_of_manifest(self) -> list[str]:
        """What is wrong with the manifest."""
        try:
            return Manifest.read(self.leaves[0][1:]).problems()
        except Malformed as error:
            return [str(error)]

    def audit(self, shown: Shown | None = None, change: Callable[[dict[str, bytes]], Any] | None = None) -> Report:
        files = self.files()
        if change:
            change(files)
        return audit_files(files, shown)


def wire_manifest(fields: bytes) -> dict[str, Any] | None:
    """The manifest as it is sent, from the fields that are hashed; None if they are none."""
    r = Reader(fields)

    def data() -> str:
        return base64url(r.field())

    def window() -> dict[str, int]:
        return {"opens_at_ms": r.moment(), "closes_at_ms": r.moment()}

    def issuer() -> dict[str, str]:
        return {"name": r.text(), "url": r.text(), "rsa_spki": data(), "record_vkey": r.text()}

    try:
        return {
            "version": r.number(),
            "profile": r.text(),
            "operator": r.text(),
            "nonce": data(),
            "text_hash": data(),
            "method": {"id": r.text(), "version": r.number(), "params": data(), "max_len": r.number()},
            "windows": {"issue": window(), "cast": window(), "complaint_hours": r.number()},
            "eligible_count": r.number(),
            "roll_root": data(),
            "issuers": r.list_of(issuer),
            "sealing": {"Y": data(), "t": r.number(), "n": r.number(), "verifying_shares": r.list_of(data)},
            "box_vkey": r.text(),
            "record_origin": r.text(),
            "witness_policy": {"quorum": r.number(), "witnesses": r.list_of(r.text)},
            "bundle_hashes": r.list_of(data),
            "revote": r.text(),
            "batch": {"min_k": r.number(), "interval": r.number()},
            "min_publish_cell": r.number(),
            "unreadable_rule": r.text(),
        }
    except Malformed:
        return None


class Files:
    """A record that is only in memory."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def get(self, path: str) -> bytes | None:
        return self.files.get(path)


def audit_files(files: dict[str, bytes], shown: Shown | None = None) -> Report:
    return Audit(read_record(Files(files), no_progress), shown).run()


def write(files: dict[str, bytes], folder: Path) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
