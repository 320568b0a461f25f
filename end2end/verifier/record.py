"""Where a record is read from: PROTOCOL.md, "Files", as a folder or over HTTP.

Nothing is judged here, but what files are missing or cannot be read.
"""

import gzip
import http.client
import re
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from encoding import U64, Malformed
from merkle import pieces, tile_path
from notes import read_note

MAX_FILE = 1 << 26
TIMEOUT_SECONDS = 60


class Unreachable(Exception):
    """The record cannot be read, for a reason that says nothing about it."""


class Source(Protocol):
    def get(self, path: str) -> bytes | None:
        """The file, or None if there is none."""


class Folder:
    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise Unreachable(f"{path} is no folder")
        self._path = path

    def get(self, path: str) -> bytes | None:
        try:
            return (self._path / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise Unreachable(str(error)) from error


class Web:
    def __init__(self, address: str) -> None:
        self._base = address.rstrip("/") + "/"

    def get(self, path: str) -> bytes | None:
        request = urllib.request.Request(self._base + path, headers={"Accept-Encoding": "gzip, identity"})
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
                data: bytes = answer.read(MAX_FILE + 1)
                if answer.headers.get("Content-Encoding") == "gzip":
                    data = gzip.decompress(data)
        except urllib.error.HTTPError as error:
            if error.code in (404, 410):
                return None
            raise Unreachable(f"{path}: {error}") from error
        except (OSError, EOFError, ValueError, zlib.error, http.client.HTTPException) as error:
            raise Unreachable(f"{path}: {error}") from error
        if len(data) > MAX_FILE:
            raise Unreachable(f"{path} is too long")
        return data


def source_of(where: str) -> Source:
    return Web(where) if where.startswith(("http://", "https://")) else Folder(Path(where))


@dataclass(slots=True)
class Record:
    """A record as it was found: nothing in it has been verified."""

    leaves: list[bytes]
    checkpoints: list[str]
    roll: bytes | None
    wire_manifest: bytes | None
    wire_text: bytes | None
    get: Callable[[str], bytes | None]
    problems: list[str] = field(default_factory=list)


def read_record(source: Source, progress: Callable[[str, int, int], None]) -> Record:
    problems: list[str] = []
    # The newest first: what is signed while the record is read is listed by then.
    newest, listed = source.get("checkpoint"), source.get("checkpoints/sizes")
    if newest is None and listed is None:
        raise Unreachable("there is neither `checkpoint` nor `checkpoints/sizes`: this is no record")
    sizes = []
    try:
        sizes = read_sizes(listed)
    except Malformed as error:
        problems.append(f"`checkpoints/sizes`: {error}")
    checkpoints = []
    for size in sizes:
        try:
            note, claimed = read_claim(source.get(f"checkpoints/{size}"))
            checkpoints.append(note)
            if claimed != size:
                raise Malformed(f"it is a checkpoint of {claimed} leaves")
        except Malformed as error:
            problems.append(f"`checkpoints/{size}`: {error}")
    try:
        note, claimed = read_claim(newest)
        if note not in checkpoints:
            checkpoints.append(note)
        if not sizes:
            sizes = [claimed]
        elif claimed not in sizes:
            raise Malformed(f"it has {claimed} leaves, and no such size is in `checkpoints/sizes`")
    except Malformed as error:
        problems.append(f"`checkpoint`: {error}")
    if not sizes:
        raise Unreachable("no checkpoint can be read: this is no record")

    size = sizes[-1]
    leaves: list[bytes] = []
    for index, width in pieces(size):
        bundle = source.get(tile_path("entries", index, width))
        if bundle is None and width < 256:
            bundle = source.get(tile_path("entries", index))
        if bundle is None:
            problems.append(f"the leaves from {len(leaves)} on are missing: no {tile_path('entries', index, width)}")
            break
        entries = split_bundle(bundle)
        if entries is None or len(entries) < width:
            problems.append(f"{tile_path('entries', index, width)} is no bundle of {width} leaves")
            break
        leaves.extend(entries[:width])
        progress("reading", len(leaves), size)
    roll, manifest, parts = (source.get(name) for name in ("roll", "manifest.json", "text.json"))
    return Record(leaves, checkpoints, roll, manifest, parts, source.get, problems)


def read_size(line: str) -> int:
    if not re.fullmatch("0|[1-9][0-9]{0,19}", line) or int(line) >= U64:
        raise Malformed("a size is not written as it should be")
    return int(line)


def read_sizes(data: bytes | None) -> list[int]:
    """The sizes of all checkpoints: ascending, in decimal, each on a line."""
    if data is None:
        raise Malformed("it is missing")
    try:
        *lines, rest = data.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise Malformed("it is no text of sizes") from None
    sizes = [read_size(line) for line in lines]
    if rest or not sizes or any(before >= after for before, after in pairwise(sizes)):
        raise Malformed("it is not ascending sizes, each on a line")
    return sizes


def read_claim(data: bytes | None) -> tuple[str, int]:
    """A note, and the size it claims. Its signature cannot be checked yet: the key is in the first leaf."""
    if data is None:
        raise Malformed("it is missing")
    try:
        note = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("it is not UTF-8") from None
    lines = read_note(note)[0].split("\n")
    if len(lines) < 3:
        raise Malformed("it has no size")
    return note, read_size(lines[1])


def split_bundle(data: bytes) -> list[bytes] | None:
    """The entries of a bundle, each after its length in two bytes; None if it is none."""
    entries = []
    at = 0
    while at < len(data):
        start = at + 2
        at = start + int.from_bytes(data[at:start], "big")
        if start > len(data) or at > len(data):
            return None
        entries.append(data[start:at])
    return entries


def join_bundle(entries: list[bytes]) -> bytes:
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)
