"""For the tests: the vectors of PROTOCOL.md, as a record and value by value."""

import json
from pathlib import Path
from typing import Any

from merkle import leaf_hash, tile_path, tiles
from record import join_bundle

BALLOT = Path(__file__).resolve().parents[2] / "app" / "ballot"
ORACLES = BALLOT / "tests" / "oracles"


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


VECTORS = load(BALLOT / "vectors-secret.json")
POLL_ID = bytes.fromhex(VECTORS["manifest"]["poll_id"])
LEAVES = [bytes.fromhex(leaf["bytes"]) for leaf in VECTORS["record"]["leaves"]]


def unhex(value: str) -> bytes:
    return bytes.fromhex(value)


def scalar(value: str) -> int:
    return int.from_bytes(bytes.fromhex(value), "little")


def size_of(note: str) -> int:
    return int(note.split("\n")[1])


def vector_files(leaves: list[bytes] = LEAVES) -> dict[str, bytes]:
    """The record of the vectors, as it is published."""
    notes = VECTORS["record"]["checkpoints"]
    return {
        "checkpoint": notes[-1].encode(),
        **{f"checkpoints/{size_of(note)}": note.encode() for note in notes},
        "checkpoints/sizes": "".join(f"{size_of(note)}\n" for note in notes).encode(),
        "text.json": json.dumps(["A bench?", "Where?", "Square", "Park", "School"]).encode(),
        "roll": b"".join(map(unhex, VECTORS["roll"]["slots"])),
        "manifest.json": json.dumps(VECTORS["manifest"]["wire"]).encode(),
        tile_path("entries", 0, len(leaves)): join_bundle(leaves),
        **dict(tiles([leaf_hash(leaf) for leaf in leaves])),
    }


def flip(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8  # a negative bit is one from the end
    return bytes(changed)
