"""Signed notes, checkpoints and cosignatures: PROTOCOL.md, "Verifier keys" and "Record"; C2SP signed-note,
tlog-checkpoint and tlog-cosignature v1.
"""

import hashlib
import re
from dataclasses import dataclass

from encoding import U64, Malformed, from_base64
from signatures import ed25519_is_good, key_problem

SIGNS = 0x01
COSIGNS = 0x04
DASH = "— "
MAX_SIGNATURES = 100  # C2SP signed-note lets readers refuse more


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """`name+id+key` of C2SP signed-note."""

    name: str
    id: bytes
    kind: int
    key: bytes

    @classmethod
    def read(cls, written: str, kind: int) -> "VerifierKey":
        parts = written.split("+", 2)
        if len(parts) != 3:
            raise Malformed(f"the verifier key {written!r} is not name+id+key")
        name, identifier, encoded = parts
        if not _is_name(name):
            raise Malformed(f"the verifier key {written!r} has no good name")
        data = from_base64(encoded)
        if len(data) != 33 or data[0] != kind:
            raise Malformed(f"the verifier key {written!r} is not of kind {kind}")
        key = cls(name, key_id(name, kind, data[1:]), kind, data[1:])
        if key.id.hex() != identifier:
            raise Malformed(f"the verifier key {written!r} has a wrong id")
        if problem := key_problem(key.key):
            raise Malformed(f"the verifier key {written!r}: {problem}")
        return key


def key_id(name: str, kind: int, key: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + key).digest()[:4]


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(c.isspace() or c < " " for c in name)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A checkpoint that its log signed: its tree, and when which witness of the known ones saw it first."""

    size: int
    root: bytes
    seen: dict[str, int]


def read_note(note: str) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    """The signed text, and of each signature line name, id and signature."""
    if any(c < " " and c != "\n" for c in note):
        raise Malformed("the note has a control character")
    body, blank, lines = note.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise Malformed("the note has no signatures after a blank line")
    signatures = []
    for line in lines[:-1].split("\n"):
        name, space, encoded = line.removeprefix(DASH).partition(" ")
        if not line.startswith(DASH) or not space or not _is_name(name):
            raise Malformed("the note has a line that is no signature")
        data = from_base64(encoded)
        if len(data) < 5:
            raise Malformed("the note has a signature that is too short")
        signatures.append((name, data[:4], data[4:]))
    return body + "\n", signatures


def read_checkpoint(note: str, log: VerifierKey, witnesses: list[VerifierKey], extensions: bool = False) -> Checkpoint:
    """Reads a checkpoint of this log and refuses it if its signature, or one of a known witness, is wrong.

    Whether the witnesses are a quorum is for the caller to say.
    """
    body, signatures = read_note(note)
    lines = body[:-1].split("\n")
    if len(lines) < 3 or not all(lines):
        raise Malformed("the checkpoint has not three lines")
    if len(lines) > 3 and not extensions:
        raise Malformed("the checkpoint has extension lines")
    if lines[0] != log.name:
        raise Malformed(f"the checkpoint is of {lines[0]!r} and not of {log.name!r}")
    if not re.fullmatch("0|[1-9][0-9]{0,19}", lines[1]) or int(lines[1]) >= U64:
        raise Malformed("the size of the tree is not written as it should be")
    root = from_base64(lines[2])
    if len(root) != 32:
        raise Malformed("the root has not 32 bytes")

    by_log = False
    seen: dict[str, int] = {}
    if len(signatures) > MAX_SIGNATURES:
        raise Malformed(f"the note has {len(signatures)} signatures")
    for name, identifier, signature in signatures:
        if (name, identifier) == (log.name, log.id):
            if not ed25519_is_good(log.key, body.encode(), signature):
                raise Malformed("the signature of the log is wrong")
            by_log = True
        for witness in witnesses:
            if (name, identifier) == (witness.name, witness.id):
                time = int.from_bytes(signature[:8], "big")
                message = f"cosignature/v1\ntime {time}\n{body}".encode()
                if len(signature) != 72 or time >= 1 << 63 or not ed25519_is_good(witness.key, message, signature[8:]):
                    raise Malformed(f"the cosignature of {name} is wrong")
                seen[name] = min(time, seen.get(name, time))
    if not by_log:
        raise Malformed("the log did not sign the checkpoint")
    return Checkpoint(int(lines[1]), root, seen)
