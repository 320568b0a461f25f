#!/usr/bin/env python3
"""Counts polls again that stand in a file like `vectors-methods.json`: PROTOCOL.md, "Methods".

The status is 0 if every tally is that of the file, 1 if one is not, 2 if the file could not be read.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from encoding import Malformed
from methods import method_of
from standing import Counted, tie_order, tie_seed


def count(poll: dict[str, Any]) -> Counted:
    """Malformed, if the method is not known, or what is invalid by it is not what the file says."""
    params = bytes.fromhex(poll["params"])
    method = method_of(poll["id"], poll["version"], params, poll["max_len_with_phrase_of_20"])
    choices = []
    for choice in poll["choices"]:
        read = method.reads(bytes.fromhex(choice["choice"]))
        if (read is not None) != choice["valid"]:
            raise Malformed(f"the choice {choice['choice']} is {'invalid' if choice['valid'] else 'valid'}")
        if read is not None:
            choices.append(read)
    y = int.from_bytes(bytes.fromhex(poll["y"]), "little")
    seed = tie_seed(bytes.fromhex(poll["poll_id"]), bytes.fromhex(poll["closing_root"]), y)
    return method.count(choices, tie_order(seed, method.how_many_options()))


def failures_of(polls: list[dict[str, Any]]) -> list[str]:
    failures = []
    for at, poll in enumerate(polls):
        try:
            found = count(poll)
            if found.tally.hex() != poll["tally"]:
                failures.append(f"poll {at}, {poll['id']}: the choices give {found.told}")
        except Malformed as error:
            failures.append(f"poll {at}, {poll['id']}: {error}")
    return failures


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Counts polls again that stand in a file like vectors-methods.json.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args(arguments)
    try:
        polls = json.loads(given.file.read_text(encoding="utf-8"))
        failures = failures_of(polls)
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"{given.file}: {error}", file=sys.stderr)
        return 2
    if given.json:
        print(json.dumps({"polls": len(polls), "failures": failures}))
    else:
        print("\n".join(failures) or f"{len(polls)} polls: every tally is right.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
