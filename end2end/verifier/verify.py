#!/usr/bin/env python3
"""Verifies the record of a secret poll of Comitia: PROTOCOL.md, profile `secret`, section "Verifying".

    python verify.py RECORD [--json] [--poll-id ID] [--text FILE] [--checkpoint FILE]… [--receipt FILE]…

RECORD is a folder or an http address. What is wrong is printed, all of it. The status is 0 if nothing is, 1 if
something is, and 2 if the record could not be read.
"""

import argparse
import io
import json
import sys
from pathlib import Path
from typing import Any

from audit import Audit
from encoding import Malformed, from_base64url, read_json
from record import Unreachable, read_record, source_of
from report import Progress, Report, Shown, no_progress


def main(arguments: list[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    progress = on_terminal if sys.stderr.isatty() else no_progress
    try:
        shown = shown_by(options)
        record = read_record(source_of(options.record), progress)
        report = Audit(record, shown, progress).run()
    except Unreachable as error:
        clear(progress)
        if options.json:
            print(json.dumps({"right": None, "error": str(error)}, indent=2))
        else:
            print(f"The record could not be verified: {error}", file=sys.stderr)
        return 2
    clear(progress)
    if options.json:
        print(json.dumps(report.as_json(), indent=2))
    else:
        print(as_text(report, shown))
    return 1 if report.failures else 0


def parser() -> argparse.ArgumentParser:
    result = argparse.ArgumentParser(description="Verifies the record of a secret poll of Comitia.")
    result.add_argument("record", help="a folder, or an http address")
    result.add_argument("--json", action="store_true", help="print the report as JSON")
    result.add_argument("--poll-id", help="the poll that voters were shown, in hexadecimal or base64url")
    result.add_argument("--text", type=Path, help="the text that voters were shown: a JSON list of its parts")
    result.add_argument("--checkpoint", type=Path, action="append", default=[], help="a checkpoint somebody kept")
    result.add_argument("--receipt", type=Path, action="append", default=[], help="a receipt file somebody kept")
    return result


def shown_by(options: argparse.Namespace) -> Shown:
    """What voters bring. A file that cannot be read is no fault of the record."""
    return Shown(
        poll_id=read_poll_id(options.poll_id) if options.poll_id else None,
        text_parts=read_parts(options.text) if options.text else None,
        checkpoints=[read_text(path) for path in options.checkpoint],
        receipts=[read_value(path) for path in options.receipt],
    )


def read_poll_id(written: str) -> bytes:
    try:
        value = bytes.fromhex(written) if len(written) == 64 else from_base64url(written)
    except (Malformed, ValueError):
        value = b""
    if len(value) != 32:
        raise Unreachable("--poll-id is not 32 bytes in hexadecimal or base64url")
    return value


def read_parts(path: Path) -> list[str]:
    value = read_value(path)
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise Unreachable(f"{path} is not a JSON list of texts")
    return value


def read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreachable(f"{path}: {error}") from error


def read_value(path: Path) -> Any:
    try:
        return read_json(path.read_bytes())
    except (OSError, Malformed) as error:
        raise Unreachable(f"{path}: {error}") from error


def as_text(report: Report, shown: Shown) -> str:
    lines = [f"FAILURE  {failure.check}, {failure.where}: {printable(failure.text)}" for failure in report.failures]
    if report.poll_id:
        lines.append(f"Poll {report.poll_id} of {printable(report.operator or '')}, {report.state}")
        if shown.poll_id is None:
            lines.append("Compare this number with that of the poll voters were shown, or give that with --poll-id.")
    lines.append(", ".join([f"leaves {report.leaves}", *(f"{name} {value}" for name, value in report.numbers.items())]))
    lines.extend(f"Incident, {printable(incident)}" for incident in report.incidents)
    if count := report.count:
        lines.append(f"Counted {count['counted']}: {count['invalid']} invalid, {count['unreadable']} unreadable")
        lines.append(f"Votes: {json.dumps(count['votes'], ensure_ascii=False)}")
    elif report.poll_id:
        lines.append("There is nothing to count yet: the poll is not closed, or too few shares are published.")
    total = len(report.failures)
    lines.append("The record is right." if not total else f"The record is wrong: {total} failure{'s' * (total > 1)}.")
    return "\n".join(lines)


def printable(text: str) -> str:
    """Texts of the operator must not write lines of their own, or move about on the terminal."""
    return "".join(c if c.isprintable() else "�" for c in text)


def on_terminal(what: str, done: int, of: int) -> None:
    if done == of or done % 50 == 0:
        print(f"\r\x1b[K{what} {done} of {of}", end="", file=sys.stderr, flush=True)


def clear(progress: Progress) -> None:
    if progress is on_terminal:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main())
