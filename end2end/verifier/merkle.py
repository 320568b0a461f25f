"""The tree of RFC 6962 with SHA-256: PROTOCOL.md, "Roll" and "Record"; and the tiles of C2SP tlog-tiles over it."""

import hashlib
from collections.abc import Iterable, Iterator

WIDTH = 256  # hashes in a full tile


def leaf_hash(leaf: bytes) -> bytes:
    return hashlib.sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def roots(hashes: Iterable[bytes]) -> Iterator[bytes]:
    """The root of no leaves, of the first leaf, of the first two, and so on: each costs a few hashes."""
    yield hashlib.sha256().digest()
    complete: list[bytes] = []  # roots of the complete subtrees from the left, greatest first
    for size, leaf in enumerate(hashes, start=1):
        complete.append(leaf)
        for _ in range((size & -size).bit_length() - 1):
            right = complete.pop()
            complete.append(node_hash(complete.pop(), right))
        root = complete[-1]
        for left in reversed(complete[:-1]):
            root = node_hash(left, root)
        yield root


def root(hashes: Iterable[bytes]) -> bytes:
    *_, last = roots(hashes)
    return last


def tile_path(kind: str, index: int, width: int = WIDTH) -> str:
    """The path of a tile, or of a bundle of entries, by C2SP tlog-tiles."""
    digits = f"{index % 1000:03}"
    while index := index // 1000:
        digits = f"x{index % 1000:03}/{digits}"
    return f"tile/{kind}/{digits}" + (f".p/{width}" if width < WIDTH else "")


def pieces(size: int) -> Iterator[tuple[int, int]]:
    """Index and width of the tiles, or bundles, over so many hashes."""
    for start in range(0, size, WIDTH):
        yield start // WIDTH, min(WIDTH, size - start)


def tiles(hashes: list[bytes]) -> Iterator[tuple[str, bytes]]:
    """Path and content of every tile over these leaves."""
    level = 0
    while hashes:
        for index, width in pieces(len(hashes)):
            start = index * WIDTH
            yield tile_path(str(level), index, width), b"".join(hashes[start : start + width])
        hashes = [root(hashes[end - WIDTH : end]) for end in range(WIDTH, len(hashes) + 1, WIDTH)]
        level += 1
