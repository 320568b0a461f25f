"""What an audit is given and what it says: what every check of PROTOCOL.md, "Verifying", shares."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from leaves import Leaf
from manifest import Manifest
from merkle import leaf_hash
from methods import Method
from notes import Checkpoint
from record import Record

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that is wrong: which check found it, where, and what."""

    check: str
    where: str
    text: str


@dataclass(slots=True)
class Shown:
    """What a voter brings: what they were shown, and the files they kept."""

    poll_id: bytes | None = None
    text_parts: list[str] | None = None
    checkpoints: list[str] = field(default_factory=list)
    receipts: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """What the audit found, and what it computed on the way."""

    failures: list[Failure] = field(default_factory=list)
    poll_id: str | None = None
    operator: str | None = None
    state: str = "unreadable"
    leaves: int = 0
    numbers: dict[str, int] = field(default_factory=dict)
    incidents: list[str] = field(default_factory=list)
    count: dict[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        return {"right": not self.failures, **asdict(self)}


def no_progress(what: str, done: int, of: int) -> None:
    pass


class Checks:
    """A record, what is known of it so far, and the report on it."""

    def __init__(self, record: Record, shown: Shown | None = None, progress: Progress = no_progress) -> None:
        self.record = record
        self.shown = shown or Shown()
        self.progress = progress
        self.report = Report(leaves=len(record.leaves))
        self.hashes = [leaf_hash(leaf) for leaf in record.leaves]
        self.leaves: list[tuple[int, Leaf]] = []  # those that can be read and stand where they may
        self.signed_sizes: list[int] = []
        self.checkpoints: list[Checkpoint] = []
        self.m: Manifest
        self.method: Method | None = None
        self.last_batch: int | None = None

    def fail(self, check: str, where: int | str, text: str) -> None:
        self.report.failures.append(Failure(check, f"leaf {where}" if isinstance(where, int) else where, text))

    def all_of(self, kind: type[Any]) -> list[tuple[int, Any]]:
        return [(at, leaf) for at, leaf in self.leaves if isinstance(leaf, kind)]
